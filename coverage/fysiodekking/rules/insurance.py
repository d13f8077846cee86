"""Before any ground: the basic insurance itself, the professions it names, and the contract.

What the law asks: Zvw art. 11, https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel11 ; Bzv art. 2.6 names the
care of physiotherapists and exercise therapists only.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Finding, Phase
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown, or_none
from fysiodekking.model.vocabulary import THERAPISTS, Ground
from fysiodekking.rules.basic.common import SKIN_THERAPIST
from fysiodekking.rules.insurance_facts import InsuranceFacts
from fysiodekking.rules.verdicts import either, missing, not_asked, refused, unknown

_HAS: Final = "insured_has_the_basic_insurance"
_THERAPIST: Final = "basic_package_names_the_profession"
_OTHER: Final = "nobody_else_pays_the_session"
_STATUS: Final = "basic_policy_pays_for_this_contract_status"


def insured_has_the_basic_insurance(facts: InsuranceFacts, law: Law) -> Finding:
    """The basic package pays for who has a Dutch basic insurance on the day (Zvw 11)."""
    path, value, cite = "insured.basic_insured", facts.basic_insured, law.insurance.content_by_decree
    if isinstance(value, Unknown):
        check = unknown(Reason.BASIC_INSURANCE_NOT_GIVEN, missing(path), Fact(path, None, True), cite=cite)
    else:
        check = either(value, Reason.BASIC_INSURED, Reason.NOT_BASIC_INSURED, Fact(path, value, True), cite=cite)
    return Finding.of(_HAS, Phase.BASIC, check)


def nobody_else_pays_the_session(facts: InsuranceFacts, law: Law) -> Finding:
    """The basic package leaves out care that can be paid by statute (Bzv 2.1(1)); nobody is asked whether it can."""
    other = facts.other_payer
    if isinstance(other, Unknown):
        return Finding.of(_OTHER, Phase.BASIC, not_asked(Reason.NO_OTHER_PAYER_STATED))
    fact = Fact("insured.other_payer", other.value)
    return Finding.of(_OTHER, Phase.BASIC, refused(Reason.OTHER_PAYER_GOES_FIRST, fact, cite=law.basic.other_payer))


def basic_package_names_the_profession(facts: InsuranceFacts, law: Law) -> Finding:
    """Bzv 2.6 gives care as physiotherapists and exercise therapists provide it; it describes the care, not the giver.

    Reading `skin_therapist_on_annex_1`: lymphoedema and scar tissue are treated by skin therapists as well.
    """
    profession, row = facts.profession, law.basic.annex_1.get(facts.kind)
    reading = facts.skin_therapist_on_annex_1 if row is not None and profession in row.also_by else ""
    yes = Reason.PROFESSION_NAMED if profession in THERAPISTS else Reason.PROFESSION_READ_IN
    words = law.basic.grounds[Ground.ANNEX_1].citation
    check = either(
        profession in THERAPISTS or reading == "yes",
        yes,
        Reason.NOT_A_THERAPIST,
        Fact("provider.profession", profession.value),
        cite=(words, law.basic.skin_therapist_on_annex_1) if reading else words,
        readings=((SKIN_THERAPIST, reading),) if reading else (),
    )
    return Finding.of(_THERAPIST, Phase.BASIC, check)


def basic_policy_pays_for_this_contract_status(facts: InsuranceFacts, law: Law) -> Finding:
    """Without a contract the policy sets the refund (Zvw 13); one that pays nothing does not cover the session."""
    path, contracted = "provider.contracted", facts.contracted
    fact, cite = Fact(path, or_none(contracted)), law.insurance.not_contracted
    if isinstance(contracted, Unknown) and facts.pays_nothing:
        check = unknown(Reason.CONTRACT_NOT_GIVEN, missing(path), fact, cite=cite)
    else:
        pays, no = contracted is True or not facts.pays_nothing, Reason.BASIC_PAYS_NOTHING_UNCONTRACTED
        check = either(pays, Reason.CONTRACT_STATUS_FITS, no, fact, cite=cite)
    return Finding.of(_STATUS, Phase.BASIC, check)
