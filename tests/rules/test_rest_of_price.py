"""What the insured pays beside the deductible: a finding for each term that takes something off the price."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, sessions
from fysiodekking import compare_decisions, decide, explain
from fysiodekking.model.decision import Decision, Finding, Phase
from fysiodekking.model.facts import in_text
from fysiodekking.model.money import NOTHING, Money
from packages import answer, budget, grant, ours, package

BASIC: dict[str, Any] = {"kind": "stroke", "history": sessions(20, "2025-01-06"), "deductible_used": "385.00"}
DAY: dict[str, Any] = {"id": "day", "max": "40.00", "unit": "euros", "per": "day"}


def causes(decision: Decision) -> list[Finding]:
    return [each for each in decision.findings if each.rule == "insured_pays_the_rest"]


def told(decision: Decision) -> dict[str, str]:
    """Return the part of each cause by its reason, after asserting that together they are what the insured pays."""
    assert decision.amounts is not None
    found = causes(decision)
    assert all(each.phase is Phase.CHARGE and each.citations for each in found)
    assert all(each.subject == decision.package for each in found)
    parts = {str(each.reason): str(fact(each, "insured_part")) for each in found}
    assert sum(map(cents, parts.values())) == decision.amounts.insured.cents
    return parts


def cents(amount: object) -> int:
    return Money.parse(str(amount)).cents


def fact(finding: Finding, name: str) -> object:
    return next((in_text(each.actual) for each in finding.facts if each.name == name), None)


def uncontracted(**terms: Any) -> Decision:
    return decide(case(**BASIC, contracted=False, basic={"not_contracted": terms}))


class TestBasicPolicy:
    """Zvw 13(1): without a contract the insured has a right to a refund that the insurer sets."""

    @pytest.mark.parametrize(
        ("terms", "expected"),
        [
            ({"percent": 100}, {}),
            ({"percent": 75}, {"rest-by-percentage": "10.62"}),
            ({"percent": 100, "of": "42.50"}, {}),
            ({"percent": 100, "of": "42.49"}, {"rest-above-reference": "0.01"}),
            ({"percent": 75, "of": "40.00"}, {"rest-above-reference": "2.50", "rest-by-percentage": "10.00"}),
            ({"percent": 75, "of": "50.00"}, {"rest-by-percentage": "5.00"}),
            ({"percent": 75, "of": "60.00"}, {}),
            ({"percent": 100, "at_most": "42.50"}, {}),
            ({"percent": 100, "at_most": "30.00"}, {"rest-above-maximum": "12.50"}),
            (
                {"percent": 75, "of": "40.00", "at_most": "28.00"},
                {"rest-above-reference": "2.50", "rest-by-percentage": "10.00", "rest-above-maximum": "2.00"},
            ),
        ],
    )
    def test_each_term_is_a_cause(self, terms: dict[str, Any], expected: dict[str, str]) -> None:
        decision = uncontracted(**terms)
        assert told(decision) == expected
        assert all(fact(each, "provider.contracted") is False for each in causes(decision))
        assert {each.citations[0].article for each in causes(decision)} <= {"13(1)"}

    def test_facts(self) -> None:
        first, second = causes(uncontracted(percent=75, of="40.00"))
        for each in (first, second):
            assert (fact(each, "session.price"), fact(each, "pays.of"), fact(each, "pays.percent")) == (
                "42.50",
                "40.00",
                75,
            )

    def test_none_with_a_contract(self) -> None:
        assert told(decide(case(**BASIC, basic={"not_contracted": {"percent": 75}}))) == {}

    @pytest.mark.parametrize("missing", [{"contracted": ABSENT}, {"price": ABSENT}])
    def test_none_where_the_amounts_are_open(self, missing: dict[str, Any]) -> None:
        decision = decide(case(**BASIC, basic={"not_contracted": {"percent": 75}}, **{"contracted": False, **missing}))
        assert (decision.amounts, causes(decision)) == (None, [])


class TestPackages:
    """A package: what it pays for that contract status, and its limits in euros."""

    def test_a_percentage_with_a_contract_too(self) -> None:
        """It is not told of a contract that is there, or that would change nothing."""
        half = {"percent": 50}
        for contracted in (True, False, ABSENT):
            pays = {"contracted": half, "not_contracted": half}
            decision = answer(package(grant(pays=pays)), contracted=contracted)
            assert told(decision) == {"rest-by-percentage": "21.25"}
            assert fact(causes(decision)[0], "provider.contracted") is None

    @pytest.mark.parametrize(
        ("contracted", "cause"), [({"percent": 100}, False), ({"percent": 76}, False), ({"percent": 75}, None)]
    )
    def test_no_contract_is_the_cause_where_one_would_pay_more(self, contracted: dict[str, Any], cause: object) -> None:
        pays = {"contracted": contracted, "not_contracted": {"percent": 75}}
        (found,) = causes(answer(package(grant(pays=pays)), contracted=False))
        assert fact(found, "provider.contracted") is cause

    def test_the_cap_of_the_day(self) -> None:
        (found,) = causes(decision := answer(package(grant(limits=[DAY]))))
        assert told(decision) == {"rest-above-day-cap": "2.50"}
        assert (fact(found, "limit.max"), fact(found, "limit.left"), fact(found, "limit.per")) == ("40.00", None, "day")

    @pytest.mark.parametrize(("before", "left"), [("57.50", None), ("57.51", "42.49"), ("90.00", "10.00")])
    def test_the_rest_of_a_budget(self, before: str, left: str | None) -> None:
        decision = answer(budget(), history=ours(1, paid=before))
        assert told(decision) == (
            {} if left is None else {"rest-of-budget": str(Money.parse("42.50") - Money.parse(left))}
        )
        assert [fact(each, "limit.left") for each in causes(decision)] == ([] if left is None else [left])

    def test_a_copayment_from_a_session_on_is_told_with_how_many_there_were(self) -> None:
        terms = package(grant(copayment={"euros": "5.00", "from_session": 3}))
        (found,) = causes(answer(terms, history=ours(2)))
        asked = next(each for each in found.facts if each.name == "sessions_of_the_year")
        assert (asked.actual, in_text(asked.needed)) == (2, ">= 2")

    @pytest.mark.parametrize("counted", [{}, {"consent_from": 9}])
    def test_a_copayment_of_each_session_is_told_without(self, counted: dict[str, Any]) -> None:
        """Also where the line counts the sessions of the year for another term."""
        (found,) = causes(answer(package(grant(copayment={"euros": "5.00"}, **counted)), history=ours(2)))
        assert [each.name for each in found.facts] == ["insured_part", "copayment.euros"]

    def test_all_of_them_in_their_order(self) -> None:
        limits = [DAY | {"max": "28.00"}, {**DAY, "id": "year", "max": "100.00", "per": "calendar_year"}]
        pays = {"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "40.00"}}
        decision = answer(package(grant(limits=limits, pays=pays)), contracted=False, history=ours(2, paid="45.00"))
        assert told(decision) == {
            "rest-above-reference": "2.50",
            "rest-by-percentage": "10.00",
            "rest-above-day-cap": "2.00",
            "rest-of-budget": "18.00",
        }
        assert [fact(each, "provider.contracted") for each in causes(decision)] == [False, False, None, None]
        assert {each.subject for each in causes(decision)} == {"fysio"}

    def test_a_limit_that_holds_only_without_a_contract(self) -> None:
        decision = answer(package(grant(limits=[DAY | {"when_contracted": False}])), contracted=False)
        assert [fact(each, "provider.contracted") for each in causes(decision)] == [False]

    def test_the_same_rest_by_another_cause(self) -> None:
        """With a contract the day's cap, without one half: it is the same amount, and the cause is not known."""
        pays = {"contracted": {"percent": 100}, "not_contracted": {"percent": 50}}
        decision = answer(package(grant(limits=[DAY | {"max": "21.25"}], pays=pays)), contracted=ABSENT)
        assert told(decision) == {"rest-either-way": "21.25"}

    def test_none_where_nobody_else_pays(self) -> None:
        assert told_of_nothing(decide(case()))
        assert told_of_nothing(decide(case(big_registered=False)))


