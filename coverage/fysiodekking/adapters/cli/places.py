"""Which entries of the law somebody means by a place, written as citations carry it or as explanations print it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from fysiodekking.explain.citations import label_of
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.law.listing import Entry

_PARTS: Final = re.compile(r"[^\W\d_]+|\d+")
_SAME: Final = {"annex": "bijlage", "art": "artikel", "article": "artikel"}


class _Written(NamedTuple):
    """What a text is made of: its words, and the numbers and single letters of a place, each in their order."""

    words: frozenset[str]
    place: tuple[str, ...]


def named(listed: Iterable[Entry], asked: str) -> tuple[Entry, ...]:
    """Return the entries of a place: ``2.6`` finds all its paragraphs, ``2.6(2)`` one, ``NZa`` all of that source.

    The words are those of the source, its title, or of an explanation in any language, as in ``artikel 2.6 lid 2``.
    """
    parts = _parts(asked)
    return tuple(entry for entry in listed if parts and _is_named(entry, parts))


def _is_named(entry: Entry, asked: list[str]) -> bool:
    citation, catalogues = entry.citation, [catalogue(lang) for lang in LANGUAGES]
    labels = [label_of(citation, words) for words in catalogues]
    if asked in map(_parts, labels):
        return True
    names = [citation.source, entry.instrument, *(words.sources.get(citation.source, "") for words in catalogues)]
    numbered = {pair for name in names for pair in pairwise(_parts(name)) if pair[1].isdigit()}
    words, place = _written(asked, numbered)
    known, stands = _written(_parts(citation.article), set())
    vocabulary = known.union(*(_written(_parts(text), set()).words for text in (*names, *labels)))
    return words <= vocabulary and stands[: len(place)] == place


def _parts(text: str) -> list[str]:
    found: list[str] = _PARTS.findall(text.lower())
    return [_SAME.get(part, part) for part in found]


def _written(parts: list[str], numbered: set[tuple[str, str]]) -> _Written:
    """Part words and place; a number that belongs to a name, as in ``bijlage 1``, is no place."""
    before = ["", *parts]
    place = tuple(
        part
        for name, part in zip(before, parts, strict=False)
        if (part.isdigit() or len(part) == 1) and (name, part) not in numbered
    )
    return _Written(frozenset(part for part in parts if not part.isdigit() and len(part) > 1), place)
