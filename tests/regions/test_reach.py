"""What a case reaches, and everything that can be reached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from cases import case, sessions
from fysiodekking import decide
from fysiodekking.model.case import Case
from fysiodekking.model.money import Money
from fysiodekking.model.package import Confidence, Grant, Limit, Package, Payment, Payments, Requirements
from fysiodekking.model.vocabulary import CoverClass, Per, Unit
from fysiodekking.regions import Kind, Mark, everything, reached

DAY = date(2026, 3, 12)
PACKAGE = Package(
    id="fysio-9",
    insurer="an insurer",
    name="a package",
    year=2026,
    source="made up",
    confidence=Confidence.A,
    grants=(
        Grant(
            id="movement",
            covers=(CoverClass.PHYSIOTHERAPY, CoverClass.MANUAL_THERAPY),
            requires=Requirements(min_age=18),
            limits=(
                Limit(id="year", max=9, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR),
                Limit(id="euros", max=Money(10_000), unit=Unit.EUROS, per=Per.CALENDAR_YEAR),
            ),
            pays=Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75)),
        ),
    ),
)


@pytest.fixture(scope="module")
def found() -> Mapping[Mark, Case]:
    return everything(DAY, (PACKAGE,))


def threshold(rule: str, subject: str, what: str, bound: str, side: str) -> Mark:
    return Mark(kind=Kind.THRESHOLD, rule=rule, subject=subject, what=what, bound=bound, side=side)


class TestEverything:
    """Everything that a case of a day can reach, each with a case that reaches it."""

    def test_each_case_reaches_what_it_stands_for(self, found: Mapping[Mark, Case]) -> None:
        """As `decide` answers it."""
        wrong = [mark for mark, made in found.items() if mark not in reached(decide(made))]
        assert wrong == []

    @pytest.mark.parametrize("side", ["inside", "outside"])
    @pytest.mark.parametrize(
        ("rule", "subject", "what", "bound"),
        [
            ("condition_is_on_annex_1_past_its_first_sessions", "annex_1", "sessions_before", ">= 20"),
            (
                "supervised_exercise_for_osteoarthritis_of_hip_or_knee",
                "osteoarthritis_hip_knee",
                "sessions_before",
                "< 12",
            ),
            ("package_takes_the_session", "fysio-9", "fysio-9/year", "< 9"),
            ("package_takes_the_session", "fysio-9", "fysio-9/euros", "< 100.00"),
            ("package_takes_the_session", "fysio-9", "age", "18-"),
        ],
    )
    def test_both_sides_of_a_threshold(
        self, found: Mapping[Mark, Case], rule: str, subject: str, what: str, bound: str, side: str
    ) -> None:
        assert threshold(rule, subject, what, bound, side) in found

    def test_the_grant_that_pays(self, found: Mapping[Mark, Case]) -> None:
        paying = Mark(kind=Kind.PAYS, rule="package_takes_the_session", subject="fysio-9", what="movement")
        assert decide(found[paying]).package == "fysio-9"


class TestReached:
    """What one decision reaches."""

    def test_one_side_only(self) -> None:
        made = case(kind="stroke", first_session="2026-01-05", history=sessions(19))
        marks = reached(decide(made))
        annex = "condition_is_on_annex_1_past_its_first_sessions"
        assert threshold(annex, "annex_1", "sessions_before", ">= 20", "outside") in marks
        assert threshold(annex, "annex_1", "sessions_before", ">= 20", "inside") not in marks
        assert Mark(kind=Kind.REASON, rule=annex, subject="annex_1", what="annex-1-first-sessions") in marks
