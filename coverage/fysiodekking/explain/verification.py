"""What laying the law data beside an official text shows: a line for each quote, and a last one that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.own_words import in_words
from fysiodekking.explain.text import wrapped
from fysiodekking.model.verification import Quoted, QuotedNumber, Standing, Verification

_INDENT = " " * 6


def verification_lines(found: Verification, words: Catalogue, told: Callable[[Quoted], str]) -> Iterator[str]:
    """Say of every quote how it stands in the text.

    :param told: what says in words which value of the data a quote proves.
    """
    yield wrapped(words.verification["title"].format(title=found.title, act=found.act, day=words.day(found.day)))
    for quote in found.quotes:
        yield from _lines(quote, words, told(quote))
    yield wrapped(_counted(found, words))


def own_words_lines(quotes: Iterable[Quoted], words: Catalogue, told: Callable[[Quoted], str]) -> Iterator[str]:
    """List what is said in the library's own words, and count it.

    :param told: what says in words which value of the data they are of.
    """
    listed = tuple(quotes)
    for quote in listed:
        yield wrapped(f"{_place(quote, words)}  {told(quote)}  ({quote.period})", "  ", _INDENT)
        yield wrapped(in_words(quote.quote, words), _INDENT, _INDENT)
    yield words.verification["own"].format(count=len(listed))


def _lines(quote: Quoted, words: Catalogue, told: str) -> Iterator[str]:
    standing = words.verification[quote.standing].format(place=quote.stands_at)
    numbers = "; ".join(_number(number, words) for number in quote.numbers)
    yield wrapped(f"{_place(quote, words)}  {told}; {standing}{'; ' if numbers else ''}{numbers}", "  ", _INDENT)
    if quote.holds:
        return
    yield wrapped(words.verification["quoted"].format(quote=quote.quote), _INDENT, _INDENT)
    if quote.nearest:
        yield wrapped(words.verification["nearest"].format(nearest=quote.nearest), _INDENT, _INDENT)
    for said, instead in quote.differences:
        name = "changed" if said and instead else "gone" if said else "new"
        yield wrapped(words.verification[name].format(said=said, instead=instead), _INDENT, _INDENT)


def _place(quote: Quoted, words: Catalogue) -> str:
    """Say where a quote stands: what explanations call a place that is no article number, by that name."""
    named = {key.replace("/", " ", 1): name for key, name in words.places.items()}
    return named.get(quote.place, quote.place)


def _number(number: QuotedNumber, words: Catalogue) -> str:
    value = words.figures(number.value)
    if number.name:
        value = words.law[f"says.{number.name}"].format(value=value)
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
