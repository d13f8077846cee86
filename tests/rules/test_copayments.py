"""A co-payment of a package line: so many euros of each session, or of each from the n-th of the year on.

No policy text with one was found; the packages are made up, and the sentences are how such a term would read.
"""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case, sessions
from fysiodekking import Decision, Money, explain, plan
from fysiodekking.model.decision import Outcome, Payer
from packages import YEAR, answer, grant, ours, package, paid

BUDGET: dict[str, Any] = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
DAY: dict[str, Any] = {"id": "day", "max": "40.00", "unit": "euros", "per": "day"}


def asks(euros: str, *limits: dict[str, Any], pays: dict[str, Any] | None = None, **terms: Any) -> dict[str, Any]:
    """Return a package with a co-payment."""
    whole = {"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "40.00"}}
    return package(grant(copayment={"euros": euros, **terms}, limits=list(limits), pays=pays or whole))


def parts(decision: Decision) -> dict[str, str]:
    """Return what the insured pays by the reason of each part."""
    found = [each for each in decision.findings if each.rule == "insured_pays_the_rest"]
    return {str(each.reason): str(each.facts[0].actual) for each in found}


class TestOfEachSession:
    """ "U betaalt per behandeling een eigen bijdrage van € 5." """

    def test_comes_off_what_the_package_pays(self) -> None:
        """Of 42.50 the package pays 37.50 and the insured 5.00; who pays does not change."""
        decision = answer(asks("5.00"))
        assert (decision.outcome, decision.payer, paid(decision)) == ("covered", "package", ("37.50", "5.00"))
        assert parts(decision) == {"rest-by-copayment": "5.00"}
        assert [each.subject for each in decision.findings if each.rule == "insured_pays_the_rest"] == ["fysio"]

    @pytest.mark.parametrize(
        ("euros", "shares", "part"),
        [
            ("42.49", ("0.01", "42.49"), "42.49"),
            ("42.50", ("0.00", "42.50"), "42.50"),
            ("42.51", ("0.00", "42.50"), "42.50"),
        ],
    )
    def test_that_is_as_high_as_the_price_leaves_the_session_covered(
        self, euros: str, shares: tuple[str, str], part: str
    ) -> None:
        """As a deductible: the line takes the session and it counts, though the insured bears all of it."""
        decision = answer(asks(euros, YEAR), package(id="second"))
        assert (decision.outcome, decision.package, paid(decision)) == ("covered", "fysio", shares)
        assert parts(decision) == {"rest-by-copayment": part}
        assert [each.left for each in decision.remaining if each.package == "fysio"] == [8]

    def test_of_nothing_is_none(self) -> None:
        decision = answer(asks("0.00"))
        assert (paid(decision), parts(decision)) == (("42.50", "0.00"), {})

    def test_of_a_free_session_is_none(self) -> None:
        decision = answer(asks("5.00"), price="0.00")
        assert (decision.payer, paid(decision), parts(decision)) == ("package", ("0.00", "0.00"), {})

    def test_comes_after_the_percentage(self) -> None:
        """Without a contract 75 per cent of 40.00: 30.00, of which 5.00 is the insured's too."""
        decision = answer(asks("5.00"), contracted=False)
        assert paid(decision) == ("25.00", "17.50")
        assert parts(decision) == {
            "rest-above-reference": "2.50",
            "rest-by-percentage": "10.00",
            "rest-by-copayment": "5.00",
        }

    @pytest.mark.parametrize(
        ("price", "shares", "causes"),
        [
            ("44.99", ("39.99", "5.00"), ["rest-by-copayment"]),
            ("45.00", ("40.00", "5.00"), ["rest-by-copayment"]),
            ("45.01", ("40.00", "5.01"), ["rest-by-copayment", "rest-above-day-cap"]),
        ],
    )
    def test_comes_before_a_limit_in_euros(self, price: str, shares: tuple[str, str], causes: list[str]) -> None:
        """At most 40.00 a day is what the package pays after the co-payment, to the cent."""
        decision = answer(asks("5.00", DAY), price=price)
        assert (paid(decision), list(parts(decision))) == (shares, causes)

    def test_what_the_package_paid_after_it_counts_toward_a_budget(self) -> None:
        """Two sessions of 37.50 leave 25.00 of 100.00; the third pays that."""
        decision = answer(asks("5.00", BUDGET), history=ours(2, paid="37.50"))
        assert (paid(decision), parts(decision)) == (
            ("25.00", "17.50"),
            {"rest-by-copayment": "5.00", "rest-of-budget": "12.50"},
        )

    def test_is_told_in_both_languages(self) -> None:
        decision = answer(asks("5.00"))
        assert "a co-payment of €5.00" in explain(decision, "en")
        assert "een eigen bijdrage van € 5,00" in explain(decision, "nl")

    def test_without_a_price_only_the_price_is_asked(self) -> None:
        decision = answer(asks("5.00"), price=ABSENT)
        assert (decision.payer, decision.missing) == (Payer.PACKAGE, ("session.price",))


class TestFromASessionOn:
    """ "Vanaf de 10e behandeling in een kalenderjaar betaalt u per behandeling een eigen bijdrage van € 9." """

    TERMS: dict[str, Any] = asks("9.00", from_session=10)

    @pytest.mark.parametrize(("before", "own"), [(0, "0.00"), (8, "0.00"), (9, "9.00"), (10, "9.00")])
    def test_both_sides_of_the_number(self, before: int, own: str) -> None:
        assert paid(answer(self.TERMS, history=ours(before)))[1] == own

    def test_only_sessions_of_this_year_that_it_paid_count(self) -> None:
        """Nine of last year, or nine that the insured paid, begin no co-payment."""
        for history in (ours(9, "2025-01-06"), sessions(9, "2026-01-05", paid_by="insured")):
            assert paid(answer(self.TERMS, history=history))[1] == "0.00"

    def test_sessions_elsewhere_count(self) -> None:
        used = {"elsewhere": {"min": 5, "max": 5}}
        assert paid(answer(self.TERMS, history=ours(4), used=used))[1] == "9.00"

    @pytest.mark.parametrize(("most", "known"), [(4, True), (5, False)])
    def test_a_range_that_straddles_the_number_leaves_the_amounts_open(self, most: int, known: bool) -> None:
        """It is certain who pays; the share is not, and the range is asked."""
        decision = answer(self.TERMS, history=ours(4), used={"elsewhere": {"min": 0, "max": most}})
        assert (decision.outcome, decision.payer) == ("covered", "package")
        assert (decision.amounts is not None, decision.missing) == (known, () if known else ("used.elsewhere",))

    def test_a_history_that_is_not_given_is_asked_for_the_amounts_only(self) -> None:
        decision = answer(self.TERMS, history=ABSENT)
        assert (decision.payer, decision.amounts, decision.missing) == ("package", None, ("history",))

    def test_is_told_with_its_number(self) -> None:
        decision = answer(self.TERMS, history=ours(9))
        assert "From session 10 of the year" in explain(decision, "en")
        assert "Vanaf behandeling 10 van het jaar" in explain(decision, "nl")

    def test_a_plan_changes_its_price_at_the_number(self) -> None:
        """Of eleven weekly sessions the tenth and the eleventh cost 9.00."""
        made = plan(case(packages=[self.TERMS]), 11)
        assert [str(step.decision.amounts.insured) for step in made.steps if step.decision.amounts] == [
            *["0.00"] * 9, "9.00", "9.00",
        ]  # fmt: skip


class TestThatTheSourceDoesNotTell:
    """An amount or a beginning that is unknown leaves the amounts open, never who pays, and only where it matters."""

    @pytest.mark.parametrize(
        "terms",
        [{"euros": "unknown"}, {"euros": "5.00", "from_session": "unknown"}, {"euros": "unknown", "from_session": 3}],
    )
    def test_is_asked_by_its_package(self, terms: dict[str, Any]) -> None:
        decision = answer(asks(**terms), history=ours(2))
        assert (decision.outcome, decision.payer, decision.amounts) == (Outcome.COVERED, Payer.PACKAGE, None)
        assert decision.missing == ("packages.fysio.copayment",)

    def test_does_not_matter_before_it_begins(self) -> None:
        assert paid(answer(asks("unknown", from_session=4), history=ours(2))) == ("42.50", "0.00")

    def test_does_not_matter_where_a_limit_pays_less_either_way(self) -> None:
        """Of a budget 10.00 is left: with or without a co-payment of 5.00 it pays that."""
        decision = answer(asks("5.00", BUDGET, from_session="unknown"), history=ours(1, paid="90.00"))
        assert (paid(decision), parts(decision)) == (("10.00", "32.50"), {"rest-either-way": "32.50"})

    @pytest.mark.parametrize(
        ("left", "known"), [("32.49", True), ("32.50", True), ("32.51", False), ("42.50", False), ("50.00", False)]
    )
    def test_matters_from_the_cent_where_a_limit_leaves_more(self, left: str, known: bool) -> None:
        """Of 42.50 a co-payment of 10.00 of which nobody knows from which session on leaves 32.50 at least."""
        decision = answer(asks("10.00", {**BUDGET, "max": left}, from_session="unknown"))
        assert decision.missing == (() if known else ("packages.fysio.copayment",))
        if known:
            assert paid(decision)[0] == left
            (why,) = [each for each in decision.findings if each.reason == "rest-either-way"]
            assert why.subject == "fysio"

    def test_holds_without_a_contract_where_a_limit_does_too(self) -> None:
        """A limit that holds only with a contract leaves what a co-payment takes off open without one."""
        limit = {**BUDGET, "max": "10.00", "when_contracted": True}
        for contracted, missing in ((True, ()), (False, ("packages.fysio.copayment",))):
            decision = answer(asks("10.00", limit, from_session="unknown"), contracted=contracted)
            assert decision.missing == missing

    def test_both_unknowns_are_asked(self) -> None:
        used = {"elsewhere": {"min": 0, "max": 5}}
        decision = answer(asks("unknown", from_session=3), history=ours(1), used=used)
        assert decision.missing == ("used.elsewhere", "packages.fysio.copayment")


def test_money_adds_up_to_the_cent() -> None:
    for euros in ("0.01", "12.51", "31.87", "31.88"):
        decision = answer(asks(euros), contracted=False)
        assert decision.amounts is not None
        assert decision.amounts.package + decision.amounts.insured == Money(4250)
