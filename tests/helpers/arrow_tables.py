"""Cases as a table of Arrow, for tests and benchmarks, and its answers beside those of `decide`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Final

from fysiodekking import Answers, Case, Package, decide, decide_table, mapping_of
from fysiodekking.adapters.lines import short
from fysiodekking.packages import shipped

_TABLES: Final = {"deductible_waived": "kind", "requires_referral": "ground", "requires_consent": "ground"}
"""Lists of a policy that hold words or tables; a column holds one or the other."""


def table_of(cases: Sequence[Case]) -> Any:
    """Return cases as a table: conditions as a map, packages by their ids, every other part as a struct."""
    pa = import_module("pyarrow")
    mappings = [mapping_of(case) for case in cases]
    for mapping, case in zip(mappings, cases, strict=True):
        mapping.pop("title", None)
        mapping["packages"] = [package.id for package in case.packages]
        mapping["history"] = mapping.get("history")
        basic = mapping.get("basic", {})
        for key, name in _TABLES.items():
            if key in basic:
                basic[key] = [{name: each} if isinstance(each, str) else each for each in basic[key]]
    parts = {key: [mapping.get(key) for mapping in mappings] for each in mappings for key in each}
    conditions = parts.pop("conditions")
    columns = {key: pa.array(values) for key, values in parts.items()}
    kind = pa.array([condition for each in conditions for condition in each.values()]).type
    columns["conditions"] = pa.array([[*each.items()] for each in conditions], pa.map_(pa.string(), kind))
    return pa.table(columns)


def own_packages_of(cases: Iterable[Case]) -> list[Package]:
    """Return the packages of cases that do not ship."""
    packages = {package.id: package for case in cases for package in case.packages}
    return [package for id_, package in packages.items() if shipped.package(id_) is None]


def differing(cases: Sequence[Case]) -> list[int]:
    """Return the numbers of the cases that a table answers otherwise than `decide`, in anything at all."""
    answers = decide_table(table_of(cases), packages=own_packages_of(cases))
    rows = [row for batch in answers for row in batch.to_pylist()]
    return [number for number, case in enumerate(cases) if not _same(answers, rows[number], number, case)]


def _same(answers: Answers, row: dict[str, Any], number: int, case: Case) -> bool:
    decision, amounts = decide(case), row["amounts"]
    text = {**row, "amounts": amounts and {part: str(amount) for part, amount in amounts.items()}}
    return text == {**short(decision), "problems": None} and answers.decision(number) == decision
