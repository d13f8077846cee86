"""A decision of any case, in full and in short; of a day that was not checked; and which readings decide it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from cases import ABSENT, case, sessions
from dated import AFTER, LAST
from fysiodekking import Money, Outcome, Reason, case_from, decide
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.making_the_decision import Outline, decision_within, outline
from fysiodekking.deciding.summary import NOT_ALL_TRIED
from fysiodekking.deciding.tree_of_missing_facts import MOST_WORK, Work
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import Phase, Verdict
from packages import package

sys.path.insert(0, str(Path(__file__).parent))

import whole


class TestOutline:
    """What is said in short is what is said in full."""

    def test_an_outline_is_a_decision_with_less(self) -> None:
        """Of every case, also of a day that was not checked; that a reading was not tried is said of readings only."""
        for row in whole.read()[1::4]:
            made = case_from(row["case"])
            decision, few = decide(made), outline(made)
            names = [field.name for field in attrs.fields(Outline) if field.name != "findings"]
            assert [getattr(few, name) for name in names] == [getattr(decision, name) for name in names]
            assert decision.findings in {few.findings, (*few.findings, NOT_ALL_TRIED)}

    def test_where_not_everything_was_tried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its last finding says so, here as there; where all was tried none does."""
        made = case(kind="stroke", history=ABSENT, contracted=ABSENT)
        assert Reason.NOT_EVERYTHING_TRIED not in {finding.reason for finding in outline(made).findings}
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", 1)
        for said in (decide(made), outline(made)):
            last = said.findings[-1]
            assert (last.rule, last.phase) == ("every_possible_answer_was_tried", Phase.LAW)
            assert (last.verdict, last.reason) == (Verdict.UNKNOWN, Reason.NOT_EVERYTHING_TRIED)


class TestADayThatWasNotChecked:
    """Before the first and after the last day that was checked nothing is said but that."""

    def test_everything_else_is_empty(self) -> None:
        lines = [{"description": "x", "price": "1.00"}]
        decision = decide(case(date=str(AFTER), extra_lines=lines, packages=[package()]))
        assert decision.about.packages == ()
        assert decision.outcome is Outcome.UNDETERMINED
        assert (decision.payer, decision.package, decision.amounts, decision.entitlement_code) == (None,) * 4
        assert (decision.conditions, decision.missing, decision.remaining, decision.readings) == ((),) * 4
        assert (decision.law.on, decision.law.checked_through) == (AFTER, LAST)
        (line,) = decision.extra_lines
        assert (line.description, line.chargeable, line.reasons) == ("x", None, ("law-not-checked",))
        assert line.price == Money(100)
        assert [(str(each.phase), str(each.verdict), str(each.reason)) for each in decision.findings] == [
            ("law", "unknown", "law-not-checked")
        ]
        assert decision.findings[0].rule == "law_of_the_day_was_checked"
        assert decision.about.age == age_on(case().insured.born, AFTER)
        assert decision.version


class TestDecisiveReadings:
    """A reading is decisive when another value would have changed the answer."""

    def test_a_lowest_age_for_the_youngest(self) -> None:
        """No lowest age at all is another value, for a child of no years as well, whose eighteen were used."""
        fall = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
        born: Any = {"born": "2026-01-05", "performance": "9121", "fall_prevention_min_age": 1}
        decision = decide(case(history=sessions(18, "2026-01-06"), **fall, **born))
        (used,) = [each for each in decision.readings if each.key == "fall_prevention_min_age"]
        assert used.decisive

    @pytest.mark.parametrize("left", [0, -1])
    def test_where_it_was_not_tried(self, left: int) -> None:
        """What may be tried was spent elsewhere: no reading is said to decide, and that not all was tried is told."""
        made = case(kind="fall_risk", performance="9121", fall_prevention_min_age=65)  # without it: is the risk high?
        for work, decisive, told in ((Work(MOST_WORK), True, False), (Work(left), False, True)):
            decision = decision_within(made, work, Work(MOST_WORK))
            assert decision is not None
            assert decision.outcome is Outcome.NOT_COVERED
            assert any(used.decisive for used in decision.readings) is decisive
            assert any(each.reason is Reason.NOT_EVERYTHING_TRIED for each in decision.findings) is told

    def test_what_comes_to_the_same_takes_no_work(self) -> None:
        """Where the last of it is just spent that is known; nothing was left untried."""
        made = case(kind="rheumatoid_arthritis_severe", born="2009-01-03", history=[])
        decision = decision_within(made, Work(0), Work(MOST_WORK))
        assert decision is not None
        assert decision.readings
        assert not any(used.decisive for used in decision.readings)
        assert Reason.NOT_EVERYTHING_TRIED not in {finding.reason for finding in decision.findings}

    def test_one_value_that_changes_nothing_is_not_the_last(self) -> None:
        """No lowest age pays at 64 as 55 does; 65 does not."""
        fall: Any = {"kind": "fall_risk", "high_fall_risk": True, "somatic_or_psychological_ground": True}
        made = case(born="1962-01-05", performance="9121", fall_prevention_min_age=55, history=[], **fall)
        (used,) = [each for each in decide(made).readings if each.key == "fall_prevention_min_age"]
        assert used.decisive

    def test_what_is_tried_is_spent(self) -> None:
        made = case(kind="fall_risk", performance="9121", fall_prevention_min_age=65)
        work = Work(1_000)
        assert decision_within(made, work, Work(MOST_WORK)) is not None
        assert 0 < work.left < 1_000

    @pytest.mark.parametrize("most", [0, 20_000])
    def test_no_more_is_tried_of_one_of_many(self, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """A session of a plan is decided as the case alone, however much may be tried for all of them together."""
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", most)
        monkeypatch.setattr(sys.modules[decision_within.__module__], "MOST_WORK", most)
        made = case(kind="fall_risk", performance="9121", fall_prevention_min_age=65)
        alone = decide(made)
        assert decision_within(made, Work(1_000_000), Work(1_000_000)) == alone
        assert any(used.decisive for used in alone.readings) is bool(most)
