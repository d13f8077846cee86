"""Which column is which fact: a dotted path of the case file, or a whole part of it as a struct."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain, islice
from typing import Any, Final, get_args, get_origin

import attrs

from fysiodekking.adapters.columns.arrow import arrow
from fysiodekking.adapters.columns.layouts import LISTS, is_type, plain_type
from fysiodekking.adapters.data_reader import members_of
from fysiodekking.adapters.input_data import INPUT
from fysiodekking.adapters.tables.files import InvalidTable
from fysiodekking.model.case import Case
from fysiodekking.model.checked import MOST_WORDS, repeatable, shown, suggestion
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import LONGEST_ID, MOST_PROBLEMS
from fysiodekking.model.errors import Problem, first_of
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.package import Package
from fysiodekking.model.personal import IS_PERSONAL, is_birth, is_personal, looks_personal
from fysiodekking.model.printable import escaped
from fysiodekking.model.usage import Range, Row

CONDITION: Final = "condition"
"""The condition that is treated; its key is `session.condition`."""
_CONDITIONS: Final = "conditions"
ID: Final = "id"
_NEEDED: Final = ("session.date", "provider.profession", "insured.born")
_TEXT: Final = ("string", "large_string", "string_view")
_PLAIN: Final[Mapping[Any, tuple[str, ...]]] = {
    date: (*_TEXT, "date", "timestamp"),
    Money: (*_TEXT, "decimal"),
    bool: ("boolean",),
    int: ("integer",),
    str: _TEXT,
}
"""The types of Arrow that hold each kind of plain value."""
_REMEDY: Final[Mapping[Any, str]] = {
    date: "a date",
    Money: "a decimal128 with two decimals",
    bool: "true and false",
    int: "whole numbers",
    str: "text",
    tuple: "a list",
    dict: "a struct",
}
"""How each kind of value is written."""


class Columns:
    """The columns of a table.

    :param facts: the columns that hold facts, by their names.
    :param kept: the columns that are handed on.
    :param personal: the columns that are never read, since they would carry personal data.
    :param answers: the names of the answers, which no column that is handed on may have.
    :raises InvalidTable: with every problem of the names and types of the columns.
    """

    def __init__(self, schema: Any, keep: Collection[str], answers: Collection[str]) -> None:
        names = list(schema.names)
        if isinstance(keep, str) or not isinstance(keep, Collection) or not all(isinstance(each, str) for each in keep):
            raise InvalidTable([Problem("keep", f"{shown(keep)} is not a list (write names of columns)")])
        keep = dict.fromkeys(keep)
        self.personal = tuple(name for name in names if _tells_who(name))
        self.kept = tuple(name for name in names if name in keep or name == ID)
        others = {*self.personal, *self.kept}
        self.facts = tuple(name for name in names if name not in others)
        self._places = {name: _named(name, f"column {number}") for number, name in enumerate(names, start=1)}
        problems = first_of(
            chain(self._doubled(names), self._wrongly_kept(schema, keep, answers), self._wrong_types(schema))
        )
        if problems:
            raise InvalidTable(problems)

    @property
    def personal_ones(self) -> str:
        """The columns that are never read, for a warning; of very many the first."""
        more = ", …" if len(self.personal) > MOST_WORDS else ""
        return escaped(", ".join(self._places[name] for name in self.personal[:MOST_WORDS])) + more

    def _doubled(self, names: list[str]) -> Iterator[Problem]:
        for name, times in sorted(Counter(names).items()):
            if times > 1:
                yield Problem(self._places[name], "stands twice (give each column its own name)")
        for name, other in _within_others(self.facts):
            yield Problem(self._places[name], f"stands twice, also as {self._places[other]} (leave out one of them)")

    def named(self, name: str) -> str:
        """Return a column for a message: by its place where its name looks personal."""
        return escaped(self._places[name])

    def _wrongly_kept(self, schema: Any, keep: Collection[str], answers: Collection[str]) -> Iterator[Problem]:
        types = dict(zip(schema.names, schema.types, strict=True))
        for name in keep:
            if name not in types:
                yield Problem(_named(name, "keep"), f"is no column; {_instead(name, schema.names)}")
        for name in self.kept:
            if name in answers:
                yield Problem(name, "is a column of the answers (give it another name)")
            elif name not in self.personal:
                yield from _personal_within(self._places[name], types[name])
        for name in (name for name in types if name in keep and (name in self.personal or looks_personal(name))):
            yield Problem(self._places[name], IS_PERSONAL)

    def _wrong_types(self, schema: Any) -> Iterator[Problem]:
        for name in _NEEDED:
            if not _stands(name, self.facts):
                yield Problem(name, "is missing (add the column)")
        facts = frozenset(self.facts)
        for name, type_ in zip(schema.names, schema.types, strict=True):
            kinds = kinds_of(name)
            if name in facts and kinds:
                yield from _wrong(self._places[name], type_, kinds)
            elif name in facts:
                instead = suggestion(name, paths())
                message = f"is no fact of a session; {instead} (or keep it, to hand it on)"
                yield Problem(self._places[name], message)


def _tells_who(name: str) -> bool:
    last = name.rpartition(".")[2]
    return is_personal(last) and not kinds_of(name) and not (is_birth(last) and kinds_of(f"insured.{last}"))


def _personal_within(path: str, type_: Any) -> Iterator[Problem]:
    """Yield each field of a struct, wherever it lies in a type, whose name says that it holds personal data."""
    type_ = plain_type(type_)
    if is_type(type_, "struct"):
        for number, field in enumerate(type_, start=1):
            place = f"{path}.{_named(field.name, f'field {number}')}"
            if is_personal(field.name):
                yield Problem(place, IS_PERSONAL)
            else:
                yield from _personal_within(place, field.type)
    elif is_type(type_, *LISTS):
        yield from _personal_within(f"{path}[]", type_.value_type)
    elif is_type(type_, "map"):
        yield from _personal_within(f"{path}[]", type_.item_type)


def _named(name: str, place: str) -> str:
    """Return the name of a column for a message, cut when it is long; its place where the name looks personal."""
    short = name[:LONGEST_ID]
    return short if all(map(repeatable, [short, *short.split(".")])) else place


def _instead(name: str, names: Collection[str]) -> str:
    """Say which column is meant, where there are few."""
    few = [each for each in names if _named(each, "") == each] if len(names) <= MOST_WORDS else []
    return suggestion(name, few) if few else "write the name of a column"


def _within_others(facts: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each column that says what another does, with that one: a part of a struct, a condition of all of them."""
    by_name = {name: name for name in facts if kinds_of(name)}
    treated = next((name for name in by_name if name.partition(".")[0] == CONDITION), None)
    for name in by_name:
        parts = name.split(".")
        for length in range(1, len(parts)):
            if (whole := ".".join(parts[:length])) in by_name:
                yield name, whole
        if treated is not None and parts[0] == _CONDITIONS:
            yield name, treated


