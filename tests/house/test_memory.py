"""What is remembered has a bound: a program that runs for years on ids and days of others does not grow."""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import cases
import fysiodekking
import plans
from fysiodekking import as_dict, case_from, compare_decisions, decide, decision_from, explain, what_would_change
from fysiodekking.adapters import as_data, quick_reader
from fysiodekking.adapters.case_toml import written
from fysiodekking.series import plan

NEED_AN_EXTRA = {"fysiodekking.adapters.service.app", "fysiodekking.adapters.service.server"}
"""Modules that only the extra `http` can import; they are looked at where it is installed."""
MANY = 30
"""So many cases, each with names, days and prices that no other one has."""


def memories() -> Iterator[Any]:
    """Yield every function of the library that remembers its results, however that is written."""
    for module in pkgutil.walk_packages(fysiodekking.__path__, "fysiodekking."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ModuleNotFoundError) if module.name in NEED_AN_EXTRA else contextlib.nullcontext():
                importlib.import_module(module.name)
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and str(each.__module__).startswith("fysiodekking"):
            yield each


def test_every_memory_has_a_bound() -> None:
    """Only what takes no argument, and so has one result, is remembered without one."""
    found = {f"{each.__module__}.{each.__qualname__}": each for each in memories()}
    assert {"fysiodekking.law.load.days_of_change", "fysiodekking.explain.placeholders.names_in"} <= found.keys()
    unbounded = [
        name
        for name, each in found.items()
        if each.cache_parameters()["maxsize"] is None and inspect.signature(each).parameters
    ]
    assert unbounded == []


def use(number: int) -> None:
    """Ask everything that a program asks, of a case whose names, days, prices and codes are its own."""
    day = date(2026, 1, 1) + timedelta(days=number)
    package = plans.package(f"package-{number}", plans.limit(f"limit-{number}", number + 9))
    package["grants"][0]["id"] = f"grant-{number}"
    mapping = cases.mapping(
        date=day,
        price=f"{40 + number}.00",
        condition=f"condition-{number}",
        extra_lines=[{"description": f"line {number}", "price": "1.00"}],
        born=date(1980, 1, 1) + timedelta(days=number),
        conditions={f"condition-{number}": {"kind": "not_listed"}, f"other-{number}": {"kind": "stroke"}},
        history=[
            {
                "date": day - timedelta(days=1),
                "condition": f"condition-{number}",
                "paid_by": "package",
                "grant": f"grant-{number}",
            }
        ],
        packages=[package],
    )
    case = case_from(mapping)
    decision = decide(case)
    changes = what_would_change(case)
    for lang in ("nl", "en"):
        for form in ("text", "markdown", "html"):
            explain(decision, lang, form, what_if=changes)
    refused = decide(case_from({**mapping, "provider": {**mapping["provider"], "big_registered": False}}))
    compare_decisions(decision, refused)
    assert decision_from(as_dict(decision)) == decision
    plan(case, sessions=2)
    written(case)


def bounded_tables() -> list[dict[Any, Any]]:
    """Return the tables that remember without `lru_cache`: the tests of reading and writing hold their bounds."""
    return [
        as_data._TEXTS,
        as_data._PACKED,
        *(each for each in gc.get_objects() if isinstance(each, quick_reader.Remembered)),
    ]


def held() -> int:
    """Return how much the lists, tables and sets of this process hold once all memories with a bound are emptied.

    A table of nothing but text is known to the collector only by what holds it.
    """
    for each in memories():
        if each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()
    for table in bounded_tables():
        table.clear()
    gc.collect()
    found = {id(held): held for each in gc.get_objects() for held in (each, *gc.get_referents(each))}
    return sum(len(each) for each in found.values() if isinstance(each, (dict, list, set)))


def test_nothing_else_remembers() -> None:
    """When the memories with a bound are emptied, nothing is left of the cases, wherever it could have been put."""
    held()  # everything is imported before
    use(0)
    before = held()
    for number in range(1, MANY):
        use(number)
    assert held() - before < MANY / 2
