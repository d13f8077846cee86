"""Wat de sleutels van een pakketbestand zeggen, naast elke regel van een bestand om in te vullen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PACKAGE_KEYS: Final[Mapping[str, str]] = {
    # boven een bestand
    "head.schema": (
        "met `fysiodekking schema package > package.schema.json` ernaast kijkt een editor het na terwijl u schrijft."
    ),
    "head.own": "Een pakket van uzelf: schrijf wat uw bron zegt, en haal de # weg bij wat geldt.",
    "head.use": "Kijk het na met `fysiodekking packages check FILE`; gebruik het met `--packages FILE`.",
    "head.new": "{insurer} {name}: van {year} is nog niets bekend.",
    "head.old": "Boven elke regel staat wat het in {old} was.",
    "head.ask": (
        'Leg het naast de voorwaarden van het nieuwe jaar, schrijf elk getal in plaats van "unknown", en zeg waar het '
        "staat."
    ),
    "head.left_out": (
        "Wat het formaat niet open kan laten, is weggelaten, en terms_unknown zegt dat: haal het weg als alles er is."
    ),
    "source": "waar zijn de voorwaarden van {year} gelezen?",
    # pakket
    "Package.id": "uw sleutel, maar één keer in al uw bestanden",
    "Package.year": "polisjaar: het pakket is van dit jaar alleen",
    "Package.confidence": "een van {those}: A de eigen tekst van de verzekeraar met het jaar erop … I afgeleid",
    "Package.grants": "een regel van de vergoedingentabel; herhaal hem; de eerste die past, neemt een behandeling",
    "Package.since": "alleen in een geval: vanaf wanneer deze persoon het heeft",
    "Package.assume": "alleen in een geval: neem aan dat het een jaar doorgaat met dezelfde voorwaarden",
    "Package.pays_deductible": "het neemt het eigen risico over van behandelingen die het basispakket betaalt",
    "Package.note": "geen invoer",
    "Package.cov": "hoe de controle op verzekering (COV) het in dit jaar noemt",
    "Cov.uzovi": "nummer van de verzekeraar, vier cijfers",
    "Cov.package": "pakketcode",
    "Cov.label": "code van het label",
    # regel
    "Grant.id": "maar één keer in het pakket",
    "Grant.covers": "uit {those}",
    "Grant.basic_first": "het betaalt vóór het basispakket",
    "Grant.requires": "wat moet gelden; wat er niet staat, wordt niet gevraagd",
    "Grant.limits": "een maximum; herhaal de tabel voor elk; alle gelden tegelijk",
    "Grant.pays": "wat het van een behandeling betaalt",
    "Grant.consent_from": "vanaf deze behandeling van het jaar alleen met toestemming (machtiging)",
    "Grant.terms_unknown": "de bron zegt niet alle voorwaarden; of een lijst van de soorten zorg waarvan dat zo is",
    "Grant.copayment": "wat de verzekerde van elke behandeling betaalt",
    # eisen
    "Requirements.contracted": "alleen met (true) of alleen zonder (false) contract",
    "Requirements.min_age": "vanaf deze leeftijd",
    "Requirements.max_age": "tot en met deze leeftijd",
    "Requirements.accident": "alleen na (true) of alleen zonder (false) ongeval",
    "Requirements.within_months_of_accident": "alleen binnen zoveel maanden erna",
    "Requirements.first_of_the_day": "geen andere behandeling van die dag ging eraan vooraf, van welk beroep ook",
    "Requirements.condition": "of een soort aandoening: alleen van deze",
    "Requirements.referral": "er is een verwijzing",
    "Requirements.consent": "er is toestemming (machtiging) van de verzekeraar",
    "Requirements.association": "de behandelaar is lid van een van deze",
    "Requirements.qualification": "de therapeut heeft een van deze, als AGB-nummer of woord",
    "Requirements.min_months_insured": "wachttijd, vanaf since",
    "Requirements.not_after_maximum": "uit {those}: niet na het maximum van het basispakket",
    # maximum
    "Limit.id": "maar één keer in de regel",
    "Limit.max": 'behandelingen, als 9; euro\'s, als "350.00"; "unlimited"; "unknown" waar de bron zwijgt',
    "Limit.unit": "uit {those}",
    "Limit.per": "uit {those}",
    "Limit.covers": "een maximum binnen een maximum: alleen deze soorten zorg tellen mee",
    "Limit.when_contracted": "geldt alleen met (true) of alleen zonder (false) contract",
    "Limit.carry_over": "hoogstens zoveel ongebruikte behandelingen van vorig jaar komen erbij",
    "Limit.part_year": "hoe het wordt verminderd als het pakket in de loop van het jaar begon",
    "PartYear.by": 'uit {those}; "unknown" waar de bron zwijgt',
    "PartYear.rounds": 'uit {those}: een aantal behandelingen; "unknown" waar de bron zwijgt',
    # betaling
    "Payments.contracted": "met een contract tussen praktijk en verzekeraar",
    "Payments.not_contracted": (
        "zonder contract; weggelaten is niet niets: dan is niet bekend of het betaalt; niets is percent = 0"
    ),
    "Payment.percent": 'procent van de prijs, of van `of`, als 75; "unknown" waar de bron zwijgt',
    "Payment.of": "een bedrag in euro's waarvan het percentage wordt genomen",
    "Payment.at_most": "hoogste bedrag voor een behandeling, in euro's",
    "Copayment.euros": '"unknown" waar de bron zwijgt',
    "Copayment.from_session": 'vanaf deze behandeling van het jaar; "unknown" waar de bron zwijgt',
}
