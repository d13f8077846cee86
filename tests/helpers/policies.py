"""A small suite of policy checks: one package of nine sessions a year from 18, and cases of some sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import packages
from fysiodekking import case_from
from fysiodekking.model.case import Case

DAY = "2026-03-12"
PACKAGE = packages.package(
    packages.grant(
        covers=["physiotherapy", "exercise_therapy"],
        requires={"min_age": 18},
        limits=[packages.YEAR],
        pays={"contracted": {"percent": 100}, "not_contracted": {"percent": 75}},
    ),
    id="negen-2026",
    insurer="an insurer",
    name="Nine",
    source="made up",
    confidence="I",
)


def session(number: int, **changes: Any) -> dict[str, Any]:
    """Return the mapping of a case: the session of this number of the year, of an adult's ordinary complaint."""
    before = {"date": "2026-01-05", "until": "2026-03-05", "paid_by": "package", "package": PACKAGE["id"]}
    return {
        "title": f"Session {number} of the year.",
        "session": {"date": DAY, "performance": "1000", "techniques": ["exercise_therapy"], "price": "42.50"},
        "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
        "insured": {"born": "1984-05-02", "basic_insured": True},
        "conditions": {"neck": {"kind": "not_listed"}},
        "packages": [PACKAGE],
        "history": [{**before, "sessions": number - 1}] if number > 1 else [],
        **changes,
    }


def suite(numbers: Iterable[int]) -> list[Case]:
    """Return the cases of the sessions of these numbers."""
    return [case_from(session(number)) for number in numbers]
