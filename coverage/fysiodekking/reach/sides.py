"""On which side of its bounds a fact lies, and how far away from them.

A number is named as the law or the package has it: ``< 20``, ``>= 2``. A range of ages is two bounds. A term is named
by its months, ``< 12 months``, and in annex 1 by the condition as well, since each row has a term of its own: the day
that is compared with its end is that of the session, not that on which it began.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Finding, Phase, Verdict, telling
from fysiodekking.model.facts import Bound, Count, Fact, Span
from fysiodekking.model.money import Money
from fysiodekking.model.names import LIMIT, named
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground
from fysiodekking.rules.basic import common
from fysiodekking.rules.ground_facts import care_facts

POSITIVE: Final = frozenset({Verdict.MET, Verdict.MET_IF})


class Side(NamedTuple):
    """One side of a bound.

    :param what: the fact that was compared, as a pattern.
    :param away: how many sessions, years, euros or days the fact lies from the bound; 0 where that has no meaning.
    """

    what: str
    bound: str
    inside: bool
    away: float = 0


def sides_of(finding: Finding, case: Case, law: Law) -> Iterator[Side]:
    """Yield the sides of all bounds that a rule looked at: where it tells, and where a line of a package refused."""
    for check in (*telling(finding.checks), *(each for each in finding.checks if not each.told)):
        for fact in (*check.facts, *check.beside):
            if fact.actual is not None and fact.needed is not None:
                yield from _of(fact, check, finding, case, law)


def is_outside(fact: Fact) -> bool:
    """Tell whether a number lies outside what was asked of it."""
    return isinstance(fact.needed, Bound) and fact.needed.holds(fact.actual) is False


def _of(fact: Fact, check: Check, finding: Finding, case: Case, law: Law) -> Iterator[Side]:
    pattern, needed = named(fact.name).pattern, fact.needed
    what = fact.name if pattern == LIMIT else pattern
    if isinstance(needed, bool):
        yield Side(what, str(needed).lower(), fact.actual is needed)
    elif isinstance(needed, Bound) and isinstance(fact.actual, date):
        if check.reason is not Reason.TERM_NOT_BEGUN:  # that a stay is to come ends no term
            yield from _of_days(what, fact.actual, needed, finding, case, law)
    elif isinstance(needed, Bound):
        yield from _of_number(what, fact, needed)
    elif isinstance(needed, Span):
        for sign, end in ((">=", needed.low), ("<=", needed.high)):
            yield from () if end is None else _of_number(what, fact, Bound(sign, end))
    elif finding.phase is Phase.PACKAGE and check.verdict is not Verdict.UNKNOWN and not isinstance(needed, int):
        # a check tells of the words that a package asks when these are met, or when these are what is not met
        yield Side(what, ", ".join(needed) if isinstance(needed, tuple) else str(needed), check.verdict in POSITIVE)


def _of_number(what: str, fact: Fact, bound: Bound) -> Iterator[Side]:
    inside = bound.holds(fact.actual)
    if inside is not None:
        away = 0 if isinstance(fact.actual, Count) else abs(_number(fact.actual) - _number(bound.value))
        yield Side(what, f"{bound.sign} {bound.value}", inside, away)


def _number(value: object) -> float:
    """Return a number, or an amount in euros."""
    if isinstance(value, Money):
        return value.cents / 100
    assert isinstance(value, int)
    return value


# --- terms ----------------------------------------------------------------------------------------------------------


def _of_days(what: str, start: date, bound: Bound, finding: Finding, case: Case, law: Law) -> Iterator[Side]:
    """Yield the side of a term, of a waiting time, or of a day that the law names."""
    end, day = bound.value, case.session.date
    assert isinstance(end, date)
    if bound.months is None:
        if bound.sign == "<=":
            yield Side(what, f"<= {end.isoformat()}", start <= end, abs((start - end).days))
    elif bound.sign == "<":
        own = f"{case.condition.kind} {what}" if finding.subject == Ground.ANNEX_1 else what
        yield from _term(own, start, end, day, bound.months)
    else:
        begun = common.started(care_facts(case), law) if finding.subject == Ground.FALL_RISK else day
        yield from _waited(what, start, end, begun, bound.months) if isinstance(begun, date) else ()


def _term(what: str, start: date, end: date, day: date, months: int) -> Iterator[Side]:
    """Yield on which side of the end of a term a day lies; none when the term has not begun."""
    if day >= start:
        yield Side(what, f"< {months} months", day < end, abs((end - day).days))


def _waited(what: str, start: date, latest: date, day: date, months: int) -> Iterator[Side]:
    """Yield whether what began at the latest on a day began so many months ago."""
    yield Side(what, f">= {months} months", months_after(start, months) <= day, abs((start - latest).days))
