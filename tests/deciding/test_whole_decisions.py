"""Whole decisions come out as they are written down, to the last fact and article."""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import Outcome, Payer, Reason, Verdict, case_from, decide, explain
from fysiodekking.explain.languages import catalogue

sys.path.insert(0, str(Path(__file__).parent))

import whole

ROWS = whole.read()

OF_THE_INSURER = {
    reason for reason, said in catalogue("en").sentences.items() if re.search(r"\b(insurer|policy)\b", said[0])
} - {Reason.DAY_SURGERY_IS_NO_STAY}
"""Reasons that tell what an insurer or its policy asks; that day surgery is no stay reads a word of annex 1."""


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_says_every_word_of_it(row: dict[str, Any]) -> None:
    """Every line that is written down is said; a change that is meant is written by `whole.py` and read."""
    decision = decide(case_from(row["case"]))
    said = list(whole.lines(decision))
    assert [line for line in row["decision"] if line not in said] == []
    assert whole.sum_of(decision) == row["sum"], f"something else is said: {whole.__doc__}"


def test_nothing_that_was_asked_waits_to_be_found_again() -> None:
    """What a decision took is free as soon as nobody holds it: none of it holds itself, as functions within one do."""
    cases = [case_from(row["case"]) for row in ROWS[::3]]

    def circles() -> int:
        for each in cases:
            explain(decide(each))
        return gc.collect()

    circles()  # what is made once, and found here, is no decision's
    gc.disable()
    try:
        assert circles() == 0
    finally:
        gc.enable()


def test_what_an_insurer_asks_does_not_cite_the_decree_alone() -> None:
    """A demand that the decree does not have cites who has it; the decree may stand beside it."""
    findings = [finding for row in ROWS for finding in decide(case_from(row["case"])).findings]
    asked = [each for each in findings if each.verdict is Verdict.REFUSED and each.reason in OF_THE_INSURER]
    assert {Reason.YOUNGER_THAN_INSURER_ASKS, Reason.POLICY_ASKS_CONSENT} <= {each.reason for each in asked}
    for finding in asked:
        assert {citation.source for citation in finding.citations} - {"Bzv", "Bzv bijlage 1"}, finding


def test_they_show_every_outcome_and_payer() -> None:
    """None of the four outcomes and no payer is left out, and of every rule some finding stands there."""
    decisions = [decide(case_from(row["case"])) for row in ROWS]
    assert {each.outcome for each in decisions} == set(Outcome)
    assert {each.payer for each in decisions} == {*Payer, None}
    written = {line for row in ROWS for line in row["decision"]}
    for finding in {finding for each in decisions for finding in each.findings}:
        assert any(f" {finding.rule}" in line for line in written), finding.rule
