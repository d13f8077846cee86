"""An earlier session as it was: the case of its own day, and what on that day a grant can ask.

What is asked: contract section 9, point 8, with `booking`, which replays a history with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import Entry, History
from fysiodekking.model.package import Grant
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import NOTHING_SAID, Row, Used
from fysiodekking.model.vocabulary import Per


def parts(row: Entry) -> Iterator[Entry]:
    """Spread a run evenly over its days.

    One that crosses a year stays a run, since it is a range there.
    """
    days = (row.last - row.date).days
    if not days or row.sessions == 1 or row.date.year != row.last.year:
        yield row
        return
    by_day = Counter(days * index // (row.sessions - 1) for index in range(row.sessions))
    for after, sessions in by_day.items():
        yield supposing(row, date=row.date + timedelta(days=after), until=NOT_GIVEN, sessions=sessions)


def asks_how_many(grant: Grant) -> bool:
    """Tell whether a grant asks how many sessions of a condition, or of the day, went before, whoever paid them."""
    asks = grant.requires
    return asks.first_of_the_day or asks.asks_of_grounds


def turns_by_day(grant: Grant) -> bool:
    """Tell whether what a grant asks can be another on another day of one year."""
    asks = grant.requires
    return bool(asks.months) or asks.asks_age or asks_how_many(grant) or has_limit_of_the_day(grant)


def has_limit_of_the_day(grant: Grant) -> bool:
    """Tell whether a limit of a grant counts each day alone."""
    return any(limit.per is Per.DAY for limit in grant.limits)


def as_it_was(case: Case, row: Row, day: date, so_far: History) -> Case:
    """Return the case of an earlier session on a day, as far as its row shows it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    day = max(day, case.insured.born)
    condition = case.conditions[key]
    first = condition.first_session
    known: date | Unknown = first if isinstance(first, Unknown) else min(first, day)
    used: Used | Unknown = NOT_GIVEN
    if day.year == case.session.date.year and not isinstance(case.used, Unknown):
        used = supposing(NOTHING_SAID, left_last_year=case.used.left_last_year, left_open=case.used.left_open)
    return supposing(
        case,
        session=supposing(
            case.session,
            date=day,
            performance=row.performance,
            condition=key,
            other_that_day=NOT_GIVEN,
            **({} if key == case.condition_key else {"accident": False, "accident_on": NOT_GIVEN}),
        ),
        conditions=FrozenMap({**case.conditions, key: supposing(condition, first_session=known)}),
        history=so_far,
        used=used,
    )
