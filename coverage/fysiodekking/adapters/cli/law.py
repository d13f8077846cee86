"""law show, prove, diff, todo and verify: what holds, its proof, what changes, what to read, and the official text."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from textwrap import fill, shorten

import click

from fysiodekking.adapters.cli.output import end, language, say
from fysiodekking.adapters.cli.places import named
from fysiodekking.adapters.cli.proving import prove_law
from fysiodekking.adapters.cli.verifying import verify_law
from fysiodekking.explain.citations import label_of
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import CHECKED, law_data
from fysiodekking.law.listing import Change, Due, Entry, changes, due, entries
from fysiodekking.proof.law_difference import differences, in_short, stands_for

_day = click.DateTime(formats=["%Y-%m-%d"])
_WIDE = 80
_ASKED = (
    "Asked of {asked}, the last days of their years with that law, with all dates moved along. But for what a "
    "sentence says, a case is an ordinary one: an adult, treated with exercise therapy by a registered physiotherapist "
    "who has a contract, for the first time a hundred days ago, earlier sessions in the 150 days before; no package, "
    "and the deductible used up."
)
_CONFIDENCE = {
    "P": "primary text read",
    "S": "secondary source",
    "I": "inferred",
    "M": "from memory, not verified",
    "N": "announced, not enacted",
}


@click.group()
def law() -> None:
    """Show the rules and numbers in force on a day, with sources, or what changes between two days.

    \b
    Example:
      fysiodekking law diff 2025-12-31 2026-01-01
    """


law.add_command(prove_law)
law.add_command(verify_law)


@law.command()
@click.argument("article", required=False)
@click.option("--on", "day", type=_day, help=f"The day; without it the last day that was checked, {CHECKED.last}.")
def show(article: str | None, day: datetime | None) -> None:
    """Show what holds on a day, or one ARTICLE of it, as "2.6(2)", "Bzv 2.6", "Wet BIG 36" or "artikel 2.6 lid 2".

    \b
    Example:
      fysiodekking law show --on 2018-07-01 "Bzv 2.6"
    """
    on = _checked(day.date()) if day else CHECKED.last or CHECKED.first
    listed = entries(law_data(), on)
    if article is not None:
        listed = named(listed, article)
        if not listed:
            end(
                f'{article}: nothing is known here by that name on {on}; write it as "Bzv 2.6(2)", "bijlage 1", '
                '"Wet BIG 36" or "NZa", or as an explanation prints it (without it all that is used is shown)'
            )
    for instrument, group in groupby(listed, key=lambda entry: entry.instrument):
        say(f"{instrument}, {on}", bold=True)
        for entry in group:
            _show(entry, on)
        say()


def _show(entry: Entry, day: date) -> None:
    citation = entry.citation
    say(f"  {citation.article}  {entry.key.words}: {entry.value}")
    words = citation.quote if citation.quote.startswith("(") else f'"{citation.quote}"'
    say(f"      {words}")
    say(f"      in force {citation.period}; {_CONFIDENCE[citation.confidence]}; {citation.link(day)}")
    say(f"      data {entry.file}#{entry.key}")


@law.command()
@click.argument("before", type=_day)
@click.argument("after", type=_day)
@click.option("--full", is_flag=True, help="Every region of cases that gets another answer.")
def diff(before: datetime, after: datetime, full: bool) -> None:
    """Show what is different on the day AFTER from the day BEFORE: the values, and the cases that get another answer.

    Of the cases two sentences for each condition or rule; with --full each region of them.

    \b
    Example:
      fysiodekking law diff 2023-12-31 2024-01-01
    """
    first, second = _checked(before.date()), _checked(after.date())
    found = changes(law_data(), first, second)
    for change in found:
        _change(change, first, second)
    if not found:
        say(f"nothing changes between {first} and {second}")
        return
    say()
    say(f"Cases that get another answer on {second} than on {first}", bold=True)
    asked = f"{stands_for(first)} and {stands_for(second)}"
    say(fill(_ASKED.format(asked=asked), width=_WIDE, initial_indent="  ", subsequent_indent="  "))
    answers = differences(first, second)
    for sentence in [answer.sentence for answer in answers] if full else in_short(answers):
        say(_wrapped(sentence))
    if not answers:
        say("  none: what differs changes no answer")


@law.command()
@click.argument("year", type=int)
@language
def todo(year: int, lang: str) -> None:
    """List what has to be read before YEAR is answered for: values that end, and that were last read before it.

    A checklist in Markdown, with a link to the text of the first day of the year.

    \b
    Example:
      fysiodekking law todo 2027 --lang en
    """
    years = range(CHECKED.first.year, (CHECKED.last or CHECKED.first).year + 2)
    if year not in years:
        end(f"{year}: a checklist can be made for {years[0]} to {years[-1]}")
    words, first = catalogue(lang), date(year, 1, 1)
    listed = due(law_data(), year)
    say(words.say("todo.title" if listed else "todo.nothing", year=str(year)), bold=True)

    def text(each: Due) -> tuple[str, str]:
        return each.entry.instrument, each.entry.citation.link(first)

    def place(each: Due) -> tuple[str, date | None, date]:
        listed_by_code = each.entry.key.entry == "performance"
        label = each.entry.key.entry if listed_by_code else label_of(each.entry.citation, words)
        return label, each.ends, each.confirmed

    for (instrument, link), of_text in groupby(listed, key=text):
        say(f"\n{instrument}: {link}")
        for (label, ends, confirmed), of_place in groupby(of_text, key=place):
            read = words.say("todo.confirmed", day=words.day(confirmed))
            state = read if ends is None else words.say("todo.ends", day=words.day(ends))
            say(f"- [ ] {label} ({state}): {', '.join(map(_in_short, of_place))}")


def _in_short(due: Due) -> str:
    key = due.entry.key
    if key.entry == "performance":
        return key.name
    return shorten(f"{key.words} {due.entry.value}", _WIDE, placeholder=" …")


def _wrapped(sentence: str) -> str:
    return fill(sentence, width=_WIDE, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)


def _change(change: Change, before: date, after: date) -> None:
    shown = change.after or change.before
    assert shown is not None
    say(f"{shown.citation.source} {shown.citation.article}  {change.key.words}", bold=True)
    for mark, entry, day in (("-", change.before, before), ("+", change.after, after)):
        if entry is not None:
            place = f"{entry.citation.source} {entry.citation.article}"
            say(f"  {mark} {entry.value}  [{place}, {entry.citation.confidence}] {entry.citation.link(day)}")


def _checked(day: date) -> date:
    if day not in CHECKED:
        end(f"{day}: the law of that day is not in the library (checked: {CHECKED.first} to {CHECKED.last})")
    return day
