"""The answer in short, without findings, is the answer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from cases import ABSENT, case, law_of, sessions
from dated import AFTER, LAST
from fysiodekking import Money, Outcome, Reason, case_from, decide
from fysiodekking.deciding import answer_tree
from fysiodekking.deciding.answer import Outline, Summary, answer_within, outline, summary_of, summary_within
from fysiodekking.deciding.answer_tree import MOST_WORK, Work, explore
from fysiodekking.deciding.phases import ask
from fysiodekking.law import CHECKED
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from packages import grant, package

sys.path.insert(0, str(Path(__file__).parent))

import whole


def summary(made: Case) -> Summary:
    asked = ask(made, law_of(made))
    return summary_of(asked, explore(asked))


class TestSummary:
    """`summary_of` says of every case what its decision says."""

    def test_is_what_the_decision_says(self) -> None:
        """Outcome, payer, package, amounts and what is missing, of a case of each kind."""
        looked = 0
        for row in whole.read()[::4]:
            made = case_from(row["case"])
            if made.session.date in CHECKED:
                decision, short = decide(made), summary(made)
                assert (short.outcome, short.payer, short.package) == (
                    decision.outcome,
                    decision.payer,
                    decision.package,
                )
                assert short.amounts == decision.amounts
                assert short.missing == decision.missing
                looked += 1
        assert looked > 50

    def test_an_outline_is_a_decision_with_less(self) -> None:
        """Of every case, also of a day that was not checked."""
        for row in whole.read()[1::4]:
            made = case_from(row["case"])
            decision, few = decide(made), outline(made)
            names = [field.name for field in attrs.fields(Outline)]
            assert [getattr(few, name) for name in names] == [getattr(decision, name) for name in names]

    def test_agreement_of_one_answer_and_of_several(self) -> None:
        """One answer agrees with itself; several agree on what is the same in all."""
        one, several = (summary(made) for made in (case(), case(kind="stroke", history=ABSENT, price=ABSENT)))
        assert len(one.answers) == 1
        assert one.same("payer") is one.answers[0].payer
        assert len(several.answers) > 1
        assert several.same("payer") is None
        assert several.same("otherwise_covered") is False
        assert several.amounts is None

    def test_too_many_possible_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In short as in full: undetermined, and every missing fact is named."""
        monkeypatch.setattr(answer_tree, "MOST_WORK", 1)
        made = case(kind="stroke", history=ABSENT, contracted=ABSENT)
        short = summary(made)
        assert (short.outcome, short.missing) == (Outcome.UNDETERMINED, decide(made).missing)
        assert short.missing


class TestADayThatWasNotChecked:
    """Before the first and after the last day that was checked nothing is said but that."""

    def test_everything_else_is_empty(self) -> None:
        decision = decide(case(date=str(AFTER), extra_lines=[{"description": "x", "price": "1.00"}]))
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


class TestCoveredOrCoveredIf:
    """Covered for sure, if a package would pay where the basic package pays on a condition; else on that condition."""

    ASKS_CONSENT = grant(basic_first=False, requires={"consent": True})

    @pytest.mark.parametrize(
        ("packages", "outcome"),
        [
            ([package(ASKS_CONSENT)], Outcome.COVERED_IF),
            ([package(ASKS_CONSENT), package(id="other")], Outcome.COVERED),
        ],
    )
    def test_a_package_before_the_basic_package(self, packages: list[dict[str, Any]], outcome: Outcome) -> None:
        """With consent the package pays; without it the basic package does, if the insurer accepts needling."""
        twenty = {"kind": "stroke", "history": sessions(20), "first_session": "2026-01-05"}
        decision = decide(case(packages=packages, techniques=["dry_needling"], consent=ABSENT, **twenty))
        assert (decision.outcome, decision.payer, decision.missing) == (outcome, None, ("session.consent",))


class TestWithinSomeWork:
    """What is certain of a case, where several share what may be asked."""

    @pytest.mark.parametrize(("left", "sufficed"), [(10, True), (9, False)])
    def test_a_case_costs_ten(self, left: int, sufficed: bool) -> None:
        made = case()
        assert (summary_within(made, law_of(made), Work(left)) is not None) is sufficed


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
            decision = answer_within(made, work, Work(MOST_WORK))
            assert decision is not None
            assert decision.outcome is Outcome.NOT_COVERED
            assert any(used.decisive for used in decision.readings) is decisive
            assert any(each.reason is Reason.NOT_EVERYTHING_TRIED for each in decision.findings) is told

    @pytest.mark.parametrize("most", [0, 20_000])
    def test_no_more_is_tried_of_one_of_many(self, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """A session of a plan is decided as the case alone, however much may be tried for all of them together."""
        monkeypatch.setattr(answer_tree, "MOST_WORK", most)
        monkeypatch.setattr(sys.modules[answer_within.__module__], "MOST_WORK", most)
        made = case(kind="fall_risk", performance="9121", fall_prevention_min_age=65)
        alone = decide(made)
        assert answer_within(made, Work(1_000_000), Work(1_000_000)) == alone
        assert any(used.decisive for used in alone.readings) is bool(most)
