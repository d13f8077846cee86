"""Sessions from a table: what a map makes of cells, rows of one person, what is wrong where, and what comes out."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import attrs
import pytest
from click.testing import CliRunner

from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.tables import decide_table
from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.tables import files, records
from fysiodekking.adapters.tables.mapping import TableMap, Writing, read_map, targets
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.errors import Problem
from made_messages import MARKER
from patience import HANGS

ROOT = Path(__file__).parents[2]
DAY = ROOT / "docs" / "examples" / "day"
MONTH = ROOT / "docs" / "examples" / "month"
HEADER = "Regel;Datum;Prestatie;Tarief;Geboren;Contract;Soort"
ROW = "1;12-03-2026;1000;42,50;02-05-1984;J;nek"
MAP: dict[str, Any] = {
    "table": {"keep": ["Regel"]},
    "columns": {
        "session.date": "Datum",
        "session.performance": "Prestatie",
        "session.price": "Tarief",
        "insured.born": "Geboren",
        "provider.contracted": "Contract",
        "condition.kind": "Soort",
    },
    "words": {"condition.kind": {"nek": "not_listed", "beroerte": "stroke"}},
    "constants": {
        "provider": {"profession": "physiotherapist", "big_registered": True},
        "insured": {"basic_insured": True, "deductible_used": "0.00"},
        "history": [],
    },
}
Out = tuple[int, list[dict[str, str]], list[str]]
Decide = Callable[..., Out]


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(command, [str(each) for each in arguments], prog_name="fysiodekking")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def decide(tmp_path: Path) -> Decide:
    """Answer rows by a map; return status, the rows that come out, and the lines on standard error."""

    def answered(*rows: str, header: str = HEADER, plan: dict[str, Any] | None = None, encoding: str = "utf-8") -> Out:
        table, map_ = tmp_path / "table.csv", tmp_path / "map.json"
        table.write_bytes("\n".join([header, *rows, ""]).encode(encoding))
        map_.write_text(json.dumps(MAP if plan is None else plan))
        status, out, errors = run("decide", table, "--map", map_, "--lang", "en")
        said = [line.replace(str(table), "TABLE").replace(str(map_), "MAP") for line in errors.splitlines()]
        return status, list(csv.DictReader(io.StringIO(out), delimiter=";")), said

    return answered


def changed(**parts: Any) -> dict[str, Any]:
    return {**MAP, **{key: {**MAP[key], **value} for key, value in parts.items()}}


def sheet_xml(*rows: list[str], dimension: str = "A1:G2", more: str = "") -> str:
    """Return a sheet as a workbook holds it, with more rows written out at its end."""
    cells = ["".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in row) for row in rows]
    told = "".join(f"<row r='{number}'>{row}</row>" for number, row in enumerate(cells, 1))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f"<worksheet xmlns='{space}'><dimension ref='{dimension}'/><sheetData>{told}{more}</sheetData></worksheet>"


class TestTheExamples:
    """Those that are shipped are what comes out."""

    def test_the_day(self) -> None:
        """Thirteen lines, a map of under 25 lines, and each is answered."""
        lines = [each for each in (DAY / "map.toml").read_text("utf-8").splitlines() if each]
        assert len(lines) <= 25
        words = ["--map", DAY / "map.toml", "--packages", DAY / "packages.toml"]
        status, out, errors = run("decide", DAY / "day.csv", *words)
        rows = list(csv.DictReader(io.StringIO(out), delimiter=";"))
        assert status == 0
        assert len(rows) == 13
        assert [row["betaler"] for row in rows[-3:]] == ["insured", "basic", ""]
        assert errors.splitlines() == [
            "kolommen met persoonsgegevens, nooit gelezen: Naam",
            "13 gelezen, 13 beantwoord, 0 fout (7 covered, 5 not_covered, 1 undetermined)",
        ]

    def test_the_month(self, tmp_path: Path) -> None:
        """The table, what comes out, and the page are the same again."""
        made = subprocess.run([sys.executable, MONTH / "make.py"], capture_output=True, check=True, timeout=HANGS)  # noqa: S603
        assert made.stdout.decode() == (MONTH / "month.csv").read_text("utf-8")
        words = ["--map", DAY / "map.toml", "--packages", DAY / "packages.toml"]
        out = tmp_path / "answers.csv", tmp_path / "page.html"
        assert run("decide", MONTH / "month.csv", *words, "--out", out[0], "--page", out[1])[0] == 0
        assert out[0].read_text("utf-8") == (MONTH / "answers.csv").read_text("utf-8")
        assert out[1].read_text("utf-8") == (MONTH / "page.html").read_text("utf-8")
        assert "Content-Security-Policy" in out[1].read_text("utf-8")
        assert out[0].read_bytes().startswith(b"\xef\xbb\xbf"), "spreadsheets read it as UTF-8"


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

    @pytest.mark.parametrize("name", ["n" * 300, "n" * 253, "none/out.csv", "map.json/out.csv"])
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


class TestThePage:
    """It sums a table up."""

    PACKAGE: Any = {"insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "I"}
    GRANT: Any = {"id": "g", "covers": ["physiotherapy"], "pays": {"contracted": {"percent": 100}}, "limits": []}

    @pytest.mark.parametrize(("lang", "called"), [("nl", "pakket N van I"), ("en", "package N of I")])
    def test_packages_by_name(self, tmp_path: Path, lang: str, called: str) -> None:
        """And by id: two of one name are told apart."""
        packages = [{**self.PACKAGE, "id": id_, "grants": [self.GRANT]} for id_ in ("a", "b")]
        (tmp_path / "packages.json").write_text(json.dumps({"packages": packages}))
        plan = changed(columns={"packages": "Pakket"})
        (tmp_path / "map.json").write_text(json.dumps(plan))
        (tmp_path / "table.csv").write_text("\n".join([f"{HEADER};Pakket", f"{ROW};a", f"{ROW};b", f"{ROW};b"]))
        words = ["--map", tmp_path / "map.json", "--packages", tmp_path / "packages.json", "--lang", lang]
        assert run("decide", tmp_path / "table.csv", *words, "--page", tmp_path / "page.html")[0] == 0
        page = (tmp_path / "page.html").read_text("utf-8")
        assert page.index(f"{called} (b): 2") < page.index(f"{called} (a): 1")


class TestNobodyIsRead:
    """Every column that is personal, or that no map names, holds a marker, which is nowhere afterwards."""

    NAMES = ("Naam", "Patiënt", "BSN", "E-mail", "Adres", "Telefoon", "Opmerking", "Verzekerdennummer")

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_the_marker_is_nowhere(self, tmp_path: Path, lang: str) -> None:
        """In no answer, page or complaint, also of rows that are wrong, too long or too short."""
        marks = ";".join([MARKER] * len(self.NAMES))
        good, wrong = f"{ROW};{marks}", f"{ROW.replace('42,50', 'veel')};{marks}"
        rows = [";".join([HEADER, *self.NAMES]), good, wrong, f"{good};{MARKER}", marks, f'{ROW};"{MARKER}']
        (tmp_path / "table.csv").write_text("\n".join(rows), "utf-8")
        (tmp_path / "map.json").write_text(json.dumps(MAP), "utf-8")
        said = "".join(map(str, run("map", "new", tmp_path / "table.csv")))
        words = ["--map", tmp_path / "map.json", "--lang", lang, "--page", tmp_path / "page.html"]
        said += "".join(map(str, run("decide", tmp_path / "table.csv", *words)))
        assert (tmp_path / "page.html").exists()
        assert MARKER.casefold() not in (said + (tmp_path / "page.html").read_text("utf-8")).casefold()


class TestCells:
    """What a cell says, by the kind of its fact."""

    PLAN = TableMap(
        columns={"session.date": "Datum", "session.techniques": "T"},
        words={"session.techniques": {"DN": "dry_needling", "B": ["massage", "taping"]}},
    )

    @pytest.mark.parametrize(
        ("fact", "cell", "value"),
        [
            ("session.date", "12-03-2026", date(2026, 3, 12)),
            ("session.date", "2026-03-12", date(2026, 3, 12)),
            ("session.date", datetime(2026, 3, 12, 9, 30), date(2026, 3, 12)),  # noqa: DTZ001
            ("session.price", "42,50", "42.50"),
            ("session.price", "€ 1.042,5", "1042.50"),
            ("session.price", 42.5, "42.50"),
            ("session.price", Decimal("42.50"), "42.50"),
            ("session.price", 42, "42.00"),
            ("session.referral", "J", True),
            ("session.referral", "nee", False),
            ("session.referral", True, True),
            ("session.performance", 1000, "1000"),
            ("session.performance", 1000.0, "1000"),
            ("condition.gold_stage", "3", 3),
            ("used.elsewhere", "4", 4),
            ("session.techniques", "DN + B", ["dry_needling", "massage", "taping"]),
            ("session.techniques", " ", None),
            ("session.price", None, None),
        ],
    )
    def test_read(self, fact: str, cell: Any, value: Any) -> None:
        assert self.PLAN.value(fact, cell) == value

    @pytest.mark.parametrize(
        ("fact", "cell", "said"),
        [
            ("session.date", "03/12/2026", "is not a date as the map writes it (12-03-2026)"),
            ("session.price", "42.50", "is not an amount as the map writes it (42,50)"),
            ("session.price", "-1,00", "is not an amount in whole cents of at least nothing"),
            ("session.price", 42.505, "is not an amount in whole cents"),
            ("session.price", "NaN", "is not an amount"),
            ("session.price", "1,0e999999", "is not an amount as the map writes it (42,50)"),
            ("session.price", "1,0e9", "is not an amount as the map writes it"),
            ("session.price", "1_0,5_0", "is not an amount as the map writes it"),
            ("session.price", "\u0661,\u0660\u0660", "is not an amount as the map writes it"),
            ("session.price", ",", "is not an amount as the map writes it"),
            ("session.price", f"1,{'0' * 40}1", "is not an amount in whole cents"),
            ("session.price", float("inf"), "is not an amount in whole cents"),
            ("condition.gold_stage", "1_0", "is not a whole number"),
            ("condition.gold_stage", "9" * 5000, "is not a whole number"),
            ("session.referral", "misschien", "is neither yes nor no as the map writes it (j or n)"),
            ("condition.gold_stage", "drie", "is not a whole number"),
            ("session.techniques", "DM", "is not among its words; write one of: B, DN (or add it to the map)"),
        ],
    )
    def test_refused(self, fact: str, cell: Any, said: str) -> None:
        with pytest.raises(BadValue) as caught:
            self.PLAN.value(fact, cell)
        assert said in str(caught.value)

    def test_facts_that_a_column_can_hold(self) -> None:
        """Every single fact of a case; no table and no history."""
        assert {"session.date", "insured.born", "condition.kind", "readings.pelvic_nine", "packages"} <= set(targets())
        assert not {"session.extra_lines", "session.provider", "basic.not_contracted", "history"} & set(targets())

    def test_the_page_has_every_key(self) -> None:
        """The table of the page is the class."""
        page = (ROOT / "docs" / "tables.md").read_text("utf-8").partition("<!-- keys: Writing -->")[2]
        page = page.partition("\n#")[0]
        assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == [
            field.alias for field in attrs.fields(Writing)
        ]


class TestRowsOfOnePerson:
    """`dossier` groups them."""

    LIMIT: Any = {"id": "y", "max": 2, "unit": "sessions", "per": "calendar_year"}
    GRANT: Any = {"id": "g", "covers": ["physiotherapy"], "pays": {"contracted": {"percent": 100}}, "limits": [LIMIT]}
    PACKAGE: Any = {"id": "p", "insurer": "I", "name": "N", "year": 2026, "source": "s", "confidence": "I"}
    PLAN = changed(
        columns={"dossier": "Patiëntnummer", "session.paid_by": "Betaler", "used.elsewhere": "Eerder"},
        constants={"packages": [PACKAGE | {"grants": [GRANT]}]},
    )
    HEADER = f"{HEADER};Patiëntnummer;Betaler;Eerder"

    def rows(self, decide: Decide, *rows: str) -> Out:
        return decide(*rows, header=self.HEADER, plan=self.PLAN)

    def test_each_is_booked(self, decide: Decide) -> None:
        """In the order of the days, and answered in the order of the table."""
        rows = [f"{number};1{day}-03-2026;1000;42,50;02-05-1984;J;nek;P1;;" for number, day in ((1, 3), (2, 1), (3, 2))]
        _, out, _ = self.rows(decide, *rows)
        assert [(row["Regel"], row["payer"]) for row in out] == [("1", "insured"), ("2", "package"), ("3", "package")]

    def test_what_went_before(self, decide: Decide) -> None:
        """Is what the first row says; later rows count it no second time."""
        rows = [f"{day};1{day}-03-2026;1000;42,50;02-05-1984;J;nek;P1;;{day}" for day in (1, 2)]
        plan = {
            **self.PLAN,
            "constants": {key: each for key, each in self.PLAN["constants"].items() if key != "history"},
        }
        _, out, _ = decide(*rows, header=self.HEADER, plan=plan)
        assert [row["payer"] for row in out] == ["package", "insured"]

    def test_who_paid_is_known(self, decide: Decide) -> None:
        """Is booked as paid, and not asked."""
        rows = [
            f"{day};1{day}-03-2026;1000;42,50;02-05-1984;J;nek;P1;{paid};" for day, paid in ((1, "insured"), (2, ""))
        ]
        status, out, errors = self.rows(decide, *rows)
        assert [(row["payer"], row["why"][:14]) for row in out] == [
            ("", "known who paid"),
            ("package", "Yes: your pack"),
        ]
        assert (status, errors[-1]) == (0, "2 read, 1 answered, 1 known who paid, 0 bad (1 covered)")

    def test_rows_that_contradict(self, decide: Decide) -> None:
        """Are told with both lines, and the other persons are answered."""
        first = "1;11-03-2026;1000;42,50;02-05-1984;J;nek;P1;;"
        other = "2;12-03-2026;1000;42,50;03-05-1984;J;nek;P1;;"
        status, out, _ = self.rows(decide, first, other, "3;12-03-2026;1000;42,50;02-05-1984;J;nek;P2;;")
        assert out[0]["wrong in the line"] == "is not answered: another row of the same person is wrong (line 3)"
        assert "insured.born: is another than on line 2" in out[1]["wrong in the line"]
        assert (status, out[2]["payer"]) == (1, "package")

    def test_a_number_that_is_a_citizens(self, decide: Decide) -> None:
        """Is refused, and not repeated."""
        number = "".join(map(str, (1, 1, 1, 2, 2, 2, 3, 3, 3)))
        _, (row,), errors = self.rows(decide, f"1;12-03-2026;1000;42,50;02-05-1984;J;nek;{number};;")
        assert "looks like a citizen service number" in row["wrong in the line"]
        assert number not in json.dumps([row, errors])


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
        source = records.open_table(str(tmp_path / "table.csv"), str(tmp_path / "map.json"))
        (row,) = source.table.rows

        def only_one() -> Iterator[files.Row]:
            yield row
            raise AssertionError

        lazy = attrs.evolve(source, table=source.table._replace(rows=only_one()))
        first = next(records.answers(lazy, records.Beside(own_packages())))
        assert first.decision is not None

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


class TestWrong:
    """Each kind is told with line and column, and loses nothing of the rest."""

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("2;12/03/2026;1000;42,50;02-05-1984;J;nek", "session.date (column Datum): '12/03/2026' is not a date as"),
            ("2;12-03-2026;1000;veel;02-05-1984;J;nek", "session.price (column Tarief): 'veel' is not an amount"),
            ("2;12-03-2026;1000;42,50;02-05-1984;?;nek", "provider.contracted (column Contract): '?' is neither"),
            (
                "2;12-03-2026;1000;42,50;02-05-1984;J;knie",
                "condition.kind (column Soort): 'knie' is not among its words",
            ),
            ("2;12-03-2026;1000;42,50;02-05-2027;J;nek", "insured.born (column Geboren): 2027-05-02 lies after"),
            ("2;12-03-2026;;42,50;02-05-1984;J;nek", "session.performance (column Prestatie): needed for this"),
            ("2;12-03-2026;1000;42,50;02-05-1984;J;", "condition.kind (column Soort): the cell is empty"),
            ("2;;1000;42,50;02-05-1984;J;nek", "session.date (column Datum): the cell is empty"),
            ("2;12-03-2026;1000;42,50;;J;nek", "insured.born (column Geboren): the cell is empty"),
            ("2;12-03-2026;1000;42,50;02-05-1984;J", "has more or fewer cells than the header"),
            ("2;12-03-2026;1000;42,50;02-05-1984;J;nek;x", "has more or fewer cells than the header"),
        ],
    )
    def test_a_row(self, decide: Decide, row: str, said: str) -> None:
        status, out, errors = decide(ROW, row, ROW)
        assert [each["payer"] for each in out] == ["insured", "", "insured"]
        assert out[1]["wrong in the line"].startswith(said)
        assert out[1]["line"] == "3"
        assert (status, errors[-1]) == (1, "3 read, 2 answered, 1 bad (2 not_covered)")

    def test_in_dutch(self, decide: Decide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is wrong with a cell or a row is told in the language that was asked for, on the page as well."""
        monkeypatch.setattr(files, "LONGEST_LINE", 1_000)
        number = "".join(3 * digit for digit in "123")
        cells = {
            "Datum": ("12/03/2026", "session.date (kolom Datum): '12/03/2026' is geen datum zoals de map die schrijft"),
            "Geboren": ("", "insured.born (kolom Geboren): de cel is leeg"),
            "Tarief": ("veel", "session.price (kolom Tarief): 'veel' is geen bedrag zoals de map dat schrijft (42,50)"),
            "Contract": ("?", "provider.contracted (kolom Contract): '?' is geen ja of nee zoals de map dat schrijft"),
            "Soort": ("knie", "'knie' staat niet bij de woorden van de map; bedoelde u 'nek'? (of zet het erbij)"),
            "Wie": (number, "dossier (kolom Wie): staat voor iemand, en lijkt op een burgerservicenummer (BSN)"),
            "Meer": ("a;b", "heeft meer of minder cellen dan de kopregel"),
            "Lang": ("n" * 2_000, "is langer dan 1 MB"),
        }
        header = [*HEADER.split(";"), "Wie", "Meer", "Lang"]
        good = dict(zip(header, [*ROW.split(";"), "", "", ""], strict=True))
        rows = [";".join({**good, name: cell}.values()) for name, (cell, _) in cells.items()]
        two = [";".join({**good, "Wie": "P1", "Geboren": born}.values()) for born in ("02-05-1984", "03-05-1984")]
        plan = changed(columns={"dossier": "Wie"})
        del plan["constants"]["history"]
        status, _, _ = decide(*rows, *two, header=";".join(header), plan=plan)
        table, page = tmp_path / "table.csv", tmp_path / "page.html"
        _, out, _ = run("decide", table, "--map", tmp_path / "map.json", "--page", page)
        told = [row["fout in de regel"] for row in csv.DictReader(io.StringIO(out), delimiter=";")]
        assert status == 2
        for said, (_, expected) in zip(told, cells.values(), strict=False):
            assert expected in said
            assert expected in html.unescape(page.read_text("utf-8")).replace("\u00a0", " ")
        assert told[-2:] == [
            "is niet beantwoord: een andere regel van dezelfde persoon is fout (regel 11)",
            "insured.born: is anders dan op regel 10, van dezelfde persoon (verbeter een van beide)",
        ]

    def test_a_long_cell(self, decide: Decide) -> None:
        """Is read, and what is wrong with it told."""
        status, out, _ = decide(
            f"{ROW};{'n' * 200_000}", ROW.replace("nek", "n" * 200_000) + ";", header=f"{HEADER};Memo"
        )
        assert (status, out[0]["payer"]) == (1, "insured")
        assert "is not among its words" in out[1]["wrong in the line"]

    @pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf-8-sig"])
    def test_what_stands_before_the_header(self, decide: Decide, encoding: str) -> None:
        """A mark of UTF-8 and blank lines: neither is of it."""
        plan = changed(table={"keep": ["Regel"], "encoding": encoding})
        for before in ("", "\n", "\n  \n;;;;;;\n"):
            status, (row,), _ = decide(ROW, header=f"\ufeff{before}{HEADER}", plan=plan)
            assert (status, row["line"], row["Regel"]) == (0, str(2 + before.count("\n")), "1")

    @pytest.mark.parametrize("cell", ['"nek', '"' + "n" * 200_000])
    def test_a_cell_without_an_end(self, decide: Decide, cell: str) -> None:
        """A quotation mark that is not closed, or a text of any length, takes no other row with it."""
        status, out, errors = decide(ROW, ROW.replace("nek", cell), ROW, ROW)
        assert [each["payer"] for each in out] == ["insured", "", "insured", "insured"]
        assert out[1]["line"] == "3"
        assert "a quotation mark not closed" in out[1]["wrong in the line"]
        assert (status, errors[-1]) == (1, "4 read, 3 answered, 1 bad (3 not_covered)")

    @pytest.mark.parametrize(
        ("columns", "constants", "said"),
        [
            ({"session.date": "Datum"}, {}, ["provider.profession", "insured.born", "condition.kind"]),
            (
                {"session.date": "Datum", "session.performance": "Prestatie", "condition.diagnosis": "Soort"},
                {"provider": {"profession": "physiotherapist"}, "insured": {"born": date(1984, 5, 2).isoformat()}},
                ["condition.kind"],
            ),
        ],
    )
    def test_a_fact_that_no_column_says(
        self, decide: Decide, columns: dict[str, str], constants: dict[str, Any], said: list[str]
    ) -> None:
        """It is called as the map calls it, whatever else the row says, with where it can be written."""
        _, out, _ = decide(ROW, plan={"columns": columns, "constants": {**constants, "history": []}})
        told = out[0]["wrong in the line"].split("; ")
        assert told == [f"{fact}: {catalogue('en').table['wrong.nowhere']}" for fact in said]

    def test_an_empty_cell_of_one_row_of_a_person(self, decide: Decide) -> None:
        """The complaint is of the row whose cell it is."""
        plan = changed(columns={"dossier": "Nr", "condition": "Soort", "condition.kind": "Aard"}, words={})
        plan["words"] = {}
        rows = [f"{ROW};7;not_listed", f"{ROW.replace('nek', 'knie')};7;"]
        _, out, _ = decide(*rows, header=f"{HEADER};Nr;Aard", plan=plan)
        assert out[1]["wrong in the line"] == f"condition.kind (column Aard): {catalogue('en').table['wrong.empty']}"
        assert "line 3" in out[0]["wrong in the line"]

    def test_a_fact_whose_words_are_still_to_be_written(self, decide: Decide) -> None:
        plan = changed()
        plan["words"] = {"condition.kind": {}}
        _, out, _ = decide(ROW, plan=plan)
        assert out[0]["wrong in the line"].endswith(
            """'nek' stands for nothing yet (write 'nek' = "our code" below [words."condition.kind"])"""
        )

    def test_a_column_that_is_called_like_personal_data_can_be_renamed(self, decide: Decide) -> None:
        """The refusal stays, and says what to do where the cells hold something else, as names of packages."""
        header = HEADER.replace("Soort", "Polis")
        status, _, errors = decide(ROW, header=header, plan=changed(columns={"packages": "Polis"}))
        assert status == 2
        assert errors[0].startswith("MAP: columns.packages: column 'Polis' is personal data")
        assert errors[0].endswith("rename the column)")

    def test_a_cell_of_two_lines(self, decide: Decide) -> None:
        _, out, errors = decide(ROW.replace("nek", '"ne\nk"'), ROW)
        assert "'ne\\nk' is not among its words" in out[0]["wrong in the line"]
        assert (out[1]["line"], errors[-1]) == ("4", "2 read, 1 answered, 1 bad (1 not_covered)")

    @pytest.mark.parametrize(
        ("header", "plan", "said"),
        [
            (HEADER.replace("Soort", "Datum"), None, "TABLE: two columns are called 'Datum' (give each its own name)"),
            (HEADER.replace("Datum", "Dag"), None, "TABLE: has no column 'Datum'; write one of:"),
            (HEADER, changed(columns={"session.dat": "Regel"}), "MAP: columns.session.dat: is no fact"),
            (HEADER, changed(columns={"session.id": "BSN"}), "MAP: columns.session.id: column 'BSN' is personal data"),
            (HEADER, changed(table={"keep": ["Naam"]}), "MAP: table.keep: column 'Naam' is personal data"),
            (HEADER, changed(table={"delimitr": ";"}), "MAP: table.delimitr: is not a key here; did you"),
            (HEADER, changed(table={"delimiter": ","}), "TABLE: has one column, with ';' in its header"),
            (HEADER, changed(words={"session.referral": {}}), "MAP: words.session.referral: no column is session"),
            (HEADER, {"columns": {}}, 'MAP: columns: has no "session.date"'),
            (HEADER, changed(table={"date": "%d-%d-%Y"}), "MAP: table.date: '%d-%d-%Y' is no way to write a day"),
            (HEADER, changed(table={"date": "%d-%Y"}), "MAP: table.date: '%d-%Y' is no way to write a day"),
            (HEADER, changed(table={"yes": []}), "MAP: table.yes: is an empty list (write a word at least"),
            (HEADER, changed(table={"no": []}), "MAP: table.no: is an empty list"),
            (HEADER, changed(table={"delimiter": "\n"}), "MAP: table.delimiter: '\\n' is not one character that parts"),
            *((HEADER, changed(table={"encoding": each}), f"MAP: table.encoding: {each!r} is no encoding of a table")
              for each in ("undefined", "punycode", "a\0b", "no such", "rot13", "utf-16")),
            *((HEADER, changed(constants={part: each}), f"MAP: constants.{part}: {shown} is not a table (write keys")
              for part in ("session", "insured", "condition", "conditions", "provider")
              for each, shown in ((3, "3"), ([1], "a list"))),
            (HEADER, changed(columns={"used.elsewhere": "Regel"}, constants={"used": 3}), "MAP: constants.used: 3 is"),
            (HEADER, changed(constants={"conditions": {"nek": 3}}), "MAP: constants.conditions.nek: 3 is not a table"),
            (HEADER, changed(constants={"packages": 3}), "MAP: constants.packages: 3 is not a list (write ids"),
        ],
    )  # fmt: skip
    def test_a_header_or_a_map(self, decide: Decide, header: str, plan: dict[str, Any] | None, said: str) -> None:
        status, out, errors = decide(ROW, header=header, plan=plan)
        assert (status, out) == (2, [])
        assert errors[0].startswith(said)

    def test_utf_16(self, decide: Decide) -> None:
        """Is told as such, and so is what is no UTF-8."""
        assert "is not text in UTF-8 (UTF-16" in decide(ROW, encoding="utf-16")[2][0]
        header = HEADER.replace("Soort", "Soort é")
        status, _, errors = decide(ROW, header=header, encoding="cp1252")
        assert (status, 'write encoding = "cp1252"' in errors[0]) == (2, True)

    @pytest.mark.parametrize("name", ["no.csv", "no.xlsx", "no.parquet"])
    def test_a_file_that_is_not_there(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "map.json").write_text(json.dumps(MAP))
        status, _, errors = run("decide", tmp_path / name, "--map", tmp_path / "map.json")
        assert (status, "cannot be read" in errors) == (2, True)

    def test_options_that_do_not_go_together(self, tmp_path: Path) -> None:
        assert run("decide", DAY / "day.csv")[0] == 2
        assert run("decide", "-", "--page", tmp_path / "page.html")[0] == 2
        assert run("decide", DAY / "day.csv", "--map", DAY / "map.toml", "--jobs", "2")[0] == 2

    def test_what_a_spreadsheet_would_run(self, decide: Decide) -> None:
        """Is handed on as text."""
        assert decide(ROW.replace("1;", "=1+1;", 1))[1][0]["Regel"] == "'=1+1"


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

    def the_same(self, tmp_path: Path, name: str, decide: Decide) -> None:
        _, (row,), _ = decide(ROW)
        status, out, _ = run("decide", tmp_path / name, "--map", tmp_path / "map.json", "--lang", "en")
        (other,) = csv.DictReader(io.StringIO(out), delimiter=";")
        assert status == 0
        assert {**other, "line": ""} == {**row, "line": ""}


