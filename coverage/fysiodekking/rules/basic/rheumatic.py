"""Severe rheumatoid arthritis, and from 2026 severe axial spondyloarthritis: long-term exercise therapy for adults.

What the law asks: Bzv art. 2.6(8), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
From 1 October 2019 until then: conditional care inside a study, from the twenty-first treatment (Rzv art. 2.2).
https://wetten.overheid.nl/BWBR0018715/2025-04-24#Artikel2.2
Reading `ra_2012_to_2024`: the annex text has no rheumatoid arthritis in those years; one page says otherwise.
Reading `rheumatic_care_by_qualified_therapist`: the text names professions; a page says that insurers ask more.
"""

from __future__ import annotations

from fysiodekking.law.grounds import GroundLaw, InStudy, NotInForce
from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Sourced
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Fact
from fysiodekking.model.names import field_of
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown, or_none
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.rules.basic import annex_1, common
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.qualifications import has_qualification, numbers_of
from fysiodekking.rules.verdicts import fits, met, missing, missing_of, refused, unknown

RHEUMATOID_STUDY = "study_care_for_severe_rheumatoid_arthritis"
AXIAL_STUDY = "study_care_for_severe_axial_spondyloarthritis"
RHEUMATOID = "exercise_for_severe_rheumatoid_arthritis"
AXIAL = "exercise_for_severe_axial_spondyloarthritis"
QUALIFIED = "rheumatic_care_by_qualified_therapist"


def exercise_for_severe_rheumatoid_arthritis(facts: GroundFacts, law: Law) -> Finding:
    """From 18, without a maximum: rheumatoid arthritis with severe functional limitations (Bzv 2.6(8), from 2025)."""
    ground = law.basic.grounds.rheumatoid_arthritis_severe
    if facts.kind is not ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE:
        return common.about_another_condition(RHEUMATOID, ground.ground)
    if not ground.in_force:
        return _before_2025(facts.care, law, ground)
    return _severe(RHEUMATOID, facts.care, law, ground)


def exercise_for_severe_axial_spondyloarthritis(facts: GroundFacts, law: Law) -> Finding:
    """From 18, without a maximum: axial spondyloarthritis with severe limitations (Bzv 2.6(8), from 2026)."""
    ground = law.basic.grounds.axial_spondyloarthritis_severe
    if facts.kind is not ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE:
        return common.about_another_condition(AXIAL, ground.ground)
    return _severe(AXIAL, facts.care, law, ground)


def study_care_for_severe_rheumatoid_arthritis(facts: GroundFacts, law: Law) -> Finding:
    """From the twenty-first treatment, inside the study: severe rheumatoid arthritis, 2019-10-01 to 2024 (Rzv 2.2)."""
    ground = law.basic.grounds.rheumatoid_arthritis_in_study
    return _in_study(RHEUMATOID_STUDY, facts, law, ground, ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE)


def study_care_for_severe_axial_spondyloarthritis(facts: GroundFacts, law: Law) -> Finding:
    """From the twenty-first treatment, in the study: axial spondyloarthritis, 2019-10-01 to 2025 (Rzv 2.2(1)(e))."""
    ground = law.basic.grounds.axial_spondyloarthritis_in_study
    return _in_study(AXIAL_STUDY, facts, law, ground, ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE)


def _in_study(rule: str, facts: GroundFacts, law: Law, ground: InStudy | NotInForce, kind: ConditionKind) -> Finding:
    if facts.kind is not kind or not isinstance(ground, InStudy):
        return common.about_another_condition(rule, ground.ground)
    care = facts.care
    checks: list[Check] = [
        common.by_profession(care, ground),
        common.exercise_therapy(care, ground),
        common.flag(care, "severe_limitations", Reason.LIMITATIONS_NOT_GIVEN, Reason.LIMITATIONS_NOT_SEVERE, ground),
        common.past_the_first(common.ever(care, law), ground.first_not_covered, Reason.STUDY_FIRST_SESSIONS),
        _takes_part(care, ground.completed_study_suffices),
    ]
    return common.finding_of_ground(rule, care, law, ground, checks, met(Reason.STUDY_CARE, cite=(ground.citation,)))


def _takes_part(care: CareFacts, suffices: Sourced[bool]) -> Check:
    """Ask whether the insured takes part in the study; from 1 August 2023 a study that was completed is enough."""
    key = care.key
    asked: list[tuple[str, bool | Unknown]] = [("in_study", care.condition.in_study)]
    if suffices.value:
        asked.append(("study_ended", care.condition.study_ended))
    for field, value in asked:
        if value is True:
            return fits(Fact(field_of(key, field), value, True), cite=(suffices.citation,))
    for field, value in asked:
        if isinstance(value, Unknown):
            return unknown(Reason.STUDY_NOT_GIVEN, missing_of(care.key, field), cite=(suffices.citation,))
    facts = [Fact(field_of(key, field), False, True) for field, _ in asked]
    return refused(Reason.NOT_IN_STUDY, *facts, cite=suffices.citation)


def _severe(rule: str, care: CareFacts, law: Law, ground: GroundLaw) -> Finding:
    checks: list[Check] = [
        common.in_force(ground),
        common.from_18(care, law, ground),
        common.by_profession(care, ground),
        common.exercise_therapy(care, ground),
        common.flag(care, "severe_limitations", Reason.LIMITATIONS_NOT_GIVEN, Reason.LIMITATIONS_NOT_SEVERE, ground),
        _qualified(care, law),
    ]
    return common.finding_of_ground(rule, care, law, ground, checks, met(Reason.NO_MAXIMUM, cite=(ground.citation,)))


def _qualified(care: CareFacts, law: Law) -> Check:
    """Ask the qualification of the therapist, where the policy is read to ask it."""
    wanted = law.qualifications_asked.get(care.kind)
    if wanted is None:
        return fits()
    path, stated = "provider.specialisms", care.specialisms
    names = (*numbers_of(wanted.value, care.profession, law), wanted.value)
    has = stated if isinstance(stated, Unknown) else has_qualification(stated, names, care.profession, law)
    fact = Fact(path, or_none(stated), names)
    if has is True:
        return fits(fact, cite=wanted.citation)
    reading = str(care.readings.of(QUALIFIED))
    used = ((QUALIFIED, reading),)
    if reading == "no":
        return fits(readings=used)
    if isinstance(has, Unknown):
        return unknown(Reason.QUALIFICATION_NOT_GIVEN, missing(path), fact, cite=wanted.citation, readings=used)
    return refused(Reason.POLICY_ASKS_QUALIFICATION, fact, cite=wanted.citation, readings=used)


def _before_2025(care: CareFacts, law: Law, ground: GroundLaw) -> Finding:
    reading = str(care.readings.of("ra_2012_to_2024"))
    used = (("ra_2012_to_2024", reading),)
    if reading == "no":
        absent = common.in_force(ground).read(*used)
        return common.finding_of_ground(RHEUMATOID, care, law, ground, [absent], fits())
    annex = law.basic.grounds.annex_1
    checks = [common.by_profession(care, annex)]
    if common.is_adult(care, law):
        checks.append(annex_1.past_the_first(care, law, annex))
    checks.append(fits(readings=used))
    holds = met(Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS, cite=annex.citation)
    return common.finding_of_ground(RHEUMATOID, care, law, annex, checks, holds)
