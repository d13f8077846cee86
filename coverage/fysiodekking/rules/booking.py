"""On which grant of its package each earlier session was booked.

What is asked: contract section 9, point 8: a row may name its grant; else the history is replayed oldest first under
the rule that the first grant whose class, requirements and limits accept a session takes it. Where only one grant
covers the class there is nothing to tell apart.
Taken as given for earlier sessions: the contract, referral and consent of the session that is judged, and for sessions
of the same condition its accident; what of these is not given is not known of them either, and the row waits for it.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.counts import (
    COST_OF_ASKING,
    COST_OF_BOOKING,
    COST_OF_LIMIT,
    COST_OF_ROW,
    COST_OF_TALLY,
    MOST_BOOKING,
)
from fysiodekking.model.dates import age_on, first_of_year, last_of_year, months_after
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.history import Entry, History, Key, Tally, key_of
from fysiodekking.model.money import Money
from fysiodekking.model.names import of_history
from fysiodekking.model.needs import Elsewhere, LeftLastYear, Need, NeedKey, OnGrant, Within
from fysiodekking.model.package import Grant, Limit, Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import MOST, Row
from fysiodekking.model.vocabulary import CoverClass, PaidBy, Per, Unit
from fysiodekking.rules import limits_in_sessions
from fysiodekking.rules.case_of_earlier_session import (
    as_it_was,
    asks_how_many,
    has_limit_of_the_day,
    parts,
    turns_by_day,
)
from fysiodekking.rules.package import of_grant, pays_nothing
from fysiodekking.rules.package_facts import OWN_CONDITION, PackageFacts, Spent, most_of_a_session, package_facts
from fysiodekking.rules.performance_list import class_of_row


def booked_on_grants(case: Case, law: Law, only: str | None = None) -> Case:
    """Return the case with a grant on every row of which it matters which grant took it; the same case without any.

    :param only: the package whose rows are booked; None for all of them.
    """
    effort = 0
    for package in case.packages:
        asked = len(package.grants) > 1 and (only is None or only == package.id)
        if asked and any(_candidates(case, law, package, key) for key, _ in case.past.tallies()):
            history = _Replay(case, law, package).history(effort)
            case, effort = supposing(case, history=history), history.effort
    return case


def _candidates(case: Case, law: Law, package: Package, row: Key | Entry) -> tuple[Grant, ...]:
    """Return the grants that can have taken a row that the package paid, in the order in which they were asked.

    None where it does not matter. Those that do not wait for the basic package were asked before it, so first.
    """
    if row.paid_by is not PaidBy.PACKAGE or not isinstance(row.grant, Unknown) or len(package.grants) == 1:
        return ()
    others = {each.id for each in case.packages} - {package.id}
    if row.package != package.id and not (isinstance(row.package, Unknown) and others <= row.not_by):
        return ()
    cover = class_of_row(case, law, row)
    grants = sorted((grant for grant in package.grants if cover in grant.covers), key=lambda grant: grant.basic_first)
    return tuple(grants) if len(grants) > 1 else ()


class _Place(NamedTuple):
    """Where the sessions of a kind go, and how long that holds.

    :param grant: the grant that takes them; not given where none does, or where it waits.
    :param waits: what it waits for; None where only the caller can say.
    :param grants: the grants that can have taken them then; none where it does not wait.
    :param most_there: it holds until so many sessions may lie on the grant that takes them.
    :param sure_of_first: where it waits, it holds until so many surely lie on the first of the grants.
    :param stretch: the days of the year on which it holds, by what tells them apart.
    """

    grant: str | Unknown
    waits: Need | None
    grants: tuple[Grant, ...]
    most_there: int = MOST
    sure_of_first: int = MOST
    stretch: tuple[object, ...] = ()


class _SoFar(History):
    """The rows that are booked already, oldest first: a history that grows in place."""

    __slots__ = ("_shared",)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []  # type: ignore[assignment]
        self._shared = False

    def add(self, row: Row) -> None:
        """Add the latest row."""
        key, tallies = key_of(row), self._index()
        if self._shared:
            tallies[key] = tallies.get(key, Tally()).extended(row)
        elif key in tallies:
            tallies[key].add(row)
        else:
            tallies[key] = Tally.of([row])
        self._rows.append(row)

    def apart(self) -> _SoFar:
        """Return the same history, which grows and leaves this one as it is."""
        other = _SoFar()
        other._rows, other._tallies, other._shared = list(self._rows), dict(self._index()), True
        return other


class _Replay:
    """The history of a package, oldest first.

    Where a kind of session goes is asked once for as many as there is surely room for, so that a history of twice the
    length takes about twice the work. What comes when no work is left waits for its grant.
    """

    def __init__(self, case: Case, law: Law, package: Package) -> None:
        self._case, self._law, self._package = case, law, package
        self._rows: list[Entry] = []
        self._so_far = _SoFar()
        self._places: dict[tuple[object, ...], _Place] = {}
        self._sure: Counter[str] = Counter()
        """How many sessions surely lie on each grant."""
        self._perhaps: Counter[str | Unknown] = Counter()
        """How many may lie on each grant, those that surely do among them."""
        self._paid: dict[str, Money | Unknown] = {}
        self._at = defaultdict[NeedKey | None, list[int]](list)
        """Where the runs are now that wait for their days."""
        self._left = MOST_BOOKING
        asked = [limit for grant in package.grants for limit in grant.limits]
        self._turning = frozenset(grant.id for grant in package.grants if turns_by_day(grant))
        self._by_condition = any(limit.per in OWN_CONDITION for limit in asked)
        self._by_class = any(limit.covers for limit in asked)
        self._by_amount = any(limit.unit is Unit.EUROS for limit in asked)
        self._by_payer = any(grant.requires.first_of_the_day for grant in package.grants)

    def history(self, effort: int) -> History:
        """Return the rows with their grants.

        :param effort: what it took to book the packages before.
        """
        past, own = self._case.past, self._case.condition_key

        def days(row: Entry) -> tuple[date, date]:
            return row.date, row.last

        in_order = [past.entries[index] for index in past.in_time(own)]
        self._crossing = self._needs_of_crossing(in_order)
        for _, same_days in groupby(in_order, key=days):
            rows = list(same_days)
            open_ = self._open_by_order(rows)
            need: Need | None = None  # once the grant of one is known, it may tell those of the others
            for row in rows:
                if row.place in open_:
                    need = self._wait(row, need, _candidates(self._case, self._law, self._package, row))
                else:
                    self.enter(row)
        spent = MOST_BOOKING - max(0, self._left) + COST_OF_BOOKING * len(self._rows)
        return History.worked_out(map(self._placed, self._rows), effort + spent)

    def enter(self, row: Entry) -> None:
        """Book a row after those that were booked before."""
        grants = _candidates(self._case, self._law, self._package, row)
        if not grants:
            self._add(row)
            if row.may_be_paid_by(self._package.id):
                self._places.clear()
        elif self._crosses(row):
            need = self._crossing[self._alike(row)]
            self._at[need.key].append(len(self._rows))
            self._wait(row, need, grants)
        else:
            for part in parts(row) if self._turns_by_day(grants) else [row]:
                self._book(part, grants)

    # --- rows of one day ---------------------------------------------------------------------------------------------

    def _open_by_order(self, rows: list[Entry]) -> frozenset[int]:
        """Return the rows of one day, by place, of which it hangs on their order that day which grant took them.

        Nobody said that order. It matters only as far as a limit of the package tells the sessions apart.
        """
        if len(rows) == 1 or len({self._told_apart(row) for row in rows}) == 1:
            return frozenset()
        forwards, backwards = self._tried(rows), self._tried(rows[::-1])
        if sum(forwards.values(), Counter()) == sum(backwards.values(), Counter()):
            return frozenset()
        return frozenset(place for place, booked in forwards.items() if booked != backwards[place])

    def _tried(self, rows: list[Entry]) -> Mapping[int, Counter[tuple[object, ...]]]:
        """Book rows in this order to see where the sessions of each go, and leave everything as it was."""
        trial = copy.copy(self)
        trial.go_on_apart()
        for row in rows:
            trial.enter(row)
        self._left = trial.left()
        booked: dict[int, Counter[tuple[object, ...]]] = {row.place: Counter() for row in rows}
        for row in trial.booked():
            booked[row.place][row.grant, row.grants, *self._told_apart(row)] += row.sessions
        return booked

    def go_on_apart(self) -> None:
        """Book further rows in lists of its own."""
        self._rows, self._so_far, self._places = [], self._so_far.apart(), dict(self._places)
        self._sure, self._perhaps, self._paid = Counter(self._sure), Counter(self._perhaps), dict(self._paid)
        self._at = defaultdict(list)

    def left(self) -> int:
        """Return the work that is left."""
        return self._left

    def booked(self) -> list[Entry]:
        """Return the rows that were booked."""
        return self._rows

    def _told_apart(self, row: Entry) -> tuple[object, ...]:
        """Return what of a row the package can tell by its order: its condition, class, amount, whether it paid it."""
        return (
            self._condition(row) if self._by_condition else None,
            class_of_row(self._case, self._law, row) if self._by_class else None,
            row.paid if self._by_amount else None,
            row.may_be_paid_by(self._package.id) if self._by_payer else None,
        )

    def _condition(self, row: Row) -> str:
        return self._case.condition_key if isinstance(row.condition, Unknown) else row.condition

    # --- runs that go into the year of the session or out of it ------------------------------------------------------

    def _crosses(self, row: Row) -> bool:
        return row.date.year != row.last.year and row.date.year <= self._case.session.date.year <= row.last.year

    def _alike(self, row: Entry) -> tuple[object, ...]:
        return row.condition, class_of_row(self._case, self._law, row)

    def _needs_of_crossing(self, rows: list[Entry]) -> dict[tuple[object, ...], Need]:
        """Return what such runs wait for: how many sessions of all that are alike lie in the year."""
        day, alike = self._case.session.date, defaultdict[tuple[object, ...], set[int]](set)
        for row in rows:
            if self._crosses(row) and _candidates(self._case, self._law, self._package, row):
                alike[self._alike(row)].add(row.place)
        needs: dict[tuple[object, ...], Need] = {}
        for kind, places in alike.items():
            names = tuple(of_history(place, "until") for place in sorted(places))
            days = Within((), first_of_year(day), last_of_year(day), frozenset(places))
            needs[kind] = Need(names, days, 1)
        return needs

    def _placed(self, row: Entry) -> Entry:
        """Say of a row that waits for the days of such runs where these are now."""
        key = None if row.waits is None else row.waits.key
        if row.waits is None or not isinstance(key, Within) or key not in self._at:
            return row
        return supposing(row, waits=attrs.evolve(row.waits, key=attrs.evolve(key, rows=tuple(self._at[key]))))

    # --- one row -----------------------------------------------------------------------------------------------------

    def _add(self, row: Entry) -> None:
        self._rows.append(row)
        self._so_far.add(row)

    def _wait(self, row: Entry, need: Need | None, grants: tuple[Grant, ...]) -> Need:
        """Let a row wait for a missing fact; without one, for the caller to say which grant took it."""
        ids = tuple(grant.id for grant in grants)
        if need is None:
            need = Need((of_history(row.place, "grant"),), OnGrant(self._package.id, len(self._rows), ids, row.place))
        self._lies(row, grants)
        self._add(supposing(row, waits=need, grants=ids))
        return need

    def _lies(self, row: Row, grants: tuple[Grant, ...]) -> None:
        """Take down that a row may lie on some grants; a room worked out at another amount no longer holds."""
        for grant in grants:
            self._perhaps[grant.id] += row.sessions
            if self._paid.setdefault(grant.id, row.paid) != row.paid:
                self._paid[grant.id] = row.paid
                if any(isinstance(limit.max, Money) for limit in grant.limits):
                    self._places.clear()

    def _book(self, row: Entry, grants: tuple[Grant, ...]) -> None:
        """Book the sessions of a row, so many at once as a grant surely has room for."""
        cover = class_of_row(self._case, self._law, row)
        kind = row.condition, row.paid, cover, row.date.year
        whole, stretch = row.date.year != row.last.year, self._stretch(row.date, grants)
        while row.sessions:
            place = self._places.get(kind)
            if place is None or whole or place.stretch != stretch or not self._room_at(place):
                # where no day tells grants apart, all that was booked of the year before it counts
                day = row.date if whole or stretch else last_of_year(row.date)
                then = as_it_was(self._case, row, day, self._so_far)
                place = self._places[kind] = self._asked_place(then, row, grants, cover)._replace(stretch=stretch)
            taken = row.sessions if whole else min(max(1, self._room_at(place)), row.sessions)
            part = supposing(row, sessions=taken, grant=place.grant, waits=None, grants=())
            if place.grants:
                self._wait(part, place.waits, place.grants)
            else:
                took = tuple(grant for grant in grants if grant.id == place.grant)
                self._lies(part, took)
                self._sure.update({grant.id: taken for grant in took})
                self._add(part)
            row = supposing(row, sessions=row.sessions - taken)

    def _stretch(self, day: date, grants: tuple[Grant, ...]) -> tuple[object, ...]:
        """Return what tells a day from others of its year, as far as the grants ask it; nothing where none does."""
        if not self._turns_by_day(grants):
            return ()
        if any(asks_how_many(grant) or has_limit_of_the_day(grant) for grant in grants):
            return (day,)
        turns = self._turns(grants)
        return age_on(self._case.insured.born, day), *(day >= turn for turn in turns)

    def _turns(self, grants: tuple[Grant, ...]) -> Iterator[date]:
        """Yield the days on which a waiting time is over, an accident was, and is too long ago."""
        since, accident = self._package.since, self._case.session.accident_on
        for asks in (grant.requires for grant in grants):
            if not isinstance(since, Unknown) and isinstance(asks.min_months_insured, int):
                yield months_after(since, asks.min_months_insured)
            if not isinstance(accident, Unknown) and isinstance(asks.within_months_of_accident, int):
                yield accident
                yield months_after(accident, asks.within_months_of_accident)

    def _turns_by_day(self, grants: tuple[Grant, ...]) -> bool:
        return any(grant.id in self._turning for grant in grants)

    def _room_at(self, place: _Place) -> int:
        """Return for how many more sessions it holds where they go."""
        if place.grants:
            return MOST if self._sure[place.grants[0].id] < place.sure_of_first else 0
        # several that wait at once can take it past what it holds for
        return max(0, place.most_there - self._perhaps[place.grant])

    def _asked_place(self, then: Case, row: Entry, grants: tuple[Grant, ...], cover: CoverClass) -> _Place:
        """Return the first grant that accepts a session, or what it waits for.

        Where all are used up that cover it, it stays on none of them in particular. Where another demand stood in the
        way of what the package did pay, only the caller can say which one took it.
        """
        if self._left <= 0:
            return self._waiting(None, grants, then)
        facts = package_facts(then, self._law, self._package, cover)
        grants = tuple([facts.package.grant(grant.id) for grant in grants])
        self._left -= sum(self._cost(facts, grant) for grant in grants)
        # what a package did pay, a grant that pays nothing took only if no other one can have
        grants = tuple(sorted(grants, key=lambda grant: pays_nothing(facts, grant)))
        used_up = True
        for index, grant in enumerate(grants):
            found = of_grant(facts, self._law, grant)
            used_up = used_up and found.reason is Reason.PACKAGE_USED_UP
            if found.verdict is Verdict.MET:
                room = self._room(then, facts, grant, row)
                filled = self._with_all_elsewhere(then, grants[index:], cover)
                if filled is not None:
                    full = of_grant(filled, self._law, grant)
                    if full.verdict is not Verdict.MET:
                        return self._waiting(self._how_many_elsewhere(full), grants[index:], then)
                    room = min(room, self._room(then, filled, grant, row))
                return _Place(grant.id, None, (), most_there=self._perhaps[grant.id] + room)
            if found.verdict is Verdict.UNKNOWN:
                return self._waiting(found.needs[0], grants[index:], then)
        return _Place(NOT_GIVEN, None, ()) if used_up else self._waiting(None, grants, then)

    def _with_all_elsewhere(self, then: Case, grants: tuple[Grant, ...], cover: CoverClass) -> PackageFacts | None:
        """Return what is so if sessions elsewhere, which have no day, were before; None where that moves no session.

        They can have pushed one from the first line to another. Where that one counts them it has as many the less,
        whether they lie on it or pushed sessions to it; where it does not, it hangs on their order who took what.
        """
        most = self._case.earlier.range("elsewhere").max
        of_this_year = then.session.date.year == self._case.session.date.year
        if not most or not of_this_year or all(map(_counts_elsewhere, grants[1:])):
            return None
        facts = package_facts(supposing(then, used=self._case.used), self._law, self._package, cover)
        self._left -= self._cost(facts, grants[0])
        return facts

    def _how_many_elsewhere(self, full: Finding) -> Need | None:
        """Return the need of how many sessions were elsewhere, where fewer of them push none; else their order tells.

        :param full: what a line finds that none to all of them were on.
        """
        known = self._case.earlier.range("elsewhere")
        asked = (need for need in full.needs if need.key == Elsewhere("elsewhere"))
        return next((need for need in asked if need.at is not None and need.at > known.min), None)

    def _cost(self, facts: PackageFacts, grant: Grant) -> int:
        """Return what it cost to ask a grant: most where it was looked up row by row what would make a sum exact."""
        named = sum(isinstance(used, Spent) and bool(used.names) for used in facts.use_of(grant).limits)
        of_limit = COST_OF_LIMIT + COST_OF_TALLY * len(self._so_far.tallies())
        return COST_OF_ASKING + len(grant.limits) * of_limit + named * COST_OF_ROW * len(self._so_far.rows)

    def _waiting(self, need: Need | None, grants: tuple[Grant, ...], then: Case) -> _Place:
        """Return that a session waits, until one more surely lies on the first of the grants.

        One that asks how many went before is asked of each session.
        """
        other_year = then.session.date.year != self._case.session.date.year
        own = need is None or (other_year and isinstance(need.key, LeftLastYear))
        again = need is not None and any(asks_how_many(grant) for grant in grants)
        sure = 0 if again else self._sure[grants[0].id] + 1
        return _Place(NOT_GIVEN, None if own else need, grants, sure_of_first=sure)

    def _room(self, then: Case, facts: PackageFacts, grant: Grant, row: Row) -> int:
        """Return for how many sessions a grant that accepts one has room."""
        room = [1 if asks_how_many(grant) else MOST]
        use = facts.use_of(grant)
        if not isinstance(grant.consent_from, Unknown) and use.this_year and facts.person.consent is not True:
            room.append(grant.consent_from - 1 - use.this_year.high)
        for limit, used in zip(grant.limits, use.limits, strict=True):
            if isinstance(used, Spent) and limit.cut:
                room.append(1)
            elif isinstance(used, Spent):
                paid = (
                    most_of_a_session(then, self._package, grant) if isinstance(row.paid, Unknown) else row.paid.cents
                )
                room.append(_cents(limit, used, paid))
            elif used is not None:
                surely = supposing(limit, max=facts.package.maxima(limit)[0])
                room.append(limits_in_sessions.maximum(facts, surely)[0] - used.high)
        return max(1, min(room))


def _cents(limit: Limit, spent: Spent, paid: int | None) -> int:
    """Return for how many sessions, each paid with so many cents at most, the same is known of a limit in euros.

    Where it could be reached already, something is supposed of it, until it surely is.
    """
    assert isinstance(limit.max, Money)
    most = limit.max.cents
    open_ = spent.high is None or spent.high >= most
    if paid is None:
        return MOST if open_ else 1
    left = most - (spent.low if spent.high is None or open_ else spent.high)
    return -(-left // paid) if paid else MOST


def _counts_elsewhere(grant: Grant) -> bool:
    """Tell whether every limit of a line counts all sessions elsewhere; one without a limit has room for any."""
    every = {Per.CALENDAR_YEAR, Per.INSURANCE_LIFETIME}
    return all(limit.per in every and not limit.covers for limit in grant.limits)
