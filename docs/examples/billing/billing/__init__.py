"""Bills a day of a physiotherapy practice: who gets which bill for which line, to the cent, and what to ask first."""
