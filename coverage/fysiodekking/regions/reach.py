"""Everything that can be reached on a day, each thing with a concrete case that reaches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from fysiodekking.law import law_on
from fysiodekking.model.case import Case
from fysiodekking.model.package import Package
from fysiodekking.regions import charges, gates, grounds
from fysiodekking.regions.asking import STANDING, ask
from fysiodekking.regions.marks import Mark, marks_of
from fysiodekking.regions.packages import of_package
from fysiodekking.regions.slices import Slice


def everything(day: date, packages: Iterable[Package] = ()) -> Mapping[Mark, Case]:
    """Return everything that a case of a day can reach, each with a case that does, in the order of the phases.

    Without packages nothing of packages is reached: what they can reach are their own limits and requirements.

    :param day: a day that was checked; every case is one of that day.
    :param packages: the packages whose grants, limits and requirements are asked; of the policy year of the day.
    """
    law = law_on(day)
    parts: list[Slice] = [*gates.slices(law, day), *grounds.slices(law, day)]
    for package in packages:
        parts.extend(of_package(package, law, day))
    parts.extend(charges.deductible(law, day))
    found: dict[Mark, Case] = {}
    for part in parts:
        for region in part.regions():
            for case in region.cases():
                for each in ask(part.phase, case, law, STANDING):
                    for mark in marks_of((each.finding,)):
                        found.setdefault(mark, case)
    return found
