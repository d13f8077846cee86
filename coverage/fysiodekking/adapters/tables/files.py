"""Table files in: the header, and rows with their numbers; CSV by itself, .xlsx and .parquet through an extra."""

from __future__ import annotations

import csv
import re
from codecs import getincrementaldecoder, lookup
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from threading import RLock
from typing import Any, ClassVar, Final, NamedTuple
from zipfile import ZipFile

from fysiodekking.adapters.tables.mapping import Unreadable, Writing
from fysiodekking.model.checked import repeatable
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.personal import looks_personal
from fysiodekking.model.unknown import Unknown

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".parquet")
_OTHER_WORKBOOKS: Final = (".xls", ".xlsb", ".xlsm", ".ods")
_CASES: Final = (".toml", ".json", ".jsonl", ".ndjson")
_OTHER_TEXTS: Final = re.compile(r'(\{|\[\s*[\[{"])|(<)|%PDF')
"""How a text begins that is no table: JSON or TOML, a page, a document."""
LARGEST: Final = 100 * 1024 * 1024
"""The largest table of which all rows are held, in bytes; a larger one is read row by row."""
LARGEST_UNPACKED: Final = 32 * 1024 * 1024
"""The largest workbook that is read, in bytes, unpacked."""
MOST_ROWS: Final = 200_000
"""So many rows are held at most."""
LONGEST_LINE: Final = 1024 * 1024
"""The longest row of a text that is read, in characters, over however many lines."""
ON_WINDOWS: Final = "cp1252"
"""The encoding in which Excel writes a CSV on Windows."""
_CHUNK: Final = 1024 * 1024
_LIMIT: Final = RLock()
"""Held while csv's own limit to cells, one for all of a process, is another one."""
MOST_COLUMNS: Final = 1_000
_PARQUET: Final = b"PAR1"
"""Stands first and last in a Parquet file."""
_FIGURES: Final = re.compile(r"[\W_]*\d[\W\d_]*")
_DELIMITERS: Final = ";,\t|"
_MARK: Final = "\ufeff"
"""Stands before a text in UTF-8; where programs add it to one that has it, twice."""
_SEPARATOR: Final = re.compile(r'"?sep=([^\r\n"])"?[;,\t|]*\s*', re.IGNORECASE)
"""A first line that tells Excel what stands between cells, and is no header."""
_UNREADABLE: Final = "…"
_UNEVEN: Final = "uneven"
_TOO_LONG: Final = "too_long"
"""Stands for a line that is too long."""
EXTRA: Final = "needs the extra `{0}` (in a clone: pip install '.[{0}]')"
"""What is said where a package is not installed that only an extra needs."""


class InvalidTable(InvalidInput):
    """A table, or the map of one, that cannot be used."""

    how_to_write: ClassVar[str] = "`fysiodekking map new TABLE` proposes a map"


class Row(NamedTuple):
    """A row: the number of its line, and its cells by header; None where they cannot be read, and the word for why."""

    line: int
    cells: dict[str, Any] | None
    wrong: str = ""


class Table(NamedTuple):
    """A table.

    :param header: its headers in order.
    :param rows: its rows, read anew from the file whenever they are gone through.
    :param delimiter: what stands between cells of a text file.
    :param told: how headers are told.
    :param size: of the file, in bytes.
    :param is_text: it is a text, in which something stands between cells.
    """

    header: tuple[str, ...]
    rows: Iterable[Row]
    delimiter: str
    told: Mapping[str, str]
    size: int
    is_text: bool = True

    @property
    def has_headers(self) -> bool:
        """Tell whether the first line reads like headers, and not like a row with figures and a person."""
        return _reads_like_headers(self.header)

    def called(self, name: str) -> str:
        """Return a header for a message: by its place where it may be what stands in a row."""
        return self.told[name]


def _reads_like_headers(header: Sequence[str]) -> bool:
    figures = sum(_FIGURES.fullmatch(name) is not None or looks_personal(name) is not None for name in header)
    return not figures or figures + sum(not repeatable(name) for name in header) < 2  # noqa: PLR2004 - several


