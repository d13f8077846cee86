"""Every fact of a case has a question, every question an axis of the proof wherever it is asked, every kind a slice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs
import pytest

from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS, NOT_ASKED, Asker, of_condition
from fysiodekking.law import law_on
from fysiodekking.model.condition import Condition
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.proof import versions
from fysiodekking.proof.proving import grid
from fysiodekking.proof.regions import ANSWERS, Slice

PARTS: Final = {
    "session": Session,
    "provider": Provider,
    "insured": Insured,
    "basic": BasicPolicy,
    "readings": Readings,
    "condition": Condition,
}
SAYS: Final = {"sessions": "history", "rows": "history", "other_sessions": "history"}
"""What the grid calls a fact, where that is not its path."""
OF_THE_GRID: Final = {"other"}
"""What says where another fact lies, and is none itself."""


@cache
def all_slices() -> tuple[Slice, ...]:
    """Return the slices of every version of the law, on its last day, but for those of whole answers."""
    days = [version.last or version.first for version in versions()]
    return tuple(part for day in days for part in grid(law_on(day), day) if part.phase != ANSWERS)


def said(part: Slice) -> Iterator[str]:
    """Yield the path of every fact that the axes of a slice say."""
    for axis in part.axes:
        for each in axis.parts:
            yield from (SAYS.get(path, path) for corner in each.corners for path in corner)


@cache
def asked() -> dict[str, set[str]]:
    """Return for every fact the phases that have an axis for it."""
    found = defaultdict(set)
    for part in all_slices():
        for path in said(part):
            found[path].add(part.phase)
    return found


FACTS: Final = sorted(f"{part}.{field.alias}" for part, cls in PARTS.items() for field in attrs.fields(cls))


@pytest.mark.parametrize("path", FACTS)
def test_every_fact_has_a_question(path: str) -> None:
    """A new field of a case is asked by somebody, or it is declared why nobody does."""
    assert (path in ASKED_FACTS) is not (path in NOT_ASKED)


@pytest.mark.parametrize("path", ASKED_FACTS)
def test_every_question_has_its_axes(path: str) -> None:
    """In the phases that ask it, the proof goes through its answers; in no other."""
    assert asked()[path] == {phase.value for phase in ASKED_FACTS[path].asked_by}


def test_the_axes_ask_nothing_else() -> None:
    """No axis says what no question has."""
    assert set(asked()) - set(ASKED_FACTS) == OF_THE_GRID


def test_no_question_is_about_nothing() -> None:
    """Every path leads to a fact of a case."""
    assert set(ASKED_FACTS) | set(NOT_ASKED) == {*FACTS, "history", "used", "packages"}


@pytest.mark.parametrize("kind", ConditionKind)
def test_every_kind_has_its_slices(kind: ConditionKind) -> None:
    """Under every version, the slices of a kind go through every answer to every fact that it is asked."""
    days = [version.last or version.first for version in versions()]
    for day in days:
        of_kind = [each for each in all_slices() if (each.day, each.phase) == (day, Asker.GROUNDS)]
        of_kind = [each for each in of_kind if each.fixed["condition.kind"] is kind]
        assert of_kind, f"{kind} has no slices on {day}"
        paths = {path for each in of_kind for path in said(each)}
        wanted = {f"condition.{name}" for name in of_condition(law_on(day), kind)}
        assert wanted <= paths, f"{kind} on {day}: no slice asks {wanted - paths}"
