"""What the grounds of the basic package are told of a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import age_on
from fysiodekking.model.earlier import EarlierSessions
from fysiodekking.model.needs import NeedKey
from fysiodekking.model.people import Asked
from fysiodekking.model.readings import Readings
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import Range
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession, Technique


@attrs.frozen(kw_only=True)
class CareFacts:
    """What the grounds look at, of the care and of the condition; parts of a case are equal when they are the same.

    :param key: the key of the condition that is treated.
    :param conditions: every condition of the insured, by its key.
    :param requires_referral: grounds for which the policy asks a referral.
    :param requires_consent: grounds for which it asks prior consent.
    :param supposed: how points that nobody can tell are supposed.
    """

    key: str
    kind: ConditionKind
    day: date
    born: date
    age: int
    profession: Profession
    contracted: bool | Unknown
    specialisms: tuple[str, ...] | Unknown
    techniques: tuple[Technique, ...] | Unknown
    performance: str | Unknown
    referral: bool | Unknown
    consent: bool | Unknown
    insufficient_result: bool | Unknown
    requires_referral: tuple[Ground | Asked, ...]
    requires_consent: tuple[Ground | Asked, ...]
    conditions: Mapping[str, Condition] = attrs.field(eq=id)
    readings: Readings = attrs.field(eq=id)
    supposed: Mapping[NeedKey, bool | Range] = attrs.field(eq=id)
    earlier: EarlierSessions

    @property
    def condition(self) -> Condition:
        """The condition that is treated."""
        return self.conditions[self.key]


class GroundFacts(NamedTuple):
    """What the grounds look at.

    :param key: the key of the condition that is treated.
    :param maybe_care: what else was told; None for an ordinary complaint of an adult, of which no ground asks more.
    """

    key: str
    kind: ConditionKind
    age: int
    maybe_care: CareFacts | None

    @property
    def care(self) -> CareFacts:
        """What else was told, for a ground that is about such a condition."""
        assert self.maybe_care is not None
        return self.maybe_care


def ground_facts(case: Case, law: Law) -> GroundFacts:
    """Return what the grounds look at."""
    key, kind, age = case.condition_key, case.condition.kind, age_on(case.insured.born, case.session.date)
    ordinary = kind is ConditionKind.NOT_LISTED and age >= law.basic.adult_age.value
    return GroundFacts(key, kind, age, None if ordinary else care_facts(case))


def care_facts(case: Case) -> CareFacts:
    """Return what the grounds look at of anything but an ordinary complaint of an adult."""
    session, provider, insured, policy = case.session, case.provider, case.insured, case.basic
    return CareFacts(
        key=case.condition_key,
        kind=case.condition.kind,
        day=session.date,
        born=insured.born,
        age=age_on(insured.born, session.date),
        profession=provider.profession,
        contracted=provider.contracted,
        specialisms=provider.specialisms,
        techniques=session.techniques,
        performance=session.performance,
        referral=session.referral,
        consent=session.consent,
        insufficient_result=session.insufficient_result,
        requires_referral=policy.requires_referral,
        requires_consent=policy.requires_consent,
        conditions=case.conditions,
        readings=case.readings,
        supposed=case.supposed,
        earlier=case.earlier,
    )
