from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, line, sessions
from fysiodekking import decide
from fysiodekking.law import law_on
from fysiodekking.law.grounds import MaximumInTerm
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.supervised import (
    supervised_exercise_for_osteoarthritis_of_hip_or_knee as osteoarthritis_rule,
)
from fysiodekking.rules.basic.supervised import supervised_exercise_for_peripheral_arterial_disease as pad_rule

MET, FULL, OVER = "met: within-maximum", "refused: maximum-reached", "refused: term-over"
OA, PAD = "osteoarthritis_hip_knee", "peripheral_arterial_disease_fontaine_2"


def osteoarthritis(before: int = 0, **named: Any) -> Finding:
    """Ask about osteoarthritis with so many sessions since 5 January 2026."""
    made: Any = {"kind": OA, "first_session": "2026-01-05", "history": sessions(before)}
    return ask(osteoarthritis_rule, **{**made, **named})


def pad(before: int = 0, **named: Any) -> Finding:
    """Ask about peripheral arterial disease with so many sessions since 5 January 2026."""
    made: Any = {"kind": PAD, "first_session": "2026-01-05", "history": sessions(before)}
    return ask(pad_rule, **{**made, **named})


class TestOsteoarthritis:
    """Supervised exercise therapy for hip or knee; from 18 at most twelve in at most twelve months (2.6(5))."""

    @pytest.mark.parametrize(("before", "expected"), [(0, MET), (11, MET), (12, FULL)])
    def test_twelve(self, before: int, expected: str) -> None:
        finding = osteoarthritis(before)
        assert line(finding) == expected
        assert facts(finding)["sessions_before"] == (before, "< 12")
        assert articles(finding)[0] == "Bzv 2.6(5)"

    def test_twelve_months(self) -> None:
        first: Any = {"first_session": "2025-04-01", "history": []}
        inside, outside = osteoarthritis(date="2026-03-31", **first), osteoarthritis(date="2026-04-01", **first)
        assert (line(inside), line(outside)) == (MET, OVER)
        assert facts(outside) == {"conditions.complaint.first_session": ("2025-04-01", "< 2026-04-01")}
        ground = law_on(date(2026, 4, 1)).basic.grounds.osteoarthritis_hip_knee
        assert isinstance(ground, MaximumInTerm)
        assert outside.citations == (ground.months.citation,)

    def test_a_new_term_begins_anew(self) -> None:
        assert line(osteoarthritis(history=sessions(12, "2026-01-04"))) == MET
        assert line(osteoarthritis(history=sessions(12, "2026-01-05"))) == FULL

    def test_only_a_treatment_starts_the_term(self) -> None:
        missed = {"date": "2025-03-01", "performance": "1960"}
        assert line(osteoarthritis(first_session=ABSENT, history=[missed])) == MET
        treated = {"date": "2025-03-01", "performance": "1000"}
        assert line(osteoarthritis(first_session=ABSENT, history=[missed, treated])) == OVER

    @pytest.mark.parametrize(
        ("reading", "expected"), [("yes", OVER), ("no", MET), (ABSENT, "unknown: term-start-not-given")]
    )
    def test_an_intake_starts_the_term_as_it_is_read(self, reading: object, expected: str) -> None:
        intake = {"date": "2025-03-12", "performance": "1870"}
        treated = {"date": "2025-03-13", "performance": "1000"}
        finding = osteoarthritis(
            first_session=ABSENT, history=[intake, treated], intake_counts=reading, date="2026-03-12"
        )
        assert line(finding) == expected
        if reading is ABSENT:
            assert finding.missing[0] == "readings.intake_counts"

    def test_an_intake_on_the_day_of_the_first_session_leaves_no_doubt(self) -> None:
        rows = [{"date": "2025-03-13", "performance": code} for code in ("1870", "1000")]
        assert line(osteoarthritis(first_session=ABSENT, history=rows, date="2026-03-12")) == MET

    @pytest.mark.parametrize(("day", "expected"), [("2017-12-31", "refused: ground-not-in-force"), ("2018-01-01", MET)])
    def test_from_2018(self, day: str, expected: str) -> None:
        finding = osteoarthritis(date=day, first_session=day)
        assert line(finding) == expected
        assert articles(finding)[0] == ("Bzv 2.6" if "refused" in expected else "Bzv 2.6(5)")

    def test_before_2018_nothing_else_is_asked(self) -> None:
        named: Any = {"date": "2017-12-31", "techniques": ABSENT, "history": ABSENT, "first_session": ABSENT}
        assert line(osteoarthritis(**named)) == "refused: ground-not-in-force"

    @pytest.mark.parametrize(("left", "right", "expected"), [(6, 5, MET), (6, 6, FULL), (12, 0, FULL)])
    def test_two_knees_have_twelve_together(self, left: int, right: int, expected: str) -> None:
        conditions = {
            "left": {"kind": OA, "first_session": "2025-06-01"},
            "right": {"kind": OA, "first_session": "2026-01-05"},
        }
        rows = [*sessions(left, "2025-06-01", condition="left"), *sessions(right, condition="right")]
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == expected

    @pytest.mark.parametrize(("started", "expected"), [("2025-03-12", MET), ("2025-03-13", FULL)])
    def test_a_term_that_is_over_does_not_count(self, started: str, expected: str) -> None:
        conditions = {
            "left": {"kind": OA, "first_session": started},
            "right": {"kind": OA, "first_session": "2026-01-05"},
        }
        rows = sessions(12, "2025-12-01", condition="left")
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == expected

    def test_a_term_that_begins_later_does_not_count(self) -> None:
        conditions = {
            "left": {"kind": OA, "first_session": "2026-03-13"},
            "right": {"kind": OA, "first_session": "2026-01-05"},
        }
        rows = sessions(12, "2026-02-01", condition="left")
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == MET
        conditions["left"] = {"kind": OA, "first_session": "2026-03-12"}
        rows = sessions(12, "2026-03-12", condition="left")
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == FULL

    def test_another_kind_does_not_count(self) -> None:
        conditions = {"left": {"kind": "not_listed"}, "right": {"kind": OA, "first_session": "2026-01-05"}}
        rows = sessions(12, condition="left")
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == MET

    def test_another_knee_whose_start_is_not_given_is_its_earliest_row(self) -> None:
        conditions = {"left": {"kind": OA}, "right": {"kind": OA, "first_session": "2026-01-05"}}
        rows = sessions(12, condition="left")
        assert line(ask(osteoarthritis_rule, conditions=conditions, condition="right", history=rows)) == FULL

    def test_start_not_given(self) -> None:
        named: Any = {"first_session": ABSENT, "history": ABSENT}
        finding = osteoarthritis(**named)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_elsewhere(self) -> None:
        assert line(osteoarthritis(8, used={"condition_elsewhere": {"min": 3, "max": 3}})) == MET
        assert line(osteoarthritis(8, used={"condition_elsewhere": {"min": 4, "max": 4}})) == FULL
        assert osteoarthritis(8, used={"condition_elsewhere": {"min": 3, "max": 4}}).missing == (
            "used.condition_elsewhere",
        )

    def test_another_condition(self) -> None:
        assert line(osteoarthritis(kind="not_listed")) == "not_applicable: other-condition"

    def test_policy(self) -> None:
        assert line(osteoarthritis(requires_consent=[OA])) == "refused: policy-asks-consent"


