"""What a performance can say of itself is held against these facts: those of the person and of the condition."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.needs import OfLaw
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind


class DescribedFacts(NamedTuple):
    """What the description of a code can contradict.

    :param condition: the key of the condition that is treated.
    :param supposed: how points of the law that nobody can tell are supposed.
    """

    day: date
    age: int
    referral: bool | Unknown
    specialisms: tuple[str, ...] | Unknown
    condition: str
    kind: ConditionKind
    first_session: date | Unknown
    supposed: tuple[tuple[OfLaw, bool], ...]


def described_facts(case: Case, law: Law, code: str | Unknown) -> DescribedFacts | None:
    """Return what the description of a code can contradict; None when it says nothing of itself."""
    if code not in law.charging.descriptions:
        return None
    return DescribedFacts(
        case.session.date,
        age_on(case.insured.born, case.session.date),
        case.session.referral,
        case.provider.specialisms,
        case.condition_key,
        case.condition.kind,
        case.condition.first_session,
        tuple((key, bool(value)) for key, value in case.supposed.items() if isinstance(key, OfLaw)),
    )
