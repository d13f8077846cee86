"""Taking over what was shown of another version, where the law is the same but for where it stands.

A rule answers by the values of the law, the case, and the day. So a slice of another version shows the same when the
values that its rules can read are the same, its axes have the same parts, and no date of the law lies so near to the
day that a term could reach it. It is not merely believed: of each kind of finding one case is built for the new day,
and asked again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final
from weakref import WeakKeyDictionary

import attrs

from fysiodekking.law.schema import Law
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import days_of_year
from fysiodekking.model.decision import Finding
from fysiodekking.model.reasons import Reason
from fysiodekking.model.usage import ORDINARY_SESSION
from fysiodekking.proof import case_grid
from fysiodekking.proof.asking import Rules, ask
from fysiodekking.proof.case_grid import Place, Slice
from fysiodekking.proof.survey import Kind, Survey, survey

_REACH: Final = timedelta(days=160)
"""What a slice says nothing of lies no longer ago than this: the ordinary first session, and the run of sessions."""


class Memory:
    """What was shown of slices, by what their rules can read."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Survey] = {}
        self._values: WeakKeyDictionary[Law, _Values] = WeakKeyDictionary()

    def survey(self, part: Slice, law: Law, rules: Rules) -> tuple[Survey, bool]:
        """Survey a slice, or take it over; True with what was taken over."""
        key = (part.phase, part.name, _shape(part), self._read(part, law))
        known = self._known.get(key)
        if known is not None and not known.failures:
            again = _again(known, part, law, rules)
            if again is not None:
                return again, True
        found = survey(part, law, rules)
        self._known[key] = found
        return found, False

    def _read(self, part: Slice, law: Law) -> Hashable:
        """Return the values of the law that the rules of a slice can read."""
        values = self._values.get(law)
        if values is None:
            values = self._values[law] = _Values(law)
        return values.of(part)


def _shape(part: Slice) -> Hashable:
    """Return the kind of condition and the parts of the axes, by their words."""
    axes = tuple((axis.name, tuple((each.label, len(each.corners)) for each in axis.parts)) for axis in part.axes)
    return str(part.fixed.get("condition.kind", "")), axes


def _again(known: Survey, part: Slice, law: Law, rules: Rules) -> Survey | None:
    """Return what was shown before, for this day; None when a case that is asked again is found otherwise."""
    builder = part.builder()
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], set[Kind]] = {}
    for place in (*known.reached.values(), *known.decides.values()):
        if place[1:] in found:
            continue
        case = part.region(place.numbers, builder).at(place.corners)
        if case is None:
            return None
        asked = [each.finding for each in ask(part.phase, case, law, rules)]
        if any(not _in_force(finding, part.day) for finding in asked):
            return None
        found[place[1:]] = {Kind(each.rule, each.subject, each.verdict, each.reason) for each in asked}
    if any(kind not in found[place[1:]] for kind, place in known.reached.items()):
        return None
    return attrs.evolve(
        known,
        reached={kind: _moved(place, part) for kind, place in known.reached.items()},
        decides={subject: _moved(place, part) for subject, place in known.decides.items()},
        behind={subject: (_moved(place, part), rule) for subject, (place, rule) in known.behind.items()},
    )


def _moved(place: Place, part: Slice) -> Place:
    return Place(part, place.numbers, place.corners)


def _in_force(finding: Finding, day: date) -> bool:
    old = finding.reason is Reason.PACKAGE_OF_OTHER_YEAR
    return old or all(day in each.period for each in finding.citations)


class _Values:
    """The values of a law without the places where they stand."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.charging = plain(law.charging)
        self.big = plain(law.big)
        self.insurance = plain(law.insurance)
        grounds = law.basic.grounds
        self.grounds = {ground.value: plain(each) for ground, each in grounds.items()}
        self.rows = {kind.value: plain(row) for kind, row in law.basic.annex_1.items()}
        self.general = (law.basic.adult_age.value, self.grounds["annex_1"], self.grounds["under_18"])

    def of(self, part: Slice) -> Hashable:
        """Return what the rules of a slice can read."""
        day = part.day
        if part.phase in (case_grid.GATES, case_grid.LINES, case_grid.CONDITIONS):
            return self.big, self.charging
        if part.phase == case_grid.CHARGES:
            return self.insurance, self.general, (days_of_year(day), day.month, day.day)
        kind = part.fixed["condition.kind"].value if part.phase == case_grid.GROUNDS else ""
        own = self.grounds.get(kind), self.rows.get(kind), self._others(part)
        return self.general, self._codes(part), own, self._near(part, kind), *self._whole(part)

    def _codes(self, part: Slice) -> Hashable:
        """Return what the list says of the performance codes that a slice has."""
        said = {ORDINARY_SESSION}
        for path, value in _said(part):
            if path == "session.performance":
                said.add(str(value))
            elif path == "rows":
                said.update(row.performance for row in value)
        performances = self.law.charging.performances
        return tuple((code, plain(performances.get(code))) for code in sorted(said))

    def _whole(self, part: Slice) -> tuple[Hashable, ...]:
        """Return what only packages and whole answers read."""
        if part.phase == case_grid.GROUNDS:
            return ()
        first = part.day.month == part.day.day == 1
        rows = (self.rows.get("stroke"), self.rows.get("whiplash"), self.grounds["urinary_incontinence"])
        return (first, rows) if part.phase == case_grid.PACKAGES else (first, rows, self.big, self.insurance)

    def _near(self, part: Slice, kind: str) -> Hashable:
        """Return the dates of the law that a term of the slice reaches, with the day from which it does."""
        grounds = [each for name, each in self.law.basic.grounds.items() if name.value in (kind, "annex_1")]
        earliest = min((part.day - _REACH, *_days(part)))
        near = {each.value for ground in grounds for each in ground.dates.values() if each.value >= earliest}
        return (frozenset(near), part.day) if near else ()

    def _others(self, part: Slice) -> Hashable:
        """Return the rows of annex 1 of the other conditions that a slice has."""
        others = [value for path, value in _said(part) if path == "other"]
        return tuple(self.rows.get(each.kind.value) for each in others)


def _said(part: Slice) -> Iterator[tuple[str, Any]]:
    """Yield everything that a slice says of its cases."""
    yield from part.fixed.items()
    for axis in part.axes:
        for each in axis.parts:
            for corner in each.corners:
                yield from corner.items()


def _days(part: Slice) -> Iterator[date]:
    """Yield every day that the cases of a slice name, but for births: starts of terms, and earlier rows."""
    for path, value in _said(part):
        if path == "rows":
            yield from (row.date for row in value)
        elif isinstance(value, Condition) and isinstance(value.first_session, date):
            yield value.first_session
        elif isinstance(value, date) and path != "insured.born":
            yield value


def plain(value: Any) -> Hashable:
    """Return what a part of the law says, without its citations: two that say the same are equal."""
    if isinstance(value, Citation):
        return None
    if isinstance(value, Sourced):
        return plain(value.value)
    if isinstance(value, Mapping):
        return tuple((key, plain(member)) for key, member in sorted(value.items()))
    if attrs.has(type(value)):
        return (type(value).__name__, *(plain(getattr(value, field.name)) for field in attrs.fields(type(value))))
    if isinstance(value, tuple):
        return tuple(plain(member) for member in value)
    hashable: Hashable = value
    return hashable
