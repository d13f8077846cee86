from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, found, line, sessions
from fysiodekking import Decision, decide
from fysiodekking.rules.insurance import (
    basic_package_names_the_profession,
    basic_policy_pays_for_this_contract_status,
    insured_has_the_basic_insurance,
    nobody_else_pays_the_session,
)
from packages import FYSIO_9


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


OTHERS = ("wlz_stay", "liable_party", "foreign_insurance")


class TestOtherPayer:
    """ "met uitzondering van vormen van zorg of diensten die … kunnen worden bekostigd op grond van een wettelijk
    voorschrift" (Bzv 2.1(1)): that somebody else pays is a fact of the case, and is never asked.
    """

    def test_nobody_said_so(self) -> None:
        finding = ask(nobody_else_pays_the_session)
        assert line(finding) == "not_applicable: no-other-payer-stated"
        assert finding.missing == ()

    @pytest.mark.parametrize("other", OTHERS)
    def test_stated(self, other: str) -> None:
        finding = ask(nobody_else_pays_the_session, other_payer=other)
        assert line(finding) == "refused: other-payer-goes-first"
        assert facts(finding) == {"insured.other_payer": (other, None)}
        assert articles(finding) == ["Bzv 2.1(1)"]

    @pytest.mark.parametrize(("day", "confidence"), [("2014-12-31", "I"), ("2015-01-01", "P")])
    def test_the_words_stand_there_from_2015_on(self, day: str, confidence: str) -> None:
        finding = ask(nobody_else_pays_the_session, date=day, other_payer="liable_party")
        assert line(finding) == "refused: other-payer-goes-first"
        assert finding.citations[0].confidence == confidence
        assert ("wettelijk voorschrift" in finding.citations[0].quote) is (confidence == "P")


class TestWhoPaysInstead:
    """The basic package does not, nor does a package by the usual terms; how the other one pays is not modelled."""

    def decided(self, **named: Any) -> Decision:
        return decide(case(**{"kind": "stroke", "history": sessions(20, "2025-01-06"), **named}))

    @pytest.mark.parametrize("other", OTHERS)
    def test_a_session_that_the_basic_package_would_pay(self, other: str) -> None:
        assert self.decided().payer == "basic"
        decision = self.decided(other_payer=other)
        assert (decision.outcome, decision.payer) == ("not_covered", "insured")
        assert decision.reasons[0] == "other-payer-goes-first"
        assert decision.entitlement_code is None
        assert decision.missing == ()

    def test_a_child(self) -> None:
        named: Any = {"kind": "not_listed", "history": [], "born": "2014-02-03"}
        assert self.decided(**named).payer == "basic"
        assert self.decided(**named, other_payer="foreign_insurance").payer == "insured"

    @pytest.mark.parametrize(("reading", "payer"), [(ABSENT, "insured"), ("no", "insured"), ("yes", "package")])
    @pytest.mark.parametrize("other", OTHERS)
    @pytest.mark.parametrize("kind", ["not_listed", "stroke"])
    def test_a_package_by_its_reading(self, reading: object, payer: str, other: str, kind: str) -> None:
        named: Any = {"kind": kind, "history": [], "packages": [FYSIO_9]}
        assert self.decided(**named).payer == "package"
        decision = self.decided(**named, other_payer=other, package_beside_other_payer=reading)
        assert decision.payer == payer
        used = {each.key: each for each in decision.readings}
        assert used["package_beside_other_payer"].decisive

    def test_a_package_that_covers_nothing_of_it_needs_no_reading(self) -> None:
        package = {**FYSIO_9, "year": 2025}
        decision = self.decided(packages=[package], other_payer="wlz_stay")
        assert [each.key for each in decision.readings] == []

    def test_without_other_facts_nothing_more_is_asked(self) -> None:
        decision = self.decided(other_payer="wlz_stay", basic_insured=ABSENT, contracted=ABSENT, history=ABSENT)
        assert (decision.outcome, decision.missing) == ("not_covered", ())

    def test_what_may_not_be_charged_stays_nobodys(self) -> None:
        decision = self.decided(other_payer="wlz_stay", techniques=["injection"])
        assert decision.payer == "nobody"
