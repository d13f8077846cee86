"""The files of tables: texts of any size, workbooks and Parquet in, and what comes out is whole or what it was."""

from __future__ import annotations

import csv
import gc
import io
import os
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import attrs
import pytest
from click.testing import CliRunner

import made_sheet
from asked_tables import DAY, HEADER, ROW, Decide, Out, changed, run
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.tables import decide_table
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.tables import files, records
from fysiodekking.adapters.tables.mapping import Writing
from fysiodekking.model.errors import Problem

PACKAGES = ("--packages", DAY / "packages.toml")


def sheet_xml(*rows: list[str], dimension: str = "A1:G2", more: str = "") -> str:
    """Return a sheet as a workbook holds it, with more rows written out at its end."""
    cells = ["".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in row) for row in rows]
    told = "".join(f"<row r='{number}'>{row}</row>" for number, row in enumerate(cells, 1))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f"<worksheet xmlns='{space}'><dimension ref='{dimension}'/><sheetData>{told}{more}</sheetData></worksheet>"


class TestOtherWorkbooks:
    """A workbook of another kind than is read says what to save it as."""

    @pytest.mark.parametrize("name", ["day.xls", "day.XLSB", "day.ods"])
    def test_is_told(self, name: str, tmp_path: Path) -> None:
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
        status, _, said = run("decide", tmp_path / name, "--map", DAY / "map.toml", *PACKAGES)
        assert status == 2
        assert "is a workbook of a kind that is not read (save it as .xlsx, or as CSV in UTF-8)" in said


