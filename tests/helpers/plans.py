"""Varied plans that the tests of their words, pictures and pages share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import cases
import packages
from dated import LAST
from fysiodekking import load_case
from fysiodekking.model.case import Case
from fysiodekking.model.plan import Plan
from fysiodekking.series import plan

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PICTURE = Path(__file__).parents[2] / "docs" / "images" / "plan.svg"


def package(name: str, *limits: dict[str, Any], percent: int = 100, year: int = 2026) -> dict[str, Any]:
    pays = {"contracted": {"percent": percent}, "not_contracted": {"percent": 50}}
    line = packages.grant(covers=["physiotherapy", "exercise_therapy"], limits=list(limits), pays=pays)
    return packages.package(line, id=name, name=name, year=year)


def limit(name: str, most: int | str, unit: str = "sessions", per: str = "calendar_year") -> dict[str, Any]:
    return {"id": name, "max": most, "unit": unit, "per": per}


THREE_PACKAGES = [
    package("first", limit("year", 6), limit("life", 8, per="condition"), percent=75, year=LAST.year),
    package("second", limit("budget", "225.00", "euros"), limit("many", "unlimited"), year=LAST.year),
    package("third", limit("year", 3), percent=75, year=LAST.year),
]


@cache
def planned(name: str) -> Plan:
    """Make a plan by name; each is made once."""
    made = {
        "one": lambda: plan(example("neck-pain-no-package"), 1),
        "runs-out": lambda: plan(example("neck-pain-with-package"), 12),
        "annex": lambda: plan(stroke(), 26),
        "annex-hundred": lambda: plan(stroke(), 100, every=3),
        "annex-four-hundred": lambda: plan(stroke(), 400, every=1),
        "into-next-year": lambda: plan(stroke(), 30, every=14),
        "amount-unknown": lambda: plan(example("stroke-number-of-sessions-not-certain"), 25),
        "elsewhere-unknown": lambda: plan(example("neck-pain-use-elsewhere-not-known"), 6),
        "new-year": lambda: plan(example("stroke-plan-over-new-year"), 20),
        "result-unknown": lambda: plan(example("child-of-12-ninth-session"), 15),
        "provided": lambda: plan(example("frozen-shoulder-needling-session-21"), 14),
        "nobody": lambda: plan(example("dry-needling-under-a-code-of-its-own"), 5),
        "used-up": lambda: plan(example("neck-pain-package-used-up"), 3),
        "three-packages": lambda: plan(cases.case(date=f"{LAST.year}-06-04", packages=THREE_PACKAGES), 34),
        "other-grant": lambda: plan(cases.case(packages=[two_grants()]), 6),
    }
    return made[name]()


def two_grants() -> dict[str, Any]:
    """A package of which a second grant pays once the first is used up."""
    both = package("both", limit("year", 2))
    return {**both, "grants": [*both["grants"], {**package("x", limit("more", 2))["grants"][0], "id": "more"}]}


def stroke() -> Case:
    """The case of the picture in the documentation."""
    return load_case(PICTURE.with_suffix(".toml"))


def example(name: str) -> Case:
    return load_case(EXAMPLES / f"{name}.toml")


NAMES = (
    "one",
    "runs-out",
    "annex",
    "annex-hundred",
    "annex-four-hundred",
    "into-next-year",
    "amount-unknown",
    "elsewhere-unknown",
    "result-unknown",
    "provided",
    "nobody",
    "used-up",
    "three-packages",
    "other-grant",
)
