"""map new: a map that is proposed from the headers of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from asked_tables import DAY, run
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.tables.map_files import read_map
from fysiodekking.adapters.tables.mapping import CONDITION, targets


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
        assert problems == ()
        assert plan is not None
        ours, _ = read_map(read_mapping(DAY / "map.toml"), own_packages(DAY / "packages.toml"))
        assert ours is not None
        shared = set(plan.columns.items()) & set(ours.columns.items())
        assert len(shared) >= 12

    def test_the_words_of_a_column_are_written_out_to_be_filled_in(self, tmp_path: Path) -> None:
        """So many at most, each once, of cells that hold several as well; and none that may be of a person."""
        many = "\n".join(f"12-03-2026;OEF+T{number};nek;Jan Jansen;pakket" for number in range(30))
        (tmp_path / "t.csv").write_text(f"Datum;Behandeling;Diagnose;Beroep;Naam\n{many}\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        lines = out.splitlines()
        assert lines.count('# "OEF" = "exercise_therapy"') == 1
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

    def test_what_is_mostly_meant_by_a_word_is_proposed(self, tmp_path: Path) -> None:
        """A code, or the id of a package by its name; each still to be looked at. Two packages of a name give none."""
        lines = "DN+OEF;Fysiotherapeut;Links;Voorbeeld 9\nX1;Huisarts;B;VOORBEELD Voorbeeld 18\n;;;Geen\n;;;Twee\n"
        (tmp_path / "t.csv").write_text(f"Behandeling;Beroep;Zijde;Pakket\n{lines}")
        package = (DAY / "packages.toml").read_text().split("[[packages]]")[1]
        named = "\n".join(
            f"[[packages]]{package}".replace("voorbeeld-9-2026", f"twee-{year}")
            .replace("Voorbeeld 9", "Twee")
            .replace("2026", str(year))
            for year in (2025, 2026)
        )
        (tmp_path / "two.toml").write_text(named)
        packages = ("--packages", DAY / "packages.toml", "--packages", tmp_path / "two.toml")
        told = run("map", "new", tmp_path / "t.csv", *packages)[1].splitlines()
        assert [line for line in told if line.startswith("# ") and " = " in line and not line.startswith("# Een")] == [
            '# "DN" = "dry_needling"',
            '# "OEF" = "exercise_therapy"',
            '# "X1" = ""',
            '# "Fysiotherapeut" = "physiotherapist"',
            '# "Huisarts" = "physician"',
            '# "Links" = "left"',
            '# "B" = ""',
            '# "Voorbeeld 9" = "voorbeeld-9-2026"',
            '# "VOORBEELD Voorbeeld 18" = "voorbeeld-18-2026"',
            '# "Geen" = []',
            '# "Twee" = ""',
        ]

    @pytest.mark.parametrize("header", [*sorted(targets()), "born", "trained_in", "accident_on", "packages", "dossier"])
    def test_our_own_name_of_a_fact(self, tmp_path: Path, header: str) -> None:
        """By its path, or by its last word where no other fact has it."""
        (tmp_path / "t.csv").write_text(f"{header};Datum\n")
        out = run("map", "new", tmp_path / "t.csv")[1]
        fact = next(fact for fact in targets() if header in {fact, fact.rpartition(".")[2]})
        assert f'"{fact if header != CONDITION else "condition.kind"}" = "{header}"' in out.splitlines()

    def test_our_own_codes_need_no_words(self, tmp_path: Path) -> None:
        """A table in our words is answered by the map as it is proposed; beside others, ours stand as they are."""
        own = ("--packages", DAY / "packages.toml")
        rows = "2026-03-12;1984-05-02;1000;dry_needling;stroke;voorbeeld-9-2026"
        table, plan = tmp_path / "t.csv", tmp_path / "map.toml"
        table.write_text(f"session.date;born;performance;techniques;condition.kind;packages\n{rows}\n")
        out = run("map", "new", table, *own)[1]
        assert "[words" not in out
        plan.write_text(out)
        status, _, errors = run("decide", table, "--map", plan, *own)
        assert (status, errors.splitlines()[-1][:27]) == (0, "1 gelezen, 1 beantwoord, 0 ")
        with table.open("a") as file:
            file.write("2026-03-12;1984-05-02;1000;DN;stroke;voorbeeld-9-2026\n")
        out = run("map", "new", table, *own)[1]
        assert [line for line in out.splitlines() if "dry_needling" in line] == [
            '"dry_needling" = "dry_needling"',
            '# "DN" = "dry_needling"',
        ]

    @pytest.mark.parametrize(
        ("fact", "headers"),
        [
            ("session.date", ["Verrichtingsdatum", "Datum behandeling", "date of service"]),
            ("session.performance", ["Verrichting", "Verrichtingcode", "Code prestatie", "NZa-code", "Verr.code"]),
            ("session.price", ["Declaratiebedrag", "Tarief (EUR)", "Bedrag \u20ac"]),
            ("session.referral", ["Verwijsbrief", "Verwijzer aanwezig", "Verwijzing (J/N)", "referral letter"]),
            ("session.accident_on", ["Datum ongeval", "Ongevalsdatum"]),
            ("session.paid", ["Vergoed bedrag", "Bedrag betaald"]),
            ("provider.big_registered", ["BIG-geregistreerd", "BIG register"]),
            ("insured.deductible_used", ["ER verbruikt", "Eigen risico gebruikt", "verbruikt er", "ER-gebruikt"]),
            ("insured.voluntary_deductible", ["Vrijwillig ER"]),
            ("condition.first_session", ["Datum eerste behandeling", "Startdatum behandeling", "Eerste zitting"]),
            ("condition.first_session", ["Eerste beh.", "Datum 1e beh.", "1e behandeling", "Startdatum beh."]),
            ("condition.diagnosis", ["DCSPH-diagnosecode", "diagnosis code"]),
            ("condition.side", ["Lichaamszijde", "Links/rechts"]),
            ("condition.gold_stage", ["GOLD-stadium"]),
            ("used.elsewhere", ["Beh. elders", "Behandelingen elders", "Elders dit jaar", "sessions elsewhere"]),
            ("used.condition_elsewhere", ["Eerdere behandelingen", "Aantal eerdere beh."]),
            ("packages", ["Aanvullend pakket", "AV-pakket"]),
            ("session.date", ["Behandelingsdatum", "Datum van behandeling", "visit date"]),
            ("condition.kind", ["Klacht", "Complaint"]),
            ("session.price", ["Tarief per zitting", "Behandeltarief", "Amount charged"]),
            ("session.consent", ["Toestemming verzekeraar", "Machtiging verleend (J/N)"]),
            ("session.accident", ["Gevolg van ongeval", "Ongevalsgevolg J/N", "accident-related"]),
            ("session.paid_by", ["Vergoed door", "Reimbursed by"]),
            ("provider.profession", ["Discipline therapeut", "Beroep behandelaar"]),
            ("provider.contracted", ["Contract met zorgverzekeraar", "contracted with insurer"]),
            ("condition.first_session", ["Begindatum episode", "Aanvang episode", "treatment start date"]),
            ("condition.side", ["Lateraliteit", "Aangedane zijde", "laterality"]),
            ("condition.discharged", ["Ontslagdatum ziekenhuis", "hospital discharge date"]),
            ("session.id", ["Factuurregel", "Regel-ID", "invoice line"]),
            ("dossier", ["Patnr", "Pat.nr."]),
            ("insured.born", ["Geb.datum"]),
        ],
    )
    def test_how_practices_call_a_column(self, tmp_path: Path, fact: str, headers: list[str]) -> None:
        for header in headers:
            (tmp_path / "t.csv").write_text(f"{header};Iets\n", "utf-8")
            assert f'"{fact}" = "{header}"' in run("map", "new", tmp_path / "t.csv")[1].splitlines()

    @pytest.mark.parametrize(
        "header",
        ["Verwijzer", "Behandelaar", "Beh.", "Behandelingen", "Verwijsdatum", "Eigen risico", "ER", "Machtigingsnummer",
         "Toestemming", "DTF",
         "Indicatie", "Indicatiecode", "Zorgverzekeraar", "UZOVI", "Specialisme", "Datum verwijzing", "Factuurnummer",
         "Tarief per uur", "Datum intake", "Aanmelddatum", "Ontslagreden", "Einddatum episode", "Datum declaratie",
         "Aantal behandelingen", "Zittingnummer", "Tariefcode", "CSI-code", "Verzekeraar", "Pakketnaam", "BIG-nummer"],
    )  # fmt: skip
    def test_what_means_something_else(self, tmp_path: Path, header: str) -> None:
        """A name, or a number or day of another thing: no fact, and neither is a yearly amount what was used of it.

        An `Indicatie` is a diagnosis, or the code of the ground that is claimed (CSI), or a yes to the chronic list. No
        answer hangs on who the insurer is; a dossier goes on into another year, in which that may be another one.
        """
        (tmp_path / "t.csv").write_text(f"{header};Datum\n")
        lines = run("map", "new", tmp_path / "t.csv")[1].splitlines()
        assert [line for line in lines if header in line and not line.startswith("#")] == []

    @pytest.mark.parametrize(
        "names", [("Verrichting", "Prestatiecode"), ("Diagnose", "DCSPH"), ("Diagnosecode", "Diagnose")]
    )
    def test_of_two_columns_that_which_is_called_a_code(self, tmp_path: Path, names: tuple[str, str]) -> None:
        """The other one holds what the code means."""
        (tmp_path / "t.csv").write_text(f"{names[0]};{names[1]}\n")
        out = run("map", "new", tmp_path / "t.csv")[1]
        code, other = names if names[0].endswith("code") else reversed(names)
        assert f' = "{code}"\n' in out
        assert f'# Niet begrepen: "{other}"' in out

    def test_a_table_as_excel_writes_it_on_windows(self, tmp_path: Path) -> None:
        """The map says how it is written, and so it can be read with it; of UTF-8 it says nothing."""
        rows = "Datum;Patiëntnr;Behandeling\n12-03-2026;7;Oefentherapie één\n"
        for encoding, is_told in (("cp1252", True), ("utf-8", False)):
            (tmp_path / "t.csv").write_text(rows, encoding)
            status, out, _ = run("map", "new", tmp_path / "t.csv")
            assert (status, 'encoding = "cp1252"' in out.splitlines(), "encoding" in out) == (0, is_told, is_told)
            assert '"dossier" = "Patiëntnr"' in out
            assert '# "Oefentherapie één" = ""' in out

    def test_a_word_for_no_package(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("Datum;Pakket;Behandeling\n12-03-2026;Geen;geen\n12-03-2026;Fysio 9;DN\n")
        lines = run("map", "new", tmp_path / "t.csv")[1].splitlines()
        assert [line for line in lines if "een" in line[:7]] == ['# "geen" = ""', '# "Geen" = []']
        assert '# "Fysio 9" = ""' in lines

    def test_a_workbook_has_no_delimiter(self, tmp_path: Path) -> None:
        """Neither has a Parquet file; a text has."""
        book = pytest.importorskip("openpyxl").Workbook()
        book.active.append(["Datum", "Prestatie"])
        book.save(tmp_path / "t.xlsx")
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(arrow.table({"Datum": ["12-03-2026"], "Prestatie": ["1000"]}), tmp_path / "t.parquet")
        (tmp_path / "t.csv").write_text("Datum|Prestatie\n")
        for name in ("t.xlsx", "t.parquet", "t.csv"):
            status, out, _ = run("map", "new", tmp_path / name)
            assert (status, '"session.performance" = "Prestatie"' in out) == (0, True)
            assert ('delimiter = "|"' in out, "delimiter" in out) == (name == "t.csv", name == "t.csv")

    @pytest.mark.parametrize(
        ("day", "price", "date", "decimal"),
        [
            ("31-03-2026", "42,50", "%d-%m-%Y", ","),
            ("01/03/2026", "42.50", "%d/%m/%Y", "."),
            ("03/31/2026", "1,042.50", "%m/%d/%Y", "."),
            ("01.03.2026 10:30", "€ 1.042,50", "%d.%m.%Y", ","),
            ("2026-03-31T10:30:00", "42", "%d-%m-%Y", ","),
            ("20260331", "", "%Y%m%d", ","),
            ("eergisteren", "gratis", "%d-%m-%Y", ","),
        ],
    )
    def test_how_days_and_amounts_are_written_is_taken_from_the_cells(
        self, tmp_path: Path, day: str, price: str, date: str, decimal: str
    ) -> None:
        (tmp_path / "t.csv").write_text(f"Datum;Tarief;Naam\n{day};{price};01/03/2026\n;;\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        assert [line for line in out.splitlines() if line.startswith(("date", "decimal"))] == [
            f'date = "{date}"',
            f'decimal = "{decimal}"',
        ]

    def test_one_cell_that_is_a_slip_does_not_say_how_the_others_are_written(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("Datum\n01/03/2026\n2-3-2026\n02/03/2026\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        assert 'date = "%d/%m/%Y"' in out

    def test_a_title_above_the_headers(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("Export maart 2026\nDatum;Prestatie\n12-03-2026;1000\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        assert "# Heeft de tabel geen kopregel?" in out
        (tmp_path / "t.csv").write_text("Datum;Prestatie\n12-03-2026;1000\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv")
        assert "kopregel?" not in out

    def test_in_english(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("date,performance,price,born,email,diagnosis\n")
        _, out, _ = run("map", "new", tmp_path / "t.csv", "--lang", "en")
        for line in ('"session.date" = "date"', '"session.price" = "price"', '"condition.diagnosis" = "diagnosis"'):
            assert line in out
        assert '# Never read, since it is personal data: "email"' in out
