"""De zinnen in het Nederlands: gewone woorden, korte zinnen, het wettelijke woord één keer tussen haakjes."""

from __future__ import annotations

from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.nl import basic_package
from fysiodekking.explain.nl.claims import CLAIMS
from fysiodekking.explain.nl.command import COMMAND
from fysiodekking.explain.nl.facts import FACTS
from fysiodekking.explain.nl.interview import INTERVIEW
from fysiodekking.explain.nl.law import LAW
from fysiodekking.explain.nl.names import (
    CLASSES,
    CONFIDENCE,
    MARKS,
    PAYERS,
    PLACES,
    PROFESSIONS,
    QUALIFICATIONS,
    SOURCES,
    TECHNIQUES,
)
from fysiodekking.explain.nl.package_keys import PACKAGE_KEYS
from fysiodekking.explain.nl.performances import PERFORMANCES
from fysiodekking.explain.nl.phrases import ACTS, PHRASES
from fysiodekking.explain.nl.plan import PLAN
from fysiodekking.explain.nl.questions import HEADINGS, QUESTIONS
from fysiodekking.explain.nl.reach import REACH
from fysiodekking.explain.nl.readings import READINGS
from fysiodekking.explain.nl.sentences import SENTENCES
from fysiodekking.explain.nl.table import TABLE
from fysiodekking.explain.nl.terms import TERMS
from fysiodekking.explain.nl.verification import VERIFICATION

CATALOGUE: Final = Catalogue(
    lang="nl",
    euro="€ {amount}",
    thousands=".",
    decimal=",",
    months=(
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    and_="en",
    or_="of",
    yes="ja",
    no="nee",
    sentences={**SENTENCES, **basic_package.SENTENCES},
    questions={**QUESTIONS, **basic_package.QUESTIONS},
    phrases=PHRASES,
    plan=PLAN,
    reach=REACH,
    claims=CLAIMS,
    verification=VERIFICATION,
    table=TABLE,
    law=LAW,
    terms=TERMS,
    package_keys=PACKAGE_KEYS,
    command=COMMAND,
    interview=INTERVIEW,
    acts=ACTS,
    headings=HEADINGS,
    facts={**FACTS, **basic_package.FACTS},
    readings=READINGS,
    techniques=TECHNIQUES,
    professions=PROFESSIONS,
    qualifications=QUALIFICATIONS,
    kinds=basic_package.KINDS,
    grounds=basic_package.GROUNDS,
    classes=CLASSES,
    payers=PAYERS,
    marks=MARKS,
    confidence=CONFIDENCE,
    sources=SOURCES,
    places=PLACES,
    performances=PERFORMANCES,
    article="artikel {article}",
    paragraph=" lid {paragraph}",
    letter=" onder {letter}",
)
"""Alles wat in het Nederlands wordt gezegd."""
