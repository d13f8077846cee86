"""Maps in: each by itself, and what it writes of a case, which is looked at before any row is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from fysiodekking.adapters.case_files import PARTS, TEXTS, read_packages
from fysiodekking.adapters.data_reader import as_written
from fysiodekking.adapters.input_data import INPUT, read_field, read_input, unknown_key
from fysiodekking.adapters.package_sources import OwnPackages, own_packages
from fysiodekking.adapters.tables.mapping import CONDITION, HOMES, PACKAGES, TableMap, counted, targets
from fysiodekking.model.case import Case
from fysiodekking.model.checked import is_any_text, is_key, repeatable, wrong_key
from fysiodekking.model.condition import Condition
from fysiodekking.model.errors import Problem, first_of

_CONDITIONS: Final = "conditions"
_CONSTANTS: Final = (*TEXTS, "session", *PARTS, CONDITION, PACKAGES)
_TABLE: Final = "{} is not a table (write keys with values)"


def read_map(mapping: Mapping[str, Any], own: OwnPackages | None = None) -> tuple[TableMap | None, tuple[Problem, ...]]:
    """Read a map; where something is wrong, None and every problem: of a code or a constant once, and not of each row.

    :param own: packages that it may name beside the shipped ones; None for those of installed wheels alone.
    """
    own = own_packages() if own is None else own
    problems: list[Problem] = []
    plan: TableMap | None = read_input(dict(mapping), TableMap, "", problems)
    problems.extend(first_of(_wrong_codes(mapping.get("words"), own)))
    problems.extend(first_of(_wrong_constants(mapping.get("constants"), own)))
    return None if problems else plan, first_of(problems)


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
