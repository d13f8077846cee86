"""Wat er onder een prestatiecode wordt gedaan, in gewone woorden; de toeslagen en de oude codes hebben geen naam."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.performances import by_place

_PLACES: Final = ("", " aan huis", " in een instelling")
_WORKPLACE: Final = " op de werkplek"

_SESSIONS: Final = {
    1000: "een gewone zitting fysiotherapie",
    1100: "een zitting kinderfysiotherapie",
    1200: "een zitting manuele therapie",
    1400: "een eenmalig onderzoek",
    1500: "een zitting oedeemtherapie",
    1600: "een zitting bekkenfysiotherapie",
    1700: "een lange zitting fysiotherapie",
    1750: "een zitting psychosomatische fysiotherapie",
    1775: "een zitting geriatriefysiotherapie",
    1850: "een screening",
    1860: "een intake na screening",
    1864: "een screening met intake",
    1870: "een intake na verwijzing",
    2000: "een gewone zitting oefentherapie",
    2300: "een zitting kinderoefentherapie",
    2600: "een zitting psychosomatische oefentherapie",
    2800: "een lange zitting oefentherapie",
}
"""De eerste code van een rij: in de praktijk, aan huis en in een instelling."""

PERFORMANCES: Final[Mapping[str, str]] = {
    **by_place(_SESSIONS, _PLACES, _WORKPLACE),
    "1103": "een instructie aan de ouders",
    "1800": "ballontherapie",
    "1900": "een kort verslag",
    "1901": "een uitgebreid verslag",
    "1920": "een zitting per telefoon",
    "1950": "het leveren van verband of hulpmiddelen",
    "1960": "een gemiste afspraak",
    "2700": "een zitting oefentherapie per telefoon",
    "9120": "een intake voor valpreventie",
    "9121": "een maand valpreventie",
    "9122": "een onderzoek naar het risico om te vallen",
}
