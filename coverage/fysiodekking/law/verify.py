"""The law data laid beside an official text: whether each quote stands there, and each number in its quote."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Final

import attrs

from fysiodekking.law.dutch_numbers import Numbers, numbers_in
from fysiodekking.law.load import Key, LawData, Source, Version, on, place_of
from fysiodekking.model.dates import Period
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.official_text import OfficialText, Place
from fysiodekking.model.verification import Quoted, QuotedNumber, Standing, Verification

_ACT: Final = re.compile(r"BWBR\d{7}")
_ANNEX: Final = re.compile(r"#Bijlage(\w+)$")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_LEFT_OUT: Final = re.compile(r"\[…\]|…")
_AMOUNT: Final = re.compile(r"\d+\.\d{2}")
_NO_WORD: Final = frozenset({"Pi", "Pf", "Cf"})  # quotation marks that open or close, soft hyphens
_MARKS: Final = frozenset("\"'`*\u201a\u201e")
_COUNTS: Final = ("value", "months", "extension_months", "below_age", "gold_stage", "fev1_vc_below")
_OF_THE_TERM: Final = ("months", "extension_months")
_MOST_WORDS: Final = 20_000
"""So many words are searched at most for those that are most alike."""
_CLOSELY: Final = 5
"""So many of the most alike places are compared word by word."""


@attrs.frozen(kw_only=True)
class _Quote:
    """A quote as the data give it.

    :param counts: the numbers it must say, by name.
    """

    key: Key
    source: Source
    place: Place
    label: str
    words: str
    period: Period
    counts: dict[str, Any]


def verify(text: OfficialText, data: LawData) -> Verification:
    """Lay every quote of an act, as the data have it on the day of the text, beside that text.

    :raises InvalidInput: when the data quote nothing of that act.
    """
    title = next((source.title for source in data.sources.values() if _act_of(source) == text.act), None)
    if title is None:
        known = ", ".join(sorted({_act_of(source) for source in data.sources.values()} - {""}))
        raise InvalidInput([Problem("act", f"{text.act} is no act that the law data quote (they quote {known})")])
    quotes = (quote for quote in _quotes(data, text.day) if _act_of(quote.source) == text.act)
    return Verification(
        title=title, act=text.act, day=text.day, quotes=tuple(_laid_beside(quote, text) for quote in quotes)
    )


def own_words(data: LawData) -> tuple[Quoted, ...]:
    """Return everything that the data say in the library's own words, of every day, with the days it holds for."""
    days = sorted({version.period.first for version in _versions(data)})
    quotes = dict.fromkeys(
        (str(quote.key), quote.label, quote.words, quote.period)
        for day in days
        for quote in _quotes(data, day)
        if is_own(quote.words)
    )
    return tuple(
        Quoted(key=key, place=label, quote=words, period=period, standing=Standing.OWN_WORDS)
        for key, label, words, period in quotes
    )


def is_own(words: str) -> bool:
    """Say whether words are the library's own: these stand in round brackets as a whole."""
    return words.startswith("(")


# --- what the data quote --------------------------------------------------------------------------------------------


def _versions(data: LawData) -> Iterator[Version]:
    for timelines in data.timelines.values():
        for timeline in timelines.values():
            yield from timeline


def _quotes(data: LawData, day: date) -> Iterator[_Quote]:
    for timelines in data.timelines.values():
        for key, timeline in timelines.items():
            version = on(timeline, day)
            if version is not None and version.quote:
                paragraph = on(timelines.get(Key("paragraph", ground=key.ground), ()), day)
                yield from _of(version, version if version.article or paragraph is None else paragraph)


def _of(version: Version, stands: Version) -> Iterator[_Quote]:
    """Yield the quotes of a version; a row of an annex has one of its condition and one of its term."""
    counts = {name: version.data[name] for name in _COUNTS if name in version.data}
    of_term = _OF_THE_TERM if "term_quote" in version.data else ()
    term = {name: counts.pop(name) for name in of_term if name in counts}
    article = place_of(version) or stands.article
    yield _quote(version, stands.source, article, version.quote, counts)
    if term:
        yield _quote(version, stands.source, f"({version.data['term_article']})", version.data["term_quote"], term)


def _quote(version: Version, source: Source, article: str, words: str, counts: dict[str, Any]) -> _Quote:
    annex = _ANNEX.search(source.url)
    steps = [step for step in re.split(r"[.()°]+" if annex else r"[()]+", article) if step]
    return _Quote(
        key=version.key,
        source=source,
        place=(f"bijlage {annex[1]}", *steps) if annex else tuple(steps),
        label=f"{source.short} {article}".strip(),
        words=words,
        period=version.period,
        counts=counts,
    )


def _act_of(source: Source) -> str:
    found = _ACT.search(source.url)
    return found.group() if found else ""


