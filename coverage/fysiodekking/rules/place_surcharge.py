"""Surcharges for the place of treatment: at home, in an institution, once at the workplace.

What the law asks: Wmg art. 35(1)(e), no charging in another way than prescribed: such a surcharge of the NZa may stand
beside certain performances only. The performance list has no code for it alone, so a bill names it in words, or by the
code of the session at that place.
A text is taken for one only when it says that it is a surcharge, names one place, and nothing that is charged apart.
Not modelled: that the treatment at the workplace is there once, and that an institution asks travel of some length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from fysiodekking.law.instruments import Law, PlaceSurcharge
from fysiodekking.model.counts import MOST_KEPT
from fysiodekking.model.session import ExtraLine

PRACTICE = "practice"


def surcharge_of(law: Law, line: ExtraLine) -> PlaceSurcharge | None:
    """Return the surcharge for the place that a line is; None when it is another charge.

    With a code it is one when the code is that of a performance at the place that the text names.
    """
    surcharge = _named(law, line.description)
    if surcharge is None or not line.performance:
        return surcharge
    listed = law.charging.performances.get(line.performance)
    return surcharge if listed is not None and listed.place == surcharge.place else None


@lru_cache(maxsize=MOST_KEPT)
def _named(law: Law, description: str) -> PlaceSurcharge | None:
    text = _plain(description)
    charging = law.charging
    if _first(charging.surcharge_words.value, text) is None or _first(charging.other_charge_words.value, text):
        return None
    places = []
    for surcharge in charging.surcharges:
        while (match := _first(surcharge.words, text)) is not None:
            text = f"{text[: match.start()]} {text[match.end() :]}"
            places.append(surcharge)
    return places[0] if len(set(map(id, places))) == 1 else None


def _first(words: Iterable[str], text: str) -> re.Match[str] | None:
    found = (re.search(rf"\b(?:{word})\b", text) for word in words)
    return next((each for each in found if each is not None), None)


def _plain(description: str) -> str:
    """Return a text without accents, capitals and signs."""
    letters = unicodedata.normalize("NFKD", description.casefold())
    return " ".join(re.findall(r"[a-z]+", "".join(letter for letter in letters if not unicodedata.combining(letter))))
