"""The line that belongs to a case of which all is known that stands on one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import attrs

from fysiodekking import Case, decide, load_case
from fysiodekking.claims.claim_rules import claim_rules
from fysiodekking.model.claim import Claimed
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.people import BasicPolicy
from fysiodekking.model.unknown import Unknown

EXAMPLES = tuple(sorted((Path(__file__).parents[2] / "docs" / "examples").rglob("*.toml")))
"""The shipped case files."""


@cache
def asked(path: Path) -> Case | None:
    """Return the case of a file of which all that stands on a line is known; None for another file."""
    try:
        made = load_case(path)
    except InvalidInput:
        return None
    known = (made.session.performance, made.session.price, decide(made).entitlement_code)
    return None if any(each is None or isinstance(each, Unknown) for each in known) else prepared(made)


def prepared(made: Case) -> Case:
    """Say of a case what a line says as well: no accident, a diagnosis, an insurer whose term is known."""
    own = (each.diagnoses[0] for each in claim_rules().own_diagnoses if each.kind is made.condition.kind)
    given = attrs.evolve(made.condition, diagnosis=next(own, "9999"))
    return attrs.evolve(
        made,
        session=attrs.evolve(made.session, accident=made.session.accident is True, extra_lines=()),
        conditions={**made.conditions, made.condition_key: given},
        basic=attrs.evolve(made.basic or BasicPolicy(), insurer="VGZ"),
    )


def right(made: Case) -> Claimed:
    """Return the line that belongs to a case."""
    day, decision = made.session.date, decide(made)
    lists = (
        each.list
        for each in claim_rules().performance_lists
        if day in each.period and made.provider.profession in each.professions
    )
    return Claimed(
        list=next(lists, "999"),
        performance=made.session.performance,
        entitlement_code=decision.entitlement_code or "",
        diagnosis=made.condition.diagnosis,
        amount=made.session.price,
        accident=made.session.accident,
        referred=day,
        sent=day,
    )
