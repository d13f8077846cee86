"""The playground answers in the browser with the very words of the command, and asks no other computer."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from fysiodekking import decide, explain, load_case, plan, what_would_change
from fysiodekking.explain.plan import as_text
from patience import HANGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "docs" / "examples"
FIVE: Final = (
    "neck-pain-with-package",
    "frozen-shoulder-needling-session-21",
    "needle-surcharge-as-extra-line",
    "stroke-number-of-sessions-not-certain",
    "session-not-checked-yet",
)
PHONE: Final = {"width": 320, "height": 800}
WAITS: Final = 120_000


class Silent(SimpleHTTPRequestHandler):
    """Hands out files and says nothing."""

    extensions_map: Final = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if shutil.which("npm") is None:
        pytest.skip("npm is not there, from which Python for the browser comes")
    folder = tmp_path_factory.mktemp("playground") / "page"
    make = [sys.executable, str(ROOT / "docs" / "playground" / "make.py"), str(folder)]
    subprocess.run(make, check=True, timeout=HANGS)  # noqa: S603 - our own script
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


class Opened:
    """The page, ready, in a browser in which every other address is closed."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.page: Page = browser.new_page(**options)
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route(lambda url: not url.startswith((address, "blob:")), lambda route: route.abort())
        self.page.goto(address)
        self.page.wait_for_selector("#explain:not([disabled])", timeout=WAITS)
        self.page.wait_for_selector("#question:not([disabled])", timeout=WAITS)

    def text(self, selector: str) -> str:
        return self.page.text_content(selector) or ""

    def until(self, script: str, *given: Any) -> None:
        self.page.wait_for_function(script, arg=list(given), timeout=WAITS)

    def put(self, selector: str, text: str) -> None:
        """Wait until a text stands there."""
        self.until("([where, text]) => document.querySelector(where).textContent === text", selector, text)


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    page = Opened(browser, address)
    yield page
    page.page.close()


def answer_of(name: str, lang: str) -> str:
    case = load_case(EXAMPLES / f"{name}.toml")
    return explain(decide(case), lang, what_if=what_would_change(case))


@pytest.mark.parametrize("name", FIVE)
def test_a_shipped_example_gets_the_words_of_the_command(opened: Opened, name: str) -> None:
    opened.page.select_option("#example", name)
    opened.put("#answer", answer_of(name, "nl"))


def test_a_plan_is_that_of_the_command(opened: Opened) -> None:
    opened.page.select_option("#example", "stroke-session-21")
    opened.put("#answer", answer_of("stroke-session-21", "nl"))
    opened.page.click("#draw")
    opened.put("#planned", as_text(plan(load_case(EXAMPLES / "stroke-session-21.toml"), 12), "nl"))


def test_what_is_wrong_is_told_beside_it(opened: Opened) -> None:
    opened.page.fill("#case", "[session]\ndate = 2026-03-12\n")
    opened.page.click("#explain")
    opened.until("() => document.querySelector('#answer').textContent.includes('provider: is missing')")


def test_what_is_no_toml_is_told_in_the_words_of_the_command(opened: Opened) -> None:
    opened.page.fill("#case", "x = ")
    opened.page.click("#explain")
    opened.until("() => document.querySelector('#answer').textContent.startsWith('input: is not TOML: Invalid value')")


@pytest.mark.parametrize("change", ["another example", "another text"])
def test_a_plan_does_not_stay_below_another_case(opened: Opened, change: str) -> None:
    """What stands on the right is of the case on the left, or is not there."""
    opened.page.select_option("#example", "stroke-session-21")
    opened.put("#answer", answer_of("stroke-session-21", "nl"))
    opened.page.click("#draw")
    opened.until("() => document.querySelector('#planned').textContent !== ''")
    if change == "another example":
        opened.page.select_option("#example", "neck-pain-with-package")
        opened.put("#answer", answer_of("neck-pain-with-package", "nl"))
    else:
        opened.page.fill("#case", "[session]")
        opened.put("#answer", "")
    assert opened.text("#planned") == ""


def test_the_lines_of_an_answer_are_not_broken_again(opened: Opened) -> None:
    """As wide as the command writes them, they fit beside the questions."""
    opened.page.set_viewport_size({"width": 1120, "height": 900})
    opened.page.select_option("#example", "neck-pain-with-package")
    opened.put("#answer", answer_of("neck-pain-with-package", "nl"))
    assert opened.page.evaluate(
        """() => {
          const { scrollWidth, clientWidth } = document.querySelector("#answer");
          const { whiteSpace } = getComputedStyle(document.querySelector("#answer"));
          const [left, right] = [...document.querySelectorAll("main > section")].map((each) => each.offsetTop);
          return whiteSpace === "pre" && scrollWidth <= clientWidth && left === right;
        }"""
    )


def test_questions_lead_to_a_case_and_its_answer(opened: Opened) -> None:
    opened.page.click("#again")
    opened.put("#words", "Op welke dag is of was de behandeling?")
    for before, text in (
        ("Op welke dag", "12-03-2026"), ("Wie behandelt", "fysiotherapeut"), ("Welke prestatiecode", "1000"),
        ("Wat is er gedaan", "dry needling"), ("Wanneer is de patiënt", "2-5-1984"), ("Waarvoor is", "frozen shoulder"),
        ("Welk aanvullend", "geen"),
    ):  # fmt: skip
        opened.until("([begins]) => document.querySelector('#words').textContent.startsWith(begins)", before)
        opened.page.fill("#written", text)
        opened.page.press("#written", "Enter")
    opened.until("() => document.querySelector('#answer').textContent.startsWith('Er is nog geen antwoord')")
    assert 'kind = "frozen_shoulder"' in opened.page.input_value("#case")
    opened.page.fill("#written", "misschien")
    opened.page.press("#written", "Enter")
    opened.until("() => document.querySelector('#wrong').textContent.includes('geen van de antwoorden')")
    opened.page.click("#choices button:has-text('nee')")
    opened.until("() => document.querySelector('#answer').textContent.startsWith('Nee')")


def test_the_other_language_answers_the_same_case(opened: Opened) -> None:
    opened.page.select_option("#example", "neck-pain-with-package")
    opened.page.click("[data-lang=en]")
    opened.put("#answer", answer_of("neck-pain-with-package", "en"))
    assert opened.text("[data-say=private]") == "No case leaves this page."
    opened.page.click("[data-lang=nl]")
    opened.put("#answer", answer_of("neck-pain-with-package", "nl"))


def test_nobody_else_was_asked_and_nothing_went_wrong(opened: Opened, address: str) -> None:
    """All of it came as files from where the page came from, and nothing was sent."""
    assert [url for url in opened.asked if not url.startswith((address, "blob:"))] == []
    assert opened.errors == []


def test_the_worker_may_ask_nobody_either(opened: Opened) -> None:
    """The policy of the page holds in a worker that is begun as its own is."""
    refused = opened.page.evaluate(
        """() => new Promise(done => {
          const code = `fetch("https://example.org/").then(() => postMessage("sent"), () => postMessage("refused"))`;
          const worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})), {type: "module"});
          worker.addEventListener("message", ({data}) => done(data));
        })"""
    )
    assert refused == "refused"
    opened.errors.clear()  # the browser tells of what it refused


def test_it_is_clean_for_axe_and_fits_a_phone(browser: Browser, address: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    phone = Opened(browser, address, viewport=PHONE)
    phone.page.select_option("#example", "neck-pain-with-package")
    phone.put("#answer", answer_of("neck-pain-with-package", "nl"))
    found = Axe().run(phone.page)
    assert found.violations_count == 0, found.generate_report()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.page.close()
