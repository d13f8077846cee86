"""The command in both languages: what it says, what it says to be wrong, and that nothing of the other one slips in."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import click
import pytest
from click.testing import CliRunner, Result

from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.usage import Choice, Day, Number, language_in
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import LANGUAGES, Language, catalogue

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NECK, STROKE = EXAMPLES / "neck-pain-with-package.toml", EXAMPLES / "stroke-session-21.toml"
CLAIMS, DAY_BOOK = EXAMPLES / "claims", EXAMPLES / "day"
USED_UP = CLAIMS / "package-used-up.toml"
PLAIN = "de-friesland-av-standaard-2018"
PACKAGE, NEWER = "zilveren-kruis-4-sterren-2024", "zilveren-kruis-4-sterren-2025"
COMMANDS: tuple[tuple[str | Path, ...], ...] = (
    ("explain", NECK),
    ("explain", NECK, "--compare", STROKE),
    ("check", NECK, STROKE),
    ("plan", NECK, "--sessions", "12"),
    ("law", "show", "Bzv 2.6"),
    ("law", "show", "Zvw 19"),
    ("law", "show", "Bzv 9.99"),
    ("law", "diff", "2023-12-31", "2024-01-01"),
    ("law", "diff", "2026-03-01", "2026-03-02"),
    ("law", "todo", "2027"),
    ("law", "todo", "2031"),
    ("law", "verify", "--own-words"),
    ("packages", "list"),
    ("packages", "list", "--year", "2025", "--todo", "--insurer", "friesland"),
    ("packages", "list", "--year", "2018", "--insurer", "nobody"),
    ("packages", "show", PLAIN),
    ("packages", "show", "de-friesland-av-standard-2018"),
    ("packages", "new"),
    ("packages", "new", "--from", PACKAGE, "--year", "2026"),
    ("packages", "new", "--from", PACKAGE),
    ("packages", "diff", PACKAGE, NEWER),
    ("packages", "find", "--uzovi", "3311", "--code", "106", "--on", "2026-03-12"),
    ("packages", "check", DAY_BOOK / "packages.toml"),
    ("packages", "compare", NECK, "--sessions", "12"),
    ("claim", USED_UP),
    ("claim", NECK),
    ("return", "show"),
    ("return", "show", "0613"),
    ("return", "show", "9999"),
    ("return", USED_UP, "--code", "0613"),
    ("return", "read", CLAIMS / "return.xml", "--cases", CLAIMS),
    ("return", "month", CLAIMS / "return.xml", "--cases", CLAIMS),
    ("map", "new", DAY_BOOK / "day.csv"),
    ("decide", EXAMPLES / "lines.jsonl"),
    ("decide", DAY_BOOK / "day.csv", "--map", DAY_BOOK / "map.toml", "--packages", DAY_BOOK / "packages.toml"),
)
"""Every command that says something, with what it can say."""
WRONG: tuple[tuple[tuple[str | Path, ...], str, str], ...] = (
    (("explane", NECK), "explane", "usage.no_command"),
    (("law", "shwo"), "shwo", "usage.no_command"),
    (("explain", NECK, "--ful"), "--ful", "usage.no_option"),
    (("explain",), "CASE", "usage.missing"),
    (("packages", "find", "--uzovi", "3311"), "--code", "usage.missing"),
    (("packages", "show", PACKAGE, "more"), "more", "usage.extra"),
    (("plan", NECK, "--sessions"), "--sessions", "usage.option_value"),
    (("explain", NECK, "--full=yes"), "--full", "usage.option_no_value"),
    (("explain", NECK, "--no-what-if=no"), "--no-what-if", "usage.option_no_value"),
    (("explain", NECK, "--format", "pdf"), "pdf", "usage.not_one_of"),
    (("schema", "caes"), "caes", "usage.not_one_of"),
    (("law", "show", "--on", "12-13-2026"), "12-13-2026", "usage.no_day"),
    (("plan", NECK, "--sessions", "many"), "many", "usage.no_number"),
    (("serve", "--port", "99999"), "99999", "usage.out_of_range"),
    (("packages", "list", "--year", "1"), "1", "usage.out_of_range"),
    (("explain", "nowhere.toml"), "nowhere.toml", "usage.no_file"),
    (("explain", Path("docs/examples")), "docs/examples", "usage.is_folder"),
    (("claim", Path("docs/examples")), "docs/examples", "usage.is_folder"),
    (("map", "new", Path("docs/examples")), "docs/examples", "usage.is_folder"),
    (("law", "verify", Path("docs/examples")), "docs/examples", "usage.is_folder"),
    (("law", "verify", "nowhere.xml"), "nowhere.xml", "usage.no_file"),
    (("check", "nowhere"), "nowhere", "usage.no_file"),
    (("packages", "check", "nowhere"), "nowhere", "usage.no_file"),
    (("packages", "check", Path("docs/examples")), "docs/examples", "usage.is_folder"),
    (("explain", NECK, "--packages", "nowhere"), "nowhere", "usage.no_file"),
    (("explain", NECK, "--receipt"), "--receipt", "belongs.not_compare"),
    (("plan", NECK), "--sessions", "plan.days"),
    (("check", NECK, "--gaps", "gaps"), "--gaps", "belongs"),
    (("decide", "--out", "x.csv"), "--out", "belongs"),
    (("law", "show", "--on", "1999-01-01"), "1999-01-01", "unchecked"),
    (("claim", NECK), "[claim]", "no_claim"),
)
"""Every kind of wrong command line: what was given, and which sentence says so."""


def run(lang: Language, *arguments: str | Path) -> Result:
    """Run the command in a language; behind an option without a value the language would be its value."""
    *words, last = map(str, arguments)
    asked = ["--lang", lang]
    behind = [*asked, last] if last == "--sessions" else [last, *asked]
    return CliRunner().invoke(command, [*words, *behind], prog_name="fysiodekking")


def leaves(of: click.Command = command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that is no group."""
    if isinstance(of, click.Group):
        for each, below in of.commands.items():
            yield from leaves(below, f"{name} {each}".strip())
    else:
        yield name, of


