"""Tables of Arrow: what comes of each row is what `decide` says of its case, and what is wrong says where."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fysiodekking import Case, InvalidCase, InvalidInput, case_from, decide_table
from fysiodekking.adapters.policy_cases import load_policies

pa = pytest.importorskip("pyarrow")
arrow_tables = import_module("arrow_tables")
ROOT = Path(__file__).parents[2]
ACCEPTANCE = sorted((ROOT / "tests" / "acceptance").glob("*.toml"))
PACKAGES = ROOT / "docs" / "examples" / "day" / "packages.toml"
SESSION: dict[str, Any] = {
    "session.date": date(2026, 3, 12),
    "session.performance": "1000",
    "session.price": Decimal("42.50"),
    "session.techniques": ["exercise_therapy"],
    "provider.profession": "physiotherapist",
    "provider.big_registered": True,
    "provider.contracted": True,
    "insured.born": date(1984, 5, 2),
    "condition.kind": "not_listed",
    "history": [{"date": date(2026, 3, 2), "sessions": 3, "paid_by": "package", "paid": Decimal("42.50")}],
    "packages": ["voorbeeld-9-2026"],
}
"""An ordinary session as columns."""


def table(*rows: Mapping[str, Any]) -> Any:
    """Return rows as a table: each the ordinary one but for what is said of it."""
    return pa.Table.from_pylist([{**SESSION, **row} for row in rows or [{}]])


def answered(table: Any, **named: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pa.table(decide_table(table, packages=PACKAGES, **named)).to_pylist()
    return rows


def refused(table: Any, **named: Any) -> list[str]:
    """Return what is wrong with a table as a whole."""
    with pytest.raises(InvalidInput) as caught:
        decide_table(table, **named)
    return [str(problem) for problem in caught.value.problems]


def drawn(seed: int) -> Case | None:
    """Return a case that is drawn from the contract alone; None where it is refused."""
    folder = str(ROOT / "tests" / "independent")
    sys.path.insert(0, folder)
    try:
        return case_from(import_module("contract_cases").case(Random(seed)))  # noqa: S311 - no secret
    except InvalidCase:
        return None
    finally:
        sys.path.remove(folder)


class TestAsDecide:
    """Every row is answered as its case is."""

    @pytest.mark.parametrize("path", ACCEPTANCE, ids=lambda path: path.stem)
    def test_acceptance_cases(self, path: Path) -> None:
        assert arrow_tables.differing([policy.case for policy in load_policies(path)]) == []

    def test_cases_of_the_contract(self) -> None:
        """Each a table of its own, since their packages have the same ids."""
        cases = [case for seed in range(16) if (case := drawn(seed)) is not None]
        assert [case for case in cases if arrow_tables.differing([case])] == []

    def test_a_realistic_mix(self) -> None:
        sys.path.insert(0, str(ROOT / "tests" / "bench"))
        try:
            mix = import_module("mix").mix
        finally:
            sys.path.pop(0)
        assert arrow_tables.differing([case_from(each) for each in mix(150)]) == []


class TestColumns:
    """A column is a fact by its dotted path, or a part of a case as a struct."""

    def test_an_ordinary_session(self) -> None:
        (row,) = answered(table())
        assert row == {
            "outcome": "covered",
            "payer": "package",
            "package": "voorbeeld-9-2026",
            "amounts": {
                "basic": Decimal("0.00"),
                "deductible": Decimal("0.00"),
                "package": Decimal("42.50"),
                "insured": Decimal("0.00"),
            },
            "entitlement_code": "009",
            "reasons": ["package-pays"],
            "missing": [],
            "problems": None,
        }

    def test_a_struct_says_the_same(self) -> None:
        parts: dict[str, Any] = {}
        for name, value in SESSION.items():
            part, _, fact = name.partition(".")
            parts.setdefault(part, {}).update({fact: value}) if fact else parts.update({part: value})
        assert answered(pa.Table.from_pylist([parts])) == answered(table())

    def test_null_is_not_given(self) -> None:
        row = answered(table({}, {"provider.contracted": None, "history": None}))[1]
        assert row["missing"] == ["history"]

    @pytest.mark.parametrize("value", ["2026-03-12", datetime(2026, 3, 12)])  # noqa: DTZ001 - a day has no zone
    def test_days_in_other_types(self, value: object) -> None:
        assert answered(table({"session.date": value})) == answered(table())

    @pytest.mark.parametrize("price", ["42.50", Decimal("42.5"), Decimal("42.500")])
    def test_amounts_in_other_types(self, price: object) -> None:
        assert answered(table({"session.price": price})) == answered(table())

    def test_words_of_a_dictionary(self) -> None:
        encoded = table().set_column(1, "session.performance", pa.array(["1000"]).dictionary_encode())
        assert answered(encoded) == answered(table())

    def test_one_number_is_a_range(self) -> None:
        assert answered(table({"used.elsewhere": 6}))[0]["payer"] == "insured"

    def test_several_conditions(self) -> None:
        conditions = pa.map_(pa.string(), pa.struct([("kind", pa.string())]))
        rows = table({"session.condition": "neck"}).drop_columns("condition.kind")
        several = pa.array([[("neck", {"kind": "not_listed"}), ("other", {"kind": "stroke"})]], conditions)
        rows = rows.drop_columns("history").append_column("conditions", several)
        assert answered(rows)[0]["missing"] == ["history"]

    def test_columns_that_are_handed_on(self) -> None:
        rows = answered(table({"id": 7, "practice": "a"}, {"id": 8, "practice": "b"}), keep=["practice"])
        assert [(row["id"], row["practice"]) for row in rows] == [(7, "a"), (8, "b")]


class TestWrong:
    """What is wrong with a table is said at once, with every column; what is wrong in a row stands in its answer."""

    def test_a_bad_row_stops_no_other(self) -> None:
        rows = answered(table({}, {"provider.profession": "gp"}, {"session.date": date(1980, 1, 1)}, {}))
        assert [row["outcome"] for row in rows] == ["covered", None, None, "covered"]
        assert [each["path"] for row in rows for each in row["problems"] or ()] == [
            "provider.profession",
            "insured.born",
        ]

    def test_a_column_of_another_type(self) -> None:
        rows = {"session.price": 42.5, "session.referral": "J", "session.techniques": "x", "session.performance": 1000}
        assert refused(table(rows)) == [
            "session.performance: holds int64 (write text)",
            "session.price: holds double (write a decimal128 with two decimals)",
            "session.techniques: holds string (write a list)",
            "session.referral: holds string (write true and false)",
        ]

    def test_an_unknown_column(self) -> None:
        assert refused(table({"session.prise": "42.50"})) == [
            "session.prise: is no fact of a session; did you mean 'session.price'? (or keep it, to hand it on)"
        ]

    def test_a_column_that_is_not_there(self) -> None:
        assert refused(table().drop_columns("session.date"), keep=["row"]) == [
            "row: is no column; write one of: " + ", ".join(sorted(name for name in SESSION if name != "session.date")),
            "session.date: is missing (add the column)",
        ]

    def test_a_column_that_stands_twice(self) -> None:
        twice = table().append_column("history", pa.nulls(1))
        assert refused(twice) == ["history: stands twice (give each column its own name)"]

    @pytest.mark.parametrize(
        ("rows", "problem"),
        [
            ([{"day": date(2026, 1, 5)}], "history[].day: is not a key here; did you mean 'date'?"),
            ([{"date": 5}], "history[].date: holds int64 (write a date)"),
            (["2026-01-05"], "history[]: holds string (write a struct)"),
        ],
    )
    def test_a_struct_of_another_kind(self, rows: list[Any], problem: str) -> None:
        (said,) = refused(table({"history": rows}))
        assert said == problem

    def test_personal_data_are_never_read_and_named_once(self) -> None:
        with pytest.warns(UserWarning, match="never read: patient_name, bsn$") as warned:
            answers = decide_table(table({"patient_name": "a", "bsn": "b"}, {}), packages=PACKAGES)
        assert len(warned) == 1
        assert answers.personal == ("patient_name", "bsn")
        assert pa.table(answers).column_names == pa.table(decide_table(table())).column_names

    def test_personal_data_are_not_handed_on(self) -> None:
        assert refused(table({"bsn": "b"}), keep=["bsn"]) == [
            "bsn: is personal data; the library needs none, leave it out"
        ]

    @pytest.mark.parametrize("keep", ["id", 5, [5]])
    def test_no_names_to_keep(self, keep: Any) -> None:
        (said,) = refused(table(), keep=keep)
        assert said.endswith("is not a list (write names of columns)")

    @pytest.mark.parametrize("value", [None, [SESSION], "table.csv"])
    def test_no_table(self, value: Any) -> None:
        (said,) = refused(value)
        assert "is no table of Arrow" in said

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        import_module("fysiodekking.adapters.columns.arrow").arrow.cache_clear()
        assert refused(table()) == ["a table of Arrow needs the extra `arrow` (in a clone: pip install '.[arrow]')"]


class TestStream:
    """Batches go through one by one, in order."""

    def test_no_rows_and_no_batches(self) -> None:
        empty = table().slice(0, 0)
        assert answered(empty) == []
        none = pa.RecordBatchReader.from_batches(empty.schema, iter(()))
        assert list(decide_table(none)) == []

    def test_a_batch_is_read_when_it_is_asked_for(self) -> None:
        read: list[int] = []

        def batches() -> Any:
            for number in range(3):
                read.append(number)
                yield from table().to_batches()

        answers = iter(decide_table(pa.RecordBatchReader.from_batches(table().schema, batches())))
        assert read == []
        next(answers)
        assert read == [0]
        assert len(list(answers)) == 2

    def test_one_record_batch(self) -> None:
        (batch,) = table().to_batches()
        assert answered(batch) == answered(table())

    @pytest.mark.parametrize("library", ["polars", "pandas", "duckdb"])
    def test_there_and_back(self, library: str) -> None:
        frames = pytest.importorskip(library)
        given = table({}, {"packages": []})
        frame = {
            "polars": lambda: frames.from_arrow(given),
            "pandas": lambda: given.to_pandas(types_mapper=frames.ArrowDtype),
            "duckdb": lambda: frames.from_arrow(given),
        }[library]()
        assert answered(frame) == answered(given)


class TestExplain:
    """One row is explained as its case is."""

    def test_a_row_of_a_later_batch(self) -> None:
        first, second = (table({"used.elsewhere": number}) for number in (0, 6))
        answers = decide_table(pa.concat_tables([first, second]), packages=PACKAGES)
        assert answers.explain(1, "en").startswith("No, this session is not covered")
        assert answers.explain(0, "nl").startswith("Ja")

    def test_a_bad_row(self) -> None:
        with pytest.raises(InvalidCase, match=r"provider\.profession"):
            decide_table(table({"provider.profession": "gp"})).explain(0)

    @pytest.mark.parametrize("row", [-1, 1])
    def test_a_row_that_is_not_there(self, row: int) -> None:
        with pytest.raises(IndexError):
            decide_table(table()).explain(row)
