"""What a case reaches: rules with their verdicts, reasons, the ground or package that decides, sides of thresholds.

A threshold is a bound that a rule compared a fact with, as `sides` names it: ``< 20``, ``>= 2``, ``< 12 months``, true.

Counted of the law are: each rule met, met on condition, refused and unknown; each ground that pays; each number, age
and term on either side; each reason once, whichever rule gives it. Of a package: each answer that it can give, each
grant that pays, each limit and each requirement on either side. Not counted is that a rule does not apply. A yes-or-no
fact that the law asks has no sides of its own: what comes of it are the verdict and the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from fysiodekking.deciding import decide
from fysiodekking.explain.steps import deciding_findings
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.codes import Code
from fysiodekking.model.decision import Decision, Finding, Payer, Verdict
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach.package_names import ONLY_BY_ID, Names, name_in
from fysiodekking.reach.sides import POSITIVE, sides_of


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


def reached(case: Case) -> frozenset[Mark]:
    """Return everything that a case reaches."""
    decision = decide(case)
    law = law_on(case.session.date) if case.session.date in CHECKED else None
    return frozenset((*marks_of(decision.findings, case, law), *_ground(decision)))


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


# --- what is counted ------------------------------------------------------------------------------------------------

_TAKES: Final = "package_takes_the_session"
_FLAGS: Final = frozenset({"true", "false"})


class Topic(Code):
    """What a point is about; the first four are the law's, the others a package's."""

    RULE = "rule"
    """A rule gave this verdict."""
    GROUND = "ground"
    """The basic package pays on this ground."""
    THRESHOLD = "threshold"
    """A number, age or term of the law, on one side."""
    REASON = "reason"
    """Some rule gave this reason."""
    ANSWER = "answer"
    """The package gave this verdict, or this reason."""
    GRANT = "grant"
    """The package pays with this grant."""
    LIMIT = "limit"
    """A limit of the package, on one side."""
    REQUIREMENT = "requirement"
    """What the package asks, on one side."""


OF_LAW: Final = (Topic.RULE, Topic.GROUND, Topic.THRESHOLD, Topic.REASON)
OF_PACKAGE: Final = (Topic.ANSWER, Topic.GRANT, Topic.LIMIT, Topic.REQUIREMENT)
_ORDER: Final = (
    *(Topic.LIMIT, Topic.REQUIREMENT, Topic.GRANT, Topic.ANSWER),
    *(Topic.THRESHOLD, Topic.GROUND, Topic.RULE, Topic.REASON),
)


@attrs.frozen(kw_only=True)
class Point:
    """One thing that is counted.

    :param package: name of the package that it is about (see `names`); empty for the law.
    :param mark: what a case has to reach; of a reason of the law without the rule that gives it.
    """

    topic: Topic
    package: str = ""
    mark: Mark


def points_of(case: Case, names: Names = ONLY_BY_ID) -> frozenset[Point]:
    """Return everything that a case reaches and that is counted.

    :param names: the names of packages; one that has none is called by its id.
    """
    return frozenset(point for mark in reached(case) for point in point_of(mark, case, names))


def shown_by(point: Point, case: Case, decision: Decision) -> Finding:
    """Return the finding of a case with which its decision reaches a point."""
    law = law_on(case.session.date) if case.session.date in CHECKED else None
    for finding in decision.findings:
        those = (each for mark in marks_of((finding,), case, law) for each in point_of(mark, case, ONLY_BY_ID))
        if any((each.topic, each.mark) == (point.topic, point.mark) for each in those):
            return finding
    about = point.mark.rule, point.mark.subject
    return next(each for each in decision.findings if (each.rule, each.subject) == about)


def point_of(mark: Mark, case: Case, names: Names) -> Iterator[Point]:
    """Yield what a mark of a case counts as; nothing where it is not counted."""
    if mark.kind is Kind.VERDICT and mark.what == Verdict.NOT_APPLICABLE:
        return
    if mark.rule == _TAKES and mark.subject:
        topic = {Kind.VERDICT: Topic.ANSWER, Kind.REASON: Topic.ANSWER, Kind.PAYS: Topic.GRANT}.get(mark.kind)
        side = Topic.LIMIT if "/" in mark.what else Topic.REQUIREMENT
        yield Point(topic=topic or side, package=name_in(case, mark.subject, names), mark=mark)
    elif mark.kind is Kind.REASON:
        yield Point(topic=Topic.REASON, mark=Mark(kind=mark.kind, rule="", subject="", what=mark.what))
    elif mark.kind is not Kind.THRESHOLD:
        yield Point(topic=Topic.RULE if mark.kind is Kind.VERDICT else Topic.GROUND, mark=mark)
    elif mark.bound not in _FLAGS:
        yield Point(topic=Topic.THRESHOLD, mark=mark)


def place_of(point: Point) -> tuple[bool, int]:
    """Order points: the packages' before the law's, and the sides of bounds first, of which the cases say most."""
    return point.package == "", _ORDER.index(point.topic)
