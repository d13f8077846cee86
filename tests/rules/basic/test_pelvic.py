from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, facts, line, sessions
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.pelvic import pelvic_physiotherapy_for_urinary_incontinence as rule

MET, FULL = "met: within-maximum", "refused: maximum-reached"
READINGS = ["once", "per_condition"]


def pelvic(before: int = 0, **named: Any) -> Finding:
    """Ask about pelvic physiotherapy with so many sessions behind it."""
    made: Any = {"kind": "urinary_incontinence", "performance": "1600", "history": sessions(before)}
    return ask(rule, **{**made, **named})


class TestNine:
    """From 18 at most nine treatments."""

    @pytest.mark.parametrize("reading", READINGS)
    @pytest.mark.parametrize(("before", "expected"), [(0, MET), (8, MET), (9, FULL)])
    def test_both_sides(self, before: int, expected: str, reading: str) -> None:
        finding = pelvic(before, pelvic_nine=reading)
        assert line(finding) == expected
        assert facts(finding)["sessions_before"] == (before, "< 9")
        assert facts(finding)["sessions_allowed"] == (9, None)
        assert articles(finding)[0] == "Bzv 2.6(3)"
        assert ("pelvic_nine", reading) in finding.readings

    @pytest.mark.parametrize(("before", "expected"), [(8, MET), (9, FULL)])
    def test_without_a_reading_where_both_agree(self, before: int, expected: str) -> None:
        assert line(pelvic(before)) == expected

    def test_use_not_given(self) -> None:
        finding = pelvic(history=ABSENT, pelvic_nine="once")
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_use_not_given_per_condition(self) -> None:
        assert pelvic(history=ABSENT, pelvic_nine="per_condition").missing == ("history",)

    @pytest.mark.parametrize("before", [9, 40])
    def test_under_18_no_number_binds(self, before: int) -> None:
        assert line(pelvic(before, born="2008-03-13")) == MET
        assert line(pelvic(before, born="2008-03-12")) == FULL

    @pytest.mark.parametrize(("before", "expected"), [(8, MET), (9, FULL)])
    def test_under_18_an_insurer_may_read_the_same_cap(self, before: int, expected: str) -> None:
        assert line(pelvic(before, born="2010-01-01", minor_cap_par_3_5="same_cap")) == expected


class TestPerWhat:
    """The paragraph has no period and no unit (`pelvic_nine`): per condition, or once."""

    def again(self, first: int, second: int, **named: Any) -> Finding:
        conditions = {
            "old": {"kind": "urinary_incontinence", "first_session": "2020-01-06"},
            "new": {"kind": "urinary_incontinence", "first_session": "2026-01-05"},
        }
        rows = [*sessions(first, "2020-01-06", condition="old"), *sessions(second, condition="new")]
        return pelvic(conditions=conditions, condition="new", history=rows, **named)

    @pytest.mark.parametrize(
        ("first", "second", "reading", "expected"),
        [
            (9, 8, "per_condition", MET),
            (9, 9, "per_condition", FULL),
            (4, 4, "once", MET),
            (4, 5, "once", FULL),
            (9, 0, "once", FULL),
            (9, 0, ABSENT, "unknown: reading-not-given"),
            (4, 4, ABSENT, MET),
            (0, 9, ABSENT, FULL),
        ],
    )
    def test_a_second_condition(self, first: int, second: int, reading: object, expected: str) -> None:
        finding = self.again(first, second, pelvic_nine=reading)
        assert line(finding) == expected
        assert finding.missing == (("readings.pelvic_nine",) if "unknown" in expected else ())

    @pytest.mark.parametrize(("reading", "expected"), [("per_condition", MET), ("once", FULL)])
    def test_rows_before_the_term(self, reading: str, expected: str) -> None:
        named: Any = {"first_session": "2026-01-05", "pelvic_nine": reading}
        assert line(pelvic(history=sessions(9, "2026-01-04"), **named)) == expected
        assert line(pelvic(history=sessions(9, "2026-01-05"), **named)) == FULL

    def test_a_term_whose_start_is_not_given(self) -> None:
        named: Any = {"pelvic_nine": "per_condition", "used": {"condition_elsewhere": {"min": 0, "max": 1}}}
        finding = pelvic(4, **named)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("conditions.complaint.first_session",)

    @pytest.mark.parametrize(("elsewhere", "expected"), [(4, MET), (5, FULL)])
    @pytest.mark.parametrize("reading", READINGS)
    def test_elsewhere(self, elsewhere: int, expected: str, reading: str) -> None:
        used = {"condition_elsewhere": {"min": elsewhere, "max": elsewhere}}
        assert line(pelvic(4, first_session="2026-01-05", used=used, pelvic_nine=reading)) == expected


