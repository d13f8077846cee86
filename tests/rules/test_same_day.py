from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, DAY, articles, ask, facts, line, sessions
from fysiodekking.model.decision import Payer
from fysiodekking.rules.same_day import one_line_of_a_kind_of_care_a_day as rule

EARLIER = sessions(1, DAY)


def earlier(*codes: str, **row: Any) -> list[dict[str, Any]]:
    return [{"date": DAY, "performance": code, **row} for code in codes]


class TestSecondLine:
    """From 2021 more than one performance on a day if medically necessary (NZa)."""

    def test_first_of_the_day(self) -> None:
        assert line(ask(rule, history=[])) == "met: first-of-the-day"

    @pytest.mark.parametrize("day", ["2026-03-11", "2026-03-13"])
    def test_a_row_of_another_day(self, day: str) -> None:
        assert line(ask(rule, history=sessions(1, day))) == "met: first-of-the-day"

    @pytest.mark.parametrize(
        ("necessary", "expected"),
        [(True, "met: second-medically-necessary"), (False, "refused: second-of-the-day")],
    )
    def test_second_of_the_day(self, necessary: bool, expected: str) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=necessary)
        assert line(finding) == expected
        assert facts(finding) == {
            "lines_before_that_day": (1, 0),
            "session.medically_necessary": (necessary, True),
        }
        assert articles(finding) == ["NZa session", "NZa same day"]
        assert finding.bears is Payer.NOBODY
        assert finding.readings == (("second_session_same_day", "if_medically_necessary"),)

    def test_necessity_not_given(self) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=ABSENT)
        assert line(finding) == "unknown: necessity-not-given"
        assert finding.missing == ("session.medically_necessary",)
        assert finding.bears is Payer.NOBODY

    def test_use_not_given(self) -> None:
        assert line(ask(rule, history=ABSENT)) == "not_applicable: same-day-not-known"

    @pytest.mark.parametrize("necessary", [True, False, ABSENT])
    def test_an_insurer_that_never_accepts_it(self, necessary: object) -> None:
        finding = ask(rule, history=EARLIER, medically_necessary=necessary, second_session_same_day="never")
        assert line(finding) == "refused: second-of-the-day"
        assert finding.readings == (("second_session_same_day", "never"),)

    def test_every_earlier_line_is_counted(self) -> None:
        assert facts(ask(rule, history=sessions(3, DAY)))["lines_before_that_day"] == (3, 0)

    def test_a_run_that_may_lie_on_other_days_does_not_refuse(self) -> None:
        run = [{"date": "2026-03-11", "until": DAY, "sessions": 2}]
        assert line(ask(rule, history=run)) == "met: first-of-the-day"


class TestKindOfCare:
    """The same kind of care: lines of the same profession's list."""

    @pytest.mark.parametrize("code", ["1000", "1200", "1316", "9121", "9122"])
    def test_of_the_same_list(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "refused: second-of-the-day"

    @pytest.mark.parametrize("code", ["2000", "2125", "9999"])
    def test_of_another_list_or_none(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"

    def test_by_an_exercise_therapist(self) -> None:
        named = {"profession": "exercise_therapist", "performance": "2000"}
        assert line(ask(rule, history=earlier("2000"), **named)) == "refused: second-of-the-day"
        assert line(ask(rule, history=earlier("1000"), **named)) == "met: first-of-the-day"

    @pytest.mark.parametrize("code", ["1003", "1900", "1950", "1960", "1970"])
    def test_what_is_no_treatment_stands_beside(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"
        assert line(ask(rule, performance=code, history=EARLIER)) == "met: first-of-the-day"

    def test_a_code_on_no_list(self) -> None:
        assert line(ask(rule, performance="9999", history=EARLIER)) == "not_applicable: profession-not-asked"

    def test_another_profession(self) -> None:
        finding = ask(rule, profession="acupuncturist", performance=ABSENT, history=EARLIER)
        assert line(finding) == "not_applicable: profession-not-asked"


class TestFirstVisit:
    """An intake or screening line and one session on one day go together."""

    @pytest.mark.parametrize("code", ["1860", "1864", "1870", "1850"])
    def test_a_session_after_an_intake(self, code: str) -> None:
        assert line(ask(rule, history=earlier(code))) == "met: first-of-the-day"

    @pytest.mark.parametrize("code", ["1860", "1864", "1870", "1850"])
    def test_an_intake_after_a_session(self, code: str) -> None:
        assert line(ask(rule, performance=code, history=EARLIER)) == "met: first-of-the-day"

    def test_a_second_session_after_an_intake(self) -> None:
        assert line(ask(rule, history=earlier("1870", "1000"))) == "refused: second-of-the-day"

    def test_a_second_intake(self) -> None:
        assert line(ask(rule, performance="1860", history=earlier("1850"))) == "refused: second-of-the-day"


class TestEveryLineOfTheDayIsLookedAt:
    """A line that does not count does not hide the one after it."""

    @pytest.mark.parametrize("before", ["1960", "1900", "1870", "2000"])
    def test_a_session_after_another_line(self, before: str) -> None:
        """A missed appointment, a report, an intake, or exercise therapy, and then a session: one was there before."""
        rows = [{"date": DAY, "performance": before}, {"date": DAY, "performance": "1000"}]
        for history in (rows, rows[::-1]):
            assert line(ask(rule, history=history)) == "refused: second-of-the-day"

    def test_all_of_them_are_counted(self) -> None:
        """Lines of several codes are added up."""
        rows = [*sessions(2, DAY), {"date": DAY, "performance": "1001"}]
        assert facts(ask(rule, history=rows))["lines_before_that_day"] == (3, 0)
