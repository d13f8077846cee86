from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, facts, line, sessions
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.under_18 import other_condition_under_18 as rule

FIRST, SECOND = "met: first-nine", "met: second-nine"
USED, ENOUGH = "refused: eighteen-used", "refused: second-nine-not-needed"


def child(before: int = 0, **named: Any) -> Finding:
    """Ask about a ten-year-old with so many sessions this year."""
    return ask(rule, **{"born": "2016-01-01", "history": sessions(before), **named})


class TestNineAndNine:
    """At most nine of the same condition a calendar year, extendable by at most nine if the result is insufficient."""

    @pytest.mark.parametrize(
        ("before", "insufficient", "expected"),
        [
            (0, False, FIRST),
            (8, False, FIRST),
            (8, ABSENT, FIRST),
            (9, True, SECOND),
            (9, False, ENOUGH),
            (9, ABSENT, "unknown: result-not-given"),
            (17, True, SECOND),
            (17, False, ENOUGH),
            (18, True, USED),
            (18, False, USED),
            (18, ABSENT, USED),
        ],
    )
    def test_text(self, before: int, insufficient: object, expected: str) -> None:
        finding = child(before, insufficient_result=insufficient)
        assert line(finding) == expected
        assert finding.missing == (("session.insufficient_result",) if "not-given" in expected else ())
        assert "Bzv 2.6(9)" in articles(finding)

    @pytest.mark.parametrize("insufficient", [True, False, ABSENT])
    @pytest.mark.parametrize("before", [0, 8, 9, 18, ABSENT])
    def test_both_maxima_are_cited(self, before: Any, insufficient: object) -> None:
        """Nine and nine more can be looked up from whatever is found."""
        history: object = ABSENT if before is ABSENT else sessions(before)
        quotes = {each.quote for each in child(history=history, insufficient_result=insufficient).citations}
        assert "ten hoogste negen behandelingen van dezelfde aandoening per kalenderjaar" in quotes
        assert "bij ontoereikend resultaat te verlengen met ten hoogste negen behandelingen" in quotes

    @pytest.mark.parametrize("insufficient", [True, False, ABSENT])
    @pytest.mark.parametrize(("before", "expected"), [(8, FIRST), (9, SECOND), (17, SECOND), (18, USED)])
    def test_read_as_automatic(self, before: int, expected: str, insufficient: object) -> None:
        finding = child(before, insufficient_result=insufficient, under_18_second_nine="automatic")
        assert line(finding) == expected

    def test_the_reading_is_named_where_it_was_used(self) -> None:
        assert child(9, insufficient_result=True).readings == (("under_18_second_nine", "on_insufficient_result"),)
        assert child(9, under_18_second_nine="automatic").readings == (("under_18_second_nine", "automatic"),)
        assert child(8).readings == (("under_18_second_nine", "on_insufficient_result"),)

    @pytest.mark.parametrize(("before", "needed"), [(8, "< 9"), (9, "< 18"), (18, "< 18")])
    def test_facts(self, before: int, needed: str) -> None:
        assert facts(child(before, insufficient_result=True))["sessions_before_this_year"] == (before, needed)

    @pytest.mark.parametrize(
        ("named", "allowed"),
        [
            ({"insufficient_result": True}, 18),
            ({"insufficient_result": False}, 9),
            ({"insufficient_result": ABSENT}, 9),
            ({"insufficient_result": False, "under_18_second_nine": "automatic"}, 18),
        ],
    )
    def test_the_second_nine_are_there_when_it_is_certain_that_they_are_given(
        self, named: dict[str, Any], allowed: int
    ) -> None:
        assert facts(child(8, **named))["sessions_allowed_this_year"] == (allowed, None)


