"""The decision of a case, also when facts are missing: what all possible answers agree on is certain.

| asked by | function | gives |
|---|---|---|
| `decide` | `decision_of` | the whole `Decision` |
| a dossier, a plan, a receipt | `decision_within` | the same, where several cases share the work |
| short lines and tables | `outline` | an `Outline`: without what takes asking again or is the case's own |
| questions and changes | `summary_of`, `summary_within` (`summary`) | a `Summary`: without the findings too |
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Final

import attrs

from fysiodekking.deciding.phases import Findings, ask, ask_with_reading
from fysiodekking.deciding.remaining import remaining
from fysiodekking.deciding.settling import Answer, come_to_the_same
from fysiodekking.deciding.summary import NOT_ALL_TRIED, Summary, judged, reasons_of, summary_of
from fysiodekking.deciding.tree_of_missing_facts import (
    MOST_WORK,
    Tree,
    Work,
    answers_in,
    explore,
    explore_within,
    how_much,
)
from fysiodekking.law import CHECKED, law_of
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import (
    About,
    Amounts,
    Check,
    Decision,
    Finding,
    LawStamp,
    LineJudgement,
    Outcome,
    Payer,
    Phase,
    ReadingUse,
    Verdict,
)
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown, or_none
from fysiodekking.rules.extra_lines import judgement
from fysiodekking.rules.rest_of_price import either_way
from fysiodekking.rules.verdicts import not_asked
from fysiodekking.version import __version__


def decision_of(case: Case) -> Decision:
    """Answer one case; see `decide`."""
    law = law_of(case)
    if law is None:
        return _not_checked(case)
    asked = ask(case, law)
    return _decision(asked, explore(asked), case, Work(MOST_WORK))


def outline(case: Case) -> Outline | Decision:
    """Answer one case as `decide` does, without what takes asking again or is the case's own."""
    law = law_of(case)
    if law is None:
        return _not_checked(case)
    asked = ask(case, law)
    tree = explore(asked)
    return _outline(asked, tree, summary_of(asked, tree))


def decision_within(case: Case, work: Work, booking: Work) -> Decision | None:
    """Answer one of several cases; None when all of them together have more to book than is done.

    :param work: what may be tried for all of them together; where it is spent, the answer says that not all was tried.
    :param booking: what may be spent on booking their earlier sessions.
    """
    law = law_of(case)
    if law is None:
        return _not_checked(case)
    asked = ask(case, law)
    if not booking.book(asked):
        return None
    tree, _ = explore_within(asked, work)
    # no more than a case alone has: what is tried of it does not hang on the others
    own = Work(most := min(MOST_WORK, work.left))
    decision = _decision(asked, tree, case, own)
    work.left -= most - own.left
    return decision


@attrs.frozen(kw_only=True)
class Outline:
    """A decision without what is left, whether a reading is decisive, and what it repeats of the case."""

    outcome: Outcome
    payer: Payer | None
    package: str | None
    amounts: Amounts | None
    entitlement_code: str | None
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def _outline(asked: Findings, tree: Tree | None, summary: Summary) -> Outline:
    amounts, found = summary.amounts, judged(asked, tree)
    return Outline(
        outcome=summary.outcome,
        payer=summary.payer,
        package=summary.package,
        amounts=amounts,
        entitlement_code=summary.same("entitlement_code"),
        reasons=reasons_of(summary, found),
        conditions=summary.conditions,
        missing=summary.missing,
        findings=(
            *summary.supposed,
            *found,
            summary.same("charge") or _CHARGE_OPEN,
            *_rest(summary, amounts),
            *asked.lines,
            *((NOT_ALL_TRIED,) if NOT_ALL_TRIED.reason in summary.waits_for else ()),
        ),
    )


# --- the decision ---------------------------------------------------------------------------------------------------


