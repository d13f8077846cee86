"""What each phase finds, as far as an answer hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import NamedTuple

from fysiodekking.adapters.data_reader import members_of
from fysiodekking.adapters.input_data import INPUT
from fysiodekking.deciding import phases
from fysiodekking.law import law_on
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.decision import POSITIVE, Finding, Verdict
from fysiodekking.model.errors import Problem
from fysiodekking.model.needs import Elsewhere, Field, Need, OfCondition, PaidBefore
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.rules import entitlement_code
from fysiodekking.rules.basic.common import to_accept
from fysiodekking.rules.gate_facts import gate_facts
from fysiodekking.rules.ground_facts import ground_facts
from fysiodekking.rules.insurance_facts import insurance_facts
from fysiodekking.rules.package_facts import package_facts


class Findings(NamedTuple):
    """What a phase finds, as far as an answer hangs on it."""

    key: Hashable
    open: bool


Ask = Callable[[Case, Law], Findings | None]
"""Asks a phase of a case."""


def _finding(findings: Iterable[Finding], *further: Hashable) -> Findings | None:
    """Return what findings say; None where one waits for what no column holds, or for a day.

    :param further: what else hangs on the same facts.
    """
    findings = tuple(findings)
    open_ = [each for each in findings if each.verdict is Verdict.UNKNOWN]
    if not all(_is_answered_alike(need) for each in open_ for need in each.needs):
        return None
    key = tuple((each.rule, each.subject, each.verdict, each.reason, each.bears) for each in findings)
    return Findings((key, *further), bool(open_))


def _is_answered_alike(need: Need) -> bool:
    """Tell whether the possible answers to a missing fact are the same for all rows that are alike."""
    key = need.key
    if isinstance(key, OfCondition):
        return date not in members_of(INPUT.fields(Condition)[key.name].type)
    return isinstance(key, (Field, Elsewhere, PaidBefore))


def of_gates(case: Case, law: Law) -> Findings | None:
    """Return what the gates find, and what the insurer has to accept of what was done."""
    return _finding(phases.ask_gates(gate_facts(case, law), law)[0], to_accept(case.session.techniques, law))


def of_conditions(case: Case, law: Law) -> Findings | None:
    """Return what the conditions of the basic package find."""
    return _finding(phases.ask_conditions(insurance_facts(case), law))


def of_grounds(case: Case, law: Law) -> Findings | None:
    """Return what the grounds find, and the codes of entitlement that go with it."""
    facts = ground_facts(case, law)
    grounds = phases.ask_grounds(facts, law)[0]
    inside = [entitlement_code.code_of_ground(facts, law, each) for each in grounds if each.verdict in POSITIVE]
    outside = entitlement_code.code_outside_basic(facts, insurance_facts(case), law, grounds)
    return _finding(grounds, *inside, outside, case.condition.kind is ConditionKind.NOT_LISTED)


def of_packages(case: Case, law: Law) -> Findings | None:
    """Return what the packages find, and which grants take the session."""
    facts = tuple([package_facts(case, law, package) for package in case.packages])
    asked = [*phases.ask_packages_late(facts, law), *phases.ask_packages_early(facts, law)]
    grants = [each.grant and each.grant.id for each in asked]
    return _finding((each.finding for each in asked), *grants)


def of_lines(case: Case, law: Law) -> Findings | None:
    """Return what is found of the extra lines."""
    return _finding(phases.ask_lines(case, law))


def grounds_ask_more(case: Case | tuple[Problem, ...]) -> bool:
    """Tell whether grounds look at more than kind and age; so of a row that cannot be read."""
    return not isinstance(case, Case) or ground_facts(case, law_on(case.session.date)).maybe_care is not None
