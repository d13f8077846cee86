"""What is counted of the law and of packages, and as what a decision counts.

Of the law: each rule met, met on condition, refused and unknown; each ground that pays; each number, age and term on
either side; each reason once, whichever rule gives it. Of a package: each answer that it can give, each grant that
pays, each limit and each requirement on either side. Not counted is that a rule does not apply. A yes-or-no fact that
the law asks has no sides of its own: what comes of it are the verdict and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.codes import Code
from fysiodekking.model.decision import Decision, Finding, Verdict
from fysiodekking.regions.marks import Kind, Mark, case_of, marks_of, reached
from fysiodekking.regions.names import ONLY_BY_ID, Names, name_in

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


def points_of(decision: Decision, names: Names = ONLY_BY_ID) -> frozenset[Point]:
    """Return everything that a decision reaches and that is counted.

    :param names: the names of packages; one that has none is called by its id.
    :raises TypeError: for a decision that does not rest on a case.
    """
    case = case_of(decision)
    return frozenset(point for mark in reached(decision) for point in point_of(mark, case, names))


def shown_by(point: Point, decision: Decision) -> Finding:
    """Return the finding with which a decision reaches a point."""
    case = case_of(decision)
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
