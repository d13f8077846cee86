"""What differs between two packages: their terms in sentences, and the sessions that get another answer."""

from __future__ import annotations

from typing import Any

import pytest

from fysiodekking.adapters import package_difference
from fysiodekking.adapters.package_difference import sessions_that_differ, terms_that_differ
from fysiodekking.adapters.package_files import packages_from
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.model.package import Package
from packages import YEAR, line, package


def made(*grants: dict[str, Any], year: int = 2025) -> Package:
    (found,) = packages_from({"packages": [package(*grants, id=f"fysio-{year}", year=year)]})
    return found


NINE = made(line("movement", YEAR))
TWELVE = made(line("movement", {**YEAR, "max": 12}), year=2026)


def test_the_same_terms_of_another_year() -> None:
    same = made(line("movement", YEAR), year=2026)
    assert [*terms_that_differ(NINE, same, EN)] == []
    assert [*sessions_that_differ(NINE, same, EN)] == []


def test_another_number() -> None:
    """Sessions ten to twelve, whatever year either is of."""
    assert [*terms_that_differ(NINE, TWELVE, EN)] == [
        "movement: at most 9 sessions per calendar year (year); now at most 12 sessions per calendar year (year)."
    ]
    (told,) = sessions_that_differ(NINE, TWELVE, EN)
    whose, which, answers = told.split(": ")
    assert whose == "physiotherapy, with a contract; physiotherapy, without a contract"
    assert which == "sessions from 10 to 12 of the year"
    assert answers == "the patient €42.50; now the package €42.50."


def test_a_line_that_went_and_one_that_came() -> None:
    told = [*terms_that_differ(NINE, made(line("sport"), year=2026), EN)]
    assert "movement: no longer: at most 9 sessions per calendar year (year)." in told
    assert "sport: new is: physiotherapy." in told


@pytest.mark.parametrize(
    ("changed", "session"),
    [
        ({"pays": {"contracted": {"percent": 50}, "not_contracted": {"percent": 100}}}, "sessions from 1 to 9"),
        ({"requires": {"contracted": False}}, "sessions from 1 to 9"),
        ({"limits": [{"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}]}, "session 3"),
        ({"terms_unknown": True}, "cannot be said"),
    ],
)
def test_any_other_term(changed: dict[str, Any], session: str) -> None:
    other = made({**line("movement", YEAR), **changed}, year=2026)
    assert any(session in told for told in sessions_that_differ(NINE, other, EN))


def test_what_a_line_asks_is_asked_of_the_session() -> None:
    """A line for people of up to 20 is laid beside the other package with somebody of 20."""
    young = made(line("young", {**YEAR, "max": 18}, requires={"max_age": 20}), line("movement", YEAR), year=2026)
    told = [*sessions_that_differ(NINE, young, EN)]
    assert len(told) == 1
    assert "up to the age of 20" in told[0]


def test_a_year_that_was_not_checked() -> None:
    assert [
        *sessions_that_differ(made(line("movement", YEAR), year=2026), made(line("movement", YEAR), year=2090), EN)
    ] == []


def test_an_age_that_nobody_in_a_case_has() -> None:
    """A line may ask for 130 years; who is that old was born before any usable date."""
    old = made({**line("movement", YEAR), "requires": {"min_age": 130}})
    assert any("the package" in told for told in sessions_that_differ(old, TWELVE, EN))


def test_not_everything_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it is said."""
    monkeypatch.setattr(package_difference, "MOST_ASKED", 1)
    *_, last = sessions_that_differ(NINE, TWELVE, EN)
    assert last == "Of these lines 1 kinds of session were compared, and not the others."
    monkeypatch.setattr(package_difference, "MOST_ASKED", 2)
    assert len([*sessions_that_differ(NINE, TWELVE, EN)]) == 1
