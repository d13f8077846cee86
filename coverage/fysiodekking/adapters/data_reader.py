"""Plain data in: from mappings (what tomllib and json give) to the model, by the types of its fields.

Every problem is found, each with its path. What cases, packages and stored decisions have in common stands here; each
says in a `Reader` of its own what it writes otherwise, and what to write instead of what is wrong.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, ClassVar, Final, TypeAlias, Union, get_args, get_origin

import attrs

from fysiodekking.model.checked import is_flag, is_money, shown, suggestion
from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.errors import MORE, InvalidInput, Problem
from fysiodekking.model.json_schema import accepts, schema_of
from fysiodekking.model.money import Money
from fysiodekking.model.unknown import Unknown

Way = Callable[[Any], Any]
"""How one kind of value is read."""
Field: TypeAlias = "attrs.Attribute[Any]"

_ISO_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WRITTEN_DAY: Final = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d")
_WORDS: Final = {None: "null", True: "true", False: "false"}
WRONG: Final = object()
"""Stands for a value that could not be read."""


class BadValue(ValueError):
    """One value that is not what was expected."""


@lru_cache(maxsize=1 << 8)
def fields_of(cls: Any) -> tuple[Field, ...]:
    """Return the fields of a class, with their types."""
    fields: tuple[Field, ...] = attrs.fields(attrs.resolve_types(cls))
    return fields


def members_of(kind: Any) -> tuple[Any, ...]:
    """Return what a type allows: of `X | Unknown` only X, since an absent key says the rest."""
    one_of_several = get_origin(kind) in (Union, types.UnionType)
    return tuple(each for each in get_args(kind) if each is not Unknown) if one_of_several else (kind,)


def as_written(value: object) -> str:
    """Write a value of a file for a message: as JSON and TOML have it, and not as Python does."""
    return _WORDS[value] if value is None or isinstance(value, bool) else shown(value)


class Reader:
    """Reads one kind of data, which says what it writes otherwise, and what to write instead of what is wrong."""

    MISSING: ClassVar[str]
    """What is said of a key that is missing."""
    TABLE: ClassVar[str] = ""
    LIST: ClassVar[str] = ""
    FLAG: ClassVar[str] = ""
    WHOLE: ClassVar[str] = ""
    """What is said after the words that a value is none of these."""

    def __init__(self) -> None:
        self.values: dict[Any, Way] = {
            date: self.day,
            Money: self.money,
            bool: self.flag,
            int: self.whole,
            str: self.text,
        }
        self._ways: dict[Any, Way] = {}

    def read(self, value: object, kind: Any) -> Any:
        """Make what a value says.

        :raises ValueError: `BadValue` or `InvalidInput`, with everything that is wrong.
        """
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self.way(kind)
        return way(value)

    def way(self, kind: Any) -> Way:
        """Return how a kind of value is read."""
        members = members_of(kind)
        if kind in self.values:
            return self.values[kind]
        if members != (kind,):
            return partial(self._one_of, members=members)
        if get_origin(kind) is tuple:
            return partial(self.members, kind=get_args(kind)[0])
        return partial(self.word, words=kind) if issubclass(kind, StrEnum) else partial(self.table, cls=kind)

    def placed(self, way: Way, value: object, path: str, problems: list[Problem]) -> Any:
        """Read a value that stands at a path; what is wrong goes into `problems`, and `WRONG` comes back."""
        try:
            return way(value)
        except InvalidInput as error:
            problems.extend(problem.under(path) for problem in error.problems)
        except BadValue as error:
            problems.append(Problem(path, str(error)))
        return WRONG

    # --- tables and lists ---

    def table(self, value: object, cls: Any) -> Any:
        """Read a table by the fields of a class; every field is read, so that all problems are known at once."""
        if not isinstance(value, Mapping):
            raise BadValue(f"{as_written(value)} is not a table{self.TABLE}")
        problems: list[Problem] = []
        made: dict[str, Any] = {}
        fields = self.fields(cls)
        for key, field in fields.items():
            if key in value and not (value[key] is None and self.none_is_absent(cls)):
                made[str(field.alias)] = self.placed(partial(self.field, cls, field), value[key], key, problems)
            elif not self.may_be_absent(field):
                problems.append(Problem(key, self.MISSING))
        problems.extend(self.other_keys(cls, fields, value))
        if problems:
            raise InvalidInput(problems)
        return self.make(cls, made)

    def fields(self, cls: Any) -> Mapping[str, Field]:
        """Return the fields of a class that are written, by their keys."""
        return {str(field.alias): field for field in fields_of(cls)}

    def field(self, cls: Any, field: Field, value: object) -> Any:  # noqa: ARG002 - a kind of data may ask the class
        """Read the value of a field."""
        return self.read(value, field.type)

    def none_is_absent(self, cls: Any) -> bool:  # noqa: ARG002 - here null is a value
        """Tell whether a key with None says no more than one that is not there."""
        return False

    def may_be_absent(self, field: Field) -> bool:  # noqa: ARG002 - here every key is written
        """Tell whether a key may be left out."""
        return False

    def other_keys(self, cls: Any, fields: Mapping[str, Field], value: Mapping[Any, object]) -> Iterable[Problem]:  # noqa: ARG002 - here they are passed over
        """Yield what is wrong with the keys that are no fields."""
        return ()

    def make(self, cls: Any, values: dict[str, Any]) -> Any:
        """Make the object of values that are each right."""
        return cls(**values)

    def members(self, value: object, kind: Any) -> tuple[Any, ...]:
        """Read a list of one kind of value."""
        if not isinstance(value, (list, tuple)):
            raise BadValue(f"{as_written(value)} is not a list{self.LIST}")
        return tuple(self.each(kind, ((f"[{index}]", member) for index, member in enumerate(value))))

    def each(self, kind: Any, members: Iterable[tuple[str, object]]) -> list[Any]:
        """Read every member, and raise all problems together (the first hundred or so of very many)."""
        problems: list[Problem] = []
        made = []
        for path, member in members:
            made.append(self.placed(partial(self.read, kind=kind), member, path, problems))
            if len(problems) >= MOST_PROBLEMS:
                problems.append(MORE)
                break
        if problems:
            raise InvalidInput(problems)
        return made

    def _one_of(self, value: object, members: tuple[Any, ...]) -> Any:
        """Read one of several kinds: that which the value has, else the first."""
        if value is None and type(None) in members:
            return None
        kinds = [kind for kind in members if kind is not type(None)]
        return self.read(value, next((kind for kind in kinds if _has_the_shape(value, kind)), kinds[0]))

    # --- values ---

    @accepts({"type": "string", "format": "date", "pattern": f"^{_ISO_DAY.pattern}$"})
    def day(self, value: object) -> date:
        """Read a date as 2026-03-12; another that can be understood is named as it has to be written."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, datetime):
            # what was a day in one zone is another day in another: which one was meant, the value does not say
            only = f": {value.date()}" if value.tzinfo is None else ", as it was in the Netherlands"
            raise BadValue(f"{value.isoformat()} has a time of day (write the date only{only})")
        try:
            if isinstance(value, str) and _ISO_DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise BadValue(f"{as_written(value)} is not a date (write {_meant(value) or '2026-03-12'})")

    @accepts(schema_of(is_money))
    def money(self, value: object) -> Money:
        """Read an amount."""
        try:
            return Money.parse(self.text(value))
        except ValueError:
            raise BadValue(
                f'{as_written(value)} is not an amount (write euros with two decimals, as "42.50")'
            ) from None

    @accepts(schema_of(is_flag))
    def flag(self, value: object) -> bool:
        """Read true or false."""
        if not isinstance(value, bool):
            raise BadValue(f"{as_written(value)} is neither true nor false{self.FLAG}")
        return value

    @accepts({"type": "integer"})
    def whole(self, value: object) -> int:
        """Read a whole number."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadValue(f"{as_written(value)} is not a whole number{self.WHOLE}")
        return value

    @accepts({"type": "string"})
    def text(self, value: object) -> str:
        """Read a text."""
        if not isinstance(value, str):
            raise BadValue(f"{as_written(value)} is not text")
        return value

    def word(self, value: object, words: type[StrEnum]) -> StrEnum:
        """Read a word of a closed list."""
        if isinstance(value, str) and value in words._value2member_map_:
            return words(value)
        raise BadValue(f"{as_written(value)} is not known here; {suggestion(value, list(words))}")


def _has_the_shape(value: object, kind: Any) -> bool:
    """Tell whether a value is of a kind, or holds others as that kind does."""
    holds_others = get_origin(kind) is tuple or attrs.has(kind)
    return type(value) is kind or (holds_others and isinstance(value, (Mapping, list, tuple)))


def _meant(value: object) -> date | None:
    """Return the day that is meant by one of the other ways to write a date."""
    for pattern in _WRITTEN_DAY if isinstance(value, str) else ():
        try:
            return datetime.strptime(str(value), pattern).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None
