"""rules.md names every rule, and nothing that does not exist."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from fysiodekking.law import law_data
from fysiodekking.model.readings import CHOICES, NUMBERS
from fysiodekking.rules import CHARGE, CONDITIONS_OF_BASIC, EXTRA_LINE, GATES, GROUNDS, PACKAGE

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = (ROOT / "docs" / "rules.md").read_text("utf-8")


class Row(NamedTuple):
    """One row of a table of rules.md."""

    sentence: str
    place: str
    functions: tuple[str, ...]
    data: tuple[str, ...]
    tests: tuple[str, ...]


def _spans(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


def _rows() -> list[Row]:
    rows = []
    for line in TEXT.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and re.fullmatch(r"-|[PSIMN](?: [PSIMN])*", cells[5]):
            rows.append(Row(cells[0], cells[1], _spans(cells[2]), _spans(cells[3]), _spans(cells[4])))
    return rows


ROWS: Final = _rows()


def test_the_page_is_read() -> None:
    """The page has a row for at least each rule."""
    assert len(ROWS) >= len(GATES) + len(CONDITIONS_OF_BASIC) + len(GROUNDS) + 3


@pytest.mark.parametrize(
    "rule", [*GATES, *CONDITIONS_OF_BASIC, *GROUNDS, PACKAGE, CHARGE, EXTRA_LINE], ids=lambda rule: rule.__name__
)
def test_every_rule_has_a_row(rule: object) -> None:
    """What runs is named on the page."""
    name = getattr(rule, "__name__", "")
    assert [row for row in ROWS if name in {function.rpartition(".")[2] for function in row.functions}]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.sentence[:40])
class TestEachRow:
    def test_functions_exist(self, row: Row) -> None:
        """A named function exists in the named module."""
        assert row.functions
        for function in row.functions:
            module, _, name = function.rpartition(".")
            assert callable(getattr(importlib.import_module(f"fysiodekking.rules.{module}"), name))

    def test_data_exist(self, row: Row) -> None:
        """A named key exists in the named data file."""
        for each in row.data:
            file, _, wanted = each.partition("#")
            keys = [str(key) for key in law_data().timelines[file]]
            assert [key for key in keys if key == wanted or (wanted[-1] == "*" and key.startswith(wanted[:-1]))]

    def test_place_is_that_of_the_data(self, row: Row) -> None:
        """The place names the article that the data give today."""
        for each in row.data:
            file, _, wanted = each.partition("#")
            if wanted.endswith("*") or file == "annex-1.toml":
                continue
            article = {str(key): line[-1].article for key, line in law_data().timelines[file].items()}[wanted]
            assert article in row.place

    def test_test_files_exist(self, row: Row) -> None:
        """The named test file is there."""
        assert row.tests
        for each in row.tests:
            assert (ROOT / "tests" / each).is_file(), each


def test_every_value_of_law_has_a_row() -> None:
    """No data key is used by nobody."""
    named = {each for row in ROWS for each in row.data}
    stars = tuple(each[:-1] for each in named if each.endswith("*"))
    keys = {f"{file}#{key}" for file, timelines in law_data().timelines.items() for key in timelines}
    assert sorted(key for key in keys - named if not key.startswith(stars) and "#ground:" not in key) == []


def test_every_reading_is_named_at_its_rule() -> None:
    """A row says which readings it uses."""
    assert [key for key in (*CHOICES, *NUMBERS) if f"`{key}`" not in TEXT] == []


def test_what_a_module_does_not_model_is_listed() -> None:
    """The page has a list of sentences that are not modelled, each with a reason."""
    rows = re.findall(r"^\| .+ \| .+ \| .+ \|$", TEXT.partition("## Sentences that are not modelled")[2], re.MULTILINE)
    assert len(rows) > 15
