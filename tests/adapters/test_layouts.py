"""A value of a table is the same however Arrow lays it out: as numbers of a dictionary, in runs, as views."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from ordinary_columns import SESSION, answered, refused, table

pa = pytest.importorskip("pyarrow")
VIEWS_LEAVE = 25
"""The first version of pyarrow that hands over its own dictionary of views of text; that of polars each one reads."""
ROWS = 70
"""So many rows that those alike are answered once."""
CELLS: dict[str, list[Any]] = {
    "session.performance": ["1000", None, "1960", "1850"],
    "session.date": [date(2026, 3, 12), date(2025, 3, 12), date(2026, 3, 1)],
    "session.price": [Decimal("42.50"), Decimal("40.00"), None],
    "session.techniques": [["exercise_therapy"], ["dry_needling"], [], None, ["exercise_therapy", "massage"]],
    "provider.contracted": [True, None, False],
    "packages": [["voorbeeld-9-2026"], [], None, ["voorbeeld-18-2026"]],
    "history": [SESSION["history"], [], [{**SESSION["history"][0], "sessions": 9}], None, 2 * SESSION["history"]],
    "used.elsewhere": [0, 9, None],
}
"""Cells of a column that are answered differently."""


def of_arrow(name: str) -> Any:
    """Return a type of Arrow by the name of its maker, where this version has it."""
    if not hasattr(pa, name):
        pytest.skip(f"pyarrow {pa.__version__} has no {name}")
    return getattr(pa, name)


def by_number(values: Any) -> Any:
    """Return a column as numbers of a dictionary, of values for which Arrow itself makes none."""
    return pa.DictionaryArray.from_arrays(pa.array(range(len(values)), pa.int16()), values)


def in_disorder(values: Any) -> Any:
    """Return views of lists of which the last one stands first."""
    backwards = values.take(pa.array(range(len(values) - 1, -1, -1)))
    lengths = pa.array([len(each or ()) for each in values.to_pylist()], pa.int32())
    return pa.ListViewArray.from_arrays(
        backwards.offsets[:-1].take(pa.array(range(len(values) - 1, -1, -1))),
        lengths,
        backwards.values,
        mask=values.is_null(),
    )


def as_own_type(values: Any) -> Any:
    """Return a column of a type of somebody's own, which is known here."""
    return pa.ExtensionArray.from_storage(of_arrow("opaque")(values.type, "a type", "a maker"), values)


def of_each(way: Any) -> Any:
    """Return a way to lay out what the lists of a column hold."""
    return lambda lists: pa.ListArray.from_arrays(lists.offsets, way(lists.values), mask=lists.is_null())


def in_runs(values: Any) -> Any:
    return import_module("pyarrow.compute").run_end_encode(values)


class TestLayouts:
    """A value is the same however Arrow lays it out, among many rows as alone."""

    @pytest.mark.parametrize("rows", [4, ROWS])
    @pytest.mark.parametrize(
        ("name", "lay_out"),
        [
            ("session.performance", in_runs),
            ("session.performance", as_own_type),
            pytest.param(
                *("session.performance", lambda values: by_number(values.cast(pa.string_view()))),
                marks=pytest.mark.skipif(
                    int(pa.__version__.partition(".")[0]) < VIEWS_LEAVE, reason="pyarrow itself ends the process"
                ),
            ),
            ("session.performance", lambda values: pa.ExtensionArray.from_storage(of_arrow("json_")(), values)),
            ("session.date", in_runs),
            ("session.date", by_number),
            ("session.price", in_runs),
            ("provider.contracted", in_runs),
            (
                "provider.contracted",
                lambda values: pa.ExtensionArray.from_storage(of_arrow("bool8")(), values.cast(pa.int8())),
            ),
            ("session.techniques", in_disorder),
            ("session.techniques", of_each(by_number)),
            ("session.techniques", by_number),
            ("packages", in_disorder),
            ("packages", by_number),
            ("history", in_disorder),
            ("history", by_number),
            ("history", as_own_type),
            ("history", of_each(by_number)),
            ("history", of_each(as_own_type)),
            ("used.elsewhere", lambda values: values.cast(pa.decimal128(38, 0))),
            ("used.elsewhere", lambda values: values.cast(pa.uint64())),
            ("used.elsewhere", in_runs),
        ],
    )
    def test_of_a_column(self, name: str, lay_out: Any, rows: int) -> None:
        cells = CELLS[name]
        made = table(*({name: cells[row % len(cells)]} for row in range(rows)))
        assert len({str(row) for row in answered(made)}) > 1
        place, column = made.column_names.index(name), made.column(name).combine_chunks()
        other = made.set_column(place, name, lay_out(column))
        assert other.schema.field(name).type != column.type
        assert answered(other) == answered(made)
        assert answered(other.slice(1)) == answered(made)[1:]

    def test_a_struct_of_a_whole_part(self) -> None:
        parts = pa.array([{"date": date(2026, 3, 12), "performance": code} for code in ("1000", "1960") * ROWS])
        made = table(*[{}] * len(parts)).drop_columns([name for name in SESSION if name.startswith("session.")])
        for laid_out in (by_number(parts), as_own_type(parts)):
            assert answered(made.append_column("session", laid_out)) == answered(made.append_column("session", parts))

    def test_whole_numbers_within_a_struct(self) -> None:
        """As an engine writes the sum of a column."""
        kind = pa.struct([("min", pa.decimal128(38, 0)), ("max", pa.decimal128(38, 0))])
        used = pa.array([{"min": Decimal(9), "max": Decimal(9)}], kind)
        assert answered(table().append_column("used.elsewhere", used))[0]["payer"] == "insured"

    @pytest.mark.parametrize(("used", "what"), [(0.0, "double"), (True, "bool"), (Decimal("1.5"), "decimal128(2, 1)")])
    def test_what_is_no_whole_number(self, used: object, what: str) -> None:
        rows = table({"used.elsewhere": used})
        assert refused(rows) == [f"used.elsewhere: holds {what} (write whole numbers or a struct)"]

    def test_a_name_that_looks_personal_within_a_layout(self) -> None:
        inner = pa.array([{"achternaam": "x"}])
        assert refused(table().append_column("id", as_own_type(inner)), keep=["id"])[0].startswith("id.achternaam: ")
