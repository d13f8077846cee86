"""Nothing that is printed steers a screen or hides, in whatever form and command; SVG and HTML always parse."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from fysiodekking import as_dict, case_from, compare_decisions, decide, decision_from, explain, what_would_change
from fysiodekking.adapters import cli
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.reach.report import report
from fysiodekking.explain.plan import as_html, as_svg, as_text
from fysiodekking.model.printable import clean, hides
from fysiodekking.reach.cases_against_targets import measure
from fysiodekking.series import plan
from spoken import in_english

pytest_plugins = ["pytester"]

NASTY = (
    *("\x07", "\x1b[2J", "\x7f", "\x9b1m", "\x85", "\xad", "\u061c", "\u200b", "\u200e", "\u200f", "\u202e"),
    *("\u2028", "\u2066", "\ufeff", "\ufffe", "\uffff", "\U000e0041", "\U0010fffe", "<x>&", "\n", "\r\n", "]]>"),
)
TEXTS = ("title", "source", "note")


def nasty_case(sign: str) -> dict[str, Any]:
    """A case in which every text that is the caller's own holds a sign, and every phase has something to say."""
    wrapped = f"a{sign}b"
    package = {
        "id": wrapped,
        "insurer": wrapped,
        "name": wrapped,
        "year": 2026,
        "source": f"https://example.org/{sign}",
        "confidence": "A",
        "note": wrapped,
        "grants": [
            {
                "id": wrapped,
                "covers": ["physiotherapy"],
                "requires": {"association": [wrapped]},
                "limits": [{"id": wrapped, "max": 3, "unit": "sessions", "per": "calendar_year"}],
                "pays": {"contracted": {"percent": 80}},
            },
            {"id": f"{wrapped}2", "covers": ["physiotherapy"], "limits": [], "terms_unknown": True},
        ],
    }
    return {
        **dict.fromkeys(TEXTS, wrapped),
        "session": {
            "date": "2026-03-12",
            "performance": "1000",
            "condition": wrapped,
            "price": "42.50",
            "extra_lines": [{"description": wrapped, "performance": wrapped, "price": "5.00"}],
        },
        "provider": {
            "profession": "physiotherapist",
            "big_registered": True,
            "contracted": True,
            "specialisms": [wrapped],
            "associations": [wrapped],
        },
        "insured": {"born": "1984-05-02", "basic_insured": True},
        "basic": {"insurer": wrapped},
        "conditions": {wrapped: {"kind": "not_listed", "diagnosis": wrapped}},
        "history": [
            {"date": "2026-01-05", "condition": wrapped, "performance": wrapped, "paid_by": "package"}
            | {"package": wrapped, "grant": wrapped}
        ],
        "packages": [package],
    }


