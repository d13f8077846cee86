"""A decision whose facts are called otherwise, as where a row of its history stands in another list of the caller's."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from fysiodekking.model.decision import Check, Decision, Finding
from fysiodekking.model.facts import Fact
from fysiodekking.model.needs import Need

Called = Callable[[str], tuple[str, ...]]
"""Returns what a fact is called, from what it was called; several where it was one of several things at once."""


def renamed(decision: Decision, called: Called) -> Decision:
    """Return a decision that is the same but for what its facts are called."""
    findings = tuple(_finding(each, called) for each in decision.findings)
    return attrs.evolve(decision, missing=_names(decision.missing, called), findings=findings)


def _names(names: Iterable[str], called: Called) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for name in names for each in called(name)))


def _finding(finding: Finding, called: Called) -> Finding:
    return attrs.evolve(
        finding,
        facts=_facts(finding.facts, called),
        needs=_needs(finding.needs, called),
        checks=tuple(_check(each, called) for each in finding.checks),
    )


def _check(check: Check, called: Called) -> Check:
    facts, beside = _facts(check.facts, called), _facts(check.beside, called)
    return check._replace(facts=facts, beside=beside, needs=_needs(check.needs, called))


def _facts(facts: tuple[Fact, ...], called: Called) -> tuple[Fact, ...]:
    return tuple(attrs.evolve(fact, name=name) for fact in facts for name in called(fact.name))


def _needs(needs: tuple[Need, ...], called: Called) -> tuple[Need, ...]:
    return tuple(attrs.evolve(need, names=_names(need.names, called)) for need in needs)
