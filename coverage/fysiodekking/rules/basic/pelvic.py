"""Pelvic physiotherapy for urinary incontinence: at most nine for adults.

What the law asks: Bzv art. 2.6(3), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading `pelvic_nine`: nine per condition, or once; the paragraph has no period and no unit.
"""

from __future__ import annotations

from datetime import date

from fysiodekking.law.grounds import GroundLaw, Maximum
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Fact
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.checks import fits, met, missing, refused, unknown
from fysiodekking.rules.counting import Count

RULE = "pelvic_physiotherapy_for_urinary_incontinence"
_ELSEWHERE = common.elsewhere(RULE, Ground.URINARY_INCONTINENCE)
PELVIC = "pelvic"


def pelvic_physiotherapy_for_urinary_incontinence(case: Case, law: Law) -> Finding:
    """Pelvic physiotherapy for urinary incontinence; from 18 at most nine treatments (Bzv 2.6(3))."""
    if case.condition.kind is not ConditionKind.URINARY_INCONTINENCE:
        return _ELSEWHERE
    ground = law.basic.grounds.urinary_incontinence
    checks = [common.in_force(ground), common.by_profession(case, ground), _is_pelvic(case, law, ground)]
    checks.extend(common.from_18_at_most(case, law, lambda: _within_nine(case, law, ground)))
    return common.answer(RULE, case, law, ground, checks, met(Reason.WITHIN_MAXIMUM, cite=(ground.citation,)))


def _is_pelvic(case: Case, law: Law, ground: GroundLaw) -> Check:
    """Ask whether it was pelvic physiotherapy: by its performance, or by a pelvic physiotherapist."""
    listed = law.charging.performances.get(str(case.session.performance))
    if listed is not None and listed.covers is CoverClass.PELVIC_PHYSIOTHERAPY:
        return fits(Fact("session.performance", listed.code))
    specialisms = case.provider.specialisms
    if isinstance(specialisms, Unknown):
        return unknown(Reason.SPECIALISM_NOT_GIVEN, missing("provider.specialisms"), cite=(ground.citation,))
    fact = Fact("provider.specialisms", specialisms, PELVIC)
    if PELVIC in specialisms:
        return fits(fact)
    return refused(Reason.NOT_PELVIC_PHYSIOTHERAPY, fact, cite=ground.citation)


def _within_nine(case: Case, law: Law, ground: Maximum) -> tuple[Check, ...]:
    """Ask whether fewer than nine went before, of this condition or of any, as the insurer reads it."""
    every = common.ever(case, law, common.same_kind(case, ConditionKind.URINARY_INCONTINENCE))
    once = common.at_most(every, ground.sessions)
    start = common.started(case, law)
    per_condition = (
        unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(ground.citation,))
        if isinstance(start, Need) and len(case.past.rows)
        else common.at_most(_since(case, law, start), ground.sessions)
    )
    return common.by_reading(case, "pelvic_nine", {"once": (once,), "per_condition": (per_condition,)}, ground)


def _since(case: Case, law: Law, start: date | Need) -> Count:
    first = counting.LONG_AGO if isinstance(start, Need) else start
    own = counting.elsewhere(case, "condition_elsewhere", case.condition_elsewhere())
    return Count((own,)) + counting.sessions(case, law, (case.condition_key,), first, case.session.date)