class TestPeripheralArterialDisease:
    """Supervised exercise therapy, Fontaine stage 2; from 18 at most 37 in at most twelve months (2.6(4))."""

    @pytest.mark.parametrize("reading", ["renewable", "once", ABSENT])
    @pytest.mark.parametrize(("before", "expected"), [(0, MET), (36, MET), (37, FULL)])
    def test_37(self, before: int, expected: str, reading: object) -> None:
        finding = pad(before, pad_37=reading)
        assert line(finding) == expected
        assert facts(finding)["sessions_before"] == (before, "< 37")
        assert articles(finding)[0] == "Bzv 2.6(4)"

    @pytest.mark.parametrize("reading", ["renewable", "once", ABSENT])
    @pytest.mark.parametrize(("day", "expected"), [("2026-03-31", MET), ("2026-04-01", OVER)])
    def test_twelve_months(self, day: str, expected: str, reading: object) -> None:
        assert line(pad(date=day, first_session="2025-04-01", history=[], pad_37=reading)) == expected

    @pytest.mark.parametrize(
        ("day", "expected"), [("2016-12-31", "not_applicable: other-condition"), ("2017-01-01", MET)]
    )
    def test_from_2017_and_before_that_on_annex_1(self, day: str, expected: str) -> None:
        assert line(pad(date=day, first_session=day)) == expected

    def again(self, first: int, second: int, **named: Any) -> Finding:
        conditions = {
            "old": {"kind": PAD, "first_session": "2024-01-08"},
            "new": {"kind": PAD, "first_session": "2026-01-05"},
        }
        rows = [*sessions(first, "2024-01-08", condition="old"), *sessions(second, condition="new")]
        return ask(pad_rule, **{"conditions": conditions, "condition": "new", "history": rows, **named})

    @pytest.mark.parametrize(
        ("first", "second", "reading", "expected"),
        [
            (37, 0, "renewable", MET),
            (37, 37, "renewable", FULL),
            (37, 0, "once", OVER),
            (1, 0, "once", OVER),
            (1, 0, ABSENT, "unknown: reading-not-given"),
            (1, 37, ABSENT, FULL),
        ],
    )
    def test_a_second_series(self, first: int, second: int, reading: object, expected: str) -> None:
        finding = self.again(first, second, pad_37=reading)
        assert line(finding) == expected
        assert finding.missing == (("readings.pad_37",) if "unknown" in expected else ())

    def test_once_counts_all_of_the_kind(self) -> None:
        conditions = {
            "left": {"kind": PAD, "first_session": "2025-06-01"},
            "right": {"kind": PAD, "first_session": "2026-01-05"},
        }

        def both(left: int) -> Finding:
            rows = [*sessions(left, "2025-06-01", condition="left"), *sessions(16, condition="right")]
            return ask(pad_rule, conditions=conditions, condition="right", history=rows, pad_37="once")

        assert (line(both(20)), line(both(21))) == (MET, FULL)

    def test_once_counts_rows_before_the_first_session(self) -> None:
        assert line(pad(history=sessions(37, "2026-01-04"), pad_37="once")) == FULL
        assert line(pad(history=sessions(37, "2026-01-04"), pad_37="renewable")) == MET

    @pytest.mark.parametrize("reading", ["renewable", "once"])
    def test_start_not_given(self, reading: str) -> None:
        finding = pad(first_session=ABSENT, history=ABSENT, pad_37=reading)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_an_intake_is_read_also_where_the_term_is_over(self) -> None:
        rows = [{"date": "2025-04-01", "performance": "1870"}]
        finding = pad(first_session="2025-03-01", history=rows, pad_37="once", intake_counts="yes")
        assert line(finding) == OVER
        assert ("intake_counts", "yes") in finding.readings

    def test_once_with_one_start_not_given(self) -> None:
        conditions = {"old": {"kind": PAD, "first_session": "2024-01-08"}, "new": {"kind": PAD}}
        named: Any = {"conditions": conditions, "condition": "new", "history": ABSENT, "pad_37": "once"}
        assert line(ask(pad_rule, **named)) == OVER
        conditions["old"]["first_session"] = "2025-12-01"
        finding = ask(pad_rule, **named)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_another_condition(self) -> None:
        assert line(pad(kind=OA)) == "not_applicable: other-condition"

    def test_policy(self) -> None:
        assert line(pad(requires_referral=[PAD])) == "refused: policy-asks-referral"


