"""What an option supposes is what the case itself could say, of every command that decides one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs
import click
import pytest
from click.testing import CliRunner

from cases import case, sessions
from dated import AFTER, LAST
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.package_files import catalogue
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.model.case import Case
from made_messages import Line, gds
from packages import YEAR, grant, ours, package

DECIDING: Final = {
    "check": ("CASE",),
    "claim": ("CASE",),
    "decide": ("CASE",),
    "explain": ("CASE",),
    "packages compare": ("CASE", "--sessions", "3"),
    "plan": ("CASE", "--sessions", "3"),
    "return explain": ("CASE", "--code", "0613"),
    "return month": ("RETURN", "--cases", "CASES"),
    "return read": ("RETURN", "--cases", "CASES"),
}
OTHERS: Final = frozenset(
    f"{group} {name}".strip()
    for group, names in {
        "": ("schema",),
        "law": ("diff", "prove", "show", "todo", "verify"),
        "map": ("new",),
        "packages": ("check", "diff", "find", "list", "new", "show"),
        "return": ("show",),
    }.items()
    for name in names
)
"""Commands that read no case."""
ASK: Final = "ask"
"""The command that makes one of answers."""
SERVE: Final = "serve"
"""The command to which cases are sent."""


def commands(group: click.Group = command, above: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Yield every command that is no group, by all its words."""
    for name, each in group.commands.items():
        if isinstance(each, click.Group):
            yield from commands(each, (*above, name))
        else:
            yield " ".join((*above, name)), each


def of_the_year_after(*, said: bool) -> Case:
    history = sessions(30, str(LAST.replace(month=3)), paid_by="basic")
    law = {"law": {"assume": "unchanged"}} if said else {}
    return case(law, date=str(AFTER), kind="stroke", deductible_used="0.00", history=history)


def of_a_package(*, said: bool) -> Case:
    terms = package(grant(limits=[YEAR]), year=LAST.year - 1)
    return case(date=str(LAST), packages=[{**terms, "assume": "renewed"} if said else terms])


SUPPOSED: Final = {
    "--assume-unchanged": (of_the_year_after, "basic"),
    "--assume-renewed": (of_a_package, "package"),
}


def test_every_command_is_known() -> None:
    """A new one is asked of its cases, or reads none."""
    assert {name for name, _ in commands()} == {ASK, SERVE, *DECIDING, *OTHERS}
    for name, each in commands():
        options = {option for parameter in each.params for option in parameter.opts}
        assert options & set(SUPPOSED) == (set() if name in OTHERS else set(SUPPOSED)), name


@pytest.mark.parametrize("option", SUPPOSED)
@pytest.mark.parametrize("name", DECIDING)
def test_the_option_is_the_key(name: str, option: str, tmp_path: Path) -> None:
    made, payer = SUPPOSED[option]
    places = {"CASE": tmp_path / "cases" / "case.toml", "CASES": tmp_path / "cases", "RETURN": tmp_path / "return"}
    places["CASES"].mkdir()
    places["RETURN"].write_bytes(gds([Line("case", granted=0, codes=("0613",))], returned=True))
    line = [*name.split(), *(str(places.get(word, word)) for word in DECIDING[name])]
    outputs = []
    for said in (False, True):
        text = written(made(said=said), expect={"payer": payer})
        places["CASE"].write_text(f'{text}\n[claim]\nentitlement_code = "001"\n', "utf-8")
        outputs += [CliRunner().invoke(command, line), CliRunner().invoke(command, [*line, option])]
    without, *same = [(each.exit_code, each.output) for each in outputs]
    assert same == [same[0]] * 3
    assert without != same[0]


def test_a_case_of_answers_supposes_it_too(tmp_path: Path) -> None:
    """And is written as one that says so itself."""
    answers = f"{AFTER:%d-%m-%Y}\nphysio\n\nneedling\n2-5-1984\nfrozen shoulder\n1\nno\n"
    options = ["--lang", "en", "--assume-unchanged", "--save", str(tmp_path / "case.toml")]
    asked = CliRunner().invoke(command, [ASK, *options], input=answers)
    assert "if the law does not change" in " ".join(asked.stdout.split()).lower()
    assert asked.stdout == CliRunner().invoke(command, ["explain", options[-1], "--lang", "en"]).stdout


