"""How values are drawn: the usual one most often, and the simplest one first, so that cases shrink to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from fysiodekking.law import CHECKED, Law, days_of_change, law_data, law_on
from fysiodekking.model.checked import suggestion
from fysiodekking.model.codes import Code
from fysiodekking.model.dates import day_before
from fysiodekking.model.unknown import NOT_GIVEN, Unknown

T = TypeVar("T")
C = TypeVar("C", bound=Code)

Days = date | tuple[date, date] | None
"""A day, a first and a last day (both included), or every day for which the law was checked."""

DAY: Final = timedelta(days=1)
_ORDINARY: Final = (3, 12)
"""Month and day of a day on which nothing changes: what a session's date shrinks to, in the last year possible."""


_SELDOM: Final = 8
"""A fact that may be left out is, once in so many times."""


@cache
def place(size: int) -> st.SearchStrategy[int]:
    """Return the strategy for the place in a list of that size; made once."""
    return st.integers(0, size - 1)


@attrs.frozen
class Draws:
    """Draws facts for one object.

    :param complete: every fact is given; otherwise each may be left out, which is simplest.
    """

    draw: st.DrawFn
    complete: bool

    def one(self, values: Sequence[T]) -> T:
        """Draw one of some values; the first is simplest."""
        return values[self.draw(place(len(values)))]

    def usually(self, usual: T, *others: T, weight: int = 7) -> T:
        """Draw the usual value so many times as often as each of the others."""
        drawn = self.draw(place(weight + len(others)))
        return usual if drawn < weight else others[drawn - weight]

    def left_out(self) -> bool:
        """Draw whether a fact is left out."""
        return not self.complete and self.draw(place(_SELDOM)) == 0

    def fact(self, usual: T, *others: T, weight: int = 7) -> T | Unknown:
        """Draw a fact, or that it is not given."""
        absent = 0 if self.complete else max(1, (weight + len(others)) // _SELDOM)
        drawn = self.draw(place(absent + weight + len(others))) - absent
        if drawn < 0:
            return NOT_GIVEN
        return usual if drawn < weight else others[drawn - weight]

    def several(self, each: st.SearchStrategy[T], most: int, least: int = 0) -> tuple[T, ...]:
        """Draw some objects; whether each is there is a draw of its own, so that any of them can go while shrinking."""
        there = (index < least or self.draw(place(2)) == 1 for index in range(most))
        return tuple(self.draw(each) for is_there in there if is_there)

    def seldom(self, *values: T) -> T | Unknown:
        """Draw a fact that few cases have: mostly it is not given."""
        drawn = self.draw(place(_SELDOM * len(values))) - (_SELDOM - 1) * len(values)
        return NOT_GIVEN if drawn < 0 else values[drawn]


def bounds(on: Days) -> tuple[date, date]:
    """Return the first and the last day that `on` means.

    :raises ValueError: when the last lies before the first.
    """
    if on is None:
        assert CHECKED.last is not None
        return CHECKED.first, CHECKED.last
    first, last = (on, on) if isinstance(on, date) else on
    if last < first:
        raise ValueError(f"on: {last} lies before {first} (write the first day first)")
    return first, last


@st.composite
def days(draw: st.DrawFn, on: Days) -> date:
    """Draw a day: an ordinary one, one on either side of a change of the law, or any."""
    first, last = bounds(on)
    draws = Draws(draw, complete=True)
    changes = [day for change in days_of_change(law_data()) for day in (change, day_before(change))]
    near = [day for day in reversed(changes) if first <= day <= last]
    where = draws.one(("ordinary", "near", "any") if near else ("ordinary", "any"))
    if where == "near":
        return draws.one(near)
    if where == "any":
        return last - draw(st.integers(0, (last - first).days)) * DAY
    return next((day for day in _ordinary_days(last) if first <= day <= last), last)


def _ordinary_days(last: date) -> Iterator[date]:
    for year in (last.year, last.year - 1):
        yield date(year, *_ORDINARY)


def law_near(day: date) -> Law:
    """Return the law of a day, or of the nearest day that was checked: for lists to draw from, never to decide."""
    first, last = bounds(None)
    return law_on(min(max(day, first), last))


def members(vocabulary: type[C], values: Iterable[Any] | None, name: str) -> tuple[C, ...]:
    """Return words of a vocabulary, given as such or as text; all of them when nothing is given.

    :raises ValueError: for a word that is not in it, with the nearest one, and for no word at all.
    """
    if values is None:
        return tuple(vocabulary)
    found = []
    for value in (values,) if isinstance(values, str) else values:
        if value not in list(vocabulary):
            raise ValueError(f"{name}: {value!r} is not known here; {suggestion(str(value), list(vocabulary))}")
        found.append(vocabulary(value))
    if not found:
        raise ValueError(f"{name}: the list is empty (leave it out for all of them)")
    return tuple(dict.fromkeys(found))
