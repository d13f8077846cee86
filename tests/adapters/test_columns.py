"""Tables of Arrow: what comes of each row is what `decide` says of its case, and what is wrong says where."""

from __future__ import annotations

import sys
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest

from cases import ABSENT
from cases import case as made_case
from fysiodekking import Case, InvalidCase, InvalidInput, case_from, decide_table
from fysiodekking.adapters.columns import facts
from fysiodekking.adapters.columns.sameness import FEWEST
from fysiodekking.adapters.policy_cases import load_policies
from ordinary_columns import PACKAGES, SESSION, answered, refused, table
from packages import line, ours, package

pa = pytest.importorskip("pyarrow")
arrow_tables = import_module("arrow_tables")
ROOT = Path(__file__).parents[2]
ACCEPTANCE = sorted((ROOT / "tests" / "acceptance").glob("*.toml"))
NUMBER = "".join(3 * digit for digit in "123")  # passes the test of eleven, and stands in no file


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
        assert arrow_tables.not_as_decided([policy.case for policy in load_policies(path)]) == []

    def test_cases_of_the_contract(self) -> None:
        """Each a table of its own, since their packages have the same ids."""
        cases = [case for seed in range(16) if (case := drawn(seed)) is not None]
        assert [case for case in cases if arrow_tables.not_as_decided([case])] == []

    @pytest.mark.parametrize("per", ["condition", "accident", "insurance_lifetime"])
    def test_sessions_elsewhere(self, per: str) -> None:
        """Of rows that differ in nothing else."""
        terms = package(line("g", {"id": "most", "max": 3, "unit": "sessions", "per": per}))
        ranges = [{"elsewhere": {"min": 0, "max": most}} for most in (0, 2, 3)]
        used = [ABSENT, *ranges, *({**each, "condition_elsewhere": {"min": 1, "max": 2}} for each in ranges)]
        cases = [made_case(packages=[terms], used=each, history=rows) for each in used for rows in ([], ours(1))]
        assert arrow_tables.not_as_decided(cases) == []

    def test_a_realistic_mix(self) -> None:
        sys.path.insert(0, str(ROOT / "tests" / "bench"))
        try:
            mix = import_module("mix").mix
        finally:
            sys.path.pop(0)
        assert arrow_tables.not_as_decided([case_from(each) for each in mix(60)]) == []


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
            "conditions": [],
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

    @pytest.mark.parametrize(
        "born",
        [
            *("31-02-1984", "2 mei 1984", "1984", "02-05-84", "19840502", "1984-W18-3", "1984W183"),
            datetime.fromisoformat("1984-05-02T10:30"),
        ],
    )
    def test_a_day_of_birth_is_not_repeated(self, born: object) -> None:
        """As in other tables; a day that can be read is told what is wrong with it, and so is one of a session."""
        (row,) = answered(table({"insured.born": born, "session.date": "31-02-2026"}))
        said = {each["path"]: each["message"] for each in row["problems"]}
        assert said["insured.born"] == "the cell, which is not repeated here, is not a date (write 1984-05-02)"
        assert said["session.date"].startswith("'31-02-2026' is not a date")
        (later,) = answered(table({"insured.born": "2084-05-02"}))
        assert [each["message"][:22] for each in later["problems"]] == ["lies after the session"]

    @pytest.mark.parametrize(
        ("right", "wrong", "path"),
        [
            (
                {"used.condition_elsewhere": 27, "used.condition_elsewhere_this_year": 27},
                {"used.condition_elsewhere": 9, "used.condition_elsewhere_this_year": 27},
                "used.condition_elsewhere_this_year",
            ),
        ],
    )
    def test_what_contradicts_is_told_among_many_rows(
        self, right: dict[str, Any], wrong: dict[str, Any], path: str
    ) -> None:
        """A day before the birth, and more of this year than ever, where rows that are alike are answered at once."""
        child = {"insured.born": date(2016, 3, 12)}
        rows = answered(table(*[{**child, **right}] * FEWEST, {**child, **wrong}))
        assert [[each["path"] for each in row["problems"] or ()] for row in rows] == [*[[]] * FEWEST, [path]]

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

    @pytest.mark.parametrize(
        ("value", "name"),
        [
            ({"bsn": "b"}, "practice.bsn"),
            ([{"person": {"achternaam": "b"}}], "practice[].person.achternaam"),
        ],
    )
    def test_nor_within_a_column(self, value: Any, name: str) -> None:
        """A struct or a list of structs with a field of that name."""
        assert refused(table({"practice": value}), keep=["practice"]) == [
            f"{name}: is personal data; the library needs none, leave it out"
        ]

    def test_nor_in_the_name_of_a_column(self) -> None:
        assert refused(table({NUMBER: 1}), keep=[NUMBER]) == [
            f"column {len(SESSION) + 1}: is personal data; the library needs none, leave it out"
        ]

    @pytest.mark.parametrize(
        "cell",
        [
            *(NUMBER, f"line 7, {NUMBER}", "j.jansen@example.nl", ".".join(NUMBER)),
            *("".join(chr(ord("\uff10") + int(digit)) for digit in f"{zeros}{NUMBER}") for zeros in ("", "00")),
            *(f"000{NUMBER}", "weak " * 10_000 + NUMBER),
            *(int(NUMBER), float(NUMBER), Decimal(f"{NUMBER}.00"), NUMBER.encode(), [NUMBER], {"a": [NUMBER]}),
        ],
    )
    @pytest.mark.parametrize("name", ["id", "practice"])
    def test_nor_as_a_cell(self, name: str, cell: Any) -> None:
        """Such a cell is left out, and the column is named once; the row is answered, and the others are whole."""
        column = pa.array([None, cell, None])
        rows = table({}, {}, {}).append_column(name, column)
        with pytest.warns(UserWarning, match=f"which are left out: {name}$") as warned:
            out = answered(pa.Table.from_batches([*rows.to_batches(), *rows.to_batches()]), keep=[name])
        assert len(warned) == 1
        assert [row[name] for row in out] == [None] * 6
        assert [row["payer"] for row in out] == ["package"] * 6

    @pytest.mark.parametrize(
        "kept",
        [
            pa.array([7, 2**40, None]),
            pa.array([date(2026, 3, 12), None, None]),
            pa.array(["0f7b3c1e-5d55-4c1c-9a36-a111222333ab", "12-03-2026 1000 42,50", "één"], pa.string_view()),
            pa.array(["a", "b", "a"]).dictionary_encode(),
            pa.array([True, None, False]),
            pa.array([Decimal("1234.50"), None, None]),
            pa.array([1.5, float("nan"), float("inf")]),
            pa.array([b"\xff", None, b""]),
            pa.array([{"a": 123}, {"a": 456}, None]),
        ],
        ids=lambda column: str(column.type).partition("<")[0],
    )
    def test_what_says_nothing_of_anybody_is_handed_on(self, kept: Any) -> None:
        rows = table({}, {}, {}).append_column("practice", kept)
        told = pa.table(decide_table(rows, packages=PACKAGES, keep=["practice"]))["practice"]
        assert told.type == kept.type
        assert repr(told.to_pylist()) == repr(kept.to_pylist())

    @pytest.mark.parametrize("keep", ["id", 5, [5]])
    def test_no_names_to_keep(self, keep: Any) -> None:
        (said,) = refused(table(), keep=keep)
        assert said.endswith("is not a list (write names of columns)")

    def test_a_table_that_fails_to_hand_itself_over_says_by_what_and_repeats_no_cell(self) -> None:
        (said,) = refused(Streams(ZeroDivisionError("Jan Jansen")))
        assert "its __arrow_c_stream__ raised ZeroDivisionError: call it to see why" in said
        assert "Jan" not in said
        assert "raised" not in refused([SESSION])[0]

    @pytest.mark.parametrize("value", [None, [SESSION], "table.csv"])
    def test_no_table(self, value: Any) -> None:
        (said,) = refused(value)
        assert "is no table of Arrow" in said

    @pytest.mark.parametrize("library", ["pyarrow", "numpy"])
    def test_without_the_extra(self, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, library, None)
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

    def test_one_record_batch_of_another_library(self) -> None:
        """It hands over an array of structs, without a stream; one that holds a row of nothing is none."""
        (batch,) = table().to_batches()
        assert answered(batch.to_struct_array()) == answered(table())
        (said,) = refused(pa.array([{"a": 1}, None]))
        assert "is no table of Arrow (its __arrow_c_array__ raised ArrowInvalid" in said

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


