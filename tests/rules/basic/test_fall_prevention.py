from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, line, months_of
from fysiodekking import decide
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.fall_prevention import fall_prevention_for_a_high_risk as rule

MET = "met: fall-prevention"
TOO_SOON = "refused: intervention-within-twelve-months"


def fall(**named: Any) -> Finding:
    """Ask about fall prevention for somebody with a high risk and a reason for guidance."""
    made: Any = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
    return ask(rule, **{**made, "performance": "9121", **named})


class TestGround:
    """High risk of falling, and guidance at physiotherapist level is needed (2.6(7))."""

    def test_met(self) -> None:
        finding = fall()
        assert line(finding) == MET
        assert articles(finding) == ["Bzv 2.6(7)"]

    @pytest.mark.parametrize(
        ("fact", "lacking", "absent"),
        [
            ("high_fall_risk", "fall-risk-not-high", "fall-risk-not-given"),
            ("somatic_or_psychological_ground", "no-somatic-or-psychological-ground", "somatic-ground-not-given"),
        ],
    )
    def test_both_are_asked(self, fact: str, lacking: str, absent: str) -> None:
        refused = fall(**{fact: False})
        assert line(refused) == f"refused: {lacking}"
        assert articles(refused) == ["Bzv 2.6(7)"]
        assert facts(refused) == {f"conditions.complaint.{fact}": (False, True)}
        unknown = fall(**{fact: ABSENT})
        assert line(unknown) == f"unknown: {absent}"
        assert unknown.missing == (f"conditions.complaint.{fact}",)

    def test_both_absent_are_both_named(self) -> None:
        finding = fall(high_fall_risk=ABSENT, somatic_or_psychological_ground=ABSENT)
        assert finding.missing == (
            "conditions.complaint.high_fall_risk",
            "conditions.complaint.somatic_or_psychological_ground",
        )

    @pytest.mark.parametrize(("day", "expected"), [("2023-12-31", "refused: ground-not-in-force"), ("2024-01-01", MET)])
    def test_from_2024(self, day: str, expected: str) -> None:
        assert line(fall(date=day)) == expected

    def test_both_therapists(self) -> None:
        assert line(fall(profession="exercise_therapist")) == MET
        assert line(fall(profession="other")) == "refused: not-a-therapist"

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["exercise_therapy", "advice"], MET),
            (["dry_needling"], "refused: not-exercise-therapy"),
            (ABSENT, "unknown: techniques-needed"),
        ],
    )
    def test_exercise_only(self, techniques: object, expected: str) -> None:
        assert line(fall(techniques=techniques)) == expected

    def test_another_condition(self) -> None:
        assert line(fall(kind="not_listed")) == "not_applicable: other-condition"

    def test_policy(self) -> None:
        assert line(fall(requires_referral=["fall_risk"])) == "refused: policy-asks-referral"


class TestAge:
    """The paragraph names no age; an insurer may read one (`fall_prevention_min_age`)."""

    def test_none_without_a_reading(self) -> None:
        finding = fall(born="2020-01-01")
        assert line(finding) == MET
        assert finding.readings == (("fall_prevention_min_age", "none"),)

    @pytest.mark.parametrize(("born", "age"), [("1961-03-12", 65), ("1961-03-13", 64)])
    def test_lowest_age(self, born: str, age: int) -> None:
        finding = fall(born=born, fall_prevention_min_age=65)
        assert line(finding) == (MET if age == 65 else "refused: younger-than-insurer-asks")
        assert facts(finding)["age"] == (age, ">= 65")
        assert articles(finding) == (["Bzv 2.6(7)"] if age == 65 else ["Just fall prevention", "Bzv 2.6(7)"])
        assert finding.readings == (("fall_prevention_min_age", "65"),)

    def test_before_the_ground_no_insurer_asked_an_age(self) -> None:
        """The page of the insurer is no older than the paragraph."""
        assert articles(fall(date="2023-12-31", born="1999-01-01", fall_prevention_min_age=65)) == ["Bzv 2.6"]


