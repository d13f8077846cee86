"""Your own list of diagnosis codes (DCSPH) in, as Excel (extra `dcsph`) or CSV has it; it may not be shipped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from itertools import islice
from os import PathLike
from typing import Any, Final, NamedTuple

from fysiodekking.adapters.tables.files import LARGEST_UNPACKED, InvalidTable, Line, text_lines, workbook
from fysiodekking.model.checked import shown
from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.diagnosis_list import Diagnosis, DiagnosisList
from fysiodekking.model.errors import Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.vocabulary import Profession

MOST_ROWS: Final = 20_000
_HEADINGS: Final = 10
"""The names of the columns stand in one of so many rows."""
_CODE: Final = re.compile(r"\d{4}", re.ASCII)
_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)


@carries_no_data
def load_diagnoses(source: str | PathLike[str]) -> DiagnosisList:
    """Read a list of diagnosis codes.

    :param source: the path of a workbook (.xlsx), or its sheet of codes saved as CSV with the headings above it.
    :raises InvalidTable: (a `ValueError`) with everything that is wrong, each with its row.
    """
    if not isinstance(source, (str, PathLike)):
        raise InvalidTable([Problem("source", "is no path of a file (write where the list is)")])
    path, problems = os.fsdecode(source), list[Problem]()
    with _lines_of(path) as (lines, since):
        columns = _columns(path, lines)
        rows: dict[str, Diagnosis] = {}
        for number, cells in lines:
            if number > MOST_ROWS:
                problems.append(Problem(path, f"holds more than {MOST_ROWS} rows"))
            if len(problems) > MOST_PROBLEMS or number > MOST_ROWS:
                break
            row = _row(cells, columns, f"{path}: row {number}", problems)
            if row is not None and rows.setdefault(row.code, row) is not row:
                problems.append(Problem(f"{path}: row {number}", f"holds {row.code}, which stands twice"))
    if problems:
        raise InvalidTable(problems)
    if not rows:
        raise InvalidTable([Problem(path, "holds no diagnosis code below its headings")])
    return DiagnosisList(rows=FrozenMap(rows), since=since)


@lru_cache(maxsize=1)
def _layout() -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 - only needed where a list is read

    made: Mapping[str, Any] = tomllib.loads(
        (resources.files("fysiodekking.adapters") / "dcsph.toml").read_text("utf-8")
    )
    return made


# --- where the rows are ---------------------------------------------------------------------------------------------


@contextmanager
def _lines_of(path: str) -> Iterator[tuple[Iterator[Line], date | None]]:
    """Give the rows of the sheet that holds the codes, and the first day of the list, which another sheet may tell."""
    if not path.lower().endswith(".xlsx"):
        yield text_lines(path, LARGEST_UNPACKED), None
        return
    with workbook(path, "dcsph") as sheets:
        yield _sheet_of_codes(path, sheets), _first_day(sheets)


Sheets = Mapping[str, Iterable[Line]]


def _sheet_of_codes(path: str, sheets: Sheets) -> Iterator[Line]:
    for lines in sheets.values():
        if any(_names_columns(cells) for _, cells in islice(lines, _HEADINGS)):
            return iter(lines)
    raise InvalidTable([Problem(path, "has no sheet with a column DCSPH and one of its status")])


def _first_day(sheets: Sheets) -> date | None:
    for lines in sheets.values():
        for _, cells in islice(lines, _HEADINGS):
            if _plain(cells[0] if cells else "").startswith(_layout()["day"]):
                return next((day for day in map(_day, cells[1:]) if day is not None), None)
    return None


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    written = _DAY.fullmatch(str(cell).strip())
    try:
        return None if written is None else date(int(written[3]), int(written[2]), int(written[1]))
    except ValueError:
        return None


# --- which column is what -------------------------------------------------------------------------------------------


class _Columns(NamedTuple):
    """Where everything stands: the entitlement codes by whom they are for, each with its column."""

    code: int
    status: int
    law: int
    side: int
    allowed: Mapping[str, tuple[tuple[int, str], ...]]


def _plain(cell: object) -> str:
    return " ".join(str("" if cell is None else cell).split()).casefold()


def _names_columns(cells: Sequence[Any]) -> bool:
    names, columns = [*map(_plain, cells)], _layout()["columns"]
    return columns["code"] in names and any(name.startswith(columns["status"]) for name in names)


def _columns(path: str, lines: Iterator[Line]) -> _Columns:
    """Find the columns by their names, and for whom each entitlement code is by the heading above it."""
    above: list[Sequence[Any]] = []
    for _, cells in islice(lines, _HEADINGS):
        if _names_columns(cells):
            return _columns_named(path, [*map(_plain, cells)], above)
        above.append(cells)
    raise InvalidTable([Problem(path, "has no row that names the columns DCSPH and status (keep the headings)")])


def _columns_named(path: str, names: Sequence[str], above: Sequence[Sequence[Any]]) -> _Columns:
    layout, problems = _layout(), []
    at: dict[str, int] = {}
    for key, begin in layout["columns"].items():
        exact = (index for index, name in enumerate(names) if name == begin)
        near = (index for index, name in enumerate(names) if name.startswith(begin))
        at[key] = next(exact, next(near, -1))
        if at[key] < 0:
            problems.append(Problem(path, f"has no column whose name begins with {begin!r}"))
    whom, allowed = "", dict[str, list[tuple[int, str]]]()
    for index, name in enumerate(names):
        headings = [_plain(cells[index]) for cells in above if index < len(cells)]
        whom = next((key for key, begin in layout["headings"].items() if _begins(headings, begin)), whom)
        if whom and name.isdecimal() and name.isascii():
            allowed.setdefault(whom, []).append((index, name.zfill(3)))
    for key, begin in layout["headings"].items():
        if key not in allowed:
            problems.append(Problem(path, f"has no entitlement codes below a heading that begins with {begin!r}"))
    if problems:
        raise InvalidTable(problems)
    return _Columns(**at, allowed={key: tuple(columns) for key, columns in allowed.items()})


def _begins(headings: Iterable[str], begin: str) -> bool:
    return any(heading.startswith(begin) for heading in headings)


# --- one row --------------------------------------------------------------------------------------------------------


def _row(cells: Sequence[Any], columns: _Columns, where: str, problems: list[Problem]) -> Diagnosis | None:
    """Read a row; an empty one is passed over, and what is wrong with another goes into `problems`."""

    def cell(index: int) -> str:
        value = cells[index] if index < len(cells) else None
        return _plain(int(value) if isinstance(value, float) and value.is_integer() else value)

    if not any(map(_plain, cells)):
        return None
    layout, code, status, side = _layout(), cell(columns.code), cell(columns.status), cell(columns.side)
    if not _CODE.fullmatch(code):
        problems.append(Problem(where, f"{shown(code)} is no diagnosis code of four digits"))
        return None
    if not status.startswith((layout["open"], layout["closed"])):
        problems.append(Problem(where, f"{shown(status)} is no status (it begins with open or dicht)"))
        return None
    if status.startswith(layout["closed"]):
        return Diagnosis(code=code, is_open=False)
    if side not in {"", "1"}:
        problems.append(Problem(where, f"{shown(side)} says nothing of the side (it is 1 or empty)"))
    wrong = {cell(index) for column in columns.allowed.values() for index, _ in column} - {"", layout["mark"]}
    problems += [Problem(where, f"{shown(each)} is no mark (it is x or empty)") for each in sorted(wrong)]
    marked = {
        whom: tuple(name for index, name in column if cell(index) == layout["mark"])
        for whom, column in columns.allowed.items()
    }
    only_for, others = _open_to(status.removeprefix(layout["open"]))
    law = str(cells[columns.law]) if columns.law < len(cells) else ""
    return Diagnosis(
        code=code,
        is_open=True,
        only_for=only_for,
        others=others,
        asks_side=side == "1",
        places=tuple(f"1.{letter.lower()}.{number}°" for letter, number in re.findall(layout["place"], law)),
        adult=marked.pop("adult"),
        minor=FrozenMap({Profession(whom): codes for whom, codes in marked.items()}),
    )


def _open_to(status: str) -> tuple[tuple[str, ...], str]:
    """Return to whom alone a code is open, as far as that is understood, and the rest of the words."""
    known, parts = _layout()["only_for"], re.split(r"/|\ben\b", re.sub(r"\b(open )?voor\b", "", status))
    names = [name.strip() for name in parts if name.strip()]
    others = " / ".join(name for name in names if name not in known)
    return tuple(known[name] for name in names if name in known), others
