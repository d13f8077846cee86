"""Dry needling: by a physiotherapist, trained for it, inside a treatment plan; and acupuncture is something else.

What is asked: the position of the professional association (KNGF, 9 February 2023) and Bzv art. 2.6, which names the
care of physiotherapists. No statute names dry needling. Acupuncture is no method of the physiotherapist's field
(BWBR0008962 art. 5(2)). By a profession that is not one of the two therapists, needling is alternative care.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Check, Finding, Payer, Phase
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS, Profession, Technique
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.verdicts import either, gate_not_asked, missing, refused, unknown

_BY: Final = "needling_is_done_by_a_physiotherapist"
_TRAINED: Final = "needling_is_done_by_somebody_trained_in_it"
_PLAN: Final = "needling_is_part_of_a_treatment_plan"
_ACUPUNCTURE: Final = "acupuncture_is_not_physiotherapy"
_RULES: Final = (_BY, _TRAINED, _PLAN, _ACUPUNCTURE)
_NONE: Final = {rule: gate_not_asked(rule, Reason.NO_DRY_NEEDLING) for rule in _RULES}
_NOT_STATED: Final = {rule: gate_not_asked(rule, Reason.TECHNIQUES_NOT_STATED) for rule in _RULES}
_OTHER: Final = {rule: gate_not_asked(rule, Reason.PROFESSION_NOT_ASKED) for rule in _RULES}
_NO_ACUPUNCTURE: Final = gate_not_asked(_ACUPUNCTURE, Reason.NO_ACUPUNCTURE)


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
    fact = Fact("provider.profession", facts.profession.value, Profession.PHYSIOTHERAPIST.value)
    yes, no = Reason.NEEDLING_BY_PHYSIOTHERAPIST, Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST
    return _judged(_BY, either(right, yes, no, fact, cite=law.big.needling_by_physiotherapist))


def needling_is_done_by_somebody_trained_in_it(facts: GateFacts, law: Law) -> Finding:
    """Physiotherapists who were trained in it may offer it, as the page of a practice says."""
    aside, trained = _not_asked(_TRAINED, facts), facts.trained_in
    if aside is not None:
        return aside
    path, cite = "provider.trained_in", law.big.needling_training
    if isinstance(trained, Unknown):
        return _judged(
            _TRAINED, unknown(Reason.NEEDLING_TRAINING_NOT_GIVEN, missing(path), Fact(path, None), cite=cite)
        )
    right, fact = Technique.DRY_NEEDLING in trained, Fact(path, trained, Technique.DRY_NEEDLING.value)
    return _judged(_TRAINED, either(right, Reason.NEEDLING_TRAINED, Reason.NEEDLING_NOT_TRAINED, fact, cite=cite))


def needling_is_part_of_a_treatment_plan(facts: GateFacts, law: Law) -> Finding:
    """Dry needling has to be part of a testable physiotherapy treatment plan (KNGF)."""
    aside, inside = _not_asked(_PLAN, facts), facts.treatment_plan
    if aside is not None:
        return aside
    path, cite = "session.treatment_plan", law.big.needling_in_treatment_plan
    if isinstance(inside, Unknown):
        return _judged(_PLAN, unknown(Reason.TREATMENT_PLAN_NOT_GIVEN, missing(path), Fact(path, None), cite=cite))
    yes, no = Reason.NEEDLING_IN_TREATMENT_PLAN, Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN
    return _judged(_PLAN, either(inside, yes, no, Fact(path, inside, True), cite=cite))


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
    return _judged(_ACUPUNCTURE, refused(Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY, fact, cite=cite))


def _judged(rule: str, check: Check) -> Finding:
    return Finding.of(rule, Phase.GATE, check, bears=Payer.INSURED)
