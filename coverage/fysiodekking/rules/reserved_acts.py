"""The reserved acts gate: fourteen kinds of acts that only some professions may do on their own authority.

What the law asks: Wet BIG art. 35, 36 and 38, https://wetten.overheid.nl/BWBR0006251/2025-07-05#Artikel35
Who is not authorised may do such an act on the order of who is, when competent for it and following the directions
given (art. 35(1)). That the order is stated says that its directions were followed; competence is stated by
`provider.trained_in`. Reading: only an order that is stated counts, so without one the act is refused as it is (gates
judge what is stated), and the finding says what an order would change.
Dry needling is in none of the fourteen kinds. How firm that is: the statute's text was read (P); no minister,
inspectorate or court was found to say it is or is not a reserved act; the professional association places it within
the physiotherapist's field. So a session with dry needling is never refused here, and the finding says all three.
Not modelled: what a physician may do; professions outside the vocabulary (dentists, midwives) who may give an order.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law, ReservedAct
from fysiodekking.model.decision import Check, Finding, Payer, Phase
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Profession, Technique
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.verdicts import gate_not_asked, met, missing, refused, unknown

_RULE: Final = "no_technique_is_a_reserved_act"
_ORDER: Final = "session.on_order_of"
_TRAINED: Final = "provider.trained_in"
_NOT_STATED: Final = gate_not_asked(_RULE, Reason.TECHNIQUES_NOT_STATED)
_PHYSICIAN: Final = gate_not_asked(_RULE, Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED)


def no_technique_is_a_reserved_act(facts: GateFacts, law: Law) -> Finding:
    """Only who is authorised does an act of the fourteen kinds of art. 36, or who does it on order (Wet BIG 35(1))."""
    profession, techniques = facts.profession, facts.techniques
    if isinstance(techniques, Unknown) or not techniques:
        return _NOT_STATED
    if profession is Profession.PHYSICIAN:
        return _PHYSICIAN
    acts = law.big.reserved_acts
    reserved = tuple([acts[technique] for technique in techniques if technique in acts])
    of_others = tuple([act for act in reserved if profession not in act.authorised])
    if of_others:
        return Finding.of(_RULE, Phase.GATE, _of_others(facts, law, of_others), bears=Payer.NOBODY)
    needling = Technique.DRY_NEEDLING in techniques
    firm = (law.big.needling_in_no_act_kind, law.big.needling_no_ruling, law.big.needling_by_physiotherapist)
    cites = firm if needling else (law.big.needling_in_no_act_kind,)
    check = met(Reason.NO_RESERVED_ACT, Fact("session.techniques", techniques), cite=cites)
    return Finding.of(_RULE, Phase.GATE, check, bears=Payer.NOBODY)


def _of_others(gate: GateFacts, law: Law, acts: tuple[ReservedAct, ...]) -> Check:
    """Ask for the order of somebody authorised, and for competence: then who does the act is authorised (35(2))."""
    big, by, trained = law.big, gate.on_order_of, gate.trained_in
    acts_done = tuple([act.technique for act in acts])
    cites = (*[act.citation for act in acts], big.act_on_order)
    act = Fact("session.techniques", acts_done)
    if isinstance(by, Unknown):
        return refused(Reason.RESERVED_ACT, act, cite=cites)
    order = Fact(_ORDER, by.value)
    if any(by not in each.authorised for each in acts):
        return refused(Reason.RESERVED_ACT, act, order, cite=cites)
    if isinstance(trained, Unknown):
        asked = Fact(_TRAINED, None, acts_done)
        return unknown(Reason.COMPETENCE_NOT_GIVEN, missing(_TRAINED), act, order, asked, cite=cites)
    competence = Fact(_TRAINED, trained, acts_done)
    if not set(acts_done) <= set(trained):
        return refused(Reason.NOT_COMPETENT_FOR_ACT, act, order, competence, cite=cites)
    cites = (*cites, big.authorised_on_order, big.order_with_directions)
    return met(Reason.RESERVED_ACT_ON_ORDER, act, order, competence, cite=cites)
