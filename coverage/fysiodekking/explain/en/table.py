"""What is said of a table of sessions and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TABLE: Final[Mapping[str, str]] = {
    # headings of the table that comes out
    "line": "line",
    "id": "id",
    "outcome": "outcome",
    "payer": "payer",
    "package": "package",
    "basic": "basic package pays",
    "deductible": "deductible",
    "by_package": "package pays",
    "insured": "patient pays",
    "code": "entitlement code",
    "why": "why",
    "missing": "missing",
    "problem": "wrong in the line",
    "known": "known who paid",
    # what is wrong with a row
    "wrong.at": "{fact} (column {header})",
    "wrong.no_word": '{cell} stands for nothing yet (write {cell} = "our code" below [words."{fact}"])',
    "wrong.near_word": "{cell} is not among its words; did you mean {near}? (or add it to the map)",
    "wrong.other_word": "{cell} is not among its words; write one of: {words} (or add it to the map)",
    "wrong.date": "{cell} is not a date as the map writes it ({example})",
    "wrong.date_otherwise": (
        '{cell} is not a date as the map writes it ({example}), but date = "{way}" below [table] of the map reads it'
    ),
    "wrong.birth": "the cell, which is not repeated here, is not a date as the map writes it ({example})",
    "wrong.moment": "{cell} is a moment in another time zone (write the day, as it was in the Netherlands)",
    "wrong.text": "{cell} is no text (write a word or code)",
    "wrong.unreadable": "the cell cannot be read: it holds no value of the type of its column (write it anew)",
    "wrong.amount": "{cell} is not an amount (write euros in figures)",
    "wrong.amount_written": "{cell} is not an amount as the map writes it ({example})",
    "wrong.amount_otherwise": (
        "{cell} is not an amount as the map writes it ({example}), but "
        'decimal = "{sign}" below [table] of the map reads it'
    ),
    "wrong.cents": "{cell} is not an amount in whole cents (write two decimals at most)",
    "wrong.below_nothing": (
        "{cell} is less than nothing: a credit is no session (leave the row out, and the one that it takes back)"
    ),
    "wrong.flag": "{cell} is neither yes nor no as the map writes it ({yes} or {no}; empty where it is not known)",
    "wrong.whole": "{cell} is not a whole number (write it in figures, as 3)",
    "wrong.range": "{cell} is neither a whole number nor a range (write 3, or the fewest and the most as 2-4)",
    "wrong.with": "is not answered: another row of the same person is wrong (line {line})",
    "wrong.empty": "the cell is empty (fill it in)",
    "wrong.nowhere": "no column says it (name one below [columns], or write below [constants] what holds of every row)",
    "wrong.needless": (
        "stands for somebody, and looks like {what}: personal data, which is not needed (use another number)"
    ),
    "looks.a citizen service number (BSN)": "a citizen service number (BSN)",
    "looks.an e-mail address": "an e-mail address",
    "wrong.differs": "is another than on line {line}, which is of the same person (correct either)",
    "wrong.uneven": (
        "has more or fewer cells than the header (is the delimiter in a text, or a quotation mark not closed?)"
    ),
    "wrong.too_long": "is longer than 1 MB: no row is that long (is a quotation mark not closed?)",
    # the page
    "title": "Sessions: who pays",
    "answer": "{rows} lines, {answered} answered, {wrong} wrong.",
    "answer.one": "1 line, {answered} answered, {wrong} wrong.",
    "by": "Who pays",
    "by.id": "{name} ({id})",
    "by.payer": "{payer}: {count}.",
    "by.amount": "{payer}: {count}, together {amount}.",
    "by.part": "{payer}: {count}; of {known} of them the amount is known, together {amount}.",
    "insured.total": "The patients pay {amount} together, of which {deductible} deductible.",
    "insured.open": "Of {count} it is not known yet what the patient pays: that does not count here.",
    "missing.heading": "What is missing",
    "missing.earlier": "Of earlier rows of the same person this is not given: {label}.",
    "missing.item": "{question} On line {lines}.",
    "wrong.heading": "What could not be read",
    "wrong.item": "Line {line}: {problem}",
    "wrong.more": "And {count} more: see the column “{column}” of the table.",
    "more": "{lines} and {count} more",
    "nobody": "nobody: it may not be charged",
    "open": "cannot be told",
    "count": "{count} sessions",
    "count.one": "1 session",
    # the proposed map
    "map.proposal": "A proposal from the headers: look it through, and fill in what the columns do not say.",
    "map.no_headers": (
        "Has the table no header row? Its first line holds the names of the columns; "
        "what stands above them, as a title, has to go."
    ),
    "map.never": "Never read, since it is personal data: {columns}",
    "map.rest": "Not understood: {columns}",
    "map.kind": "which kind of condition it is: every case needs this, or --dcsph FILE",
    "map.words": '"your word" = "our code" (see docs/case-files.md); "*" stands for every other word',
}
