"""Input that is written plainly, read quickly: what the careful way reads, or nothing.

A value that was read before is not read again: for each kind of field it is remembered what the careful way made of it,
if that found nothing wrong. Tables are walked key by key. Whatever is not plain (another class than json and tomllib
give, a key too many, something wrong) is left to the careful way, which says what it is.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, Final, cast, get_args, get_origin

import attrs

from fysiodekking.adapters.data_reader import Field, Reader, Way, fields_of, members_of
from fysiodekking.model.checked import (
    Checked,
    check_of_all,
    converted,
    default_of,
    field_problems,
    make_unchecked,
)
from fysiodekking.model.counts import MOST_ROWS
from fysiodekking.model.errors import Problem
from fysiodekking.model.history import History
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.usage import Row, Used

ODD: Final = (LookupError, ValueError)
"""What is raised for anything that is not plain."""
MOST: Final = 1 << 12
"""So many values of a kind are remembered; then it begins anew."""
LONGEST: Final = 1 << 6
"""Longer texts are not remembered."""
MOST_TABLES: Final = 1 << 9
LONGEST_TABLE: Final = 1 << 13
"""The same for tables, in bytes."""
_NO_ROWS: Final = History()
"""A history without a row is one object for all: what a phase found is known again by the history that it looked at."""
_PLAIN: Final = (str, int, bool, date)
_TEXT: Final = frozenset({str})
_WITHOUT_REFERENCES: Final = 2
_WHOLE: Final = frozenset({Package, Provider, BasicPolicy, Readings, Used})
"""Tables that many cases have in common: the same words give the same object."""

Ways = Mapping[type, Way]
"""How a value is read, by its class."""


class Remembered(dict[Any, Any]):
    """What was made of what was written; what is wrong raises, and is not remembered."""

    def __init__(self, read: Way, most: int = MOST, longest: int = LONGEST) -> None:
        super().__init__()
        self._read, self._most, self._longest = read, most, longest

    def __missing__(self, written: Any) -> Any:
        made = self._read(written)
        if _size(written) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[written] = made
        return made


def _size(written: object) -> int:
    """Return how long a text is, or texts together."""
    if isinstance(written, tuple):
        return sum(map(len, written))
    return len(written) if isinstance(written, (str, bytes)) else 0


class Quick:
    """Reads what is plain as a careful reader would; anything else raises one of `ODD`."""

    def __init__(self, careful: Reader) -> None:
        self._careful = careful
        self._tables: dict[Any, Way] = {}
        self._fields: dict[Any, Ways] = {}

    def read(self, value: object, cls: type[Checked]) -> Any:
        """Read a table."""
        if type(value) is not dict:
            raise LookupError
        return self.table(cls)(value)

    def field(self, value: object, cls: type[Checked], field: Field) -> Any:
        """Read the value of a field."""
        return self.ways(cls, field)[type(value)](value)

    def table(self, cls: type[Checked]) -> Way:
        """Return how a table of a class is read."""
        if cls not in self._tables:
            self._tables[cls] = self._table(cls)
        return self._tables[cls]

    def ways(self, cls: type[Checked], field: Field) -> Ways:
        """Return how the value of a field is read, by its class."""
        if (cls, field.name) not in self._fields:
            self._fields[cls, field.name] = self._ways(cls, field)
        return self._fields[cls, field.name]

    def _table(self, cls: type[Checked]) -> Way:
        places = {key: (_put(cls, field), self.ways(cls, field)) for key, field in self._careful.fields(cls).items()}
        fields = fields_of(cast("Any", cls))
        absent = [(_put(cls, field), _default(field)) for field in fields if field.default is not attrs.NOTHING]
        needed = frozenset(field.alias for field in fields if field.default is attrs.NOTHING)
        together, none_is_absent = check_of_all(cls), self._careful.none_is_absent(cls)

        def read(table: dict[Any, Any]) -> Any:
            made = object.__new__(cls)
            for put, default in absent:
                put(made, default)
            for key, value in table.items():
                put, ways = places[key]
                if value is not None or not none_is_absent:
                    put(made, ways[type(value)](value))
                elif key in needed:
                    raise LookupError
            if not needed <= table.keys():
                raise LookupError
            if together is not None:
                _nothing_wrong(together(made))
            return made

        return _by_its_words(read) if cls in _WHOLE else read

    def _ways(self, cls: type[Checked], field: Field) -> Ways:
        """Return how the value of a field is read."""
        careful = partial(self._careful.field, cls, field)
        ways = _plain_ways(careful)
        for kind in members_of(field.type):
            if _is_table(kind):
                ways[dict] = self.table(kind)
            elif kind is History:
                ways[list] = self._history
            elif get_origin(kind) is Mapping:
                ways[dict] = self._mapping(field, get_args(kind)[1])
            elif get_origin(kind) is tuple:
                ways[list] = self._list(field, get_args(kind)[0], careful)
        return ways

    def _member(self, kind: Any) -> Ways:
        """Return how a member of a list or mapping is read, which is checked with the others."""
        ways = _plain_ways(partial(self._careful.read, kind=kind))
        for member in members_of(kind):
            if _is_table(member):
                ways[dict] = self.table(member)
            if member is Package:
                ways[Package] = _as_it_is
        return ways

    def _mapping(self, field: Field, kind: Any) -> Way:
        ways = self._member(kind)
        made = _checked(field, lambda table: {key: ways[type(value)](value) for key, value in table.items()})
        return _by_its_words(self._keyed(field, kind, ways)) if _is_table(kind) else made

    def _keyed(self, field: Field, kind: Any, ways: Ways) -> Way:
        """Return how tables by keys of the caller's are read: each is right by itself, so only the keys are checked."""
        right = make_unchecked(kind)
        check = Remembered(lambda keys: _nothing_wrong(field_problems(field, dict.fromkeys(keys, right)))).__getitem__

        def read(table: dict[Any, Any]) -> Any:
            made = {key: ways[type(value)](value) for key, value in table.items()}
            check(tuple(made))
            return converted(field, made)

        return read

    def _list(self, field: Field, kind: Any, careful: Way) -> Way:
        ways, texts = self._member(kind), Remembered(careful)
        one_by_one = _checked(field, lambda members: tuple([ways[type(member)](member) for member in members]))

        def read(members: list[Any]) -> Any:
            classes = set(map(type, members))
            return texts[tuple(members)] if classes <= _TEXT else one_by_one(members)

        return read

    def _history(self, rows: list[Any]) -> History:
        if not rows:
            return _NO_ROWS
        if len(rows) > MOST_ROWS:
            raise LookupError
        ways = {dict: self.table(Row)}
        return History([ways[type(row)](row) for row in rows])


