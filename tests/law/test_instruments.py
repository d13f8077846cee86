from __future__ import annotations

from datetime import date

from dated import AFTER, DAY, FIRST, LAST
from fysiodekking.law.instruments import CHECKED


class TestChecked:
    """The days for which somebody laid the data beside the sources: from 2012 on, to a last day."""

    def test_begins(self) -> None:
        assert date(2012, 1, 1) == CHECKED.first

    def test_days_outside_are_not_checked(self) -> None:
        assert [day in CHECKED for day in (FIRST - DAY, FIRST, LAST, AFTER)] == [False, True, True, False]
