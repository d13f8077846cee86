"""A region is a set of cases that no rule can tell apart: any number within it, whatever the other facts are."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import attrs
import pytest

from dated import LAST
from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.thresholds import last_over, turning
from fysiodekking.law import law_on
from fysiodekking.model.case import Case
from fysiodekking.model.money import Money
from fysiodekking.proof.asking_rules import STANDING, ask
from fysiodekking.proof.axes import born_oldest, numbers, span_of
from fysiodekking.proof.proving import grid
from fysiodekking.proof.regions import Region, Slice

DAY: Final = LAST
PHASES: Final = (Asker.GATES, Asker.CONDITIONS, Asker.GROUNDS, Asker.LINES)

NOT_READ: Final[dict[str, dict[str, tuple[Any, ...]]]] = {
    Asker.GATES: {"insured": ("basic_insured", (True, False)), "basic": ("insurer", ("one", "another"))},
    Asker.CONDITIONS: {"session": ("referral", (True, False)), "condition": ("triad", (True, False))},
    Asker.GROUNDS: {
        "provider": ("contracted", (True, False)),
        "insured": ("deductible_used", (Money(0), Money(50_000))),
        "session": ("accident", (True, False)),
    },
    Asker.LINES: {"insured": ("basic_insured", (True, False)), "session": ("treatment_plan", (True, False))},
}
"""A fact of each part of a case that the rules of a phase do not read."""


@cache
def regions(phase: str) -> tuple[Region, ...]:
    chance = random.Random(1)  # noqa: S311 - a sample of the regions, the same in every run
    parts: list[Slice] = [part for part in grid(law_on(DAY), DAY) if part.phase == phase]
    found = [region for part in parts for region in part.regions() if any(True for _ in region.cases())]
    return tuple(chance.sample(found, min(400, len(found))))


def told(phase: str, case: Case) -> tuple[Any, ...]:
    return tuple((each.finding.verdict, each.finding.reason) for each in ask(phase, case, law_on(DAY), STANDING))


def different(case: Case, part: str, field: str, value: Any) -> Case:
    if part == "condition":
        key = case.condition_key
        changed = attrs.evolve(case.conditions[key], **{field: value})
        return attrs.evolve(case, conditions={**case.conditions, key: changed})
    return attrs.evolve(case, **{part: attrs.evolve(getattr(case, part), **{field: value})})


@pytest.mark.parametrize("phase", PHASES)
def test_other_facts_are_not_read(phase: str) -> None:
    """Whatever the facts are that are no axis of a slice, its rules find the same."""
    for region in regions(phase):
        case = next(region.cases())
        same = told(phase, case)
        for part, (field, known) in NOT_READ[phase].items():
            for value in known:
                assert told(phase, different(case, part, field, value)) == same, (region.words(), field)


@pytest.mark.parametrize("phase", [*PHASES, Asker.PACKAGES, Asker.CHARGES])
def test_each_case_is_one_that_can_be_written(phase: str) -> None:
    """What its parts say together contradicts nothing, as it would in a file."""
    assert [region.words() for region in regions(phase) for case in region.cases() if any(case._together())] == []


def test_any_number_within_a_region_is_found_the_same() -> None:
    """Not only its corners: ages and numbers of sessions drawn from within."""
    chance = random.Random(2)  # noqa: S311
    looked_at = 0
    for region in regions(Asker.GROUNDS):
        corner = next(region.cases())
        changes = []
        for part in region.parts:
            last = 90 if part.high is None else part.high
            inside = part.at is not None and part.low is not None and last >= part.low
            changes.append(part.at(chance.randint(part.low, last)) if inside else part.corners[0])  # type: ignore[misc, arg-type]
        case = region.builder.case(*changes)
        if case is not None:
            looked_at += 1
            assert told(Asker.GROUNDS, case) == told(Asker.GROUNDS, corner), region.words()
    assert looked_at > 300


def test_a_case_that_was_built_is_a_case_that_was_checked() -> None:
    """Cases are built without checking their parts again: they are what checking would let pass, and equal to it."""
    for phase in PHASES:
        for region in regions(phase)[:100]:
            for case in region.cases():
                assert attrs.evolve(case) == case


class TestAxes:
    """An axis is cut exactly at its bounds."""

    def test_numbers(self) -> None:
        axis = numbers("sessions", (9, 18), lambda number: {"sessions": number}, span_of("sessions"))
        assert [part.label for part in axis.parts] == ["sessions: 0 to 8", "sessions: 9 to 17", "sessions: 18 or more"]
        assert [[corner["sessions"] for corner in part.corners][:2] for part in axis.parts] == [
            [0, 8],
            [9, 17],
            [18, 1018],
        ]

    @pytest.mark.parametrize("day", [LAST, date(2024, 2, 29), date(2025, 2, 28), date(2024, 6, 30)])
    def test_terms_and_birthdays(self, day: date) -> None:
        """Of every day: the last start of a term that is over, and who turns 18, also at the end of a month."""
        from fysiodekking.model.dates import age_on, months_after

        for months in (3, 6, 9, 12, 24):
            edge = last_over(day, months)
            assert months_after(edge, months) <= day < months_after(edge + timedelta(days=1), months)
        assert age_on(turning(18, day), day) == 18
        assert age_on(turning(18, day) + timedelta(days=1), day) == 17
        assert age_on(born_oldest(day, 17), day) == 17
