"""A row as the mapping of a case, as a case file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from fysiodekking.adapters.columns.facts import CONDITION, is_range
from fysiodekking.adapters.columns.kept import is_sound
from fysiodekking.adapters.columns.layouts import LISTS, is_type, plain_type
from fysiodekking.model.errors import Problem

TREATED: Final = "treated"
"""The key of the condition that is treated, where none is given."""
_CENTS: Final = -2
_AS_IT_IS: Final = frozenset({str, bool, int, date})
_UNREADABLE: Final = (
    "cannot be read (write text as UTF-8, a day of the calendar, each field of a struct and each key of a map once)"
)
"""What is said of a cell whose value is none of its type; the value itself is not repeated."""


def mappings(batch: Any, facts: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Return the mapping of each row of a batch: what is null is not given.

    :raises Exception: of whatever kind, at once, where a cell cannot be read.
    """
    return _mappings(facts, [_values(batch.column(name)) for name in facts])


def _mappings(facts: tuple[str, ...], columns: list[list[Any]]) -> Iterator[dict[str, Any]]:
    names = [name.split(".") for name in facts]
    ranges = [is_range(name) for name in facts]
    for values in zip(*columns, strict=True):
        mapping: dict[str, Any] = {}
        for path, value, ranged in zip(names, values, ranges, strict=True):
            if value is not None:
                one_number = ranged and isinstance(value, (int, Decimal))
                _put(mapping, path, {"min": value, "max": value} if one_number else value)
        yield _with_condition(mapping)


def _values(column: Any) -> list[Any]:
    values = column.to_pylist()
    if "map<" in str(column.type):
        values = [_keyed(value, column.type) for value in values]
    return [plain(value) for value in values]


def _keyed(value: Any, type_: Any) -> Any:
    """Return a value with each map by its keys: Arrow gives it as pairs, and an empty one as an empty list."""
    if value is None:
        return None
    type_ = plain_type(type_)
    if is_type(type_, "map"):
        keyed = {key: _keyed(inner, type_.item_type) for key, inner in value}
        if len(keyed) < len(value):
            raise ValueError
        return keyed
    if is_type(type_, "struct"):
        return {field.name: _keyed(value[field.name], field.type) for field in type_}
    if is_type(type_, *LISTS):
        return [_keyed(inner, type_.value_type) for inner in value]
    return value


def unreadable(batch: Any, facts: tuple[str, ...], kept: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return what cannot be read in a batch of one row."""
    wrong = [name for name in facts if not _is_readable(batch.column(name))]
    wrong += [name for name in kept if not is_sound(batch.column(name))]
    return tuple(Problem(name, _UNREADABLE) for name in wrong)


def _is_readable(column: Any) -> bool:
    try:
        _values(column)
    except Exception:  # noqa: BLE001 - Arrow says in many ways that a value is none of its type
        return False
    return True


def plain(value: Any) -> Any:
    """Return a value as a case file has it: without what is null, cents as text."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
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
    key = mapping.get("session", {}).get(CONDITION, TREATED)
    mapping["conditions"] = {**mapping.get("conditions", {}), key: condition}
    return mapping
