"""What a package is told of a case: what its grants of the class do not ask is not given, and not counted.

Two cases of which the same is told are asked once.
"""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, law_of
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.rules.package_facts import PackageFacts, package_facts
from packages import YEAR, grant, ours, package

GIVEN: dict[str, Any] = {"history": ours(2), "other_that_day": True, "used": {"left_last_year": {"fysio": 2}}}
EVERYTHING: dict[str, Any] = {
    "requires": {
        "min_age": 18,
        "min_months_insured": 3,
        "qualification": ["manual_therapy"],
        "first_of_the_day": True,
        "condition": "not_listed",
    },
    "limits": [{**YEAR, "carry_over": 3}],
    "consent_from": 3,
}


def told(*grants: dict[str, Any], **named: Any) -> PackageFacts:
    """Return what a package with these grants is told."""
    terms = package(*grants, **{"since": "2026-01-01", **named.pop("terms", {})})
    made = case(packages=[terms], **{**GIVEN, **named})
    return package_facts(made, law_of(made), made.packages[0])


@pytest.mark.parametrize(
    ("asks", "given"),
    [
        ({"min_months_insured": 3}, {"day"}),
        ({"accident": True, "within_months_of_accident": 3}, {"day"}),
        ({"min_age": 18}, {"age"}),
        ({"max_age": 80}, {"age"}),
        ({"qualification": ["manual_therapy"]}, {"profession", "specialisms"}),
        ({"first_of_the_day": True}, {"that_day", "other_that_day"}),
        ({"condition": "not_listed"}, {"maybe_care"}),
        ({"not_after_maximum": ["copd"]}, {"maybe_care"}),
        ({"referral": True}, set()),
    ],
)
def test_of_the_person_only_what_a_grant_asks(asks: dict[str, Any], given: set[str]) -> None:
    person = told(grant(requires=asks)).person._asdict()
    apart = {"day", "age", "profession", "specialisms", "that_day", "other_that_day", "maybe_care"}
    assert {name for name in apart if person[name] is not None and person[name] is not NOT_GIVEN} == given


def test_nothing_of_the_person_where_no_grant_asks_any() -> None:
    assert told().maybe_person is None
    assert told(grant(consent_from=3)).maybe_person is not None


@pytest.mark.parametrize(("limit", "left"), [(YEAR, 0), ({**YEAR, "carry_over": 3}, 2)])
def test_what_was_left_last_year_only_where_it_is_carried_over(limit: dict[str, Any], left: int) -> None:
    assert told(grant(limits=[limit])).left_last_year == left


@pytest.mark.parametrize(
    ("terms", "counted"),
    [
        ({}, False),
        ({"limits": [YEAR]}, False),
        ({"copayment": {"euros": "5.00"}}, False),
        ({"copayment": {"euros": "5.00", "from_session": 2}}, True),
        ({"consent_from": 2}, True),
    ],
)
def test_the_sessions_of_the_year_only_where_a_term_begins_with_one(terms: dict[str, Any], counted: bool) -> None:
    ((_, use),) = told(grant(**terms)).uses
    assert (use.this_year is not None) is counted


def test_of_a_grant_of_another_class_nothing() -> None:
    other = grant(id="other", covers=["pelvic_physiotherapy"], **EVERYTHING)
    made = told(grant(), other)
    assert made == told(grant(), other, born="1950-01-01", history=ours(2, grant="movement"), used={}, specialisms=[])
    assert [name for name, _ in made.uses] == ["movement"]


def test_in_another_year_nothing() -> None:
    made = told(grant(**EVERYTHING), terms={"year": 2025, "since": "2025-01-01"})
    assert (made.uses, made.maybe_person, made.left_last_year) == ((), None, 0)
