from __future__ import annotations

import pytest

from fysiodekking.model.money import NOTHING, Money


class TestParse:
    """Amounts are written in euros with a dot and two decimals."""

    @pytest.mark.parametrize(
        ("text", "cents"), [("0.00", 0), ("0.05", 5), ("42.50", 4250), ("385.00", 38500), ("999999999.99", 99999999999)]
    )
    def test_reads_what_case_files_write(self, text: str, cents: int) -> None:
        assert Money.parse(text) == Money(cents)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "42",
            "42.5",
            "42.500",
            "42,50",
            "-1.00",
            "+1.00",
            " 42.50",
            "42.50 ",
            "€42.50",
            ".50",
            "1e2.00",
            "\u0664\u0662.\u0665\u0660",
        ],
    )
    def test_refuses_every_other_spelling(self, text: str) -> None:
        with pytest.raises(ValueError, match="two decimals"):
            Money.parse(text)

    def test_refuses_ten_digits_before_the_dot(self) -> None:
        with pytest.raises(ValueError, match="two decimals"):
            Money.parse("1000000000.00")

    @pytest.mark.parametrize("text", ["0.00", "0.05", "1.10", "42.50", "1000.00"])
    def test_there_and_back_is_equal(self, text: str) -> None:
        assert str(Money.parse(text)) == text


class TestConstruction:
    """Whole euro cents, at least 0."""

    @pytest.mark.parametrize("value", [-1, 1.0, "1", None, True])
    def test_refuses_what_is_no_number_of_cents(self, value: object) -> None:
        with pytest.raises(ValueError, match="whole euro cents"):
            Money(value)  # type: ignore[arg-type]

    def test_nothing_is_zero(self) -> None:
        assert Money(0) == NOTHING


class TestArithmetic:
    """To the cent, and never below nothing."""

    def test_adds_to_the_cent(self) -> None:
        assert Money(1) + Money(99) == Money(100)

    def test_what_is_left_is_never_negative(self) -> None:
        assert Money(100) - Money(101) == NOTHING
        assert Money(101) - Money(100) == Money(1)

    def test_is_ordered_by_amount(self) -> None:
        assert Money(999) < Money(1000)
        assert max(Money(5), Money(10)) == Money(10)


class TestPercent:
    """Rounded half up to the cent."""

    @pytest.mark.parametrize(
        ("cents", "percent", "result"),
        [
            (4000, 75, 3000),
            (4250, 100, 4250),
            (4250, 0, 0),
            (1, 50, 1),  # half a cent goes up
            (1, 49, 0),
            (3, 50, 2),
            (333, 75, 250),  # 249.75
            (3333, 1, 33),
            (3350, 1, 34),  # 33.5
        ],
    )
    def test_rounds_half_up(self, cents: int, percent: int, result: int) -> None:
        assert Money(cents).percent(percent) == Money(result)


class TestShare:
    """Part-years: by days, in whole euros (Zvw 22(3))."""

    @pytest.mark.parametrize(
        ("euros", "part", "whole", "result"),
        [
            (385, 365, 365, 385),
            (385, 0, 365, 0),
            (1, 1, 2, 1),  # half a euro goes up
            (1, 49, 100, 0),
            (385, 184, 365, 194),  # 194.08
            (385, 199, 365, 210),  # 209.90
            (885, 275, 366, 665),  # 664.96
        ],
    )
    def test_rounds_to_whole_euros_half_up(self, euros: int, part: int, whole: int, result: int) -> None:
        assert Money(euros * 100).share(part, whole) == Money(result * 100)
