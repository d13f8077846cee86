"""The report on how far cases reach: as a table and a list in words, as plain values, and as case files to fill in."""
