"""On which grant of its package each earlier session was booked.

What is asked: contract section 9, point 8: a row may name its grant; else the history is replayed oldest first under
the rule that the first grant whose class, requirements and limits accept a session takes it.
Taken as given for earlier sessions: the contract, referral and consent of the session that is judged; an accident for
sessions of the same condition only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import days_of_year
from fysiodekking.model.decision import Phase, Verdict
from fysiodekking.model.history import History, Key
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import PaidBy
from fysiodekking.rules.checks import together
from fysiodekking.rules.package import RULE, accepts, holds
from fysiodekking.rules.performance import class_of_row


def booked_on_grants(case: Case, law: Law) -> Case:
    """Return the case with a grant on every row that one of its packages paid; the same case when nothing is open."""
    for package in case.packages:
        if len(package.grants) > 1 and any(_open(case, package, key) for key, _ in case.past.tallies()):
            case = attrs.evolve(case, history=_replayed(case, law, package))
    return case


def _open(case: Case, package: Package, row: Key | Row) -> bool:
    only = len(case.packages) == 1
    ours = row.package == package.id or (only and isinstance(row.package, Unknown))
    return ours and row.paid_by is PaidBy.PACKAGE and isinstance(row.grant, Unknown)


def _replayed(case: Case, law: Law, package: Package) -> History:
    so_far = History()
    for row in sorted(case.past.rows, key=lambda each: each.date):
        if not _open(case, package, row):
            so_far = so_far.extended(row)
            continue
        for single in _singles(row):
            so_far = so_far.extended(attrs.evolve(single, grant=_grant(case, law, package, single, so_far)))
    return so_far


def _singles(row: Row) -> Iterator[Row]:
    """Spread a run over its days.

    One that crosses a year stays a run, since it is a range there; so does one of more sessions than the year has days.
    """
    if row.sessions == 1 or row.sessions > days_of_year(row.date) or row.date.year != row.last.year:
        yield row
        return
    days = (row.last - row.date).days
    for index in range(row.sessions):
        day = row.date + timedelta(days=days * index // max(1, row.sessions - 1))
        yield attrs.evolve(row, date=day, until=NOT_GIVEN, sessions=1)


def _grant(case: Case, law: Law, package: Package, row: Row, so_far: History) -> str | Unknown:
    """Return the grant that took an earlier session; Unknown when none would."""
    then = _as_it_was(case, row, so_far)
    cover = class_of_row(case, law, row)
    for grant in package.grants:
        if cover in grant.covers:
            finding = together(
                RULE, Phase.PACKAGE, package.id, accepts(then, law, package, grant, cover), holds(grant, package)
            )
            if finding.verdict is not Verdict.REFUSED:
                return grant.id
    return NOT_GIVEN


def _as_it_was(case: Case, row: Row, so_far: History) -> Case:
    """Return the case of an earlier session, as far as its row shows it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    day = max(row.date, case.insured.born)
    condition = case.conditions[key]
    first = condition.first_session
    known: date | Unknown = first if isinstance(first, Unknown) else min(first, day)
    return attrs.evolve(
        case,
        session=attrs.evolve(
            case.session,
            date=day,
            performance=row.performance,
            condition=key,
            accident=case.session.accident if key == case.condition_key else False,
        ),
        conditions={**case.conditions, key: attrs.evolve(condition, first_session=known)},
        history=so_far,
        used=NOT_GIVEN,
    )
