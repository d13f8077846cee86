"""The pages as a browser shows them: by day and by night, on a phone and on paper, to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest

from fysiodekking import Outcome, Payer, decide, explain
from fysiodekking.explain.plan import as_html, as_svg
from plans import NAMES, example, planned

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DECISIONS: Final = (
    "neck-pain-with-package",
    "frozen-shoulder-needling-session-21",
    "therapist-not-trained",
    "dry-needling-under-a-code-of-its-own",
    "stroke-number-of-sessions-not-certain",
    "contract-not-given",
    "needle-surcharge-as-extra-line",
    "session-not-checked-yet",
)
"""Each outcome and each payer, an open one, an extra line, and a day without law."""

IN_ENGLISH: Final = ("one", "annex", "amount-unknown", "provided", "three-packages", "into-next-year")
PAGES: Final = (
    *(f"full {name} nl" for name in DECISIONS),
    *(f"short {name} en" for name in DECISIONS),
    *(f"plan {name} nl" for name in NAMES),
    *(f"plan {name} en" for name in IN_ENGLISH),
)
DESK, PHONE, SMALL_PHONE, PAPER = 1280, 390, 320, 718
HIGH: Final = 800

CLIPPED: Final = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolls = element => {
    const table = element.closest(".table");
    return table && getComputedStyle(table).overflowX === "auto";
  };
  return [...document.querySelectorAll("body *")].filter(element => {
    if (!element.getClientRects().length) return false;
    const box = element.getBoundingClientRect();
    const cut = getComputedStyle(element).overflowX === "hidden" && element.scrollWidth > element.clientWidth;
    return cut || !scrolls(element) && (box.left < -1 || box.right > wide + 1);
  }).map(element => element.tagName + " " + element.textContent.slice(0, 60));
}"""
"""What stands outside the window, or is cut off."""

FIRST: Final = """() => {
  const heading = document.querySelector("h1"), size = element => parseFloat(getComputedStyle(element).fontSize);
  const others = [...document.querySelectorAll("main :not(h1)")].map(size);
  return [document.querySelector("main").firstElementChild === heading,
          heading.getBoundingClientRect().bottom < 400, size(heading) > Math.max(...others)];
}"""
"""Whether the heading comes first, stands at the top, and is larger than all else."""

TOUCHING: Final = """() => {
  const texts = [...document.querySelectorAll("figure text")].filter(text => text.getClientRects().length);
  const boxes = texts.map(text => [text.getBoundingClientRect(), text.textContent]);
  const across = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5;
  const along = (a, b) => a.top < b.bottom - 2 && b.top < a.bottom - 2;
  return boxes.flatMap(([a, one], at) => boxes.slice(at + 1)
    .filter(([b]) => along(a, b) && across(a, b)).map(([, other]) => [one, other]));
}"""
"""Texts of the picture that lie on each other."""


def html_of(name: str) -> str:
    kind, of, lang = name.split()
    if kind == "plan":
        return as_html(planned(of), lang)
    return explain(decide(example(of)), lang, "html", full=kind == "full")


def opened(browser: Browser, html: str) -> tuple[Page, list[str]]:
    """Open a page, and collect every address that it asks for."""
    asked: list[str] = []
    page = browser.new_context(viewport={"width": DESK, "height": HIGH}).new_page()
    page.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
    page.set_content(html)
    return page, asked


def shown(page: Page, width: int = DESK, scheme: Any = "light", media: Any = "screen") -> Page:
    """Return the page on a screen of another width, by night, or on paper."""
    page.set_viewport_size({"width": width, "height": HIGH})
    page.emulate_media(media=media, color_scheme=scheme)
    return page


@pytest.fixture(params=PAGES, scope="module")
def loaded(browser: Browser, request: pytest.FixtureRequest) -> Iterator[tuple[Page, list[str]]]:
    """Each page, opened once, with the addresses that it asks for."""
    page, asked = opened(browser, html_of(request.param))
    yield page, asked
    page.context.close()


@pytest.fixture
def page(loaded: tuple[Page, list[str]]) -> Page:
    return loaded[0]


def test_every_outcome_is_looked_at() -> None:
    """The decisions have all outcomes and all payers."""
    decisions = [decide(example(name)) for name in DECISIONS]
    assert {decision.outcome for decision in decisions} == set(Outcome)
    assert {decision.payer for decision in decisions} == {*Payer, None}


class TestEveryPage:
    @pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
    def test_has_nothing_that_axe_objects_to(self, page: Page, width: int, scheme: str) -> None:
        """By day on a desk, and by night on a phone: no violation, contrast and structure included."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(shown(page, width, scheme), options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()

    def test_asks_for_nothing(self, loaded: tuple[Page, list[str]]) -> None:
        """No request leaves the page, on a screen or on paper, and no script stands in it."""
        page, asked = loaded
        for media in ("screen", "print"):
            shown(page, media=media).evaluate("document.fonts.ready")
        assert page.evaluate("document.scripts.length") == 0
        assert asked == []

    @pytest.mark.parametrize("width", [SMALL_PHONE, PHONE, DESK])
    def test_fits_its_window(self, page: Page, width: int) -> None:
        """The page never scrolls sideways, and nothing is clipped."""
        shown(page, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CLIPPED) == []

    def test_answers_first(self, page: Page) -> None:
        """The answer is the first thing at the top of the window, larger than all else."""
        assert shown(page, PHONE).evaluate(FIRST) == [True, True, True]

    def test_says_each_verdict_in_a_word(self, page: Page) -> None:
        """A step is told by its colour and by a word that can be seen."""
        words = shown(page).evaluate("""() => [...document.querySelectorAll(".steps > li")].map(step => {
          const mark = step.querySelector(":scope > .mark");
          return mark && mark.getClientRects().length ? mark.textContent.trim() : "";
        })""")
        assert all(words)

    def test_can_be_printed(self, page: Page) -> None:
        """On paper nothing is wider than the sheet, ink is dark also for who reads by night, and a PDF comes out."""
        shown(page, PAPER, "dark", "print")
        assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
        assert page.evaluate(CLIPPED) == []
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.pdf(format="A4").startswith(b"%PDF-")

    @pytest.mark.parametrize("width", [PHONE, DESK])
    def test_lays_no_label_of_a_picture_on_another(self, page: Page, width: int) -> None:
        """With the font that the browser has no two texts touch; one picture is seen, the narrow or the wide one."""
        shown(page, width)
        assert page.evaluate(TOUCHING) == []
        seen = page.evaluate("[...document.querySelectorAll('figure > svg')].map(svg => svg.getClientRects().length)")
        assert sum(seen) == (1 if seen else 0)


class TestTheFile:
    def test_has_paper_and_ink_for_day_and_night(self, browser: Browser) -> None:
        """The picture alone brings its own colours for both, and asks for nothing."""
        page, asked = opened(browser, as_svg(planned("annex"), "en"))
        papers = [
            shown(page, scheme=scheme).evaluate("getComputedStyle(document.querySelector('svg > rect')).fill")
            for scheme in ("light", "dark")
        ]
        page.context.close()
        assert len(set(papers)) == 2
        assert asked == []