class TestWithoutAHeader:
    """A first line that is a row goes nowhere: it may be the first patient."""

    NUMBER = "".join(3 * digit for digit in "123")  # passes the test of eleven, and stands in no file
    PATIENT = f"Jan Jansen;02-05-1984;{NUMBER};neck;12-03-2026"

    def test_the_columns_are_told_by_their_places(self, decide: Decide, tmp_path: Path) -> None:
        _, _, errors = decide(ROW, header=self.PATIENT)
        assert "has no column 'Datum'; has the table no header row?" in errors[0]
        plan = {**MAP, "columns": {"session.date": "12-03-2026"}, "words": {}, "table": {}}
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

    @pytest.mark.parametrize("before", ["7 ", "0", "000", "x0"])
    def test_a_kept_cell(self, decide: Decide, before: str) -> None:
        """One that holds such a number is left out, also behind zeros, and the column is named; the row is answered."""
        status, out, errors = decide(ROW.replace("1;", f"{before}{self.NUMBER};", 1))
        assert (status, out[0]["Regel"], out[0]["outcome"]) == (0, "", "not_covered")
        assert errors[0] == "kept columns with cells that look like personal data, which are left out: Regel"
        assert self.NUMBER not in f"{out}{errors}"


class TestAProposal:
    """`map new` proposes a map that can be read."""

    def test_the_day(self, tmp_path: Path) -> None:
        """It knows most columns, and names what is never read."""
        status, out, _ = run("map", "new", DAY / "day.csv")
        assert status == 0
        assert '# Nooit gelezen, want het zijn persoonsgegevens: "Naam"' in out
        (tmp_path / "map.toml").write_text(out)
        from fysiodekking.adapters.files import read_mapping

        plan, problems = read_map(read_mapping(tmp_path / "map.toml"))
        assert problems == []
        assert plan is not None
        ours, _ = read_map(read_mapping(DAY / "map.toml"))
        assert ours is not None
        shared = set(plan.columns.items()) & set(ours.columns.items())
        assert len(shared) >= 12

    def test_the_words_of_a_column_are_written_out_to_be_filled_in(self, tmp_path: Path) -> None:
        """So many at most, each once, of cells that hold several as well; and none that may be of a person."""
        many = "\n".join(f"12-03-2026;OEF+T{number};nek;Jan Jansen;pakket" for number in range(30))
        (tmp_path / "t.csv").write_text(f"Datum;Behandeling;Diagnose;Beroep;Naam\n{many}\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        lines = out.splitlines()
        assert lines.count('# "OEF" = ""') == 1
        assert '# "T18" = ""' in lines
        assert '# "T19" = ""' not in lines
        assert "# …" in lines
        assert "Jan" not in out
        assert "pakket" not in out

    def test_a_diagnosis_leads_to_the_kind_of_condition(self, tmp_path: Path) -> None:
        """Every case needs the kind; the lines that give it by the diagnosis need only be uncommented and filled in."""
        (tmp_path / "t.csv").write_text("Datum;Prestatie;Geboortedatum;Diagnose\n12-03-2026;1000;02-05-1984;nek\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        for commented in ('# "condition.kind"', '# [words."condition.kind"]', '# "nek" = ""'):
            assert commented in out
            out = out.replace(commented, commented[2:])
        (tmp_path / "map.toml").write_text(out.replace('"nek" = ""', '"nek" = "not_listed"'))
        status, _, errors = run("decide", tmp_path / "t.csv", "--map", tmp_path / "map.toml")
        assert (status, errors.splitlines()[-1][:27]) == (0, "1 gelezen, 1 beantwoord, 0 ")

    def test_in_english(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("date,performance,price,born,email,diagnosis\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv", "--lang", "en")
        for line in ('"session.date" = "date"', '"session.price" = "price"', '"condition.diagnosis" = "diagnosis"'):
            assert line in out
        assert '# Never read, since it is personal data: "email"' in out
