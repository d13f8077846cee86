"""Whole decisions come out as they are written down, to the last fact and article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import Outcome, Payer, case_from, decide

sys.path.insert(0, str(Path(__file__).parent))

import whole

ROWS = whole.read()


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_says_every_word_of_it(row: dict[str, Any]) -> None:
    """Every line that is written down is said; a change that is meant is written by `whole.py` and read."""
    decision = decide(case_from(row["case"]))
    said = list(whole.lines(decision))
    assert [line for line in row["decision"] if line not in said] == []
    assert whole.sum_of(decision) == row["sum"], f"something else is said: {whole.__doc__}"


def test_they_show_every_outcome_and_payer() -> None:
    """None of the four outcomes and no payer is left out, and of every rule some finding stands there."""
    decisions = [decide(case_from(row["case"])) for row in ROWS]
    assert {each.outcome for each in decisions} == set(Outcome)
    assert {each.payer for each in decisions} == {*Payer, None}
    written = {line for row in ROWS for line in row["decision"]}
    for finding in {finding for each in decisions for finding in each.findings}:
        assert any(f" {finding.rule}" in line for line in written), finding.rule
