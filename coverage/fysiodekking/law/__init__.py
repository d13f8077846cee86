"""What the law says on a day.

Numbers and lists are data (`law/data`, one file for each instrument), each with its words, source and validity;
`law_on` puts together what holds on one day, once for all days until something changes. Whether a day was checked at
all: `CHECKED`. Of a day in the year after, a case may suppose that the law last checked still holds: `law_of`.
"""

from __future__ import annotations

import bisect
from datetime import date
from functools import lru_cache

from fysiodekking.law.assemble import announced_for, assemble
from fysiodekking.law.instruments import CHECKED, Law
from fysiodekking.law.load import LawData, days_of_change, fingerprint, law_data
from fysiodekking.model.case import Case
from fysiodekking.model.dates import MONTHS_PER_YEAR, Period, day_after, day_before, months_after
from fysiodekking.model.errors import InvalidLaw, Problem
from fysiodekking.model.unknown import Unknown

__all__ = [
    "CHECKED",
    "Law",
    "LawData",
    "days_of_change",
    "fingerprint",
    "law_data",
    "law_of",
    "law_on",
    "version_of",
    "versions",
]


def law_on(day: date) -> Law:
    """Return the law of a day: the same one for all days between two on which something changes.

    :raises InvalidLaw: for a day outside `CHECKED`: there is no law for it, never that of the year before.
    """
    if day not in CHECKED:
        raise InvalidLaw([Problem(str(day), f"lies outside the days that were checked, {CHECKED}")])
    changes = days_of_change(law_data())
    return _law_from(changes[bisect.bisect_right(changes, day) - 1])


def versions() -> tuple[Period, ...]:
    """Return the versions of the law: the periods between two days on which something changed."""
    days = days_of_change(law_data())
    return tuple(
        Period(first, CHECKED.last if following is None else day_before(following))
        for first, following in zip(days, [*days[1:], None], strict=True)
    )


def version_of(day: date) -> Period:
    """Return the version that holds on a day.

    :raises ValueError: for a day that was not checked.
    """
    for version in versions():
        if day in version:
            return version
    raise ValueError(f"{day}: the law of that day is not in the library")


def law_of(case: Case) -> Law | None:
    """Return the law that a case is decided by: that of its day, or what it supposes of a day that was not checked.

    :returns: None for such a day when it supposes nothing, or the day lies more than a year after the last checked one.
    """
    day = case.session.date
    if day in CHECKED:
        return law_on(day)
    supposes = not isinstance(case.law.assume, Unknown) and day in supposable()
    return _unchanged_in(day.year) if supposes else None


def supposable() -> Period:
    """Return the days of which the law last checked may be supposed to hold still."""
    last = CHECKED.last
    assert last is not None
    return Period(day_after(last), months_after(last, MONTHS_PER_YEAR))


@lru_cache(maxsize=2)
def _unchanged_in(year: int) -> Law:
    """Return the law last checked with what was announced for a year."""
    last = CHECKED.last
    assert last is not None
    return announced_for(law_data(), date(year, 1, 1), law_on(last))


@lru_cache(maxsize=1 << 7)
def _law_from(change: date) -> Law:
    return assemble(law_data(), change)
