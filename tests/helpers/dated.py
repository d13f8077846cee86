"""The days for which there is law, those on which it changes, and the law of each.

No test states the last day that was checked: it is `LAST`, and the day after it, of which nothing is known, `AFTER`.
From there to `LAST_SUPPOSED` a case may suppose that the law does not change.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from fysiodekking.law import CHECKED, Law, days_of_change, law_data, law_on
from fysiodekking.law.grounds import GroundLaw, Months, Sessions, Stage
from fysiodekking.model.citation import Sourced
from fysiodekking.model.dates import months_after

assert CHECKED.last is not None
FIRST: Final = CHECKED.first
LAST: Final = CHECKED.last
DAY: Final = timedelta(days=1)
AFTER: Final = LAST + DAY
NEXT_YEAR: Final = LAST.year + 1
LAST_SUPPOSED: Final = months_after(LAST, 12)
CHANGES: Final = days_of_change(law_data())
BOTH_SIDES: Final = sorted({*CHANGES, *(day - DAY for day in CHANGES[1:]), LAST})


def on(day: date | str) -> Law:
    """Return the law of a day."""
    return law_on(date.fromisoformat(day) if isinstance(day, str) else day)


def numbers_of(ground: GroundLaw) -> dict[str, Sourced[Any]]:
    """Return every number of a ground, whatever its unit."""
    return {name: each for unit in (Sessions, Months, Stage) for name, each in ground.in_unit(unit).items()}


def values(sourced: Mapping[str, Sourced[Any]]) -> dict[str, Any]:
    """Return the values without their sources."""
    return {name: each.value for name, each in sourced.items()}
