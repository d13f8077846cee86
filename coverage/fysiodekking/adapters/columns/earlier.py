"""What went before each session, counted for all rows of a table at once; counted only, no rule is asked."""

from __future__ import annotations

from datetime import date
from functools import partial
from importlib import import_module
from typing import Any, Final, NamedTuple

from fysiodekking.adapters.columns.arrow import arrow
from fysiodekking.adapters.columns.distinct_values import NULL, Coded, encode, lengths_of, nothing, numpy
from fysiodekking.adapters.columns.layouts import is_type, plain_column
from fysiodekking.adapters.input_data import INPUT
from fysiodekking.model.usage import ORDINARY_SESSION, Row
from fysiodekking.model.vocabulary import PaidBy

EPOCH: Final = date(1970, 1, 1).toordinal()
_MOST: Final = 1_000
"""So many rows of one history, or sessions of one row, are counted here at most."""
MIXED: Final = -2
_TOLD: Final = frozenset({"date", "paid_by"})


class Sessions(NamedTuple):
    """Earlier sessions as one row each, with the number of the row of the table that they go before.

    :param of: the row of the table.
    :param day: as a number of days.
    :param names: the performances, by the numbers of `code`.
    :param last: the last day of a run; `day` of a single one.
    :param plain: it is told who paid them, and not on which grant.
    """

    of: Any
    day: Any
    last: Any
    number: Any
    names: list[Any]
    code: Any
    condition: Coded
    package: Coded
    by_package: Any
    cents: Any
    plain: Any


def sessions_of(column: Any, rows_of_table: int) -> Sessions:
    """Return the sessions of a column of histories; none where there is no such column, or nothing in it."""
    pa, np, compute = arrow(), numpy(), import_module("pyarrow.compute")
    if column is None or is_type(column.type, "null"):
        column = pa.nulls(rows_of_table, pa.list_(pa.null()))
    lengths = lengths_of(column)
    rows = plain_column(compute.list_flatten(column))
    if is_type(rows.type, "null"):
        rows = pa.nulls(len(rows), pa.struct([("date", pa.date32())]))
    given = dict(zip((field.name for field in rows.type), rows.flatten(), strict=True))
    read = {
        name: encode(given[name], partial(INPUT.field, Row, field)) if name in given else nothing(len(rows))
        for name, field in INPUT.fields(Row).items()
    }
    of = np.repeat(np.arange(len(column)), lengths)
    number = read["sessions"].each(int, 1)
    names = [ORDINARY_SESSION, *(code for code in read["performance"].values if code != ORDINARY_SESSION)]
    plain = rows.is_valid().to_numpy(zero_copy_only=False) & (number <= _MOST) & (lengths[of] <= _MOST)
    for name, column_of in read.items():
        plain &= ~column_of.odd
        if name == "grant":
            plain &= column_of.codes == NULL
        elif name in _TOLD:
            plain &= column_of.codes != NULL
    day, last = (read[name].each(lambda day: day.toordinal() - EPOCH, 0) for name in ("date", "until"))
    last = np.where(read["until"].codes == NULL, day, last)
    return Sessions(
        of,
        day,
        last,
        number,
        names,
        read["performance"].each(names.index, 0),
        read["condition"],
        read["package"],
        read["paid_by"].each(lambda paid_by: paid_by is PaidBy.PACKAGE, 0) > 0,
        read["paid"].each(lambda paid: paid.cents, NULL),
        plain & (last >= day),
    )


class Earlier(NamedTuple):
    """What went before each row of a table.

    :param ever: how many sessions in all.
    :param this_year: those of the calendar year.
    :param paid: how many the package paid, ever and this year.
    :param spent: how many cents it paid for them.
    :param code: the performance of all that it paid; `MIXED` for several, `NULL` for none.
    :param amounts_known: what it paid of each is told.
    """

    ever: Any
    this_year: Any
    paid: tuple[Any, Any]
    spent: tuple[Any, Any]
    code: Any
    amounts_known: Any


def count_earlier(sessions: Sessions, first_of_year: Any) -> Earlier:
    """Count the sessions before each row.

    :param first_of_year: of each row, as a number of days.
    """
    np = numpy()
    rows, of = len(first_of_year), sessions.of
    this_year = sessions.day >= first_of_year[of]
    of_package = sessions.by_package
    cents = np.maximum(sessions.cents, 0) * sessions.number

    def count(wanted: Any, of_each: Any = sessions.number) -> Any:
        return np.bincount(of, weights=of_each * wanted, minlength=rows).astype("int64")

    code = np.full(rows, NULL, "int64")
    code[of[of_package]] = sessions.code[of_package]
    code[of[of_package & (sessions.code != code[of])]] = MIXED
    return Earlier(
        count(np.ones(len(of), "int64")),
        count(this_year),
        (count(of_package), count(of_package & this_year)),
        (count(of_package, cents), count(of_package & this_year, cents)),
        code,
        count(of_package & (sessions.cents == NULL)) == 0,
    )