def told_of_nothing(decision: Decision) -> bool:
    return causes(decision) == []


class TestDeductibleApart:
    """Zvw 23(3): the mandatory part is used before the voluntary part; each is told for itself."""

    @pytest.mark.parametrize(
        ("used", "mandatory", "voluntary"),
        [
            ("0.00", "42.50", "0.00"),
            ("342.50", "42.50", "0.00"),
            ("342.51", "42.49", "0.01"),
            ("385.00", "0.00", "42.50"),
            ("584.00", "0.00", "1.00"),
        ],
    )
    def test_on_both_sides_of_385(self, used: str, mandatory: str, voluntary: str) -> None:
        decision = decide(case(**BASIC | {"deductible_used": used}, voluntary_deductible="200.00"))
        (charge,) = [each for each in decision.findings if each.phase is Phase.CHARGE]
        names = ("deductible_total.mandatory", "deductible_total.voluntary")
        assert [fact(charge, name) for name in names] == ["385.00", "200.00"]
        assert fact(charge, "deductible_taken.mandatory") == mandatory
        assert fact(charge, "deductible_taken.voluntary") == voluntary
        assert decision.amounts is not None
        assert fact(charge, "deductible_taken") == str(decision.amounts.deductible)
        assert cents(mandatory) + cents(voluntary) == decision.amounts.deductible.cents

    @pytest.mark.parametrize(("of_voluntary", "mandatory"), [("0.00", "0.00"), ("15.01", "0.01"), ("100.00", "42.50")])
    def test_what_was_used_of_the_voluntary_part_leaves_the_mandatory_part(
        self, of_voluntary: str, mandatory: str
    ) -> None:
        """Of 400.00 that was used, care outside the mandatory part filled so much of the voluntary part alone."""
        named: Any = {"voluntary_deductible": "200.00", "voluntary_deductible_used": of_voluntary}
        decision = decide(case(**BASIC | {"deductible_used": "400.00"}, **named))
        (charge,) = [each for each in decision.findings if each.phase is Phase.CHARGE]
        assert fact(charge, "deductible_taken.mandatory") == mandatory

    @pytest.mark.parametrize("given", [{"voluntary_deductible": "0.00"}, {"deductible_total": "485.00"}])
    def test_not_where_there_is_one_part_or_the_split_is_not_known(self, given: dict[str, Any]) -> None:
        decision = decide(case(**BASIC | {"deductible_used": "0.00"}, **{"voluntary_deductible": "100.00", **given}))
        (charge,) = [each for each in decision.findings if each.phase is Phase.CHARGE]
        assert fact(charge, "deductible_taken") == "42.50"
        assert fact(charge, "deductible_taken.mandatory") is None