class TestOneInTwelveMonths:
    """One intervention in twelve months; one intervention is all lines with the same first session."""

    def two(self, earlier: object, later: object = "2026-03-01", **named: Any) -> Finding:
        facts_: dict[str, Any] = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
        conditions = {"old": dict(facts_), "new": dict(facts_)}
        for key, start in (("old", earlier), ("new", later)):
            if start is not ABSENT:
                conditions[key]["first_session"] = start
        return ask(rule, **{"conditions": conditions, "condition": "new", "performance": "9121", **named})

    @pytest.mark.parametrize(
        ("earlier", "expected"),
        [
            ("2025-03-01", MET),
            ("2025-03-02", "refused: intervention-within-twelve-months"),
            ("2026-02-28", "refused: intervention-within-twelve-months"),
            ("2026-03-01", MET),
            ("2026-03-05", MET),
        ],
    )
    def test_both_sides(self, earlier: str, expected: str) -> None:
        finding = self.two(earlier)
        assert line(finding) == expected
        beside = [str(fact.actual) for check in finding.checks for fact in check.beside]
        assert (earlier in beside) is (earlier == "2025-03-01")
        if "refused" in expected:
            assert facts(finding)["conditions.old.first_session"] == (earlier, "<= 2025-03-01")
            assert [months_of(fact) for fact in finding.facts] == [12]
            assert articles(finding) == ["Bzv 2.6(7)"]

    @pytest.mark.parametrize("order", list(permutations(("2024-06-01", "2025-01-15", ABSENT))))
    def test_in_any_order(self, order: tuple[object, ...]) -> None:
        """Interventions that are long over are told by their days; one that may have begun lately is asked."""
        finding = self.several(*order)
        assert line(finding) == "unknown: term-start-not-given"

    @pytest.mark.parametrize("order", list(permutations(("2024-06-01", "2025-12-01", ABSENT))))
    def test_one_too_soon_is_enough(self, order: tuple[object, ...]) -> None:
        """What is not given of another intervention does not matter then, wherever it stands."""
        assert line(self.several(*order)) == "refused: intervention-within-twelve-months"

    def test_the_order_of_what_is_told(self) -> None:
        """The days of two that are over stand in their order, not in that of the conditions."""
        days = [
            [fact.actual for check in self.several(*order).checks for fact in check.beside]
            for order in permutations(("2024-06-01", "2025-01-15"))
        ]
        assert days[0] == days[1]
        assert len(days[0]) > 1

    def several(self, *starts: object) -> Finding:
        facts_: dict[str, Any] = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
        named = {f"old_{start}" if start is not ABSENT else "old_open": start for start in starts}
        conditions = {
            key: dict(facts_) if start is ABSENT else {**facts_, "first_session": start} for key, start in named.items()
        }
        conditions["new"] = {**facts_, "first_session": "2026-03-01"}
        given: dict[str, Any] = {"history": ABSENT} if ABSENT in starts else {}
        return ask(rule, conditions=conditions, condition="new", performance="9121", **given)

    def test_own_start_not_given(self) -> None:
        finding = self.two("2025-12-01", ABSENT, history=ABSENT)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_start_of_the_other_not_given(self) -> None:
        finding = self.two(ABSENT, history=ABSENT)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_without_another_intervention_the_start_is_not_asked(self) -> None:
        none = {"condition_elsewhere": {"min": 0, "max": 0}}
        assert line(fall(history=ABSENT, used=none)) == MET

    @pytest.mark.parametrize("start", ["2026-03-01", ABSENT])
    def test_nothing_said_of_earlier_sessions(self, start: object) -> None:
        """An absent key is never read as "no": there may have been an intervention."""
        finding = fall(history=ABSENT, first_session=start)
        assert (line(finding), finding.missing) == ("unknown: use-not-known", ("history",))

    @pytest.mark.parametrize(("low", "high", "open_"), [(0, 0, False), (0, 1, True), (3, 3, True)])
    def test_sessions_elsewhere_may_be_another_one(self, low: int, high: int, open_: bool) -> None:
        """Nobody said when they were: of this intervention, or of one less than twelve months before it."""
        finding = fall(first_session="2026-03-01", used={"condition_elsewhere": {"min": low, "max": high}})
        assert line(finding) == ("unknown: use-not-known" if open_ else MET)
        assert finding.missing == (("used.condition_elsewhere",) if open_ else ())

    @pytest.mark.parametrize(("day", "outcome"), [("2025-12-01", "not_covered"), ("2026-03-02", "covered")])
    def test_as_rows_they_tell(self, day: str, outcome: str) -> None:
        named: dict[str, Any] = {"first_session": "2026-03-01", "history": [{"date": day, "paid_by": "basic"}]}
        made: dict[str, Any] = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
        made |= {"performance": "9121", "techniques": ["exercise_therapy"], "date": "2026-03-12"}
        assert decide(case(**made, **named)).outcome == outcome
        exact = {"condition_elsewhere": {"min": 1, "max": 1}}
        asked = decide(case(**made, first_session="2026-03-01", used=exact))
        assert (asked.outcome, asked.missing) == ("undetermined", ("used.condition_elsewhere",))

    def test_another_kind_of_condition_is_none(self) -> None:
        conditions = {
            "old": {"kind": "not_listed", "first_session": "2025-12-01"},
            "new": {
                "kind": "fall_risk",
                "high_fall_risk": True,
                "somatic_or_psychological_ground": True,
                "first_session": "2026-03-01",
            },
        }
        assert line(ask(rule, conditions=conditions, condition="new")) == MET

    def test_start_of_the_other_from_the_history(self) -> None:
        """Not given, and the history is complete: it began with its first row."""
        rows = [{"date": "2025-12-01", "condition": "old"}]
        finding = self.two(ABSENT, history=rows)
        assert line(finding) == "refused: intervention-within-twelve-months"
        assert facts(finding)["conditions.old.first_session"] == ("2025-12-01", "<= 2025-03-01")

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            ({"date": "2025-03-01"}, MET),
            ({"date": "2025-03-02"}, TOO_SOON),
            ({"date": "2026-02-28"}, TOO_SOON),
            ({"date": "2026-03-01"}, MET),
            ({"date": "2025-03-01", "until": "2025-09-01", "sessions": 6}, MET),
            (
                {"date": "2025-03-02", "until": "2026-03-05", "sessions": 6},
                TOO_SOON,
            ),
            ({"date": "2026-02-20", "performance": "9120"}, MET),
            ({"date": "2026-02-20", "performance": "1960"}, MET),
            ({"date": "2026-02-20", "condition": "complaint"}, TOO_SOON),
        ],
    )
    @pytest.mark.parametrize("reading", [ABSENT, "yes", "no"])
    def test_rows_of_the_same_condition_before_its_start(
        self, row: dict[str, Any], expected: str, reading: Any
    ) -> None:
        """They are an earlier intervention, from the first of them on; an intake before the start begins none."""
        finding = fall(first_session="2026-03-01", history=[{"performance": "9121", **row}], intake_counts=reading)
        assert line(finding) == expected
        if "refused" in expected:
            assert facts(finding)["conditions.complaint.first_session"] == (row["date"], "<= 2025-03-01")
            assert articles(finding) == ["Bzv 2.6(7)"]

    def test_an_earlier_intervention_goes_on(self) -> None:
        """Its lines within twelve months before this one count from the day on which it began."""
        rows = [{"date": day, "performance": "9121"} for day in ("2025-09-01", "2025-03-01", "2025-06-01")]
        assert line(fall(first_session="2026-03-01", history=rows)) == MET
        assert "refused" in line(fall(first_session="2026-02-28", history=rows))

    def test_rows_of_another_condition_begin_none(self) -> None:
        assert line(self.two("2024-01-01", history=[{"date": "2025-12-01", "condition": "old"}])) == MET
