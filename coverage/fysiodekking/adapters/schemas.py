"""JSON Schemas (2020-12) of what goes in and comes out, for editors, other languages and services.

Nothing is told a second time here: a key accepts what the check of its field says, a stored decision what its reader
says, and the words beside a key are those of the class. A schema is never stricter than the library; the library is
stricter than the schema, since two facts can contradict each other.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, Final, Literal, get_args, get_origin

import attrs

from fysiodekking.adapters.case_data import UNKNOWN
from fysiodekking.adapters.case_files import FORMAT as CASE
from fysiodekking.adapters.case_files import OF_PERSON, SEVERAL, TEXTS, Format
from fysiodekking.adapters.cov_packages import Named
from fysiodekking.adapters.data_reader import Field, fields_of, members_of
from fysiodekking.adapters.dossiers import FORMAT as DOSSIER
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.input_data import INPUT, TAKES_UNKNOWN
from fysiodekking.adapters.stored_decisions import READ_AS, STORED
from fysiodekking.model.case import Case
from fysiodekking.model.checked import demand_word, is_any_text, schema_of_field
from fysiodekking.model.claim import Claimed
from fysiodekking.model.counts import LONGEST_MESSAGE, LONGEST_PATH, MOST_CASES, MOST_PACKAGES, MOST_PROBLEMS, MOST_ROWS
from fysiodekking.model.decision import Decision, Finding
from fysiodekking.model.dossier import DossierSession
from fysiodekking.model.errors import Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.history import History
from fysiodekking.model.json_schema import Schema, Unsaid, schema_of, table
from fysiodekking.model.package import Package
from fysiodekking.model.people import Provider
from fysiodekking.model.usage import Row
from fysiodekking.version import __version__

Name = Literal["case", "cases", "dossier", "package", "decision", "problems"]
NAMES: Final = get_args(Name)
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PARAMETER: Final = re.compile(r":param (\w+): (.+(?:\n {4}.+)*)")


@carries_no_data
def schema(name: Name) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what goes in or comes out.

    :param name: ``case`` (what `case_from` reads), ``cases`` (a policy check with several cases), ``dossier``,
        ``package`` (a package file), ``decision`` (what `as_dict` returns), or ``problems`` (what is wrong with input).
    :returns: a mapping that JSON can hold, made anew.
    :raises InvalidInput: for another name.
    """
    demand_word(name, NAMES, "the name of a schema")
    tables, top = _MAKERS[name]()
    return {"$schema": DIALECT, "title": f"{name} (fysiodekking {__version__})", **top, "$defs": tables.named}


class Tables:
    """The tables of a schema, each told once, under the name of its class."""

    def __init__(self) -> None:
        self.named: dict[str, Any] = {}

    def table(self, cls: Any) -> dict[str, Any]:
        """Return the schema of what the objects of a class are written as."""
        raise NotImplementedError

    def name(self, cls: type) -> str:
        """Return the name of the table of a class."""
        return cls.__name__.lstrip("_")

    def resolve(self, schema: Any, where: str) -> Any:
        """Return a schema in which every class is the table that it stands for.

        :param where: it stands, to be named where a check does not say what it accepts.
        """
        if schema is Unsaid:
            raise LookupError(f"{where}: its check does not say what it accepts (tell it with `accepts`)")
        if isinstance(schema, type):
            return self._reference(schema)
        if isinstance(schema, Mapping):
            return {key: self.resolve(part, where) for key, part in schema.items()}
        return [self.resolve(part, where) for part in schema] if isinstance(schema, (list, tuple)) else schema

    def _reference(self, cls: type) -> Any:
        if cls is History:
            return self.resolve({"type": "array", "items": Row, "maxItems": MOST_ROWS}, cls.__name__)
        name = self.name(cls)
        if name not in self.named:
            self.named[name] = {}  # takes its place before those that it holds
            self.named[name] = self.table(cls)
        return {"$ref": f"#/$defs/{name}"}

    def properties(self, cls: Any, schemas: Mapping[str, Schema]) -> dict[str, Any]:
        """Return what keys accept, each with the words of a class about it."""
        words = _words(cls)
        described = {key: {"description": words[key]} if key in words else {} for key in schemas}
        return {key: self.resolve(part, f"{cls.__name__}.{key}") | described[key] for key, part in schemas.items()}