def _stands(name: str, facts: Collection[str]) -> bool:
    return name in facts or name.partition(".")[0] in facts


# --- paths ----------------------------------------------------------------------------------------------------------


@cache
def _parts() -> Mapping[str, tuple[Any, ...]]:
    """Return the parts of a case with what they are; the condition that is treated stands for all of them."""
    kinds = {name: members_of(field.type) for name, field in INPUT.fields(Case).items() if name != "title"}
    return {**kinds, CONDITION: (Condition,), "packages": (tuple[str | Package, ...],)}


def kinds_of(path: str) -> tuple[Any, ...]:
    """Return what stands at a path of a case; nothing where there is no such fact."""
    first, *others = path.split(".")
    kinds = _parts().get(first, ())
    for name in others:
        kinds = next((inner for kind in kinds if (inner := _within(kind, name))), ())
    return kinds


def _within(kind: Any, name: str) -> tuple[Any, ...]:
    if attrs.has(kind):
        field = INPUT.fields(kind).get(name)
        return () if field is None else members_of(field.type)
    return members_of(get_args(kind)[1]) if get_origin(kind) is Mapping else ()


@cache
def paths() -> tuple[str, ...]:
    """Return every part of a case, and every fact of one."""
    found: list[str] = []
    for name, kinds in _parts().items():
        fields = [field for kind in kinds if attrs.has(kind) for field in INPUT.fields(kind)]
        found += [name, *(f"{name}.{field}" for field in fields)]
    return tuple(found)


