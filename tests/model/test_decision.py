from __future__ import annotations

import pytest

from cases import case
from fysiodekking import decide
from fysiodekking.model.decision import Finding, Phase, Verdict
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
        finding = Finding(
            rule="r",
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.USE_NOT_KNOWN,
            needs=(Need(("a", "b")), Need(()), Need(("c",))),
        )
        assert finding.missing == ("a", "b", "c")


class TestReasons:
    """Reasons are stable kebab-case codes."""

    @pytest.mark.parametrize("reason", Reason)
    def test_code_follows_from_the_name(self, reason: Reason) -> None:
        assert reason.value == reason.name.lower().replace("_", "-")
