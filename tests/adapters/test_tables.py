"""Sessions from a table: what a map makes of rows, also those of one person, what is wrong where, what comes out."""

from __future__ import annotations

import csv
import html
import io
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from asked_tables import DAY, HEADER, MAP, MONTH, ROW, Decide, Out, changed, run
from fysiodekking import decide, load_case
from fysiodekking.adapters.tables import files
from fysiodekking.adapters.tables.mapping import Writing
from fysiodekking.adapters.tables.records import Answered
from fysiodekking.adapters.tables.written import safe, table_lines, why
from fysiodekking.explain.languages import catalogue
from made_messages import MARKER
from patience import HANGS


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


@pytest.mark.parametrize(
    ("lang", "unchecked", "refused"),
    [
        ("nl", "Hier is geen antwoord op: het recht van 4 januari 2027 is niet nagekeken.", "bijlage 1"),
        ("en", "There is no answer: the law of 4 January 2027 was not checked.", "bijlage 1"),
    ],
)
def test_why_says_nothing_twice(lang: str, unchecked: str, refused: str) -> None:
    """The reason stands behind the answer, unless the answer says it."""
    known = load_case(DAY.parent / "neck-pain-with-package.toml")
    later = attrs.evolve(known, session=attrs.evolve(known.session, date=date(2027, 1, 4)))
    assert why(decide(later), catalogue(lang)) == unchecked
    assert refused in why(decide(attrs.evolve(known, packages=())), catalogue(lang))


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

    KNOWN = "1;12-03-2026;1000;42,50;02-05-1984;J;nek"
    OPEN = "2;12-03-2026;1000;;02-05-1984;J;nek"

    def told(self, tmp_path: Path, *rows: str, lang: str = "en") -> str:
        plan = changed(constants={"session": {"referral": True}})
        (tmp_path / "map.json").write_text(json.dumps(plan), "utf-8")
        (tmp_path / "table.csv").write_text("\n".join([HEADER, *rows]), "utf-8")
        run("decide", tmp_path / "table.csv", "--map", tmp_path / "map.json", "--lang", lang, "--page", tmp_path / "p")
        return html.unescape((tmp_path / "p").read_text("utf-8")).replace("\u00a0", " ")

    def test_a_sum_says_of_how_many_it_is(self, tmp_path: Path) -> None:
        """An amount that is not known is part of no sum, and the page says so; where all are known it does not."""
        page = self.told(tmp_path, self.KNOWN, self.OPEN, self.OPEN)
        assert "the patient: 3 sessions; of 1 of them the amount is known, together €42.50." in page
        assert "Of 2 sessions it is not known yet what the patient pays" in page
        page = self.told(tmp_path, self.KNOWN, self.KNOWN)
        assert "the patient: 2 sessions, together €85.00." in page
        assert "not known yet" not in page

    def test_who_paid_earlier_rows_is_asked_once_and_by_its_column(self, tmp_path: Path) -> None:
        """Whichever row of a history it is: a table has none, and says it of each row."""
        plan = changed(columns={"dossier": "Wie"})
        row = "1;{};1000;42,50;02-05-1984;J;nek;P1"
        rows = [row.format(f"{day}-03-2026") for day in (12, 13, 14)]
        plan["constants"]["packages"] = ["voorbeeld-9-2026"]
        del plan["constants"]["provider"]["big_registered"], plan["constants"]["history"]
        (tmp_path / "map.json").write_text(json.dumps(plan), "utf-8")
        (tmp_path / "table.csv").write_text("\n".join([f"{HEADER};Wie", *rows]), "utf-8")
        words = ["--map", tmp_path / "map.json", "--lang", "en", "--packages", DAY / "packages.toml"]
        run("decide", tmp_path / "table.csv", *words, "--page", tmp_path / "page.html", "--out", tmp_path / "out.csv")
        *_, last = csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines(), delimiter=";")
        assert last["missing"].endswith(", session.paid_by (line 2), session.paid_by (line 3), history")
        page = html.unescape((tmp_path / "page.html").read_text("utf-8"))
        assert page.count("Of earlier rows of the same person this is not given: the payer of earlier sessions.") == 1
        assert "session.paid_by" in page
        assert "history[" not in page

    @pytest.mark.parametrize(
        ("lang", "one", "told"),
        [
            ("nl", "Van 1 behandeling is nog niet bekend", "betaalt: dat telt niet mee."),
            ("en", "Of 1 session it is not known yet", "pays: that does not count here."),
        ],
    )
    def test_one_of_which_it_is_not_known(self, tmp_path: Path, lang: str, one: str, told: str) -> None:
        page = self.told(tmp_path, self.KNOWN, self.KNOWN.replace("-2026;", "-2027;"), lang=lang)
        assert one in page
        assert told in page
        assert told not in self.told(tmp_path, self.KNOWN, lang=lang)

    def test_what_nobody_pays_is_not_open(self, tmp_path: Path) -> None:
        """A line that may not be charged has no amounts, and no one waits for them."""
        page = self.told(tmp_path, self.KNOWN, self.KNOWN.replace(";1000;", ";1850;"))
        assert "nobody: it may not be charged: 1 session." in page
        assert "not known yet" not in page

    @pytest.mark.parametrize(("lang", "one", "two"), [("nl", "1 regel, ", "2 regels"), ("en", "1 line, ", "2 lines, ")])
    def test_one_line(self, tmp_path: Path, lang: str, one: str, two: str) -> None:
        assert f"<h1>{one}" in self.told(tmp_path, self.KNOWN, lang=lang)
        assert f"<h1>{two}" in self.told(tmp_path, self.KNOWN, self.KNOWN, lang=lang)

    def test_more_wrong_lines_than_are_listed(self, tmp_path: Path) -> None:
        """Fifty are, and how many more there are is said."""
        wrong = self.KNOWN.replace("42,50", "veel")
        assert "more: see the column" not in self.told(tmp_path, *[wrong] * 50)
        assert "And 2 more: see the column “wrong in the line” of the table." in self.told(tmp_path, *[wrong] * 52)


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

    @pytest.mark.parametrize("who", ["P1", ""])
    @pytest.mark.parametrize(
        ("price", "payer", "paid", "told"),
        [
            ("42,50", "", "10,00", ["session.paid (column Betaald): says how it was paid, and paid_by is missing"]),
            ("x", "insured", "0,00", ["session.price (column Tarief): 'x' is not an amount"]),
            ("42,50", "insured", "50,00", ["session.paid (column Betaald): 50.00 is more than the price 42.50"]),
        ],
    )
    def test_a_row_alone_says_how_it_was_paid(
        self, decide: Decide, who: str, price: str, payer: str, paid: str, told: list[str]
    ) -> None:
        """What is wrong with that is told as beside other rows of the person, not as a key that there is not."""
        columns = {"dossier": "Patiëntnummer", "session.paid_by": "Betaler", "session.paid": "Betaald"}
        row = f"1;12-03-2026;1000;{price};02-05-1984;J;nek;{who};{payer};{paid}"
        others = [f"2;13-03-2026;1000;42,50;02-05-1984;J;nek;{who};insured;0,00"] if who else []
        header, plan = f"{HEADER};Patiëntnummer;Betaler;Betaald", {**changed(columns=columns), "table": {}}
        for rows in ([row], [row, *others]):
            _, (first, *_), _ = decide(*rows, header=header, plan=plan)
            wrong = first["wrong in the line"].split("; ")
            assert [each[: len(start)] for each, start in zip(wrong, told, strict=True)] == told

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
            ("2;12-03-2026;1000;42,50;02-05-2027;J;nek", "insured.born (column Geboren): lies after"),
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
            "Soort": ("nekk", "'nekk' staat niet bij de woorden van de map; bedoelde u 'nek'? (of zet het erbij)"),
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

    @pytest.mark.parametrize("mark", ["", "\ufeff", "\ufeff\ufeff"])
    @pytest.mark.parametrize("line", ["sep={}", "SEP={}\r", '"sep={}"', "sep={};;;;;;"])
    def test_a_line_that_tells_the_delimiter(self, decide: Decide, mark: str, line: str) -> None:
        """As Excel reads it: what stands between cells is what it says, and it is no header; marks may stand twice."""
        for delimiter in ";|#":
            written = [each.replace(";", delimiter) for each in (HEADER, ROW)]
            told = "\n".join((line.format(delimiter), written[0]))
            (row,) = self.answered(decide, written[1], header=mark + told)
            assert (row["line"], row["Regel"], row["payer"]) == ("3", "1", "insured")
        (row,) = self.answered(decide, ROW, header=mark + HEADER)
        assert row["line"] == "2"

    @staticmethod
    def answered(decide: Decide, *rows: str, **how: Any) -> list[dict[str, str]]:
        """Return the rows that come out, whatever stands between their cells."""
        _, out, _ = decide(*rows, **how)
        (name,) = out[0] if len(out[0]) == 1 else (None,)
        if name is None:
            return out
        delimiter = name[len("line")]
        return [dict(zip(name.split(delimiter), row[name].split(delimiter), strict=False)) for row in out]

    @pytest.mark.parametrize("born", ["02/05/1984", "2-5-84", "5 mei 1984", "02-05-2084", "02-05-1884", "02-05-0984"])
    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_day_of_birth(self, decide: Decide, tmp_path: Path, born: str, lang: str) -> None:
        """Is repeated nowhere, however it is wrong: what it cannot be is told, with its column."""
        plan = changed(columns={"condition.first_session": "Eerste"})
        row = f"{ROW.replace('02-05-1984', born)};01-01-1800"
        decide(row, header=f"{HEADER};Eerste", plan=plan)
        asked = "decide", tmp_path / "table.csv", "--map", tmp_path / "map.json", "--page", tmp_path / "page.html"
        said = "".join(map(str, (*run(*asked, "--lang", lang), (tmp_path / "page.html").read_text("utf-8"))))
        assert "insured.born (" in said
        assert not [each for each in (born, "-".join(reversed(born.split("-")))) if each in said]

    def test_what_the_map_says_of_the_delimiter(self, decide: Decide) -> None:
        """Goes before what the text says; a header that only begins so is one."""
        plan = changed(table={"keep": ["Regel"], "delimiter": ";"})
        assert decide(ROW, header=f"sep=,\n{HEADER}", plan=plan)[1][0]["payer"] == "insured"
        header = HEADER.replace("Regel", "sep=x")
        plan = changed(table={"keep": ["sep=x"]})
        assert decide(ROW, header=header, plan=plan)[1][0]["sep=x"] == "1"

    @pytest.mark.parametrize("cell", ['"nek', '"' + "n" * 200_000])
    def test_a_cell_without_an_end(self, decide: Decide, cell: str) -> None:
        """A quotation mark that is not closed, or a text of any length, takes no other row with it."""
        status, out, errors = decide(ROW, ROW.replace("nek", cell), ROW, ROW)
        assert [each["payer"] for each in out] == ["insured", "", "insured", "insured"]
        assert out[1]["line"] == "3"
        assert "a quotation mark not closed" in out[1]["wrong in the line"]
        assert (status, errors[-1]) == (1, "4 read, 3 answered, 1 bad (3 not_covered)")

    def test_a_fact_that_no_column_says_of_this_row(self, decide: Decide) -> None:
        """It is called as the map calls it, with where it can be written; a row that has it is answered.

        A condition that the map has beside that of the row is not the one that is treated.
        """
        columns = {"condition": "Soort", "condition.first_session": "Datum"}
        plan = changed(columns=columns, constants={"conditions": {"nek": {"kind": "not_listed"}}})
        del plan["columns"]["condition.kind"], plan["words"]
        status, out, _ = decide(ROW, ROW.replace("nek", "knie"), plan=plan)
        assert (status, out[0]["payer"]) == (1, "insured")
        assert out[1]["wrong in the line"] == f"condition.kind: {catalogue('en').table['wrong.nowhere']}"

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
            (HEADER, changed(constants={"packages": 3}), "MAP: constants.packages: 3 is not a list (write [[packages"),
            (HEADER, changed(columns={"used.supposed": "Regel"}), "MAP: columns.used.supposed: is no fact"),
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
        assert (status, "does not exist (write a path that is there)" in errors) == (2, True)

    def test_options_that_do_not_go_together(self, tmp_path: Path) -> None:
        assert run("decide", DAY / "day.csv")[0] == 2
        assert run("decide", "-", "--page", tmp_path / "page.html")[0] == 2
        assert run("decide", DAY / "day.csv", "--map", DAY / "map.toml", "--jobs", "2")[0] == 2

    def test_what_a_spreadsheet_would_run(self, decide: Decide) -> None:
        """Is handed on as text."""
        assert decide(ROW.replace("1;", "=1+1;", 1))[1][0]["Regel"] == "'=1+1"

    @pytest.mark.parametrize("sign", [*"=+@", "\uff1d", "\uff20", "-1-"])
    def test_a_header_that_a_spreadsheet_would_run(self, decide: Decide, sign: str) -> None:
        """Neither is a header that is kept, also written with full-width signs."""
        header = HEADER.replace("Regel", f"{sign}1+1")
        plan = changed(table={"keep": [f"{sign}1+1"]})
        assert decide(ROW, header=header, plan=plan)[1][0][f"'{sign}1+1"] == "1"

    @pytest.mark.parametrize(
        ("cell", "kept"),
        [
            ("-42,50", "-42,50"),
            ("-1.042,50", "-1.042,50"),
            ("-1+1", "'-1+1"),
            ("-", "'-"),
            ("-5", "-5"),
            (-5, "-5"),
            (-5.5, "-5,5"),
            (Decimal("-42.50"), "-42,50"),
            (Decimal("1E+3"), "1000"),
            (True, "True"),
        ],
    )
    def test_a_number_stays_one(self, cell: Any, kept: str) -> None:
        """One below nothing starts as a formula does; the sign before the cents is that of the table."""
        row = Answered(line=2, kept={"Bedrag": cell})
        *_, line = table_lines([row], Writing(keep=("Bedrag",)), ";", "en")
        assert line.split(";")[1] == kept

    @pytest.mark.parametrize("start", ["=", "x"])
    def test_what_hides_is_shown(self, start: str) -> None:
        """Also in what starts as a formula does, as an id of a package may."""
        assert safe(f"{start}\u202e1").endswith(f"{start}\\u202e1")
