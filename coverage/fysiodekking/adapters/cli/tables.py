"""decide with a map, and map new: sessions from a table of a practice system."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, NamedTuple

import click

from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INVALID,
    complain,
    end,
    language,
    packages_option,
    remark,
    say,
)
from fysiodekking.adapters.cli.usage import Existing, Group, said
from fysiodekking.adapters.cli.writing import demand_writable, written
from fysiodekking.adapters.fault import FAULT
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.parallel_lines import seldom_collected
from fysiodekking.adapters.tables.proposal import proposed
from fysiodekking.adapters.tables.records import Beside, Source, answers, open_table
from fysiodekking.adapters.tables.written import Totals, table_lines
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Outcome
from fysiodekking.model.errors import InvalidInput

_MARK: Final = "\ufeff"
"""Stands before a text in UTF-8, so that spreadsheets read it as such."""
_NO_TEXT: Final = (".xlsx", ".xls", ".ods", ".parquet")
"""Endings of files that are no text: a program that goes by them would not open what is written."""


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
    demand_writable([path], {"--out": out.table, "--page": out.page})
    if out.table is not None and out.table.lower().endswith(_NO_TEXT):
        end(said("out.text", file=out.table))
    try:
        source = open_table(path, map_path, beside)
        answered = answers(source, beside)
    except InvalidInput as error:
        end(*map(str, error.problems))
    _say_what_is_not_read(source)
    totals, broken = Totals(), None
    lines = table_lines(totals.counting(answered), source.map.table, source.table.delimiter, out.lang)
    try:
        with written(out.table, _MARK) as write, seldom_collected():
            for line in lines:
                write(line)
    except InvalidInput as error:
        broken = error
        for problem in error.problems:
            complain(str(problem))
    if totals.left_out:
        _say_columns("table.left_out", source, totals.left_out)
    if out.page is not None:
        with suppress(InvalidInput), written(out.page) as write:
            write(totals.page(out.lang))
            if broken is not None:
                raise broken
    sys.exit(_counted(path, totals, broken=broken is not None))


def _say_what_is_not_read(source: Source) -> None:
    if not source.table.has_headers:
        remark(said("table.no_headers"))
    for why, names in {"table.personal": source.personal, "table.unread": source.unread}.items():
        if names:
            _say_columns(why, source, names)


def _say_columns(why: str, source: Source, names: Iterable[str]) -> None:
    remark(said(why, columns=", ".join(map(source.table.called, names))))


def _counted(path: str, totals: Totals, *, broken: bool) -> int:
    """Say how many rows came out how, and return the exit status.

    :param broken: not all of the table could be read.
    """
    outcomes, paid = totals.outcomes, totals.paid
    if not totals.rows and not broken:
        remark(said("table.no_rows", file=path))
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
@packages_option
@language
def new(table: str, own: OwnPackages, lang: str) -> None:
    """Propose a map for a TABLE, to be looked through: from its headers, with words to fill in.

    A word that mostly stands for one of our codes is proposed with it, and the name of a package of --packages with
    its id.

    \b
    Example:
      fysiodekking map new docs/examples/day/day.csv
    """
    try:
        text = proposed(table, catalogue(lang), own)
    except InvalidInput as error:
        end(*map(str, error.problems))
    say(text, nl=False)
