"""The catalogue as it is written: the tables of the packages that ship with the library, by id.

One file for each insurer; every id begins with the name of its file and ends with the policy year, so that one package
is found without reading the others. Nothing is read before it is asked for. What the tables mean is checked where
input is read (`fysiodekking.adapters.package_files`); here they are plain mappings.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

_ENDING: Final = ".toml"
_NEAR: Final = 0.6
_SAME_INSURER: Final = 0.8
"""So much alike is the name of an insurer that was misspelt: a package of another one is no help."""

Table = Mapping[str, Any]


def ids() -> tuple[str, ...]:
    """Return the ids of all shipped packages, sorted."""
    return tuple(sorted(id_ for file in files() for id_ in read(file)))


def package(id_: str) -> Table | None:
    """Return the table of a shipped package by its id; None when there is none."""
    for file in files():
        if id_.startswith(f"{file}-"):
            table = read(file).get(id_)
            if table is not None:
                return table
    return None


def nearest(id_: str) -> str | None:
    """Return the shipped id that is most like a word, of the insurer with which it begins; None when none is near."""
    wanted = id_.strip().lower().replace("_", "-").replace(" ", "-")
    own = [id_ for file in files() if _alike(wanted[: len(file)], file) >= _SAME_INSURER for id_ in read(file)]
    near = difflib.get_close_matches(wanted, own, n=1, cutoff=_NEAR)
    return near[0] if near else None


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def folder() -> Traversable:
    """Return the folder of the data files, opened anew: in a zip no two processes may share what is open."""
    return resources.files("fysiodekking.packages") / "data"


@cache
def files() -> tuple[str, ...]:
    """Return the names of the data files without their ending, sorted."""
    return tuple(sorted(file.name.removesuffix(_ENDING) for file in folder().iterdir() if file.name.endswith(_ENDING)))


@lru_cache(maxsize=1 << 7)
def read(file: str) -> Mapping[str, Table]:
    """Read one data file, once.

    :param file: its name without ending, as `files` gives it.
    :returns: its packages by id, in the order of the file.
    """
    data = tomllib.loads((folder() / f"{file}{_ENDING}").read_text("utf-8"))
    return MappingProxyType({table["id"]: table for table in data["packages"]})
