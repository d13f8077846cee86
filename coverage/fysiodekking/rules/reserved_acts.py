"""The reserved acts gate: fourteen kinds of acts that only some professions may do.

What the law asks: Wet BIG art. 35 and 36, https://wetten.overheid.nl/BWBR0006251/2025-07-05#Artikel36
Dry needling is in none of the fourteen kinds. How firm that is: the statute's text was read (P); no minister,
inspectorate or court was found to say it is or is not a reserved act; the professional association places it within
the physiotherapist's field. So a session with dry needling is never refused here, and the finding says all three.
Not modelled: acting on a physician's order (art. 35(1), 38); what a physician may do.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Fact, Finding, Payer, Phase, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Profession, Technique
from fysiodekking.rules.remember import remembered

_RULE: Final = "no_technique_is_a_reserved_act"
_NOT_STATED: Final = Finding(
    rule=_RULE, phase=Phase.GATE, verdict=Verdict.NOT_APPLICABLE, reason=Reason.TECHNIQUES_NOT_STATED
)
_PHYSICIAN: Final = Finding(
    rule=_RULE, phase=Phase.GATE, verdict=Verdict.NOT_APPLICABLE, reason=Reason.PHYSICIAN_AUTHORITY_NOT_MODELLED
)


def no_technique_is_a_reserved_act(case: Case, law: Law) -> Finding:
    """A physiotherapist or exercise therapist is authorised for none of the fourteen kinds of art. 36 (Wet BIG)."""
    return _found(law, case.provider.profession, case.session.techniques)


@remembered
def _found(law: Law, profession: Profession, techniques: tuple[Technique, ...] | Unknown) -> Finding:
    if isinstance(techniques, Unknown) or not techniques:
        return _NOT_STATED
    if profession is Profession.PHYSICIAN:
        return _PHYSICIAN
    acts = law.big.reserved_acts
    reserved = [acts[each] for each in techniques if each in acts]
    refused = [act for act in reserved if profession not in act.authorised]
    fact = Fact("session.techniques", ", ".join(techniques))
    if refused:
        return Finding(
            rule=_RULE,
            phase=Phase.GATE,
            verdict=Verdict.REFUSED,
            reason=Reason.RESERVED_ACT,
            facts=(Fact("session.techniques", ", ".join(act.technique for act in refused)),),
            citations=tuple(act.citation for act in refused),
            bears=Payer.NOBODY,
        )
    needling = Technique.DRY_NEEDLING in techniques
    firm = (law.big.needling_in_no_act_kind, law.big.needling_no_ruling, law.big.needling_in_treatment_plan)
    return Finding(
        rule=_RULE,
        phase=Phase.GATE,
        verdict=Verdict.MET,
        reason=Reason.NO_RESERVED_ACT,
        facts=(fact,),
        citations=firm if needling else (law.big.needling_in_no_act_kind,),
        bears=Payer.NOBODY,
    )