def _decision(asked: Findings, tree: Tree | None, given: Case, work: Work) -> Decision:
    summary = summary_of(asked, tree)
    case, own = asked.case, _outline(asked, tree, summary)
    findings = own.findings
    used = dict.fromkeys([pair for finding in findings if finding.readings for pair in finding.readings])
    results = _results(tree) if used else set()
    decisive = {(key, value): _decisive(given, asked, tree, key, value, results, work) for key, value in used}
    if None in decisive.values() and NOT_ALL_TRIED not in findings:
        findings = (*findings, NOT_ALL_TRIED)
    lines = zip(case.session.extra_lines, asked.lines, strict=True)
    return Decision(
        outcome=own.outcome,
        payer=own.payer,
        package=own.package,
        grant=summary.grant,
        amounts=own.amounts,
        entitlement_code=own.entitlement_code,
        extra_lines=tuple(judgement(line, finding) for line, finding in lines),
        reasons=own.reasons,
        conditions=own.conditions,
        missing=own.missing,
        remaining=remaining(asked, summary.answers),
        findings=findings,
        readings=tuple(ReadingUse(key=key, value=value, decisive=bool(of)) for (key, value), of in decisive.items()),
        law=LawStamp(on=min(case.session.date, _checked_through()), checked_through=_checked_through()),
        about=about_of(case),
        version=__version__,
    )


def _rest(summary: Summary, amounts: Amounts | None) -> tuple[Finding, ...]:
    """Return why the insured pays a rest; when possible answers differ on that, only that it is the same in all."""
    if amounts is None or summary.outcome is Outcome.NOT_COVERED:
        return ()
    first = summary.answers[0].rest
    if not first or summary.same("rest") is not None:
        return first
    return (either_way(amounts.insured, first[0].citations[0], first[0].subject),)


_CHARGE_OPEN: Final = Finding.of("deductible_comes_first", Phase.CHARGE, not_asked(Reason.PAYER_NOT_SETTLED))


def _decisive(
    given: Case, asked: Findings, tree: Tree | None, key: str, value: str, results: set[Hashable], work: Work
) -> bool | None:
    """Tell whether another value of a reading would have changed the answer; None when not all of them were tried."""
    others: tuple[str | int | Unknown, ...]
    if key in NUMBERS:
        others = (NOT_GIVEN, *NUMBERS[key])
    else:
        others = tuple(each for each in CHOICES[key].values if each != value)
    tried = True
    for other in others:
        if work.left < 0:
            return None
        again = ask_with_reading(asked, given, key, other)
        if isinstance(tree, Answer) and come_to_the_same(asked, again):
            continue
        found = explore(again, work) if again.package_facts is asked.package_facts or work.book(again) else None
        if found is None:
            tried = False
        elif _results(found) != results:
            return True
    return False if tried else None


def _results(tree: Tree | None) -> set[Hashable]:
    return set() if tree is None else {how_much(answer) for answer in answers_in(tree)}


def _not_checked(case: Case) -> Decision:
    unchecked = Check(Verdict.UNKNOWN, Reason.LAW_NOT_CHECKED)
    finding = Finding.of("law_of_the_day_was_checked", Phase.LAW, unchecked)
    return Decision(
        outcome=Outcome.UNDETERMINED,
        payer=None,
        package=None,
        grant=None,
        amounts=None,
        entitlement_code=None,
        extra_lines=tuple(
            LineJudgement(
                description=line.description,
                chargeable=None,
                reasons=(Reason.LAW_NOT_CHECKED,),
                citations=(),
                price=or_none(line.price),
            )
            for line in case.session.extra_lines
        ),
        reasons=(Reason.LAW_NOT_CHECKED,),
        conditions=(),
        missing=(),
        remaining=(),
        findings=(finding,),
        readings=(),
        law=LawStamp(on=case.session.date, checked_through=_checked_through()),
        about=attrs.evolve(about_of(case), packages=()),  # none was asked
        version=__version__,
    )


def _checked_through() -> date:
    assert CHECKED.last is not None
    return CHECKED.last


def about_of(case: Case) -> About:
    """Return the facts that a decision repeats, whatever is decided."""
    session = case.session
    return About(
        date=session.date,
        performance=or_none(session.performance),
        profession=case.provider.profession,
        techniques=or_none(session.techniques),
        condition=case.condition_key,
        kind=str(case.condition.kind),
        age=age_on(case.insured.born, session.date),
        price=or_none(session.price),
        packages=tuple([package.called for package in case.packages]),
    )
