"""Gaps in words: the sentence with which a case is answered, and the short names of what it would reach."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import attrs

from fysiodekking.adapters.reach.words import Words
from fysiodekking.deciding import decide
from fysiodekking.explain.placeholders import looked_at, say
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.printable import clean
from fysiodekking.model.vocabulary import Ground
from fysiodekking.reach.cases_against_targets import Gap
from fysiodekking.reach.what_a_case_reaches import Target, Topic, is_outside, shown_by

_SIDES: Final = frozenset({Topic.THRESHOLD, Topic.LIMIT, Topic.REQUIREMENT})
_SIGNS: Final = {"<=": " at most ", ">=": " from ", "<": " below "}
_OTHERS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 120


class GapText(NamedTuple):
    """A gap in words.

    :param group: the package, the ground or the rule that it is about.
    :param of_package: whether that is a package.
    :param mark: how it was found: met, not met, …
    """

    group: str
    of_package: bool
    mark: str
    sentence: str
    codes: tuple[str, ...]


def in_words(gap: Gap, words: Words) -> GapText:
    """Say what a gap is about."""
    decision = decide(gap.case)
    target = gap.targets[0]
    finding = shown_by(target, gap.case, decision)
    said = say(words.catalogue.sentences[finding.reason], finding, decision.about, words.catalogue)
    parts = [said.text]
    if any(each.topic in _SIDES for each in gap.targets):
        parts.append(looked_at(_not_in_doubt(finding), words.catalogue, said.facts) or "")
    return GapText(
        group=target.package or group_of(finding),
        of_package=bool(target.package),
        mark=words.catalogue.marks[finding.verdict],
        sentence=" ".join(filter(None, parts)),
        codes=tuple(code_of(each) for each in gap.targets),
    )


def _not_in_doubt(finding: Finding) -> Finding:
    """Return what was met without what was asked of a number that lies outside it: something else made up for that."""
    if finding.verdict is not Verdict.MET:
        return finding
    facts = (attrs.evolve(fact, needed=None) if is_outside(fact) else fact for fact in finding.facts)
    return attrs.evolve(finding, facts=tuple(facts))


def group_of(finding: Finding) -> str:
    """Return what a finding of the law is about: a ground, or a rule."""
    return str(finding.subject) if finding.subject in set(Ground) else finding.rule


def group_words(group: str, words: Words) -> str:
    """Name a ground, or ask the question of a rule."""
    if group in set(Ground):
        return words.catalogue.grounds[Ground(group)]
    return words.catalogue.questions.get(group, group.replace("_", " "))


def code_of(target: Target) -> str:
    """Return the short name of a target: the same in every language, and unique in a report."""
    about = target.package or target.subject or target.rule
    if target.topic is Topic.REASON:
        return str(target.what)
    if target.topic is Topic.GROUND:
        return f"{about} pays"
    if target.topic is Topic.GRANT:
        return f"{clean(about)} grant {clean(target.what)} pays"
    if target.topic in _SIDES:
        what = target.what.removeprefix(f"{target.subject}/")
        what = what.replace("conditions.*.", "").removeprefix("packages.*.")
        return f"{clean(about)} {clean(what)} {target.bound} {target.side}"
    return f"{clean(about)} {target.what}"


def file_stem(gap: Gap) -> str:
    """Return a name for the case file of a gap, made of what it is about."""
    target = gap.targets[0]
    text = code_of(target)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    head = "package" if target.package else "law"
    return f"{head}-{_OTHERS.sub('-', text.lower()).strip('-')}"[:_LONGEST].rstrip("-")
