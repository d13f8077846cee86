"""What the tests of this folder share: a small case, one with every key, and what is wrong with a third."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import InvalidCase, case_from
from fysiodekking.model.errors import Problem

EVERY_KEY = Path(__file__).with_name("every-key.toml")

SMALLEST = {
    "session": {"date": "2026-03-12", "performance": "1000"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": "1984-05-02"},
    "conditions": {"neck": {"kind": "not_listed"}},
}


@pytest.fixture
def smallest() -> dict[str, Any]:
    """A valid case with nothing but what is required."""
    return copy.deepcopy(SMALLEST)


@pytest.fixture
def every_key() -> dict[str, Any]:
    """A valid case with every key of the format."""
    return tomllib.loads(EVERY_KEY.read_text("utf-8"))


@pytest.fixture
def every_key_file() -> Path:
    """The file that the case with every key stands in."""
    return EVERY_KEY


@pytest.fixture
def refused() -> Callable[[Any], list[Problem]]:
    """Give a mapping to `case_from`, see it refused, and return what is wrong with it."""

    def problems(mapping: Any) -> list[Problem]:
        with pytest.raises(InvalidCase) as caught:
            case_from(mapping)
        error = caught.value
        assert isinstance(error, ValueError)
        assert error.problems
        assert str(error) == "\n".join(str(problem) for problem in error.problems)
        return list(error.problems)

    return problems
