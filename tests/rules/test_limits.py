"""Limits in sessions, one by one: what was looked at, and which fact would settle it."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking.model.decision import Fact, Need
from fysiodekking.rules.checks import Check
from fysiodekking.rules.limits import maximum, room

YEAR: dict[str, Any] = {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year"}
CARRIED: dict[str, Any] = {**YEAR, "carry_over": 3}


def asked(limit: dict[str, Any], before: int = 0, **named: Any) -> Check:
    """Ask the only limit of the only grant, after some sessions that the package paid."""
    grant = {"id": "g", "covers": ["physiotherapy"], "limits": [limit], "pays": {"contracted": {"percent": 100}}}
    terms = {"id": "p", "insurer": "x", "name": "x", "year": 2026, "source": "x", "confidence": "A"}
    history = named.pop("history", sessions(before, paid_by="package"))
    made = case(packages=[{**terms, "grants": [grant]}], history=history, **named)
    package = made.packages[0]
    found = package.grants[0]
    check = room(made, law_of(made), package, found, found.limits[0], package.terms)
    assert check.citations in ((), (package.terms,))
    assert bool(check.citations) is (check.verdict != "met")
    return check


class TestRoom:
    """There is room when fewer were used than the maximum; the use and the kind of limit are told either way."""

    @pytest.mark.parametrize(("before", "expected"), [(8, "met asked-and-fits"), (9, "refused package-used-up")])
    def test_both_sides(self, before: int, expected: str) -> None:
        check = asked(YEAR, before)
        assert f"{check.verdict} {check.reason}" == expected
        assert check.facts == (Fact("p/year", before, "< 9"), Fact("limit.per", "calendar_year"))

    @pytest.mark.parametrize("before", [8, 9])
    def test_the_reading_on_intakes_is_told(self, before: int) -> None:
        """Where intake lines were used, the reading that counts them is one that the limit rests on."""
        history = [*sessions(before, paid_by="package"), *sessions(1, performance="1870", paid_by="package")]
        assert asked(YEAR, history=history, intake_counts="no").readings == (("intake_counts", "no"),)

    def test_a_range(self) -> None:
        """The ends are told, and the number from which it would be full is asked."""
        check = asked(YEAR, 6, used={"elsewhere": {"min": 1, "max": 5}})
        assert check.facts == (Fact("p/year", "7-11", "< 9"), Fact("limit.per", "calendar_year"))
        (need,) = check.needs
        assert (need.names, need.key, need.at) == (("used.elsewhere",), "used.elsewhere", 3)


class TestWhatWasLeftLastYear:
    """Up to three more, when last year left them; asked only where it decides."""

    def test_room_without_it(self) -> None:
        assert asked(CARRIED, 8).facts[0] == Fact("p/year", 8, "< 9")

    def test_full_even_with_all_of_it(self) -> None:
        check = asked(CARRIED, 12)
        assert f"{check.verdict} {check.reason}" == "refused package-used-up"
        assert check.facts == (Fact("p/year", 12, "< 12"),)

    @pytest.mark.parametrize(("before", "at"), [(9, 1), (10, 2), (11, 3)])
    def test_between_the_two(self, before: int, at: int) -> None:
        """So many have to be left that one more fits."""
        check = asked(CARRIED, before)
        assert f"{check.verdict} {check.reason}" == "unknown use-not-known"
        assert check.facts == (Fact("used.left_last_year", None), Fact("p/year", before, "< 9-12"))
        assert check.needs == (Need(("used.left_last_year",), "used.left_last_year.p", at),)

    @pytest.mark.parametrize(
        ("before", "most", "at"),
        [(9, 2, 1), (6, 5, 3), (10, 4, 2)],
    )
    def test_a_range_is_settled_first(self, before: int, most: int, at: int) -> None:
        """What was used elsewhere is asked before what was left: up to its end, or up to the highest maximum."""
        check = asked(CARRIED, before, used={"elsewhere": {"min": 0, "max": most}})
        assert check.facts == (Fact("p/year", f"{before}-{before + most}", "< 9-12"),)
        (need,) = check.needs
        assert need.names == ("used.elsewhere",)
        assert need.at == (at if before + most >= 12 else most)

    @pytest.mark.parametrize(
        ("left", "expected"),
        [
            (ABSENT, (9, "used.left_last_year")),
            ({"other": 2}, (9, "used.left_last_year.p")),
            ({"p": 2}, (11, None)),
            ({"p": 3}, (12, None)),
            ({"p": 4}, (12, None)),
            ({"p": 0}, (9, None)),
        ],
    )
    def test_the_maximum(self, left: Any, expected: tuple[int, str | None]) -> None:
        """What was left counts up to the carry-over; when other packages are named, this one is asked by its name."""
        grant = {"id": "g", "covers": ["physiotherapy"], "limits": [CARRIED], "pays": {"contracted": {"percent": 100}}}
        terms = {"id": "p", "insurer": "x", "name": "x", "year": 2026, "source": "x", "confidence": "A"}
        used = ABSENT if left is ABSENT else {"left_last_year": left}
        made = case(packages=[{**terms, "grants": [grant]}], used=used)
        assert maximum(made, made.packages[0], made.packages[0].grants[0].limits[0]) == expected

    def test_without_carry_over_nothing_is_asked(self) -> None:
        assert asked(YEAR, 8, used={"left_last_year": {"p": 3}}).facts[0] == Fact("p/year", 8, "< 9")
