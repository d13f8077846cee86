"""The Wet BIG: titles, reserved acts, and what needling takes."""

from __future__ import annotations

import pytest

from dated import on
from fysiodekking.model.vocabulary import THERAPISTS, Profession, Technique


class TestWetBig:
    """Wet BIG: fourteen reserved act kinds; dry needling is in none."""

    big = on("2026-03-12").big

    def test_the_fourteen_kinds_in_the_order_of_article_36(self) -> None:
        kinds = {each.technique.value: each.citation.article for each in self.big.reserved_acts.values()}
        assert kinds == {
            "surgical_act": "36(1)",
            "obstetric_act": "36(2)",
            "endoscopy": "36(3)",
            "catheterisation": "36(4)",
            "injection": "36(5)",
            "puncture": "36(6)",
            "general_anaesthesia": "36(7)",
            "ionising_radiation": "36(8)",
            "cardioversion": "36(9)",
            "defibrillation": "36(10)",
            "electroconvulsive_therapy": "36(11)",
            "lithotripsy": "36(12)",
            "artificial_reproduction": "36(13)",
            "prescribing": "36(14)",
        }

    def test_dry_needling_is_in_none(self) -> None:
        assert Technique.DRY_NEEDLING not in self.big.reserved_acts
        assert self.big.needling_in_no_act_kind.article == "36"
        assert self.big.needling_in_no_act_kind.confidence == "P"

    def test_that_no_ruling_was_found_is_an_inference(self) -> None:
        assert self.big.needling_no_ruling.confidence == "I"

    def test_what_the_association_says_is_secondary(self) -> None:
        assert self.big.needling_training.confidence == self.big.needling_in_treatment_plan.confidence == "S"

    @pytest.mark.parametrize("profession", sorted(THERAPISTS))
    def test_neither_therapist_is_authorised_for_any(self, profession: Profession) -> None:
        assert all(profession not in act.authorised for act in self.big.reserved_acts.values())

    def test_registers_and_titles(self) -> None:
        assert Profession.PHYSIOTHERAPIST in self.big.registered_professions.value
        assert Profession.EXERCISE_THERAPIST not in self.big.registered_professions.value
        assert self.big.titled_professions.value == {Profession.EXERCISE_THERAPIST}

    def test_articles(self) -> None:
        articles = [
            self.big.registered_professions.citation.article,
            self.big.protected_title.article,
            self.big.titled_professions.citation.article,
            self.big.expertise_of_physiotherapist.article,
        ]
        assert articles == ["3(1)", "4(1)", "34(3)", "5(2)"]
