"""Wat alleen van een plan wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PLAN: Final[Mapping[str, str]] = {
    # the answer
    "answer": "{sessions}: de patiënt betaalt in totaal {amount}{provided}.",
    "answer.one": "{sessions}: de patiënt betaalt {amount}{provided}.",
    "answer.nothing": "{sessions}: de patiënt betaalt niets{provided}.",
    "answer.nobody": "{sessions}: er mag aan niemand iets in rekening worden gebracht.",
    "answer.at_least": "{sessions}: de patiënt betaalt minstens {amount}; het hele bedrag is nog niet bekend.",
    "answer.between": (
        "{sessions}: de patiënt betaalt tussen {lowest} en {highest}{provided}. "
        "Hoeveel dat wordt, hangt af van {facts}."
    ),
    "answer.either_way": (
        "{sessions}: de patiënt betaalt in totaal {lowest}{provided}, ook al is nog niet alles bekend."
    ),
    "answer.either_way.nothing": "{sessions}: de patiënt betaalt niets{provided}, ook al is nog niet alles bekend.",
    "answer.open": "{sessions}: wat de patiënt betaalt, is nog niet bekend.",
    "provided": "als de verzekeraar {accepted} goedkeurt",
    "provided.law": "als het recht in {year} niet verandert",
    "provided.package": "als pakket {package} in {year} doorloopt met dezelfde voorwaarden",
    "title": "Plan: {sessions} vanaf {date}",
    "basis": "Waarvan is uitgegaan",
    "supposed": (
        "Tot en met behandeling {number} is het recht bekend: het is nagekeken tot en met {through}. Wat hier over de "
        "behandelingen daarna staat, geldt alleen als dat recht in {year} niet verandert."
    ),
    "supposed.all": (
        "Het recht is nagekeken tot en met {through}. Wat hier over alle behandelingen staat, geldt alleen als dat "
        "recht in {year} niet verandert."
    ),
    "unchecked": (
        "De regels zijn nagekeken tot en met {last}: van de {count} behandelingen vanaf {first} is niet te zeggen wie "
        "betaalt."
    ),
    "unchecked.suppose": "Wel kan worden gezegd wat er geldt als de regels niet veranderen.",
    "unchecked.one": (
        "De regels zijn nagekeken tot en met {last}: van de behandeling op {first} is niet te zeggen wie betaalt."
    ),
    "assumed": (
        "De volgende behandelingen zijn als deze eerste. Aangenomen is dat ze allemaal doorgaan en worden betaald "
        "zoals hier staat."
    ),
    # who pays
    "who": "Wie betaalt",
    "stretch": "Behandelingen {numbers}, {days}.",
    "stretch.one": "Behandeling {numbers}, {days}.",
    "pays": "Betaler: {payer}.",
    "to": "{first} tot en met {last}",
    "either_way": "Dat hangt niet af van {facts}.",
    "costs": "De patiënt betaalt {amount}.",
    "costs.deductible": "De patiënt betaalt {amount} aan eigen risico.",
    "costs.mixed": "De patiënt betaalt {amount}, waarvan {deductible} eigen risico.",
    "costs.nothing": "De patiënt betaalt niets.",
    "costs.between": "De patiënt betaalt tussen {lowest} en {highest}.",
    "costs.open": "Wat de patiënt daarvan betaalt, is nog niet bekend.",
    "costs.nobody": "Er mag niets in rekening worden gebracht.",
    "basic": "basispakket",
    "basic.if": "basispakket, mits",
    "package": "pakket {package}",
    "package.if": "pakket {package}, mits",
    "package.open": "een pakket",
    "insured": "patiënt",
    "nobody": "niemand",
    "unknown": "onbekend",
    # the table
    "all": "Alle behandelingen",
    "number": "nr",
    "date": "datum",
    "payer": "betaler",
    "own": "patiënt",
    "left": "over",
    "left.one_of_several": "over {number}",
    "left.note": "{column}: wat er na de behandeling over is. {limit}.",
    "own.note": "patiënt: wat de patiënt van elke behandeling zelf betaalt, met het eigen risico.",
    "total": "samen",
    "total.note": "samen: wat de patiënt tot en met deze behandelingen betaalt.",
    "each": "Elke behandeling apart",
    "end": "Wat er aan het eind over is",
    "unlimited": "onbeperkt",
    # the picture
    "picture": "Tekening. {answer} De tabel heeft dezelfde gegevens.",
    "picture.first": "De tekening toont de eerste {sessions}; de tabel heeft ze alle.",
    "bar": "vlak: tot dan toe samen betaald",
    "bar.open": "boven de lijn: bedrag onbekend",
    "session": "Behandeling {number}, {date}: {payer}, {amount}",
    "used_up": "pakket {package} op",
    "limit": "grens van pakket {package} bereikt",
    "basic.used_up": "maximum van het basispakket bereikt",
    "basic.after": "na de eerste {bound}: basispakket",
    "from_here": "vanaf hier: {payer}",
    "short_months": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
