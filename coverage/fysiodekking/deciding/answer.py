"""The answer to a case, also when facts are missing.

A missing fact matters only if its possible answers lead to different results. So where the rules cannot settle a case,
every answer to the first missing fact on the way is tried, and so on: what all of them agree on is certain, and the
facts that they depend on are the missing ones.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Final

import attrs

from fysiodekking.deciding.judge import Answer, Asked, ask, settle
from fysiodekking.law import CHECKED, law_on
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import (
    About,
    Decision,
    Finding,
    LawStamp,
    Need,
    Outcome,
    Payer,
    Phase,
    ReadingUse,
    Verdict,
)
from fysiodekking.model.readings import CHOICES, MIN_AGE
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.deciding.remaining import remaining
from fysiodekking.rules.extra_lines import judgement
from fysiodekking.version import __version__
from fysiodekking.deciding.worlds import Label, worlds

MOST_WORLDS: Final = 4_000
"""So many possible cases are tried at most; beyond that the answer is undetermined and every missing fact is named."""


@attrs.frozen
class Branch:
    """A missing fact with what follows from each of its possible answers."""

    need: Need
    children: tuple[tuple[Label, Tree], ...]


Tree = Answer | Branch


def answer(case: Case) -> Decision:
    """Answer one case; see `fysiodekking.decide.decide`."""
    if case.session.date not in CHECKED:
        return _not_checked(case)
    law = law_on(case.session.date)
    asked = ask(case, law)
    tree = _explore(case, law, asked, [MOST_WORLDS])
    summary = _summary(tree, asked)
    return _decision(case, law, asked, summary)


# --- trying the possible answers ----------------------------------------------------------------------------------------


def _explore(case: Case, law: Law, asked: Asked, left: list[int]) -> Tree | None:
    """Return what follows from every possible answer; None when there are too many."""
    found = settle(case, law, asked)
    if isinstance(found, Answer):
        return found
    children = []
    for world in worlds(case, law, found):
        left[0] -= 1
        if left[0] < 0:
            return None
        child = _explore(world.case, world.law, ask(world.case, world.law), left)
        if child is None:
            return None
        children.append((world.label, child))
    return Branch(found, tuple(children))


_Path = tuple[tuple[str, Label], ...]


def _leaves(tree: Tree, path: _Path = ()) -> Iterator[tuple[_Path, Answer]]:
    if isinstance(tree, Answer):
        yield path, tree
        return
    for label, child in tree.children:
        yield from _leaves(child, (*path, (tree.need.key, label)))


def _consistent(one: _Path, other: _Path) -> bool:
    """Tell whether two paths can belong to one world: no fact has two answers in it."""
    answers: dict[str, list[Label]] = {}
    for key, label in one:
        answers.setdefault(key, []).append(label)
    for key, label in other:
        for known in answers.get(key, ()):
            if isinstance(label, tuple) and isinstance(known, tuple):
                if label[0] > known[1] or known[0] > label[1]:
                    return False
            elif label != known:
                return False
    return True


def _depends_on(tree: Tree, aspect: Callable[[Answer], Hashable]) -> tuple[str, ...]:
    """Return the names of the facts that an aspect of the answer depends on."""
    if isinstance(tree, Answer):
        return ()
    names: dict[str, None] = {}
    leaves = [[(path, aspect(leaf)) for path, leaf in _leaves(child)] for _, child in tree.children]
    for index, one in enumerate(leaves):
        for other in leaves[index + 1 :]:
            if any(value != its and _consistent(path, its_path) for path, value in one for its_path, its in other):
                names.update(dict.fromkeys(tree.need.names))
    for _, child in tree.children:
        names.update(dict.fromkeys(_depends_on(child, aspect)))
    return tuple(names)


def _who(answer: Answer) -> Hashable:
    return answer.outcome, answer.payer, answer.package


def _how_much(answer: Answer) -> Hashable:
    return answer.outcome, answer.payer, answer.package, answer.amounts, answer.open_amounts


# --- what all possible answers agree on ---------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Summary:
    """What is certain, whatever the missing facts are."""

    outcome: Outcome
    payer: Payer | None
    package: str | None
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]

    def same(self, aspect: Callable[[Answer], Hashable]) -> bool:
        """Tell whether all possible answers agree on an aspect."""
        return len({aspect(answer) for answer in self.answers}) == 1


def _summary(tree: Tree | None, asked: Asked) -> Summary:
    if tree is None:
        names = dict.fromkeys(name for finding in asked.before_charges() for name in finding.missing)
        return Summary(outcome=Outcome.UNDETERMINED, payer=None, package=None, answers=(), missing=tuple(names))
    answers = tuple(answer for _, answer in _leaves(tree))
    outcome = _outcome(answers)
    payers = {answer.payer for answer in answers}
    packages = {answer.package for answer in answers}
    settled = outcome is not Outcome.UNDETERMINED
    certain = settled and len(payers) == 1 and len(packages) == 1
    missing = _depends_on(tree, _who)
    if certain:
        open_amounts = (name for answer in answers for name in answer.open_amounts)
        missing = tuple(dict.fromkeys((*_depends_on(tree, _how_much), *open_amounts)))
    return Summary(
        outcome=outcome,
        payer=next(iter(payers)) if settled and len(payers) == 1 else None,
        package=next(iter(packages)) if settled and len(packages) == 1 else None,
        answers=answers,
        missing=missing,
    )


def _outcome(answers: tuple[Answer, ...]) -> Outcome:
    outcomes = {answer.outcome for answer in answers}
    if len(outcomes) == 1:
        return next(iter(outcomes))
    if outcomes == {Outcome.COVERED, Outcome.COVERED_IF}:
        sure = all(answer.outcome is Outcome.COVERED or answer.otherwise_covered for answer in answers)
        return Outcome.COVERED if sure else Outcome.COVERED_IF
    return Outcome.UNDETERMINED


# --- the decision -------------------------------------------------------------------------------------------------------


def _decision(case: Case, law: Law, asked: Asked, summary: Summary) -> Decision:
    first = summary.answers[0] if summary.answers else None
    same_amounts = first is not None and summary.payer is not None and summary.same(lambda answer: answer.amounts)
    same_code = first is not None and summary.same(lambda answer: answer.entitlement_code)
    charge = first.charge if first is not None and summary.same(lambda answer: answer.charge) else _CHARGE_OPEN
    findings = (*asked.before_charges(), charge, *asked.lines)
    lines = zip(case.session.extra_lines, asked.lines, strict=True)
    return Decision(
        outcome=summary.outcome,
        payer=summary.payer,
        package=summary.package,
        amounts=first.amounts if first is not None and same_amounts else None,
        entitlement_code=first.entitlement_code if first is not None and same_code else None,
        extra_lines=tuple(judgement(line, finding) for line, finding in lines),
        reasons=_reasons(summary, asked),
        conditions=(Reason.INSURER_ACCEPTS_NEEDLING,) if summary.outcome is Outcome.COVERED_IF else (),
        missing=summary.missing,
        remaining=remaining(case, law, asked, summary.answers),
        findings=findings,
        readings=_readings(case, law, findings, summary),
        law=LawStamp(on=law.on, checked_through=_checked_through()),
        about=_about(case),
        version=__version__,
    )


_CHARGE_OPEN: Final = Finding(
    rule="deductible_comes_first",
    phase=Phase.CHARGE,
    verdict=Verdict.UNKNOWN,
    reason=Reason.DEDUCTIBLE_NOT_KNOWN,
)


def _reasons(summary: Summary, asked: Asked) -> tuple[Reason, ...]:
    """Return the deciding reason first, then every other that failed."""
    findings = asked.before_charges()
    open_ = [
        finding.reason
        for finding in findings
        if finding.verdict is Verdict.UNKNOWN and (not finding.missing or set(finding.missing) & set(summary.missing))
    ]
    if summary.outcome is Outcome.UNDETERMINED:
        failed = [finding.reason for finding in findings if finding.verdict is Verdict.REFUSED]
        return tuple(dict.fromkeys((*open_, *failed)))
    deciding = [finding.reason for answer in summary.answers for finding in answer.deciding]
    if summary.payer is None:
        deciding = [*deciding, *open_]
    return tuple(dict.fromkeys(deciding))


def _readings(case: Case, law: Law, findings: tuple[Finding, ...], summary: Summary) -> tuple[ReadingUse, ...]:
    """Return the readings that were used, and whether another value would have changed the answer."""
    used = dict.fromkeys(pair for finding in findings for pair in finding.readings)
    return tuple(
        ReadingUse(key=key, value=value, decisive=_decisive(case, law, key, value, summary)) for key, value in used
    )


def _decisive(case: Case, law: Law, key: str, value: str, summary: Summary) -> bool:
    if key == MIN_AGE:
        age = age_on(case.insured.born, case.session.date)
        others: tuple[str | int, ...] = (0, age + 1)
    else:
        others = tuple(each for each in CHOICES[key].values if each != value)
    known = {_how_much(answer) for answer in summary.answers}
    for other in others:
        changed = attrs.evolve(case, readings=attrs.evolve(case.readings, **{key: other}))
        tree = _explore(changed, law, ask(changed, law), [MOST_WORLDS])
        if tree is None or {_how_much(answer) for _, answer in _leaves(tree)} != known:
            return True
    return False


def _not_checked(case: Case) -> Decision:
    finding = Finding(
        rule="law_of_the_day_was_checked", phase=Phase.LAW, verdict=Verdict.UNKNOWN, reason=Reason.LAW_NOT_CHECKED
    )
    return Decision(
        outcome=Outcome.UNDETERMINED,
        payer=None,
        package=None,
        amounts=None,
        entitlement_code=None,
        extra_lines=(),
        reasons=(Reason.LAW_NOT_CHECKED,),
        conditions=(),
        missing=(),
        remaining=(),
        findings=(finding,),
        readings=(),
        law=LawStamp(on=case.session.date, checked_through=_checked_through()),
        about=_about(case),
        version=__version__,
    )


def _checked_through() -> date:
    assert CHECKED.last is not None
    return CHECKED.last


def _about(case: Case) -> About:
    session = case.session
    return About(
        date=session.date,
        performance=None if isinstance(session.performance, Unknown) else session.performance,
        profession=case.provider.profession,
        techniques=None if isinstance(session.techniques, Unknown) else session.techniques,
        condition=case.condition_key,
        kind=case.condition.kind.value,
        age=age_on(case.insured.born, session.date),
        price=None if isinstance(session.price, Unknown) else session.price,
    )
