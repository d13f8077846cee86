"""What is said of how far cases reach and of nothing else; everything that a decision says stands in `explain`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.languages import catalogue
from fysiodekking.reach.target import Topic

NL: Final[Mapping[str, str]] = {
    "title": "Hoe ver de gevallen komen",
    "reached": "bereikt",
    "all": "van",
    "law": "De wet van {day}",
    Topic.RULE: "regels: voldaan, niet voldaan, onbekend",
    Topic.GROUND: "gronden waarop het basispakket betaalt",
    Topic.THRESHOLD: "aantallen, leeftijden en termijnen, elke kant",
    Topic.REASON: "redenen",
    "package": "Pakket",
    Topic.ANSWER: "antwoorden",
    Topic.GRANT: "regels",
    Topic.LIMIT: "grenzen",
    Topic.REQUIREMENT: "eisen",
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

EN: Final[Mapping[str, str]] = {
    "title": "How far the cases reach",
    "reached": "reached",
    "all": "of",
    "law": "The law of {day}",
    Topic.RULE: "rules: met, not met, unknown",
    Topic.GROUND: "grounds on which the basic package pays",
    Topic.THRESHOLD: "numbers, ages and terms, each side",
    Topic.REASON: "reasons",
    "package": "Package",
    Topic.ANSWER: "answers",
    Topic.GRANT: "grants",
    Topic.LIMIT: "limits",
    Topic.REQUIREMENT: "asked",
    "packages.note": (
        "Answers: the verdicts and reasons of the package. Grants: which one pays. Limits, and what it asks: each side."
    ),
    "none": "There is no case to report on.",
    "others": "{others} of the {cases} cases are of another version of the law; they count for what is the same.",
    "others.one": "1 of the {cases} cases is of another version of the law; it counts for what is the same.",
    "others.all": "No case is of this version of the law; they count for what is the same.",
    "unchecked": "{unchecked} of the {cases} cases are of a day of which the law is not in the library.",
    "unchecked.one": "1 of the {cases} cases is of a day of which the law is not in the library.",
    "unchecked.all": "Every case is of a day of which the law is not in the library.",
    "apart": "Packages with the same id but other terms, or of another year, each count for themselves.",
    "unmeasured": "Not measured, as the law of that year is not in the library: {packages}.",
    "elsewhere": "In other versions of the law only (between brackets the last day): {those}.",
    "gaps": "What nobody has looked at yet",
    "gaps.none": "Everything is reached.",
    "of_package": "Package {package}",
    "untouched": "Of these, only the ordinary answer was seen, or none",
    "untouched.count": "{what} ({count} to go)",
    "files": "{written} cases to fill in written to {folder}{kept}.",
    "files.one": "1 case to fill in written to {folder}{kept}.",
    "kept": "; {kept} were there already and stay as they are",
    "kept.one": "; 1 was there already and stays as it is",
    "pays": "pays",
    "inside": "inside",
    "outside": "outside",
    "file.looks": "What nobody has looked at yet:",
    "file.fill": (
        "Fill in what the law or the policy promises, not what the library answers. For example:\n"
        'outcome = "covered", "covered_if", "not_covered" or "undetermined"\n'
        'payer = "basic", "package", "insured" or "nobody"'
    ),
}

_OWN: Final = {"nl": NL, "en": EN}


class Words:
    """The words of one language: those of a decision, and those of a report.

    :param lang: ``nl`` or ``en``.
    """

    def __init__(self, lang: str) -> None:
        self.catalogue = catalogue(lang)
        self._own = _OWN[lang]

    def say(self, name: str, **blanks: object) -> str:
        """Return a phrase with its blanks filled."""
        return self._own[name].format(**blanks)

    def number(self, name: str, count: int, **blanks: object) -> str:
        """Return a phrase about a number; one of something is said in its own way."""
        return self.say(f"{name}.one" if count == 1 else name, **blanks)

    def share(self, name: str, count: int, of: int) -> str:
        """Return a phrase about some of the cases; about all of them it is said in its own way."""
        return self.say(f"{name}.all") if count == of else self.number(name, count, **{name: count, "cases": of})
