from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, facts, found, line
from fysiodekking.rules.insurance import (
    basic_package_names_the_profession,
    basic_policy_pays_for_this_contract_status,
    insured_has_the_basic_insurance,
)


class TestBasicInsurance:
    """The basic package pays for who has a Dutch basic insurance on the day (Zvw 11)."""

    @pytest.mark.parametrize(("has", "expected"), [(True, "met: basic-insured"), (False, "refused: not-basic-insured")])
    def test_given(self, has: bool, expected: str) -> None:
        finding = ask(insured_has_the_basic_insurance, basic_insured=has)
        assert line(finding) == expected
        assert articles(finding) == ["Zvw 11(3)"]
        assert facts(finding) == {"insured.basic_insured": (has, True)}

    def test_not_given(self) -> None:
        finding = ask(insured_has_the_basic_insurance, basic_insured=ABSENT)
        assert line(finding) == "unknown: basic-insurance-not-given"
        assert finding.missing == ("insured.basic_insured",)


class TestProfession:
    """Article 2.6 gives care as physiotherapists and exercise therapists provide it."""

    @pytest.mark.parametrize(
        ("profession", "expected"),
        [
            ("physiotherapist", "met: profession-named"),
            ("exercise_therapist", "met: profession-named"),
            ("acupuncturist", "refused: not-a-therapist"),
            ("skin_therapist", "refused: not-a-therapist"),
            ("physician", "refused: not-a-therapist"),
            ("other", "refused: not-a-therapist"),
        ],
    )
    def test_named_or_not(self, profession: str, expected: str) -> None:
        finding = ask(basic_package_names_the_profession, profession=profession)
        assert line(finding) == expected
        assert articles(finding) == ["Bzv 2.6(2)"]
        assert "fysiotherapeuten en oefentherapeuten" in finding.citations[0].quote


class TestSkinTherapist:
    """The paragraph describes the care; lymphoedema and scar tissue are treated by skin therapists as well (NVH)."""

    KINDS = ("lymphoedema", "skin_scar_tissue")

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        ("reading", "value", "expected"),
        [
            (ABSENT, "yes", "met: profession-read-in"),
            ("yes", "yes", "met: profession-read-in"),
            ("no", "no", "refused: not-a-therapist"),
        ],
    )
    def test_by_the_reading(self, kind: str, reading: object, value: str, expected: str) -> None:
        named = {"kind": kind, "profession": "skin_therapist", "skin_therapist_on_annex_1": reading}
        finding = ask(basic_package_names_the_profession, **named)
        assert line(finding) == expected
        assert articles(finding) == ["Bzv 2.6(2)", "NVH annex 1"]
        assert finding.readings == (("skin_therapist_on_annex_1", value),)

    @pytest.mark.parametrize("kind", ["not_listed", "stroke", "soft_tissue_tumours", "urinary_incontinence", "copd"])
    def test_no_other_condition(self, kind: str) -> None:
        finding = ask(basic_package_names_the_profession, kind=kind, profession="skin_therapist")
        assert line(finding) == "refused: not-a-therapist"
        assert finding.readings == ()

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("profession", ["acupuncturist", "physician", "other"])
    def test_no_other_profession(self, kind: str, profession: str) -> None:
        assert found(basic_package_names_the_profession, kind=kind, profession=profession) == "refused: not-a-therapist"

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("profession", ["physiotherapist", "exercise_therapist"])
    def test_the_two_therapists_need_no_reading(self, kind: str, profession: str) -> None:
        named = {"kind": kind, "profession": profession, "skin_therapist_on_annex_1": "no"}
        finding = ask(basic_package_names_the_profession, **named)
        assert line(finding) == "met: profession-named"
        assert finding.readings == ()


class TestContract:
    """Without a contract the policy sets the refund (Zvw 13); one that pays nothing does not cover the session."""

    nothing: Any = {"percent": 0}
    some: Any = {"percent": 75, "of": "40.00"}

    @pytest.mark.parametrize("pays", [nothing, some, ABSENT])
    def test_with_a_contract(self, pays: object) -> None:
        finding = ask(basic_policy_pays_for_this_contract_status, contracted=True, not_contracted=pays)
        assert line(finding) == "met: contract-status-fits"

    @pytest.mark.parametrize("contracted", [False, ABSENT])
    @pytest.mark.parametrize("pays", [some, ABSENT])
    def test_it_pays_something_without_one_too(self, contracted: object, pays: object) -> None:
        finding = ask(basic_policy_pays_for_this_contract_status, contracted=contracted, not_contracted=pays)
        assert line(finding) == "met: contract-status-fits"

    def test_it_pays_nothing_without_one(self) -> None:
        finding = ask(basic_policy_pays_for_this_contract_status, contracted=False, not_contracted=self.nothing)
        assert line(finding) == "refused: basic-pays-nothing-uncontracted"
        assert articles(finding) == ["Zvw 13(1)"]
        assert facts(finding)["provider.contracted"][0] is False

    def test_contract_not_given_where_it_matters(self) -> None:
        finding = ask(basic_policy_pays_for_this_contract_status, contracted=ABSENT, not_contracted=self.nothing)
        assert line(finding) == "unknown: contract-not-given"
        assert finding.missing == ("provider.contracted",)
