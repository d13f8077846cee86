"""Whole explanations, to be read by people: a change of a word shows here, and a later last day of the law does not."""

from __future__ import annotations

import re

import pytest
from syrupy.assertion import SnapshotAssertion

from dated import LAST, NEXT_YEAR
from fysiodekking import Case, decide, explain
from fysiodekking.explain.document import AUDIENCES, Audience
from fysiodekking.explain.languages import catalogue

from .conftest import what_if_of

_LONG = re.compile(r"\n +https?://\S+")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_text(situated: Case, lang: str, audience: Audience, snapshot: SnapshotAssertion) -> None:
    """The explanation reads as it was read and approved; addresses have tests of their own."""
    said = explain(decide(situated), lang, audience=audience, what_if=what_if_of(situated))
    checked = rf"(checked through|nagekeken tot en met)(\s+){catalogue(lang).day(LAST)}"
    undated = re.sub(checked, r"\1\2<last day>", said).replace(str(NEXT_YEAR), "<next year>")
    assert _LONG.sub("", undated) == snapshot
