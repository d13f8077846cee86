"""The performance gates: only listed performances may be charged, and some listed ones are never insured care.

What the law asks: Wmg art. 35(1)(c) and (d), https://wetten.overheid.nl/BWBR0020078#Artikel35 ; NZa rules for
paramedical care. What the list says of a code: `code_list`.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Finding, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.checks import missing
from fysiodekking.rules.code_list import (
    FACULTATIVE,
    NEVER_INSURED,
    is_for_screening,
    may_be_listed,
    need_of_the_list,
    on_list,
)
from fysiodekking.rules.gate_facts import GateFacts

_LISTED: Final = "line_carries_a_listed_performance"
_INSURABLE: Final = "performance_can_be_insured_care"
_SCREENING: Final = "screening_only_without_a_referral"
_PATH: Final = "session.performance"


def _outside(rule: str, reason: Reason) -> Finding:
    return Finding(rule=rule, phase=Phase.GATE, verdict=Verdict.NOT_APPLICABLE, reason=reason)


_OTHER: Final = _outside(_LISTED, Reason.PERFORMANCE_NOT_NEEDED)
_OTHER_INSURABLE: Final = _outside(_INSURABLE, Reason.PERFORMANCE_NOT_NEEDED)
_NO_SCREENING: Final = _outside(_SCREENING, Reason.NO_SCREENING)


def line_carries_a_listed_performance(facts: GateFacts, law: Law) -> Finding:
    """No tariff for a performance without a description of its own (Wmg 35(1)(c)); no other description (35(1)(d))."""
    profession, code = facts.profession, facts.performance
    if profession not in THERAPISTS:
        return _OTHER
    fact = Fact(_PATH, str(code))
    listed = on_list(law, code)
    charging = law.charging
    if listed is None and may_be_listed(law, str(code)):
        return Finding(
            rule=_LISTED,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.LIST_OF_THE_DAY_NOT_READ,
            facts=(fact,),
            citations=(charging.no_description_no_tariff, charging.unlisted.citation),
            needs=(need_of_the_list(str(code)),),
            bears=Payer.NOBODY,
        )
    if listed is None:
        cites = (charging.no_description_no_tariff, charging.list)
        return _judged(_LISTED, Verdict.REFUSED, Reason.NO_LISTED_PERFORMANCE, fact, cites, Payer.NOBODY)
    if profession not in listed.professions:
        cites = (charging.own_description_only, listed.citation)
        return _judged(_LISTED, Verdict.REFUSED, Reason.PERFORMANCE_OF_OTHER_PROFESSION, fact, cites, Payer.NOBODY)
    if listed.kind == FACULTATIVE:
        return _facultative(law, facts.contracted, fact)
    return _judged(_LISTED, Verdict.MET, Reason.LISTED_PERFORMANCE, fact, (listed.citation,), Payer.NOBODY)


def _facultative(law: Law, contracted: bool | Unknown, fact: Fact) -> Finding:
    """A facultative performance only with a written agreement with the insurer; a contract is taken as one."""
    cites = (law.charging.facultative_by_agreement,)
    if isinstance(contracted, Unknown):
        path = "provider.contracted"
        return Finding(
            rule=_LISTED,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.AGREEMENT_NEEDED,
            facts=(fact,),
            citations=cites,
            needs=(missing(path),),
            bears=Payer.NOBODY,
        )
    verdict = Verdict.MET if contracted else Verdict.REFUSED
    reason = Reason.LISTED_PERFORMANCE if contracted else Reason.AGREEMENT_NEEDED
    return _judged(_LISTED, verdict, reason, fact, cites, Payer.NOBODY)


def performance_can_be_insured_care(facts: GateFacts, law: Law) -> Finding:
    """A missed appointment, report, material or out-of-hours surcharge is listed, but never insured: the patient's."""
    if facts.profession not in THERAPISTS:
        return _OTHER_INSURABLE
    listed = on_list(law, facts.performance)
    fact = Fact(_PATH, str(facts.performance))
    if listed is not None and listed.kind in NEVER_INSURED:
        cites = (law.charging.never_insured,)
        return _judged(_INSURABLE, Verdict.REFUSED, Reason.NEVER_INSURED, fact, cites, Payer.INSURED)
    reason = Reason.INSURED_KIND_OF_PERFORMANCE
    cites = (law.charging.list if listed is None else listed.citation,)
    return _judged(_INSURABLE, Verdict.MET, reason, fact, cites, Payer.INSURED)


def screening_only_without_a_referral(facts: GateFacts, law: Law) -> Finding:
    """Screening may not be charged when there is a referral (NZa)."""
    listed = on_list(law, facts.performance)
    if listed is None or not is_for_screening(listed) or facts.profession not in THERAPISTS:
        return _NO_SCREENING
    referral, path = facts.referral, "session.referral"
    cites: tuple[Citation, ...] = (law.charging.no_screening_with_referral,)
    if isinstance(referral, Unknown):
        return Finding(
            rule=_SCREENING,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.SCREENING_REFERRAL_NOT_GIVEN,
            facts=(Fact(path, None, False),),
            citations=cites,
            needs=(missing(path),),
            bears=Payer.NOBODY,
        )
    verdict = Verdict.REFUSED if referral else Verdict.MET
    reason = Reason.SCREENING_WITH_REFERRAL if referral else Reason.SCREENING_WITHOUT_REFERRAL
    return _judged(_SCREENING, verdict, reason, Fact(path, referral, False), cites, Payer.NOBODY)


def _judged(
    rule: str, verdict: Verdict, reason: Reason, fact: Fact, cites: tuple[Citation, ...], bears: Payer
) -> Finding:
    return Finding(
        rule=rule, phase=Phase.GATE, verdict=verdict, reason=reason, facts=(fact,), citations=cites, bears=bears
    )
