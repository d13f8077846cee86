"""What a case reaches: rules with their verdicts, reasons, the ground or package that decides, sides of thresholds.

A threshold is a bound that a rule compared a fact with, as it stands in the facts of a finding: ``< 20``, ``>= 2``,
``18-64``, true. A bound that is a date of the case itself is named by its sign only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from fysiodekking.explain.facts import bound_of, day_in, path_of
from fysiodekking.explain.steps import deciding_findings
from fysiodekking.model.codes import Code
from fysiodekking.model.decision import Decision, Fact, Finding, Payer, Verdict
from fysiodekking.model.vocabulary import Ground

_RANGE: Final = re.compile(r"(?P<low>\d*)-(?P<high>\d*)")


class Kind(Code):
    """What a mark is about."""

    VERDICT = "verdict"
    """A rule, about this subject, gave this verdict."""
    REASON = "reason"
    """A rule, about this subject, gave this reason."""
    PAYS = "pays"
    """The basic package or a package pays on this ground or with this grant."""
    THRESHOLD = "threshold"
    """A fact lay inside or outside a bound."""


@attrs.frozen(kw_only=True, order=True)
class Mark:
    """One thing that a case can reach.

    :param rule: name of the rule.
    :param subject: the ground or package it is about; empty where a rule is about one thing only.
    :param what: the verdict, the reason, the grant that pays (``basic`` where it is a ground), or the fact that was
        compared (as a pattern).
    :param bound: of a threshold: the bound, as ``< 20``.
    :param side: of a threshold: ``inside`` or ``outside``.
    """

    kind: Kind
    rule: str
    subject: str
    what: str
    bound: str = ""
    side: str = ""


def reached(decision: Decision) -> frozenset[Mark]:
    """Return everything that a decision reaches."""
    return frozenset((*marks_of(decision.findings), *_ground(decision)))


def _ground(decision: Decision) -> Iterator[Mark]:
    """Yield the ground on which the basic package pays."""
    if decision.payer is Payer.BASIC:
        for finding in deciding_findings(decision):
            if finding.subject in set(Ground):
                yield Mark(kind=Kind.PAYS, rule=finding.rule, subject=_subject(finding), what=Payer.BASIC)


def marks_of(findings: Iterable[Finding]) -> Iterator[Mark]:
    """Yield the marks of findings: of each its verdict, its reason and every threshold that it looked at."""
    for finding in findings:
        rule, subject = finding.rule, _subject(finding)
        yield Mark(kind=Kind.VERDICT, rule=rule, subject=subject, what=finding.verdict)
        yield Mark(kind=Kind.REASON, rule=rule, subject=subject, what=finding.reason)
        if finding.verdict in (Verdict.MET, Verdict.MET_IF):
            for fact in finding.facts:
                if fact.name == "grant":
                    yield Mark(kind=Kind.PAYS, rule=rule, subject=subject, what=str(fact.actual))
        for mark, _ in thresholds_of(finding):
            yield mark


def thresholds_of(finding: Finding) -> Iterator[tuple[Mark, float]]:
    """Yield the marks of the thresholds that a finding looked at, with how far away from its bound each fact lay."""
    for fact in finding.facts:
        side = side_of(fact)
        if side is not None:
            what = fact.name if "/" in fact.name else path_of(fact.name).pattern
            rule, subject, bound = finding.rule, _subject(finding), _bound(fact)
            yield Mark(kind=Kind.THRESHOLD, rule=rule, subject=subject, what=what, bound=bound, side=side), _away(fact)


def _away(fact: Fact) -> float:
    """Return how many sessions, years, euros or days a fact lies from its bound; 0 where that has no meaning."""
    bound = bound_of(fact)
    found = _RANGE.fullmatch(str(fact.needed))
    ends = [bound.value] if bound else [*filter(None, found.groups())] if found else [str(fact.needed)]
    actual, needed = _number(fact.actual or 0), [_number(each) for each in ends]
    return min((abs(actual - each) for each in needed if actual is not None and each is not None), default=0)


def _subject(finding: Finding) -> str:
    """Return the ground or the package; which extra line it was is no matter of the rule."""
    subject = finding.subject or ""
    return "" if subject.isdecimal() else subject


def _bound(fact: Fact) -> str:
    bound = bound_of(fact)
    if bound is not None and day_in(bound.value) is not None:
        return bound.sign
    return str(fact.needed).lower() if isinstance(fact.needed, bool) else str(fact.needed)


def side_of(fact: Fact) -> str | None:
    """Tell on which side of its bound a fact lies; None when it was not compared or is not known."""
    inside = _inside(fact)
    if inside is None:
        return None
    return "inside" if inside else "outside"


def _inside(fact: Fact) -> bool | None:
    actual, needed = fact.actual, fact.needed
    if actual is None or needed is None:
        return None
    if isinstance(needed, bool):
        return actual is needed
    if isinstance(needed, int):
        return isinstance(actual, int) and actual >= needed
    bound = bound_of(fact)
    if bound is not None:
        return _compared(actual, bound.sign, bound.value)
    found = _RANGE.fullmatch(str(needed))
    if found and isinstance(actual, int):
        return int(found["low"] or 0) <= actual and (not found["high"] or actual <= int(found["high"]))
    return None


def _compared(actual: str | int, sign: str, value: str) -> bool | None:
    one, other = _number(actual), _number(value)
    if one is None or other is None:
        return None
    return {"<": one < other, "<=": one <= other, ">=": one >= other}[sign]


def _number(value: str | int) -> float | None:
    """Return a number, an amount or a day as something that can be compared; None for a range."""
    if isinstance(value, int):
        return value
    day: date | None = day_in(value)
    if day is not None:
        return day.toordinal()
    try:
        return float(value)
    except ValueError:
        return None
