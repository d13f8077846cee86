"""Makes a case that breaks a promise as small as it can be, and writes it as TOML."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

Table = dict[str, Any]
Place = tuple[Any, ...]


def _places(value: Any, path: Place = ()) -> Iterator[Place]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in list(pairs):
        yield (*path, key)
        yield from _places(member, (*path, key))


def _at(value: Any, path: Place) -> Any:
    for key in path:
        value = value[key]
    return value


def smaller(case: Table, breaks: Callable[[Table], bool]) -> Table:
    """Leave out and simplify whatever can be, as long as the case breaks the same promise.

    :param breaks: tells whether a case breaks it in the same way; it may be given anything.
    """
    changed = True
    while changed:
        changed = False
        for path in sorted(_places(case), key=lambda each: (len(each), str(each))):
            try:
                table = _at(case, path[:-1])
                table[path[-1]]
            except (KeyError, IndexError):
                continue
            for other in _simpler(case, path):
                if breaks(other):
                    case, changed = other, True
                    break
    return case


def _simpler(case: Table, path: Place) -> Iterator[Table]:
    made = copy.deepcopy(case)
    del _at(made, path[:-1])[path[-1]]
    yield made
    old = _at(case, path)
    plain: tuple[Any, ...] = ()
    if isinstance(old, bool):
        return
    if isinstance(old, int):
        plain = tuple(value for value in (0, 1, 2, old // 2, old - 1) if value < old)
    elif isinstance(old, str) and path[-1] == "kind":
        plain = ("not_listed", "stroke") if old not in {"not_listed", "stroke"} else ()
    elif isinstance(old, str) and path[-1] in {"insurer", "name", "source"}:
        plain = ("x",) if old != "x" else ()
    elif isinstance(old, date) and path != ("session", "date"):
        today: date = case["session"]["date"]
        plain = tuple(
            value
            for value in (today, date(today.year, 1, 1), old.replace(day=1))
            if value != old and abs(value.toordinal() - today.toordinal()) < abs(old.toordinal() - today.toordinal())
        )
    for value in plain:
        made = copy.deepcopy(case)
        _at(made, path[:-1])[path[-1]] = value
        yield made


def toml(case: Table) -> str:
    """Write a case as TOML: tables of the case as sections, what stands in them inline."""
    lines: list[str] = []
    flat = {key: value for key, value in case.items() if not isinstance(value, dict)}
    lines += [f"{_key(key)} = {_inline(value, 0)}" for key, value in flat.items()]
    for key, value in case.items():
        if not isinstance(value, dict):
            continue
        if key == "conditions":
            for name, condition in value.items():
                lines += ["", f"[conditions.{_key(name)}]"]
                lines += [f"{_key(each)} = {_inline(member, 0)}" for each, member in condition.items()]
            continue
        lines += ["", f"[{_key(key)}]"]
        lines += [f"{_key(each)} = {_inline(member, 0)}" for each, member in value.items()]
    return "\n".join(lines) + "\n"


def _key(text: str) -> str:
    bare = text and all(each.isascii() and (each.isalnum() or each in "-_") for each in text)
    return text if bare else _text(text)


def _text(text: str) -> str:
    made = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08X}" for each in made)


def _inline(value: Any, depth: int) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_inline(each, depth + 1)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        if depth == 0 and value and isinstance(value[0], dict):
            return "[\n" + "".join(f"  {_inline(each, depth + 1)},\n" for each in value) + "]"
        return "[" + ", ".join(_inline(each, depth + 1) for each in value) + "]"
    return _text(value)
