"""Sessions as columns: any table that speaks Arrow's C data interface in, a stream of answers out.

`facts` says which column is which fact, however Arrow lays out its values (`layouts`), `rows` makes the case of a row,
and `answers` decides them batch by batch and writes what comes of it as columns again.

`sameness` finds the rows that no rule tells apart, which are answered once, by the numbers of their values
(`distinct_values`), what went before (`earlier`), where packages turn (`package_terms`) and what the phases find
(`phase_findings`).
"""
