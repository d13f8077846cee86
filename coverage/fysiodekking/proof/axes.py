"""The axes of the space of cases, cut at every number, term, age and date at which a rule answers differently.

An axis is a fact; a part of it is one value, or one interval between two cut points. The corners of a part are the
cases that lie at its ends: exactly at the bound, one day or one session before it, and far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.thresholds import DAY, last_over, turning
from fysiodekking.model.dates import months_after
from fysiodekking.model.unknown import NOT_GIVEN

Changes = Mapping[str, Any]
"""What a part says of a case: dotted path to value, or to a function that makes the value of what else is said."""

At = Callable[[int], Changes]

FAR: Final = 1_000
"""So far beyond the last cut point is far away."""
OLDEST: Final = 90
LONG: Final = 13
"""So many months before the last bound: long ago."""


@attrs.frozen(kw_only=True)
class Part:
    """One value or interval of an axis.

    :param label: the value or interval in words; empty where nothing is to be said of it.
    :param corners: the ends of the interval, or the one value.
    :param given: False when it says that the fact is not given.
    :param since: the lower end of an interval in words; empty when it has none.
    :param until: the upper end of an interval in words; empty when it has none.
    :param low: first number of an interval; None for a value.
    :param high: last number of an interval; None when it has no end.
    :param at: what any number of the interval says of a case.
    """

    label: str
    corners: tuple[Changes, ...]
    given: bool = True
    since: str = ""
    until: str = ""
    low: int | None = None
    high: int | None = None
    at: At | None = None


Told = Callable[[Part, Part], str]


@attrs.frozen(kw_only=True)
class Axis:
    """A fact that rules read, and the parts that they can tell apart.

    :param told: the interval from one part to another in words, where parts follow each other.
    :param whole: that the parts together are every value; else they are some of them.
    """

    name: str
    parts: tuple[Part, ...]
    told: Told | None = None
    whole: bool = True


def values(name: str, path: str, *known: tuple[str, Any], absent: bool = True) -> Axis:
    """Make an axis of single values of one path; `absent` adds that it is not given."""
    parts = [Part(label=label, corners=({path: value},)) for label, value in known]
    if absent:
        parts.append(not_given(name, path))
    return Axis(name=name, parts=tuple(parts))


def choices(name: str, *known: tuple[str, Changes]) -> Axis:
    """Make an axis of some values, that each say several things of a case."""
    return Axis(name=name, parts=tuple(Part(label=label, corners=(changes,)) for label, changes in known), whole=False)


def flag(name: str, path: str, *, absent: bool = True) -> Axis:
    """Make an axis of a yes-or-no fact."""
    return values(name, path, (name, True), (f"no {name}", False), absent=absent)


def reading(key: str, known: Iterable[Any]) -> Axis:
    """Make an axis of a reading: none, and each of its values (no reading is no fact that is not given)."""
    path = f"readings.{key}"
    parts = [Part(label=f"{key} = {value}", corners=({path: value},)) for value in known]
    return Axis(name=path, parts=(Part(label=f"no reading {key}", corners=({path: NOT_GIVEN},)), *parts))


def not_given(name: str, *paths: str) -> Part:
    """Make the part that says that a fact is not given."""
    return Part(label=f"{name} not given", corners=(dict.fromkeys(paths, NOT_GIVEN),), given=False)


# --- numbers --------------------------------------------------------------------------------------------------------


def numbers(name: str, cuts: Iterable[int], at: At, words: str, *, absent: Part | None = None) -> Axis:
    """Make an axis of a number that is cut before each of the cut points: below it, and from it on.

    :param words: how an interval is told, with ``{span}``.
    """

    def told(first: Part, last: Part) -> str:
        assert first.low is not None
        return words.format(span=written(first.low, last.high))

    starts = sorted({0, *(cut for cut in cuts if cut > 0)})
    parts = []
    for low, following in zip(starts, [*starts[1:], None], strict=True):
        high = None if following is None else following - 1
        corners = tuple(at(end) for end in dict.fromkeys((low, low + FAR if high is None else high)))
        part = Part(label="", corners=corners, low=low, high=high, at=at)
        parts.append(attrs.evolve(part, label=told(part, part)))
    return Axis(name=name, parts=(*parts, *([absent] if absent else [])), told=told)


def written(low: int, high: int | None) -> str:
    """Write an interval: ``5``, ``0 to 8``, ``20 or more``."""
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


# --- ages -----------------------------------------------------------------------------------------------------------


def ages(day: date, cuts: Iterable[int], *, low: int = 0, high: int | None = None) -> Axis:
    """Make an axis of the age: each interval with the birthday on the day itself, and the last day before the next."""

    def at(age: int) -> Changes:
        return {"insured.born": turning(age, day)}

    starts = sorted({low, *(cut for cut in cuts if low < cut and (high is None or cut <= high))})
    parts = []
    for first, following in zip(starts, [*starts[1:], None], strict=True):
        last = high if following is None else following - 1
        oldest = turning(OLDEST, day) if last is None else born_oldest(day, last)
        corners = tuple({"insured.born": born} for born in dict.fromkeys((turning(first, day), oldest)))
        part = Part(label="", corners=corners, low=first, high=last, at=at)
        parts.append(attrs.evolve(part, label=_aged(part, part)))
    return Axis(name="age", parts=tuple(parts), told=_aged)


def _aged(first: Part, last: Part) -> str:
    if last.high is None:
        return f"{first.low} or older" if first.low else "of any age"
    if not first.low:
        return f"under {last.high + 1}"
    return f"{first.low} to {last.high} years old" if first.low != last.high else f"{first.low} years old"


def born_oldest(day: date, age: int) -> date:
    """Return the birth of who is so old for the last day."""
    return turning(age + 1, day) + DAY


# --- terms ----------------------------------------------------------------------------------------------------------


def terms(
    name: str,
    path: str,
    day: date,
    months: Iterable[int],
    *,
    what: str,
    dates: Iterable[date] = (),
    ago: Iterable[int] = (),
    future: bool = False,
) -> Axis:
    """Make an axis of the start of a term, cut where a term is over and at dates of the law.

    :param what: what began, as "the first session".
    :param dates: dates of the law: the last day on one side of a bound.
    :param ago: further bounds, as days before the day: where a date of the law lies, seen from another day.
    :param future: add a start after the session.
    """

    def told(first: Part, last: Part) -> str:
        ends = [end for end in (last.until, first.since) if end]
        return f"{what} {' and '.join(ends)}" if ends else ""

    edges = {last_over(day, each): (f"{each} months ago or longer", f"less than {each} months ago") for each in months}
    edges |= {each: (f"on or before {each}", f"after {each}") for each in dates if each < day}
    edges |= {day - each * DAY: (f"{each} days ago or longer", f"less than {each} days ago") for each in ago}
    found = sorted(edges, reverse=True)
    parts = []
    if future:
        parts.append(Part(label="", corners=({path: day + DAY}, {path: day + 30 * DAY}), until="still to come"))
    newest, since = day, "already past" if future else ""
    for oldest in [*(edge + DAY for edge in found), None]:
        first = months_after(newest, -LONG) if oldest is None else oldest
        corners = tuple({path: each} for each in dict.fromkeys((first, newest)))
        until = "" if oldest is None else edges[oldest - DAY][1]
        parts.append(Part(label="", corners=corners, since=since, until=until))
        if oldest is not None:
            newest, since = oldest - DAY, edges[oldest - DAY][0]
    named = [attrs.evolve(part, label=told(part, part)) for part in parts]
    return Axis(name=name, parts=(*named, not_given(name, path)), told=told)
