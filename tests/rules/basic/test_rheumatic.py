from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, facts, line, sessions
from fysiodekking.model.decision import Finding
from fysiodekking.rules.basic.rheumatic import (
    exercise_for_severe_axial_spondyloarthritis,
    exercise_for_severe_rheumatoid_arthritis,
)

MET = "met: no-maximum"
RULES = {
    "rheumatoid_arthritis_severe": exercise_for_severe_rheumatoid_arthritis,
    "axial_spondyloarthritis_severe": exercise_for_severe_axial_spondyloarthritis,
}


def severe(kind: str, **named: Any) -> Finding:
    """Ask about a severe rheumatic condition."""
    return ask(RULES[kind], **{"kind": kind, "severe_limitations": True, **named})


@pytest.mark.parametrize("kind", list(RULES))
class TestSevere:
    """From 18, with severe functional limitations, long-term exercise therapy without a maximum (2.6(8))."""

    @pytest.mark.parametrize("before", [0, 300])
    def test_no_maximum(self, kind: str, before: int) -> None:
        finding = severe(kind, history=sessions(before))
        assert line(finding) == MET
        assert articles(finding) == ["Bzv 2.6(8)"]

    def test_use_is_not_asked(self, kind: str) -> None:
        assert line(severe(kind, history=ABSENT)) == MET

    def test_limitations(self, kind: str) -> None:
        refused = severe(kind, severe_limitations=False)
        assert line(refused) == "refused: limitations-not-severe"
        assert articles(refused) == ["Bzv 2.6(8)"]
        unknown = severe(kind, severe_limitations=ABSENT)
        assert line(unknown) == "unknown: limitations-not-given"
        assert unknown.missing == ("conditions.complaint.severe_limitations",)

    @pytest.mark.parametrize(("born", "expected"), [("2008-03-12", MET), ("2008-03-13", "refused: only-from-18")])
    def test_from_18(self, kind: str, born: str, expected: str) -> None:
        assert line(severe(kind, born=born)) == expected

    def test_both_therapists(self, kind: str) -> None:
        assert line(severe(kind, profession="exercise_therapist", performance="2000")) == MET
        assert line(severe(kind, profession="other")) == "refused: not-a-therapist"

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["exercise_therapy", "dry_needling"], MET),
            (["dry_needling"], "refused: not-exercise-therapy"),
            (ABSENT, "unknown: techniques-needed"),
        ],
    )
    def test_exercise_only(self, kind: str, techniques: object, expected: str) -> None:
        assert line(severe(kind, techniques=techniques)) == expected

    def test_policy(self, kind: str) -> None:
        assert line(severe(kind, requires_consent=[kind])) == "refused: policy-asks-consent"

    def test_another_condition(self, kind: str) -> None:
        other = next(each for each in RULES if each != kind)
        assert line(ask(RULES[kind], kind=other)) == "not_applicable: other-condition"


class TestDates:
    """Rheumatoid arthritis from 2025, axial spondyloarthritis from 2026."""

    @pytest.mark.parametrize(
        ("kind", "day", "expected"),
        [
            ("rheumatoid_arthritis_severe", "2024-12-31", "refused: ground-not-in-force"),
            ("rheumatoid_arthritis_severe", "2025-01-01", MET),
            ("axial_spondyloarthritis_severe", "2025-12-31", "refused: ground-not-in-force"),
            ("axial_spondyloarthritis_severe", "2026-01-01", MET),
        ],
    )
    def test_first_day(self, kind: str, day: str, expected: str) -> None:
        finding = severe(kind, date=day)
        assert line(finding) == expected
        assert articles(finding) == ["Bzv 2.6" if "refused" in expected else "Bzv 2.6(8)"]


class TestBefore2025:
    """The annex text has no rheumatoid arthritis in 2012 to 2024; one page says otherwise (`ra_2012_to_2024`)."""

    def before(self, treatments: int, **named: Any) -> Finding:
        made: Any = {"date": "2024-12-31", "history": sessions(treatments, "2024-01-08")}
        return severe("rheumatoid_arthritis_severe", **{**made, **named})

    def test_text(self) -> None:
        finding = self.before(20)
        assert line(finding) == "refused: ground-not-in-force"
        assert finding.readings == (("ra_2012_to_2024", "no"),)

    @pytest.mark.parametrize(
        ("treatments", "expected"),
        [(19, "refused: annex-1-first-sessions"), (20, "met: annex-1-after-the-first-sessions")],
    )
    def test_read_from_the_twenty_first(self, treatments: int, expected: str) -> None:
        finding = self.before(treatments, ra_2012_to_2024="from_21st")
        assert line(finding) == expected
        assert ("ra_2012_to_2024", "from_21st") in finding.readings
        assert facts(finding)["sessions_before"] == (treatments, ">= 20")

    def test_read_so_for_a_child_from_the_first(self) -> None:
        assert self.before(0, born="2010-01-01", ra_2012_to_2024="from_21st").verdict == "met"

    def test_read_so_by_both_therapists(self) -> None:
        named: Any = {"ra_2012_to_2024": "from_21st", "profession": "other"}
        assert line(self.before(20, **named)) == "refused: not-a-therapist"

    def test_from_2025_the_reading_is_not_asked(self) -> None:
        finding = self.before(0, date="2025-01-01", ra_2012_to_2024="no")
        assert line(finding) == MET
        assert finding.readings == ()

    def test_needling_alone_is_refused_as_all_care(self) -> None:
        assert line(self.before(20, techniques=["dry_needling"])) == "refused: ground-not-in-force"

    def test_read_so_the_paragraph_is_cited(self) -> None:
        """Also where no number is: for a child from the first."""
        finding = self.before(0, born="2010-01-01", ra_2012_to_2024="from_21st")
        assert articles(finding) == ["Bzv 2.6(2)"]
