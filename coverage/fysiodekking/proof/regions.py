"""Regions: every combination of the parts of the axes of a slice, and concrete cases at the corners of each.

Everything that no axis says is as in the ordinary case of `boundaries`. Beside the dotted paths of a case (its treated
condition is ``condition``), parts can say:

- ``other``: another condition of the insured; ``other_sessions`` counts for it;
- ``sessions``: so many earlier sessions of the condition, as one run within everything that is counted;
- ``run``: the longest time that the run lasts;
- ``window``: the first day that is counted, where the rule counts from another day than the first session;
- ``rows``: further rows of the history.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.ordinary import law_near, ordinary
from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.model.case import Case
from fysiodekking.model.checked import given_fields, supposing
from fysiodekking.model.condition import STARTS, Condition
from fysiodekking.model.dates import birthday, first_of_year
from fysiodekking.model.frozen import frozen
from fysiodekking.model.history import History
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.money import Money
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, PaidBy
from fysiodekking.proof.axes import Axis, Changes, Part

ANSWERS: Final = "whole answers"
PHASES: Final[tuple[str, ...]] = (*(asker.value for asker in Asker), ANSWERS)
"""Which rules a slice asks: those of a phase, or all of them."""

FIRST: Final = "condition.first_session"
CONDITION: Final = "complaint"
OTHER: Final = "other"
RUN: Final = timedelta(days=150)
_BEGUN: Final = timedelta(days=80)
"""So long ago an ordinary treatment began: within every term."""


@attrs.frozen(kw_only=True)
class Slice:
    """Some rules, and every combination of the parts of the axes that they read.

    :param phase: which rules are asked: one of `PHASES`.
    :param name: what it is about, in words.
    :param fixed: what all its cases have in common, on top of the ordinary case.
    :param more: the name of the axis (the last one) along which more was used: outcomes are monotonic along it.
    :param waits: names of the rules for which more use helps: the first sessions are not covered.
    """

    phase: str
    name: str
    day: date
    axes: tuple[Axis, ...]
    fixed: Changes = attrs.field(factory=dict)
    more: str = ""
    waits: frozenset[str] = frozenset()

    @property
    def facts(self) -> Changes:
        """What all its cases have in common, the ordinary case included."""
        kind = self.fixed.get("condition.kind", ConditionKind.NOT_LISTED)
        return {**ordinary_facts(self.day, kind), **self.fixed}

    def regions(self) -> Iterator[Region]:
        """Yield every region, those along the last axis one after the other."""
        builder = Builder(self.facts)
        for numbers in itertools.product(*(range(len(axis.parts)) for axis in self.axes)):
            yield self.region(numbers, builder)

    def region(self, numbers: tuple[int, ...], builder: Builder | None = None) -> Region:
        """Return one region by the numbers of its parts."""
        parts = tuple([axis.parts[number] for axis, number in zip(self.axes, numbers, strict=True)])
        return Region(slice=self, numbers=numbers, parts=parts, builder=builder or Builder(self.facts))


@attrs.frozen(kw_only=True)
class Region(Keeps):
    """One part of each axis: cases that the rules of the slice cannot tell apart."""

    slice: Slice
    numbers: tuple[int, ...]
    parts: tuple[Part, ...]
    builder: Builder = attrs.field(repr=False, eq=False)

    @kept
    def given(self) -> bool:
        """Whether every fact is given."""
        return all(part.given for part in self.parts)

    def placed(self) -> Iterator[tuple[Spot, Case]]:
        """Yield a case at one corner and at the opposite one, where its parts do not exclude each other."""
        opposite = tuple([len(part.corners) - 1 for part in self.parts])
        for corners in dict.fromkeys(((0,) * len(opposite), opposite)):
            case = self.at(corners)
            if case is not None:
                yield Spot(self.numbers, corners), case

    def at(self, corners: tuple[int, ...]) -> Case | None:
        """Return the case at some corners; None when the parts exclude each other."""
        return self.builder.case(*[part.corners[number] for part, number in zip(self.parts, corners, strict=True)])

    def cases(self) -> Iterator[Case]:
        """Yield its cases, without their spots."""
        return (case for _, case in self.placed())

    def words(self) -> str:
        """Return the region in words."""
        return ", ".join([self.slice.name, *(part.label for part in self.parts if part.label)])


class Spot(NamedTuple):
    """Where in its slice a case lies: the numbers of its parts and of their corners."""

    numbers: tuple[int, ...]
    corners: tuple[int, ...]


class Place(NamedTuple):
    """Where a case lies: its slice, and where in it."""

    slice: Slice
    spot: Spot

    def case(self) -> Case:
        """Build the case that lies here."""
        case = self.slice.region(self.spot.numbers).at(self.spot.corners)
        assert case is not None
        return case


# --- a concrete case ------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 12)
def ordinary_facts(day: date, kind: ConditionKind = ConditionKind.NOT_LISTED) -> Changes:
    """Return the ordinary case of a day and a kind as dotted paths; its deductible was used."""
    return {**facts_of(ordinary(day, kind)), "insured.deductible_used": Money(100_000), "sessions": 0}


def facts_of(case: Case) -> dict[str, Any]:
    """Return what a case says as dotted paths, but for what came before; each of its terms began some weeks ago."""
    parts = {"session": case.session, "provider": case.provider, "insured": case.insured, "readings": case.readings}
    parts["condition"] = case.condition
    facts = {f"{part}.{name}": value for part, one in parts.items() for name, value in given_fields(one)}
    starts = {f"condition.{name}" for name in STARTS} & facts.keys()
    return {**facts, **dict.fromkeys(starts, _begun_before), "session.condition": CONDITION}


def _begun_before(facts: Changes) -> date:
    """Return a day some weeks ago, or that of birth."""
    begun: date = max(facts["session.date"] - _BEGUN, facts["insured.born"])
    return begun


_DAYS: Final = ("session.accident_on", *(f"condition.{name}" for name in STARTS))
"""The days of a case that are no part of its history: none of them lies before the birth."""
_CLASSES: Final[Mapping[str, Callable[..., Any]]] = {
    "session": Session,
    "provider": Provider,
    "insured": Insured,
    "basic": BasicPolicy,
    "readings": Readings,
    "condition": Condition,
}


class Builder:
    """Builds the cases of a slice; parts that were made before are used again.

    :param fixed: what all of them have in common, as dotted paths.
    """

    def __init__(self, fixed: Changes) -> None:
        self._fixed = dict(fixed)
        self._adult = law_near(fixed["session.date"]).basic.adult_age.value
        self._made: dict[tuple[str, frozenset[tuple[str, Any]]], Any] = {}
        self._rows: dict[tuple[Any, ...], Row] = {}
        self._late = {path for path, value in fixed.items() if callable(value)}
        self._tables = self._by_part(fixed, self._fixed)
        late = self._by_part(self._late, self._fixed)
        self._parts = {head: self._part(head, {}) for head in _CLASSES if head not in late}
        self._base: Case | None = None

    def case(self, *changes: Changes) -> Case | None:
        """Return the case that parts of axes come to; None when they exclude each other (a term begun before birth)."""
        facts = self._fixed.copy()
        paths = set(self._late)
        for change in changes:
            facts.update(change)
            paths.update(change)
        for path in (FIRST, *paths):  # on the first session others can hang
            if callable(facts[path]):
                facts[path] = facts[path](facts)
        begun, born = facts[FIRST], facts["insured.born"]
        if isinstance(begun, date) and begun > facts["session.date"]:
            return None
        if any(isinstance(day := facts.get(path), date) and day < born for path in _DAYS):
            return None
        changed = self._by_part(paths, facts)
        made = {head: self._part(head, changed[head]) if head in changed else self._parts[head] for head in _CLASSES}
        conditions = {CONDITION: made.pop("condition")}
        if "other" in facts:
            conditions[OTHER] = facts["other"]
        made |= {
            "conditions": frozen(conditions),
            "history": self._history(facts),
            "used": facts.get("used", NOT_GIVEN),
            "packages": facts.get("packages", ()),
        }
        if self._base is None:
            self._base = Case(**made)
        return supposing(self._base, **made)

    @staticmethod
    def _by_part(paths: Iterable[str], facts: Changes) -> dict[str, dict[str, Any]]:
        """Return the fields that are said of each part of a case."""
        parts: dict[str, dict[str, Any]] = {}
        for path in paths:
            head, field = _split(path)
            if field:
                parts.setdefault(head, {})[field] = facts[path]
        return parts

    def _part(self, head: str, changed: Changes) -> Any:
        """Return a part of the case, changed; one that was made before is used again."""
        key = (head, frozenset(changed.items()))
        part = self._made.get(key)
        if part is None:
            part = self._made[key] = _CLASSES[head](**{**self._tables.get(head, {}), **changed})
        return part

    def _history(self, facts: Changes) -> History | Unknown:
        number = facts["sessions"]
        if isinstance(number, Unknown):
            return number
        rows: list[Row] = list(facts.get("rows", ()))
        if number:
            rows.append(self._run(facts, CONDITION, number, facts[FIRST]))
        others = facts.get("other_sessions", 0)
        if others:
            rows.append(self._run(facts, OTHER, others, facts["other"].first_session))
        return History(rows)

    def _run(self, facts: Changes, key: str, number: int, begun: date | Unknown) -> Row:
        """Return so many sessions up to the day before, within everything that is counted from some day on.

        Where something that counts begins on the day itself, or nobody says when treatment began, they lie on that day.
        """
        day, born = facts["session.date"], facts["insured.born"]
        bounds = [born, first_of_year(day), facts.get("window", born)]
        bounds += [day] if isinstance(begun, Unknown) else [begun, day - facts.get("run", RUN)]
        grown = birthday(born, self._adult)
        if grown <= day:
            bounds.append(grown)
        first = max(bounds)
        run = (first, max(first, day - DAY), number, key)
        row = self._rows.get(run)
        if row is None:
            row = Row(date=first, until=run[1], sessions=number, condition=key, paid_by=PaidBy.INSURED)
            self._rows[run] = row
        return row


def ordinary_case(day: date) -> Case:
    """Return the ordinary case of a day."""
    case = Builder(ordinary_facts(day)).case()
    assert case is not None
    return case


@lru_cache(maxsize=1 << 10)
def _split(path: str) -> tuple[str, str]:
    """Return the part of a case and its field; no field for what is said of the case as a whole."""
    head, _, field = path.partition(".")
    return head, field
