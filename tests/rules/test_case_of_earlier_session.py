"""The case that an earlier session was, as far as its row shows it."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from cases import case, law_of, sessions
from fysiodekking import decide
from fysiodekking.model.history import Entry
from fysiodekking.rules.booking import booked_on_grants
from packages import YEAR, grants_of, line, ours
from packages import package as package_of

package = partial(package_of, id="p")
TWO = package(line("first", {**YEAR, "max": 3}), line("second", {**YEAR, "max": 5}))


class TestAsItWas:
    """An earlier session is judged as far as its row shows it."""

    def test_age_of_that_day(self) -> None:
        grants = (line("young", requires={"max_age": 17}), line("old", requires={"min_age": 18}))
        rows = [*ours(1, "2026-01-04"), *ours(1, "2026-01-05")]
        assert grants_of(rows, package(*grants), born="2008-01-05") == [("young", 1), ("old", 1)]

    def test_an_accident_is_of_the_same_condition_only(self) -> None:
        grants = (line("accident", requires={"accident": True}), line("usual"))
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        rows = [*ours(1, "2026-01-05", condition="neck"), *ours(1, "2026-01-06", condition="knee")]
        named: Any = {"conditions": conditions, "condition": "neck", "accident": True}
        assert grants_of(rows, package(*grants), **named) == [("accident", 1), ("usual", 1)]

    def test_the_first_session_is_not_after_the_day(self) -> None:
        grants = (line("chronic", requires={"condition": "annex_1_first_twenty"}), line("usual"))
        rows = [*ours(1, "2026-01-05")]
        named: Any = {"kind": "stroke", "first_session": "2026-02-01"}
        assert grants_of(rows, package(*grants), **named) == [("chronic", 1)]

    @pytest.mark.parametrize(
        ("asks", "most", "named"),
        [
            ({"condition": "annex_1_first_twenty"}, 20, {"kind": "stroke"}),
            ({"not_after_maximum": ["osteoarthritis_hip_knee"]}, 12, {"kind": "osteoarthritis_hip_knee"}),
        ],
    )
    def test_how_many_went_before_is_asked_of_each_session(
        self, asks: dict[str, Any], most: int, named: dict[str, Any]
    ) -> None:
        """Also of those of one row, and of one before the first session that is given, which then began no later."""
        terms = package(line("first", requires=asks), line("second"))
        named = {**named, "first_session": "2026-02-01", "osteoarthritis_12": "renewable"}
        assert grants_of(ours(most + 3), terms, **named) == [("first", most), ("second", 3)]

    @pytest.mark.parametrize(("before", "payer"), [(4, "package"), (5, "insured")])
    def test_the_maximum_of_the_basic_package_is_that_of_its_day(self, before: int, payer: str) -> None:
        """The 37 of twelve months from 1 June are used in March; that a new term can begin in June changes nothing."""
        kind = "peripheral_arterial_disease_fontaine_2"
        terms = package(line("first", requires={"not_after_maximum": [kind]}), line("second", {**YEAR, "max": 5}))
        rows = [*sessions(37, "2025-06-01", paid_by="basic"), *ours(before, "2026-03-02", until="2026-03-09")]
        named: Any = {"kind": kind, "first_session": "2025-06-01", "pad_37": "renewable"}
        assert [name for name, _ in grants_of(rows, terms, **named)] == [None, "second"]
        assert decide(case(packages=[terms], history=rows, **named)).payer == payer

    def test_with_its_own_code(self) -> None:
        """After the nine of the basic package the first line pays what was no pelvic physiotherapy, and that alone."""
        covers = ["physiotherapy", "pelvic_physiotherapy"]
        asks = {"not_after_maximum": ["urinary_incontinence"]}
        terms = package(line("first", requires=asks, covers=covers), line("second", covers=covers))
        rows = [
            *ours(9, "2026-01-05", performance="1600"),
            *ours(1, "2026-01-06", performance="1000"),
            *ours(1, "2026-01-07", performance="1600"),
        ]
        for code in ("1000", "1600"):
            named: Any = {"kind": "urinary_incontinence", "pelvic_nine": "once", "performance": code}
            assert grants_of(rows, terms, **named) == [("first", 10), ("second", 1)]

    def test_one_that_waits_is_asked_again_for_each_session(self) -> None:
        """Whether the intake is one of the twenty hangs on how it is read: of one session, not of the next that day."""
        terms = package(line("first", requires={"condition": "annex_1_first_twenty"}), line("second"))
        before = [*sessions(19, paid_by="insured"), *sessions(1, performance="1870", paid_by="insured")]
        rows = [*before, *ours(3, "2026-02-02")]
        assert grants_of(rows, terms, kind="stroke") == [(None, 21), ("second", 2)]

    def test_a_day_before_the_birth_is_taken_as_the_birth(self) -> None:
        assert grants_of(ours(1, "2026-01-04"), TWO, born="2026-01-05") == [("first", 1)]

    def test_the_years_of_the_limits_go_on(self) -> None:
        rows = [*ours(3, "2026-01-05"), *ours(5, "2026-01-06")]
        assert grants_of(rows, TWO) == [("first", 3), ("second", 5)]
        assert decide(case(packages=[TWO], history=rows)).payer == "insured"
        assert decide(case(packages=[TWO], history=[*ours(3), *ours(4)])).payer == "package"

    def test_of_its_own_condition(self) -> None:
        """A session for another complaint is not one of the first twenty of the condition that is treated now."""
        grants = (line("chronic", requires={"condition": "annex_1_first_twenty"}), line("usual"))
        conditions = {"stroke": {"kind": "stroke"}, "knee": {"kind": "not_listed"}}
        rows = [*ours(1, "2026-01-05", condition="stroke"), *ours(1, "2026-01-06", condition="knee")]
        named: Any = {"conditions": conditions, "condition": "stroke"}
        assert grants_of(rows, package(*grants), **named) == [("chronic", 1), ("usual", 1)]

    def test_another_treatment_today_says_nothing_of_an_earlier_day(self) -> None:
        terms = package(line("first", requires={"first_of_the_day": True}), line("second"))
        assert grants_of(ours(1), terms, other_that_day=True) == [("first", 1)]

    def test_what_was_left_of_a_year_before_that_nobody_tells(self) -> None:
        """What is carried over into this year is a fact of the caller's; into an earlier one only the row can say."""
        terms = package(line("first", {**YEAR, "max": 3, "carry_over": 2}), line("second"))
        for first, name in (("2026-01-05", "used.left_last_year"), ("2025-01-06", "history[0].grant")):
            made = case(packages=[terms], history=ours(4, first))
            *_, row = booked_on_grants(made, law_of(made)).past.rows
            assert isinstance(row, Entry)
            assert row.waits is not None
            assert (row.grants, row.waits.names) == (("first", "second"), (name,))

    def test_what_is_used_by_now_was_not_used_then(self) -> None:
        """Sessions elsewhere of this year say nothing of the day of an earlier session."""
        named: Any = {"used": {"elsewhere": {"min": 3, "max": 3}}}
        assert grants_of(ours(2), TWO, **named) == [("first", 2)]
