"""decide with a map, and map new: sessions from a table of a practice system."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple, TextIO

import click

from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INVALID,
    complain,
    end,
    language,
    refuse,
    remark,
    say,
    say_text,
)
from fysiodekking.adapters.cli.usage import Existing, Group, said
from fysiodekking.adapters.fault import FAULT
from fysiodekking.adapters.tables.proposal import proposed
from fysiodekking.adapters.tables.records import Beside, Source, answers, open_table
from fysiodekking.adapters.tables.written import Totals, table_lines
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Outcome
from fysiodekking.model.errors import InvalidInput

_MARK: Final = "\ufeff"
"""Stands before a text in UTF-8, so that spreadsheets read it as such."""


class Out(NamedTuple):
    """Where the answers go.

    :param table: the file of the table, which spreadsheets open; None for standard output.
    :param page: the file of the page; None for none.
    """

    table: str | None
    page: str | None
    lang: str


def decide_table(path: str, map_path: str, out: Out, beside: Beside) -> None:
    """Answer the rows of a table, write each answer, and end with what came of them."""
    _demand_apart(path, map_path, out)
    try:
        source = open_table(path, map_path)
        answered = answers(source, beside)
    except InvalidInput as error:
        end(*map(str, error.problems))
    _say_what_is_not_read(source)
    totals, broken = Totals(), None
    lines = table_lines(totals.counting(answered), source.map.table, source.table.delimiter, out.lang)
    try:
        with _written(out.table) as write:
            for line in lines:
                write(line)
    except InvalidInput as error:
        broken = error
        for problem in error.problems:
            complain(str(problem))
    if totals.left_out:
        _say_columns("table.left_out", source, totals.left_out)
    if out.page is not None:
        with suppress(InvalidInput), _written(out.page, mark="") as write:
            write(totals.page(out.lang))
            if broken is not None:
                raise broken
    sys.exit(_counted(totals, broken=broken is not None))


def _demand_apart(path: str, map_path: str, out: Out) -> None:
    """Refuse to write over what is read, or over what is written as well; nothing is lost by a device."""
    taken = [(Path(given), given) for given in (path, map_path)]
    for option, given in (("--out", out.table), ("--page", out.page)):
        if given is None:
            continue
        with _unwritable(Path(given)):
            whole = _whole(given)
            places = () if _is_device(whole) else (whole, _part(whole))
            other = next((other for at, other in taken for place in places if _is_one(at, place)), None)
        if other is not None:
            refuse("overwrites", option=option, file=given, other=other)
        taken += [(place, str(place)) for place in places]


def _whole(path: str) -> Path:
    """Return the file that a path names; of a link what it leads to."""
    return Path(os.path.realpath(path)) if Path(path).is_symlink() else Path(path)


def _part(whole: Path) -> Path:
    """Return where a file lies until it is whole; nothing takes the place of a device."""
    return whole if _is_device(whole) else whole.with_name(f"{whole.name}.part")


def _is_device(whole: Path) -> bool:
    return whole.exists() and not whole.is_file()


def _is_one(this: Path, that: Path) -> bool:
    same = os.path.realpath(this) == os.path.realpath(that)
    return same or (this.exists() and that.exists() and this.samefile(that))


@contextmanager
def _written(path: str | None, mark: str = _MARK) -> Iterator[Callable[[str], object]]:
    """Yield what writes on standard output, or a file: whole or not at all.

    What is written lies in a file beside it until it is whole; of a run that is broken off that file stays.
    """
    if path is None:
        yield say_text
        return
    whole = _whole(path)
    part = _part(whole)
    with _unwritable(part):
        file = _opened(whole, part)

    def write(text: str) -> None:
        with _unwritable(part):
            file.write(text)

    try:
        write(mark)
        yield write
        with _unwritable(part):
            file.close()
    except (KeyboardInterrupt, InvalidInput):
        if part != whole:
            remark(said("table.part", file=part))
        raise
    finally:
        with suppress(OSError):
            file.close()
    if part != whole:
        with _unwritable(whole):
            part.replace(whole)


def _opened(whole: Path, part: Path) -> TextIO:
    """Open what is written to: a file of its own, never through a link, to be read by who may read the old one."""
    if part == whole:
        return whole.open("w", encoding="utf-8", newline="\n")
    part.unlink(missing_ok=True)
    file = part.open("x", encoding="utf-8", newline="\n")
    if whole.exists():
        shutil.copymode(whole, part)
    return file


@contextmanager
def _unwritable(path: Path) -> Iterator[None]:
    """End with what cannot be written, and why."""
    try:
        yield
    except OSError as error:
        refuse("unwritable", file=path, why=error.strerror or error)


def _say_what_is_not_read(source: Source) -> None:
    if not source.table.has_headers:
        remark(said("table.no_headers"))
    for why, names in {"table.personal": source.personal, "table.unread": source.unread}.items():
        if names:
            _say_columns(why, source, names)


def _say_columns(why: str, source: Source, names: Iterable[str]) -> None:
    remark(said(why, columns=", ".join(map(source.table.called, names))))


def _counted(totals: Totals, *, broken: bool) -> int:
    """Say how many rows came out how, and return the exit status.

    :param broken: not all of the table could be read.
    """
    outcomes, paid = totals.outcomes, totals.paid
    told = ", ".join(f"{outcomes[outcome]} {outcome.value}" for outcome in Outcome if outcomes[outcome])
    name = "decide.count.paid" if paid else "decide.count"
    words = said(name, read=totals.rows, answered=outcomes.total(), paid=paid, bad=totals.wrong)
    remark(f"{words} ({told})" if told else words)
    if totals.is_fault:
        return FAULT
    if not outcomes.total() + paid:
        return INVALID
    return DIFFERENT if totals.wrong or broken else ANSWERED


@click.group("map", cls=Group)
def map_() -> None:
    """Maps of tables: which column is which fact.

    \b
    Example:
      fysiodekking map new docs/examples/day/day.csv
    """


@map_.command()
@click.argument("table", type=Existing(dir_okay=False))
@language
def new(table: str, lang: str) -> None:
    """Propose a map for a TABLE, to be looked through: from its headers, with words to fill in.

    \b
    Example:
      fysiodekking map new docs/examples/day/day.csv
    """
    try:
        text = proposed(table, catalogue(lang))
    except InvalidInput as error:
        end(*map(str, error.problems))
    say(text, nl=False)
