"""Wat alleen van de gegevens van de wet wordt gezegd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LAW: Final[Mapping[str, str]] = {
    # what an entry says, by the keys of the data
    "in_force": "geldt",
    "says.months": "binnen {value} maanden",
    "says.extension_months": "daarna nog {value} maanden",
    "says.below_age": "onder {value} jaar",
    "says.gold_stage": "vanaf GOLD-stadium {value}",
    "says.authorised": "bevoegd: {value}",
    "says.ground": "grond {value}",
    "says.kind": "soort {value}",
    # the law of some days
    "days": "De wet van {first} tot en met {last}.",
    "no_day": "Deze wet is van geen dag die is nagekeken.",
}
