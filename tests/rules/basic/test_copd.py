from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, law_of, line, sessions
from fysiodekking import decide
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.copd import supervised_exercise_for_copd as rule
from fysiodekking.rules.basic.copd import variant

MET, FULL, FREE = "met: within-maximum", "refused: maximum-reached", "met: no-maximum"
OPEN = "unknown: copd-numbers-not-established"


def copd(before: int = 0, **named: Any) -> Finding:
    """Ask about COPD in the first year from 1 March 2020, with so many sessions in it."""
    made: Any = {
        "kind": "copd",
        "gold_stage": 2,
        "copd_class": "C",
        "date": "2020-06-01",
        "first_session": "2020-03-01",
        "history": sessions(before, "2020-03-01"),
    }
    return ask(rule, **{**made, **named})


def later(before: int, **named: Any) -> Finding:
    """Ask about the second year of a treatment that began on 1 March 2019."""
    return copd(**{"first_session": "2019-03-01", "history": sessions(before, "2020-03-01"), **named})


class TestGround:
    """From 18, for COPD of GOLD stage II or higher, supervised exercise therapy (2.6(6))."""

    @pytest.mark.parametrize("day", ["2019-01-01", "2020-06-01", "2022-06-01", "2026-03-12"])
    @pytest.mark.parametrize(
        ("stage", "verdict"), [(1, "refused"), (2, "met"), (3, "met"), (4, "met"), (ABSENT, "unknown")]
    )
    def test_gold_stage(self, stage: object, verdict: str, day: str) -> None:
        finding = copd(gold_stage=stage, date=day, first_session=day, history=[])
        assert finding.verdict == verdict
        if verdict == "refused":
            assert finding.reason == "gold-stage-too-low"
            assert articles(finding) == ["Bzv 2.6(6)"]
            assert facts(finding) == {"conditions.complaint.gold_stage": (1, ">= 2")}
        if verdict == "unknown":
            assert finding.missing == ("conditions.complaint.gold_stage",)

    @pytest.mark.parametrize(("born", "expected"), [("2002-06-01", MET), ("2002-06-02", "refused: only-from-18")])
    def test_from_18(self, born: str, expected: str) -> None:
        finding = copd(born=born)
        assert line(finding) == expected
        if "refused" in expected:
            assert facts(finding)["age"] == (17, 18)

    def test_both_therapists_and_nobody_else(self) -> None:
        assert line(copd(profession="exercise_therapist", performance="2000")) == MET
        assert line(copd(profession="other")) == "refused: not-a-therapist"

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["dry_needling", "exercise_therapy"], MET),
            (["dry_needling"], "refused: not-exercise-therapy"),
            (ABSENT, "unknown: techniques-needed"),
        ],
    )
    def test_exercise_only(self, techniques: object, expected: str) -> None:
        assert line(copd(techniques=techniques)) == expected

    @pytest.mark.parametrize(
        ("day", "expected"), [("2018-12-31", "not_applicable: other-condition"), ("2019-01-01", MET)]
    )
    def test_from_2019_a_paragraph_of_its_own(self, day: str, expected: str) -> None:
        assert line(copd(date=day, first_session=day, history=[])) == expected

    @pytest.mark.parametrize("kind", ["copd_gold2", "not_listed"])
    def test_another_condition(self, kind: str) -> None:
        assert line(copd(kind=kind)) == "not_applicable: other-condition"

    def test_policy(self) -> None:
        assert line(copd(requires_referral=["copd"])) == "refused: policy-asks-referral"


