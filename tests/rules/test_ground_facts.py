"""What the grounds are told of a case: of an ordinary complaint of an adult no more than its kind and the age."""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, law_of
from fysiodekking.rules.ground_facts import ground_facts


@pytest.mark.parametrize(
    ("named", "told"),
    [({}, False), ({"born": "2008-03-12"}, False), ({"born": "2008-03-13"}, True), ({"kind": "stroke"}, True)],
)
def test_more_is_told_only_where_a_ground_asks_it(named: dict[str, Any], told: bool) -> None:
    """On both sides of the 18th birthday: two cases of which the same is told are asked once."""
    made = case(**named)
    assert (ground_facts(made, law_of(made)).maybe_care is not None) is told
