"""Case files and mappings in, cases out."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any, Final

import attrs

from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.input_data import read_field, read_input, unknown_key
from fysiodekking.adapters.reading import Wrong
from fysiodekking.model.case import Case, together
from fysiodekking.model.checked import is_any_text, made, repeatable, shown, too_many
from fysiodekking.model.counts import MOST_PACKAGES, MOST_PROBLEMS
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem, first_of
from fysiodekking.model.package import Package
from fysiodekking.model.personal import LONGEST_LOOKED_AT
from fysiodekking.model.silence import carries_no_data
from fysiodekking.packages import shipped

LARGEST: Final = 2 * 1024 * 1024
"""The largest file that is read, in bytes."""

LONGEST_REASON: Final = 200
MOST_SUGGESTIONS: Final = 10
_NO_FILE: Final = "is no file (name a path, or hand over an open file)"
_NOT_TEXT: Final = "is not text in UTF-8 (a binary file?)"
_SEVERAL_CASES: Final = (
    "several cases in one file are policy checks (run them with `fysiodekking check` or pytest; "
    "to answer one case, give it a file of its own)"
)
MOST_VALUES: Final = 150_000
"""So many lines, values of lists, or keys are parsed at most of a file in TOML."""
_QUOTED: Final = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+(?:"""|\\?\Z)|"(?:[^"\\\n]++|\\.)*+"?'''
    r"""|'''(?:[^']++|'(?!''))*+(?:'''|\Z)|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)
"""A text between quotes, or a comment."""
MOST_PARTS: Final = 8
"""So many parts of a dotted key are read at most; a case has four."""
_MANY_PARTS: Final = re.compile(rf"(?<![\w\-])[\w\-]++(?:[ \t]*+\.[ \t]*+[\w\-]++){{{MOST_PARTS}}}")
_WORDS_FOR: Final = {
    "Cannot declare": "a table stands twice",
    "Cannot mutate immutable namespace": "a table is added to after it was closed",
    "Duplicate inline table key": "a key stands twice in one table",
    "Exceeds the limit": "a whole number has more digits than are read",
}
"""What a parser says with a key in it, which may be anything, or in words of its own, and what is said instead."""
_PLACE: Final = re.compile(r" \(at [\w ,]+\)$")

_PARTS: Final = ("session", "provider", "insured", "basic", "readings", "conditions", "history", "used")
_REQUIRED: Final = ("session", "provider", "insured", "conditions")
TEXTS: Final = ("title", "source", "note")
SEVERAL: Final = "case"
"""The key of a file with several cases."""

ReadBefore = dict[tuple[str, int], tuple[Any, tuple[Problem, ...], object]]
"""Parts of cases by their key and the identity of what they were read from, with what was wrong with them."""

_NO_PACKAGES: Final[list[Any]] = []
_KNOWN: Final = [*TEXTS, *_PARTS, "packages", "expect", SEVERAL]


class NoTable(InvalidCase):
    """A well-formed file that holds something else than a table."""


@attrs.frozen
class CaseFile:
    """A case with what its file says beside it.

    :param expect: what is expected of the decision; None when the file does not say.
    """

    case: Case
    expect: Expectation | None


@carries_no_data
def case_from(mapping: Mapping[str, Any]) -> Case:
    """Make a case of a mapping, as tomllib and json give it.

    :param mapping: the structure of a case file (see `docs/case-files.md`).
    :raises InvalidCase: with every problem, each with its path and what to write instead.
    """
    return read_case(mapping).case


@carries_no_data
def load_case(source: str | PathLike[str] | IO[bytes] | IO[str]) -> Case:
    """Read a case from a file.

    :param source: a path, or an open file; TOML, or JSON when its name ends in ``.json``.
    :raises InvalidCase: also when the file cannot be read.
    """
    return load_case_file(source).case


@carries_no_data
def load_case_file(source: str | PathLike[str] | IO[bytes] | IO[str]) -> CaseFile:
    """Read a case and its expectation from a file; otherwise as `load_case`."""
    return read_case(read_mapping(source))


def read_case(mapping: Mapping[str, Any], read_before: ReadBefore | None = None) -> CaseFile:
    """Make a case and its expectation of a mapping; otherwise as `case_from`.

    :param read_before: what was read of the same file before: what several cases share is read once.
    """
    read_before = {} if read_before is None else read_before
    if not isinstance(mapping, Mapping):
        raise InvalidCase([Problem("", f"{shown(mapping)} is not a case (write a table with session, provider, …)")])
    if SEVERAL in mapping:
        raise InvalidCase([Problem(SEVERAL, _SEVERAL_CASES)])
    unknown = [str(key)[:LONGEST_LOOKED_AT] for key in mapping if key not in _KNOWN]
    problems = [unknown_key(key, _KNOWN) for key in unknown[:MOST_PROBLEMS]]
    for key in TEXTS:
        problems.extend(problem.under(key) for problem in is_any_text(mapping.get(key, "")))
    problems.extend(
        Problem(key, f"is missing (add [{key}{'.neck' if key == 'conditions' else ''}])")
        for key in _REQUIRED
        if key not in mapping
    )
    parts: dict[str, Any] = {
        key: _read_once(mapping[key], key, problems, read_before) for key in _PARTS if key in mapping
    }
    wrong_so_far = len(problems)
    packages = _read_once(mapping.get("packages", _NO_PACKAGES), "packages", problems, read_before)
    all_readable = len(problems) == wrong_so_far
    expect = read_input(mapping["expect"], Expectation, "expect", problems) if "expect" in mapping else None
    problems.extend(
        first_of(
            together(
                session=parts.get("session"),
                provider=parts.get("provider"),
                insured=parts.get("insured"),
                conditions=parts.get("conditions"),
                history=parts.get("history"),
                used=parts.get("used"),
                packages=packages if all_readable else None,
            )
        )
    )
    if problems:
        raise InvalidCase(problems)
    title = mapping.get("title", "")
    return CaseFile(made(Case, **parts, packages=packages, title=title), expect)


def _read_once(value: object, key: str, problems: list[Problem], read_before: ReadBefore) -> Any:
    """Read a part of a case; one that an earlier case of the file shares with this one was read already."""
    known = read_before.get((key, id(value)))
    if known is None:
        wrong: list[Problem] = []
        part = _packages(value, wrong) if key == "packages" else read_field(value, Case, key, wrong)
        # the value is kept, so that no other one gets its identity
        known = read_before[key, id(value)] = (part, tuple(wrong), value)
    problems.extend(known[1])
    return known[0]


def _packages(value: object, problems: list[Problem]) -> tuple[Package, ...]:
    """Read packages: tables, or ids of shipped ones."""
    if not isinstance(value, (list, tuple)):
        problems.append(Problem("packages", f"{shown(value)} is not a list (write [[packages]] tables or ids)"))
        return ()
    if len(value) > MOST_PACKAGES:
        problems.append(too_many(value, MOST_PACKAGES).under("packages"))
        return ()
    packages = []
    for index, each in enumerate(value):
        if len(problems) >= MOST_PROBLEMS:
            break
        path = f"packages[{index}]"
        table = shipped.package(each) if isinstance(each, str) else each
        if isinstance(each, str) and table is None:
            problems.append(Problem(path, f"{shown(each)} is not shipped; {_shipped_instead(each, len(problems))}"))
            continue
        package = read_input(table, Package, path, problems)
        if package is not None:
            packages.append(package)
    return tuple(packages)


def _shipped_instead(id_: str, problems: int) -> str:
    near = shipped.nearest(id_) if problems < MOST_SUGGESTIONS else None
    return f"did you mean {near!r}?" if near else "`fysiodekking packages list` prints the ids"


# --- files ----------------------------------------------------------------------------------------------------------


def read_mapping(
    source: str | PathLike[str] | IO[bytes] | IO[str], error: type[InvalidInput] = InvalidCase
) -> Mapping[str, Any]:
    """Read TOML, or JSON when the name ends in ``.json``.

    :raises InvalidInput: of the kind asked for, when it cannot be read or is not well-formed.
    """
    name, text = _text(source, error)
    kind = "JSON" if name.lower().endswith(".json") else "TOML"
    problem = ""
    mapping: object = None
    try:
        mapping = _json(text) if kind == "JSON" else _toml(text)
    except RecursionError:
        problem = "is nested too deeply to be a case"
    except ValueError as wrong:
        problem = f"is not {kind}: {_without_keys(str(wrong))[:LONGEST_REASON]}"
    # raised here and not while the other exception is handled: that one holds the text, which may be personal
    if problem:
        raise error([Problem(name, problem)])
    if not isinstance(mapping, dict):
        holds_none = NoTable if error is InvalidCase else error
        raise holds_none([Problem(name, "holds no table (write keys with values)")])
    if not mapping:
        raise error([Problem(name, "is empty (docs/case-files.md shows what to write)")])
    return mapping


def _text(source: str | PathLike[str] | IO[bytes] | IO[str], error: type[InvalidInput]) -> tuple[str, str]:
    name = os.fsdecode(source) if isinstance(source, (str, PathLike)) else str(getattr(source, "name", "input"))
    data, problem = _read(source, name)
    if not problem and len(data) > LARGEST:
        problem = f"is larger than {LARGEST // 1024 // 1024} MiB: no case is that large"
    if not problem and isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            problem = _NOT_TEXT
    if problem:
        raise error([Problem(name, problem)])
    return name, str(data)


def _read(source: str | PathLike[str] | IO[bytes] | IO[str], name: str) -> tuple[bytes | str, str]:
    """Return what a file holds, or why it cannot be read."""
    try:
        if not isinstance(source, (str, PathLike)):
            data = source.read(LARGEST + 1) if callable(getattr(source, "read", None)) else None
            return (data, "") if isinstance(data, (bytes, str)) else ("", _NO_FILE)
        path = Path(name)
        if path.is_dir():
            return "", "is a directory (name a file)"
        if path.exists() and not path.is_file():
            return "", "is no file (a pipe or a device: save what it gives, and name that file)"
        if path.is_symlink() and not path.exists():
            return "", "is a link that leads to no file (mend it, or take it away)"
        with open(path, "rb", opener=_opened_at_once) as file:
            return file.read(LARGEST + 1), ""
    except UnicodeDecodeError:
        return "", _NOT_TEXT
    except PermissionError as problem:
        return "", f"cannot be read: {problem.strerror} (give yourself the right to read it and to enter its folder)"
    except (OSError, ValueError) as problem:
        return "", f"cannot be read: {getattr(problem, 'strerror', None) or 'unusable name'}"


def _without_keys(reason: str) -> str:
    """Return why a text cannot be parsed, without the keys that a parser repeats."""
    place = _PLACE.search(reason[-LONGEST_REASON:])
    for said, instead in _WORDS_FOR.items():
        if reason.startswith(said):
            return f"{instead}{place[0] if place else ''}"
    return reason


def _opened_at_once(name: str, flags: int) -> int:
    """Open a file without waiting, should it have become a pipe in the meantime."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _toml(text: str) -> object:
    if max(text.count(sign) for sign in ",\n=") > MOST_VALUES:
        raise Wrong(f"it holds more than {MOST_VALUES} lines or values: no case is that large")
    if _MANY_PARTS.search(_QUOTED.sub(lambda match: "" if match[0][0] == "#" else "q", text)):
        raise Wrong("a key has too many parts to be one of a case")
    return tomllib.loads(text)


def _json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Wrong(f"{f'key {shown(twice)}' if repeatable(twice) else 'a key'} stands twice in one table")
    return table


def _no_constant(text: str) -> Callable[[], None]:
    raise Wrong(f"{text} is not a number here")
