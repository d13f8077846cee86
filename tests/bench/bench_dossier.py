"""What a dossier costs beside single sessions, side by side in one run.

Run it: ``python tests/bench/bench_dossier.py``.

A dossier of 1,000 sessions over three years, with the packages of three years, beside as many of one session.
"""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from fysiodekking import Dossier, decide_dossier, dossier_from

if TYPE_CHECKING:
    from collections.abc import Callable

SESSIONS = 1_000
ROUNDS = 7
DAYS = 1_080


def mapping(sessions: int, *, contracted: bool) -> dict[str, Any]:
    """Return a dossier with one package a year, of which the contract is told or not."""
    years = 2024, 2025, 2026
    first = date(years[0], 1, 1)
    terms = {"insurer": "Insurer", "name": "Fysio", "source": "terms", "confidence": "A"}
    limits = [{"id": "year", "max": "unlimited", "unit": "sessions", "per": "calendar_year"}]
    grants = [{"id": "g", "covers": ["physiotherapy"], "limits": limits, "pays": {"contracted": {"percent": 100}}}]
    days = [first + timedelta(days=index * DAYS // sessions) for index in range(sessions)]
    return {
        "sessions": [{"date": day.isoformat(), "performance": "1000", "price": "42.50"} for day in days],
        "provider": {
            "profession": "physiotherapist",
            "big_registered": True,
            **({"contracted": True} if contracted else {}),
        },
        "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
        "conditions": {"neck": {"kind": "not_listed"}},
        "history": [],
        "packages": [{"id": f"fysio-{year}", "year": year, **terms, "grants": grants} for year in years],
    }


def taken(call: Callable[[], object]) -> float:
    before = time.process_time()
    call()
    return time.process_time() - before


def main() -> None:
    for contracted in (True, False):
        whole, alone = (dossier_from(mapping(sessions, contracted=contracted)) for sessions in (SESSIONS, 1))
        ratios, seconds = [], []
        for _ in range(ROUNDS):
            seconds.append(taken(partial(decide_dossier, whole)))
            once = taken(partial(decided_often, alone)) / SESSIONS
            ratios.append(seconds[-1] / once)
        told = "contract told" if contracted else "contract not told"
        costs = (
            f"{statistics.median(seconds):.2f} s CPU, {statistics.median(ratios):,.0f} times a dossier of one session"
        )
        print(f"{told}: {SESSIONS} sessions {costs}")


def decided_often(dossier: Dossier) -> None:
    for _ in range(SESSIONS):
        decide_dossier(dossier)


if __name__ == "__main__":
    main()
