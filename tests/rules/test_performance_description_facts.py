"""What is told of a case to lay beside what a code says of itself: what it says nothing of is not given."""

from __future__ import annotations

import pytest

from cases import case, law_of
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.rules.performance_description_facts import description_facts


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("1100", {"age", "specialisms"}),
        ("1200", {"specialisms"}),
        ("1870", {"referral"}),
        ("1860", {"referral"}),
    ],
)
def test_is_told_only_what_the_code_says(code: str, asked: set[str]) -> None:
    made = case(performance=code)
    facts = description_facts(made, law_of(made), code)
    assert facts is not None
    told = facts._asdict().items()
    assert {name for name, value in told if value is not None and value is not NOT_GIVEN} == {"profession", *asked}


def test_nothing_of_a_code_that_says_nothing() -> None:
    made = case()
    assert description_facts(made, law_of(made), "1000") is None
