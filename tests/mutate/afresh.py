"""Tries changes outside functions, or in functions that run at import: in a fresh import of the changed package."""

from __future__ import annotations

import importlib
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from typing import Any, Final

import pytest
from collected import NEAR, QUIET, Asked, mirrored
from copies import NOT_SWAPPED, NOTICED, SURVIVED, in_a_copy, told_by_a_copy
from operators import PACKAGE, ROOT, Mutant, files
from swapping import module_name
from tracing import functions_that_run


def at_import() -> set[tuple[str, str]]:
    """Return the functions that run at import: their results are there before code is swapped in."""

    def work() -> list[tuple[str, str]]:
        with functions_that_run() as places:
            for path in files():
                importlib.import_module(module_name(str(path.relative_to(PACKAGE))))
        return sorted(places)

    return {(file, function) for file, function in told_by_a_copy(work)}


LONGEST: Final = 600
"""Seconds of processor time for all tests, and the import of the package."""


class Changed(importlib.machinery.SourceFileLoader):
    """Loads a changed text in place of a file."""

    text: str
    loaded = False

    def get_code(self, fullname: str) -> types.CodeType:  # noqa: ARG002 - the signature of a loader
        self.loaded = True
        return compile(self.text, self.path, "exec", dont_inherit=True)


class Finder(importlib.machinery.PathFinder):
    """Finds the one changed module."""

    name: str
    loader: Changed

    @classmethod
    def find_spec(cls, fullname: str, path: Any = None, target: Any = None) -> Any:
        spec = super().find_spec(fullname, path, target) if fullname == cls.name else None
        if spec is not None:
            spec.loader = cls.loader
        return spec


def tried_afresh(mutant: Mutant) -> tuple[str, str]:
    """Import the changed package anew and run the mirrored test file, then all."""

    def work(paths: Sequence[str]) -> tuple[int, str]:
        Finder.name = module_name(mutant.file)
        Finder.loader = Changed(Finder.name, str(PACKAGE / mutant.file))
        Finder.loader.text = mutant.text
        sys.meta_path.insert(0, Finder)
        asked = Asked()
        status = pytest.main([*QUIET, *paths], plugins=[asked])
        if not Finder.loader.loaded:
            return NOT_SWAPPED, ""
        return (SURVIVED, "") if not status else (NOTICED, asked.failed or "the tests could not be collected")

    own = mirrored(mutant.file)
    for paths in ((own,), NEAR):
        if paths == (own,) and not (ROOT / own).exists():
            continue
        fate, noticed = in_a_copy(lambda paths=paths: work(paths), LONGEST)
        if fate == "not swapped":
            raise SystemExit(f"the tests ran without the change of {mutant}")
        if fate == "noticed":
            return fate, noticed
    return "survived", ""
