"""The entitlement codes of every day."""

from __future__ import annotations

import pytest

from dated import LAST, on, values


class TestEntitlementCodes:
    """The code expected on the claim, by ground and day."""

    always = {
        "annex_1": "001",
        "annex_1_first": "008",
        "not_basic": "009",
        "under_18": "003",
        "urinary_incontinence": "010",
    }
    minor = {
        "under_18/child_first": "004",
        "under_18/child_second": "005",
        "under_18/exercise_first": "006",
        "under_18/exercise_second": "007",
    }
    pad = {"peripheral_arterial_disease_fontaine_2": "011"}
    osteoarthritis = {"osteoarthritis_hip_knee": "012"}
    copd = {
        "copd/A_first_year": "013",
        "copd/B_first_year": "014",
        "copd/C_first_year": "015",
        "copd/B_later_year": "016",
        "copd/C_later_year": "017",
    }
    split = {"copd/B2_first_year": "018", "copd/B2_later_year": "019"}
    covid = {"covid_recovery": "020"}

    @pytest.mark.parametrize(
        ("day", "tables"),
        [
            ("2012-01-01", "minor always"),
            ("2016-12-31", "minor always"),
            ("2017-01-01", "minor always pad"),
            ("2017-12-31", "minor always pad"),
            ("2018-01-01", "minor always pad osteoarthritis"),
            ("2018-12-31", "minor always pad osteoarthritis"),
            ("2019-01-01", "minor always pad osteoarthritis copd"),
            ("2020-07-17", "minor always pad osteoarthritis copd"),
            ("2020-07-18", "minor always pad osteoarthritis copd covid"),
            ("2020-12-31", "minor always pad osteoarthritis copd covid"),
            ("2021-01-01", "minor always pad osteoarthritis copd covid split"),
            ("2024-12-31", "minor always pad osteoarthritis copd covid split"),
            ("2025-01-01", "always pad osteoarthritis"),
            (LAST, "always pad osteoarthritis"),
        ],
    )
    def test_codes_of_the_day(self, day: str, tables: str) -> None:
        expected: dict[str, str] = {}
        for table in tables.split():
            expected |= getattr(self, table)
        assert values(on(day).codes) == expected
