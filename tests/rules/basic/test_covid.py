from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, facts, line, sessions
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.covid import recovery_care_after_covid_19 as rule

MET, FULL, OVER = "met: within-maximum", "refused: maximum-reached", "refused: term-over"


def covid(before: int = 0, **named: Any) -> Finding:
    """Ask about recovery care begun on 1 March 2022, with so many sessions behind it."""
    made: Any = {
        "kind": "covid_recovery",
        "date": "2022-06-01",
        "first_session": "2022-03-01",
        "history": sessions(before, "2022-03-01"),
    }
    return ask(rule, **{**made, **named})


class TestMaximum:
    """At most fifty sessions in at most six months from the first treatment (Rzv 2.2(2))."""

    @pytest.mark.parametrize(("before", "expected"), [(0, MET), (49, MET), (50, FULL)])
    def test_fifty(self, before: int, expected: str) -> None:
        finding = covid(before)
        assert line(finding) == expected
        assert facts(finding)["sessions_before"] == (before, "< 50")
        assert articles(finding)[0] == "Rzv 2.2(2)"

    @pytest.mark.parametrize(("day", "expected"), [("2022-08-31", MET), ("2022-09-01", OVER)])
    def test_six_months(self, day: str, expected: str) -> None:
        assert line(covid(date=day)) == expected

    def test_rows_before_the_term_do_not_count(self) -> None:
        assert line(covid(history=sessions(50, "2022-02-28"))) == MET

    def test_elsewhere(self) -> None:
        assert line(covid(40, used={"condition_elsewhere": {"min": 9, "max": 9}})) == MET
        assert line(covid(40, used={"condition_elsewhere": {"min": 10, "max": 10}})) == FULL

    def test_use_not_given(self) -> None:
        assert covid(history=ABSENT).missing == ("history",)

    def test_start_not_given(self) -> None:
        finding = covid(first_session=ABSENT, history=ABSENT)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)


class TestTwoConditions:
    """A maximum counts all conditions of the kind whose term runs."""

    def asked(self, first: str, elsewhere: int, own: int = 40, **named: Any) -> Finding:
        conditions = {
            "c": {"kind": "covid_recovery", "first_session": "2021-05-01"},
            "again": {"kind": "covid_recovery", "first_session": first},
        }
        rows = [*sessions(own, "2021-05-01", condition="c"), *sessions(elsewhere, first, condition="again")]
        return ask(rule, date="2021-09-11", condition="c", conditions=conditions, history=rows, **named)

    @pytest.mark.parametrize(("elsewhere", "expected"), [(9, MET), (10, FULL)])
    def test_fifty_together(self, elsewhere: int, expected: str) -> None:
        assert line(self.asked("2021-06-03", elsewhere)) == expected

    @pytest.mark.parametrize(("first", "expected"), [("2021-03-11", MET), ("2021-03-12", FULL)])
    def test_a_term_that_is_over_counts_no_more(self, first: str, expected: str) -> None:
        assert line(self.asked(first, 10)) == expected

    def test_a_term_that_has_not_begun_does_not_count(self) -> None:
        assert line(self.asked("2021-09-12", 10)) == MET

    def test_a_term_begun_before_the_ground_runs_from_its_first_day(self) -> None:
        conditions = {
            "c": {"kind": "covid_recovery", "first_session": "2020-09-01"},
            "again": {"kind": "covid_recovery", "first_session": "2020-05-01"},
        }
        for before, expected in ((9, MET), (10, FULL)):
            rows = [*sessions(40, "2020-09-01", condition="c"), *sessions(before, "2020-07-18", condition="again")]
            rows += sessions(5, "2020-07-17", condition="again")
            named: Any = {"condition": "c", "conditions": conditions, "history": rows}
            assert line(ask(rule, date="2021-01-17", **named)) == expected


class TestDays:
    """From 18 July 2020; no new start from 1 July 2024; nothing from 2025."""

    @pytest.mark.parametrize(
        ("day", "first", "expected"),
        [
            ("2020-07-17", "2020-07-17", "refused: ground-not-in-force"),
            ("2020-07-18", "2020-07-18", MET),
            ("2024-12-29", "2024-06-30", MET),
            ("2024-12-30", "2024-06-30", OVER),
            ("2024-12-31", "2024-06-30", OVER),
            ("2025-01-01", "2024-06-30", "refused: ground-not-in-force"),
        ],
    )
    def test_first_and_last_day(self, day: str, first: str, expected: str) -> None:
        assert line(covid(date=day, first_session=first, history=[])) == expected

    @pytest.mark.parametrize(("first", "expected"), [("2024-06-30", MET), ("2024-07-01", "refused: started-too-late")])
    def test_last_start(self, first: str, expected: str) -> None:
        finding = covid(date="2024-08-01", first_session=first, history=[])
        assert line(finding) == expected
        if "refused" in expected:
            assert facts(finding) == {"conditions.complaint.first_session": (first, "<= 2024-06-30")}
            assert articles(finding) == ["Rzv 2.2(2)"]

    def test_earlier_sessions_are_outside(self) -> None:
        named: Any = {"date": "2020-12-01", "first_session": "2020-07-01"}
        assert line(covid(history=sessions(50, "2020-07-17"), **named)) == MET
        assert line(covid(history=sessions(49, "2020-07-18"), **named)) == MET
        assert line(covid(history=sessions(50, "2020-07-18"), **named)) == FULL

    def test_a_treatment_begun_earlier_has_its_six_months_from_18_july(self) -> None:
        named: Any = {"first_session": "2020-05-01", "history": []}
        assert line(covid(date="2021-01-17", **named)) == MET
        assert line(covid(date="2021-01-18", **named)) == OVER


class TestWords:
    """Physiotherapy or exercise therapy, not exercise alone."""

    def test_both_therapists(self) -> None:
        assert line(covid(profession="exercise_therapist", performance="2000")) == MET
        assert line(covid(profession="other")) == "refused: not-a-therapist"

    def test_not_only_exercise(self) -> None:
        assert line(covid(techniques=["massage"])) == MET
        assert line(covid(techniques=ABSENT)) == MET

    def test_another_condition(self) -> None:
        assert line(covid(kind="not_listed")) == "not_applicable: other-condition"

    def test_policy(self) -> None:
        assert line(covid(requires_referral=["covid_recovery"])) == "refused: policy-asks-referral"
