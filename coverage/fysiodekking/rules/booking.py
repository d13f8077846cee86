"""On which grant of its package each earlier session was booked.

What is asked: contract section 9, point 8: a row may name its grant; else the history is replayed oldest first under
the rule that the first grant whose class, requirements and limits accept a session takes it. Where only one grant
covers the class there is nothing to tell apart.
Taken as given for earlier sessions: the contract, referral and consent of the session that is judged, and for sessions
of the same condition its accident; what of these is not given is not known of them either, and the row waits for it.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.counts import MOST_BY_DAY
from fysiodekking.model.dates import days_of_year, first_of_year, last_of_year
from fysiodekking.model.decision import Finding, Phase, Verdict
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import Entry, History, Key, in_time
from fysiodekking.model.money import Money
from fysiodekking.model.names import of_history
from fysiodekking.model.needs import LeftLastYear, Need, OnGrant, Within
from fysiodekking.model.package import Grant, Limit, Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import MOST, Row, Used
from fysiodekking.model.vocabulary import CoverClass, PaidBy, Per, Unit
from fysiodekking.rules import counting, limits
from fysiodekking.rules.checks import together
from fysiodekking.rules.code_list import class_of_row
from fysiodekking.rules.package import RULE, accepts, holds, pays_nothing
from fysiodekking.rules.package_facts import OWN_CONDITION, PackageFacts, Spent, package_facts


def booked_on_grants(case: Case, law: Law) -> Case:
    """Return the case with a grant on every row of which it matters which grant took it; the same case without any."""
    for package in case.packages:
        if any(_candidates(case, law, package, key) for key, _ in case.past.tallies()):
            case = supposing(case, history=_Replay(case, law, package).history())
    return case


def _candidates(case: Case, law: Law, package: Package, row: Key | Row) -> tuple[Grant, ...]:
    """Return the grants that can have taken a row that the package paid; none where it does not matter."""
    if row.paid_by is not PaidBy.PACKAGE or not isinstance(row.grant, Unknown) or len(package.grants) == 1:
        return ()
    others = {each.id for each in case.packages} - {package.id}
    not_by = row.not_by if isinstance(row, (Key, Entry)) else frozenset()
    if row.package != package.id and not (isinstance(row.package, Unknown) and others <= not_by):
        return ()
    cover = class_of_row(case, law, row)
    grants = tuple(grant for grant in package.grants if cover in grant.covers)
    return grants if len(grants) > 1 else ()


class _Booked(NamedTuple):
    """Where the last session of a kind was booked, and for how many more of it there is room."""

    kind: tuple[object, ...]
    grant: str | Unknown
    room: int


class _Replay:
    """The history of a package, oldest first."""

    def __init__(self, case: Case, law: Law, package: Package) -> None:
        self._case, self._law, self._package = case, law, package
        self.booked: list[Entry] = []
        self._so_far = History()  # the same rows, each under the first code that counts as its own does
        self._alike: dict[tuple[object, ...], str] = {}
        self._by_day = MOST_BY_DAY
        self._last = _Booked((), NOT_GIVEN, 0)
        asked = [limit for grant in package.grants for limit in grant.limits]
        self._by_condition = any(limit.per in OWN_CONDITION for limit in asked)
        self._by_class = any(limit.covers for limit in asked)
        self._by_amount = any(limit.unit is Unit.EUROS for limit in asked)

    def history(self) -> History:
        """Return the rows with their grants."""
        past, own = self._case.past, self._case.condition_key

        def days(index: int) -> tuple[date, date]:
            return past.rows[index].date, past.rows[index].last

        def in_order(index: int) -> tuple[object, ...]:
            return *days(index), self._condition(past.rows[index]) != own, in_time(past.rows[index])

        for _, same_days in groupby(sorted(range(len(past.rows)), key=in_order), key=days):
            rows = [past.entry(index) for index in same_days]
            open_ = self._open_by_order(rows)
            need: Need | None = None  # once the grant of one is known, it may tell those of the others
            for row in rows:
                if row.place in open_:
                    waiting = self._waiting(row, need, _candidates(self._case, self._law, self._package, row))
                    need = waiting.waits
                    self._add(waiting)
                    self._last = self._last._replace(room=0)
                else:
                    self.enter(row)
        return History(self.booked)

    def enter(self, row: Entry) -> None:
        """Book a row after those that were booked before."""
        grants = _candidates(self._case, self._law, self._package, row)
        if not grants:
            self._add(row)
            self._last = self._last._replace(room=0)
            return
        for part in self._parts(row, grants):
            self._book(part, grants)

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
        booked: dict[int, Counter[tuple[object, ...]]] = {row.place: Counter() for row in rows}
        for row in trial.booked:
            booked[row.place][row.grant, row.grants, *self._told_apart(row)] += row.sessions
        return booked

    def go_on_apart(self) -> None:
        """Book further rows in lists of its own."""
        self.booked, self._alike = [], dict(self._alike)

    def _told_apart(self, row: Entry) -> tuple[object, ...]:
        """Return what of a row a limit of the package can tell: its condition, its class, what was paid."""
        return (
            self._condition(row) if self._by_condition else None,
            class_of_row(self._case, self._law, row) if self._by_class else None,
            row.paid if self._by_amount else None,
        )

    def _condition(self, row: Row) -> str:
        return self._case.condition_key if isinstance(row.condition, Unknown) else row.condition

    def _add(self, row: Entry) -> None:
        self.booked.append(row)
        cover = class_of_row(self._case, self._law, row)
        code = self._alike.setdefault((cover, counting.kind_of(self._law, row.performance)), row.performance)
        self._so_far = self._so_far.extended(row if code == row.performance else supposing(row, performance=code))

    def _parts(self, row: Entry, grants: tuple[Grant, ...]) -> Iterator[Entry]:
        """Spread a run over its days where a grant asks something that another day can change.

        One that crosses a year stays a run, since it is a range there; so does one of more sessions than the year has
        days, and what goes beyond so many sessions in all.
        """
        spread = row.sessions > 1 and row.sessions <= min(days_of_year(row.date), self._by_day)
        if not spread or row.date.year != row.last.year or not any(_turns_by_day(grant) for grant in grants):
            yield row
            return
        self._by_day -= row.sessions
        days = (row.last - row.date).days
        for index in range(row.sessions):
            day = row.date + timedelta(days=days * index // (row.sessions - 1))
            yield supposing(row, date=day, until=NOT_GIVEN, sessions=1)

    def _book(self, row: Entry, grants: tuple[Grant, ...]) -> None:
        """Book the sessions of a row, so many at once as a grant surely has room for.

        A run that goes into the year of the session or out of it waits for how many of it lie there.
        """
        year, now = row.date.year, self._case.session.date.year
        if year != row.last.year and year <= now <= row.last.year:
            day = self._case.session.date
            days = Within((len(self.booked),), first_of_year(day), last_of_year(day), frozenset([row.place]))
            self._add(self._waiting(row, Need((of_history(row.place, "until"),), days, 1), grants))
            self._last = self._last._replace(room=0)
            return
        whole = year != row.last.year or row.sessions > days_of_year(row.date)
        by_day = year != row.last.year or any(_turns_by_day(grant) for grant in grants)
        cover = class_of_row(self._case, self._law, row)
        kind = row.condition, row.paid, cover, counting.kind_of(self._law, row.performance), year, grants
        while row.sessions:
            # the next session of a kind goes where the last one went, as long as there was room for it
            if by_day or self._last.kind != kind or not self._last.room:
                # where no day tells grants apart, all that was booked of the year before it counts
                then = _as_it_was(self._case, row, row.date if by_day else last_of_year(row.date), self._so_far)
                booked, room = self._booked(then, row, grants, cover)
                self._last = _Booked(kind, booked.grant, 0 if booked.waits else room)
            else:
                booked, room = supposing(row, grant=self._last.grant, waits=None, grants=()), self._last.room
            taken = row.sessions if whole else min(room, row.sessions)
            self._add(supposing(booked, sessions=taken))
            self._last = self._last._replace(room=max(0, self._last.room - taken))
            row = supposing(row, sessions=row.sessions - taken)

    def _booked(self, then: Case, row: Entry, grants: tuple[Grant, ...], cover: CoverClass) -> tuple[Entry, int]:
        """Book a session on the first grant that accepts it, or say what it waits for; and how many more go with it.

        Where all are used up that cover it, it stays on none of them in particular. Where another demand stood in the
        way of what the package did pay, only the caller can say which one took it.
        """
        # what a package did pay, a grant that pays nothing took only if no other one can have
        facts = package_facts(then, self._law, self._package, cover)
        grants = tuple(sorted(grants, key=lambda grant: pays_nothing(facts, grant)))
        used_up = True
        for index, grant in enumerate(grants):
            found = self._asked(facts, grant)
            used_up = used_up and found.reason is Reason.PACKAGE_USED_UP
            if found.verdict is Verdict.MET:
                return supposing(row, grant=grant.id, waits=None, grants=()), self._room(facts, grant, row)
            if found.verdict is Verdict.UNKNOWN:
                return self._waiting(row, found.needs[0], grants[index:]), row.sessions
        return (supposing(row, waits=None, grants=()), MOST) if used_up else (self._waiting(row, None, grants), MOST)

    def _asked(self, facts: PackageFacts, grant: Grant) -> Finding:
        checks = accepts(facts, self._law, grant)
        return together(RULE, Phase.PACKAGE, self._package.id, checks, holds(grant, self._package))

    def _room(self, facts: PackageFacts, grant: Grant, row: Row) -> int:
        """Return for how many sessions a grant that accepts one has room."""
        asks = grant.requires
        room = [MOST if isinstance(asks.condition, Unknown) and not asks.not_after_maximum else 1]
        use = facts.use_of(grant)
        if not isinstance(grant.consent_from, Unknown) and use.this_year and facts.person.consent is not True:
            room.append(grant.consent_from - 1 - use.this_year.high)
        for limit, used in zip(grant.limits, use.limits, strict=True):
            if isinstance(used, Spent):
                room.append(_cents(limit, used, row))
            elif used is not None:
                most, _ = limits.maximum(facts, limit)
                room.append(most - used.high)
        return max(1, min(room))

    def _waiting(self, row: Entry, need: Need | None, grants: tuple[Grant, ...]) -> Entry:
        other_year = row.date.year != self._case.session.date.year
        ids = tuple(grant.id for grant in grants)
        if need is None or (other_year and isinstance(need.key, LeftLastYear)):
            need = Need((of_history(row.place, "grant"),), OnGrant(self._package.id, len(self.booked), ids, row.place))
        return supposing(row, waits=need, grants=ids)


def _cents(limit: Limit, spent: Spent, row: Row) -> int:
    """Return for how many sessions of a row, each paid with so much, the same is known of a limit in euros.

    Where it could be reached already, something is supposed of it, until it surely is.
    """
    assert isinstance(limit.max, Money)
    most = limit.max.cents
    sure = spent.high is not None and spent.high < most
    if isinstance(row.paid, Unknown):
        return 1 if sure else MOST
    if not row.paid.cents:
        return MOST
    return -(-(most - (spent.high if sure and spent.high is not None else spent.low)) // row.paid.cents)


def _turns_by_day(grant: Grant) -> bool:
    """Tell whether what a grant asks can be another on another day of one year."""
    asks = grant.requires
    of_the_day = (asks.min_age, asks.max_age, asks.condition, asks.min_months_insured)
    if any(not isinstance(each, Unknown) for each in of_the_day):
        return True
    return any(limit.per is Per.DAY for limit in grant.limits)


def _as_it_was(case: Case, row: Row, day: date, so_far: History) -> Case:
    """Return the case of an earlier session on a day, as far as its row shows it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    day = max(day, case.insured.born)
    condition = case.conditions[key]
    first = condition.first_session
    known: date | Unknown = first if isinstance(first, Unknown) else min(first, day)
    used: Used | Unknown = NOT_GIVEN
    if day.year == case.session.date.year and not isinstance(case.used, Unknown):
        used = supposing(Used(), left_last_year=case.used.left_last_year)
    return supposing(
        case,
        session=supposing(
            case.session,
            date=day,
            performance=row.performance,
            condition=key,
            accident=case.session.accident if key == case.condition_key else False,
        ),
        conditions=FrozenMap({**case.conditions, key: supposing(condition, first_session=known)}),
        history=so_far,
        used=used,
    )
