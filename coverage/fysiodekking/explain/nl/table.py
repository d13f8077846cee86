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
    # what is wrong with a row
    "wrong.at": "{fact} (kolom {header})",
    "wrong.no_word": '{cell} staat nog nergens voor (schrijf {cell} = "onze code" onder [words."{fact}"])',
    "wrong.near_word": "{cell} staat niet bij de woorden van de map; bedoelde u {near}? (of zet het erbij)",
    "wrong.other_word": "{cell} staat niet bij de woorden van de map; schrijf een van: {words} (of zet het erbij)",
    "wrong.date": "{cell} is geen datum zoals de map die schrijft ({example})",
    "wrong.date_otherwise": (
        "{cell} is geen datum zoals de map die schrijft ({example}), maar "
        'date = "{way}" onder [table] van de map leest hem'
    ),
    "wrong.birth": "de cel, die hier niet wordt herhaald, is geen datum zoals de map die schrijft ({example})",
    "wrong.moment": "{cell} is een tijdstip in een andere tijdzone (schrijf de dag, zoals die in Nederland was)",
    "wrong.text": "{cell} is geen tekst (schrijf een woord of code)",
    "wrong.unreadable": "de cel kan niet worden gelezen: hij past niet bij de soort van de kolom (schrijf hem opnieuw)",
    "wrong.amount": "{cell} is geen bedrag (schrijf euro's in cijfers)",
    "wrong.amount_written": "{cell} is geen bedrag zoals de map dat schrijft ({example})",
    "wrong.amount_otherwise": (
        "{cell} is geen bedrag zoals de map dat schrijft ({example}), maar "
        'decimal = "{sign}" onder [table] van de map leest het'
    ),
    "wrong.cents": "{cell} is geen bedrag in hele centen (schrijf hoogstens twee decimalen)",
    "wrong.below_nothing": (
        "{cell} is minder dan niets: een creditregel is geen behandeling (laat hem weg, en de regel die hij terugneemt)"
    ),
    "wrong.flag": "{cell} is geen ja of nee zoals de map dat schrijft ({yes} of {no}; leeg waar het niet bekend is)",
    "wrong.whole": "{cell} is geen heel getal (schrijf het in cijfers, als 3)",
    "wrong.range": "{cell} is geen heel getal en geen bereik (schrijf 3, of het minste en het meeste als 2-4)",
    "wrong.with": "is niet beantwoord: een andere regel van dezelfde persoon is fout (regel {line})",
    "wrong.empty": "de cel is leeg (vul die in)",
    "wrong.nowhere": (
        "geen kolom zegt het (noem er een onder [columns], of schrijf onder [constants] wat voor elke regel geldt)"
    ),
    "wrong.needless": (
        "staat voor iemand, en lijkt op {what}: een persoonsgegeven, dat niet nodig is (gebruik een ander nummer)"
    ),
    "looks.a citizen service number (BSN)": "een burgerservicenummer (BSN)",
    "looks.an e-mail address": "een e-mailadres",
    "wrong.differs": "is anders dan op regel {line}, van dezelfde persoon (verbeter een van beide)",
    "wrong.uneven": (
        "heeft meer of minder cellen dan de kopregel (staat het scheidingsteken in een tekst, of is een "
        "aanhalingsteken niet gesloten?)"
    ),
    "wrong.too_long": "is langer dan 1 MB: zo lang is geen regel (is een aanhalingsteken niet gesloten?)",
    # the page
    "title": "Behandelingen: wie betaalt",
    "answer": "{rows} regels, {answered} beantwoord, {wrong} met een fout.",
    "answer.one": "1 regel, {answered} beantwoord, {wrong} met een fout.",
    "by": "Wie betaalt",
    "by.id": "{name} ({id})",
    "by.payer": "{payer}: {count}.",
    "by.amount": "{payer}: {count}, samen {amount}.",
    "by.part": "{payer}: {count}; van {known} daarvan is het bedrag bekend, samen {amount}.",
    "insured.total": "De patiënten betalen samen {amount}, waarvan {deductible} eigen risico.",
    "insured.open": "Van {count} is nog niet bekend wat de patiënt betaalt: dat telt niet mee.",
    "missing.heading": "Wat ontbreekt",
    "missing.earlier": "Van eerdere regels van dezelfde persoon is niet opgegeven: {label}.",
    "missing.item": "{question} Op regel {lines}.",
    "wrong.heading": "Wat niet kon worden gelezen",
    "wrong.item": "Regel {line}: {problem}",
    "wrong.more": "En nog {count}: zie in de tabel de kolom “{column}”.",
    "more": "{lines} en nog {count}",
    "nobody": "niemand: mag niet in rekening worden gebracht",
    "open": "niet te zeggen",
    "count": "{count} behandelingen",
    "count.one": "1 behandeling",
    # the proposed map
    "map.proposal": "Een voorstel naar de kopregel: kijk het na, en vul in wat de kolommen niet zeggen.",
    "map.no_headers": (
        "Heeft de tabel geen kopregel? De eerste regel noemt de kolommen; wat erboven staat, als een titel, moet weg."
    ),
    "map.never": "Nooit gelezen, want het zijn persoonsgegevens: {columns}",
    "map.rest": "Niet begrepen: {columns}",
    "map.kind": "welke soort aandoening het is: dat of --dcsph BESTAND heeft elk geval nodig",
    "map.words": '"uw woord" = "onze code" (zie docs/case-files.md); "*" staat voor elk ander woord',
}
