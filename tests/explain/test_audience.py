from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import pytest

from fysiodekking import case_from, decide, explain, plan
from fysiodekking.explain.audience import MOST_LINES
from fysiodekking.explain.compose import document
from fysiodekking.explain.document import AUDIENCES, Audience, Document
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.plan import as_text
from fysiodekking.model.decision import Decision
from fysiodekking.model.what_if import WhatIf

from .conftest import FYSIO_9, SITUATED, case_of, paid, what_if_of

sys.path.insert(0, str(Path(__file__).parents[1] / "deciding"))

import whole

TOLD: Final[list[tuple[Decision, WhatIf | None]]] = [
    *((decide(case), what_if_of(case)) for case in SITUATED.values()),
    *((decide(case_from(row["case"])), None) for row in whole.read()[::9]),
]
"""Decisions of every kind, those of the situations with what would change them."""

NOT_FOR_PATIENTS: Final = re.compile(
    r"https?:|www\.|\bartikel\b|\barticle\b|\bbijlage \d|\bannex \d|\blid \d|Besluit|\bWet\b|Zvw|Wmg|KNGF"
    r"|(?<![.,])\b0\d\d\d?\b|\b1\d{3}\b|\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z]+\b"
)
"""Addresses, articles, codes, names of keys."""
BRACKETS: Final = re.compile(r"\s*\([^()]*\)")


def told(decision: Decision, lang: str, audience: Audience, what_if: WhatIf | None = None, **more: bool) -> Document:
    return document(decision, catalogue(lang), audience=audience, what_if=what_if, **more)


def plainly(text: str) -> str:
    return BRACKETS.sub("", text)


class TestPatient:
    def test_is_told_at_most_twelve_lines_without_codes_and_articles(self, lang: str) -> None:
        """Whatever the decision: short, and in words that everybody knows."""
        for decision, what_if in TOLD:
            text = explain(decision, lang, audience="patient", what_if=what_if)
            assert len(text.splitlines()) <= MOST_LINES, text
            assert NOT_FOR_PATIENTS.findall(text) == [], text
            ids = {each.id for each in decision.about.packages if each.id not in f"{each.name} {each.insurer}"}
            assert [each for each in ids if not each.isalpha() and each in text] == [], text

    def test_is_told_until_when_the_rules_were_checked(self, lang: str) -> None:
        """That is never left out, however long the rest is."""
        for decision, what_if in TOLD:
            text = " ".join(explain(decision, lang, audience="patient", what_if=what_if).split())
            assert catalogue(lang).day(decision.law.checked_through) in text, text

    def test_is_told_more_only_as_it_fits(self, lang: str) -> None:
        """A name of the longest kind is cut, and what is needed least falls away."""
        long = {**FYSIO_9, "name": "Aanvullend " * 40, "insurer": "Onderlinge " * 40}
        case = case_of({"packages": [long], "history": [paid("package", 5)], "provider.contracted": False})
        text = explain(decide(case), lang, audience="patient", what_if=what_if_of(case))
        assert len(text.splitlines()) <= MOST_LINES
        assert "…" in text

    def test_is_told_what_dry_needling_is_when_asked(self, lang: str) -> None:
        """What was asked for stands below the twelve lines."""
        decision = decide(SITUATED["package-pays"])
        with_it = explain(decision, lang, audience="patient", needling=True)
        assert with_it.startswith(explain(decision, lang, audience="patient").rstrip())
        assert "acupunct" in with_it

    @pytest.mark.parametrize("sessions", [1, 6, 40])
    def test_is_told_a_plan_in_twelve_lines(self, lang: str, sessions: int) -> None:
        """Who pays which sessions, what is left, and no table."""
        case = case_of({"packages": [FYSIO_9], "conditions.neck": {"kind": "multiple_sclerosis"}})
        text = as_text(plan(case, sessions), lang, "patient")
        assert len(text.splitlines()) <= MOST_LINES
        assert NOT_FOR_PATIENTS.findall(text) == []


class TestEveryAudience:
    def test_hears_the_same_answer(self, lang: str) -> None:
        """The first sentence is one for all; a patient's has no terms in brackets."""
        for decision, what_if in TOLD:
            patient, desk, lawyer = (told(decision, lang, audience, what_if).answer for audience in AUDIENCES)
            assert desk == lawyer
            assert patient == plainly(lawyer)

    def test_hears_nothing_that_a_later_one_does_not(self, lang: str) -> None:
        """Everything that a patient or a desk is told, a lawyer is told as well."""
        for decision, what_if in TOLD:
            whole_text = [plainly(each) for each in told(decision, lang, "lawyer", what_if).said()]
            for audience in AUDIENCES:
                said = map(plainly, told(decision, lang, audience, what_if).said())
                assert [each for each in said if each not in whole_text] == []


class TestDesk:
    def test_hears_what_is_missing_first(self, lang: str) -> None:
        """An answer that is open begins with what to ask, and what each answer leads to."""
        words = catalogue(lang)
        for decision, what_if in TOLD:
            shown = told(decision, lang, "desk", what_if)
            if decision.outcome == "undetermined" and decision.missing:
                assert shown.sections[0].heading == words.headings["missing"]

    def test_hears_codes_in_words(self) -> None:
        """A code stands behind what it stands for."""
        text = " ".join(explain(decide(SITUATED["package-pays"])).split())
        assert "Op de declaratie staat een gewone zitting fysiotherapie (1000)." in text

    def test_hears_who_sends_the_bill_for_the_deductible(self) -> None:
        """It is the insurer, where there is a contract; without one the practice may send the whole bill."""
        text = " ".join(explain(decide(SITUATED["annex-needling"])).split())
        assert "Voor het eigen risico krijgt u een rekening van uw verzekeraar, niet van ons." in text
        without = {"provider.contracted": False, "basic": {"not_contracted": {"percent": 75}}}
        case = case_of({**without, "conditions.neck": {"kind": "stroke"}, "history": [paid("insured", 20)]})
        assert "niet van ons" not in explain(decide(case))

    def test_hears_first_what_need_not_be_paid(self, lang: str) -> None:
        """A line that may not be charged stands in the first two lines, with its amount."""
        shown = explain(decide(SITUATED["extra-line"]), lang).splitlines()[:2]
        assert catalogue(lang).euros(SITUATED["extra-line"].session.extra_lines[0].price) in " ".join(shown)


class TestDenial:
    @pytest.mark.parametrize("audience", AUDIENCES)
    def test_that_rests_on_no_law_says_so_in_the_same_sentence(self, audience: Audience) -> None:
        """The training is asked by a practice's page, and whoever is refused for it hears that."""
        case = case_of({"packages": [FYSIO_9], "provider.trained_in": []})
        text = " ".join(explain(decide(case), audience=audience).split())
        assert "De therapeut is niet opgeleid in dry needling; die eis staat in geen wet." in text
        named_below = "geen wet. Bron: pagina van een fysiotherapiepraktijk over de opleiding" in text
        assert named_below is (audience != "patient")

    def test_by_law_does_not(self) -> None:
        """A refusal that cites an article, or the policy, says nothing of the kind."""
        for name in ("acupuncture-by-a-physiotherapist", "package-asks-referral", "not-registered"):
            assert "die eis staat in geen wet" not in explain(decide(SITUATED[name]))
