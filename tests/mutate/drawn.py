"""Draws cases, and writes down the decisions of those that notice a change which no written decision notices.

Run it as ``python tests/mutate/drawn.py [WORD…]``: every change of `rules.py` in functions is asked of the decisions in
`tests/deciding/whole-decisions.jsonl` and then, for a second, of drawn cases. A case that is decided otherwise with the
change is written down with its decision, unless one that was written down before it notices the change too. What is
added has to be read: it shows what the library says, not what is right.

``--results FILE`` gets what became of each change, as `rules.py` writes it: ``rules.py --survivors`` then asks the
tests of what is left. A run can be stopped, and gone on with.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[2] / "coverage"))
sys.path.insert(0, str(Path(__file__).parents[1] / "independent"))
sys.path.insert(0, str(Path(__file__).parents[1] / "deciding"))
sys.path.insert(0, str(Path(__file__).parent))

import contract_cases
import whole
from copies import NOT_SWAPPED, NOTICED, SURVIVED, in_a_copy, told_by_a_copy
from operators import PACKAGE, ROOT, Mutant, files
from results import record, rows_of, still_to_try
from swapping import forget, module_name, original, swap
from tracing import functions_that_run

from fysiodekking import Case, InvalidCase, case_from, decide
from rules import ORDER, only, wanted_mutants

CASES: Final = 3_500
"""So many are drawn from the contract; as many as `whole.py` chooses of are drawn at the boundaries."""
SEED: Final = 50_000_000
LONGEST: Final = 1.2
"""Seconds of processor time that drawn cases are asked of one change, the quick ones first."""
NAMES: Final = ("a", "b", "neck", "knee", "fysio-9")
"""What is drawn has plain names: odd ones are for those who look for them."""


def from_the_contract() -> Iterator[dict[str, Any]]:
    """Yield mappings of cases that are drawn from the contract, each with the facts alone that matter."""
    contract_cases.ODD = contract_cases.UNSEEN = NAMES  # type: ignore[misc]
    drawn = 0
    for seed in range(SEED, SEED + 10 * CASES):
        try:
            case = case_from(contract_cases.case(Random(seed)))  # noqa: S311 - no secret
        except InvalidCase:
            continue
        yield whole.facts_that_matter(case)
        drawn += 1
        if drawn == CASES:
            return


class Drawn:
    """The written cases and the drawn ones, what is said of each, and which of them run through which function.

    :param written: how many of them, the first ones, are written down.
    """

    def __init__(self, mappings: Sequence[dict[str, Any]], written: int) -> None:
        self.cases: list[Case] = [case_from(each) for each in mappings]
        self.chosen = {*range(written)}
        self.lately: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        self.through: dict[tuple[str, str], list[int]] = defaultdict(list)
        traced = told_by_a_copy(lambda: [self._traced(case) for case in self.cases])
        self.said = [said for said, _, _ in traced]
        self.took = [took for _, took, _ in traced]
        for number, (_, _, places) in enumerate(traced):
            for file, function in places:
                self.through[file, function].append(number)

    @staticmethod
    def _traced(case: Case) -> tuple[str, float, list[tuple[str, str]]]:
        forget()
        with functions_that_run() as places:
            said = whole.sum_of(decide(case))
        forget()
        begun = time.process_time()
        decide(case)
        return said, time.process_time() - begun, sorted(places)

    def asked(self, mutant: Mutant, chance: Random) -> Callable[[], tuple[int, str]]:
        """Return the work of asking the cases that run through the changed function, those written down first."""
        place = mutant.file, mutant.function
        lately = self.lately[place]
        numbers = sorted(
            self.through.get(place, ()),
            key=lambda number: (
                number not in self.chosen,
                number not in lately,
                chance.random() * (self.took[number] + 0.0005),
            ),
        )

        def work() -> tuple[int, str]:
            if not swap(mutant):
                return NOT_SWAPPED, ""
            spent = 0.0
            for number in numbers:
                begun = time.process_time()
                if whole.sum_of(decide(self.cases[number])) != self.said[number]:
                    return NOTICED, str(number)
                spent += (time.process_time() - begun) * (number not in self.chosen)
                if spent > LONGEST:
                    break
            return SURVIVED, ""

        return work

    def noticed(self, mutant: Mutant, by: str) -> None:
        """Note which case noticed a change: it is asked first of the next one there."""
        if by.isdigit():
            self.lately[mutant.file, mutant.function][int(by)] = None
            self.chosen.add(int(by))


def main() -> int:
    """Try changes on written and drawn cases, and write down those that notice more."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("words", nargs="*")
    options.add_argument("--results", type=Path, default=ROOT / "build" / "drawn.jsonl")
    given = options.parse_args()
    os.chdir(ROOT)
    given.results.parent.mkdir(exist_ok=True)
    for path in files():
        importlib.import_module(module_name(str(path.relative_to(PACKAGE))))
        original(str(path.relative_to(PACKAGE)))
    mutants = still_to_try(only("calls", wanted_mutants(given.words, ORDER)), rows_of(given.results))
    written = [row["case"] for row in whole.read()]
    mappings = [*written, *from_the_contract(), *(mapping for mapping, _ in whole.drawn_at_boundaries())]
    drawn = Drawn(mappings, len(written))
    forget()  # once: what is copied remembers nothing
    gc.collect()
    gc.freeze()
    chance = Random(ORDER)  # noqa: S311 - no secret
    for number, mutant in enumerate(mutants, 1):
        fate, noticed = in_a_copy(drawn.asked(mutant, chance))
        drawn.noticed(mutant, noticed)
        record(given.results, mutant, "survived" if fate == "not swapped" else fate, noticed)
        if number % 100 == 0:
            print(f"{number} of {len(mutants)}, {len(drawn.chosen) - len(written)} cases more", flush=True)
        if number % 1000 == 0 or number == len(mutants):
            whole.write([mappings[each] for each in sorted(drawn.chosen)])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
