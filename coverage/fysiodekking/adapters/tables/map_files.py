"""Maps in: each by itself, and what it writes of a case, which is looked at before any row is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.adapters.case_files import PARTS, TEXTS, read_packages
from fysiodekking.adapters.data_reader import as_written, fields_of
from fysiodekking.adapters.input_data import INPUT, read_field, read_input, unknown_key
from fysiodekking.adapters.package_sources import OwnPackages, own_packages
from fysiodekking.adapters.tables.mapping import CONDITION, HOMES, PACKAGES, TableMap, Writing, counted, targets
from fysiodekking.model.case import Case
from fysiodekking.model.checked import is_any_text, is_key, near, repeatable, shown, wrong_key
from fysiodekking.model.condition import Condition
from fysiodekking.model.errors import Problem, first_of
from fysiodekking.model.vocabulary import THERAPISTS

_CONDITIONS: Final = "conditions"
_CONSTANTS: Final = (*TEXTS, "session", *PARTS, CONDITION, PACKAGES)
_TABLE: Final = "{} is not a table (write keys with values)"
_NO_CODE: Final = "is empty (write [] for a word that stands for none, else our code between the quotation marks)"
_TWICE: Final = "column {header} holds it too (keep one: an empty cell is not given, and no constant fills it)"
_ALWAYS: Final = ("provider", "insured", CONDITION)
"""Parts that every case has, of which constants can say something; the day of a session is a column's."""
_PROFESSION: Final = "provider.profession"
_PERFORMANCE: Final = "session.performance"
_KIND: Final = "condition.kind"
_LACKING: Final = (
    'has no "{fact}", which every row needs (name its column below [columns], or write below [constants] what holds of '
    "every row{further})"
)
_BY_DIAGNOSIS: Final = ", or give --dcsph FILE beside a column of diagnosis codes"


class Named(NamedTuple):
    """What a map says of the table itself, as far as that can be read.

    :param writing: how the table is written; None where that cannot be read.
    :param headers: the columns that it names.
    """

    writing: Writing | None
    headers: tuple[str, ...]


def named_by(mapping: Mapping[str, Any]) -> Named:
    """Return what a map says of the table, whatever else is wrong with the map."""
    writing = Writing() if mapping.get("table") is None else read_field(mapping["table"], TableMap, "table", [])
    columns = mapping.get("columns")
    headers = [*columns.values()] if isinstance(columns, Mapping) else []
    keep = () if writing is None else writing.keep
    return Named(writing, tuple(header for header in (*headers, *keep) if isinstance(header, str)))


def lacking(mapping: Mapping[str, Any], *, knows_diagnoses: bool = False) -> Iterator[Problem]:
    """Yield each fact that every row needs and that neither a column nor a constant gives.

    :param knows_diagnoses: a list of diagnosis codes is given, by which a row can have its kind of condition.
    """
    columns, constants = mapping.get("columns"), mapping.get("constants")
    by_column = {_meant(fact) for fact in columns} if isinstance(columns, Mapping) else set()
    given = {*by_column, *_given_by(constants)}
    if knows_diagnoses and "condition.diagnosis" in given:
        given.add(_KIND)
    for_line = [_PERFORMANCE] if _PROFESSION not in by_column and _is_of_therapists(constants) else []
    for fact in (*_needed(), *for_line):
        if fact not in given:
            further = _BY_DIAGNOSIS if fact == _KIND else ""
            yield Problem("columns", _LACKING.format(fact=fact, further=further))


def _meant(fact: object) -> str | None:
    """Return the fact that a column is of, also where its name is misspelt: that is told of itself."""
    return str(fact) if fact in targets() else near(fact, targets())


@cache
def _needed() -> tuple[str, ...]:
    """Return every fact without which there is no case, but for the day of its session."""
    fields = ((home, field) for home in _ALWAYS for field in fields_of(HOMES[home]))
    return tuple(f"{home}.{field.alias}" for home, field in fields if field.default is attrs.NOTHING)


def _given_by(constants: object) -> Iterator[str]:
    """Yield the facts that constants say something of; of any condition as of the one that is treated."""
    for part, value in constants.items() if isinstance(constants, Mapping) else ():
        tables = [*value.values()] if part == _CONDITIONS and isinstance(value, Mapping) else [value]
        home = CONDITION if part == _CONDITIONS else part
        for table in tables:
            keys = table.items() if isinstance(table, Mapping) else ()
            yield from (f"{home}.{key}" for key, said in keys if said is not None)


def _is_of_therapists(constants: object) -> bool:
    """Tell whether all rows are of a profession whose lines have a code."""
    provider = constants.get("provider") if isinstance(constants, Mapping) else None
    profession = provider.get("profession") if isinstance(provider, Mapping) else None
    return isinstance(profession, str) and profession in THERAPISTS


