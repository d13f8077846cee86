"""Wat alleen van een tabel met behandelingen wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TABLE: Final[Mapping[str, str]] = {
    # headings of the table that comes out
    "line": "regel",
    "id": "kenmerk",
    "outcome": "uitkomst",
    "payer": "betaler",
    "package": "pakket",
    "basic": "basispakket betaalt",
    "deductible": "eigen risico",
    "by_package": "pakket betaalt",
    "insured": "patiënt zelf",
    "code": "aanspraakcode",
    "why": "waarom",
    "missing": "ontbreekt",
    "problem": "fout in de regel",
    "known": "bekend wie betaalde",
    # the page
    "title": "Behandelingen: wie betaalt",
    "answer": "{rows} regels, {answered} beantwoord, {wrong} met een fout.",
    "by": "Wie betaalt",
    "by.id": "{name} ({id})",
    "by.payer": "{payer}: {count}.",
    "by.amount": "{payer}: {count}, samen {amount}.",
    "insured.total": "De patiënten betalen samen {amount}, waarvan {deductible} eigen risico.",
    "missing.heading": "Wat ontbreekt",
    "missing.item": "{question} Op regel {lines}.",
    "wrong.heading": "Wat niet kon worden gelezen",
    "wrong.item": "Regel {line}: {problem}",
    "more": "{lines} en nog {count}",
    "nobody": "niemand: mag niet in rekening worden gebracht",
    "open": "niet te zeggen",
    "count": "{count} behandelingen",
    "count.one": "1 behandeling",
    # the proposed map
    "map.proposal": "Een voorstel naar de kopregel: kijk het na, en vul in wat de kolommen niet zeggen.",
    "map.no_headers": "Heeft de tabel geen kopregel? De eerste regel noemt de kolommen.",
    "map.never": "Nooit gelezen, want het zijn persoonsgegevens: {columns}",
    "map.rest": "Niet begrepen: {columns}",
    "map.kind": "welke soort aandoening het is: dat of --dcsph BESTAND heeft elk geval nodig",
    "map.words": '"uw woord" = "onze code" (zie docs/case-files.md); "*" staat voor elk ander woord',
}
