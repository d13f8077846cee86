"""What the data of the law and of shipped packages say in the library's own words, English, in a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.nl.own_words import NOTES, OWN_WORDS
from fysiodekking.explain.nl.regions import REGIONS

_TRANSLATED: Final[Mapping[str, Mapping[str, str]]] = {"nl": OWN_WORDS}
_REGIONS: Final[Mapping[str, Mapping[str, str]]] = {"nl": REGIONS}
_NOTES: Final[Mapping[str, Mapping[str, str]]] = {"nl": NOTES}


def in_words(own: str, words: Catalogue) -> str:
    """Say own words of the data in a language, phrase by phrase, the longest first.

    What is no phrase of it (a code, a year, the name of a newspaper) stands as it is.
    """
    phrases = _TRANSLATED.get(words.lang)
    return own if phrases is None else _PHRASES[words.lang].sub(lambda found: phrases[found[0]], own)


def note_in_words(note: str, words: Catalogue) -> str:
    """Say the note of a shipped package in a language; one of a package of somebody's own as it is written."""
    return _NOTES.get(words.lang, {}).get(note, note)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})(?!\w)")


@lru_cache(maxsize=2)
def phrases_of_regions(lang: str) -> Mapping[str, str]:
    """Return what is said in a language for each phrase by which the proof calls cases; empty for its own."""
    if lang not in _REGIONS:
        return {}
    kinds = {kind.value.replace("_", " "): called for kind, called in catalogue(lang).kinds.items()}
    return {**kinds, **_TRANSLATED[lang], **_REGIONS[lang]}


@lru_cache(maxsize=2)
def _pattern_of_regions(lang: str) -> re.Pattern[str]:
    return _any_of(phrases_of_regions(lang))


def region_in_words(which: str, words: Catalogue) -> str:
    """Say in a language which cases a region of the proof holds; readings and codes stand as they are."""
    phrases = phrases_of_regions(words.lang)
    return _pattern_of_regions(words.lang).sub(lambda found: phrases[found[0]], which) if phrases else which


_PHRASES: Final = {lang: _any_of(phrases) for lang, phrases in _TRANSLATED.items()}
