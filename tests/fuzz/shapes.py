"""Turns bytes into input: raw text, damaged case and package files, damaged decisions, words on a command line.

Every choice is read from the bytes, so that a coverage-guided fuzzer, which changes bytes, changes choices; when the
bytes have run out, the first choice is taken.
"""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import made_messages
from dated import AFTER, LAST
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Profession, Side, Technique, Unit

ROOT: Final = Path(__file__).parents[2]
EXAMPLES: Final = ROOT / "docs" / "examples"
PACKAGE_FILES: Final = ROOT / "coverage" / "fysiodekking" / "packages" / "data"
EVERY_KEY: Final = ROOT / "tests" / "adapters" / "every-key.toml"
DEEPEST: Final = 2000
"""Levels of the deepest nesting: beyond what Python's own recursion allows."""

Value = TypeVar("Value")
Place = tuple[Any, Any]
"""A table or list, and the key or index of what stands in it."""

WORDS: Final = tuple(
    dict.fromkeys(
        each.value
        for each in (
            *Profession, *Technique, *ConditionKind, *CoverClass, *Per, *Unit, *Side, *Reason,
        )
    )
)  # fmt: skip
CODES: Final = (
    "1000",
    "1001",
    "1600",
    "1700",
    "1850",
    "1853",
    "1870",
    "1900",
    "1950",
    "1960",
    "2000",
    "9999",
    "",
    "DN01",
)
DAYS: Final = (
    "2026-03-12", "2012-01-01", "2011-12-31", str(LAST), str(AFTER), "2018-01-01", "2024-02-29", "0001-01-01",
    "9999-12-31", "2025-02-30", "12-3-2026", "20260312", "2026-W01-1",
)  # fmt: skip
AMOUNTS: Final = (
    "0.00",
    "0.01",
    "42.50",
    "385.00",
    "999999999.99",
    "-1.00",
    "1e3",
    "42,50",
    "\u0663.\u0660\u0660",
    "1" * 5000,
    "NaN",
)
STRANGE: Final[tuple[Any, ...]] = (
    None, True, False, 0, 1, -1, 20, 2**31, 2**63, -(2**63), 10**400, 0.0, -0.0, 1e308, -1e308, 5e-324, float("inf"),
    float("nan"), "", " ", "\x00", "\n", "\ud800", "é", "\u202e", "\x1b[31m", "x" * 20_000, "null", "unknown",
    "unlimited",
    b"bytes", [], {}, [[]], [{}], {"": {}}, {"bsn": "1"}, {1: 2}, (), date.min, date.max,
    datetime(2026, 3, 12, 9, 30),  # noqa: DTZ001 - as TOML gives it
    time(9, 30), Decimal("42.50"),
)  # fmt: skip


class Choices:
    """Bytes, read as choices.

    :param data: what a fuzzer made.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, below: int) -> int:
        """Return a number from 0 to less than `below`."""
        size = 1 if below <= 1 << 8 else 2
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % below

    def one(self, values: Sequence[Value]) -> Value:
        """Return one of the values."""
        return values[self.number(len(values))]

    def rest(self) -> bytes:
        """Return the bytes that were not read, without reading them."""
        return self._data[self._at :]

    def taken(self, most: int) -> bytes:
        """Return some bytes."""
        begin, length = self._at, self.number(most)
        self._at += length
        return self._data[begin : begin + length]


# --- what is damaged ------------------------------------------------------------------------------------------------


@cache
def case_texts() -> tuple[bytes, ...]:
    """Return the shipped examples and the case with every key, as they are written."""
    return tuple(path.read_bytes() for path in (EVERY_KEY, *sorted(EXAMPLES.glob("*.toml"))))


@cache
def package_texts() -> tuple[bytes, ...]:
    """Return package files as a user writes them: the smaller ones of those that ship."""
    return tuple(path.read_bytes() for path in sorted(PACKAGE_FILES.glob("*.toml")) if path.stat().st_size < 20_000)


@cache
def messages() -> tuple[bytes, ...]:
    """Return a made-up message of each kind, whose every personal field holds a marker."""
    lines = made_messages.drawn_lines(4, 1)
    return (
        *(made_messages.as_file(made_messages.fixed(lines, returned=returned)) for returned in (True, False)),
        *(made_messages.gds(lines, returned=returned) for returned in (True, False)),
    )


@cache
def _tables(texts: Callable[[], tuple[bytes, ...]]) -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(text.decode()) for text in texts())


def places(value: Any, depth: int = 0) -> Iterator[Place]:
    """Yield every place of a nested value at which something stands, outermost first, down to what a case can hold."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in list(pairs):
        yield value, key
        if depth < 10:
            yield from places(member, depth + 1)


def _nested(choices: Choices, depths: Sequence[int]) -> Any:
    value: Any = choices.one(STRANGE)
    for _ in range(choices.one(depths)):
        value = [value] if choices.number(2) else {choices.one(("a", "session", "packages")): value}
    return value


