"""Qualifications of therapists in words: what their numbers in the AGB register stand for.

A decision holds what was stated and asked as words or numbers. A test holds the numbers beside the law data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.printable import clean
from fysiodekking.model.vocabulary import Profession

_PHYSIOTHERAPIST, _EXERCISE_THERAPIST = Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST

NUMBERS: Final[Mapping[str, tuple[str, Profession]]] = {
    "0403": ("child", _PHYSIOTHERAPIST),
    "0404": ("manual_therapy", _PHYSIOTHERAPIST),
    "0405": ("oedema", _PHYSIOTHERAPIST),
    "0406": ("pelvic", _PHYSIOTHERAPIST),
    "0407": ("geriatric", _PHYSIOTHERAPIST),
    "0408": ("sports", _PHYSIOTHERAPIST),
    "0409": ("psychosomatic", _PHYSIOTHERAPIST),
    "0410": ("orofacial", _PHYSIOTHERAPIST),
    "0411": ("occupational", _PHYSIOTHERAPIST),
    "0412": ("oncology", _PHYSIOTHERAPIST),
    "0477": ("lifestyle_coach", _PHYSIOTHERAPIST),
    "0478": ("heart_vessel_lung", _PHYSIOTHERAPIST),
    "0479": ("heart", _PHYSIOTHERAPIST),
    "0480": ("vessel", _PHYSIOTHERAPIST),
    "0481": ("lung", _PHYSIOTHERAPIST),
    "0482": ("child_lifestyle", _PHYSIOTHERAPIST),
    "0483": ("fall_prevention", _PHYSIOTHERAPIST),
    "0484": ("rheumatoid_arthritis", _PHYSIOTHERAPIST),
    "0485": ("axial_spondyloarthritis", _PHYSIOTHERAPIST),
    "0718": ("lifestyle_coach", _EXERCISE_THERAPIST),
    "0719": ("pelvic", _EXERCISE_THERAPIST),
    "0720": ("geriatric", _EXERCISE_THERAPIST),
    "0722": ("fall_prevention", _EXERCISE_THERAPIST),
    "0723": ("rheumatoid_arthritis", _EXERCISE_THERAPIST),
    "0724": ("axial_spondyloarthritis", _EXERCISE_THERAPIST),
}
"""The word for a qualification, and whose it is, by its number."""


def called(stated: Collection[str], words: Catalogue) -> tuple[str, ...]:
    """Call each of some qualifications; one that is there as a number and as a word is told once."""
    by_number = {NUMBERS[each][0] for each in stated if each in NUMBERS}
    return tuple(_called(each, words) for each in stated if each not in by_number)


def _called(stated: str, words: Catalogue) -> str:
    if stated not in NUMBERS:
        unlisted = words.say("qualification.unlisted", number=clean(stated)) if stated.isdigit() else clean(stated)
        return words.qualifications.get(stated, unlisted)
    name, profession = NUMBERS[stated]
    return words.say(f"qualification.{profession.value}", called=words.qualifications[name], number=stated)
