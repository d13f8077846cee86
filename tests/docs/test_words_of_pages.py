"""Every word, path, option and command line that a page prints is one of the code or the data."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import click
import pytest

from fysiodekking.adapters.cli import command
from fysiodekking.adapters.cli.usage import Existing

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "coverage" / "fysiodekking"
PAGES: Final = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS: Final = (ROOT / "docs", ROOT / "tests", PACKAGE, ROOT)
OWN: Final = frozenset(
    {
        "left_shoulder",
        "voorbeeld-9-2026",
        "cases",
        "my-packages.toml",
        "package/limit",
        "package/grant/limit",
        "basic/ground",
    }
)
"""Names that a reader gives to something of their own, and parts that stand for others."""
_FENCED: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SPAN: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def _spans(page: Path) -> list[str]:
    """Return what stands between backticks in the prose and tables of a page."""
    return _SPAN.findall(_FENCED.sub("", page.read_text("utf-8")))


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def _words() -> frozenset[str]:
    """Return every identifier and every word in quotes of the code, the data and the examples."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        found.update({path.name, path.stem, path.parent.name})
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found.update(_of_node(node))
    for path in (*PACKAGE.rglob("*.toml"), *(ROOT / "docs" / "examples").glob("*.toml"), ROOT / "pyproject.toml"):
        found.update({path.name, path.stem, path.parent.name})
        found.update(_of_data(tomllib.loads(path.read_text("utf-8"))))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found.update(re.split(r"[^\w-]", each)[0] for each in project["dependencies"])
    return frozenset(found)


def _of_node(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.Attribute(attr=name):
            yield name
        case ast.keyword(arg=str(name)) | ast.arg(arg=name) | ast.alias(name=name):
            yield name.rpartition(".")[2]
        case ast.Constant(value=str(text)):
            yield text


def _of_data(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield key
            yield from _of_data(member)
    elif isinstance(value, list):
        for member in value:
            yield from _of_data(member)
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_word_is_one_of_the_code(page: Path) -> None:
    """A name, code, key, file name or path in backticks exists; of a dotted path every part."""
    unknown = []
    for span in _spans(page):
        if not re.fullmatch(r"[a-zA-Z_][\w-]*(?:[./][\w-]+)*", span) or span in OWN:
            continue
        if "/" in span or span.endswith((".py", ".toml", ".md")):
            known = any((folder / span).exists() or any(folder.rglob(span)) for folder in FOLDERS)
        else:
            known = span in _words() or all(part in _words() or part.isupper() for part in span.split("."))
        if not known:
            unknown.append(span)
    assert unknown == []


def test_a_word_of_nothing_is_noticed(tmp_path: Path) -> None:
    """A name that does not exist is found on a page, in prose and in a dotted path, but not in a block of code."""
    page = tmp_path / "page.md"
    page.write_text(
        "`session.date` and `decide`, a path `session.dote`, `docs/no-such.md`\n```\n`not_read`\n```\n", "utf-8"
    )
    with pytest.raises(AssertionError, match=r"session\.dote"):
        test_every_word_is_one_of_the_code(page)


# --- command lines --------------------------------------------------------------------------------------------------

_STANDS_FOR: Final = {
    "CASE": "case.toml", "PATH…": "docs", "N": "3", "DAYS": "7", "DATE": "2026-03-12", "DAY": "2026-03-12", "ID": "x",
    "FILE…": "my.toml", "ARTICLE": "2.6", "PATHS": "docs", "YEAR": "2027",
}  # fmt: skip


def _lines(page: Path) -> Iterator[str]:
    """Yield the command lines of a page: those in blocks, and those between backticks."""
    text = page.read_text("utf-8")
    for block in _FENCED.findall(text):
        yield from re.findall(r"^(?:\$ |.*bin/)?fysiodekking (?!=)(.*)$", block, re.MULTILINE)
    yield from (span.removeprefix("fysiodekking ") for span in _spans(page) if span.startswith("fysiodekking "))


def _parsed(line: str) -> None:
    """Parse a command line as click does, and run nothing; a command that is only named is not parsed."""
    plain = re.sub(r"[\[\]]", "", re.split(" [<>] ", line)[0]).replace("\\|", "|").partition(" | ")[0]
    words = [_STANDS_FOR.get(word, word) for word in shlex.split(plain) if word != "…"]
    current: click.Command = command
    while isinstance(current, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if name not in current.commands:
            raise click.UsageError(f"{name} is no command")
        current = current.commands[name]
    if words:
        # within the command: click remembers which words ask help of the context in which it is first asked
        current.make_context(current.name, words, parent=click.Context(command, **command.context_settings))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_can_be_given(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its subcommand exists, its options are known, and it lacks no argument; its files are those of a reader."""
    monkeypatch.setattr(Existing, "convert", click.Path.convert)
    for line in _lines(page):
        _parsed(line)


def test_a_wrong_command_line_is_noticed() -> None:
    """An option that does not exist, and a subcommand that does not, are errors."""
    for line in ("explain CASE --langs en", "explane CASE", "plan --sessions 3", "law show --on 12-13-2026"):
        with pytest.raises(click.UsageError):
            _parsed(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_is_one_of_the_command(page: Path) -> None:
    """An option between backticks is one of some subcommand, of the tests, or of a script beside them."""
    known = {"--collect-only", "--hypothesis-profile", "--lf", "--tb"}  # of pytest itself and of hypothesis
    stack: list[click.Command] = [command]
    while stack:
        each = stack.pop()
        stack.extend(each.commands.values() if isinstance(each, click.Group) else ())
        known.update(option for parameter in each.params for option in (*parameter.opts, *parameter.secondary_opts))
    known.add("--help")
    known.update(word for word in _words() if word.startswith("--"))
    for path in (*(ROOT / "tests").rglob("*.py"), *PACKAGE.rglob("*.py"), ROOT / "conftest.py"):
        known.update(re.findall(r"add_?(?:argument|option)\(\s*\"(--[a-z-]+)\"", path.read_text("utf-8")))
    given = {option for span in _spans(page) for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", span)}
    assert sorted(given - known) == []
