"""Packages by what the insurance check (COV) answered: of that year, or unknown; never of another year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cases import mapping
from fysiodekking import InvalidCase, InvalidPackage, as_dict, case_from, decide, decision_from, load_case
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cov_packages import NOT_KNOWN, of_any_year
from fysiodekking.adapters.package_files import catalogue, packages_from
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.policy_cases import read_policies
from fysiodekking.model.package import Cov, Package
from fysiodekking.model.unknown import Unknown
from packages import package
from spoken import in_english

ANSWER = {"uzovi": "9999", "code": "106"}


def own(*years: int) -> tuple[Package, ...]:
    """Return packages of these years that COV names alike."""
    tables = [package(id=f"own-{year}", year=year, cov={"uzovi": "9999", "package": "106"}) for year in years]
    return packages_from({"packages": tables})


def decided(day: str, *packages: Package, answer: Any = None) -> Any:
    made = mapping(packages=[ANSWER if answer is None else answer], date=day)
    return decide(case_from(made, packages=packages))


class TestInACase:
    def test_the_package_of_that_year(self) -> None:
        for year in (2025, 2026):
            decision = decided(f"{year}-03-12", *own(2025, 2026))
            assert (decision.outcome, decision.package) == ("covered", f"own-{year}")

    def test_another_year_says_nothing(self) -> None:
        """Not known for that year: its terms are unknown, and the package is named as missing."""
        decision = decided("2026-03-12", *own(2025))
        assert decision.outcome == "undetermined"
        assert set(decision.missing) == {"packages.cov-9999-106-2026", "packages.cov-9999-106-2026.pays.contracted"}

    def test_where_it_cannot_matter(self) -> None:
        """What the basic package pays needs no package."""
        made = mapping({"conditions.complaint": {"kind": "stroke"}, "insured.born": "2014-05-02"}, packages=[ANSWER])
        assert decide(case_from(made)).payer == "basic"

    def test_it_says_where_it_comes_from(self) -> None:
        (made,) = case_from(mapping(packages=[ANSWER])).packages
        assert (made.year, made.source, made.cov) == (2026, NOT_KNOWN, Cov(uzovi="9999", package="106"))

    @pytest.mark.parametrize(("uzovi", "code"), [("3300", "4"), ("9999", "naam"), ("0001", "52"), ("3300", "12345")])
    def test_an_id_that_the_library_makes_is_not_refused(self, uzovi: str, code: str) -> None:
        """Whatever the number and the year read like together; the decision that names it reads back."""
        for year in range(2020, 2027):
            decision = decided(f"{year}-03-12", answer={"uzovi": uzovi, "code": code})
            assert any(f"cov-{uzovi}-" in each for each in decision.missing)
            assert decision_from(as_dict(decision)) == decision

    def test_beside_others(self) -> None:
        """It keeps its place among packages that are written out or named by id."""
        made = case_from(mapping(packages=[package(id="first"), ANSWER, package(id="last")]), packages=own(2026))
        assert [each.id for each in made.packages] == ["first", "own-2026", "last"]

    def test_several_cases_of_a_file_that_share_it(self) -> None:
        """Each gets the package of its own year."""
        made = mapping(packages=[ANSWER])
        session = made.pop("session")
        cases = [
            {"session": {**session, "date": f"{year}-03-12"}, "expect": {"outcome": "covered"}} for year in (2025, 2026)
        ]
        policies = read_policies({**made, "case": cases})
        assert [policy.case.packages[0].year for policy in policies] == [2025, 2026]

    @pytest.mark.parametrize(
        ("answer", "path"),
        [
            ({"uzovi": "331", "code": "106"}, "packages[0].uzovi"),
            ({"uzovi": 3311, "code": "106"}, "packages[0].uzovi"),
            ({"uzovi": "3311"}, "packages[0].code"),
            ({"uzovi": "3311", "code": "x" * 11}, "packages[0].code"),
            ({"uzovi": "3311", "code": "106", "label": "ZKA"}, "packages[0].label"),
        ],
    )
    def test_what_is_wrong_is_told(self, answer: dict[str, Any], path: str) -> None:
        with pytest.raises(InvalidCase) as caught:
            case_from(mapping(packages=[answer]))
        assert [problem.path for problem in caught.value.problems] == [path]

    def test_a_session_that_cannot_be_read(self) -> None:
        with pytest.raises(InvalidCase) as caught:
            case_from(mapping(packages=[ANSWER], date="soon"))
        assert [problem.path for problem in caught.value.problems] == ["session.date"]


class TestInAPackageFile:
    def test_two_of_one_year_are_refused(self) -> None:
        first, second = (
            own(2026)[0],
            packages_from({"packages": [package(id="other", cov={"uzovi": "9999", "package": "106"})]})[0],
        )
        with pytest.raises(InvalidPackage, match="has the cov of 'own-2026' of that year"):
            own_packages([first, second])

    @pytest.mark.parametrize(
        "cov", [{"uzovi": "1"}, {"uzovi": "12345", "package": "1"}, {"uzovi": "1234", "package": ""}, "1"]
    )
    def test_what_is_no_name_of_cov(self, cov: Any) -> None:
        with pytest.raises(InvalidPackage):
            packages_from({"packages": [package(cov=cov)]})

    def test_no_shipped_package_has_one(self) -> None:
        """No public list of package codes was found, and none is made up."""
        assert all(isinstance(each.cov, Unknown) for each in catalogue())
        assert of_any_year("3311", "106", own_packages()) == ()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, in_english("packages", *map(str, arguments)))


class TestTheCommand:
    @pytest.fixture
    def terms(self, tmp_path: Path) -> Path:
        text = """
