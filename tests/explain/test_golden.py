"""Whole explanations, to be read by people: a change of a word shows here."""

from __future__ import annotations

import re

from syrupy.assertion import SnapshotAssertion

from fysiodekking import explain
from fysiodekking.model.decision import Decision

_LONG = re.compile(r"\n +https?://\S+")


def test_text(decision: Decision, lang: str, snapshot: SnapshotAssertion) -> None:
    """The explanation reads as it was read and approved; addresses have tests of their own."""
    assert _LONG.sub("", explain(decision, lang)) == snapshot