class TestMaximaOfTheDecree:
    """2019 and 2020: A 5; B 27, then 3; C and D 70, then 52 (Stb. 2018, 305)."""

    @pytest.mark.parametrize(("group", "most"), [("A", 5), ("B", 27), ("B1", 27), ("C", 70), ("D", 70), ("B2", 70)])
    def test_first_year(self, group: str, most: int) -> None:
        inside, outside = copd(most - 1, copd_class=group), copd(most, copd_class=group)
        assert (line(inside), line(outside)) == (MET, FULL)
        assert facts(outside)["sessions_before"] == (most, f"< {most}")
        assert articles(outside) == ["Bzv 2.6(6)"]

    @pytest.mark.parametrize(("group", "most"), [("B", 3), ("B1", 3), ("C", 52), ("D", 52), ("B2", 52)])
    def test_following_years(self, group: str, most: int) -> None:
        assert (line(later(most - 1, copd_class=group)), line(later(most, copd_class=group))) == (MET, FULL)

    def test_class_a_has_nothing_after_the_first_year(self) -> None:
        assert line(later(0, copd_class="A")) == FULL

    def test_each_twelve_months_begin_anew(self) -> None:
        assert line(later(0, copd_class="C", history=sessions(70, "2020-02-29"))) == MET
        assert line(later(0, copd_class="C", history=sessions(52, "2020-03-01"))) == FULL

    @pytest.mark.parametrize(("day", "most"), [("2020-02-29", 70), ("2020-03-01", 52)])
    def test_the_day_on_which_the_second_year_begins(self, day: str, most: int) -> None:
        first = "2019-03-01"
        rows = sessions(most, "2020-02-29" if most == 70 else "2020-03-01")
        assert line(copd(date=day, first_session=first, history=rows)) == FULL
        rows = sessions(most - 1, "2020-02-29" if most == 70 else "2020-03-01")
        assert line(copd(date=day, first_session=first, history=rows)) == MET

    def test_everybody_begins_anew_on_1_january_2019(self) -> None:
        named: Any = {"first_session": "2015-05-01", "date": "2019-12-31"}
        assert line(copd(history=sessions(70, "2018-12-31"), **named)) == MET
        assert line(copd(history=sessions(69, "2019-01-01"), **named)) == MET
        assert line(copd(history=sessions(70, "2019-01-01"), **named)) == FULL
        assert line(copd(**{**named, "date": "2020-01-01"}, history=sessions(52, "2020-01-01"))) == FULL

    def test_read_from_1_january_2020(self) -> None:
        named: Any = {"first_session": "2019-05-01", "copd_first_year_2020": "2020_01_01", "date": "2020-12-31"}
        assert line(copd(history=sessions(70, "2019-12-31"), **named)) == MET
        assert line(copd(history=sessions(69, "2020-01-01"), **named)) == MET
        assert line(copd(history=sessions(70, "2020-01-01"), **named)) == FULL

    def test_the_third_year(self) -> None:
        rows = sessions(52, "2020-12-31")
        assert line(copd(first_session="2019-01-01", date="2020-12-31", history=rows)) == FULL

    def test_two_conditions_of_the_kind_count_together(self) -> None:
        conditions = {
            "one": {"kind": "copd", "gold_stage": 2, "copd_class": "A", "first_session": "2020-03-01"},
            "two": {"kind": "copd", "gold_stage": 2, "copd_class": "A", "first_session": "2020-03-01"},
        }
        rows = [*sessions(2, "2020-03-02", condition="one"), *sessions(3, "2020-03-02", condition="two")]
        assert line(ask(rule, date="2020-06-01", conditions=conditions, condition="one", history=rows)) == FULL

    def test_start_not_given(self) -> None:
        finding = copd(first_session=ABSENT, history=ABSENT)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_use_not_given(self) -> None:
        finding = copd(history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_elsewhere_counts_in_the_first_year(self) -> None:
        assert line(copd(69, used={"condition_elsewhere": {"min": 1, "max": 1}})) == FULL

    @pytest.mark.parametrize(
        ("before", "elsewhere", "expected"),
        [(0, 51, MET), (0, 60, "unknown: use-not-known"), (51, 1, "unknown: use-not-known"), (52, 60, FULL)],
    )
    def test_elsewhere_may_lie_in_an_earlier_year(self, before: int, elsewhere: int, expected: str) -> None:
        finding = later(before, used={"condition_elsewhere": {"min": elsewhere, "max": elsewhere}})
        assert line(finding) == expected
        assert finding.missing == (("used.condition_elsewhere",) if "unknown" in expected else ())

    def test_elsewhere_in_an_earlier_year_leaves_the_answer_open(self) -> None:
        made: Any = {"kind": "copd", "gold_stage": 2, "copd_class": "C", "date": "2020-06-01"}
        made |= {"first_session": "2019-03-01", "used": {"condition_elsewhere": {"min": 60, "max": 60}}}
        decision = decide(case(**made))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.condition_elsewhere",))


class TestClass:
    """The class sets the maximum; it is asked only where it matters."""

    @pytest.mark.parametrize(
        ("before", "expected"),
        [(4, MET), (5, "unknown: copd-class-not-given"), (69, "unknown: copd-class-not-given"), (70, FULL)],
    )
    def test_not_given(self, before: int, expected: str) -> None:
        finding = copd(before, copd_class=ABSENT)
        assert line(finding) == expected
        assert finding.missing == (("conditions.complaint.copd_class",) if "unknown" in expected else ())

    @pytest.mark.parametrize(("before", "expected"), [(0, "unknown: copd-class-not-given"), (52, FULL)])
    def test_not_given_in_a_following_year(self, before: int, expected: str) -> None:
        assert line(later(before, copd_class=ABSENT)) == expected

    @pytest.mark.parametrize("day", ["2020-12-31", "2021-01-01"])
    def test_b_was_split_from_2021(self, day: str) -> None:
        named: Any = {"date": day, "first_session": "2020-12-01", "copd_numbers": "insurer_numbers"}
        inside = copd(26, copd_class="B", **{**named, "history": sessions(26, "2020-12-01")})
        assert line(inside) == MET
        finding = copd(copd_class="B", **{**named, "history": sessions(27, "2020-12-01")})
        if day == "2020-12-31":
            assert line(finding) == FULL
        else:
            assert line(finding) == "unknown: reading-not-given"
            assert finding.missing == ("readings.copd_b_split_2021",)

    def test_read_as_one_class_b(self) -> None:
        named: Any = {"date": "2021-06-01", "first_session": "2021-03-01", "copd_numbers": "insurer_numbers"}
        rows = sessions(27, "2021-03-01")
        assert line(copd(copd_class="B", history=rows, copd_b_split_2021="single_b", **named)) == FULL
        split = copd(copd_class="B", history=rows, copd_b_split_2021="b1_b2", **named)
        assert line(split) == "unknown: copd-class-not-given"
        assert split.missing == ("conditions.complaint.copd_class",)

    @pytest.mark.parametrize("reading", [ABSENT, "b1_b2", "single_b"])
    def test_a_plain_b_after_the_split_is_decided(self, reading: Any) -> None:
        """Read as split, a plain B is B1 (27, used up) or B2 (70): the class itself is then what is missing."""
        named: Any = {"date": "2021-06-01", "first_session": "2021-03-01", "copd_numbers": "insurer_numbers"}
        rows = sessions(27, "2021-03-01")
        decision = decide(
            case(kind="copd", copd_class="B", gold_stage=2, history=rows, copd_b_split_2021=reading, **named)
        )
        missing = {
            ABSENT: ("readings.copd_b_split_2021", "conditions.complaint.copd_class"),
            "b1_b2": ("conditions.complaint.copd_class",),
            "single_b": (),
        }[reading]
        assert decision.missing[: len(missing)] == missing
        assert (decision.outcome == "undetermined") is bool(missing)

    def test_at_seventy_the_split_no_longer_matters(self) -> None:
        named: Any = {"date": "2021-06-01", "first_session": "2021-03-01", "copd_numbers": "insurer_numbers"}
        assert line(copd(copd_class="B", history=sessions(70, "2021-03-01"), **named)) == FULL


class TestYearsThatWereNotRead:
    """2021 to 2024: within the printed numbers covered, beyond them undetermined."""

    def then(self, before: int, day: str = "2024-12-31", **named: Any) -> Finding:
        first = f"{day[:4]}-01-01" if day != "2021-01-01" else "2020-06-01"
        return copd(**{"date": day, "first_session": first, "history": sessions(before, first), **named})

    @pytest.mark.parametrize("day", ["2021-01-01", "2022-06-01", "2024-12-31"])
    def test_within_and_beyond(self, day: str) -> None:
        assert line(self.then(69, day)) == MET
        finding = self.then(70, day)
        assert line(finding) == OPEN
        assert finding.missing == ("readings.copd_numbers",)
        assert facts(finding)["sessions_before"] == (70, "< 70")

    @pytest.mark.parametrize(("reading", "expected"), [("no_cap", FREE), ("insurer_numbers", FULL)])
    def test_as_the_insurer_reads_it(self, reading: str, expected: str) -> None:
        finding = self.then(70, copd_numbers=reading)
        assert line(finding) == expected if reading != "no_cap" else finding.verdict == "met"
        assert ("copd_numbers", reading) in finding.readings

    @pytest.mark.parametrize(("group", "most"), [("A", 5), ("B1", 27), ("B2", 70), ("C", 70), ("D", 70)])
    def test_numbers_of_insurers(self, group: str, most: int) -> None:
        named: Any = {"copd_class": group, "copd_numbers": "insurer_numbers"}
        assert line(self.then(most - 1, **named)) == MET
        assert line(self.then(most, **named)) == FULL

    @pytest.mark.parametrize(("group", "most"), [("B1", 3), ("B2", 52), ("C", 52), ("D", 52)])
    def test_numbers_of_insurers_in_following_years(self, group: str, most: int) -> None:
        named: Any = {"copd_class": group, "copd_numbers": "insurer_numbers", "first_session": "2023-01-01"}
        assert line(self.then(most - 1, **named)) == MET
        assert line(self.then(most, **named)) == FULL

    def test_class_a_after_the_first_year(self) -> None:
        named: Any = {"copd_class": "A", "first_session": "2023-01-01"}
        assert line(self.then(0, **named)) == OPEN
        assert line(self.then(0, copd_numbers="insurer_numbers", **named)) == FULL

    def test_on_the_last_day_of_the_decree_the_reading_is_not_asked(self) -> None:
        rows = sessions(70, "2020-12-01")
        named: Any = {"date": "2020-12-31", "first_session": "2020-12-01", "history": rows}
        assert line(copd(**named, copd_numbers="no_cap")) == FULL


class TestNumbersGone:
    """From 2025 the text has no maximum."""

    def now(self, before: int, day: str = "2025-01-01", **named: Any) -> Finding:
        return copd(**{"date": day, "first_session": "2024-06-01", "history": sessions(before, "2024-06-01"), **named})

    @pytest.mark.parametrize("day", ["2025-01-01", "2026-12-31"])
    @pytest.mark.parametrize("group", ["A", "B", "C", ABSENT])
    def test_no_maximum(self, day: str, group: object) -> None:
        finding = self.now(200, day, copd_class=group)
        assert finding.verdict == "met"
        assert finding.readings == (("copd_numbers", "no_cap"),)

    def test_the_day_before_there_was(self) -> None:
        assert line(self.now(200, "2024-12-31")) == OPEN

    def test_use_is_not_asked(self) -> None:
        assert self.now(0, history=ABSENT, first_session=ABSENT).verdict == "met"

    @pytest.mark.parametrize(("before", "expected"), [(69, MET), (70, FULL)])
    def test_an_insurer_that_prints_numbers(self, before: int, expected: str) -> None:
        finding = self.now(before, copd_numbers="insurer_numbers")
        assert line(finding) == expected
        assert ("copd_numbers", "insurer_numbers") in finding.readings


class TestVariant:
    """Which of the ground's entitlement codes belongs to the session."""

    def of(self, **named: Any) -> str | None:
        made = case(**{"kind": "copd", "date": "2021-06-01", "first_session": "2021-03-01", **named})
        return variant(made, law_of(made))

    @pytest.mark.parametrize(
        ("group", "row"), [("A", "A"), ("B", "B"), ("B1", "B"), ("B2", "B2"), ("C", "C"), ("D", "C")]
    )
    def test_by_class_and_year(self, group: str, row: str) -> None:
        assert self.of(copd_class=group) == f"{row}_first_year"
        assert self.of(copd_class=group, first_session="2020-06-02") == f"{row}_first_year"
        assert self.of(copd_class=group, first_session="2020-06-01") == f"{row}_later_year"

    def test_not_known(self) -> None:
        assert self.of() is None
        assert self.of(copd_class="A", first_session=ABSENT, history=ABSENT) is None
