"""A plan as plain data."""

from __future__ import annotations

from typing import Any

from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.facts import in_text
from fysiodekking.model.money import Money
from fysiodekking.model.plan import Plan, Step, demand_plan


@carries_no_data
def as_data(planned: Plan) -> dict[str, Any]:
    """Return a plan as a mapping that JSON can hold."""
    demand_plan(planned)
    return {
        "sessions": [_session(step) for step in planned.steps],
        "insured_pays": _text(planned.costs),
        "insured_pays_at_least": _text(planned.between.lowest if planned.between else planned.costs),
        "insured_pays_at_most": _text(planned.between.highest if planned.between else planned.costs),
        "all_tried": planned.all_tried,
        "missing": [str(name) for name in planned.missing],
    }


def _text(amount: Money | None) -> str | None:
    return None if amount is None else str(amount)


def _session(step: Step) -> dict[str, Any]:
    decision, known = step.decision, step.known
    return {
        "number": step.number,
        "date": step.date.isoformat(),
        "outcome": known.outcome.value,
        "payer": None if known.payer is None else known.payer.value,
        "package": known.package,
        "payer_changes": step.changed,
        "insured_pays": _text(step.costs),
        "insured_pays_at_least": _text(step.between.lowest if step.between else None),
        "insured_pays_at_most": _text(step.between.highest if step.between else None),
        "remaining": [
            {"of": str(limit.of), "unit": limit.unit, "per": limit.per, "left": in_text(limit.left)}
            for limit in decision.remaining
        ],
        "reasons": [reason.value for reason in known.reasons],
        "conditions": [reason.value for reason in known.conditions],
        "missing": [str(name) for name in step.missing],
    }
