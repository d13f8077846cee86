"""Readings: how an insurer reads what the law leaves open (`domain` term: lezing).

Without a reading the statute's own words decide where they can; where they cannot, the point is unknown.
Sources for each value: `docs/readings.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.unknown import NOT_GIVEN, Unknown


@attrs.frozen(kw_only=True)
class Choice:
    """A point that can be read in several ways.

    :param values: what the sources support.
    :param text: the value that the statute's own words give; `Unknown` where they are silent.
    """

    values: tuple[str, ...]
    text: str | Unknown


_SILENT: Final = Unknown("the statute does not say")

CHOICES: Final[dict[str, Choice]] = {
    "under_18_second_nine": Choice(values=("on_insufficient_result", "automatic"), text="on_insufficient_result"),
    "pelvic_nine": Choice(values=("per_condition", "once"), text=_SILENT),
    "pad_37": Choice(values=("renewable", "once"), text=_SILENT),
    "osteoarthritis_12": Choice(values=("renewable", "once"), text="renewable"),
    "sessions_before_18": Choice(values=("count", "do_not_count"), text=_SILENT),
    "deductible_year_of_18": Choice(values=("premium_days", "birthday_days"), text=_SILENT),
    "supervised_care_by_exercise_therapist": Choice(values=("yes", "no"), text="no"),
    "intake_counts": Choice(values=("yes", "no"), text=_SILENT),
    "two_annex_conditions": Choice(values=("separate_20", "shared_20"), text="separate_20"),
    "new_episode_time_limited": Choice(values=("new_count", "count_continues"), text="new_count"),
    "whiplash_extension": Choice(values=("three_plus_six", "six_in_all"), text="three_plus_six"),
    "annex_age_end": Choice(values=("on_birthday", "end_of_running_series"), text="on_birthday"),
    "tumour_without_irradiation": Choice(values=("no_term", "not_covered", "two_years_from_treatment"), text=_SILENT),
    "day_surgery_is_stay": Choice(values=("yes", "no"), text=_SILENT),
    "copd_numbers": Choice(values=("no_cap", "insurer_numbers"), text="no_cap"),
    "copd_b_split_2021": Choice(values=("b1_b2", "single_b"), text="b1_b2"),
    "copd_first_year_2020": Choice(
        values=("first_treatment_or_2019_01_01", "2020_01_01"), text="first_treatment_or_2019_01_01"
    ),
    "minor_cap_par_3_5": Choice(values=("no_cap", "same_cap", "18"), text="no_cap"),
    "ra_2012_to_2024": Choice(values=("no", "from_21st"), text="no"),
    "second_session_same_day": Choice(values=("if_medically_necessary", "never"), text="if_medically_necessary"),
    "same_day_across_professions": Choice(values=("no", "yes"), text="no"),
    "skin_therapist_on_annex_1": Choice(values=("yes", "no"), text="yes"),
    "package_beside_other_payer": Choice(values=("no", "yes"), text="no"),
    "rheumatic_care_by_qualified_therapist": Choice(values=("no", "yes"), text="no"),
}
"""Every reading with a list of values; the two that are a number stand apart."""

MIN_AGE: Final = "fall_prevention_min_age"
START_WITHIN: Final = "start_after_discharge_within"
OLDEST: Final = 130
LATEST_START: Final = 1_200

NUMBERS: Final[dict[str, tuple[int, ...]]] = {MIN_AGE: (65,), START_WITHIN: (3,)}
"""Every reading that is a number, with the numbers that somebody was found to read; without one there is no limit."""


def _choice(key: str) -> str | Unknown:
    return checked.field(  # type: ignore[no-any-return]
        checked.optional(checked.is_word(*CHOICES[key].values)), default=NOT_GIVEN
    )


@attrs.frozen(kw_only=True, repr=False)
class Readings(checked.Checked, Keeps):
    """The readings that a case gives; each may be left out."""

    under_18_second_nine: str | Unknown = _choice("under_18_second_nine")
    pelvic_nine: str | Unknown = _choice("pelvic_nine")
    pad_37: str | Unknown = _choice("pad_37")
    osteoarthritis_12: str | Unknown = _choice("osteoarthritis_12")
    sessions_before_18: str | Unknown = _choice("sessions_before_18")
    deductible_year_of_18: str | Unknown = _choice("deductible_year_of_18")
    supervised_care_by_exercise_therapist: str | Unknown = _choice("supervised_care_by_exercise_therapist")
    intake_counts: str | Unknown = _choice("intake_counts")
    two_annex_conditions: str | Unknown = _choice("two_annex_conditions")
    new_episode_time_limited: str | Unknown = _choice("new_episode_time_limited")
    whiplash_extension: str | Unknown = _choice("whiplash_extension")
    annex_age_end: str | Unknown = _choice("annex_age_end")
    tumour_without_irradiation: str | Unknown = _choice("tumour_without_irradiation")
    day_surgery_is_stay: str | Unknown = _choice("day_surgery_is_stay")
    copd_numbers: str | Unknown = _choice("copd_numbers")
    copd_b_split_2021: str | Unknown = _choice("copd_b_split_2021")
    copd_first_year_2020: str | Unknown = _choice("copd_first_year_2020")
    minor_cap_par_3_5: str | Unknown = _choice("minor_cap_par_3_5")
    ra_2012_to_2024: str | Unknown = _choice("ra_2012_to_2024")
    second_session_same_day: str | Unknown = _choice("second_session_same_day")
    same_day_across_professions: str | Unknown = _choice("same_day_across_professions")
    skin_therapist_on_annex_1: str | Unknown = _choice("skin_therapist_on_annex_1")
    package_beside_other_payer: str | Unknown = _choice("package_beside_other_payer")
    rheumatic_care_by_qualified_therapist: str | Unknown = _choice("rheumatic_care_by_qualified_therapist")
    fall_prevention_min_age: int | Unknown = checked.field(
        checked.optional(checked.is_whole(0, OLDEST)), default=NOT_GIVEN
    )
    start_after_discharge_within: int | Unknown = checked.field(
        checked.optional(checked.is_whole(0, LATEST_START)), default=NOT_GIVEN
    )

    @kept
    def in_force(self) -> Mapping[str, str | Unknown]:
        """The reading in force for each key: the one given, else what the statute's own words give."""
        given = {key: getattr(self, key) for key in CHOICES}
        return {key: CHOICES[key].text if isinstance(value, Unknown) else value for key, value in given.items()}

    def of(self, key: str) -> str | Unknown:
        """Return the reading in force for a key."""
        return self.in_force[key]
