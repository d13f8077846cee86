"""What was used before: earlier sessions, one by one or as runs, and what a history cannot show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.counts import MOST_SESSIONS
from fysiodekking.model.errors import Problem
from fysiodekking.model.frozen import frozen
from fysiodekking.model.money import Money
from fysiodekking.model.performance_code import is_code
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import PaidBy

MOST: Final = 1_000_000
"""A count that no limit reaches: the upper end of a range that nobody gave."""

ORDINARY_SESSION: Final = "1000"
"""The performance code of a row that names none (contract section 3)."""


@attrs.frozen(kw_only=True, repr=False)
class Range(checked.Checked):
    """The fewest and the most sessions."""

    min: int = checked.field(checked.is_whole(0, MOST))
    max: int = checked.field(checked.is_whole(0, MOST))

    def _together(self) -> Iterator[Problem]:
        if self.min > self.max:
            yield Problem("", f"min {self.min} is more than max {self.max} (write the lower number as min)")


SUPPOSITIONS: Final = frozenset(
    {
        "supposed",
        "condition_elsewhere_in_term",
        "elsewhere_of_condition",
        "elsewhere_of_condition_this_year",
        "elsewhere_of_condition_before",
        "elsewhere_of_condition_left",
        "condition_elsewhere_left",
        "left_year",
        "elsewhere_before",
        "left_open",
        "of_whole_year",
    }
)
"""Fields that hold what was supposed while values were tried, or carried into a new year; no keys of the format."""

ANY_NUMBER: Final = Range(min=0, max=MOST)
NONE_AT_ALL: Final = Range(min=0, max=0)


@attrs.frozen(kw_only=True, repr=False)
class Row(checked.Checked):
    """One earlier session, or a run of them.

    :param date: its day, or the first day of the run, on which a term can begin.
    :param condition: key of the condition; may be left out when there is exactly one.
    :param performance: NZa performance code.
    :param paid_by: who paid it.
    :param package: which package, when there are several.
    :param grant: which grant of that package.
    :param paid: paid by that payer for **each** session of the run.
    :param sessions: how many sessions, on `date` or between `date` and `until`.
    :param until: last day of the run.
    """

    date: dt.date = checked.field(checked.is_day)
    condition: str | Unknown = checked.field(checked.optional(checked.is_key), default=NOT_GIVEN)
    performance: str = checked.field(is_code, default=ORDINARY_SESSION)
    paid_by: PaidBy | Unknown = checked.field(checked.optional(checked.is_member(PaidBy)), default=NOT_GIVEN)
    package: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    grant: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    paid: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    sessions: int = checked.field(checked.is_whole(1, MOST_SESSIONS), default=1)
    until: dt.date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        if not isinstance(self.until, Unknown) and self.until < self.date:
            yield Problem("until", f"{self.until} lies before date {self.date} (write the last day of the run)")

    @property
    def last(self) -> dt.date:
        """The last day on which a session of this row can lie."""
        return self.date if isinstance(self.until, Unknown) else self.until

    def may_be_paid_by(self, package: str) -> bool:
        """Tell whether a package may have paid it: neither another one nor another payer is named.

        :param package: its id.
        """
        ours = isinstance(self.package, Unknown) or self.package == package
        return ours and (isinstance(self.paid_by, Unknown) or self.paid_by is PaidBy.PACKAGE)


@attrs.frozen(kw_only=True, repr=False)
class Used(checked.Checked):
    """What the history does not show: sessions elsewhere, as ranges.

    :param elsewhere: this calendar year, counting toward the package.
    :param condition_elsewhere: for this condition, ever.
    :param condition_elsewhere_this_year: for this condition, this calendar year.
    :param left_last_year: sessions of last year's quota that were left, by package id.
    :param left_open: what leaves open how many were left, by package id; only ever carried into a new year.
    :param supposed: the ranges were supposed while values of missing facts were tried, not given; no key of the format.
    :param condition_elsewhere_in_term: how many of `condition_elsewhere` lie in the term that a rule counts; only ever
        supposed, since the format has no days for them.
    :param elsewhere_of_condition: how many of `condition_elsewhere` the package paid; only ever supposed or carried.
    :param elsewhere_of_condition_this_year: those of them that are of this calendar year.
    :param elsewhere_of_condition_before: those of them that are of the years before.
    :param elsewhere_of_condition_left: those of them that are of the year of the first session, which a plan has left;
        only ever carried, as what follows.
    :param condition_elsewhere_left: what `condition_elsewhere_this_year` was in that year.
    :param left_year: that year.
    :param elsewhere_before: what `elsewhere` was in the years before; only ever carried into a new year, since the
        format has this year alone.
    """

    elsewhere: Range | Unknown = checked.field(checked.optional(checked.is_a(Range)), default=NOT_GIVEN)
    condition_elsewhere: Range | Unknown = checked.field(checked.optional(checked.is_a(Range)), default=NOT_GIVEN)
    condition_elsewhere_this_year: Range | Unknown = checked.field(
        checked.optional(checked.is_a(Range)), default=NOT_GIVEN
    )
    left_last_year: Mapping[str, int] = checked.field(
        checked.mapping_of(checked.is_whole(0, MOST)), factory=dict, converter=frozen
    )
    left_open: Mapping[str, tuple[str, ...]] = checked.field(
        checked.mapping_of(checked.tuple_of(checked.is_text)), factory=dict, converter=frozen
    )
    supposed: bool = checked.field(checked.is_flag, default=False)
    condition_elsewhere_in_term: Range | Unknown = checked.field(
        checked.optional(checked.is_a(Range)), default=NOT_GIVEN
    )
    elsewhere_of_condition: Range | Unknown = checked.field(checked.optional(checked.is_a(Range)), default=NOT_GIVEN)
    elsewhere_of_condition_this_year: Range | Unknown = checked.field(
        checked.optional(checked.is_a(Range)), default=NOT_GIVEN
    )
    elsewhere_of_condition_before: Range | Unknown = checked.field(
        checked.optional(checked.is_a(Range)), default=NOT_GIVEN
    )
    elsewhere_of_condition_left: Range | Unknown = checked.field(
        checked.optional(checked.is_a(Range)), default=NOT_GIVEN
    )
    condition_elsewhere_left: Range | Unknown = checked.field(checked.optional(checked.is_a(Range)), default=NOT_GIVEN)
    left_year: int | Unknown = checked.field(checked.optional(checked.is_whole(1, MOST)), default=NOT_GIVEN)
    elsewhere_before: Range | Unknown = checked.field(checked.optional(checked.is_a(Range)), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        ever, this_year = self.condition_elsewhere, self.condition_elsewhere_this_year
        if isinstance(ever, Range) and isinstance(this_year, Range) and this_year.min > ever.max:
            most = f"the {ever.max} that condition_elsewhere says at most"
            words = f"at least {this_year.min} are more than {most}, of which they are part (correct either)"
            yield Problem("condition_elsewhere_this_year", words)

    @property
    def has_range(self) -> bool:
        """Whether it says anything of sessions elsewhere; what was left of last year is no word on them."""
        ranges = self.elsewhere, self.condition_elsewhere, self.condition_elsewhere_this_year
        return not all(isinstance(each, Unknown) for each in ranges)


NOTHING_SAID: Final = Used()
"""What nobody said anything of that the history does not show."""