class TestExplanation:
    """The causes stand right behind the sentence that splits the price, and no contract only where that is one."""

    NO_CONTRACT = {"nl": "geen contract", "en": "no contract"}

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_no_contract_is_told_where_it_is_the_cause(self, lang: str) -> None:
        assert self.NO_CONTRACT[lang] in paragraphs(uncontracted(percent=75), lang)[1]

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_and_not_where_a_budget_is(self, lang: str) -> None:
        decision = answer(budget(), history=ours(1, paid="90.00"), contracted=False)
        assert decision.amounts is not None
        assert decision.amounts.insured != NOTHING
        said = paragraphs(decision, lang)
        assert "10" in said[1]
        assert self.NO_CONTRACT[lang] not in " ".join(said[:3])

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_both_parts_of_the_deductible(self, lang: str) -> None:
        decision = decide(case(**BASIC | {"deductible_used": "380.00"}, voluntary_deductible="200.00"))
        said = paragraphs(decision, lang)[1].replace(",", ".")
        assert "5.00" in said
        assert "37.50" in said

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_in_the_steps_with_their_source(self, lang: str) -> None:
        said = explain(uncontracted(percent=75), lang, full=True)
        assert said.count("75%") == 2
        assert compare_decisions(uncontracted(percent=75), uncontracted(percent=50), lang)


def paragraphs(decision: Decision, lang: str) -> list[str]:
    return [" ".join(each.split()) for each in explain(decision, lang).split("\n\n")]
