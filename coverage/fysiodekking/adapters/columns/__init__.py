"""Sessions as columns: any table that speaks Arrow's C data interface in, a stream of answers out.

`facts` says which column is which fact, `rows` makes the case of a row, and `answers` decides them batch by batch and
writes what comes of it as columns again.
"""
