from __future__ import annotations

import pytest

from cases import ABSENT, articles, ask, facts, line
from fysiodekking.model.decision import Payer
from fysiodekking.rules.register import therapist_is_registered as rule


class TestRegister:
    """Only who is in the register may use the title of physiotherapist (Wet BIG 3, 4)."""

    def test_in_the_register(self) -> None:
        finding = ask(rule, big_registered=True)
        assert line(finding) == "met: registered"
        assert articles(finding) == ["Wet BIG 3(1)", "Wet BIG 4(1)"]
        assert facts(finding) == {"provider.big_registered": (True, True)}

    def test_not_in_the_register(self) -> None:
        finding = ask(rule, big_registered=False)
        assert line(finding) == "refused: not-registered"
        assert articles(finding) == ["Wet BIG 3(1)", "Wet BIG 4(1)"]
        assert facts(finding) == {"provider.big_registered": (False, True)}
        assert finding.bears is Payer.INSURED

    def test_not_given(self) -> None:
        finding = ask(rule, big_registered=ABSENT)
        assert line(finding) == "unknown: registration-not-given"
        assert finding.missing == ("provider.big_registered",)
        assert articles(finding) == ["Wet BIG 3(1)"]
        assert finding.bears is Payer.INSURED


class TestTitle:
    """An exercise therapist has a title by decree and needs no entry in a register (Wet BIG 34)."""

    @pytest.mark.parametrize("entered", [True, False, ABSENT])
    def test_the_register_is_not_asked(self, entered: object) -> None:
        finding = ask(rule, profession="exercise_therapist", big_registered=entered)
        assert line(finding) == "met: title-needs-no-register"
        assert articles(finding) == ["Wet BIG 34(3)"]


class TestOtherProfessions:
    """The rule is about the two therapists only."""

    @pytest.mark.parametrize("profession", ["acupuncturist", "skin_therapist", "physician", "other"])
    def test_are_not_asked(self, profession: str) -> None:
        assert line(ask(rule, profession=profession, big_registered=False)) == "not_applicable: profession-not-asked"
