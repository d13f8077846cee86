"""How readable the explanations are: Flesch-Douma for Dutch, Flesch Reading Ease for English, over all golden cases.

Syllables are counted by the hyphenation patterns of pyphen, which leave a few out in rare words; so the figures are a
measure to compare with, not a certificate. The coefficients are those of Flesch (1948) and Douma (1960).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

import pyphen
import pytest

from fysiodekking import decide
from fysiodekking.explain.compose import document
from fysiodekking.explain.document import AUDIENCES, Audience, Document
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.explain.nl import CATALOGUE as NL

from .conftest import SITUATED, what_if_of

PAGE: Final = Path(__file__).parents[2] / "docs" / "language.md"
WORDS: Final = {"nl": NL, "en": EN}
WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
SENTENCE: Final = re.compile(r"(?<=[.?!:;])\s+")


class Formula(NamedTuple):
    """Reading ease: so much less for each word of a sentence, and for each syllable of a word."""

    dictionary: str
    per_word: float
    per_syllable: float

    def score(self, text: str) -> float:
        syllables = pyphen.Pyphen(lang=self.dictionary, left=1, right=1)
        words = WORD.findall(text)
        counted = sum(len(syllables.positions(word)) + 1 for word in words)
        sentences = [each for each in SENTENCE.split(text) if WORD.search(each)]
        return 206.835 - self.per_word * len(words) / len(sentences) - self.per_syllable * counted / len(words)


FORMULAS: Final = {"nl": Formula("nl_NL", 0.93, 77), "en": Formula("en_US", 1.015, 84.6)}


def prose(shown: Document) -> str:
    """Return what is said, without headings, sources and codes."""
    parts = [shown.answer, *shown.opening]
    for section in shown.sections:
        parts.extend(section.paragraphs)
        told = ((item.question, item.text, item.details, item.looked_at) for item in section.items)
        parts.extend(text for texts in told for text in texts if text)
    return " ".join(parts)


@cache
def scores(lang: str, audience: Audience) -> list[float]:
    shown = [
        document(decide(case), WORDS[lang], audience=audience, what_if=what_if_of(case)) for case in SITUATED.values()
    ]
    return [FORMULAS[lang].score(prose(each)) for each in shown]


def row(lang: str) -> str:
    """Return the row of the page for a language."""
    means = [f"{mean(scores(lang, audience)):.0f}" for audience in AUDIENCES]
    of_patients = scores(lang, "patient")
    return f"| {lang} | {' | '.join(means)} | {min(of_patients):.0f} | {max(of_patients):.0f} |"


def test_the_page_has_the_figures_of_today(lang: str, pytestconfig: pytest.Config) -> None:
    """What the page says was measured on the explanations as they are."""
    if pytestconfig.getoption("--update-examples"):
        text = PAGE.read_text("utf-8")
        PAGE.write_text(re.sub(rf"^\| {lang} \|.*", row(lang), text, flags=re.MULTILINE), "utf-8")
    assert row(lang) in PAGE.read_text("utf-8").splitlines()


@pytest.mark.parametrize(("text", "score"), [("Dit is een zin. En nog een.", 128), ("De kat zit op de mat.", 125)])
def test_plain_dutch_scores_high(text: str, score: int) -> None:
    """The measure itself: short words in short sentences score above a hundred."""
    assert round(FORMULAS["nl"].score(text)) == pytest.approx(score, abs=6)


def test_a_patient_reads_easy_language(lang: str) -> None:
    """What a patient is told is easier on average than plain language (60 to 70): 75 or more."""
    assert mean(scores(lang, "patient")) >= 75
