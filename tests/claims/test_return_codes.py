"""Return codes: every code of the index, in words of both languages, with a source; and the command that shows one."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fysiodekking.adapters.cli import command
from fysiodekking.claims.return_codes import read, return_code, return_codes
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.month import COLUMNS
from fysiodekking.explain.return_codes import code_document
from fysiodekking.model.claim import Holds, StepAct, Why
from fysiodekking.model.errors import InvalidLaw
from fysiodekking.model.return_code import Actor, Again, Cause, ReturnCode
from fysiodekking.model.returned import Came

DATA = Path(importlib.import_module("fysiodekking.claims").__file__ or "").parent / "data"
EXPLAIN = Path(importlib.import_module("fysiodekking.explain").__file__ or "").parent
ALL = [version for versions in return_codes().values() for version in versions]
SOURCES = """
[list]
title = "A list"
url = "https://example.org"
state = 2019-03-01
confidence = "P"
codes = ["1", "2"]
"""
TOPIC = """
source = "list"
[[topic]]
id = "topic"
nl = "onderwerp"
en = "topic"
who = "practice"
again = "never"
do_nl = "Doe iets."
do_en = "Do something."
causes = ["no_package"]
"""
ONE = '{ code = "1", nl = "Een.", en = "One." }'

OWN = {
    "0435": ["BSN", "identiteitsbewijs"], "0559": ["praktijk", "ingeschreven"], "0506": ["COV", "haar dag"],
    "0551": ["Vraag een machtiging aan"], "8293": ["kalenderjaar"], "9088": ["008"], "8179": ["doorsturen"],
    "8632": ["directe toegang (09)"], "9561": ["lijst 004"], "9544": ["de rekening", "patiënt"], "9559": ["rol 01"],
}  # fmt: skip
"""Words of what helps that the text of the code gives."""


def remedy_of(code: str) -> str:
    found = return_code(code)
    assert found is not None
    return found.remedy["nl"]


def codes(*rows: str, topic: str = TOPIC, sources: str = SOURCES) -> dict[str, tuple[ReturnCode, ...]]:
    return dict(read({"sources.toml": sources, "codes.toml": f"{topic}codes = [{', '.join(rows)}]"}))


def problems(*rows: str, topic: str = TOPIC, sources: str = SOURCES) -> list[str]:
    with pytest.raises(InvalidLaw) as caught:
        codes(*rows, topic=topic, sources=sources)
    return [str(problem) for problem in caught.value.problems]


class TestTheShippedCodes:
    def test_are_those_of_the_index(self) -> None:
        """Each code that a source names has an entry, and no other one has."""
        sources = tomllib.loads((DATA / "sources.toml").read_text("utf-8"))
        assert set(return_codes()) == {code for source in sources.values() for code in source["codes"]}

    def test_no_source_names_a_code_twice(self) -> None:
        """The index itself is a list without doubles, in order."""
        for source in tomllib.loads((DATA / "sources.toml").read_text("utf-8")).values():
            assert source["codes"] == sorted(set(source["codes"]))

    def test_are_as_many_as_the_page_says(self) -> None:
        """The number on the page is that of the data."""
        page = (Path(__file__).parents[2] / "docs" / "claims.md").read_text("utf-8")
        assert f"There are {len(return_codes())}:" in page

    def test_of_coverage_are_about_ninety(self) -> None:
        """Most speak of cover and what stands on the line, the others of a field of the message."""
        technical = {"element", "message"}
        assert len([each for each in ALL if each.topic.id not in technical]) > 70
        assert all(each.element or each.topic.id != "element" or each.code in {"9776", "9851"} for each in ALL)

    @pytest.mark.parametrize("code", ALL, ids=lambda code: code.code)
    def test_have_words_of_their_own_in_both_languages(self, code: ReturnCode) -> None:
        """Sentences that end, and none left untranslated."""
        for words in (code.meaning, code.remedy, *(each.meaning for each in code.special)):
            assert set(words) == set(LANGUAGES)
            assert words["nl"] != words["en"]
            assert all(text.endswith((".", "?", "?)")) and "  " not in text for text in words.values()), code.code

    def test_say_what_helps_of_their_own(self) -> None:
        """Where the code itself says enough; those that share what their topic says are these, and each is about it."""
        shared: dict[str, list[str]] = {}
        for each in ALL:
            shared.setdefault(each.remedy["en"], []).append(each.code)
        topics = {
            topic["do_en"]
            for name in ("return-codes.toml", "message-rules.toml")
            for topic in tomllib.loads((DATA / name).read_text("utf-8"))["topic"]
        }
        assert {code for text in topics & set(shared) for code in shared[text]} == {
            *("0320", "100"), "102", "0613", *("5754", "8220"), "8221", *("8291", "8913"), "9114", *("0586", "357"),
            "352", "3102", "8058", *("0582", "208"), *("0634", "8979"), "9087", *("8022", "8060", "368"), "0611",
            "0523", "8072", *("9346", "9347", "9348", "9368", "9563"),
        }  # fmt: skip
        assert {name for name, each in OWN.items() if not all(word in remedy_of(name) for word in each)} == set()

    def test_speak_of_nobodys_number(self) -> None:
        """The words name no code but performance, entitlement and list codes that the sources name."""
        text = " ".join(text for each in ALL for text in (*each.meaning.values(), *each.remedy.values()))
        assert not re.search(r"\d{5,}", text)

    def test_ask_every_cause(self) -> None:
        """No question is asked by no code."""
        asked = {cause for each in ALL for cause in (*each.causes, *(one for at in each.special for one in at.causes))}
        assert set(Cause) - asked == {Cause.SIDE}  # no code is known that says so

    def test_the_six_causes_of_0613(self) -> None:
        """VGZ's page names six; what it says of the entitlement code is asked as two questions."""
        found = return_code("0613")
        assert found is not None
        (vgz,) = (each for each in found.special if each.insurer == "VGZ")
        assert len(vgz.causes) == 7
        assert vgz.source.confidence == "Px"

    def test_a_difference_that_may_not_be_charged(self) -> None:
        """8647 has a remedy of its own: nothing of it is the patient's."""
        found = return_code("8647")
        assert found is not None
        assert found.again is Again.NEVER
        assert "niet aan de patiënt" in found.remedy["nl"]

    def test_an_unknown_one(self) -> None:
        assert return_code("9999") is None
        assert return_code(" 0613 ") == return_code("0613")


