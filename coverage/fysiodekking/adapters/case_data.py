"""Cases out again: the mapping that `case_from` reads, made of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

import attrs

from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import Checked, given_fields
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import SUPPOSITIONS, Row
from fysiodekking.model.vocabulary import Per

UNKNOWN: Final = "unknown"
"""How the format says that a source is silent about a value that has to stand there: a maximum, a percentage."""
_ROW: Final = frozenset(attribute.name for attribute in attrs.fields(Row))


@carries_no_data
def mapping_of(case: Case) -> dict[str, Any]:
    """Return the mapping of a case, as a case file holds it: the inverse of `case_from`.

    Keys that are not given are left out, and so are those that say what their absence means. Amounts are texts
    (``"42.50"``), codes are texts, dates are dates (a TOML date; for JSON, write them as ISO texts).

    :param case: any case; what was supposed while an answer was worked out is no part of the format.
    :returns: tables, lists, texts, numbers, true and false and dates; nothing in it is shared with the case.
    :raises InvalidCase: for a case that was booked into a new year, where sessions elsewhere before that year still
        count: the format has none of them.
    """
    demand_case(case)
    _demand_that_nothing_is_lost(case)
    table = table_of(case)
    return {"title": table.pop("title"), **table} if case.title else table


def _demand_that_nothing_is_lost(case: Case) -> None:
    """Refuse a case with sessions elsewhere of earlier years that count toward a package which goes on."""
    before, year = case.earlier.elsewhere_before(), case.session.date.year
    counted = [each.id for each in case.packages if each.is_renewed_for(year) and _has_limit_of_a_lifetime(each)]
    if before.max and counted:
        say = f"{before.min} to {before.max} sessions elsewhere before {year} count toward package {counted[0]}"
        keep = f"keep the case as it was before 1 January {year}, and book again from there"
        raise InvalidCase([Problem("used", f"{say}, which goes on, and a case file holds those of this year ({keep})")])


def _has_limit_of_a_lifetime(package: Package) -> bool:
    return any(limit.per is Per.INSURANCE_LIFETIME for grant in package.grants for limit in grant.limits)


def table_of(part: Checked) -> dict[str, Any]:
    """Return a part of a case as a table, as a file holds it."""
    return {name: _plain(value) for name, value in given_fields(part) if name not in SUPPOSITIONS}


def for_json(value: Any) -> Any:
    """Return the mapping of a case, or a part of one, as JSON can hold it: dates are ISO texts."""
    if isinstance(value, dict):
        return {key: for_json(member) for key, member in value.items()}
    if isinstance(value, list):
        return [for_json(member) for member in value]
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: object) -> Any:
    match value:
        case Unknown():
            return UNKNOWN
        case Checked():
            return table_of(value)
        case History():
            return [_row(row) for row in value.rows]
        case Mapping():
            return {key: _plain(member) for key, member in value.items()}
        case tuple():
            return [_plain(member) for member in value]
        case Money():
            return str(value)
        case StrEnum():
            return value.value
        case _:  # text, number, true or false, date
            return value


def _row(row: Row) -> dict[str, Any]:
    """Return a row without what one that was booked on a grant further keeps of the caller's row."""
    return {name: value for name, value in table_of(row).items() if name in _ROW}
