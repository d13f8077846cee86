"""The Zorgverzekeringswet: the deductible of every year."""

from __future__ import annotations

from datetime import date

import pytest

from dated import FIRST, LAST, NEXT_YEAR, on
from fysiodekking.law import law_data
from fysiodekking.law.assemble import assemble
from fysiodekking.model.people import VOLUNTARY_STEPS


class TestDeductible:
    """Zvw 19(1): the mandatory deductible by year."""

    @pytest.mark.parametrize(
        ("year", "amount", "confidence"),
        [
            (2012, "220.00", "P"),
            (2013, "350.00", "P"),
            (2014, "360.00", "P"),
            (2015, "375.00", "P"),
            *((year, "385.00", "P") for year in range(2016, 2026 + 1)),
        ],
    )
    @pytest.mark.parametrize("day", ["01-01", "12-31"])
    def test_amount_of_every_year(self, year: int, amount: str, confidence: str, day: str) -> None:
        mandatory = on(f"{year}-{day}").insurance.mandatory_deductible
        assert mandatory is not None
        assert (str(mandatory.value), mandatory.citation.confidence) == (amount, confidence)
        assert mandatory.citation.article == "19(1)"

    def test_steps_of_the_voluntary_deductible(self) -> None:
        for day in (FIRST, LAST):
            steps = on(day).insurance.voluntary_steps
            assert [str(step) for step in steps.value] == ["0.00", "100.00", "200.00", "300.00", "400.00", "500.00"]
            assert steps.citation.article == "20(2)"
            assert steps.value == VOLUNTARY_STEPS

    def test_none_is_established_for_a_year_that_nobody_checked(self) -> None:
        assert assemble(law_data(), date(NEXT_YEAR, 1, 1)).insurance.mandatory_deductible is None

    @pytest.mark.parametrize(
        ("name", "article"),
        [
            ("premium_from", "16(2)"),
            ("mandatory_before_voluntary", "23(3)"),
            ("unpaid_rest_fills_deductible", "23(2)"),
            ("only_basic_insurance", "19(1)"),
            ("waiver", "21(3)"),
            ("not_contracted", "13(1)"),
            ("content_by_decree", "11(3)"),
            ("conditions_by_policy", "14(2)"),
        ],
    )
    def test_articles(self, name: str, article: str) -> None:
        assert getattr(on("2026-03-12").insurance, name).article == article