# --- types ----------------------------------------------------------------------------------------------------------


def _wrong(path: str, type_: Any, kinds: tuple[Any, ...]) -> list[Problem]:
    """Return what is wrong with the type of a column, or of a part of it, which has to be that of one of the kinds."""
    type_ = plain_type(type_)
    if is_type(type_, "null"):
        return []
    not_so = Problem(path, f"holds {_of_what(type_)} (write {_written(kinds)})")
    found = [_wrong_for(path, type_, kind, not_so) for kind in kinds]
    if not all(found):
        return []
    return next((problems for problems in found if problems != [not_so]), [not_so])


def _wrong_for(path: str, type_: Any, kind: Any, not_so: Problem) -> list[Problem]:
    """Return what is wrong with a type for one kind of value; `not_so` where it is another kind altogether."""
    if kind is Any:
        return []
    if kind is Range and _holds(type_, int):
        return []
    shape = _shape(kind)
    if shape is tuple and is_type(type_, *LISTS):
        return _wrong(f"{path}[]", type_.value_type, (Row,) if kind is History else members_of(get_args(kind)[0]))
    if shape is dict and is_type(type_, "struct"):
        return list(islice(_wrong_fields(path, type_, kind), MOST_PROBLEMS + 1))
    if shape is dict and is_type(type_, "map") and get_origin(kind) is Mapping and is_type(type_.key_type, *_TEXT):
        return _wrong(f"{path}[]", type_.item_type, members_of(get_args(kind)[1]))
    return [] if shape in _PLAIN and _holds(type_, shape) and _has_a_zone(type_) else [not_so]


def _holds(type_: Any, shape: Any) -> bool:
    """Tell whether a type holds a kind of plain value; whole numbers are also decimals that have no places."""
    whole = shape is int and is_type(type_, "decimal") and type_.scale == 0
    return whole or is_type(type_, *_PLAIN[shape])


def _wrong_fields(path: str, type_: Any, kind: Any) -> Iterator[Problem]:
    names = [field.name for field in type_]
    for name, times in sorted(Counter(names).items()):
        if times > 1:
            yield Problem(f"{path}.{_named(name, '…')}", "stands twice (give each field its own name)")
    for number, field in enumerate(type_, start=1):
        place = f"{path}.{_named(field.name, f'field {number}')}"
        kinds = _within(kind, field.name)
        if kinds:
            yield from _wrong(place, field.type, kinds)
        else:
            yield Problem(place, f"is not a key here; {suggestion(field.name, [*INPUT.fields(kind)])}")


def _of_what(type_: Any) -> str:
    """Return what a type is, without the names of what it is made of."""
    return str(type_).partition("<")[0]


def _has_a_zone(type_: Any) -> bool:
    """Tell whether the time zone of a type is known, where it has one."""
    try:
        return not is_type(type_, "timestamp") or arrow().scalar(0, type_).as_py() is not None
    except (arrow().ArrowException, KeyError):  # what zoneinfo does not find is a KeyError
        return False


def _written(kinds: tuple[Any, ...]) -> str:
    shapes = [shape for kind in kinds for shape in ([int, dict] if kind is Range else [_shape(kind)])]
    return " or ".join(dict.fromkeys(_REMEDY[shape] for shape in shapes if shape is not type(None)))


def _shape(kind: Any) -> Any:
    """Return what a kind of value is written as."""
    if kind in _REMEDY:
        return kind
    if kind is History or get_origin(kind) is tuple:
        return tuple
    return str if isinstance(kind, type) and issubclass(kind, str) else dict


def is_range(path: str) -> bool:
    """Tell whether a fact is a range of sessions, which one number stands for as well."""
    return kinds_of(path) == (Range,)
