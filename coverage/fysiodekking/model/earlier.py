"""Earlier sessions: the rows of a history, and as ranges what it does not show."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.history import History
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER, MOST, NONE_AT_ALL, Range, Used

_NO_HISTORY: Final = History()


@attrs.frozen
class EarlierSessions:
    """What was said of earlier sessions, as it is counted; two are equal when they rest on the same history and use.

    :param day: the day of the session, before which they lie.
    :param history: not given is not the same as none.
    :param used: what the history does not show.
    :param intake_counts: the reading of that name.
    """

    day: date
    history: History | Unknown = attrs.field(eq=id)
    used: Used | Unknown = attrs.field(eq=id)
    intake_counts: str | Unknown

    @property
    def given(self) -> bool:
        """Whether anything at all was said about earlier sessions."""
        if not isinstance(self.used, Unknown) and (self.used.supposed or self.used.has_range):
            return not self.used.supposed
        return not isinstance(self.history, Unknown)

    @property
    def past(self) -> History:
        """The rows of the history, none when it was not given."""
        return _NO_HISTORY if isinstance(self.history, Unknown) else self.history

    def elsewhere(self) -> Range:
        """Sessions elsewhere this year that count toward the package."""
        return self._range("elsewhere")

    def condition_elsewhere(self) -> Range:
        """Sessions elsewhere for this condition, ever: at least those of this calendar year, which are among them."""
        ever = self._range("condition_elsewhere")
        this_year = NOT_GIVEN if isinstance(self.used, Unknown) else self.used.condition_elsewhere_this_year
        return ever if isinstance(this_year, Unknown) else _at_least(ever, this_year.min)

    def condition_elsewhere_this_year(self) -> Range:
        """Sessions elsewhere for this condition, this calendar year."""
        ever = self.condition_elsewhere()
        if not isinstance(self.used, Unknown) and isinstance(self.used.condition_elsewhere_this_year, Unknown):
            return checked.supposing(ANY_NUMBER, max=ever.max)
        return _part_of(self._range("condition_elsewhere_this_year"), ever)

    def condition_elsewhere_in_term(self) -> Range:
        """Sessions elsewhere for this condition that lie in a term that began after the first of them could."""
        return self._supposed("condition_elsewhere_in_term", self.condition_elsewhere().max)

    def elsewhere_of_condition(self) -> Range:
        """Sessions elsewhere for this condition that the package paid, in whatever year.

        None of them is sure to be: those of this condition can have been paid by anybody. Of this year it paid no more
        than count toward it.
        """
        ever, this_year = self.condition_elsewhere(), self.condition_elsewhere_this_year()
        by_package = self._supposed("elsewhere_of_condition_this_year", self.elsewhere().max)
        by_others = max(0, this_year.min - by_package.max)
        return self._supposed("elsewhere_of_condition", _less(ever.max, by_others))

    def elsewhere_of_condition_this_year(self) -> Range:
        """Those of them that are of this calendar year: at most what was for this condition, and what it paid."""
        holding = self.elsewhere(), self.condition_elsewhere_this_year(), self.elsewhere_of_condition()
        part = self._supposed("elsewhere_of_condition_this_year", min(each.max for each in holding))
        return _at_least(part, self.elsewhere_of_condition().min - self._condition_before())

    def elsewhere_of_condition_before(self) -> Range:
        """Those of them that are of the years before."""
        most = min(self._condition_before(), self.elsewhere_of_condition().max)
        return self._supposed("elsewhere_of_condition_before", most)

    def elsewhere_of_condition_left(self) -> Range:
        """Those of them that are of the year of the first session of a plan, also once it has left that year."""
        left = NOT_GIVEN if isinstance(self.used, Unknown) else self.used.elsewhere_of_condition_left
        return self.elsewhere_of_condition_this_year() if isinstance(left, Unknown) else left

    def condition_elsewhere_left(self) -> Range:
        """Sessions elsewhere for this condition in that year, whoever paid."""
        left = NOT_GIVEN if isinstance(self.used, Unknown) else self.used.condition_elsewhere_left
        return self.condition_elsewhere_this_year() if isinstance(left, Unknown) else left

    @property
    def year_of_ranges(self) -> int:
        """The year of the sessions elsewhere that are called those of this year: of the first session of a plan."""
        left = NOT_GIVEN if isinstance(self.used, Unknown) else self.used.left_year
        return self.day.year if isinstance(left, Unknown) else left

    def _condition_before(self) -> int:
        """The most sessions elsewhere for this condition that can lie before this calendar year."""
        return _less(self.condition_elsewhere().max, self.condition_elsewhere_this_year().min)

    def elsewhere_before(self) -> Range:
        """Sessions elsewhere in the years before that count toward a package which goes on; only ever carried."""
        before = NONE_AT_ALL if isinstance(self.used, Unknown) else self.used.elsewhere_before
        return NONE_AT_ALL if isinstance(before, Unknown) else before

    def condition_elsewhere_before_this_year(self) -> Range:
        """Sessions elsewhere for this condition before this calendar year: all but those of this year."""
        ever, year = self.condition_elsewhere(), self.condition_elsewhere_this_year()
        least, most = max(0, ever.min - year.max), self._condition_before()
        part = self.condition_elsewhere_in_term()
        least, most = min(max(least, part.min), most), max(least, min(most, part.max))
        return checked.supposing(ANY_NUMBER, min=least, max=most)

    def range(self, name: str) -> Range:
        """Return a range of `used` by its name."""
        found: Range = getattr(self, name)()
        return found

    def _supposed(self, name: str, most: int) -> Range:
        """Return what is supposed of a part of a range; from nothing to the most that it can be where nothing is."""
        whole = checked.supposing(ANY_NUMBER, max=most)
        supposed = whole if isinstance(self.used, Unknown) else getattr(self.used, name)
        return whole if isinstance(supposed, Unknown) else _part_of(supposed, whole)

    def _range(self, name: str) -> Range:
        """Return a range of `used`; a history beside which no range is given is complete."""
        if not isinstance(self.used, Unknown):
            value: Range | Unknown = getattr(self.used, name)
            if not isinstance(value, Unknown):
                return value
            if self.used.has_range:
                return ANY_NUMBER
        return ANY_NUMBER if isinstance(self.history, Unknown) else NONE_AT_ALL


def _part_of(part: Range, whole: Range) -> Range:
    """Return a range that is no more than that which holds it."""
    return part if part.max <= whole.max else checked.supposing(part, min=min(part.min, whole.max), max=whole.max)


def _less(most: int, others: int) -> int:
    """Return the most that there can be without some of them; what has no bound has none without them either."""
    return most if most >= MOST else max(0, most - others)


def _at_least(part: Range, least: int) -> Range:
    """Return a range from `least` on, as far as it reaches."""
    return part if part.min >= least else checked.supposing(part, min=min(least, part.max))
