"""A row as the mapping of a case, as a case file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from typing import Any, Final

from fysiodekking.adapters.columns.facts import CONDITION, is_range

_TREATED: Final = "treated"
"""The key of the condition that is treated, where none is given."""
_CENTS: Final = -2


def mappings(batch: Any, facts: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the mapping of each row of a batch: what is null is not given."""
    names = [name.split(".") for name in facts]
    ranges = [is_range(name) for name in facts]
    columns = [_values(batch.column(name)) for name in facts]
    for values in zip(*columns, strict=True):
        mapping: dict[str, Any] = {}
        for path, value, ranged in zip(names, values, ranges, strict=True):
            if value is not None:
                _put(mapping, path, {"min": value, "max": value} if ranged and isinstance(value, int) else value)
        yield _with_condition(mapping)


def _values(column: Any) -> list[Any]:
    return [_plain(value) for value in column.to_pylist()]


def _plain(value: Any) -> Any:
    """Return a value as a case file has it: without what is null, a pair of a map as a key, cents as text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        if value and isinstance(value[0], tuple):
            return {key: _plain(inner) for key, inner in value if inner is not None}
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal) and value.as_tuple().exponent == _CENTS:
        return str(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return value


def _put(mapping: dict[str, Any], path: list[str], value: Any) -> None:
    *parts, last = path
    for part in parts:
        mapping = mapping.setdefault(part, {})
    mapping[last] = value


def _with_condition(mapping: dict[str, Any]) -> dict[str, Any]:
    """Put the condition that is treated among all of them."""
    condition = mapping.pop(CONDITION, None)
    if condition is None:
        return mapping
    key = mapping.get("session", {}).get(CONDITION, _TREATED)
    mapping["conditions"] = {**mapping.get("conditions", {}), key: condition}
    return mapping