class TestGivenOnce:
    """Read as given once, "gedurende maximaal twaalf maanden" runs from the first treatment there ever was.

    That a later series is written under the same condition, with a `first_session` of its own, makes no second term.
    """

    @pytest.mark.parametrize(("rule", "key"), [(pad, "pad_37"), (osteoarthritis, "osteoarthritis_12")])
    @pytest.mark.parametrize(("earlier", "expected"), [("2025-03-13", MET), ("2025-03-12", OVER)])
    def test_both_sides_of_the_twelve_months(
        self, rule: Callable[..., Finding], key: str, earlier: str, expected: str
    ) -> None:
        series: Any = {"first_session": "2026-01-05", "history": sessions(1, earlier)}
        assert line(rule(**series, **{key: "once"})) == expected
        assert line(rule(**series, **{key: "renewable"})) == MET

    def test_the_day_of_the_first_treatment_is_told(self) -> None:
        finding = pad(first_session="2026-01-05", history=sessions(1, "2025-03-12"), pad_37="once")
        assert facts(finding)["conditions.complaint.first_session"] == ("2025-03-12", "< 2026-03-12")

    def test_where_it_matters_the_reading_is_asked(self) -> None:
        finding = pad(first_session="2026-01-05", history=sessions(1, "2025-03-12"), pad_37=ABSENT)
        assert line(finding) == "unknown: reading-not-given"
        assert finding.missing == ("readings.pad_37",)
        assert line(pad(first_session="2026-01-05", history=sessions(1, "2025-03-13"), pad_37=ABSENT)) == MET

    @pytest.mark.parametrize(
        ("counts", "expected"), [("yes", OVER), ("no", MET), (ABSENT, "unknown: term-start-not-given")]
    )
    def test_an_earlier_intake_is_a_treatment_as_it_is_read(self, counts: object, expected: str) -> None:
        rows = [{"date": "2025-03-12", "performance": "1870"}]
        finding = pad(first_session="2026-01-05", history=rows, pad_37="once", intake_counts=counts)
        assert line(finding) == expected
        assert finding.missing == (("readings.intake_counts",) if counts is ABSENT else ())

    def test_an_intake_of_the_running_series_is_not_asked_about(self) -> None:
        rows = [{"date": "2026-01-05", "performance": "1870"}]
        assert line(pad(first_session="2026-01-05", history=rows, pad_37="once")) == MET


