from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, law_of, line, sessions
from dated import LAST
from fysiodekking import decide
from fysiodekking.model.decision import Finding
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.rules.basic.copd import supervised_exercise_for_copd as rule
from fysiodekking.rules.basic.copd import variant
from fysiodekking.rules.ground_facts import care_facts

MET, FULL, FREE = "met: within-maximum", "refused: maximum-reached", "met: no-maximum"
CLASS, BURDEN = "unknown: copd-class-not-given", "unknown: copd-burden-not-given"


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


def beside(finding: Finding) -> list[Fact]:
    """Return what was compared as well and is not told."""
    return [fact for check in finding.checks for fact in check.beside]


def term(first: str, end: str) -> Fact:
    """Return the first twelve months of a treatment."""
    begun, over = date.fromisoformat(first), date.fromisoformat(end)
    return Fact("conditions.complaint.first_session", begun, Bound("<", over, months=12))


class TestGround:
    """Supervised exercise therapy for COPD of GOLD stage II or higher (2.6(6))."""

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

    @pytest.mark.parametrize(
        ("day", "born", "expected"),
        [
            ("2024-12-31", "2006-12-31", "refused: maximum-reached"),
            ("2024-12-31", "2007-01-01", FREE),
            ("2025-01-01", "2007-01-01", FREE),
            ("2025-01-01", "2007-01-02", "refused: only-from-18"),
        ],
    )
    def test_until_2024_only_the_maxima_were_from_18(self, day: str, born: str, expected: str) -> None:
        """ "voor de verzekerden van achttien jaar of ouder" stood at the maxima; from 2025 at the entitlement."""
        finding = copd(date=day, born=born, first_session="2024-06-01", history=sessions(70, "2024-06-01"))
        assert line(finding) == expected
        if "only" in expected:
            assert facts(finding)["age"] == (17, 18)

    @pytest.mark.parametrize(
        ("reading", "before", "expected"),
        [("no_cap", 300, FREE), ("same_cap", 69, MET), ("same_cap", 70, FULL), ("18", 17, MET), ("18", 18, FULL)],
    )
    def test_a_minor_as_the_insurer_reads_it(self, reading: str, before: int, expected: str) -> None:
        finding = copd(before, born="2008-01-01", minor_cap_par_3_5=reading)
        assert line(finding) == expected
        assert ("minor_cap_par_3_5", reading) in finding.readings

    @pytest.mark.parametrize(
        ("day", "reading", "expected"),
        [
            ("2019-01-01", ABSENT, "refused: not-physiotherapist-for-ground"),
            ("2024-12-31", ABSENT, "refused: not-physiotherapist-for-ground"),
            ("2024-12-31", "no", "refused: not-physiotherapist-for-ground"),
            ("2024-12-31", "yes", MET),
            ("2025-01-01", ABSENT, FREE),
            ("2025-01-01", "no", FREE),
        ],
    )
    def test_until_2024_the_words_said_physiotherapy(self, day: str, reading: object, expected: str) -> None:
        """ "Fysiotherapie omvat tevens": an exercise therapist as the insurer reads it; from 2025 both."""
        named: Any = {"date": day, "first_session": day, "history": []}
        named |= {"profession": "exercise_therapist", "performance": "2000"}
        assert line(copd(supervised_care_by_exercise_therapist=reading, **named)) == expected

    def test_nobody_else(self) -> None:
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

    @pytest.mark.parametrize(("group", "most"), [("A", 5), ("B", 27), ("B1", 27), ("C", 70), ("D", 70), ("B2", 27)])
    def test_first_year(self, group: str, most: int) -> None:
        inside, outside = copd(most - 1, copd_class=group), copd(most, copd_class=group)
        assert (line(inside), line(outside)) == (MET, FULL)
        assert facts(outside)["sessions_before"] == (most, f"< {most}")
        assert articles(outside) == ["Bzv 2.6(6)"]

    @pytest.mark.parametrize(("group", "most"), [("B", 3), ("B1", 3), ("C", 52), ("D", 52), ("B2", 3)])
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

    @pytest.mark.parametrize(
        ("day", "before", "expected"),
        [("2020-02-29", 0, MET), ("2020-02-29", 70, FULL), ("2020-03-01", 0, MET), ("2020-03-01", 52, FULL)],
    )
    def test_which_year_it_is_was_compared(self, day: str, before: int, expected: str) -> None:
        """On both sides of the day on which the second year begins, whatever came of it."""
        finding = copd(date=day, first_session="2019-03-01", history=sessions(before, day))
        assert line(finding) == expected
        assert beside(finding) == [term("2019-03-01", "2020-03-01")]

    def test_the_year_that_was_compared_begins_in_2019_at_the_earliest(self) -> None:
        assert beside(copd(first_session="2015-05-01", date="2019-12-31", history=[])) == [
            term("2019-01-01", "2020-01-01")
        ]

    def test_no_year_was_compared_where_a_reading_lets_it_begin_later_or_the_class_is_open(self) -> None:
        """In 2020 the first year of the reading still runs, and that of the first treatment does not."""
        named: Any = {"first_session": "2019-05-01", "history": []}
        assert beside(copd(date="2020-12-31", copd_first_year_2020="2020_01_01", **named)) == []
        assert beside(copd(date="2020-04-30", copd_first_year_2020="2020_01_01", **named)) != []
        assert beside(copd(date="2020-04-30", copd_class=ABSENT, **named)) == []

    def test_everybody_begins_anew_on_1_january_2019(self) -> None:
        named: Any = {"first_session": "2015-05-01", "date": "2019-12-31"}
        assert line(copd(history=sessions(70, "2018-12-31"), **named)) == MET
        assert line(copd(history=sessions(69, "2019-01-01"), **named)) == MET
        assert line(copd(history=sessions(70, "2019-01-01"), **named)) == FULL
        assert line(copd(**{**named, "date": "2020-01-01"}, history=sessions(52, "2020-01-01"))) == FULL

    @pytest.mark.parametrize(
        ("first", "used"),
        [("2019-12-31", (("copd_first_year_2020", "first_treatment_or_2019_01_01"),)), ("2020-01-01", ())],
    )
    def test_the_reading_is_named_where_treatment_began_before_2020(
        self, first: str, used: tuple[tuple[str, str], ...]
    ) -> None:
        assert copd(first_session=first, history=[]).readings == used

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
        """How many of this year bounds how many lie in it; where that is known too, only their days tell."""
        used = {"condition_elsewhere": {"min": elsewhere, "max": elsewhere}}
        finding = later(before, used=used)
        assert line(finding) == expected
        assert finding.missing == (("used.condition_elsewhere_this_year",) if "unknown" in expected else ())
        finding = later(before, used={**used, "condition_elsewhere_this_year": used["condition_elsewhere"]})
        assert line(finding) == expected
        assert finding.missing == (("used.condition_elsewhere",) if "unknown" in expected else ())

    def test_elsewhere_in_an_earlier_year_leaves_the_answer_open(self) -> None:
        made: Any = {"kind": "copd", "gold_stage": 2, "copd_class": "C", "date": "2020-06-01"}
        made |= {"first_session": "2019-03-01", "used": {"condition_elsewhere": {"min": 60, "max": 60}}}
        decision = decide(case(**made))
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.condition_elsewhere_this_year",))


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

    @pytest.mark.parametrize(("day", "expected"), [("2020-12-31", FULL), ("2021-01-01", CLASS)])
    def test_b_was_split_in_2021(self, day: str, expected: str) -> None:
        """A plain B of 2021 is either of two; which one is asked, not a reading."""
        named: Any = {"date": day, "first_session": "2020-12-01", "copd_class": "B"}
        assert line(copd(history=sessions(26, "2020-12-01"), **named)) == MET
        finding = copd(history=sessions(27, "2020-12-01"), **named)
        assert line(finding) == expected
        assert finding.missing == (("conditions.complaint.copd_class",) if expected == CLASS else ())
        assert finding.readings == ()

    def test_at_seventy_the_split_no_longer_matters(self) -> None:
        named: Any = {"date": "2021-06-01", "first_session": "2021-03-01"}
        assert line(copd(copd_class="B", history=sessions(70, "2021-03-01"), **named)) == FULL


