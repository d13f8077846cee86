"""What your own list of diagnosis codes says of a line, and of the kind of a condition; without it nothing changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

import made_sheet
from cases import ABSENT, case, mapping
from fysiodekking.adapters.cli import command, output
from fysiodekking.adapters.dcsph import load_diagnoses
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.claims.check import check_claim
from fysiodekking.claims.returned import explain_return
from fysiodekking.explain.claims import explain_claim
from fysiodekking.explain.languages import LANGUAGES
from fysiodekking.model.claim import ClaimCheck, Claimed, Holds, StepAct
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidCase, InvalidInput
from fysiodekking.model.return_code import Cause
from packages import package
from spoken import in_english

EXAMPLES: Final = Path(__file__).parents[2] / "docs" / "examples"
CHILD = {"insured.born": "2014-05-02"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_sheet.as_csv(tmp_path_factory.mktemp("list") / "list.csv")


@pytest.fixture(scope="module")
def own(path: Path) -> DiagnosisList:
    return load_diagnoses(path)


def check(own: DiagnosisList | None, diagnosis: str, code: str, **given: Any) -> ClaimCheck:
    """Check a line with a diagnosis code and an entitlement code, on a case whose file says the same diagnosis."""
    named = {key.replace("__", "."): value for key, value in given.items()}
    made = case({"conditions.complaint.diagnosis": diagnosis, "packages": [package()], **named})
    return check_claim(made, Claimed(diagnosis=diagnosis, entitlement_code=code), own)


def wrong(found: ClaimCheck) -> dict[str, tuple[str | None, str | None]]:
    return {point.cause.value: (point.stands, point.should) for point in found.wrong}


def found(checked: ClaimCheck, cause: Cause) -> tuple[Holds, tuple[str, ...]] | None:
    return next(((point.holds, point.missing) for point in checked.points if point.cause is cause), None)


class TestTheCode:
    @pytest.mark.parametrize("diagnosis", ["1338", "3338"])
    def test_closed_or_not_there(self, own: DiagnosisList, diagnosis: str) -> None:
        """It may not be claimed; which one is right, only the therapist knows."""
        checked = check(own, diagnosis, "009")
        assert wrong(checked) == {"diagnosis_closed": (diagnosis, None)}
        assert [(step.act, step.facts) for step in checked.steps] == [(StepAct.FIND_OUT, ("claim.diagnosis",))]
        assert "8009" in checked.wrong[0].codes

    @pytest.mark.parametrize(
        ("diagnosis", "given", "holds", "missing"),
        [
            ("6426", {"provider__specialisms": []}, Holds.YES, ()),
            ("6426", {"provider__specialisms": ["bekkenfysiotherapeut"]}, Holds.NO, ()),
            ("6426", {"provider__specialisms": ["0406"]}, Holds.NO, ()),
            ("6426", {"provider__specialisms": ABSENT}, Holds.OPEN, ("provider.specialisms",)),
            ("1979", {"provider__specialisms": ["0403"], "insured__born": "2014-05-02"}, Holds.NO, ()),
            ("2054", {}, Holds.YES, ()),
            ("2054", {"provider__profession": "skin_therapist"}, Holds.NO, ()),
            ("2154", {}, Holds.OPEN, ()),
            ("3026", {}, None, ()),
        ],
    )
    def test_open_to_others(
        self, own: DiagnosisList, diagnosis: str, given: dict[str, Any], holds: Holds | None, missing: tuple[str, ...]
    ) -> None:
        told = found(check(own, diagnosis, "009", **given), Cause.DIAGNOSIS_FOR_OTHERS)
        assert told == (None if holds is None else (holds, missing))

    @pytest.mark.parametrize(
        ("diagnosis", "code", "given", "should"),
        [
            ("3026", "001", {}, "3026 + 009"),
            ("4021", "012", {"conditions__complaint__kind": "frozen_shoulder"}, "4021 + 001 / 008 / 009"),
            ("9372", "009", {"conditions__complaint__kind": "stroke"}, "9372 + 001 / 008"),
            ("9248", "010", {"conditions__complaint__kind": "not_listed"}, "9248 + 009 / 011"),
            ("9379", "009", {}, None),
        ],
    )
    def test_with_the_entitlement_code(
        self, own: DiagnosisList, diagnosis: str, code: str, given: dict[str, Any], should: str | None
    ) -> None:
        """For people from 18 on; a row that names none for them allows none."""
        told = wrong(check(own, diagnosis, code, **given))
        assert told["diagnosis_with_entitlement_code"] == (f"{diagnosis} + {code}", should)

    @pytest.mark.parametrize(
        ("day", "code", "holds"),
        [
            ("2026-03-12", "003", Holds.NO),
            ("2026-03-12", "004", Holds.YES),
            ("2024-10-01", "004", Holds.NO),
            ("2026-03-12", "008", Holds.YES),
        ],
    )
    @pytest.mark.parametrize("with_list", [True, False])
    def test_under_18(self, own: DiagnosisList, day: str, code: str, holds: Holds, with_list: bool) -> None:
        """Until 2025 children had several codes where the list names one; the shipped rule knows it too."""
        packages: list[Any] = []
        checked = check(own if with_list else None, "3026", code, session__date=day, packages=packages, **CHILD)
        told = found(checked, Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE)
        assert told == (holds, ())

    def test_a_side(self, own: DiagnosisList) -> None:
        """The list says which codes ask one."""
        assert found(check(own, "3026", "009"), Cause.SIDE) is None
        assert found(check(own, "4026", "009"), Cause.SIDE) == (Holds.OPEN, ("claim.side",))


class TestTheKind:
    @pytest.mark.parametrize(
        ("diagnosis", "kind", "should"),
        [
            ("4026", "frozen_shoulder", "4026 + not_listed"),
            ("4021", "stroke", "4021 + frozen_shoulder / not_listed"),
            ("9372", "not_listed", "9372 + stroke"),
            ("6223", "urinary_incontinence", "6223 + osteoarthritis_hip_knee / not_listed"),
        ],
    )
    def test_another_than_the_file_says(self, own: DiagnosisList, diagnosis: str, kind: str, should: str) -> None:
        told = wrong(check(own, diagnosis, "009", conditions__complaint__kind=kind))
        assert told["diagnosis_kind"] == (f"{diagnosis} + {kind}", should)

    @pytest.mark.parametrize(
        ("diagnosis", "kind"),
        [
            ("4021", "frozen_shoulder"), ("4021", "not_listed"), ("4036", "conservative_fracture"), ("9372", "stroke"),
            ("4036", "after_inpatient_stay"), ("6223", "osteoarthritis_hip_knee"), ("6486", "urinary_incontinence"),
            ("9248", "peripheral_arterial_disease_fontaine_2"), ("9390", "rheumatoid_arthritis_severe"),
        ],
    )  # fmt: skip
    def test_one_that_it_can_be(self, own: DiagnosisList, diagnosis: str, kind: str) -> None:
        told = found(check(own, diagnosis, "009", conditions__complaint__kind=kind), Cause.DIAGNOSIS_KIND)
        assert told == (Holds.NO, ())

    def test_one_of_which_the_list_says_nothing(self, own: DiagnosisList) -> None:
        """No row names fall prevention: that a code goes with it, or not, was not established."""
        told = found(check(own, "3026", "009", conditions__complaint__kind="fall_risk"), Cause.DIAGNOSIS_KIND)
        assert told == (Holds.OPEN, ())

    def test_a_kind_that_was_not_given(self, own: DiagnosisList) -> None:
        """One kind alone is taken; of several it is asked which, and of none it is said so."""

        def given(code: str, **changed: Any) -> Any:
            made = mapping({"conditions.complaint": {"diagnosis": code}, **changed})
            return with_kinds(made, own)["conditions"]["complaint"].get("kind")

        assert (given("9372"), given("3026")) == ("stroke", "not_listed")
        for code, words in (
            ("4021", "4021 can be frozen_shoulder or not_listed"),
            ("3338", "its diagnosis code is not on the list"),
            ("1338", "the list says of 1338 no kind that is known here"),
        ):
            with pytest.raises(InvalidCase, match=words) as raised:
                given(code)
            assert raised.value.problems[0].path == "conditions.complaint.kind"
        assert given("9372", **{"session.date": "2036-03-12"}) is None

    @pytest.mark.parametrize("key", ["jan_de_vries", "bsn", "", 7])
    def test_a_key_that_says_who_somebody_is(self, own: DiagnosisList, key: Any) -> None:
        """It is left to the reader of cases, which repeats it nowhere."""
        made = {**mapping(), "conditions": {key: {"diagnosis": "4021"}}}
        assert with_kinds(made, own)["conditions"] == made["conditions"]

    @pytest.mark.parametrize("made", [[], None, {}, {"conditions": []}, {"session": [], "conditions": {}}])
    def test_what_is_no_case(self, own: DiagnosisList, made: Any) -> None:
        assert with_kinds(made, own) == made

    def test_without_a_list_nothing_is_looked_at(self) -> None:
        made = mapping({"conditions.complaint": {"diagnosis": "9372"}})
        assert with_kinds(made, None) is made


class TestAfterTheReturn:
    @pytest.mark.parametrize(
        ("code", "diagnosis", "given", "cause"),
        [
            ("8009", "1338", {}, Cause.DIAGNOSIS_CLOSED),
            ("8009", "6426", {}, Cause.DIAGNOSIS_FOR_OTHERS),
            ("8058", "4026", {"conditions.complaint.kind": "frozen_shoulder"}, Cause.DIAGNOSIS_KIND),
        ],
    )
    def test_the_cause(
        self, own: DiagnosisList, code: str, diagnosis: str, given: dict[str, Any], cause: Cause
    ) -> None:
        """It holds with the list, and is not asked without it."""
        made = case({"conditions.complaint.diagnosis": diagnosis, "packages": [package()], **given})
        line = Claimed(diagnosis=diagnosis)
        assert [point.cause for point in explain_return([code], made, line, own).holding] == [cause]
        assert cause not in {point.cause for point in explain_return([code], made, line).points}


class TestDays:
    def test_before_the_list(self, own: DiagnosisList, tmp_path: Path) -> None:
        """A list says nothing of a day before its first; it is as if there were none."""
        pytest.importorskip("openpyxl")
        later = load_diagnoses(made_sheet.as_workbook(tmp_path / "list.xlsx", day="1-4-2026"))
        assert check(later, "1338", "009") == check(None, "1338", "009")
        assert check(own, "1338", "009") != check(None, "1338", "009")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words(own: DiagnosisList, lang: str) -> None:
    """Kinds are told in words, and the list that was given is named."""
    shown = explain_claim(check(own, "4026", "009", conditions__complaint__kind="frozen_shoulder"), lang)
    assert "frozen_shoulder" not in shown
    assert {"nl": "4026 + frozen shoulder", "en": "4026 + frozen shoulder"}[lang] in shown
    assert "eigen DCSPH-lijst" in shown


def test_anything_else_is_refused() -> None:
    for wrong_ in ({}, "list.xlsx", 7):
        with pytest.raises(InvalidInput, match="load_diagnoses"):
            check_claim(case(), Claimed(), wrong_)  # type: ignore[arg-type]
        with pytest.raises(InvalidInput, match="load_diagnoses"):
            explain_return([], case(), Claimed(), wrong_)  # type: ignore[arg-type]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, in_english(*map(str, arguments)))


_SEVERAL: Final = """
session    = { date = 2026-03-12, performance = "1000", techniques = ["exercise_therapy"] }
provider   = { profession = "physiotherapist", big_registered = true, contracted = true }
insured    = { born = 1984-05-02, basic_insured = true }
history    = []
packages   = []
conditions = { complaint = { diagnosis = "9372" } }

