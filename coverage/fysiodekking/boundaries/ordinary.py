"""The ordinary case, with every fact given: both sides of a boundary are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS, SILENT, of_condition
from fysiodekking.boundaries.thresholds import gold_stage, turning
from fysiodekking.law import CHECKED, Law, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.condition import STARTS, Condition
from fysiodekking.model.dates import first_of_year
from fysiodekking.model.history import History
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import Package, Payment
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, PaidBy, Profession, Technique

KEY: Final = "neck"
PRICE: Final = Money(4250)
"""What an ordinary session costs: made up, as every price there is."""

ADULT: Final = 42
_SILENT: Final[dict[str, Any]] = {key: ASKED_FACTS[f"readings.{key}"].usual for key in SILENT}
SPECIALISMS: Final = ("pelvic", "manual_therapy", "child", "oedema", "geriatric", "psychosomatic")


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
    :param before: how many sessions went before, on the day of the start, paid by the insured.
    :param facts: further facts of the condition.
    """
    law = law_near(day)
    start = first_of_year(day) if start is None else start
    given = {name: _usual(law, name, start) for name in of_condition(law, kind)}
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
            other_that_day=False,
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


def _usual(law: Law, name: str, start: date) -> Any:
    """Return the usual answer to a fact of a condition; a term runs from the start."""
    if name == "gold_stage":
        return gold_stage(law)
    return start if name in STARTS else ASKED_FACTS[f"condition.{name}"].usual


_COVERS: Final = {ConditionKind.URINARY_INCONTINENCE: CoverClass.PELVIC_PHYSIOTHERAPY}


def rows(number: int, day: date, *, paid: Money | Unknown = NOT_GIVEN, **fields: Any) -> History:
    """Return a history of a number of sessions on one day; without a row for none."""
    return History([Row(date=day, sessions=number, paid=paid, **fields)] if number > 0 else [])


def code_for(law: Law, cover: CoverClass, profession: Profession = Profession.PHYSIOTHERAPIST) -> str:
    """Return the code of an ordinary session of a class of cover."""
    codes = codes_of(law, profession, ("session",))
    return next((code for code in codes if law.charging.performances[code].covers is cover), codes[0])


def codes_of(law: Law, profession: Profession, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the codes on a profession's list, ordinary sessions first."""
    listed = [
        one for one in law.charging.performances.values() if one.in_force is True and profession in one.professions
    ]
    listed = [each for each in listed if not kinds or each.kind in kinds]
    return tuple(each.code for each in sorted(listed, key=lambda each: (each.kind != "session", each.code)))


def law_near(day: date) -> Law:
    """Return the law of a day, or of the nearest day that was checked: for lists to choose from, never to decide."""
    assert CHECKED.last is not None
    return law_on(min(max(day, CHECKED.first), CHECKED.last))


def changed(case: Case, **parts: Any) -> Case:
    """Return a case with fields of its session, provider, insured or readings changed, named as ``session={...}``."""
    return attrs.evolve(
        case,
        **{
            name: attrs.evolve(getattr(case, name), **fields) if isinstance(fields, dict) else fields
            for name, fields in parts.items()
        },
    )
