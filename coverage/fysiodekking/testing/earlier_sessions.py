"""Strategies for earlier sessions: the history, and what it does not show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from fysiodekking.boundaries.ordinary import PRICE, codes_of, law_near
from fysiodekking.boundaries.thresholds import DAY, most_of, sessions_of_ground
from fysiodekking.law import Law
from fysiodekking.model.dates import first_of_year
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import NONE_AT_ALL, ORDINARY_SESSION, Range, Row, Used
from fysiodekking.model.vocabulary import PaidBy, Profession
from fysiodekking.testing.argument_checks import checking
from fysiodekking.testing.draws import Days, Draws, Manner, days

MOST_ROWS: Final = 4


def histories(
    on: Days = None,
    *,
    conditions: Iterable[str] = (),
    packages: Iterable[Package | str] = (),
    profession: Profession | str = Profession.PHYSIOTHERAPIST,
    born: date | None = None,
    complete: bool = False,
) -> st.SearchStrategy[History]:
    """Generate histories of at most four rows, each of one session or of so many that a maximum is nearly reached.

    :param on: the day of the session that follows, or the first and last day; a row may lie on it, or just after it.
    :param conditions: keys of the conditions; with none or one of them the rows name none.
    :param packages: packages that may have paid: objects, or ids of shipped ones.
    :param profession: whose list the codes come from.
    :param born: no row lies before it, and no day that lies before it is drawn.
    :param complete: every row says who paid it, how much and by which grant, and lies on one day; otherwise facts are
        left out now and then, and rows may be runs between two days.
    :raises ValueError: for days, keys, packages, a profession, a date of birth or a flag that cannot be used.
    """
    with checking() as check:
        born, span = check.born(born, check.span(on))
        before = Before(
            conditions=check.keys("conditions", conditions),
            packages=check.packages(packages),
            profession=check.word("profession", Profession, profession),
            born=born,
        )
        manner = Manner(complete=check.flag("complete", complete))
    return history_of(days(span), before, manner)


@attrs.frozen(kw_only=True)
class Before:
    """What the rows of a history are about; see `histories`.

    :param past: a number of sessions that is to be passed often.
    """

    conditions: tuple[str, ...]
    packages: tuple[Package, ...]
    profession: Profession
    born: date | None
    past: int | None = None


@st.composite
def history_of(draw: st.DrawFn, days: st.SearchStrategy[date], before: Before, manner: Manner) -> History:
    """Generate what `histories` does, in a manner."""
    day = draw(days)
    law = law_near(day)
    code = next(iter(codes_of(law, before.profession, ("session",))), ORDINARY_SESSION)
    draws, rows = Draws(draw, manner), _rows(manner, day, before, code, marks(law, before.packages))
    if before.past is None or not draws.one((False, True, True, True, True)):
        return History(draws.several(rows, MOST_ROWS))
    return History((_passed(draws, day, before, code, before.past), *draws.several(rows, MOST_ROWS - 1)))


def marks(law: Law, packages: Iterable[Package]) -> tuple[int, ...]:
    """Return the numbers of sessions at which something changes: of the law of that day, and of packages."""
    numbers = {number for ground in law.basic.grounds.values() for number in sessions_of_ground(ground).values()}
    limits = (most_of(limit) for package in packages for grant in package.grants for limit in grant.limits)
    return tuple(sorted(numbers | {most for most in limits if isinstance(most, int)}))


def _passed(draws: Draws, day: date, before: Before, code: str, past: int) -> Row:
    """Draw a row of so many sessions of the condition that is treated, or one more or less."""
    return Row(
        date=_on(draws, day, before.born),
        condition=before.conditions[0] if len(before.conditions) > 1 else NOT_GIVEN,
        performance=code,
        sessions=past + draws.one((0, 0, 1, -1)),
        **_payment(draws, (), range(0)),
    )


def _on(draws: Draws, day: date, born: date | None) -> date:
    """Draw the day of a row: early in the year mostly, or within the year before; seldom that of the session."""
    earlier = day - draws.draw(st.integers(0, 400)) * DAY
    on = draws.nearly_always(draws.usually(first_of_year(day - DAY), earlier, weight=12), day, day + DAY, weight=13)
    return on if born is None else max(on, born)


@st.composite
def _rows(draw: st.DrawFn, manner: Manner, day: date, before: Before, code: str, numbers: tuple[int, ...]) -> Row:
    draws, conditions = Draws(draw, manner), before.conditions
    on = _on(draws, day, before.born)
    sessions = draws.usually(1, max(1, draws.one(numbers) + draws.one((0, -1, 1))), weight=1) if numbers else 1
    run = not draws.complete and sessions > 1 and draws.usually(False, True, weight=2)
    last = max(on, day - DAY) if run else on
    several = len(conditions) > 1
    return Row(
        date=on,
        condition=draws.one(conditions) if several else NOT_GIVEN,
        performance=draws.usually(code, "1870", weight=12) if code == ORDINARY_SESSION else code,
        sessions=sessions,
        until=last if run else NOT_GIVEN,
        **_payment(draws, before.packages, range(on.year, last.year + 1)),
    )


def _payment(draws: Draws, packages: tuple[Package, ...], years: range) -> dict[str, Any]:
    """Draw who paid a row; a package of its years, if there is one, with its grant, so that it can be booked."""
    paid = draws.fact(PRICE, Money(draws.draw(st.integers(0, 6_000))), weight=2)
    payer = draws.fact(*((PaidBy.PACKAGE,) if packages else ()), PaidBy.INSURED, PaidBy.BASIC, weight=3)
    if payer is not PaidBy.PACKAGE:
        return {"paid_by": payer, "paid": paid}
    package = draws.one(tuple(each for each in packages if each.year in years) or packages)
    named = len(packages) > 1 and not draws.left_out()
    booked = len(package.grants) > 1 and not draws.left_out()
    return {
        "paid_by": payer,
        "paid": paid,
        "package": package.id if named else NOT_GIVEN,
        "grant": draws.one(package.grants).id if booked else NOT_GIVEN,
    }


def used(draws: Draws, packages: Iterable[Package]) -> Used | Unknown:
    """Draw what the history does not show: mostly nothing; numbers, or ranges where facts may be left out."""
    carried = [
        package.id
        for package in packages
        if any(limit.carry_over for grant in package.grants for limit in grant.limits)
    ]
    left = {each: draws.draw(st.integers(0, 5)) for each in carried if not draws.left_out()}
    nothing = draws.nearly_always(True, False, weight=5)
    if nothing and not left:
        return NOT_GIVEN
    elsewhere, ever, this_year = (NONE_AT_ALL if nothing else _range(draws) for _ in range(3))
    if this_year.min > ever.max:  # those of this year are part of those ever
        ever, this_year = this_year, ever
    return Used(
        left_last_year=left,
        elsewhere=elsewhere,
        condition_elsewhere=ever,
        condition_elsewhere_this_year=this_year,
    )


def _range(draws: Draws) -> Range:
    low = draws.draw(st.integers(0, 20))
    return Range(min=low, max=low if draws.complete else low + draws.usually(0, 1, 3, weight=2))
