"""The entitlement code (aanspraakcode) expected on the claim.

What is asked: COD321-VEK1 and the DCSPH list of 1-7-2024. Codes are dated data; where none was established for that
day (severe rheumatic conditions, fall prevention, COPD from 2025), there is none.

The code tells what the law says of the care, not what the policy does: a line that only the policy refuses (consent or
a referral that it asks, a contract without which it pays nothing) carries the code of the ground that would have paid.
VGZ, code 0551: https://www.cooperatievgz.nl/zorgaanbieders/paramedische-zorg/declareren/afwijsredenen-per-code/0551
"""

from __future__ import annotations

from typing import Final

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import MAY_HOLD, Finding, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, CoverClass, Ground
from fysiodekking.rules import GROUNDS
from fysiodekking.rules.basic import annex_1, common, copd
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.insurance_facts import InsuranceFacts
from fysiodekking.rules.performance_list import class_of_care

_FIRST_SESSIONS: Final = "annex_1_first"
_NOT_BASIC: Final = "not_basic"
_ASKED_BY_POLICY: Final = frozenset({Reason.POLICY_ASKS_REFERRAL, Reason.POLICY_ASKS_CONSENT})


def code_of_ground(facts: GroundFacts, law: Law, ground: Finding) -> str | None:
    """Return the code of a session that the basic package pays; None where none was established.

    The lists are those of physiotherapists and exercise therapists: for a skin therapist none was established.
    """
    if facts.care.profession not in THERAPISTS:
        return None
    if ground.subject == Ground.URINARY_INCONTINENCE and not common.is_adult(facts, law):
        return None  # 010 is for 18 and older
    key = str(ground.subject)
    if ground.subject == Ground.COPD:
        return _code(law, f"{key}/{copd.variant(facts.care, law)}")
    if ground.subject == Ground.UNDER_18:
        return _code(law, f"{key}/{_of_minor(facts.care, law, ground)}") or _code(law, key)
    return _code(law, key)


def _of_minor(about: CareFacts, law: Law, ground: Finding) -> str:
    """Until 2025 child physiotherapy and exercise therapy had codes of their own, for each nine another."""
    cover = class_of_care(law, about.performance, about.profession, about.kind)
    care = {CoverClass.CHILD_PHYSIOTHERAPY: "child", CoverClass.EXERCISE_THERAPY: "exercise"}.get(cover, "other")
    return f"{care}_{'second' if ground.reason is Reason.SECOND_NINE else 'first'}"


def code_outside_basic(
    facts: GroundFacts, insured: InsuranceFacts, law: Law, grounds: tuple[Finding, ...]
) -> str | None:
    """Return the code of a session that the basic package does not pay; the first twenty have one of their own.

    Where the basic policy alone is in the way it is the code of the ground that would have paid; None when a missing
    fact leaves open whether one would have.
    """
    if insured.profession not in THERAPISTS or not isinstance(insured.other_payer, Unknown):
        return None  # nothing is claimed here of what somebody else pays
    reasons = {finding.reason for finding in grounds}
    if not reasons.isdisjoint(_ASKED_BY_POLICY):
        asks_nothing = attrs.evolve(facts.care, requires_referral=(), requires_consent=())
        grounds = tuple([rule(facts._replace(maybe_care=asks_nothing), law) for rule in GROUNDS])
        reasons = {finding.reason for finding in grounds}
    paying = [ground for ground in grounds if ground.verdict in MAY_HOLD]
    if paying and insured.basic_insured is not False:
        sure = paying[0].verdict is not Verdict.UNKNOWN and insured.basic_insured is True
        return code_of_ground(facts, law, paying[0]) if sure else None
    first = Reason.ANNEX_1_FIRST_SESSIONS in reasons
    if first and annex_1.row_applies(facts.care, law).verdict is Verdict.UNKNOWN:
        return None  # one of the first twenty, if the annex serves the condition on that day at all
    may_serve = any(ground.subject == Ground.ANNEX_1 for ground in paying)
    if may_serve and annex_1.one_of_the_first(facts.care, law).verdict is Verdict.UNKNOWN:
        return None  # nobody has to know it to tell who pays without basic insurance
    return _code(law, _FIRST_SESSIONS if first else _NOT_BASIC)


def _code(law: Law, key: str) -> str | None:
    code = law.codes.get(key)
    return None if code is None else code.value
