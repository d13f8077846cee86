"""What the deductible is told of a case."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on, birthday
from fysiodekking.model.money import Money
from fysiodekking.model.people import Waiver
from fysiodekking.model.unknown import Unknown


class Coming(NamedTuple):
    """The day of the session beside the birthday from which there is a deductible."""

    day: date
    birthday: date
    age: int


class DeductibleFacts(NamedTuple):
    """What the deductible looks at.

    :param basic_part: what the basic policy pays of the session before the deductible; None when that is not known.
    :param coming: the birthday from which there is a deductible; None once the year of it is over.
    :param waivers: how the policy waives the mandatory deductible for the kind of condition.
    :param own_mandatory: what the policy charges of the mandatory deductible.
    """

    basic_part: Money | None
    price: Money | Unknown
    contracted: bool | Unknown
    coming: Coming | None
    total: Money | Unknown
    used: Money | Unknown
    voluntary: Money | Unknown
    voluntary_used: Money | Unknown
    insurer: str | Unknown
    own_mandatory: Money | Unknown
    waivers: tuple[Waiver, ...]
    deductible_year_of_18: str | Unknown


def deductible_facts(case: Case, law: Law, basic_part: Money | None) -> DeductibleFacts:
    """Return what the deductible looks at."""
    day, insured, policy = case.session.date, case.insured, case.basic
    adult_from = birthday(insured.born, law.insurance.deductible_age.value)
    return DeductibleFacts(
        basic_part,
        case.session.price,
        case.provider.contracted,
        Coming(day, adult_from, age_on(insured.born, day)) if day.year <= adult_from.year else None,
        insured.deductible_total,
        insured.deductible_used,
        insured.voluntary_deductible,
        insured.voluntary_deductible_used,
        policy.insurer,
        policy.mandatory_deductible,
        tuple(policy.waivers(case.condition.kind)),
        case.readings.deductible_year_of_18,
    )
