"""Severe rheumatoid arthritis, and from 2026 severe axial spondyloarthritis: long-term exercise therapy for adults.

What the law asks: Bzv art. 2.6(8), https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Not modelled: the conditional admission inside a study from 2019 (Rzv 2.2), which the library cannot see.
Reading `ra_2012_to_2024`: the annex text has no rheumatoid arthritis in those years; one page says otherwise.
"""

from __future__ import annotations

from fysiodekking.law.schema import GroundLaw, Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules.basic import annex_1, common
from fysiodekking.rules.checks import Check, fits, met

RHEUMATOID = "exercise_for_severe_rheumatoid_arthritis"
AXIAL = "exercise_for_severe_axial_spondyloarthritis"


def exercise_for_severe_rheumatoid_arthritis(case: Case, law: Law) -> Finding:
    """From 18, without a maximum: rheumatoid arthritis with severe functional limitations (Bzv 2.6(8), from 2025)."""
    ground = law.basic.grounds[Ground.RHEUMATOID_ARTHRITIS_SEVERE]
    if case.condition.kind is not ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE:
        return common.elsewhere(RHEUMATOID, ground.ground)
    if not ground.in_force:
        return _before_2025(case, law, ground)
    return _severe(RHEUMATOID, case, law, ground)


def exercise_for_severe_axial_spondyloarthritis(case: Case, law: Law) -> Finding:
    """From 18, without a maximum: axial spondyloarthritis with severe limitations (Bzv 2.6(8), from 2026)."""
    ground = law.basic.grounds[Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE]
    if case.condition.kind is not ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE:
        return common.elsewhere(AXIAL, ground.ground)
    return _severe(AXIAL, case, law, ground)


def _severe(rule: str, case: Case, law: Law, ground: GroundLaw) -> Finding:
    checks: list[Check] = [
        common.in_force(ground),
        common.from_18(case, law, ground),
        common.by_profession(case, ground),
        common.exercise_therapy(case, ground),
        common.flag(case, "severe_limitations", Reason.LIMITATIONS_NOT_GIVEN, Reason.LIMITATIONS_NOT_SEVERE, ground),
    ]
    return common.answer(rule, case, law, ground, checks, met(Reason.NO_MAXIMUM, cite=(ground.citation,)))


def _before_2025(case: Case, law: Law, ground: GroundLaw) -> Finding:
    reading = str(case.readings.of("ra_2012_to_2024"))
    used = (("ra_2012_to_2024", reading),)
    if reading == "no":
        absent = common.in_force(ground)._replace(readings=used)
        return common.answer(RHEUMATOID, case, law, ground, [absent], fits())
    annex = law.basic.grounds[Ground.ANNEX_1]
    checks = [common.by_profession(case, annex)]
    if common.is_adult(case, law):
        checks.append(annex_1.past_the_first(case, law, annex))
    holds = met(Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS, cite=(annex.citation,), readings=used)
    return common.answer(RHEUMATOID, case, law, annex, checks, holds)
