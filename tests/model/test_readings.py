from __future__ import annotations

import attrs
import pytest

from fysiodekking import InvalidCase
from fysiodekking.model.readings import CHOICES, NUMBERS, Readings
from fysiodekking.model.unknown import Unknown

# contract section 8, and the points of law section 4 that the rules ask
DEFAULTS = {
    "under_18_second_nine": "on_insufficient_result",
    "pelvic_nine": None,
    "pad_37": None,
    "osteoarthritis_12": "renewable",
    "sessions_before_18": None,
    "deductible_year_of_18": None,
    "supervised_care_by_exercise_therapist": "no",
    "intake_counts": None,
    "two_annex_conditions": "separate_20",
    "new_episode_time_limited": "new_count",
    "whiplash_extension": "three_plus_six",
    "annex_age_end": "on_birthday",
    "tumour_without_irradiation": None,
    "day_surgery_is_stay": None,
    "copd_numbers": "no_cap",
    "copd_b_split_2021": "b1_b2",
    "copd_first_year_2020": "first_treatment_or_2019_01_01",
    "minor_cap_par_3_5": "no_cap",
    "ra_2012_to_2024": "no",
    "second_session_same_day": "if_medically_necessary",
    "same_day_across_professions": "no",
    "skin_therapist_on_annex_1": "yes",
    "package_beside_other_payer": "no",
    "rheumatic_care_by_qualified_therapist": "no",
}


class TestReadings:
    """Without a reading the statute's own words decide; where they are silent, it is unknown."""

    @pytest.mark.parametrize(("key", "text"), list(DEFAULTS.items()))
    def test_what_the_text_alone_says(self, key: str, text: str | None) -> None:
        value = Readings().of(key)
        assert (None if isinstance(value, Unknown) else value) == text

    def test_every_key_is_named(self) -> None:
        assert set(CHOICES) == set(DEFAULTS)
        assert {field.name for field in attrs.fields(Readings)} == {*CHOICES, *NUMBERS}

    @pytest.mark.parametrize(
        ("key", "value"), [(key, each) for key, choice in CHOICES.items() for each in choice.values]
    )
    def test_a_value_that_is_given_is_followed(self, key: str, value: str) -> None:
        assert Readings(**{key: value}).of(key) == value

    @pytest.mark.parametrize("key", CHOICES)
    def test_another_value_is_refused(self, key: str) -> None:
        with pytest.raises(InvalidCase, match=f"{key}: 'perhaps' is not known here"):
            Readings(**{key: "perhaps"})

    def test_the_text_is_one_of_the_values(self) -> None:
        assert all(isinstance(each.text, Unknown) or each.text in each.values for each in CHOICES.values())

    @pytest.mark.parametrize(("age", "right"), [(0, True), (65, True), (130, True), (-1, False), (131, False)])
    def test_the_lowest_age_is_a_number(self, age: int, right: bool) -> None:
        if right:
            assert Readings(fall_prevention_min_age=age).fall_prevention_min_age == age
        else:
            with pytest.raises(InvalidCase, match="fall_prevention_min_age"):
                Readings(fall_prevention_min_age=age)

    @pytest.mark.parametrize(("months", "right"), [(0, True), (3, True), (1200, True), (-1, False), (1201, False)])
    def test_the_latest_start_is_a_number_of_months(self, months: int, right: bool) -> None:
        if right:
            assert Readings(start_after_discharge_within=months).start_after_discharge_within == months
        else:
            with pytest.raises(InvalidCase, match="start_after_discharge_within"):
                Readings(start_after_discharge_within=months)
