"""From several checks to one finding: a refusal outweighs what is unknown, which outweighs what is met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Fact, Finding, Phase, Verdict
from fysiodekking.model.needs import Field, Need, OfCondition
from fysiodekking.model.reasons import Reason

PARTS: Final = frozenset({"session", "provider", "insured", "basic", "readings"})


class Check(NamedTuple):
    """One thing that a rule asked on its way."""

    verdict: Verdict
    reason: Reason
    facts: tuple[Fact, ...]
    citations: tuple[Citation, ...]
    needs: tuple[Need, ...]
    readings: tuple[tuple[str, str], ...] = ()


def fits(*facts: Fact, cite: tuple[Citation, ...] = (), readings: tuple[tuple[str, str], ...] = ()) -> Check:
    """Say that what was asked on the way fits; the reason is told by what holds when all of it does."""
    return met(Reason.ASKED_AND_FITS, *facts, cite=cite, readings=readings)


def met(
    reason: Reason, *facts: Fact, cite: tuple[Citation, ...] = (), readings: tuple[tuple[str, str], ...] = ()
) -> Check:
    """Say that something holds, with the reason that a finding tells."""
    return Check(Verdict.MET, reason, facts, cite, (), readings)


def refused(reason: Reason, *facts: Fact, cite: Citation, readings: tuple[tuple[str, str], ...] = ()) -> Check:
    """Say that something does not hold, and where the law asks it."""
    return Check(Verdict.REFUSED, reason, facts, (cite,), (), readings)


def unknown(reason: Reason, need: Need, *facts: Fact, cite: tuple[Citation, ...] = ()) -> Check:
    """Say that a fact is missing."""
    return Check(Verdict.UNKNOWN, reason, facts, cite, (need,))


def missing(path: str) -> Need:
    """Return the need of one field of a part of the case, by its path as `session.referral`."""
    part, _, name = path.partition(".")
    assert part in PARTS, path
    return Need((path,), Field(part, name))


def missing_of(condition: str, field: str) -> Need:
    """Return the need of one field of a condition."""
    return Need((f"conditions.{condition}.{field}",), OfCondition(condition, field))


def joined(checks: Iterable[Check]) -> Check:
    """Make one check of several: the first refusal, else what is unknown in any, else all of them fit."""
    asked = tuple(checks)
    readings = tuple(dict.fromkeys(used for check in asked for used in check.readings))
    for verdict in (Verdict.REFUSED, Verdict.UNKNOWN):
        found = [check for check in asked if check.verdict is verdict]
        if found:
            needs = tuple(dict.fromkeys(need for check in found for need in check.needs))
            return found[0]._replace(needs=needs, readings=readings)
    return fits(*(fact for check in asked for fact in check.facts), readings=readings)


def together(rule: str, phase: Phase, subject: str | None, checks: Iterable[Check], holds: Check) -> Finding:
    """Make one finding of several checks.

    :param holds: what to say when every check is met; its verdict is met or met_if.
    """
    asked = tuple(checks)
    refusals = [check for check in asked if check.verdict is Verdict.REFUSED]
    open_ = [check for check in asked if check.verdict is Verdict.UNKNOWN]
    telling = refusals[:1] or open_ or [holds, *asked]
    return Finding(
        rule=rule,
        phase=phase,
        verdict=telling[0].verdict,
        reason=telling[0].reason,
        facts=tuple(fact for check in telling for fact in check.facts),
        citations=tuple(dict.fromkeys(citation for check in telling for citation in check.citations)),
        needs=() if refusals else tuple(dict.fromkeys(need for check in open_ for need in check.needs)),
        readings=tuple(dict.fromkeys(used for check in (*asked, holds) for used in check.readings)),
        subject=subject,
    )
