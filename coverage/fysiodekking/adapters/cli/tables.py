"""decide with a map, and map new: sessions from a table of a practice system."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import click

from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INVALID,
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
from fysiodekking.adapters.tables.records import Answered, Beside, Source, answers, open_table
from fysiodekking.adapters.tables.written import page, table_text
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
    """Answer the rows of a table, write the answers, and end with what came of it."""
    try:
        source = open_table(path, map_path)
    except InvalidInput as error:
        end(*map(str, error.problems))
    _say_what_is_not_read(source)
    answered = answers(source, beside)
    text = table_text(answered, source.map.table, source.table.delimiter, out.lang)
    if out.table is None:
        say_text(text)
    else:
        _write(out.table, f"{_MARK}{text}")
    if out.page is not None:
        _write(out.page, page(answered, out.lang))
    sys.exit(_counted(answered))


def _write(path: str, text: str) -> None:
    try:
        Path(path).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        refuse("unwritable", file=path, why=error.strerror or error)


def _say_what_is_not_read(source: Source) -> None:
    if not source.table.has_headers:
        remark(said("table.no_headers"))
    told = {"table.personal": source.personal, "table.left_out": source.left_out, "table.unread": source.unread}
    for why, names in told.items():
        if names:
            remark(said(why, columns=", ".join(map(source.table.called, names))))


def _counted(answered: list[Answered]) -> int:
    """Say how many rows came out how, and return the exit status."""
    outcomes = Counter(row.decision.outcome for row in answered if row.decision is not None)
    wrong = sum(bool(row.problems) for row in answered)
    told = ", ".join(f"{outcomes[outcome]} {outcome.value}" for outcome in Outcome if outcomes[outcome])
    paid = sum(row.paid for row in answered)
    name = "decide.count.paid" if paid else "decide.count"
    words = said(name, read=len(answered), answered=outcomes.total(), paid=paid, bad=wrong)
    remark(f"{words} ({told})" if told else words)
    if any(row.is_fault for row in answered):
        return FAULT
    if not outcomes.total() + paid:
        return INVALID
    return DIFFERENT if wrong else ANSWERED


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
