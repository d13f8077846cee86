"""The answer in short, without findings, is the answer."""

from __future__ import annotations

import sys
from pathlib import Path

from cases import ABSENT, case, law_of
from fysiodekking import Outcome, case_from, decide
from fysiodekking.deciding.answer import summary_of
from fysiodekking.law import CHECKED

sys.path.insert(0, str(Path(__file__).parent))

import whole


class TestSummary:
    """`summary_of` says of every case what its decision says."""

    def test_is_what_the_decision_says(self) -> None:
        """Outcome, payer, package, amounts and what is missing, of a case of each kind."""
        looked = 0
        for row in whole.read()[::4]:
            made = case_from(row["case"])
            if made.session.date in CHECKED:
                decision, summary = decide(made), summary_of(made, law_of(made))
                assert (summary.outcome, summary.payer, summary.package) == (
                    decision.outcome,
                    decision.payer,
                    decision.package,
                )
                assert summary.amounts == decision.amounts
                assert summary.missing == decision.missing
                looked += 1
        assert looked > 50

    def test_agreement_of_one_answer_and_of_several(self) -> None:
        """One answer agrees with itself; several agree on what is the same in all."""
        one, several = (
            summary_of(made, law_of(made)) for made in (case(), case(kind="stroke", history=ABSENT, price=ABSENT))
        )
        assert len(one.answers) == 1
        assert one.same(id)
        assert len(several.answers) > 1
        assert not several.same(lambda answer: answer.payer)
        assert several.same(lambda answer: answer.amounts)
        assert several.amounts is None


class TestADayThatWasNotChecked:
    """Before the first and after the last day that was checked nothing is said but that."""

    def test_everything_else_is_empty(self) -> None:
        decision = decide(case(date="2027-01-01", extra_lines=[{"description": "x", "price": "1.00"}]))
        assert decision.outcome is Outcome.UNDETERMINED
        assert (decision.payer, decision.package, decision.amounts, decision.entitlement_code) == (None,) * 4
        assert (decision.conditions, decision.missing, decision.remaining, decision.readings) == ((),) * 4
        assert (str(decision.law.on), decision.law.checked_through) == ("2027-01-01", CHECKED.last)
        assert decision.extra_lines == ()
        assert [(str(each.phase), str(each.verdict), str(each.reason)) for each in decision.findings] == [
            ("law", "unknown", "law-not-checked")
        ]
        assert decision.findings[0].rule == "law_of_the_day_was_checked"
        assert decision.about.age == 42
        assert decision.version


def test_a_decision_keeps_what_it_rests_on() -> None:
    """The case that was decided, on a day that was checked and on one that was not."""
    for day in ("2026-03-12", "2027-01-01"):
        made = case(date=day)
        assert decide(made).basis is made
