"""What the law data say in the library's own words, which are English, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.nl.own_words import OWN_WORDS

_TRANSLATED: Final[Mapping[str, Mapping[str, str]]] = {"nl": OWN_WORDS}


def in_words(own: str, words: Catalogue) -> str:
    """Say own words of the data in a language, phrase by phrase, the longest first.

    What is no phrase of it (a code, a year, the name of a newspaper) stands as it is.
    """
    phrases = _TRANSLATED.get(words.lang, {})
    return _pattern(words.lang).sub(lambda found: phrases[found[0]], own) if phrases else own


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    longest = sorted(_TRANSLATED[lang], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
