"""What the grounds of the basic package share."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pytest

from cases import ABSENT, articles, ask, facts, line, sessions
from fysiodekking.model.needs import Elsewhere
from fysiodekking.rules.basic.pelvic import pelvic_physiotherapy_for_urinary_incontinence
from fysiodekking.rules.basic.supervised import supervised_exercise_for_peripheral_arterial_disease

FEW: Final = {"min": 3, "max": 3}
NONE: Final = {"min": 0, "max": 0}


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


class TestStartOfAnotherCondition:
    """Where one term runs for all conditions of a kind, the first treatment of each counts; not each is given."""

    TWO: ClassVar[dict[str, Any]] = {
        "one": {"kind": "peripheral_arterial_disease_fontaine_2", "first_session": "2026-01-05"},
        "other": {"kind": "peripheral_arterial_disease_fontaine_2"},
    }

    @pytest.mark.parametrize(
        ("history", "used", "missing"),
        [
            ([], {"condition_elsewhere": FEW}, ()),
            (ABSENT, {"condition_elsewhere": FEW}, ("conditions.other.first_session",)),
            (ABSENT, {"condition_elsewhere": FEW, "elsewhere": FEW}, ("conditions.other.first_session",)),
            (ABSENT, {"condition_elsewhere": FEW, "elsewhere": NONE}, ()),
            (ABSENT, {"condition_elsewhere": NONE, "elsewhere": FEW}, ("conditions.other.first_session",)),
        ],
    )
    def test_is_asked_where_it_can_lie_elsewhere(self, history: Any, used: Any, missing: tuple[str, ...]) -> None:
        """A history that is given shows it; without one it may lie among the sessions elsewhere, of whatever condition.

        Those elsewhere that are said to be for the condition that is treated are not for another.
        """
        finding = ask(
            supervised_exercise_for_peripheral_arterial_disease,
            conditions=self.TWO, condition="one", history=history, used=used, pad_37="once",
        )  # fmt: skip
        assert line(finding) == ("unknown: term-start-not-given" if missing else "met: within-maximum")
        assert finding.missing == missing
