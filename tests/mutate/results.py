"""What became of each mutant, one on a line of a file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from operators import Mutant


def row_of(mutant: Mutant) -> dict[str, Any]:
    """Return what names a mutant in the results."""
    return {"file": mutant.file, "line": mutant.line, "function": mutant.function, "change": mutant.change}


def record(results: Path, mutant: Mutant, fate: str, noticed: str) -> None:
    """Write down what became of a mutant."""
    if fate == "survived":
        print(f"survives: {mutant}", flush=True)
    with results.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({**row_of(mutant), "fate": fate, "noticed": noticed}, ensure_ascii=False) + "\n")


def rows_of(results: Path) -> list[dict[str, Any]]:
    """Return what earlier runs found."""
    return [json.loads(line) for line in results.read_text("utf-8").splitlines()] if results.exists() else []


def still_to_try(mutants: Sequence[Mutant], rows: Sequence[dict[str, Any]]) -> list[Mutant]:
    """Return the mutants of which nothing is known yet; some stand several times on one line."""
    known = Counter((row["file"], row["line"], row["function"], row["change"]) for row in rows)
    left = []
    for mutant in mutants:
        key = (mutant.file, mutant.line, mutant.function, mutant.change)
        if known[key]:
            known[key] -= 1
        else:
            left.append(mutant)
    return left


def of_today(mutants: Sequence[Mutant], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of mutants that can still be made; code that was changed since makes others."""
    known = Counter((mutant.file, mutant.line, mutant.function, mutant.change) for mutant in mutants)
    kept = []
    for row in rows:
        key = (row["file"], row["line"], row["function"], row["change"])
        if known[key]:
            known[key] -= 1
            kept.append(row)
    return kept