def _words(cls: type) -> dict[str, str]:
    """Return what a class and those above it say of each parameter."""
    texts = (inspect.getdoc(base) or "" for base in reversed(cls.__mro__) if attrs.has(base))
    return {key: " ".join(words.split()) for text in texts for key, words in _PARAMETER.findall(text)}


def _or(schema: Any, other: str | None) -> Schema:
    """Return a schema that accepts one more value."""
    if isinstance(schema, Mapping) and other is None and isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if isinstance(schema, Mapping) and schema.keys() == {"enum"}:
        return {"enum": [*schema["enum"], other]}
    one_of = schema["anyOf"] if isinstance(schema, Mapping) and schema.keys() == {"anyOf"} else [schema]
    return {"anyOf": [*one_of, {"const": other}]}


# --- input: what the checks of its fields say ---


class OfInput(Tables):
    """The tables of cases and packages."""

    def table(self, cls: Any) -> dict[str, Any]:
        """Return the schema of what the objects of a class are written as."""
        fields = INPUT.fields(cls)
        schemas = {key: _schema_of_field(cls, field) for key, field in fields.items()}
        return table(
            self.properties(cls, schemas), *(key for key, field in fields.items() if INPUT.may_be_absent(field))
        )


def _schema_of_field(cls: Any, field: Field) -> Schema:
    """Return what the key of a field accepts; null says no more than a key that is not there."""
    schema = _part_of(Provider) if (cls, field.name) == (DossierSession, "provider") else schema_of_field(field)
    if (cls, field.name) in TAKES_UNKNOWN:
        schema = _or(schema, UNKNOWN)
    return _or(schema, None) if INPUT.may_be_absent(field) and INPUT.none_is_absent(cls) else schema


def _part_of(cls: Any, *keys: str) -> Schema:
    """Return the schema of a table that need not hold every key of a class; the rest is known."""
    fields = INPUT.fields(cls)
    return table({key: _schema_of_field(cls, fields[key]) for key in keys or fields}, *fields)


def _file(form: Format) -> tuple[Tables, dict[str, Any]]:
    """Return the schema of a file that holds what is asked of one person."""
    tables = OfInput()
    schemas = _schemas(form)
    return tables, table(tables.properties(form.cls, schemas), *(key for key in schemas if key not in form.required))


def _schemas(form: Format) -> dict[str, Schema]:
    """Return what each key of a file accepts."""
    fields = INPUT.fields(form.cls)
    keys = [key for key in form.keys if key not in form.others]
    return {key: _BESIDE[key] if key in _BESIDE else _schema_of_field(form.cls, fields[key]) for key in keys}


