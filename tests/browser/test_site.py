"""The site opened as files, without a server: what is searched is found, and a phone shows all of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from site_build import built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALL_PHONE: Final = {"width": 320, "height": 800}


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert browser
    return built(tmp_path_factory.mktemp("site"))


def test_a_search_finds_its_page_and_asks_nobody(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{(site / 'search.html').as_uri()}?q=osteoarthritis")
    page.wait_for_selector("#search-results li a")
    assert any(
        "case-files" in (link.get_attribute("href") or "") for link in page.query_selector_all("#search-results li a")
    )
    assert [url for url in asked if not url.startswith("file:")] == []
    page.close()


def test_the_folder_opens_with_the_index(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.wait_for_selector("h1")
    assert page.url.endswith("/docs/index.html")
    page.close()


@pytest.mark.parametrize(
    "name", ["docs/index", "docs/case-files", "docs/python-names", "docs/shipped-packages", "README"]
)
def test_a_small_phone_needs_no_scrolling_aside(browser: Browser, site: Path, name: str) -> None:
    page = browser.new_page(viewport=SMALL_PHONE)
    page.goto((site / f"{name}.html").as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= SMALL_PHONE["width"]
