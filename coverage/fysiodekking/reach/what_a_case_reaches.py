"""What a case reaches, as targets: rules with verdicts, reasons, the ground or grant that pays, sides of thresholds.

A threshold is a bound that a rule compared a fact with, named as the law or the package has it: ``< 20``, ``>= 2``,
true. A range of ages is two bounds. A term is named by its months, ``< 12 months``, and in annex 1 by the condition as
well, since each row has a term of its own: the day that is compared with its end is that of the session.

Counted of the law are: each rule met, met on condition, refused and unknown; each ground that pays; each number, age
and term on either side; each reason once, whichever rule gives it. Of a package: each answer that it can give, each
grant that pays, each limit and each requirement on either side. Not counted is that a rule does not apply. A yes-or-no
fact that the law asks has no sides of its own: what comes of it are the verdict and the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

import attrs

from fysiodekking.deciding import decide
from fysiodekking.explain.findings import deciding_findings
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.codes import Code
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import POSITIVE, Check, Decision, Finding, Payer, Phase, Verdict, telling
from fysiodekking.model.facts import Between, Bound, Fact, Span
from fysiodekking.model.money import Money
from fysiodekking.model.names import LIMIT, named
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach.packages_in_report import ONLY_BY_ID, Labels, label_in
from fysiodekking.rules.basic import common
from fysiodekking.rules.ground_facts import care_facts
from fysiodekking.rules.package import RULE as PACKAGE_RULE


class Topic(Code):
    """What a target is about; the first four are the law's, the others a package's."""

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
_FLAGS: Final = frozenset({"true", "false"})
_NOT_BEGUN: Final = (Reason.TERM_NOT_BEGUN, Reason.PACKAGE_NOT_BEGUN)
"""What is yet to come has one side only: nothing compares it where it is past."""


@attrs.frozen(kw_only=True, order=True)
class Target:
    """One thing that a case can reach, and that is counted.

    :param package: name of the package that it is about (see `labels`); empty for the law.
    :param rule: name of the rule; empty for a reason of the law, whichever rule gives it.
    :param subject: the ground or package it is about; empty where a rule is about one thing only.
    :param what: the verdict, the reason, the grant that pays (``basic`` where it is a ground), or the fact that was
        compared (as a pattern).
    :param bound: of a threshold: the bound, as ``< 20`` or ``< 12 months``.
    :param side: of a threshold: ``inside`` or ``outside``.
    """

    topic: Topic
    package: str = ""
    rule: str = ""
    subject: str = ""
    what: str
    bound: str = ""
    side: str = ""


def reached(case: Case, labels: Labels = ONLY_BY_ID) -> frozenset[Target]:
    """Return everything that a case reaches and that is counted.

    :param labels: the labels of packages; one that has none is called by its id.
    """
    decision = decide(case)
    law = law_on(case.session.date) if case.session.date in CHECKED else None
    targets = {target for finding in decision.findings for target in targets_of(finding, case, law, labels)}
    if decision.payer is Payer.BASIC:
        for finding in deciding_findings(decision):
            if finding.subject in set(Ground):
                targets.add(Target(topic=Topic.GROUND, rule=finding.rule, subject=_subject(finding), what=Payer.BASIC))
    return frozenset(targets)


def targets_of(finding: Finding, case: Case, law: Law | None, labels: Labels) -> Iterator[Target]:
    """Yield what a finding reaches: its verdict unless it does not apply, its reason, and every threshold.

    :param law: the law of the day of the case; None where no threshold is wanted, or its day was not checked.
    """
    rule, subject, applies = (finding.rule, _subject(finding), finding.verdict is not Verdict.NOT_APPLICABLE)
    if _of_package(finding):
        package = label_in(case, subject, labels)
        for what in (*([finding.verdict] if applies else []), finding.reason):
            yield Target(topic=Topic.ANSWER, package=package, rule=rule, subject=subject, what=what)
        for fact in finding.facts if finding.verdict in POSITIVE else ():
            if fact.name == "grant":
                yield Target(topic=Topic.GRANT, package=package, rule=rule, subject=subject, what=str(fact.actual))
    else:
        if applies:
            yield Target(topic=Topic.RULE, rule=rule, subject=subject, what=finding.verdict)
        yield Target(topic=Topic.REASON, what=finding.reason)
    if law is not None:
        for target, _ in thresholds_of(finding, case, law, labels):
            yield target


def thresholds_of(finding: Finding, case: Case, law: Law, labels: Labels) -> Iterator[tuple[Target, float]]:
    """Yield the sides of thresholds that a rule looked at, with how far away from its bound each fact lay."""
    subject, of_package = _subject(finding), _of_package(finding)
    for what, bound, inside, away in _sides_of(finding, case, law):
        if of_package:
            topic, package = (Topic.LIMIT if "/" in what else Topic.REQUIREMENT, label_in(case, subject, labels))
        elif bound in _FLAGS:
            continue
        else:
            topic, package = Topic.THRESHOLD, ""
        side, rule = "inside" if inside else "outside", finding.rule
        yield Target(topic=topic, package=package, rule=rule, subject=subject, what=what, bound=bound, side=side), away


def _of_package(finding: Finding) -> bool:
    return finding.rule == PACKAGE_RULE and bool(finding.subject)


def _subject(finding: Finding) -> str:
    """Return the ground or the package; which extra line it was is no matter of the rule."""
    subject = finding.subject or ""
    return "" if subject.isdecimal() else subject


def shown_by(target: Target, case: Case, decision: Decision) -> Finding:
    """Return the finding of a case with which its decision reaches a target."""
    law = law_on(case.session.date) if case.session.date in CHECKED else None
    for finding in decision.findings:
        reached_by_it = targets_of(finding, case, law, ONLY_BY_ID)
        if any(attrs.evolve(each, package=target.package) == target for each in reached_by_it):
            return finding
    about = target.rule, target.subject
    return next(each for each in decision.findings if (each.rule, each.subject) == about)


def place_of(target: Target) -> tuple[bool, int]:
    """Order targets: the packages' before the law's, and the sides of bounds first, of which the cases say most."""
    return target.package == "", _ORDER.index(target.topic)


# --- the sides of a bound ---------------------------------------------------------------------------------------------


class Side(NamedTuple):
    """One side of a bound.

    :param what: the fact that was compared, as a pattern.
    :param away: how many sessions, years, euros or days the fact lies from the bound; 0 where that has no meaning.
    """

    what: str
    bound: str
    inside: bool
    away: float = 0


def _sides_of(finding: Finding, case: Case, law: Law) -> Iterator[Side]:
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
        if check.reason not in _NOT_BEGUN:
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
        away = 0 if isinstance(fact.actual, Between) else abs(_number(fact.actual) - _number(bound.value))
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
        yield from (_waited(what, start, end, begun, bound.months) if isinstance(begun, date) else ())


def _term(what: str, start: date, end: date, day: date, months: int) -> Iterator[Side]:
    """Yield on which side of the end of a term a day lies; none when the term has not begun."""
    if day >= start:
        yield Side(what, f"< {months} months", day < end, abs((end - day).days))


def _waited(what: str, start: date, latest: date, day: date, months: int) -> Iterator[Side]:
    """Yield whether what began at the latest on a day began so many months ago."""
    yield Side(what, f">= {months} months", months_after(start, months) <= day, abs((start - latest).days))
