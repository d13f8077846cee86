"""What a row of a table costs in `decide_table`, beside the same rows one by one.

    python docs/examples/country/make.py 1000000 year && python tests/bench/bench_columns.py year [ROWS]

In microseconds of the processor a row of the made-up year, all in one batch, and once more of the rows of which every
fact is given; every way in turn in one run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset

from fysiodekking import case_from, decide, decide_table, load_packages
from fysiodekking.adapters.columns.facts import ID
from fysiodekking.adapters.columns.rows import mappings
from fysiodekking.adapters.columns.sameness import Alike, Cases
from fysiodekking.adapters.json_lines import short
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.deciding.making_the_decision import outline

ROOT: Final = Path(__file__).parents[2]
TERMS: Final = load_packages(ROOT / "docs" / "examples" / "country" / "packages.toml")
OWN: Final = own_packages(TERMS)
ONE_BY_ONE: Final = 5_000
"""So many rows are answered one by one: that costs the same for every row."""


class Grouping(Alike):
    """Facts and groups alone: nothing is asked, and each group is taken to find something of its own."""

    def group(self) -> None:
        """Group the rows by phase, by all phases, and by money as if the basic package paid."""
        findings = [self._ask(keys, found) for keys, found in self._phases()]
        for keys in (findings, self._money(findings[0] * 0 + 3)):
            self._grouped(keys)

    def _ask(self, keys: list[Any], found: Callable[..., Any]) -> Any:
        del found
        rows, firsts = self._grouped(keys)
        self.used_alike = self._spread(rows, range(len(firsts)))
        return self.used_alike


def one_by_one(batch: Any, facts: Sequence[str]) -> None:
    for each in mappings(batch, (*facts,)):
        short(decide(case_from(each, packages=OWN)))


def grouped(batch: Any, facts: Sequence[str]) -> None:
    cases = Cases(
        lambda rows: [case_from(each, packages=OWN) for each in mappings(batch.take(rows), (*facts,))], outline
    )
    Grouping(batch, facts, cases).group()


def measured(table: Any) -> str:
    """Return what each way costs a row."""
    (batch,) = table.combine_chunks().to_batches()
    facts = [name for name in batch.schema.names if name != ID]
    some = batch.take(pa.array(range(0, batch.num_rows, max(1, batch.num_rows // ONE_BY_ONE))))
    costs = {}
    for name, rows, way in (
        ("one by one", some.num_rows, lambda: one_by_one(some, facts)),
        ("decide_table", batch.num_rows, lambda: [*decide_table(batch, packages=TERMS)]),
        ("facts and groups alone", batch.num_rows, lambda: grouped(batch, facts)),
    ):
        before = time.process_time()
        way()
        costs[name] = (time.process_time() - before) / rows * 1e6
    each = ", ".join(f"{name} {cost:.1f} us" for name, cost in costs.items())
    quick = costs["decide_table"]
    return f"{batch.num_rows:,} rows: {each}; {costs['one by one'] / quick:.1f} times, {1e6 / quick:,.0f} a second"


def of_year(year: Path) -> Any:
    return dataset.dataset(year).to_table().drop_columns("file")


def complete(table: Any) -> Any:
    """Return the rows of which every fact is given that the year leaves out now and then."""
    of = {name: table[name].combine_chunks() for name in ("session", "provider", "insured", "condition")}
    asks = pc.not_equal(of["provider"].field("profession"), "acupuncturist")
    needed = {
        name: pc.and_not(asks, of["provider"].field(name).is_valid()) for name in ("big_registered", "trained_in")
    }
    given = pc.and_not(of["session"].field("techniques").is_valid(), pc.or_(*needed.values()))
    for part, name in (
        ("provider", "contracted"),
        ("insured", "basic_insured"),
        ("insured", "deductible_used"),
        ("condition", "first_session"),
    ):
        given = pc.and_(given, of[part].field(name).is_valid())
    return table.filter(given)


def main(year: Path, rows: int | None) -> None:
    """Print what each way costs, twice in turn."""
    table = of_year(year).slice(0, rows)
    for name, some in (("all", table), ("with every fact", complete(table))):
        for _ in range(2):
            print(f"{name}, {measured(some)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else None)
