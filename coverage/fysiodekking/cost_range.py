"""What a plan costs the insured at least and at most, where that hangs on a number that nobody gave.

The plan is worked out for every value of the number that the rules can tell apart. A number is a count of sessions
elsewhere, the voluntary deductible, or how much of the deductible was used; what hangs on anything else has no range.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import attrs

from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.summary import Summary, judged, reasons_of, summary_of
from fysiodekking.deciding.tree_of_missing_facts import Tree, Work, depends_on, explore_within, how_much
from fysiodekking.deciding.values_of_missing_facts import worlds
from fysiodekking.law import law_of
from fysiodekking.law.instruments import Law
from fysiodekking.ledger import MOST_WORK, booked_as_decided, on_day
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.counts import MOST_CENTS
from fysiodekking.model.decision import Outcome, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.needs import Elsewhere
from fysiodekking.model.plan import DEDUCTIBLE_USED, Agreed, AmountRange, CostRange
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER
from fysiodekking.rules.counting import OF_CONDITION_THIS_YEAR, PAID_OF_CONDITION

_COUNTS: Final = frozenset({*OF_CONDITION_THIS_YEAR, *PAID_OF_CONDITION, "elsewhere_before"})
_VOLUNTARY: Final = "insured.voluntary_deductible"
_ALL_OF_IT: Final = Money(MOST_CENTS)
"""More than any deductible: nothing is left of it. Between nothing and all, what was used only lowers what is due."""


@attrs.frozen
class _World:
    """A plan as far as it is worked out, under one value of every number that was asked so far.

    :param booked: what each of its sessions so far comes to.
    """

    case: Case
    booked: tuple[_Booked, ...]
    conditions: tuple[Reason, ...]


class _Booked(NamedTuple):
    """What a session comes to under one value of every number."""

    payer: Payer | None
    package: str | None
    outcome: Outcome
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...]
    costs: Money
    so_far: Money


def cost_range(case: Case, days: Sequence[date]) -> tuple[CostRange | None, tuple[Agreed, ...], bool]:
    """Return what a plan costs at least and at most, what is certain of each session, and whether all was tried.

    :param case: the first session.
    :param days: the days of the plan, in their order.
    :returns: no range where the costs hang on something else than a number, and where there are too many values to try.
    """
    work, waiting, ends = Work(MOST_WORK), [_World(case, (), ())], list[_World]()
    names: dict[str, None] = {}
    while waiting:
        world = waiting.pop()
        if len(world.booked) == len(days):
            ends.append(world)
            continue
        then = _on_day(world.case, days[len(world.booked)])
        law = law_of(then)
        if law is None:
            return None, (), True
        asked = ask(then, law)
        tree, _ = explore_within(asked, work) if work.spend(asked) else (None, False)
        if tree is None:
            return None, (), False
        found = summary_of(asked, tree)
        paid = _paid(found)
        if paid is None:
            number, cases = _by_number(then, law, tree, found)
            if not cases:
                return None, (), True
            names |= dict.fromkeys(number)
            waiting.extend(attrs.evolve(world, case=each) for each in cases)
        else:
            hangs_on = (*world.conditions, *found.conditions)
            so_far = paid + (world.booked[-1].so_far if world.booked else NOTHING)
            who = found.payer, found.package, found.outcome
            booked = _Booked(*who, reasons_of(found, judged(asked, tree)), found.conditions, paid, so_far)
            waiting.append(_World(booked_as_decided(then, found), (*world.booked, booked), hangs_on))
    agreed = tuple(_agreed(session) for session in zip(*(world.booked for world in ends), strict=True))
    hangs_on = tuple(dict.fromkeys(reason for world in ends for reason in world.conditions))
    whole = agreed[-1].so_far
    between = CostRange(lowest=whole.lowest, highest=whole.highest, names=tuple(names), conditions=hangs_on)
    return between, agreed, True


def _agreed(session: Sequence[_Booked]) -> Agreed:
    """Return what of one session is the same under every value."""
    first, payers, packages = session[0], {each.payer for each in session}, {each.package for each in session}
    provided = any(each.outcome is Outcome.COVERED_IF for each in session)
    so_far = [each.so_far for each in session]
    return Agreed(
        outcome=Outcome.COVERED_IF if provided else first.outcome,
        payer=first.payer if len(payers) == 1 else None,
        package=first.package if len(packages) == 1 else None,
        reasons=tuple(reason for reason in first.reasons if all(reason in each.reasons for each in session)),
        conditions=tuple(dict.fromkeys(reason for each in session for reason in each.conditions)),
        so_far=AmountRange(min(so_far), max(so_far)),
        every=tuple(each.costs for each in session),
    )


def _paid(found: Summary) -> Money | None:
    if found.payer is Payer.NOBODY:
        return NOTHING
    return None if found.amounts is None else found.amounts.patient


def _on_day(case: Case, day: date) -> Case:
    """Return the case on a later day; where nobody said anything of sessions elsewhere, a new year is as open again."""
    then = on_day(case, day)
    if day.year == case.session.date.year or isinstance(then.used, Unknown) or not then.used.supposed:
        return then
    return supposing(then, used=supposing(then.used, elsewhere=ANY_NUMBER, condition_elsewhere_this_year=NOT_GIVEN))


def _by_number(case: Case, law: Law, tree: Tree, found: Summary) -> tuple[tuple[str, ...], list[Case]]:
    """Return the first number on which the costs hang, and the case under its values; none where it is no number."""
    needs = [branch.need for branch in depends_on(tree, how_much)]
    if needs:
        counts = all(isinstance(need.key, Elsewhere) and need.key.field in _COUNTS for need in needs)
        return needs[0].names, [world.case for world in worlds(case, law, needs[0])] if counts else []
    if _VOLUNTARY in found.missing:
        steps = law.insurance.voluntary_steps.value
        return (_VOLUNTARY,), [_insured(case, voluntary_deductible=step) for step in steps]
    used = (NOTHING, _ALL_OF_IT) if found.missing == (DEDUCTIBLE_USED,) else ()
    return found.missing, [_insured(case, deductible_used=each) for each in used]


def _insured(case: Case, **known: Money) -> Case:
    return supposing(case, insured=supposing(case.insured, **known))
