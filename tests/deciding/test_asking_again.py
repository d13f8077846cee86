"""Asking again what looks at one fact finds what asking everything finds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from fysiodekking import case_from
from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS
from fysiodekking.deciding.phases import Findings, ask, ask_again, ask_with_fact, ask_with_reading
from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.needs import Field, OfCondition, Pays
from fysiodekking.model.unknown import NOT_GIVEN

sys.path.insert(0, str(Path(__file__).parent))

import whole

from cases import case, law_of
from packages import YEAR, grant, ours, package

READ: Final = [case_from(row["case"]) for row in whole.read()[::9]]
INTAKES: Final = case(packages=[package(grant(limits=[YEAR]))], history=ours(8) + ours(1, performance="1870"))
"""Whether the nine of a package are used hangs on a reading."""
BOOKED: Final = case(
    packages=[package(*(grant(id=id_, limits=[{**YEAR, "max": most}]) for id_, most in (("a", 3), ("b", 1))))],
    history=[*ours(1, performance="1870"), *ours(1, "2026-01-12"), *ours(1, "2026-01-19"), *ours(1, "2026-01-26")],
    intake_counts="yes",
)
"""On which grant of a package rows lie hangs on it as well."""
CASES: Final = [INTAKES, BOOKED, *(each for each in READ if each.session.date in CHECKED)]
TEXTS: Final = {"session.performance": ("1200", "1864"), "provider.specialisms": (("pelvic",), ())}
"""Answers to facts of which boundaries tell none."""


def found(asked: Findings) -> tuple[object, ...]:
    """Return what every rule found."""
    return asked.before_charges(), asked.refusals, asked.packages, asked.early, asked.lines


def other_answers(case: Case, path: str) -> Iterator[tuple[Field | OfCondition, Case]]:
    """Yield the case with every other answer to a fact, and which one that is."""
    part, _, name = path.partition(".")
    for value in (*ASKED_FACTS[path].answers, *TEXTS.get(path, ()), NOT_GIVEN):
        if part == "condition":
            key = case.condition_key
            changed = supposing(case.conditions[key], **{name: value})
            yield OfCondition(key, name), supposing(case, conditions=FrozenMap({**case.conditions, key: changed}))
        else:
            yield Field(part, name), supposing(case, **{part: supposing(getattr(case, part), **{name: value})})


def may_be_missing(path: str) -> bool:
    """Tell whether a fact can be absent, so that its possible answers are tried."""
    part, _, name = path.partition(".")
    needed = {"session.extra_lines", "condition.kind", "provider.profession", "insured.born", "condition.diagnosis"}
    return bool(name) and part not in {"basic", "readings"} and path not in needed


@pytest.mark.parametrize("path", [*filter(may_be_missing, ASKED_FACTS)])
def test_with_another_fact(path: str) -> None:
    """A phase that is not asked again has no such fact in its record."""
    for made in CASES:
        asked = ask(made, law_on(made.session.date))
        for fact, changed in other_answers(asked.case, path):
            assert found(ask_with_fact(asked, changed, fact)) == found(ask(changed, asked.law))


@pytest.mark.parametrize("path", [each for each in ASKED_FACTS if each.startswith("readings.")])
def test_with_another_reading(path: str) -> None:
    """From the case as it was given: how an earlier session was booked can hang on a reading."""
    key = path.removeprefix("readings.")
    for made in CASES:
        asked = ask(made, law_on(made.session.date))
        for value in (*ASKED_FACTS[path].answers, NOT_GIVEN):
            read: Any = supposing(made, readings=supposing(made.readings, **{key: value}))
            assert found(ask_with_reading(asked, made, key, value)) == found(ask(read, asked.law))


def test_one_package_again() -> None:
    """What is supposed of a package is asked of that one alone, and told of it afterwards."""
    packages = [package(grant(pays={"contracted": {"percent": "unknown"}})), package(grant(), id="other")]
    made = case(packages=packages, history=ours(3))
    asked = ask(made, law_of(made))
    supposed = asked.case.supposing(Pays("fysio", "movement", contracted=True), True)
    again = ask_again(asked, supposed, "fysio")
    assert found(again) == found(ask(supposed, asked.law))
    ours_again, other = again.package_facts
    assert ours_again is not asked.package_facts[0]
    assert other is asked.package_facts[1]
