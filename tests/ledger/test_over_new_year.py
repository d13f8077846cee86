"""Dossiers over New Year, beside sessions that are booked by hand and beside what was not said of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cases import ORDINARY
from fysiodekking import Decision, case_from, decide, decide_dossier, dossier_from
from packages import line, package

ACCIDENTS = ("2025-02-01", "2024-11-01")
SESSIONS = {"unit": "sessions", "id": "most"}
LIMITS: Any = st.one_of(
    st.builds(
        lambda most, carried: {**SESSIONS, "per": "calendar_year", "max": most, "carry_over": carried},
        st.integers(1, 5),
        st.integers(1, 3),
    ),
    st.builds(
        lambda most, per: {**SESSIONS, "per": per, "max": most},
        st.integers(1, 6),
        st.sampled_from(["accident", "condition", "calendar_year_and_condition", "insurance_lifetime"]),
    ),
    st.builds(
        lambda most, per: {"id": "most", "unit": "euros", "per": per, "max": most},
        st.sampled_from(["42.50", "80.00", "200.00"]),
        st.sampled_from(["calendar_year", "accident", "insurance_lifetime"]),
    ),
)
PAID = {"paid_by": "package", "package": "old", "paid": "40.00"}


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Generate a dossier without a history that begins in 2025, and its earlier sessions of that year."""
    in_december = draw(st.lists(st.integers(1, 31), min_size=1, max_size=4))
    in_january = draw(st.lists(st.integers(1, 31), max_size=5))
    accident = draw(st.sampled_from(ACCIDENTS))
    days = [*(f"2025-12-{day:02}" for day in in_december), *(f"2026-01-{day:02}" for day in in_january)]
    shared = {"performance": "1000", "price": "42.50", "accident": True, "accident_on": accident}
    pays = {"contracted": {"percent": 100, "at_most": "40.00"}}
    since = draw(st.sampled_from([{}, {"since": "2025-01-01"}]))
    terms = package(line("g", draw(LIMITS), pays=pays), id="old", year=2025, assume="renewed", **since)
    made = {
        **{key: ORDINARY[key] for key in ("provider", "insured")},
        "conditions": {"complaint": {"kind": "not_listed", "first_session": "2024-11-01"}},
        "packages": [terms],
        "sessions": [{"date": day, "medically_necessary": True, **shared} for day in sorted(days)],
    }
    rows = [{"date": f"2025-{month:02}-03", **PAID} for month in draw(st.lists(st.integers(3, 11), max_size=3))]
    return made, rows


def by_hand(made: dict[str, Any], rows: list[dict[str, Any]]) -> list[Decision]:
    """Decide each session as a case of its own, with all before it written in its history, and what was left."""
    rows, decisions = list(rows), []
    (limit,) = made["packages"][0]["grants"][0]["limits"]
    for session in made["sessions"]:
        left = 0
        if session["date"] >= "2026" and "carry_over" in limit:
            paid = sum(row["date"] < "2026" and row["paid_by"] == "package" for row in rows)
            left = max(0, min(limit["carry_over"], limit["max"] - paid))
        one = {key: value for key, value in made.items() if key != "sessions"}
        decision = decide(
            case_from({**one, "session": session, "history": rows, "used": {"left_last_year": {"old": left}}})
        )
        decisions.append(decision)
        assert decision.amounts is not None
        row = {"date": session["date"], "paid_by": str(decision.payer)}
        rows.append(row if decision.payer == "insured" else {**row, **PAID, "paid": str(decision.amounts.package)})
    return decisions


@settings(max_examples=150)
@given(dossiers())
def test_is_what_sessions_that_are_booked_by_hand_come_to(drawn: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """Each decided as a case of its own: who pays, how much, and what is left."""
    made, rows = drawn
    booked = decide_dossier(dossier_from({**made, "history": rows, "used": {"left_last_year": {"old": 0}}}))
    for decision, single in zip(booked, by_hand(made, rows), strict=True):
        assert (decision.payer, decision.amounts, decision.remaining) == (
            single.payer,
            single.amounts,
            single.remaining,
        )


@settings(max_examples=150)
@given(dossiers(), st.data())
def test_what_is_certain_holds_whatever_was_not_said(
    drawn: tuple[dict[str, Any], list[dict[str, Any]]], data: st.DataObject
) -> None:
    """Where only a range says how many sessions were elsewhere, or a row not who paid it or how much."""
    made, rows = drawn
    number = data.draw(st.integers(0, len(rows)))
    shown = [
        {
            key: value
            for key, value in row.items()
            if key not in data.draw(st.sampled_from([(), ("paid",), tuple(PAID)]))
        }
        for row in rows[number:]
    ]
    least, more = data.draw(st.integers(0, number)), data.draw(st.integers(0, 3))
    some = {"min": least, "max": number + more}
    ranges = {"elsewhere": some, "condition_elsewhere": some, "condition_elsewhere_this_year": some}
    left = data.draw(st.sampled_from([{}, {"left_last_year": {"old": 0}}]))
    decisions = decide_dossier(dossier_from({**made, "history": shown, "used": {**ranges, **left}}))
    for decision, single in zip(decisions, by_hand(made, rows), strict=True):
        assert decision.payer in (None, single.payer)
        assert decision.amounts in (None, single.amounts)
        assert decision.payer is not None or decision.missing
        for one, other in zip(decision.remaining, single.remaining, strict=True):
            assert one.left in (None, other.left)
