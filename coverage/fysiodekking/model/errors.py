"""What is raised for wrong input: every problem at once, each with path and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

import attrs

from fysiodekking.model.counts import LONGEST_MESSAGE, LONGEST_PATH, MOST_PROBLEMS
from fysiodekking.model.printable import escaped


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _cut_path(path: str) -> str:
    return _cut(path, LONGEST_PATH)


def _cut_message(message: str) -> str:
    return _cut(message, LONGEST_MESSAGE)


@attrs.frozen
class Problem:
    """One thing that is wrong.

    :param path: where, as dotted keys: ``session.date``, ``packages[0].grants[1].id``; empty for the whole input.
    :param message: what is wrong and what to write instead.
    """

    path: str = attrs.field(converter=_cut_path)
    message: str = attrs.field(converter=_cut_message)

    def __str__(self) -> str:
        return escaped(f"{self.path}: {self.message}" if self.path else self.message)

    def under(self, prefix: str) -> Problem:
        """Return the same problem, seen from one level higher up."""
        if not self.path:
            return Problem(prefix, self.message)
        if not prefix:
            return self
        return Problem(f"{prefix}{self.path}" if self.path.startswith("[") else f"{prefix}.{self.path}", self.message)


MORE: Final = Problem("", "and perhaps more (correct these first)")


class InvalidInput(ValueError):
    """Input that cannot be used; `problems` has what is wrong with it, in order: the first hundred of very many."""

    problems: tuple[Problem, ...]
    how_to_write: ClassVar[str] = "docs/case-files.md shows what to write"
    """Where somebody finds how such input is written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = first_of(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def first_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, and after the most that are told a word that there are more, not even looked for."""
    told: dict[Problem, None] = {}
    for problem in problems:
        if len(told) == MOST_PROBLEMS and problem not in told:
            return (*(each for each in told if each != MORE), MORE)
        told[problem] = None
    return tuple(told)


class InvalidCase(InvalidInput):
    """A case that cannot be decided because it is not well-formed."""


class InvalidPackage(InvalidInput):
    """A package description that cannot be used."""

    how_to_write: ClassVar[str] = "`fysiodekking packages new` prints a file to fill in"


class InvalidDecision(InvalidInput):
    """Data that no decision was stored as."""


class InvalidLaw(InvalidInput):
    """Law data of the library itself that contradicts itself or lacks a source."""