class TestOtherTexts:
    """A text that is no table is told to be none, and nothing of it is repeated: its first line holds no headers."""

    @pytest.mark.parametrize(
        ("name", "text", "what"),
        [
            ("lines.jsonl", '{"session": {"date": "2026-03-12"}, "insured": {"born": "1984-05-02"}}\n', "cases"),
            ("case.toml", "[session]\ndate = 2026-03-12\n[insured]\nborn = 1984-05-02\n", "cases"),
            ("lines.csv", '\n {"insured": {"born": "1984-05-02"}, "session": {}}\n', "cases"),
            ("list.csv", '[{"born": "1984-05-02"}, 2]\n', "cases"),
            ("rows.csv", '[["Datum", "Geboren"], ["12-03-2026", "02-05-1984"]]\n', "cases"),
            ("page.csv", "<table><tr><td>Datum</td><td>02-05-1984</td></tr></table>\n", "a page"),
            ("report.csv", "%PDF-1.7; 02-05-1984\n", "a document"),
        ],
    )
    @pytest.mark.parametrize("words", [("decide", "--map", DAY / "map.toml", *PACKAGES), ("map", "new")])
    def test_are_told(self, tmp_path: Path, name: str, text: str, what: str, words: tuple[object, ...]) -> None:
        (tmp_path / name).write_text(text)
        status, out, said = run(*words, tmp_path / name)
        assert (status, out) == (2, "")
        assert f"{what} and no table (" in said
        assert "1984" not in said

    def test_a_header_in_square_brackets_is_one(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("[Datum];[Prestatie]\n")
        assert run("map", "new", tmp_path / "t.csv")[0] == 0


class TestTheFileThatComesOut:
    """It is whole, or it is what it was."""

    def test_a_run_that_is_broken_off(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was answered so far lies beside it, and where is said."""

        def broken_off(*_: Any) -> Iterator[str]:
            yield "one row\n"
            raise KeyboardInterrupt

        monkeypatch.setattr(sys.modules[decide_table.__module__], "table_lines", broken_off)
        out = tmp_path / "out.csv"
        out.write_text("of yesterday\n")
        words = ["--map", str(DAY / "map.toml"), "--packages", str(DAY / "packages.toml"), "--out", str(out)]
        done = CliRunner().invoke(command, ["decide", str(DAY / "day.csv"), *words])
        assert done.exit_code != 0
        assert done.stderr.splitlines()[1] == f"afgebroken: wat tot dan toe beantwoord is, staat in {out}.part"
        assert out.read_text() == "of yesterday\n"
        assert (tmp_path / "out.csv.part").read_text("utf-8") == "\ufeffone row\n"

    @pytest.mark.parametrize("name", ["answers.xlsx", "answers.PARQUET", "answers.ods"])
    def test_a_name_that_says_another_kind(self, name: str, tmp_path: Path) -> None:
        """Answers are CSV; a program that goes by the name would not open them."""
        status, _, said = run("decide", DAY / "day.csv", "--map", DAY / "map.toml", "--out", tmp_path / name)
        why = "de antwoorden zijn CSV (laat de naam eindigen op .csv; een rekenblad opent dat)"
        assert (status, said) == (2, f"--out {tmp_path / name}: {why}\n")
        assert [*tmp_path.iterdir()] == []

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        """It is told before anything is read, and not made."""
        status, _, said = run(
            "decide", DAY / "day.csv", "--map", DAY / "map.toml", *PACKAGES, "--out", tmp_path / "no" / "a.csv"
        )
        assert status == 2
        assert said == f"{tmp_path / 'no'}: die map is er niet (maak die, of noem een andere)\n"

    def test_nothing_is_left_beside_it(self, tmp_path: Path) -> None:
        words = ["--map", DAY / "map.toml", "--packages", DAY / "packages.toml", "--out", tmp_path / "out.csv"]
        assert run("decide", DAY / "day.csv", *words)[0] == 0
        assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]

    def test_a_device_stays_one(self) -> None:
        words = ["--map", DAY / "map.toml", "--packages", DAY / "packages.toml", "--out", os.devnull]
        assert run("decide", DAY / "day.csv", *words)[0] == 0
        assert not Path(os.devnull).is_file()

    @pytest.mark.parametrize("lang", ["nl", "en"])
    @pytest.mark.parametrize(
        ("out", "page", "other"),
        [
            ("table.csv", None, "table.csv"),
            (None, "map.json", "map.json"),
            ("link", None, "table.csv"),
            ("hard", None, "table.csv"),
            ("new", "./new", "new"),
            ("new", "new.part", "new.part"),
            ("new.part", "new", "new.part"),
            ("old", None, "old.part"),
        ],
    )
    def test_nothing_is_written_over(
        self, decide: Decide, tmp_path: Path, lang: str, out: str | None, page: str | None, other: str
    ) -> None:
        """What is read, or written as well, by whatever name; it is refused before anything is."""
        decide(ROW)
        (tmp_path / "link").symlink_to("table.csv")
        (tmp_path / "hard").hardlink_to(tmp_path / "table.csv")
        table = "table.csv"
        if out == "old":
            table = (tmp_path / table).rename(tmp_path / "old.part").name
        before = {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.exists()}
        words = [word for name, at in (("--out", out), ("--page", page)) if at for word in (name, f"{tmp_path}/{at}")]
        status, _, said = run("decide", tmp_path / table, "--map", tmp_path / "map.json", *words, "--lang", lang)
        assert (status, len(said.splitlines())) == (2, 1)
        assert f"{tmp_path / other} " in said
        assert ("would be written over" if lang == "en" else "overschrijven") in said
        assert {each.name: each.read_bytes() for each in tmp_path.iterdir() if each.exists()} == before

    @pytest.mark.parametrize("option", ["--out", "--page"])
    @pytest.mark.parametrize("name", ["one.toml", "many/below/two.toml", "codes.csv", "link.toml", "one"])
    def test_nor_what_else_an_option_reads(self, decide: Decide, tmp_path: Path, option: str, name: str) -> None:
        """Packages, one by one or of a folder, and a list of codes; also where only the part would take its place."""
        decide(ROW)
        made = (DAY / "packages.toml").read_text("utf-8")
        (tmp_path / "one.toml").write_text(made)
        (tmp_path / "link.toml").symlink_to("one.toml")
        (tmp_path / "many" / "below").mkdir(parents=True)
        for each in ("many/below/two.toml", "one.part"):
            (tmp_path / each).write_text(made.replace('"voorbeeld-', f'"{each[0]}-'))
        made_sheet.as_csv(tmp_path / "codes.csv")
        before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
        words = ["--map", tmp_path / "map.json", option, tmp_path / name]
        if name == "codes.csv":
            words += ["--dcsph", tmp_path / "codes.csv"]
        else:
            words += [each for at in ("one.toml", "many", "one.part") for each in ("--packages", tmp_path / at)]
        status, _, said = run("decide", tmp_path / "table.csv", *words, "--lang", "en")
        assert (status, "would be written over" in said) == (2, True)
        assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before

    def test_a_new_file_beside_packages(self, decide: Decide, tmp_path: Path) -> None:
        """Is not refused, nor one that holds none."""
        decide(ROW)
        (tmp_path / "many").mkdir()
        (tmp_path / "many" / "one.toml").write_bytes((DAY / "packages.toml").read_bytes())
        (tmp_path / "many" / "old.csv").touch()
        words = ["--map", tmp_path / "map.json", "--packages", tmp_path / "many"]
        words += ["--out", tmp_path / "many" / "old.csv", "--page", tmp_path / "many" / "new.html"]
        assert run("decide", tmp_path / "table.csv", *words)[0] == 0

    def test_a_table_that_breaks_off(self, decide: Decide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Is not put in place as whole, nor is its page, and where both lie is said."""
        decide(ROW)
        ours = files._csv

        def broken(*given: Any, **named: Any) -> Iterator[Any]:
            yield from islice(ours(*given, **named), 2)
            raise files.InvalidTable([Problem("TABLE", "is damaged")])

        monkeypatch.setattr(files, "_csv", broken)
        out, page = tmp_path / "out.csv", tmp_path / "page.html"
        out.write_text("of yesterday\n")
        words = ["--map", tmp_path / "map.json", "--out", out, "--page", page, "--lang", "en"]
        status, _, said = run("decide", tmp_path / "table.csv", *words)
        assert (status, out.read_text(), page.exists()) == (1, "of yesterday\n", False)
        for part in (f"{out}.part", f"{page}.part"):
            assert f"broken off: what was answered so far is in {part}" in said
            assert Path(part).stat().st_size

    def test_an_old_file_keeps_its_mode_and_a_link_its_place(self, decide: Decide, tmp_path: Path) -> None:
        """And what lies at the place of the part is not written through."""
        decide(ROW)
        (tmp_path / "private").write_text("of yesterday")
        (tmp_path / "private").chmod(0o600)
        (tmp_path / "of_others").write_text("kept")
        (tmp_path / "link").symlink_to("private")
        (tmp_path / "private.part").symlink_to("of_others")
        words = ["--map", tmp_path / "map.json", "--out", tmp_path / "link"]
        assert run("decide", tmp_path / "table.csv", *words)[0] == 0
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "private").read_text("utf-8").startswith("\ufeffregel;")
        assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "of_others").read_text() == "kept"

    def test_what_cannot_be_written_is_named(self, decide: Decide, tmp_path: Path) -> None:
        """Also where it is the part."""
        decide(ROW)
        (tmp_path / "out.csv.part").mkdir()
        words = ["--map", tmp_path / "map.json", "--out", tmp_path / "out.csv", "--lang", "en"]
        status, _, said = run("decide", tmp_path / "table.csv", *words)
        assert (status, f"{tmp_path / 'out.csv.part'}: cannot be written: " in said) == (2, True)

    @pytest.mark.parametrize("name", ["n" * 300, "n" * 253, "map.json/out.csv"])
    def test_a_name_at_which_nothing_can_be_written(self, decide: Decide, tmp_path: Path, name: str) -> None:
        decide(ROW)
        words = ["--map", tmp_path / "map.json", "--out", tmp_path / name, "--lang", "en"]
        status, _, said = run("decide", tmp_path / "table.csv", *words)
        assert (status, f"{tmp_path / name}" in said, ": cannot be written: " in said) == (2, True, True)

    @pytest.mark.parametrize(
        ("error", "told"),
        [
            (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
            (OSError("Corrupt snappy compressed data"), "cannot be read: damaged"),
            (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), "is no text from some line on"),
        ],
    )
    def test_what_cannot_be_read_is_told_as_such(
        self, decide: Decide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
    ) -> None:
        decide(ROW)
        ours = files._text_lines

        def broken(*given: Any) -> Iterator[str]:
            yield from islice(ours(*given), 2)
            raise error

        monkeypatch.setattr(files, "_text_lines", broken)
        words = ["--map", tmp_path / "map.json", "--out", tmp_path / "out.csv", "--lang", "en"]
        status, _, said = run("decide", tmp_path / "table.csv", *words)
        assert (status, f"{tmp_path / 'table.csv'}: {told}" in said, "cannot be written" in said) == (1, True, False)


