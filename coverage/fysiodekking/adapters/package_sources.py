"""Where packages come from beside the catalogue: files and folders of the caller, and wheels that ship some.

An id is that of one package, wherever it comes from; one that stands in two places is refused, and both are named.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module, metadata, resources
from os import PathLike, fsdecode
from pathlib import Path
from typing import Any, Final

import attrs

from fysiodekking.adapters.case_toml import SCHEMA
from fysiodekking.adapters.files import ENDINGS, files_below, in_file, real_path
from fysiodekking.adapters.package_files import SHIPPED, load_packages, named_alike
from fysiodekking.model.checked import near, shown
from fysiodekking.model.errors import InvalidInput, InvalidPackage, Problem
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.package import Package
from fysiodekking.packages import shipped

GROUP: Final = "fysiodekking.packages"
"""The group of entry points of wheels that ship packages: each names a module beside which package files lie."""
_OTHERS: Final = (".case.toml", ".case.json", SCHEMA)
"""Endings of what may lie beside packages: policy checks of them, and a schema."""

Source = str | PathLike[str] | Package
"""A package file, a folder of such, or a package."""


@attrs.frozen
class OwnPackages:
    """Packages that do not ship with the library, by id.

    :param places: where each comes from, in words.
    :param unread: what is wrong with installed distributions that ship packages: those are left out, and told to who
        names a package that is not there.
    """

    packages: Mapping[str, Package] = FrozenMap({})
    places: Mapping[str, str] = FrozenMap({})
    unread: tuple[Problem, ...] = ()

    def get(self, id_: str) -> Package | Mapping[str, Any] | None:
        """Return a package by its id, one's own or shipped, as an object or as the table that it is written as."""
        return self.packages.get(id_) or shipped.package(id_)

    def nearest(self, id_: str) -> str | None:
        """Return the id that is meant by a word; None when none is near."""
        return near(id_, self.packages) or shipped.nearest(id_)

    def unknown(self, id_: object, hint: str) -> str:
        """Say that an id is that of no package, and which packages could not be read.

        :param hint: what to write instead.
        """
        given = "not shipped and not among the packages that were given" if self.packages else "not shipped"
        unread = f"; packages of an installed distribution could not be read: {self.unread[0]}" if self.unread else ""
        return f"{shown(id_)} is {given}; {hint}{unread}"


def own_packages(source: Source | Iterable[Source] | OwnPackages = ()) -> OwnPackages:
    """Read packages of the caller, and add those of installed wheels; a wheel that cannot be read stops no other.

    :param source: a package file, a folder with package files at any depth, or a package; or several of these.
    :raises InvalidPackage: with every problem of every file, and each id that stands in two places.
    """
    if isinstance(source, OwnPackages):
        return source
    each_of: Iterable[Any] = (source,) if isinstance(source, (str, PathLike, Package)) else source
    if not isinstance(each_of, Iterable) or isinstance(each_of, (bytes, Mapping)):
        raise InvalidPackage([Problem("packages", f"{shown(source)} is not a list (write files, folders or packages)")])
    installed, unread = _installed()
    return attrs.evolve(_together([*installed, *_from_sources(each_of)]), unread=unread)


def _from_sources(sources: Iterable[Any]) -> Iterator[tuple[str, Package]]:
    problems: list[Problem] = []
    for index, source in enumerate(sources):
        if isinstance(source, Package):
            yield f"packages[{index}]", source
        elif isinstance(source, (str, PathLike)):
            name = fsdecode(source)
            unlisted: list[OSError] = []
            files = package_files(name, unlisted.append)
            problems.extend(map(_unlisted, unlisted))
            if not files and not unlisted:
                problems.append(Problem(name, f"holds no package file (one ends in {' or '.join(ENDINGS)})"))
            yield from _read(zip(files, files, strict=True), problems)
        else:
            wrong = f"{shown(source)} is neither a file nor a package (name a package file or a folder of such)"
            problems.append(Problem(f"packages[{index}]", wrong))
    if problems:
        raise InvalidPackage(problems)


def _pass_over(_: OSError) -> None:
    """Do nothing of a folder that cannot be gone through."""