@pytest.fixture(params=NASTY, ids=ascii)
def sign(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class _Page(HTMLParser):
    """A page, which never has a script or anything that is loaded."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "x", "link", "img", "iframe"}
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]


def assert_printable(text: str) -> None:
    assert not hides(text.replace("\n", "")), ascii(text)


def assert_parses(page: str) -> None:
    """Every picture in a page is XML, and the page has its policy."""
    _Page().feed(page)
    for picture in re.findall(r"<svg.*?</svg>\s*(?=</figure>|<svg class)", page, re.DOTALL):
        ET.fromstring(picture)  # noqa: S314 - our own
    assert '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';' in page


class TestEveryForm:
    """Whatever a caller's text holds, every form can be printed, and says the same as with a blank there."""

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_an_answer(self, sign: str, lang: str) -> None:
        """`explain` in its three forms, `compare_decisions`, and the same of a decision that was read back."""
        case = case_from(nasty_case(sign))
        decision = decide(case)
        stored = decision_from(json.loads(json.dumps(as_dict(decision))))
        changed = what_would_change(case)
        for form in ("text", "markdown", "html"):
            shown = explain(decision, lang, form, full=True, needling=True, what_if=changed)
            assert_printable(shown)
            assert shown == explain(stored, lang, form, full=True, needling=True, what_if=changed)
            if form == "html":
                assert_parses(shown)
            elif clean(sign) == "" and form == "text":
                other = case_from(nasty_case(" "))
                blank = decide(other)
                assert shown == explain(blank, lang, form, full=True, needling=True, what_if=what_would_change(other))
        assert_printable(compare_decisions(decision, stored, lang))
        assert "\n" not in compare_decisions(decision, stored, lang)

    @pytest.mark.parametrize("lang", ["nl", "en"])
    def test_a_plan(self, sign: str, lang: str) -> None:
        """Text, page and picture; the picture is XML."""
        planned = plan(case_from(nasty_case(sign)), 6)
        for shown in (as_text(planned, lang), as_html(planned, lang), as_svg(planned, lang)):
            assert_printable(shown)
        assert_parses(as_html(planned, lang))
        ET.fromstring(as_svg(planned, lang))  # noqa: S314 - our own

    def test_a_report(self, sign: str) -> None:
        """What policy checks reach."""
        assert_printable(report(measure([case_from(nasty_case(sign))]), "en"))

    def test_a_case_file(self, sign: str) -> None:
        """A case that is written shows what it holds, and holds it when it is read."""
        case = case_from(nasty_case(sign))
        shown = written(case)
        assert_printable(shown)
        assert case_from(tomllib.loads(shown)) == case


class TestEveryCommand:
    """What a command prints, on either stream, has nothing in it either."""

    def run(self, *arguments: str) -> str:
        result = CliRunner().invoke(command, in_english(*arguments), prog_name="fysiodekking")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        assert_printable(result.stdout)
        assert_printable(result.stderr)
        return result.output

    def test_case_files(self, sign: str, tmp_path: Path) -> None:
        """explain, check and plan of such a case, also as data, in a file with such a name."""
        folder = tmp_path / f"a{sign.replace('/', '')}b"
        folder.mkdir()
        path = folder / f"c{sign.replace('/', '')}.json"
        data = nasty_case(sign)
        path.write_text(json.dumps(data | {"expect": {"payer": "none", "package": f"x{sign}"}}), "utf-8")
        assert json.loads(self.run("explain", str(path), "--format", "json")) == as_dict(decide(case_from(data)))
        self.run("explain", str(path), "--compare", str(path))
        said = self.run("check", str(folder))
        assert "1 different" in said
        assert sum(line.startswith(str(tmp_path)) for line in said.splitlines()) == 1
        json.loads(self.run("plan", str(path), "--sessions", "3", "--format", "json"))
        self.run("packages", "compare", str(path), "--sessions", "3")

    def test_what_is_wrong(self, sign: str, tmp_path: Path) -> None:
        """Names of files, of packages, of commands and options, and wrong keys and values."""
        path = tmp_path / "wrong.json"
        path.write_text(json.dumps({"session": {f"d{sign}": 1, "date": sign}, sign: {}, "provider": sign}), "utf-8")
        self.run("explain", str(path))
        self.run("explain", f"{tmp_path}/nowhere{sign}")
        self.run("check", f"{tmp_path}/nowhere{sign}")
        self.run("packages", "show", f"no{sign}")
        self.run("packages", "check", f"no{sign}")
        self.run("packages", "compare", str(path), "--sessions", f"3{sign}")
        self.run("law", "show", f"no{sign}")
        self.run(f"expl{sign}")
        self.run("explain", f"--l{sign}", "x")
        self.run("plan", "--date", sign, "x")

    def test_one_place_prints(self) -> None:
        """In the commands only `output` calls click to print."""
        folder = Path(cli.__file__).parent
        for file in folder.glob("*.py"):
            names = {
                node.attr for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)
            }
            assert file.name == "output.py" or not names & {"echo", "secho", "stdout"}, file.name


class TestPytest:
    """A failure that pytest shows has nothing in it either."""

    @pytest.mark.parametrize("sign", ["\x1b[2J", "\u202e\ufffe", "\n"], ids=ascii)
    def test_a_failure(self, pytester: pytest.Pytester, sign: str) -> None:
        """Its words, its name and the summary."""
        data = nasty_case(sign) | {"expect": {"payer": "none", "package": f"x{sign}"}}
        pytester.makefile(".case.json", neck=json.dumps(data))
        result = pytester.runpytest_inprocess("-p", "no:cacheprovider", "-rA", "--color=no")
        result.assert_outcomes(failed=1)
        assert_printable("".join(result.outlines))
