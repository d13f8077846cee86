"""The lines in the picture of a plan: where a limit runs out, where another one begins to pay, and 1 January."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import attrs

from fysiodekking.explain.plan.story import kind_of
from fysiodekking.explain.plan.words import PlanWords
from fysiodekking.model.decision import POSITIVE, Payer, Phase, Remaining
from fysiodekking.model.facts import Bound
from fysiodekking.model.names import Name
from fysiodekking.model.plan import Plan, Step
from fysiodekking.model.vocabulary import Per


@attrs.frozen
class Flag:
    """A line between two sessions.

    :param after: the number of sessions of the plan before it.
    :param text: what it says.
    :param quiet: it is only 1 January.
    """

    after: int
    text: str
    quiet: bool = False


def flags(planned: Plan, words: PlanWords) -> tuple[Flag, ...]:
    """Return the lines of a plan in their order; no line says the same twice."""
    found = [*_new_years(planned, words), *_run_out(planned, words)]
    limits = {flag.after for flag in found if not flag.quiet}
    found.extend(_taken_over(planned, words, limits))
    return tuple(dict.fromkeys(sorted(found, key=lambda flag: flag.after)))


def _new_years(planned: Plan, words: PlanWords) -> Iterator[Flag]:
    for before, step in pairwise(planned.steps):
        if before.date.year != step.date.year:
            yield Flag(before.number, words.catalogue.day(date(step.date.year, 1, 1)), quiet=True)


def _run_out(planned: Plan, words: PlanWords) -> Iterator[Flag]:
    """Yield a line behind the session that takes the last of a limit, or before one that finds nothing left."""
    left_before: dict[Name, bool] = {}
    for step in planned.steps:
        left_now = {each.of: not each.used_up for each in step.decision.remaining}
        for each in step.decision.remaining:
            if left_now[each.of] or not left_before.get(each.of, True) or each.per == Per.DAY:
                continue
            taken = kind_of(step).payer is None or _paid_within(step, each)
            after = step.number if taken else step.number - 1
            yield Flag(after, _run_out_words(each, planned.steps[after : after + 1], words))
        left_before = left_now


def _run_out_words(each: Remaining, next_step: tuple[Step, ...], words: PlanWords) -> str:
    if each.package is None:
        return words.say("basic.used_up")
    goes_on = any(_paid_within(step, each) for step in next_step)
    return words.say("limit" if goes_on else "used_up", package=words.package(each.package))


def _paid_within(step: Step, each: Remaining) -> bool:
    """Tell whether a session is paid by the package that has a limit, or by the basic package where that has it."""
    kind = kind_of(step)
    return kind.payer is Payer.BASIC if each.package is None else kind.package == each.package


def _taken_over(planned: Plan, words: PlanWords, limits: set[int]) -> Iterator[Flag]:
    """Yield a line where another one begins to pay; behind a limit that ran out only for the basic package."""
    for before, step in pairwise(planned.steps):
        kind = kind_of(step)
        if kind == kind_of(before):
            continue
        if {kind.payer, kind_of(before).payer} == {Payer.BASIC}:
            continue  # only on another condition: the line of 1 January stands there
        if kind.payer is Payer.BASIC and (bound := _first_sessions(step)) is not None:
            yield Flag(before.number, words.say("basic.after", bound=bound))
        elif kind.payer is Payer.BASIC or before.number not in limits:
            yield Flag(before.number, words.say("from_here", payer=kind.called(words)))


def _first_sessions(step: Step) -> str | None:
    """Return how many sessions come before the basic package pays; None when it pays from the first."""
    for finding in step.decision.findings:
        if finding.phase is Phase.BASIC and finding.verdict in POSITIVE:
            for fact in finding.facts:
                bound = fact.needed
                if fact.name == "sessions_before" and isinstance(bound, Bound) and bound.sign == ">=":
                    return str(bound.value)
    return None
