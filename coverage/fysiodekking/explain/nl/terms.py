"""Wat alleen van de voorwaarden van pakketten wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TERMS: Final[Mapping[str, str]] = {
    # de voorwaarden van een pakket
    "head": "{insurer} {name}, polisjaar {year}",
    "source": "bron: {source} (zekerheid {confidence})",
    "cov": "in COV: UZOVI {uzovi}, pakket {package}",
    "cov.label": "in COV: UZOVI {uzovi}, pakket {package}, label {label}",
    "pays_deductible": "neemt het eigen risico over van behandelingen die het basispakket betaalt",
    "requires.contracted.yes": "alleen met contract",
    "requires.contracted.no": "alleen zonder contract",
    "requires.min_age": "vanaf {value} jaar",
    "requires.max_age": "tot en met {value} jaar",
    "requires.accident.yes": "alleen na een ongeval",
    "requires.accident.no": "niet na een ongeval",
    "requires.condition": "alleen voor {value}",
    "requires.referral.yes": "alleen met verwijzing",
    "requires.referral.no": "alleen zonder verwijzing",
    "requires.consent.yes": "alleen met toestemming (machtiging)",
    "requires.consent.no": "alleen zonder toestemming (machtiging)",
    "requires.association": "de behandelaar is lid van {value}",
    "requires.qualification": "de behandelaar heeft kwalificatie {value}",
    "requires.min_months_insured": "na een wachttijd van {value} maanden",
    "requires.within_months_of_accident": "binnen {value} maanden na een ongeval",
    "requires.first_of_the_day.yes": "alleen als eerste behandeling van de dag",
    "requires.not_after_maximum": "niet nadat het maximum van het basispakket is gebruikt, bij {value}",
    "or": "of",
    "basic_first": "betaalt vóór het basispakket",
    "most": "hoogstens {value}",
    "most.unlimited": "geen maximum",
    "most.unknown": "een onbekend maximum",
    "per.calendar_year": "per kalenderjaar",
    "per.condition": "per aandoening",
    "per.calendar_year_and_condition": "per kalenderjaar en aandoening",
    "per.day": "per dag",
    "per.accident": "per ongeval",
    "per.insurance_lifetime": "in de hele verzekering",
    "limit": "{parts} ({id})",
    "limit.covers": "van {covers}",
    "limit.carry_over": "en hoogstens {count} die van vorig jaar over zijn",
    "limit.part": "verminderd naar {part} als het pakket in de loop van het jaar begon",
    "part.days": "dagen",
    "part.whole_months": "hele maanden",
    "part.begun_months": "begonnen maanden",
    "part.unknown": "een onbekende maat",
    "part.rounded.up": "{by}, naar boven afgerond",
    "part.rounded.down": "{by}, naar beneden afgerond",
    "part.rounded.nearest": "{by}, afgerond",
    "consent_from": "vanaf behandeling {number} van het jaar alleen met toestemming (machtiging)",
    "copayment": "een eigen bijdrage van {amount} per behandeling",
    "copayment.later": "een eigen bijdrage van {amount} per behandeling, vanaf behandeling {number} van het jaar",
    "copayment.open": "een eigen bijdrage van {amount} per behandeling, vanaf een onbekende behandeling van het jaar",
    "amount.unknown": "een onbekend bedrag",
    "contract.yes": "met contract",
    "contract.no": "zonder contract",
    "pays": "{contract}: {payment}",
    "payment": "{part} van {of}",
    "payment.most": "{part} van {of}, hoogstens {most}",
    "payment.unknown": "niet bekend",
    "percent": "{percent}%",
    "percent.unknown": "een onbekend deel",
    "price": "de prijs",
    "terms_unknown": "er kunnen meer voorwaarden zijn",
    "terms_unknown.for": "er kunnen meer voorwaarden zijn voor {covers}",
    # wat er tussen twee pakketten verschilt
    "diff.same": "De voorwaarden zijn dezelfde.",
    "diff.new": "nieuw is: {after}.",
    "diff.gone": "niet meer: {before}.",
    "diff.changed": "{before}; nu {after}.",
    "sessions": (
        "Behandelingen die een ander antwoord krijgen (van één jaar, één per dag, van {price} elk; aan alles wat de "
        "regel vraagt, is voldaan)"
    ),
    "sessions.none": "geen enkele krijgt een ander antwoord.",
    "sessions.cut": "Van deze regels zijn {count} soorten behandelingen vergeleken, en de andere niet.",
    "stretch.one": "behandeling {first} van het jaar: {was}; nu {becomes}",
    "stretch.to": "behandelingen {first} tot en met {last} van het jaar: {was}; nu {becomes}",
    "stretch.on": "behandelingen vanaf {first} van het jaar: {was}; nu {becomes}",
    "answer.open": "niet te zeggen",
    "answer.amount_open": "{payer} betaalt, hoeveel is niet bekend",
    "answer.nobody": "niemand betaalt",
    "who.basic": "het basispakket",
    "who.package": "het pakket",
    "who.insured": "de patiënt",
    "who.open": "iemand",
    # lijsten
    "none_ships": (
        "van {year} of later komt geen pakket met de bibliotheek mee: er is geen bron van de getallen gevonden; "
        "`fysiodekking packages new` schrijft een bestand voor een eigen pakket"
    ),
    "list.none": "geen meegeleverd pakket van die verzekeraar en dat jaar",
    "todo": "zonder een van {year}: `fysiodekking packages new --from ID --year {year}` schrijft er een vooruit",
    "todo.none": "geen pakket van een eerder jaar wacht op een van {year}",
    "new.year": "--from vraagt een later jaar dan {year}: schrijf --year {next}",
    "not_known": "{id}: is niet meegeleverd; {hint}",
    "not_known.given": "{id}: is niet meegeleverd en niet onder de pakketten die zijn gegeven; {hint}",
    "near": "bedoelde u {id}?",
    "ids": "`fysiodekking packages list` toont de ids",
    "find.none": (
        "{uzovi} {code}: in {year} is geen pakket bekend dat COV zo noemt (schrijf het als cov in een pakketbestand "
        "van dat jaar, en noem dat met --packages)"
    ),
    "find.other": (
        "{uzovi} {code}: in {year} is geen pakket bekend dat COV zo noemt; het is bekend voor {years}, en dat zegt "
        "niets over {year} (schrijf het als cov in een pakketbestand van dat jaar, en noem dat met --packages)"
    ),
    "checked": "{count} bestanden zoals beschreven",
    "checked.one": "1 bestand zoals beschreven",
    "compare.no_package": "geen pakket",
    "compare.open": "onbekend",
    "compare.between": "{lowest} tot {highest}",
    "compare.missing": "(niet bekend: {open})",
    "compare.law": "de wet van {day}",
    "compare.unchanged": "als de wet niet verandert in {years}: die is nagekeken tot en met {last}",
    "compare.renewed": "als pakketten met dezelfde voorwaarden doorgaan in {years}",
}
