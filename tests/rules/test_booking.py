from __future__ import annotations

from typing import Any

import pytest

from cases import case, law_of, sessions
from fysiodekking import Case, decide
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.booking import booked_on_grants


def limit(maximum: int, **more: Any) -> dict[str, Any]:
    return {"id": "year", "max": maximum, "unit": "sessions", "per": "calendar_year", **more}


def grant(id_: str, *limits: dict[str, Any], **more: Any) -> dict[str, Any]:
    pays = {"contracted": {"percent": 100}, "not_contracted": {"percent": 100}}
    return {"id": id_, "covers": ["physiotherapy"], "limits": list(limits), "pays": pays, **more}


def package(*grants: dict[str, Any], **changes: Any) -> dict[str, Any]:
    terms: dict[str, Any] = {"id": "p", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "A"}
    return {**terms, "grants": list(grants), **changes}


TWO = package(grant("first", limit(3)), grant("second", limit(5)))


def ours(n: int, first: str = "2026-01-05", **row: Any) -> list[dict[str, Any]]:
    return sessions(n, first, paid_by="package", **row)


def booked(history: list[dict[str, Any]], *packages: dict[str, Any], **named: Any) -> list[tuple[str | None, int]]:
    """Return the grants on which a history is booked, each with its number of sessions, in order."""
    made = case(packages=list(packages or (TWO,)), history=history, **named)
    rows = booked_on_grants(made, law_of(made)).past.rows
    result: list[tuple[str | None, int]] = []
    for row in rows:
        name = None if isinstance(row.grant, Unknown) else row.grant
        if result and result[-1][0] == name:
            result[-1] = (name, result[-1][1] + row.sessions)
        else:
            result.append((name, row.sessions))
    return result


class TestReplay:
    """A row may name its grant; else the history is replayed oldest first under the rule of the first that accepts."""

    def test_fills_the_first_grant_before_the_next(self) -> None:
        assert booked(ours(5)) == [("first", 3), ("second", 2)]

    def test_oldest_first_whatever_the_order_of_the_rows(self) -> None:
        rows = [*ours(3, "2026-02-02", performance="1001"), *ours(2, "2026-01-05")]
        assert booked(rows) == [("first", 3), ("second", 2)]

    def test_a_row_that_names_its_grant_stays_there(self) -> None:
        assert booked([*ours(3, "2026-01-05", grant="second"), *ours(1, "2026-01-06")]) == [("second", 3), ("first", 1)]
        assert booked(ours(2, grant="second")) == [("second", 2)]

    def test_what_no_grant_would_take_stays_open(self) -> None:
        assert booked(ours(9)) == [("first", 3), ("second", 5), (None, 1)]
        assert booked(ours(1, performance="1600")) == [(None, 1)]

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_what_others_paid_is_left_alone(self, payer: str) -> None:
        assert booked([*sessions(2, paid_by=payer), *ours(1)]) == [(None, 2), ("first", 1)]

    def test_what_another_package_paid_is_left_alone(self) -> None:
        rows = [*ours(2, package="q"), *ours(1, "2026-01-06", package="p")]
        assert booked(rows, TWO, package(grant("only"), id="q")) == [(None, 2), ("first", 1)]

    def test_without_a_package_only_when_there_is_one(self) -> None:
        assert booked(ours(1)) == [("first", 1)]
        assert booked(ours(1), TWO, package(grant("only"), id="q")) == [(None, 1)]

    def test_a_single_grant_of_the_class_needs_no_booking(self) -> None:
        other = grant("other", covers=["pelvic_physiotherapy"])
        made = case(packages=[package(grant("only", limit(3)), other)], history=ours(2))
        assert booked_on_grants(made, law_of(made)) is made

    def test_a_single_grant_needs_no_booking(self) -> None:
        made = case(packages=[package(grant("only", limit(3)))], history=ours(2))
        assert booked_on_grants(made, law_of(made)) is made

    def test_nothing_open_needs_no_booking(self) -> None:
        made = case(packages=[TWO], history=ours(2, grant="first"))
        assert booked_on_grants(made, law_of(made)) is made

    def test_by_the_class_of_the_profession(self) -> None:
        """A row of an exercise therapist is exercise therapy, and takes a grant for that."""
        exercise = {"covers": ["exercise_therapy"]}
        grants = (grant("second"), grant("first", **exercise), grant("third", **exercise))
        named: Any = {"profession": "exercise_therapist", "performance": "9121"}
        assert booked(ours(1, performance="9121"), package(*grants), **named) == [("first", 1)]

    @pytest.mark.parametrize(("code", "expected"), [("1000", "first"), ("1200", "second")])
    def test_a_limit_of_a_narrower_scope_binds_its_class_only(self, code: str, expected: str) -> None:
        """A grant that has no room for manual therapy has room for an ordinary session."""
        both = ["physiotherapy", "manual_therapy"]
        narrow = grant("first", limit(0, covers=["manual_therapy"]), covers=both)
        assert booked(ours(1, performance=code), package(narrow, grant("second", covers=both))) == [(expected, 1)]


