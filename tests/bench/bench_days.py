"""What the first decision of a day costs beside the next one of that day, and what is kept of all days.

Run it: ``python tests/bench/bench_days.py``. An adult with an ordinary complaint and one past the first twenty of
annex 1 are asked on the days of 2012 to 2026, in an order drawn at random: a thousand days twice, for the medians of
the thread's own time, and every day once, for what is kept.
"""

from __future__ import annotations

import gc
import random
import statistics
import time
import tracemalloc
from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from fysiodekking import decide
from fysiodekking.boundaries.ordinary import ordinary
from fysiodekking.law import CHECKED
from fysiodekking.model.vocabulary import ConditionKind

if TYPE_CHECKING:
    from fysiodekking import Case


def microseconds(case: Case) -> float:
    started = time.thread_time()
    decide(case)
    return (time.thread_time() - started) * 1e6


def days() -> list[date]:
    """Return all checked days, in an order that says nothing."""
    last = CHECKED.last or CHECKED.first
    every = [CHECKED.first + timedelta(days=number) for number in range((last - CHECKED.first).days + 1)]
    random.Random(2026).shuffle(every)  # noqa: S311 - an order, no secret
    return every


TEMPLATES = (ordinary(CHECKED.first, before=2), ordinary(CHECKED.first, ConditionKind.STROKE, before=20))
DAY = timedelta(days=1)


def on(case: Case, day: date) -> Case:
    """Return a case on another day; its law is asked for when it is decided."""
    return attrs.evolve(case, session=attrs.evolve(case.session, date=day))


def main() -> None:
    every = days()
    warm, timed = every[:50], every[50:1050]
    for day in warm:
        for case in TEMPLATES:
            decide(on(case, day))
    first = [sum(microseconds(on(case, day)) for case in TEMPLATES) for day in timed]
    again = [sum(microseconds(on(case, day)) for case in TEMPLATES) for day in timed]
    once, twice = statistics.median(first), statistics.median(again)
    print(f"both decisions, first of their day {once:.0f} us, the next time {twice:.0f} us: {once - twice:.0f} us more")
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for day in every:
        for case in TEMPLATES:
            decide(on(case, day))
    gc.collect()
    kept = (tracemalloc.get_traced_memory()[0] - before) / 1e6
    print(f"kept of {2 * len(every):,} decisions on {len(every):,} days: {kept:.1f} MB")


if __name__ == "__main__":
    main()
