"""The pages on packages keep to the data: their list, the package files, and the year from which nothing ships.

``python tests/packages/test_docs.py`` writes the list and the year again, on the first page of the project too.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from fysiodekking.adapters.package_files import catalogue, packages_from
from fysiodekking.model.package import Grant, Limit, Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import CoverClass, Per
from fysiodekking.packages import shipped

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


if __name__ == "__main__":
    write()
