"""Limits of a package in sessions: whether there is room for one more.

What is asked: the policy terms of the package (contract section 5). All limits of a grant hold at once.
To add a kind of limit: one member of `Per`, and one line in `_FROM`. Limits in euros: `budgets`.
Not modelled: weights of group and long sessions (no source gives them); limits in hours or days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model import facts
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import first_of_year
from fysiodekking.model.decision import Check
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.history import Entry, Key
from fysiodekking.model.names import Name, of_history, of_limit
from fysiodekking.model.needs import LeftLastYear, Need, PaidBefore
from fysiodekking.model.needs import PaidBy as PaidByPackage
from fysiodekking.model.package import Grant, Limit, Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import ANY_NUMBER, NONE_AT_ALL, Range, Row
from fysiodekking.model.vocabulary import CoverClass, PaidBy, Per
from fysiodekking.rules import counting
from fysiodekking.rules.checks import fits, refused, unknown
from fysiodekking.rules.code_list import class_of_row
from fysiodekking.rules.counting import Count, Part

_YEARLY: Final = frozenset({Per.CALENDAR_YEAR, Per.CALENDAR_YEAR_AND_CONDITION})
OWN_CONDITION: Final = frozenset({Per.CALENDAR_YEAR_AND_CONDITION, Per.CONDITION, Per.ACCIDENT})
_FROM: Final[Mapping[Per, Callable[[date], date]]] = {
    Per.CALENDAR_YEAR: first_of_year,
    Per.CALENDAR_YEAR_AND_CONDITION: first_of_year,
    Per.CONDITION: lambda _: counting.LONG_AGO,
    Per.ACCIDENT: lambda _: counting.LONG_AGO,
    Per.INSURANCE_LIFETIME: lambda _: counting.LONG_AGO,
    Per.DAY: lambda day: day,
}
"""The first day that counts for each kind of limit."""


def span(limit: Limit, day: date) -> tuple[date, bool]:
    """Return the first day that counts for a limit, and whether only the session's own condition counts.

    Sessions after one accident are taken to be those of the condition that it led to.
    """
    return _FROM[limit.per](day), limit.per in OWN_CONDITION


def room(case: Case, law: Law, package: Package, grant: Grant, limit: Limit, cite: Citation) -> Check:
    """Ask whether a limit in sessions has room for one more."""
    name = of_limit(package.id, limit.id)
    used = used_sessions(case, law, package, grant, limit)
    most, carried = maximum(case, package, limit)
    full = used.reaches(most)
    fact, per = Fact(name, used.shown, _below(most)), Fact("limit.per", limit.per)
    if full is False:
        return fits(fact, per, readings=used.readings)
    if carried is not None:
        return _with_carry_over(used, most, package, limit, carried, cite)
    if full is True:
        part = (Fact("limit.covers", limit.covers),) if limit.covers else ()
        return refused(Reason.PACKAGE_USED_UP, fact, per, *part, cite=cite, readings=used.readings)
    return unknown(Reason.USE_NOT_KNOWN, full, fact, per, cite=cite, readings=used.readings)


def _with_carry_over(used: Count, most: int, package: Package, limit: Limit, path: str, cite: Citation) -> Check:
    """Ask the same when what was left last year is not given: up to `carry_over` more."""
    highest, name = most + limit.carry_over, of_limit(package.id, limit.id)
    fact = Fact(name, used.shown, _below(facts.Count(most, highest)))
    full = used.reaches(highest)
    if full is True:
        return refused(Reason.PACKAGE_USED_UP, Fact(name, used.shown, _below(highest)), cite=cite)
    if isinstance(full, Need) or used.low != used.high:
        need = full if isinstance(full, Need) else used.reaches(used.high)
        assert isinstance(need, Need)
        return unknown(Reason.USE_NOT_KNOWN, need, fact, cite=(cite,))
    need = Need((path,), LeftLastYear(package.id), used.low - most + 1)
    return unknown(Reason.USE_NOT_KNOWN, need, Fact(path, None), fact, cite=(cite,))


def _below(most: int | facts.Count) -> Bound:
    return Bound("<", most, Measure.SESSIONS)


def maximum(case: Case, package: Package, limit: Limit) -> tuple[int, str | None]:
    """Return the maximum of a limit in sessions, and the missing path when carry-over leaves it open."""
    assert isinstance(limit.max, int)
    if not limit.carry_over:
        return limit.max, None
    left = {} if isinstance(case.used, Unknown) else case.used.left_last_year
    if package.id not in left:
        return limit.max, Name("used.left_last_year.*", package.id) if left else "used.left_last_year"
    return limit.max + min(left[package.id], limit.carry_over), None


def used_sessions(case: Case, law: Law, package: Package, grant: Grant, limit: Limit) -> Count:
    """Count what a limit in sessions has used: sessions that this package paid, half or whole, and those elsewhere."""
    day = case.session.date
    first, own_condition = span(limit, day)
    condition = case.condition_key if own_condition else None
    count = sessions_paid(case, law, package, grant, limit.covers, condition, first, day)
    if limit.per in _YEARLY and not limit.covers:
        return count + elsewhere(case)
    if not case.use_given and limit.per is not Per.DAY:
        return count + Count((_paid_before(case, package, grant, limit),))
    return count


_HOLDING: Final[Mapping[Per, tuple[str, ...]]] = {
    Per.CALENDAR_YEAR: ("elsewhere",),
    Per.CALENDAR_YEAR_AND_CONDITION: ("elsewhere", "condition_elsewhere_this_year", "condition_elsewhere"),
    Per.CONDITION: ("condition_elsewhere",),
    Per.ACCIDENT: ("condition_elsewhere",),
    Per.INSURANCE_LIFETIME: (),
}
"""The ranges that hold what a limit has used: nobody was paid more sessions of a condition than there were."""


def _paid_before(case: Case, package: Package, grant: Grant, limit: Limit) -> Part:
    """Return what a limit has used when nothing was said about earlier use: any number, but no more than there were."""
    within = _HOLDING[limit.per]
    key = PaidBefore(package.id, grant.id, limit.id, within)
    supposed = case.supposed.get(key, ANY_NUMBER)
    assert isinstance(supposed, Range)
    most = min([supposed.max, *(case.range(each).max for each in within)])
    return Part(min(supposed.min, most), most, ("history",), key)


def elsewhere(case: Case) -> Count:
    """Return the sessions elsewhere that count toward every yearly limit without a narrower scope."""
    given = case.elsewhere()
    return counting.ZERO if given == NONE_AT_ALL else Count((counting.elsewhere(case, "elsewhere", given),))


def booked_on(
    case: Case, law: Law, package: Package, grant: Grant, classes: tuple[CoverClass, ...], condition: str | None
) -> Callable[[Key | Row], bool | Need | None]:
    """Return the question whether a grant paid a row, narrowed to classes and a condition where asked.

    It answers None for a row that does not say by whom it was paid, and with the missing fact for one of which it
    depends on that fact which grant took it.
    """
    others, alone = {each.id for each in case.packages} - {package.id}, len(package.grants) == 1

    def paid_by_grant(row: Key | Row) -> bool | Need | None:
        if row.paid_by is not PaidBy.PACKAGE and not isinstance(row.paid_by, Unknown):
            return False
        not_by = row.not_by if isinstance(row, (Key, Entry)) else frozenset()
        if package.id in not_by:
            return False
        if row.package != package.id and not isinstance(row.package, Unknown):
            return False
        if row.grant != grant.id and not isinstance(row.grant, Unknown):
            return False
        if condition is not None and row.condition != condition and not isinstance(row.condition, Unknown):
            return False
        cover = class_of_row(case, law, row)
        if classes and cover not in classes:
            return False
        if isinstance(row.grant, Unknown) and not alone and cover not in grant.covers:
            return False
        if isinstance(row, (Key, Entry)) and row.waits is not None:
            return row.waits if grant.id in row.grants else False
        named = others <= not_by or not isinstance(row.package, Unknown)
        return True if row.paid_by is PaidBy.PACKAGE and named else None

    return paid_by_grant


def sessions_paid(
    case: Case,
    law: Law,
    package: Package,
    grant: Grant,
    classes: tuple[CoverClass, ...],
    condition: str | None,
    first: date,
    last: date,
) -> Count:
    """Count the sessions that a grant of a package paid, narrowed to classes and a condition where asked."""
    paid = booked_on(case, law, package, grant, classes, condition)

    def open_rows(number: int) -> Part:
        """Return the rows that do not say by whom they were paid, as one part."""
        rows, names = [], []
        for index, row in enumerate(case.past.rows):
            if row.last >= first and row.date <= last and paid(row) is None:
                rows.append(index)
                field = "paid_by" if isinstance(row.paid_by, Unknown) else "package"
                names.append(of_history(case.past.place(index), field))
        return Part(
            0, number, tuple(dict.fromkeys(names)), PaidByPackage(package.id, tuple(rows), case.past.places(rows))
        )

    return counting.rows(case, law, paid, first, last, open_rows)