class TestBurdenAndCapacity:
    """From 2021: B with "een hoge ziektelast en een beperkte fysieke capaciteit" is 70, then 52; else 27, then 3."""

    def b(self, burden: object, capacity: object, before: int = 27, **named: Any) -> Finding:
        made: Any = {"date": "2024-08-20", "first_session": "2024-01-09", "copd_class": "B"}
        made |= {"history": sessions(before, "2024-01-09"), "high_burden": burden, "limited_capacity": capacity}
        return copd(**{**made, **named})

    @pytest.mark.parametrize(
        ("burden", "capacity", "most"), [(True, True, 70), (True, False, 27), (False, True, 27), (False, False, 27)]
    )
    def test_first_year(self, burden: bool, capacity: bool, most: int) -> None:
        assert line(self.b(burden, capacity, most - 1)) == MET
        assert line(self.b(burden, capacity, most)) == FULL

    @pytest.mark.parametrize(("burden", "capacity", "most"), [(True, True, 52), (True, False, 3), (False, False, 3)])
    def test_following_years(self, burden: bool, capacity: bool, most: int) -> None:
        named: Any = {"first_session": "2023-01-09"}
        assert line(self.b(burden, capacity, most - 1, **named)) == MET
        assert line(self.b(burden, capacity, most, **named)) == FULL

    @pytest.mark.parametrize(
        ("burden", "capacity", "expected", "missing"),
        [
            (ABSENT, ABSENT, CLASS, "copd_class"),
            (True, ABSENT, BURDEN, "limited_capacity"),
            (ABSENT, True, BURDEN, "high_burden"),
            (False, ABSENT, FULL, ""),
            (ABSENT, False, FULL, ""),
        ],
    )
    def test_only_the_missing_fact_is_asked(
        self, burden: object, capacity: object, expected: str, missing: str
    ) -> None:
        finding = self.b(burden, capacity)
        assert line(finding) == expected
        assert finding.missing == ((f"conditions.complaint.{missing}",) if missing else ())

    def test_a_given_b1_or_b2_stands(self) -> None:
        assert line(self.b(True, True, copd_class="B1")) == FULL
        assert line(self.b(False, False, copd_class="B2")) == MET

    @pytest.mark.parametrize(("day", "expected"), [("2020-12-31", FULL), ("2021-01-01", MET)])
    def test_before_2021_class_b_was_one(self, day: str, expected: str) -> None:
        named: Any = {"date": day, "first_session": "2020-12-01", "history": sessions(27, "2020-12-01")}
        assert line(self.b(True, True, **named)) == expected

    def test_a_whole_answer_names_the_one_fact(self) -> None:
        named: Any = {"kind": "copd", "gold_stage": 3, "date": "2024-08-20", "first_session": "2024-01-09"}
        named |= {"copd_class": "B", "history": sessions(27, "2024-01-09")}
        assert decide(case(**named)).missing == ("conditions.complaint.copd_class",)
        assert decide(case(**named, high_burden=True)).missing == ("conditions.complaint.limited_capacity",)
        assert decide(case(**named, high_burden=True, limited_capacity=True)).outcome == "covered"
        assert decide(case(**named, limited_capacity=False)).outcome == "not_covered"


