from __future__ import annotations

from typing import Any

import attrs
import pytest

from cases import ABSENT, articles, case, facts, law_of, sessions, sound_checks
from fysiodekking import Money, decide
from fysiodekking.model.decision import Amounts, Decision, Finding
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.needs import Need
from fysiodekking.rules.deductible import deductible_comes_first
from fysiodekking.rules.deductible_facts import deductible_facts
from packages import package

CHRONIC: Any = {"kind": "stroke", "history": sessions(20, "2012-01-02"), "first_session": "2012-01-02"}
FALL: Any = {
    "kind": "fall_risk",
    "high_fall_risk": True,
    "somatic_or_psychological_ground": True,
    "performance": "9121",
    "history": [],
    "first_session": ABSENT,
}
"""Paid by the basic package at every age from the first session."""

BORN = "2008-03-12"


def answer(**named: Any) -> Decision:
    """Decide on the twenty-first session of a condition of annex 1: the basic package pays it."""
    decision = decide(case(**{**CHRONIC, **named}))
    assert decision.payer == "basic"
    sound_checks(charge(decision), decision.about.date)
    return decision


def parts(decision: Decision) -> tuple[str, str, str, str]:
    """Return what basic package, deductible, package and insured pay."""
    assert isinstance(decision.amounts, Amounts)
    amounts = decision.amounts
    return str(amounts.basic), str(amounts.deductible), str(amounts.package), str(amounts.insured)


def charge(decision: Decision) -> Finding:
    """Return the finding on the deductible."""
    return next(finding for finding in decision.findings if finding.rule == "deductible_comes_first")


def verdict(decision: Decision) -> str:
    finding = charge(decision)
    return f"{finding.verdict}: {finding.reason}"


class TestMandatory:
    """Every insured of 18 or over has a mandatory deductible (Zvw 19(1)), by year."""

    @pytest.mark.parametrize(
        ("year", "total"),
        [
            (2012, "220.00"),
            (2013, "350.00"),
            (2014, "360.00"),
            (2015, "375.00"),
            *((year, "385.00") for year in range(2016, 2026 + 1)),
        ],
    )
    @pytest.mark.parametrize("day", ["01-05", "12-31"])
    def test_of_every_year(self, year: int, total: str, day: str) -> None:
        decision = answer(date=f"{year}-{day}", deductible_used="0.00")
        assert verdict(decision) == "met: deductible-applies"
        assert facts(charge(decision))["deductible_total"] == (total, None)
        assert "Zvw 19(1)" in articles(charge(decision))
        assert "Zvw 23(3)" in articles(charge(decision))

    @pytest.mark.parametrize(
        ("used", "expected"),
        [
            ("0.00", ("0.00", "42.50", "0.00", "0.00")),
            ("342.50", ("0.00", "42.50", "0.00", "0.00")),
            ("342.51", ("0.01", "42.49", "0.00", "0.00")),
            ("384.99", ("42.49", "0.01", "0.00", "0.00")),
            ("385.00", ("42.50", "0.00", "0.00", "0.00")),
            ("400.00", ("42.50", "0.00", "0.00", "0.00")),
        ],
    )
    def test_takes_what_is_left(self, used: str, expected: tuple[str, ...]) -> None:
        decision = answer(deductible_used=used)
        assert parts(decision) == expected
        spent = used in ("385.00", "400.00")
        assert verdict(decision) == ("met: deductible-used-up" if spent else "met: deductible-applies")

    @pytest.mark.parametrize(
        ("born", "expected"),
        [("2008-03-13", "not_applicable: no-deductible-under-18"), ("2007-03-12", "met: deductible-applies")],
    )
    def test_from_18(self, born: str, expected: str) -> None:
        decision = answer(**{**FALL, "born": born})
        assert verdict(decision) == expected
        if "under-18" in expected:
            assert parts(decision) == ("42.50", "0.00", "0.00", "0.00")
            assert articles(charge(decision)) == ["Zvw 19(1)"]


