"""From mappings (what tomllib and json give) to the model, collecting every problem with its path."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, Union, cast, get_args, get_origin

import attrs
from cattrs import Converter

from fysiodekking.model.checked import (
    Checked,
    field_problems,
    is_id,
    is_key,
    repeatable,
    shown,
    suggestion,
    too_many,
    wrong_key,
)
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import MOST_MEMBERS, MOST_PROBLEMS, MOST_ROWS
from fysiodekking.model.errors import InvalidInput, Problem, first_of
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.package import UNLIMITED, Limit, Package, Payment
from fysiodekking.model.personal import IS_PERSONAL, LONGEST_LOOKED_AT, is_birth, is_personal
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import SUPPOSITIONS, Row

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WRITTEN_DAY: Final = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")


class Wrong(ValueError):
    """One value that is not what was expected."""


def structure(
    value: object, cls: Any, path: str, problems: list[Problem], hook: Callable[[object, Any], Any] | None = None
) -> Any:
    """Make a model object of a mapping or list; what is wrong goes into `problems`, with its path.

    :returns: the object, or None when there was a problem.
    """
    try:
        made = converter().structure(value, cls) if hook is None else hook(value, cls)
    except InvalidInput as error:
        problems.extend(problem.under(path) for problem in error.problems)
        return None
    except Wrong as error:
        problems.append(Problem(path, str(error)))
        return None
    if made is None:
        problems.append(Problem(path, "null is no value here (leave the key out)"))
    return made


@cache
def converter() -> Converter:
    """Return the converter, made on first use."""
    made = Converter(detailed_validation=False)
    made.register_structure_hook(date, _day)
    made.register_structure_hook(Money, _money)
    made.register_structure_hook(bool, _flag)
    made.register_structure_hook(int, _whole)
    made.register_structure_hook(str, _text)
    made.register_structure_hook(History, _history)
    made.register_structure_hook_func(_is_union, _union)
    made.register_structure_hook_func(lambda cls: _origin(cls) is tuple, _list)
    made.register_structure_hook_func(lambda cls: _origin(cls) is Mapping, _mapping)
    made.register_structure_hook_factory(lambda cls: attrs.has(cls) and issubclass(cls, Checked), _class_hook)
    return made


def _class_hook(cls: type[Checked]) -> Any:
    """Make the hook of a model class: every field is read and checked, so that all problems are known at once."""
    resolved = attrs.resolve_types(cast("type[attrs.AttrsInstance]", cls))
    fields = [field for field in attrs.fields(resolved) if field.alias not in SUPPOSITIONS]
    known = [field.alias for field in fields]
    special = _SPECIAL.get(cls, {})

    def hook(value: object, _: type) -> Checked:
        if not isinstance(value, Mapping):
            raise Wrong(f"{shown(value)} is not a table (write keys with values)")
        problems: list[Problem] = []
        made: dict[str, Any] = {}
        for field in fields:
            if field.alias not in value:
                if field.default is attrs.NOTHING:
                    problems.append(Problem(field.alias, "is missing (add it)"))
                continue
            found = structure(value[field.alias], field.type, field.alias, problems, special.get(field.alias))
            if found is not None:
                problems.extend(problem.under(field.alias) for problem in field_problems(field, found))
                made[field.alias] = found
        allowed = {"name"} if cls is Package else frozenset()
        unknown = sorted(str(key)[:LONGEST_LOOKED_AT] for key in value if key not in known)
        problems.extend(unknown_key(key, known, allowed) for key in unknown[:MOST_PROBLEMS])
        if problems:
            raise InvalidInput(problems)
        return cls(**made)

    return hook


# --- values ---------------------------------------------------------------------------------------------------------


def _day(value: object, _: type) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, datetime):
        raise Wrong(f"{value.isoformat()} has a time of day (write the date only: {value.date()})")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if _ISO_DAY.fullmatch(value) else _guess(value)
        except ValueError:
            pass
        _guess(value)
    raise Wrong(f"{shown(value)} is not a date (write 2026-03-12)")


def _guess(value: str) -> date:
    for pattern in _WRITTEN_DAY:
        try:
            meant = datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        raise Wrong(f"{shown(value)} is not a date (write {meant.isoformat()})")
    raise Wrong(f"{shown(value)} is not a date (write 2026-03-12)")


def _money(value: object, _: type) -> Money:
    if not isinstance(value, str):
        raise Wrong(f'{shown(value)} is not an amount (write euros with two decimals between quotes, as "42.50")')
    try:
        return Money.parse(value)
    except ValueError:
        raise Wrong(f'{shown(value)} is not an amount (write euros with two decimals, as "42.50")') from None


def _flag(value: object, _: type) -> bool:
    if not isinstance(value, bool):
        raise Wrong(f"{shown(value)} is neither true nor false (write true or false, without quotes)")
    return value


def _whole(value: object, _: type) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong(f"{shown(value)} is not a whole number (write it without quotes or decimals)")
    return value


def _text(value: object, cls: type[str]) -> str:
    if issubclass(cls, StrEnum):  # the word lists are text too
        return _member(value, cls)
    if not isinstance(value, str):
        raise Wrong(f"{shown(value)} is not text (write it between quotes)")
    return value


def _member(value: object, cls: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str):
        raise Wrong(f"{shown(value)} is not a code (write it between quotes)")
    try:
        return cls(value)
    except ValueError:
        raise Wrong(f"{shown(value)} is not known here; {suggestion(value, list(cls))}") from None


def _maximum(value: object, _: type) -> object:
    if value == "unknown":
        return NOT_GIVEN
    if isinstance(value, str) and value != UNLIMITED:
        try:
            return Money.parse(value)
        except ValueError:
            raise Wrong(
                f'{shown(value)} is no maximum (write a number, an amount as "350.00", "unlimited" or "unknown")'
            ) from None
    return value


def _percent(value: object, _: type) -> object:
    """Take "unknown" for a payment of which the source does not say how much it is."""
    return NOT_GIVEN if value == "unknown" else value


_SPECIAL: Final[Mapping[type, Mapping[str, Callable[[object, Any], Any]]]] = {
    Limit: {"max": _maximum},
    Payment: {"percent": _percent},
}
"""Fields that read more than their type says."""


# --- containers -----------------------------------------------------------------------------------------------------


def _origin(cls: object) -> object:
    return get_origin(cls)


def _is_union(cls: object) -> bool:
    return _origin(cls) in (Union, types.UnionType)


def _union(value: object, cls: Any) -> object:
    """Structure `X | Unknown` as X; of several, the one that the value looks like."""
    members = [member for member in get_args(cls) if member is not Unknown]
    if bool in members and isinstance(value, bool):
        return value
    chosen = next((member for member in members if _origin(member) is tuple), members[-1])
    if len(members) > 1 and not isinstance(value, list):
        chosen = members[-1] if isinstance(value, Mapping) else members[0]
    return converter().structure(value, chosen)


def _list(value: object, cls: Any) -> tuple[object, ...]:
    if not isinstance(value, (list, tuple)):
        raise Wrong(f"{shown(value)} is not a list (write it between square brackets)")
    if len(value) > MOST_ROWS:
        raise InvalidInput([too_many(value, MOST_ROWS)])
    return tuple(_each(enumerate(value), get_args(cls)[0]))


def _mapping(value: object, cls: Any) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise Wrong(f"{shown(value)} is not a table (write keys with values)")
    if len(value) > MOST_MEMBERS:
        raise InvalidInput([too_many(value, MOST_MEMBERS)])
    check = is_key if get_args(cls)[1] is Condition else is_id
    wrong = first_of(problem for key in value for problem in wrong_key(key, check))
    if wrong:
        raise InvalidInput(wrong)
    return dict(zip(value, _each(value.items(), get_args(cls)[1]), strict=True))


def _history(value: object, _: type) -> History:
    return History(_list(value, tuple[Row, ...]))  # type: ignore[arg-type]


def _each(members: Any, cls: type) -> Iterator[object]:
    """Structure every member, and raise all problems together (the first hundred or so of very many)."""
    problems: list[Problem] = []
    for key, member in members:
        where = f"[{key}]" if isinstance(key, int) else str(key)
        yield structure(member, cls, where, problems)
        if len(problems) >= MOST_PROBLEMS:
            problems.append(Problem("", "and perhaps more (correct these first)"))
            break
    if problems:
        raise InvalidInput(problems)


def unknown_key(key: str, known: list[str], allowed: Collection[str] = ()) -> Problem:
    """Return the problem of a key that does not exist; one for personal data has a message of its own."""
    if not repeatable(key):
        return Problem("", "a key reads like personal data; the library needs none, leave it out")
    if key not in allowed and is_personal(key) and not (is_birth(key) and "born" in known):
        return Problem(key, IS_PERSONAL)
    return Problem(key, f"is not a key here; {suggestion(key, known)}")