class TestRuns:
    """A run is booked session by session where that tells grants apart."""

    def test_a_run_is_spread_over_its_days(self) -> None:
        made = case(packages=[TWO], history=ours(3, "2026-01-05", until="2026-01-09"))
        days = [str(row.date) for row in booked_on_grants(made, law_of(made)).past.rows]
        assert days == ["2026-01-05", "2026-01-07", "2026-01-09"]

    def test_a_run_across_a_year_stays_a_run(self) -> None:
        made = case(packages=[TWO], history=ours(3, "2025-12-20", until="2026-01-20"))
        (row,) = booked_on_grants(made, law_of(made)).past.rows
        assert (row.sessions, str(row.until), row.grant) == (3, "2026-01-20", "first")

    @pytest.mark.parametrize(("sessions_", "rows"), [(365, 365), (366, 1)])
    def test_a_run_longer_than_a_year_has_days_is_booked_as_a_whole(self, sessions_: int, rows: int) -> None:
        made = case(packages=[package(grant("first", limit(3)), grant("second"))], history=ours(sessions_))
        assert len(booked_on_grants(made, law_of(made)).past.rows) == rows

    def test_each_session_of_a_run_stands_on_its_own_day(self) -> None:
        """None of them lasts until the end of the run any more."""
        made = case(packages=[TWO], history=ours(3, "2026-01-05", until="2026-01-09"))
        rows = booked_on_grants(made, law_of(made)).past.rows
        assert [(row.date, row.last, row.sessions) for row in rows] == [(row.date, row.date, 1) for row in rows]


class TestAsItWas:
    """An earlier session is judged as far as its row shows it."""

    def test_age_of_that_day(self) -> None:
        grants = (grant("young", requires={"max_age": 17}), grant("old", requires={"min_age": 18}))
        rows = [*ours(1, "2026-01-04"), *ours(1, "2026-01-05")]
        assert booked(rows, package(*grants), born="2008-01-05") == [("young", 1), ("old", 1)]

    def test_an_accident_is_of_the_same_condition_only(self) -> None:
        grants = (grant("accident", requires={"accident": True}), grant("usual"))
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        rows = [*ours(1, "2026-01-05", condition="neck"), *ours(1, "2026-01-06", condition="knee")]
        named: Any = {"conditions": conditions, "condition": "neck", "accident": True}
        assert booked(rows, package(*grants), **named) == [("accident", 1), ("usual", 1)]

    def test_the_first_session_is_not_after_the_day(self) -> None:
        grants = (grant("chronic", requires={"condition": "annex_1_first_twenty"}), grant("usual"))
        rows = [*ours(1, "2026-01-05")]
        named: Any = {"kind": "stroke", "first_session": "2026-02-01"}
        assert booked(rows, package(*grants), **named) == [("chronic", 1)]

    def test_a_day_before_the_birth_is_taken_as_the_birth(self) -> None:
        assert booked(ours(1, "2026-01-04"), born="2026-01-05") == [("first", 1)]

    def test_the_years_of_the_limits_go_on(self) -> None:
        rows = [*ours(3, "2026-01-05"), *ours(5, "2026-01-06")]
        assert booked(rows) == [("first", 3), ("second", 5)]
        assert decide(case(packages=[TWO], history=rows)).payer == "insured"
        assert decide(case(packages=[TWO], history=[*ours(3), *ours(4)])).payer == "package"

    def test_of_its_own_condition(self) -> None:
        """A session for another complaint is not one of the first twenty of the condition that is treated now."""
        grants = (grant("chronic", requires={"condition": "annex_1_first_twenty"}), grant("usual"))
        conditions = {"stroke": {"kind": "stroke"}, "knee": {"kind": "not_listed"}}
        rows = [*ours(1, "2026-01-05", condition="stroke"), *ours(1, "2026-01-06", condition="knee")]
        named: Any = {"conditions": conditions, "condition": "stroke"}
        assert booked(rows, package(*grants), **named) == [("chronic", 1), ("usual", 1)]

    def test_what_is_used_by_now_was_not_used_then(self) -> None:
        """Sessions elsewhere of this year say nothing of the day of an earlier session."""
        named: Any = {"used": {"elsewhere": {"min": 3, "max": 3}}}
        assert booked(ours(2), **named) == [("first", 2)]


class TestRunsOfTwo:
    """Two sessions of a run are two sessions: the first on its first day, the last on its last."""

    def test_each_takes_a_grant_of_its_own(self) -> None:
        """A grant with room for one takes the first; the next grant takes the second."""
        one = {"id": "one", "max": 1, "unit": "sessions", "per": "calendar_year"}
        made = booked_two(limits=[one])
        assert [(str(row.date), row.sessions, row.grant) for row in made.past.rows] == [
            ("2026-01-05", 1, "first"),
            ("2026-01-15", 1, "second"),
        ]


def booked_two(**first: Any) -> Case:
    """Return a case with a run of two sessions from 5 to 15 January, booked on two grants."""
    pays = {"contracted": {"percent": 100}}
    grants = [
        {"id": "first", "covers": ["physiotherapy"], "pays": pays, **first},
        {"id": "second", "covers": ["physiotherapy"], "pays": pays},
    ]
    terms = {"id": "p", "insurer": "x", "name": "x", "year": 2026, "source": "x", "confidence": "A", "grants": grants}
    made = case(packages=[terms], history=sessions(2, "2026-01-05", until="2026-01-15", paid_by="package"))
    return booked_on_grants(made, law_of(made))
