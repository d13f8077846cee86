"""Columns that are handed on: what their cells hold is of their type, and says of nobody who it is."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from fysiodekking.adapters.columns.arrow import arrow
from fysiodekking.adapters.tables.mapping import tells_who

_MAY_TELL: Final = r"[^\x00-\x7F]|@|([0-9][^0-9A-Za-z]*){9}"
"""What stands in every text that looks personal: an address, or nine digits with only signs between them."""
_NINE_DIGITS: Final = 10**8


def is_sound(column: Any) -> bool:
    """Tell whether a column can be handed on: what it holds is of its type."""
    try:
        column.validate(full=True)
    except arrow().ArrowException:
        return False
    return True


def handed_on(column: Any) -> tuple[Any, bool]:
    """Return a column with null for what is not of its type or looks personal, and whether there was any such."""
    if not is_sound(column):
        parts, told = zip(*(_cell(column.slice(row, 1)) for row in range(len(column))), strict=True)
        return arrow().concat_arrays(parts), any(told)
    wrong = {row for row in _may_tell(column) if tells_who(column[row].as_py())}
    return (_without(column, wrong), True) if wrong else (column, False)


def _cell(cell: Any) -> tuple[Any, bool]:
    return handed_on(cell) if is_sound(cell) else (arrow().nulls(1, cell.type), False)


def _without(column: Any, rows: set[int]) -> Any:
    """Return a column with null in some rows."""
    pa = arrow()
    nothing = pa.nulls(1, column.type)
    return pa.concat_arrays([nothing if row in rows else column.slice(row, 1) for row in range(len(column))])


def _may_tell(column: Any) -> list[int]:
    """Return the rows that have to be looked at: Arrow passes over those of which its type or its signs say enough."""
    types, compute = arrow().types, import_module("pyarrow.compute")
    if types.is_temporal(column.type) or types.is_boolean(column.type) or types.is_null(column.type):
        return []
    found: list[int] | None = None
    with suppress(arrow().ArrowNotImplementedError):
        if types.is_integer(column.type):
            large = compute.or_(compute.greater(column, _NINE_DIGITS - 1), compute.less(column, 1 - _NINE_DIGITS))
            found = compute.indices_nonzero(large).to_pylist()
        elif types.is_string(column.type) or types.is_large_string(column.type) or types.is_string_view(column.type):
            text = column.cast(arrow().large_string())
            found = compute.indices_nonzero(compute.match_substring_regex(text, _MAY_TELL)).to_pylist()
    return [*range(len(column))] if found is None else found
