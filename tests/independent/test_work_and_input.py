"""A list of twice the length takes at most about twice the work: calls of functions, which no clock disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from contract_promises import calls

from fysiodekking import Case, case_from, decide, receipt, what_would_change

Table = dict[str, Any]
TODAY: Final = date(2026, 6, 1)
ABOUT_TWICE: Final = 2.3
SOME: Final = 25


def case(**more: Any) -> Table:
    return {
        "session": {"date": TODAY, "performance": "1000", "condition": "k0", "price": "42.50"},
        "provider": {"profession": "physiotherapist", "big_registered": True},
        "insured": {"born": date(1984, 5, 2), "basic_insured": True},
        "conditions": {"k0": {"kind": "not_listed"}},
        "history": [],
        **more,
    }


def package(*grants: Table) -> Table:
    return {
        "id": "p", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "A", "grants": list(grants),
    }  # fmt: skip


def grant(index: int, limits: int = 1) -> Table:
    return {
        "id": f"g{index}",
        "covers": ["physiotherapy"],
        "limits": [{"id": f"l{each}", "max": 9, "unit": "sessions", "per": "calendar_year"} for each in range(limits)],
        "pays": {"contracted": {"percent": 100}},
    }


def rows(count: int, **more: Any) -> list[Table]:
    return [{"date": TODAY - timedelta(days=1 + index % 500), "condition": "k0", **more} for index in range(count)]


def of_conditions(count: int) -> Table:
    return case(conditions={f"k{index}": {"kind": "stroke"} for index in range(count)})


def of_lines(count: int) -> Table:
    made = case()
    made["session"]["extra_lines"] = [{"description": f"x{index}", "price": "1.00"} for index in range(count)]
    return made


LONGER: Final[dict[str, Callable[[int], Table]]] = {
    "rows that the insured paid": lambda count: case(history=rows(count, paid_by="insured")),
    "rows of an unknown payer": lambda count: case(history=rows(count), packages=[package(grant(0))]),
    "grants": lambda count: case(packages=[package(*map(grant, range(count)))]),
    "limits": lambda count: case(packages=[package(grant(0, count))]),
    "conditions": of_conditions,
    "extra lines": of_lines,
}


def twice_the_work(run: Callable[[Case], object], name: str) -> None:
    short, long = (case_from(LONGER[name](count)) for count in (SOME, 2 * SOME))
    for each in (short, long):
        run(each)  # what is made once and remembered is made
    once, twice = calls(lambda: run(short)), calls(lambda: run(long))
    assert twice <= ABOUT_TWICE * once, f"{once} calls, then {twice}"


@pytest.mark.parametrize("name", LONGER)
def test_a_decision(name: str) -> None:
    """Whatever becomes longer: the work of a decision grows with it, and no faster."""
    twice_the_work(decide, name)


@pytest.mark.parametrize("name", LONGER)
def test_what_would_change(name: str) -> None:
    """So does the work of finding what would change it."""
    twice_the_work(what_would_change, name)


@pytest.mark.parametrize("name", [each for each in LONGER if each != "conditions"])
def test_a_receipt(name: str) -> None:
    """So does the work of a receipt."""
    twice_the_work(receipt, name)