def _plain_ways(careful: Way) -> dict[type, Way]:
    """Return how plain values are read, each class by itself: 1 is no true."""
    return {each: Remembered(careful).__getitem__ for each in _PLAIN}


def _as_it_is(package: Package) -> Package:
    return package


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Checked)


def _default(field: Field) -> Any:
    return converted(field, default_of(field))


def _put(cls: Any, field: Field) -> Any:
    return getattr(cls, field.name).__set__


def _nothing_wrong(problems: Iterator[Problem]) -> None:
    for _ in problems:
        raise LookupError


def _checked(field: Field, make: Way) -> Way:
    """Return how a field is read that holds several values, which are checked together."""

    def read(value: object) -> Any:
        made = make(value)
        _nothing_wrong(field_problems(field, made))
        return converted(field, made)

    return read


def _by_its_words(read: Way) -> Way:
    """Return how a table is read that gives the same object for the same words."""
    known = Remembered(lambda words: read(marshal.loads(words)), MOST_TABLES, LONGEST_TABLE)  # noqa: S302 - written a line below

    def read_words(table: dict[Any, Any]) -> Any:
        try:
            words = marshal.dumps(table, _WITHOUT_REFERENCES)
        except ValueError:  # it holds what is no text, as a date of TOML
            return read(table)
        return known[words]

    return read_words