class TestPelvicPhysiotherapy:
    """A performance of the pelvic family, or a pelvic physiotherapist."""

    @pytest.mark.parametrize("code", ["1600", "1601", "1602", "1604"])
    @pytest.mark.parametrize("specialisms", [[], ABSENT])
    def test_by_its_performance(self, code: str, specialisms: object) -> None:
        assert line(pelvic(performance=code, specialisms=specialisms)) == MET

    @pytest.mark.parametrize(
        ("specialisms", "expected"),
        [
            (["manual_therapy", "pelvic"], MET),
            (["manual_therapy"], "refused: not-pelvic-physiotherapy"),
            ([], "refused: not-pelvic-physiotherapy"),
            (["0406"], MET),
            (["Bekkenfysiotherapeut"], MET),
            (["0430"], "unknown: specialism-not-given"),
            (ABSENT, "unknown: specialism-not-given"),
        ],
    )
    @pytest.mark.parametrize("code", ["1000", "9999"])
    def test_by_the_therapist(self, code: str, specialisms: object, expected: str) -> None:
        finding = pelvic(performance=code, specialisms=specialisms)
        assert line(finding) == expected
        assert finding.missing == (("provider.specialisms",) if "unknown" in expected else ())
        if "refused" in expected:
            assert articles(finding) == ["Bzv 2.6(3)"]

    def test_all_specialisms_are_told(self) -> None:
        finding = pelvic(performance="1000", specialisms=["manual", "pelvic"])
        assert facts(finding)["provider.specialisms"] == ("manual, pelvic", "pelvic")


class TestWords:
    """Paragraph 3 says physiotherapy; it is not limited to exercise."""

    def test_not_by_an_exercise_therapist(self) -> None:
        finding = pelvic(profession="exercise_therapist", performance="2000", specialisms=["pelvic"])
        assert line(finding) == "refused: not-physiotherapist-for-ground"
        assert finding.readings == (("supervised_care_by_exercise_therapist", "no"),)

    def test_unless_the_insurer_reads_it_so(self) -> None:
        named: Any = {"profession": "exercise_therapist", "performance": "2000", "specialisms": ["pelvic"]}
        finding = pelvic(supervised_care_by_exercise_therapist="yes", **named)
        assert line(finding) == MET
        assert ("supervised_care_by_exercise_therapist", "yes") in finding.readings

    def test_not_by_another_profession(self) -> None:
        assert line(pelvic(profession="other", specialisms=["pelvic"])) == "refused: not-a-therapist"

    @pytest.mark.parametrize("techniques", [["massage"], ABSENT])
    def test_any_technique(self, techniques: object) -> None:
        assert line(pelvic(techniques=techniques)) == MET

    def test_needling_alone_is_met_on_condition(self) -> None:
        assert pelvic(techniques=["dry_needling"]).verdict == "met_if"

    def test_another_condition(self) -> None:
        assert line(pelvic(kind="not_listed")) == "not_applicable: other-condition"

    def test_on_the_first_day_that_is_answered_for(self) -> None:
        assert line(pelvic(date="2012-01-01", history=[])) == MET

    def test_policy(self) -> None:
        named: Any = {"requires_referral": ["urinary_incontinence"]}
        assert line(pelvic(**named)) == "refused: policy-asks-referral"
        assert line(pelvic(**named, referral=True)) == MET
