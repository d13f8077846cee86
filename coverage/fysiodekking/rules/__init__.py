"""The rules, one question each, and the order in which they are asked.

Every rule of a phase is asked, whatever the others found. It is told the facts of its phase and nothing else of the
case (`gate_facts` and its like), so the same facts give the same findings. What follows from the findings (the
entitlement code, what is left for the insured) is asked by `deciding`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.annex_1 import condition_is_on_annex_1_past_its_first_sessions
from fysiodekking.rules.basic.copd import supervised_exercise_for_copd
from fysiodekking.rules.basic.covid import recovery_care_after_covid_19
from fysiodekking.rules.basic.fall_prevention import fall_prevention_for_a_high_risk
from fysiodekking.rules.basic.pelvic import pelvic_physiotherapy_for_urinary_incontinence
from fysiodekking.rules.basic.rheumatic import (
    exercise_for_severe_axial_spondyloarthritis,
    exercise_for_severe_rheumatoid_arthritis,
    study_care_for_severe_axial_spondyloarthritis,
    study_care_for_severe_rheumatoid_arthritis,
)
from fysiodekking.rules.basic.supervised import (
    supervised_exercise_for_osteoarthritis_of_hip_or_knee,
    supervised_exercise_for_peripheral_arterial_disease,
)
from fysiodekking.rules.basic.under_18 import other_condition_under_18
from fysiodekking.rules.deductible import deductible_comes_first
from fysiodekking.rules.extra_lines import extra_line_has_a_performance_of_its_own
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.ground_facts import GroundFacts
from fysiodekking.rules.insurance import (
    basic_package_names_the_profession,
    basic_policy_pays_for_this_contract_status,
    insured_has_the_basic_insurance,
    nobody_else_pays_the_session,
)
from fysiodekking.rules.insurance_facts import InsuranceFacts
from fysiodekking.rules.needling import (
    acupuncture_is_not_physiotherapy,
    needling_is_done_by_a_physiotherapist,
    needling_is_done_by_somebody_trained_in_it,
    needling_is_part_of_a_treatment_plan,
)
from fysiodekking.rules.package import package_takes_the_session
from fysiodekking.rules.performance import (
    line_carries_a_listed_performance,
    performance_can_be_insured_care,
    screening_only_without_a_referral,
)
from fysiodekking.rules.performance_description import line_fits_its_description
from fysiodekking.rules.register import therapist_is_registered
from fysiodekking.rules.reserved_acts import no_technique_is_a_reserved_act
from fysiodekking.rules.same_day import insurer_pays_a_second_line_of_the_day, one_line_of_a_kind_of_care_a_day

Gate = Callable[[GateFacts, Law], Finding]
Condition = Callable[[InsuranceFacts, Law], Finding]
BasicGround = Callable[[GroundFacts, Law], Finding]

GATES: Final[tuple[Gate, ...]] = (
    therapist_is_registered,
    no_technique_is_a_reserved_act,
    needling_is_done_by_a_physiotherapist,
    needling_is_done_by_somebody_trained_in_it,
    needling_is_part_of_a_treatment_plan,
    acupuncture_is_not_physiotherapy,
    line_carries_a_listed_performance,
    performance_can_be_insured_care,
    screening_only_without_a_referral,
    line_fits_its_description,
    one_line_of_a_kind_of_care_a_day,
    insurer_pays_a_second_line_of_the_day,
)
"""May this be done and charged at all?"""

CONDITIONS_OF_BASIC: Final[tuple[Condition, ...]] = (
    insured_has_the_basic_insurance,
    nobody_else_pays_the_session,
    basic_package_names_the_profession,
    basic_policy_pays_for_this_contract_status,
)
"""What must hold before any ground of the basic package pays."""

GROUNDS: Final[tuple[BasicGround, ...]] = (
    condition_is_on_annex_1_past_its_first_sessions,
    pelvic_physiotherapy_for_urinary_incontinence,
    supervised_exercise_for_peripheral_arterial_disease,
    supervised_exercise_for_osteoarthritis_of_hip_or_knee,
    supervised_exercise_for_copd,
    fall_prevention_for_a_high_risk,
    study_care_for_severe_rheumatoid_arthritis,
    study_care_for_severe_axial_spondyloarthritis,
    exercise_for_severe_rheumatoid_arthritis,
    exercise_for_severe_axial_spondyloarthritis,
    other_condition_under_18,
    recovery_care_after_covid_19,
)
"""Does the basic package pay? Bzv art. 2.6, one function for each paragraph, and the temporary grounds of the Rzv."""

PACKAGE: Final = package_takes_the_session
"""Does a supplementary package pay? Asked for each package, in order."""

CHARGE: Final = deductible_comes_first
"""What of a basic-paid session falls under the deductible?"""

EXTRA_LINE: Final = extra_line_has_a_performance_of_its_own
"""May an extra line be charged? Asked for each line."""
