"""What reading and writing cost on a realistic mix: a mapping in, a decision out as data or as a line, and a receipt.

    python tests/bench/bench_data.py [ROOT …]

Each ROOT (a folder that holds the package; by default the one that is installed) works in a process of its own; they
take turns, and ratios are beside the first, as an older tree (see `beside`). Times are microseconds of the processor.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from time import process_time
from typing import Any

from beside import ROUNDS, Figures, main

CASES = 4_000
WARM = 500
RECEIPTS = 5


def many(function: Callable[[Any], object], values: Sequence[Any]) -> float:
    """Return how many microseconds a call takes over these values."""
    begun = process_time()
    for value in values:
        function(value)
    return (process_time() - begun) / len(values) * 1e6


def with_rows(count: int) -> dict[str, Any]:
    """Return a case with so many earlier sessions, of two conditions and two payers."""
    day = date(2026, 6, 1)
    history = [
        {
            "date": str(day - timedelta(days=1 + index % 700)),
            "condition": ("neck", "stroke")[index % 2],
            "paid_by": ("insured", "basic")[index // 2 % 2],
        }
        for index in range(count)
    ]
    return {
        "session": {"date": str(day), "performance": "1000", "condition": "neck", "price": "42.50"},
        "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
        "insured": {"born": "1984-05-02", "basic_insured": True},
        "conditions": {"neck": {"kind": "not_listed"}, "stroke": {"kind": "stroke"}},
        "history": history,
    }


def measured() -> Iterator[Figures]:
    """Yield the times of each round, by what was measured."""
    from mix import mix

    import fysiodekking
    from fysiodekking import as_dict, case_from, decide

    if hasattr(fysiodekking, "receipt"):
        write, line, receipt = as_dict, fysiodekking.json_line, fysiodekking.receipt
    else:  # a tree in which writing a decision decided
        from functools import partial

        from fysiodekking.adapters.receipts import receipt_of

        def receipt(case: Any) -> Any:
            return receipt_of(decide(case))

        def line(decision: Any) -> str:
            return json.dumps(write(decision), separators=(",", ":"))

        write = partial(as_dict, receipt=False)

    def line_to_line(text: str) -> str:
        return line(decide(case_from(json.loads(text))))

    lines = [json.dumps(each, default=str) for each in mix(CASES + WARM)]
    many(line_to_line, lines[:WARM])
    lines = lines[WARM:]
    long = case_from(with_rows(1000)), case_from(with_rows(3000))
    size = CASES // ROUNDS
    for at in range(0, CASES, size):
        part = lines[at : at + size]
        mappings = [json.loads(each) for each in part]
        figures = {"reading a mapping": many(case_from, mappings)}
        cases = [case_from(each) for each in mappings]
        decisions = [decide(each) for each in cases]
        figures["as_dict"] = many(write, decisions)
        decisions = [decide(each) for each in cases]
        figures["json_line"] = many(line, decisions)
        figures["line in, line out"] = many(line_to_line, part)
        figures["receipt"] = many(receipt, cases[:RECEIPTS])
        if not at:  # once, for trees in which they take long
            figures["receipt, 1,000 rows"] = many(receipt, long[:1])
            figures["receipt, 3,000 rows"] = many(receipt, long[1:])
        yield figures


if __name__ == "__main__":
    main(__file__, measured)