class TestTwelveAgain:
    """Paragraph 5 does not say whether the twelve come back (`osteoarthritis_12`); read as renewable, and named so."""

    def again(self, first: int, second: int, **named: Any) -> Finding:
        conditions = {
            "old": {"kind": OA, "first_session": "2024-09-02"},
            "new": {"kind": OA, "first_session": "2026-01-05"},
        }
        rows = [*sessions(first, "2024-09-02", condition="old"), *sessions(second, condition="new")]
        return ask(osteoarthritis_rule, conditions=conditions, condition="new", history=rows, **named)

    @pytest.mark.parametrize(
        ("first", "second", "reading", "expected"),
        [
            (12, 11, "renewable", MET),
            (12, 12, "renewable", FULL),
            (12, 0, "once", OVER),
            (1, 0, "once", OVER),
            (12, 11, ABSENT, MET),
        ],
    )
    def test_a_second_series(self, first: int, second: int, reading: object, expected: str) -> None:
        finding = self.again(first, second, osteoarthritis_12=reading)
        assert line(finding) == expected
        assert ("osteoarthritis_12", "renewable" if reading is ABSENT else reading) in finding.readings

    def test_once_counts_rows_before_the_first_session(self) -> None:
        assert line(osteoarthritis(history=sessions(12, "2026-01-04"), osteoarthritis_12="once")) == FULL
        assert line(osteoarthritis(history=sessions(12, "2026-01-04"), osteoarthritis_12="renewable")) == MET

    def test_the_reading_is_decisive_only_where_it_changes_the_answer(self) -> None:
        made: Any = {"kind": OA, "first_session": "2026-01-05"}
        (same,) = decide(case(history=sessions(5), **made)).readings
        assert (same.key, same.decisive) == ("osteoarthritis_12", False)
        (other,) = decide(case(history=sessions(12, "2026-01-04"), **made)).readings
        assert (other.value, other.decisive) == ("renewable", True)


@pytest.mark.parametrize("asked", [osteoarthritis, pad], ids=["osteoarthritis", "pad"])
class TestWords:
    """Paragraphs 4 and 5 say physiotherapy, and supervised exercise therapy only; the cap says from 18."""

    def test_by_an_exercise_therapist(self, asked) -> None:  # noqa: ANN001
        named: Any = {"profession": "exercise_therapist", "performance": "2000"}
        finding = asked(**named)
        assert line(finding) == "refused: not-physiotherapist-for-ground"
        assert ("supervised_care_by_exercise_therapist", "no") in finding.readings
        finding = asked(**named, supervised_care_by_exercise_therapist="yes")
        assert line(finding) == MET
        assert ("supervised_care_by_exercise_therapist", "yes") in finding.readings

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["exercise_therapy"], MET),
            (["exercise_therapy", "dry_needling"], MET),
            (["dry_needling"], "refused: not-exercise-therapy"),
            (["massage", "manual_therapy"], "refused: not-exercise-therapy"),
            (ABSENT, "unknown: techniques-needed"),
            ([], "unknown: techniques-needed"),
        ],
    )
    def test_exercise_only(self, asked, techniques: object, expected: str) -> None:  # noqa: ANN001
        finding = asked(techniques=techniques)
        assert line(finding) == expected
        assert finding.missing == (("session.techniques",) if "unknown" in expected else ())

    def test_under_18_no_number_binds(self, asked) -> None:  # noqa: ANN001
        named: Any = {"first_session": "2020-01-06", "history": sessions(40)}
        assert line(asked(born="2008-03-13", **named)) == MET
        assert asked(born="2008-03-12", **named).verdict == "refused"
        assert asked(born="2008-03-13", minor_cap_par_3_5="same_cap", **named).verdict == "refused"
        assert ("minor_cap_par_3_5", "no_cap") in asked(born="2008-03-13", **named).readings
        assert "minor_cap_par_3_5" not in dict(asked(born="2008-03-12", **named).readings)

    @pytest.mark.parametrize(("before", "expected"), [(17, MET), (18, FULL)])
    def test_under_18_an_insurer_may_read_eighteen_a_year(self, asked, before: int, expected: str) -> None:  # noqa: ANN001
        rows = [*sessions(30, "2025-12-31"), *sessions(before, "2026-01-01")]
        finding = asked(born="2010-01-01", minor_cap_par_3_5="18", first_session="2024-01-01", history=rows)
        assert line(finding) == expected
        assert ("minor_cap_par_3_5", "18") in finding.readings
        if expected == FULL:
            assert articles(finding) == ["De Friesland under 18"]
