"""Wat er in een vraaggesprek wordt gezegd, en nergens anders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

INTERVIEW: Final[Mapping[str, str]] = {
    "condition": "klacht",
    "session.date": "Op welke dag is of was de behandeling?",
    "provider.profession": "Wie behandelt?",
    "session.performance": "Welke prestatiecode komt er op de rekening?",
    "session.techniques": "Wat is er gedaan?",
    "insured.born": "Wanneer is de patiënt geboren?",
    "conditions.*.kind": "Waarvoor is de behandeling?",
    "packages": "Welk aanvullend pakket heeft de patiënt in dit jaar?",
    "no_package": "geen aanvullend pakket",
    "choose": "een nummer, of een deel van het woord",
    "choose_several": "een nummer of een deel van het woord; meer dan één met komma's",
    "hint.packages": "een nummer of een deel van de naam; of UZOVI en pakketcode (COV), als 3311 106",
    "many": "{count} antwoorden; met ? staan ze er alle",
    "hint.session.date": "een dag, als 12-03-2026, of vandaag",
    "hint.session.performance": "een code van vier of vijf cijfers, als 1000",
    "hint.conditions.*.kind": (
        "een nummer, of een deel van het woord; een klacht die er niet bij staat, zoals nek of rug, is een gewone: 1"
    ),
    "day": "een dag, als 12-03-2026",
    "days": "gisteren, vandaag, morgen",
    "day_between": "Schrijf een dag van {first} tot en met {last}.",
    "born_after": "Dat is na de dag van de behandeling ({day}). Schrijf de geboortedag.",
    "no_such_day": "Die dag bestaat niet. Schrijf een dag die er is, eerst de dag, dan de maand, als 12-03-2026.",
    "euros": "een bedrag, als 42,50",
    "number": "een getal, als 3",
    "count": "een aantal, als 8, of 8-10 als het niet zeker is",
    "text": "een woord of code",
    "usual": "Enter: {value}",
    "not_known": "Enter: niet bekend",
    "unknown": "onbekend, niet bekend, weet niet, weet ik niet, geen idee",
    "write": "Schrijf {hint}.",
    "needed": "Zonder dit is er geen antwoord.",
    "needed.packages": (
        "Welk pakket het is, zegt de controle op verzekering (COV): schrijf UZOVI en pakketcode. Met 1 "
        "ziet u wat zonder pakket geldt."
    ),
    "stop": "Stoppen kan met Ctrl-C.",
    "stopped": "Gestopt. Er is niets bewaard.",
    "contradicts": "Dat kan niet bij wat al is geantwoord ({problem}).",
    "earlier": "Is een eerder antwoord fout: met < gaat u een vraag terug.",
    "earlier.line": "Is een eerder antwoord fout: verbeter die regel.",
    "whole_year": "Schrijf het jaar met vier cijfers, als 12-03-2026.",
    "surcharge": "toeslag",
    "surcharge.how": (
        "Een extra regel op de rekening wordt hier niet gevraagd. Schrijf hem in een geval (docs/at-the-desk.md)."
    ),
    "ask_insurer": (
        "De voorwaarden van pakket {package} van {year} zijn hier niet bekend. Vraag de verzekeraar "
        "hoeveel behandelingen het per jaar vergoedt, wat het per behandeling betaalt met en zonder "
        "contract, en welke voorwaarden daarbij gelden."
    ),
    "none_of_these": "Dat is geen van de antwoorden. Schrijf {hint}.",
    "says_more": (
        "De wet noemt: {likely}. Is het dat, schrijf dan het nummer. Is het een gewone klacht, schrijf dan 1."
    ),
    "several_of_these": "Dat kan meer dan één zijn: {likely}. Schrijf het nummer.",
    "how": "Alleen wat voor het antwoord telt, wordt gevraagd. ? toont alle antwoorden.",
    "how.back": "< gaat een vraag terug.",
    "nothing_before": "Dit is de eerste vraag.",
    "saved": "Het geval staat in {file}.",
}
