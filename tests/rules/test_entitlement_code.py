from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, COMPLAINT, case, sessions
from fysiodekking import decide
from packages import package


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
            ({"kind": "urinary_incontinence", "performance": "1600", "specialisms": ["pelvic"]}, "010"),
            (
                {
                    "kind": "urinary_incontinence",
                    "performance": "1600",
                    "specialisms": ["pelvic"],
                    "born": "2010-01-01",
                },
                None,
            ),
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
        [("A", "013", "009"), ("B1", "014", "016"), ("C", "015", "017"), ("D", "015", "017"), ("B2", "018", "019")],
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
            ({"performance": "1100", "specialisms": ["child"]}, 0, "004"),
            ({"performance": "1100", "specialisms": ["child"]}, 9, "005"),
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
            (
                {
                    "kind": "urinary_incontinence",
                    "performance": "1600",
                    "specialisms": ["pelvic"],
                    "history": sessions(9),
                },
                "009",
            ),
            ({"profession": "acupuncturist", "performance": ABSENT}, None),
        ],
    )
    def test_by_reason(self, named: dict[str, Any], expected: str | None) -> None:
        assert code(**named) == expected

    @pytest.mark.parametrize(
        ("before", "insured", "expected"),
        [(20, True, "001"), (20, False, "009"), (19, True, "008"), (19, False, "008")],
    )
    def test_what_the_policy_asks_hides_no_other_code(self, before: int, *, insured: bool, expected: str) -> None:
        """Where the policy refuses, the grounds are asked as if it asked nothing; without a policy none would pay."""
        named: Any = {"kind": "stroke", "history": sessions(before, "2025-01-06"), "basic_insured": insured}
        assert code(requires_consent=["annex_1"], consent=False, **named) == expected

    @pytest.mark.parametrize(
        ("low", "high", "expected"), [(0, 19, "008"), (0, 20, None), (19, 20, None), (20, 20, "009"), (20, 90, "009")]
    )
    def test_without_basic_insurance_it_hangs_on_the_number(self, low: int, high: int, expected: str | None) -> None:
        """Nobody has to know the number to tell that the basic package does not pay, but the code tells it."""
        used = {"condition_elsewhere": {"min": low, "max": high}}
        named: Any = {"kind": "stroke", "first_session": "2025-01-06", "history": [], "used": used}
        decision = decide(case(**named, basic_insured=False))
        assert (decision.outcome, decision.missing, decision.entitlement_code) == ("not_covered", (), expected)

    @pytest.mark.parametrize(
        ("triad", "history", "expected"), [(ABSENT, 20, "009"), (ABSENT, 19, None), (True, 19, "008")]
    )
    def test_without_basic_insurance_another_fact_is_open(self, triad: Any, history: int, expected: str | None) -> None:
        """Past the first twenty it is the same code whether the term goes on or not."""
        named: Any = {"kind": "whiplash", "first_session": "2025-12-01", "triad": triad, "basic_insured": False}
        decision = decide(case(history=sessions(history, "2025-12-01"), **named))
        assert (decision.missing, decision.entitlement_code) == ((), expected)

    def test_a_gate_that_refuses_has_none(self) -> None:
        assert code(performance="9999") is None


