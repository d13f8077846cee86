"""What a dossier costs beside its sessions one by one, side by side in one run.

Run it: ``python tests/bench/bench_dossier.py``.

A dossier of sessions over three years, with the packages of three years, beside a dossier of one session for each of
them: on its own day, with what went before it as the practice keeps it, a run of sessions a year. Then dossiers of
other lengths, to see whether a session costs more in a long one.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from fysiodekking import decide_dossier, dossier_from

if TYPE_CHECKING:
    from collections.abc import Callable

SESSIONS = 1_000
LENGTHS = (250, 500, 1_000, 2_000)
ROUNDS = 7
DAYS = 1_080
YEARS = (2024, 2025, 2026)
Mapping = dict[str, Any]


def mapping(days: list[date], history: list[Mapping], *, contracted: bool) -> Mapping:
    """Return a dossier with one package a year, of which the contract is told or not."""
    terms = {"insurer": "Insurer", "name": "Fysio", "source": "terms", "confidence": "A"}
    limits = [{"id": "year", "max": "unlimited", "unit": "sessions", "per": "calendar_year"}]
    grants = [{"id": "g", "covers": ["physiotherapy"], "limits": limits, "pays": {"contracted": {"percent": 100}}}]
    return {
        "sessions": [{"date": day.isoformat(), "performance": "1000", "price": "42.50"} for day in days],
        "provider": {
            "profession": "physiotherapist",
            "big_registered": True,
            **({"contracted": True} if contracted else {}),
        },
        "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
        "conditions": {"neck": {"kind": "not_listed"}},
        "history": history,
        "packages": [{"id": f"fysio-{year}", "year": year, **terms, "grants": grants} for year in YEARS],
    }


def days_of(sessions: int) -> list[date]:
    return [date(YEARS[0], 1, 1) + timedelta(days=index * DAYS // sessions) for index in range(sessions)]


def one_by_one(sessions: int, *, contracted: bool) -> Iterator[Mapping]:
    """Yield a dossier for each session, with the sessions before it as a run a year that the package paid."""
    days = days_of(sessions)
    for number, day in enumerate(days):
        before = [[each for each in days[:number] if each.year == year] for year in YEARS]
        runs = [
            {"date": run[0].isoformat(), "until": run[-1].isoformat(), "sessions": len(run), "paid_by": "package"}
            | {"package": f"fysio-{run[0].year}", "paid": "42.50"}
            for run in before
            if run
        ]
        yield mapping([day], runs, contracted=contracted)


def taken(call: Callable[[], object]) -> float:
    before = time.process_time()
    call()
    return time.process_time() - before


def main() -> None:
    for contracted in (True, False):
        whole = dossier_from(mapping(days_of(SESSIONS), [], contracted=contracted))
        alone = [dossier_from(each) for each in one_by_one(SESSIONS, contracted=contracted)]
        ratios, seconds = [], []
        for _ in range(ROUNDS):
            seconds.append(taken(partial(decide_dossier, whole)))
            ratios.append(seconds[-1] / taken(lambda: [*map(decide_dossier, alone)]) * SESSIONS)  # noqa: B023
        told = "contract told" if contracted else "contract not told"
        costs = f"{statistics.median(seconds):.2f} s CPU, {statistics.median(ratios):,.0f} times one session of it"
        print(f"{told}: {SESSIONS} sessions {costs}", flush=True)
        for length in LENGTHS:
            dossier = dossier_from(mapping(days_of(length), [], contracted=contracted))
            each = min(taken(partial(decide_dossier, dossier)) for _ in range(3)) / length * 1e6
            print(f"    {length:,} sessions: {each:,.0f} us a session", flush=True)


if __name__ == "__main__":
    main()
