"""What a grant pays of a session, to the cent, or what is missing to know it."""

from __future__ import annotations

from typing import Any, Final

import pytest

from cases import ABSENT, case, law_of
from fysiodekking import Money
from fysiodekking.rules.grant_payment import Paid, pays
from fysiodekking.rules.package_facts import package_facts
from packages import budget, grant, ours, package

PRICE: Final = Money.parse("42.50")


class TestPays:
    """Asked directly: what is sure of a payment, or what is missing to know it."""

    def pays(self, terms: dict[str, Any], price: Money = PRICE, **named: Any) -> Paid:
        made = case(packages=[terms], **named)
        found = made.packages[0]
        return pays(package_facts(made, law_of(made), found), found.grants[0], price)

    def test_what_is_sure(self) -> None:
        assert self.pays(budget(), history=ours(1, paid="90.00"))[:2] == (Money.parse("10.00"), ())

    @pytest.mark.parametrize("field", ["contracted", "not_contracted"])
    @pytest.mark.parametrize("payment", [ABSENT, {"percent": "unknown"}])
    def test_a_payment_that_nobody_knows(self, payment: Any, field: str) -> None:
        """Neither given at all, nor how much of it; of nothing it pays nothing, whatever it would pay."""
        terms = package(grant(pays={} if payment is ABSENT else {field: payment}))
        named: Any = {"contracted": field == "contracted"}
        assert self.pays(terms, **named) == Paid(None, (f"packages.fysio.pays.{field}",))
        assert self.pays(terms, Money(0), **named) == Paid(Money(0), ())

    @pytest.mark.parametrize(
        ("maximum", "spent", "expected"),
        [
            ("42.50", [], Paid(None, ("history[0].paid",))),
            ("42.50", ["42.50"], Paid(Money(0), ())),
        ],
    )
    def test_amounts_that_nobody_gave(self, maximum: str, spent: list[str], expected: Paid) -> None:
        """Between nothing left and all of it the row decides; where nothing is left anyway it does not."""
        rows = [*ours(1), *(row for each in spent for row in ours(1, paid=each))]
        assert self.pays(budget(maximum), history=rows)[:2] == expected[:2]

    def test_a_contract_that_makes_no_difference_is_not_asked(self) -> None:
        assert self.pays(budget(), contracted=ABSENT) == Paid(Money.parse("42.50"), ())
        assert self.pays(budget("10.00", when_contracted=True), contracted=ABSENT) == Paid(
            None, ("provider.contracted",)
        )
