"""map new: a map that is proposed from the headers of a table."""

from __future__ import annotations

from pathlib import Path

from asked_tables import DAY, run
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.tables.map_files import read_map


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
