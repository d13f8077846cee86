"""The sentences in English: plain words, short sentences, the Dutch legal word once in brackets."""

from __future__ import annotations

from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.en import basic_package
from fysiodekking.explain.en.claims import CLAIMS
from fysiodekking.explain.en.command import COMMAND
from fysiodekking.explain.en.facts import FACTS
from fysiodekking.explain.en.interview import INTERVIEW
from fysiodekking.explain.en.law import LAW
from fysiodekking.explain.en.names import (
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
from fysiodekking.explain.en.package_keys import PACKAGE_KEYS
from fysiodekking.explain.en.performances import PERFORMANCES
from fysiodekking.explain.en.phrases import ACTS, PHRASES
from fysiodekking.explain.en.plan import PLAN
from fysiodekking.explain.en.questions import HEADINGS, QUESTIONS
from fysiodekking.explain.en.reach import REACH
from fysiodekking.explain.en.readings import READINGS
from fysiodekking.explain.en.sentences import SENTENCES
from fysiodekking.explain.en.table import TABLE
from fysiodekking.explain.en.terms import TERMS
from fysiodekking.explain.en.verification import VERIFICATION

CATALOGUE: Final = Catalogue(
    lang="en",
    euro="€{amount}",
    thousands=",",
    decimal=".",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    and_="and",
    or_="or",
    yes="yes",
    no="no",
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
    article="article {article}",
    paragraph="({paragraph})",
    letter="({letter})",
)
"""Everything that is said in English."""
