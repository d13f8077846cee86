"""Which entries of the law somebody means by a citation, as lawyers write one, or as an answer prints it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from fysiodekking.explain.citations import NO_LAW, label_of
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.law.dutch_numbers import ORDINALS
from fysiodekking.law.listing import Entry
from fysiodekking.model.citation import Citation

_ENGLISH: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
)
_IN_A_ROW: Final = {**ORDINALS, **{word: number for number, word in enumerate(_ENGLISH, 1)}}
_PARAGRAPH: Final = r"(?:lid|leden|paragraphs?|para?\b\.?)"
_WHICH_PARAGRAPH: Final = re.compile(
    rf"\b(?:(?P<word>{'|'.join(sorted(_IN_A_ROW, key=len, reverse=True))})|(?P<digits>\d+)(?:e|de|ste|st|nd|rd|th))"
    rf"\s+{_PARAGRAPH}"
)
_BEFORE_ITS_ARTICLE: Final = re.compile(
    r"\blid (\d+),? (?:(?:van|of|het|the) )*(?:artikel|article|art\.?) ?(\d+(?:\.\d+)*)"
)
_ROMAN_ANNEX: Final = re.compile(r"\b(bijlage|annex) i\b")
_PARTS: Final = re.compile(r"[^\W\d_]+|\d+")
_SAME: Final = {"annex": "bijlage", "art": "artikel", "article": "artikel"}
_BETWEEN: Final = frozenset(
    {"lid", "leden", "paragraph", "para", "par", "onderdeel", "onder", "sub", "aanhef", "letter", "part", "under"}
    | {"van", "het", "de", "en", "of", "the", "in"}
)
"""What a citation is put together with, and what names nothing."""
_MOST_NEAR: Final = 4
_ID: Final = re.compile(r"\bbwbr\d{7}\b")
_ADDRESS: Final = re.compile(
    r"(?:https?://)?wetten\.overheid\.nl/(bwbr\d{7})(?:/[\d-]+)*/?(?:#(?:(artikel)_?([\d.]+\w*)|(bijlage)_?(\w+)))?"
)
"""An address of the official text, as answers print it."""
_AND: Final = r"\s*(?:,|&|\ben\b|\band\b)\s*"
_NUMBER: Final = r"[\d.:()]+\w?"
_SEVERAL: Final = re.compile(
    rf"\b(?:artt|artikelen|articles|arts)\b\.?\s*(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})+)", re.IGNORECASE
)
_GAZETTE: Final = re.compile(r"\bstb\.?\s*(\d{4})\s*,?\s*(?:nr\.?\s*)?(\d+)\b")
"""A number of the Staatsblad, which is no place but what a quote can name."""


class _Written(NamedTuple):
    """What a text is made of: its words, and the numbers and single letters of a place, each in their order."""

    words: frozenset[str]
    place: tuple[str, ...]


class _Citable(NamedTuple):
    """One citation of an entry, by its labels in every language, its words, and where that stands."""

    entry: Entry
    citation: Citation
    labels: tuple[list[str], ...]
    vocabulary: frozenset[str]
    numbered: frozenset[tuple[str, str]]
    place: tuple[str, ...]


def citations_in(asked: str) -> tuple[str, ...]:
    """Return each citation of several articles by itself: of ``artt. 35 en 36 Wet BIG`` two."""
    found = _SEVERAL.search(asked)
    if found is None:
        return (asked,)
    before, after = asked[: found.start()], asked[found.end() :]
    return tuple(f"{before}artikel {each}{after}" for each in re.split(_AND, found["numbers"]))


def named(listed: Iterable[Entry], asked: str) -> tuple[Entry, ...]:
    """Return the entries of a place: ``2.6`` finds all its paragraphs, ``2.6(2)`` one, ``NZa`` all of that source.

    A paragraph, a part and the instrument may be written as in ``artikel 2.6, tweede lid, van het Besluit
    zorgverzekering``, ``art. 2.6 lid 2 Bzv`` or ``Bzv 2.6(2)``, as an explanation prints them in any language, and an
    instrument by its number in the register of laws (``BWBR0018492``) or the address of its text. A number of the
    Staatsblad finds what names it.
    """
    entries = tuple(listed)
    gazette = _GAZETTE.search(asked.lower())
    if gazette is not None:
        told = f"Stb. {gazette[1]}, {gazette[2]}"
        return tuple(each for each in entries if re.search(rf"{re.escape(told)}(?!\d)", each.citation.quote))
    parts = _parts(_by_title(asked, entries))
    return _each_once(each for each in _citable(entries) if parts and _is_named(each, parts))


def around_part(listed: Iterable[Entry], asked: str) -> tuple[Entry, ...]:
    """Return the entries of the paragraph of which a part is cited, where the data hold the paragraph as a whole."""
    entries = tuple(listed)
    parts = _parts(_by_title(asked, entries))
    found = []
    for each in _citable(entries):
        words, place = _written(parts, each.numbered)
        whole = tuple(takewhile(str.isdigit, place))
        is_part = len(place) > len(whole) > 1
        if is_part and words and words <= each.vocabulary and each.place == whole:
            found.append(each)
    return _each_once(found)


def _each_once(found: Iterable[_Citable]) -> tuple[Entry, ...]:
    return tuple({(each.entry.file, each.entry.key): each.entry for each in found}.values())


def _by_title(asked: str, entries: Iterable[Entry]) -> str:
    """Write an instrument by its short title where its number or address stands."""
    text = _ADDRESS.sub(lambda found: " ".join(filter(None, found.groups())), asked.lower())
    if _ID.search(text) is None:
        return text
    titles: dict[str, str] = {}
    for citation in (citation for entry in entries for citation in entry.citations):
        number = _ID.search(citation.url.lower())
        if number is not None and citation.source not in NO_LAW:  # an act goes before its annex
            titles[number[0]] = min(titles.get(number[0], citation.source), citation.source, key=len)
    return _ID.sub(lambda found: titles.get(found[0], found[0]), text)


def near(listed: Iterable[Entry], asked: str) -> tuple[Citation, ...]:
    """Return a few citations that are near a place at which nothing stands.

    That is what stands around it in the instrument that is named; else at that place in another instrument.
    """
    entries = tuple(listed)
    parts = _parts(_by_title(asked, entries))
    written = [(each, _written(parts, each.numbered)) for each in _citable(entries)]
    longest = max((len(asks.place) for _, asks in written), default=0)
    there = [(each, asks) for each, asks in written if asks.words and asks.words <= each.vocabulary]
    for those, shortest in ((there, 0), (written, 1)):
        for length in range(longest, shortest - 1, -1):
            around = [each.citation for each, asks in those if _begins(each, asks.place[:length])]
            if around:
                around.sort(key=lambda each: len(_parts(each.source)))  # the act before its annex
                by_place = {(each.source, each.article): each for each in around}
                return tuple(by_place.values())[:_MOST_NEAR]
    return ()


def _citable(listed: Iterable[Entry]) -> Iterator[_Citable]:
    return (_cited(entry, citation) for entry in listed for citation in entry.citations)


def _cited(entry: Entry, citation: Citation) -> _Citable:
    catalogues = [catalogue(lang) for lang in LANGUAGES]
    labels = [label_of(citation, words) for words in catalogues]
    names = [citation.source, entry.instrument, *(words.sources.get(citation.source, "") for words in catalogues)]
    kinds = [words.law.get(f"entry.{entry.key.entry}", "") for words in catalogues]
    known, stands = _written(_parts(citation.article), frozenset())
    return _Citable(
        entry=entry,
        citation=citation,
        labels=tuple(map(_parts, labels)),
        vocabulary=known.union(*(_written(_parts(text), frozenset()).words for text in (*names, *labels, *kinds))),
        numbered=frozenset(pair for name in names for pair in pairwise(_parts(name)) if pair[1].isdigit()),
        place=stands,
    )


def _is_named(citable: _Citable, asked: list[str]) -> bool:
    if asked in citable.labels:
        return True
    words, place = _written(asked, citable.numbered)
    return words <= citable.vocabulary and _begins(citable, place)


def _begins(citable: _Citable, place: tuple[str, ...]) -> bool:
    """Say whether a place is that of an entry or around it; an annex with one number needs not have that written."""
    stands = citable.place
    whole = stands[1:] if place and place[0].isalpha() and stands[:1] == ("1",) else stands
    return whole[: len(place)] == place


def _parts(text: str) -> list[str]:
    found: list[str] = _PARTS.findall(_in_order(text.lower()))
    return [same for part in found if (same := _SAME.get(part, part)) not in _BETWEEN]


def _in_order(text: str) -> str:
    """Write a paragraph by its number and after its article, and an annex in digits."""
    numbered = _WHICH_PARAGRAPH.sub(lambda found: f"lid {found['digits'] or _IN_A_ROW[found['word']]}", text)
    return _ROMAN_ANNEX.sub(r"\1 1", _BEFORE_ITS_ARTICLE.sub(r"artikel \2 lid \1", numbered))


def _written(parts: list[str], numbered: frozenset[tuple[str, str]]) -> _Written:
    """Part words and place; a number that belongs to a name, as in ``bijlage 1``, is no place."""
    before = ["", *parts]
    place = tuple(
        part
        for name, part in zip(before, parts, strict=False)
        if (part.isdigit() or len(part) == 1) and (name, part) not in numbered
    )
    return _Written(frozenset(part for part in parts if not part.isdigit() and len(part) > 1), place)
