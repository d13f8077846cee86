"""On which grant of its package each earlier session was booked.

What is asked: contract section 9, point 8: a row may name its grant; else the history is replayed oldest first under
the rule that the first grant whose class, requirements and limits accept a session takes it. Where only one grant
covers the class there is nothing to tell apart.
Taken as given for earlier sessions: the contract, referral and consent of the session that is judged, and for sessions
of the same condition its accident; what of these is not given is not known of them either, and the row waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.dates import days_of_year
from fysiodekking.model.decision import Finding, Phase, Verdict
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import Entry, History, Key, in_time
from fysiodekking.model.needs import LeftLastYear, Need, OnGrant
from fysiodekking.model.package import Grant, Package
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row, Used
from fysiodekking.model.vocabulary import CoverClass, PaidBy
from fysiodekking.rules.checks import together
from fysiodekking.rules.package import RULE, accepts, holds
from fysiodekking.rules.performance import class_of_row


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


class _Replay:
    """The history of a package, session by session, oldest first."""

    def __init__(self, case: Case, law: Law, package: Package) -> None:
        self._case, self._law, self._package = case, law, package
        self._so_far = History()

    def history(self) -> History:
        """Return the rows with their grants."""
        past = self._case.past
        for index in sorted(range(len(past.rows)), key=lambda each: in_time(past.rows[each])):
            row = past.entry(index)
            grants = _candidates(self._case, self._law, self._package, row)
            for single in _singles(row) if grants else (row,):
                self._so_far = self._so_far.extended(self._booked(single, grants) if grants else single)
        return self._so_far

    def _booked(self, row: Entry, grants: tuple[Grant, ...]) -> Entry:
        """Book a session on the first grant that accepts it, or say what it waits for.

        Where none seems to have accepted what the package did pay, only the caller can say which one did.
        """
        then = _as_it_was(self._case, row, self._so_far)
        cover = class_of_row(self._case, self._law, row)
        for index, grant in enumerate(grants):
            found = self._asked(then, grant, cover)
            if found.verdict is Verdict.MET:
                return supposing(row, grant=grant.id, waits=None, grants=())
            if found.verdict is Verdict.UNKNOWN:
                return self._waiting(row, found.needs[0], grants[index:])
        return self._waiting(row, None, grants)

    def _asked(self, then: Case, grant: Grant, cover: CoverClass) -> Finding:
        checks = accepts(then, self._law, self._package, grant, cover)
        return together(RULE, Phase.PACKAGE, self._package.id, checks, holds(grant, self._package))

    def _waiting(self, row: Entry, need: Need | None, grants: tuple[Grant, ...]) -> Entry:
        other_year = row.date.year != self._case.session.date.year
        ids = tuple(grant.id for grant in grants)
        if need is None or (other_year and isinstance(need.key, LeftLastYear)):
            here = len(self._so_far.rows)
            need = Need((f"history[{row.place}].grant",), OnGrant(self._package.id, here, ids))
        return supposing(row, waits=need, grants=ids)


def _singles(row: Entry) -> Iterator[Entry]:
    """Spread a run over its days.

    One that crosses a year stays a run, since it is a range there; so does one of more sessions than the year has days.
    """
    if row.sessions == 1 or row.sessions > days_of_year(row.date) or row.date.year != row.last.year:
        yield row
        return
    days = (row.last - row.date).days
    for index in range(row.sessions):
        day = row.date + timedelta(days=days * index // max(1, row.sessions - 1))
        yield supposing(row, date=day, until=NOT_GIVEN, sessions=1)


def _as_it_was(case: Case, row: Row, so_far: History) -> Case:
    """Return the case of an earlier session, as far as its row shows it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    day = max(row.date, case.insured.born)
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
