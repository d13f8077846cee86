"""A case as the text of its file: reading what was written gives the same case."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fysiodekking import Case, InvalidCase, case_from, load_case
from fysiodekking.adapters.case_files import load_case_file
from fysiodekking.adapters.case_toml import written
from fysiodekking.testing import cases

EXAMPLES: Final = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.toml"))

SMALL: Final = """\
title = "Neck pain."

[session]
date = 2026-03-12
performance = "1000"

[provider]
profession = "physiotherapist"

[insured]
born = 1984-05-02

[conditions.neck]
kind = "not_listed"
"""


def read(text: str) -> Any:
    return load_case(io.StringIO(text))


class TestThereAndBack:
    """The text of a case is read as an equal case."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_the_shipped_examples(self, path: Path) -> None:
        """Every example comes back as it was."""
        assert read(written(load_case(path))) == load_case(path)

    def test_every_key_of_the_format(self, every_key_file: Path) -> None:
        """So does a case with every key."""
        assert read(written(load_case(every_key_file))) == load_case(every_key_file)

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases())
    def test_any_case(self, case: Case) -> None:
        """Whatever was generated comes back."""
        assert read(written(case)) == case

    @given(
        st.text(st.characters(codec="utf-8"), max_size=20),
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(str.strip),
    )
    def test_any_text(self, title: str, key: str) -> None:
        """Quotes, line ends, dots and control characters are written so that they come back."""
        case = attrs.evolve(read(SMALL), title=title, conditions={key: read(SMALL).condition})
        assert tomllib.loads(written(case)).get("title", "") == title
        assert case_from(tomllib.loads(written(case))) == case


class TestLayout:
    """It looks as somebody would have written it."""

    def test_a_small_case(self) -> None:
        """A header for each part, and only what was said."""
        assert written(read(SMALL)) == SMALL

    def test_rows_packages_and_grants_have_headers(self, every_key_file: Path) -> None:
        """Limits and payments stand on one line, as in the documentation."""
        lines = written(load_case(every_key_file)).splitlines()
        for header in ("[[history]]", "[[packages]]", "[[packages.grants]]", "[[session.extra_lines]]", "[used]"):
            assert header in lines
        assert all(line.startswith(("limits = [{", "limits = []")) for line in lines if line.startswith("limits"))

    def test_an_empty_history_stands_before_the_headers(self) -> None:
        """Below one it would be a key of that table."""
        assert "history" in tomllib.loads(written(attrs.evolve(read(SMALL), history=read_none())))


class TestExpectation:
    """What is expected is written too, once it was looked at."""

    def test_it_is_read_again(self) -> None:
        """As the check of a case file reads it."""
        expect = {"outcome": "not_covered", "payer": "insured", "amounts": {"insured": "42.50"}, "missing": []}
        found = load_case_file(io.StringIO(written(read(SMALL), expect))).expect
        assert found is not None
        assert (found.outcome, found.amounts, found.missing) == ("not_covered", {"insured": "42.50"}, ())

    def test_a_wrong_one_is_refused(self) -> None:
        """With its path, as everywhere."""
        with pytest.raises(InvalidCase, match=r"expect\.outcome: 'coverd' is not known here; did you mean 'covered'"):
            written(read(SMALL), {"outcome": "coverd"})


def read_none() -> Any:
    """Return a history without rows."""
    return read("history = []\n" + SMALL).history