def _unlisted(error: OSError) -> Problem:
    why = f"cannot be read: {error.strerror} (give yourself the right to list and to enter it)"
    return Problem(str(error.filename), why)


def package_files(name: str, unreadable: Callable[[OSError], object] = _pass_over) -> list[str]:
    """Return the package files that a name stands for: itself, or those below a folder (no checks, no schema).

    :param unreadable: is told of each folder that cannot be gone through.
    """
    if not _is_folder(name):
        return [name]
    return sorted(str(each) for each in files_below(name, unreadable) if not each.name.lower().endswith(_OTHERS))


def _is_folder(name: str) -> bool:
    """Tell whether a name is one of a folder; that it is none that a file can have is told where it is read."""
    try:
        return Path(name).is_dir()
    except OSError:
        return False


def _read(files: Iterable[tuple[str, str]], problems: list[Problem]) -> Iterator[tuple[str, Package]]:
    """Yield the packages of files, each with what its file is called.

    :param files: each with what it is called: a copy of a file of a zip has a name that says nothing.
    """
    for file, called in files:
        try:
            packages = load_packages(file)
        except InvalidInput as error:
            problems.extend(
                attrs.evolve(problem, path=called) if problem.path == file else in_file(called, problem)
                for problem in error.problems
            )
        else:
            yield from ((called, package) for package in packages)


@cache
def _installed() -> tuple[tuple[tuple[str, Package], ...], tuple[Problem, ...]]:
    """Read the package files that lie beside the modules which installed wheels name; return them and what is wrong."""
    found: list[tuple[str, Package]] = []
    problems: list[Problem] = []
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            found.extend(_shipped_by(entry, problems))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a module of somebody else's can raise anything, and end
            why = f"{type(error).__name__}: {error}"
            problems.append(Problem(_of(entry), f"{entry.value} cannot be read ({why}; mend it or uninstall it)"))
    return tuple(found), tuple(problems)


def _of(entry: metadata.EntryPoint) -> str:
    """Return which distribution an entry point is of, for a message."""
    return f"{GROUP}: {entry.name if entry.dist is None else entry.dist.name}"


def _shipped_by(entry: metadata.EntryPoint, problems: list[Problem]) -> Iterator[tuple[str, Package]]:
    with redirect_stdout(sys.stderr):  # a module that prints would stand between the lines of an answer
        module = import_module(entry.module)
    folder = resources.files(module) if hasattr(module, "__path__") else None
    every = () if folder is None else sorted(folder.iterdir(), key=lambda each: each.name)
    names = {each.name: each.name.lower() for each in every}
    files = [each for each in every if names[each.name].endswith(".toml") and not names[each.name].endswith(_OTHERS)]
    if not files:
        wrong = (
            f"{entry.module} holds no package file (lay a .toml in that folder, beside its __init__.py, "
            "and see that the wheel takes it along)"
        )
        problems.append(Problem(_of(entry), wrong))
    for file in files:
        with resources.as_file(file) as path:
            place = f"{entry.module}/{file.name}"
            called = str(path) if path == file else place
            yield from ((place, package) for _, package in _read([(str(path), called)], problems))


def _same(first: str, place: str) -> bool:
    """Tell whether two places are one: by another name of a file, too."""
    return first == place or (os.path.exists(place) and real_path(first) == real_path(place))  # noqa: PTH110


def _together(placed: Iterable[tuple[str, Package]]) -> OwnPackages:
    packages: dict[str, Package] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    for place, package in placed:
        id_ = package.id
        first = places.get(id_) or (SHIPPED if shipped.package(id_) is not None else None)
        if first is not None and _same(first, place):
            continue  # the same file, named twice
        if first is not None:
            problems.append(
                Problem(place, f"{id_!r} stands already in {first} (leave one out, or give each its own id)")
            )
            continue
        packages[id_], places[id_] = package, place
    problems.extend(named_alike((places[id_], package) for id_, package in packages.items()))
    if problems:
        raise InvalidPackage(problems)
    return OwnPackages(FrozenMap(packages), FrozenMap(places))
