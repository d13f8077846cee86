"""Makes every change that mutmut knows in what makes answers, and tells which no test notices.

Run it as ``python tests/mutate/rules.py [WORD…]``; words narrow it down to mutants whose description
contains one of them. A run can be stopped, and gone on with (``--go-on``); ``--survivors`` tries again what survived.
``--sample 500 --seed 2`` tries so many that are drawn with a seed, ``--only import`` of those that change what runs at
import, ``--only calls`` of the others; the report gives the interval in which the share of all lies.
``--part 1/2`` is every second one, so that two runs with results of their own can stand beside each other; what both
have found is one after the other in one file (``--report --results``).

All tests are collected once. For each mutant the process is copied (``fork``), the changed functions get their changed
code in the copy, and the tests that run through the changed function are asked, the nearest and quickest first, until
one fails. Changes outside functions, or in functions that are called at import, cannot be swapped in; they are tried
in a fresh import, the mirrored test file first.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "coverage"))

import pytest
from afresh import at_import, tried_afresh
from collected import FAR, NEAR, QUIET, Bench
from copies import told_by_a_copy
from equivalent import reason_of
from operators import ROOT, Mutant, files, mutants_of
from results import of_today, record, rows_of, still_to_try

ORDER: Final = 1
"""Seed of the order in which mutants are tried, unless another is given."""
SURE: Final = 1.96
"""So many standard deviations hold 95 % of a normal distribution."""


def wanted_mutants(words: Sequence[str], seed: int) -> list[Mutant]:
    """Return what is to be tried, in no order of lines: so what was tried when a run is stopped is a sample of all."""
    whole = [path for path in files() if not words or any(word in str(path) for word in words)]
    made = [mutant for path in whole or files() for mutant in mutants_of(path)]
    chosen = [each for each in made if not words or any(word in str(each) for word in words)]
    random.Random(seed).shuffle(chosen)  # noqa: S311 - no secret
    return chosen


def only(where: str, mutants: Sequence[Mutant]) -> list[Mutant]:
    """Return those that change what runs at import, or those that change what is called later."""
    early = at_import()
    wanted = where == "import"
    return [each for each in mutants if (not each.function or (each.file, each.function) in early) is wanted]


def interval(times: int, of: int) -> tuple[float, float]:
    """Return between which shares the share of all lies with 95 % confidence, after Wilson, by that of a sample."""
    share, spread = times / of, SURE**2 / of
    middle, half = share + spread / 2, SURE * math.sqrt(share * (1 - share) / of + spread / (4 * of))
    return (middle - half) / (1 + spread), (middle + half) / (1 + spread)


def part(text: str) -> tuple[int, int]:
    """Return which of how many parts, as ``1/2``."""
    which, _, of = text.partition("/")
    if not (which.isdigit() and of.isdigit() and 1 <= int(which) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part; write for instance 1/2")
    return int(which), int(of)


def run(mutants: Sequence[Mutant], results: Path, tests: Sequence[str], seconds: float) -> None:
    """Try mutants, and write down what became of each.

    What is changed outside functions needs a process that has not imported the package: this one has not, the tests are
    collected in a copy.
    """
    early = at_import()
    inside = [each for each in mutants if each.function and (each.file, each.function) not in early]
    numbers = {id(mutant): number for number, mutant in enumerate(mutants)}
    outside = {*range(len(mutants))} - {numbers[id(mutant)] for mutant in inside}
    outside.update(numbers[id(mutant)] for mutant in _swapped(inside, results, tests, seconds))
    print(f"{len(outside)} changes outside functions, or in functions that are called at import", flush=True)
    for number in sorted(outside):
        record(results, mutants[number], *tried_afresh(mutants[number]))


def _swapped(mutants: Sequence[Mutant], results: Path, tests: Sequence[str], seconds: float) -> list[Mutant]:
    """Try changes of functions in a copy of this process; return those that could not be swapped in."""
    if not mutants:
        return []
    numbers = {id(mutant): number for number, mutant in enumerate(mutants)}

    def work() -> list[int]:
        bench = Bench(mutants, results, seconds)
        pytest.main([*QUIET, *tests], plugins=[bench])
        return [numbers[id(mutant)] for mutant in bench.outside]

    left: list[int] = told_by_a_copy(work)
    return [mutants[number] for number in left]


def main() -> int:
    """Try all mutants, and say which survive."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("words", nargs="*")
    options.add_argument("--results", type=Path, default=ROOT / "build" / "mutants.jsonl")
    options.add_argument("--go-on", action="store_true", help="leave out what stands in the results already")
    options.add_argument("--survivors", action="store_true", help="try again those that survived, after a new test")
    options.add_argument("--far", action="store_true", help="ask the generated cases too: slow, for survivors")
    options.add_argument(
        "--seconds", type=float, default=20, help="of processor time for a change; what goes unseen so long survives"
    )
    options.add_argument("--report", action="store_true", help="run nothing, say what stands in the results")
    options.add_argument("--seed", type=int, default=ORDER, help="of the order in which they are tried")
    options.add_argument("--sample", type=int, help="try only so many, the first of that order")
    options.add_argument("--only", choices=("import", "calls"), help="only what runs at import, or only what does not")
    options.add_argument("--part", type=part, default=(1, 1), help="try only this part, as 1/2")
    given = options.parse_args()
    which, of = given.part
    os.chdir(ROOT)
    os.environ["PYTHONPATH"] = str(ROOT / "coverage")  # for what a test starts
    given.results.parent.mkdir(exist_ok=True)
    mutants = wanted_mutants(given.words, given.seed)
    mutants = only(given.only, mutants) if given.only else mutants
    print(f"{len(mutants)} mutants in all", flush=True)
    mutants = mutants[: given.sample][which - 1 :: of]
    rows = rows_of(given.results) if given.go_on or given.survivors or given.report else []
    if not given.words:
        rows = of_today(mutants, rows)
    again = [row for row in rows if given.survivors and row["fate"] == "survived" and why(row) is None]
    rows = [row for row in rows if row not in again]
    untried = still_to_try(mutants, [*rows, *again])
    tried = [each for each in still_to_try(mutants, rows) if each not in untried]
    if given.go_on or not given.survivors:
        tried = [] if given.report else [*tried, *untried]
    if not given.report:
        given.results.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        print(f"{len(mutants)} mutants, {len(tried)} to try", flush=True)
        run(tried, given.results, (*NEAR, *(FAR if given.far else ())), given.seconds)
    return report(mutants, rows_of(given.results))