def bytes_as_text(*cells: bytes) -> Any:
    """Return a column of text that holds these bytes, whether they are text or not."""
    return pa.array(cells, pa.binary()).view(pa.string())


class TestReadTwice:
    """Whoever reads, and how often, meets every row."""

    def answers(self) -> Any:
        return decide_table(pa.concat_tables([table({"id": number}) for number in range(4)]), packages=PACKAGES)

    def test_a_row_is_asked_for_while_a_reader_runs(self) -> None:
        answers = self.answers()
        reader = pa.RecordBatchReader.from_stream(answers)
        reader.read_next_batch()
        answers.explain(3)
        assert reader.read_all()["id"].to_pylist() == [1, 2, 3]

    def test_two_loops(self) -> None:
        answers = self.answers()
        first, second = iter(answers), iter(answers)
        assert len([*zip(first, second, strict=True)]) == 4
        assert pa.table(answers)["id"].to_pylist() == [0, 1, 2, 3]

    def test_a_source_that_fails(self) -> None:
        def batches() -> Any:
            yield from table().to_batches()
            raise OSError("no line")

        answers = decide_table(pa.RecordBatchReader.from_batches(table().schema, batches()), packages=PACKAGES)
        for _ in range(3):
            with pytest.raises(OSError, match="no line"):
                list(answers)
        with pytest.raises(OSError, match="no line"):
            pa.table(answers)
        assert answers.decision(0).package == "voorbeeld-9-2026"


