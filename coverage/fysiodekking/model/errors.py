"""What is raised for wrong input: every problem at once, each with path and remedy."""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen
class Problem:
    """One thing that is wrong.

    :param path: where, as dotted keys: ``session.date``, ``packages[0].grants[1].id``; empty for the whole input.
    :param message: what is wrong and what to write instead.
    """

    path: str
    message: str

    def __str__(self) -> str:
        text = f"{self.path}: {self.message}" if self.path else self.message
        if text.isprintable():
            return text
        return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)

    def under(self, prefix: str) -> Problem:
        """Return the same problem, seen from one level higher up."""
        if not self.path:
            return Problem(prefix, self.message)
        if not prefix:
            return self
        return Problem(f"{prefix}{self.path}" if self.path.startswith("[") else f"{prefix}.{self.path}", self.message)


class InvalidInput(ValueError):
    """Input that cannot be used; `problems` has everything that is wrong with it, in order."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InvalidInput], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class InvalidCase(InvalidInput):
    """A case that cannot be decided because it is not well-formed."""


class InvalidPackage(InvalidInput):
    """A package description that cannot be used."""


class InvalidDecision(InvalidInput):
    """Data that no decision was stored as."""


class InvalidLaw(InvalidInput):
    """Law data of the library itself that contradicts itself or lacks a source."""
