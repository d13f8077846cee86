from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser

import attrs
import pytest

from fysiodekking import as_dict, decision_from
from fysiodekking.explain.compose import document
from fysiodekking.explain.findings import deciding_findings
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.decision import Decision, LineJudgement

from .conftest import everything

WIDTH = 80


def plain(text: str) -> str:
    return " ".join(text.split())


def read_markdown(text: str) -> str:
    """What a reader of the rendered Markdown reads."""
    return plain(re.sub(r"\\([\\`*_\[\]<>|&#~])", r"\1", re.sub(r"(?<!\\)\*+|^#+ ", "", text, flags=re.MULTILINE)))


def read_html(text: str) -> str:
    """What a reader of the page reads."""
    body = text.partition("<main>")[2]
    return plain(html.unescape(re.sub(r"<[^>]+>", " ", body)))


class Page(HTMLParser):
    """Collects the tags of a page, and sees whether they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


class TestForms:
    def test_say_the_same_sentences(self, decision: Decision, lang: str) -> None:
        """Text, Markdown and HTML say exactly the same."""
        said = [plain(each) for each in document(decision, catalogue(lang), audience="lawyer", full=True).said()]
        text = plain(everything(decision, lang, "text", full=True))
        shown = [text, read_markdown(everything(decision, lang, "markdown", full=True))]
        shown.append(read_html(everything(decision, lang, "html", full=True)))
        for form in shown:
            assert [sentence for sentence in said if sentence not in form] == []

    def test_link_the_same_articles(self, decision: Decision, lang: str) -> None:
        """Every form links to the same addresses."""
        text = re.findall(r"https?://\S+", everything(decision, lang))
        markdown = re.findall(r"\(<(https?://[^>]+)>\)", everything(decision, lang, "markdown"))
        page = [html.unescape(each) for each in re.findall(r'href="([^"]+)"', everything(decision, lang, "html"))]
        assert text == markdown == page

    def test_every_quote_of_the_law_is_printed(self, decision: Decision, lang: str) -> None:
        """From a printed reason to the law's own words: a place that is quoted twice loses neither quote."""
        quotes = {
            plain(citation.quote)
            for finding in deciding_findings(decision)
            for citation in finding.citations
            if citation.source in {"Bzv", "Zvw", "Wmg", "Rzv"} and not citation.quote.startswith("(")
        }
        shown = [plain(everything(decision, lang)), read_markdown(everything(decision, lang, "markdown"))]
        shown.append(read_html(everything(decision, lang, "html")))
        for form in shown:
            assert [quote for quote in quotes if quote not in form] == []

    def test_stored_decision_gives_the_same_words(self, decision: Decision, lang: str) -> None:
        """A decision that went through JSON is explained in the same words."""
        stored = decision_from(json.loads(json.dumps(as_dict(decision))))
        assert everything(stored, lang, full=True) == everything(decision, lang, full=True)


class TestRefusals:
    @pytest.mark.parametrize(
        ("language", "form", "message"), [("de", "text", "nl, en"), ("nl", "pdf", "text, markdown, html")]
    )
    def test_unknown_language_or_form(
        self, named: Mapping[str, Decision], language: str, form: str, message: str
    ) -> None:
        """Another language or form is refused, and the possible ones are named."""
        with pytest.raises(ValueError, match=message):
            everything(named["no-package"], language, form)


class TestText:
    def test_fits_in_eighty_columns(self, decisions: list[Decision], lang: str) -> None:
        """No line is longer, addresses apart."""
        for decision in decisions:
            for line in everything(decision, lang, full=True).splitlines():
                assert len(line) <= WIDTH or line.strip().startswith("http"), line

    def test_steers_no_screen(self, named: Mapping[str, Decision]) -> None:
        """Text of the caller cannot carry control characters to a terminal."""
        assert "\x1b" not in everything(_with_line(named, "\x1b[31mred\x1b[0m\nnext"))


class TestMarkdown:
    def test_text_of_the_caller_is_no_markup(self, named: Mapping[str, Decision]) -> None:
        """A description cannot become a link, a heading or a tag."""
        shown = everything(_with_line(named, "[x](http://evil) <b> # `code`"), form="markdown")
        assert r"\[x\](http://evil) \<b\> \# \`code\`" in shown