class TestATableOfAnySize:
    """Rows are read and answered one at a time; where rows belong together, no more is held than is said."""

    HEADER = f"{HEADER};Patiëntnummer"
    PLAN = changed(columns={"dossier": "Patiëntnummer"})

    @pytest.fixture(params=["MOST_ROWS", "LARGEST"])
    def few(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        """Hold no more than four rows, or ten bytes."""
        monkeypatch.setattr(records, request.param, {"MOST_ROWS": 4, "LARGEST": 10}[request.param])

    def of(self, decide: Decide, *persons: str) -> Out:
        """Answer a row for each person, an hour of the same session; a row of ? has a cell too many."""
        rows = [f"{at};1{at}-03-2026;{ROW.split(';', 2)[2]};{who}" for at, who in enumerate(persons)]
        return decide(*(f"{row};" if row[-1] == "?" else row for row in rows), header=self.HEADER, plan=self.PLAN)

    def test_rows_are_not_held(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("a;b\n" + "some text;of a row\n" * 100_000)
        tracemalloc.start()
        count = sum(
            row.cells == {"b": "of a row"} for row in files.read_table(str(tmp_path / "t.csv"), Writing(), {"b"}).rows
        )
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert (count, most < 5 * files._CHUNK) == (100_000, True)

    def test_each_answer_as_soon_as_it_is_there(self, decide: Decide, tmp_path: Path) -> None:
        """No further row is read for it."""
        decide(ROW)
        beside = records.Beside(own_packages())
        source = records.open_table(str(tmp_path / "table.csv"), str(tmp_path / "map.json"), beside)
        (row,) = source.table.rows

        def only_one() -> Iterator[files.Row]:
            yield row
            raise AssertionError

        lazy = attrs.evolve(source, table=source.table._replace(rows=only_one()))
        first = next(records.answers(lazy, beside))
        assert first.decision is not None

    def test_no_other_person_is_answered_first(
        self, decide: Decide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Rows of one person are answered with the first of them, also where the table is held, and no others."""
        self.of(decide, *"abac a")
        source = records.open_table(
            str(tmp_path / "table.csv"), str(tmp_path / "map.json"), records.Beside(own_packages())
        )
        answered, ours = list[int](), records._answer

        def watched(group: list[Any], *given: Any) -> None:
            answered.append(len(group))
            ours(group, *given)

        monkeypatch.setattr(records, "_answer", watched)
        told = [(row.line, tuple(answered)) for row in records.answers(source, records.Beside(own_packages()))]
        assert told == [
            (2, (3,)),
            (3, (3, 1)),
            (4, (3, 1)),
            (5, (3, 1, 1)),
            (6, (3, 1, 1, 1)),
            (7, (3, 1, 1, 1)),
        ]

    @pytest.mark.usefixtures("few")
    @pytest.mark.parametrize("persons", ["aaaabb", "aabbbc", "aa bbc?", "a?aabb", "??aa  "])
    def test_rows_of_one_person_below_each_other(
        self, decide: Decide, persons: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Are answered as in a table that is held; rows of nobody may stand between."""
        streamed = self.of(decide, *persons)
        monkeypatch.undo()
        assert streamed == self.of(decide, *persons)
        assert len(streamed[1]) == len(persons)

    @pytest.mark.usefixtures("few")
    @pytest.mark.parametrize("persons", ["aaaba", "abbca", "aab?a"])
    def test_rows_of_one_person_that_lie_apart(self, decide: Decide, persons: str) -> None:
        """Such a table is refused before anything is answered, with the line and what to do."""
        status, out, (said,) = self.of(decide, *persons)
        assert (status, out) == (2, [])
        line = len(persons) + 1
        assert said.startswith(
            f"TABLE: line {line} is of the same person as a row that lies apart from it: in a table of"
        )
        assert said.endswith("(sort it by column Patiëntnummer, or split it by person)")

    def test_what_is_held_is_bounded(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        """Also of one person, and of nobody between two rows of one."""
        monkeypatch.setattr(records, "MOST_ROWS", 3)
        status, _, (said,) = self.of(decide, *"aaaa")
        assert (status, said[:72]) == (2, "TABLE: line 2 begins more than 3 rows of one person (does column Patiënt")
        monkeypatch.setattr(records, "_MOST_BETWEEN", 1)
        assert "lies apart" in self.of(decide, *"a  ab")[2][0]

    @pytest.mark.parametrize("kind", ["a cell", "a quoted cell", "a mark that is not closed", "rows that are one"])
    def test_a_row_without_an_end(self, decide: Decide, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Is told with its line, and takes no other row with it, however long it is."""
        monkeypatch.setattr(files, "LONGEST_LINE", 1_000)
        long = "n" * 5_000
        cells = {"a cell": long, "a quoted cell": f'"{long}"', "a mark that is not closed": '"'}
        cell = cells.get(kind, '"a\n"' + ';"a\n"' * 400)
        more = [ROW] * (40 if kind == "a mark that is not closed" else 2)
        status, out, _ = decide(ROW, ROW.replace("nek", cell), *more)
        assert sum(each["payer"] == "insured" for each in out) == 1 + len(more)
        assert out[1]["line"] == "3"
        assert ("is longer than" in out[1]["wrong in the line"]) == (kind in {"a cell", "a quoted cell"})
        assert status == 1

    def test_circles_are_seldom_looked_for(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        """As of lines, and of others only until the table is answered."""
        before, seen = gc.get_threshold(), set[int]()
        ours = records._row

        def watched(*given: Any) -> Any:
            seen.add(gc.get_threshold()[0])
            return ours(*given)

        monkeypatch.setattr(records, "_row", watched)
        decide(ROW)
        assert (seen, gc.get_threshold(), gc.get_freeze_count()) == ({50_000}, before, 0)

    def test_a_long_cell_and_the_limit_of_the_process(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is read, and what others of the process read is not let be longer for it."""
        before, seen = csv.field_size_limit(), set[int]()
        ours = records._row

        def watched(*given: Any) -> Any:
            seen.add(csv.field_size_limit())
            return ours(*given)

        monkeypatch.setattr(records, "_row", watched)
        long = ROW.replace("nek", f'"{"n" * (before + 1)}"')
        _, out, _ = decide(ROW, long, long.replace('"', ""), ROW)
        assert ["is longer" in each["wrong in the line"] for each in out] == [False] * 4
        assert seen | {csv.field_size_limit()} == {before}

    @pytest.mark.parametrize("is_even", [True, False])
    @pytest.mark.parametrize("header", ["a;b;c", '0;"x";"', "\n\na;b;c", "a"])
    def test_marks_that_close_and_open_again(
        self,
        header: str,
        is_even: bool,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """No line is read more often than a row has cells, however many of them there are."""
        monkeypatch.setattr(files, "MOST_COLUMNS", 5)
        read = list[str]()
        ours = files._cells_of

        def counted(line: str, delimiter: str) -> int:
            read.append(line)
            return ours(line, delimiter)

        monkeypatch.setattr(files, "_cells_of", counted)
        lines = [*header.splitlines(keepends=True), "\n", *(f'{at};"x";"\n' for at in range(1_000)), "1;2;3\n"]
        rows = [*files._csv(iter(lines), ";", is_even=is_even)]
        assert not is_even or rows[-1] == (len(lines), ["1", "2", "3"])
        assert len(read) < 8 * len(lines)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("length", [*range(97, 104), *range(197, 205), 301])
    def test_an_end_that_is_cut_in_two(
        self, tmp_path: Path, end: str, length: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Is one end: the number of the next line is right."""
        monkeypatch.setattr(files, "LONGEST_LINE", 100)
        (tmp_path / "t.csv").write_bytes(end.join(["a;b", "n" * length, "", "1;2"]).encode())
        lines = [*files._text_lines(str(tmp_path / "t.csv"), "utf-8")]
        assert (len(lines), lines[2:]) == (4, [end, "1;2"])

    def test_a_header_without_an_end(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(files, "LONGEST_LINE", 1_000)
        _, _, (said,) = decide(ROW, header=f"{HEADER};{'n' * 5_000}")
        assert said.startswith("TABLE: line 1 is longer than ")

    def test_a_table_that_breaks_off(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        """What was read is answered, and the rest told."""
        ours = files._csv

        def broken(*given: Any, **named: Any) -> Iterator[Any]:
            yield from islice(ours(*given, **named), 2)
            raise files.InvalidTable([Problem("TABLE", "is damaged")])

        monkeypatch.setattr(files, "_csv", broken)
        status, out, errors = decide(ROW, ROW)
        assert (status, [row["payer"] for row in out]) == (1, ["insured"])
        assert errors == ["TABLE: is damaged", "1 read, 1 answered, 0 bad (1 not_covered)"]


class TestOtherKindsOfTable:
    """A workbook and a Parquet file say the same as the CSV file."""

    def test_a_workbook(self, tmp_path: Path, decide: Decide) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(HEADER.split(";"))
        book.active.append([1, datetime(2026, 3, 12), 1000, 42.5, datetime(1984, 5, 2), True, "nek"])  # noqa: DTZ001
        book.save(tmp_path / "table.xlsx")
        self.the_same(tmp_path, "table.xlsx", decide)

    @pytest.mark.parametrize("dimension", ["A1:A1", "A1:XFD1048576", "A1:G2"])
    def test_the_size_that_a_sheet_tells_is_not_believed(self, tmp_path: Path, decide: Decide, dimension: str) -> None:
        sheet = sheet_xml(HEADER.split(";"), ROW.split(";"), ROW.split(";"), dimension=dimension)
        status, out, _ = self.of_sheet(tmp_path, decide, sheet)
        assert (status, [row["payer"] for row in out]) == (0, ["insured"] * 2)

    @pytest.mark.parametrize(
        ("sheet", "said"),
        [
            ("<row r='1048576'><c r='A1048576'><v>1</v></c></row>", "holds more than 200000 rows, blank ones too"),
            ("<row r='9999999999'><c r='A9'><v>1</v></c></row>", "holds more than 200000 rows, blank ones too"),
            ("<row r='3'><c r='XFD3'><v>1</v></c></row>", "has more than 1000 columns (row 3"),
            ("<row r='3'><c r='A3' t='s'><v>99</v></c></row>", "is a damaged workbook (save it anew)"),
            ("<row r='3'><c r='A3'><v>abc</v></c></row>", "is a damaged workbook"),
            ("<row r='3'><c r='A3'>", "is a damaged workbook"),
        ],
    )
    def test_a_workbook_that_cannot_be_read(self, tmp_path: Path, decide: Decide, sheet: str, said: str) -> None:
        """It is refused with a sentence, and soon."""
        whole = sheet_xml(HEADER.split(";"), ROW.split(";"), more=sheet)
        status, out, errors = self.of_sheet(tmp_path, decide, whole)
        assert (status, out) == (2, [])
        assert said in errors

    def test_a_workbook_that_unpacks_to_too_much(
        self, tmp_path: Path, decide: Decide, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "LARGEST_UNPACKED", 1000)
        status, _, errors = self.of_sheet(tmp_path, decide, sheet_xml(HEADER.split(";")))
        assert (status, "unpacks to more than" in errors) == (2, True)

    def of_sheet(self, tmp_path: Path, decide: Decide, sheet: str) -> tuple[int, list[dict[str, str]], str]:
        """Answer a workbook whose only sheet is this text."""
        openpyxl = pytest.importorskip("openpyxl")
        decide(ROW)
        openpyxl.Workbook().save(tmp_path / "empty.xlsx")
        with ZipFile(tmp_path / "empty.xlsx") as empty, ZipFile(tmp_path / "table.xlsx", "w", ZIP_DEFLATED) as table:
            for name in empty.namelist():
                table.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else empty.read(name))
        status, out, errors = run("decide", tmp_path / "table.xlsx", "--map", tmp_path / "map.json", "--lang", "en")
        return status, list(csv.DictReader(io.StringIO(out), delimiter=";")), errors

    def test_a_parquet_file(self, tmp_path: Path, decide: Decide) -> None:
        arrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        cells = [1, date(2026, 3, 12), "1000", Decimal("42.50"), date(1984, 5, 2), True, "nek"]
        table = arrow.table({name: [cell] for name, cell in zip([*HEADER.split(";")], cells, strict=True)})
        parquet.write_table(table.append_column("Naam", arrow.array(["nobody"])), tmp_path / "table.parquet")
        self.the_same(tmp_path, "table.parquet", decide)

    def test_a_cell_that_is_none_of_its_type_stops_no_other_row(self, tmp_path: Path, decide: Decide) -> None:
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        decide(ROW)
        cells = dict(zip(HEADER.split(";"), ROW.split(";"), strict=True))
        columns = {name: arrow.array([cell] * 3) for name, cell in cells.items()}
        columns["Datum"] = arrow.array([20_524, 2**30, 20_524], arrow.date32())
        columns["Prestatie"] = arrow.array([b"1000", b"1000", b"\xff"])
        columns["Regel"] = arrow.array([b"a", b"b", b"\xff"])
        parquet.write_table(arrow.table(columns), tmp_path / "table.parquet")
        _, out, said = run("decide", tmp_path / "table.parquet", "--map", tmp_path / "map.json", "--lang", "en")
        first, second, third = csv.DictReader(io.StringIO(out), delimiter=";")
        assert (first["payer"], [row["Regel"] for row in (first, second, third)]) == ("insured", ["a", "b", ""])
        assert second["wrong in the line"].startswith("session.date (column Datum): the cell cannot be read")
        assert third["wrong in the line"].startswith("session.performance (column Prestatie): the cell cannot be read")
        assert said.splitlines()[-1].startswith("3 read, 1 answered, 2 bad")

    @pytest.mark.parametrize(
        ("at", "read", "told"),
        [
            (0, 0, "TABLE: is a damaged Parquet file from row 1 on (row group 1 of 3; save it anew)"),
            (1, 2, "TABLE: is a damaged Parquet file from row 3 on (row group 2 of 3; save it anew)"),
            (2, 4, "TABLE: is a damaged Parquet file from row 5 on (row group 3 of 3; save it anew)"),
            ("end", 0, "TABLE: is a Parquet file that is damaged or cut off at its end (save it anew)"),
            ("text", 0, "TABLE: is no Parquet file (save it as one, or as CSV)"),
        ],
    )
    def test_a_damaged_parquet_file(self, tmp_path: Path, decide: Decide, at: int | str, read: int, told: str) -> None:
        """Is told as such, with where it is as far as known; what lies before it is answered."""
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        decide(ROW)
        rows = [dict(zip(HEADER.split(";"), ROW.split(";"), strict=True))] * 6
        file, whole = tmp_path / "table.parquet", io.BytesIO()
        parquet.write_table(arrow.Table.from_pylist(rows), whole, row_group_size=2)
        data = bytearray(whole.getvalue())
        if isinstance(at, int):
            page = parquet.ParquetFile(whole).metadata.row_group(at).column(2).data_page_offset
            data[page : page + 20] = bytes(20)
        file.write_bytes(data[:-20] if at == "end" else b"text" if at == "text" else data)
        status, out, said = run("decide", file, "--map", tmp_path / "map.json", "--lang", "en")
        assert (status, len(out.splitlines()[1:])) == (1 if read else 2, read)
        assert said.replace(str(file), "TABLE").splitlines()[0] == told

    def the_same(self, tmp_path: Path, name: str, decide: Decide) -> None:
        _, (row,), _ = decide(ROW)
        status, out, _ = run("decide", tmp_path / name, "--map", tmp_path / "map.json", "--lang", "en")
        (other,) = csv.DictReader(io.StringIO(out), delimiter=";")
        assert status == 0
        assert {**other, "line": ""} == {**row, "line": ""}


class TestWithoutARow:
    def test_a_table_of_headers_alone_is_told_as_such(self, decide: Decide) -> None:
        status, rows, errors = decide()
        assert (status, rows) == (2, [])
        assert errors == ["TABLE: has no row below its headers", "0 read, 0 answered, 0 bad"]
        _, _, errors = decide(ROW)
        assert not [line for line in errors if "below its headers" in line]


class TestWithoutAHeader:
    """A first line that is a row goes nowhere: it may be the first patient."""

    NUMBER = "".join(3 * digit for digit in "123")  # passes the test of eleven, and stands in no file
    PATIENT = f"Jan Jansen;02-05-1984;{NUMBER};neck;12-03-2026"

    def test_the_columns_are_told_by_their_places(self, decide: Decide, tmp_path: Path) -> None:
        _, _, errors = decide(ROW, header=self.PATIENT)
        assert "has no column 'Datum'; has the table no header row?" in errors[0]
        case = {"insured": {"born": "1984-05-02"}, "condition": {"kind": "stroke"}, "session": {"performance": "1000"}}
        plan = changed(constants=case)
        plan |= {"columns": {"session.date": "12-03-2026"}, "words": {}, "table": {}}
        _, out, more = decide(ROW, header=self.PATIENT, plan=plan)
        status, proposal, _ = run("map", "new", tmp_path / "table.csv")
        assert status == 0
        assert "Heeft de tabel geen kopregel?" in proposal
        assert "has the table no header row?" in more[0]
        for told in (*errors, *more, proposal, str(out)):
            assert not any(each in told for each in ("Jan", "1984", self.NUMBER, "neck"))

    def test_one_that_reads_like_a_name(self, decide: Decide) -> None:
        _, _, errors = decide(f"{ROW};x", header=f"{HEADER};Jan Jansen")
        assert errors[0] == "columns not in the map, not read: column 8"
        _, _, errors = decide(f"{ROW};x;y", header=f"{HEADER};Jan Jansen;Jan Jansen")
        assert errors == ["TABLE: two columns are called as column 8 is (give each its own name)"]

    def test_more_columns_than_are_read(self, decide: Decide) -> None:
        """Of a text as of a workbook; a header that is not told is looked at once, however long it is."""
        _, _, errors = decide(ROW, header=";".join(map(str, range(files.MOST_COLUMNS + 1))))
        assert errors == [f"TABLE: has more than {files.MOST_COLUMNS} columns (row 1; remove them)"]
        wide = [f"{HEADER};{'1' * 100_000}x", *(f"c{number}" for number in range(files.MOST_COLUMNS - 8))]
        _, out, _ = decide(f"{ROW}{';' * (files.MOST_COLUMNS - 7)}", header=";".join(wide))
        assert out[0]["outcome"] == "not_covered"

    def test_the_header_is_looked_at_once(self, decide: Decide, monkeypatch: pytest.MonkeyPatch) -> None:
        """And not for every name in it."""
        looked: list[int] = []
        ours = files._reads_like_headers

        def counted(header: Sequence[str]) -> bool:
            looked.append(len(header))
            return ours(header)

        monkeypatch.setattr(files, "_reads_like_headers", counted)
        decide(f"{ROW}{';' * 40}", header=";".join([HEADER, *(f"c{number}" for number in range(40))]))
        assert len(looked) == 2

    def test_what_is_kept(self, decide: Decide) -> None:
        _, _, errors = decide(ROW, plan=changed(table={"keep": [self.NUMBER]}))
        assert "table.keep" in errors[0]
        assert self.NUMBER not in errors[0]

    @pytest.mark.parametrize("before", ["7 ", "0", "000", "x0", "weak " * 3_000, "\uff10"], ids=range(6))
    def test_a_kept_cell(self, decide: Decide, before: str) -> None:
        """One that holds such a number is left out, also behind zeros, and the column is named; the row is answered."""
        status, out, errors = decide(ROW.replace("1;", f"{before}{self.NUMBER};", 1))
        assert (status, out[0]["Regel"], out[0]["outcome"]) == (0, "", "not_covered")
        assert errors[0] == "kept columns with cells that look like personal data, which are left out: Regel"
        assert self.NUMBER not in f"{out}{errors}"
