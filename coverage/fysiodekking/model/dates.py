"""Days, ages and terms, as the law counts them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Final

import attrs

MONTHS_PER_YEAR: Final = 12
_IN_EVERY_MONTH: Final = 28
"""The last day that every month has."""


@attrs.frozen
class Period:
    """From a first day to a last day, both included; without a last day it has no known end."""

    first: date
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def __str__(self) -> str:
        """Write it as an ISO 8601 interval; ``..`` is an open end."""
        return f"{self.first.isoformat()}/{'..' if self.last is None else self.last.isoformat()}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read what `str` wrote."""
        first, _, last = text.partition("/")
        return cls(date.fromisoformat(first), None if last == ".." else date.fromisoformat(last))


def months_after(day: date, months: int) -> date:
    """Return the same day of the month, so many months later (or earlier, for a negative number).

    A month that has no such day gives its last one: one month after 31 January is 28 (or 29) February.
    "Within N months" of a start means: before ``months_after(start, N)``.
    """
    index = day.year * MONTHS_PER_YEAR + day.month - 1 + months
    year, month = divmod(index, MONTHS_PER_YEAR)
    if day.day <= _IN_EVERY_MONTH:
        return day.replace(year=year, month=month + 1)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def birthday(born: date, age: int) -> date:
    """Return the day on which an age is reached; somebody born on 29 February has it on 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day; on the birthday the new age counts."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after the one that `day` lies in."""
    return months_after(day.replace(day=1), 1)


def first_of_year(day: date) -> date:
    """Return 1 January of the year of `day`."""
    return date(day.year, 1, 1)


def last_of_year(day: date) -> date:
    """Return 31 December of the year of `day`."""
    return date(day.year, MONTHS_PER_YEAR, 31)


def day_before(day: date) -> date:
    """Return the day before."""
    return day - timedelta(days=1)


def day_after(day: date) -> date:
    """Return the day after."""
    return day + timedelta(days=1)


def days_of_year(day: date) -> int:
    """Return how many days the year of `day` has."""
    return (last_of_year(day) - first_of_year(day)).days + 1
