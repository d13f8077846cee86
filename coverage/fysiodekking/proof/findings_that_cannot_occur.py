"""What cannot occur, everywhere or under some versions of the law: verdicts and reasons, each with why.

Everything that is not named here is asked of every version: each reason is reached, each rule is met and refused. What
is named here is asked exactly where it says, and found nowhere else, so that no entry outlives its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from fysiodekking.boundaries.thresholds import STUDIES
from fysiodekking.law.grounds import ClassB, Copd, CopdText, CovidRecovery, GroundLaw
from fysiodekking.law.instruments import AnnexRow, Law
from fysiodekking.model.decision import Verdict
from fysiodekking.model.reasons import OF_ONE_GROUND, Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Ground

NEVER: Final[Mapping[tuple[str, Verdict], str]] = {
    ("acupuncture_is_not_physiotherapy", Verdict.MET): "it has nothing to meet: it refuses acupuncture by a therapist",
    (
        "nobody_else_pays_the_session",
        Verdict.MET,
    ): "nobody is asked: either somebody is stated to pay, or it says nothing",
    ("deductible_comes_first", Verdict.REFUSED): "a deductible takes something or nothing; it refuses nobody",
}
"""Verdicts that a rule never gives, and why."""

NO_FINDING: Final[Mapping[Reason, str]] = {
    Reason.NOT_EVERYTHING_TRIED: "it is told of a case with more missing facts than can be tried",
    **dict.fromkeys(
        (Reason.REFUSED_EITHER_WAY, Reason.PAYS_EITHER_WAY),
        "what all possible answers agree on, told of a payer in doubt; no rule of law finds it",
    ),
    Reason.ASKED_AND_FITS: "what a rule asked on its way; the finding itself has the reason of the whole",
    Reason.LAW_UNCHANGED: "a condition of an answer for a day that was not checked",
    Reason.PACKAGE_RENEWED: "a condition of an answer with a package of the year before",
    Reason.INSURER_ACCEPTS_NEEDLING: "a condition of a whole answer",
    Reason.INSURER_ACCEPTS_ORDERED_ACT: "a condition of a whole answer",
    Reason.PACKAGE_NOT_AFTER_MAXIMUM: "a term of a package that no package of the regions has; its own tests ask it",
    **dict.fromkeys(
        (
            Reason.REST_ABOVE_REFERENCE,
            Reason.REST_BY_COPAYMENT,
            Reason.REST_ABOVE_MAXIMUM,
            Reason.REST_ABOVE_DAY_CAP,
            Reason.REST_OF_BUDGET,
            Reason.REST_EITHER_WAY,
        ),
        "a term on the price that no policy of the regions has, told beside the amounts; no rule of law finds it",
    ),
}
"""Reasons that no finding has."""

Where = Callable[[Law, date], bool]

_RHEUMATIC: Final = (Ground.RHEUMATOID_ARTHRITIS_SEVERE, Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE)
_STUDIES: Final = tuple(STUDIES.values())


def _in_force(*grounds: Ground) -> Where:
    return lambda law, _: any(law.basic.grounds[ground].in_force for ground in grounds)


def _ground(holds: Callable[[GroundLaw], bool]) -> Where:
    return lambda law, _: any(map(holds, law.basic.grounds.values()))


def _row(holds: Callable[[AnnexRow], object]) -> Where:
    return lambda law, _: any(map(holds, law.basic.annex_1.values()))


def _closed_to_new_starts(law: Law, day: date) -> bool:
    ground = law.basic.grounds.covid_recovery
    return isinstance(ground, CovidRecovery) and day > ground.latest_start.value


def _adults_only(ground: GroundLaw) -> bool:
    without = isinstance(ground, Copd) and ground.text.value is CopdText.ADULTS_WITHOUT_MAXIMUM
    return without or (ground.in_force and ground.ground in _RHEUMATIC)


def _gold_stage(*, perhaps: bool) -> Where:
    """Tell whether a GOLD stage is asked: by the paragraph on COPD, or by a row of annex 1."""
    doubtful = _row(lambda row: row.gold_stage and (row.in_force is True or (perhaps and row.in_force is not False)))
    return lambda law, day: law.basic.grounds.copd.in_force or doubtful(law, day)


_IN_STUDY: Final = ("care inside a study was in force", _in_force(*_STUDIES))
_LUNGS: Final = ("annex 1 named COPD by FEV1/VC", _row(lambda row: row.in_force is True and row.fev1_vc_below))
_LIMITATIONS: Final = ("severe rheumatic conditions were in force", _in_force(*_RHEUMATIC, *_STUDIES))
_EXERCISES: Final = (
    "a ground that gives exercise therapy only was in force",
    _ground(lambda ground: ground.in_force and ground.exercise_only),
)


ONLY_WHERE: Final[Mapping[Reason, tuple[str, Where]]] = {
    **{
        reason: (f"{ground.value.replace('_', ' ')} was in force", _in_force(ground))
        for ground, reasons in OF_ONE_GROUND.items()
        for reason in reasons
    },
    Reason.LIST_OF_THE_DAY_NOT_READ: (
        "the list of performances was not read",
        lambda law, _: law.charging.unlisted.value == "not_read",
    ),
    Reason.GROUND_NOT_IN_FORCE: ("some ground was not in force", _ground(lambda ground: not ground.in_force)),
    Reason.GROUND_DATE_NOT_ESTABLISHED: (
        "the sources do not say when a row of annex 1 came or went",
        _row(lambda row: isinstance(row.in_force, Unknown)),
    ),
    Reason.TERM_NOT_ESTABLISHED: (
        "the text between two that differ on a term was not read",
        _row(lambda row: row.in_force is True and row.or_after),
    ),
    Reason.STARTED_TOO_LONG_AFTER_DISCHARGE: (
        "a term ran from the first treatment after a stay",
        _row(lambda row: row.in_force is True and row.after),
    ),
    Reason.LUNG_FUNCTION_NOT_GIVEN: _LUNGS,
    Reason.LUNG_FUNCTION_TOO_GOOD: _LUNGS,
    Reason.COPD_BURDEN_NOT_GIVEN: (
        "class B of COPD was divided",
        _ground(lambda ground: isinstance(ground, Copd) and ground.class_b.value is ClassB.DIVIDED),
    ),
    Reason.STUDY_FIRST_SESSIONS: _IN_STUDY,
    Reason.STUDY_CARE: _IN_STUDY,
    Reason.NOT_IN_STUDY: _IN_STUDY,
    Reason.STUDY_NOT_GIVEN: _IN_STUDY,
    Reason.STARTED_TOO_LATE: ("recovery care after COVID-19 was closed to new starts", _closed_to_new_starts),
    Reason.DEDUCTIBLE_NOT_ESTABLISHED: (
        "no mandatory deductible was established",
        lambda law, _: law.insurance.mandatory_deductible is None,
    ),
    Reason.GOLD_STAGE_NOT_GIVEN: ("COPD of GOLD stage II was in force without doubt", _gold_stage(perhaps=False)),
    Reason.GOLD_STAGE_TOO_LOW: ("COPD of GOLD stage II was in force, or may have been", _gold_stage(perhaps=True)),
    Reason.NOT_EXERCISE_THERAPY: _EXERCISES,
    Reason.TECHNIQUES_NEEDED: _EXERCISES,
    Reason.ONLY_FROM_18: ("a ground for adults only was in force", _ground(_adults_only)),
    Reason.NO_MAXIMUM: (
        "a ground without a maximum was in force, or one that can be read so",
        _in_force(*_RHEUMATIC, Ground.COPD),
    ),
    Reason.POLICY_ASKS_QUALIFICATION: ("care for severe rheumatic conditions was in force", _in_force(*_RHEUMATIC)),
    Reason.LIMITATIONS_NOT_SEVERE: _LIMITATIONS,
    Reason.LIMITATIONS_NOT_GIVEN: _LIMITATIONS,
}
"""Reasons that belong to some versions only: where, in words, and how it is read from the law of a day."""
