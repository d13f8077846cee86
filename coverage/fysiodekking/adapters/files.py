"""Files of plain data in: TOML, or JSON by the ending of the name, as a mapping or as what is wrong with the file."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, Any, Final

from fysiodekking.adapters.data_reader import BadValue
from fysiodekking.model.checked import repeatable, shown
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem

File = str | PathLike[str] | IO[bytes] | IO[str]
"""A path, or an open file."""

ENDINGS: Final = (".toml", ".json")
"""How the name of a file ends that is looked for in a folder."""
LARGEST: Final = 2 * 1024 * 1024
"""The largest file that is read, in bytes."""
LONGEST_REASON: Final = 200
_NO_FILE: Final = "is no file (name a path, or hand over an open file)"
_NOT_TEXT: Final = "is not text in UTF-8 (UTF-16, or a binary file?); save it as UTF-8"
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
    "Expecting value": (
        'where a value should stand there is none that JSON knows (write text between "double quotes", a number as 3, '
        "true, false, null, [ ] or { })"
    ),
    "Expecting property name": (
        'where a key should stand there is none (write "key": between double quotes, and no comma before })'
    ),
    "Illegal trailing comma": "a comma stands before a closing bracket (take it away)",
    "Expecting ':' delimiter": 'no colon stands after a key (write "key": and then its value)',
    "Expecting ',' delimiter": "no comma stands between two values, or a bracket is not closed (write , or ] or })",
    "Unterminated string": 'a text has no end (write " after it)',
    "Invalid control character": "a text holds an end of a line or a tab (write \\n or \\t)",
    "Invalid \\": "a backslash begins what JSON does not know (write \\\\ for a backslash)",
    "Extra data": "more stands after the end of the table (take it away; in JSON Lines each case has its own line)",
}
"""What a parser says with a key in it, which may be anything, or in words of its own, and what is said instead."""
_REMEDIES: Final = {
    "Invalid value": 'write text between quotes, as "1000"; numbers, dates, true and false without',
    "Expected '=' after a key": "write key = value",
    "Invalid statement": "write key = value, or the name of a table between brackets, as [session]",
    "Expected newline or end of document": "write a key on a line of its own, text between quotes, a day as 2026-03-12",
    "Invalid date or datetime": "write a day that there is, as 2026-03-12",
    "Cannot overwrite a value": "a key stands twice; keep one",
    "Unclosed array": "write ] at its end",
    "Invalid initial character for a key part": "write key = value; signs but letters, figures, - and _ between quotes",
}
"""What to write instead, by what the parser of TOML says."""
_PLACE: Final = re.compile(r" \(at [\w ,]+\)$")


class NoTable(InvalidCase):
    """A well-formed file that holds something else than a table."""


def read_mapping(source: File, error: type[InvalidInput] = InvalidCase) -> Mapping[str, Any]:
    """Read TOML, or JSON when the name ends in ``.json``.

    :raises InvalidInput: of the kind asked for, when it cannot be read or is not well-formed.
    """
    name, text = _text(source, error)
    kind = "JSON" if name.lower().endswith(".json") else "TOML"
    problem = ""
    mapping: object = None
    try:
        mapping = parsed_json(text) if kind == "JSON" else _toml(text)
    except RecursionError:
        problem = "is nested too deeply to be a case"
    except ValueError as wrong:
        problem = f"is not {kind}: {reason(wrong)}"
    # raised here and not while the other exception is handled: that one holds the text, which may be personal
    if problem:
        raise error([Problem(name, problem)])
    if not isinstance(mapping, dict):
        holds_none = NoTable if error is InvalidCase else error
        raise holds_none([Problem(name, "holds no table (write keys with values)")])
    if not mapping:
        raise error([Problem(name, f"is empty ({error.how_to_write})")])
    return mapping


def files_below(folder: str, unreadable: Callable[[OSError], object]) -> Iterator[Path]:
    """Yield what is called like a file of plain data below a folder, and links that may have led to a folder.

    Linked folders are gone into; every folder once, and none that the link itself lies in.

    :param unreadable: is told of each folder that cannot be gone through.
    """
    gone_into: set[Path] = set()
    for here, folders, files in os.walk(folder, onerror=unreadable, followlinks=True):
        real = real_path(here)
        if real in gone_into:
            folders.clear()
            continue
        gone_into.add(real)
        inside = [(each, real_path(real / each)) for each in folders]
        those = sorted((to != real / each, each) for each, to in inside if not real.is_relative_to(to))
        folders[:] = [each for _, each in those]  # the links last
        for each in (Path(here, name) for name in files):
            if each.suffix.lower() in ENDINGS or (not each.suffix and _leads_nowhere(each)):
                yield each


# os.path answers where a Path raises: without permission, in a circle of links


def real_path(path: str | PathLike[str]) -> Path:
    """Return where a path leads, whatever it is called: two names of one file have the same."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a name that no file can have
        return Path(path)


