from __future__ import annotations

import pytest

from cases import case
from fysiodekking import decide
from fysiodekking.model.decision import Check, Finding, Phase, Verdict
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason


class TestDecision:
    """A decision is neither true nor false."""

    def test_has_no_truth_value_and_names_the_four_outcomes(self) -> None:
        with pytest.raises(TypeError, match="covered, covered_if, not_covered, undetermined"):
            bool(decide(case()))


class TestFinding:
    """A finding names what is missing."""

    def test_names_every_missing_fact(self) -> None:
        needs = (Need(("a", "b")), Need(()), Need(("c",)))
        finding = Finding.of("r", Phase.GATE, Check(Verdict.UNKNOWN, Reason.USE_NOT_KNOWN, needs=needs))
        assert finding.missing == ("a", "b", "c")


class TestReasons:
    """Reasons are stable kebab-case codes."""

    @pytest.mark.parametrize("reason", Reason)
    def test_code_follows_from_the_name(self, reason: Reason) -> None:
        assert reason.value == reason.name.lower().replace("_", "-")
