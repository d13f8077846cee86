"""Builds packages for tests, and asks one about the ordinary session."""

from __future__ import annotations

from typing import Any, Final

from cases import case, law_of, sessions, sound_checks
from fysiodekking import decide
from fysiodekking.model.decision import Check, Decision, Finding, Phase
from fysiodekking.model.facts import in_text
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.booking import booked_on_grants
from fysiodekking.rules.counting import Count
from fysiodekking.rules.limits_in_sessions import room
from fysiodekking.rules.package import package_takes_the_session
from fysiodekking.rules.package_facts import package_facts

PAYS: Final = "met: package-pays"
USED_UP: Final = "refused: package-used-up"
YEAR: Final[dict[str, Any]] = {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year"}


def grant(**changes: Any) -> dict[str, Any]:
    """Return a grant for physiotherapy that pays in full, changed."""
    return {
        "id": "movement",
        "covers": ["physiotherapy", "manual_therapy"],
        "pays": {"contracted": {"percent": 100}, "not_contracted": {"percent": 100}},
        **changes,
    }


def line(id_: str = "g", *limits: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a grant for physiotherapy alone, with limits."""
    return grant(**{"id": id_, "covers": ["physiotherapy"], "limits": list(limits), **changes})


def package(*grants: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a package of 2026 with these grants, or one ordinary one."""
    terms: dict[str, Any] = {"id": "fysio", "insurer": "Insurer", "name": "Fysio", "year": 2026, "source": "terms"}
    return {**terms, "confidence": "A", "grants": list(grants or (grant(),)), **changes}


FYSIO_9: Final = package(
    grant(
        covers=["physiotherapy", "manual_therapy", "exercise_therapy"],
        limits=[YEAR],
        pays={"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "40.00"}},
    ),
    id="fysio-9",
    insurer="Voorbeeld",
    name="Fysio 9",
    source="https://example.org/fysio-9",
)


def with_terms(**changes: Any) -> dict[str, Any]:
    """Return the package of nine, with other terms of its grant."""
    return {**FYSIO_9, "grants": [{**FYSIO_9["grants"][0], **changes}]}


def take(*packages: dict[str, Any], **named: Any) -> Finding:
    """Ask the first of some packages about the ordinary session, changed."""
    made = case(packages=list(packages or (package(),)), **named)
    finding = package_takes_the_session(package_facts(made, law_of(made), made.packages[0]), law_of(made)).finding
    assert finding.subject == made.packages[0].id
    assert finding.citations or finding.verdict == "not_applicable"
    sound_checks(finding, made.session.date)
    return finding


def limited(*limits: dict[str, Any], **named: Any) -> Finding:
    """Ask a package whose only grant has these limits."""
    return take(package(grant(limits=list(limits))), **named)


def requires(needed: dict[str, Any], **named: Any) -> Finding:
    """Ask a package whose only grant has these requirements."""
    return take(package(grant(requires=needed)), **named)


def answer(*packages: dict[str, Any], **named: Any) -> Decision:
    """Decide on the ordinary session, changed, with these packages."""
    decision = decide(case(packages=list(packages), **named))
    for finding in decision.findings:
        if finding.phase is not Phase.LAW:
            sound_checks(finding, decision.about.date)
    return decision


def paid(decision: Decision) -> tuple[str, str]:
    """Return what package and insured pay."""
    assert decision.amounts is not None
    return str(decision.amounts.package), str(decision.amounts.insured)


def ours(n: int, first: str = "2026-01-05", **row: Any) -> list[dict[str, Any]]:
    """Return rows that a package paid."""
    return sessions(n, first, paid_by="package", **row)


def budget(maximum: str = "100.00", **limit: Any) -> dict[str, Any]:
    """Return a package with a limit in euros."""
    return package(grant(limits=[{"id": "eur", "max": maximum, "unit": "euros", "per": "calendar_year", **limit}]))


def room_asked(limit: dict[str, Any], before: int = 0, **named: Any) -> Check:
    """Ask the only limit of the only grant, after some sessions that the package paid."""
    history = named.pop("history", sessions(before, paid_by="package"))
    made = case(packages=[package(grant(limits=[limit]), id="p")], history=history, **named)
    terms = made.packages[0]
    found = terms.grants[0]
    facts = package_facts(made, law_of(made), terms)
    used = facts.use_of(found).limits[0]
    assert isinstance(used, Count)
    check = room(facts, found.limits[0], used)
    assert check.citations in ((), (terms.terms,))
    assert bool(check.citations) is (check.verdict != "met")
    return check


def facts_told(check: Check) -> list[tuple[object, ...]]:
    """Return the facts of a check in text: name, what it was, what was needed."""
    return [(fact.name, in_text(fact.actual), in_text(fact.needed)) for fact in check.facts]


def grants_of(history: list[dict[str, Any]], *packages: dict[str, Any], **named: Any) -> list[tuple[str | None, int]]:
    """Return the grants on which a history is booked, each with its number of sessions, in order."""
    made = case(packages=list(packages), history=history, **named)
    rows = booked_on_grants(made, law_of(made)).past.rows
    result: list[tuple[str | None, int]] = []
    for row in rows:
        name = None if isinstance(row.grant, Unknown) else row.grant
        if result and result[-1][0] == name:
            result[-1] = (name, result[-1][1] + row.sessions)
        else:
            result.append((name, row.sessions))
    return result
