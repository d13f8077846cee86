"""Builds cases for tests: a complete ordinary case, of which each test changes what it is about."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking import case_from
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import Law, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.facts import Bound, Fact, Threshold, in_text
from fysiodekking.model.names import Name, named
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.reasons import Reason
from fysiodekking.model.session import Session
from fysiodekking.rules import CONDITIONS_OF_BASIC, EXTRA_LINE, GATES
from fysiodekking.rules.extra_line_facts import extra_line_facts
from fysiodekking.rules.gate_facts import gate_facts
from fysiodekking.rules.ground_facts import ground_facts
from fysiodekking.rules.insurance_facts import insurance_facts

ABSENT: Final = object()
"""As the value of an override: leave the key out, so that the fact is *not given*."""

DAY: Final = "2026-03-12"
COMPLAINT: Final = "complaint"
NAMES: Final = {*catalogue("nl").facts, "sessions_before_2012", "readings.*", "packages.*.assume"}
"""The names of facts for which there are words, and those that are told in a sentence of their own."""
SIGNS: Final = {"<", "<=", ">="}
WITHOUT_A_FACT: Final = {Reason.GROUND_NOT_IN_FORCE, Reason.TERM_OVER}
"""What is refused whatever the case says, and the term of a tumour without irradiation, which has no start."""
TOLD_BY_THE_REASON: Final = {Reason.SECOND_NINE_NOT_NEEDED}
"""What is refused by a fact that the reason names: that the result was not insufficient."""

ORDINARY: Final[Mapping[str, Any]] = {
    "session": {
        "date": DAY,
        "performance": "1000",
        "techniques": ["exercise_therapy"],
        "price": "42.50",
        "treatment_plan": True,
        "referral": False,
        "consent": False,
        "accident": False,
        "medically_necessary": False,
        "insufficient_result": False,
    },
    "provider": {
        "profession": "physiotherapist",
        "big_registered": True,
        "trained_in": ["dry_needling"],
        "specialisms": [],
        "contracted": True,
        "associations": [],
    },
    "insured": {
        "born": "1984-05-02",
        "basic_insured": True,
        "voluntary_deductible": "0.00",
        "deductible_used": "0.00",
    },
    "basic": {},
    "readings": {},
    "conditions": {COMPLAINT: {"kind": "not_listed"}},
    "history": [],
}
"""An adult with an ordinary complaint, treated for the first time, without a package: every fact is given."""


def _homes() -> dict[str, str]:
    """Map the name of every fact to its place; no name occurs in two places."""
    places = {
        "session": Session,
        "provider": Provider,
        "insured": Insured,
        "basic": BasicPolicy,
        "readings": Readings,
        f"conditions.{COMPLAINT}": Condition,
    }
    return {field.alias: f"{place}.{field.alias}" for place, cls in places.items() for field in attrs.fields(cls)}


_HOMES: Final = _homes()


def mapping(overrides: Mapping[str, Any] | None = None, /, **named: Any) -> dict[str, Any]:
    """Return the ordinary case as a mapping, changed.

    :param overrides: dotted keys to values, as ``{"session.date": "2026-03-12"}``; `ABSENT` leaves a key out.
    :param named: the same by the name of the fact alone, as ``date="2026-03-12"``; top-level keys too.
    """
    made = copy.deepcopy(dict(ORDINARY))
    for name, value in {
        **{_HOMES.get(name, name): value for name, value in named.items()},
        **(overrides or {}),
    }.items():
        *path, last = name.split(".")
        table = made
        for part in path:
            table = table.setdefault(part, {})
        if value is ABSENT:
            table.pop(last, None)
        else:
            table[last] = value
    return made


def case(overrides: Mapping[str, Any] | None = None, /, **named: Any) -> Case:
    """Return the ordinary case, changed; see `mapping`."""
    return case_from(mapping(overrides, **named))


def sessions(n: int, first: str = "2026-01-05", **row: Any) -> list[dict[str, Any]]:
    """Return the rows of so many earlier sessions on one day (or from `first` to `until`); none for 0."""
    return [{"date": first, "sessions": n, **row}] if n else []


def law_of(made: Case) -> Law:
    """Return the law of the day of a case."""
    return law_on(made.session.date)


def months_of(fact: Fact) -> int | None:
    """Return how many months lie between a day and the one that it was laid beside."""
    return fact.needed.months if isinstance(fact.needed, Bound) else None


def _holds(fact: Fact, day: date) -> bool | None:
    """Tell whether a fact lies on the side that was asked; None where that was not asked, or is not known.

    The end of a term is laid beside the day of the session.
    """
    needed = fact.needed
    if isinstance(needed, bool):
        return fact.actual is needed
    if not isinstance(needed, Bound) or isinstance(needed, Threshold):
        return None
    return needed.holds(day if needed.sign == "<" and needed.months is not None else fact.actual)


def sound_checks(finding: Finding, day: date) -> None:
    """Assert what holds of every check.

    It has a verdict and a reason. A refusal names its article and what it looked at, what is unknown its article. A
    fact has a name for which there are words, and a number that was asked says what it counts. Where facts were laid
    beside what was asked, one of a refusal does not fit, and one of what is met does, unless a reading made it so.
    """
    for check in finding.checks:
        assert isinstance(check.verdict, Verdict), check
        assert isinstance(check.reason, Reason), check
        if check.verdict in (Verdict.REFUSED, Verdict.UNKNOWN):
            assert check.citations, f"{finding.rule} refuses, or asks, without a citation: {check.reason}"
        if check.verdict is Verdict.REFUSED and check.reason not in WITHOUT_A_FACT:
            assert check.facts, f"{finding.rule} refuses without a fact: {check.reason}"
        for fact in (*check.facts, *check.beside):
            assert named(fact.name).pattern in NAMES, fact
            number = isinstance(fact.needed, Bound) and type(fact.needed.value) is int
            assert not number or fact.needed.unit is not None, fact
            assert not isinstance(fact.needed, Bound) or fact.needed.sign in SIGNS, fact
        held = {_holds(fact, day) for fact in check.facts} - {None}
        assert check.verdict is not Verdict.MET or check.readings or held != {False}, check
        assert check.verdict is not Verdict.REFUSED or check.reason in TOLD_BY_THE_REASON or held != {True}, check


def sound(finding: Finding, day: date) -> Finding:
    """Return a finding after asserting what holds of every finding of a statute.

    What is unknown has a need, and every citation is in force on the day; each of its checks is sound too.
    """
    sound_checks(finding, day)
    assert bool(finding.needs) is (finding.verdict is Verdict.UNKNOWN), finding
    for citation in finding.citations:
        assert day in citation.period, (finding.rule, citation)
    return finding


def facts_for(rule: Callable[[Any, Law], Finding], made: Case, law: Law) -> Any:
    """Return what a rule is told of a case: the facts of its phase."""
    if rule in GATES:
        return gate_facts(made, law)
    return insurance_facts(made) if rule in CONDITIONS_OF_BASIC else ground_facts(made, law)


def asked(rule: Callable[[Any, Law], Finding], made: Case, law: Law | None = None) -> Finding:
    """Ask one rule of a case, under the law of its day unless another is given."""
    law = law_of(made) if law is None else law
    return rule(facts_for(rule, made, law), law)


def on_lines(made: Case) -> list[Finding]:
    """Return what is found of each extra line of a case."""
    law = law_of(made)
    found = [EXTRA_LINE(facts, law) for facts in extra_line_facts(made, law)]
    for number, (finding, line) in enumerate(zip(found, made.session.extra_lines, strict=True)):
        code = Fact(Name("session.extra_lines[*].performance", str(number)), line.performance)
        assert finding.facts[0] == code, "each says of which line it is, by its code"
    return found


def ask(rule: Callable[[Any, Law], Finding], overrides: Mapping[str, Any] | None = None, /, **named: Any) -> Finding:
    """Ask one rule of a changed ordinary case under the law of its day."""
    made = case(overrides, **named)
    finding = sound(asked(rule, made), made.session.date)
    assert finding.rule == rule.__name__
    return finding


def found(rule: Callable[[Any, Law], Finding], overrides: Mapping[str, Any] | None = None, /, **named: Any) -> str:
    """Ask one rule, and return verdict and reason as one line, as ``refused: not-registered``."""
    return line(ask(rule, overrides, **named))


def line(finding: Finding) -> str:
    """Return verdict and reason as one line."""
    return f"{finding.verdict}: {finding.reason}"


def facts(finding: Finding) -> dict[str, tuple[object, object]]:
    """Return the facts of a finding: what each was, and what was needed."""
    return {fact.name: (in_text(fact.actual), in_text(fact.needed)) for fact in finding.facts}


def articles(finding: Finding) -> list[str]:
    """Return the places that a finding cites, as ``Bzv 2.6(2)``."""
    return [f"{citation.source} {citation.article}" for citation in finding.citations]
