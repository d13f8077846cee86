"""What the tests of this folder share: a small case, one with every key, and what is wrong with a third."""

from __future__ import annotations

import copy
import csv
import io
import json
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from asked_tables import HEADER, MAP, Decide, Out, run
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


@pytest.fixture
def decide(tmp_path: Path) -> Decide:
    """Answer rows by a map; return status, the rows that come out, and the lines on standard error."""

    def answered(
        *rows: str,
        header: str = HEADER,
        plan: dict[str, Any] | None = None,
        encoding: str = "utf-8",
        more: Sequence[str | Path] = (),
    ) -> Out:
        table, map_ = tmp_path / "table.csv", tmp_path / "map.json"
        table.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
        map_.write_text(json.dumps(MAP if plan is None else plan))
        status, out, errors = run("decide", table, "--map", map_, "--lang", "en", *more)
        said = [line.replace(str(table), "TABLE").replace(str(map_), "MAP") for line in errors.splitlines()]
        return status, list(csv.DictReader(io.StringIO(out), delimiter=";")), said

    return answered
