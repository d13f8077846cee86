"""The gaps of a package are cases that differ from an ordinary one in nothing that the gap does not need."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs
import pytest

from fysiodekking.adapters.package_files import packages_from
from fysiodekking.boundaries.case_pairs_of_packages import accepted
from fysiodekking.boundaries.ordinary import changed
from fysiodekking.model.dates import age_on
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.reach.most_ordinary import most_ordinary
from fysiodekking.reach.packages_in_report import labels_of, terms_of
from fysiodekking.reach.what_a_case_reaches import Target, reached
from fysiodekking.reach.what_can_be_reached import everything_of
from packages import YEAR, grant, package

DAY: Final = date(2026, 3, 12)
ASKS: Final[dict[str, dict[str, Any]]] = {
    "nothing": {},
    "young people": {"max_age": 20},
    "young people with a referral, after an accident": {"max_age": 20, "referral": True, "accident": True},
    "people of some months": {"min_months_insured": 2, "max_age": 20},
    "an accident not long ago": {"accident": True, "within_months_of_accident": 12},
    "the first of the day": {"first_of_the_day": True, "max_age": 30},
    "the first twenty": {"condition": "annex_1_first_twenty"},
}
CONTRACTED: Final = {"contracted": {"percent": 100}}


def made(**terms: Any) -> Package:
    (found,) = packages_from({"packages": [package(grant(limits=[YEAR], **terms))]})
    return found


def gaps(of: Package) -> dict[Target, Any]:
    return dict(everything_of(of, DAY, labels_of([of])))


@pytest.mark.parametrize("requires", ASKS.values(), ids=list(ASKS))
@pytest.mark.parametrize("pays", [{}, {"pays": CONTRACTED}], ids=["known", "known with a contract"])
def test_nobody_is_a_newborn(requires: dict[str, Any], pays: dict[str, Any]) -> None:
    ages = {target: age_on(case.insured.born, DAY) for target, case in gaps(made(requires=requires, **pays)).items()}
    assert {target: age for target, age in ages.items() if age < 17} == {}


@pytest.mark.parametrize("requires", ASKS.values(), ids=list(ASKS))
def test_each_still_reaches_what_it_is_for(requires: dict[str, Any]) -> None:
    terms = made(requires=requires)
    labels = labels_of([terms])
    found = gaps(terms)
    assert {target for target, case in found.items() if target not in reached(case, labels)} == set()
    assert {target.package for target in found} == {labels[terms_of(terms)]}


def test_a_fact_that_matters_is_all_that_differs() -> None:
    """Where the referral is missing nothing else is."""
    terms = made(requires={"max_age": 20, "referral": True, "accident": True})
    model = accepted(terms, terms.grants[0], DAY)
    (case,) = [case for target, case in gaps(terms).items() if target.what == "referral-not-given"]
    assert case.session == attrs.evolve(model.session, referral=NOT_GIVEN, condition=case.session.condition)
    assert (case.insured, case.provider) == (model.insured, model.provider)


def test_a_model_that_does_not_reach_it_is_not_followed() -> None:
    terms = made()
    model = accepted(terms, terms.grants[0], DAY)
    other = changed(model, session={"referral": False, "consent": False}, insured={"born": date(2020, 1, 1)})
    assert most_ordinary(other, [model], lambda case: case.session.consent is False) == changed(
        model, session={"consent": False}
    )
    assert most_ordinary(other, [], lambda _: True) == other
