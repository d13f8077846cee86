"""Trying every one and every two of the candidate changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

import attrs

from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.summary import Summary, summary_of, summary_within
from fysiodekking.deciding.tree_of_missing_facts import Work, explore
from fysiodekking.law import law_of
from fysiodekking.ledger import on_day
from fysiodekking.model.case import Case
from fysiodekking.model.decision import COVERED, Outcome
from fysiodekking.model.errors import InvalidCase
from fysiodekking.model.money import Money
from fysiodekking.model.what_if import LOSING, Act, Change, Question, Turn, WhatIf
from fysiodekking.what_if.applied import changed
from fysiodekking.what_if.candidates import candidates
from fysiodekking.what_if.questions import questions

MOST_CHANGES: Final = 2
MOST_WORK: Final = 24_000
"""The most that is asked after the case itself was decided; beyond that it is said that not everything was tried."""

_MAY_LOSE: Final = LOSING | {
    Act.CONTRACT,
    Act.WITHOUT_CONTRACT,
    Act.ACCIDENT,
    Act.NO_ACCIDENT,
    Act.CONDITION_FACT,
}


def search(case: Case) -> WhatIf:
    """Find what would change the answer; see `what_would_change`."""
    nothing = WhatIf(
        gains=(),
        losses=(),
        questions=(),
        costs=None,
        most_changes=MOST_CHANGES,
        tried=0,
        unchecked_year=None,
        complete=True,
    )
    law, work = law_of(case), Work(MOST_WORK)
    if law is None:
        return nothing
    asked = ask(case, law)
    tree = explore(asked)
    now = summary_of(asked, tree)
    found = attrs.evolve(nothing, questions=questions(asked, tree, now.missing, work), costs=_costs(now))
    if now.outcome is Outcome.UNDETERMINED:
        return attrs.evolve(found, complete=work.left >= 0)
    tried = _Tried(asked.case, now, work)
    changes = candidates(asked.case, law, asked.before_charges())
    return attrs.evolve(
        found,
        gains=tuple(sorted(tried.gains(changes), key=soonest)),
        losses=tuple(tried.losses(changes)),
        tried=tried.count,
        unchecked_year=_unchecked_year(case),
        complete=work.left >= 0,
    )


def still_to_ask(case: Case) -> tuple[Question, ...]:
    """Return the questions of `search` alone: without a word on what would change the answer."""
    law = law_of(case)
    if law is None:
        return ()
    asked = ask(case, law)
    tree = explore(asked)
    return questions(asked, tree, summary_of(asked, tree).missing, Work(MOST_WORK))


class _Tried:
    """The case as it is, its rows booked, with what was tried on it."""

    def __init__(self, case: Case, now: Summary, work: Work) -> None:
        self.count = 0
        self._case, self._work = case, work
        self._covered = now.outcome in COVERED
        self._costs = _costs(now)

    def gains(self, changes: tuple[Change, ...]) -> Iterator[Turn]:
        """Yield every smallest set by which somebody else pays, or the insured pays less."""
        useful = [change for change in changes if change.act not in LOSING]
        enough: list[frozenset[Change]] = []
        for size in range(1, MOST_CHANGES + 1):
            for chosen in combinations(useful, size):
                if len({change.name for change in chosen}) < size or any(each <= set(chosen) for each in enough):
                    continue
                turn = self._turn(chosen)
                if turn is not None and self._better(turn):
                    enough.append(frozenset(chosen))
                    yield turn

    def losses(self, changes: tuple[Change, ...]) -> Iterator[Turn]:
        """Yield every single fact without which a covered session would not be covered."""
        if not self._covered:
            return
        for change in changes:
            if change.act in _MAY_LOSE and change.before is not None:
                turn = self._turn((change,))
                if turn is not None and turn.outcome is Outcome.NOT_COVERED:
                    yield turn

    def _turn(self, changes: tuple[Change, ...]) -> Turn | None:
        """Decide the case with some changes; None when they do not fit together, or no work is left for it."""
        if self._work.left < 0:
            return None
        try:
            other = changed(self._case, changes)
        except InvalidCase:
            self.count += 1
            return None
        law = law_of(other)
        found = None if law is None else summary_within(other, law, self._work)
        if found is None:
            return None
        self.count += 1
        amounts = found.amounts
        return Turn(
            changes=changes,
            outcome=found.outcome,
            payer=found.payer,
            package=found.package,
            costs=_costs(found),
            deductible=None if amounts is None else amounts.deductible,
            conditions=found.conditions,
        )

    def _better(self, turn: Turn) -> bool:
        if turn.outcome not in COVERED:
            return False
        if not self._covered:
            return True
        return turn.costs is not None and self._costs is not None and turn.costs < self._costs


def _costs(found: Summary) -> Money | None:
    """Return what the insured pays, deductible included; None when that is not known."""
    return None if found.amounts is None else found.amounts.patient


def soonest(turn: Turn) -> tuple[bool, int, bool, bool, int]:
    """Put first what somebody can do, then fewer changes, then the same treatment, then lower costs."""
    other = any(change.act is Act.OTHER_TECHNIQUES for change in turn.changes)
    costs = 0 if turn.costs is None else turn.costs.cents
    return not turn.doable, len(turn.changes), other, turn.costs is None, costs


def _unchecked_year(case: Case) -> int | None:
    later = date(case.session.date.year + 1, 1, 1)
    return None if law_of(on_day(case, later)) else later.year
