"""Plain cases in which every fact is given: what the two sides of a boundary are made of."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.law import Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import MONTHS_PER_YEAR, first_of_year, months_after
from fysiodekking.model.history import History
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import Package, Payment
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import CHOICES, Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, CoverClass, PaidBy, Profession, Technique
from fysiodekking.testing.draws import law_near
from fysiodekking.testing.parts import ADULT, PRICE, SPECIALISMS, asked, codes_of

KEY: Final = "neck"
_SILENT: Final[dict[str, Any]] = {
    key: choice.values[0] for key, choice in CHOICES.items() if isinstance(choice.text, Unknown)
}
_FACTS: Final[dict[str, Any]] = {
    "triad": False,
    "copd_class": CopdClass.A,
    "high_burden": True,
    "limited_capacity": True,
    "fev1_vc_below_60": True,
    "day_surgery": False,
    "severe_limitations": True,
    "in_study": True,
    "study_ended": False,
    "high_fall_risk": True,
    "somatic_or_psychological_ground": True,
}


def ordinary(
    day: date,
    kind: ConditionKind = ConditionKind.NOT_LISTED,
    *,
    start: date | None = None,
    before: int = 0,
    born: date | None = None,
    packages: tuple[Package, ...] = (),
    **facts: Any,
) -> Case:
    """Return a case of an adult that is treated by a physiotherapist, with exercises, on a day.

    :param start: first treatment, and the day from which a term of its kind runs; 1 January of that year if left out.
    :param before: so many sessions went before, on the day of the start, which nobody but the insured paid.
    :param facts: further facts of the condition.
    """
    law = law_near(day)
    start = first_of_year(day) if start is None else start
    stage = law.basic.annex_1[ConditionKind.COPD].gold_stage if ConditionKind.COPD in law.basic.annex_1 else None
    given = {name: _FACTS.get(name, start) for name in asked(law, kind) if name != "side"}
    given |= {"gold_stage": stage} if "gold_stage" in given else {}
    key = KEY if kind is ConditionKind.NOT_LISTED else kind.value
    return Case(
        session=Session(
            date=day,
            performance=code_for(law, _COVERS.get(kind, CoverClass.PHYSIOTHERAPY)),
            techniques=(Technique.EXERCISE_THERAPY,),
            price=PRICE,
            treatment_plan=True,
            referral=True,
            consent=True,
            accident=False,
            medically_necessary=True,
            insufficient_result=True,
        ),
        provider=Provider(
            profession=Profession.PHYSIOTHERAPIST,
            big_registered=True,
            trained_in=(Technique.DRY_NEEDLING,),
            specialisms=SPECIALISMS,
            contracted=True,
            associations=(),
        ),
        insured=Insured(
            born=turning(ADULT, first_of_year(day)) if born is None else born,
            basic_insured=True,
            voluntary_deductible=NOTHING,
            deductible_used=NOTHING,
        ),
        conditions={key: Condition(kind=kind, first_session=start, **{**given, **facts})},
        basic=BasicPolicy(not_contracted=Payment(percent=75)),
        readings=Readings(**_SILENT),
        history=rows(before, start, paid_by=PaidBy.INSURED),
        packages=packages,
    )


_COVERS: Final = {ConditionKind.URINARY_INCONTINENCE: CoverClass.PELVIC_PHYSIOTHERAPY}


def rows(number: int, day: date, *, paid: Money | Unknown = NOT_GIVEN, **fields: Any) -> History:
    """Return a history of so many sessions on one day; without a row for none."""
    return History([Row(date=day, sessions=number, paid=paid, **fields)] if number > 0 else [])


def code_for(law: Law, cover: CoverClass, profession: Profession = Profession.PHYSIOTHERAPIST) -> str:
    """Return the code of an ordinary session of a class of cover."""
    codes = codes_of(law, profession, ("session",))
    return next((code for code in codes if law.charging.performances[code].covers is cover), codes[0])


def turning(age: int, day: date) -> date:
    """Return the date of birth of somebody who reaches an age on a day."""
    return months_after(day, -age * MONTHS_PER_YEAR)


def changed(case: Case, **parts: Any) -> Case:
    """Return a case with fields of its session, provider, insured or readings changed, named as ``session={...}``."""
    return attrs.evolve(
        case,
        **{
            name: attrs.evolve(getattr(case, name), **fields) if isinstance(fields, dict) else fields
            for name, fields in parts.items()
        },
    )
