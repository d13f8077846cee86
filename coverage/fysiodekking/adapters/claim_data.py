"""Claim checks and explained returns as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from fysiodekking.adapters.as_data import as_dict
from fysiodekking.model.claim import ClaimCheck, Point, Step


def claim_data(check: ClaimCheck) -> dict[str, Any]:
    """Return a claim check as a mapping that JSON can hold; every key is always present."""
    return {
        "wrong": [point_data(point, check.decision.law.on) for point in check.wrong],
        "open": [point_data(point, check.decision.law.on) for point in check.open],
        "fine": [point_data(point, check.decision.law.on) for point in check.fine],
        "steps": [step_data(step) for step in check.steps],
        "decision": as_dict(check.decision),
    }


def step_data(step: Step) -> dict[str, Any]:
    """Return one thing to do."""
    return {
        "act": step.act.value,
        "what": step.what,
        "stands": step.stands,
        "should": step.should,
        "facts": [*map(str, step.facts)],
        "amount": None if step.amount is None else str(step.amount),
    }


def point_data(point: Point, day: date) -> dict[str, Any]:
    """Return one point."""
    finding = point.finding
    return {
        "cause": point.cause.value,
        "holds": point.holds.value,
        "why": None if point.why is None else point.why.value,
        "reason": None if finding is None else finding.reason.value,
        "stands": point.stands,
        "should": point.should,
        "missing": [*map(str, point.missing)],
        "return_codes": [*point.codes],
        "sources": [
            *(() if finding is None else (f"{each.source} {each.article}" for each in finding.citations)),
            *(each.title for each in point.sources),
        ],
        "links": [
            *(() if finding is None else (each.link(day) for each in finding.citations)),
            *(each.url for each in point.sources if each.url),
        ],
    }
