"""What can be reached on a day: every target that a boundary or a region of the proof reaches, each with its case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

import attrs

from fysiodekking.boundaries import case_pairs_of_packages
from fysiodekking.boundaries.case_pairs_of_law import Boundary, of_law
from fysiodekking.deciding import decide
from fysiodekking.law import law_on
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding
from fysiodekking.model.package import Package
from fysiodekking.proof import slices_of_deductible, slices_of_gates_and_lines, slices_of_grounds, slices_of_packages
from fysiodekking.proof.asking_rules import STANDING, ask
from fysiodekking.proof.regions import Slice
from fysiodekking.reach.most_ordinary import most_ordinary
from fysiodekking.reach.packages_in_report import ONLY_BY_ID, Labels
from fysiodekking.reach.what_a_case_reaches import Target, Topic, reached, targets_of, thresholds_of


def everything(day: date) -> Mapping[Target, Case]:
    """Return everything of the law that a case of a day can reach, each with a case, in the order of the phases.

    :param day: a day that was checked; every case is one of that day.
    """
    law = law_on(day)
    slices = (*slices_of_gates_and_lines.slices(law, day), *slices_of_grounds.slices(law, day))
    return _gathered(of_law(day), (*slices, *slices_of_deductible.slices(law, day)), law, day)


def everything_of(package: Package, day: date, labels: Labels = ONLY_BY_ID) -> Mapping[Target, Case]:
    """Return everything that cases with one package can reach of it: its grants, limits and requirements.

    :param day: a checked day of its policy year; every case is one of that day.
    """
    law, parts = law_on(day), slices_of_packages.of_package
    reachable = _gathered(case_pairs_of_packages.of_package(package, day), parts(package, law, day), law, day, labels)
    models = [case_pairs_of_packages.accepted(package, grant, day) for grant in package.grants]

    def reaches(target: Target, case: Case) -> bool:
        return target in reached(case, labels)

    return {
        target: case if _stands_at_a_bound(target) else most_ordinary(case, models, partial(reaches, target))
        for target, case in reachable.items()
        if target.package
    }


def _stands_at_a_bound(target: Target) -> bool:
    """Tell whether a target is a side of a number, an age or a term: its case stands next to it."""
    return target.bound.startswith(("<", ">"))


def _gathered(
    boundaries: Iterable[Boundary], parts: Iterable[Slice], law: Law, day: date, labels: Labels = ONLY_BY_ID
) -> Mapping[Target, Case]:
    """Keep what both sides of each boundary reach, and then what each region does."""
    gathered = _Gathered(law, labels)
    for boundary in boundaries:
        for case in (boundary.below, boundary.above):
            if case.session.date == day:
                for finding in decide(case).findings:
                    gathered.keep(finding, case)
    for part in parts:
        for region in part.regions():
            for case in region.cases():
                for finding, _ in ask(part.phase, case, law, STANDING):
                    gathered.keep(finding, case)
    return gathered.found


@attrs.define
class _Gathered:
    """Targets, each with the first case that reaches it; of a threshold with the one that lies nearest to it.

    The last session inside and the first outside say more than the first and the thousandth.

    :param away: how far from a threshold its case lies.
    :param seen: the findings that were looked at; rules give one again where it is the same.
    """

    law: Law
    labels: Labels
    found: dict[Target, Case] = attrs.field(factory=dict)
    away: dict[Target, float] = attrs.field(factory=dict)
    seen: dict[int, Finding] = attrs.field(factory=dict)

    def keep(self, finding: Finding, case: Case) -> None:
        """Keep what a finding of a case reaches, where its whole answer reaches it too."""
        if id(finding) in self.seen:
            return
        self.seen[id(finding)] = finding
        nearer = {
            target: away
            for target, away in thresholds_of(finding, case, self.law, self.labels)
            if away < self.away.get(target, math.inf)
        }
        new = [each for each in targets_of(finding, case, None, self.labels) if each not in self.found]
        whole = reached(case, self.labels) if nearer or new else frozenset()
        for target, away in nearer.items():
            if target in whole:
                self.away[target], self.found[target] = away, case
        for target in (*new, *sorted(each for each in whole if each.topic is Topic.GROUND)):
            if target in whole:
                self.found.setdefault(target, case)
