"""The performance gates: only listed performances may be charged, and some listed ones are never insured care.

What the law asks: Wmg art. 35(1)(c) and (d), https://wetten.overheid.nl/BWBR0020078#Artikel35 ; NZa rules for
paramedical care. What the list says of a code: `performance_list`.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law, Performance
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Check, Finding, Payer, Phase
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, Profession
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.performance_list import (
    FACULTATIVE,
    NEVER_INSURED,
    is_for_screening,
    may_be_listed,
    need_of_the_list,
    on_list,
)
from fysiodekking.rules.verdicts import either, gate_not_asked, met, missing, refused, unknown

_LISTED: Final = "line_carries_a_listed_performance"
_INSURABLE: Final = "performance_can_be_insured_care"
_SCREENING: Final = "screening_only_without_a_referral"
_PATH: Final = "session.performance"


_OTHER: Final = gate_not_asked(_LISTED, Reason.PERFORMANCE_NOT_NEEDED)
_OTHER_INSURABLE: Final = gate_not_asked(_INSURABLE, Reason.PERFORMANCE_NOT_NEEDED)
_UNLISTED: Final = gate_not_asked(_INSURABLE, Reason.PROFESSION_NOT_ASKED)
_NO_SCREENING: Final = gate_not_asked(_SCREENING, Reason.NO_SCREENING)


def line_carries_a_listed_performance(facts: GateFacts, law: Law) -> Finding:
    """No tariff for a performance without a description of its own (Wmg 35(1)(c)); no other description (35(1)(d))."""
    if facts.profession not in THERAPISTS:
        return _OTHER
    return Finding.of(_LISTED, Phase.GATE, _listed(facts, law), bears=Payer.NOBODY)


def _listed(facts: GateFacts, law: Law) -> Check:
    fact = Fact(_PATH, str(facts.performance))
    listed = on_own_list(law, facts.profession, fact, Reason.NO_LISTED_PERFORMANCE, law.charging.list)
    if isinstance(listed, Check):
        return listed
    if listed.kind == FACULTATIVE:
        return by_agreement(law, facts.contracted, fact)
    return met(Reason.LISTED_PERFORMANCE, fact, cite=listed.citation)


def on_own_list(law: Law, profession: Profession, fact: Fact, unlisted: Reason, cite: Citation) -> Performance | Check:
    """Return the performance of a code on the list of the day and the profession; a check where it is none.

    :param fact: the code.
    :param unlisted: the reason of a code that is on no list, with its citation beside that of the statute.
    """
    charging, code = law.charging, str(fact.actual)
    listed = on_list(law, code)
    if listed is None and may_be_listed(law, code):
        cites = (charging.no_description_no_tariff, charging.unlisted.citation)
        return unknown(Reason.LIST_OF_THE_DAY_NOT_READ, need_of_the_list(code), fact, cite=cites)
    if listed is None:
        return refused(unlisted, fact, cite=(charging.no_description_no_tariff, cite))
    if profession not in listed.professions:
        cites = (charging.own_description_only, listed.citation)
        return refused(Reason.PERFORMANCE_OF_OTHER_PROFESSION, fact, cite=cites)
    return listed


def by_agreement(law: Law, contracted: bool | Unknown, fact: Fact) -> Check:
    """A facultative performance only with a written agreement with the insurer; a contract is taken as one."""
    cite = law.charging.facultative_by_agreement
    if isinstance(contracted, Unknown):
        return unknown(Reason.AGREEMENT_NEEDED, missing("provider.contracted"), fact, cite=cite)
    return either(contracted, Reason.LISTED_PERFORMANCE, Reason.AGREEMENT_NEEDED, fact, cite=cite)


def performance_can_be_insured_care(facts: GateFacts, law: Law) -> Finding:
    """A missed appointment, report, material or out-of-hours surcharge is listed, but never insured: the patient's."""
    if facts.profession not in THERAPISTS:
        return _OTHER_INSURABLE
    listed = on_list(law, facts.performance)
    if listed is None:
        return _UNLISTED
    fact = Fact(_PATH, str(facts.performance))
    if listed.kind in NEVER_INSURED:
        check = refused(Reason.NEVER_INSURED, fact, cite=law.charging.never_insured)
    else:
        check = met(Reason.INSURED_KIND_OF_PERFORMANCE, fact, cite=listed.citation)
    return Finding.of(_INSURABLE, Phase.GATE, check, bears=Payer.INSURED)


def screening_only_without_a_referral(facts: GateFacts, law: Law) -> Finding:
    """Screening may not be charged when there is a referral (NZa)."""
    listed = on_list(law, facts.performance)
    if listed is None or not is_for_screening(listed) or facts.profession not in THERAPISTS:
        return _NO_SCREENING
    referral, path, cite = facts.referral, "session.referral", law.charging.no_screening_with_referral
    if isinstance(referral, Unknown):
        need, fact = missing(path), Fact(path, None, False)
        check = unknown(Reason.SCREENING_REFERRAL_NOT_GIVEN, need, fact, cite=cite)
    else:
        yes, no = Reason.SCREENING_WITHOUT_REFERRAL, Reason.SCREENING_WITH_REFERRAL
        check = either(not referral, yes, no, Fact(path, referral, False), cite=cite)
    return Finding.of(_SCREENING, Phase.GATE, check, bears=Payer.NOBODY)
