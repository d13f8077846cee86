"""One door: what is of another type than a public function takes is refused with a sentence of the library's own."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fysiodekking as f
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.catalogue import find, load_packages, packages_from
from fysiodekking.adapters.policy_cases import load_policies, read_policies
from fysiodekking.model.errors import InvalidInput
from fysiodekking.series import compare, plan

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "neck-pain-with-package.toml"
CASE = f.load_case(EXAMPLE)
DECISION = f.decide(CASE)


class Odd:
    """An object whose text cannot be had."""

    def __repr__(self) -> str:
        raise RuntimeError("no text")


WRONG = (None, 3, 2.5, "words", b"bytes", [], {}, (), True, object, Odd(), lambda: None)
TAKE_ANY: dict[str, Callable[[Any], object]] = {
    "decide": f.decide,
    "explain": f.explain,
    "as_dict": f.as_dict,
    "json_line": f.json_line,
    "receipt": f.receipt,
    "what_would_change": f.what_would_change,
    "compare_decisions, first": lambda value: f.compare_decisions(value, DECISION),
    "compare_decisions, second": lambda value: f.compare_decisions(DECISION, value),
    "decision_from": f.decision_from,
    "case_from": f.case_from,
    "load_case": f.load_case,
    "read_policies": read_policies,
    "load_policies": load_policies,
    "packages_from": packages_from,
    "load_packages": load_packages,
    "mapping_of": mapping_of,
    "written": written,
    "plan": lambda value: plan(value, 3),
    "compare": lambda value: compare(value, [], 3),
    "Case": lambda value: f.Case(session=value, provider=value, insured=value, conditions=value),
}


class TestWrongTypes:
    """Every public function refuses what it cannot use, with the library's own error."""

    @pytest.mark.parametrize("name", TAKE_ANY)
    @pytest.mark.parametrize("value", WRONG, ids=[type(each).__name__ for each in WRONG])
    def test_a_sentence(self, name: str, value: Any) -> None:
        """A `ValueError` of the library with words, and no other error, whatever was handed over."""
        with pytest.raises(InvalidInput) as caught:
            TAKE_ANY[name](value)
        assert isinstance(caught.value, ValueError)
        assert all(len(problem.message.split()) > 2 for problem in caught.value.problems)
        assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301

    @pytest.mark.parametrize("value", [None, 3, b"nl", ["nl"], "de", "", Odd()])
    def test_languages_and_forms(self, value: Any) -> None:
        """A language or form that there is not."""
        for call in (
            lambda: f.explain(DECISION, value),
            lambda: f.explain(DECISION, "nl", value),
            lambda: f.compare_decisions(DECISION, DECISION, value),
        ):
            with pytest.raises(InvalidInput, match="write one of"):
                call()

    def test_what_if(self) -> None:
        """What would change is what `what_would_change` found."""
        with pytest.raises(InvalidInput, match="what_would_change"):
            f.explain(DECISION, what_if={"gains": []})  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [None, "3", 2.0, True, [3], Odd()])
    def test_numbers_of_a_plan(self, value: Any) -> None:
        """Sessions and days between them are whole numbers, and days are days."""
        for call in (
            lambda: plan(CASE, value),
            lambda: plan(CASE, 3, every=value),
            lambda: plan(CASE, 1, dates=[value]),
            lambda: compare(CASE, [value], 1),
        ):
            with pytest.raises(InvalidInput):
                call()
        if value is not None:
            with pytest.raises(InvalidInput):
                plan(CASE, 1, dates=value)

    def test_an_insurer(self) -> None:
        """A part of a name is text."""
        with pytest.raises(InvalidInput):
            find(3)  # type: ignore[arg-type]

    def test_a_file_that_gives_no_text(self) -> None:
        """An object that reads something else."""

        class Strange:
            name = 3

            def read(self, _: int) -> Any:
                return ["lines"]

        with pytest.raises(f.InvalidCase, match="is no file"):
            f.load_case(Strange())  # type: ignore[arg-type]
