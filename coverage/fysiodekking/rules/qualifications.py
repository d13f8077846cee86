"""Whether a therapist has a qualification: what was stated, in words or numbers of the AGB register, and what is asked.

What is known: `law/data/qualifications.toml`; the words of the specialisms stand beside the codes that ask them.
Not modelled: since when a therapist has one; the numbers of several specialisms together, of which no list was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Profession

_SEVERAL: Final = Unknown("a number that the list does not have can stand for several qualifications")


def has_qualification(stated: Iterable[str], wanted: Iterable[str], profession: Profession, law: Law) -> bool | Unknown:
    """Tell whether one of the qualifications that were stated is one of those that are wanted."""
    words = [_plain(each) for each in stated]
    if any(not set(_alike(word, profession, law)).isdisjoint(map(_plain, wanted)) for word in words):
        return True
    return _SEVERAL if any(word.isdigit() and word not in law.qualifications for word in words) else False


def numbers_of(name: str, profession: Profession, law: Law) -> tuple[str, ...]:
    """Return the numbers of a qualification for a profession."""
    listed = law.qualifications.values()
    return tuple(each.code for each in listed if each.name == name and each.profession is profession)


def _plain(stated: str) -> str:
    return re.sub(r"[\W_]+", "_", stated.casefold()).strip("_")


def _alike(word: str, profession: Profession, law: Law) -> Iterator[str]:
    """Yield everything that says the same: a number and its name; a word by which a specialism is known.

    The number of another profession says nothing.
    """
    listed = law.qualifications.get(word)
    if listed is not None and listed.profession is profession:
        yield from (word, listed.name)
    elif listed is None:
        for name in (word, *_specialisms(word, law)):
            yield from (name, *numbers_of(name, profession, law))


def _specialisms(word: str, law: Law) -> Iterator[str]:
    described = (each for asked in law.charging.descriptions.values() for each in asked)
    for each in described:
        if each.specialism is not None and any(part.startswith(each.words) for part in word.split("_")):
            yield each.specialism
