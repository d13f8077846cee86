"""The page on policy checks: its files are written and its commands run, in order, in an empty folder."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from patience import HANGS

PAGE = Path(__file__).parents[2] / "docs" / "policy-checks.md"
STEP = re.compile(r"^<!-- (file|append|run|shown)(?:: (\S+))? -->\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TAKES = re.compile(r"in \d+\.\d+s( \(\d+:\d\d:\d\d\))?")


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "pytest"
    hidden = ("CI", "BUILD_NUMBER", "PYTEST_")
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *words, "-p", "no:cacheprovider", "-W", "error"],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if not key.startswith(hidden)}
        | {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=HANGS,
    )
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").splitlines()]
    return TAKES.sub("in 0.05s", "\n".join(lines)) + "\n"


def test_it_happens_as_it_is_written(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Every file can be written or is written, and every command gives the output that is shown; durations apart."""
    text = PAGE.read_text("utf-8")
    happened, wrong, end = "", [], 0
    for match in STEP.finditer(text):
        step, name, body = match.groups()
        if step == "run":
            command, _, shown = body.partition("\n")
            actual = run(command.removeprefix("$ "), tmp_path)
            wrong += [f"{command}\nshown:\n{shown}\nactual:\n{actual}"] if actual != shown else []
            happened += text[end : match.start(3)] + f"{command}\n{actual}"
            end = match.end(3)
        elif step == "shown":
            actual = (tmp_path / name).read_text("utf-8")
            wrong += [f"{name}\nshown:\n{body}\nactual:\n{actual}"] if actual != body else []
            happened += text[end : match.start(3)] + actual
            end = match.end(3)
        else:
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{path.read_text('utf-8')}\n{body}" if step == "append" else body, "utf-8")
    ends = [re.findall(r"\d+ (?:passed|failed)", each) for each in (text, happened + text[end:])]
    if pytestconfig.getoption("--update-examples") and ends[0] == ends[1]:
        PAGE.write_text(happened + text[end:], "utf-8")
    assert text.count("\n$ pytest -q") == happened.count("\n$ pytest -q") == 5
    assert wrong == []
