"""The findings in words: the one that decides, those that failed, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from fysiodekking.explain.catalogue import Catalogue, after_colon
from fysiodekking.explain.citations import NO_LAW, sources_of
from fysiodekking.explain.document import Item, told_once
from fysiodekking.explain.placeholders import looked_at, say
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import COVERED, POSITIVE, Decision, Finding, Outcome, Payer, Phase, Verdict
from fysiodekking.model.reasons import Reason

ABSENCES: Final = frozenset(
    each
    for each in Reason
    if each.value.endswith(("-not-given", "-not-known", "-unknown")) or each is Reason.TECHNIQUES_NEEDED
)
"""Reasons that say what was not given: that "may hold" is no way to put them."""


@attrs.frozen(kw_only=True)
class Told:
    """All findings in words.

    :param deciding: what decides.
    :param failed: every other that failed, and what is unknown where it matters.
    :param rest: what was met, did not apply, or does not matter.
    :param cited: the citations of what decides.
    """

    deciding: tuple[Item, ...]
    failed: tuple[Item, ...]
    rest: tuple[Item, ...]
    cited: tuple[Citation, ...]


def tell(decision: Decision, words: Catalogue) -> Told:
    """Tell every finding once, in the order in which it was asked."""
    deciding = deciding_findings(decision)
    others = [each for each in decision.findings if each not in deciding and each.phase is not Phase.LINE]
    failed = [each for each in others if _failed(each, decision)]
    rest = [each for each in others if each not in failed and each.phase is not Phase.LAW]
    told = (_item(each, decision, words) for each in deciding)
    open_package = decision.payer is Payer.PACKAGE and decision.package is None
    if decision.outcome in COVERED and (decision.payer is None or open_package):  # another one may pay instead
        told = (_perhaps(item, words) for item in told)
    return Told(
        deciding=told_once((*told, *_possible(decision, words))),
        failed=told_once(_item(each, decision, words) for each in failed),
        rest=told_once(_item(each, decision, words, asked=True) for each in rest),
        cited=tuple(citation for each in deciding for citation in each.citations),
    )


def deciding_findings(decision: Decision) -> tuple[Finding, ...]:
    """Return the findings that decide: the first reason's; without an answer, those that a missing fact holds up."""
    judged = [each for each in decision.findings if each.phase not in {Phase.CHARGE, Phase.LINE}]
    if decision.outcome is Outcome.UNDETERMINED:
        held_up = tuple(each for each in judged if each.verdict is Verdict.UNKNOWN and _matters(each, decision))
        return held_up or tuple(each for each in judged if each.verdict is Verdict.UNKNOWN)
    first = decision.reasons[0] if decision.reasons else None
    same = [each for each in judged if each.reason is first]
    covered = decision.outcome in COVERED
    wanted = [each for each in same if (each.verdict in POSITIVE) is covered]
    of_package = [each for each in wanted if decision.package is not None and each.subject == decision.package]
    by_verdict = sorted(of_package or wanted, key=lambda each: each.verdict is Verdict.NOT_APPLICABLE)
    return tuple(by_verdict[:1])


def _matters(finding: Finding, decision: Decision) -> bool:
    """Tell whether what an unknown finding waits for is something that the answer depends on."""
    names = set(finding.missing)
    return bool(names & set(decision.missing)) if names else finding.reason in decision.reasons


def _failed(finding: Finding, decision: Decision) -> bool:
    if finding.phase is Phase.CHARGE:
        return False
    if finding.verdict is Verdict.UNKNOWN:
        return _matters(finding, decision)
    no_package = finding.reason is Reason.NO_PACKAGE and finding.reason in decision.reasons
    return finding.verdict is Verdict.REFUSED or no_package


def _possible(decision: Decision, words: Catalogue) -> Iterator[Item]:
    """Yield the reasons that only possible answers have: no finding carries them.

    That the terms of a package are not known is none: what is missing asks for them, and says what they can lead to.
    """
    found = {each.reason for each in decision.findings} | {Reason.PACKAGE_TERMS_UNKNOWN}
    for reason in decision.reasons:
        if reason not in found:
            name = "possible.unknown" if reason in ABSENCES else "possible"
            yield _perhaps(Item(text=say(words.sentences[reason], None, decision.about, words).text), words, name)


def _perhaps(item: Item, words: Catalogue, name: str = "possible") -> Item:
    """Tell of something that it holds only for some answers to what is missing.

    :param name: of the phrase that says so.
    """
    text = words.say(name, sentence=after_colon(item.text))
    return attrs.evolve(item, text=text, mark=words.say("mark.possible"), verdict="unknown")


def _item(finding: Finding, decision: Decision, words: Catalogue, *, asked: bool = False) -> Item:
    """Tell one finding.

    :param asked: with its question.
    """
    said = say(words.sentences[finding.reason], finding, decision.about, words)
    question = words.questions.get(finding.rule, f"{finding.rule.replace('_', ' ')}?")
    return Item(
        text=_unless_by_law(said.text, finding, words),
        mark=words.marks[finding.verdict],
        verdict=finding.verdict.value,
        question=question if asked else None,
        looked_at=looked_at(finding, words, said.facts),
        sources=sources_of(finding.citations, decision.law.on, words),
    )


def _unless_by_law(text: str, finding: Finding, words: Catalogue) -> str:
    """Say in the same sentence that a refusal rests on no law; on what it rests, its sources say."""
    cited = finding.citations
    if finding.verdict is not Verdict.REFUSED or not cited or any(each.source not in NO_LAW for each in cited):
        return text
    return words.say("no_law", sentence=text.removesuffix("."))
