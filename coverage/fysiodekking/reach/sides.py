"""On which side of its bounds a fact lies, and how far away from them.

A number is named as the law or the package has it: ``< 20``, ``>= 2``. A range of ages is two bounds. A term is named
by its months, ``< 12 months``, and in annex 1 by the condition as well, since each row has a term of its own: the day
that is compared with its end is that of the session, not that on which it began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from fysiodekking.explain.facts import Bound, bound_of, day_in, path_of
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import MONTHS_PER_YEAR, months_after
from fysiodekking.model.decision import Fact, Finding, Phase, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach.unsaid import declined, unsaid
from fysiodekking.rules.basic import common

_RANGE: Final = re.compile(r"(?P<low>\d*)-(?P<high>\d*)")
_SIGNS: Final = {"age": ">=", "lines_before_that_day": "<="}
"""What is asked of a whole number that a fact gives without a sign; of any other it is to be that number itself."""

_OTHER_DAYS: Final = frozenset(
    {Reason.TERM_NOT_BEGUN, Reason.STARTED_TOO_LONG_AFTER_DISCHARGE, Reason.TERM_NOT_ESTABLISHED}
)
"""What is told of days that end no term: a stay to come, how soon treatment follows it, either of two texts."""

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
    """Yield the sides of all bounds that a rule looked at."""
    for each in (finding, *declined(finding, case, law)):
        for fact in (*each.facts, *unsaid(each, case, law)):
            if fact.actual is not None and fact.needed is not None:
                yield from _of(fact, each, case, law)


def is_outside(fact: Fact) -> bool:
    """Tell whether a number lies outside what was asked of it."""
    bound = bound_of(fact)
    if bound is None or fact.actual is None:
        return False
    actual, value = _number(fact.actual), _number(bound.value)
    return actual is not None and value is not None and not _holds(actual, bound.sign, value)


def _of(fact: Fact, finding: Finding, case: Case, law: Law) -> Iterator[Side]:
    what, needed = fact.name if "/" in fact.name else path_of(fact.name).pattern, fact.needed
    if isinstance(needed, bool):
        yield Side(what, str(needed).lower(), fact.actual is needed)
        return
    bound, ages = bound_of(fact), _RANGE.fullmatch(str(needed))
    if bound is not None and (day := day_in(bound.value)) is not None:
        yield from _of_days(fact, finding, case, law, Bound(bound.sign, day.isoformat()))
    elif bound is not None:
        yield from _of_number(what, fact, bound)
    elif isinstance(needed, int):
        yield from _of_number(what, fact, Bound(_SIGNS[what], str(needed))) if what in _SIGNS else ()
    elif ages:
        for sign, end in ((">=", ages["low"]), ("<=", ages["high"])):
            yield from _of_number(what, fact, Bound(sign, end)) if end else ()
    elif finding.phase is Phase.PACKAGE and finding.verdict is not Verdict.UNKNOWN:
        # a finding tells of the words that a package asks when all is met, or when these are what is not met
        yield Side(what, str(needed), finding.verdict in POSITIVE)


def _of_number(what: str, fact: Fact, bound: Bound) -> Iterator[Side]:
    actual, value = _number(fact.actual), _number(bound.value)
    if actual is not None and value is not None:
        yield Side(what, f"{bound.sign} {bound.value}", _holds(actual, bound.sign, value), abs(actual - value))


def _holds(actual: float, sign: str, value: float) -> bool:
    return {"<": actual < value, "<=": actual <= value, ">=": actual >= value}[sign]


def _number(value: str | int | None) -> float | None:
    """Return a number or an amount as something that can be compared; None for a range."""
    try:
        return None if value is None else float(value)
    except ValueError:
        return None


# --- terms ----------------------------------------------------------------------------------------------------------


def _of_days(fact: Fact, finding: Finding, case: Case, law: Law, bound: Bound) -> Iterator[Side]:
    """Yield the side of a term, of a waiting time, or of a day that the law names."""
    start, end = day_in(fact.actual), date.fromisoformat(bound.value)
    if start is None or finding.reason in _OTHER_DAYS:
        return
    day, what = case.session.date, path_of(fact.name).pattern
    if finding.phase is Phase.PACKAGE:
        yield from _waited(what, start, end, day) if bound.sign == "<=" else ()
    elif bound.sign == "<":
        own = f"{case.condition.kind} {what}" if finding.subject == Ground.ANNEX_1 else what
        yield from _term(own, start, end, day)
    elif finding.subject == Ground.FALL_RISK:
        begun = common.started(case, law)
        yield from _waited(what, start, end, begun) if isinstance(begun, date) else ()
    else:
        yield Side(what, f"<= {end.isoformat()}", start <= end, abs((start - end).days))


def _term(what: str, start: date, end: date, day: date) -> Iterator[Side]:
    """Yield on which side of the end of a term a day lies; none when the term has not begun."""
    if day >= start:
        yield Side(what, f"< {_months(start, end)} months", day < end, abs((end - day).days))


def _waited(what: str, start: date, latest: date, day: date) -> Iterator[Side]:
    """Yield whether what began at the latest on a day began so many months ago."""
    months = _months(latest, day)
    yield Side(what, f">= {months} months", months_after(start, months) <= day, abs((start - latest).days))


def _months(first: date, last: date) -> int:
    """Return from how many months the one day is after the other."""
    return (last.year - first.year) * MONTHS_PER_YEAR + last.month - first.month