class TestVoluntary:
    """The mandatory part is used before the voluntary part (Zvw 23(3)); together they are the total."""

    @pytest.mark.parametrize(("step", "total"), [("0.00", "385.00"), ("100.00", "485.00"), ("500.00", "885.00")])
    def test_on_top(self, step: str, total: str) -> None:
        decision = answer(voluntary_deductible=step, deductible_used="385.00")
        assert facts(charge(decision))["deductible_total"] == (total, None)
        assert parts(decision)[1] == ("0.00" if step == "0.00" else "42.50")

    def test_not_given(self) -> None:
        decision = answer(voluntary_deductible=ABSENT, deductible_used="385.00")
        assert (decision.outcome, decision.amounts) == ("covered", None)
        assert decision.missing == ("insured.voluntary_deductible",)
        assert charge(decision).missing == ("insured.voluntary_deductible",)

    def test_not_asked_when_more_than_any_was_used(self) -> None:
        decision = answer(voluntary_deductible=ABSENT, deductible_used="885.00")
        assert decision.missing == ()
        assert parts(decision)[1] == "0.00"

    def test_not_asked_when_the_mandatory_part_takes_it_all(self) -> None:
        decision = answer(voluntary_deductible=ABSENT, deductible_used="0.00")
        assert decision.missing == ()
        assert parts(decision)[1] == "42.50"

    @pytest.mark.parametrize(("used", "missing"), [("342.50", ()), ("342.51", ("insured.voluntary_deductible",))])
    def test_asked_from_the_cent_where_it_matters(self, used: str, missing: tuple[str, ...]) -> None:
        assert answer(voluntary_deductible=ABSENT, deductible_used=used).missing == missing


class TestBeside:
    """Beside the amounts stands for whom a deductible is, and what is used of the mandatory one of a whole year."""

    @pytest.mark.parametrize(("voluntary", "whole"), [("0.00", True), ("100.00", False)])
    @pytest.mark.parametrize("used", ["0.00", "485.00"])
    def test_age_and_use(self, used: str, voluntary: str, whole: bool) -> None:
        (check,) = charge(answer(deductible_used=used, voluntary_deductible=voluntary)).checks
        used_up = Fact("insured.deductible_used", Money.parse(used), Bound("<", Money(38_500)))
        assert [fact.name for fact in check.beside[:1]] == ["age"]
        assert check.beside[1:] == ((used_up,) if whole else ())


class TestUsed:
    """What was used before is asked where it matters."""

    def test_not_given(self) -> None:
        decision = answer(deductible_used=ABSENT)
        assert verdict(decision) == "unknown: deductible-not-known"
        assert (decision.outcome, decision.payer, decision.amounts) == ("covered", "basic", None)
        assert decision.missing == ("insured.deductible_used",)

    def test_not_asked_when_there_is_none(self) -> None:
        decision = answer(deductible_used=ABSENT, deductible_total="0.00")
        assert verdict(decision) == "met: deductible-used-up"
        assert parts(decision) == ("42.50", "0.00", "0.00", "0.00")

    def test_neither_given(self) -> None:
        decision = answer(deductible_used=ABSENT, voluntary_deductible=ABSENT)
        assert "insured.deductible_used" in decision.missing
        assert decision.amounts is None

    def test_price_not_given(self) -> None:
        decision = answer(price=ABSENT)
        assert decision.amounts is None
        assert decision.missing == ("session.price",)


class TestTotalAsGiven:
    """Part-years are given as a total by the caller (Zvw 22)."""

    @pytest.mark.parametrize(
        ("used", "expected"), [("150.00", "42.50"), ("157.50", "42.50"), ("157.51", "42.49"), ("200.00", "0.00")]
    )
    def test_overrides_the_year(self, used: str, expected: str) -> None:
        decision = answer(deductible_total="200.00", deductible_used=used, voluntary_deductible=ABSENT)
        assert facts(charge(decision))["deductible_total"] == ("200.00", None)
        assert parts(decision)[1] == expected
        assert decision.missing == ()


