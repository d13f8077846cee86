"""The bare numbers, without cases: each count, age, term and date at which the law or a package answers differently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from fysiodekking.law.grounds import Copd, GroundLaw, InTerm, Sessions
from fysiodekking.law.instruments import Law
from fysiodekking.model.dates import MONTHS_PER_YEAR, months_after
from fysiodekking.model.money import Money
from fysiodekking.model.package import Grant, Limit
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground

DAY: Final = timedelta(days=1)
STUDIES: Final[Mapping[ConditionKind, Ground]] = {
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: Ground.RHEUMATOID_ARTHRITIS_IN_STUDY,
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY,
}
"""The grounds for care of a kind inside a study."""


def ground_of(law: Law, kind: ConditionKind) -> GroundLaw | None:
    """Return the ground that names a kind of condition, if one does."""
    return next((law.basic.grounds[ground] for ground in Ground if ground.value == kind.value), None)


# --- numbers of sessions --------------------------------------------------------------------------------------------


def sessions_of_ground(ground: GroundLaw) -> dict[str, int]:
    """Return the numbers of sessions of a ground, by their names."""
    return {name: number.value for name, number in ground.in_unit(Sessions).items()}


def first_of_annex(law: Law) -> int:
    """Return how many first sessions are not the basic package's."""
    return law.basic.grounds.annex_1.first_not_covered.value


def nines(law: Law) -> tuple[int, int]:
    """Return after how many sessions the first nine of a child, and the nine after those, are over."""
    ground = law.basic.grounds.under_18
    return ground.first.value, ground.both.value


def enough(law: Law) -> int:
    """Return a number of earlier sessions past the first of annex 1 and the nines of a child."""
    return max(first_of_annex(law), *nines(law))


def sessions(law: Law, kind: ConditionKind, *, minor: bool) -> set[int]:
    """Return every number of earlier sessions at which a ground can answer differently for a kind."""
    own, study = ground_of(law, kind), STUDIES.get(kind)
    numbers = set() if own is None else set(sessions_of_ground(own).values())
    if study is not None or (kind in law.basic.annex_1 and not minor):  # care in a study begins where annex 1 does
        numbers |= {*annex_sessions(law)}
    return numbers | {*nines(law)} if minor else numbers


def annex_sessions(law: Law) -> tuple[int, ...]:
    """Return every number of sessions of annex 1."""
    return tuple(sessions_of_ground(law.basic.grounds.annex_1).values())


# --- terms and dates ------------------------------------------------------------------------------------------------


def terms(law: Law, kind: ConditionKind) -> set[int]:
    """Return the terms in months that matter for a kind."""
    row, own = law.basic.annex_1.get(kind), ground_of(law, kind)
    months_of_terms: set[int] = {own.months.value} if isinstance(own, InTerm) else set()
    if row is not None and row.months is not None:
        months = row.months.value
        months_of_terms |= {months, months + (row.extension_months or 0), row.total_months_read or 0} - {0}
    return months_of_terms


def dates(law: Law, kind: ConditionKind) -> set[date]:
    """Return the dates of the law that matter for a kind."""
    annex = law.basic.grounds.annex_1 if kind in law.basic.annex_1 else None
    return {day.value for ground in (ground_of(law, kind), annex) if ground for day in ground.in_unit(date).values()}


def gold_stage(law: Law) -> int:
    """Return the stage of COPD from which something is covered; 2 where the law of the day names none."""
    row, ground = law.basic.annex_1.get(ConditionKind.COPD), law.basic.grounds.copd
    if isinstance(ground, Copd):
        return ground.gold_stage.value
    return 2 if row is None or row.gold_stage is None else row.gold_stage


def last_over(day: date, months: int) -> date:
    """Return the latest start of a term of so many months that is over on a day."""
    start = months_after(day, -months)
    while months_after(start + DAY, months) <= day:  # a month without such a day ends its terms on its last one
        start += DAY
    while months_after(start, months) > day:
        start -= DAY
    return start


def first_within(day: date, months: int) -> date:
    """Return the first start of which a term of so many months still runs on a day."""
    return last_over(day, months) + DAY


# --- ages -----------------------------------------------------------------------------------------------------------


def ages(law: Law, *kinds: ConditionKind) -> set[int]:
    """Return the ages at which something begins or ends, for kinds of condition; for every kind where none is named."""
    rows = [law.basic.annex_1.get(kind) for kind in kinds or ConditionKind]
    below = {row.below_age for row in rows if row is not None and row.below_age is not None}
    return {law.basic.adult_age.value, law.insurance.deductible_age.value, *below}


def ages_of_grant(grant: Grant) -> dict[str, int]:
    """Return the ages from which a grant answers differently, by the name of what asks it."""
    asked = {"min_age": (grant.requires.min_age, 0), "max_age": (grant.requires.max_age, 1)}
    return {name: age + more for name, (age, more) in asked.items() if not isinstance(age, Unknown)}


def turning(age: int, day: date) -> date:
    """Return the latest birth of somebody who has an age on a day: the birthday itself."""
    return months_after(day, -MONTHS_PER_YEAR * age)


# --- packages -------------------------------------------------------------------------------------------------------


def most_of(limit: Limit) -> int | Money | None:
    """Return the number or amount at which a limit is used up; None where there is none, or nobody knows it."""
    return limit.max if isinstance(limit.max, (int, Money)) else None


def months_insured(grant: Grant) -> int | None:
    """Return after how many months a grant can be used, where it has a waiting time."""
    months = grant.requires.min_months_insured
    return None if isinstance(months, Unknown) or months == 0 else months


def copayment_begins(grant: Grant) -> int | None:
    """Return from which session of the year on there is a co-payment, where it is not from the first."""
    begins = NOT_GIVEN if isinstance(grant.copayment, Unknown) else grant.copayment.from_session
    return None if isinstance(begins, Unknown) or begins == 1 else begins
