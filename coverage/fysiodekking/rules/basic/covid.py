"""Recovery care after severe COVID-19: a temporary, conditional ground (18 July 2020 to 2024).

What the law asks: Regeling zorgverzekering art. 2.2(2); its end by Stcrt. 2023, 20603, the rest by secondary sources.
Not modelled: the exceptional second term, the referral within months of the illness, and taking part in the study,
which the caller states by choosing this kind of condition.
"""

from __future__ import annotations

from fysiodekking.law.grounds import CovidRecovery
from fysiodekking.law.instruments import Law
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import fits, met, refused, unknown

RULE = "recovery_care_after_covid_19"
_ANOTHER_CONDITION = common.about_another_condition(RULE, Ground.COVID_RECOVERY)


def recovery_care_after_covid_19(facts: GroundFacts, law: Law) -> Finding:
    """At most fifty sessions in at most six months from the first treatment (Rzv 2.2(2)).

    Several conditions of the kind whose terms run have the fifty together.
    """
    if facts.kind is not ConditionKind.COVID_RECOVERY:
        return _ANOTHER_CONDITION
    care = facts.care
    ground = law.basic.grounds.covid_recovery
    checks = [common.in_force(ground), common.by_profession(care, ground)]
    if isinstance(ground, CovidRecovery):
        checks.extend(_term(care, law, ground))
    return common.finding_of_ground(
        RULE, care, law, ground, checks, met(Reason.WITHIN_MAXIMUM, cite=(ground.citation,))
    )


def _term(care: CareFacts, law: Law, ground: CovidRecovery) -> list[Check]:
    start = common.started(care, law)
    if isinstance(start, Need):
        return [unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(ground.citation,))]
    path, latest = field_of(care.key, "first_session"), ground.latest_start
    earliest, day = ground.earliest_start.value, care.day
    begun = max(start, earliest)
    fact = Fact(path, start, Bound("<=", latest.value))
    count = common.elsewhere_from(care, start, begun)
    for key in common.same_kind(care, ConditionKind.COVID_RECOVERY):
        own = common.started(care, law, key)
        if not isinstance(own, Need) and own <= day < months_after(max(own, earliest), ground.months.value):
            count += counting.sessions(care.earlier, law, (key,), max(own, earliest), day)
    return [
        refused(Reason.STARTED_TOO_LATE, fact, cite=latest.citation) if start > latest.value else fits(fact),
        common.within(care, path, begun, ground.months),
        common.at_most(count, ground.sessions),
    ]