class TestCalendarYear:
    """Per condition per calendar year; sessions at another practice count too."""

    def test_last_year_does_not_count(self) -> None:
        rows = [*sessions(18, "2025-12-31"), *sessions(8, "2026-01-01")]
        assert line(child(history=rows)) == FIRST

    def test_the_first_of_january_counts(self) -> None:
        assert line(child(history=sessions(18, "2026-01-01"))) == USED

    def test_a_run_across_the_year(self) -> None:
        rows = [{"date": "2025-12-20", "until": "2026-01-20", "sessions": 9}]
        finding = child(history=rows)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].until",)

    def test_another_condition_has_its_own(self) -> None:
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        rows = [*sessions(18, condition="knee"), *sessions(8, condition="neck")]
        assert line(child(conditions=conditions, condition="neck", history=rows)) == FIRST

    def test_this_year_elsewhere(self) -> None:
        def used(low: int, high: int) -> dict[str, Any]:
            return {"condition_elsewhere_this_year": {"min": low, "max": high}}

        assert line(child(6, used=used(2, 2))) == FIRST
        assert line(child(6, used=used(3, 3))) == ENOUGH
        open_ = child(6, used=used(2, 3))
        assert line(open_) == "unknown: use-not-known"
        assert open_.missing == ("used.condition_elsewhere_this_year",)

    def test_elsewhere_that_counts_toward_packages_does_not(self) -> None:
        used = {"elsewhere": {"min": 9, "max": 9}, "condition_elsewhere": {"min": 0, "max": 0}}
        assert line(child(8, used=used)) == FIRST

    def test_a_range_over_the_second_limit(self) -> None:
        used = {"condition_elsewhere_this_year": {"min": 0, "max": 1}}
        assert line(child(17, used=used, insufficient_result=False)) == ENOUGH
        assert child(17, used=used, insufficient_result=True).missing == ("used.condition_elsewhere_this_year",)
        assert child(17, used=used, insufficient_result=ABSENT).missing == ("used.condition_elsewhere_this_year",)

    def test_a_range_over_the_first_limit(self) -> None:
        used = {"condition_elsewhere_this_year": {"min": 0, "max": 1}}
        assert line(child(8, used=used, insufficient_result=True)) == SECOND
        assert child(8, used=used, insufficient_result=False).missing == ("used.condition_elsewhere_this_year",)
        assert child(8, used=used, insufficient_result=ABSENT).missing == ("used.condition_elsewhere_this_year",)

    def test_use_not_given(self) -> None:
        finding = child(history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    @pytest.mark.parametrize(
        ("reading", "expected"), [("yes", ENOUGH), ("no", FIRST), (ABSENT, "unknown: use-not-known")]
    )
    def test_an_intake(self, reading: object, expected: str) -> None:
        rows = [*sessions(8), *sessions(1, performance="1870")]
        finding = child(history=rows, intake_counts=reading)
        assert line(finding) == expected
        if reading is not ABSENT:
            assert ("intake_counts", reading) in finding.readings


class TestAge:
    """Paragraph 9 stops at the 18th birthday."""

    @pytest.mark.parametrize(("born", "expected"), [("2008-03-13", FIRST), ("2008-03-12", "refused: not-under-18")])
    def test_both_sides_of_the_birthday(self, born: str, expected: str) -> None:
        finding = child(born=born)
        assert line(finding) == expected
        assert facts(finding)["age"] == (17 if expected == FIRST else 18, 18)
        assert "Bzv 2.6(9)" in articles(finding)

    def test_an_adult_with_a_listed_condition_is_not_refused_here(self) -> None:
        assert line(child(born="1984-05-02", kind="stroke")) == "not_applicable: not-under-18"


class TestInOtherCases:
    """ "in andere gevallen dan het tweede lid": an annex condition goes first, past its term or age it falls here."""

    def test_annex_goes_first(self) -> None:
        assert line(child(kind="stroke")) == "not_applicable: annex-1-goes-first"

    @pytest.mark.parametrize(
        ("first", "expected"), [("2025-12-13", "not_applicable: annex-1-goes-first"), ("2025-12-12", FIRST)]
    )
    def test_past_its_term(self, first: str, expected: str) -> None:
        assert line(child(kind="radicular_syndrome_motor_loss", first_session=first)) == expected

    @pytest.mark.parametrize(
        ("born", "expected"), [("2009-03-13", "not_applicable: annex-1-goes-first"), ("2009-03-12", FIRST)]
    )
    def test_past_its_age(self, born: str, expected: str) -> None:
        assert line(child(kind="motor_developmental_delay", born=born)) == expected

    @pytest.mark.parametrize(
        "kind", ["copd", "urinary_incontinence", "rheumatoid_arthritis_severe", "myocardial_infarction"]
    )
    def test_what_annex_1_does_not_serve(self, kind: str) -> None:
        assert line(child(kind=kind)) == FIRST

    def test_a_row_that_is_unknown_does_not_go_first(self) -> None:
        assert line(child(kind="conservative_fracture")) == FIRST

    @pytest.mark.parametrize("born", ["2009-03-12", "2009-03-13"])
    def test_the_reading_by_which_a_row_serves_or_does_not_is_named(self, born: str) -> None:
        named: Any = {"kind": "motor_developmental_delay", "born": born, "first_session": "2026-01-05"}
        used = child(annex_age_end="end_of_running_series", **named)
        assert (("annex_age_end", "end_of_running_series") in used.readings) is (born == "2009-03-12")
        whiplash = child(kind="whiplash", first_session="2025-10-01", triad=True)
        assert whiplash.readings == (("whiplash_extension", "three_plus_six"),)

    def test_copd_before_2019(self) -> None:
        named: Any = {"kind": "copd", "born": "2010-01-01"}
        assert line(child(date="2018-12-31", gold_stage=2, **named)) == "not_applicable: annex-1-goes-first"
        assert line(child(date="2018-12-31", gold_stage=1, **named)) == FIRST
        assert line(child(date="2019-01-01", gold_stage=2, **named)) == FIRST


class TestProfessionAndTechnique:
    """Care as both therapists commonly provide it, whatever the technique."""

    def test_both_therapists_and_nobody_else(self) -> None:
        assert line(child(profession="exercise_therapist", performance="2000")) == FIRST
        assert line(child(profession="other")) == "refused: not-a-therapist"

    def test_needling_alone_is_met_on_condition(self) -> None:
        assert child(techniques=["dry_needling"]).verdict == "met_if"
        assert child(techniques=["dry_needling", "advice"]).verdict == "met"

    @pytest.mark.parametrize(("day", "article"), [("2016-12-31", "4"), ("2017-01-01", "5"), ("2024-06-01", "8")])
    def test_paragraph_of_the_day(self, day: str, article: str) -> None:
        assert f"Bzv 2.6({article})" in articles(child(date=day))

    def test_policy(self) -> None:
        assert line(child(requires_referral=["under_18"])) == "refused: policy-asks-referral"
