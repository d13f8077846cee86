"""A line that pays one treatment a day, across professions.

Univé 2019: alternative movement therapy "1 per day" (https://www.unive.nl/zorgverzekering/zorgbudget/beweegzorg); VvAA
2017: doctors for alternative care "one per day" (https://www.vvaa.nl/verzekeringen/zorgverzekering/vergoedingenoverzicht).
That is of a line's own sessions, as a limit per day says it. No text that was read says it of all professions together,
so the packages here are made up.
"""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, DAY, case, sessions
from fysiodekking import Decision, explain, what_would_change
from fysiodekking.model.facts import Fact, Measure, Threshold
from fysiodekking.model.what_if import Act
from packages import PAYS, YEAR, answer, line, package, requires

ASKS: dict[str, Any] = {"first_of_the_day": True}
ONE_A_DAY: dict[str, Any] = package(line("one", requires=ASKS))


def exercise(paid_by: str = "insured", day: str = DAY) -> list[dict[str, Any]]:
    """Return a session of an exercise therapist."""
    return sessions(1, day, performance="2000", paid_by=paid_by)


def decided(**named: Any) -> Decision:
    return answer(ONE_A_DAY, **{"medically_necessary": True, **named})


class TestOneADay:
    """ "Wij vergoeden één behandeling per dag, ook bij verschillende zorgverleners." """

    @pytest.mark.parametrize("paid_by", ["insured", "basic", ABSENT])
    def test_another_profession_that_day_refuses_it(self, paid_by: Any) -> None:
        """Whoever paid that, also where nobody said who did."""
        rows = [{key: value for key, value in row.items() if value is not ABSENT} for row in exercise(paid_by)]
        decision = decided(history=rows)
        assert (decision.payer, decision.reasons[0]) == ("insured", "package-one-a-day")
        finding = next(each for each in decision.findings if each.reason == "package-one-a-day")
        before = Fact("lines_before_that_day", 1, Threshold("<=", 0, Measure.SESSIONS))
        assert finding.facts[-1] == before

    @pytest.mark.parametrize("day", ["2026-03-11", "2026-03-13"])
    def test_another_day_does_not(self, day: str) -> None:
        """The day before, or after."""
        assert decided(history=exercise(day=day)).payer == "package"

    def test_one_that_the_history_does_not_show(self) -> None:
        """An acupuncturist has no code: the fact says it."""
        decision = decided(other_that_day=True)
        assert (decision.payer, decision.reasons[0]) == ("insured", "package-one-a-day")
        finding = next(each for each in decision.findings if each.reason == "package-one-a-day")
        assert finding.facts[-1] == Fact("session.other_that_day", True, False)

    def test_the_history_goes_before_what_is_said_beside_it(self) -> None:
        assert decided(history=exercise(), other_that_day=False).payer == "insured"

    def test_a_missed_appointment_is_no_treatment(self) -> None:
        assert decided(history=sessions(1, DAY, performance="1960", paid_by="insured")).payer == "package"

    def test_an_intake_is_one_as_it_is_read(self) -> None:
        rows = sessions(1, DAY, performance="1870", paid_by="insured")
        assert decided(history=rows, intake_counts="no").payer == "package"
        assert decided(history=rows, intake_counts="yes").payer == "insured"
        assert decided(history=rows).missing == ("readings.intake_counts",)

    def test_another_line_can_take_the_second(self) -> None:
        decision = answer(package(line("one", requires=ASKS), line("other")), history=exercise())
        assert (decision.payer, decision.grant) == ("package", "other")

    def test_is_told_in_both_languages(self) -> None:
        decision = decided(other_that_day=True)
        assert "pays for one treatment a day" in " ".join(explain(decision, "en").split())
        assert "één behandeling per dag" in " ".join(explain(decision, "nl").split())

    def test_another_day_would_help(self) -> None:
        for facts in ({"history": exercise()}, {"other_that_day": True}):
            gains = what_would_change(case(packages=[ONE_A_DAY], **facts)).gains
            assert Act.OTHER_DAY in [turn.changes[0].act for turn in gains]


class TestWhatIsNotKnown:
    """A complete history shows every treatment; where it leaves some out, the fact is asked by its path."""

    def test_a_complete_history_is_enough(self) -> None:
        finding = requires(ASKS)
        assert f"{finding.verdict}: {finding.reason}" == PAYS

    @pytest.mark.parametrize(
        "unsaid",
        [
            {"history": ABSENT},
            {"used": {"elsewhere": {"min": 0, "max": 1}, "condition_elsewhere": {"min": 0, "max": 0}}},
            {"used": {"elsewhere": {"min": 0, "max": 0}, "condition_elsewhere": {"min": 0, "max": 1}}},
            {"used": {"elsewhere": {"min": 2, "max": 2}, "condition_elsewhere": {"min": 0, "max": 0}}},
        ],
    )
    def test_a_session_of_which_no_record_is_there_may_be_of_that_day(self, unsaid: dict[str, Any]) -> None:
        """Nobody said when sessions elsewhere were, also where their number is known."""
        assert decided(**unsaid).missing == ("session.other_that_day",)
        assert decided(**unsaid, other_that_day=False).payer == "package"
        assert decided(**unsaid, other_that_day=True).payer == "insured"

    def test_nothing_elsewhere_is_complete(self) -> None:
        none = {"min": 0, "max": 0}
        assert decided(history=ABSENT, used={"elsewhere": none, "condition_elsewhere": none}).payer == "package"

    def test_a_run_that_may_reach_the_day_is_asked(self) -> None:
        rows = [{"date": "2026-03-02", "until": DAY, "sessions": 2, "performance": "2000", "paid_by": "insured"}]
        assert decided(history=rows).missing == ("history[0].until",)

    def test_it_does_not_matter_where_the_number_is_used_up(self) -> None:
        terms = package(line("one", YEAR, requires=ASKS))
        decision = answer(terms, history=sessions(9, "2026-01-05", paid_by="package"), used=ELSEWHERE)
        assert (decision.payer, decision.missing) == ("insured", ())


ELSEWHERE: dict[str, Any] = {"elsewhere": {"min": 0, "max": 1}, "condition_elsewhere": {"min": 0, "max": 0}}


class TestEarlierSessions:
    """Earlier sessions are booked by what the history shows of their days."""

    def test_the_second_of_a_day_goes_to_the_other_line(self) -> None:
        """Two of 5 January and one of 12 January: two on the line of one a day, one on the other."""
        terms = package(line("one", YEAR, requires=ASKS), line("other", {**YEAR, "id": "more"}))
        rows = [*sessions(2, "2026-01-05", paid_by="package"), *sessions(1, "2026-01-12", paid_by="package")]
        decision = answer(terms, history=rows)
        assert {str(each.of): each.left for each in decision.remaining} == {"fysio/year": 6, "fysio/more": 8}

    def test_the_order_of_a_day_is_asked_where_it_matters(self) -> None:
        """Of one day nobody said whether the insured's session was before the package's."""
        terms = package(line("one", {**YEAR, "max": 1}, requires=ASKS), line("other", {**YEAR, "id": "more", "max": 1}))
        rows = [*sessions(1, "2026-01-05", paid_by="package"), *exercise(day="2026-01-05")]
        for order in (rows, rows[::-1]):
            left = {str(each.of): each.left for each in answer(terms, history=order).remaining}
            assert left["fysio/year"] is left["fysio/more"] is None
