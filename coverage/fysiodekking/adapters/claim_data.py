"""Claim checks and explained returns as plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from fysiodekking.adapters.as_data import as_dict
from fysiodekking.model.claim import ClaimCheck, Point, ReturnExplained, Step
from fysiodekking.model.returned import ReturnLine, ReturnSummary


def claim_data(check: ClaimCheck) -> dict[str, Any]:
    """Return a claim check as a mapping that JSON can hold; every key is always present."""
    return {
        "wrong": [point_data(point, check.decision.law.on) for point in check.wrong],
        "open": [point_data(point, check.decision.law.on) for point in check.open],
        "fine": [point_data(point, check.decision.law.on) for point in check.fine],
        "steps": [step_data(step) for step in check.steps],
        "decision": as_dict(check.decision),
    }


def return_data(explained: ReturnExplained) -> dict[str, Any]:
    """Return an explained return as a mapping that JSON can hold; every key is always present."""
    day = explained.decision.law.on
    return {
        "codes": [
            {
                "code": code.code,
                "known": code.known is not None,
                "topic": None if code.known is None else code.known.topic.id,
                "again": None if code.known is None else code.known.again.value,
                "who": None if code.known is None else code.known.who.value,
                "causes": [point_data(point, day) for point in code.points],
            }
            for code in explained.codes
        ],
        "holding": [point.cause.value for point in explained.holding],
        "steps": [step_data(step) for step in explained.steps],
        "decision": as_dict(explained.decision),
    }


def line_data(line: ReturnLine) -> dict[str, Any]:
    """Return one line of a whole return, without its decision."""
    return {
        "reference": line.reference,
        "date": None if line.date is None else line.date.isoformat(),
        "came": line.came.value,
        "expected": None if line.expected is None else str(line.expected),
        "granted": None if line.granted is None else str(line.granted),
        "granted_not_financial": None if line.granted_not_financial is None else str(line.granted_not_financial),
        "codes": [*line.codes],
        "earlier_codes": [*line.earlier_codes],
        "holding": [point.cause.value for point in line.holding],
        "steps": [step_data(step) for step in line.steps],
    }


def summary_data(summary: ReturnSummary) -> dict[str, Any]:
    """Return what a whole return comes to."""
    return {
        "summary": {
            came.value: {"count": total.count, "expected": str(total.expected), "granted": str(total.granted)}
            for came, total in summary.sums.items()
        },
        "conditions": {reason.value: count for reason, count in summary.conditions},
        "causes": {cause.value: count for cause, count in summary.causes},
        "steps": {act.value: count for act, count in summary.steps},
        "unknown_codes": [*summary.unknown_codes],
        "other_codes": [{"place": place, "code": code} for place, code in summary.other_codes],
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
            *(f"{citation.source} {citation.article}" for citation in point.cited),
            *(source.title for source in point.sources),
        ],
        "links": [
            *(citation.link(day) for citation in point.cited),
            *(source.url for source in point.sources if source.url),
        ],
    }