[[case]]
title  = "one of the first twenty"
expect = { outcome = "not_covered", reasons = ["annex-1-first-sessions"] }

[[case]]
title  = "the twenty-first"
history = [{ date = 2026-01-02, until = 2026-03-11, sessions = 20, condition = "complaint", paid_by = "insured" }]
expect = { outcome = "covered", payer = "basic" }
"""
_MAP: Final = """
[columns]
"session.date" = "datum"
"condition.diagnosis" = "code"

[constants]
session = { performance = "1000", techniques = ["exercise_therapy"] }
provider = { profession = "physiotherapist", big_registered = true, contracted = true }
insured = { born = 1984-05-02, basic_insured = true }
history = []
packages = []
"""


def _case_line() -> str:
    return json.dumps(mapping({"conditions.complaint": {"diagnosis": "9372"}, "packages": []}))


class TestTheCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A case whose condition has a diagnosis code and no kind."""
        made = mapping({"conditions.complaint": {"diagnosis": "9372"}, "packages": []})
        line = {**made, "claim": {"reference": "r-1", "diagnosis": "9372", "entitlement_code": "009"}}
        (tmp_path / "case.json").write_text(json.dumps(line), "utf-8")
        (tmp_path / "cases.jsonl").write_text(json.dumps(line), "utf-8")
        return tmp_path

    def test_it_gives_the_kind(self, folder: Path, path: Path) -> None:
        """To every command that takes it; without it the kind is missing."""
        for words in (("explain",), ("claim",), ("return", "explain", "--code", "8058")):
            assert "kind: is missing (add it)" in run(*words, folder / "case.json").stderr
            done = run(*words, folder / "case.json", "--dcsph", path, "--format", "json")
            assert done.exit_code in {0, 1}, done.output
        assert "stroke" in run("explain", folder / "case.json", "--dcsph", path, "--lang", "en").output

    def test_of_a_plan(self, folder: Path, path: Path) -> None:
        plan = ("plan", folder / "case.json", "--sessions", 2, "--format", "json")
        assert "kind: is missing (add it)" in run(*plan).stderr
        assert len(json.loads(run(*plan, "--dcsph", path).stdout)["sessions"]) == 2

    def test_of_packages_compared(self, folder: Path, path: Path) -> None:
        compared = ("packages", "compare", folder / "case.json", "--sessions", 2)
        assert "kind: is missing (add it)" in run(*compared).stderr
        assert run(*compared, "--dcsph", path).stdout.startswith("no package")

    def test_of_policy_checks(self, folder: Path, path: Path) -> None:
        """Also of several in one file; the kind that the list gives is looked at like one that is written."""
        (folder / "stroke.case.toml").write_text(_SEVERAL, "utf-8")
        done = run("check", folder / "stroke.case.toml", "--dcsph", path)
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "2 as expected, 0 different")
        assert run("check", folder / "stroke.case.toml").exit_code == 2
        (folder / "stroke.case.toml").write_text(_SEVERAL.replace("9372", "4021"), "utf-8")
        done = run("check", folder / "stroke.case.toml", "--dcsph", path)
        assert done.exit_code == 2
        assert "4021 can be frozen_shoulder or not_listed (write which it is)" in done.stderr

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_of_lines(self, folder: Path, path: Path, jobs: int) -> None:
        """Of cases and of a dossier, whose kind holds on the day of every session."""
        made = mapping({"conditions.complaint": {"diagnosis": "9372"}, "packages": []})
        session = {key: value for key, value in made.pop("session").items() if key != "condition"}
        dossier = {**made, "sessions": [session, {**session, "date": "2026-04-02"}]}
        (folder / "lines.jsonl").write_text(f"{json.dumps(dossier)}\n{_case_line()}\n", "utf-8")
        done = run("decide", folder / "lines.jsonl", "--dcsph", path, "--jobs", jobs)
        (both, one), count = map(json.loads, done.stdout.splitlines()), done.stderr
        assert [session["reasons"][0] for session in both["decisions"]] == ["annex-1-first-sessions"] * 2
        assert one["reasons"][0] == "annex-1-first-sessions"
        assert "2 read, 2 answered, 0 bad" in count
        assert "2 read, 0 answered, 2 bad" in run("decide", folder / "lines.jsonl", "--jobs", jobs).stderr

    def test_of_a_table(self, folder: Path, path: Path) -> None:
        """A column of diagnosis codes is enough."""
        (folder / "day.csv").write_text("datum;code\n2026-03-12;9372\n2026-03-12;4021\n", "utf-8")
        (folder / "map.toml").write_text(_MAP, "utf-8")
        done = run("decide", folder / "day.csv", "--map", folder / "map.toml", "--dcsph", path, "--lang", "en")
        first, second = done.stdout.splitlines()[1:]
        assert "the basic package does not pay for the first 20" in first
        assert "4021 can be frozen_shoulder or not_listed" in second

    def test_the_sheet_is_read_once(self, folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """However many cases there are."""
        read = list[str]()
        monkeypatch.setattr(output, "load_diagnoses", lambda name: read.append(name) or load_diagnoses(name))
        (folder / "stroke.case.toml").write_text(_SEVERAL, "utf-8")
        (folder / "lines.jsonl").write_text(f"{_case_line()}\n" * 3, "utf-8")
        for words in (("check", folder), ("decide", folder / "lines.jsonl")):
            assert run(*words, "--dcsph", path).exit_code in {0, 1, 2}
        assert read == [str(path)] * 2

    @pytest.mark.parametrize("name", ["lines.jsonl", "stroke-session-21.toml", "neck-pain-with-package.toml"])
    def test_it_changes_nothing_where_every_kind_is_written(self, path: Path, name: str) -> None:
        assert run("decide", EXAMPLES / name).stdout == run("decide", EXAMPLES / name, "--dcsph", path).stdout

    @pytest.mark.parametrize("word", ["read", "month"])
    def test_of_a_whole_return(self, folder: Path, path: Path, word: str) -> None:
        (folder / "empty.xml").write_bytes(b"<x/>")
        done = run("return", word, folder / "empty.xml", "--cases", folder / "cases.jsonl", "--dcsph", path)
        assert "r-1" in done.stdout

    def test_a_list_that_cannot_be_read(self, folder: Path) -> None:
        done = run("claim", folder / "case.json", "--dcsph", folder / "none.csv")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == f"{folder / 'none.csv'}: does not exist (write a path that is there)\n"
