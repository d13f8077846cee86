"""The site is made without a warning, stands alone, and no link of it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import pytest

import fysiodekking
from site_build import built

READ_BY_A_BROWSER: Final = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Read(HTMLParser):
    """What a page links to, what it makes a browser fetch, and the names that others can link to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.names |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if READ_BY_A_BROWSER.get(tag) in values:
            self.fetched.append(values[READ_BY_A_BROWSER[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Read]:
    return {path: Read(path.read_text("utf-8")) for path in site.rglob("*.html") if "_downloads" not in path.parts}


def leads(page: Path, link: str) -> tuple[Path, str]:
    parts = urlsplit(link)
    return (page.parent / unquote(parts.path)).resolve() if parts.path else page, unquote(parts.fragment)


def inside(links: list[str]) -> Iterator[str]:
    yield from (link for link in links if not urlsplit(link).scheme)


def test_every_link_inside_leads_somewhere(pages: dict[Path, Read]) -> None:
    wrong = []
    for page, read in pages.items():
        for link in inside(read.links + read.fetched):
            path, name = leads(page, link)
            if not path.is_file() or (name and path in pages and name not in pages[path].names):
                wrong.append((page.name, link))
    assert wrong == []


def test_a_page_fetches_nothing_from_outside(pages: dict[Path, Read]) -> None:
    assert [each for read in pages.values() for each in read.fetched if urlsplit(each).scheme or each[:2] == "//"] == []


def test_every_public_name_has_its_docstring_there(site: Path, pages: dict[Path, Read]) -> None:
    names = pages[site / "docs" / "python-names.html"].names
    assert {f"fysiodekking.{name}" for name in fysiodekking.__all__ if name != "__version__"} - names == set()


def test_every_page_of_the_project_is_in_it(site: Path) -> None:
    made = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    docs = Path(__file__).parents[2] / "docs"
    assert {f"docs/{page.stem}" for page in docs.glob("*.md")} - made == set()
