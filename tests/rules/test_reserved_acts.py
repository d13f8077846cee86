from __future__ import annotations

import pytest

from cases import ABSENT, articles, ask, facts, line
from fysiodekking.law import law_data
from fysiodekking.model.decision import Payer
from fysiodekking.rules.reserved_acts import no_technique_is_a_reserved_act as rule

ACTS = [key.partition(":")[2] for key in law_data().timelines["wet-big.toml"] if key.startswith("act:")]
HARMLESS = [
    "dry_needling",
    "exercise_therapy",
    "manual_therapy",
    "massage",
    "physical_agents",
    "advice",
    "taping",
    "echography",
    "shockwave",
    "acupuncture",
]


class TestReservedActs:
    """A physiotherapist or exercise therapist is authorised for none of the fourteen kinds (Wet BIG 36)."""

    def test_there_are_fourteen(self) -> None:
        assert len(ACTS) == 14

    @pytest.mark.parametrize(("number", "act"), list(enumerate(ACTS, 1)))
    def test_each_kind_is_refused_by_its_own_paragraph(self, number: int, act: str) -> None:
        finding = ask(rule, techniques=["exercise_therapy", act])
        assert line(finding) == "refused: reserved-act"
        assert articles(finding) == [f"Wet BIG 36({number})"]
        assert facts(finding) == {"session.techniques": (act, None)}
        assert finding.bears is Payer.NOBODY

    def test_two_kinds_are_both_cited(self) -> None:
        finding = ask(rule, techniques=["injection", "puncture"])
        assert articles(finding) == ["Wet BIG 36(5)", "Wet BIG 36(6)"]
        assert facts(finding) == {"session.techniques": ("injection, puncture", None)}

    @pytest.mark.parametrize("profession", ["exercise_therapist", "acupuncturist", "skin_therapist", "other"])
    def test_no_other_profession_is_authorised_here(self, profession: str) -> None:
        assert line(ask(rule, profession=profession, techniques=["injection"])) == "refused: reserved-act"

    def test_what_a_physician_may_do_is_not_modelled(self) -> None:
        finding = ask(rule, profession="physician", techniques=["injection"])
        assert line(finding) == "not_applicable: physician-authority-not-modelled"

    @pytest.mark.parametrize("technique", HARMLESS)
    def test_other_techniques_are_no_reserved_acts(self, technique: str) -> None:
        assert line(ask(rule, techniques=[technique])) == "met: no-reserved-act"

    @pytest.mark.parametrize("techniques", [ABSENT, []])
    def test_does_not_apply_when_nothing_was_stated(self, techniques: object) -> None:
        assert line(ask(rule, techniques=techniques)) == "not_applicable: techniques-not-stated"


class TestNeedling:
    """Dry needling is in none of the fourteen kinds: the finding says so, and how firm that is."""

    def test_cites_statute_search_and_association(self) -> None:
        finding = ask(rule, techniques=["massage", "dry_needling"])
        assert line(finding) == "met: no-reserved-act"
        assert articles(finding) == ["Wet BIG 36", "Bronnenonderzoek 36", "KNGF position"]
        assert [citation.confidence for citation in finding.citations] == ["P", "I", "S"]
        assert facts(finding) == {"session.techniques": ("massage, dry_needling", None)}

    def test_without_needling_the_statute_alone_is_cited(self) -> None:
        assert articles(ask(rule, techniques=["massage"])) == ["Wet BIG 36"]
