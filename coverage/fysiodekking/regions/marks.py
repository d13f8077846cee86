"""What a case reaches: rules with their verdicts, reasons, the ground or package that decides, sides of thresholds.

A threshold is a bound that a rule compared a fact with, as `sides` names it: ``< 20``, ``>= 2``, ``< 12 months``, true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from fysiodekking.explain.steps import deciding_findings
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.codes import Code
from fysiodekking.model.decision import Decision, Finding, Payer
from fysiodekking.model.vocabulary import Ground
from fysiodekking.regions.sides import POSITIVE, sides_of


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
    :param bound: of a threshold: the bound, as ``< 20`` or ``< 12 months``.
    :param side: of a threshold: ``inside`` or ``outside``.
    """

    kind: Kind
    rule: str
    subject: str
    what: str
    bound: str = ""
    side: str = ""


def reached(decision: Decision) -> frozenset[Mark]:
    """Return everything that a decision reaches.

    :raises TypeError: for a decision that does not rest on a case, as one that was read back from a receipt.
    """
    case = case_of(decision)
    law = law_on(case.session.date) if case.session.date in CHECKED else None
    return frozenset((*marks_of(decision.findings, case, law), *_ground(decision)))


def case_of(decision: Decision) -> Case:
    """Return the case that a decision rests on.

    :raises TypeError: when there is none.
    """
    if not isinstance(decision.basis, Case):
        raise TypeError("the decision does not rest on a case (decide one first)")
    return decision.basis


def _ground(decision: Decision) -> Iterator[Mark]:
    """Yield the ground on which the basic package pays."""
    if decision.payer is Payer.BASIC:
        for finding in deciding_findings(decision):
            if finding.subject in set(Ground):
                yield Mark(kind=Kind.PAYS, rule=finding.rule, subject=_subject(finding), what=Payer.BASIC)


def marks_of(findings: Iterable[Finding], case: Case, law: Law | None) -> Iterator[Mark]:
    """Yield the marks of findings: of each its verdict, its reason and every threshold that it looked at.

    :param law: the law of the day of the case; None when it was not checked, and no number of it was looked at.
    """
    for finding in findings:
        rule, subject = finding.rule, _subject(finding)
        yield Mark(kind=Kind.VERDICT, rule=rule, subject=subject, what=finding.verdict)
        yield Mark(kind=Kind.REASON, rule=rule, subject=subject, what=finding.reason)
        if finding.verdict in POSITIVE:
            for fact in finding.facts:
                if fact.name == "grant":
                    yield Mark(kind=Kind.PAYS, rule=rule, subject=subject, what=str(fact.actual))
        if law is not None:
            for mark, _ in thresholds_of(finding, case, law):
                yield mark


def thresholds_of(finding: Finding, case: Case, law: Law) -> Iterator[tuple[Mark, float]]:
    """Yield the marks of the thresholds that a rule looked at, with how far away from its bound each fact lay."""
    rule, subject = finding.rule, _subject(finding)
    for what, bound, inside, away in sides_of(finding, case, law):
        side = "inside" if inside else "outside"
        yield Mark(kind=Kind.THRESHOLD, rule=rule, subject=subject, what=what, bound=bound, side=side), away


def _subject(finding: Finding) -> str:
    """Return the ground or the package; which extra line it was is no matter of the rule."""
    subject = finding.subject or ""
    return "" if subject.isdecimal() else subject
