"""Arrow itself: an extra, so it is imported when a table is decided."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, Final, Protocol

from fysiodekking.adapters.tables.files import EXTRA, InvalidTable
from fysiodekking.model.errors import Problem

_STREAM: Final = "__arrow_c_stream__"
_BATCH: Final = "__arrow_c_array__"
_NO_STREAM: Final = (
    "an object of {0} is no table of Arrow (its {2} raised {1}: call it to see why; mostly a column holds several "
    "types, or a connection is closed or in use)"
)
_NO_TABLE: Final = (
    "an object of {0} is no table of Arrow (hand over what has __arrow_c_stream__, "
    "as a table of pyarrow, polars, pandas or DuckDB)"
)


class ArrowStream(Protocol):
    """What hands over a table by Arrow's C data interface, as those of pyarrow, polars, pandas and DuckDB do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Return the capsule of a stream of record batches."""
        ...


class ArrowBatch(Protocol):
    """What hands over one record batch by Arrow's C data interface, as those of arro3 and a struct array do."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Return the capsules of a schema and of an array."""
        ...


@cache
def arrow() -> Any:
    """Return pyarrow.

    :raises InvalidTable: where it is not installed, or numpy, which comes with the same extra.
    """
    try:
        import_module("numpy")
        return import_module("pyarrow")
    except ModuleNotFoundError:
        raise InvalidTable([Problem("", f"a table of Arrow {EXTRA.format('arrow')}")]) from None


class Stream:
    """A table as a stream: its schema, and its record batches, each pulled once and kept.

    What the table itself raises is raised at every further reading: it never looks as if it were shorter.
    """

    def __init__(self, table: Any) -> None:
        reader = _reader(table)
        self.schema, self._left = reader.schema, iter(reader)
        self._read: list[Any] = []
        self._error: BaseException | None = None

    def batch(self, number: int) -> Any:
        """Return a record batch, from 0; None when there are not so many."""
        while len(self._read) <= number:
            if self._error is not None:
                raise self._error.with_traceback(None)
            try:
                batch = next(self._left, None)
            except BaseException as error:
                self._error = error
                raise
            if batch is None:
                return None
            self._read.append(batch)
        return self._read[number]


def take_rows(batch: Any, rows: list[int]) -> Any:
    """Return some rows of a batch, at least one, as a batch."""
    pa = arrow()
    with suppress(pa.ArrowNotImplementedError):  # of text that polars hands over, Arrow takes no rows
        return batch.take(pa.array(rows))
    return pa.Table.from_batches([batch.slice(row, 1) for row in rows]).combine_chunks().to_batches()[0]


def _reader(table: Any) -> Any:
    """Return the reader of a table.

    :raises InvalidTable: where it is none; of what it holds nothing is repeated.
    """
    pa, by = arrow(), _STREAM
    problem = _NO_TABLE.format(type(table).__name__)
    try:
        if not isinstance(table, type) and hasattr(table, _STREAM):
            return pa.RecordBatchReader.from_stream(table)
        by = _BATCH
        if not isinstance(table, type) and hasattr(table, _BATCH):
            batch = pa.record_batch(table)
            return pa.RecordBatchReader.from_batches(batch.schema, [batch])
    except Exception as error:  # noqa: BLE001 - whatever a table of somebody else's class raises
        problem = _NO_STREAM.format(type(table).__name__, type(error).__name__, by)
    # raised here and not while the other exception is handled: its words may repeat a cell
    raise InvalidTable([Problem("", problem)])
