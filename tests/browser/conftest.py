"""A real browser for the pages: Chromium from the system, driven by Playwright.

The part is left out where the extra ``browser`` or Chromium is missing. ``pytest --browser`` makes that a failure: the
run that is meant to have a browser (`.ci/run`) cannot leave it out in silence. The environment variable
``FYSIODEKKING_CHROMIUM`` names another browser than the one on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """The browser, started once."""

    def without(what: str) -> NoReturn:
        reason = f"{what}; the pages were not looked at in a browser"
        if pytestconfig.getoption("--browser"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

    try:
        import axe_playwright_python  # noqa: F401
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        without(f"{error.name} is not installed (pip install -e '.[browser]')")
    path = os.environ.get("FYSIODEKKING_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        without("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        started: Any = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()
