"""The pages on packages keep to the data: their list, the package files, and the year from which nothing ships.

``python tests/packages/test_docs.py`` writes the list and the year again, on the first page of the project too.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Final

import pytest

from fysiodekking.adapters.package_files import catalogue, packages_from
from fysiodekking.model.package import Grant, Limit, Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import CoverClass, Per
from fysiodekking.packages import shipped
from patience import HANGS

ROOT: Final = Path(__file__).parents[2]
FORMAT: Final = ROOT / "docs" / "packages.md"
CATALOGUE: Final = ROOT / "docs" / "shipped-packages.md"
README: Final = ROOT / "README.md"
DESK: Final = ROOT / "docs" / "at-the-desk.md"
LIST: Final = re.compile(r"(<!-- the shipped packages -->\n\n)(.*?)(\n<!-- end of the list -->\n)", re.DOTALL)
NOTHING: Final = re.compile(r"\b([Oo]f) \d{4} (and|or) later\b")
BLOCK: Final = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD: Final = (
    "| id | insurer, name | year | number | without a contract | firm | source |\n|---|---|---|---|---|---|---|\n"
)
FILES: Final = [
    block for page in (FORMAT, CATALOGUE) for block in BLOCK.findall(page.read_text("utf-8")) if "[[packages]]" in block
]


def number(package: Package) -> str:
    """Write the limits of the line for physiotherapy."""
    return "; ".join(
        _limit(limit) for limit in _line(package).limits if CoverClass.OTHER_ALTERNATIVE not in limit.covers
    )


def _line(package: Package) -> Grant:
    lines = [grant for grant in package.grants if CoverClass.PHYSIOTHERAPY in grant.covers]
    return next(grant for grant in lines if isinstance(grant.requires.max_age, Unknown))


def _limit(limit: Limit) -> str:
    most = "unknown" if isinstance(limit.max, Unknown) else str(limit.max)
    text = f"€ {most}" if limit.unit == "euros" else most
    if limit.covers:
        text = f"{' and '.join(cover.replace('_', ' ') for cover in limit.covers)} {text}"
    if limit.per is Per.CALENDAR_YEAR_AND_CONDITION:
        text += " per condition"
    if limit.when_contracted is False:
        text += " without a contract"
    return text


def without_contract(package: Package) -> str:
    """Write what is paid of a regular session without a contract."""
    payment = _line(package).pays.not_contracted
    if isinstance(payment, Unknown):
        return "unknown"
    part = "an unknown part" if isinstance(payment.percent, Unknown) else f"{payment.percent} %"
    return part if isinstance(payment.of, Unknown) else f"{part} of € {payment.of}"


def rows() -> str:
    """Write the list of packages as the data give it."""
    return HEAD + "".join(
        f"| `{each.id}` | {each.insurer}, {each.name} | {each.year} | {number(each)} | {without_contract(each)} "
        f"| {each.confidence} | [page]({each.source}) |\n"
        for each in catalogue()
    )


def nothing_later(text: str) -> str:
    """Write the year from which on no package ships wherever a text says it."""
    year = max(package.year for package in catalogue()) + 1
    return NOTHING.sub(lambda match: f"{match[1]} {year} {match[2]} later", text)


@pytest.mark.parametrize("page", [FORMAT, CATALOGUE, README, DESK], ids=lambda page: page.name)
def test_a_page_says_from_which_year_on_nothing_ships(page: Path) -> None:
    text = page.read_text("utf-8")
    assert NOTHING.search(text) is not None
    assert text == nothing_later(text)


def test_list_is_what_the_data_say() -> None:
    """The list on the page is equal to what the catalogue gives today."""
    found = LIST.search(CATALOGUE.read_text("utf-8"))
    assert found is not None
    assert found[2] == rows()


@pytest.mark.parametrize("text", FILES, ids=lambda text: re.findall(r'^id += "(.*)"', text, re.MULTILINE)[0])
class TestEachPackageFile:
    def test_is_valid(self, text: str) -> None:
        """Every package file on the page passes the package checker."""
        assert packages_from(tomllib.loads(text))

    def test_is_the_shipped_one_under_its_id(self, text: str) -> None:
        """A real package that is explained has the very terms that ship."""
        for written in packages_from(tomllib.loads(text)):
            table = shipped.package(written.id)
            if table is None:
                assert written.insurer == "Voorbeeld"
            else:
                assert (written,) == packages_from({"packages": [table]})


def test_explains_six_real_packages() -> None:
    """At least six real packages are explained line by line, and one made-up file shows every key."""
    ids = [package.id for text in FILES for package in packages_from(tomllib.loads(text))]
    assert len([id_ for id_ in ids if shipped.package(id_)]) >= 6


def write() -> None:
    """Write the list into its page, and the year into each."""
    CATALOGUE.write_text(LIST.sub(lambda match: f"{match[1]}{rows()}{match[3]}", CATALOGUE.read_text("utf-8")), "utf-8")
    for page in (FORMAT, CATALOGUE, README, DESK):
        page.write_text(nothing_later(page.read_text("utf-8")), "utf-8")


class TestTheWheelOfThePage:
    """The project that the page shows is built as it says, and a case names what is in it."""

    PAGE = re.search(r"<!-- wheel of packages -->\n(.*?)<!-- end -->", FORMAT.read_text("utf-8"), re.DOTALL)[1]
    MODULE = "voorbeeld_packages"

    def run(self, folder: Path, *command: str) -> str:
        search = os.pathsep.join([str(ROOT / "coverage"), str(folder / "site")])
        done = subprocess.run(  # noqa: S603
            [sys.executable, *command],
            capture_output=True,
            text=True,
            cwd=folder,
            check=False,
            timeout=HANGS,
            env={**os.environ, "PYTHONPATH": search},
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @pytest.mark.parametrize("way", ["pip", "build", "setuptools"])
    def test_it_is_built(self, way: str, tmp_path: Path) -> None:
        """With pip and with build, and with setuptools where that is told of the files."""
        if way == "setuptools":
            pytest.importorskip("setuptools", minversion="70.1")  # from which on it builds wheels by itself
        pytest.importorskip("hatchling")
        project, more = (block.group(1) for block in [BLOCK.search(self.PAGE), _of_setuptools()])
        if way == "setuptools":
            backend = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n'
            project = f"{backend}\n[project]{project.partition('[project]')[2]}\n{more}"
        (tmp_path / "pyproject.toml").write_text(project, "utf-8")
        (tmp_path / self.MODULE).mkdir()
        (tmp_path / self.MODULE / "__init__.py").touch()
        own = {packages_from(tomllib.loads(block))[0].id: block for block in FILES}
        id_, terms = next((id_, block) for id_, block in own.items() if shipped.package(id_) is None)
        (tmp_path / self.MODULE / "terms.toml").write_text(terms, "utf-8")

        (shell,) = re.findall(r"^```sh\n(.*?)^```$", self.PAGE, re.MULTILINE | re.DOTALL)
        check, built, installed = (shlex.split(line, comments=True) for line in shell.splitlines())
        assert [check[:3], installed[:4]] == [["fysiodekking", "packages", "check"], ["python", "-m", "pip", "install"]]
        self.run(tmp_path, "-m", *check[:3], f"{self.MODULE}/terms.toml")
        if way == "build":
            pytest.importorskip("build")
            (line,) = re.findall(r"# or: python (-m build .+)", shell)
            self.run(tmp_path, *line.split(), "--no-isolation")
        else:
            self.run(tmp_path, *built[1:-1], "--no-build-isolation", "--no-index", built[-1])
        with zipfile.ZipFile(tmp_path / installed[-1]) as archive:
            archive.extractall(tmp_path / "site")

        case = {
            "session": {"date": "2026-03-12", "performance": "1000"},
            "provider": {"profession": "physiotherapist"},
            "insured": {"born": "1984-05-02"},
            "conditions": {"neck": {"kind": "not_listed"}},
            "packages": [id_],
        }
        asked = f"from fysiodekking import case_from; print(case_from({case!r}).packages[0].id)"
        assert self.run(tmp_path, "-c", asked).strip() == id_


def _of_setuptools() -> re.Match[str]:
    """Return the lines that setuptools needs."""
    found = re.search(
        r"^```toml\n(\[tool\.setuptools\.package-data\]\n.*?)^```$", FORMAT.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found is not None
    return found


if __name__ == "__main__":
    write()
