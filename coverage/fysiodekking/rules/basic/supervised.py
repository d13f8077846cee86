"""Supervised exercise therapy: peripheral arterial disease, and osteoarthritis of hip or knee.

What the law asks: Bzv art. 2.6(4) and (5), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Readings `pad_37` and `osteoarthritis_12`: the 37 and the twelve can start again (recurrence, other side, new episode),
or are given once; the paragraphs do not say.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from fysiodekking.law.grounds import GroundLaw, MaximumInTerm
from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Check, Finding, Verdict
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import met, unknown

PAD = "supervised_exercise_for_peripheral_arterial_disease"
OSTEOARTHRITIS = "supervised_exercise_for_osteoarthritis_of_hip_or_knee"


def supervised_exercise_for_peripheral_arterial_disease(facts: GroundFacts, law: Law) -> Finding:
    """Supervised exercise therapy, Fontaine stage 2; from 18 at most 37 in at most twelve months (Bzv 2.6(4))."""
    kind = ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2
    ground = law.basic.grounds.peripheral_arterial_disease_fontaine_2
    if facts.kind is not kind or not isinstance(ground, MaximumInTerm):
        return common.about_another_condition(PAD, ground.ground)  # before 2017 stage 2 stood on annex 1
    care = facts.care
    checks = (*_common(care, ground), *_maximum(care, law, ground, kind, "pad_37"))
    return common.finding_of_ground(PAD, care, law, ground, checks, met(Reason.WITHIN_MAXIMUM, cite=(ground.citation,)))


def supervised_exercise_for_osteoarthritis_of_hip_or_knee(facts: GroundFacts, law: Law) -> Finding:
    """Supervised exercise therapy for hip or knee; from 18 at most twelve in at most twelve months (Bzv 2.6(5))."""
    kind = ConditionKind.OSTEOARTHRITIS_HIP_KNEE
    ground = law.basic.grounds.osteoarthritis_hip_knee
    if facts.kind is not kind:
        return common.about_another_condition(OSTEOARTHRITIS, ground.ground)
    care = facts.care
    checks = _common(care, ground)
    if isinstance(ground, MaximumInTerm):
        checks.extend(_maximum(care, law, ground, kind, "osteoarthritis_12"))
    return common.finding_of_ground(
        OSTEOARTHRITIS, care, law, ground, checks, met(Reason.WITHIN_MAXIMUM, cite=(ground.citation,))
    )


def _maximum(care: CareFacts, law: Law, ground: MaximumInTerm, kind: ConditionKind, key: str) -> tuple[Check, ...]:
    def read() -> tuple[Check, ...]:
        renewable, once = partial(_renewable, care, law, ground, kind), partial(_once, care, law, ground, kind)
        return common.by_reading(care, key, {"renewable": renewable, "once": once}, ground)

    return common.from_18_at_most(care, law, read)


def _common(care: CareFacts, ground: GroundLaw) -> list[Check]:
    return [common.in_force(ground), common.by_profession(care, ground), common.exercise_therapy(care, ground)]


def _renewable(care: CareFacts, law: Law, ground: MaximumInTerm, kind: ConditionKind) -> tuple[Check, ...]:
    """Ask the maximum within the running term; several conditions of the kind have it together."""
    start = common.started(care, law)
    if isinstance(start, Need):
        return (unknown(Reason.TERM_START_NOT_GIVEN, start, cite=ground.citation),)
    term = common.within(care, field_of(care.key, "first_session"), start, ground.months)
    used = common.running(care, law, kind, ground.months.value)
    return term, common.at_most(used, ground.sessions)


def _once(care: CareFacts, law: Law, ground: MaximumInTerm, kind: ConditionKind) -> tuple[Check, ...]:
    """Ask the maximum once for all conditions of the kind: the term runs from the first treatment of any of them.

    That is the one of the history too, where `first_session` begins a later series of the same condition.
    """
    keys = common.same_kind(care, kind)
    count = common.at_most(common.ever(care, law, keys), ground.sessions)
    starts = [day for key in keys for day in _days_of_a_start(care, law, key)]
    known = [start for start in starts if not isinstance(start, Need)]
    open_ = next((start for start in starts if isinstance(start, Need)), None)
    if known:
        term = common.within(care, field_of(care.key, "first_session"), min(known), ground.months)
        if open_ is None or term.verdict is Verdict.REFUSED:
            return term, count
    assert open_ is not None
    return unknown(Reason.TERM_START_NOT_GIVEN, open_, cite=ground.citation), count


def _days_of_a_start(care: CareFacts, law: Law, key: str) -> tuple[date | Need, ...]:
    """Return when the treatment of a condition started, and when an earlier series of it did, if there was one."""
    start = common.started(care, law, key)
    if isinstance(start, Need):
        return (start,)
    earlier = counting.first_treatment(care.earlier, law, key, before=start)
    return (start,) if earlier is None else (start, earlier)
