"""What a package that goes on hands into the next year: what is certainly left, and no more than it hands on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import ABSENT, case
from fysiodekking.ledger import on_day
from fysiodekking.model.case import Case
from fysiodekking.model.unknown import Unknown
from fysiodekking.series import plan
from packages import YEAR, line, package

IN_NOVEMBER = {"date": "2025-11-03", "paid_by": "package", "package": "old"}
EIGHT = {"max": 8, "carry_over": 3}
NONE_TAKEN_OVER = {"left_last_year": {"old": 0}}


def moved_on(
    *limits: dict[str, Any],
    rows: list[dict[str, Any]],
    used: dict[str, Any],
    year: int = 2025,
    day: str = "2025-12-29",
    into: date = date(2026, 1, 5),
) -> Case:
    """Return the case of a package that is supposed to go on, on a day of a later year."""
    lines = [{**YEAR, "id": f"l{index}", **limit} for index, limit in enumerate(limits)]
    terms = package(line("movement", *lines), id="old", year=year, assume="renewed")
    return on_day(case(date=day, history=rows, packages=[terms], **({"used": used} if used else {})), into)


def handed_on(*limits: dict[str, Any], **named: Any) -> int | None:
    """Return what a package that is supposed to go on hands into a later year; None where that is not known."""
    moved = moved_on(*limits, **named)
    return None if isinstance(moved.used, Unknown) else moved.used.left_last_year.get("old")


class TestFourWerePaid:
    """Four sessions of the year were paid; what may be one or the other is not known; nothing is of a year late."""

    @pytest.mark.parametrize(
        ("limits", "used", "left"),
        [
            (({"max": 9, "carry_over": 3},), NONE_TAKEN_OVER, 3),
            (({"max": 5, "carry_over": 3},), NONE_TAKEN_OVER, 1),
            (({"max": 4, "carry_over": 3},), NONE_TAKEN_OVER, 0),
            (({"max": 9, "carry_over": 3},), {**NONE_TAKEN_OVER, "elsewhere": {"min": 0, "max": 2}}, 3),
            (({"max": 9, "carry_over": 3},), {**NONE_TAKEN_OVER, "elsewhere": {"min": 0, "max": 3}}, None),
            (({"max": 9, "carry_over": 3},), {**NONE_TAKEN_OVER, "elsewhere": {"min": 5, "max": 9}}, 0),
            (({"max": 5, "carry_over": 3},), {"left_last_year": {"old": 2}}, None),
            (({"max": 5, "carry_over": 3},), {}, None),
            (({"max": 9, "carry_over": 3},), {}, 3),
            (({"max": 9, "carry_over": 3, "part_year": {"by": "days"}},), NONE_TAKEN_OVER, None),
            (({"max": "unknown", "carry_over": 3},), NONE_TAKEN_OVER, None),
            (({"max": 99}, {"max": 5, "carry_over": 3}), NONE_TAKEN_OVER, 1),
        ],
    )
    def test_what_is_left(self, limits: tuple[dict[str, Any], ...], used: dict[str, Any], left: int | None) -> None:
        rows = [{**IN_NOVEMBER, "sessions": 4}]
        assert handed_on(*limits, rows=rows, used=used) == left
        assert handed_on(*limits, rows=rows, used=used, into=date(2027, 1, 5)) is None

    @pytest.mark.parametrize(
        ("limits", "left"),
        [
            (((5, 3), (9, 3)), None),
            (((8, 3), (9, 3)), 3),
            (((9, 3), (9, 5)), 5),
            (((9, 3), (8, 5)), 4),
            (((7, 4), (9, 5)), None),
            (((7, 3), (9, 5)), 5),
            (((6, 3), (9, 5)), None),
        ],
    )
    def test_one_number_says_it_of_several_limits(self, limits: tuple[tuple[int, int], ...], left: int | None) -> None:
        """Of five that are left a limit that hands on three takes over these."""
        terms = [{"max": most, "carry_over": carried} for most, carried in limits]
        assert handed_on(*terms, rows=[{**IN_NOVEMBER, "sessions": 4}], used=NONE_TAKEN_OVER) == left


class TestWhatLeavesItOpen:
    """Is named in the new year by what can be given: `used.left_last_year` is what was left before the old one."""

    ROW: Any = {**IN_NOVEMBER, "sessions": 4}

    @pytest.mark.parametrize(
        ("limits", "changes", "names"),
        [
            (({"max": 9, "carry_over": 3},), {"used": {"elsewhere": {"min": 0, "max": 3}}}, ("used.elsewhere",)),
            (({"max": 5, "carry_over": 3},), {"rows": [{**ROW, "paid_by": ABSENT}]}, ("history[0].paid_by",)),
            (
                ({"max": 5, "carry_over": 3},),
                {"rows": [{**ROW, "date": "2024-12-01", "until": "2025-03-01"}]},
                ("history[0].until",),
            ),
            (({"max": 5, "carry_over": 3},), {"used": {"left_last_year": {}}}, ("used.left_last_year",)),
            (({"max": 5, "carry_over": 3},), {"used": {"left_last_year": {"x": 1}}}, ("used.left_last_year.old",)),
            (({"max": 5, "carry_over": 3},), {"used": {"left_last_year": {"old": 2}}}, ("packages.old",)),
            (({"max": 5, "carry_over": 3}, {"max": 9, "carry_over": 3}), {}, ("packages.old",)),
            (({"max": "unknown", "carry_over": 3},), {}, ("packages.old",)),
            (({"max": 9, "carry_over": 3, "part_year": {"by": "days"}},), {}, ("packages.old.since",)),
        ],
    )
    def test_by_its_name(self, limits: tuple[dict[str, Any], ...], changes: dict[str, Any], names: Any) -> None:
        rows = [
            {key: value for key, value in row.items() if value is not ABSENT} for row in changes.get("rows", [self.ROW])
        ]
        moved = moved_on(*limits, rows=rows, used={**NONE_TAKEN_OVER, **changes.get("used", {})})
        assert not isinstance(moved.used, Unknown)
        assert moved.used.left_open == {"old": names}

    def test_what_settles_it_in_a_plan(self) -> None:
        """Nine sessions of a year of which three go over: the tenth of the new year hangs on what was elsewhere."""
        terms = package(line("movement", {**YEAR, "max": 9, "carry_over": 3}), id="old", year=2025, assume="renewed")
        days = [date(2025, 12, 29), *(date(2026, 1, 2 + number) for number in range(13))]

        def asked(low: int, high: int) -> list[tuple[str, ...]]:
            used = {**NONE_TAKEN_OVER, "elsewhere": {"min": low, "max": high}}
            made = case(date="2025-12-29", history=[{**IN_NOVEMBER, "sessions": 4}], packages=[terms], used=used)
            return [step.asked for step in plan(made, 1, dates=days).steps]

        assert asked(0, 3)[:11] == [()] * 10 + [("used.elsewhere",)]
        assert not any(asked(1, 1))
        assert not any(asked(3, 3))


class TestTheYear:
    """Of eight, of which three are handed on."""

    EIGHT = {"max": 8, "carry_over": 3}

    @pytest.mark.parametrize(("paid", "left"), [(4, None), (8, 0)])
    def test_of_which_not_all_was_given(self, paid: int, left: int | None) -> None:
        """Nobody knows, but for a year that was used up by what is known of it."""
        used = {**NONE_TAKEN_OVER, "elsewhere": {"min": 0, "max": 99}}
        assert handed_on(EIGHT, rows=[{**IN_NOVEMBER, "sessions": paid}], used=used) == left

    @pytest.mark.parametrize(("year", "left"), [(2025, 3), (2024, None)])
    def test_that_is_over_for_the_package(self, year: int, left: int | None) -> None:
        """A package is supposed to go on for one year after its own, and hands nothing on after that."""
        assert handed_on(EIGHT, rows=[], used={}, year=year) == left

    @pytest.mark.parametrize(("until", "left"), [("2025-12-20", 1), ("2025-12-31", 1), ("2026-01-04", None)])
    def test_what_was_paid_after_the_last_session_is_not_left(self, until: str, left: int | None) -> None:
        """Seven, of which nobody says when in the last days they were; some perhaps in the new year."""
        run = {**IN_NOVEMBER, "date": "2025-12-18", "until": until, "sessions": 7}
        assert handed_on(EIGHT, rows=[run], used=NONE_TAKEN_OVER, day="2025-12-01") == left
