"""law show, prove, diff, todo and verify: what holds, its proof, what changes, what to read, and the official text."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from itertools import groupby
from textwrap import shorten

import click

from fysiodekking.adapters.cli.output import checked, end, language, refuse, remark, say
from fysiodekking.adapters.cli.places import around_part, citations_in, named, near
from fysiodekking.adapters.cli.usage import AnyNumber, Day, Group, Later, as_given
from fysiodekking.adapters.law_difference_words import answer_sentences, change_sentences, region_sentence
from fysiodekking.adapters.law_words import (
    by_instrument,
    entry_words,
    place_words,
    quote_words,
    said_words,
    subject_words,
)
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import label_of
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.text import wrapped
from fysiodekking.law import CHECKED, law_data, versions
from fysiodekking.law.listing import ChangedValue, Due, Entry, changes, due, entries, entries_of_all_days
from fysiodekking.proof.law_difference import differences, stands_for

_WIDE = 80


@click.group(cls=Group, commands=Later({"prove": "proving:prove_law", "verify": "verifying:verify_law"}))
def law() -> None:
    """Show the rules and numbers in force on a day, with sources, or what changes between two days.

    \b
    Example:
      fysiodekking law diff 2025-12-31 2026-01-01
    """


@law.command()
@click.argument("article", required=False)
@click.option("--on", "day", type=Day(), help=f"The day; without it the last day that was checked, {CHECKED.last}.")
@language
def show(article: str | None, day: datetime | None, lang: str) -> None:
    """Show what holds on a day, or one ARTICLE of it, as "2.6(2)", "Bzv 2.6", "art. 2.6 lid 2 Bzv", "Wet BIG 36".

    \b
    Example:
      fysiodekking law show --on 2018-07-01 "Bzv 2.6"
    """
    words = catalogue(lang)
    on = checked(day.date()) if day else CHECKED.last or CHECKED.first
    holds = listed = entries(law_data(), on)
    nothing: list[str] = []
    if article is not None:
        found: dict[str, Entry] = {}
        for citation in citations_in(article):
            there = named(holds, citation) or around_part(holds, citation)
            if not named(holds, citation):
                nothing.append(_whole(citation, there, words) if there else _nothing(citation, holds, on, words))
            found |= {f"{each.file}#{each.key}": each for each in there}
        listed = tuple(found.values())
        if not listed:
            end(*nothing)
    for instrument, group in by_instrument(listed).items():
        say(words.law["show.head"].format(instrument=instrument, day=on), bold=True)
        for entry in group:
            _show(entry, on, words)
        say()
    for each in nothing:
        remark(each)


def _whole(citation: str, there: tuple[Entry, ...], words: Catalogue) -> str:
    """Say that a part of a paragraph is not told apart, and that the paragraph is shown."""
    places = dict.fromkeys(f"{each.citation.source} {place_words(each.citation, words)}" for each in there)
    return words.law["show.whole"].format(article=citation, places=words.listed([*places]))


def _nothing(article: str, holds: tuple[Entry, ...], day: date, words: Catalogue) -> str:
    """Say that nothing stands at a place, on which other day something does, and what is near it."""
    other = _other_day(article, day)
    if other is not None:
        return words.law["show.other_day"].format(article=article, day=words.day(day), other=other)
    around = [f"{citation.source} {place_words(citation, words)}" for citation in near(holds, article)]
    told = words.law["show.near"].format(places=words.listed(around)) if around else ""
    return words.law["show.nothing"].format(article=as_given(article), day=words.day(day), near=told)


def _other_day(article: str, day: date) -> date | None:
    """Return the day nearest to another on which something stands at a place; None where nothing ever does."""
    ever = named(entries_of_all_days(law_data(), (each.first for each in versions())), article)
    periods = [each.citation.period for each in ever]
    ends = [each.last for each in periods if each.last is not None and each.last < day]
    begins = [each.first for each in periods if each.first > day]
    return min((each for each in (*ends, *begins) if each in CHECKED), key=lambda each: abs(each - day), default=None)


def _show(entry: Entry, day: date, words: Catalogue) -> None:
    citation = entry.citation
    say(f"  {place_words(citation, words)}  {entry_words(entry, words)}")
    if quote := quote_words(entry, words):
        say(f"      {quote}")
    if entry.term is not None:
        say(f"      {words.law['show.term'].format(place=place_words(entry.term, words), quote=entry.term.quote)}")
    firm = words.law[f"confidence.{citation.confidence}"]
    say(f"      {words.law['show.period'].format(period=citation.period, confidence=firm, link=citation.link(day))}")
    say(f"      {words.law['show.data'].format(file=entry.file, key=entry.key)}")


def _in_order(first: date, second: date) -> tuple[date, date]:
    """Return two days; the later one before the earlier one ends the command."""
    if second < first:
        refuse("usage.days_turned", before=first, after=second)
    return first, second


@law.command()
@click.argument("before", type=Day())
@click.argument("after", type=Day())
@click.option("--full", is_flag=True, help="Every value, and every group of cases that gets another answer.")
@language
def diff(*, before: datetime, after: datetime, full: bool, lang: str) -> None:
    """Show what is different on the day AFTER from the day BEFORE, and who gets another answer.

    A sentence for each ground or list that changes, and one for each condition or question of which cases get another
    answer; with --full each value, and each group of cases.

    \b
    Example:
      fysiodekking law diff 2023-12-31 2024-01-01
    """
    words, (first, second) = catalogue(lang), _in_order(checked(before.date()), checked(after.date()))
    found = changes(law_data(), first, second)
    days = {"before": words.day(first), "after": words.day(second)}
    if not found:
        say(words.law["changes.none"].format(**days))
        return
    say(words.law["changes"].format(**days), bold=True)
    for sentence in change_sentences(found, words):
        say(_bullet(sentence))
    if full:
        for change in found:
            _change(change, first, second, words)
    say()
    say(words.law["cases"].format(**days), bold=True)
    answers = differences(first, second)
    for sentence in answer_sentences(answers, words):
        say(_bullet(sentence))
    if not answers:
        say(f"  {words.law['cases.none']}")
    say()
    if full and answers:
        asked = words.law["cases.asked"].format(
            first=words.day(stands_for(first)), second=words.day(stands_for(second))
        )
        say(wrapped(asked))
        for answer in answers:
            say(_bullet(region_sentence(answer, words)))
    if not full:
        say(wrapped(words.law["cases.hint"]))


@law.command()
@click.argument("year", type=AnyNumber())
@language
def todo(year: int, lang: str) -> None:
    """List what has to be read before YEAR is answered for: values that end, and that were last read before it.

    A checklist in Markdown, with a link to the text of the first day of the year.

    \b
    Example:
      fysiodekking law todo 2027 --lang en
    """
    words, years = catalogue(lang), range(CHECKED.first.year, (CHECKED.last or CHECKED.first).year + 2)
    if year not in years:
        end(words.law["todo.year"].format(year=year, first=years[0], last=years[-1]))
    first = date(year, 1, 1)
    listed = due(law_data(), year)
    say(words.say("todo.title" if listed else "todo.nothing", year=str(year)), bold=True)

    def text(each: Due) -> tuple[str, str]:
        return each.entry.instrument, each.entry.citation.link(first)

    def place(each: Due) -> tuple[str, date | None, date]:
        listed_by_code = each.entry.key.entry == "performance"
        label = words.law["subject.performance"] if listed_by_code else label_of(each.entry.citation, words)
        return label, each.ends, each.confirmed

    for (instrument, link), of_text in groupby(listed, key=text):
        say(f"\n{instrument}: {link}")
        for (label, ends, confirmed), of_place in groupby(of_text, key=place):
            read = words.say("todo.confirmed", day=words.day(confirmed))
            state = read if ends is None else words.say("todo.ends", day=words.day(ends))
            say(f"- [ ] {label} ({state}): {', '.join(map(partial(_in_short, words=words), of_place))}")


def _in_short(due: Due, words: Catalogue) -> str:
    key = due.entry.key
    if key.entry == "performance":
        return key.name
    return shorten(entry_words(due.entry, words), _WIDE, placeholder=" …")


def _bullet(sentence: str) -> str:
    return wrapped(sentence, "  * ", "    ")


def _change(change: ChangedValue, before: date, after: date, words: Catalogue) -> None:
    shown = change.after or change.before
    assert shown is not None
    say(f"{shown.citation.source} {place_words(shown.citation, words)}  {subject_words(shown, words)}", bold=True)
    for mark, entry, day in (("-", change.before, before), ("+", change.after, after)):
        if entry is not None:
            citation = entry.citation
            place = f"[{citation.source} {place_words(citation, words)}, {citation.confidence}]"
            say(f"  {mark} {said_words(entry, words)}  {place} {citation.link(day)}")
