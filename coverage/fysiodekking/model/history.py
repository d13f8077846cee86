"""The history: earlier sessions, indexed once and then counted between two days without reading them again."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.model.checked import make_unchecked, shown, too_many
from fysiodekking.model.counts import MOST_IN_ALL, MOST_ROWS
from fysiodekking.model.errors import InvalidCase, Problem, first_of
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.needs import Need
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import PaidBy


@attrs.frozen(kw_only=True, repr=False)
class Entry(Row):
    """A row, or a part of one, as it is counted while an answer is worked out: it keeps its link to the caller's row.

    :param place: the number of the row in the history that the caller gave.
    :param begun: the first day of that row, whatever part of it this is.
    :param not_by: packages that are supposed not to have paid it.
    :param waits: the missing fact on which it depends which grant took it; None when that is known or does not matter.
    :param grants: the grants that can have taken it then.
    """

    place: int
    begun: date
    not_by: frozenset[str] = frozenset()
    waits: Need | None = None
    grants: tuple[str, ...] = ()


class Key(NamedTuple):
    """What the rows of one tally have in common."""

    condition: str | Unknown
    performance: str
    paid_by: PaidBy | Unknown
    package: str | Unknown
    grant: str | Unknown
    amount_known: bool
    not_by: frozenset[str] = frozenset()
    waits: Need | None = None
    grants: tuple[str, ...] = ()


class Sum(NamedTuple):
    """A number of sessions between two ends, and what was paid for them in cents."""

    low: int
    high: int
    cents_low: int
    cents_high: int


NO_SESSIONS: Final = Sum(0, 0, 0, 0)

MOST_APART: Final = 64
"""The most single sessions that are kept apart from the index while a history grows; then it is made anew with them."""


class _Run(NamedTuple):
    """A number of sessions from a first to a last day, each paid with the same number of cents."""

    begins: date
    ends: date
    sessions: int
    cents: int


def _run(row: Row) -> _Run:
    return _Run(row.date, row.last, row.sessions, 0 if isinstance(row.paid, Unknown) else row.paid.cents)


def begun(row: Row) -> date:
    """Return the first day of a row as the caller gave it."""
    return row.begun if isinstance(row, Entry) else row.date


_NO_WORD: Final = str(NOT_GIVEN)


def _word(value: object) -> str:
    return _NO_WORD if value is NOT_GIVEN else str(value)


def _in_time(row: Row, own: str) -> tuple[object, ...]:
    """Return what puts rows in the order of time, however the caller ordered them.

    Rows of the same days come by what they say, and those of the condition that is treated first. What says on which
    grant it stands comes before what waits for that. What conditions, packages and grants are called tells only rows
    apart that are alike in all else.
    """
    another = row.condition is not NOT_GIVEN and row.condition != own
    said = row.grant is NOT_GIVEN, row.performance, _word(row.paid_by), row.sessions, _word(row.paid)
    called = [(word is NOT_GIVEN, _word(word)) for word in (row.condition, row.package, row.grant)]
    return row.date, row.last, another, *said, called, sorted(row.not_by) if isinstance(row, Entry) else []


class Tally:
    """Sessions of one key, ready to be counted between two days.

    Single sessions are indexed by day. Runs are looked at one by one, and so are the few latest sessions of a history
    that grows: it shares the index of the shorter one, which is never changed, so one more session costs a short list.
    """

    __slots__ = ("_apart", "_cents", "_counts", "_days", "_runs", "first")

    def __init__(self, first: date = date.max) -> None:
        self.first = first
        self._days: list[date] = []
        self._counts: list[int] = [0]
        self._cents: list[int] = [0]
        self._runs: list[_Run] = []
        self._apart: tuple[_Run, ...] = ()

    @classmethod
    def of(cls, rows: list[Row]) -> Tally:
        """Index rows that come oldest first, in one pass."""
        history = cls(min([row.begun if isinstance(row, Entry) else row.date for row in rows]))
        single = [row for row in rows if row.until is NOT_GIVEN or row.until == row.date]
        history._days = [row.date for row in single]
        history._counts = [0, *accumulate([row.sessions for row in single])]
        history._cents = [
            0,
            *accumulate([0 if isinstance(row.paid, Unknown) else row.sessions * row.paid.cents for row in single]),
        ]
        if len(single) < len(rows):
            history._runs = [_run(row) for row in rows if row.until is not NOT_GIVEN and row.until != row.date]
        return history

    def add(self, row: Row) -> None:
        """Add the latest row."""
        self.first = min(self.first, begun(row))
        self._enter(_run(row))

    def _enter(self, run: _Run) -> None:
        if run.begins != run.ends:
            self._runs.append(run)
            return
        at = bisect.bisect_right(self._days, run.begins)
        self._days.insert(at, run.begins)
        self._counts.insert(at + 1, self._counts[at])
        self._cents.insert(at + 1, self._cents[at])
        for index in range(at + 1, len(self._counts)):
            self._counts[index] += run.sessions
            self._cents[index] += run.sessions * run.cents

    def extended(self, row: Row) -> Tally:
        """Return a tally with one more row; this one stays as it is."""
        longer = Tally(min(self.first, begun(row)))
        longer._days, longer._counts, longer._cents, longer._runs = self._days, self._counts, self._cents, self._runs
        longer._apart = (*self._apart, _run(row))
        return longer._indexed() if len(longer._apart) > MOST_APART else longer

    def _indexed(self) -> Tally:
        """Return the same tally with everything in the index."""
        anew = Tally(self.first)
        anew._days, anew._counts = self._days.copy(), self._counts.copy()
        anew._cents, anew._runs = self._cents.copy(), self._runs.copy()
        for run in self._apart:
            anew._enter(run)
        return anew

    def between(self, first: date, last: date) -> Sum:
        """Count from `first` to `last`, both included; a run that crosses either day is a range.

        Between a day and an earlier one there is nothing.
        """
        if first > last:
            return NO_SESSIONS
        from_, to = bisect.bisect_left(self._days, first), bisect.bisect_right(self._days, last)
        low = high = self._counts[to] - self._counts[from_] if to > from_ else 0
        cents_low = cents_high = self._cents[to] - self._cents[from_] if to > from_ else 0
        if not self._runs and not self._apart:
            return Sum(low, high, cents_low, cents_high)
        for begins, ends, sessions, cents in (*self._runs, *self._apart):
            if ends < first or begins > last:
                continue
            high += sessions
            cents_high += sessions * cents
            if first <= begins and ends <= last:
                low += sessions
                cents_low += sessions * cents
        return Sum(low, high, cents_low, cents_high)


_EMPTY: Final = Tally()
_DATE: Final = attrgetter("date")
_OF_ROW: Final = attrgetter("condition", "performance", "paid_by", "package", "grant")
_OF_ENTRY: Final = attrgetter("condition", "performance", "paid_by", "package", "grant", "not_by", "waits", "grants")
_ROW: Final = tuple(field.name for field in attrs.fields(Row))


def wrong_rows(rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Yield what is wrong with the rows of a history together."""
    no_rows = [index for index, row in enumerate(rows) if not isinstance(row, Row)]
    if len(rows) > MOST_ROWS:
        yield too_many(rows, MOST_ROWS)
    elif no_rows:
        yield from (Problem(f"[{index}]", f"{shown(rows[index])} is not a Row") for index in no_rows)
    elif (sessions := sum(row.sessions for row in rows)) > MOST_IN_ALL:
        yield Problem("", f"holds {sessions} sessions (at most {MOST_IN_ALL} are read)")


