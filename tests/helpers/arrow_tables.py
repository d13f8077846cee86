"""Cases as a table of Arrow, for tests and benchmarks, and its answers beside those of `decide`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from random import Random
from typing import Any, Final

from fysiodekking import Case, Package, decide, decide_table, mapping_of
from fysiodekking.adapters.columns.sameness import Same, answer_alike
from fysiodekking.adapters.json_lines import short
from fysiodekking.model.decision import Finding, Phase
from fysiodekking.model.errors import Problem
from fysiodekking.packages import shipped

_TABLES: Final = {"deductible_waived": "kind", "requires_referral": "ground", "requires_consent": "ground"}
"""Lists of a policy that hold words or tables; a column holds one or the other."""
Row = dict[str, Any]


def table_of(cases: Sequence[Case]) -> Any:
    """Return cases as a table: conditions as a map, packages by their ids, every other part as a struct."""
    pa = import_module("pyarrow")
    mappings = [mapping_of(case) for case in cases]
    for mapping, case in zip(mappings, cases, strict=True):
        mapping.pop("title", None)
        mapping["packages"] = [package.id for package in case.packages]
        mapping["history"] = mapping.get("history")
        _as_tables(mapping)
    parts = {key: [mapping.get(key) for mapping in mappings] for each in mappings for key in each}
    conditions = parts.pop("conditions")
    columns = {key: pa.array(values) for key, values in parts.items()}
    kind = pa.array([condition for each in conditions for condition in each.values()]).type
    columns["conditions"] = pa.array([[*each.items()] for each in conditions], pa.map_(pa.string(), kind))
    return pa.table(columns)


def _as_tables(mapping: Row) -> None:
    basic = mapping.get("basic", {})
    for key, name in _TABLES.items():
        if key in basic:
            basic[key] = [{name: each} if isinstance(each, str) else each for each in basic[key]]


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """Return cases of one condition as rows with a column for each fact."""
    return [_row_of(case) for case in cases if len(case.conditions) == 1]


def _row_of(case: Case) -> Row:
    mapping = mapping_of(case)
    _as_tables(mapping)
    row: Row = {"packages": [package.id for package in case.packages], "session.condition": case.condition_key}
    mapping["condition"] = mapping.pop("conditions")[case.condition_key]
    for part, value in mapping.items():
        if isinstance(value, dict):
            row |= {f"{part}.{name}": _amount(fact) for name, fact in value.items() if name != "condition"}
        elif part == "history":
            row[part] = value
    return row


def _amount(value: Any) -> Any:
    return Decimal(value) if isinstance(value, str) and re.fullmatch(r"\d+\.\d\d", value) else value


def neighbours(rows: Sequence[Row], number: int, of: Sequence[Row] = ()) -> list[Row]:
    """Return rows as they are, and each as often with one fact, or two, as another row has it or does not give it.

    :param of: the rows that such facts are taken from; the same ones unless they are given.
    """
    draw = Random(1)  # noqa: S311 - no secret
    made = [*rows]
    for row in rows:
        for _ in range(number):
            other = draw.choice(of or rows)
            names = draw.sample(sorted({*row, *other} - {"session.condition"}), draw.choice((1, 1, 2)))
            made.append({**row, **{name: _of_any_condition(other.get(name)) for name in names}})
    return made


def _of_any_condition(value: Any) -> Any:
    """Return a history without the keys of conditions: there is one."""
    rows = isinstance(value, list) and value and isinstance(value[0], dict) and "paid_by" in value[0]
    return [{name: fact for name, fact in row.items() if name != "condition"} for row in value] if rows else value


def wide_table_of(rows: Iterable[Mapping[str, Any]]) -> Any:
    """Return rows as a table with a column for each fact that one of them gives."""
    pa, rows = import_module("pyarrow"), [*rows]
    return pa.table(
        {name: [row.get(name) for row in rows] for name in dict.fromkeys(name for row in rows for name in row)}
    )


def own_packages_of(cases: Iterable[Case]) -> list[Package]:
    """Return the packages of cases that do not ship."""
    packages = {package.id: package for case in cases for package in case.packages}
    return [package for id_, package in packages.items() if shipped.package(id_) is None]


def not_as_decided(cases: Sequence[Case]) -> list[int]:
    """Return the numbers of the cases that a table of them answers otherwise than `decide`, in anything at all."""
    table, packages = table_of(cases), own_packages_of(cases)
    answers = decide_table(table, packages=packages)
    wrong = {number for number, case in enumerate(cases) if answers.decision(number) != decide(case)}
    return sorted(wrong | {*differing(table, packages)})


def differing(table: Any, packages: Iterable[Package], first: int | None = None) -> list[int]:
    """Return the numbers of the rows that are answered otherwise among the others than alone, in anything at all.

    :param first: how many rows of each batch are looked at; all of them unless that is given.
    """
    answers, wrong, row = decide_table(table, packages=packages), list[int](), 0
    for number, answer in enumerate(answers):
        batch = answers._stream.batch(number)
        findings = _findings(batch.num_rows, answer_alike(batch, answers._columns.facts, answers._cases(batch)))
        cases = answers._made(batch.slice(0, first))
        for at, (case, text, said) in enumerate(zip(cases, answer.slice(0, first).to_pylist(), findings, strict=False)):
            if not _as_decided(case, text, said):
                wrong.append(row + at)
        row += batch.num_rows
    return wrong


def alike(table: Any, packages: Iterable[Package]) -> list[Same]:
    """Return which rows of each batch of a table are answered once."""
    answers = decide_table(table, packages=packages)
    batches = (answers._stream.batch(number) for number, _ in enumerate(answers))
    return [answer_alike(batch, answers._columns.facts, answers._cases(batch)) for batch in batches]


def _findings(rows: int, same: Same) -> Iterator[list[Any]]:
    for row in range(rows):
        answer, priced = same.answers[same.who[row]], same.answers[same.much[row]]
        if isinstance(answer, tuple) or isinstance(priced, tuple):
            yield []
        else:
            own = [finding for finding in answer.findings if finding.phase is not Phase.CHARGE]
            yield _said([*own, *(finding for finding in priced.findings if finding.phase is Phase.CHARGE)])


def _said(findings: Iterable[Finding]) -> list[Any]:
    return sorted((each.phase, each.rule, str(each.subject), each.verdict, each.reason) for each in findings)


def _as_decided(case: Case | tuple[Problem, ...], text: Row, findings: list[Any]) -> bool:
    if not isinstance(case, Case):
        problems = [{"path": each.path, "message": each.message} for each in case]
        return text["problems"] == problems and text["outcome"] is None and findings == []
    decision, amounts = decide(case), text["amounts"]
    text = {**text, "amounts": amounts and {part: str(amount) for part, amount in amounts.items()}}
    said = {**short(decision), "problems": None}
    return {name: text[name] for name in said} == said and findings == _said(decision.findings)
