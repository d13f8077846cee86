"""The schemas: what the library reads and writes is valid, what they refuse it refuses, and no key is left out."""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from damage import EVERY_KEY, SMALL, damaged, places
from fysiodekking import (
    InvalidCase,
    InvalidInput,
    as_dict,
    case_from,
    decide,
    decision_from,
    dossier_from,
    packages_from,
    schema,
    testing,
)
from fysiodekking.adapters import schemas
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.package_files import catalogue
from fysiodekking.adapters.package_texts import successor, template
from fysiodekking.adapters.policy_cases import read_policies, split_cases
from fysiodekking.adapters.reach.files import write_gaps
from fysiodekking.explain.en import CATALOGUE as EN
from fysiodekking.model import checked
from fysiodekking.model.condition import Condition
from fysiodekking.reach.cases_against_targets import measure
from patience import HANGS

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("docs/examples/**/*.toml"), *ROOT.glob("tests/acceptance/*.toml")])
PACKAGES = sorted(ROOT.glob("coverage/fysiodekking/packages/data/*.toml"))
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent))
HEADING = re.compile(r"#:schema (\S+)\n")

SEVERAL = {
    **{key: value for key, value in EVERY_KEY.items() if key in {"note", "provider", "conditions", "used"}},
    "session": {"date": "2026-03-12", "performance": "1000", "condition": "neck"},
    "case": [
        {"session": {"price": "42.50"}, "insured": EVERY_KEY["insured"], "expect": {"payer": "basic"}},
        {"title": "second", **{key: EVERY_KEY[key] for key in ("insured", "packages")}, "expect": {"payer": "basic"}},
    ],
}
"""A file with several cases, which say nothing of what is shared anew."""

some = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def wrong_with(name: Any) -> Callable[[Any], list[str]]:
    """Return what says where a value is not as the schema has it."""
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(schema(name))
    return lambda value: [f"{each.json_path}: {each.message[:200]}" for each in islice(validator.iter_errors(value), 1)]


def in_json(value: Any) -> Any:
    """Return what JSON makes of it: days are texts there."""
    return json.loads(json.dumps(value, default=str))


def refused(read: Callable[[Any], object], value: Any) -> bool:
    try:
        read(value)
    except InvalidInput:
        return True
    return False


class TestEverySchema:
    """Each is a schema of 2020-12, made of what the model and the readers say."""

    @pytest.mark.parametrize("name", schemas.NAMES)
    def test_is_a_schema(self, name: Any) -> None:
        """By the schema of schemas; every table that it names is there, and none that it does not."""
        jsonschema = pytest.importorskip("jsonschema")
        made = schema(name)
        jsonschema.Draft202012Validator.check_schema(made)
        named = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(made)))
        assert named == made["$defs"].keys()

    @pytest.mark.parametrize("name", schemas.NAMES)
    def test_is_made_anew(self, name: Any) -> None:
        """Whoever changes it changes it for nobody else."""
        first = schema(name)
        first.clear()
        assert schema(name) == json.loads(json.dumps(schema(name))) != first

    def test_of_another_name(self) -> None:
        """There are six."""
        with pytest.raises(InvalidInput, match="write one of: case, cases, dossier, package, decision, problems"):
            schema("plan")  # type: ignore[arg-type]

    def test_a_key_without_one_fails_by_name(self) -> None:
        """So none is added and forgotten, however deep in the check it is that says nothing."""

        @attrs.frozen(kw_only=True, repr=False)
        class Coloured(Condition):
            colours: tuple[str, ...] = checked.field(checked.tuple_of(lambda _: iter(())), default=())

        with pytest.raises(LookupError, match=r"^Coloured\.colours: its check does not say what it accepts"):
            schemas.OfInput().table(Coloured)

    def test_says_what_the_class_says(self) -> None:
        """What stands beside a parameter stands beside the key, for an editor to show."""
        row = schema("case")["$defs"]["Row"]["properties"]
        assert row["until"]["description"] == "last day of the run."
        assert schema("case")["$defs"]["PartYear"]["properties"]["by"]["description"].startswith("in proportion to")

    @pytest.mark.parametrize("name", schemas.NAMES)
    def test_the_command_prints_it(self, name: Any) -> None:
        """`fysiodekking schema case`."""
        done = CliRunner().invoke(command, ["schema", name])
        assert (done.exit_code, json.loads(done.stdout)) == (0, schema(name))