class TestYearOf18:
    """The act has no formula for the year of the 18th birthday: reading `deductible_year_of_18`."""

    def then(self, day: str, **named: Any) -> Decision:
        return answer(**{**FALL, "date": day, "born": BORN, "price": "400.00", **named})

    @pytest.mark.parametrize("reading", ["premium_days", "birthday_days", ABSENT])
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2026-03-11", "not_applicable: no-deductible-under-18"),
            ("2026-03-12", "not_applicable: deductible-not-begun"),
            ("2026-03-31", "not_applicable: deductible-not-begun"),
        ],
    )
    def test_none_before_the_first_of_the_next_month(self, day: str, expected: str, reading: object) -> None:
        decision = self.then(day, deductible_year_of_18=reading)
        assert verdict(decision) == expected
        assert parts(decision) == ("400.00", "0.00", "0.00", "0.00")
        assert decision.missing == ()

    @pytest.mark.parametrize(
        ("reading", "total"),
        [
            ("premium_days", "290.00"),  # 385 x 275 / 365 = 290.07
            ("birthday_days", "311.00"),  # 385 x 295 / 365 = 311.16
        ],
    )
    @pytest.mark.parametrize("day", ["2026-04-01", "2026-12-31"])
    def test_after_it(self, reading: str, total: str, day: str) -> None:
        decision = self.then(day, deductible_year_of_18=reading)
        assert facts(charge(decision))["deductible_total"] == (total, None)
        assert parts(decision)[1] == total
        assert charge(decision).readings == (("deductible_year_of_18", reading),)
        assert "Zvw 16(2)" in articles(charge(decision))

    def test_together_with_the_voluntary_part(self) -> None:
        decision = self.then("2026-04-01", deductible_year_of_18="premium_days", voluntary_deductible="500.00")
        assert facts(charge(decision))["deductible_total"] == ("667.00", None)  # 885 x 275 / 365 = 666.78

    def test_in_a_leap_year(self) -> None:
        decision = self.then("2024-04-01", deductible_year_of_18="premium_days", born="2006-03-12")
        assert facts(charge(decision))["deductible_total"] == ("289.00", None)  # 385 x 275 / 366 = 289.28

    def test_without_a_reading(self) -> None:
        decision = self.then("2026-04-01")
        assert (decision.payer, decision.amounts) == ("basic", None)
        assert decision.missing == ("readings.deductible_year_of_18",)
        path = "readings.deductible_year_of_18"
        assert charge(decision).needs == (Need((path,)),)

    def test_without_a_reading_where_both_take_all(self) -> None:
        decision = self.then("2026-04-01", price="42.50")
        assert parts(decision) == ("0.00", "42.50", "0.00", "0.00")
        assert decision.missing == ()

    def test_without_a_reading_where_both_are_used_up(self) -> None:
        decision = self.then("2026-04-01", deductible_used="311.00")
        assert decision.missing == ()
        assert parts(decision)[1] == "0.00"
        assert charge(decision).readings == ()

    def test_a_reading_by_which_it_is_used_up(self) -> None:
        """The reading is told, and nothing is asked."""
        finding = charge(self.then("2026-04-01", deductible_used="311.00", deductible_year_of_18="premium_days"))
        assert str(finding.reason) == "deductible-used-up"
        assert finding.readings == (("deductible_year_of_18", "premium_days"),)
        assert finding.needs == ()

    def test_total_as_given(self) -> None:
        decision = self.then("2026-04-01", deductible_total="300.00")
        assert parts(decision)[1] == "300.00"
        assert decision.missing == ()
        assert verdict(self.then("2026-03-31", deductible_total="300.00")) == "not_applicable: deductible-not-begun"

    def test_the_year_after_is_a_whole_year(self) -> None:
        decision = self.then("2026-01-01", born="2007-12-31")
        assert facts(charge(decision))["deductible_total"] == ("385.00", None)

    def test_born_in_december(self) -> None:
        decision = self.then("2026-12-31", born="2008-12-01")
        assert verdict(decision) == "not_applicable: deductible-not-begun"

    def test_born_on_the_first_of_a_month(self) -> None:
        assert verdict(self.then("2026-03-31", born="2008-03-01")) == "not_applicable: deductible-not-begun"
        decision = self.then("2026-04-01", deductible_year_of_18="premium_days", born="2008-03-01")
        assert facts(charge(decision))["deductible_total"] == ("290.00", None)


class TestWaiver:
    """The policy may waive the deductible for a kind of condition (Zvw 21(3))."""

    def test_waived(self) -> None:
        decision = answer(deductible_waived=["stroke"], deductible_used=ABSENT)
        assert verdict(decision) == "not_applicable: deductible-waived"
        assert parts(decision) == ("42.50", "0.00", "0.00", "0.00")
        assert articles(charge(decision)) == ["Zvw 21(3)"]

    def test_for_another_kind(self) -> None:
        assert verdict(answer(deductible_waived=["osteoarthritis_hip_knee"])) == "met: deductible-applies"

    @pytest.mark.parametrize(
        ("used", "expected"), [("99.99", "unknown: deductible-not-established"), ("100.00", "met: deductible-used-up")]
    )
    def test_of_a_total_that_is_used_up_no_voluntary_part_is_left(self, used: str, expected: str) -> None:
        """How a total of part of a year is divided is not told (Zvw 22); it does not matter when all of it is gone."""
        terms: Any = {"deductible_waived": ["stroke"], "voluntary_deductible": "200.00", "deductible_total": "100.00"}
        decision = answer(**terms, deductible_used=used)
        assert verdict(decision) == expected
        assert (decision.amounts is None) is expected.startswith("unknown")


