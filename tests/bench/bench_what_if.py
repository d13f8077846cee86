"""How long it takes to find what would change an answer, beside one decision of the same case.

Run it: ``python tests/bench/bench_what_if.py [CASE…]``. Decision, search and receipt are measured in turn in one run;
the figures are medians of several rounds. No test depends on the time.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from fysiodekking import decide, load_case, receipt, what_would_change

ROUNDS = 15
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(names: list[str]) -> None:
    print(f"{'case':45} {'tried':>5} {'decide':>9} {'what if':>9} {'receipt':>9} {'what if / decide':>17}")
    for path in map(Path, names or sorted(map(str, EXAMPLES.glob("*.toml")))):
        case = load_case(path)
        rounds = [
            (
                once(lambda case=case: decide(case)),
                once(lambda case=case: what_would_change(case)),
                once(lambda case=case: receipt(case)),
            )
            for _ in range(ROUNDS)
        ]
        one, search, receipts = (statistics.median(column) * 1000 for column in zip(*rounds, strict=True))
        tried = what_would_change(case).tried
        print(f"{path.stem[:45]:45} {tried:5} {one:6.2f} ms {search:6.1f} ms {receipts:6.1f} ms {search / one:17.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