class TestMaximaOf2021To2024:
    """2021 to 2024: the decree had them still (Stb. 2020, 337, and the text of 2024-09-14)."""

    def then(self, before: int, day: str = "2024-12-31", **named: Any) -> Finding:
        first = f"{day[:4]}-01-01" if day != "2021-01-01" else "2020-06-01"
        return copd(**{"date": day, "first_session": first, "history": sessions(before, first), **named})

    @pytest.mark.parametrize("day", ["2021-01-01", "2022-06-01", "2024-12-31"])
    @pytest.mark.parametrize("reading", [ABSENT, "no_cap", "insurer_numbers"])
    def test_within_and_beyond(self, day: str, reading: object) -> None:
        """No reading: the text says it."""
        inside, outside = self.then(69, day, copd_numbers=reading), self.then(70, day, copd_numbers=reading)
        assert (line(inside), line(outside)) == (MET, FULL)
        assert facts(outside)["sessions_before"] == (70, "< 70")
        assert inside.readings == outside.readings == ()
        assert {each.confidence for each in outside.citations} == {"P"}

    @pytest.mark.parametrize(("group", "most"), [("A", 5), ("B1", 27), ("B2", 70), ("C", 70), ("D", 70)])
    def test_first_year(self, group: str, most: int) -> None:
        assert line(self.then(most - 1, copd_class=group)) == MET
        assert line(self.then(most, copd_class=group)) == FULL

    @pytest.mark.parametrize(("group", "most"), [("B1", 3), ("B2", 52), ("C", 52), ("D", 52)])
    def test_following_years(self, group: str, most: int) -> None:
        named: Any = {"copd_class": group, "first_session": "2023-01-01"}
        assert line(self.then(most - 1, **named)) == MET
        assert line(self.then(most, **named)) == FULL

    def test_class_a_has_nothing_after_its_twelve_months(self) -> None:
        assert line(self.then(0, copd_class="A", first_session="2023-12-31")) == FULL
        assert line(self.then(0, copd_class="A", first_session="2024-01-01")) == MET


