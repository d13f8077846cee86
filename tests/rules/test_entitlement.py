from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, sessions
from fysiodekking import decide


def code(**named: Any) -> str | None:
    return decide(case(**named)).entitlement_code


class TestBasic:
    """The code of a session that the basic package pays."""

    @pytest.mark.parametrize(
        ("named", "expected"),
        [
            ({"kind": "stroke", "history": sessions(20, "2025-01-06")}, "001"),
            ({"kind": "stroke", "born": "2010-01-01"}, "001"),
            ({"born": "2010-01-01"}, "003"),
            ({"kind": "urinary_incontinence", "performance": "1600"}, "010"),
            ({"kind": "urinary_incontinence", "performance": "1600", "born": "2010-01-01"}, None),
            ({"kind": "peripheral_arterial_disease_fontaine_2"}, "011"),
            ({"kind": "osteoarthritis_hip_knee"}, "012"),
            ({"kind": "covid_recovery", "date": "2022-06-01"}, "020"),
            ({"kind": "copd", "gold_stage": 2, "copd_class": "C"}, None),
            ({"kind": "rheumatoid_arthritis_severe", "severe_limitations": True}, None),
            ({"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}, None),
        ],
    )
    def test_by_ground(self, named: dict[str, Any], expected: str | None) -> None:
        assert decide(case(**named)).payer == "basic"
        assert code(**named) == expected

    @pytest.mark.parametrize(
        ("group", "first", "later"),
        [("A", "013", None), ("B1", "014", "016"), ("C", "015", "017"), ("D", "015", "017"), ("B2", "018", "019")],
    )
    def test_copd_by_class_and_year(self, group: str, first: str, later: str | None) -> None:
        named: Any = {
            "kind": "copd",
            "gold_stage": 2,
            "copd_class": group,
            "date": "2022-06-01",
            "copd_numbers": "no_cap",
        }
        assert code(**named, first_session="2022-01-01") == first
        assert code(**named, first_session="2021-01-01") == later

    @pytest.mark.parametrize(("day", "expected"), [("2024-12-31", "015"), ("2025-01-01", None)])
    def test_copd_has_none_from_2025(self, day: str, expected: str | None) -> None:
        assert code(kind="copd", gold_stage=2, copd_class="C", date=day, first_session="2024-06-01") == expected

    @pytest.mark.parametrize(
        ("named", "before", "until_2024"),
        [
            ({"performance": "1100"}, 0, "004"),
            ({"performance": "1100"}, 9, "005"),
            ({"profession": "exercise_therapist", "performance": "2000"}, 0, "006"),
            ({"profession": "exercise_therapist", "performance": "2000"}, 9, "007"),
            ({"performance": "1000"}, 0, "003"),
            ({"performance": "1000"}, 9, "003"),
        ],
    )
    def test_under_18_until_2025_by_care_and_nine(self, named: dict[str, Any], before: int, until_2024: str) -> None:
        made: Any = {"born": "2016-01-01", "insufficient_result": True, **named}
        assert code(date="2024-12-31", history=sessions(before, "2024-02-01"), **made) == until_2024
        assert code(date="2025-01-02", history=sessions(before, "2025-01-01"), **made) == "003"


class TestOutsideBasic:
    """008 for the first sessions of a condition of annex 1, 009 for everything else."""

    @pytest.mark.parametrize(
        ("named", "expected"),
        [
            ({}, "009"),
            ({"kind": "stroke"}, "008"),
            ({"kind": "stroke", "history": sessions(19, "2025-01-06")}, "008"),
            ({"kind": "frozen_shoulder", "first_session": "2020-01-06"}, "009"),
            ({"born": "2010-01-01", "history": sessions(18)}, "009"),
            ({"kind": "urinary_incontinence", "performance": "1600", "history": sessions(9)}, "009"),
            ({"profession": "acupuncturist", "performance": ABSENT}, None),
        ],
    )
    def test_by_reason(self, named: dict[str, Any], expected: str | None) -> None:
        assert code(**named) == expected

    def test_a_gate_that_refuses_has_none(self) -> None:
        assert code(performance="9999") is None
