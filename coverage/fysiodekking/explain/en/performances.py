"""What is done under a performance code, in plain words; surcharges and old codes have no name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fysiodekking.explain.performances import by_place

_PLACES: Final = ("", " at home", " in an institution")
_WORKPLACE: Final = " at the workplace"

_SESSIONS: Final = {
    1000: "an ordinary session of physiotherapy",
    1100: "a session of child physiotherapy",
    1200: "a session of manual therapy",
    1400: "a one-off examination",
    1500: "a session of oedema therapy",
    1600: "a session of pelvic physiotherapy",
    1700: "a long session of physiotherapy",
    1750: "a session of psychosomatic physiotherapy",
    1775: "a session of geriatric physiotherapy",
    1850: "a screening",
    1860: "an intake after screening",
    1864: "a screening with intake",
    1870: "an intake after referral",
    2000: "an ordinary session of exercise therapy",
    2300: "a session of child exercise therapy",
    2600: "a session of psychosomatic exercise therapy",
    2800: "a long session of exercise therapy",
}
"""The first code of a row: in the practice, at home and in an institution."""

PERFORMANCES: Final[Mapping[str, str]] = {
    **by_place(_SESSIONS, _PLACES, _WORKPLACE),
    "1103": "an instruction of the parents",
    "1800": "balloon therapy",
    "1900": "a short report",
    "1901": "an extensive report",
    "1920": "a session by telephone",
    "1950": "the supply of bandages or aids",
    "1960": "a missed appointment",
    "2700": "a session of exercise therapy by telephone",
    "9120": "an intake for fall prevention",
    "9121": "a month of fall prevention",
    "9122": "an examination of the risk of falling",
}
