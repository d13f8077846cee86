"""Stored decisions, read back: what `as_dict` wrote, or every problem of what it cannot have written.

The shape is that of the model's own classes, so that a field that is added there is read here; what is written under
another name, or is worked out when it is written, stands in the two tables below.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Union, get_args, get_origin

import attrs

from fysiodekking.adapters.silence import carries_no_data
from fysiodekking.model.checked import is_any_text, shown, suggestion
from fysiodekking.model.citation import Citation
from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import Decision, Remaining
from fysiodekking.model.errors import InvalidDecision, Problem
from fysiodekking.model.money import Money
from fysiodekking.model.needs import Need
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.vocabulary import Per, Unit
from fysiodekking.version import __version__

_LARGEST_NUMBER: Final = 10**12

_WRITTEN_AS: Final[Mapping[type, Mapping[str, str]]] = {
    Citation: {"period": "in_force"},
}
"""Fields that are written under another name."""
_NOT_WRITTEN: Final[Mapping[type, frozenset[str]]] = {
    Citation: frozenset({"dated"}),
    Need: frozenset({"key"}),
}
"""Fields that are not written: whether a link has its day is seen from it, how a missing fact was tried out is over."""
_READ_AS: Final[Mapping[type, Mapping[str, Any]]] = {
    Remaining: {"unit": Unit, "per": Per | None},
}
"""Fields of which less is written than the model could hold."""


class _Wrong(ValueError):
    """One value that is not what `as_dict` writes there."""


@carries_no_data
def decision_from(mapping: Mapping[str, Any]) -> Decision:
    """Return the decision that `as_dict` wrote, to explain a stored one.

    :param mapping: what `as_dict` returned, also after JSON. Keys that it does not know are passed over.
    :raises InvalidDecision: with every problem, each with its path and what was expected.
    """
    problems: list[Problem] = []
    decision = _read(mapping, Decision, "", problems)
    if problems:
        raise InvalidDecision(_of_another_version(mapping) or problems[:MOST_PROBLEMS])
    assert isinstance(decision, Decision)
    return decision


def _of_another_version(mapping: object) -> list[Problem]:
    """Say in one sentence what is wrong with a decision that another version wrote in another form."""
    version = mapping.get("version") if isinstance(mapping, Mapping) else None
    if not isinstance(version, str) or version == __version__:
        return []
    how = f"wrote this in another form than {__version__} reads (explain it with that version, or decide it again)"
    return [Problem("version", f"{shown(version)} {how}")]


def _read(value: object, kind: Any, path: str, problems: list[Problem]) -> Any:
    """Make what a field holds; what is wrong goes into `problems`, with its path."""
    try:
        if get_origin(kind) in (Union, types.UnionType):
            return _any_of(value, get_args(kind), path, problems)
        if get_origin(kind) is tuple:
            return _list(value, get_args(kind), path, problems)
        if attrs.has(kind) and kind not in _VALUES:
            return _table(value, kind, path, problems)
        return _word(value, kind) if issubclass(kind, StrEnum) else _VALUES[kind](value)
    except _Wrong as wrong:
        problems.append(Problem(path, str(wrong)))
        return None


def _table(value: object, cls: type[attrs.AttrsInstance], path: str, problems: list[Problem]) -> Any:
    if not isinstance(value, Mapping):
        raise _Wrong(f"{shown(value)} is not a table (write what as_dict returned)")
    before = len(problems)
    made: dict[str, Any] = {}
    for field in _fields(cls):
        key = _WRITTEN_AS.get(cls, {}).get(field.name, field.name)
        place = f"{path}.{key}" if path else key
        if key in value:
            made[field.name] = _read(value[key], _READ_AS.get(cls, {}).get(field.name, field.type), place, problems)
        else:
            problems.append(Problem(place, "is missing (as_dict writes every key)"))
    if len(problems) > before:
        return None
    if cls is Remaining and made["unit"] == Unit.EUROS and made["left"] not in (None, UNLIMITED):
        _read(made["left"], Money, f"{path}.left", problems)
    return cls(**made).of_any_day() if cls is Citation else cls(**made)


@lru_cache(maxsize=1 << 8)
def _fields(cls: type[attrs.AttrsInstance]) -> tuple[attrs.Attribute[Any], ...]:
    left_out = _NOT_WRITTEN.get(cls, frozenset())
    return tuple(field for field in attrs.fields(attrs.resolve_types(cls)) if field.name not in left_out)


def _any_of(value: object, kinds: tuple[Any, ...], path: str, problems: list[Problem]) -> Any:
    """Read one of several types: nothing, the plain one that the value has, else the first."""
    if value is None and type(None) in kinds:
        return None
    members = [kind for kind in kinds if kind is not type(None)]
    exact = next((kind for kind in members if type(value) is kind), members[0])
    return _read(value, exact, path, problems)


def _list(value: object, kinds: tuple[Any, ...], path: str, problems: list[Problem]) -> Any:
    if kinds == (str, str):  # a pair is written as a table
        return tuple(_read(each, str, path, problems) for each in _pair(value))
    if not isinstance(value, (list, tuple)):
        raise _Wrong(f"{shown(value)} is not a list")
    made = []
    for index, each in enumerate(value):
        if len(problems) >= MOST_PROBLEMS:
            break
        made.append(_read(each, kinds[0], f"{path}[{index}]", problems))
    return tuple(made)


def _pair(value: object) -> tuple[object, object]:
    if not isinstance(value, Mapping) or not {"key", "value"} <= set(value):
        raise _Wrong(f"{shown(value)} is not a table with key and value")
    return value["key"], value["value"]


# --- values ---------------------------------------------------------------------------------------------------------


def _text(value: object) -> str:
    if not isinstance(value, str) or any(is_any_text(value)):
        raise _Wrong(f"{shown(value)} is not text")
    return value


def _word(value: object, words: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in words._value2member_map_:
        return words(value)
    raise _Wrong(f"{shown(value)} is not known here; {suggestion(value, list(words))}")


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"{shown(value)} is neither true nor false")
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST_NUMBER:
        raise _Wrong(f"{shown(value)} is not a whole number")
    return value


def _parsed(parse: Callable[[str], Any], what: str) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        try:
            return parse(_text(value))
        except ValueError:
            raise _Wrong(f"{shown(value)} is not {what}") from None

    return read


_VALUES: Final[Mapping[type, Callable[[object], Any]]] = {
    str: _text,
    bool: _flag,
    int: _whole,
    date: _parsed(date.fromisoformat, "a date (write 2026-03-12)"),
    Money: _parsed(Money.parse, 'an amount (write euros with two decimals, as "42.50")'),
    Period: _parsed(Period.parse, "a period (write 2026-01-01/2026-12-31, or 2026-01-01/.. without an end)"),
}
"""How what is not a table, a list or a word of a list is read."""
