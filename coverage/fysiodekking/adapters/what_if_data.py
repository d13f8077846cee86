"""What would change an answer, as plain data."""

from __future__ import annotations

from typing import Any

from fysiodekking.model.checked import demand
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.facts import in_text
from fysiodekking.model.what_if import Change, Question, Turn, WhatIf


@carries_no_data
def what_if_data(what_if: WhatIf) -> dict[str, Any]:
    """Return what would change an answer as a mapping that JSON can hold.

    :param what_if: what `what_would_change` returned.
    """
    demand(what_if, WhatIf, "what_would_change gives one")
    return {
        "gains": [_turn(turn) for turn in what_if.gains],
        "losses": [_turn(turn) for turn in what_if.losses],
        "questions": [_question(question) for question in what_if.questions],
        "insured_pays": None if what_if.costs is None else str(what_if.costs),
        "most_changes": what_if.most_changes,
        "tried": what_if.tried,
        "unchecked_year": what_if.unchecked_year,
        "complete": what_if.complete,
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in turn.changes],
        "doable": turn.doable,
        "outcome": turn.outcome.value,
        "payer": None if turn.payer is None else turn.payer.value,
        "package": turn.package,
        "insured_pays": None if turn.costs is None else str(turn.costs),
        "deductible": None if turn.deductible is None else str(turn.deductible),
        "conditions": [reason.value for reason in turn.conditions],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "act": change.act.value,
        "name": str(change.name),
        "before": in_text(change.before),
        "after": in_text(change.after),
        "doable": change.doable,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "names": [str(name) for name in question.names],
        "about": question.about,
        "replies": [
            {
                "first": reply.first,
                "last": reply.last,
                "outcome": reply.outcome.value,
                "payer": None if reply.payer is None else reply.payer.value,
                "package": reply.package,
                "missing": [str(name) for name in reply.missing],
            }
            for reply in question.replies
        ],
    }
