"""What each payer does whatever the missing facts are, where the given facts alone leave that in doubt.

No rule finds it, since a rule looks at the given facts. So it is a finding of its own, with the reason that every
possible answer has, or with all that are possible, and on which facts it hangs which of them holds: no value that was
only tried is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from fysiodekking.deciding.phases import Findings
from fysiodekking.deciding.settling import Answer, ground_that_pays
from fysiodekking.deciding.tree_of_missing_facts import Tree, answers_in, depends_on
from fysiodekking.model.decision import POSITIVE, POSSIBLE, Check, Finding, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.reasons import Reason

RULE: Final = "payer_does_the_same_whatever_is_missing"
_ORDER: Final = (Verdict.REFUSED, Verdict.MET_IF, Verdict.MET)


def either_way(asked: Findings, tree: Tree | None) -> Iterator[Finding]:
    """Yield what is certain of the basic package and of each package that the given facts leave in doubt.

    :param tree: what follows from the values of the missing facts; None when there are too many.
    """
    if tree is None or isinstance(tree, Answer) or _refused(asked.gates):
        return
    answers = answers_in(tree)
    for package in (None, *(each.id for each in asked.case.packages)):
        if not _refuses(asked, package):
            known = {(each.rule, each.subject) for each in _refused(_of(asked, package))}
            why = {
                id(answer): tuple(each for each in _why(answer, package) if (each.rule, each.subject) not in known)
                for answer in answers
            }
            pays = {each.verdict in POSITIVE for whole in why.values() for each in whole}
            if all(why.values()) and len(pays) == 1:
                yield from _agreed(asked, tree, why, package)


def payer_of(finding: Finding) -> str | None:
    """Return the package that a finding is about, an empty text where there is none; None for the basic package."""
    return finding.subject or "" if finding.phase is Phase.PACKAGE else None


def _of(asked: Findings, package: str | None) -> tuple[Finding, ...]:
    """Return all that was asked of the basic package, or of a package."""
    if package is None:
        return *asked.basic_conditions, *asked.grounds
    return tuple(each.finding for each in asked.packages if each.finding.subject == package)


def _refused(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.verdict is Verdict.REFUSED)


def _refuses(asked: Findings, package: str | None) -> bool:
    """Tell whether the basic package, or a package, surely does not pay by what was found."""
    return ground_that_pays(asked) is None if package is None else bool(_refused(_of(asked, package)))


def _why(answer: Answer, package: str | None) -> tuple[Finding, ...]:
    """Return why the basic package, or a package, pays or does not in a possible answer; nothing where that is open."""
    if answer.deciding[0].phase is Phase.GATE:
        return _refused(answer.asked.gates)
    if answer.payer is (Payer.BASIC if package is None else Payer.PACKAGE) and answer.package == package:
        return answer.deciding
    return _refused(_of(answer.asked, package)) if _refuses(answer.asked, package) else ()


def _agreed(asked: Findings, tree: Tree, why: dict[int, tuple[Finding, ...]], package: str | None) -> Iterator[Finding]:
    """Yield what all possible answers agree on, unless the given facts tell it as well.

    :param why: the findings that settle it, by the identity of the answer.
    """
    settling = tuple(each for whole in why.values() for each in whole)
    possible = tuple(dict.fromkeys(each.reason for each in settling))
    common = next((reason for reason in possible if all(reason in _reasons(whole) for whole in why.values())), None)
    if common in _reasons(each for each in _of(asked, package) if each.verdict in POSITIVE):
        return
    told = tuple(each for each in settling if common in {None, each.reason})
    verdict = min((each.verdict for each in told), key=_ORDER.index)
    facts: tuple[Fact, ...] = ()
    if common is None:
        common = Reason.REFUSED_EITHER_WAY if verdict is Verdict.REFUSED else Reason.PAYS_EITHER_WAY
        hangs_on = depends_on(tree, lambda answer: _reasons(why[id(answer)]))
        names = dict.fromkeys(name for branch in hangs_on for name in branch.need.names)
        facts = Fact(POSSIBLE, tuple(reason.value for reason in possible)), *(Fact(name, None) for name in names)
    cited = tuple(dict.fromkeys(citation for each in told for citation in each.citations))
    subjects = {each.subject for each in told if each.phase is not Phase.GATE}
    yield Finding.of(
        RULE,
        Phase.BASIC if package is None else Phase.PACKAGE,
        Check(verdict, common, facts, cited),
        subject=package if package is not None else subjects.pop() if len(subjects) == 1 else None,
    )


def _reasons(findings: Iterable[Finding]) -> frozenset[Reason]:
    return frozenset(each.reason for each in findings)
