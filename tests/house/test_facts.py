"""What a rule found is kept typed: nobody takes a text apart to learn it, and there is one maker of findings."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "coverage" / "fysiodekking"
MODULES = sorted(PACKAGE.rglob("*.py"))
TAKEN_APART = frozenset({"partition", "rpartition", "split", "startswith", "endswith", "removeprefix", "removesuffix"})
PARSERS = frozenset({"fullmatch", "match", "search", "fromisoformat", "parse"})
OF_A_FACT = frozenset({"actual", "needed", "reason", "rule"})


def said_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"), str(path))))


def is_of_a_fact(node: ast.AST) -> bool:
    """Tell whether an expression is what a fact was, what was asked of it, or why (also as text)."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"str", "int", "float"}:
        return any(is_of_a_fact(each) for each in node.args)
    return isinstance(node, ast.Attribute) and node.attr in OF_A_FACT


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_text_of_a_fact_is_taken_apart(path: Path) -> None:
    """Neither its value, nor a reason, nor the name of a rule."""
    for call in said_of(path):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            assert not (call.func.attr in TAKEN_APART and is_of_a_fact(call.func.value)), ast.unparse(call)
            assert not (call.func.attr in PARSERS and any(map(is_of_a_fact, call.args))), ast.unparse(call)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_one_maker_of_findings(path: Path) -> None:
    """`Finding.of`; a stored one is read by its fields."""
    made = [each for each in said_of(path) if isinstance(each, ast.Call) and ast.unparse(each.func) == "Finding"]
    assert not made or path.name == "stored_decisions.py"
