"""Every phase asked, once for the same facts.

What a phase finds hangs on its facts and the law alone. So many of its answers are kept; the one that nobody asked for
longest goes first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.counts import FEW_KEPT, MOST_KEPT
from fysiodekking.model.decision import MAY_HOLD, Finding, Payer, Phase, Verdict
from fysiodekking.model.needs import Field, Need, OfCondition
from fysiodekking.model.readings import Readings
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules import (
    CHARGE,
    CONDITIONS_OF_BASIC,
    EXTRA_LINE,
    GATES,
    GROUNDS,
    PACKAGE,
    deductible,
)
from fysiodekking.rules.booking import booked_on_grants
from fysiodekking.rules.counting import under_few_codes
from fysiodekking.rules.deductible_facts import DeductibleFacts
from fysiodekking.rules.extra_line_facts import ExtraLineFacts, extra_line_facts
from fysiodekking.rules.gate_facts import GateFacts, gate_facts
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts, ground_facts
from fysiodekking.rules.insurance_facts import InsuranceFacts, insurance_facts
from fysiodekking.rules.package import PackageAnswer
from fysiodekking.rules.package_facts import PackageFacts, RequirementFacts, package_facts
from fysiodekking.rules.performance_description_facts import DescriptionFacts, TreatedFacts
from fysiodekking.rules.verdicts import not_asked

NO_PACKAGE: Final = Finding.of("package_takes_the_session", Phase.PACKAGE, not_asked(Reason.NO_PACKAGE))


@attrs.frozen
class Waiting:
    """No answer: it waits for a missing fact, for this reason."""

    need: Need
    reason: Reason


Refusals = tuple[Finding, ...] | Waiting
"""The gates that refuse, or what it waits for."""


class Findings(NamedTuple):
    """What every rule found, by phase.

    :param case: the case as it was judged, every row of its history booked on a grant.
    :param refusals: what the gates come to.
    :param basic_conditions: of the insurance: what must hold before any ground of the basic package pays.
    :param ground: the ground that pays, or the one in doubt before it; None where all refuse.
    :param packages: what each package says once the basic package has been asked.
    :param early: what each says before that, of those that do not all wait for it (`basic_first = false`).
    """

    case: Case
    law: Law
    gates: tuple[Finding, ...]
    refusals: Refusals
    basic_conditions: tuple[Finding, ...]
    insurance_facts: InsuranceFacts
    grounds: tuple[Finding, ...]
    ground: Finding | None
    ground_facts: GroundFacts
    packages: tuple[PackageAnswer, ...]
    early: tuple[PackageAnswer, ...]
    package_facts: tuple[PackageFacts, ...]
    lines: tuple[Finding, ...]

    def before_charges(self) -> tuple[Finding, ...]:
        """Return the findings of gates, basic package and packages, in the order in which they were asked."""
        packages = tuple(answer.finding for answer in self.packages) or (NO_PACKAGE,)
        return (*self.gates, *self.basic_conditions, *self.grounds, *packages)


def waits_for(finding: Finding) -> Waiting:
    """Return what a finding that is open waits for."""
    return Waiting(finding.needs[0], finding.reason)


def what_gates_say(gates: tuple[Finding, ...]) -> Refusals:
    """Return the gates that refuse, those that nobody may charge first; a gate in doubt matters unless one does."""
    refusals = sorted(
        (gate for gate in gates if gate.verdict is Verdict.REFUSED), key=lambda gate: gate.bears is not Payer.NOBODY
    )
    if refusals and refusals[0].bears is Payer.NOBODY:
        return tuple(refusals)
    for gate in gates:
        if gate.verdict is Verdict.UNKNOWN and (not refusals or gate.bears is Payer.NOBODY):
            return waits_for(gate)
    return tuple(refusals)


def what_grounds_say(grounds: tuple[Finding, ...]) -> Finding | None:
    """Return the first ground that pays or is in doubt; None where all refuse."""
    return next((ground for ground in grounds if ground.verdict in MAY_HOLD), None)


@lru_cache(maxsize=FEW_KEPT)
def ask_gates(facts: GateFacts, law: Law) -> tuple[tuple[Finding, ...], Refusals]:
    """Ask every gate; with what they come to."""
    gates = tuple([rule(facts, law) for rule in GATES])
    return gates, what_gates_say(gates)


@lru_cache(maxsize=MOST_KEPT)
def ask_conditions(facts: InsuranceFacts, law: Law) -> tuple[Finding, ...]:
    """Ask the conditions of the basic package."""
    return tuple([rule(facts, law) for rule in CONDITIONS_OF_BASIC])


@lru_cache(maxsize=MOST_KEPT)
def ask_grounds(facts: GroundFacts, law: Law) -> tuple[tuple[Finding, ...], Finding | None]:
    """Ask every ground of the basic package; with what they come to."""
    grounds = tuple([rule(facts, law) for rule in GROUNDS])
    return grounds, what_grounds_say(grounds)


@lru_cache(maxsize=MOST_KEPT)
def _asked_package(facts: PackageFacts, law: Law, before_basic: bool) -> PackageAnswer:
    return PACKAGE(facts, law, before_basic=before_basic)


@lru_cache(maxsize=MOST_KEPT)
def charge_of(facts: DeductibleFacts, law: Law) -> deductible.Deducted:
    """Ask what of a session that the basic package pays falls under the deductible."""
    return CHARGE(facts, law)


def ask(case: Case, law: Law) -> Findings:
    """Ask every rule, whatever the others found."""
    case = booked_on_grants(under_few_codes(case, law), law)
    of_packages = tuple([package_facts(case, law, package) for package in case.packages])
    insured, facts = insurance_facts(case), ground_facts(case, law)
    gates, refusals = ask_gates(gate_facts(case, law), law)
    grounds, ground = ask_grounds(facts, law)
    return Findings(
        case=case,
        law=law,
        gates=gates,
        refusals=refusals,
        basic_conditions=ask_conditions(insured, law),
        insurance_facts=insured,
        grounds=grounds,
        ground=ground,
        ground_facts=facts,
        packages=ask_packages_late(of_packages, law),
        early=ask_packages_early(of_packages, law),
        package_facts=of_packages,
        lines=ask_lines(case, law),
    )


# --- asking again: only the phases that look at what is another -----------------------------------------------------
# A phase looks at a fact if its record has a field of that name; what is counted has the names that are told here.
# `tests/deciding/test_asking_again.py` changes every fact that is asked, and holds this against asking everything.

_OF_CODES: Final = frozenset({*DescriptionFacts._fields, *TreatedFacts._fields})
_OF_GATES: Final = frozenset({*GateFacts._fields, *_OF_CODES})
_OF_CONDITIONS: Final = frozenset(InsuranceFacts._fields)
_OF_PACKAGES: Final = frozenset(
    {*PackageFacts._fields, *RequirementFacts._fields, "performance", "profession", "intake_counts"}
)
_OF_LINES: Final = frozenset({*ExtraLineFacts._fields, *_OF_CODES})
_OF_GROUNDS: Final = frozenset({field.name for field in attrs.fields(CareFacts)})


def ask_with_fact(asked: Findings, case: Case, fact: Field | OfCondition) -> Findings:
    """Ask again, of a case that differs in one fact."""
    law, name = asked.law, fact.name
    if _packages_ask(name, case):
        return ask(case, law)
    again: dict[str, Any] = {"case": case}
    if name in _OF_GATES:
        again["gates"], again["refusals"] = ask_gates(gate_facts(case, law), law)
    if name in _OF_CONDITIONS:
        again["insurance_facts"] = insured = insurance_facts(case)
        again["basic_conditions"] = ask_conditions(insured, law)
    if name in _OF_GROUNDS or isinstance(fact, OfCondition) or fact.part == "readings":
        again["ground_facts"] = facts = ground_facts(case, law)
        again["grounds"], again["ground"] = ask_grounds(facts, law)
    if name in _OF_LINES:
        again["lines"] = ask_lines(case, law)
    return asked._replace(**again)


def ask_with_reading(asked: Findings, given: Case, key: str, value: str | int | Unknown) -> Findings:
    """Ask again with another reading; where packages look at it, earlier sessions are booked anew as well.

    :param given: the case as it was before they were booked.
    """
    case = given if _packages_ask(key, given) else asked.case
    return ask_with_fact(asked, supposing(case, readings=_read(case.readings, key, value)), Field("readings", key))


@lru_cache(maxsize=MOST_KEPT)
def _read(readings: Readings, key: str, value: str | int | Unknown) -> Readings:
    """Return readings with another one, as one object, so that what was asked with it is known again."""
    return supposing(readings, **{key: value})


def _packages_ask(name: str, case: Case) -> bool:
    return name in _OF_PACKAGES or any(package.asks_of_grounds for package in case.packages)


def ask_again(asked: Findings, case: Case, package: str) -> Findings:
    """Ask one package again, of a case that differs in nothing else than what is supposed of that package."""
    law = asked.law
    case = booked_on_grants(case, law, package)
    at = [each.package.id for each in asked.package_facts].index(package)
    facts = package_facts(case, law, asked.package_facts[at].package)
    of_packages = (*asked.package_facts[:at], facts, *asked.package_facts[at + 1 :])
    return asked._replace(
        case=case,
        packages=(*asked.packages[:at], _asked_package(facts, law, False), *asked.packages[at + 1 :]),
        early=asked.early and ask_packages_early(of_packages, law),
        package_facts=of_packages,
    )


def ask_lines(case: Case, law: Law) -> tuple[Finding, ...]:
    """Ask of each extra line whether it may be charged."""
    return tuple([EXTRA_LINE(facts, law) for facts in extra_line_facts(case, law)]) if case.session.extra_lines else ()


def ask_packages_late(of_packages: tuple[PackageFacts, ...], law: Law) -> tuple[PackageAnswer, ...]:
    """Ask what each package says once the basic package has been asked."""
    return tuple([_asked_package(facts, law, False) for facts in of_packages])


def ask_packages_early(of_packages: tuple[PackageFacts, ...], law: Law) -> tuple[PackageAnswer, ...]:
    """Ask the packages that do not all wait for the basic package."""
    return tuple([_asked_package(facts, law, True) for facts in of_packages if not facts.package.basic_first])
