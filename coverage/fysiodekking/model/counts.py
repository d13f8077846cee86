"""How much of anything a case may hold: far more than any real one does, and so little that every answer comes soon.

The pages name these numbers (`docs/case-files.md`); what holds more is refused with one problem that says so.
"""

from __future__ import annotations

from typing import Final

MOST_ROWS: Final = 3_000
"""Rows of a history."""
MOST_SESSIONS: Final = 10_000
"""Sessions of one row of a history."""
MOST_IN_ALL: Final = 100_000
"""Sessions of all rows of a history together."""
MOST_CONDITIONS: Final = 200
MOST_PACKAGES: Final = 50
MOST_GRANTS: Final = 50
"""Grants of a package."""
MOST_LIMITS: Final = 50
"""Limits of a grant."""
MOST_LOOKS: Final = 100_000
"""Rows of a history times limits and grants of all packages: so often a row is laid beside a limit at most."""
MOST_LINES: Final = 200
"""Extra lines of a session."""
MOST_MEMBERS: Final = 1_000
"""Members of any other list or table."""
MOST_CASES: Final = 1_000
"""Cases of a file with several."""
MOST_ROWS_OF_CASES: Final = 20_000
"""Rows of the histories of such a file: in each of its cases every row, and once more for each package there."""

MOST_PLANNED: Final = 500
"""Sessions of a plan."""

MOST_CENTS: Final = 99_999_999_999
"""The highest amount: what nine digits before the dot can say."""

LONGEST_TEXT: Final = 10_000
"""Characters of a text."""
LONGEST_ID: Final = 200
"""Characters of a key or an id."""

MOST_PROBLEMS: Final = 100
"""The most problems that are told; a word says that there are more."""
LONGEST_SHOWN: Final = 60
"""The most characters of a value that a message repeats."""
LONGEST_MESSAGE: Final = 2_000
"""Characters of what is said of one problem."""
LONGEST_PATH: Final = 500
"""Characters of the path of one problem."""

MOST_BOOKING: Final = 250_000
"""The most work that is done to book the rows of one package, in about a millionth of a second."""
COST_OF_ASKING: Final = 100
"""What it costs to ask a grant, in the same measure; further for each of its limits, and for what that looks at."""
COST_OF_LIMIT: Final = 40
COST_OF_TALLY: Final = 2
COST_OF_ROW: Final = 4
COST_OF_BOOKING: Final = 20
"""What it costs to book a row, whatever is asked."""
MOST_KEPT: Final = 1 << 10
"""So many answers to one question are remembered; the one that nobody asked for longest goes first."""
FEW_KEPT: Final = 1 << 8
"""The same where few are ever asked for, as one for each age."""
FEW_CODES: Final = 8
"""A history of no more codes is counted as it is."""
