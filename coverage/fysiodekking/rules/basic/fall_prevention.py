"""Fall prevention: one exercise intervention in twelve months, for a high risk with a reason for guidance.

What the law asks: Bzv art. 2.6(7), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading `fall_prevention_min_age`: an insurer's lowest age; the paragraph names none. One intervention is all lines
with the same first session. Not modelled: which programmes an insurer accepts.
"""

from __future__ import annotations

from fysiodekking.law.grounds import GroundLaw, InTerm, Months
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Sourced
from fysiodekking.model.dates import age_on, months_after
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.readings import MIN_AGE
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules.basic import common
from fysiodekking.rules.checks import fits, met, refused, unknown

RULE = "fall_prevention_for_a_high_risk"
_ELSEWHERE = common.elsewhere(RULE, Ground.FALL_RISK)


def fall_prevention_for_a_high_risk(case: Case, law: Law) -> Finding:
    """High risk of falling, and guidance at physiotherapist level is needed (Bzv 2.6(7))."""
    if case.condition.kind is not ConditionKind.FALL_RISK:
        return _ELSEWHERE
    ground = law.basic.grounds.fall_risk
    checks = [
        common.in_force(ground),
        common.by_profession(case, ground),
        common.exercise_therapy(case, ground),
        common.flag(case, "high_fall_risk", Reason.FALL_RISK_NOT_GIVEN, Reason.FALL_RISK_NOT_HIGH, ground),
        common.flag(
            case,
            "somatic_or_psychological_ground",
            Reason.SOMATIC_GROUND_NOT_GIVEN,
            Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND,
            ground,
        ),
        _age(case, ground),
    ]
    if isinstance(ground, InTerm):
        checks.append(_one_in_twelve_months(case, law, ground.months))
    return common.answer(RULE, case, law, ground, checks, met(Reason.FALL_PREVENTION, cite=(ground.citation,)))


def _age(case: Case, ground: GroundLaw) -> Check:
    lowest = case.readings.fall_prevention_min_age
    age = age_on(case.insured.born, case.session.date)
    if isinstance(lowest, Unknown):
        return fits(readings=((MIN_AGE, "none"),))
    used = ((MIN_AGE, str(lowest)),)
    fact = Fact("age", age, Bound(">=", lowest, Measure.YEARS))
    if age < lowest:
        return refused(Reason.YOUNGER_THAN_INSURER_ASKS, fact, cite=ground.citation, readings=used)
    return fits(fact, readings=used)


def _one_in_twelve_months(case: Case, law: Law, months: Sourced[Months]) -> Check:
    """Ask whether an earlier intervention began less than twelve months before this one."""
    others = [key for key in common.same_kind(case, ConditionKind.FALL_RISK) if key != case.condition_key]
    if not others:
        return fits()
    start = common.started(case, law)
    if isinstance(start, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(months.citation,))
    latest, beside = months_after(start, -months.value), []
    for key in others:
        earlier = common.started(case, law, key)
        path = field_of(key, "first_session")
        if isinstance(earlier, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, earlier, cite=months.citation)
        fact = Fact(path, earlier, Bound("<=", latest, months=months.value))
        if earlier < start < months_after(earlier, months.value):
            return refused(Reason.INTERVENTION_WITHIN_TWELVE_MONTHS, fact, cite=months.citation)
        beside += [fact] if earlier <= latest else []
    return fits(beside=tuple(beside))