class TestEarlierSessions:
    """A grant of a package that goes on is asked of the rows of the new year too, however it was supposed."""

    ROWS: Final = ours(3, f"{LAST.year}-01-05", package="fysio", grant="movment")

    def places(self, folder: Path) -> dict[str, str]:
        made = case(date=str(LAST), packages=[package(year=LAST.year - 1)], history=self.ROWS)
        text = written(made, expect={"payer": "package"})
        (folder / "case.toml").write_text(f'{text}\n[claim]\nentitlement_code = "009"\n', "utf-8")
        (folder / "return").write_bytes(gds([Line("case")], returned=True))
        return {"CASE": str(folder / "case.toml"), "CASES": str(folder), "RETURN": str(folder / "return")}

    @pytest.mark.parametrize("name", DECIDING)
    def test_a_slip_is_told(self, name: str, tmp_path: Path) -> None:
        places = self.places(tmp_path)
        line = [*name.split(), *(places.get(word, word) for word in DECIDING[name])]
        done = CliRunner().invoke(command, [*line, "--assume-renewed"])
        assert (done.exit_code, isinstance(done.exception, SystemExit)) == (2, True)
        assert "is no grant of package" in done.output
        assert "is no grant of package" not in CliRunner().invoke(command, line).output


def test_a_package_does_not_go_on_beside_its_successor() -> None:
    """Else its limits would be there twice."""
    old, new = (package(id=f"p-{year}", year=year) for year in (LAST.year - 1, LAST.year))
    supposed = Suppositions(renewed=True)
    for packages in ([old, new], [new, old]):
        made = supposed.of(case(date=str(LAST), packages=packages))
        assert {each.id: each.last_year for each in made.packages} == {
            old["id"]: LAST.year - 1,
            new["id"]: LAST.year + 1,
        }
    other = supposed.of(case(date=str(LAST), packages=[old, {**new, "name": "Other"}]))
    assert all(one.last_year == one.year + 1 for one in other.packages)


class TestManyAtOnce:
    """Each line, row and session of a dossier is asked on its own day, by one process or several."""

    def lines(self, folder: Path) -> str:
        days = (LAST, AFTER, LAST.replace(year=LAST.year + 2))
        made = [
            mapping_of(attrs.evolve(each, session=attrs.evolve(each.session, date=day)))
            for each in (of_the_year_after(said=False), of_a_package(said=False))
            for day in days
        ]
        one = {key: value for key, value in made[0].items() if key != "session"}
        dossier = {**one, "sessions": [each["session"] for each in made[:3]]}
        text = "".join(f"{json.dumps(each, default=str)}\n" for each in [*made, dossier])
        (folder / "lines.jsonl").write_text(text, "utf-8")
        return str(folder / "lines.jsonl")

    def test_lines(self, tmp_path: Path) -> None:
        line = ["decide", self.lines(tmp_path), *SUPPOSED]
        done = CliRunner().invoke(command, line)
        *cases, dossier = map(json.loads, done.stdout.splitlines())
        assert [(each["outcome"], each.get("conditions", [])) for each in cases] == [
            ("covered", []),
            ("covered_if", ["law-unchanged"]),
            ("undetermined", []),
            ("covered_if", ["package-renewed"]),
            ("not_covered", ["law-unchanged"]),
            ("undetermined", []),
        ]
        assert [each["outcome"] for each in dossier["decisions"]] == ["covered", "covered_if", "undetermined"]
        assert CliRunner().invoke(command, [*line, "--jobs", "2"]).output == done.output


def test_what_an_insurer_offers_goes_on(tmp_path: Path) -> None:
    """Its packages of the year before are compared too, where they are supposed to go on and nothing follows them."""
    newest = max(catalogue(), key=lambda package: package.year)
    (tmp_path / "case.toml").write_text(written(case(date=f"{newest.year + 1}-03-12")), "utf-8")
    line = ["packages", "compare", str(tmp_path / "case.toml"), "--sessions", "2", "--insurer", newest.insurer]
    assert newest.id not in CliRunner().invoke(command, line).output
    assert newest.id in CliRunner().invoke(command, [*line, "--assume-renewed"]).output