def _told(header: Sequence[str]) -> dict[str, str]:
    """Return each header as a message has it."""
    are_headers, told = _reads_like_headers(header), dict[str, str]()
    for place, name in enumerate(header, 1):
        is_told = are_headers and repeatable(name) and not _FIGURES.fullmatch(name)
        told.setdefault(name, name if is_told else f"column {place}")
    return told


def read_table(path: str, writing: Writing, wanted: Collection[str] = ()) -> Table:
    """Read the header of a table file; its rows are read when they are gone through, one at a time.

    :param wanted: the headers of the columns that are read; no other one is looked at.
    :raises InvalidTable: when it cannot be read, or its header cannot be used.
    """
    try:
        size, delimiter, is_text = Path(path).stat().st_size, ";", False
        is_workbook = path.lower().endswith(".xlsx")
        read: Callable[[], Lines]
        if is_workbook:
            read = partial(_xlsx, path, writing)
        elif path.lower().endswith(".parquet"):
            read = partial(_parquet, path, wanted)
        elif path.lower().endswith(_OTHER_WORKBOOKS):
            raise _wrong(path, "is a workbook of a kind that is not read (save it as .xlsx, or as CSV in UTF-8)")
        else:
            encoding, is_text = _encoding(path, writing), True
            _is_a_table(path, encoding)
            delimiter = _delimiter(path, encoding, writing)
            read = partial(_csv_file, path, encoding, delimiter)
        read = partial(_told_of, path, read)
        first = next(_filled(read()), None)
    except OSError as error:
        raise _unreadable(path, error) from None
    if first is None:
        raise _wrong(path, "is empty (the first line holds the headers)")
    number, names = first
    if len(names) > MOST_COLUMNS:
        raise _too_wide(path, number)
    if names and names[0] is _TOO_LONG:
        raise _wrong(path, f"line {number} is longer than {LONGEST_LINE} characters (is it a table of text?)")
    header = tuple(str(cell or "").strip() for cell in names)
    told = _told(header)
    _checked(path, header, told, delimiter)
    rows = _Rows(read, header, wanted)
    return Table(header, [*rows] if is_workbook else rows, delimiter, told, size, is_text)


class _Rows:
    """The rows of a table below its header, without blank ones, read anew each time."""

    def __init__(self, read: Callable[[], Lines], header: tuple[str, ...], wanted: Collection[str]) -> None:
        self._read, self._width = read, len(header)
        self._wanted = [(at, name) for at, name in enumerate(header) if name in wanted]

    def __iter__(self) -> Iterator[Row]:
        for number, cells in islice(_filled(self._read()), 1, None):
            if len(cells) == self._width:
                yield Row(number, {name: cells[at] for at, name in self._wanted})
            else:
                yield Row(number, None, _TOO_LONG if cells[0] is _TOO_LONG else _UNEVEN)


def _filled(lines: Lines) -> Lines:
    """Yield the rows of which a cell holds anything."""
    return (line for line in lines if _holds_anything(line[1]))


