"""Columns as numbers: each distinct value of a column once, read as a case file's is, and for each row its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple, get_args, get_origin

from fysiodekking.adapters.columns.arrow import arrow
from fysiodekking.adapters.columns.facts import kinds_of
from fysiodekking.adapters.columns.layouts import LISTS, is_type, plain_column
from fysiodekking.adapters.columns.rows import plain
from fysiodekking.adapters.input_data import INPUT
from fysiodekking.model.money import Money

NULL: Final = -1
ODD: Final = object()
"""Stands for a value that a case file could not hold."""
_BETWEEN: Final = "\x1f"


@cache
def numpy() -> Any:
    """Return numpy, which comes with the extra."""
    return import_module("numpy")


class Coded(NamedTuple):
    """A column: the number of the value of each row, and each value as the model has it.

    :param codes: `NULL` where nothing is given.
    :param values: `ODD` for one that cannot be read.
    """

    codes: Any
    values: list[Any]

    def each(self, way: Callable[[Any], int], absent: int = NULL) -> Any:
        """Return a number for each row, worked out once for each value."""
        made = [absent if value is ODD else way(value) for value in self.values]
        return numpy().array([*made, absent], dtype="int64")[self.codes]

    @property
    def odd(self) -> Any:
        """The rows whose value cannot be read."""
        wrong = [number for number, value in enumerate(self.values) if value is ODD]
        return numpy().isin(self.codes, wrong) if wrong else numpy().zeros(len(self.codes), bool)


def nothing(rows: int) -> Coded:
    """Return a column that gives nothing."""
    return Coded(numpy().full(rows, NULL, "int64"), [])


def leaves(batch: Any) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a batch with their names, a struct by its fields."""
    for name, laid_out in zip(batch.schema.names, batch.columns, strict=True):
        column = plain_column(laid_out)
        if is_type(column.type, "struct"):
            for field, inner in zip(column.type, column.flatten(), strict=True):
                yield f"{name}.{field.name}", plain_column(inner)
        else:
            yield name, column


def read_fact(path: str, column: Any) -> Coded | None:
    """Return the column of a fact; None for one that holds more than a plain value or a list of words."""
    kinds = kinds_of(path)
    if path.count(".") != 1 or not all(_is_plain(kind) for kind in kinds):
        return None
    part, _, name = path.partition(".")
    cls = kinds_of(part)[0]
    field = INPUT.fields(cls)[name]
    return encode(column, lambda value: INPUT.field(cls, field, value))


def encode(column: Any, read: Callable[[Any], Any]) -> Coded:
    """Return a column of plain values, or of lists of words."""
    pa, np = arrow(), numpy()
    column = plain_column(column)
    if is_type(column.type, "null"):
        return nothing(len(column))
    if is_type(column.type, *LISTS):
        return _lists(column, read)
    if is_type(column.type, "string_view", "large_string"):
        column = column.cast(pa.string())
    made = column.dictionary_encode()
    codes = made.indices.fill_null(NULL).to_numpy(zero_copy_only=False).astype("int64")
    return Coded(np.ascontiguousarray(codes), [_read(plain(value), read) for value in made.dictionary.to_pylist()])


def _lists(column: Any, read: Callable[[Any], Any]) -> Coded:
    """Return a column of lists of words, each list as one value."""
    pa, np = arrow(), numpy()
    compute = import_module("pyarrow.compute")
    words = column.cast(pa.list_(pa.string()))
    made = encode(compute.binary_join(words, _BETWEEN), lambda text: text.split(_BETWEEN) if text else [])
    lengths = compute.list_value_length(words).fill_null(NULL).to_numpy(zero_copy_only=False)
    # a list that no words joined so stand for: one with an empty word, a null, or that sign
    odd = made.each(len) != lengths
    values = [_read(words, read) for words in made.values]
    return Coded(np.where(odd, len(values), made.codes), [*values, ODD])


def encode_lines(column: Any) -> Coded:
    """Return the extra lines of each row as they are written; nothing for none."""
    pa, np, compute = arrow(), numpy(), import_module("pyarrow.compute")
    codes = np.full(len(column), NULL)
    lengths = lengths_of(column)
    rows = np.flatnonzero(lengths)
    if not len(rows):
        return Coded(codes, [])
    lines = plain_column(compute.list_flatten(column))
    number = lines.is_valid().to_numpy(zero_copy_only=False).astype("int64")
    for field in lines.flatten():
        written = encode(field, lambda value: value)
        number = distinct(number * (len(written.values) + 1) + written.codes + 1)[0]
    ends = pa.array([0, *np.cumsum(lengths[rows])], pa.int32())
    numbers = pa.ListArray.from_arrays(ends, pa.array(number).cast(pa.string()))
    codes[rows], firsts = distinct(compute.binary_join(numbers, _BETWEEN))
    return Coded(codes, [plain(column[row].as_py()) for row in rows[firsts].tolist()])


def distinct(values: Any) -> tuple[Any, Any]:
    """Return for each value the number of those that are equal, and of each number where it stands first."""
    pa, np = arrow(), numpy()
    made = pa.array(values).dictionary_encode()
    codes = made.indices.to_numpy(zero_copy_only=False)
    firsts = np.empty(len(made.dictionary), "int64")
    firsts[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, firsts


def lengths_of(column: Any) -> Any:
    """Return how much each list of a column holds; nothing for one that is not given."""
    lengths = import_module("pyarrow.compute").list_value_length(column)
    return lengths.fill_null(0).to_numpy(zero_copy_only=False)


def _read(value: Any, read: Callable[[Any], Any]) -> Any:
    try:
        return read(value)
    except ValueError:
        return ODD


def _is_plain(kind: Any) -> bool:
    if get_origin(kind) is tuple:
        return all(_is_plain(inner) for inner in get_args(kind) if inner is not ...)
    return kind in {date, Money, bool, int, str} or (isinstance(kind, type) and issubclass(kind, StrEnum))