class History:
    """Earlier sessions, indexed once and then counted without reading them again.

    :param rows: in any order.
    :raises InvalidCase: for what is no row, and for more rows or sessions than a history may hold.
    """

    __slots__ = ("_entries", "_in_time", "_rows", "_tallies", "effort")

    @carries_no_data
    def __init__(self, rows: Iterable[Row] = ()) -> None:
        if not isinstance(rows, Iterable):
            raise InvalidCase([Problem("history", f"{shown(rows)} is not a list (write rows)")])
        rows = tuple(rows)
        problems = first_of(wrong_rows(rows))
        if problems:
            raise InvalidCase(problem.under("history") for problem in problems)
        self._rows, self.effort = rows, 0
        self._tallies: dict[Key, Tally] | None = None
        self._in_time: tuple[str, tuple[int, ...]] | None = None
        self._entries: tuple[Entry, ...] | None = None

    @classmethod
    def worked_out(cls, rows: Iterable[Row], effort: int = 0) -> History:
        """Return a history that the library makes while it works out an answer: it is no input, and is not checked.

        :param effort: what it took to work it out, in about a millionth of a second.
        """
        history = cls()
        history._rows, history.effort = tuple(rows), effort
        return history

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order in which they were given."""
        return self._rows

    def __eq__(self, other: object) -> bool:
        return isinstance(other, History) and self.rows == other.rows

    def __hash__(self) -> int:
        return hash(self.rows)

    def __reduce__(self) -> tuple[Callable[..., History], tuple[tuple[Row, ...], int]]:
        return type(self).worked_out, (self.rows, self.effort)

    def __repr__(self) -> str:
        return f"History({self.rows!r})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print over several lines, as `checked.Checked` does."""
        assert not cycle, "a case holds no circles"
        with printer.group(2, "History(", ")"):
            printer.pretty(self.rows)

    def in_time(self, own: str) -> tuple[int, ...]:
        """Return the numbers of the rows in the order of time, however the caller ordered them.

        :param own: the key of the condition that is treated: of the rows of one day, its own come first.
        """
        if self._in_time is None or self._in_time[0] != own:
            rows = self.rows
            self._in_time = own, tuple(sorted(range(len(rows)), key=lambda index: _in_time(rows[index], own)))
        return self._in_time[1]

    def _index(self) -> dict[Key, Tally]:
        if self._tallies is None:
            rows: dict[Key, list[Row]] = {}
            alike: dict[Hashable, list[Row]] = {}
            for row in sorted(self._rows, key=_DATE):
                said = said_by(row)
                if said not in alike:
                    alike[said] = rows.setdefault(key_of(row), [])
                alike[said].append(row)
            self._tallies = {key: Tally.of(those) for key, those in rows.items()}
        return self._tallies

    def place(self, index: int) -> int:
        """Return the number of the caller's row that a row was, or is a part of."""
        row = self.rows[index]
        return row.place if isinstance(row, Entry) else index

    def places(self, indexes: Iterable[int]) -> frozenset[int]:
        """Return the numbers of the caller's rows that some rows were, or are parts of."""
        return frozenset(self.place(index) for index in indexes)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows as they are counted, each with its link to the caller's row."""
        if self._entries is None:
            self._entries = tuple(
                row if isinstance(row, Entry) else _entry(row, index) for index, row in enumerate(self.rows)
            )
        return self._entries

    def tallies(self) -> Collection[tuple[Key, Tally]]:
        """Return every tally with its key."""
        return (self._index() if self._tallies is None else self._tallies).items()

    def conditions(self) -> frozenset[str | Unknown]:
        """Return the keys of all conditions that were treated."""
        return frozenset([key.condition for key, _ in self.tallies()])

    def extended(self, row: Row) -> History:
        """Return a history with one more row; what is indexed is shared."""
        longer = History()
        longer._rows = (*self._rows, row)
        tallies = dict(self._index())
        key = key_of(row)
        tallies[key] = tallies.get(key, _EMPTY).extended(row)
        longer._tallies = tallies
        return longer


def _entry(row: Row, place: int) -> Entry:
    return make_unchecked(Entry, **{field: getattr(row, field) for field in _ROW}, place=place, begun=row.date)


def said_by(row: Row) -> Hashable:
    """Return what a row says that its key tells, quickly: rows of which that is the same have the same key."""
    return type(row.paid), (_OF_ENTRY if isinstance(row, Entry) else _OF_ROW)(row)


def key_of(row: Row) -> Key:
    """Return the key of the tally that a row belongs to."""
    known = not isinstance(row.paid, Unknown)
    if isinstance(row, Entry):
        given = row.condition, row.performance, row.paid_by, row.package, row.grant
        return Key(*given, known, row.not_by, row.waits, row.grants)
    return Key(row.condition, row.performance, row.paid_by, row.package, row.grant, known)
