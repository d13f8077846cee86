"""What laying the law data beside an official text shows: a line for each quote, and a last one that counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.text import wrapped
from fysiodekking.model.verification import Quoted, QuotedNumber, Standing, Verification

_INDENT = " " * 6


def verification_lines(found: Verification, words: Catalogue) -> Iterator[str]:
    """Say of every quote how it stands in the text."""
    yield wrapped(words.verification["title"].format(title=found.title, act=found.act, day=words.day(found.day)))
    for quote in found.quotes:
        yield from _lines(quote, words)
    yield wrapped(_counted(found, words))


def own_words_lines(quotes: Iterable[Quoted], words: Catalogue) -> Iterator[str]:
    """List what is said in the library's own words, and count it."""
    listed = tuple(quotes)
    for quote in listed:
        yield wrapped(f"{quote.place}  {quote.key}  ({quote.period})", "  ", _INDENT)
        yield wrapped(quote.quote, _INDENT, _INDENT)
    yield words.verification["own"].format(count=len(listed))


def _lines(quote: Quoted, words: Catalogue) -> Iterator[str]:
    standing = words.verification[quote.standing].format(place=quote.stands_at)
    numbers = "; ".join(_number(number, words) for number in quote.numbers)
    yield wrapped(f"{quote.place}  {quote.key}: {standing}{'; ' if numbers else ''}{numbers}", "  ", _INDENT)
    if quote.holds:
        return
    yield wrapped(words.verification["quoted"].format(quote=quote.quote), _INDENT, _INDENT)
    if quote.nearest:
        yield wrapped(words.verification["nearest"].format(nearest=quote.nearest), _INDENT, _INDENT)
    for said, instead in quote.differences:
        name = "changed" if said and instead else "gone" if said else "new"
        yield wrapped(words.verification[name].format(said=said, instead=instead), _INDENT, _INDENT)


def _number(number: QuotedNumber, words: Catalogue) -> str:
    value = f"{number.name} {number.value}".strip()
    return words.verification["stands" if number.stands else "stands_not"].format(value=value)


def _counted(found: Verification, words: Catalogue) -> str:
    counts = found.counts
    numbers = [number.stands for quote in found.quotes for number in quote.numbers]
    return words.verification["counts"].format(
        quotes=len(found.quotes),
        numbers=len(numbers),
        stand=sum(numbers),
        **{standing.value: counts[standing] for standing in Standing},
    )
