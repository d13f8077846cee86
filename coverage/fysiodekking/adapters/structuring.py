"""From mappings (what tomllib and json give) to the model, collecting every problem with its path."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import AttributeValidationNote, Converter, IterableValidationNote
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from fysiodekking.model.checked import Checked, shown, suggestion
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.package import UNLIMITED, Limit, Package, Payment
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row, Used

T = TypeVar("T")

PERSONAL: Final = frozenset(
    [
        "bsn",
        "name",
        "address",
        "email",
        "phone",
        "naam",
        "adres",
        "telefoon",
        "postcode",
        "zipcode",
        "surname",
        "initials",
        "first_name",
        "last_name",
        "achternaam",
        "voornaam",
        "burgerservicenummer",
        "e_mail",
        "street",
        "straat",
        "iban",
        "insured_number",
        "patient_number",
    ]
)
"""Keys that would carry personal data. The library needs none; their values are never repeated."""

_WRITTEN_DAY: Final = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")


class Wrong(ValueError):
    """One value that is not what was expected."""


def structure(value: object, cls: type[T], path: str, problems: list[Problem]) -> T | None:
    """Make a model object of a mapping or list; what is wrong goes into `problems`, with its path.

    :returns: the object, or None when there was a problem.
    """
    try:
        return converter().structure(value, cls)
    except (BaseValidationError, InvalidInput, Wrong) as error:
        problems.extend(problem.under(path) for problem in _problems(error))
        return None


@cache
def converter() -> Converter:
    """Return the converter, made on first use."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
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


def _class_hook(cls: type) -> Any:
    special: dict[str, Any] = {}
    if cls is Limit:
        special["max"] = override(struct_hook=_maximum)
    if cls is Payment:
        special["percent"] = override(struct_hook=_percent)
    if cls is Used:
        special["supposed"] = override(omit=True)
    inner: Any = make_dict_structure_fn(cls, converter(), _cattrs_forbid_extra_keys=True, **special)

    def hook(value: object, to: type) -> Any:
        if not isinstance(value, Mapping):
            raise Wrong(f"{shown(value)} is not a table (write keys with values)")
        return inner(value, to)

    return hook


# --- values ---------------------------------------------------------------------------------------------------------


def _day(value: object, _: type) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, datetime):
        raise Wrong(f"{value.isoformat()} has a time of day (write the date only: {value.date()})")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == len("2026-03-12") else _guess(value)
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
        chosen = members[0]
    return converter().structure(value, chosen)


def _list(value: object, cls: Any) -> tuple[object, ...]:
    if not isinstance(value, (list, tuple)):
        raise Wrong(f"{shown(value)} is not a list (write it between square brackets)")
    return tuple(_each(enumerate(value), get_args(cls)[0]))


def _mapping(value: object, cls: Any) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise Wrong(f"{shown(value)} is not a table (write keys with values)")
    return dict(zip(value, _each(value.items(), get_args(cls)[1]), strict=True))


def _history(value: object, _: type) -> History:
    return History(_list(value, tuple[Row, ...]))  # type: ignore[arg-type]


def _each(members: Any, cls: type) -> Iterator[object]:
    """Structure every member, and raise all problems together."""
    problems: list[Problem] = []
    for key, member in members:
        where = f"[{key}]" if isinstance(key, int) else str(key)
        yield structure(member, cls, where, problems)
    if problems:
        raise InvalidInput(problems)


# --- problems -------------------------------------------------------------------------------------------------------


def _problems(error: BaseException) -> Iterator[Problem]:
    """Flatten what cattrs raised into problems with paths."""
    if isinstance(error, InvalidInput):
        yield from error.problems
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            where = _place(inner)
            if isinstance(inner, ForbiddenExtraKeysError):
                yield from _unknown_keys(inner)
            elif isinstance(inner, KeyError):
                yield Problem(str(inner.args[0]), "is missing (add it)")
            else:
                for problem in _problems(inner):
                    yield problem.under(where)
    elif isinstance(error, Wrong):
        yield Problem("", str(error))
    else:
        yield Problem("", f"cannot be read ({type(error).__name__})")


def _place(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _unknown_keys(error: ForbiddenExtraKeysError) -> Iterator[Problem]:
    known = [field.alias for field in attrs.fields(error.cl) if field.alias != "supposed"] if error.cl else []
    allowed_personal = {"name"} if error.cl is Package else set()
    for key in sorted(error.extra_fields):
        yield unknown_key(key, known, allowed_personal)


def unknown_key(key: str, known: list[str], allowed: set[str] | frozenset[str] = frozenset()) -> Problem:
    """Return the problem of a key that does not exist; one for personal data has a message of its own."""
    if key.lower().replace("-", "_") in PERSONAL and key not in allowed:
        return Problem(key, "is personal data; the library needs none, leave it out")
    return Problem(key, f"is not a key here; {suggestion(key, known)}")
