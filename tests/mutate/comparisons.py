"""Turns every comparison in the rules around, one at a time, and tells which changes no test notices.

Run it as ``python tests/mutate/comparisons.py [WORD…]``; words narrow it down to lines that contain one of them.
``<`` becomes ``<=``, ``==`` becomes ``!=``, ``is`` becomes ``is not``, ``in`` becomes ``not in``, and back.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from workshop import PACKAGE, ROOT, Mutant, main

TESTS: Final = ("tests/rules",)
_TURNED: Final[dict[type[ast.cmpop], tuple[str, str]]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}

EQUIVALENT: Final = {
    ("rules/basic/common.py", "key == case.condition_key [== -> !=]"): (
        "a start is only missing where the count is not used (its own) or where there are no rows (another's)"
    ),
}
"""Changes that no test can notice, each with the reason why."""


def _offset(starts: list[int], text: str, line: int, column: int) -> int:
    """Return the place of a node in the text; its column is counted in bytes."""
    first = starts[line - 1]
    return first + len(text[first:].encode()[:column].decode())


def _of_file(path: Path) -> Iterator[Mutant]:
    text = path.read_text("utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    below = path.relative_to(PACKAGE)
    own = ROOT / "tests" / below.parent / f"test_{below.name}"
    first = (str(own.relative_to(ROOT)),) if own.exists() else ()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
            assert left.end_lineno is not None
            assert left.end_col_offset is not None
            begin = _offset(starts, text, left.end_lineno, left.end_col_offset)
            end = _offset(starts, text, right.lineno, right.col_offset)
            old, new = _TURNED[type(operator)]
            between = text[begin:end]
            assert between.count(old) == 1 or old in ("is", "in"), between
            changed = text[:begin] + between.replace(old, new, 1) + text[end:]
            assert changed != text
            ast.parse(changed)
            what = f"{ast.unparse(node)} [{old} -> {new}]"
            yield Mutant(str(below), node.lineno, what, changed, first)


def _only_in_running(mutant: Mutant) -> bool:
    """Tell whether a change lies in the expression that takes the place of a missing start, not in one like it."""
    return "LONG_AGO" in mutant.text.splitlines()[mutant.line - 1]


def mutants() -> tuple[list[Mutant], list[str]]:
    """Return every comparison of the rules, turned around."""
    files = sorted((PACKAGE / "rules").rglob("*.py"))
    made, left_out = [], []
    for mutant in (each for path in files for each in _of_file(path)):
        reason = EQUIVALENT.get((mutant.file, mutant.what))
        if reason is None or not _only_in_running(mutant):
            made.append(mutant)
        else:
            left_out.append(f"{mutant}: {reason}")
    return made, left_out


if __name__ == "__main__":
    raise SystemExit(main("comparisons", *mutants(), TESTS))
