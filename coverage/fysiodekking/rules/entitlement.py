"""The entitlement code (aanspraakcode) expected on the claim.

What is asked: COD321-VEK1 and the DCSPH list of 1-7-2024. Codes are dated data; where none was established for that
day (severe rheumatic conditions, fall prevention, COPD from 2025), there is none.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import THERAPISTS, CoverClass, Ground
from fysiodekking.rules.basic import common, copd
from fysiodekking.rules.performance import class_of

_FIRST_SESSIONS: Final = "annex_1_first"
_NOT_BASIC: Final = "not_basic"


def code_of_ground(case: Case, law: Law, ground: Finding) -> str | None:
    """Return the code of a session that the basic package pays; None where none was established."""
    if ground.subject == Ground.URINARY_INCONTINENCE and not common.is_adult(case, law):
        return None  # 010 is for 18 and older
    key = str(ground.subject)
    if ground.subject == Ground.COPD:
        return _code(law, f"{key}/{copd.variant(case, law)}")
    if ground.subject == Ground.UNDER_18:
        return _code(law, f"{key}/{_of_minor(case, law, ground)}") or _code(law, key)
    return _code(law, key)


def _of_minor(case: Case, law: Law, ground: Finding) -> str:
    """Until 2025 child physiotherapy and exercise therapy had codes of their own, for each nine another."""
    cover = class_of(case, law)
    care = {CoverClass.CHILD_PHYSIOTHERAPY: "child", CoverClass.EXERCISE_THERAPY: "exercise"}.get(cover, "other")
    return f"{care}_{'second' if ground.reason is Reason.SECOND_NINE else 'first'}"


def code_outside_basic(case: Case, law: Law, grounds: tuple[Finding, ...]) -> str | None:
    """Return the code of a session that the basic package does not pay; the first twenty have one of their own."""
    if case.provider.profession not in THERAPISTS:
        return None
    first = any(finding.reason is Reason.ANNEX_1_FIRST_SESSIONS for finding in grounds)
    return _code(law, _FIRST_SESSIONS if first else _NOT_BASIC)


def _code(law: Law, key: str) -> str | None:
    code = law.codes.get(key)
    return None if code is None else code.value