class TestOnlyThePolicyRefuses:
    """The code tells what the law says of the care: a line that the policy alone refuses keeps the ground's code."""

    @pytest.mark.parametrize("lacks", ["consent", "referral"])
    @pytest.mark.parametrize(
        ("ground", "named", "expected"),
        [
            ("annex_1", {"kind": "multiple_sclerosis", "history": sessions(20, "2025-01-06")}, "001"),
            ("annex_1", {"kind": "multiple_sclerosis", "born": "2010-01-01"}, "001"),
            ("annex_1", {"kind": "multiple_sclerosis", "history": sessions(19, "2025-01-06")}, "008"),
            (
                "urinary_incontinence",
                {"kind": "urinary_incontinence", "performance": "1600", "specialisms": ["pelvic"]},
                "010",
            ),
            ("peripheral_arterial_disease_fontaine_2", {"kind": "peripheral_arterial_disease_fontaine_2"}, "011"),
            ("osteoarthritis_hip_knee", {"kind": "osteoarthritis_hip_knee"}, "012"),
            ("covid_recovery", {"kind": "covid_recovery", "date": "2022-06-01"}, "020"),
            ("under_18", {"born": "2010-01-01"}, "003"),
            (
                "under_18",
                {
                    "born": "2016-01-01",
                    "performance": "1100",
                    "specialisms": ["child"],
                    "date": "2024-06-03",
                    "insufficient_result": True,
                }
                | {"history": sessions(9, "2024-02-01")},
                "005",
            ),
            ("copd", {"kind": "copd", "gold_stage": 2, "copd_class": "C", "date": "2022-06-01"}, "015"),
            (
                "copd",
                {"kind": "copd", "gold_stage": 2, "copd_class": "C", "date": "2022-06-01"}
                | {"first_session": "2021-01-01"},
                "017",
            ),
            ("copd", {"kind": "copd", "gold_stage": 2, "copd_class": "C"}, None),
        ],
    )
    def test_what_it_asks(self, lacks: str, ground: str, named: dict[str, Any], expected: str | None) -> None:
        decision = decide(case(**named, **{lacks: False}, basic={f"requires_{lacks}": [ground]}))
        assert (decision.payer, decision.entitlement_code) == ("insured", expected)

    @pytest.mark.parametrize(
        ("named", "expected"),
        [
            ({"kind": "multiple_sclerosis", "history": sessions(20, "2025-01-06")}, "001"),
            ({"kind": "multiple_sclerosis", "history": sessions(19, "2025-01-06")}, "008"),
            ({"kind": "osteoarthritis_hip_knee"}, "012"),
            ({"kind": "osteoarthritis_hip_knee", "history": sessions(12, "2025-01-06")}, "009"),
            ({}, "009"),
        ],
    )
    def test_nothing_without_a_contract(self, named: dict[str, Any], expected: str) -> None:
        made = case(**named, contracted=False, basic={"not_contracted": {"percent": 0}})
        assert (decide(made).payer, decide(made).entitlement_code) == ("insured", expected)

    def test_both_at_once(self) -> None:
        policy = {"not_contracted": {"percent": 0}, "requires_consent": ["osteoarthritis_hip_knee"]}
        assert code(kind="osteoarthritis_hip_knee", contracted=False, consent=False, basic=policy) == "012"

    def test_a_package_that_pays_then(self) -> None:
        made = case(
            kind="osteoarthritis_hip_knee",
            consent=False,
            basic={"requires_consent": ["osteoarthritis_hip_knee"]},
            packages=[package()],
        )
        assert (decide(made).payer, decide(made).entitlement_code) == ("package", "012")

    def test_a_missing_fact_of_the_ground_leaves_it_open(self) -> None:
        policy: Any = {"not_contracted": {"percent": 0}}
        decision = decide(case(kind="copd", gold_stage=ABSENT, contracted=False, basic=policy, date="2022-06-01"))
        assert (decision.payer, decision.entitlement_code, decision.missing) == ("insured", None, ())

    def test_the_missing_fact_beside_what_the_policy_asks(self) -> None:
        decision = decide(
            case(
                kind="copd",
                gold_stage=ABSENT,
                copd_class="C",
                consent=False,
                basic={"requires_consent": ["copd"]},
                date="2022-06-01",
            )
        )
        assert (decision.payer, decision.entitlement_code, decision.missing) == ("insured", None, ())

    def test_nobody_without_a_basic_insurance_has_a_ground(self) -> None:
        decision = decide(case(kind="osteoarthritis_hip_knee", basic_insured=False))
        assert (decision.payer, decision.entitlement_code) == ("insured", "009")

    @pytest.mark.parametrize(("reading", "expected"), [("per_condition", "010"), ("once", "009")])
    def test_a_reading_is_how_the_insurer_reads_the_law(self, reading: str, expected: str) -> None:
        """A ground that is not met as this insurer reads it would not have paid."""
        named: Any = {"performance": "1600", "specialisms": ["pelvic"], "pelvic_nine": reading}
        rows = [{**row, "condition": "earlier"} for row in sessions(9, "2024-01-08")]
        decision = decide(
            case(
                **named,
                conditions={
                    COMPLAINT: {"kind": "urinary_incontinence"},
                    "earlier": {"kind": "urinary_incontinence", "first_session": "2024-01-08"},
                },
                condition=COMPLAINT,
                history=rows,
                consent=False,
                basic={"requires_consent": ["urinary_incontinence"]},
            )
        )
        assert (decision.payer, decision.entitlement_code) == ("insured", expected)


class TestFirstSessionsInDoubt:
    """008 is for the first twenty of a condition of annex 1: while it is open whether it is one, there is no code."""

    @pytest.mark.parametrize(
        "named",
        [
            {"kind": "whiplash", "first_session": "2025-12-01", "triad": ABSENT},
            {"kind": "conservative_fracture"},
            {"kind": "copd_gold2", "date": "2013-05-01"},
            {"kind": "after_inpatient_stay", "discharged": "2026-01-05", "day_surgery": True},
        ],
    )
    def test_no_code(self, named: dict[str, Any]) -> None:
        decision = decide(case(history=sessions(5, named.get("date", "2026-01-07")), **named))
        assert (decision.outcome, decision.missing, decision.entitlement_code) == ("not_covered", (), None)

    @pytest.mark.parametrize(("triad", "expected"), [(True, "008"), (False, "009")])
    def test_the_fact_gives_it(self, triad: bool, expected: str) -> None:
        named: Any = {"kind": "whiplash", "first_session": "2025-12-01", "triad": triad}
        assert code(history=sessions(5, "2025-12-01"), **named) == expected
