"""The outside: files in, data and words out, the command. Nothing below imports from here."""
