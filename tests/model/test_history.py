from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from typing import Any

import pytest

from fysiodekking.model.history import MOST_APART, History, Sum, Tally
from fysiodekking.model.money import Money
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import PaidBy


def row(day: str, **more: Any) -> Row:
    if "until" in more:
        more["until"] = date.fromisoformat(more["until"])
    return Row(date=date.fromisoformat(day), **more)


def count(rows: list[Row], first: str, last: str) -> tuple[int, int]:
    """Count over all tallies of a history."""
    sums = [tally.between(date.fromisoformat(first), date.fromisoformat(last)) for _, tally in History(rows).tallies()]
    return sum(each.low for each in sums), sum(each.high for each in sums)


class TestKeeping:
    """A history can be kept and copied, also after it was asked."""

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickle(self, protocol: int) -> None:
        """In every protocol, also the oldest two."""
        history = History([row("2026-01-05", paid=Money(1)), row("2026-01-01")])
        history.tallies()
        again = pickle.loads(pickle.dumps(history, protocol))  # noqa: S301 - our own
        assert again == history
        assert [key for key, _ in again.tallies()] == [key for key, _ in history.tallies()]
        assert copy.deepcopy(history) == history


class TestSingleRows:
    """A row on a day is in or out, both ends included."""

    @pytest.mark.parametrize(
        ("first", "last", "sessions"),
        [
            ("2026-01-05", "2026-01-05", 3),
            ("2026-01-01", "2026-12-31", 3),
            ("2026-01-06", "2026-12-31", 0),
            ("2026-01-01", "2026-01-04", 0),
            ("2026-12-31", "2026-01-01", 0),
        ],
    )
    def test_between_two_days(self, first: str, last: str, sessions: int) -> None:
        assert count([row("2026-01-05", sessions=3)], first, last) == (sessions, sessions)

    def test_rows_add_up_in_any_order(self) -> None:
        rows = [row("2026-03-01", sessions=4), row("2025-12-31"), row("2026-01-05", sessions=2), row("2026-01-05")]
        assert count(rows, "2026-01-01", "2026-03-01") == (7, 7)
        assert count(list(reversed(rows)), "2026-01-01", "2026-03-01") == (7, 7)
        assert count(rows, "2026-01-06", "2026-02-28") == (0, 0)

    def test_a_run_of_one_day_is_no_range(self) -> None:
        assert count([row("2026-01-05", sessions=3, until="2026-01-05")], "2026-01-05", "2026-01-05") == (3, 3)


class TestRuns:
    """A run that crosses the boundary that matters is a range there."""

    run = row("2025-12-20", sessions=8, until="2026-01-20")

    @pytest.mark.parametrize(
        ("first", "last", "low", "high"),
        [
            ("2025-12-20", "2026-01-20", 8, 8),
            ("2025-12-21", "2026-01-20", 0, 8),
            ("2025-12-20", "2026-01-19", 0, 8),
            ("2026-01-01", "2026-12-31", 0, 8),
            ("2025-01-01", "2025-12-31", 0, 8),
            ("2026-01-20", "2026-12-31", 0, 8),
            ("2026-01-21", "2026-12-31", 0, 0),
            ("2025-01-01", "2025-12-20", 0, 8),
            ("2025-01-01", "2025-12-19", 0, 0),
        ],
    )
    def test_between_two_days(self, first: str, last: str, low: int, high: int) -> None:
        assert count([self.run], first, last) == (low, high)

    def test_beside_single_rows(self) -> None:
        assert count([self.run, row("2026-01-05", sessions=2)], "2026-01-01", "2026-12-31") == (2, 10)

    def test_amounts_follow_the_sessions(self) -> None:
        run = row("2025-12-20", sessions=8, until="2026-01-20", paid=Money(1000))
        tally = Tally.of([run, row("2026-01-05", sessions=2, paid=Money(1500)), row("2026-01-06")])
        first, last = date(2026, 1, 1), date(2026, 12, 31)
        assert tally.between(first, last) == Sum(low=3, high=11, cents_low=3000, cents_high=11000)
        assert tally.between(date(2025, 1, 1), last) == Sum(low=11, high=11, cents_low=11000, cents_high=11000)


