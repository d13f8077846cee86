"""A slice of the space of cases: the axes that some rules read, in every combination, with everything else fixed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

import attrs

from fysiodekking.model.case import Case
from fysiodekking.proof.axes import Axis, Changes, Part
from fysiodekking.proof.building import Builder, ordinary

GATES: Final = "gates"
CONDITIONS: Final = "conditions of the basic package"
GROUNDS: Final = "grounds of the basic package"
PACKAGES: Final = "packages"
CHARGES: Final = "deductible"
LINES: Final = "extra lines"
ANSWERS: Final = "whole answers"
PHASES: Final[tuple[str, ...]] = (GATES, CONDITIONS, GROUNDS, PACKAGES, CHARGES, LINES, ANSWERS)


@attrs.frozen(kw_only=True)
class Slice:
    """Some rules, and every combination of the parts of the axes that they read.

    :param phase: which rules are asked: one of `PHASES`.
    :param name: what it is about, in words.
    :param fixed: what all its cases have in common, on top of the ordinary case.
    :param more: the name of the axis (the last one) along which more was used: outcomes are monotonic along it.
    :param waits: names of the rules for which more use helps: the first sessions are not covered.
    """

    phase: str
    name: str
    day: date
    axes: tuple[Axis, ...]
    fixed: Changes = attrs.field(factory=dict)
    more: str = ""
    waits: frozenset[str] = frozenset()

    def regions(self) -> Iterator[Region]:
        """Yield every region, those along the last axis one after the other."""
        builder = self.builder()
        for numbers in itertools.product(*(range(len(axis.parts)) for axis in self.axes)):
            yield self._region(numbers, builder)

    def region(self, numbers: tuple[int, ...], builder: Builder | None = None) -> Region:
        """Return one region by the numbers of its parts."""
        return self._region(numbers, builder or self.builder())

    def builder(self) -> Builder:
        """Return a builder of its cases."""
        return Builder({**ordinary(self.day), **self.fixed})

    def _region(self, numbers: tuple[int, ...], builder: Builder) -> Region:
        parts = tuple([axis.parts[number] for axis, number in zip(self.axes, numbers, strict=True)])
        return Region(slice=self, numbers=numbers, parts=parts, builder=builder)


@attrs.frozen(kw_only=True)
class Region:
    """One part of each axis: cases that the rules of the slice cannot tell apart."""

    slice: Slice
    numbers: tuple[int, ...]
    parts: tuple[Part, ...]
    builder: Builder = attrs.field(repr=False, eq=False)

    @cached_property
    def given(self) -> bool:
        """Whether every fact is given."""
        return all(part.given for part in self.parts)

    def placed(self) -> Iterator[tuple[Spot, Case]]:
        """Yield a case for each combination of corners, with its spot; none when its parts exclude each other."""
        for corners in itertools.product(*(range(len(part.corners)) for part in self.parts)):
            case = self.at(corners)
            if case is not None:
                yield Spot(self.numbers, corners), case

    def at(self, corners: tuple[int, ...]) -> Case | None:
        """Return the case at some corners; None when the parts exclude each other."""
        changes = [part.corners[number] for part, number in zip(self.parts, corners, strict=True)]
        return self.builder.case(*changes)

    def cases(self) -> Iterator[Case]:
        """Yield a case for each combination of corners."""
        return (case for _, case in self.placed())

    def words(self) -> str:
        """Return the region in words."""
        labels = [part.label for part in self.parts if part.label]
        return ", ".join([self.slice.name, *labels])


class Spot(NamedTuple):
    """Where in its slice a case lies: the numbers of its parts and of their corners."""

    numbers: tuple[int, ...]
    corners: tuple[int, ...]


class Place(NamedTuple):
    """Where a case lies: its slice, and where in it."""

    slice: Slice
    spot: Spot

    def case(self) -> Case:
        """Build the case that lies here."""
        case = self.slice.region(self.spot.numbers).at(self.spot.corners)
        assert case is not None
        return case
