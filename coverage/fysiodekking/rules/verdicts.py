"""From several checks to one finding: a refusal outweighs what is unknown, which outweighs what is met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Check, Finding, Payer, Phase, Verdict, telling
from fysiodekking.model.facts import Fact
from fysiodekking.model.names import field_of, of_reading
from fysiodekking.model.needs import Field, Need, OfCondition
from fysiodekking.model.reasons import Reason

PARTS: Final = frozenset({"session", "provider", "insured", "basic", "readings"})

_OPEN: Final = frozenset({Verdict.REFUSED, Verdict.UNKNOWN})

Cited = Citation | tuple[Citation, ...]
Facts = tuple[Fact, ...]
ReadingsUsed = tuple[tuple[str, str], ...]
"""By which readings, each with its value."""


def fits(*facts: Fact, cite: Cited = (), readings: ReadingsUsed = (), beside: Facts = ()) -> Check:
    """Say that what was asked on the way fits; the reason is told by what holds when all of it does."""
    return Check(Verdict.MET, Reason.ASKED_AND_FITS, facts, _all(cite), (), readings, beside)


def met(reason: Reason, *facts: Fact, cite: Cited = (), readings: ReadingsUsed = (), beside: Facts = ()) -> Check:
    """Say that something holds, with the reason that a finding tells."""
    return Check(Verdict.MET, reason, facts, _all(cite), (), readings, beside)


def refused(reason: Reason, *facts: Fact, cite: Cited, readings: ReadingsUsed = (), beside: Facts = ()) -> Check:
    """Say that something does not hold, and where the law asks it."""
    return Check(Verdict.REFUSED, reason, facts, _all(cite), (), readings, beside)


def unknown(reason: Reason, need: Need, *facts: Fact, cite: Cited = (), readings: ReadingsUsed = ()) -> Check:
    """Say that a fact is missing."""
    return Check(Verdict.UNKNOWN, reason, facts, _all(cite), (need,), readings)


def either(holds: bool, yes: Reason, no: Reason, *facts: Fact, cite: Cited, readings: ReadingsUsed = ()) -> Check:
    """Say that something holds, or that it does not."""
    if holds:
        return met(yes, *facts, cite=cite, readings=readings)
    return refused(no, *facts, cite=cite, readings=readings)


def not_asked(reason: Reason, *facts: Fact, cite: Cited = (), readings: ReadingsUsed = ()) -> Check:
    """Say that a rule is not about this session."""
    return Check(Verdict.NOT_APPLICABLE, reason, facts, _all(cite), (), readings)


def gate_not_asked(rule: str, reason: Reason, bears: Payer | None = None) -> Finding:
    """Say that a gate is not about this session."""
    return Finding.of(rule, Phase.GATE, not_asked(reason), bears=bears)


def _all(cite: Cited) -> tuple[Citation, ...]:
    return (cite,) if isinstance(cite, Citation) else cite


def missing(path: str) -> Need:
    """Return the need of one field of a part of the case, by its path as `session.referral`."""
    part, _, name = path.partition(".")
    assert part in PARTS, path
    return Need((of_reading(name) if part == "readings" else path,), Field(part, name))


def missing_of(condition: str, field: str) -> Need:
    """Return the need of one field of a condition."""
    return Need((field_of(condition, field),), OfCondition(condition, field))


def verdict_of(checks: Iterable[Check]) -> Verdict:
    """Return what several checks come to."""
    return telling(checks)[0].verdict


def check_of(checks: Iterable[Check]) -> Check:
    """Make one check of several: the first refusal, else what is unknown in any, else all of them fit."""
    asked = tuple(checks)
    readings = tuple(dict.fromkeys(used for check in asked for used in check.readings))
    tell = telling(asked)
    if tell and tell[0].verdict in _OPEN:
        needs = tuple(dict.fromkeys(need for check in tell for need in check.needs))
        return tell[0]._replace(needs=needs, readings=readings, beside=())
    return fits(*(fact for check in asked for fact in check.facts), readings=readings)


def finding_of(rule: str, phase: Phase, subject: str | None, checks: Iterable[Check], holds: Check) -> Finding:
    """Make one finding of several checks.

    :param holds: what to say when every check is met; its verdict is met or met_if.
    """
    asked = tuple(checks)
    if _OPEN.isdisjoint([check.verdict for check in asked if check.told]):
        asked = (holds, *asked)
    return Finding.of(rule, phase, *asked, subject=subject)
