"""Whole explanations, to be read by people: a change of a word shows here."""

from __future__ import annotations

import re

from syrupy.assertion import SnapshotAssertion

from fysiodekking import Case, decide, explain, what_would_change

_LONG = re.compile(r"\n +https?://\S+")


def test_text(situated: Case, lang: str, snapshot: SnapshotAssertion) -> None:
    """The explanation reads as it was read and approved; addresses have tests of their own."""
    said = explain(decide(situated), lang, what_if=what_would_change(situated))
    assert _LONG.sub("", said) == snapshot
