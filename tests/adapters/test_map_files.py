"""Maps of tables: what is wrong with one is told once, before any row is answered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import made_sheet
from asked_tables import DAY, HEADER, ROW, Decide, changed, run


class TestWhatAMapWrites:
    """A code or a constant that is wrong is told once, at its key, before any row is answered."""

    CONSTANTS: Any = {
        "provider": {"profession": "fysio", "trained_in": ["dry_neddling"]},
        "insured": {"voluntary_deductible": "150.00", "deductible_usd": "0.00"},
        "condition": {"gold_stage": 7},
        "conditions": {"nek": {"side": "midden"}},
        "used": {"elsewhere": {"min": 4, "max": 2}},
        "history": [{"date": "12-3-2026"}],
        "packages": ["voorbeld-9-2026", {"id": "q"}],
        "titel": "x",
    }
    WORDS: Any = {
        "condition.kind": {"nek": "not_lited", "*": "stroke"},
        "session.techniques": {"DN": "dry_neddling", "B": ["massage", "tape"], "-": ""},
        "session.referral": {"ja": "j"},
        "used.elsewhere": {"veel": "drie", "wat": 3, "iets": {"min": 1, "max": 2}, "om": {"min": 2, "max": 1}},
        "packages": {"Voorbeeld 9": "voorbeld-9-2026", "geen": [], "leeg": ""},
        "condition": {"N": "Jan Jansen"},
    }
    TOLD = (
        "words.condition.kind.nek: 'not_lited' is not known here; did you mean 'not_listed'?",
        "words.session.techniques.DN: 'dry_neddling' is not known here; did you mean 'dry_needling'?",
        "words.session.techniques.B[1]: 'tape' is not known here; did you mean 'taping'?",
        "words.session.techniques.-: is empty (write [] for a word that stands for none, else our code",
        "words.session.referral.ja: 'j' is neither true nor false (write true or false, without quotes)",
        "words.used.elsewhere.veel: 'drie' is not a whole number (write it without quotes or decimals)",
        "words.used.elsewhere.om: min 2 is more than max 1 (write the lower number as min)",
        "words.packages.Voorbeeld 9: 'voorbeld-9-2026' is not shipped and not among the packages that were given; did",
        "words.packages.leeg: is empty (write [] for a word that stands for none, else our code",
        "words.condition.N: reads like personal data, which is not needed (write what is treated, as left_shoulder)",
        "constants.provider.profession: 'fysio' is not known here; did you mean 'physiotherapist'?",
        "constants.provider.trained_in[0]: 'dry_neddling' is not known here; did you mean 'dry_needling'?",
        "constants.insured.voluntary_deductible: 150.00 is no step of the",
        "constants.insured.deductible_usd: is not a key here; did you mean 'deductible_used'?",
        "constants.history[0].date: '12-3-2026' is not a date (write 2026-03-12)",
        "constants.condition.gold_stage: 7 is not a whole number from 1 to 4",
        "constants.conditions.nek.side: 'midden' is not known here; write one of: left, right",
        "constants.used.elsewhere: min 4 is more than max 2 (write the lower number as min)",
        "constants.packages[0]: 'voorbeld-9-2026' is not shipped and not among the packages that were given; did you",
        "constants.packages[1]: 'q' is not shipped and not among",
        "constants.titel: is not a key here; did you mean 'title'?",
        "constants.used.elsewhere: column 'Regel' holds it too (keep one: an empty cell is not given, and no constant",
        "constants.packages: column 'Regel' holds it too (keep one: an empty cell is not given, and no constant fills",
    )
    COLUMNS: Any = {fact: "Regel" for fact in WORDS if fact != "condition.kind"}

    def test_each_once(self, decide: Decide) -> None:
        """All together, whatever else is wrong with the map."""
        plan = changed(columns={**self.COLUMNS, "session.dat": "Datum"}, words=self.WORDS, constants=self.CONSTANTS)
        status, out, errors = decide(*[ROW] * 3, plan=plan, more=["--packages", DAY / "packages.toml"])
        assert (status, out) == (2, [])
        assert errors[0].startswith("MAP: columns.session.dat: is no fact")
        for told, said in zip(errors[1:], self.TOLD, strict=True):
            assert told.startswith(f"MAP: {said}"), told

    @pytest.mark.parametrize(
        ("parts", "row"),
        [
            ({"words": {"condition.kind": {"nek": "not_listed", "*": "stroke"}}}, ROW),
            ({"words": {"used.elsewhere": {"wat": 3, "iets": {"min": 1, "max": 2}}}}, f"{ROW};iets"),
            ({"words": {"packages": {"V9": "voorbeeld-9-2026", "geen": []}}}, f"{ROW};V9"),
            ({"words": {"session.techniques": {"DN": "dry_needling", "B": ["massage"]}}}, f"{ROW};DN+B"),
            ({"words": {"condition": {"N": "neck"}}}, f"{ROW};N"),
            ({"words": {"dossier": {"N": "neck"}}}, f"{ROW};N"),
            ({"constants": {"provider": {"profession": "physiotherapist"}, "title": "x", "used": None}}, ROW),
            ({"constants": {"condition": {"side": "left"}, "conditions": {}}}, ROW),
            ({"constants": {"conditions": {"complaint": {"kind": "stroke"}}, "packages": ["voorbeeld-9-2026"]}}, ROW),
            ({"constants": {"law": {"assume": "unchanged"}, "readings": {"intake_counts": "no"}}}, ROW),
        ],
    )
    def test_what_is_right(self, decide: Decide, parts: Any, row: str) -> None:
        """Is told nowhere, and answered."""
        (fact,) = parts.get("words", {"condition.kind": {}})
        columns = {} if fact == "condition.kind" else {fact: "Meer"}
        header = HEADER if row == ROW else f"{HEADER};Meer"
        plan = changed(columns=columns, **parts)
        status, out, errors = decide(row, row, header=header, plan=plan, more=["--packages", DAY / "packages.toml"])
        assert (status, errors[-1][:27]) == (0, "2 read, 2 answered, 0 bad ("), (out, errors)


class TestWhatEveryRowNeeds:
    """A fact that neither a column nor a constant gives is told once, and not of each row."""

    CASES: Any = {
        "provider": {"profession": "physiotherapist"},
        "insured": {"born": "1984-05-02"},
        "condition": {"kind": "not_listed"},
        "session": {"performance": "1000"},
    }
    NEEDED = ("provider.profession", "insured.born", "condition.kind", "session.performance")

    def told(self, decide: Decide, columns: Any, constants: Any, more: Any = ()) -> list[str]:
        """Return the facts that are told to be missing of two rows."""
        plan = {"columns": {"session.date": "Datum", **columns}, "constants": constants}
        status, out, errors = decide(ROW, ROW, plan=plan, more=more)
        told = [line.partition(" has no ")[2].split('"')[1] for line in errors if line.startswith("MAP: columns: has")]
        assert (status, out) == (2, []) if told else len(out) == 2
        return told

    def test_each_once(self, decide: Decide) -> None:
        """A code of the line where all are therapists: others have none."""
        assert self.told(decide, {}, {}) == [*self.NEEDED[:3]]
        assert self.told(decide, {}, {"provider": self.CASES["provider"]}) == [*self.NEEDED[1:]]
        assert self.told(decide, {}, {"provider": {"profession": "acupuncturist"}}) == [*self.NEEDED[1:3]]

    @pytest.mark.parametrize("fact", NEEDED)
    def test_given_by_a_constant_or_a_column(self, decide: Decide, fact: str) -> None:
        home, _, key = fact.partition(".")
        without = {**self.CASES, home: {}}
        assert self.told(decide, {}, self.CASES) == []
        assert self.told(decide, {}, without)[:1] == [fact]
        assert self.told(decide, {fact: "Regel"}, without) == []
        assert self.told(decide, {}, {**without, home: {key: None}})[:1] == [fact]

    def test_the_kind_of_any_condition(self, decide: Decide) -> None:
        """Or by a diagnosis code and a list of these; the remedy names both ways."""
        constants = {key: value for key, value in self.CASES.items() if key != "condition"}
        assert self.told(decide, {}, {**constants, "conditions": {"complaint": {"kind": "stroke"}}}) == []
        codes = {"condition.diagnosis": "Soort"}
        assert self.told(decide, codes, constants) == ["condition.kind"]
        _, _, errors = decide(ROW, plan={"columns": {"session.date": "Datum"}, "constants": constants})
        assert "below [columns], or write below [constants] what holds of every row, or give --dcsph FILE" in errors[0]

    def test_with_a_list_of_diagnosis_codes(self, decide: Decide, tmp_path: Path) -> None:
        made_sheet.as_csv(tmp_path / "dcsph.csv", encoding="utf-8")
        constants = {key: value for key, value in self.CASES.items() if key != "condition"}
        more = ["--dcsph", tmp_path / "dcsph.csv"]
        assert self.told(decide, {}, constants, more) == ["condition.kind"]
        assert self.told(decide, {"condition.diagnosis": "Soort"}, constants, more) == []

    def test_a_fact_that_is_misspelt(self, decide: Decide) -> None:
        """Is told as such, and not once more as missing."""
        columns = {key: value for key, value in changed()["columns"].items() if key != "insured.born"}
        plan = {**changed(), "columns": {**columns, "insured.bron": "Geboren"}}
        _, _, errors = decide(ROW, plan=plan)
        assert errors == ["MAP: columns.insured.bron: is no fact of a session; did you mean 'insured.born'?"]


class TestAFactThatIsSaidTwice:
    """A column and a constant of one fact are a slip: the constant would stand in for every cell that is empty."""

    PROVIDER: Any = {"profession": "physiotherapist", "big_registered": True}

    def test_it_is_told_where_both_say_it(self, decide: Decide) -> None:
        _, _, errors = decide(ROW, plan=changed(constants={"provider": self.PROVIDER | {"contracted": True}}))
        assert [line.partition(":")[2].partition(" (")[0] for line in errors] == [
            " constants.provider.contracted: column 'Contract' holds it too"
        ]

    def test_another_key_of_the_same_part_is_no_slip(self, decide: Decide) -> None:
        status, rows, _ = decide(ROW, plan=changed(constants={"provider": self.PROVIDER | {"contracted": None}}))
        assert (status, len(rows)) == (0, 1)


class TestTogetherWithTheTable:
    """What is wrong with the map, and the headers that the table lacks, are told in one go."""

    def test_a_title_above_the_headers(self, decide: Decide) -> None:
        """Where no header is that of a column, that is told once, with what stands there; where one is, each."""
        plan = changed(table={"keep": []})
        _, _, errors = decide(HEADER, ROW, plan=plan, header="Export maart;;;;;;")
        assert len(errors) == 1
        assert errors[0].startswith(
            "TABLE: has none of the columns that the map names; its first line holds: Export maart"
        )
        assert "take away a title above them" in errors[0]
        _, _, errors = decide(ROW, plan=plan, header="Regel;Datum;P;T;G;C;S")
        assert [line.partition(";")[0] for line in errors] == [
            f"TABLE: has no column '{name}'" for name in ("Prestatie", "Tarief", "Geboren", "Contract", "Soort")
        ]

    def test_both(self, decide: Decide) -> None:
        plan = changed(columns={"session.referral": "Verwijzing"}, constants={"titel": "x"}, table={"keep": ["Rij"]})
        status, out, errors = decide(ROW, plan=plan)
        assert (status, out) == (2, [])
        assert [line.partition("; ")[0] for line in errors] == [
            "MAP: constants.titel: is not a key here",
            "TABLE: has no column 'Verwijzing'",
            "TABLE: has no column 'Rij'",
        ]

    def test_an_empty_map(self, decide: Decide, tmp_path: Path) -> None:
        """Is told where one is had, which is no page of case files."""
        decide(ROW)
        (tmp_path / "map.toml").write_text("# nothing\n")
        _, _, errors = run("decide", tmp_path / "table.csv", "--map", tmp_path / "map.toml")
        assert errors.strip().endswith("map.toml: is empty (`fysiodekking map new TABLE` proposes a map)")

    def test_a_table_that_is_not_there(self, decide: Decide, tmp_path: Path) -> None:
        decide(ROW, plan=changed(constants={"titel": "x"}))
        _, _, errors = run("decide", tmp_path / "no.csv", "--map", tmp_path / "map.json")
        assert [line.rpartition(": ")[2][:14] for line in errors.splitlines()] == ["is not a key h", "does not exist"]

    def test_a_table_that_nobody_says_how_to_read(self, decide: Decide) -> None:
        """Where it is not known how the table is written, nothing is said of it."""
        plan = changed(columns={"session.referral": "Verwijzing"}, table={"delimiter": "ab"})
        _, _, errors = decide(ROW, plan=plan)
        assert [line.split(": ")[:2] for line in errors] == [["MAP", "table.delimiter"]]