def each_once(paths: Iterable[str]) -> list[str]:
    """Return the paths without those that lead to a file that stands among them by another name."""
    first: dict[Path, str] = {}
    for path in paths:
        first.setdefault(real_path(path), path)
    return [*first.values()]


def in_file(path: str, problem: Problem) -> Problem:
    """Return a problem with the name of the file before its path."""
    return Problem(f"{path}: {problem.path}" if problem.path else path, problem.message)


def _leads_nowhere(path: Path) -> bool:
    """Tell whether a path is a link to nothing, or to what cannot be looked at."""
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114


def _text(source: File, error: type[InvalidInput]) -> tuple[str, str]:
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


def _read(source: File, name: str) -> tuple[bytes | str, str]:
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
    except FileNotFoundError:
        return "", "does not exist (write a path that is there)"
    except PermissionError as problem:
        return "", f"cannot be read: {problem.strerror} (give yourself the right to read it and to enter its folder)"
    except (OSError, ValueError) as problem:
        return "", f"cannot be read: {getattr(problem, 'strerror', None) or 'unusable name'}"


def reason(error: ValueError) -> str:
    """Return why a text cannot be parsed, and what to write instead, without the keys that a parser repeats."""
    said, place = str(error), ""
    if isinstance(error, json.JSONDecodeError):
        said, place = error.msg, f" (at line {error.lineno}, column {error.colno})"
    found = _PLACE.search(said[-LONGEST_REASON:])
    if found:
        said, place = said[: -len(found[0])], found[0]
    for begins, instead in _WORDS_FOR.items():
        if said.startswith(begins):
            return f"{instead}{place}"
    remedy = next((f"; {remedy}" for begins, remedy in _REMEDIES.items() if said.startswith(begins)), "")
    return f"{said[: LONGEST_REASON - len(place)]}{place}{remedy}"


def _opened_at_once(name: str, flags: int) -> int:
    """Open a file without waiting, should it have become a pipe in the meantime."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _toml(text: str) -> object:
    if max(text.count(sign) for sign in ",\n=") > MOST_VALUES:
        raise BadValue(f"it holds more than {MOST_VALUES} lines or values: no case is that large")
    if _MANY_PARTS.search(_QUOTED.sub(lambda match: "" if match[0][0] == "#" else "q", text)):
        raise BadValue("a key has too many parts to be one of a case")
    return tomllib.loads(text)


def parsed_json(text: str) -> object:
    """Read JSON in which no key stands twice and every number is one.

    :raises ValueError: with a sentence that repeats no value.
    """
    return _JSON.decode(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise BadValue(f"{f'key {shown(twice)}' if repeatable(twice) else 'a key'} stands twice in one table")
    return table


def _no_constant(text: str) -> Callable[[], None]:
    raise BadValue(f"{text} is not a number here")


_JSON: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_no_constant)