def _holds_anything(cells: Sequence[Any]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


def _told_of(path: str, read: Callable[[], Lines]) -> Lines:
    """Yield rows.

    :raises InvalidTable: where they break off.
    """
    try:
        yield from read()
    except OSError as error:
        raise _unreadable(path, error) from None
    except UnicodeError:
        raise _wrong(path, "is no text from some line on (was it written to while it was read?)") from None


def _unreadable(path: str, error: OSError) -> InvalidTable:
    if isinstance(error, FileNotFoundError):
        return _wrong(path, "does not exist (write a path that is there)")
    return _wrong(path, f"cannot be read: {error.strerror or 'damaged, or an unusable name'}")


def _wrong(path: str, message: str) -> InvalidTable:
    return InvalidTable([Problem(path, message)])


def _too_wide(path: str, row: int) -> InvalidTable:
    return _wrong(path, f"has more than {MOST_COLUMNS} columns (row {row}; remove them)")


def _checked(path: str, header: tuple[str, ...], told: Mapping[str, str], delimiter: str) -> None:
    twice = [name for name, count in Counter(header).items() if count > 1 and name]
    if twice:
        called = told[twice[0]]
        same = f"are called {called!r}" if called == twice[0] else f"are called as {called} is"
        raise _wrong(path, f"two columns {same} (give each its own name)")
    if len(header) == 1:
        other = max(_DELIMITERS, key=header[0].count)
        if header[0].count(other):
            wrong = f"has one column, with {other!r} in its header: is {delimiter!r} the wrong delimiter?"
            raise _wrong(path, f"{wrong} (write delimiter = {other!r} under [table] of the map)")


def _is_a_table(path: str, encoding: str) -> None:
    """Refuse a text of another kind, of which the first line holds no headers but what may be personal."""
    other = _OTHER_TEXTS.match(_first_line(path, encoding).lstrip())
    if path.lower().endswith(_CASES) or (other and other[1]):
        raise _wrong(path, "holds cases and no table (answer it without a map: `fysiodekking decide FILE`)")
    if other:
        raise _wrong(path, f"is {'a page' if other[2] else 'a document'} and no table (save it as CSV in UTF-8)")


def _encoding(path: str, writing: Writing) -> str:
    """Return the encoding in which all of a text can be read."""
    given = "utf-8" if isinstance(writing.encoding, Unknown) else writing.encoding
    encoding = "utf-8-sig" if lookup(given).name == "utf-8" else given
    decoder = getincrementaldecoder(encoding)()
    with Path(path).open("rb") as file:
        start = file.read(_CHUNK)
        if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:1000]:
            raise _wrong(path, "is not text in UTF-8 (UTF-16, or a binary file?); save it as CSV in UTF-8")
        with suppress(UnicodeError):
            for chunk in chain([start], iter(partial(file.read, _CHUNK), b"")):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
            return encoding
    told = encoding.upper().removesuffix("-SIG")
    raise _wrong(
        path, f'is not text in {told} (write encoding = "cp1252" under [table] of the map, or save it as UTF-8)'
    )


def _either_encoding(path: str) -> str:
    """Return the encoding of a text: UTF-8, or what Excel writes on Windows."""
    try:
        return _encoding(path, Writing())
    except InvalidTable:
        return _encoding(path, Writing(encoding=ON_WINDOWS))


def writing_of(path: str) -> Writing:
    """Return how a table is written, as far as that shows: a text that is not UTF-8 as Excel writes it on Windows.

    :raises InvalidTable: when it is no text of either.
    """
    try:
        is_text = path.lower().endswith((".csv", ".tsv")) and not _either_encoding(path).startswith("utf-8")
    except OSError as error:
        raise _unreadable(path, error) from None
    return Writing(encoding=ON_WINDOWS) if is_text else Writing()


def _text_lines(path: str, encoding: str) -> Iterator[str]:
    """Yield the lines of a text, each with its end, but for what stands before its header; see `_lines_as_written`."""
    lines = _lines_as_written(path, encoding)
    for line in islice(lines, 1):
        yield _without_marks(line)
    yield from lines


def _without_marks(line: str) -> str:
    """Return a first line without marks; a blank one where it tells what stands between cells."""
    text = line.lstrip(_MARK) if line.startswith(_MARK) else line
    return "\n" if _SEPARATOR.fullmatch(text) else text


def _lines_as_written(path: str, encoding: str) -> Iterator[str]:
    """Yield the lines of a text, each with its end; of one that is too long what is said of it."""
    with Path(path).open(encoding=encoding, newline="") as file:
        while line := file.readline(LONGEST_LINE + 1):
            if len(line) <= LONGEST_LINE:
                yield line
                continue
            while line and not line.endswith(("\n", "\r")):
                line = file.readline(LONGEST_LINE)
            if line.endswith("\r"):  # of an end of two signs the second may be cut off
                after = file.tell()
                if file.read(1) != "\n":
                    file.seek(after)
            yield _TOO_LONG


def _delimiter(path: str, encoding: str, writing: Writing) -> str:
    """Return what stands between cells: what the map says, or the text, else what its header has most of."""
    if not isinstance(writing.delimiter, Unknown):
        return writing.delimiter
    told = _SEPARATOR.fullmatch(next(_lines_as_written(path, encoding), "").lstrip(_MARK))
    if told is not None:
        return told[1]
    return max(_DELIMITERS, key=_first_line(path, encoding).count)


