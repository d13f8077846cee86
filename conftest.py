"""The examples of README.md and docs run as tests.

A ``python`` block is executed; a ``text`` block right below it is what it prints. A ``toml`` block with a
``[session]`` is read as a case, or as several, and checked where it says what it expects. In a ``console`` block every
``$ fysiodekking …`` line is run (``< FILE`` at its end is what it reads) and its output compared; other commands (pip,
a virtual environment) are only shown. A line of nothing but ``…`` stands for any lines. ``pytest --update-examples``
writes what came out into the documents, to be read before it is kept; the output of a command that fails it leaves to
you.

Generated cases are the same in every run, so that the suite gives one answer for one commit;
``pytest --hypothesis-profile=default`` looks at others. ``pytest --long`` lays 100,000 rows of a table beside their
cases, where a run of the suite takes 2,500.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from sybil import Document, Example, Region, Sybil

from fysiodekking import decide
from fysiodekking.adapters.case_files import read_case
from fysiodekking.adapters.expectations import differences
from fysiodekking.adapters.policy_cases import is_policy, read_policies
from patience import HANGS

ROOT = Path(__file__).parent
FENCE = re.compile(r"^```(python|toml|console)\n(.*?)^```$(?:\n{1,2}```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
collect_ignore = ["docs/examples/billing"]
"""A project of its own: its tests run against the built wheel (tests/house/test_wheel.py)."""
if not all(map(find_spec, ("pyarrow", "polars", "duckdb"))):
    collect_ignore.append("docs/columns.md")  # its examples need the extra `frames`; .ci/run installs it
if not all(map(find_spec, ("starlette", "uvicorn"))):
    collect_ignore.append("docs/service.md")  # it needs the extra `http`; the same

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")
ELLIPSIS = "…"
updating = False


class Block(NamedTuple):
    """A fenced block: its language, what it holds, and the output that is shown below it."""

    language: str
    body: str
    shown: str | None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options: to write what came out, to insist on a browser, and to compare more."""
    parser.addoption("--update-examples", action="store_true", help="write what the examples print into the documents")
    parser.addoption("--browser", action="store_true", help="fail where the tests in a browser would be left out")
    parser.addoption("--long", action="store_true", help="lay 100,000 rows of a table beside their cases, not 2,500")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the option."""
    global updating  # noqa: PLW0603 - an evaluator gets no configuration
    updating = bool(config.getoption("--update-examples"))


def blocks(document: Document) -> Iterator[Region]:
    """Find the examples of a document."""
    for match in FENCE.finditer(document.text):
        block = Block(match[1], match[2], match[3])
        if _is_example(block):
            yield Region(match.start(), match.end(), block, evaluate)


def _is_example(block: Block) -> bool:
    if block.language == "toml":
        return bool(re.search(r"^\[session\]", block.body, re.MULTILINE))
    return block.language == "python" or "$ fysiodekking " in block.body


def evaluate(example: Example) -> str | None:
    """Run an example; what is returned says what is wrong."""
    block: Block = example.parsed
    return {"python": _python, "toml": _case, "console": _console}[block.language](block, example)


def _python(block: Block, example: Example) -> str | None:
    printed = io.StringIO()
    code = compile("\n" * example.line + block.body, example.path, "exec", dont_inherit=True)
    with contextlib.redirect_stdout(printed), contextlib.chdir(ROOT):
        exec(code, example.namespace)  # noqa: S102 - the example is ours
    return None if block.shown is None else _compare(block.shown, printed.getvalue(), example)


def _case(block: Block, _: Example) -> str | None:
    mapping = tomllib.loads(block.body)
    if not is_policy(mapping):
        read_case(mapping)
        return None
    wrong = [each for policy in read_policies(mapping) for each in differences(policy.expect, decide(policy.case))]
    return "\n".join(map(str, wrong)) or None


def _console(block: Block, example: Example) -> str | None:
    wrong = []
    for command, shown in COMMAND.findall(block.body):
        words = shlex.split(command)
        if words[0] == "fysiodekking":
            done = _run(words[1:])
            difference = _compare(shown, done.stdout, example, keep=done.returncode == 0)
            if difference:
                wrong.append(f"$ {command}\n{difference}")
    return "\n".join(wrong) or None


def _run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command as on a terminal of 100 columns, both streams together."""
    arguments, piped = (arguments[:-2], arguments[-1]) if arguments[-2:-1] == ["<"] else (arguments, None)
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "fysiodekking", *arguments],
        cwd=ROOT,
        input=None if piped is None else (ROOT / piped).read_text("utf-8"),
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=HANGS,
    )


def _compare(shown: str, actual: str, example: Example, *, keep: bool = True) -> str | None:
    lines = [line.rstrip() for line in shown.rstrip("\n").split("\n")]
    pattern = r"\n".join(r"(?:.*\n)*?.*" if line == ELLIPSIS else re.escape(line) for line in lines)
    actual = "\n".join(line.rstrip() for line in actual.rstrip("\n").split("\n"))
    if re.fullmatch(pattern, actual):
        return None
    if updating and keep and shown and ELLIPSIS not in lines:
        path = Path(example.path)
        path.write_text(path.read_text("utf-8").replace(shown, f"{actual}\n", 1), "utf-8")
    return f"shown:\n{shown}\nactual:\n{actual}"


pytest_collect_file = Sybil(parsers=[blocks], patterns=["README.md", "docs/*.md"], path=str(ROOT)).pytest()
