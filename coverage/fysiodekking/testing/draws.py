"""How values are drawn: the usual one most often, and the simplest one first, so that cases shrink to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, TypeVar

import attrs
from hypothesis import strategies as st

from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.law import CHECKED, days_of_change, law_data
from fysiodekking.model.dates import day_before
from fysiodekking.model.unknown import NOT_GIVEN, Unknown

T = TypeVar("T")

Days = date | tuple[date, date] | None
"""A day, a first and a last day (both included), or every day for which the law was checked."""

Span = tuple[date, date]
"""A first and a last day, both included."""

_ORDINARY: Final = (3, 12)
"""Month and day of a day on which nothing changes: what a session's date shrinks to, in the last year possible."""


_SELDOM: Final = 8
"""A fact that may be left out is, once in so many times."""

_PLAINLY: Final = 8
"""In a plain case everything that keeps an answer from being given is so many times as seldom."""


@lru_cache(maxsize=1 << 10)
def place(size: int) -> st.SearchStrategy[int]:
    """Return the strategy for the place in a list of that size; made once."""
    return st.integers(0, size - 1)


@st.composite
def _perhaps(draw: st.DrawFn, each: st.SearchStrategy[T]) -> tuple[T, ...]:
    """Draw one object, or none: hypothesis takes away as a whole what was drawn by one strategy."""
    return (draw(each),) if draw(place(2)) == 1 else ()


@attrs.frozen
class Manner:
    """How the facts of a case are drawn.

    :param complete: every fact is given; otherwise each may be left out, which is simplest.
    :param plain: what nearly every session has nearly always holds, and few facts are left out: most of these cases
        reach a ground or a package, and amounts.
    """

    complete: bool = False
    plain: bool = False


@attrs.frozen
class Draws:
    """Draws facts for one object.

    :param manner: how often facts are left out, and how often what is usual holds.
    """

    draw: st.DrawFn
    manner: Manner

    @property
    def complete(self) -> bool:
        """Whether every fact is given."""
        return self.manner.complete

    def _may_differ(self) -> bool:
        """Draw whether what follows may be other than usual: always, but in a plain case seldom.

        It is drawn whatever follows: where the number of draws depended on their values, no fact could go by itself
        while shrinking.
        """
        return not self.manner.plain or self.draw(place(_PLAINLY)) == 0

    def one(self, values: Sequence[T]) -> T:
        """Draw one of some values; the first is simplest."""
        return values[self.draw(place(len(values)))]

    def usually(self, usual: T, *others: T, weight: int = 7) -> T:
        """Draw the usual value so many times as often as each of the others."""
        drawn = self.draw(place(weight + len(others)))
        return usual if drawn < weight else others[drawn - weight]

    def nearly_always(self, usual: T, *others: T, weight: int = 7) -> T:
        """Draw the usual value so many times as often as each of the others; in a plain case many times more."""
        differs = self._may_differ()
        drawn = self.usually(usual, *others, weight=weight)
        return drawn if differs else usual

    def left_out(self) -> bool:
        """Draw whether a fact is left out."""
        if self.complete:
            return False
        differs = self._may_differ()
        return self.draw(place(_SELDOM)) == 0 and differs

    def fact(self, usual: T, *others: T, weight: int = 7) -> T | Unknown:
        """Draw a fact, or that it is not given."""
        differs = self.complete or self._may_differ()
        drawn = self._fact(usual, *others, weight=weight)
        return drawn if differs or not isinstance(drawn, Unknown) else usual

    def held(self, usual: T, *others: T, weight: int = 7) -> T | Unknown:
        """Draw a fact on which an answer hangs, or that it is not given; in a plain case the usual one holds."""
        differs = self._may_differ()
        drawn = self._fact(usual, *others, weight=weight)
        return drawn if differs else usual

    def _fact(self, usual: T, *others: T, weight: int) -> T | Unknown:
        absent = 0 if self.complete else max(1, (weight + len(others)) // _SELDOM)
        drawn = self.draw(place(absent + weight + len(others))) - absent
        if drawn < 0:
            return NOT_GIVEN
        return usual if drawn < weight else others[drawn - weight]

    def several(self, each: st.SearchStrategy[T], most: int, least: int = 0) -> tuple[T, ...]:
        """Draw some objects; whether each is there is drawn along with it, so that any can go while shrinking."""
        perhaps = _perhaps(each)
        drawn = ((self.draw(each),) if index < least else self.draw(perhaps) for index in range(most))
        return tuple(one for found in drawn for one in found)

    def seldom(self, *values: T) -> T | Unknown:
        """Draw a fact that few cases have: mostly it is not given."""
        drawn = self.draw(place(_SELDOM * len(values))) - (_SELDOM - 1) * len(values)
        return NOT_GIVEN if drawn < 0 else values[drawn]


def checked_days() -> Span:
    """Return the first and the last day for which the law was checked."""
    assert CHECKED.last is not None
    return CHECKED.first, CHECKED.last


@st.composite
def days(draw: st.DrawFn, span: Span) -> date:
    """Draw a day: an ordinary one, one on either side of a change of the law, or any."""
    first, last = span
    draws = Draws(draw, Manner(complete=True))
    near = _near_changes(first, last)
    where = draws.one(("ordinary", "near", "any") if near else ("ordinary", "any"))
    if where == "near":
        return draws.one(near)
    if where == "any":
        return last - draw(st.integers(0, (last - first).days)) * DAY
    return next((day for day in _ordinary_days(last) if first <= day <= last), last)


@lru_cache(maxsize=1 << 6)
def _near_changes(first: date, last: date) -> tuple[date, ...]:
    """Return the days on either side of the changes of the law, the latest first."""
    changes = [day for change in days_of_change(law_data()) for day in (change, day_before(change))]
    return tuple(day for day in reversed(changes) if first <= day <= last)


def _ordinary_days(last: date) -> Iterator[date]:
    for year in (last.year, last.year - 1):
        yield date(year, *_ORDINARY)