def _first_line(path: str, encoding: str) -> str:
    """Return the first line that is not blank."""
    return next(filter(str.strip, _text_lines(path, encoding)), "")


Line = tuple[int, Sequence[Any]]
"""A row: its number, and its cells."""
Lines = Iterator[Line]


def text_lines(path: str, largest: int) -> Lines:
    """Return the rows of a text file: UTF-8, or what Excel writes on Windows.

    :raises InvalidTable: when it cannot be read.
    """
    try:
        if Path(path).stat().st_size > largest:
            raise _wrong(path, f"is larger than {largest // 1024 // 1024} MB")
        encoding = _either_encoding(path)
        delimiter = _delimiter(path, encoding, Writing())
    except (OSError, ValueError) as error:
        if isinstance(error, InvalidTable):
            raise
        raise _wrong(path, f"cannot be read: {getattr(error, 'strerror', None) or 'unusable name'}") from None
    return _told_of(path, lambda: _csv(_text_lines(path, encoding), delimiter))


def _csv_file(path: str, encoding: str, delimiter: str) -> Lines:
    return _csv(_text_lines(path, encoding), delimiter, is_even=True)


def _csv(lines: Iterator[str], delimiter: str, *, is_even: bool = False) -> Lines:
    """Yield the rows of a text, of which no more than one is held; a line that cannot be read is one cell.

    :param is_even: all rows have as many cells as the first. Then lines that run together into anything else do so by
        a quotation mark that is not closed: the first of them is one cell, and it goes on below it.
    """
    number, width, ahead = 1, 0, deque[str]()
    while True:
        taken: list[str] = []
        with suppress(csv.Error):
            read = _taken(lines, ahead, taken, delimiter, width or MOST_COLUMNS)
            for cells in _cells(read, delimiter):
                if is_even and len(taken) > 1:
                    (closed,) = _cells(taken, delimiter, strict=True)
                    if len(closed) != (width or len(closed)):
                        break
                if (not width if is_even else len(taken) == 1) and _holds_anything(cells):
                    width = max(width, len(cells))
                yield number, [_TOO_LONG] if taken[0] is _TOO_LONG else cells
                number += len(taken)
                taken.clear()
        if not taken:
            return
        yield number, [_UNREADABLE]
        width, number = width or 1, number + 1
        ahead.extendleft(reversed(taken[1:]))


def _taken(lines: Iterator[str], ahead: deque[str], taken: list[str], delimiter: str, most: int) -> Iterator[str]:
    """Yield lines, first those that were put back, and keep those of the row that is read.

    :raises csv.Error: where a row goes on for too long, or has more cells than the most. So no line is read more often
        than a row has cells: one that opens a quotation mark ends a cell where it goes on in one.
    """
    length = count = 0
    while (line := ahead.popleft() if ahead else next(lines, None)) is not None:
        length = len(line) + (length if taken else 0)
        count = count if taken else 0
        taken.append(line)
        if len(taken) > 1:
            count = (count or _cells_of(taken[0], delimiter)) + _cells_of(f'"{line}', delimiter) - 1
            if line is _TOO_LONG or length > LONGEST_LINE or count > most:
                raise csv.Error
        yield line


def _cells_of(line: str, delimiter: str) -> int:
    return len(next(_cells([line], delimiter)))


