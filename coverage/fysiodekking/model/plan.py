"""A plan: a series of sessions as they were decided, and what it costs the insured."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fysiodekking.model.checked import demand
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.notebook import shown
from fysiodekking.model.reasons import Reason

DEDUCTIBLE_USED: Final = "insured.deductible_used"


@attrs.frozen
class AmountRange:
    """An amount, at least and at most."""

    lowest: Money
    highest: Money

    @property
    def exact(self) -> Money | None:
        """The amount, where it is known."""
        return self.lowest if self.lowest == self.highest else None


@attrs.frozen(kw_only=True)
class Agreed:
    """What a session comes to under every value of the numbers that were not given.

    :param payer: None where another one pays under another value; outcome, package and reasons are then of no use.
    :param conditions: on what it hangs under some value.
    :param so_far: what the plan costs the insured up to and with it.
    :param every: what it costs the insured under each value, in the same order at every session.
    """

    outcome: Outcome
    payer: Payer | None
    package: str | None
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...]
    so_far: AmountRange
    every: tuple[Money, ...]

    @property
    def costs(self) -> AmountRange:
        """What it costs the insured at least and at most."""
        return AmountRange(min(self.every), max(self.every))

    @property
    def settled(self) -> bool:
        """Whether it is known who pays, and what it costs the insured."""
        who = self.package if self.payer is Payer.PACKAGE else self.payer
        return who is not None and self.costs.exact is not None


@attrs.frozen(kw_only=True)
class Step:
    """One planned session.

    :param number: its number in the plan, from 1.
    :param changed: the payer is another than that of the session before.
    :param asked: the missing facts of the case on which it hangs, also where it does so by a session before it.
    :param agreed: what is certain although a number was not given; None where not every value was tried.
    """

    number: int
    date: date
    decision: Decision
    changed: bool
    asked: tuple[str, ...] = ()
    agreed: Agreed | None = None

    @property
    def known(self) -> Decision | Agreed:
        """Where payer, outcome, reasons and conditions stand: in the decision, unless only all values together tell."""
        agreed, decision = self.agreed, self.decision
        return decision if agreed is None or agreed.payer is None or decision.payer is not None else agreed

    @property
    def between(self) -> AmountRange | None:
        """What it costs the insured at least and at most: deductible and own account; None when that is not known."""
        if self.agreed is not None:
            return self.agreed.costs
        amounts = self.decision.amounts
        return None if amounts is None else AmountRange(amounts.patient, amounts.patient)

    @property
    def costs(self) -> Money | None:
        """What it costs the insured: deductible and own account; None when that is not known."""
        return None if self.between is None else self.between.exact

    @property
    def missing(self) -> tuple[str, ...]:
        """The missing facts of the case that would settle it."""
        return () if self.agreed is not None and self.agreed.settled else self.asked


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

    :param between: what it costs the insured, where that hangs on a number that was not given; None where it is known,
        or hangs on something else.
    :param all_tried: whether every value of such a number was tried; without that there is no range.
    """

    steps: tuple[Step, ...]
    between: CostRange | None = None
    all_tried: bool = True

    _repr_html_ = shown

    @property
    def costs(self) -> Money | None:
        """What the plan costs the insured in all; None when that is not known.

        A session that nobody may charge costs nothing.
        """
        if self.between is not None:
            return AmountRange(self.between.lowest, self.between.highest).exact
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
        return tuple(dict.fromkeys(name for step in self.steps for name in step.missing))


def demand_plan(planned: object) -> None:
    """Refuse what is no plan.

    :raises InvalidInput: with a sentence.
    """
    demand(planned, Plan, "plan gives one")
