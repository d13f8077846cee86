"""The answer to a case, also when facts are missing: what all possible answers agree on is certain."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.deciding.answer_tree import (
    MOST_WORK,
    Tree,
    Work,
    answers_in,
    depends_on,
    explore,
    explore_within,
    how_much,
    who,
)
from fysiodekking.deciding.judge import Answer, come_to_the_same
from fysiodekking.deciding.phases import Findings, ask, ask_with_reading
from fysiodekking.deciding.remaining import remaining
from fysiodekking.law import CHECKED, law_of
from fysiodekking.law.instruments import Law
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
from fysiodekking.model.facts import Fact
from fysiodekking.model.law_supposed import UNCHANGED
from fysiodekking.model.names import of_package
from fysiodekking.model.package import RENEWED
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.rules.checks import not_asked
from fysiodekking.rules.extra_lines import judgement
from fysiodekking.rules.rest_of_price import either_way
from fysiodekking.version import __version__


def answer(case: Case) -> Decision:
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
    return _outline(asked, summary_of(asked, explore(asked)))


def answer_within(case: Case, work: Work, booking: Work) -> Decision | None:
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


def summary_within(case: Case, law: Law, work: Work) -> Summary | None:
    """Return what is certain of a case, without all that a decision says besides; None when the work does not suffice.

    :param work: what several searches may ask together.
    """
    asked = ask(case, law)
    tree, sufficed = explore_within(asked, work) if work.spend(asked) else (None, False)
    return summary_of(asked, tree) if sufficed else None


# --- what all possible answers agree on -----------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Summary:
    """What is certain, whatever the missing facts are.

    :param grant: the grant of the package that pays.
    :param conditions: on what it hangs that somebody has to accept, or that is supposed.
    :param waits_for: why it waits for what is missing, the first fact on the way first.
    """

    outcome: Outcome
    payer: Payer | None
    package: str | None
    grant: str | None
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    conditions: tuple[Reason, ...] = ()
    waits_for: tuple[Reason, ...] = ()

    def same(self, aspect: str) -> Any:
        """Return an aspect of the answer on which all possible answers agree; None where they do not."""
        if not self.answers:
            return None
        first = getattr(self.answers[0], aspect)
        for other in self.answers[1:]:
            if getattr(other, aspect) != first:
                return None
        return first

    @property
    def amounts(self) -> Amounts | None:
        """How the price is split; None when that is not certain."""
        amounts: Amounts | None = None if self.payer is None else self.same("amounts")
        return amounts


_NOT_ALL_TRIED: Final = Finding.of(
    "every_possible_answer_was_tried", Phase.LAW, Check(Verdict.UNKNOWN, Reason.NOT_EVERYTHING_TRIED)
)


def summary_of(asked: Findings, tree: Tree | None) -> Summary:
    """Return what all possible answers agree on, without all that a decision says besides.

    :param tree: what follows from the possible answers; None when there are too many.
    """
    found = _agreed(asked, tree)
    if found.outcome is Outcome.UNDETERMINED:
        return found
    accepted = (_condition(asked.case),) if found.outcome is Outcome.COVERED_IF else ()
    supposed = tuple(dict.fromkeys(finding.reason for finding in _supposed(asked, found.answers)))
    covered_if = found.outcome is Outcome.COVERED and supposed
    outcome = Outcome.COVERED_IF if covered_if else found.outcome
    return attrs.evolve(found, outcome=outcome, conditions=(*accepted, *supposed))


def _supposed(asked: Findings, answers: tuple[Answer, ...]) -> Iterator[Finding]:
    """Yield what a case supposes and its answer hangs on: that the law does not change, that a package goes on."""
    day = asked.case.session.date
    if day not in CHECKED:
        supposed = Check(Verdict.MET_IF, Reason.LAW_UNCHANGED, (Fact("law.assume", UNCHANGED),))
        yield Finding.of("law_of_the_day_was_checked", Phase.LAW, supposed)
    renewed = [package for package in asked.case.packages if package.is_renewed_for(day.year)]
    on_the_way = {id_ for each in answers for id_ in _packages_on_the_way(asked, each)} if renewed else ()
    for package in renewed:
        if package.id in on_the_way:
            fact = Fact(of_package(package.id, ".assume"), RENEWED)
            goes_on = Check(Verdict.MET_IF, Reason.PACKAGE_RENEWED, (fact,), (package.terms,))
            yield Finding.of("package_goes_on", Phase.PACKAGE, goes_on, subject=package.id)


def _packages_on_the_way(asked: Findings, answer: Answer) -> Iterator[object]:
    """Yield the packages that an answer hangs on: those asked before whoever pays, and that one, if it is one."""
    if answer.deciding and answer.deciding[0].phase is Phase.GATE:
        return
    yield from (fact.actual for fact in answer.charge.facts if fact.name == "package_takes_deductible")
    for each in (*asked.early, *(() if answer.payer is Payer.BASIC else asked.packages)):
        yield each.finding.subject
        if each.finding.subject == answer.package:
            return


def _agreed(asked: Findings, tree: Tree | None) -> Summary:
    """Return what all possible answers agree on, whatever the case supposes."""
    if tree is None:
        open_ = [finding for finding in asked.before_charges() if finding.verdict is Verdict.UNKNOWN]
        return Summary(
            outcome=Outcome.UNDETERMINED,
            payer=None,
            package=None,
            grant=None,
            answers=(),
            missing=tuple(dict.fromkeys(name for finding in open_ for name in finding.missing)),
            waits_for=tuple(dict.fromkeys([*(finding.reason for finding in open_), _NOT_ALL_TRIED.reason])),
        )
    if isinstance(tree, Answer):
        return Summary(
            outcome=tree.outcome,
            payer=tree.payer,
            package=tree.package,
            grant=tree.grant,
            answers=(tree,),
            missing=tree.open_amounts,
        )
    answers = answers_in(tree)
    outcome = _outcome(answers)
    payers = {answer.payer for answer in answers}
    packages = {answer.package for answer in answers}
    grants = {answer.grant for answer in answers}
    settled = outcome is not Outcome.UNDETERMINED
    certain = settled and len(payers) == 1 and len(packages) == 1
    waits = depends_on(tree, how_much if certain else who)
    open_amounts = [name for answer in answers for name in answer.open_amounts] if certain else []
    return Summary(
        outcome=outcome,
        payer=next(iter(payers)) if settled and len(payers) == 1 else None,
        package=next(iter(packages)) if settled and len(packages) == 1 else None,
        grant=next(iter(grants)) if settled and len(packages) == len(grants) == 1 else None,
        answers=answers,
        missing=tuple(dict.fromkeys([*(name for branch in waits for name in branch.need.names), *open_amounts])),
        waits_for=tuple(dict.fromkeys(branch.reason for branch in waits)),
    )


def _outcome(answers: tuple[Answer, ...]) -> Outcome:
    outcomes = {answer.outcome for answer in answers}
    if len(outcomes) == 1:
        return next(iter(outcomes))
    if outcomes == {Outcome.COVERED, Outcome.COVERED_IF}:
        sure = all(answer.outcome is Outcome.COVERED or answer.otherwise_covered for answer in answers)
        return Outcome.COVERED if sure else Outcome.COVERED_IF
    return Outcome.UNDETERMINED


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


def _outline(asked: Findings, summary: Summary) -> Outline:
    amounts = summary.amounts
    return Outline(
        outcome=summary.outcome,
        payer=summary.payer,
        package=summary.package,
        amounts=amounts,
        entitlement_code=summary.same("entitlement_code"),
        reasons=reasons_of(summary, asked),
        conditions=summary.conditions,
        missing=summary.missing,
        findings=(
            *_supposed(asked, summary.answers),
            *asked.before_charges(),
            summary.same("charge") or _CHARGE_OPEN,
            *_rest(summary, amounts),
            *asked.lines,
            *((_NOT_ALL_TRIED,) if _NOT_ALL_TRIED.reason in summary.waits_for else ()),
        ),
    )


# --- the decision ---------------------------------------------------------------------------------------------------


def _decision(asked: Findings, tree: Tree | None, given: Case, work: Work) -> Decision:
    summary = summary_of(asked, tree)
    case, own = asked.case, _outline(asked, summary)
    findings = own.findings
    used = dict.fromkeys([pair for finding in findings if finding.readings for pair in finding.readings])
    known = _results(tree) if used else set()
    decisive = {(key, value): _decisive(given, asked, tree, key, value, known, work) for key, value in used}
    if None in decisive.values() and _NOT_ALL_TRIED not in findings:
        findings = (*findings, _NOT_ALL_TRIED)
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


def reasons_of(summary: Summary, asked: Findings) -> tuple[Reason, ...]:
    """Return the deciding reason first, then every other that failed."""
    if len(summary.answers) == 1:
        return tuple(dict.fromkeys([each.reason for each in summary.answers[0].deciding]))
    findings, open_ = asked.before_charges(), summary.waits_for
    failed = {finding.reason: None for finding in findings if finding.verdict is Verdict.REFUSED}
    if summary.outcome is Outcome.UNDETERMINED:
        return tuple(dict.fromkeys((*open_, *failed)))
    # what was only supposed while the answers were tried is no reason: a refusal has to be there without it
    deciding = [
        each.reason
        for answer in summary.answers
        for each in answer.deciding
        if each.verdict is not Verdict.REFUSED or each.reason in failed
    ]
    return tuple(dict.fromkeys((*deciding, *open_) if summary.payer is None else (*deciding, *failed)))


def _decisive(
    given: Case, asked: Findings, tree: Tree | None, key: str, value: str, known: set[Hashable], work: Work
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
        elif _results(found) != known:
            return True
    return False if tried else None


def _results(tree: Tree | None) -> set[Hashable]:
    return set() if tree is None else {how_much(answer) for answer in answers_in(tree)}


def _condition(case: Case) -> Reason:
    """Return what the insurer has to accept: dry needling alone, or a reserved act alone that was ordered."""
    return Reason.INSURER_ACCEPTS_NEEDLING if case.session.only_dry_needling else Reason.INSURER_ACCEPTS_ORDERED_ACT


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
                price=None if isinstance(line.price, Unknown) else line.price,
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
        performance=None if isinstance(session.performance, Unknown) else session.performance,
        profession=case.provider.profession,
        techniques=None if isinstance(session.techniques, Unknown) else session.techniques,
        condition=case.condition_key,
        kind=str(case.condition.kind),
        age=age_on(case.insured.born, session.date),
        price=None if isinstance(session.price, Unknown) else session.price,
        packages=tuple([package.called for package in case.packages]),
    )
