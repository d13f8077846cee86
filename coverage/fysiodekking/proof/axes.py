"""Axes: a fact cut into the parts that rules can tell apart, its answers or the intervals between its thresholds.

A part of an axis is one value, or one interval between two cut points. The corners of a part are the cases that lie at
its ends: exactly at the bound, one day or one session before it, and far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS
from fysiodekking.boundaries.thresholds import DAY, last_over, turning
from fysiodekking.model.dates import months_after
from fysiodekking.model.unknown import NOT_GIVEN

Changes = Mapping[str, Any]
"""What a part says of a case: dotted path to value, or to a function that makes the value of what else is said."""

At = Callable[[int], Changes]

FAR: Final = 1_000
"""So far beyond the last cut point is far away."""
_YEARS: Final = 45
"""The same in years of age."""
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


LabelOf = Callable[[Part, Part], str]


@attrs.frozen(kw_only=True)
class Axis:
    """A fact that rules read, and the parts that they can tell apart.

    :param label_of: the interval from one part to another in words, where parts follow each other.
    :param whole: that the parts together are every value; else they are some of them.
    """

    name: str
    parts: tuple[Part, ...]
    label_of: LabelOf | None = None
    whole: bool = True

    def with_(self, *parts: Part) -> Axis:
        """Return the axis with further parts."""
        return attrs.evolve(self, parts=(*self.parts, *parts))


# --- values ---------------------------------------------------------------------------------------------------------

_NAMES: Final = {
    "condition.copd_class": "class",
    "condition.fev1_vc_below_60": "FEV1/VC below 60 %",
    "condition.gold_stage": "GOLD stage",
    "condition.in_study": "in the study",
    "condition.study_ended": "the study completed",
    "insured.basic_insured": "basic insurance",
    "provider.big_registered": "registration",
    "provider.contracted": "contract",
}
"""How a fact is told, where not by the last word of its path."""
_WITH_NAME: Final = frozenset({"condition.copd_class", "condition.gold_stage"})
"""Facts whose answers say nothing without their name."""


def fact(path: str, answers: Iterable[Any] | None = None, *, absent: bool = True, none: str = "") -> Axis:
    """Make the axis of a fact: each answer that `boundaries` knows, and that it is not given.

    :param answers: some other ones, for a fact whose answers hang on the law.
    :param none: how it is told that nothing is stated, where that is an answer and no fact that is not given.
    """
    head, _, field = path.partition(".")
    name = _NAMES.get(path, field.replace("_", " "))
    answers = ASKED_FACTS[path].answers if answers is None else tuple(answers)
    known = {none: NOT_GIVEN} if none else {}
    if head == "readings":
        known = {f"no reading {field}": NOT_GIVEN, **{f"{field} = {answer}": answer for answer in answers}}
        return values(path, path, known, absent=False)
    with_name = f"{name} " if path in _WITH_NAME else ""
    for answer in answers:
        yes_or_no = name if answer else f"no {name}"
        known[yes_or_no if isinstance(answer, bool) else f"{with_name}{_word(answer)}"] = answer
    return values(name, path, known, absent=absent and not none)


def _word(value: Any) -> str:
    if isinstance(value, tuple):
        return " beside ".join(map(_word, value)) or "nothing"
    return str(value).replace("_", " ")


def values(name: str, path: str, known: Mapping[str, Any], *, absent: bool = True) -> Axis:
    """Make an axis of single values of one path, by what they are called; `absent` adds that it is not given."""
    parts = [Part(label=label, corners=({path: value},)) for label, value in known.items()]
    return Axis(name=name, parts=(*parts, not_given(name, path)) if absent else tuple(parts))


def choices(name: str, known: Mapping[str, Changes]) -> Axis:
    """Make an axis of some values, that each say several things of a case."""
    parts = tuple(Part(label=label, corners=(changes,)) for label, changes in known.items())
    return Axis(name=name, parts=parts, whole=False)


def not_given(name: str, *paths: str) -> Part:
    """Make the part that says that a fact is not given."""
    return doubtful(f"{name} not given", dict.fromkeys(paths, NOT_GIVEN))


def doubtful(label: str, changes: Changes) -> Part:
    """Make a part that says something of which nobody knows what follows."""
    return Part(label=label, corners=(changes,), given=False)


# --- numbers --------------------------------------------------------------------------------------------------------


def numbers(
    name: str,
    cuts: Iterable[int],
    at: At,
    words: Callable[[int, int | None], str],
    *,
    end: At | None = None,
    low: int = 0,
    high: int | None = None,
    far: int = FAR,
) -> Axis:
    """Make an axis of a number that is cut before each of the cut points: below it, and from it on.

    :param at: what a number says of a case.
    :param words: an interval in words, by its first and its last number.
    :param end: what the last number of an interval says, where that is another thing.
    :param low: the first number, and `high` the last one.
    """

    def label_of(first: Part, last: Part) -> str:
        assert first.low is not None
        return words(first.low, last.high)

    starts = sorted({low, *(cut for cut in cuts if low < cut and (high is None or cut <= high))})
    parts = []
    for first, following in zip(starts, [*starts[1:], None], strict=True):
        last = high if following is None else following - 1
        ends = [at(first), (end or at)(first + far if last is None else last)]
        corners = tuple(ends[: 1 + (ends[0] != ends[1])])
        part = Part(label="", corners=corners, low=first, high=last, at=at)
        parts.append(attrs.evolve(part, label=label_of(part, part)))
    return Axis(name=name, parts=tuple(parts), label_of=label_of)


def span_of(what: str) -> Callable[[int, int | None], str]:
    """Return how an interval of something is told: ``what: 0 to 8``, ``what: 20 or more``."""

    def words(low: int, high: int | None) -> str:
        span = f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
        return f"{what}: {span}"

    return words


def ages(day: date, cuts: Iterable[int], *, low: int = 0, high: int | None = None) -> Axis:
    """Make an axis of the age: each interval with the birthday on the day itself, and the last day before the next."""

    def born(age: int) -> Changes:
        return {"insured.born": turning(age, day)}

    def oldest(age: int) -> Changes:
        return {"insured.born": born_oldest(day, age)}

    return numbers("age", cuts, born, _aged, end=oldest, low=low, high=high, far=_YEARS)


def _aged(low: int, high: int | None) -> str:
    if high is None:
        return f"{low} or older" if low else "of any age"
    if not low:
        return f"under {high + 1}"
    return f"{low} to {high} years old" if low != high else f"{low} years old"


def born_oldest(day: date, age: int) -> date:
    """Return the birth of who is so old for the last day."""
    return turning(age + 1, day) + DAY


# --- terms ----------------------------------------------------------------------------------------------------------


def terms(
    path: str, day: date, months: Iterable[int], *, what: str, dates: Iterable[date] = (), ago: Iterable[int] = ()
) -> Axis:
    """Make an axis of the start of a term, cut where a term is over and at dates of the law.

    Where it is not the first session, it can lie after the session.

    :param what: what began, as "first session".
    :param dates: dates of the law: the last day on one side of a bound.
    :param ago: further bounds, as days before the day: where a date of the law lies, seen from another day.
    """

    def label_of(first: Part, last: Part) -> str:
        ends = [end for end in (last.until, first.since) if end]
        return f"{what} {' and '.join(ends)}" if ends else ""

    edges = {last_over(day, each): (f"{each} months ago or longer", f"less than {each} months ago") for each in months}
    edges |= {each: (f"on or before {each}", f"after {each}") for each in dates if each < day}
    edges |= {day - days * DAY: (f"{days} days ago or longer", f"less than {days} days ago") for days in ago}
    future = path != "condition.first_session"
    parts = []
    if future:
        parts.append(Part(label="", corners=({path: day + DAY}, {path: day + 30 * DAY}), until="still to come"))
    newest, since = day, "already past" if future else ""
    for edge in [*sorted(edges, reverse=True), None]:
        first = months_after(newest, -LONG) if edge is None else edge + DAY
        corners = tuple({path: each} for each in dict.fromkeys((first, newest)))
        parts.append(Part(label="", corners=corners, since=since, until="" if edge is None else edges[edge][1]))
        if edge is not None:
            newest, since = edge, edges[edge][0]
    named = [attrs.evolve(part, label=label_of(part, part)) for part in parts]
    return Axis(name=what, parts=(*named, not_given(what, path)), label_of=label_of)