def why(row: dict[str, Any]) -> str | None:
    """Return why a mutant cannot be noticed."""
    return reason_of(row["file"], row["function"], row["change"])


def report(mutants: Sequence[Mutant], rows: Sequence[dict[str, Any]]) -> int:
    """Print the count, and every survivor for which no reason is known."""
    untried = len(still_to_try(mutants, rows))
    alive = [row for row in rows if row["fate"] == "survived"]
    reasons = [why(row) for row in alive]
    noticed, equivalent = len(rows) - len(alive), len(alive) - reasons.count(None)
    print(f"{len(rows)} of {len(mutants)} mutants tried, {untried} not tried")
    if not rows:
        return 0
    print(
        f"{noticed} noticed ({100 * noticed / len(rows):.1f} %), {len(alive)} survive, {equivalent} of them equivalent"
    )
    low, high = interval(noticed, len(rows))
    print(f"of all mutants between {100 * low:.1f} and {100 * high:.1f} % would be noticed (95 %, Wilson)")
    for reason, times in Counter(reason for reason in reasons if reason).most_common():
        print(f"{times:5} equivalent: {reason}")
    for row, reason in zip(alive, reasons, strict=True):
        if reason is None:
            print(f"no reason known: {row['file']}:{row['line']}: {row['function'] or '(module)'}: {row['change']}")
    return 1 if equivalent < len(alive) else 0


if __name__ == "__main__":
    raise SystemExit(main())