class TestUnreadable:
    """A cell that is no value of its type is a problem of its row; a type that never can be is one of the table."""

    @pytest.mark.parametrize(
        ("name", "cells"),
        [
            ("session.date", pa.array([20_000, 2**30, 20_000], pa.date32())),
            ("session.date", pa.array([1_773_273_600, 2**50, 1_773_273_600], pa.timestamp("s"))),
            ("condition.diagnosis", bytes_as_text(b"9900", b"Jans\xffen", b"9900")),
            ("id", bytes_as_text(b"a", b"Jans\xffen", b"c")),
        ],
    )
    def test_stops_no_other_row(self, name: str, cells: Any) -> None:
        rows = table({}, {}, {})
        if name in rows.column_names:
            rows = rows.drop_columns(name)
        answers = decide_table(rows.append_column(name, cells), packages=PACKAGES)
        for _ in range(2):
            first, bad, last = pa.table(answers).to_pylist()
            assert (first["problems"], last["problems"], bad["outcome"]) == (None, None, None)
            assert [problem["path"] for problem in bad["problems"]] == [name]
        with pytest.raises(InvalidCase) as caught:
            answers.decision(1)
        assert "Jans" not in str(caught.value)
        assert caught.value.__context__ is None

    def test_an_empty_map_is_an_empty_table(self) -> None:
        left = pa.array([[]], pa.map_(pa.string(), pa.int32()))
        assert answered(table().append_column("used.left_last_year", left)) == answered(table())
        conditions = pa.array([[]], pa.map_(pa.string(), pa.struct([("kind", pa.string())])))
        without = table().drop_columns("condition.kind")
        (row,) = answered(without.append_column("conditions", conditions))
        assert row["problems"][0]["message"].startswith("none is given")

    def test_a_key_twice_in_a_map(self) -> None:
        left = pa.array([[("a", 1), ("a", 2)]], pa.map_(pa.string(), pa.int32()))
        (row,) = answered(table().append_column("used.left_last_year", left))
        assert [problem["path"] for problem in row["problems"]] == ["used.left_last_year"]

    def test_types_that_cannot_be_read(self) -> None:
        kind = pa.struct([("kind", pa.string())])
        rows = table().drop_columns(["condition.kind", "session.date", "history"])
        rows = rows.append_column("session.date", pa.array([0], pa.timestamp("s", "Nowhere/Else")))
        days = pa.StructArray.from_arrays([pa.array([date(2026, 1, 1)])] * 2, names=["date", "date"])
        rows = rows.append_column("history", pa.ListArray.from_arrays([0, 1], days))
        rows = rows.append_column("conditions", pa.nulls(1, pa.map_(pa.struct([("Jan Jansen", pa.int8())]), kind)))
        assert refused(rows) == [
            "session.date: holds timestamp[s, tz=Nowhere/Else] (write a date)",
            "history[].date: stands twice (give each field its own name)",
            "conditions: holds map (write a struct)",
        ]

    def test_a_zone_that_python_looks_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Older versions of Arrow leave it to Python, which raises another error for one that is not known."""

        class Older:
            ArrowException = pa.ArrowException

            @staticmethod
            def scalar(_: int, type_: Any) -> Any:
                raise ZoneInfoNotFoundError(type_.tz)

        monkeypatch.setattr(facts, "arrow", lambda: Older)
        rows = table().drop_columns(["session.date"])
        rows = rows.append_column("session.date", pa.array([0], pa.timestamp("s", "Nowhere/Else")))
        assert refused(rows) == ["session.date: holds timestamp[s, tz=Nowhere/Else] (write a date)"]


class TestNames:
    """What is wrong with names: one fact in two columns, very many of them, and those that are personal themselves."""

    @pytest.mark.parametrize(
        ("whole", "part"),
        [
            ({"session": {"price": "42.50"}}, "session.date"),
            ({"condition": {"kind": "stroke"}}, "condition.kind"),
            ({"conditions": {"a": {"kind": "stroke"}}}, "condition.kind"),
            ({"conditions.a.kind": "stroke"}, "condition.kind"),
            ({"used.elsewhere": 3, "used.elsewhere.min": 3}, ""),
        ],
    )
    def test_one_fact_in_two_columns(self, whole: dict[str, Any], part: str) -> None:
        rows = table(whole)
        backwards = rows.select(rows.column_names[::-1])
        for said in (refused(rows), refused(backwards)):
            assert any("stands twice, also as" in problem and part in problem for problem in said)

    def test_a_name_of_the_answers(self) -> None:
        assert refused(table({"outcome": "a"}), keep=["outcome"]) == [
            "outcome: is a column of the answers (give it another name)"
        ]

    def test_very_many(self) -> None:
        """Far within what a search of each among all of them would take."""
        many = {f"other{number}": 1 for number in range(5_000)}
        assert len(decide_table(table(many), keep=[*many]).schema) == 5_000 + len(decide_table(table()).schema)
        assert len(refused(table(many))) == len(refused(table(many), keep=[f"no{name}" for name in many])) == 101

    def test_very_long(self) -> None:
        name = "x" * 3_000_000
        assert all(len(problem) < 3_000 for problem in [*refused(table({name: 1})), *refused(table(), keep=[name])])
        with pytest.warns(UserWarning, match="never read") as warned:
            decide_table(table({f"{name}.bsn": 1}), keep=[])
        assert len(str(warned[0].message)) < 3_000

    @pytest.mark.parametrize("name", ["Jan Jansen", "j.jansen@example.nl", NUMBER, "session.Jan Jansen"])
    def test_personal_themselves(self, name: str) -> None:
        place = f"column {len(SESSION) + 1}"
        assert refused(table({name: 1}))[0].startswith(f"{place}: is no fact")
        assert refused(table({f"{name}.bsn": 1}), keep=[f"{name}.bsn"])[0].startswith(f"{place}: is personal data")
        assert refused(table(), keep=[name])[0].startswith("keep: is no column")
        assert refused(table({"used": {name: 1}}))[0].startswith("used.field 1: is not a key")
        assert refused(table({"session.referral": {name: 1}})) == [
            "session.referral: holds struct (write true and false)"
        ]
        with pytest.warns(UserWarning, match=f"never read: {place}$"):
            decide_table(table({f"{name}.bsn": 1}))


class Streams:
    """What says that it is a table, and is none."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        if isinstance(self.capsule, Exception):
            raise self.capsule
        return self.capsule


class TestOtherTypes:
    """What is no table and no row is refused with a sentence that repeats nothing of it."""

    @pytest.mark.parametrize(
        "value",
        [
            pa.array(["Jan Jansen"]),
            pa.chunked_array([pa.array(["Jan Jansen"])]),
            pa.Table,
            pa.RecordBatchReader,
            Streams(5),
            Streams(None),
            Streams(ZeroDivisionError("Jan Jansen")),
            type("Five", (), {"__arrow_c_stream__": 5})(),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_no_tables(self, value: Any) -> None:
        (said,) = refused(value)
        assert said.startswith(f"an object of {type(value).__name__} is no table of Arrow (")

    @pytest.mark.parametrize("row", ["x", None, 0.0, [0]])
    def test_no_rows(self, row: Any) -> None:
        answers = decide_table(table())
        for ask in (answers.decision, answers.explain):
            with pytest.raises(InvalidInput, match=r"is no number of a row \(write one from 0\)$"):
                ask(row)
