from __future__ import annotations

import pickle

import pytest

from fysiodekking import InvalidCase, InvalidLaw, InvalidPackage
from fysiodekking.model.errors import InvalidInput, Problem


class TestProblem:
    """Where something is wrong, and what."""

    @pytest.mark.parametrize(
        ("path", "prefix", "result"),
        [
            ("date", "session", "session.date"),
            ("", "session", "session"),
            ("date", "", "date"),
            ("[0].id", "packages", "packages[0].id"),
            ("grants[1].id", "packages[0]", "packages[0].grants[1].id"),
        ],
    )
    def test_under_adds_a_level(self, path: str, prefix: str, result: str) -> None:
        assert Problem(path, "wrong").under(prefix) == Problem(result, "wrong")

    def test_is_written_with_its_path_first(self) -> None:
        assert str(Problem("session.date", "is missing")) == "session.date: is missing"
        assert str(Problem("", "is missing")) == "is missing"


class TestInvalidInput:
    """Every problem at once, one a line."""

    def test_has_all_problems_one_a_line(self) -> None:
        error = InvalidCase([Problem("a", "one"), Problem("b", "two")])
        assert str(error) == "a: one\nb: two"
        assert error.problems == (Problem("a", "one"), Problem("b", "two"))

    def test_says_the_same_thing_once(self) -> None:
        assert InvalidCase([Problem("a", "one"), Problem("a", "one")]).problems == (Problem("a", "one"),)

    @pytest.mark.parametrize("kind", [InvalidCase, InvalidLaw, InvalidPackage])
    def test_is_a_value_error(self, kind: type[InvalidInput]) -> None:
        assert issubclass(kind, ValueError)

    def test_survives_pickling(self) -> None:
        error = InvalidPackage([Problem("a", "one")])
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - its own bytes
        assert (type(again), again.problems) == (InvalidPackage, error.problems)
