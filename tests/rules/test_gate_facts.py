"""What the gates are told of a case: what none of them asks of this session is not given."""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, law_of, sessions
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.rules.gate_facts import GateFacts, gate_facts

NEEDLING: dict[str, Any] = {"techniques": ["dry_needling"]}
ACT: dict[str, Any] = {"techniques": ["catheterisation"], "on_order_of": "physician"}


def told(**named: Any) -> GateFacts:
    made = case(**named)
    return gate_facts(made, law_of(made))


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("trained_in", NEEDLING),
        ("treatment_plan", NEEDLING),
        ("referral", {"performance": "1864"}),
        ("contracted", {"performance": "F1000"}),
        ("medically_necessary", {"history": sessions(1, "2026-03-12")}),
        ("medically_necessary", {"history": sessions(3, "2026-03-01", until="2026-03-20")}),
    ],
)
def test_is_told_only_where_it_is_asked(field: str, asked: dict[str, Any]) -> None:
    assert getattr(told(), field) is NOT_GIVEN
    assert getattr(told(**asked), field) is not NOT_GIVEN


def test_the_order_only_of_a_reserved_act() -> None:
    assert told(on_order_of="physician").on_order_of is NOT_GIVEN
    assert told(**ACT).on_order_of == "physician"


def test_nothing_is_said_of_lines_of_that_day_where_there_are_none() -> None:
    """Rows of other days are as good as no rows."""
    assert told(history=sessions(3, "2026-03-11")) == told(history=[])
    assert told(history=sessions(3, "2026-03-11"), medically_necessary=True) == told(history=[])
