"""All tests, collected once, and for each mutant those that run through the changed function, until one fails."""

from __future__ import annotations

import gc
import importlib
import math
import os
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from copies import NOT_SWAPPED, NOTICED, SURVIVED, in_a_copy, silence, told_by_a_copy
from operators import PACKAGE, Mutant, files
from results import record
from swapping import forget, module_name, original, remembering, swap
from tracing import functions_that_run

os.environ.setdefault("FYSIODEKKING_EXAMPLES", "600")  # so few generated examples

NEAR: Final = (
    "tests/deciding",
    "tests/rules",
    "tests/series",
    "tests/examples",
    "tests/packages",
    "tests/ledger",
    "tests/what_if",
    "tests/claims",
)
"""The tests that are asked."""
QUIET: Final = (
    "-x",
    "-q",
    "--no-header",
    "--tb=no",
    "--assert=plain",  # pytest's rewriting of asserts would import the package past the changed text
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-o",
    "addopts=--import-mode=importlib",
)
FAR: Final = ("tests/properties", "tests/independent")
"""Tests that generate cases: they run through everything, and are asked last."""


class Asked:
    """Runs collected tests one by one and tells whether one fails."""

    def __init__(self) -> None:
        self.failed: str | None = None

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and self.failed is None:
            self.failed = report.nodeid

    def first_failure(self, items: Sequence[pytest.Item], seconds: float = math.inf) -> str | None:
        """Return the first test that fails, of those that could be asked in some seconds of processor time."""
        until = time.process_time() + seconds
        for item in items:
            if time.process_time() > until:
                break
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed:
                return self.failed
        return None


class Bench:
    """All tests, collected once, and which of them run through which function.

    :param mutants: what is tried.
    :param seconds: of processor time that the tests are asked of one; what goes unseen so long survives.
    """

    def __init__(self, mutants: Sequence[Mutant], results: Path, seconds: float) -> None:
        self.mutants = mutants
        self.results = results
        self.seconds = seconds
        self.asked = Asked()
        self.took: dict[str, float] = {}
        self.through: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.far: list[str] = []
        self.lately: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.outside: list[Mutant] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop over the tests."""
        session.config.pluginmanager.unregister(name="terminalreporter")
        session.config.pluginmanager.register(self.asked)
        items = {item.nodeid: item for item in session.items}
        print(f"{len(items)} tests collected", flush=True)
        for path in files():
            importlib.import_module(module_name(str(path.relative_to(PACKAGE))))
        self._trace({name: item for name, item in items.items() if not name.startswith(FAR)})
        self.far = [name for name in items if name.startswith(FAR)]
        assert remembering()
        for path in files():
            original(str(path.relative_to(PACKAGE)))
        forget()  # once: what is copied remembers nothing
        gc.collect()
        gc.freeze()
        begun = time.monotonic()
        for number, mutant in enumerate(self.mutants, 1):
            chosen = [items[name] for name in self._order(mutant)]
            fate, noticed = in_a_copy(lambda m=mutant, c=chosen: self._try(m, c))
            if fate == "not swapped":
                self.outside.append(mutant)
                continue
            if noticed.startswith("tests"):
                self.lately[mutant.file, mutant.function][noticed] = None
            record(self.results, mutant, fate, noticed)
            if number % 100 == 0:
                print(f"{number} of {len(self.mutants)}, {time.monotonic() - begun:.0f} s", flush=True)
        return True

    def _try(self, mutant: Mutant, items: Sequence[pytest.Item]) -> tuple[int, str]:
        if not swap(mutant):
            return NOT_SWAPPED, ""
        noticed = self.asked.first_failure(items, self.seconds)
        return (SURVIVED, "") if noticed is None else (NOTICED, noticed)

    def _order(self, mutant: Mutant) -> list[str]:
        """Return the tests that run through the function: those that noticed another change there come first."""
        own = mirrored(mutant.file)
        names = self.through.get((mutant.file, mutant.function), [])
        lately = self.lately[mutant.file, mutant.function]
        return [
            *sorted(names, key=lambda name: (name not in lately, not name.startswith(own), self.took[name])),
            *self.far,
        ]

    def _trace(self, items: dict[str, pytest.Item]) -> None:
        """Run every test once, unchanged, and note the functions it runs through; in a copy, to stay clean."""
        traced = told_by_a_copy(lambda: self._traced(items))
        for name, (took, places, failed) in traced.items():
            if failed:
                raise SystemExit(f"{name} fails on the unchanged package")
            self.took[name] = took
            for file, function in places:
                self.through[file, function].append(name)

    def _traced(self, items: dict[str, pytest.Item]) -> dict[str, tuple[float, list[tuple[str, str]], bool]]:
        traced = {}
        with silence():
            for name, item in items.items():
                forget()
                begun = time.process_time()
                with functions_that_run() as places:
                    failed = self.asked.first_failure([item])
                traced[name] = (time.process_time() - begun, sorted(places), failed is not None)
        return traced


def mirrored(file: str) -> str:
    """Return the test file that mirrors a file of the package."""
    path = Path(file)
    return str(Path("tests") / (path.parent if path.parent != Path() else path.stem) / f"test_{path.stem}.py")
