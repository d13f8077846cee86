"""Everything that can be reached on a day, each thing with a concrete case that reaches it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import attrs

from fysiodekking.law import law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding
from fysiodekking.model.package import Package
from fysiodekking.proof import charges, gates, grounds
from fysiodekking.proof.asking import STANDING, ask
from fysiodekking.proof.case_grid import GROUNDS, Region, Slice
from fysiodekking.proof.packages import of_package
from fysiodekking.reach.target import Kind, Mark, marks_of, reached, thresholds_of

_NEAR: Final = 1
"""So many sessions, years or days from a bound is beside it."""
_TRIES: Final = 3
"""In so many slices a case is looked for of which a threshold decides, once there is one beside it."""


def everything(day: date, packages: Iterable[Package] = ()) -> Mapping[Mark, Case]:
    """Return everything that a case of a day can reach, each with a case that does, in the order of the phases.

    Without packages nothing of packages is reached: what they can reach are their own limits and requirements.

    :param day: a day that was checked; every case is one of that day.
    :param packages: the packages whose grants, limits and requirements are asked; of the policy year of the day.
    """
    law = law_on(day)
    found = _gathered((*gates.slices(law, day), *grounds.slices(law, day)), law)
    for package in packages:
        found = {**found, **everything_of(package, day)}
    return {**found, **_gathered(charges.deductible(law, day), law)}


def everything_of(package: Package, day: date) -> Mapping[Mark, Case]:
    """Return everything that cases with one package can reach of it; otherwise as `everything`."""
    law = law_on(day)
    return _gathered(of_package(package, law, day), law)


def _gathered(parts: Iterable[Slice], law: Law) -> Mapping[Mark, Case]:
    """Ask one case of every region, and keep what it reaches: no rule tells its corners apart."""
    gathered = _Gathered(law=law)
    parts = tuple(parts)
    seen: dict[int, Finding] = {}
    for part in parts:
        for region in part.regions():
            for case in itertools.islice(region.cases(), 1):
                for finding, _ in ask(part.phase, case, law, STANDING):
                    if id(finding) not in seen:  # the same facts have the same finding
                        seen[id(finding)] = finding
                        gathered.keep(finding, case, region)
    return gathered.found


class _Rank(NamedTuple):
    """How much a case says of a side of a threshold; less is better.

    :param idle: on the other side the rule would have found the same: something else decided.
    :param away: how far from the threshold the case lies.
    """

    idle: bool
    away: float


@attrs.define(kw_only=True)
class _Gathered:
    """Marks, each with the first case that reaches it; of a threshold with the case that says most of it.

    The last session inside and the first outside say more than the first and the thousandth.

    :param ranks: how much the case of a threshold says.
    :param tried: in which slices the case that says most of a threshold was looked for.
    """

    law: Law
    found: dict[Mark, Case] = attrs.field(factory=dict)
    ranks: dict[Mark, _Rank] = attrs.field(factory=dict)
    tried: dict[Mark, set[int]] = attrs.field(factory=dict)

    def keep(self, finding: Finding, case: Case, region: Region) -> None:
        """Keep what a finding of a case of a region reaches."""
        for mark in marks_of((finding,), case, self.law):
            if mark.kind is Kind.THRESHOLD:
                self._threshold(mark, region)
            elif mark not in self.found:
                self.found[mark] = case
                if region.slice.phase == GROUNDS and mark.kind is Kind.VERDICT:
                    self._pays(case)

    def _threshold(self, mark: Mark, region: Region) -> None:
        best, tried = self.ranks.get(mark, _WORST), self.tried.setdefault(mark, set())
        enough = best.away <= _NEAR and (not best.idle or len(tried) >= _TRIES)
        if enough or id(region.slice) in tried:
            return
        tried.add(id(region.slice))
        rank, case = _nearest(mark, region, self.law)
        if rank < best:
            self.ranks[mark], self.found[mark] = rank, case

    def _pays(self, case: Case) -> None:
        """Keep on which ground the basic package pays, in a whole answer."""
        for mark in reached(case):
            if mark.kind is Kind.PAYS:
                self.found.setdefault(mark, case)


_WORST: Final = _Rank(idle=True, away=math.inf)


def _nearest(mark: Mark, region: Region, law: Law) -> tuple[_Rank, Case]:
    """Return the case that says most of a threshold, of a region that reaches it and those that differ in one part."""
    cases = [
        (away, number, case, each, finding)
        for number, (each, case) in enumerate((each, case) for each in _around(region) for case in each.cases())
        for finding, _ in ask(region.slice.phase, case, law, STANDING)
        for threshold, away in thresholds_of(finding, case, law)
        if threshold == mark
    ]
    ordered = sorted(cases, key=lambda each: each[:2])
    near = max(_NEAR, ordered[0][0])
    for away, _, case, where, finding in ordered:
        if away <= near and _decides(mark, finding, where, law) and mark in reached(case):
            return _Rank(idle=False, away=away), case
    ranked = [(_Rank(idle=True, away=away), case) for away, _, case, *_ in ordered]
    return next((each for each in ranked if mark in reached(each[1])), ranked[0])


def _decides(mark: Mark, finding: Finding, region: Region, law: Law) -> bool:
    """Tell whether a rule finds something else beside a region, on the other side of a threshold."""
    other = attrs.evolve(mark, side="outside" if mark.side == "inside" else "inside")
    return any(
        found.verdict is not finding.verdict and other in {each for each, _ in thresholds_of(found, case, law)}
        for beside in _beside(region)
        for case in itertools.islice(beside.cases(), 1)
        for found, _ in ask(region.slice.phase, case, law, STANDING)
        if (found.rule, found.subject) == (finding.rule, finding.subject)
    )


def _beside(region: Region) -> Iterator[Region]:
    """Yield the regions before and after a region, along each axis."""
    for axis, own in enumerate(region.numbers):
        for number in (own - 1, own + 1):
            if 0 <= number < len(region.slice.axes[axis].parts):
                numbers = (*region.numbers[:axis], number, *region.numbers[axis + 1 :])
                yield region.slice.region(numbers, region.builder)


def _around(region: Region) -> Iterator[Region]:
    """Yield a region, and every region that differs from it in one part."""
    yield region
    for axis, own in enumerate(region.numbers):
        for number in range(len(region.slice.axes[axis].parts)):
            if number != own:
                numbers = (*region.numbers[:axis], number, *region.numbers[axis + 1 :])
                yield region.slice.region(numbers, region.builder)
