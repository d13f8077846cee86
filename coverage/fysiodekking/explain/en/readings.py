"""Points on which insurers differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.catalogue import ReadingWords

READINGS: Final[Mapping[str, ReadingWords]] = {
    "under_18_second_nine": ReadingWords(
        topic="the second nine under 18",
        question="Does a child get the second nine sessions automatically?",
        values={"on_insufficient_result": "no, only when the result is insufficient", "automatic": "yes"},
    ),
    "pelvic_nine": ReadingWords(
        topic="the nine sessions of pelvic physiotherapy",
        question="Do the nine sessions of pelvic physiotherapy hold for each condition, or once?",
        values={"per_condition": "for each condition", "once": "once"},
    ),
    "pad_37": ReadingWords(
        topic="the 37 sessions for peripheral arterial disease",
        question="Can the 37 sessions for peripheral arterial disease begin again?",
        values={"renewable": "yes, again", "once": "no, once"},
    ),
    "osteoarthritis_12": ReadingWords(
        topic="the twelve sessions for a worn hip or knee",
        question="Can the twelve sessions for a worn hip or knee begin again?",
        values={"renewable": "yes, again", "once": "no, once"},
    ),
    "sessions_before_18": ReadingWords(
        topic="sessions before the 18th birthday",
        question="Do sessions before the 18th birthday count toward the first twenty?",
        values={"count": "yes", "do_not_count": "no"},
    ),
    "deductible_year_of_18": ReadingWords(
        topic="the deductible in the year of the 18th birthday",
        question="Over which days is the deductible worked out in the year of the 18th birthday?",
        values={
            "premium_days": "the days from the first day with premium",
            "birthday_days": "the days from the birthday",
        },
    ),
    "supervised_care_by_exercise_therapist": ReadingWords(
        topic="exercise therapists where the law says physiotherapy",
        question="May an exercise therapist give the care where the law says physiotherapy?",
        values={"yes": "yes", "no": "no"},
    ),
    "intake_counts": ReadingWords(
        topic="the intake",
        question="Does an intake or screening count as a session?",
        values={"yes": "yes", "no": "no"},
    ),
    "two_annex_conditions": ReadingWords(
        topic="two conditions of annex 1",
        question="Do two conditions of annex 1 each have their own twenty?",
        values={"separate_20": "yes, twenty each", "shared_20": "no, twenty together"},
    ),
    "new_episode_time_limited": ReadingWords(
        topic="a new episode of the same condition",
        question="Does the count begin again at a new episode of a condition with a term?",
        values={"new_count": "yes, again", "count_continues": "no, the count goes on"},
    ),
    "whiplash_extension": ReadingWords(
        topic="the extension for whiplash",
        question="How long does the term for whiplash run while the three complaints are still there?",
        values={"three_plus_six": "three months and then six more", "six_in_all": "six months in all"},
    ),
    "annex_age_end": ReadingWords(
        topic="the age limit of a condition",
        question="When does a condition with an age limit stop?",
        values={"on_birthday": "on the birthday", "end_of_running_series": "at the end of the running series"},
    ),
    "tumour_without_irradiation": ReadingWords(
        topic="a soft-tissue tumour without irradiation",
        question="Which term holds for a soft-tissue tumour without irradiation?",
        values={
            "no_term": "no term",
            "not_covered": "no cover",
            "two_years_from_treatment": "two years from the first session",
        },
    ),
    "day_surgery_is_stay": ReadingWords(
        topic="day surgery as a stay in hospital",
        question="Does day surgery count as a stay in hospital?",
        values={"yes": "yes", "no": "no"},
    ),
    "copd_numbers": ReadingWords(
        topic="the maximum for COPD",
        question="Is there still a maximum for COPD?",
        values={"no_cap": "no maximum", "insurer_numbers": "the numbers of the insurer"},
    ),
    "copd_b_split_2021": ReadingWords(
        topic="COPD class B",
        question="Do the numbers of this insurer split COPD class B into B1 and B2?",
        values={"b1_b2": "yes", "single_b": "no"},
    ),
    "copd_first_year_2020": ReadingWords(
        topic="the first year for COPD",
        question="When did the first year begin for somebody who already had COPD care in 2019?",
        values={
            "first_treatment_or_2019_01_01": "at the first session, on 1 January 2019 at the earliest",
            "2020_01_01": "on 1 January 2020",
        },
    ),
    "minor_cap_par_3_5": ReadingWords(
        topic="the maximum under 18 in paragraphs 3 to 5",
        question="Does the maximum of article 2.6(3) to (5) also hold under 18?",
        values={"no_cap": "no", "same_cap": "yes", "18": "no, eighteen a year hold"},
    ),
    "ra_2012_to_2024": ReadingWords(
        topic="rheumatoid arthritis from 2012 to 2024",
        question="Was rheumatoid arthritis in the basic package from 2012 to 2024?",
        values={"no": "no", "from_21st": "yes, from the 21st session"},
    ),
    "second_session_same_day": ReadingWords(
        topic="a second session on one day",
        question="Does the insurer accept a second session on one day?",
        values={"if_medically_necessary": "yes, if medically necessary", "never": "no, never"},
    ),
    "same_day_across_professions": ReadingWords(
        topic="several professions on one day",
        question="Are physiotherapy, exercise therapy and skin therapy one kind of care to the insurer?",
        values={"no": "no", "yes": "yes"},
    ),
    "skin_therapist_on_annex_1": ReadingWords(
        topic="lymphoedema and scars at a skin therapist",
        question="Does the basic insurance pay for lymphoedema and scars at a skin therapist too?",
        values={"yes": "yes", "no": "no"},
    ),
    "start_after_discharge_within": ReadingWords(
        topic="how long after the discharge the treatment may begin, in months",
        question="Within how many months after the discharge does the treatment have to begin?",
        values={"none": "no limit"},
    ),
    "package_beside_other_payer": ReadingWords(
        topic="a package beside another payer",
        question="Does the supplementary package pay when somebody else pays for the session?",
        values={"no": "no", "yes": "yes"},
    ),
    "rheumatic_care_by_qualified_therapist": ReadingWords(
        topic="who may treat severe rheumatic conditions",
        question="Does the insurer ask a therapist with the AGB qualification for severe rheumatic conditions?",
        values={"no": "no", "yes": "yes"},
    ),
    "fall_prevention_min_age": ReadingWords(
        topic="the lowest age for fall prevention",
        question="Is there a lowest age for fall prevention?",
        values={"none": "no lowest age"},
    ),
}
"""Points that the law leaves open."""
