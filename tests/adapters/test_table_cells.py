"""What a cell of a table says, by the kind of its fact, and what is told of one that says nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from asked_tables import ROOT
from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.adapters.tables.mapping import TableMap, Unreadable, Writing, targets


class TestCells:
    """What a cell says, by the kind of its fact."""

    PLAN = TableMap(
        columns={"session.date": "Datum", "session.techniques": "T"},
        words={"session.techniques": {"DN": "dry_needling", "B": ["massage", "taping"]}},
    )

    @pytest.mark.parametrize(
        ("fact", "cell", "value"),
        [
            ("session.date", "12-03-2026", date(2026, 3, 12)),
            ("session.date", "2026-03-12", date(2026, 3, 12)),
            ("session.date", datetime(2026, 3, 12, 9, 30), date(2026, 3, 12)),  # noqa: DTZ001
            ("session.date", datetime(2026, 3, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam")), date(2026, 3, 12)),
            ("session.date", datetime(2026, 3, 12, tzinfo=UTC), date(2026, 3, 12)),
            ("session.date", "1-3-2026 9:30", date(2026, 3, 1)),
            ("session.date", "2026-03-12T09:30:00.000", date(2026, 3, 12)),
            ("session.price", "42,50", "42.50"),
            ("session.price", "€ 1.042,5", "1042.50"),
            ("session.price", 42.5, "42.50"),
            ("session.price", Decimal("42.50"), "42.50"),
            ("session.price", 42, "42.00"),
            ("session.referral", "J", True),
            ("session.referral", "nee", False),
            ("session.referral", "WAAR", True),
            ("session.referral", "ONWAAR", False),
            ("session.referral", True, True),
            ("session.performance", 1000, "1000"),
            ("session.performance", 1000.0, "1000"),
            ("session.performance", Decimal("1000.00"), "1000"),
            ("condition.gold_stage", Decimal("3.00"), 3),
            ("condition.gold_stage", "3", 3),
            ("used.elsewhere", "4", {"min": 4, "max": 4}),
            ("used.elsewhere", 4.0, {"min": 4, "max": 4}),
            ("used.elsewhere", "2-4", {"min": 2, "max": 4}),
            ("used.elsewhere", " 2 \u2013 4 ", {"min": 2, "max": 4}),
            ("session.techniques", "DN + B", ["dry_needling", "massage", "taping"]),
            ("session.techniques", "dn+b", ["dry_needling", "massage", "taping"]),
            ("session.techniques", ["DN", None, "B"], ["dry_needling", "massage", "taping"]),
            ("session.techniques", [], []),
            ("session.techniques", " ", None),
            ("session.price", None, None),
        ],
    )
    def test_read(self, fact: str, cell: Any, value: Any) -> None:
        assert self.PLAN.value(fact, cell) == value

    @pytest.mark.parametrize(
        ("fact", "cell", "said"),
        [
            (
                "session.date",
                "03/12/2026",
                'map writes it (12-03-2026), but date = "%d/%m/%Y" below [table] of the map reads it',
            ),
            (
                "session.date",
                "03/31/2026 10:30",
                '(12-03-2026), but date = "%m/%d/%Y" below [table] of the map reads it',
            ),
            *(
                ("session.date", cell, "is not a date as the map writes it (12-03-2026)")
                for cell in ("12-03-26", "12 maart", "10:30", "12-03-2026 10:30 uur", f"12-03-2026{' ' * 9000}10:30")
            ),
            (
                "session.date",
                datetime(2026, 3, 11, 23, 30, tzinfo=UTC),
                "2026-03-11T23:30:00+00:00 is a moment in another time zone (write the day, as it was in the",
            ),
            ("session.performance", True, "true is no text (write a word or code)"),
            ("session.performance", timedelta(days=3), "'3 days, 0:00:00' is no text"),
            ("session.performance", ["1000"], "a list is no text"),
            ("session.techniques", {"a": 1}, "a table is no text"),
            *(
                (fact, Unreadable(), "cannot be read: it holds no value of the type")
                for fact in ("session.price", "packages")
            ),
            (
                "session.price",
                "42.50",
                'is not an amount as the map writes it (42,50), but decimal = "." below [table] of the map reads it',
            ),
            (
                "session.price",
                "-1,00",
                "'-1,00' is less than nothing: a credit is no session (leave the row out, and the",
            ),
            ("session.price", 42.505, "is not an amount in whole cents"),
            ("session.price", Decimal("-42.50"), "'-42.50' is less than nothing: a credit is no session"),
            ("session.price", "NaN", "is not an amount"),
            ("session.price", "1,0e999999", "is not an amount as the map writes it (42,50)"),
            ("session.price", "1,0e9", "is not an amount as the map writes it"),
            ("session.price", "1_0,5_0", "is not an amount as the map writes it"),
            ("session.price", "\u0661,\u0660\u0660", "is not an amount as the map writes it"),
            ("session.price", ",", "is not an amount as the map writes it"),
            ("session.price", f"1,{'0' * 40}1", "is not an amount in whole cents"),
            ("session.price", float("inf"), "is not an amount in whole cents"),
            ("condition.gold_stage", "1_0", "is not a whole number"),
            ("condition.gold_stage", "9" * 5000, "is not a whole number"),
            ("session.referral", "misschien", "is neither yes nor no as the map writes it (j or n; empty where"),
            ("condition.gold_stage", "drie", "is not a whole number (write it in figures, as 3)"),
            ("condition.gold_stage", "2-4", "is not a whole number (write it in figures, as 3)"),
            *(
                ("used.elsewhere", cell, "range (write 3, or the fewest and the most as 2-4)")
                for cell in ("veel", "4-2", "2-", "1-2-3", f"1-{'9' * 5000}", True)
            ),
            ("session.techniques", "DM", "is not among its words; write one of: B, DN (or add it to the map)"),
        ],
    )
    def test_refused(self, fact: str, cell: Any, said: str) -> None:
        with pytest.raises(BadValue) as caught:
            self.PLAN.value(fact, cell)
        assert said in str(caught.value)

    def test_a_word_in_other_capitals_is_that_word_and_no_other_one(self) -> None:
        """Before every other word is asked; where two are alike but for capitals, each is itself only."""
        columns = {"session.date": "Datum", "condition.kind": "K"}
        plan = TableMap(columns=columns, words={"condition.kind": {"CVA": "stroke", "*": "not_listed"}})
        assert [plan.value("condition.kind", cell) for cell in ("cva", "CVA", "nek")] == ["stroke"] * 2 + ["not_listed"]
        two = {"R": "massage", "r": "taping"}
        plan = TableMap(columns={"session.techniques": "T", "session.date": "D"}, words={"session.techniques": two})
        assert plan.value("session.techniques", "R+r") == ["massage", "taping"]
        plan = TableMap(columns=columns, words={"condition.kind": {"Ra": "copd", "rA": "stroke"}})
        with pytest.raises(BadValue):
            plan.value("condition.kind", "RA")

    def test_a_word_with_other_blanks_is_that_word(self) -> None:
        """As a proposed map writes it, which keeps one blank of several."""
        plan = TableMap(
            columns={"session.date": "Datum", "condition.kind": "K"},
            words={"condition.kind": {"na een CVA": "stroke", "*": "not_listed"}},
        )
        assert [plan.value("condition.kind", cell) for cell in ("na een\u00a0 cva", "naeencva")] == [
            "stroke",
            "not_listed",
        ]

    def test_facts_that_a_column_can_hold(self) -> None:
        """Every single fact of a case; no table and no history."""
        assert {"session.date", "insured.born", "condition.kind", "readings.pelvic_nine", "packages"} <= set(targets())
        assert not {"session.extra_lines", "session.provider", "basic.not_contracted", "history"} & set(targets())

    def test_the_page_has_every_key(self) -> None:
        """The table of the page is the class."""
        page = (ROOT / "docs" / "tables.md").read_text("utf-8").partition("<!-- keys: Writing -->")[2]
        page = page.partition("\n#")[0]
        assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == [
            field.alias for field in attrs.fields(Writing)
        ]
