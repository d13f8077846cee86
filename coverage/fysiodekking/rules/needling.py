"""Dry needling: by a physiotherapist, trained for it, inside a treatment plan; and acupuncture is something else.

What is asked: the position of the professional association (KNGF, 9 February 2023) and Bzv art. 2.6, which names the
care of physiotherapists. No statute names dry needling. Acupuncture is no method of the physiotherapist's field
(BWBR0008962 art. 5(2)). By a profession that is not one of the two therapists, needling is alternative care.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Finding, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, Profession, Technique
from fysiodekking.rules.checks import missing
from fysiodekking.rules.gate_facts import GateFacts

_BY: Final = "needling_is_done_by_a_physiotherapist"
_TRAINED: Final = "needling_is_done_by_somebody_trained_in_it"
_PLAN: Final = "needling_is_part_of_a_treatment_plan"
_ACUPUNCTURE: Final = "acupuncture_is_not_physiotherapy"


def _outside(rule: str, reason: Reason) -> Finding:
    return Finding(rule=rule, phase=Phase.GATE, verdict=Verdict.NOT_APPLICABLE, reason=reason)


_NONE: Final = {rule: _outside(rule, Reason.NO_DRY_NEEDLING) for rule in (_BY, _TRAINED, _PLAN)}
_NOT_STATED: Final = {
    rule: _outside(rule, Reason.TECHNIQUES_NOT_STATED) for rule in (_BY, _TRAINED, _PLAN, _ACUPUNCTURE)
}
_OTHER: Final = {rule: _outside(rule, Reason.PROFESSION_NOT_ASKED) for rule in (_BY, _TRAINED, _PLAN, _ACUPUNCTURE)}
_NO_ACUPUNCTURE: Final = _outside(_ACUPUNCTURE, Reason.NO_ACUPUNCTURE)


def _not_asked(rule: str, facts: GateFacts) -> Finding | None:
    """Return the finding for a session that a needling rule is not about."""
    if isinstance(facts.techniques, Unknown):
        return _NOT_STATED[rule]
    if Technique.DRY_NEEDLING not in facts.techniques:
        return _NONE[rule]
    return None if facts.profession in THERAPISTS else _OTHER[rule]


def needling_is_done_by_a_physiotherapist(facts: GateFacts, law: Law) -> Finding:
    """Dry needling lies within the field of the physiotherapist (KNGF), not of the exercise therapist."""
    aside = _not_asked(_BY, facts)
    if aside is not None:
        return aside
    right = facts.profession is Profession.PHYSIOTHERAPIST
    return _judged(
        _BY,
        Fact("provider.profession", facts.profession.value, Profession.PHYSIOTHERAPIST.value),
        Reason.NEEDLING_BY_PHYSIOTHERAPIST if right else Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST,
        right,
        law.big.needling_in_treatment_plan,
    )


def needling_is_done_by_somebody_trained_in_it(facts: GateFacts, law: Law) -> Finding:
    """Physiotherapists who were trained in it may offer it; the association accredits the training."""
    aside, trained = _not_asked(_TRAINED, facts), facts.trained_in
    if aside is not None:
        return aside
    if isinstance(trained, Unknown):
        return _open(_TRAINED, "provider.trained_in", Reason.NEEDLING_TRAINING_NOT_GIVEN, law.big.needling_training)
    right = Technique.DRY_NEEDLING in trained
    return _judged(
        _TRAINED,
        Fact("provider.trained_in", trained, Technique.DRY_NEEDLING.value),
        Reason.NEEDLING_TRAINED if right else Reason.NEEDLING_NOT_TRAINED,
        right,
        law.big.needling_training,
    )


def needling_is_part_of_a_treatment_plan(facts: GateFacts, law: Law) -> Finding:
    """Dry needling has to be part of a testable physiotherapy treatment plan (KNGF)."""
    aside, inside = _not_asked(_PLAN, facts), facts.treatment_plan
    if aside is not None:
        return aside
    cite = law.big.needling_in_treatment_plan
    if isinstance(inside, Unknown):
        return _open(_PLAN, "session.treatment_plan", Reason.TREATMENT_PLAN_NOT_GIVEN, cite)
    reason = Reason.NEEDLING_IN_TREATMENT_PLAN if inside else Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN
    return _judged(_PLAN, Fact("session.treatment_plan", inside, True), reason, inside, cite)


def acupuncture_is_not_physiotherapy(facts: GateFacts, law: Law) -> Finding:
    """Acupuncture is no method of physiotherapy (BWBR0008962 art. 5(2)): by a therapist it is the patient's."""
    techniques, profession = facts.techniques, facts.profession
    if isinstance(techniques, Unknown):
        return _NOT_STATED[_ACUPUNCTURE]
    if Technique.ACUPUNCTURE not in techniques:
        return _NO_ACUPUNCTURE
    if profession not in THERAPISTS:
        return _OTHER[_ACUPUNCTURE]
    fact = Fact("provider.profession", profession.value, Profession.ACUPUNCTURIST.value)
    cite = law.big.expertise_of_physiotherapist
    return _judged(_ACUPUNCTURE, fact, Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY, False, cite)


def _judged(rule: str, fact: Fact, reason: Reason, right: bool, cite: Citation) -> Finding:
    return Finding(
        rule=rule,
        phase=Phase.GATE,
        verdict=Verdict.MET if right else Verdict.REFUSED,
        reason=reason,
        facts=(fact,),
        citations=(cite,),
        bears=Payer.INSURED,
    )


def _open(rule: str, path: str, reason: Reason, cite: Citation) -> Finding:
    return Finding(
        rule=rule,
        phase=Phase.GATE,
        verdict=Verdict.UNKNOWN,
        reason=reason,
        facts=(Fact(path, None),),
        citations=(cite,),
        needs=(missing(path),),
        bears=Payer.INSURED,
    )
