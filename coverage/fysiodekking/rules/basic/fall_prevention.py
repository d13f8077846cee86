"""Fall prevention: one exercise intervention in twelve months, for a high risk with a reason for guidance.

What the law asks: Bzv art. 2.6(7), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading `fall_prevention_min_age`: an insurer's lowest age; the paragraph names none. One intervention is all lines
with the same first session, so lines of the same condition before it are an earlier one. Not modelled: which
programmes an insurer accepts; when such lines of more than twelve months hold more than one intervention.
"""

from __future__ import annotations

from datetime import date

from fysiodekking.law.grounds import FallPrevention, Months, NotInForce
from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Sourced
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.readings import MIN_AGE
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.counting import Count
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import fits, met, refused, unknown

RULE = "fall_prevention_for_a_high_risk"
_ANOTHER_CONDITION = common.about_another_condition(RULE, Ground.FALL_RISK)


def fall_prevention_for_a_high_risk(facts: GroundFacts, law: Law) -> Finding:
    """High risk of falling, and guidance at physiotherapist level is needed (Bzv 2.6(7))."""
    if facts.kind is not ConditionKind.FALL_RISK:
        return _ANOTHER_CONDITION
    care = facts.care
    ground = law.basic.grounds.fall_risk
    checks = [
        common.in_force(ground),
        common.by_profession(care, ground),
        common.exercise_therapy(care, ground),
        common.flag(care, "high_fall_risk", Reason.FALL_RISK_NOT_GIVEN, Reason.FALL_RISK_NOT_HIGH, ground),
        common.flag(
            care,
            "somatic_or_psychological_ground",
            Reason.SOMATIC_GROUND_NOT_GIVEN,
            Reason.NO_SOMATIC_OR_PSYCHOLOGICAL_GROUND,
            ground,
        ),
        _age(care, ground),
    ]
    if isinstance(ground, FallPrevention):
        checks += [_one_in_twelve_months(care, law, ground.months), _none_elsewhere(care, ground.months)]
    return common.finding_of_ground(
        RULE, care, law, ground, checks, met(Reason.FALL_PREVENTION, cite=(ground.citation,))
    )


def _age(care: CareFacts, ground: FallPrevention | NotInForce) -> Check:
    """Ask the age that an insurer asks; the paragraph names none."""
    lowest = care.readings.fall_prevention_min_age
    age = care.age
    if isinstance(lowest, Unknown):
        return fits(readings=((MIN_AGE, "none"),))
    used = ((MIN_AGE, str(lowest)),)
    fact = Fact("age", age, Bound(">=", lowest, Measure.YEARS))
    if age < lowest:
        said = (ground.lowest_age.citation,) if isinstance(ground, FallPrevention) else ()
        return refused(Reason.YOUNGER_THAN_INSURER_ASKS, fact, cite=(*said, ground.citation), readings=used)
    return fits(fact, readings=used)


def _one_in_twelve_months(care: CareFacts, law: Law, months: Sourced[Months]) -> Check:
    """Ask whether an earlier intervention began less than twelve months before this one."""
    others = [key for key in common.same_kind(care, ConditionKind.FALL_RISK) if key != care.key]
    before = _first_before(care, law)
    if not others and before is None:
        return fits()
    start = common.started(care, law)
    if isinstance(start, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(months.citation,))
    latest = months_after(start, -months.value)
    begun = {key: common.started(care, law, key) for key in others}
    known = [(earlier, key) for key, earlier in begun.items() if not isinstance(earlier, Need)]
    if before is not None:
        known.append((before, care.key))
    facts = {
        earlier: Fact(field_of(key, "first_session"), earlier, Bound("<=", latest, months=months.value))
        for earlier, key in sorted(known)
    }
    within = [earlier for earlier in facts if earlier < start < months_after(earlier, months.value)]
    if within:
        return refused(Reason.INTERVENTION_WITHIN_TWELVE_MONTHS, facts[within[-1]], cite=months.citation)
    for need in (begun[key] for key in sorted(begun)):
        if isinstance(need, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, need, cite=months.citation)
    return fits(beside=tuple(fact for earlier, fact in facts.items() if earlier <= latest))


def _none_elsewhere(care: CareFacts, months: Sourced[Months]) -> Check:
    """Ask whether one of the sessions elsewhere was in the twelve months before this intervention: of another one."""
    perhaps = Count((counting.any_elsewhere(care.earlier),)).reaches(1)
    if isinstance(perhaps, Need):
        return unknown(Reason.USE_NOT_KNOWN, perhaps, cite=months.citation)
    return refused(Reason.INTERVENTION_WITHIN_TWELVE_MONTHS, cite=months.citation) if perhaps else fits()


def _first_before(care: CareFacts, law: Law) -> date | None:
    """Return the day of the first session of the condition before its given start: an earlier intervention began then.

    An intake before the start begins none.
    """
    start = care.condition.first_session
    if isinstance(start, Unknown):
        return None
    days = [
        tally.first
        for key, tally in care.earlier.past.tallies()
        if key.condition in {care.key, NOT_GIVEN} and tally.first < start and counting.is_session(law, key.performance)
    ]
    return min(days, default=None)
