"""The shipped examples say what they expect, and come out as they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from fysiodekking import Outcome, Payer, decide
from fysiodekking.adapters.case_files import CaseFile, load_case_file
from fysiodekking.adapters.expectations import differences
from fysiodekking.model.unknown import Unknown

FILES = sorted((Path(__file__).parents[2] / "docs" / "examples").glob("*.toml"))


def _read(path: Path) -> CaseFile:
    return load_case_file(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEachExample:
    def test_has_a_title(self, path: Path) -> None:
        """A title says in a sentence what the case is about."""
        assert _read(path).case.title.endswith(".")

    def test_says_what_it_expects(self, path: Path) -> None:
        """At least outcome and payer are expected, so that the file is a policy check."""
        expect = _read(path).expect
        assert expect is not None
        assert not isinstance(expect.outcome, Unknown)
        assert not isinstance(expect.payer, Unknown)

    def test_comes_out_as_it_says(self, path: Path) -> None:
        """The decision is the expected one."""
        found = _read(path)
        assert found.expect is not None
        assert differences(found.expect, decide(found.case)) == ()

    def test_names_no_real_package(self, path: Path) -> None:
        """Example packages are made up and say so."""
        for package in _read(path).case.packages:
            assert package.insurer == "Voorbeeld"
            assert package.confidence == "I"


def test_there_are_enough_to_recognise_a_case_in() -> None:
    """At least ten examples are shipped."""
    assert len(FILES) >= 10


def test_every_outcome_is_shown() -> None:
    """Each of the four outcomes has an example."""
    assert {decide(_read(path).case).outcome for path in FILES} == set(Outcome)


def test_every_payer_is_shown() -> None:
    """Each of the four payers has an example, and so has an open one."""
    assert {decide(_read(path).case).payer for path in FILES} == {*Payer, None}