class TestWhatIsValid:
    """All that the library takes or gives."""

    @some
    @given(testing.case_mappings())
    def test_drawn_cases_and_their_decisions(self, mapping: dict[str, Any]) -> None:
        """Whatever the strategies draw; its decision too; and as a dossier of one session."""
        assert wrong_with("case")(mapping) == []
        assert wrong_with("decision")(as_dict(decide(case_from(mapping)))) == []
        dossier = {"sessions": [mapping.pop("session")], **mapping}
        assert refused(dossier_from, dossier) or wrong_with("dossier")(dossier) == []

    def test_several_cases(self) -> None:
        """The file that the tests damage, of which each case is read."""
        several = in_json(SEVERAL)
        assert wrong_with("cases")(several) == []
        assert len(read_policies(several)) == 2

    def test_a_case_with_every_key(self) -> None:
        """The one that the tests damage, and the same with null for each key that may be left out."""
        assert wrong_with("case")(in_json(EVERY_KEY)) == []
        for path, _ in [*places(EVERY_KEY)]:
            nulled = in_json(EVERY_KEY)
            at(nulled, path[:-1])[path[-1]] = None
            assert refused(case_from, nulled) or wrong_with("case")(nulled) == [], path

    @pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
    def test_files(self, file: Path) -> None:
        """Every shipped example and acceptance case; of several in one file each with what is shared."""
        mapping = in_json(tomllib.loads(file.read_text("utf-8")))
        if "project" in mapping or "columns" in mapping:
            pytest.skip("neither a case nor a package file")
        name = "package" if mapping.keys() == {"packages"} else "case"
        cases = split_cases(mapping) if "case" in mapping else [mapping]
        assert [problem for each in cases for problem in wrong_with(name)(each)] == []
        assert "case" not in mapping or wrong_with("cases")(mapping) == []

    @some
    @given(testing.case_mappings(), st.data())
    def test_cases_that_share(self, mapping: dict[str, Any], data: st.DataObject) -> None:
        """Whatever of a case is shared, down to single keys: the rest stands in the case, with what it expects."""
        shared, own = parted(mapping, data.draw(st.randoms(use_true_random=False)))
        several = {**shared, "case": [{**own, "expect": {"payer": "none"}}]}
        assert wrong_with("cases")(several) == []
        assert read_policies(several)[0].case == case_from(mapping)

    @pytest.mark.parametrize("file", PACKAGES, ids=lambda file: file.name)
    def test_shipped_packages(self, file: Path) -> None:
        """Every package file."""
        assert wrong_with("package")(in_json(tomllib.loads(file.read_text("utf-8")))) == []

    @some
    @given(damaged(EVERY_KEY))
    def test_problems(self, mapping: dict[str, Any]) -> None:
        """Whatever is wrong, said as data."""
        try:
            case_from(mapping)
        except InvalidCase as error:
            problems = [attrs.asdict(each) for each in error.problems]
            assert wrong_with("problems")({"line": 1, "problems": problems}) == []

    def test_every_key_of_a_decision_is_there(self) -> None:
        """What `as_dict` writes and the schema does not name would go unseen, since a later version may write more."""
        made = schema("decision")
        closed = json.loads(json.dumps(made).replace('"required":', '"additionalProperties": false, "required":'))
        validator = pytest.importorskip("jsonschema").Draft202012Validator(closed)
        for mapping in (EVERY_KEY, SMALL):
            assert [*validator.iter_errors(as_dict(decide(case_from(mapping))))] == []


class TestWhatIsRefused:
    """The schema is never stricter than the library, and no looser than the shape of what it reads."""

    @some
    @given(st.sampled_from([EVERY_KEY, SMALL]).flatmap(damaged).map(in_json))
    def test_cases(self, mapping: Any) -> None:
        """Whatever the schema refuses, `case_from` refuses."""
        assert not wrong_with("case")(mapping) or refused(case_from, mapping)

    @some
    @given(damaged(SEVERAL).map(in_json))
    def test_several_cases(self, mapping: Any) -> None:
        """The same of a file with several, but for what is shared and stands in every case again: nobody reads it."""
        cases = mapping.get("case") if isinstance(mapping.get("case"), list) else []
        assume(not any(isinstance(each, dict) and replaced(mapping, each) for each in cases))
        assert not wrong_with("cases")(mapping) or refused(read_policies, mapping)

    @some
    @given(damaged({"sessions": [EVERY_KEY["session"]], **{key: EVERY_KEY[key] for key in (*SMALL, "used")[1:]}}))
    def test_dossiers(self, mapping: Any) -> None:
        """The same of dossiers."""
        dossier = in_json(mapping)
        assert not wrong_with("dossier")(dossier) or refused(dossier_from, dossier)

    @some
    @given(damaged({"packages": [each for each in EVERY_KEY["packages"] if isinstance(each, dict)]}).map(in_json))
    def test_packages(self, mapping: Any) -> None:
        """The same of package files."""
        assert not wrong_with("package")(mapping) or refused(packages_from, mapping)

    @some
    @given(damaged(in_json(as_dict(decide(case_from(SMALL))))).map(in_json))
    def test_decisions(self, mapping: Any) -> None:
        """The same of stored decisions, but for what of a finding only repeats the rest and is not read."""
        findings = mapping.get("findings")
        for finding in findings if isinstance(findings, list) else ():
            if isinstance(finding, dict):
                finding.pop("question", None)
                finding.pop("missing", None)
        assert not wrong_with("decision")(mapping) or refused(decision_from, mapping)

    @some
    @given(st.sampled_from([path for path, old in places(EVERY_KEY) if old is not None]), st.booleans())
    def test_the_shape(self, path: tuple[Any, ...], flag: bool) -> None:
        """No value of another kind at any place, and no key too many in any table."""
        whole = copy.deepcopy(EVERY_KEY)
        at(whole, path[:-1])[path[-1]] = {"x": {}} if flag else [[]]
        assert not refused(case_from, whole) or wrong_with("case")(in_json(whole)), path

    @some
    @given(st.sampled_from([path for path, old in places(EVERY_KEY) if isinstance(old, dict)]))
    def test_a_key_too_many(self, path: tuple[Any, ...]) -> None:
        """In any table, but for those whose keys are the caller's own."""
        whole = copy.deepcopy(EVERY_KEY)
        at(whole, path)["kolour"] = 1
        assert path[-1] == "left_last_year" or wrong_with("case")(in_json(whole)), path

    def test_a_key_too_many_of_several_cases(self) -> None:
        """In what is shared, and in a case."""
        for path in [(), *(path for path, old in places(SEVERAL) if isinstance(old, dict))]:
            whole = copy.deepcopy(SEVERAL)
            at(whole, path)["kolour"] = 1
            assert wrong_with("cases")(whole) or path[-1] in {"left_last_year", "conditions"}, path

    @pytest.mark.parametrize("key", ["session", "provider", "insured", "conditions"])
    def test_what_has_to_be_there(self, key: str) -> None:
        """A case without it is none."""
        assert wrong_with("case")({each: value for each, value in SMALL.items() if each != key})


