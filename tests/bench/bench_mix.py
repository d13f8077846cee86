"""What `decide` costs on a realistic mix, beside a plain function that answers the same cases, and beside another tree.

    python tests/bench/bench_mix.py [ROOT …]

Each ROOT (a folder that holds the package; by default the one that is installed) answers in a process of its own. They
take turns, a slice of the mix each, so that what else the machine does falls on all of them. Every case is decided
once; times are those of the processor. The plain function answers the cases that it can as `decide` does.
"""

from __future__ import annotations

import statistics
from datetime import timedelta
from time import process_time
from typing import TYPE_CHECKING

from beside import ROUNDS, main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fysiodekking import Case

CASES = 20_000
WARM = 1_000
LONG = 40
ANEW = 60


def once(function: Callable[[Case], object], case: Case) -> float:
    """Return how many microseconds one call takes."""
    begun = process_time()
    function(case)
    return (process_time() - begun) * 1e6


def many(function: Callable[[Case], object], cases: list[Case]) -> float:
    """Return how many microseconds a call takes over these cases."""
    begun = process_time()
    for case in cases:
        function(case)
    return (process_time() - begun) / len(cases) * 1e6


def measured() -> Iterator[dict[str, float]]:
    """Yield the times of each round, by what was measured; a ratio is the time beside that of the plain function."""
    import attrs
    from bench_decide import CASES as SEVEN
    from bench_decide import straight
    from mix import DAYS, mix, plain

    from fysiodekking import case_from, decide

    neck, *others = [case_from(each) for each in SEVEN.values()]
    cases = [case_from(each) for each in mix(CASES + WARM)]
    warm, cases = cases[:WARM], cases[WARM:]
    agree(warm)
    first = neck.conditions["it"].first_session
    weekends = (first + timedelta(days) for days in range(360))
    unseen = iter([day for day in weekends if day not in DAYS[day.year]])
    size = CASES // ROUNDS
    for at in range(0, CASES, size):
        part = cases[at : at + size]
        found: dict[str, float] = {"the mix, us": many(decide, part)}
        found["the mix, x plain"] = found["the mix, us"] / many(plain, part)
        incomplete = [case for case in part if decide(case).missing]
        longest = [case for case in part if sum(row.sessions for row in case.past.rows) == LONG]
        found["a fact missing, us"] = many(decide, incomplete)
        found["worst of 40 sessions, us"] = max(min(once(decide, case) for _ in range(3)) for case in longest)
        of_seven = [many(decide, [case] * 100) for case in (neck, *others)]
        by_hand = [many(straight, [case] * 100) for case in (neck, *others)]
        found["the seven of bench_decide, x plain"] = sum(of_seven) / sum(by_hand)
        found["one ordinary complaint, x plain"] = of_seven[0] / by_hand[0]
        anew = []
        for _ in range(ANEW // ROUNDS):
            session = attrs.evolve(neck.session, date=next(unseen))
            first, *others = [once(decide, attrs.evolve(neck, session=session)) for _ in range(4)]
            anew.append(first - min(others))
        found["first decision of a new day, us more"] = statistics.median(anew)
        yield found


def agree(cases: list[Case]) -> None:
    """Stop where the plain function answers otherwise, although nothing is missing."""
    from mix import plain

    from fysiodekking import decide

    for case in cases:
        decision = decide(case)
        if not decision.missing and decision.payer is not None:
            ours = decision.outcome.value, decision.payer.value
            assert ours == plain(case), (ours, plain(case), case)


if __name__ == "__main__":
    main(__file__, measured)
