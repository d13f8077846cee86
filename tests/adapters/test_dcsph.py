"""Your own list of diagnosis codes: read with its traps, and refused where something in it cannot be read."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import made_sheet
from fysiodekking.adapters import dcsph
from fysiodekking.adapters.dcsph import load_diagnoses
from fysiodekking.adapters.tables import files
from fysiodekking.adapters.tables.files import InvalidTable
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.vocabulary import Profession
from made_messages import MARKER

PHYSIO, EXERCISE = Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST


@pytest.fixture(params=["xlsx", "csv", "csv in UTF-8"])
def read(request: pytest.FixtureRequest, tmp_path: Path) -> DiagnosisList:
    if request.param == "xlsx":
        pytest.importorskip("openpyxl")
        return load_diagnoses(made_sheet.as_workbook(tmp_path / "list.xlsx"))
    encoding = "utf-8-sig" if "8" in request.param else "cp1252"
    return load_diagnoses(made_sheet.as_csv(tmp_path / "list.csv", encoding=encoding))


def wrong(path: Path) -> str:
    with pytest.raises(InvalidTable) as raised:
        load_diagnoses(path)
    return str(raised.value)


class TestRows:
    def test_all_are_there(self, read: DiagnosisList) -> None:
        """Also one whose code is a number; empty rows are none."""
        assert list(read.rows) == [str(each[0]) for each in made_sheet.ROWS]

    @pytest.mark.parametrize(
        ("code", "adult", "minor"),
        [
            ("3026", ("009",), ("003", "009")),
            ("4021", ("001", "008", "009"), ("001", "003", "009")),
            ("9372", ("001", "008"), ("001",)),
            ("9248", ("009", "011"), ()),
            ("6486", ("009", "010"), ("003", "009")),
            ("9363", ("009", "020", "021"), ("009", "020", "021")),
            ("9379", (), ("001", "003", "009")),
        ],
    )
    def test_entitlement_codes(
        self, read: DiagnosisList, code: str, adult: tuple[str, ...], minor: tuple[str, ...]
    ) -> None:
        """A blank is no mark, and every code has three digits, whatever the name of its column has."""
        assert (read.rows[code].adult, dict(read.rows[code].minor)) == (adult, {PHYSIO: minor, EXERCISE: minor})

    def test_whom_it_is_open_to(self, read: DiagnosisList) -> None:
        """Words that are not understood are kept as they stand."""
        told = {code: (each.is_open, each.only_for, each.others) for code, each in read.rows.items()}
        assert told["1338"] == (False, (), "")
        assert told["3026"] == (True, (), "")
        assert told["6426"] == (True, ("pelvic",), "")
        assert told["1979"] == (True, ("child",), "")
        assert told["2054"] == (True, ("skin_therapist",), "")
        assert told["2154"] == (True, (), "een ander")

    def test_side_and_places_in_the_law(self, read: DiagnosisList) -> None:
        assert [code for code, each in read.rows.items() if each.asks_side] == ["4026", "4021", "4036", "6223"]
        assert read.rows["4036"].places == ("1.b.18°", "1.d.5°")
        assert read.rows["9372"].places == ("1.a.1°",)
        assert read.rows["6223"].places == ()


class TestItsDay:
    @pytest.mark.parametrize(
        ("written", "day"),
        [("1-7-2024", date(2024, 7, 1)), (datetime(2026, 1, 1), date(2026, 1, 1)), ("31-2-2024", None), ("ooit", None)],  # noqa: DTZ001 - as Excel gives it
    )
    def test_of_a_workbook(self, tmp_path: Path, written: Any, day: date | None) -> None:
        pytest.importorskip("openpyxl")
        assert load_diagnoses(made_sheet.as_workbook(tmp_path / "list.xlsx", day=written)).since == day

    def test_a_text_has_none(self, tmp_path: Path) -> None:
        assert load_diagnoses(made_sheet.as_csv(tmp_path / "list.csv")).since is None


class TestNothingElseIsRead:
    """Cells beside those that are named hold a marker, which is nowhere afterwards: somebody may keep notes there."""

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    @pytest.mark.parametrize("code", ["3026", "302"])
    def test_the_marker_is_nowhere(self, tmp_path: Path, kind: str, code: str) -> None:
        """Also where another row is wrong."""
        beside = [index for index, name in enumerate(made_sheet.BESIDE) if index not in {0, 5, 10, 11}]
        made = [*made_sheet.ROWS[2:], made_sheet.row(code, "open", adult=("009",))]
        marked = [[MARKER if index in beside else cell for index, cell in enumerate(row)] + [MARKER] for row in made]
        cells = made_sheet.rows(*marked)
        cells[0][3] = cells[1][20] = MARKER
        if kind == "xlsx":
            pytest.importorskip("openpyxl")
        write = made_sheet.as_workbook if kind == "xlsx" else made_sheet.as_csv
        path = write(tmp_path / f"list.{kind}", cells)
        said = repr(load_diagnoses(path)) if code == "3026" else wrong(path)
        assert MARKER.casefold() not in said.casefold()


class TestWhatCannotBeRead:
    @pytest.mark.parametrize(
        ("column", "value", "told"),
        [
            (0, "302", "row 5: '302' is no diagnosis code of four digits"),
            (0, None, "row 5: '' is no diagnosis code of four digits"),
            (5, "vervallen", "row 5: 'vervallen' is no status"),
            (5, None, "row 5: '' is no status"),
            (11, "ja", "row 5: 'ja' says nothing of the side"),
            (13, "?", "row 5: '?' is no mark"),
            (37, "nee", "row 5: 'nee' is no mark"),
        ],
    )
    def test_in_a_row(self, tmp_path: Path, column: int, value: Any, told: str) -> None:
        """It is told with its row, and nothing is guessed."""
        changed = made_sheet.row("3026", "open", adult=("009",))
        changed[column] = value
        assert told in wrong(made_sheet.as_csv(tmp_path / "list.csv", made_sheet.rows(changed)))

    def test_a_code_that_stands_twice(self, tmp_path: Path) -> None:
        twice = made_sheet.rows(made_sheet.ROWS[1], made_sheet.ROWS[1])
        assert "row 6: holds 3026, which stands twice" in wrong(made_sheet.as_csv(tmp_path / "list.csv", twice))

    @pytest.mark.parametrize(
        ("row", "column", "told"),
        [
            (2, 0, "has no row that names the columns DCSPH and status"),
            (2, 11, "has no column whose name begins with 'toelichting lichaamslocatie'"),
            (1, 28, "has no entitlement codes below a heading that begins with 'ft onder de 18'"),
        ],
    )
    def test_a_heading_that_is_gone(self, tmp_path: Path, row: int, column: int, told: str) -> None:
        cells = made_sheet.rows()
        cells[row][column] = None
        assert told in wrong(made_sheet.as_csv(tmp_path / "list.csv", cells))

    def test_no_more_than_a_page_of_problems(self, tmp_path: Path) -> None:
        many = [made_sheet.row(f"{number}", "weg") for number in range(3000, 4000)]
        told = wrong(made_sheet.as_csv(tmp_path / "list.csv", made_sheet.rows(*many))).splitlines()
        assert len(told) < 150
        assert told[-1].startswith("and perhaps more")

    def test_more_rows_than_any_list_has(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dcsph, "MOST_ROWS", 10)
        assert "holds more than 10 rows" in wrong(made_sheet.as_csv(tmp_path / "list.csv"))

    def test_files_that_are_none(self, tmp_path: Path) -> None:
        assert "cannot be read" in wrong(tmp_path / "none.csv")
        (tmp_path / "empty.csv").write_bytes(b"")
        assert "has no row that names" in wrong(tmp_path / "empty.csv")
        headings = made_sheet.as_csv(tmp_path / "headings.csv", made_sheet.rows()[:3])
        assert "holds no diagnosis code" in wrong(headings)
        (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
        assert "is not text" in wrong(tmp_path / "bytes.csv")

    def test_workbooks_that_are_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("openpyxl")
        assert "does not exist" in wrong(tmp_path / "none.xlsx")
        (tmp_path / "text.xlsx").write_bytes(b"no workbook")
        assert "is no workbook" in wrong(tmp_path / "text.xlsx")
        other = made_sheet.as_workbook(tmp_path / "other.xlsx", [["a", "b"]])
        assert "has no sheet with a column DCSPH" in wrong(other)
        whole = made_sheet.as_workbook(tmp_path / "list.xlsx")
        for module in (dcsph, files):
            monkeypatch.setattr(module, "LARGEST_UNPACKED", 1000)
        assert "unpacks to more than" in wrong(whole)
        assert "is larger than" in wrong(made_sheet.as_csv(tmp_path / "list.csv"))

    def test_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without openpyxl it says what to install; CSV needs nothing."""
        monkeypatch.setitem(sys.modules, "openpyxl", None)
        assert "extra `dcsph`" in wrong(tmp_path / "list.xlsx")
        assert load_diagnoses(made_sheet.as_csv(tmp_path / "list.csv")).rows
