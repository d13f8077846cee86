"""The same session repeated: who pays each, where the payer changes, what it costs the insured.

A plan folds `decide` over the days: each session is booked as decided before the next one is asked (`ledger`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import attrs

from fysiodekking.cost_range import cost_range
from fysiodekking.deciding.tree_of_missing_facts import Work
from fysiodekking.ledger import MOST_WORK, booked_as_decided, decide_next, on_day
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import LATEST, demand, shown, supposing, too_many
from fysiodekking.model.counts import MOST_PLANNED
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.history import History
from fysiodekking.model.names import OF_HISTORY, named
from fysiodekking.model.package import Package
from fysiodekking.model.plan import DEDUCTIBLE_USED, Plan, Step
from fysiodekking.model.unknown import Unknown

WEEK = 7


@carries_no_data
def plan(case: Case, sessions: int, *, every: int = WEEK, dates: Sequence[date] | None = None) -> Plan:
    """Decide a series of sessions like the one of the case.

    :param case: the first session, with what went before it.
    :param sessions: how many sessions, the first one included; 500 at most.
    :param every: days between two sessions.
    :param dates: the days themselves instead of an interval; the first is then the day of the case or later.
    :raises InvalidCase: when the days are not usable, and when too much is open of the sessions to work it out.
    """
    days = usable_days(case, sessions, every, dates)
    return plan_of(case, days, steps(case, days))


def plan_of(case: Case, days: Sequence[date], decided: Iterable[Step]) -> Plan:
    """Return the plan of some sessions, with what it costs at least and at most where that is not known.

    :param days: as `usable_days` returned them.
    :param decided: what `steps` yields for them.
    """
    planned = Plan(steps=tuple(decided))
    if planned.costs is not None:
        return planned
    between, agreed, all_tried = cost_range(case, days)
    if between is None:
        return attrs.evolve(planned, all_tried=all_tried)
    told = [attrs.evolve(step, agreed=each) for step, each in zip(planned.steps, agreed, strict=True)]
    changed = [False, *(_payer(one) != _payer(other) for one, other in pairwise(told))]
    marked = (attrs.evolve(step, changed=each) for step, each in zip(told, changed, strict=True))
    return Plan(steps=tuple(marked), between=between)


def _payer(step: Step) -> Payer | Outcome:
    return step.known.payer or step.known.outcome


def steps(case: Case, days: Iterable[date]) -> Iterator[Step]:
    """Yield each session of a plan as it is decided.

    :raises InvalidCase: when what is open of the sessions so far leaves too much to book.
    """
    before: Step | None = None
    work, booking, asked = Work(MOST_WORK), Work(MOST_WORK), _Asked(case)
    for number, day in enumerate(days, 1):
        case = on_day(case, day)
        decision = decide_next(case, work, booking, number - 1)
        step = Step(number=number, date=day, decision=decision, changed=False, asked=asked.of(decision))
        yield (before := attrs.evolve(step, changed=before is not None and _payer(before) != _payer(step)))
        case = booked_as_decided(case, decision)


class _Asked:
    """The missing facts of a case, by the year of the sessions that hang on them.

    A session hangs on them also where what it misses is only what a session of the plan before it left open.
    """

    def __init__(self, case: Case) -> None:
        self._rows = len(case.past.rows)
        self._from = case.session.date.year + isinstance(case.insured.deductible_used, Unknown)
        self._names = dict[str, set[int]]()

    def of(self, decision: Decision) -> tuple[str, ...]:
        """Return the facts of the case that a decision misses."""
        year, found = decision.about.date.year, dict[str, None]()
        for name in decision.missing:
            if name == DEDUCTIBLE_USED and year >= self._from:
                found |= dict.fromkeys(each for each, years in self._names.items() if year in years)
            elif (of := named(name)).part == OF_HISTORY and int(of.keys[0]) >= self._rows:
                found |= dict.fromkeys(self._names)
            else:
                found[name] = None
        for name in found:
            self._names.setdefault(name, set()).add(year)
        return tuple(found)


def usable_days(case: Case, sessions: int, every: int, dates: Sequence[date] | None = None) -> list[date]:
    """Return the days of a plan; see `plan`."""
    demand_case(case)
    first = case.session.date
    if dates is not None:
        _days(dates)
        if not dates or list(dates) != sorted(dates) or dates[0] < first or dates[-1] > LATEST:
            raise InvalidCase([Problem("dates", f"write days in order, from {first} to {LATEST}")])
        return list(dates)
    for name, number in (("sessions", sessions), ("every", every)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise InvalidCase(
                [Problem(name, f"{shown(number)} is not a whole number (write it without quotes or decimals)")]
            )
    if not 1 <= sessions <= MOST_PLANNED:
        raise InvalidCase([Problem("sessions", f"{shown(sessions)} is not a whole number from 1 to {MOST_PLANNED}")])
    if every < 1:
        raise InvalidCase([Problem("every", f"{shown(every)} is not a number of days (write 1 or more)")])
    if every * (sessions - 1) > (LATEST - first).days:
        raise InvalidCase(
            [Problem("every", f"{shown(every)} days between {sessions} sessions do not end before {LATEST}")]
        )
    return [first + timedelta(days=every * index) for index in range(sessions)]


def _days(dates: object) -> None:
    """Refuse what is no list of days."""
    if not isinstance(dates, (list, tuple)):
        raise InvalidCase([Problem("dates", f"{shown(dates)} is not a list (write days)")])
    if len(dates) > MOST_PLANNED:
        raise InvalidCase([too_many(dates, MOST_PLANNED).under("dates")])
    wrong = [index for index, day in enumerate(dates) if not isinstance(day, date) or isinstance(day, datetime)]
    if wrong:
        raise InvalidCase(
            Problem(f"dates[{index}]", f"{shown(dates[index])} is not a date (write 2026-03-12)") for index in wrong
        )


@attrs.frozen(kw_only=True)
class Comparison:
    """What a plan would cost the insured with one package.

    :param package: None for no package at all.
    """

    package: Package | None
    plan: Plan


@carries_no_data
def compare(case: Case, packages: Iterable[Package], sessions: int, *, every: int = WEEK) -> tuple[Comparison, ...]:
    """Make the same plan under each of several packages, and without any: cheapest first, unknown costs last.

    Earlier sessions count as they stand in the case: what one package paid does not use up another.

    :raises InvalidCase: when the days are not usable.
    """
    demand_case(case)
    demand(packages, Iterable, "write a list of packages", InvalidCase)
    choices: list[Package | None] = [None, *packages]
    for package in choices[1:]:
        demand(package, Package, "packages_from and load_packages give them", InvalidCase)
    made = [
        Comparison(
            package=package,
            plan=plan(
                # rows name the packages that did pay, which need not be the one that is supposed
                supposing(case, packages=() if package is None else (package,), history=_paid_by_own(case, package)),
                sessions,
                every=every,
            ),
        )
        for package in choices
    ]
    return tuple(sorted(made, key=_cheapest))


def _paid_by_own(case: Case, package: Package | None) -> History | Unknown:
    """Return the history; a row that names no package is of one of the case, and so of no other that is supposed."""
    own = [each.id for each in case.packages]
    if package is None or not own or package.id in own or isinstance(case.history, Unknown):
        return case.history
    rows = list(case.history.rows)
    for index, row in enumerate(rows):
        if isinstance(row.package, Unknown) and row.may_be_paid_by(package.id):
            rows[index] = supposing(row, package=own[0])
    return History.worked_out(rows)


def _cheapest(comparison: Comparison) -> tuple[bool, int, str]:
    costs, package = comparison.plan.costs, comparison.package
    return costs is None, 0 if costs is None else costs.cents, "" if package is None else package.id
