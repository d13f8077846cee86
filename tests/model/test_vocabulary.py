from __future__ import annotations

from datetime import date

import pytest

from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.vocabulary import THERAPISTS, CoverClass, Ground, Profession, Technique


class TestVocabulary:
    """The closed word lists of the contract."""

    def test_needling_is_a_technique_and_no_class_of_cover(self) -> None:
        assert "dry_needling" in list(Technique)
        assert "dry_needling" not in list(CoverClass)

    def test_the_basic_package_names_two_professions(self) -> None:
        assert {Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST} == THERAPISTS

    @pytest.mark.parametrize(
        ("cls", "words"),
        [
            (Profession, "physiotherapist exercise_therapist acupuncturist skin_therapist physician other"),
            (
                CoverClass,
                """physiotherapy manual_therapy exercise_therapy pelvic_physiotherapy oedema_therapy child_physiotherapy
                geriatric_physiotherapy psychosomatic_physiotherapy acupuncture other_alternative""",
            ),
            (
                Technique,
                """dry_needling exercise_therapy manual_therapy massage physical_agents advice taping echography
                shockwave acupuncture surgical_act obstetric_act endoscopy catheterisation injection puncture
                general_anaesthesia ionising_radiation cardioversion defibrillation electroconvulsive_therapy
                lithotripsy artificial_reproduction prescribing""",
            ),
        ],
    )
    def test_words(self, cls: type, words: str) -> None:
        assert list(cls) == words.split()

    def test_there_are_twelve_grounds(self) -> None:
        assert len(Ground) == 12


class TestSession:
    """A technique has no price, a line has no technique."""

    def test_only_a_line_has_a_price_of_its_own(self) -> None:
        assert not hasattr(Technique.DRY_NEEDLING, "price")
        assert "techniques" not in ExtraLine.__annotations__

    @pytest.mark.parametrize("techniques", [(Technique.DRY_NEEDLING, Technique.MASSAGE), (Technique.MASSAGE,), ()])
    def test_what_was_done(self, techniques: tuple[Technique, ...]) -> None:
        made = Session(date=date(2026, 3, 12), techniques=techniques)
        assert made.did(Technique.DRY_NEEDLING) is (Technique.DRY_NEEDLING in techniques)

    def test_techniques_not_given_are_none_of_them(self) -> None:
        made = Session(date=date(2026, 3, 12))
        assert made.did(Technique.DRY_NEEDLING) is False