[[packages]]
id         = "own-2025"
insurer    = "Voorbeeld"
name       = "Fysio 9"
year       = 2025
source     = "made up"
confidence = "I"
cov        = { uzovi = "9999", package = "106", label = "VB" }
"""
        path = tmp_path / "terms.toml"
        path.write_text(text, "utf-8")
        return path

    def test_finds_it(self, terms: Path) -> None:
        done = run("find", "--uzovi", "9999", "--code", "106", "--on", "2025-12-31", "--packages", terms)
        assert (done.exit_code, done.output) == (0, "own-2025  2025  I  Voorbeeld Fysio 9\n")
        assert "in COV: UZOVI 9999, package 106, label VB" in run("show", "own-2025", "--packages", terms).output

    def test_never_last_years(self, terms: Path) -> None:
        done = run("find", "--uzovi", "9999", "--code", "106", "--on", "2026-01-01", "--packages", terms)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "it is known for 2025, which says nothing of 2026" in done.stderr

    def test_not_known_at_all(self) -> None:
        done = run("find", "--uzovi", "3311", "--code", "106", "--on", "2026-01-01")
        assert done.exit_code == 2
        assert done.stderr == (
            "3311 106: no package is known that COV names so in 2026 (write it as cov in a package file of that year, "
            "and name that with --packages)\n"
        )

    def test_what_is_no_number_or_code(self) -> None:
        """Both are told as in a file, at their options: no package can have them."""
        done = run("find", "--uzovi", "331", "--code", "", "--on", "2026-01-01")
        assert (done.exit_code, done.stdout) == (2, "")
        told = [line.partition(": ")[0] for line in done.stderr.splitlines()]
        assert list(dict.fromkeys(told)) == ["--uzovi", "--code"]
        assert "write its four digits" in done.stderr


def test_a_case_file(tmp_path: Path) -> None:
    """Written in TOML, as the pages show it."""
    path = tmp_path / "case.toml"
    path.write_text(
        'packages = [{ uzovi = "9999", code = "106" }]\n[session]\ndate = 2026-03-12\nperformance = "1000"\n'
        '[provider]\nprofession = "physiotherapist"\n[insured]\nborn = 1984-05-02\n'
        '[conditions.neck]\nkind = "not_listed"\n',
        "utf-8",
    )
    assert load_case(path, packages=own(2026)).packages[0].id == "own-2026"
