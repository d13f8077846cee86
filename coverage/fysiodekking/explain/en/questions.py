"""The questions that the rules ask, and the headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

QUESTIONS: Final[Mapping[str, str]] = {
    "law_of_the_day_was_checked": "Was the law of this day checked?",
    "package_goes_on": "Does the package go on with the same terms?",
    "payer_does_the_same_whatever_is_missing": "Is it certain what is paid here, whatever is missing?",
    "therapist_is_registered": "May the therapist practise this profession?",
    "no_technique_is_a_reserved_act": "Does the treatment stay clear of the reserved acts?",
    "needling_is_done_by_a_physiotherapist": "Was the dry needling done by a physiotherapist?",
    "needling_is_done_by_somebody_trained_in_it": "Is the therapist trained in dry needling?",
    "needling_is_part_of_a_treatment_plan": "Is the dry needling part of a treatment plan?",
    "acupuncture_is_not_physiotherapy": "Does the treatment stay clear of acupuncture?",
    "line_carries_a_listed_performance": "Is the performance on the list of this profession?",
    "performance_can_be_insured_care": "Can this performance be insured care?",
    "screening_only_without_a_referral": "May a screening be charged here?",
    "line_fits_its_description": "Does the session fit the description of the performance?",
    "one_line_of_a_kind_of_care_a_day": "May this session be charged on this day?",
    "insurer_pays_a_second_line_of_the_day": "Does the insurer pay for this session beside another on that day?",
    "insured_has_the_basic_insurance": "Does the patient have a Dutch basic insurance?",
    "nobody_else_pays_the_session": "Is there nobody else who pays for this session?",
    "basic_package_names_the_profession": "Does the basic package name this profession?",
    "basic_policy_pays_for_this_contract_status": "Does the basic policy pay, with or without a contract?",
    "package_takes_the_session": "Does a supplementary package pay for this session?",
    "deductible_comes_first": "Is it known how much deductible applies?",
    "insured_pays_the_rest": "Is a part of the price left for the patient?",
    "extra_line_has_a_performance_of_its_own": "Does the extra line have a performance of its own?",
}
"""The question that each rule asks; "met" is the good answer every time."""

HEADINGS: Final[Mapping[str, str]] = {
    "why": "Why",
    "others": "Other reasons",
    "others.covered": "Who else does not pay, and why",
    "missing": "What is still missing",
    "lines": "Extra lines on the bill",
    "deductible": "Deductible",
    "doable": "What can be different next time",
    "fixed": "What nobody can choose but what makes a difference",
    "hangs": "What this answer depends on",
    "left": "What is left after this session",
    "claim": "Claim",
    "about": "Which session this is about",
    "sure": "How sure this is",
    "rest": "What else was looked at",
    "needling": "What is dry needling?",
}
