"""The same values laid out otherwise by Arrow: as numbers of a dictionary, in runs, as a type of somebody's own."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

from fysiodekking.adapters.columns.arrow import arrow

LISTS: Final = ("list", "large_list", "fixed_size_list", "list_view", "large_list_view")
_BYTE_AS_FLAG: Final = "arrow.bool8"


def is_type(type_: Any, *names: str) -> bool:
    """Tell whether a type of Arrow is one of those names."""
    types = arrow().types
    return any(getattr(types, f"is_{name}")(type_) for name in names)


def plain_type(type_: Any) -> Any:
    """Return the type of the values of a column, however they are laid out."""
    if isinstance(type_, arrow().BaseExtensionType):
        return arrow().bool_() if type_.extension_name == _BYTE_AS_FLAG else plain_type(type_.storage_type)
    if is_type(type_, "dictionary", "run_end_encoded"):
        return plain_type(type_.value_type)
    return type_


def plain_column(column: Any) -> Any:
    """Return a column with each value in its place; what lies within a value is left as it is.

    :raises Exception: of whatever kind where Arrow cannot do so.
    """
    type_ = column.type
    if isinstance(type_, arrow().BaseExtensionType):
        is_flag = type_.extension_name == _BYTE_AS_FLAG
        return column.storage.cast(arrow().bool_()) if is_flag else plain_column(column.storage)
    if is_type(type_, "dictionary"):
        return plain_column(_with_rows(column.dictionary).take(column.indices))
    if is_type(type_, "run_end_encoded"):
        return plain_column(import_module("pyarrow.compute").run_end_decode(column))
    return _one_after_the_other(column) if is_type(type_, "list_view", "large_list_view") else column


def _with_rows(column: Any) -> Any:
    """Return a column of which Arrow takes rows: of a view of text it does not."""
    return column.cast(arrow().large_string()) if is_type(column.type, "string_view") else column


def _one_after_the_other(column: Any) -> Any:
    """Return views of lists as lists; Arrow's own cast loses values where views do not stand in order."""
    pa, np = arrow(), import_module("numpy")
    lengths = import_module("pyarrow.compute").list_value_length(column).fill_null(0).to_numpy(zero_copy_only=False)
    ends = np.cumsum(lengths, dtype="int64")
    firsts = column.offsets.to_numpy(zero_copy_only=False) - ends + lengths
    places = np.repeat(firsts, lengths) + np.arange(lengths.sum())
    values = _with_rows(column.values).take(pa.array(places))
    return pa.LargeListArray.from_arrays(pa.array([0, *ends], pa.int64()), values, mask=column.is_null())
