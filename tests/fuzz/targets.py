"""What is fuzzed, and what has to hold: an answer, or problems on one line each; never anything else.

Each target takes choices (bytes) and gives what it made to the library as a user would. It returns a word for what
became of it; it raises `AssertionError`, or whatever the library raised, when the promise was broken.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import shapes
from click.testing import CliRunner
from shapes import Choices

import made_sheet
from cases import mapping as mapping_
from fysiodekking import (
    Claimed,
    Decision,
    InvalidCase,
    InvalidPackage,
    as_dict,
    case_from,
    check_claim,
    decide,
    decision_from,
    explain,
    load_case,
)
from fysiodekking.adapters.cli import command
from fysiodekking.adapters.dcsph import load_diagnoses
from fysiodekking.adapters.messages import read_claim, read_return
from fysiodekking.adapters.package_files import SHIPPED, check_files, load_packages
from fysiodekking.claims.month import look_again
from fysiodekking.claims.whole_return import Sent
from fysiodekking.explain import FORMS
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.month import month_text
from fysiodekking.model.case import Case
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.series import plan
from made_messages import MARKER

ANSWERED: Final = "answered"
REFUSED: Final = "refused"
STATUSES: Final = (0, 1, 2)
TRACEBACK: Final = "Traceback (most recent call last)"


def one_line_each(problems: list[Problem] | tuple[Problem, ...]) -> None:
    """Assert that there are problems, each on one line that can be printed, with words in it."""
    assert problems, "refused without a problem"
    for problem in problems:
        line = str(problem)
        assert len(line.splitlines()) == 1, line
        assert line.isprintable(), line
        assert problem.message.strip(), line
        assert len(problem.message) < 2000, line[:200]
        line.encode()


def refused(error: InvalidInput) -> str:
    """Assert that a refusal names its problems."""
    one_line_each(error.problems)
    assert str(error).splitlines() == [str(problem) for problem in error.problems]
    return REFUSED


def answered(case: Case) -> str:
    """Decide a case, and put the decision into words and data, in every language and form."""
    decision = decide(case)
    assert isinstance(decision, Decision)
    told(decision)
    data = as_dict(decision)
    assert as_dict(decision_from(json.loads(json.dumps(data, allow_nan=False)))) == data
    return ANSWERED


def told(decision: Decision) -> None:
    """Explain a decision in every language and form."""
    for lang in LANGUAGES:
        for form in FORMS:
            for full in (False, True):
                assert explain(decision, lang, form, full=full).strip()


# --- targets --------------------------------------------------------------------------------------------------------


def mapping(choices: Choices) -> str:
    """A damaged case, as a mapping that a program made."""
    try:
        case = case_from(shapes.case_table(choices))
    except InvalidCase as error:
        return refused(error)
    return answered(case)


def _case_bytes(choices: Choices) -> tuple[str, bytes]:
    match choices.number(4):
        case 0:
            return "case.toml", shapes.as_toml(shapes.case_table(choices))
        case 1:
            return "case.json", shapes.as_json(shapes.case_table(choices))
        case 2:
            return "case.json", choices.rest()
        case _:
            return "case.toml", shapes.damaged_text(shapes.case_texts(), choices)


def file(choices: Choices) -> str:
    """A case file, TOML or JSON, of damaged structure, damaged text or plain bytes."""
    name, data = _case_bytes(choices)
    stream = io.BytesIO(data)
    stream.name = name
    try:
        case = load_case(stream)
    except InvalidCase as error:
        return refused(error)
    return answered(case)


def packages(choices: Choices) -> str:
    """A package file, read by itself and checked with another."""
    match choices.number(3):
        case 0:
            name, data = "packages.toml", shapes.as_toml(shapes.package_table(choices))
        case 1:
            name, data = "packages.json", shapes.as_json(shapes.package_table(choices))
        case _:
            name, data = "packages.toml", shapes.damaged_text(shapes.package_texts(), choices)
    stream = io.BytesIO(data)
    stream.name = name
    fate = ANSWERED
    try:
        load_packages(stream)
    except InvalidPackage as error:
        fate = refused(error)
    with _folder({name: data}) as folder:
        problems = check_files([folder / name, folder / name, folder / "none.toml"])
        one_line_each(problems)
        # right by itself: a damaged copy of a shipped file, and two packages that COV names alike
        beside = SHIPPED, "has the cov of"
        of_files = [each for each in problems if not any(words in each.message for words in beside)]
        assert (len(of_files) == 1) is (fate == ANSWERED), problems
    return fate


def stored(choices: Choices) -> str:
    """A stored decision of which something was damaged."""
    data = shapes.damaged(choices.one(_decisions()), choices, _decisions())
    try:
        decision = decision_from(data)
    except InvalidInput as error:
        return refused(error)
    told(decision)
    json.dumps(as_dict(decision), default=str)
    return ANSWERED


def ahead(choices: Choices) -> str:
    """A plan of a few sessions from a damaged case."""
    try:
        case = case_from(shapes.case_table(choices))
        planned = plan(case, choices.one((1, 2, 0, -1, 10**9, 4)), every=choices.one((7, 1, 0, -1, 10**7, 400)))
    except InvalidInput as error:
        return refused(error)
    assert planned.steps
    return ANSWERED


def message(choices: Choices) -> str:
    """A damaged message, of any kind, read as a return and as a claim: nobody in it is ever read."""
    data = shapes.damaged_text(shapes.messages(), choices)
    broken = False
    for read in (read_return, read_claim):
        found = read(io.BytesIO(data))
        said = repr(list(found)) + "".join(map(str, found.problems))
        assert MARKER not in said, said[:200]
        if found.problems:
            one_line_each(found.problems)
        broken = broken or len(found.problems) > 1
    return REFUSED if broken else ANSWERED


def sheet(choices: Choices) -> str:
    """A damaged list of diagnosis codes, as a text or a workbook, laid beside a line where it can be read."""
    name, data = choices.one(_sheets())
    with _folder({name: shapes.damaged_text((data,), choices)}) as folder:
        try:
            own = load_diagnoses(folder / name)
        except InvalidInput as error:
            return refused(error)
    told = check_claim(_made_case(), Claimed(diagnosis=choices.one([*own.rows]), entitlement_code="009"), own)
    assert told.points
    return ANSWERED


def month(choices: Choices) -> str:
    """A damaged return beside a case: the sums are those of the lines."""
    message_ = read_return(io.BytesIO(shapes.damaged_text(shapes.messages(), choices)))
    looked = look_again({"L00000": Sent(_made_case(), Claimed())}, message_)
    assert looked.summary.count == len(looked.lines)
    assert MARKER not in month_text(looked, catalogue("nl"))
    return REFUSED if len(message_.problems) > 1 else ANSWERED


def line(choices: Choices) -> str:
    """A command line of any words, among them names of damaged files."""
    name, data = _case_bytes(choices)
    pname, pdata = "packages.toml", shapes.as_toml(shapes.package_table(choices))
    with _folder({name: data, pname: pdata}) as folder:
        words = [_word(choices, folder) for _ in range(choices.number(7))]
        arguments = [*choices.one(_COMMANDS), *words]
        result = CliRunner().invoke(command, [each.replace("CASE", str(folder / name)) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in STATUSES, (arguments, result.exit_code)
    assert TRACEBACK not in result.output, arguments
    assert result.exit_code or result.output.strip(), arguments
    return ANSWERED if result.exit_code == 0 else REFUSED


Target = Callable[[Choices], str]
TARGETS: Final[tuple[Target, ...]] = (mapping, file, packages, stored, ahead, message, sheet, month, line)

_COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("explain", "CASE"),
    ("check", "CASE"),
    ("plan", "CASE", "--sessions", "3"),
    ("plan", "CASE"),
    ("packages", "compare", "CASE", "--sessions", "2"),
    ("packages", "check"),
    ("packages", "list"),
    ("packages", "show"),
    ("claim", "CASE"),
    ("return", "CASE", "--code", "0613"),
    ("return", "read", "CASE", "--cases", "CASE"),
    ("return", "month", "CASE", "--cases", "CASE"),
    ("claim", "CASE", "--dcsph", "CASE"),
    ("return", "show"),
    ("law", "show"),
    ("law", "diff"),
    (),
)
_OPTIONS: Final = (
    "--lang", "en", "nl", "--format", "json", "html", "markdown", "text", "--full", "--sessions", "--every", "--date",
    "--on", "--with", "--insurer", "--year", "--help", "-h", "--version", "--", "-", "", "0", "-1", "2", "10" * 6,
    "1e308", "2026-03-12", "2012-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "Bzv 2.6", "2.6(2)", "zilveren",
    "zilveren-kruis-4-sterren-2019", "\udcff", "(", "x" * 5000, "CASE", "explain", "law",
)  # fmt: skip


def _word(choices: Choices, folder: Path) -> str:
    kind = choices.number(8)
    if kind == 0:
        # as the operating system hands it over: bytes that are no text, but never a NUL
        return os.fsdecode(choices.taken(20).replace(b"\0", b""))
    if kind == 1:
        return str(choices.one((folder, folder / "packages.toml", folder / "missing.toml", Path("/dev/null"))))
    return choices.one(_OPTIONS)


@contextmanager
def _folder(files: dict[str, bytes]) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="fuzz") as name:
        for file_, data in files.items():
            Path(name, file_).write_bytes(data)
        yield Path(name)


def _decisions() -> tuple[dict[str, Any], ...]:
    if not _MADE:
        _MADE.extend(as_dict(decide(load_case(path))) for path in sorted(shapes.EXAMPLES.glob("*.toml")))
    return tuple(_MADE)


_MADE: Final[list[dict[str, Any]]] = []


@cache
def _made_case() -> Case:
    return case_from(mapping_({"conditions.complaint": {"kind": "not_listed", "diagnosis": "3026"}}))


@cache
def _sheets() -> tuple[tuple[str, bytes], ...]:
    with _folder({}) as folder:
        texts = [("list.csv", made_sheet.as_csv(folder / "list.csv").read_bytes())]
        if importlib.util.find_spec("openpyxl") is not None:
            texts.append(("list.xlsx", made_sheet.as_workbook(folder / "list.xlsx").read_bytes()))
    return tuple(texts)