# --- beside the text ------------------------------------------------------------------------------------------------


def _laid_beside(quote: _Quote, text: OfficialText) -> Quoted:
    told = Quoted(
        place=quote.label, key=str(quote.key), period=quote.period, quote=quote.words, standing=Standing.OWN_WORDS
    )
    if is_own(quote.words):
        return told
    told = attrs.evolve(told, numbers=tuple(_numbers(quote)), standing=Standing.NOT_IN_TEXT)
    if not text.has(quote.place[:1]):
        return told
    if _stands_in(quote.words, text.words_at(quote.place)):
        return attrs.evolve(told, standing=Standing.FOUND)
    moved = [place for place, words in text.paragraphs().items() if _stands_in(quote.words, words)]
    if moved:
        near = next((place for place in moved if place[0] == quote.place[0]), moved[0])
        return attrs.evolve(told, standing=Standing.ELSEWHERE, stands_at=_written(near))
    around = text.words_at(quote.place if text.has(quote.place) else quote.place[:1])
    nearest, differences = _nearest(quote.words, around)
    return attrs.evolve(told, standing=Standing.NOT_FOUND, nearest=nearest, differences=differences)


def _written(place: Place) -> str:
    return f"{place[0]}{''.join(f'({step})' for step in place[1:])}"


def _numbers(quote: _Quote) -> Iterator[QuotedNumber]:
    said = numbers_in(quote.words)
    for name, value in quote.counts.items():
        for each in value if isinstance(value, list) else [value]:
            number = _counted(each)
            if number:  # what there is none of, no text counts
                called = quote.key.name if name == "value" else name
                shown = "" if name == "value" else name
                yield QuotedNumber(name=shown, value=str(each), stands=_says(said, called, number))


def _counted(value: object) -> Decimal | date | None:
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return Decimal(value) if isinstance(value, str) and _AMOUNT.fullmatch(value) else None


def _says(said: Numbers, name: str, number: Decimal | date) -> bool:
    """Say whether a text says a number: also twelve months as a year, and a first twenty as "from the 21st"."""
    if isinstance(number, date):
        return number in said.days
    return (
        number in said.counted
        or (name.endswith("months") and number in said.in_months)
        or (name.endswith("first_not_covered") and number + 1 in said.ordinals)
    )


# --- words ----------------------------------------------------------------------------------------------------------


def _cleaned(words: str) -> str:
    """Drop what is no word: soft hyphens, quotation marks, emphasis; every dash is the same one."""
    kinds = [(each, unicodedata.category(each)) for each in unicodedata.normalize("NFC", words) if each not in _MARKS]
    return "".join("-" if kind == "Pd" else each for each, kind in kinds if kind not in _NO_WORD)


@lru_cache(maxsize=8192)
def _joined(words: str) -> str:
    return " ".join(_TOKEN.findall(_cleaned(words).casefold()))


def _stands_in(quote: str, text: str) -> bool:
    """Say whether a quote stands in a text word for word; what it leaves out, ``[…]`` or ``…``, may be anything."""
    rest = f" {_joined(text)} "
    for part in map(_joined, _LEFT_OUT.split(quote)):
        where = rest.find(f" {part} ") if part else 0
        if where < 0:
            return False
        rest = rest[where + len(part) + 1 :]
    return True


def _nearest(quote: str, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the words of a text that are most like a quote, and where the two differ."""
    wanted = _TOKEN.findall(_cleaned(quote).casefold())
    near = _cleaned(text)
    words_near = list(_TOKEN.finditer(near))[:_MOST_WORDS]
    if not words_near:
        return "", ()
    tokens = [match.group().casefold() for match in words_near]
    starts = sorted(_alike(wanted, tokens), reverse=True)[:_CLOSELY]
    matchers = [
        (SequenceMatcher(a=wanted, b=tokens[start : start + len(wanted)], autojunk=False), start)
        for _, start in ((alike, -negative) for alike, negative in starts)
    ]
    best, start = max(matchers, key=lambda each: each[0].ratio())
    last = min(start + len(wanted), len(words_near)) - 1
    differences = tuple(
        (" ".join(wanted[a:b]), " ".join(tokens[start + c : start + d]))
        for kind, a, b, c, d in best.get_opcodes()
        if kind != "equal"
    )
    return " ".join(near[words_near[start].start() : words_near[last].end()].split()), differences


def _alike(wanted: list[str], tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Yield how many words each stretch of the text shares with a quote, and the negative of where it starts."""
    size, needed = len(wanted), Counter(wanted)
    window = Counter(tokens[:size])
    for start in range(max(1, len(tokens) - size + 1)):
        if start:
            window[tokens[start - 1]] -= 1
            window[tokens[start + size - 1]] += 1
        yield sum(min(count, window[word]) for word, count in needed.items()), -start
