"""The rules as a proof asks them: those of one phase, or of all phases, of a case.

They are handed in, so that other ones than those that stand in `fysiodekking.rules` can be proved (or refuted).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.deciding import decide
from fysiodekking.deciding.phases import Findings, what_gates_say, what_grounds_say
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.unknown import or_none
from fysiodekking.rules import (
    CHARGE,
    CONDITIONS_OF_BASIC,
    EXTRA_LINE,
    GATES,
    GROUNDS,
    PACKAGE,
    BasicGround,
    Condition,
    Gate,
)
from fysiodekking.rules.deductible_facts import deductible_facts
from fysiodekking.rules.extra_line_facts import extra_line_facts
from fysiodekking.rules.gate_facts import gate_facts
from fysiodekking.rules.ground_facts import ground_facts
from fysiodekking.rules.insurance_facts import insurance_facts
from fysiodekking.rules.package_facts import package_facts

_LEVELS: Final = {Verdict.REFUSED: 0, Verdict.UNKNOWN: 1, Verdict.MET_IF: 2, Verdict.MET: 2}


@attrs.frozen(kw_only=True)
class Rules:
    """The rules in the order in which they are asked; by default those of the library."""

    gates: tuple[Gate, ...] = GATES
    conditions: tuple[Condition, ...] = CONDITIONS_OF_BASIC
    grounds: tuple[BasicGround, ...] = GROUNDS
    packages: Callable[..., Any] = PACKAGE
    charges: Callable[..., Any] = CHARGE
    lines: Callable[..., Finding] = EXTRA_LINE


STANDING: Final = Rules()


class RuleAnswer(NamedTuple):
    """What one rule found.

    :param level: how much it gives: of a ground its verdict, of a package whether it takes the session, of the
        deductible how many cents it takes; None where more or less means nothing.
    """

    finding: Finding
    level: int | None


def ask(phase: str, case: Case, law: Law, rules: Rules) -> tuple[RuleAnswer, ...]:
    """Ask every rule of a phase.

    :raises Exception: whatever a rule raises.
    """
    if phase == Asker.GATES:
        gated = gate_facts(case, law)
        return tuple([RuleAnswer(rule(gated, law), None) for rule in rules.gates])
    if phase == Asker.CONDITIONS:
        insured = insurance_facts(case)
        return tuple([RuleAnswer(rule(insured, law), None) for rule in rules.conditions])
    if phase == Asker.GROUNDS:
        treated = ground_facts(case, law)
        findings = [rule(treated, law) for rule in rules.grounds]
        return tuple([RuleAnswer(finding, _LEVELS.get(finding.verdict)) for finding in findings])
    if phase == Asker.PACKAGES:
        return tuple([_of_package(rules.packages(package_facts(case, law, package), law)) for package in case.packages])
    if phase == Asker.CHARGES:
        price = case.session.price
        deducted = rules.charges(deductible_facts(case, law, or_none(price)), law)
        return (RuleAnswer(deducted.finding, None if deducted.amount is None else deducted.amount.cents),)
    if phase == Asker.LINES:
        return tuple([RuleAnswer(rules.lines(facts, law), None) for facts in extra_line_facts(case, law)])
    return tuple([RuleAnswer(finding, None) for finding in decide(case).findings])


def _of_package(answer: Any) -> RuleAnswer:
    if answer.finding.verdict is Verdict.UNKNOWN:
        # more use can settle it: the next grant takes what the first no longer can
        return RuleAnswer(answer.finding, None)
    return RuleAnswer(answer.finding, 0 if answer.grant is None else 1)


def ask_all(case: Case, law: Law, rules: Rules) -> Findings:
    """Ask the rules of every phase, for a whole answer."""
    of_packages = tuple([package_facts(case, law, package) for package in case.packages])
    gated, insured, treated = gate_facts(case, law), insurance_facts(case), ground_facts(case, law)
    waiting = [facts for facts in of_packages if any(not grant.basic_first for grant in facts.package.grants)]
    gates = tuple([rule(gated, law) for rule in rules.gates])
    grounds = tuple([rule(treated, law) for rule in rules.grounds])
    return Findings(
        case=case,
        law=law,
        gates=gates,
        refusals=what_gates_say(gates),
        basic_conditions=tuple([rule(insured, law) for rule in rules.conditions]),
        insurance_facts=insured,
        grounds=grounds,
        ground=what_grounds_say(grounds),
        ground_facts=treated,
        packages=tuple([rules.packages(facts, law) for facts in of_packages]),
        early=tuple([rules.packages(each, law, before_basic=True) for each in waiting]),
        package_facts=of_packages,
        lines=tuple([rules.lines(facts, law) for facts in extra_line_facts(case, law)]),
    )