def fragments(words: Catalogue, *fields: str) -> set[str]:
    """Return what stands between the blanks of everything that a language says, or of some fields of its catalogue."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            for each in value.values():
                yield from texts(each)
        elif isinstance(value, tuple):
            for each in value:
                yield from texts(each)
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from texts(getattr(value, field.name))

    said = [getattr(words, field) for field in fields] or [words]
    parts = (
        part for each in said for text in texts(each) for part, *_ in string.Formatter().parse(text.replace("{}", ""))
    )
    plain = (" ".join(re.sub(r"`[^`]*`", "", part).split()) for part in parts)
    return {part for part in plain if len(part) > 14 and " " in part}


FRAGMENTS = {lang: fragments(catalogue(lang)) for lang in LANGUAGES}
OF_LAW = {lang: fragments(catalogue(lang), "command", "law", "verification") for lang in LANGUAGES}
"""The same without names: what shows the law has its titles and its words, which are Dutch in every language."""


def of_another(lang: Language, told: str, known: Mapping[Language, set[str]] = FRAGMENTS) -> list[str]:
    """Return what a text says in another language than its own."""
    own = " ".join(known[lang])
    own_words = re.sub(r'"[^"]*"|^\s+\(.*\)$', "", told, flags=re.MULTILINE)  # of the law, in Dutch, and of its data
    plain = " ".join(re.sub(r"\n\s*(?:[|#] )?", " ", own_words).split())
    others = {part for other in LANGUAGES if other != lang for part in known[other]}
    return sorted(part for part in others if part in plain and part not in own)


class TestEveryCommand:
    """It can be asked in either language, and answers in it alone."""

    @pytest.mark.parametrize(("name", "each"), tuple(leaves()), ids=lambda each: each if isinstance(each, str) else "")
    def test_it_takes_a_language(self, name: str, each: click.Command) -> None:
        """By the same option, with the same default."""
        (option,) = [param for param in each.params if "--lang" in param.opts]
        assert isinstance(option.type, Choice), name
        assert (option.type.choices, option.default) == (LANGUAGES, LANGUAGES[0])

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(Path(each).name for each in words))
    def test_nothing_is_said_in_the_other_one(self, words: tuple[str | Path, ...], lang: Language) -> None:
        """No sentence of the other catalogue, in whole or in part; the exit status has no language."""
        done, other = run(lang, *words), run(next(each for each in LANGUAGES if each != lang), *words)
        assert done.exit_code == other.exit_code
        assert (done.stdout + done.stderr).strip()
        known = OF_LAW if words[0] == "law" and words[1] != "diff" else FRAGMENTS
        assert of_another(lang, f"{done.stdout}\n{done.stderr}", known) == []

    def test_a_sentence_of_the_other_one_is_noticed(self) -> None:
        """The test above would see one, also where it goes over a line."""
        dutch = run("nl", "packages", "show", PLAIN).stdout
        assert of_another("en", dutch)
        assert not of_another("nl", dutch)


class TestWrong:
    """What cannot be used is told in one line, in the language that was asked for: what was given, and the remedy."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize(("words", "given", "name"), WRONG, ids=lambda each: each if isinstance(each, str) else "")
    def test_one_sentence(self, words: tuple[str | Path, ...], given: str, name: str, lang: Language) -> None:
        done = run(lang, *words)
        assert (done.exit_code, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert given in line
        pattern = "(.*)".join(re.escape(part) for part, *_ in string.Formatter().parse(catalogue(lang).command[name]))
        assert re.fullmatch(f"{pattern}(.*)", line), line
        assert of_another(lang, line) == []

    @pytest.mark.parametrize(
        ("lang", "said"), [("nl", "; bedoelde u --full of --for? ("), ("en", "; did you mean --full or --for? (")]
    )
    def test_what_is_near_is_named(self, lang: Language, said: str) -> None:
        assert said in run(lang, "explain", NECK, "--ful").stderr

    @pytest.mark.parametrize(
        ("words", "lang"),
        [
            ([], "nl"),
            (["--lang", "en"], "en"),
            (["explane", "--lang=en", "x"], "en"),
            (["--lang", "en", "--lang", "nl"], "nl"),
            (["--lang", "fr"], "nl"),
            (["--lang"], "nl"),
            (["explain", "--langs", "en"], "nl"),
        ],
    )
    def test_the_language_is_found_in_any_line(self, words: list[str], lang: str) -> None:
        """Also where click would stop before it; without a usable one it is the default."""
        assert language_in(words) == lang

    def test_without_a_word_it_shows_help(self) -> None:
        """As before: what can be asked is no mistake to be told in a sentence."""
        done = CliRunner().invoke(command, [], prog_name="fysiodekking")
        assert "Usage: fysiodekking" in done.output

    def test_every_value_is_read_by_types_that_say_what_is_wrong(self) -> None:
        """A choice, number or day of click itself would complain in English."""
        for name, each in leaves():
            for param in each.params:
                ours = isinstance(param.type, (Choice, Number, Day))
                assert ours or not isinstance(param.type, (click.Choice, click.IntRange, click.DateTime)), name
                assert param.type not in {click.INT, click.FLOAT, click.UUID}, (name, param.name)