class TestReading:
    """What stands in the files is laid beside what may stand there; everything wrong is told at once."""

    def test_a_code_takes_over_what_its_topic_says(self) -> None:
        (found,) = codes(ONE)["1"]
        assert (found.who, found.again, found.causes) == (Actor.PRACTICE, Again.NEVER, (Cause.NO_PACKAGE,))
        assert found.remedy["en"] == "Do something."
        assert str(found.period) == "2019-03-01/.."

    def test_and_may_differ(self) -> None:
        own = '{ code = "1", nl = "Een.", en = "One.", again = "after_answer", causes = [], do_en = "Ask." }'
        (found,) = codes(own)["1"]
        assert (found.again, found.causes, found.remedy["en"], found.remedy["nl"]) == (
            Again.AFTER_ANSWER,
            (),
            "Ask.",
            "Doe iets.",
        )

    def test_two_meanings_after_each_other(self) -> None:
        """A code that got another meaning is dated; the newest is the one that is shown."""
        older = '{ code = "1", nl = "Oud.", en = "Old.", to = 2019-12-31 }'
        newer = '{ code = "1", nl = "Nieuw.", en = "New.", from = 2020-01-01 }'
        assert [each.meaning["en"] for each in codes(newer, older)["1"]] == ["Old.", "New."]

    def test_two_meanings_on_one_day(self) -> None:
        newer = '{ code = "1", nl = "Nieuw.", en = "New.", from = 2020-01-01 }'
        assert problems(ONE, newer) == ["1: stands twice on 2020-01-01 (end the older entry with `to`)"]

    def test_everything_wrong_is_told(self) -> None:
        wrong = '{ code = "3", nl = "Drie.", en = "Three.", who = "nobody", causes = ["weather"], again = "ever" }'
        short = '{ code = "2", nl = "Twee." }'
        more = '{ code = "2", nl = "Twee.", en = "Two.", price = 1 }'
        lost = '{ code = "2", nl = "Twee.", en = "Two.", source = "nowhere" }'
        assert [each.partition(": ")[2] for each in problems(wrong, short, more, lost)] == [
            "is not among the codes that list names",
            "'nobody' is none of practice, insurer, patient",
            "'ever' is none of after_correction, at_other_insurer, after_answer, never",
            "lacks en",
            "unknown key price",
            "unknown source 'nowhere' (known: list)",
        ]

    def test_an_unknown_question(self) -> None:
        assert len(problems('{ code = "1", nl = "Een.", en = "One.", causes = ["weather"] }')) == 1

    @pytest.mark.parametrize(
        ("special", "problem"),
        [
            ('{ insurer = "A", source = "list", nl = "A.", en = "B." }', "lacks causes"),
            ('{ insurer = "A", source = "page", nl = "A.", en = "B.", causes = [] }', "unknown source 'page'"),
            ('{ insurer = "A", source = "other", nl = "A.", en = "B.", causes = [] }', "is not among the codes"),
        ],
    )
    def test_a_special_meaning(self, special: str, problem: str) -> None:
        sources = SOURCES + SOURCES.replace("[list]", "[other]").replace('"1", "2"', '"2"')
        (found,) = problems(f'{{ code = "1", nl = "Een.", en = "One.", at = [{special}] }}', sources=sources)
        assert found.startswith(f"codes.toml/topic/1/A: {problem}")

    def test_a_topic_and_a_source_that_lack_something(self) -> None:
        assert problems(ONE, topic=TOPIC.replace('do_nl = "Doe iets."', "")) == ["codes.toml/topic: lacks do_nl"]
        assert problems(sources=SOURCES.replace('confidence = "P"', "")) == ["sources.toml/list: lacks confidence"]
        assert problems(sources=SOURCES.replace('"P"', '"X"')) == ["sources.toml/list: confidence is one of P, Px, S"]

    def test_no_toml(self) -> None:
        with pytest.raises(InvalidLaw, match=r"codes\.toml: is not TOML"):
            read({"sources.toml": SOURCES, "codes.toml": "= 1"})


