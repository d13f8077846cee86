"""The law of a day, and the days on which it changes, for tests of the law data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fysiodekking.law import Law, days_of_change, law_data, law_on
from fysiodekking.law.grounds import GroundLaw, Months, Sessions, Stage
from fysiodekking.model.citation import Sourced

CHANGES = days_of_change(law_data())
BOTH_SIDES = sorted({*CHANGES, *(day - timedelta(days=1) for day in CHANGES[1:]), date(2026, 12, 31)})


def on(day: str) -> Law:
    """Return the law of a day."""
    return law_on(date.fromisoformat(day))


def numbers_of(ground: GroundLaw) -> dict[str, Sourced[Any]]:
    """Return every number of a ground, whatever its unit."""
    return {name: each for unit in (Sessions, Months, Stage) for name, each in ground.said(unit).items()}


def values(sourced: Mapping[str, Sourced[Any]]) -> dict[str, Any]:
    """Return the values without their sources."""
    return {name: each.value for name, each in sourced.items()}
