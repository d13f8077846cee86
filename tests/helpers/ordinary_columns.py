"""An ordinary session as columns of Arrow, rows that differ from it, and their answers, for tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import InvalidInput, decide_table

pa = pytest.importorskip("pyarrow")

PACKAGES = Path(__file__).parents[2] / "docs" / "examples" / "day" / "packages.toml"
SESSION: dict[str, Any] = {
    "session.date": date(2026, 3, 12),
    "session.performance": "1000",
    "session.price": Decimal("42.50"),
    "session.techniques": ["exercise_therapy"],
    "provider.profession": "physiotherapist",
    "provider.big_registered": True,
    "provider.contracted": True,
    "insured.born": date(1984, 5, 2),
    "condition.kind": "not_listed",
    "history": [{"date": date(2026, 3, 2), "sessions": 3, "paid_by": "package", "paid": Decimal("42.50")}],
    "packages": ["voorbeeld-9-2026"],
}
"""An ordinary session as columns."""


def table(*rows: Mapping[str, Any]) -> Any:
    """Return rows as a table: each the ordinary one but for what is said of it."""
    return pa.Table.from_pylist([{**SESSION, **row} for row in rows or [{}]])


def answered(table: Any, **named: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pa.table(decide_table(table, packages=PACKAGES, **named)).to_pylist()
    return rows


def refused(table: Any, **named: Any) -> list[str]:
    """Return what is wrong with a table as a whole."""
    with pytest.raises(InvalidInput) as caught:
        decide_table(table, **named)
    return [str(problem) for problem in caught.value.problems]