def parted(whole: dict[str, Any], random: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part a table, and those in it, in two that make it again when they are merged."""
    parts: tuple[dict[str, Any], dict[str, Any]] = {}, {}
    for key, value in whole.items():
        if isinstance(value, dict) and random.random() < 0.5:
            for part, inside in zip(parts, parted(value, random), strict=True):
                part[key] = inside
        else:
            random.choice(parts)[key] = value
    return parts


def replaced(shared: Any, own: Any) -> bool:
    """Tell whether a case says something of what is shared anew."""
    if not isinstance(shared, dict) or not isinstance(own, dict):
        return True
    return any(replaced(shared[key], own[key]) for key in shared.keys() & own.keys())


@pytest.mark.skipif(TAPLO is None, reason="taplo is not installed")
class TestInAnEditor:
    """What taplo says, which editors ask: of every file that we write, by the schema that its first line names."""

    def test_the_examples(self) -> None:
        """All of them as described; those of the project in them that is apart, and a map of columns, name none.

        Acceptance cases too, which are several in a file.
        """
        named = [file for file in FILES if heading(file)]
        assert {Path(str(heading(file))).name for file in named} == {
            *("case.schema.json", "cases.schema.json", "package.schema.json")
        }
        assert len(named) > 30
        assert all((file.parent / str(heading(file))).is_file() for file in named)
        assert lint(*named) == (0, [])

    def test_files_to_fill_in(self, tmp_path: Path) -> None:
        """A package file as it is written, and with every key; case files for gaps, beside their schema."""
        (tmp_path / "package.schema.json").write_text(json.dumps(schema("package")), "utf-8")
        (tmp_path / "new.toml").write_text(template(2026, EN), "utf-8")
        (tmp_path / "whole.toml").write_text(re.sub(r"^#(?![ :])", "", template(2026, EN), flags=re.MULTILINE), "utf-8")
        (tmp_path / "next.toml").write_text(successor(catalogue()[0], 2027, EN), "utf-8")
        write_gaps(measure([case_from(SMALL)], only_packages=True), tmp_path)
        files = sorted(tmp_path.glob("*.toml"))
        assert all((tmp_path / str(heading(file))).is_file() for file in files)
        assert lint(*files) == (0, [])

    def test_what_is_wrong(self, tmp_path: Path) -> None:
        """A slip is said where it stands."""
        (tmp_path / "case.schema.json").write_text(json.dumps(schema("case")), "utf-8")
        text = (
            Path(__file__)
            .with_name("every-key.toml")
            .read_text("utf-8")
            .replace("2026-03-12", "1826-03-12")
            .replace("contracted ", "contract ")
        )
        (tmp_path / "wrong.toml").write_text(f"#:schema case.schema.json\n{text}", "utf-8")
        status, told = lint(tmp_path / "wrong.toml")
        assert status == 1
        assert any("1826-03-12" in line for line in told)
        assert any("'contract' was unexpected" in line for line in told)


def lint(*files: Path) -> tuple[int, list[str]]:
    """Run taplo, and return its status and what it warns of."""
    done = subprocess.run(  # noqa: S603
        [str(TAPLO), "lint", "--no-auto-config", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS,
    )
    told = done.stderr.splitlines()
    return done.returncode, [line for line in told if re.match(r" ?(WARN|ERROR|error)", line)]


def heading(file: Path) -> str | None:
    """Return the schema that the first line of a file names."""
    found = HEADING.match(file.read_text("utf-8"))
    return None if found is None else found[1]


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value
