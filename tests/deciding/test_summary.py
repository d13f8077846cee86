"""What all possible answers agree on is what the decision says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking import Outcome, case_from, decide
from fysiodekking.deciding import tree_of_missing_facts
from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.summary import Summary, summary_of, summary_within
from fysiodekking.deciding.tree_of_missing_facts import Work, explore
from fysiodekking.law import CHECKED
from fysiodekking.model.case import Case
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
        monkeypatch.setattr(tree_of_missing_facts, "MOST_WORK", 1)
        made = case(kind="stroke", history=ABSENT, contracted=ABSENT)
        short = summary(made)
        assert (short.outcome, short.missing) == (Outcome.UNDETERMINED, decide(made).missing)
        assert short.missing


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