@pytest.mark.parametrize("lang", LANGUAGES)
class TestWords:
    def test_every_code_has_a_page(self, lang: str) -> None:
        """Every word that a page needs is in the catalogue, for every code."""
        for code in ALL:
            page = code_document(code, catalogue(lang))
            assert page.answer == f"{code.code}: {code.meaning[lang]}"
            assert [section.heading for section in page.sections]

    def test_every_word_is_used(self, lang: str) -> None:
        """No word of the catalogue stands there for nothing: the code names it, or makes its name of a closed list."""
        code = "".join(path.read_text("utf-8") for path in EXPLAIN.glob("*.py"))
        families = {
            "cause": Cause, "part": Cause, "who": Actor, "again": Again, "why": Why, "holds": Holds,
            "mark": ("check", "return"), "step": StepAct, "do": StepAct, "came": Came, "whole": ("one", "hangs"),
            "month": (*COLUMNS, "why"), "firm": ("P", "Px", "S"), "element": ("list",),
            "check": ("wrong", "open", "fine", "heading"),
        }  # fmt: skip
        for name in catalogue(lang).claims:
            family, _, rest = name.partition(".")
            made = rest.partition(".")[0] in {*map(str, families.get(family, ()))}
            assert made or f'"{name}"' in code or f"'{name}'" in code or name in families, name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["return", *arguments])


class TestTheCommand:
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_shows_a_code(self, lang: str) -> None:
        done = run("show", "0613", "--lang", lang)
        assert done.exit_code == 0
        assert done.output.startswith("0613: ")
        assert all(len(line) <= 80 or line.lstrip().startswith("https://") for line in done.output.splitlines())

    def test_shows_all_codes(self) -> None:
        done = run("show")
        assert [line for line in done.output.splitlines() if line.startswith("8647: ")]
        assert len(re.findall(r"^\d{3,4}: ", done.output, re.MULTILINE)) == len(return_codes())

    @pytest.mark.parametrize(
        ("code", "hint"), [("9999", "prints all codes"), ("613", "did you mean 0613?"), ("\x1b[2J", "prints all codes")]
    )
    def test_an_unknown_code_says_so(self, code: str, hint: str) -> None:
        done = run("show", code, "--lang", "en")
        assert (done.exit_code, done.stdout) == (2, "")
        assert "not known here" in done.stderr
        assert hint in done.stderr
        assert "\x1b" not in done.stderr

    @pytest.mark.parametrize("code", ["111-222-333", "x@example.org"])
    def test_what_says_who_somebody_is_is_not_repeated(self, code: str) -> None:
        done = run("show", code)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "looks like" in done.stderr
        assert code not in done.stderr
