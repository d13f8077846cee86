"""What a long history and a long plan cost, side by side in one run.

Run it: ``python tests/bench/bench_history.py``.

* one decision with a history of 100, 1,000 and 3,000 sessions, beside reading it from a mapping (which indexes it) and
  beside one bare loop over its rows;
* a plan of 50 and of 500 sessions: the cost of one session in it.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from fysiodekking import case_from, decide
from fysiodekking.model.counts import MOST_PLANNED
from fysiodekking.model.history import History
from fysiodekking.series import plan

sys.path.insert(0, str(Path(__file__).parent))
from bench_decide import CASES, package

if TYPE_CHECKING:
    from collections.abc import Callable

    from fysiodekking import Case

SIZES = (100, 1_000, 3_000)
PLANNED = (50, MOST_PLANNED)
ROUNDS = 5


def with_history(sessions: int) -> dict[str, object]:
    first = date(2026, 1, 1)
    days = 160
    rows = [
        {
            "date": (first + timedelta(days=index % days)).isoformat(),
            "condition": "it",
            "paid_by": "package",
            "package": "fysio-9",
            "paid": "42.50",
        }
        for index in range(sessions)
    ]
    mapping = CASES["neck pain, room in the package"]
    return {**mapping, "history": rows, "packages": [package(max="unlimited")]}


def read_once(case: Case) -> tuple[int, int]:
    sessions = cents = 0
    for row in case.history.rows:
        if row.paid_by == "package" and row.date.year == case.session.date.year:
            sessions += row.sessions
            cents += row.sessions * row.paid.cents
    return sessions, cents


def seconds(function: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - started


def median(function: Callable[..., object], *arguments: object, rounds: int = ROUNDS) -> float:
    return statistics.median(seconds(function, *arguments) for _ in range(rounds))


def decide_anew(case: Case) -> object:
    return decide(attrs.evolve(case, history=History(case.history.rows)))


def main() -> None:
    for size in SIZES:
        mapping = with_history(size)
        case = case_from(mapping)
        loaded, looped = median(case_from, mapping), median(read_once, case)
        anew, again = median(decide_anew, case), median(decide, case)
        print(
            f"history of {size:6,}: reading it in {loaded * 1e3:7.2f} ms, a loop over it {looped * 1e3:6.2f} ms; "
            f"decision {again * 1e3:5.2f} ms, and {anew * 1e3:6.2f} ms with an index made anew "
            f"({anew / loaded:.2f} x reading it in, {anew / looped:.0f} x the loop)"
        )
    mapping = CASES["neck pain, room in the package"]
    case = case_from({**mapping, "history": [], "packages": [package(max="unlimited")]})
    necessary = attrs.evolve(case, session=attrs.evolve(case.session, medically_necessary=True))
    alone = median(decide, necessary, rounds=200)
    for size in PLANNED:
        days = [case.session.date + timedelta(days=index // 60) for index in range(size)]
        taken = seconds(partial(plan, necessary, size, dates=days)) / size
        print(f"plan of {size:6,}: {taken * 1e6:8.1f} us a session ({taken / alone:.1f} x one decision)")


if __name__ == "__main__":
    main()
