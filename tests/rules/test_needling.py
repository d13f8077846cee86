from __future__ import annotations

import pytest

from cases import ABSENT, articles, ask, facts, line
from fysiodekking.model.decision import Payer
from fysiodekking.rules.needling import (
    acupuncture_is_not_physiotherapy,
    needling_is_done_by_a_physiotherapist,
    needling_is_done_by_somebody_trained_in_it,
    needling_is_part_of_a_treatment_plan,
)

NEEDLING = [
    needling_is_done_by_a_physiotherapist,
    needling_is_done_by_somebody_trained_in_it,
    needling_is_part_of_a_treatment_plan,
]
OTHERS = ["acupuncturist", "skin_therapist", "physician", "other"]


@pytest.mark.parametrize("rule", NEEDLING, ids=lambda rule: rule.__name__)
class TestWhenAsked:
    """Gates judge what is stated: by a therapist, and only needling."""

    def test_no_needling(self, rule) -> None:  # noqa: ANN001
        assert line(ask(rule, techniques=["massage"])) == "not_applicable: no-dry-needling"

    def test_techniques_not_given(self, rule) -> None:  # noqa: ANN001
        assert line(ask(rule, techniques=ABSENT)) == "not_applicable: techniques-not-stated"

    @pytest.mark.parametrize("profession", OTHERS)
    def test_needling_by_another_profession_is_alternative_care(self, rule, profession: str) -> None:  # noqa: ANN001
        finding = ask(rule, profession=profession, techniques=["dry_needling"], trained_in=[], treatment_plan=False)
        assert line(finding) == "not_applicable: profession-not-asked"


class TestByWhom:
    """Dry needling lies within the field of the physiotherapist (KNGF), not of the exercise therapist."""

    def test_physiotherapist(self) -> None:
        finding = ask(needling_is_done_by_a_physiotherapist, techniques=["dry_needling"])
        assert line(finding) == "met: needling-by-physiotherapist"
        assert facts(finding) == {"provider.profession": ("physiotherapist", "physiotherapist")}

    def test_exercise_therapist(self) -> None:
        finding = ask(
            needling_is_done_by_a_physiotherapist, techniques=["dry_needling"], profession="exercise_therapist"
        )
        assert line(finding) == "refused: needling-not-by-physiotherapist"
        assert facts(finding) == {"provider.profession": ("exercise_therapist", "physiotherapist")}
        assert articles(finding) == ["KNGF position"]
        assert finding.bears is Payer.INSURED


class TestTraining:
    """By somebody who was trained in it."""

    @pytest.mark.parametrize("trained", [["dry_needling"], ["massage", "dry_needling"]])
    def test_trained(self, trained: list[str]) -> None:
        finding = ask(needling_is_done_by_somebody_trained_in_it, techniques=["dry_needling"], trained_in=trained)
        assert line(finding) == "met: needling-trained"
        assert facts(finding) == {"provider.trained_in": (", ".join(trained), "dry_needling")}

    @pytest.mark.parametrize("trained", [[], ["massage"]])
    def test_not_trained(self, trained: list[str]) -> None:
        finding = ask(needling_is_done_by_somebody_trained_in_it, techniques=["dry_needling"], trained_in=trained)
        assert line(finding) == "refused: needling-not-trained"
        assert articles(finding) == ["Praktijkpagina training"]
        assert finding.bears is Payer.INSURED

    def test_not_given(self) -> None:
        finding = ask(needling_is_done_by_somebody_trained_in_it, techniques=["dry_needling"], trained_in=ABSENT)
        assert line(finding) == "unknown: needling-training-not-given"
        assert finding.missing == ("provider.trained_in",)
        assert finding.bears is Payer.INSURED


class TestTreatmentPlan:
    """Inside a testable physiotherapy treatment plan."""

    @pytest.mark.parametrize(
        ("plan", "expected"),
        [(True, "met: needling-in-treatment-plan"), (False, "refused: needling-outside-treatment-plan")],
    )
    def test_given(self, plan: bool, expected: str) -> None:
        finding = ask(needling_is_part_of_a_treatment_plan, techniques=["dry_needling"], treatment_plan=plan)
        assert line(finding) == expected
        assert facts(finding) == {"session.treatment_plan": (plan, True)}
        assert articles(finding) == ["KNGF position"]
        assert finding.bears is Payer.INSURED

    def test_not_given(self) -> None:
        finding = ask(needling_is_part_of_a_treatment_plan, techniques=["dry_needling"], treatment_plan=ABSENT)
        assert line(finding) == "unknown: treatment-plan-not-given"
        assert finding.missing == ("session.treatment_plan",)


class TestAcupuncture:
    """Acupuncture is no method of physiotherapy (BWBR0008962 5(2))."""

    rule = staticmethod(acupuncture_is_not_physiotherapy)

    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist"])
    def test_by_a_therapist_it_is_the_patients(self, profession: str) -> None:
        finding = ask(self.rule, profession=profession, techniques=["exercise_therapy", "acupuncture"])
        assert line(finding) == "refused: acupuncture-is-not-physiotherapy"
        assert articles(finding) == ["Besluit fysiotherapeut 5(2)"]
        assert facts(finding) == {"provider.profession": (profession, "acupuncturist")}
        assert finding.bears is Payer.INSURED

    @pytest.mark.parametrize("profession", OTHERS)
    def test_by_another_profession_it_is_not_asked(self, profession: str) -> None:
        finding = ask(self.rule, profession=profession, techniques=["acupuncture"])
        assert line(finding) == "not_applicable: profession-not-asked"

    def test_no_acupuncture(self) -> None:
        assert line(ask(self.rule, techniques=["dry_needling"])) == "not_applicable: no-acupuncture"

    def test_techniques_not_given(self) -> None:
        assert line(ask(self.rule, techniques=ABSENT)) == "not_applicable: techniques-not-stated"
