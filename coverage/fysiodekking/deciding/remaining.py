"""What is left after the session: of each limit of each package, and of the ground of the basic package."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from fysiodekking.deciding.phases import Findings
from fysiodekking.deciding.settling import Answer
from fysiodekking.model import facts
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import Payer, Remaining, Verdict
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import of_ground, of_limit
from fysiodekking.model.needs import Need
from fysiodekking.model.package import ASKS_NOTHING, Grant, Limit
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Unit
from fysiodekking.rules import counting
from fysiodekking.rules.basic.common import maximum_of
from fysiodekking.rules.counting import Count
from fysiodekking.rules.limits_in_sessions import maximum
from fysiodekking.rules.package_facts import PackageFacts, Spent
from fysiodekking.rules.place_surcharge import surcharge_of


def remaining(asked: Findings, answers: tuple[Answer, ...]) -> tuple[Remaining, ...]:
    """Return what is left for certain once this session is booked as decided; None where that is not known.

    An extra line that may be charged and counts as a session is booked with it.
    """
    answer = answers[0] if answers else None
    if answer is not None and len(answers) > 1:
        if len({(each.payer, each.package, each.grant) for each in answers}) > 1:
            answer = None
        elif any(each.amounts != answer.amounts for each in answers):
            answer = attrs.evolve(answer, amounts=None)
    sessions_taken = _sessions_taken(asked) if asked.lines else 1
    of_packages = _of_packages(asked, answer, sessions_taken, answered=bool(answers))
    return (*_of_basic(asked, answer, sessions_taken), *of_packages)


def _sessions_taken(asked: Findings) -> int | None:
    """Return how many sessions this visit takes, with the extra lines that count; None where that is not known."""
    case, law = asked.case, asked.law
    taken = 1
    for line, finding in zip(case.session.extra_lines, asked.lines, strict=True):
        counts = counting.is_treatment(case.earlier, law, line.performance)
        if counts is False or finding.verdict is Verdict.REFUSED or surcharge_of(law, line) is not None:
            continue
        if isinstance(counts, Need) or finding.verdict is Verdict.UNKNOWN:
            return None
        taken += 1
    return taken


def _of_basic(asked: Findings, answer: Answer | None, sessions_taken: int | None) -> Iterator[Remaining]:
    for finding in asked.grounds:
        told = maximum_of(finding)
        if told is None:
            continue
        before, allowed, left = told.before, told.allowed, None
        fewest = before.low if isinstance(before, facts.Between) else before
        most = allowed.high if isinstance(allowed, facts.Between) else allowed
        if most is not None and fewest >= most:
            left = 0
        elif isinstance(before, int) and isinstance(allowed, int) and answer is not None:
            taken = sessions_taken if answer.payer is Payer.BASIC else 0
            left = None if taken is None else max(0, allowed - before - taken)
        per = None if told.per is None else str(told.per)
        yield Remaining(of=of_ground(str(finding.subject)), unit=Unit.SESSIONS.value, per=per, left=left)


def _of_packages(
    asked: Findings, answer: Answer | None, sessions_taken: int | None, *, answered: bool
) -> Iterator[Remaining]:
    case = asked.case
    for about in asked.package_facts:
        package, cover = about.package, about.cover
        if not package.pays_on(case.session.date):
            continue
        for grant in package.grants:
            if cover not in grant.covers or (grant.requires is not ASKS_NOTHING and _for_others(case, grant)):
                continue
            for limit, used in zip(grant.limits, about.use_of(grant).limits, strict=True):
                if not limit.binds(cover) or _other_contract(case, limit):
                    continue
                of = (grant.id, limit.id) if limit.id in package.limits_named_alike else (limit.id,)
                left = _left(about, grant, limit, used, answer, sessions_taken) if answered else None
                yield Remaining(
                    of=of_limit(package.id, *of),
                    unit=str(limit.unit),
                    per=str(limit.per),
                    left=left,
                    covers=limit.covers,
                )


def _for_others(case: Case, grant: Grant) -> bool:
    """Tell whether a grant is for another age, or for after an accident when there was none, or the other way round."""
    asks, accident = grant.requires, case.session.after_accident
    age = age_on(case.insured.born, case.session.date)
    too_young = not isinstance(asks.min_age, Unknown) and age < asks.min_age
    too_old = not isinstance(asks.max_age, Unknown) and age > asks.max_age
    wanted = True if isinstance(asks.within_months_of_accident, int) else asks.accident
    known = not isinstance(wanted, Unknown) and not isinstance(accident, Unknown)
    return too_young or too_old or (known and wanted is not accident)


def _other_contract(case: Case, limit: Limit) -> bool:
    contracted = case.provider.contracted
    return (
        isinstance(limit.when_contracted, bool)
        and isinstance(contracted, bool)
        and contracted is not limit.when_contracted
    )


def _left(
    about: PackageFacts,
    grant: Grant,
    limit: Limit,
    used: Count | Spent | None,
    answer: Answer | None,
    sessions_taken: int | None,
) -> int | Money | str | None:
    if isinstance(limit.max, str):
        return limit.max
    if used is None or answer is None or limit.cut:
        return None
    ours = answer.package == about.package.id and answer.grant == grant.id
    if isinstance(used, Spent):
        assert isinstance(limit.max, Money)
        if used.low >= limit.max.cents:
            return NOTHING
        if used.low != used.high or (ours and answer.amounts is None):
            return None
        now = answer.amounts.package if ours and answer.amounts is not None else NOTHING
        return limit.max - Money(used.low) - now
    most, open_ = maximum(about, limit)
    if used.low >= most + (limit.carry_over if open_ is not None else 0):
        return 0
    if used.low != used.high or open_ is not None:
        return None
    taken = sessions_taken if ours else 0
    return None if taken is None else max(0, most - used.low - taken)
