"""The grounds of the basic package: for each what its own text says, every number with its unit.

Data that name anything else are refused when they are read, and the law of a day is not put together without what the
grounds of that day declare.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, ClassVar, NewType, get_args, get_origin

import attrs

from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.codes import Code
from fysiodekking.model.vocabulary import Ground, Profession

Sessions = NewType("Sessions", int)
Months = NewType("Months", int)
Age = NewType("Age", int)
Stage = NewType("Stage", int)
Percent = NewType("Percent", int)


@attrs.frozen(kw_only=True, eq=False)
class GroundLaw:
    """One ground of the basic package as it stood on the day; what its own text says besides, its own class declares.

    :param citation: its paragraph as numbered on that day; article 2.6 as a whole when it was not in force.
    :param professions: the professions that its words name.
    :param exercise_only: whether its words give exercise therapy only.
    :param then: the same ground of another day, where the numbers of both days matter.
    """

    in_force: ClassVar[bool] = True

    ground: Ground
    citation: Citation
    professions: frozenset[Profession]
    exercise_only: bool
    then: GroundLaw | None = None

    def in_unit(self, unit: object) -> dict[str, Sourced[Any]]:
        """Return what the ground says in a unit, by its names: its numbers of `Sessions`, its days as `date`."""
        of_then = {} if self.then is None else self.then.in_unit(unit)
        own = {name: getattr(self, name) for name, each in declared(type(self)).items() if each is unit}
        return {**{f"{name} then": value for name, value in of_then.items()}, **own}


class NotInForce(GroundLaw):
    """A ground that the law of the day does not have."""

    in_force: ClassVar[bool] = False


@attrs.frozen(kw_only=True, eq=False)
class AnnexGround(GroundLaw):
    """Annex 1: what the first sessions are, and for whom the twelve of 2011 are kept."""

    first_not_covered: Sourced[Sessions]
    kept_treatments: Sourced[Sessions]
    kept_first_not_covered: Sourced[Sessions]
    kept_by: Sourced[date]


@attrs.frozen(kw_only=True, eq=False)
class Maximum(GroundLaw):
    """A ground with a maximum and no period."""

    sessions: Sourced[Sessions]


@attrs.frozen(kw_only=True, eq=False)
class Nines(GroundLaw):
    """Other conditions under 18: the first nine, and the nine after those."""

    first: Sourced[Sessions]
    second: Sourced[Sessions]

    @property
    def both(self) -> Sourced[Sessions]:
        """All of a calendar year, as the second nine are added to the first."""
        return Sourced(value=Sessions(self.first.value + self.second.value), citation=self.second.citation)


@attrs.frozen(kw_only=True, eq=False)
class InTerm(GroundLaw):
    """A ground with a period."""

    months: Sourced[Months]


@attrs.frozen(kw_only=True, eq=False)
class FallPrevention(InTerm):
    """Fall prevention: one intervention in a period.

    :param lowest_age: who says from what age it is paid, which the text does not; a case says the age.
    """

    lowest_age: Sourced[str]


@attrs.frozen(kw_only=True, eq=False)
class MaximumInTerm(InTerm):
    """A ground with a maximum in a period."""

    sessions: Sourced[Sessions]


@attrs.frozen(kw_only=True, eq=False)
class CovidRecovery(MaximumInTerm):
    """Recovery care after COVID-19: begun on a day between two."""

    earliest_start: Sourced[date]
    latest_start: Sourced[date]


class CopdText(Code):
    """The texts that the paragraph on COPD has had."""

    MAXIMA_FROM_18 = "maxima_from_18"
    ADULTS_WITHOUT_MAXIMUM = "adults_without_maximum"


class ClassB(Code):
    """What class B of COPD is."""

    ONE = "one"
    DIVIDED = "divided"


@attrs.frozen(kw_only=True, eq=False)
class Copd(InTerm):
    """COPD: the maxima by class, for the first twelve months and for later ones; from 2025 as insurers print them.

    :param read_start: the day on which the first year begins at the earliest, as one page has it.
    """

    text: Sourced[CopdText]
    class_b: Sourced[ClassB]
    gold_stage: Sourced[Stage]
    earliest_start: Sourced[date]
    read_start: Sourced[date]
    A_first_year: Sourced[Sessions]
    A_later_year: Sourced[Sessions]
    B_first_year: Sourced[Sessions]
    B_later_year: Sourced[Sessions]
    C_first_year: Sourced[Sessions]
    C_later_year: Sourced[Sessions]

    def maximum(self, class_: str, *, first_year: bool) -> Sourced[Sessions]:
        """Return the maximum of a class: A, B or C."""
        first, later = {
            "A": (self.A_first_year, self.A_later_year),
            "B": (self.B_first_year, self.B_later_year),
            "C": (self.C_first_year, self.C_later_year),
        }[class_]
        return first if first_year else later


@attrs.frozen(kw_only=True, eq=False)
class InStudy(GroundLaw):
    """Care inside a study."""

    first_not_covered: Sourced[Sessions]
    completed_study_suffices: Sourced[bool]


@attrs.frozen(kw_only=True, eq=False)
class Grounds:
    """All grounds, each with what its own text says."""

    annex_1: AnnexGround
    urinary_incontinence: Maximum
    peripheral_arterial_disease_fontaine_2: MaximumInTerm | NotInForce
    osteoarthritis_hip_knee: MaximumInTerm | NotInForce
    copd: Copd | NotInForce
    fall_risk: FallPrevention | NotInForce
    rheumatoid_arthritis_in_study: InStudy | NotInForce
    axial_spondyloarthritis_in_study: InStudy | NotInForce
    rheumatoid_arthritis_severe: GroundLaw | NotInForce
    axial_spondyloarthritis_severe: GroundLaw | NotInForce
    under_18: Nines
    covid_recovery: CovidRecovery | NotInForce

    def __getitem__(self, ground: Ground) -> GroundLaw:
        found: GroundLaw = getattr(self, ground.value)
        return found

    def values(self) -> tuple[GroundLaw, ...]:
        """Return all of them."""
        return tuple(self[ground] for ground in Ground)


def declared(kind: type[GroundLaw]) -> Mapping[str, Any]:
    """Return what the text of a kind of ground says, by its names: each with the unit that it is said in."""
    fields = attrs.fields(attrs.resolve_types(kind))
    return {field.name: get_args(field.type)[0] for field in fields if get_origin(field.type) is Sourced}


@cache
def kinds_of_grounds() -> Mapping[str, tuple[type[GroundLaw], bool]]:
    """Return the class of each ground, and whether the law of some day may be without it."""
    fields = attrs.fields(attrs.resolve_types(Grounds))
    kinds = {field.name: get_args(field.type) or (field.type,) for field in fields}
    return {name: (kind[0], len(kind) > 1) for name, kind in kinds.items()}
