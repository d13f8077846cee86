from __future__ import annotations

from datetime import date

from fysiodekking.law.schema import CHECKED


class TestChecked:
    """The days for which somebody laid the data beside the sources: 2012 to 2026."""

    def test_ends(self) -> None:
        assert (CHECKED.first, CHECKED.last) == (date(2012, 1, 1), date(2026, 12, 31))

    def test_days_outside_are_not_checked(self) -> None:
        assert date(2011, 12, 31) not in CHECKED
        assert date(2027, 1, 1) not in CHECKED
