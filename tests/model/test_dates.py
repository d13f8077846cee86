from __future__ import annotations

from datetime import date

import pytest

from fysiodekking.model.dates import (
    Period,
    age_on,
    birthday,
    day_before,
    days_of_year,
    first_of_next_month,
    first_of_year,
    last_of_year,
    months_after,
)


class TestPeriod:
    """From a first day to a last day, both included."""

    period = Period(date(2020, 7, 18), date(2024, 12, 31))

    @pytest.mark.parametrize(
        ("day", "inside"),
        [
            (date(2020, 7, 17), False),
            (date(2020, 7, 18), True),
            (date(2024, 12, 31), True),
            (date(2025, 1, 1), False),
        ],
    )
    def test_holds_both_ends(self, day: date, inside: bool) -> None:
        assert (day in self.period) is inside

    def test_without_a_last_day_it_has_no_end(self) -> None:
        assert date(2099, 12, 31) in Period(date(2020, 1, 1))
        assert date(2019, 12, 31) not in Period(date(2020, 1, 1))

    def test_of_one_day_holds_that_day(self) -> None:
        assert date(2020, 1, 1) in Period(date(2020, 1, 1), date(2020, 1, 1))

    @pytest.mark.parametrize(
        ("period", "text"),
        [(period, "2020-07-18/2024-12-31"), (Period(date(2025, 1, 1)), "2025-01-01/..")],
    )
    def test_there_and_back_is_equal(self, period: Period, text: str) -> None:
        assert str(period) == text
        assert Period.parse(text) == period


class TestMonthsAfter:
    """The same day of the month, so many months later; a month without that day gives its last one."""

    @pytest.mark.parametrize(
        ("day", "months", "result"),
        [
            (date(2018, 4, 1), 12, date(2019, 4, 1)),
            (date(2026, 1, 15), 3, date(2026, 4, 15)),
            (date(2026, 11, 30), 3, date(2027, 2, 28)),
            (date(2023, 11, 30), 3, date(2024, 2, 29)),
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2026, 3, 31), 1, date(2026, 4, 30)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2024, 2, 29), 24, date(2026, 2, 28)),
            (date(2024, 2, 29), 48, date(2028, 2, 29)),
            (date(2026, 12, 1), 1, date(2027, 1, 1)),
            (date(2026, 11, 1), 1, date(2026, 12, 1)),
            (date(2026, 1, 31), -1, date(2025, 12, 31)),
            (date(2026, 3, 31), -1, date(2026, 2, 28)),
            (date(2026, 3, 12), -12, date(2025, 3, 12)),
            (date(2026, 3, 12), 0, date(2026, 3, 12)),
        ],
    )
    def test_counts_calendar_months(self, day: date, months: int, result: date) -> None:
        assert months_after(day, months) == result


class TestAge:
    """On the birthday the new age counts."""

    born = date(2008, 3, 12)

    @pytest.mark.parametrize(
        ("day", "age"),
        [(date(2026, 3, 11), 17), (date(2026, 3, 12), 18), (date(2027, 3, 11), 18), (date(2008, 3, 12), 0)],
    )
    def test_changes_on_the_birthday(self, day: date, age: int) -> None:
        assert age_on(self.born, day) == age

    def test_before_the_birth_it_is_negative(self) -> None:
        assert age_on(self.born, date(2008, 3, 11)) == -1

    @pytest.mark.parametrize(
        ("day", "age"),
        [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 28), 19), (date(2028, 2, 29), 20)],
    )
    def test_born_on_29_february_is_older_from_1_march_in_other_years(self, day: date, age: int) -> None:
        assert age_on(date(2008, 2, 29), day) == age

    def test_birthday_of_29_february(self) -> None:
        assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
        assert birthday(date(2008, 2, 29), 20) == date(2028, 2, 29)
        assert birthday(date(2008, 3, 12), 18) == date(2026, 3, 12)


class TestBoundaries:
    """First and last days of months and years."""

    @pytest.mark.parametrize(
        ("day", "result"),
        [
            (date(2026, 3, 1), date(2026, 4, 1)),
            (date(2026, 3, 31), date(2026, 4, 1)),
            (date(2026, 12, 31), date(2027, 1, 1)),
        ],
    )
    def test_first_of_next_month_is_never_in_the_same_month(self, day: date, result: date) -> None:
        assert first_of_next_month(day) == result

    def test_ends_of_the_year(self) -> None:
        assert first_of_year(date(2026, 7, 1)) == date(2026, 1, 1)
        assert last_of_year(date(2026, 7, 1)) == date(2026, 12, 31)

    def test_day_before_crosses_the_year(self) -> None:
        assert day_before(date(2026, 1, 1)) == date(2025, 12, 31)

    @pytest.mark.parametrize(("year", "days"), [(2023, 365), (2024, 366), (1900, 365), (2000, 366)])
    def test_days_of_the_year(self, year: int, days: int) -> None:
        assert days_of_year(date(year, 5, 1)) == days