class TestHtml:
    def test_loads_nothing(self, decision: Decision, lang: str) -> None:
        """The page needs nothing else: no script, no image, no style sheet, only links."""
        page = Page()
        page.feed(everything(decision, lang, "html", full=True))
        assert page.open == []
        assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "link", "iframe", "object", "embed"})
        for tag, attributes in page.tags:
            loads = {name for name, value in attributes.items() if value and value.startswith(("http", "//"))}
            assert loads <= ({"href"} if tag == "a" else set())
        style = everything(decision, lang, "html").partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style

    def test_says_its_language_and_fits_a_phone(self, decision: Decision, lang: str) -> None:
        """A screen reader knows the language, and a phone the width; day, night and paper are thought of."""
        shown = everything(decision, lang, "html")
        assert f'<html lang="{lang}">' in shown
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in shown
        assert "prefers-color-scheme: dark" in shown
        assert "@media print" in shown

    def test_marks_steps_without_colour(self, named: Mapping[str, Decision]) -> None:
        """Each step says in a word how it went, in an ordered list."""
        shown = everything(named["package-pays"], form="html", full=True)
        assert '<ol class="steps" role="list">\n<li class="refused"><span class="mark">valt af</span>' in shown
        assert '<span class="mark">buiten beeld</span>' in shown

    def test_escapes_what_the_caller_wrote(self, named: Mapping[str, Decision]) -> None:
        """A description cannot become a tag."""
        shown = everything(_with_line(named, '<script>alert("x")</script>'), form="html")
        assert "<script>" not in shown
        assert "&lt;script&gt;" in shown

    def test_draws_the_parts_of_a_price(self, named: Mapping[str, Decision]) -> None:
        """Each part is as wide as it is large, and is named below; a price that one pays is not drawn."""
        shown = everything(named["annex-needling"], form="html")
        split = shown.partition('<figure class="split">')[2].partition("</figure>")[0]
        widths = [float(each) for each in re.findall(r'<rect class="\w+" x="[\d.]+" width="([\d.]+)"', split)]
        assert [round(width / sum(widths) * 42.5, 1) for width in widths] == [pytest.approx(17.5, abs=0.1), 25.0]
        assert "u betaalt €\u00a025,00\u00a0aan eigen risico" in split
        assert "<figure" not in everything(named["package-pays"], form="html")

    def test_folds_its_sources(self, named: Mapping[str, Decision]) -> None:
        """Where something stands is one touch away, and open on paper."""
        shown = everything(named["annex-needling"], form="html")
        assert '<details class="sources"><summary>Bron (4)</summary>' in shown
        assert "details-content { content-visibility: visible" in shown

    def test_stands_under_the_letterhead_of_the_caller(self, named: Mapping[str, Decision]) -> None:
        """Lines of the caller stand above the answer, as text; ten at most, and nothing else is taken."""
        lines = ["Praktijk <De Linde>", "Geen juridisch advies."]
        shown = everything(named["no-package"], form="html", letterhead=lines)
        assert shown.index("<p>Praktijk &lt;De Linde&gt;</p><p>Geen juridisch advies.</p>") < shown.index("<main>")
        assert "<header" not in everything(named["no-package"], form="html")
        for wrong in ("Praktijk", [1], ["line"] * 11, [" "]):
            with pytest.raises(ValueError, match="letterhead"):
                everything(named["no-package"], form="html", letterhead=wrong)

    def test_links_only_web_addresses(self, named: Mapping[str, Decision]) -> None:
        """A package whose source is no web address gets no link."""
        decision = named["package-pays"]
        findings = tuple(
            attrs.evolve(
                finding,
                citations=tuple(attrs.evolve(each, url="javascript:alert(1)") for each in finding.citations),
            )
            for finding in decision.findings
        )
        assert "javascript:" not in everything(attrs.evolve(decision, findings=findings), form="html")


@pytest.mark.skipif(sys.platform == "emscripten", reason="WebAssembly starts no process")
def test_importing_the_library_imports_no_sentences() -> None:
    """The sentences are read when they are first needed."""
    code = "import sys, fysiodekking; print([m for m in sys.modules if m.startswith('fysiodekking.explain.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert done.stdout.strip() == "[]"


def _with_line(named: Mapping[str, Decision], description: str) -> Decision:
    """A decision with one extra line of this description."""
    decision = named["extra-line"]
    line = attrs.evolve(decision.extra_lines[0], description=description)
    assert isinstance(line, LineJudgement)
    return attrs.evolve(decision, extra_lines=(line,))
