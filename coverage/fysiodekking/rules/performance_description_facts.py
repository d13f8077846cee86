"""What a performance can say of itself is held against these facts: those of the person and of the condition."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fysiodekking.law.instruments import Description, Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.needs import OfLaw
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Profession


class TreatedFacts(NamedTuple):
    """What the description of a code asks of the condition that is treated.

    :param key: its key.
    :param supposed: how points of the law that nobody can tell are supposed.
    """

    key: str
    day: date
    kind: ConditionKind
    first_session: date | Unknown
    supposed: tuple[tuple[OfLaw, bool], ...]


class DescriptionFacts(NamedTuple):
    """What the description of a code can contradict; what it says nothing of is not given.

    :param treated: asked where it is for some conditions only.
    """

    age: int | Unknown
    referral: bool | Unknown
    profession: Profession
    specialisms: tuple[str, ...] | Unknown
    treated: TreatedFacts | None


def description_facts(case: Case, law: Law, code: str | Unknown) -> DescriptionFacts | None:
    """Return what the description of a code can contradict; None when it says nothing of itself."""
    if code not in law.charging.descriptions:
        return None
    asked, session = law.charging.descriptions[str(code)], case.session
    return DescriptionFacts(
        age_on(case.insured.born, session.date) if any(_asks_age(each, case) for each in asked) else NOT_GIVEN,
        NOT_GIVEN if all(each.referral is None for each in asked) else session.referral,
        case.provider.profession,
        NOT_GIVEN if all(each.specialism is None for each in asked) else case.provider.specialisms,
        _treated(case) if any(description.conditions for description in asked) else None,
    )


def _asks_age(description: Description, case: Case) -> bool:
    return description.below_age is not None or case.condition.kind in description.adults_only


def _treated(case: Case) -> TreatedFacts:
    condition = case.condition
    supposed = tuple((key, bool(value)) for key, value in case.supposed.items() if isinstance(key, OfLaw))
    return TreatedFacts(case.condition_key, case.session.date, condition.kind, condition.first_session, supposed)
