"""What a program holds after 100,000 distinct decisions on all days of the law, none of which it keeps.

    python tests/bench/bench_memory.py [NUMBER]

The sessions of the mix, each moved back by some years, so that they lie on every day from 2012 on.
"""

from __future__ import annotations

import gc
import itertools
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mix import mix

from fysiodekking import case_from, decide

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = 100_000
WARM = 100
YEARS = 14
"""The mix lies in 2025 and 2026; the law begins in 2012."""


def moved(mapping: dict[str, Any], years: int) -> dict[str, Any]:
    """Return a case so many years earlier."""
    text = re.sub(r'"(\d{4})-(\d\d-\d\d)"', lambda day: f'"{int(day[1]) - years}-{day[2]}"', json.dumps(mapping))
    earlier: dict[str, Any] = json.loads(text.replace("-02-29", "-02-28"))
    for package in earlier["packages"]:
        package["year"] -= years
    return earlier


def held() -> float:
    """Return how many megabytes the process holds."""
    gc.collect()
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def cases(number: int) -> Iterator[dict[str, Any]]:
    """Yield so many cases, a part of the mix at a time, so that no list of them is held."""
    for seed in itertools.count():
        for index, mapping in enumerate(mix(min(number, 1_000), seed)):
            yield moved(mapping, (seed + index) % YEARS)


def main() -> None:
    number = int(sys.argv[1]) if sys.argv[1:] else NUMBER
    made = cases(number)
    for mapping in itertools.islice(made, WARM):
        decide(case_from(mapping))
    before = held()
    for mapping in itertools.islice(made, number):
        decide(case_from(mapping))
    after = held()
    print(f"{before:.0f} MB before, {after:.0f} MB after {number:,} decisions: {after - before:.0f} MB more")


if __name__ == "__main__":
    main()