class OfParts(OfInput):
    """The tables of a file with several cases: merged key by key, none has to be whole; in a list each has to be."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = OfInput()
        self.whole.named = self.named

    def name(self, cls: type) -> str:
        """Tell it apart from the whole table of the same class."""
        return f"PartOf{super().name(cls)}"

    def resolve(self, schema: Any, where: str) -> Any:
        """Ask no key of a table, and of a list what is asked of it elsewhere."""
        if not isinstance(schema, Mapping):
            return super().resolve(schema, where)
        if "items" in schema:
            return self.whole.resolve(schema, where)
        return super().resolve({key: part for key, part in schema.items() if key != "required"}, where)

    def table(self, cls: Any) -> dict[str, Any]:
        """Return the schema of a part of what the objects of a class are written as."""
        return {key: part for key, part in super().table(cls).items() if key != "required"}


def _cases() -> tuple[Tables, dict[str, Any]]:
    """Return the schema of a file with several cases: what they share, and of each the rest with what it expects."""
    tables = OfParts()
    schemas = _schemas(CASE)
    expect = {"expect": tables.whole.resolve(schemas.pop("expect"), "expect")}
    shared = tables.properties(Case, schemas)
    case = table(tables.properties(Case, schemas) | expect, *schemas)
    several = {"type": "array", "items": case, "minItems": 1, "maxItems": MOST_CASES}
    return tables, table({**shared, SEVERAL: several}, *shared)


def _packages() -> tuple[Tables, dict[str, Any]]:
    tables = OfInput()
    return tables, tables.resolve(table({"packages": {"type": "array", "items": Package, "minItems": 1}}), "")


_PACKAGE: Final = {"anyOf": [{"type": "string"}, _part_of(Package, "id", *OF_PERSON), Named, Package]}
"""A package in a case: the id of a known one, that with what is this person's, what COV answered, or all its terms."""
_BESIDE: Final[Mapping[str, Schema]] = {
    **dict.fromkeys(TEXTS, _or(schema_of(is_any_text), None)),
    "packages": {"type": ["array", "null"], "items": _PACKAGE, "maxItems": MOST_PACKAGES},
    "claim": _or(Claimed, None),
    "expect": Expectation,
}
"""What stands in a file and is read otherwise than by the fields of its class."""


# --- decisions: what the reader of stored ones says ---


class OfDecision(Tables):
    """The tables of decisions."""

    def table(self, cls: Any) -> dict[str, Any]:
        """Return the schema of what the objects of a class are written as; a later version can write more."""
        fields = STORED.fields(cls)
        read = {key: _schema_of_kind(READ_AS.get((cls, field.name), field.type)) for key, field in fields.items()}
        beside = _NOT_READ.get(cls, {})
        optional = (key for key, field in fields.items() if STORED.may_be_absent(field))
        return table(self.properties(cls, {**read, **beside}), *optional, *beside, others=True)


_TEXT: Final = schema_of(is_any_text)
_NOT_READ: Final[Mapping[Any, Mapping[str, Schema]]] = {
    Finding: {"question": _TEXT, "missing": {"type": "array", "items": _TEXT}}
}
"""What is written and not read."""


def _schema_of_kind(kind: Any) -> Schema:
    """Return how a kind of value is written that is read back."""
    schema, members = schema_of(STORED.way(kind)), members_of(kind)
    if schema is not Unsaid:
        return schema
    if members != (kind,):
        parts = [_schema_of_kind(member) for member in members if member is not type(None)]
        schema = parts[0] if len(parts) == 1 else {"anyOf": parts}
        return _or(schema, None) if type(None) in members else schema
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema_of_kind(get_args(kind)[0])}
    return {"enum": [*map(str, kind)]} if issubclass(kind, StrEnum) else kind


def _decision() -> tuple[Tables, dict[str, Any]]:
    tables = OfDecision()
    return tables, tables.table(Decision)


# --- problems ---

_CUT: Final = {"path": LONGEST_PATH, "message": LONGEST_MESSAGE}
"""How long a field of a problem is at most."""


def _problems() -> tuple[Tables, dict[str, Any]]:
    """Return the schema of whatever says what is wrong with input: a line of JSON, an answer of the service."""
    tables = OfInput()
    schemas = {str(field.alias): {"type": "string", "maxLength": _CUT[field.name]} for field in fields_of(Problem)}
    problem = table(tables.properties(Problem, schemas))
    several = {"type": "array", "items": problem, "minItems": 1, "maxItems": MOST_PROBLEMS + 1}
    return tables, table({"problems": several}, others=True)


_MAKERS: Final[Mapping[Name, Callable[[], tuple[Tables, dict[str, Any]]]]] = {
    "case": partial(_file, CASE),
    "cases": _cases,
    "dossier": partial(_file, DOSSIER),
    "package": _packages,
    "decision": _decision,
    "problems": _problems,
}
