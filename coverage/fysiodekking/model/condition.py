"""The condition that is treated (aandoening), with the facts that some grounds ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Side

_day = checked.optional(checked.is_day)
_flag = checked.optional(checked.is_flag)
_HIGHEST_GOLD_STAGE = 4
_ASKED_OF = "asked of"
_RHEUMATIC = (ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE, ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE)


def _asked_of(*kinds: ConditionKind) -> Any:
    """Make a field for a fact, yes or no, that the law asks of some kinds of condition on every day."""
    return checked.field(_flag, default=NOT_GIVEN, metadata={_ASKED_OF: kinds})


@attrs.frozen(kw_only=True, repr=False)
class Condition(checked.Checked):
    """One condition of the insured.

    :param kind: what it is in the eyes of the law.
    :param diagnosis: DCSPH code (diagnosecode), four digits.
    :param first_session: first treatment of this condition, or of this term.
    :param discharged: day of discharge home (ontslag), or the end of the treatment in the institution.
    :param conservative_treatment_ended: end of the treatment of a fracture without surgery.
    :param irradiation_ended: end of the irradiation (bestraling) of a tumour.
    :param triad: whiplash: loss of movement, loss of fitness and cognitive disorders are all still present.
    :param gold_stage: COPD: GOLD stage by spirometry, 1 to 4.
    :param day_surgery: stay in hospital: it was day surgery (dagopname), without a night.
    :param fev1_vc_below_60: COPD: FEV1/VC is lower than 60 %, as the annex asked in 2012, and perhaps still in 2013.
    :param copd_class: COPD: class on the session's date.
    :param high_burden: COPD, class B: high burden of disease (hoge ziektelast).
    :param limited_capacity: COPD, class B: limited physical capacity (beperkte fysieke capaciteit).
    :param severe_limitations: rheumatic conditions: severe functional limitations.
    :param in_study: rheumatic conditions: the insured takes part in the study (deelname aan onderzoek).
    :param study_ended: rheumatic conditions: the study is completed (voltooid), not stopped early, and the law waits
        for its assessment.
    :param high_fall_risk: fall prevention: the risk of falling is high.
    :param somatic_or_psychological_ground: fall prevention: guidance at physiotherapist level is needed
        because of somatic or psychological problems.
    :param side: side of the body.
    """

    kind: ConditionKind = checked.field(checked.is_member(ConditionKind))
    diagnosis: str | Unknown = checked.field(checked.optional(checked.is_text), default=NOT_GIVEN)
    first_session: date | Unknown = checked.field(_day, default=NOT_GIVEN)
    discharged: date | Unknown = checked.field(_day, default=NOT_GIVEN)
    day_surgery: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    conservative_treatment_ended: date | Unknown = checked.field(_day, default=NOT_GIVEN)
    irradiation_ended: date | Unknown = checked.field(_day, default=NOT_GIVEN)
    triad: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    gold_stage: int | Unknown = checked.field(
        checked.optional(checked.is_whole(1, _HIGHEST_GOLD_STAGE)), default=NOT_GIVEN
    )
    fev1_vc_below_60: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    copd_class: CopdClass | Unknown = checked.field(checked.optional(checked.is_member(CopdClass)), default=NOT_GIVEN)
    high_burden: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    limited_capacity: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    severe_limitations: bool | Unknown = _asked_of(*_RHEUMATIC)
    in_study: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    study_ended: bool | Unknown = checked.field(_flag, default=NOT_GIVEN)
    high_fall_risk: bool | Unknown = _asked_of(ConditionKind.FALL_RISK)
    somatic_or_psychological_ground: bool | Unknown = _asked_of(ConditionKind.FALL_RISK)
    side: Side | Unknown = checked.field(checked.optional(checked.is_member(Side)), default=NOT_GIVEN)


STARTS: Final = ("first_session", "discharged", "conservative_treatment_ended", "irradiation_ended")
"""The days that can be given of a condition; from each of them a term can run."""

FLAGS: Final[Mapping[str, tuple[ConditionKind, ...]]] = {
    field.name: field.metadata[_ASKED_OF] for field in attrs.fields(Condition) if _ASKED_OF in field.metadata
}
"""The facts, yes or no, that the law asks of some kinds of condition on every day, and of which."""
