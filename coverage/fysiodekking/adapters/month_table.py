"""A month looked at again, as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io

from fysiodekking.adapters.tables.written import safe
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.month import COLUMNS, came, reasons_of
from fysiodekking.explain.whole_return import sign
from fysiodekking.model.money import Money
from fysiodekking.model.printable import clean
from fysiodekking.model.returned import Month

_DELIMITER = ";"


def month_table(month: Month, words: Catalogue) -> str:
    """Return a row for each line of a month: what was expected, what came, and why that can be."""
    stream = io.StringIO()
    table = csv.writer(stream, delimiter=_DELIMITER, lineterminator="\n")
    table.writerow([words.claims[f"month.{name}"] for name in (*COLUMNS, "why")])
    for line in month.lines:
        granted = "" if line.granted is None else f"{sign(line.came, line.granted)}{_amount(line.granted, words)}"
        table.writerow(
            [
                safe(clean(line.reference)),
                "" if line.date is None else line.date.isoformat(),
                _amount(line.expected, words),
                granted,
                safe(came(line, words)),
                safe(" ".join(reasons_of(line, words))),
            ]
        )
    return stream.getvalue()


def _amount(amount: Money | None, words: Catalogue) -> str:
    return "" if amount is None else str(amount).replace(".", words.decimal)
