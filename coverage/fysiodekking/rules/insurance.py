"""Before any ground: the basic insurance itself, the professions it names, and the contract.

What the law asks: Zvw art. 11, https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel11 ; Bzv art. 2.6 names the
care of physiotherapists and exercise therapists only.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.decision import Finding, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, Ground
from fysiodekking.rules.basic.common import SKIN_THERAPIST
from fysiodekking.rules.checks import missing
from fysiodekking.rules.insurance_facts import InsuranceFacts

_HAS: Final = "insured_has_the_basic_insurance"
_THERAPIST: Final = "basic_package_names_the_profession"
_OTHER: Final = "nobody_else_pays_the_session"
_STATUS: Final = "basic_policy_pays_for_this_contract_status"


def insured_has_the_basic_insurance(facts: InsuranceFacts, law: Law) -> Finding:
    """The basic package pays for who has a Dutch basic insurance on the day (Zvw 11)."""
    path, value = "insured.basic_insured", facts.basic_insured
    cites = (law.insurance.content_by_decree,)
    if isinstance(value, Unknown):
        return Finding(
            rule=_HAS,
            phase=Phase.BASIC,
            verdict=Verdict.UNKNOWN,
            reason=Reason.BASIC_INSURANCE_NOT_GIVEN,
            facts=(Fact(path, None, True),),
            citations=cites,
            needs=(missing(path),),
        )
    return Finding(
        rule=_HAS,
        phase=Phase.BASIC,
        verdict=Verdict.MET if value else Verdict.REFUSED,
        reason=Reason.BASIC_INSURED if value else Reason.NOT_BASIC_INSURED,
        facts=(Fact(path, value, True),),
        citations=cites,
    )


def nobody_else_pays_the_session(facts: InsuranceFacts, law: Law) -> Finding:
    """The basic package leaves out care that can be paid by statute (Bzv 2.1(1)); nobody is asked whether it can."""
    other = facts.other_payer
    if isinstance(other, Unknown):
        reason = Reason.NO_OTHER_PAYER_STATED
        return Finding(rule=_OTHER, phase=Phase.BASIC, verdict=Verdict.NOT_APPLICABLE, reason=reason)
    return Finding(
        rule=_OTHER,
        phase=Phase.BASIC,
        verdict=Verdict.REFUSED,
        reason=Reason.OTHER_PAYER_GOES_FIRST,
        facts=(Fact("insured.other_payer", other.value),),
        citations=(law.basic.other_payer,),
    )


def basic_package_names_the_profession(facts: InsuranceFacts, law: Law) -> Finding:
    """Bzv 2.6 gives care as physiotherapists and exercise therapists provide it; it describes the care, not the giver.

    Reading `skin_therapist_on_annex_1`: lymphoedema and scar tissue are treated by skin therapists as well.
    """
    profession, row = facts.profession, law.basic.annex_1.get(facts.kind)
    reading = facts.skin_therapist if row is not None and profession in row.also_by else ""
    verdict, reason = Verdict.REFUSED, Reason.NOT_A_THERAPIST
    if profession in THERAPISTS:
        verdict, reason = Verdict.MET, Reason.PROFESSION_NAMED
    elif reading == "yes":
        verdict, reason = Verdict.MET, Reason.PROFESSION_READ_IN
    words = law.basic.grounds[Ground.ANNEX_1].citation
    return Finding(
        rule=_THERAPIST,
        phase=Phase.BASIC,
        verdict=verdict,
        reason=reason,
        facts=(Fact("provider.profession", profession.value),),
        citations=(words, law.basic.skin_therapist_on_annex_1) if reading else (words,),
        readings=((SKIN_THERAPIST, reading),) if reading else (),
    )


def basic_policy_pays_for_this_contract_status(facts: InsuranceFacts, law: Law) -> Finding:
    """Without a contract the policy sets the refund (Zvw 13); one that pays nothing does not cover the session."""
    path, contracted = "provider.contracted", facts.contracted
    cites = (law.insurance.not_contracted,)
    fact = Fact(path, None if isinstance(contracted, Unknown) else contracted)
    if contracted is True or not facts.pays_nothing:
        verdict, reason = Verdict.MET, Reason.CONTRACT_STATUS_FITS
    elif contracted is False:
        verdict, reason = Verdict.REFUSED, Reason.BASIC_PAYS_NOTHING_UNCONTRACTED
    else:
        return Finding(
            rule=_STATUS,
            phase=Phase.BASIC,
            verdict=Verdict.UNKNOWN,
            reason=Reason.CONTRACT_NOT_GIVEN,
            facts=(fact,),
            citations=cites,
            needs=(missing(path),),
        )
    return Finding(rule=_STATUS, phase=Phase.BASIC, verdict=verdict, reason=reason, facts=(fact,), citations=cites)
