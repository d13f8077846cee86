"""Asking the rules of one phase about one case.

The rules are handed in, so that other ones than those that stand in `fysiodekking.rules` can be proved (or refuted).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.deciding import decide
from fysiodekking.deciding.phases import Asked, what_gates_say
from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.unknown import Unknown
from fysiodekking.proof import case_grid
from fysiodekking.rules import (
    CHARGES,
    CONDITIONS_OF_BASIC,
    GATES,
    GROUNDS,
    LINES,
    PACKAGES,
    BasicGround,
    Condition,
    Gate,
)
from fysiodekking.rules.charge_facts import charge_facts
from fysiodekking.rules.gate_facts import gate_facts
from fysiodekking.rules.ground_facts import ground_facts
from fysiodekking.rules.insurance_facts import insurance_facts
from fysiodekking.rules.line_facts import line_facts
from fysiodekking.rules.package_facts import package_facts

_LEVELS: Final = {Verdict.REFUSED: 0, Verdict.UNKNOWN: 1, Verdict.MET_IF: 2, Verdict.MET: 2}


@attrs.frozen(kw_only=True)
class Rules:
    """The rules in the order in which they are asked; by default those of the library."""

    gates: tuple[Gate, ...] = GATES
    conditions: tuple[Condition, ...] = CONDITIONS_OF_BASIC
    grounds: tuple[BasicGround, ...] = GROUNDS
    packages: Callable[..., Any] = PACKAGES
    charges: Callable[..., Any] = CHARGES
    lines: Callable[..., Finding] = LINES


STANDING: Final = Rules()


class Found(NamedTuple):
    """What one rule found.

    :param level: how much it gives: of a ground its verdict, of a package whether it takes the session, of the
        deductible how many cents it takes; None where more or less means nothing.
    """

    finding: Finding
    level: int | None


def ask(phase: str, case: Case, law: Law, rules: Rules) -> tuple[Found, ...]:
    """Ask every rule of a phase.

    :raises Exception: whatever a rule raises.
    """
    if phase == case_grid.GATES:
        gated = gate_facts(case, law)
        return tuple([Found(rule(gated, law), None) for rule in rules.gates])
    if phase == case_grid.CONDITIONS:
        insured = insurance_facts(case)
        return tuple([Found(rule(insured, law), None) for rule in rules.conditions])
    if phase == case_grid.GROUNDS:
        treated = ground_facts(case, law)
        return tuple([_levelled(rule(treated, law)) for rule in rules.grounds])
    if phase == case_grid.PACKAGES:
        return tuple([_taken(rules.packages(package_facts(case, law, package), law)) for package in case.packages])
    if phase == case_grid.CHARGES:
        price = case.session.price
        deducted = rules.charges(charge_facts(case, law, None if isinstance(price, Unknown) else price), law)
        return (Found(deducted.finding, None if deducted.amount is None else deducted.amount.cents),)
    if phase == case_grid.LINES:
        return tuple([Found(rules.lines(facts, law), None) for facts in line_facts(case, law)])
    return tuple([Found(finding, None) for finding in decide(case).findings])


def _levelled(finding: Finding) -> Found:
    return Found(finding, _LEVELS.get(finding.verdict))


def _taken(answer: Any) -> Found:
    if answer.finding.verdict is Verdict.UNKNOWN:
        return Found(answer.finding, None)  # more use can settle it: the next grant takes what the first no longer can
    return Found(answer.finding, 0 if answer.grant is None else 1)


def asked(case: Case, law: Law, rules: Rules) -> Asked:
    """Ask the rules of every phase, for a whole answer."""
    of_packages = tuple([package_facts(case, law, package) for package in case.packages])
    gated, insured, treated = gate_facts(case, law), insurance_facts(case), ground_facts(case, law)
    waiting = [each for each in of_packages if any(not grant.basic_first for grant in each.package.grants)]
    gates = tuple([rule(gated, law) for rule in rules.gates])
    return Asked(
        case=case,
        law=law,
        gates=gates,
        refusals=what_gates_say(gates),
        conditions=tuple([rule(insured, law) for rule in rules.conditions]),
        insurance_facts=insured,
        grounds=tuple([rule(treated, law) for rule in rules.grounds]),
        ground_facts=ground_facts(case, law),
        packages=tuple([rules.packages(each, law) for each in of_packages]),
        early=tuple([rules.packages(each, law, before_basic=True) for each in waiting]),
        package_facts=of_packages,
        lines=tuple([rules.lines(facts, law) for facts in line_facts(case, law)]),
    )
