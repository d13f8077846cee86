"""What a notebook shows of a decision, a plan and the law."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest

from dated import CHANGES, LAST
from fysiodekking import decide, explain, load_case, plan
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.plan import as_text
from fysiodekking.law import law_on

NECK = load_case(Path(__file__).parents[2] / "docs" / "examples" / "neck-pain-with-package.toml")
DECISION, PLAN, LAW = decide(NECK), plan(NECK, 12), law_on(LAST)
SHOWN = {"decision": DECISION, "plan": PLAN, "law": LAW}
ANSWERS = {
    "decision": explain(DECISION),
    "plan": as_text(PLAN, "nl"),
    "law": f"De wet van {catalogue('nl').day(CHANGES[-1])} tot en met {catalogue('nl').day(LAST)}.",
}


class Fragment(HTMLParser):
    """A fragment: its elements, what it would load, and its words without the style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.loads: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.loads += [f"{tag} {name}" for name, _ in attrs if name in {"src", "srcset", "xlink:href", "style", "id"}]
        self.loads += [f"{tag} {name}" for name, _ in attrs if name.startswith("on") or (name == "href" and tag != "a")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s", text.replace("\n", " "), maxsplit=1)[0]


@pytest.mark.parametrize("name", SHOWN)
class TestWhatIsShown:
    """A part of a page: the answer and all below it."""

    def test_it_begins_with_the_answer(self, name: str) -> None:
        """In Dutch, as `explain` has it where no language is asked for."""
        words = " ".join(Fragment(SHOWN[name]._repr_html_()).words.replace("\xa0", " ").split())
        assert words.startswith(first_sentence(ANSWERS[name]))

    def test_it_runs_and_loads_nothing(self, name: str) -> None:
        """No script, no address but that of a link to follow; and no id, of which two outputs would have the same."""
        found = Fragment(SHOWN[name]._repr_html_())
        assert (found.open, found.loads) == ([], [])
        assert found.tags[:2] == ["div", "style"]
        assert {"script", "link", "img", "iframe", "object", "base", "form", "meta", "html"}.isdisjoint(found.tags)

    def test_it_styles_nothing_but_itself(self, name: str) -> None:
        """Every rule stands within that of its own element, and no sheet is fetched."""
        (style,) = re.findall(r"<style>(.*?)</style>", SHOWN[name]._repr_html_(), re.DOTALL)
        assert style.strip().startswith(".fysiodekking {")
        depth = 0
        for number, each in enumerate(style.strip()):
            depth += (each == "{") - (each == "}")
            assert depth > 0 or number < len(".fysiodekking {") - 1 or number == len(style.strip()) - 1
        assert depth == 0
        assert not re.search(r"@import|url\(|:root|\bbody\b|\bhtml\b", style)

    def test_by_day_and_by_night(self, name: str) -> None:
        """Words have the ink of the notebook; what is drawn is seen on white and on black alike (contrast of 3)."""
        (style,) = re.findall(r"<style>(.*?)</style>", SHOWN[name]._repr_html_(), re.DOTALL)
        drawn = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
        assert set(drawn) == {"basic", "package", "insured"}
        for colour in drawn.values():
            assert contrast(colour, "#ffffff") >= 3
            assert contrast(colour, "#1e1e1e") >= 3
        assert "#" not in re.sub(r"--\w+: #[0-9a-f]{6}", "", style)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_a_caller_wrote_is_shown_as_text() -> None:
    """A name of a package that looks like HTML stays a name."""
    packages = tuple(attrs.evolve(each, name="<script>alert(1)</script>") for each in NECK.packages)
    shown = decide(attrs.evolve(NECK, packages=packages))._repr_html_()
    assert "<script" not in shown
    assert "<script>alert(1)</script>" in unescape(shown)


def test_every_law_knows_its_days() -> None:
    """Each version says from when to when it holds; one that was made by hand says that it is of no such day."""
    for day, after in zip(CHANGES, [*CHANGES[1:], LAST + timedelta(days=1)], strict=True):
        answer = Fragment(law_on(day)._repr_html_()).words.strip().partition("\n")[0]
        assert re.match(rf"De wet van {day.day}\s\w+ {day.year}\stot en met ", answer)
        assert answer.endswith(f" {(after - timedelta(days=1)).year}.")
    assert "van geen dag die is nagekeken" in attrs.evolve(LAW)._repr_html_()


def test_it_is_shown_also_where_only_a_part_of_the_library_was_imported() -> None:
    """Nobody has to register anything first."""
    program = (
        "import datetime, json; from fysiodekking.law import law_on; "
        "print(json.dumps(law_on(datetime.date(2026, 3, 12))._repr_html_()[:40]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(done.stdout).startswith('<div class="fysiodekking" lang="nl">')