def _cells(lines: Iterable[str], delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    """Yield the cells of rows, each cell as long as its row may be."""
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    while True:
        with _LIMIT:
            before = csv.field_size_limit(LONGEST_LINE)
            try:
                cells = next(reader, None)
            finally:
                csv.field_size_limit(before)
        if cells is None:
            return
        yield cells


def _xlsx(path: str, writing: Writing) -> Lines:
    with workbook(path, "excel") as sheets:
        name = next(iter(sheets)) if isinstance(writing.sheet, Unknown) else writing.sheet
        if name not in sheets:
            raise _wrong(path, f"has no sheet {name!r} (write one of: {', '.join(sheets)})")
        width = 0
        for number, cells in sheets[name]:
            if number > MOST_ROWS + 1:
                raise _wrong(path, f"holds more than {MOST_ROWS} rows, blank ones too (split it, or save it as CSV)")
            width = width or max((at for at, cell in enumerate(cells, 1) if cell is not None), default=0)
            yield number, (*cells[:width], *[None] * (width - len(cells)))


@contextmanager
def workbook(path: str, extra: str) -> Iterator[Mapping[str, Iterable[Line]]]:
    """Open a workbook: its sheets by name, each read when it is looked at.

    :param extra: the extra that installs what is needed.
    :raises InvalidTable: when it cannot be read.
    """
    try:
        load_workbook = import_module("openpyxl").load_workbook
    except ModuleNotFoundError:
        raise _wrong(path, EXTRA.format(extra)) from None
    try:
        with ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        book = load_workbook(path, read_only=True, data_only=True) if unpacked <= LARGEST_UNPACKED else None
    except OSError as error:
        raise _unreadable(path, error) from None
    except Exception:  # noqa: BLE001 - whatever it is, it is no workbook
        raise _wrong(path, "is no workbook (save it as .xlsx, or as CSV)") from None
    if book is None:
        raise _wrong(path, f"unpacks to more than {LARGEST_UNPACKED // 1024 // 1024} MB (split it, or save it as CSV)")
    try:
        yield {name: _Sheet(path, book[name]) for name in book.sheetnames}
    finally:
        book.close()


class _Sheet:
    """The rows of a sheet with their numbers, read anew each time; each is as wide as its own cells.

    What a sheet says of its own size is not believed: it may be less than it holds, or more than anybody can read.
    """

    def __init__(self, path: str, sheet: Any) -> None:
        self._path, self._sheet = path, sheet

    def __iter__(self) -> Iterator[Line]:
        for number, cells in enumerate(self._rows(), 1):
            if len(cells) > MOST_COLUMNS:
                raise _too_wide(self._path, number)
            yield number, cells

    def _rows(self) -> Iterator[Sequence[Any]]:
        try:
            self._sheet.reset_dimensions()
            yield from self._sheet.iter_rows(values_only=True)
        except Exception:  # noqa: BLE001 - a damaged part of a workbook shows itself when it is read
            raise _wrong(self._path, "is a damaged workbook (save it anew)") from None


def _parquet(path: str, wanted: Collection[str]) -> Lines:
    """Yield the rows of a Parquet file, one row group after the other: what lies before a damaged one can be read."""
    try:
        parquet = import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise _wrong(path, EXTRA.format("parquet")) from None
    number, group, table = 0, 0, None
    try:
        table = parquet.ParquetFile(path)
        names = table.schema_arrow.names
        yield 0, names
        columns = [name for name in names if name in wanted]
        for group in range(table.num_row_groups):
            for batch in table.iter_batches(row_groups=[group], columns=columns):
                cells = {
                    name: _values_of(column) for name, column in zip(batch.schema.names, batch.columns, strict=True)
                }
                for at in range(batch.num_rows):
                    number += 1
                    yield number, [cells[name][at] if name in cells else None for name in names]
    except Exception as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        if table is not None:
            what = f"from row {number + 1} on (row group {group + 1} of {table.num_row_groups}; save it anew)"
            raise _wrong(path, f"is a damaged Parquet file {what}") from None
    if table is None:
        with Path(path).open("rb") as file:
            is_parquet = file.read(len(_PARQUET)) == _PARQUET
        what = (
            "a Parquet file that is damaged or cut off at its end (save it anew)"
            if is_parquet
            else "no Parquet file (save it as one, or as CSV)"
        )
        raise _wrong(path, f"is {what}")


def _values_of(column: Any) -> list[Any]:
    """Return the cells of a column; one that holds no value of its type stops no other."""
    try:
        cells = column.to_pylist()
    except Exception:  # noqa: BLE001 - Arrow says in many ways that a value is none of its type
        cells = list(map(_value_of, column))
    return [_as_text(cell) if isinstance(cell, bytes) else cell for cell in cells]


def _value_of(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except Exception:  # noqa: BLE001 - as above
        return Unreadable()


def _as_text(cell: bytes) -> str | Unreadable:
    """Return a text of which an older program did not write that it is one."""
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return Unreadable()