class TestNumbersGone:
    """From 2025 the text has no maximum."""

    def now(self, before: int, day: str = "2025-01-01", **named: Any) -> Finding:
        return copd(**{"date": day, "first_session": "2024-06-01", "history": sessions(before, "2024-06-01"), **named})

    @pytest.mark.parametrize("day", ["2025-01-01", str(LAST)])
    @pytest.mark.parametrize("group", ["A", "B", "C", ABSENT])
    def test_no_maximum(self, day: str, group: object) -> None:
        finding = self.now(200, day, copd_class=group)
        assert finding.verdict == "met"
        assert finding.readings == (("copd_numbers", "no_cap"),)

    def test_the_day_before_there_was(self) -> None:
        assert line(self.now(200, "2024-12-31")) == FULL

    def test_use_is_not_asked(self) -> None:
        assert self.now(0, history=ABSENT, first_session=ABSENT).verdict == "met"

    @pytest.mark.parametrize(("before", "expected"), [(69, MET), (70, FULL)])
    def test_an_insurer_that_prints_numbers(self, before: int, expected: str) -> None:
        finding = self.now(before, copd_numbers="insurer_numbers")
        assert line(finding) == expected
        assert ("copd_numbers", "insurer_numbers") in finding.readings
        if expected == FULL:
            assert articles(finding) == ["CZ COPD"]

    @pytest.mark.parametrize(("reading", "expected"), [(ABSENT, CLASS), ("b1_b2", CLASS), ("single_b", FULL)])
    def test_their_class_b_may_be_one(self, reading: object, expected: str) -> None:
        """The numbers are the insurer's own, and so is the split (`copd_b_split_2021`)."""
        finding = self.now(27, copd_class="B", copd_numbers="insurer_numbers", copd_b_split_2021=reading)
        assert line(finding) == expected
        used = "b1_b2" if reading is ABSENT else reading
        assert ("copd_b_split_2021", used) in finding.readings


class TestVariant:
    """Which of the ground's entitlement codes belongs to the session."""

    def of(self, **named: Any) -> str | None:
        made = case(**{"kind": "copd", "date": "2021-06-01", "first_session": "2021-03-01", **named})
        return variant(care_facts(made), law_of(made))

    @pytest.mark.parametrize(("group", "row"), [("A", "A"), ("B1", "B"), ("B2", "B2"), ("C", "C"), ("D", "C")])
    def test_by_class_and_year(self, group: str, row: str) -> None:
        assert self.of(copd_class=group) == f"{row}_first_year"
        assert self.of(copd_class=group, first_session="2020-06-02") == f"{row}_first_year"
        assert self.of(copd_class=group, first_session="2020-06-01") == f"{row}_later_year"

    def test_a_plain_b(self) -> None:
        """Before the split it has a code; after it the burden and the capacity tell which one."""
        assert self.of(copd_class="B", date="2020-12-31", first_session="2020-06-02") == "B_first_year"
        assert self.of(copd_class="B") is None
        assert self.of(copd_class="B", high_burden=True, limited_capacity=True) == "B2_first_year"
        assert self.of(copd_class="B", high_burden=False) == "B_first_year"

    def test_not_known(self) -> None:
        assert self.of() is None
        assert self.of(copd_class="A", first_session=ABSENT, history=ABSENT) is None
