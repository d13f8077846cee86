"""Wat alleen wordt gezegd van hoe ver gevallen komen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REACH: Final[Mapping[str, str]] = {
    "title": "Hoe ver de gevallen komen",
    "reached": "bereikt",
    "all": "van",
    "law": "De wet van {day}",
    "rule": "regels: voldaan, niet voldaan, onbekend",
    "ground": "gronden waarop het basispakket betaalt",
    "threshold": "aantallen, leeftijden en termijnen, elke kant",
    "reason": "redenen",
    "package": "Pakket",
    "answer": "antwoorden",
    "grant": "regels",
    "limit": "grenzen",
    "requirement": "eisen",
    "packages.note": (
        "Antwoorden: de oordelen en redenen van het pakket. Regels: welke regel betaalt. Grenzen en eisen: elke kant."
    ),
    "none": "Er is geen geval waarover verslag kan worden gedaan.",
    "others": (
        "{others} van de {cases} gevallen vallen onder een andere versie van de wet; ze tellen voor wat hetzelfde is."
    ),
    "others.one": "1 van de {cases} gevallen valt onder een andere versie van de wet; het telt voor wat hetzelfde is.",
    "others.all": "Geen geval valt onder deze versie van de wet; ze tellen voor wat hetzelfde is.",
    "unchecked": "{unchecked} van de {cases} gevallen zijn van een dag waarvan de wet niet in de bibliotheek staat.",
    "unchecked.one": "1 van de {cases} gevallen is van een dag waarvan de wet niet in de bibliotheek staat.",
    "unchecked.all": "Elk geval is van een dag waarvan de wet niet in de bibliotheek staat.",
    "apart": "Pakketten met dezelfde id maar andere voorwaarden, of van een ander jaar, tellen elk apart.",
    "unmeasured": "Niet gemeten, want de wet van dat jaar staat niet in de bibliotheek: {packages}.",
    "elsewhere": "Alleen in andere versies van de wet (tussen haakjes de laatste dag): {those}.",
    "gaps": "Waar nog niemand naar keek",
    "gaps.none": "Alles is bereikt.",
    "gaps.no_package": "Geen geval heeft een pakket van een jaar waarvan het recht is nagekeken.",
    "of_package": "Pakket {package}",
    "untouched": "Van het volgende is alleen het gewone antwoord gezien, of geen",
    "untouched.count": "{what} (nog {count})",
    "files": "{written} gevallen om in te vullen geschreven in {folder}{kept}.",
    "files.one": "1 geval om in te vullen geschreven in {folder}{kept}.",
    "kept": "; {kept} bestonden al en bleven zoals ze zijn",
    "kept.one": "; 1 bestond al en bleef zoals het is",
    "pays": "betaalt",
    "inside": "erbinnen",
    "outside": "erbuiten",
    "file.looks": "Waar nog niemand naar keek:",
    "file.fill": (
        "Vul in wat de wet of de polis belooft, niet wat de bibliotheek antwoordt. Bijvoorbeeld:\n"
        'outcome = "covered", "covered_if", "not_covered" of "undetermined"\n'
        'payer = "basic", "package", "insured" of "nobody"'
    ),
}
