"""What the grounds of the basic package share."""

from __future__ import annotations

from typing import Any

import pytest

from cases import articles, ask, case, facts, law_of, line, sessions
from fysiodekking.model.decision import Fact
from fysiodekking.model.needs import Elsewhere
from fysiodekking.model.reasons import Reason
from fysiodekking.rules.basic.common import both
from fysiodekking.rules.basic.pelvic import pelvic_physiotherapy_for_urinary_incontinence
from fysiodekking.rules.basic.supervised import supervised_exercise_for_peripheral_arterial_disease
from fysiodekking.rules.checks import met, missing, refused, unknown

CITE = law_of(case()).basic.article
READ = {"first": (("a", "1"),), "second": (("b", "2"),)}


class TestBoth:
    """Two checks are joined: a refusal wins, then what is unknown; what was read for either is told."""

    HOLDS: Any = met(Reason.ASKED_AND_FITS, Fact("x", 1), cite=(CITE,), readings=READ["first"])
    FAILS: Any = refused(Reason.MAXIMUM_REACHED, Fact("y", 2), cite=CITE, readings=READ["second"])
    OPEN: Any = unknown(Reason.USE_NOT_KNOWN, missing("session.p"), Fact("z", None), cite=(CITE,))

    @pytest.mark.parametrize("swapped", [False, True])
    def test_a_refusal_beside_what_holds(self, swapped: bool) -> None:
        one, other = (self.FAILS, self.HOLDS) if swapped else (self.HOLDS, self.FAILS)
        joined = both(one, other)
        assert (joined.verdict, joined.reason, joined.needs) == ("refused", "maximum-reached", ())
        assert set(joined.readings) == {("a", "1"), ("b", "2")}
        assert joined.facts == (Fact("y", 2),)

    @pytest.mark.parametrize("swapped", [False, True])
    def test_a_refusal_beside_what_is_unknown(self, swapped: bool) -> None:
        joined = both(*((self.OPEN, self.FAILS) if swapped else (self.FAILS, self.OPEN)))
        assert (joined.verdict, joined.needs) == ("refused", ())

    def test_two_that_are_unknown(self) -> None:
        """Both needs are named, each once."""
        other = unknown(Reason.USE_NOT_KNOWN, missing("session.q"), cite=(CITE,))
        assert both(self.OPEN, other).needs == (missing("session.p"), missing("session.q"))
        assert both(other, self.OPEN).needs == (missing("session.q"), missing("session.p"))
        assert both(self.OPEN, self.OPEN).needs == (missing("session.p"),)

    def test_two_that_hold(self) -> None:
        other = met(Reason.WITHIN_MAXIMUM, Fact("w", 3))
        joined = both(self.HOLDS, other)
        assert (joined.verdict, joined.facts, joined.citations) == ("met", (Fact("x", 1), Fact("w", 3)), (CITE,))


class TestSessionsElsewhere:
    """Where a ground counts sessions that others gave, an open range is asked by its name."""

    @pytest.mark.parametrize("reading", ["once", "per_condition"])
    def test_pelvic(self, reading: str) -> None:
        used = {"condition_elsewhere": {"min": 0, "max": 9}}
        named: Any = {"kind": "urinary_incontinence", "performance": "1600", "first_session": "2026-01-05"}
        finding = ask(
            pelvic_physiotherapy_for_urinary_incontinence,
            history=sessions(3), used=used, pelvic_nine=reading, **named,
        )  # fmt: skip
        assert line(finding) == "unknown: use-not-known"
        assert [(need.names, need.key, need.at) for need in finding.needs] == [
            (("used.condition_elsewhere",), Elsewhere("condition_elsewhere"), 6)
        ]
        assert facts(finding)["sessions_before"] == ("3-12", "< 9")
        assert articles(finding) == ["Bzv 2.6(3)"]

    @pytest.mark.parametrize("reading", ["once", "renewable"])
    def test_peripheral_arterial_disease(self, reading: str) -> None:
        used = {"condition_elsewhere": {"min": 0, "max": 40}}
        named: Any = {"kind": "peripheral_arterial_disease_fontaine_2", "first_session": "2026-01-05"}
        finding = ask(
            supervised_exercise_for_peripheral_arterial_disease,
            history=sessions(3), used=used, pad_37=reading, **named,
        )  # fmt: skip
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("used.condition_elsewhere",)
