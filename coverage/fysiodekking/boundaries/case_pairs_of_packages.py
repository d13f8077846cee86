"""Pairs of cases on either side of each limit, age, waiting time and year of a package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from fysiodekking.boundaries.case_pairs_of_law import Boundary, on_annex
from fysiodekking.boundaries.ordinary import ADULT, SPECIALISMS, changed, code_for, ordinary, rows
from fysiodekking.boundaries.thresholds import (
    DAY,
    ages_of_grant,
    copayment_begins,
    first_within,
    months_insured,
    turning,
)
from fysiodekking.law import CHECKED, Law, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.checked import EARLIEST
from fysiodekking.model.dates import first_of_year, last_of_year, months_after
from fysiodekking.model.history import History
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import ANNEX_1_FIRST_TWENTY, Grant, Limit, Package
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import NONE_AT_ALL, Used
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CoverClass, PaidBy, Per, Profession

_PROFESSIONS = {
    CoverClass.EXERCISE_THERAPY: Profession.EXERCISE_THERAPIST,
    CoverClass.ACUPUNCTURE: Profession.ACUPUNCTURIST,
    CoverClass.OTHER_ALTERNATIVE: Profession.OTHER,
}


def of_package(package: Package, day: date) -> Iterator[Boundary]:
    """Yield the boundaries of a package on a day, whether or not they show on that day."""
    for grant in package.grants:
        name = f"package:{package.id}/{grant.id}"
        for limit in grant.limits:
            yield from _limit(package, grant, limit, day, f"{name}/{limit.id}")
            yield from _part_year(package, grant, limit, day, f"{name}/{limit.id}/part_year")
        yield from _ages(package, grant, day, name)
        yield from _waiting(package, grant, day, name)
        yield from _accident(package, grant, day, name)
        yield from _first_of_the_day(package, grant, day, name)
        yield from _consent(package, grant, day, name)
        yield from _copayment(package, grant, day, name)
    last = last_of_year(date(package.year, 1, 1))
    if package.grants and last in CHECKED and last + DAY in CHECKED:
        below, above = (accepted(package, package.grants[0], on) for on in (last, last + DAY))
        yield Boundary(name=f"package:{package.id}/year", below=below, above=above)


def treated_by(law: Law, cover: CoverClass) -> tuple[Profession, str | Unknown]:
    """Return the profession and the code with which a session is of a class; without a code where none is charged."""
    profession = _PROFESSIONS.get(cover, Profession.PHYSIOTHERAPIST)
    return profession, code_for(law, cover, profession) if profession in THERAPISTS else NOT_GIVEN


def accepted(package: Package, grant: Grant, day: date, covers: tuple[CoverClass, ...] = ()) -> Case:
    """Return a case in which everything holds that a grant asks, and nothing was used before."""
    law, asks = law_on(day), grant.requires
    cover = next((each for each in covers if each in grant.covers), grant.covers[0])
    profession, code = treated_by(law, cover)
    kind = ConditionKind.NOT_LISTED
    if not isinstance(asks.condition, Unknown):
        kind = on_annex(law) if asks.condition == ANNEX_1_FIRST_TWENTY else ConditionKind(asks.condition)
    youngest = 0 if isinstance(asks.min_age, Unknown) else asks.min_age
    oldest = max(ADULT, youngest) if isinstance(asks.max_age, Unknown) else asks.max_age
    after_accident = asks.accident is True or not isinstance(asks.within_months_of_accident, Unknown)
    held, waits = package, asks.min_months_insured
    if not isinstance(waits, Unknown) or any(limit.cut for limit in grant.limits):
        waited = 0 if isinstance(waits, Unknown) else waits
        held = attrs.evolve(package, since=months_after(first_of_year(day), -waited))
    born = turning(min(max(ADULT, youngest), oldest), first_of_year(day))
    case = ordinary(day, kind, born=max(born, EARLIEST), packages=(held,))
    return changed(
        case,
        session={
            "performance": code,
            "accident": after_accident,
            "accident_on": NOT_GIVEN if isinstance(asks.within_months_of_accident, Unknown) else day,
            "referral": asks.referral is not False,
            "consent": asks.consent is not False,
        },
        provider={
            "profession": profession,
            "contracted": asks.contracted is not False,
            "associations": asks.association,
            "specialisms": (*SPECIALISMS, *asks.qualification),
        },
        used=Used(
            elsewhere=NONE_AT_ALL,
            condition_elsewhere=NONE_AT_ALL,
            condition_elsewhere_this_year=NONE_AT_ALL,
            left_last_year={package.id: 0} if any(limit.carry_over for limit in grant.limits) else {},
        ),
    )


def _limit(package: Package, grant: Grant, limit: Limit, day: date, name: str) -> Iterator[Boundary]:
    """The last session (or cent) of a limit is left, or none is."""
    case = accepted(package, grant, day, limit.covers)
    if not isinstance(limit.when_contracted, Unknown):
        case = changed(case, provider={"contracted": limit.when_contracted})
    when = day if limit.per is Per.DAY else first_of_year(day)
    if isinstance(limit.max, int) and limit.max > 0:
        below, above = (_paid(case, grant, when, number, NOTHING) for number in (limit.max - 1, limit.max))
        yield Boundary(name=name, below=below, above=above)
    if isinstance(limit.max, Money) and limit.max > NOTHING:
        below, above = (_paid(case, grant, when, 1, paid) for paid in (limit.max - Money(1), limit.max))
        yield Boundary(name=name, below=below, above=above)


def _part_year(package: Package, grant: Grant, limit: Limit, day: date, name: str) -> Iterator[Boundary]:
    """The last session of a limit of a whole year, of a package that ran all of it, and of one that began that day."""
    if limit.cut and isinstance(limit.max, int) and limit.max > 0 and day.year == package.year:
        case = _paid(accepted(package, grant, day, limit.covers), grant, first_of_year(day), limit.max - 1, NOTHING)
        later = attrs.evolve(case, packages=(attrs.evolve(case.packages[0], since=day),))
        yield Boundary(name=name, below=case, above=later)


def _paid(case: Case, grant: Grant, when: date, number: int, paid: Money) -> Case:
    """Return the case after a number of sessions that the grant paid."""
    code = case.session.performance
    performance = {} if isinstance(code, Unknown) else {"performance": code}
    history: History = rows(
        number, when, paid_by=PaidBy.PACKAGE, package=case.packages[0].id, grant=grant.id, paid=paid, **performance
    )
    return attrs.evolve(case, history=history)


def _ages(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    case = accepted(package, grant, day)
    for word, age in ages_of_grant(grant).items():
        born = turning(age, day)
        condition = attrs.evolve(case.condition, first_session=day)
        case = attrs.evolve(case, conditions={case.condition_key: condition})
        if born >= EARLIEST and born + DAY <= day:
            below, above = (changed(case, insured={"born": on}) for on in (born + DAY, born))
            yield Boundary(name=f"{name}/{word}", below=below, above=above)


def _waiting(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    months = months_insured(grant)
    if months is None:
        return
    case, since = accepted(package, grant, day), first_within(day, months)
    below, above = (attrs.evolve(case, packages=(attrs.evolve(package, since=on),)) for on in (since, since - DAY))
    yield Boundary(name=f"{name}/min_months_insured", below=below, above=above)


def _accident(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    """The earliest accident that is not too long ago, and the day before it."""
    months = grant.requires.within_months_of_accident
    if isinstance(months, Unknown):
        return
    case, first = accepted(package, grant, day), first_within(day, months)
    below, above = (changed(case, session={"accident_on": on}) for on in (first, first - DAY))
    yield Boundary(name=f"{name}/within_months_of_accident", below=below, above=above)


def _first_of_the_day(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    """The only treatment of a day, and the one after that of another profession."""
    if grant.requires.first_of_the_day:
        case = accepted(package, grant, day)
        other = CoverClass.EXERCISE_THERAPY
        if case.provider.profession is Profession.EXERCISE_THERAPIST:
            other = CoverClass.PHYSIOTHERAPY
        _, code = treated_by(law_on(day), other)
        second = attrs.evolve(case, history=rows(1, day, paid_by=PaidBy.INSURED, performance=code))
        yield Boundary(name=f"{name}/first_of_the_day", below=case, above=second)


def _consent(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    """The last session of the year that needs no consent, and the first that does, without it."""
    if isinstance(grant.consent_from, Unknown) or grant.consent_from == 1:
        return
    case = changed(accepted(package, grant, day), session={"consent": False})
    yield _from_session(case, grant, grant.consent_from, f"{name}/consent_from")


def _copayment(package: Package, grant: Grant, day: date, name: str) -> Iterator[Boundary]:
    """The last session of the year without a co-payment, and the first with one."""
    begins = copayment_begins(grant)
    if begins is not None:
        yield _from_session(accepted(package, grant, day), grant, begins, f"{name}/copayment")


def _from_session(case: Case, grant: Grant, number: int, name: str) -> Boundary:
    """Return what turns at a session of the year: the one before it, and that one."""
    when = first_of_year(case.session.date)
    below, above = (_paid(case, grant, when, before, NOTHING) for before in (number - 2, number - 1))
    return Boundary(name=name, below=below, above=above)
