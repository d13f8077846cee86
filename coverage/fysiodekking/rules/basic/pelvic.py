"""Pelvic physiotherapy for urinary incontinence: at most nine for adults.

What the law asks: Bzv art. 2.6(3), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading `pelvic_nine`: nine per condition, or once; the paragraph has no period and no unit.
"""

from __future__ import annotations

from functools import partial

from fysiodekking.law.grounds import GroundLaw, Maximum
from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Fact
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.counting import Count
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.qualifications import has_qualification
from fysiodekking.rules.verdicts import fits, met, missing, refused, unknown

RULE = "pelvic_physiotherapy_for_urinary_incontinence"
_ANOTHER_CONDITION = common.about_another_condition(RULE, Ground.URINARY_INCONTINENCE)
PELVIC = "pelvic"


def pelvic_physiotherapy_for_urinary_incontinence(facts: GroundFacts, law: Law) -> Finding:
    """Pelvic physiotherapy for urinary incontinence; from 18 at most nine treatments (Bzv 2.6(3))."""
    if facts.kind is not ConditionKind.URINARY_INCONTINENCE:
        return _ANOTHER_CONDITION
    care = facts.care
    ground = law.basic.grounds.urinary_incontinence
    checks = [common.in_force(ground), common.by_profession(care, ground), _is_pelvic(care, law, ground)]
    checks.extend(common.from_18_at_most(care, law, lambda: _within_nine(care, law, ground)))
    return common.finding_of_ground(
        RULE, care, law, ground, checks, met(Reason.WITHIN_MAXIMUM, cite=(ground.citation,))
    )


def _is_pelvic(care: CareFacts, law: Law, ground: GroundLaw) -> Check:
    """Ask whether it was pelvic physiotherapy: by its performance, or by a pelvic physiotherapist."""
    listed = law.charging.performances.get(str(care.performance))
    if listed is not None and listed.covers is CoverClass.PELVIC_PHYSIOTHERAPY:
        return fits(Fact("session.performance", listed.code))
    specialisms = care.specialisms
    if isinstance(specialisms, Unknown):
        return unknown(Reason.SPECIALISM_NOT_GIVEN, missing("provider.specialisms"), cite=(ground.citation,))
    fact = Fact("provider.specialisms", specialisms, PELVIC)
    has = has_qualification(specialisms, (PELVIC,), care.profession, law)
    if isinstance(has, Unknown):
        return unknown(Reason.SPECIALISM_NOT_GIVEN, missing("provider.specialisms"), fact, cite=ground.citation)
    return fits(fact) if has else refused(Reason.NOT_PELVIC_PHYSIOTHERAPY, fact, cite=ground.citation)


def _within_nine(care: CareFacts, law: Law, ground: Maximum) -> tuple[Check, ...]:
    """Ask whether fewer than nine went before, of this condition or of any, as the insurer reads it."""
    once, since = partial(_once, care, law, ground), partial(_per_condition, care, law, ground)
    return common.by_reading(care, "pelvic_nine", {"once": once, "per_condition": since}, ground)


def _once(care: CareFacts, law: Law, ground: Maximum) -> tuple[Check, ...]:
    every = common.ever(care, law, common.same_kind(care, ConditionKind.URINARY_INCONTINENCE))
    return (common.at_most(every, ground.sessions),)


def _per_condition(care: CareFacts, law: Law, ground: Maximum) -> tuple[Check, ...]:
    start, count = common.started(care, law), Count((counting.elsewhere(care.earlier, "condition_elsewhere"),))
    if not isinstance(start, Need):
        count += counting.sessions(care.earlier, law, (care.key,), start, care.day)
    elif len(care.earlier.past.rows):
        return (unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(ground.citation,)),)
    return (common.at_most(count, ground.sessions),)