class TestOnlyTheBasicPart:
    """It falls on the basic-paid part only; the unpaid rest without a contract does not fill it (Zvw 23(2))."""

    terms: Any = {"contracted": False, "not_contracted": {"percent": 75, "of": "40.00"}}

    @pytest.mark.parametrize(
        ("used", "expected"),
        [
            ("0.00", ("0.00", "30.00", "0.00", "12.50")),
            ("375.00", ("20.00", "10.00", "0.00", "12.50")),
            ("385.00", ("30.00", "0.00", "0.00", "12.50")),
        ],
    )
    def test_without_a_contract(self, used: str, expected: tuple[str, ...]) -> None:
        assert parts(answer(**self.terms, deductible_used=used)) == expected

    def test_contract_not_given(self) -> None:
        decision = answer(**{**self.terms, "contracted": ABSENT})
        assert (decision.payer, decision.amounts, decision.missing) == ("basic", None, ("provider.contracted",))

    @pytest.mark.parametrize(
        ("terms", "price", "missing"),
        [
            ({}, "42.50", ("basic.not_contracted",)),
            ({"percent": "unknown"}, "42.50", ("basic.not_contracted",)),
            ({"percent": "unknown"}, ABSENT, ("session.price", "basic.not_contracted")),
            ({"percent": 75}, ABSENT, ("session.price",)),
            ({"percent": "unknown"}, "0.00", ()),
        ],
    )
    def test_what_it_pays_not_given(self, terms: dict[str, Any], price: object, missing: tuple[str, ...]) -> None:
        decision = answer(contracted=False, price=price, basic={"not_contracted": terms} if terms else {})
        assert decision.missing == missing
        assert (decision.amounts is None) is bool(missing)

    def test_a_package_that_takes_it_over(self) -> None:
        takes = package(pays_deductible=True)
        assert parts(answer(packages=[takes], deductible_used="375.00")) == ("32.50", "0.00", "10.00", "0.00")
        assert parts(answer(packages=[{**takes, "year": 2025}], deductible_used="375.00")) == (
            "32.50",
            "10.00",
            "0.00",
            "0.00",
        )

    def test_nothing_is_basic_paid(self) -> None:
        decision = decide(case())
        assert verdict(decision) == "not_applicable: no-basic-part"

    def test_a_package_pays(self) -> None:
        decision = decide(case(packages=[package()], deductible_used=ABSENT))
        assert verdict(decision) == "not_applicable: no-deductible-on-package"
        assert decision.missing == ()
        assert articles(charge(decision)) == ["Zvw 19(1)"]


class TestRule:
    """Asked directly, with what the policy pays before the deductible."""

    @pytest.mark.parametrize(("basic_part", "amount"), [(None, None), (Money(0), Money(0)), (Money(100), Money(100))])
    def test_basic_part(self, basic_part: Money | None, amount: Money | None) -> None:
        made = case(**CHRONIC)
        deducted = deductible_comes_first(deductible_facts(made, law_of(made), basic_part), law_of(made))
        assert deducted.amount == amount

    def test_nothing_to_take_it_from(self) -> None:
        made = case(**{**CHRONIC, "deductible_used": ABSENT})
        deducted = deductible_comes_first(deductible_facts(made, law_of(made), Money(0)), law_of(made))
        assert (deducted.finding.reason, deducted.amount) == ("no-basic-part", Money(0))
        assert deducted.finding.verdict == "not_applicable"
        assert facts(deducted.finding) == {
            "deductible_total": ("385.00", None),
            "insured.deductible_used": (None, None),
        }
        assert articles(deducted.finding)[0] == "Zvw 19(1)"


class TestAYearWithoutAnAmount:
    """Where no amount was established for the year, the deductible is open, and no fact of the caller's settles it."""

    @pytest.mark.parametrize("used", ["0.00", ABSENT])
    def test_is_unknown(self, used: object) -> None:
        made = case(**{**CHRONIC, "deductible_used": used})
        law = law_of(made)
        without = attrs.evolve(law, insurance=attrs.evolve(law.insurance, mandatory_deductible=None))
        deducted = deductible_comes_first(deductible_facts(made, without, Money.parse("42.50")), without)
        assert deducted.amount is None
        assert (str(deducted.finding.verdict), str(deducted.finding.reason)) == (
            "unknown",
            "deductible-not-established",
        )
        assert facts(deducted.finding) == {
            "deductible_total": (None, None),
            "insured.deductible_used": (None if used is ABSENT else "0.00", None),
        }
        assert articles(deducted.finding) == ["Zvw 19(1)", "Zvw 23(3)"]
        assert deducted.finding.missing == ()

    def test_a_total_that_was_given_stands(self) -> None:
        """The total of somebody's own year needs no amount of the law."""
        made = case(**{**CHRONIC, "deductible_total": "100.00", "deductible_used": "70.00"})
        law = law_of(made)
        without = attrs.evolve(law, insurance=attrs.evolve(law.insurance, mandatory_deductible=None))
        deducted = deductible_comes_first(deductible_facts(made, without, Money.parse("42.50")), without)
        assert deducted.amount == Money.parse("30.00")
