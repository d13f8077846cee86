"""The register gate: who may call himself physiotherapist.

What the law asks: Wet BIG art. 3 and 4 (register, protected title), art. 34 (professions with a title by decree).
https://wetten.overheid.nl/BWBR0006251/2025-07-05#Artikel3
Not modelled: periodic registration (BWBR0024841); the caller states whether the entry stands on the day.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Finding, Payer, Phase
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.verdicts import either, gate_not_asked, met, missing, unknown

_PATH: Final = "provider.big_registered"
_RULE: Final = "therapist_is_registered"
_NOT_ASKED: Final = gate_not_asked(_RULE, Reason.PROFESSION_NOT_ASKED)


def therapist_is_registered(facts: GateFacts, law: Law) -> Finding:
    """Only who is in the register may use the title (Wet BIG art. 3, 4); an exercise therapist needs none (art. 34)."""
    profession, entered = facts.profession, facts.big_registered
    if profession not in THERAPISTS:
        return _NOT_ASKED
    registered, titled = law.big.registered_professions, law.big.titled_professions
    if profession in titled.value:
        fact = Fact("provider.profession", profession.value)
        return Finding.of(_RULE, Phase.GATE, met(Reason.TITLE_NEEDS_NO_REGISTER, fact, cite=titled.citation))
    if isinstance(entered, Unknown):
        fact = Fact(_PATH, None, True)
        check = unknown(Reason.REGISTRATION_NOT_GIVEN, missing(_PATH), fact, cite=registered.citation)
    else:
        fact, cites = Fact(_PATH, entered, True), (registered.citation, law.big.protected_title)
        check = either(entered, Reason.REGISTERED, Reason.NOT_REGISTERED, fact, cite=cites)
    return Finding.of(_RULE, Phase.GATE, check, bears=Payer.INSURED)
