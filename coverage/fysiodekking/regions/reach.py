"""Everything that can be reached on a day, each thing with a concrete case that reaches it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.decide import decide
from fysiodekking.law import law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding
from fysiodekking.model.package import Package
from fysiodekking.regions import charges, gates, grounds
from fysiodekking.regions.asking import STANDING, ask
from fysiodekking.regions.marks import Kind, Mark, marks_of, reached, thresholds_of
from fysiodekking.regions.packages import of_package
from fysiodekking.regions.slices import GROUNDS, Region, Slice

_NEAR: Final = 1
"""So many sessions, years or days from a bound is beside it."""


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
                    if id(finding) not in seen:  # rules remember what they found of the same facts
                        seen[id(finding)] = finding
                        gathered.keep(finding, case, region)
    return gathered.found


@attrs.define(kw_only=True)
class _Gathered:
    """Marks, each with the first case that reaches it; of a threshold with the case that lies nearest to it.

    The last session inside and the first outside say more than the first and the thousandth.

    :param away: how far from its threshold a case lies.
    :param tried: in which slices the case nearest to a threshold was looked for.
    """

    law: Law
    found: dict[Mark, Case] = attrs.field(factory=dict)
    away: dict[Mark, float] = attrs.field(factory=dict)
    tried: set[tuple[Mark, int]] = attrs.field(factory=set)

    def keep(self, finding: Finding, case: Case, region: Region) -> None:
        """Keep what a finding of a case of a region reaches."""
        for mark in marks_of((finding,)):
            if mark.kind is Kind.THRESHOLD:
                self._threshold(mark, region)
            elif mark not in self.found:
                self.found[mark] = case
                if region.slice.phase == GROUNDS and mark.kind is Kind.VERDICT:
                    self._pays(case)

    def _threshold(self, mark: Mark, region: Region) -> None:
        best = self.away.get(mark, math.inf)
        if best <= _NEAR or (mark, id(region.slice)) in self.tried:
            return
        self.tried.add((mark, id(region.slice)))
        away, case = _nearest(mark, region, self.law)
        if away < best:
            self.away[mark], self.found[mark] = away, case

    def _pays(self, case: Case) -> None:
        """Keep on which ground the basic package pays, in a whole answer."""
        for mark in reached(decide(case)):
            if mark.kind is Kind.PAYS:
                self.found.setdefault(mark, case)


def _nearest(mark: Mark, region: Region, law: Law) -> tuple[float, Case]:
    """Return the case nearest to a threshold, of a region that reaches it and those that differ in one part."""
    cases = [
        (away, number, case)
        for number, case in enumerate(case for each in _around(region) for case in each.cases())
        for finding, _ in ask(region.slice.phase, case, law, STANDING)
        for threshold, away in thresholds_of(finding)
        if threshold == mark
    ]
    ordered = [(away, case) for away, _, case in sorted(cases, key=lambda each: each[:2])]
    return next((each for each in ordered if mark in reached(decide(each[1]))), ordered[0])


def _around(region: Region) -> Iterator[Region]:
    """Yield a region, and every region that differs from it in one part."""
    yield region
    for axis, own in enumerate(region.numbers):
        for number in range(len(region.slice.axes[axis].parts)):
            if number != own:
                numbers = (*region.numbers[:axis], number, *region.numbers[axis + 1 :])
                yield region.slice.region(numbers, region.builder)
