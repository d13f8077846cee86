"""Arrow itself: an extra, so it is imported when a table is decided."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, Final, Protocol

from fysiodekking.adapters.tables.files import EXTRA, InvalidTable
from fysiodekking.model.checked import shown
from fysiodekking.model.errors import Problem

_NO_TABLE: Final = (
    "{0} is no table of Arrow (hand over what has __arrow_c_stream__, as a table of pyarrow, polars, pandas or DuckDB)"
)


class ArrowStream(Protocol):
    """What speaks Arrow's C data interface, as tables of pyarrow, polars, pandas and DuckDB do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the capsule of a stream of record batches."""
        ...


@cache
def arrow() -> Any:
    """Return pyarrow.

    :raises InvalidTable: where it is not installed.
    """
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError:
        raise InvalidTable([Problem("", f"a table of Arrow {EXTRA.format('arrow')}")]) from None


class Stream:
    """A table as a stream: its schema, and its record batches one after the other."""

    def __init__(self, table: Any) -> None:
        pa = arrow()
        if isinstance(table, pa.RecordBatch):
            self.schema, self._batches = table.schema, iter([table])
            return
        if not hasattr(table, "__arrow_c_stream__"):
            raise InvalidTable([Problem("", _NO_TABLE.format(shown(table)))])
        reader = pa.RecordBatchReader.from_stream(table)
        self.schema, self._batches = reader.schema, iter(reader)

    def batches(self) -> Iterator[Any]:
        """Yield what was not yet read."""
        yield from self._batches
