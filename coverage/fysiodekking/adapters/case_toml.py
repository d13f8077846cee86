"""Cases out again: the text of a case file, made of a case."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.input_data import read_input
from fysiodekking.model.case import Case
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.printable import as_toml

SCHEMA: Final = ".schema.json"
"""Ending of a file that holds a schema."""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_HEADED: Final = frozenset(
    [
        *(("session",), ("session", "extra_lines"), ("provider",), ("insured",), ("basic",), ("readings",), ("law",)),
        *(("used",), ("history",), ("packages",), ("packages", "grants"), ("expect",)),
    ]
)
"""What gets a header of its own, and so does each condition; every other table is written on one line."""

Path = tuple[str, ...]


def schema_line(name: str) -> str:
    """Return the first line by which an editor finds the schema of a file, where that lies beside it."""
    return f"#:schema {name}{SCHEMA}"


@carries_no_data
def written(case: Case, expect: Mapping[str, Any] | None = None) -> str:
    """Return a case as the text of a case file: what `load_case` reads as an equal case.

    :param case: any case, as one that a property test found.
    :param expect: what its decision is expected to be (the keys of ``[expect]``, as ``{"payer": "package"}``);
        left out, the text has no ``[expect]``.
    :returns: TOML, ready to be saved as ``….case.toml``.
    :raises InvalidCase: when `expect` is not what ``[expect]`` may hold, and where `mapping_of` refuses the case.
    """
    mapping = mapping_of(case)
    if expect is not None:
        problems: list[Problem] = []
        read_input(expect, Expectation, "expect", problems)
        if problems:
            raise InvalidCase(problems)
        mapping["expect"] = expect
    return "\n".join(_lines(mapping)).strip() + "\n"


def packages_text(packages: Sequence[Mapping[str, Any]]) -> str:
    """Return packages as the text of a package file."""
    return "\n".join(_lines({"packages": packages})).strip() + "\n"


def _lines(table: Mapping[str, Any], path: Path = ()) -> Iterator[str]:
    """Write a table below its header: values first, since a value after a header would belong to that."""
    headed = {key: value for key, value in table.items() if _is_headed((*path, key), value)}
    yield from (f"{_key(key)} = {_value(value)}" for key, value in table.items() if key not in headed)
    for key, value in headed.items():
        below = (*path, key)
        header = ".".join(map(_key, below))
        if below == ("conditions",):
            yield from _lines(value, below)
        elif isinstance(value, Mapping):
            yield from ("", f"[{header}]", *_lines(value, below))
        else:
            for each in value:
                yield from ("", f"[[{header}]]", *_lines(each, below))


def _is_headed(path: Path, value: object) -> bool:
    """Tell whether a value gets a header; an empty list cannot."""
    return value != [] and (path in _HEADED or (path[0] == "conditions" and isinstance(value, Mapping)))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _text(value)
        case date():
            return value.isoformat()
        case Mapping():
            inside = ", ".join(f"{_key(key)} = {_value(member)}" for key, member in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return str(value)


def _text(text: str) -> str:
    """Write a text between quotes: as JSON does it; what has no shape as the escape that TOML has for it."""
    return as_toml(json.dumps(text, ensure_ascii=False))