def value(choices: Choices) -> Any:
    """Return a value that a place may accept, or a strange one."""
    match choices.number(9):
        case 0:
            return choices.one(STRANGE)
        case 1:
            return choices.one(WORDS)
        case 2:
            return choices.one(DAYS)
        case 3:
            return choices.one(AMOUNTS)
        case 4:
            return choices.one(CODES)
        case 5:
            return choices.number(60)
        case 6:
            return bool(choices.number(2))
        case 7:
            return choices.one(choices.one([each.values for each in CHOICES.values()]))
        case _:
            return _nested(choices, (3, 30, 150))


def damaged(whole: Any, choices: Choices, others: Sequence[Any]) -> Any:  # noqa: C901 - one branch for each damage
    """Return a copy in which some things were dropped, replaced, added, swapped, repeated, or put from elsewhere."""
    made = copy.deepcopy(whole)
    for _ in range(1 + choices.number(4)):
        known = list(places(made))
        if not known:
            break
        table, key = choices.one(known)
        match choices.number(7):
            case 0:
                del table[key]
            case 1:
                table[key] = value(choices)
            case 2 if isinstance(table, dict):
                table[_key(choices, known)] = value(choices)
            case 2:
                table.insert(key, value(choices))
            case 3:
                other, place = choices.one(known)
                table[key], other[place] = copy.deepcopy(other[place]), copy.deepcopy(table[key])
            case 4 if isinstance(table, list):
                table.extend([table[key]] * choices.one((1, 10, 60)))
            case 5:
                other, place = choices.one(list(places(choices.one(others))))
                table[key] = copy.deepcopy(other[place])
            case _:
                table[key] = _bent(table[key], choices)
    if isinstance(made, dict) and choices.number(50) == 1:  # last, since it can be neither copied nor walked
        made[choices.one([*made, "x"])] = _nested(choices, (DEEPEST,))
    return made


def _key(choices: Choices, known: Sequence[Place]) -> Any:
    key = choices.one([key for _, key in known] + ["bsn", "name", "", "__class__", "a.b", "\x00", "\ud800", 7])
    return key if choices.number(2) else f"{key}x"


def _bent(old: Any, choices: Choices) -> Any:
    """Return something near the old value: one more, one day later, another letter."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return old + choices.one((1, -1, 1 << 40))
    if isinstance(old, date):
        return date.fromordinal(
            max(1, min(old.toordinal() + choices.one((1, -1, 365, -365, 10**6)), date.max.toordinal()))
        )
    if isinstance(old, str) and old:
        at = choices.number(min(len(old), 200))
        return old[:at] + choices.one(("", "0", "9", "-", ".", " ", "\n", "é", "\x00")) + old[at + 1 :]
    return value(choices)


def case_table(choices: Choices) -> Any:
    """Return a damaged case as a mapping."""
    tables = _tables(case_texts)
    return damaged(choices.one(tables), choices, tables)


def package_table(choices: Choices) -> Any:
    """Return a damaged package file as a mapping, with some packages of one file."""
    tables = _tables(package_texts)
    whole = choices.one(tables)
    few = {"packages": whole["packages"][: 1 + choices.number(4)]}
    return damaged(few, choices, tables)


# --- as text --------------------------------------------------------------------------------------------------------


def as_json(table: Any) -> bytes:
    """Write a mapping as JSON, as well as it can be; what JSON has no word for becomes text."""
    try:
        return json.dumps(table, default=str, skipkeys=True).encode("utf-8", "surrogatepass")
    except (RecursionError, ValueError):
        return b"[" * DEEPEST


def as_toml(table: Any) -> bytes:
    """Write a mapping as TOML on few lines, as well as it can be."""
    try:
        lines = [f"{_quoted(key)} = {_toml(member)}" for key, member in table.items()]
    except (RecursionError, ValueError, AttributeError):
        return b"a = " + b"[" * DEEPEST
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _quoted(text: Any) -> str:
    return json.dumps(str(text))


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float, date, datetime, time)):
        return value.isoformat() if hasattr(value, "isoformat") else repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_toml(member)}" for key, member in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return _quoted(value)


def damaged_text(texts: Sequence[bytes], choices: Choices) -> bytes:
    """Return a text of which a stretch was cut out, doubled, or overwritten by the fuzzer's bytes."""
    text = choices.one(texts)
    begin = choices.number(max(len(text), 1))
    end = min(begin + choices.number(400), len(text))
    match choices.number(4):
        case 0:
            return text[:begin] + text[end:]
        case 1:
            return text[:end] + text[begin:end] * choices.one((1, 50, 2000)) + text[end:]
        case 2:
            return text[:begin] + choices.rest() + text[end:]
        case _:
            return choices.rest()
