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


def package(*grants: Table, number: int | str = "") -> Table:
    return {
        "id": f"p{number}", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "A",
        "grants": list(grants),
    }  # fmt: skip


def grant(index: int, limits: int = 1, **more: Any) -> Table:
    return {
        "id": f"g{index}",
        "covers": ["physiotherapy"],
        "limits": [{"id": f"l{each}", "max": 9, "unit": "sessions", "per": "calendar_year"} for each in range(limits)],
        "pays": {"contracted": {"percent": 100}},
        **more,
    }


EUROS: Final = [{"id": "euros", "max": "350.00", "unit": "euros", "per": "calendar_year"}]
OF_THE_DAY: Final = [{"id": "day", "max": 1, "unit": "sessions", "per": "day"}]


def known(**more: Any) -> Table:
    """Return a case of which every fact is given that may be asked."""
    made = case(**more)
    made["session"] |= {"consent": True, "referral": True, "accident": False, "techniques": ["exercise_therapy"]}
    made["provider"] |= {"contracted": True, "specialisms": []}
    made["insured"] |= {"voluntary_deductible": "0.00", "deductible_used": "0.00"}
    return made


def without_contract(**more: Any) -> Table:
    made = known(**more)
    made["provider"]["contracted"] = False
    return made


def runs(count: int, first: date, last: date, **more: Any) -> list[Table]:
    return [
        {"date": first + timedelta(days=index % 20), "until": last, "condition": "k0", "sessions": 3, **more}
        for index in range(count)
    ]


def packages(count: int, **more: Any) -> list[Table]:
    return [package(grant(0, **more), number=number) for number in range(count)]


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
    "rows of an unknown amount, on two grants in euros": lambda count: case(
        history=rows(count, paid_by="package"), packages=[package(grant(0, limits=0) | {"limits": EUROS}, grant(1))]
    ),
    "rows on two grants, one a day": lambda count: known(
        history=rows(count, paid_by="package"), packages=[package(grant(0) | {"limits": OF_THE_DAY}, grant(1))]
    ),
    "rows of a code each": lambda count: known(
        history=[row | {"performance": f"c{index}"} for index, row in enumerate(rows(count, paid_by="package"))],
        packages=[package(grant(0), grant(1))],
    ),
    "runs over 1 January": lambda count: known(
        history=runs(count, date(2025, 12, 1), date(2026, 2, 1), paid_by="package"),
        packages=[package(grant(0), grant(1))],
    ),
    "runs over 1 January, nothing else known": lambda count: case(
        history=runs(count, date(2025, 12, 1), date(2026, 2, 1)), packages=[package(grant(0), grant(1))]
    ),
    "runs of the year": lambda count: known(
        history=runs(count, date(2026, 1, 1), date(2026, 5, 1), paid_by="package"),
        packages=[package(grant(0), grant(1))],
    ),
    "packages": lambda count: known(packages=packages(count)),
    "packages of unknown terms": lambda count: without_contract(packages=packages(count, terms_unknown=True)),
    "packages of unknown terms, a contract not given": lambda count: case(packages=packages(count, terms_unknown=True)),
    "grants": lambda count: case(packages=[package(*map(grant, range(count)))]),
    "limits": lambda count: case(packages=[package(grant(0, count))]),
    "conditions": of_conditions,
    "extra lines": of_lines,
}


FEWER: Final = {"packages of unknown terms, a contract not given": 12}
"""So many that the longer one still takes no more work than an answer may."""


def twice_the_work(run: Callable[[Case], object], name: str) -> None:
    some = FEWER.get(name, SOME)
    short, long = (case_from(LONGER[name](count)) for count in (some, 2 * some))
    for each in (short, long):
        run(each)  # what is made once and remembered is made
    once, twice = calls(lambda: run(short)), calls(lambda: run(long))
    assert twice <= ABOUT_TWICE * once, f"{once} calls, then {twice}"


@pytest.mark.parametrize("name", LONGER)
def test_a_decision(name: str) -> None:
    """Whatever becomes longer: the work of a decision grows with it, and no faster."""
    twice_the_work(decide, name)


@pytest.mark.parametrize("name", [each for each in LONGER if not each.startswith("packages")])
def test_what_would_change(name: str) -> None:
    """So does the work of finding what would change it."""
    twice_the_work(what_would_change, name)


@pytest.mark.parametrize(
    "name", ["rows that the insured paid", "rows of an unknown payer", "grants", "limits", "extra lines"]
)
def test_a_receipt(name: str) -> None:
    """So does the work of a receipt."""
    twice_the_work(receipt, name)
