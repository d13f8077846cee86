"""How many sessions went before: rows of the history plus what lies elsewhere, as a number or a range.

Asked by: Bzv art. 2.6 (treatments of a condition, in a term or a calendar year) and the limits of packages.
Not modelled: weights of group and long sessions, which no source gives; every line counts as one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import Final

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model import facts
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.counts import FEW_CODES, FEW_KEPT
from fysiodekking.model.dates import day_before, first_of_year
from fysiodekking.model.earlier import EarlierSessions
from fysiodekking.model.history import History, Key
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.names import of_history
from fysiodekking.model.needs import Elsewhere, Need, NeedKey, Within, exact
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import MOST, Range
from fysiodekking.rules.performance_list import FIRST_VISIT, NEVER_INSURED, may_be_listed
from fysiodekking.rules.verdicts import missing

Wanted = Callable[[Key], bool | Need | None]

LONG_AGO: Final = date(1900, 1, 1)
OF_CONDITION_THIS_YEAR: Final = ("elsewhere", "condition_elsewhere_this_year", "condition_elsewhere")
"""The ranges that hold the sessions of this year that a package paid of a condition."""
PAID_OF_CONDITION: Final = (
    "elsewhere_of_condition",
    "elsewhere_of_condition_this_year",
    "elsewhere_of_condition_before",
    "elsewhere_of_condition_left",
)
"""What a package paid of the sessions elsewhere for a condition: only ever supposed."""
_INTAKE_COUNTS: Final = missing("readings.intake_counts")


@attrs.frozen(cache_hash=True)
class Part:
    """One part of a count.

    :param names: the facts that would make it exact.
    :param key: what their answers change.
    :param at: the value of that fact from which the part is another, where that is no number of sessions of its own.
    """

    low: int
    high: int
    names: tuple[str, ...] = ()
    key: NeedKey | None = attrs.field(default=None, eq=exact)
    at: int | None = None


@attrs.frozen(cache_hash=True)
class Count(Keeps):
    """A number of sessions, in parts that may each be a range."""

    parts: tuple[Part, ...]
    readings: tuple[tuple[str, str], ...] = ()

    @kept
    def low(self) -> int:
        """At least."""
        return sum([part.low for part in self.parts])

    @kept
    def high(self) -> int:
        """At most."""
        return sum([part.high for part in self.parts])

    @property
    def shown(self) -> int | facts.Between:
        """The number, or between which numbers it lies."""
        low, high = self.low, self.high
        if low == high:
            return low
        return facts.Between(low, None if any(part.high >= MOST for part in self.parts) else high)

    def reaches(self, limit: int) -> bool | Need:
        """Tell whether the count is at least `limit`; a `Need` when it depends on something that is not known."""
        low = self.low
        if low >= limit:
            return True
        if self.high < limit:
            return False
        part = next(each for each in self.parts if each.low < each.high)
        at = min(limit - (low - part.low), part.high) if part.at is None else part.at
        return Need(part.names, part.key, at)

    def __add__(self, other: Count) -> Count:
        return self if other is ZERO else Count(self.parts + other.parts, self.readings + other.readings)


ZERO: Final = Count(())
"""Nothing that was counted."""


@lru_cache(maxsize=FEW_KEPT)
def exactly(number: int) -> Count:
    """Return a number of sessions, one object for each number."""
    return Count((Part(number, number),))


def kind_of(law: Law, performance: str) -> str:
    """Return the kind of a performance code; one that is not on the list counts as a session."""
    listed = law.charging.performances.get(performance)
    return "session" if listed is None else listed.kind


def under_few_codes(case: Case, law: Law) -> Case:
    """Return the case with each row under the first code that no rule tells from its own: fewer things to count.

    Codes of the session itself stay, since it may be supposed of them that they are on a list that was not read.
    """
    past = case.past
    if len(past.tallies()) <= FEW_CODES:
        return case
    own = {case.session.performance, *(line.performance for line in case.session.extra_lines)}
    codes = sorted({key.performance for key, _ in past.tallies()} - own)
    if len(codes) <= FEW_CODES:
        return case
    first: dict[tuple[object, ...], str] = {}
    alike = {code: first.setdefault(_all_of_a_code(law, code), code) for code in codes}
    rows = [
        supposing(row, performance=alike[row.performance]) if row.performance in alike else row for row in past.entries
    ]
    return supposing(case, history=History.worked_out(rows))


def _all_of_a_code(law: Law, code: str) -> tuple[object, ...]:
    """Return all that a rule can ask of the code of an earlier session."""
    listed = law.charging.performances.get(code)
    if listed is None:
        return (may_be_listed(law, code),)
    return listed.kind, listed.covers, listed.professions, listed.in_force


def is_first_visit(law: Law, performance: str) -> bool:
    """Tell whether a code is an intake or screening line."""
    return kind_of(law, performance) in FIRST_VISIT


def is_session(law: Law, performance: str) -> bool:
    """Tell whether a line with a code is a treatment whatever `intake_counts` says: no intake or screening line."""
    return kind_of(law, performance) not in FIRST_VISIT | NEVER_INSURED


def is_treatment(earlier: EarlierSessions, law: Law, performance: str) -> bool | Need:
    """Tell whether a line with a code is a treatment; for an intake or screening line as `intake_counts` says."""
    kind = kind_of(law, performance)
    if kind not in FIRST_VISIT:
        return kind not in NEVER_INSURED
    reading = earlier.intake_counts
    if isinstance(reading, Unknown):
        return _INTAKE_COUNTS
    return reading == "yes"


def elsewhere(earlier: EarlierSessions, field: str) -> Part:
    """Return sessions elsewhere as a part; without a word on earlier sessions the whole history is what is missing."""
    given = earlier.range(field)
    name = f"used.{field.removesuffix('_before')}" if earlier.given else "history"
    return Part(given.min, given.max, (name,), Elsewhere(field))


def elsewhere_in_term(earlier: EarlierSessions, first: date) -> Part:
    """Return how many of the sessions elsewhere for this condition lie in the term that began on a day.

    Nobody said when they were, but how many of them were this calendar year: a term that runs since before it holds
    all of these, and one that began within it no more.
    """
    this_year, new_year = earlier.condition_elsewhere_this_year(), first_of_year(earlier.day)
    if first == new_year:
        return elsewhere(earlier, "condition_elsewhere_this_year")
    least, most = (this_year.min, MOST) if first < new_year else (0, this_year.max)
    return _some_elsewhere(earlier, least, most, _tells_when(earlier))


def any_elsewhere(earlier: EarlierSessions) -> Part:
    """Return how many of the sessions elsewhere for this condition were at some time: from none to all of them."""
    return _some_elsewhere(earlier, 0, MOST, "condition_elsewhere")


def elsewhere_until(earlier: EarlierSessions, last: date) -> Part:
    """Return how many of the sessions elsewhere for this condition were up to a day before this calendar year."""
    before = elsewhere_before_this_year(earlier)
    if last == day_before(first_of_year(earlier.day)):
        return before
    return _some_elsewhere(earlier, 0, before.high, "condition_elsewhere")


def elsewhere_before_this_year(earlier: EarlierSessions) -> Part:
    """Return how many of the sessions elsewhere for this condition were before this calendar year."""
    given = earlier.condition_elsewhere_before_this_year()
    return _part_in_term(earlier, given.min, given.max, _tells_when(earlier))


def _some_elsewhere(earlier: EarlierSessions, least: int, most: int, field: str) -> Part:
    some = earlier.condition_elsewhere_in_term()
    low, high = min(max(some.min, least), some.max), max(some.min, min(some.max, most))
    return _part_in_term(earlier, low, high, field)


def _tells_when(earlier: EarlierSessions) -> str:
    """Return the range that tells when sessions elsewhere for this condition were, as far as a number can.

    Of a number that is exact, those of this year tell how many were before it.
    """
    ever, this_year = earlier.condition_elsewhere(), earlier.condition_elsewhere_this_year()
    exact = ever.min == ever.max and this_year.min < this_year.max
    return "condition_elsewhere_this_year" if exact else "condition_elsewhere"


def _part_in_term(earlier: EarlierSessions, low: int, high: int, field: str) -> Part:
    name = f"used.{field}" if earlier.given else "history"
    return Part(low, high, (name,), Elsewhere("condition_elsewhere_in_term"))


def elsewhere_of_condition_this_year(earlier: EarlierSessions) -> Part:
    """Return how many of the sessions elsewhere that the package paid this year were for this condition."""
    name = _tells_for_what(earlier.elsewhere(), earlier.condition_elsewhere_this_year())
    return _paid_of_condition(earlier, "elsewhere_of_condition_this_year", name)


def _tells_for_what(by_package: Range, of_condition: Range) -> str:
    """Return what would tell for which condition the sessions elsewhere were that the package paid in a year.

    That is the narrower of the two ranges that hold those of the condition, if it can still turn out to hold fewer.
    """
    ranges = {"elsewhere": by_package, "condition_elsewhere_this_year": of_condition}
    most = min(by_package.max, of_condition.max)
    lower = [field for field, each in ranges.items() if each.min < most] or ranges
    return min(lower, key=lambda field: ranges[field].max)


def elsewhere_of_condition(earlier: EarlierSessions) -> Part:
    """Return how many of the sessions elsewhere for this condition, ever, the package paid: nobody said who did.

    What would tell is how many there were, or else that more of them were of this year than the package paid then.
    """
    ever, this_year = earlier.condition_elsewhere(), earlier.condition_elsewhere_this_year()
    package = earlier.elsewhere()
    name = "condition_elsewhere"
    if ever.min == ever.max and this_year.max > max(this_year.min, package.max):
        name = "condition_elsewhere_this_year"
    elif ever.min == ever.max and package.min < min(package.max, this_year.min):
        name = "elsewhere"
    return _paid_of_condition(earlier, "elsewhere_of_condition", name)


def elsewhere_of_condition_before(earlier: EarlierSessions) -> Part:
    """Return how many of the sessions elsewhere for this condition in the years before the package paid."""
    return _paid_of_condition(earlier, "elsewhere_of_condition_before", _tells_when(earlier))


def elsewhere_of_condition_left(earlier: EarlierSessions) -> Part:
    """Return how many of those that it paid in the year of the first session of a plan were for this condition."""
    name = _tells_for_what(earlier.elsewhere_before(), earlier.condition_elsewhere_left())
    return _paid_of_condition(earlier, "elsewhere_of_condition_left", name)


def _paid_of_condition(earlier: EarlierSessions, field: str, name: str) -> Part:
    given = earlier.range(field)
    return Part(given.min, given.max, (f"used.{name}",), Elsewhere(field))


def sessions(earlier: EarlierSessions, law: Law, conditions: Collection[str], first: date, last: date) -> Count:
    """Count the rows of some conditions from `first` to `last`, whoever paid them."""

    def wanted(key: Key) -> bool:
        return isinstance(key.condition, Unknown) or key.condition in conditions

    return rows(earlier, law, wanted, first, last)


def first_treatment(
    earlier: EarlierSessions, law: Law, condition: str, before: date | None = None
) -> date | Need | None:
    """Return the day of the first treatment of a condition up to this session in the history, None when there is none.

    A row that names no condition is one of the only condition there is. An intake or screening line is a treatment as
    the reading `intake_counts` says; that is what is needed when the day depends on it.

    :param before: only treatments before this day.
    """
    sure: list[date] = []
    first_visits: list[date] = []
    for key, tally in earlier.past.tallies():
        ours = key.condition == condition or isinstance(key.condition, Unknown)
        if ours and tally.first <= earlier.day and (before is None or tally.first < before):
            kind = kind_of(law, key.performance)
            if kind not in NEVER_INSURED:
                (first_visits if kind in FIRST_VISIT else sure).append(tally.first)
    reading = earlier.intake_counts
    if reading == "yes":
        return min([*sure, *first_visits], default=None)
    if isinstance(reading, Unknown) and first_visits and min(first_visits) < min(sure, default=earlier.day):
        return _INTAKE_COUNTS
    return min(sure, default=None)


def rows(
    earlier: EarlierSessions,
    law: Law,
    wanted: Wanted,
    first: date,
    last: date,
    doubtful: Callable[[int], Part] | None = None,
) -> Count:
    """Count the rows whose key is wanted, from `first` to `last`.

    Surcharges, reports, material and missed appointments are no treatments. Intake and screening lines count as the
    reading `intake_counts` says.

    :param wanted: True or False for a key; a `Need` when it depends on that; None when it is not known, which makes a
        part of its own.
    :param doubtful: makes that part of the number of such sessions.
    """
    low = high = first_visits = doubt = 0
    waiting: dict[tuple[Need, NeedKey | None], int] = {}
    for key, tally in earlier.past.tallies():
        counts = wanted(key)
        if counts is False:
            continue
        kind = kind_of(law, key.performance)
        if kind in NEVER_INSURED:
            continue
        sure, most, _, _ = tally.between(first, last)
        if counts is None:
            doubt += most
        elif isinstance(counts, Need):
            waiting[counts, counts.key] = waiting.get((counts, counts.key), 0) + most
        elif kind in FIRST_VISIT:
            first_visits += most
        else:
            low += sure
            high += most
    if low == high and not (first_visits or doubt or waiting):
        return exactly(low)
    part = Part(low, high) if low == high else _crossing(earlier, low, high, first, last)
    count = Count((part,)) if not first_visits else _first_visits(earlier, part, first_visits)
    open_ = [Part(0, most, need.names, key, need.at) for (need, key), most in waiting.items() if most]
    if doubt:
        assert doubtful is not None
        open_.append(doubtful(doubt))
    return Count((*count.parts, *open_), count.readings)


def _first_visits(earlier: EarlierSessions, part: Part, number: int) -> Count:
    """Add intake and screening lines as the reading says (a run of them is taken to lie within the days asked)."""
    reading = earlier.intake_counts
    if isinstance(reading, Unknown):
        return Count((part, Part(0, number, _INTAKE_COUNTS.names, _INTAKE_COUNTS.key)))
    used = (("intake_counts", reading),)
    return Count((part, Part(number, number)), used) if reading == "yes" else Count((part,), used)


def _crossing(earlier: EarlierSessions, low: int, high: int, first: date, last: date) -> Part:
    """Return a count that runs leave open because they cross the first or the last day."""
    past = earlier.past
    crossing = tuple(index for index, row in enumerate(past.rows) if _crosses(row.date, row.last, first, last))
    names = tuple(dict.fromkeys(of_history(past.place(index), "until") for index in crossing))
    return Part(low, high, names, Within(crossing, first, last, past.places(crossing)))


def _crosses(begins: date, ends: date, first: date, last: date) -> bool:
    return ends >= first and begins <= last and not (first <= begins and ends <= last)