def read_map(mapping: Mapping[str, Any], own: OwnPackages | None = None) -> tuple[TableMap | None, tuple[Problem, ...]]:
    """Read a map; where something is wrong, None and every problem: of a code or a constant once, and not of each row.

    :param own: packages that it may name beside the shipped ones; None for those of installed wheels alone.
    """
    own = own_packages() if own is None else own
    problems: list[Problem] = []
    plan: TableMap | None = read_input(dict(mapping), TableMap, "", problems)
    problems.extend(first_of(_wrong_codes(mapping.get("words"), own)))
    problems.extend(first_of(_wrong_constants(mapping.get("constants"), own)))
    problems.extend(_said_twice(mapping.get("columns"), mapping.get("constants")))
    return None if problems else plan, first_of(problems)


def _said_twice(columns: object, constants: object) -> Iterator[Problem]:
    """Yield each fact that a column and a constant give: an empty cell is not given, and no constant fills it."""
    if not isinstance(columns, Mapping) or not isinstance(constants, Mapping):
        return
    for fact, header in columns.items():
        home, _, key = str(fact).partition(".")
        part = constants.get(home)
        said = part if fact == PACKAGES else part.get(key) if isinstance(part, Mapping) else None
        if fact in targets() and said is not None:
            yield Problem(f"constants.{fact}", _TWICE.format(header=shown(header)))


def _wrong_codes(words: object, own: OwnPackages) -> Iterator[Problem]:
    """Yield what is wrong with the codes for which own words stand."""
    for fact, codes in words.items() if isinstance(words, Mapping) else ():
        for word, code in codes.items() if fact in targets() and isinstance(codes, Mapping) else ():
            for problem in _wrong_code(fact, code, own):
                placed = problem.under(str(word)) if repeatable(str(word)) else problem
                yield placed.under(f"words.{fact}")


def _wrong_code(fact: str, code: Any, own: OwnPackages) -> Iterator[Problem]:
    """Yield what is wrong with a code, as the case of a row would have it."""
    if fact == CONDITION:
        yield from is_key(code)
    if code == "" and targets()[fact] is tuple:
        yield Problem("", _NO_CODE)
        return
    home, _, key = fact.partition(".")
    codes = code if isinstance(code, (list, tuple)) or targets()[fact] is not tuple else [code]
    problems: list[Problem] = []
    if fact == PACKAGES:
        read_packages(codes, problems, own, ())
    elif key:
        read_field(counted(codes) if home == "used" else codes, HOMES[home], key, problems)
    for problem in problems:
        path = problem.path.removeprefix(key or PACKAGES)
        yield Problem(path if codes is code and home != "used" else "", problem.message)


def _wrong_constants(constants: object, own: OwnPackages) -> Iterator[Problem]:
    """Yield what is wrong with what holds of every row: key by key, since columns say the rest."""
    for part, value in constants.items() if isinstance(constants, Mapping) else ():
        if part not in _CONSTANTS:
            problems = [unknown_key(str(part), _CONSTANTS)]
        elif value is None:
            continue
        else:
            problems = [*_wrong_part(part, value, own)]
        yield from (problem.under("constants") for problem in problems)


def _wrong_part(part: str, value: object, own: OwnPackages) -> Iterator[Problem]:
    problems: list[Problem] = []
    if part in TEXTS:
        problems = [problem.under(part) for problem in is_any_text(value)]
    elif part == PACKAGES:
        read_packages(value, problems, own, ())
    elif part in HOMES:
        problems = [problem.under(part) for problem in _wrong_fields(value, HOMES[part])]
    elif part == _CONDITIONS:
        problems = [problem.under(part) for problem in _wrong_conditions(value)]
    else:
        read_field(value, Case, part, problems)
    yield from problems


def _wrong_conditions(tables: object) -> Iterator[Problem]:
    if not isinstance(tables, Mapping):
        yield Problem("", _TABLE.format(as_written(tables)))
        return
    for key, table in tables.items():
        wrong = [*wrong_key(key, is_key)]
        yield from wrong
        yield from () if wrong else (problem.under(key) for problem in _wrong_fields(table, Condition))


def _wrong_fields(table: object, cls: Any) -> Iterator[Problem]:
    """Yield what is wrong with the keys of a part that are written; none of them has to be."""
    if not isinstance(table, Mapping):
        yield Problem("", _TABLE.format(as_written(table)))
        return
    fields = INPUT.fields(cls)
    problems: list[Problem] = []
    for key, field in fields.items():
        if table.get(key) is not None:
            INPUT.placed(partial(INPUT.field, cls, field), table[key], key, problems)
    yield from problems
    yield from INPUT.other_keys(cls, fields, table)
