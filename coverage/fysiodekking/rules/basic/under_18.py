"""Under 18, other conditions: nine a calendar year, and nine more when the result is insufficient.

What the law asks: Bzv art. 2.6(9) (its number in 2025 and 2026), "in andere gevallen dan het tweede lid".
https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading `under_18_second_nine`: on insufficient result, as the text says, or automatic.
"""

from __future__ import annotations

from functools import lru_cache

from fysiodekking.law.grounds import Nines
from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.counts import FEW_KEPT
from fysiodekking.model.decision import Check, Finding, Phase, Verdict
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules.basic import annex_1, common
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import fits, met, missing, not_asked, refused, unknown

RULE = "other_condition_under_18"


def other_condition_under_18(facts: GroundFacts, law: Law) -> Finding:
    """Under 18, "in andere gevallen dan het tweede lid": nine and nine a calendar year per condition (Bzv 2.6(9))."""
    ground = law.basic.grounds.under_18
    if common.is_adult(facts, law):
        return _adult(facts.age, law, listed=facts.kind is not ConditionKind.NOT_LISTED)
    care = facts.care
    annex = annex_1.row_applies(care, law)
    if annex.verdict is Verdict.MET:
        check = not_asked(Reason.ANNEX_1_GOES_FIRST, readings=annex.readings)
        return Finding.of(RULE, Phase.BASIC, check, subject=Ground.UNDER_18)
    nines = nine_and_nine(care, law, ground)
    checks = [common.by_profession(care, ground), nines, fits(readings=annex.readings)]
    holds = met(nines.reason, common.age_fact(care.age, law), cite=ground.citation)
    return common.finding_of_ground(RULE, care, law, ground, checks, holds)


@lru_cache(maxsize=FEW_KEPT)
def _adult(age: int, law: Law, *, listed: bool) -> Finding:
    says = not_asked if listed else refused
    check = says(Reason.NOT_UNDER_18, common.age_fact(age, law), cite=law.basic.grounds.under_18.citation)
    return Finding.of(RULE, Phase.BASIC, check, subject=Ground.UNDER_18)


def nine_and_nine(care: CareFacts, law: Law, ground: Nines) -> Check:
    """Ask which of the nines of the calendar year the session falls in; whichever it is, both are cited."""
    first, both = ground.first.value, ground.both.value
    cite = (ground.first.citation, ground.second.citation)
    count = common.this_year(care, law)
    past_first, past_second = count.reaches(first), count.reaches(both)
    later = _second_nine(care, cite)
    used = (*count.readings, *later.readings)
    early, allowed = common.facts_of(count.shown, first, common.PER_YEAR)
    fact, all_allowed = common.facts_of(count.shown, both, common.PER_YEAR)
    if past_first is False:
        # the second nine are not there yet unless it is certain that they will be given
        most = all_allowed if later.verdict is Verdict.MET else allowed
        return met(Reason.FIRST_NINE, early, most, cite=cite, readings=used)
    if past_second is True:
        return refused(Reason.EIGHTEEN_USED, fact, all_allowed, cite=cite, readings=count.readings, beside=(early,))
    for crossing, other in ((past_first, Verdict.MET), (past_second, Verdict.REFUSED)):
        if isinstance(crossing, Need) and later.verdict is not other:
            return unknown(Reason.USE_NOT_KNOWN, crossing, fact, cite=cite, readings=used)
    most = allowed if later.verdict is Verdict.REFUSED else all_allowed
    return later._replace(facts=(fact, most), readings=used, beside=(early,))


def _second_nine(care: CareFacts, cite: tuple[Citation, ...]) -> Check:
    reading = str(care.readings.of("under_18_second_nine"))
    used = (("under_18_second_nine", reading),)
    result = care.insufficient_result
    if reading == "automatic" or result is True:
        return met(Reason.SECOND_NINE, cite=cite, readings=used)
    if isinstance(result, Unknown):
        return unknown(Reason.RESULT_NOT_GIVEN, missing("session.insufficient_result"), cite=cite, readings=used)
    return refused(Reason.SECOND_NINE_NOT_NEEDED, cite=cite, readings=used)
