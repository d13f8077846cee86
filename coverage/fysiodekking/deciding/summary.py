"""What is certain of a case: what all its possible answers agree on, whatever the missing facts are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from fysiodekking.deciding.either_way import RULE, either_way, payer_of
from fysiodekking.deciding.phases import Findings, ask
from fysiodekking.deciding.settling import Answer
from fysiodekking.deciding.tree_of_missing_facts import (
    Tree,
    Work,
    answers_in,
    depends_on,
    explore_within,
    how_much,
    who,
)
from fysiodekking.law import CHECKED
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Amounts, Check, Finding, Outcome, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.law_supposed import UNCHANGED
from fysiodekking.model.names import of_package
from fysiodekking.model.package import RENEWED
from fysiodekking.model.reasons import Reason
from fysiodekking.rules.basic.common import to_accept


@attrs.frozen(kw_only=True)
class Summary:
    """What is certain, whatever the missing facts are.

    :param grant: the grant of the package that pays.
    :param conditions: on what it hangs that somebody has to accept, or that is supposed.
    :param waits_for: why it waits for what is missing, the first fact on the way first.
    :param supposed: what the case supposes and the answer hangs on.
    """

    outcome: Outcome
    payer: Payer | None
    package: str | None
    grant: str | None
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    conditions: tuple[Reason, ...] = ()
    waits_for: tuple[Reason, ...] = ()
    supposed: tuple[Finding, ...] = ()

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


NOT_ALL_TRIED: Final = Finding.of(
    "every_possible_answer_was_tried", Phase.LAW, Check(Verdict.UNKNOWN, Reason.NOT_EVERYTHING_TRIED)
)


def summary_within(case: Case, law: Law, work: Work) -> Summary | None:
    """Return what is certain of a case, without all that a decision says besides; None when the work does not suffice.

    :param work: what several searches may ask together.
    """
    asked = ask(case, law)
    tree, sufficed = explore_within(asked, work) if work.spend(asked) else (None, False)
    return summary_of(asked, tree) if sufficed else None


def summary_of(asked: Findings, tree: Tree | None) -> Summary:
    """Return what all possible answers agree on, without all that a decision says besides.

    :param tree: what follows from the values of the missing facts; None when there are too many.
    """
    found = _agreed(asked, tree)
    outcome, supposed = found.outcome, tuple(_supposed(asked, found.answers))
    techniques = asked.case.session.techniques
    accepted = to_accept(techniques, asked.law) if outcome is Outcome.COVERED_IF else ()
    if not accepted and not supposed:
        return found
    if outcome is Outcome.UNDETERMINED:
        return attrs.evolve(found, supposed=supposed)
    conditions = (*accepted, *dict.fromkeys([finding.reason for finding in supposed]))
    outcome = Outcome.COVERED_IF if outcome is Outcome.COVERED else outcome
    return attrs.evolve(found, outcome=outcome, conditions=conditions, supposed=supposed)


def _supposed(asked: Findings, answers: tuple[Answer, ...]) -> Iterator[Finding]:
    """Yield what a case supposes and its answer hangs on: that the law does not change, that a package goes on."""
    day = asked.case.session.date
    if day not in CHECKED:
        supposed = Check(Verdict.MET_IF, Reason.LAW_UNCHANGED, (Fact("law.assume", UNCHANGED),))
        yield Finding.of("law_of_the_day_was_checked", Phase.LAW, supposed)
    renewed = [package for package in asked.case.packages if package.is_renewed_for(day.year)]
    if not renewed:
        return
    on_the_way = {id_ for each in answers for id_ in _packages_on_the_way(asked, each)}
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
            waits_for=tuple(dict.fromkeys([*(finding.reason for finding in open_), NOT_ALL_TRIED.reason])),
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


def judged(asked: Findings, tree: Tree | None) -> tuple[Finding, ...]:
    """Return what was found of gates, basic package and packages, and what is certain of a payer in doubt."""
    return *asked.before_charges(), *either_way(asked, tree)


def reasons_of(summary: Summary, findings: tuple[Finding, ...]) -> tuple[Reason, ...]:
    """Return the deciding reason first, then every other that failed.

    :param findings: all that `judged` returned.
    """
    if len(summary.answers) == 1:
        return tuple(dict.fromkeys([each.reason for each in summary.answers[0].deciding]))
    open_ = summary.waits_for
    failed = {finding.reason: None for finding in findings if finding.verdict is Verdict.REFUSED}
    if summary.outcome is Outcome.UNDETERMINED:
        return tuple(dict.fromkeys((*open_, *failed)))
    # what was only supposed while the answers were tried is no reason: a refusal has to be there without it
    certain = {payer_of(finding): finding.reason for finding in findings if finding.rule == RULE}
    deciding = [
        each.reason if each.reason in failed else certain.get(payer_of(each), each.reason)
        for answer in summary.answers
        for each in answer.deciding
        if each.verdict is not Verdict.REFUSED or each.reason in failed or payer_of(each) in certain
    ]
    return tuple(dict.fromkeys((*deciding, *open_) if summary.payer is None else (*deciding, *failed)))
