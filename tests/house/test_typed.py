"""The typed surface: what `repr` prints can be pasted, plain values are taken, type checkers see the names."""

from __future__ import annotations

import copy
import datetime as dt
import importlib.util
import subprocess
import sys
import tomllib
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fysiodekking as f
from fysiodekking.adapters.policy_cases import load_policies
from fysiodekking.testing import cases
from patience import HANGS

ROOT = Path(__file__).parents[2]
ACCEPTANCE = sorted((ROOT / "tests" / "acceptance").glob("*.case.toml"))
EXAMPLE = ROOT / "docs" / "examples" / "neck-pain-with-package.toml"
NAMES: dict[str, Any] = {"datetime": dt, **{name: getattr(f, name) for name in f.__all__}}


class TestRepr:
    """A case as it is printed is the Python that makes it, with the public names."""

    @pytest.mark.parametrize("path", ACCEPTANCE, ids=lambda path: path.stem)
    def test_of_the_acceptance_cases(self, path: Path) -> None:
        for policy in load_policies(path):
            assert eval(repr(policy.case), NAMES) == policy.case  # noqa: S307 - our own text

    @given(cases())
    def test_of_any_case(self, case: f.Case) -> None:
        assert eval(repr(case), NAMES) == case  # noqa: S307 - our own text


class Own(str, Enum):  # noqa: UP042 - as programs of others have them
    """Codes of a program of its own."""

    PHYSIO = "physiotherapist"
    NEEDLING = "dry_needling"


class TestPlainValues:
    """`case_from` takes what Python programs have: amounts, None, sets, enums, packages."""

    @pytest.fixture
    def mapping(self) -> dict[str, Any]:
        return tomllib.loads(EXAMPLE.read_text("utf-8"))

    @pytest.mark.parametrize("price", [Decimal("42.50"), Decimal("42.5"), Decimal("4.25E+1"), f.Money(4250)])
    def test_amounts(self, mapping: dict[str, Any], price: object) -> None:
        mapping["session"]["price"] = price
        assert f.case_from(mapping).session.price == f.Money(4250)

    @pytest.mark.parametrize(
        "price", [Decimal("42.505"), Decimal(-1), Decimal("NaN"), Decimal("Infinity"), Decimal("1e9999"), 42.5, 42]
    )
    def test_no_amounts(self, mapping: dict[str, Any], price: object) -> None:
        mapping["session"]["price"] = price
        with pytest.raises(f.InvalidCase, match=r"session\.price: .* is not an amount"):
            f.case_from(mapping)

    def test_enums_and_sets(self, mapping: dict[str, Any]) -> None:
        plain = f.case_from(mapping)
        mapping["provider"]["profession"] = Own.PHYSIO
        mapping["provider"]["trained_in"] = {f.Technique.DRY_NEEDLING}
        mapping["session"]["techniques"] = frozenset({Own.NEEDLING, f.Technique.EXERCISE_THERAPY})
        assert f.case_from(mapping) == plain

    @given(st.data())
    def test_none(self, data: st.DataObject) -> None:
        """Is a key that is not there, wherever it stands; of one that is needed it is missing."""
        mapping = tomllib.loads(EXAMPLE.read_text("utf-8"))
        tables = tables_of(mapping)
        index = data.draw(st.integers(0, len(tables) - 1))
        key = data.draw(st.sampled_from(sorted({*tables[index]} - {"expect"})))
        without = copy.deepcopy(mapping)
        del tables_of(without)[index][key]
        tables[index][key] = None
        assert made(mapping) == made(without)

    def test_none_of_a_condition(self, mapping: dict[str, Any]) -> None:
        """The keys of conditions are the caller's: None there is no table."""
        mapping["conditions"] = {"neck": None}
        with pytest.raises(f.InvalidCase, match=r"conditions\.neck"):
            f.case_from(mapping)


def tables_of(mapping: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables of which the format knows the keys."""
    parts = [value for key, value in mapping.items() if isinstance(value, dict) and key not in {"conditions", "expect"}]
    return [mapping, *parts, *mapping["conditions"].values(), *mapping["packages"]]


def made(mapping: dict[str, Any]) -> f.Case | tuple[f.Problem, ...]:
    try:
        return f.case_from(mapping)
    except f.InvalidCase as error:
        return error.problems


def test_what_the_patient_pays() -> None:
    """The deductible and the own account together."""
    zero, ten, two = f.Money(0), f.Money(1000), f.Money(200)
    assert f.Amounts(basic=zero, deductible=ten, package=zero, insured=two).patient == f.Money(1200)


RIGHT = """
from fysiodekking import Case, Condition, ConditionKind, Insured, Profession, Provider, Session, decide, explain
import datetime
case = Case(
    session=Session(date=datetime.date(2026, 3, 12), performance="1000"),
    provider=Provider(profession=Profession.PHYSIOTHERAPIST),
    insured=Insured(born=datetime.date(1984, 5, 2)),
    conditions={"neck": Condition(kind=ConditionKind.NOT_LISTED)},
)
amounts = decide(case).amounts
text: str = explain(decide(case), "en") + ("" if amounts is None else str(amounts.patient))
"""
WRONG = {
    "a name that is not there": "from fysiodekking import no_such_name\n",
    "a language that is not there": RIGHT.replace('"en"', '"de"'),
    "a date as text": RIGHT.replace("datetime.date(2026, 3, 12)", '"2026-03-12"'),
}


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is in the extra check")
def test_what_a_type_checker_says(tmp_path: Path) -> None:
    """What is right is right, and each of the wrong ones is an error, in one run."""
    for index, text in enumerate((RIGHT, *WRONG.values())):
        (tmp_path / f"program_{index}.py").write_text(text)
    words = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--cache-dir",
        str(tmp_path / "cache"),
        ".",
    ]
    said = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=HANGS).stdout  # noqa: S603
    assert {line.split(":")[0] for line in said.splitlines() if ": error:" in line} == {
        f"program_{index}.py" for index in range(1, len(WRONG) + 1)
    }, said
