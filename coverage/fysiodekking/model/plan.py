"""A plan: a series of sessions as they were decided, and what it costs the insured."""

from __future__ import annotations

from datetime import date

import attrs

from fysiodekking.model.checked import demand
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import named
from fysiodekking.model.notebook import shown


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
class Plan:
    """A series of sessions, decided one after the other.

    :param rows_given: how many rows the history of the case had; further ones are sessions of the plan.
    """

    steps: tuple[Step, ...]
    rows_given: int

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
        """Every missing fact of any session; how a session of the plan itself was paid is not one to ask."""
        names = dict.fromkeys(name for step in self.steps for name in step.decision.missing)
        return tuple(name for name in names if not self._is_of_the_plan(name))

    def _is_of_the_plan(self, name: str) -> bool:
        of = named(name)
        return of.part == "history[*]" and int(of.keys[0]) >= self.rows_given


def demand_plan(planned: object) -> None:
    """Refuse what is no plan.

    :raises InvalidInput: with a sentence.
    """
    demand(planned, Plan, "plan gives one")
