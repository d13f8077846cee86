"""A plan: a series of sessions as they were decided, and what it costs the insured."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fysiodekking.model.checked import demand
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import named
from fysiodekking.model.notebook import shown
from fysiodekking.model.reasons import Reason

DEDUCTIBLE_USED: Final = "insured.deductible_used"


@attrs.frozen(kw_only=True)
class Step:
    """One planned session.

    :param number: its number in the plan, from 1.
    :param changed: the payer is another than that of the session before.
    """

    number: int
    date: date
    decision: Decision
    changed: bool

    @property
    def costs(self) -> Money | None:
        """What it costs the insured: deductible and own account; None when that is not known."""
        amounts = self.decision.amounts
        return None if amounts is None else amounts.patient


@attrs.frozen(kw_only=True)
class CostRange:
    """What a plan costs the insured at least and at most, whatever a number is that was not given.

    :param names: the numbers on which it hangs, as the caller knows them.
    :param conditions: on what it hangs for some value that somebody has to accept, or that is supposed.
    """

    lowest: Money
    highest: Money
    names: tuple[str, ...]
    conditions: tuple[Reason, ...] = ()


@attrs.frozen(kw_only=True)
class Plan:
    """A series of sessions, decided one after the other.

    :param rows_given: how many rows the history of the case had; further ones are sessions of the plan.
    :param deductible_given: the case said how much of the deductible was used; what is open of that is of the plan.
    :param between: what it costs the insured, where that hangs on a number that was not given; None where it is known,
        or hangs on something else.
    :param all_tried: whether every value of such a number was tried; without that there is no range.
    """

    steps: tuple[Step, ...]
    rows_given: int
    deductible_given: bool = True
    between: CostRange | None = None
    all_tried: bool = True

    _repr_html_ = shown

    @property
    def costs(self) -> Money | None:
        """What the plan costs the insured in all; None when a session's amounts are not known.

        A session that nobody may charge costs nothing.
        """
        total = NOTHING
        for step in self.steps:
            if step.decision.payer is Payer.NOBODY:
                continue
            if step.costs is None:
                return None
            total += step.costs
        return total

    @property
    def changes(self) -> tuple[Step, ...]:
        """The sessions at which the payer changes."""
        return tuple(step for step in self.steps if step.changed)

    @property
    def missing(self) -> tuple[str, ...]:
        """Every missing fact of any session; what sessions of the plan itself leave open is not one to ask."""
        names = dict.fromkeys((name, step.date.year) for step in self.steps for name in step.decision.missing)
        return tuple(dict.fromkeys(name for name, year in names if not self._is_of_the_plan(name, year)))

    def _is_of_the_plan(self, name: str, year: int) -> bool:
        if name == DEDUCTIBLE_USED:
            return self.deductible_given or year > self.steps[0].date.year
        of = named(name)
        return of.part == "history[*]" and int(of.keys[0]) >= self.rows_given


def demand_plan(planned: object) -> None:
    """Refuse what is no plan.

    :raises InvalidInput: with a sentence.
    """
    demand(planned, Plan, "plan gives one")
