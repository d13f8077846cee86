"""The questions still to ask, the most useful one first, with what each answer leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, Final

from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.deciding.phases import Findings
from fysiodekking.deciding.summary import Summary, summary_within
from fysiodekking.deciding.tree_of_missing_facts import Tree, Work, branches
from fysiodekking.deciding.values_of_missing_facts import Label, with_range, worlds
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.decision import Outcome
from fysiodekking.model.names import of_limit
from fysiodekking.model.needs import Budget, Elsewhere, LeftLastYear, Need, NeedKey, OnGrant, PaidByPackage, Within
from fysiodekking.model.reasons import Reason
from fysiodekking.model.usage import MOST, Range
from fysiodekking.model.what_if import Question, Reply

_OF_ROWS: Final = (Within, PaidByPackage, OnGrant)
_Result = tuple[Outcome, object, str | None, tuple[str, ...], tuple[Reason, ...]]
_End = str | int | None
_Span = tuple[_End, _End]


def questions(asked: Findings, tree: Tree | None, missing: tuple[str, ...], work: Work) -> tuple[Question, ...]:
    """Return a question for every missing fact: those first of which most answers settle the case.

    :param tree: what follows from the values of the missing facts; None when there are too many.
    :param missing: as the decision names it; without any there is nothing to ask.
    :param work: what may be asked to tell what the answers lead to; where it does not suffice there are no replies.
    """
    if not missing:
        return ()
    found = [
        Question(names=names, about=_fact_of(needs[0]), replies=_replies(asked, needs, work))
        for (names, key), needs in _needs(asked, tree).items()
        if set(names) & set(missing) and (names != ("history",) or isinstance(key, Elsewhere))
    ]
    told = {name for question in found for name in question.names}
    others = (Question(names=(name,), about=name, replies=()) for name in missing if name not in told)
    return tuple(sorted((*found, *others), key=_usefulness))


def _usefulness(question: Question) -> tuple[float, float]:
    """Rank by the share of answers that leave the case undetermined, then by how much is then still missing."""
    replies = question.replies
    if not replies:
        return 2, 0
    open_ = [reply for reply in replies if reply.outcome is Outcome.UNDETERMINED]
    return len(open_) / len(replies), sum(len(reply.missing) for reply in replies) / len(replies)


def _fact_of(need: Need) -> str:
    """Return what the answers count, in the words of the format; of a budget they say whether anything is left."""
    if isinstance(need.key, Budget):
        return of_limit(need.key.package, need.key.limit)
    return f"used.{need.key.field}" if isinstance(need.key, Elsewhere) else need.names[0]


_Asked = tuple[tuple[str, ...], NeedKey | None]


def _needs(asked: Findings, tree: Tree | None) -> dict[_Asked, list[Need]]:
    """Return what the answer waits for: at once, or after another answer; by the facts, and what is asked of them."""
    at_once = [need for finding in asked.before_charges() for need in finding.needs]
    # rows of a history have other numbers once some of them were split, so only the first look at them counts
    needs = () if tree is None else (branch.need for branch in branches(tree))
    later = [need for need in needs if not isinstance(need.key, _OF_ROWS)]
    found: dict[_Asked, list[Need]] = {}
    for need in (*at_once, *later):
        if need.names and need not in found.setdefault((need.names, need.key), []):
            found[need.names, need.key].append(need)
    return found


def _replies(asked: Findings, needs: list[Need], work: Work) -> tuple[Reply, ...]:
    """Return what each answer leads to; nothing when the work does not suffice for every one."""
    case, law, key = asked.case, asked.law, needs[0].key
    if isinstance(key, (Within, PaidByPackage)) and len(key.rows) > 1:
        return ()  # how many of several rows is no answer as long as nobody says which
    known: Iterator[tuple[_Span | Label, Case, Law]]
    if isinstance(key, Elsewhere):
        known = (
            ((low, None if high == MOST else high), each, law) for low, high, each in _ranges(case, key.field, needs)
        )
    else:
        known = iter(worlds(case, law, needs[0]))
    answered = []
    for label, then, its_law in known:
        found = None if work.left < 0 else summary_within(then, its_law, work)
        if found is None:
            return ()
        answered.append((label, found))
    return tuple(_in_ranges(answered, needs[0]))


def _in_ranges(answered: list[tuple[Any, Summary]], need: Need) -> Iterator[Reply]:
    """Yield the replies; those that lead to the same result as one, where the answers are numbers or days."""
    if isinstance(need.key, Elsewhere):
        yield from _joined(answered)
        return
    if isinstance(need.key, LeftLastYear):
        # the quota that was left is tried on both sides of the number at which the answer turns
        (_, below), (_, above) = answered
        at = need.at or 0
        yield from _joined([((0, at - 1), below), ((at, None), above)])
        return
    days = [(_day(label), found) for label, found in answered]
    if all(day is not None for day, _ in days):
        yield from _joined(_spans(sorted((day, found) for day, found in days if day is not None)))
        return
    for label, found in answered:
        shown = label if isinstance(label, str) else str(label[0])
        yield _reply(shown, shown, found)


def _ranges(case: Case, field: str, needs: list[Need]) -> Iterator[tuple[int, int, Case]]:
    """Split what was given of a count at every number at which a rule answers differently."""
    known = case.earlier.range(field)
    cuts = sorted({need.at for need in needs if need.at is not None and known.min < need.at <= known.max})
    for low, below in zip((known.min, *cuts), (*cuts, known.max + 1), strict=True):
        part = Range(min=low, max=below - 1)
        yield low, below - 1, supposing(case, used=with_range(case, field, part))


def _day(label: Label) -> date | None:
    if not isinstance(label, str):
        return None
    try:
        return date.fromisoformat(label)
    except ValueError:
        return None


def _spans(days: list[tuple[date, Summary]]) -> list[tuple[_Span, Summary]]:
    """Make of each day that was tried the days up to the next one that was."""
    nexts = [day for day, _ in days[1:]]
    spans: list[tuple[_Span, Summary]] = []
    for index, (day, found) in enumerate(days):
        first = None if index == 0 else day.isoformat()
        last = None if index == len(nexts) else (nexts[index] - DAY).isoformat()
        spans.append(((first, last), found))
    return spans


def _joined(spans: list[tuple[_Span, Summary]]) -> Iterator[Reply]:
    """Join neighbours that lead to the same result."""
    for _, group in groupby(spans, key=lambda each: _result(each[1])):
        same = list(group)
        yield _reply(same[0][0][0], same[-1][0][1], same[0][1])


def _result(found: Summary) -> _Result:
    return found.outcome, found.payer, found.package, found.missing, found.conditions


def _reply(first: _End, last: _End, found: Summary) -> Reply:
    return Reply(
        first=first,
        last=last,
        outcome=found.outcome,
        payer=found.payer,
        package=found.package,
        missing=found.missing,
        conditions=found.conditions,
    )