class TestTallies:
    """Rows that have the same key are counted together."""

    def test_keeps_apart_what_differs_in_a_key(self) -> None:
        rows = [
            row("2026-01-05", condition="a"),
            row("2026-01-06", condition="a"),
            row("2026-01-05", condition="b"),
            row("2026-01-05", condition="a", paid_by=PaidBy.INSURED),
            row("2026-01-05", condition="a", performance="1200"),
            row("2026-01-05", condition="a", package="p"),
            row("2026-01-05", condition="a", grant="g"),
            row("2026-01-05", condition="a", paid=Money(1)),
        ]
        assert len(list(History(rows).tallies())) == 7

    def test_first_is_the_first_day_of_single_rows_and_runs(self) -> None:
        single, run = row("2026-01-05"), row("2026-01-02", until="2026-01-20", sessions=3)
        for rows, first in (([single], 5), ([run], 2), ([single, run], 2), ([row("2026-02-01"), single], 5)):
            [(_, tally)] = History(rows).tallies()
            assert tally.first == date(2026, 1, first)

    def test_conditions_are_those_of_the_rows(self) -> None:
        rows = [row("2026-02-01", condition="a"), row("2026-01-05", condition="b"), row("2026-01-06", condition="a")]
        assert History(rows).conditions() == {"a", "b"}

    def test_extended_leaves_the_shorter_one_alone(self) -> None:
        short = History([row("2026-01-05", condition="a")])
        long = short.extended(row("2026-01-04", condition="a"))
        year = (date(2026, 1, 1), date(2026, 12, 31))
        assert [tally.between(*year).low for _, tally in short.tallies()] == [1]
        assert [tally.between(*year).low for _, tally in long.tallies()] == [2]
        assert [[tally.first.day for _, tally in each.tallies()] for each in (short, long)] == [[5], [4]]
        assert len(long.rows) == 2

    @pytest.mark.parametrize("size", [MOST_APART - 1, MOST_APART, MOST_APART + 1, 3 * MOST_APART])
    def test_extended_counts_as_if_it_was_read_at_once(self, size: int) -> None:
        """However a history came about, and however long it is: the same sums, and the shorter ones stay right."""
        rows = [row(str(date(2025, 1, 1) + timedelta(days=7 * n % 400)), paid=Money(n)) for n in range(size)]
        rows[size // 2] = row("2025-03-01", until="2025-05-01", sessions=5, paid=Money(7))
        grown = [History(rows[:1])]
        for each in rows[1:]:
            grown.append(grown[-1].extended(each))
        spans = [(date(2025, 1, 1), date(2025, 12, 31)), (date(2025, 4, 1), date(2026, 3, 1))]
        for length in (1, size // 2, size - 1, size):
            sums = [
                [tally.between(*span) for _, tally in history.tallies() for span in spans]
                for history in (grown[length - 1], History(rows[:length]))
            ]
            assert sums[0] == sums[1]
            firsts = [
                [tally.first for _, tally in each.tallies()] for each in (grown[length - 1], History(rows[:length]))
            ]
            assert firsts[0] == firsts[1]

    def test_extended_keeps_runs(self) -> None:
        run = row("2026-01-05", condition="a", sessions=5, until="2026-02-05")
        long = History([run]).extended(row("2026-01-04", condition="a"))
        assert [tally.between(date(2026, 1, 1), date(2026, 1, 31)) for _, tally in long.tallies()] == [Sum(1, 6, 0, 0)]

    def test_equal_rows_make_equal_histories(self) -> None:
        one, other = History([row("2026-01-05")]), History([row("2026-01-05")])
        assert one == other
        assert hash(one) == hash(other)
        assert one != History()
        assert one != "history"
        assert "2026, 1, 5" in repr(one)


def test_rows_cannot_be_replaced() -> None:
    """A history is a value: what it holds stays."""
    history = History([])
    with pytest.raises(AttributeError):
        history.rows = ()  # type: ignore[misc]


@pytest.mark.parametrize("named", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_rows_of_the_same_days_are_in_one_order_whatever_conditions_are_called(named: tuple[str, str, str]) -> None:
    """Those of the condition that is treated come first, the others by what was charged and paid."""
    own, one, other = named
    rows = [
        row("2026-01-06", condition=own),
        row("2026-01-07", condition=own, performance="1200"),
        row("2026-01-07", condition=one, performance="1000"),
        row("2026-01-07", condition=other, performance="1000", sessions=2),
        row("2026-01-07", condition=one, performance="1100"),
    ]
    mixed = [rows[index] for index in (3, 1, 4, 0, 2)]
    history = History(mixed)
    assert [history.rows[index] for index in history.in_time(own)] == rows
