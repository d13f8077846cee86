"""Wat alleen van het naast elkaar leggen van gegevens en officiële tekst wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

VERIFICATION: Final[Mapping[str, str]] = {
    "title": "{title} ({act}), de tekst van {day}",
    "found": "staat er woord voor woord",
    "elsewhere": "STAAT ERGENS ANDERS, in {place}",
    "not_found": "NIET GEVONDEN",
    "not_in_text": "staat niet in deze tekst",
    "own_words": "eigen woorden van de bibliotheek",
    "stands": "{value} staat in het citaat",
    "stands_not": "{value} STAAT NIET IN HET CITAAT",
    "quoted": 'aangehaald: "{quote}"',
    "nearest": 'lijkt het meest: "{nearest}"',
    "changed": 'anders: "{said}" is daar "{instead}"',
    "gone": 'anders: "{said}" ontbreekt daar',
    "new": 'anders: daar staat ook "{instead}"',
    "counts": (
        "Citaten: {quotes}, waarvan woord voor woord {found}, ergens anders {elsewhere}, niet gevonden {not_found}, "
        "niet in deze tekst {not_in_text}, eigen woorden {own_words}. Getallen in hun citaat: {stand} van {numbers}."
    ),
    "own": "Eigen woorden: {count}",
}
