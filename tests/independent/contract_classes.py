"""Builds a case of the model's own classes, as a program does that has no file."""

from __future__ import annotations

import collections.abc
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from fysiodekking import Case, Money
from fysiodekking.model.history import History
from fysiodekking.model.package import Copayment, Limit, PartYear
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import Row


def case_of(case: Mapping[str, Any]) -> Case:
    """Return the case that a mapping describes, without the reader of files."""
    given = dict(case)
    rows = given.pop("history", None)
    if rows is not None:
        given["history"] = History(_made(Row, row) for row in rows)
    made: Case = _made(Case, given)
    return made


@cache
def _types(cls: Any) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _made(cls: Any, table: Mapping[str, Any]) -> Any:
    return cls(**{key: _value(_types(cls)[key], value, cls) for key, value in table.items()})


def _value(type_: Any, value: Any, of: Any) -> Any:
    """Return a value as a field of this type holds it."""
    if isinstance(value, History):
        return value
    if of in (Limit, PartYear, Copayment) and value == "unknown":
        return NOT_GIVEN
    choices = get_args(type_)
    if isinstance(value, list):
        inner = next(get_args(each)[0] for each in (type_, *choices) if get_origin(each) is tuple)
        return tuple(_value(inner, each, tuple) for each in value)
    single = [each for each in (type_, *choices) if isinstance(each, type)]
    if isinstance(value, dict):
        part = next((each for each in single if attrs.has(each) and each is not type(NOT_GIVEN)), None)
        if part is not None and get_origin(type_) is not collections.abc.Mapping:
            return _made(part, value)
        inner = choices[1]
        return {key: _made(inner, each) if attrs.has(inner) else each for key, each in value.items()}
    if isinstance(value, str):
        word = next((each for each in single if issubclass(each, StrEnum)), None)
        if word is not None:
            return word(value)
        if Money in single and value[:1].isdigit():
            return Money.parse(value)
    return value
