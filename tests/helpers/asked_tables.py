"""Tables of a practice that are asked by the command, with a map."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from fysiodekking.adapters.cli import command

ROOT = Path(__file__).parents[2]
DAY = ROOT / "docs" / "examples" / "day"
MONTH = ROOT / "docs" / "examples" / "month"
HEADER = "Regel;Datum;Prestatie;Tarief;Geboren;Contract;Soort"
ROW = "1;12-03-2026;1000;42,50;02-05-1984;J;nek"
MAP: dict[str, Any] = {
    "table": {"keep": ["Regel"]},
    "columns": {
        "session.date": "Datum",
        "session.performance": "Prestatie",
        "session.price": "Tarief",
        "insured.born": "Geboren",
        "provider.contracted": "Contract",
        "condition.kind": "Soort",
    },
    "words": {"condition.kind": {"nek": "not_listed", "beroerte": "stroke"}},
    "constants": {
        "provider": {"profession": "physiotherapist", "big_registered": True},
        "insured": {"basic_insured": True, "deductible_used": "0.00"},
        "history": [],
    },
}
Out = tuple[int, list[dict[str, str]], list[str]]
Decide = Callable[..., Out]


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, [str(each) for each in arguments], prog_name="fysiodekking")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.stdout, result.stderr


def changed(**parts: Any) -> dict[str, Any]:
    own = deepcopy(MAP)
    return {**own, **{key: {**own[key], **value} for key, value in parts.items()}}
