"""Sessions from a table, as a practice system exports them.

`files` reads rows, `mapping` says which column is which fact, `map_files` reads such a map, `records` makes cases and
dossiers of rows and decides them, `written` writes the answers as a table and as a page, and `proposal` proposes a
mapping from the headers.
"""
