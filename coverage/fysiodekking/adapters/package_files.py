"""Packages in: those that ship with the library, and package files, which hold `[[packages]]` and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from os import PathLike, fsdecode
from pathlib import Path
from typing import Any, Final

from fysiodekking.adapters.data_reader import as_written
from fysiodekking.adapters.files import File, each_once, in_file, read_mapping
from fysiodekking.adapters.input_data import read_input, unknown_key
from fysiodekking.model.checked import demand, shown
from fysiodekking.model.errors import InvalidPackage, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.packages import shipped

_KEY: Final = "packages"
SHIPPED: Final = "the shipped packages"
"""Where an id stands that is that of a shipped package."""


# --- the catalogue --------------------------------------------------------------------------------------------------


@cache
def catalogue() -> tuple[Package, ...]:
    """Return all shipped packages, sorted by insurer, then newest year first, then name.

    :raises InvalidPackage: when the data of the library itself are wrong.
    """
    tables = [table for file in shipped.files() for table in shipped.read(file).values()]
    return tuple(sorted(packages_from({_KEY: tables}), key=_order))


def _order(package: Package) -> tuple[str, int, str, str]:
    return package.insurer.casefold(), -package.year, package.name.casefold(), package.id


@carries_no_data
def find(insurer: str | None = None, year: int | None = None) -> tuple[Package, ...]:
    """Return the shipped packages of an insurer and a policy year, in the order of `catalogue`.

    :param insurer: a part of the insurer's name, in small or capital letters; None for every insurer.
    :param year: policy year; None for every year.
    :raises InvalidPackage: for another name than text, or another year than a number.
    """
    if insurer is not None:
        demand(insurer, str, "write a part of a name, or None", InvalidPackage)
    if year is not None:
        demand(year, int, "write a year, or None", InvalidPackage)
    wanted = (insurer or "").strip().casefold()
    return tuple(
        package
        for package in catalogue()
        if wanted in package.insurer.casefold() and (year is None or package.year == year)
    )


def without_successor(packages: Iterable[Package], year: int) -> tuple[Package, ...]:
    """Return the newest package of each name that an insurer has none of in a year, and had one of before.

    :param packages: in any order.
    """
    newest: dict[tuple[str, str], Package] = {}
    for package in packages:
        known = newest.get(package.label)
        if package.year <= year and (known is None or package.year > known.year):
            newest[package.label] = package
    return tuple(sorted((each for each in newest.values() if each.year < year), key=_order))


# --- package files --------------------------------------------------------------------------------------------------


@carries_no_data
def packages_from(mapping: Mapping[str, Any]) -> tuple[Package, ...]:
    """Make packages of a mapping that holds `packages` and nothing else.

    :param mapping: the structure of a package file (see `docs/packages.md`).
    :raises InvalidPackage: with every problem, each with its path and what to write instead.
    """
    problems: list[Problem] = []
    packages = _packages(mapping, problems)
    problems.extend(problem for _, problem in _repeated([("", packages)]))
    if problems:
        raise InvalidPackage(problems)
    return tuple(package for package in packages if package is not None)


@carries_no_data
def load_packages(source: File) -> tuple[Package, ...]:
    """Read a package file.

    :param source: a path, or an open file; TOML, or JSON when its name ends in ``.json``.
    :raises InvalidPackage: also when the file cannot be read.
    """
    return packages_from(read_mapping(source, InvalidPackage))


@carries_no_data
def check_files(paths: Iterable[str | PathLike[str]]) -> list[Problem]:
    """Check package files, each by itself and all together: an id may stand in one place only, as may a name of COV.

    Beside installed packages they are laid where they are used, not here: of these they may be the next version.

    :param paths: package files.
    :returns: every problem of every file in the order of the files, its path after the name of the file; an empty list
        when all can be used.
    :raises InvalidPackage: for what is no list of files.
    """
    if isinstance(paths, (str, bytes)) or not isinstance(paths, Iterable):
        raise InvalidPackage([Problem("", f"{shown(paths)} is not a list (write names of files)")])
    paths = tuple(paths)
    for index, path in enumerate(paths):
        if not isinstance(path, (str, PathLike)):
            raise InvalidPackage([Problem(f"[{index}]", f"{shown(path)} is not the name of a file")])
    problems: list[Problem] = []
    read: list[tuple[str, tuple[Package | None, ...]]] = []
    for path in each_once(map(fsdecode, paths)):
        try:
            mapping = read_mapping(path, InvalidPackage)
        except InvalidPackage as error:
            problems.extend(error.problems)
            continue
        found: list[Problem] = []
        read.append((path, _packages(mapping, found)))
        problems.extend(in_file(path, problem) for problem in found)
    problems.extend(in_file(path, problem) for path, problem in _repeated(read))
    placed = [
        (path, f"{path}: {_KEY}[{index}]", package)
        for path, packages in read
        for index, package in enumerate(packages)
        if package is not None
    ]
    problems.extend(_shipped_already(placed))
    problems.extend(named_alike((f"{place}.cov", package) for _, place, package in placed))
    return list(dict.fromkeys(problems))


def _packages(mapping: object, problems: list[Problem]) -> tuple[Package | None, ...]:
    """Structure every package of a file; one that is wrong is None, so that places stay places."""
    if not isinstance(mapping, Mapping):
        problems.append(Problem("", f"{as_written(mapping)} is not a table (write [[packages]] tables)"))
        return ()
    problems.extend(unknown_key(str(key), [_KEY]) for key in mapping if key != _KEY)
    tables = mapping.get(_KEY)
    if not isinstance(tables, (list, tuple)):
        wrong = "is missing" if tables is None else f"{as_written(tables)} is not a list"
        problems.append(Problem(_KEY, f"{wrong} (write [[packages]] tables)"))
        return ()
    if not tables:
        problems.append(Problem(_KEY, "the list is empty (write at least one [[packages]] table)"))
    return tuple(read_input(table, Package, f"{_KEY}[{index}]", problems) for index, table in enumerate(tables))


def _repeated(read: Iterable[tuple[str, tuple[Package | None, ...]]]) -> Iterable[tuple[str, Problem]]:
    """Yield, with its file, every package whose id stands before it."""
    places: dict[str, str] = {}
    for path, packages in read:
        for index, package in enumerate(packages):
            if package is None:
                continue
            place = f"{_KEY}[{index}].id"
            if package.id in places:
                message = f"{package.id!r} stands already at {places[package.id]} (give each package its own id)"
                yield path, Problem(place, message)
            places.setdefault(package.id, f"{path}: {place}" if path else place)


def _shipped_already(placed: Iterable[tuple[str, str, Package]]) -> Iterable[Problem]:
    """Yield every package that has the id of a shipped one, unless its file is one of those that ship."""
    ours = Path(str(shipped.folder())).resolve()
    for path, place, package in placed:
        if shipped.package(package.id) is not None and Path(path).resolve().parent != ours:
            yield Problem(f"{place}.id", f"{package.id!r} stands already in {SHIPPED} (give yours an id of its own)")


def named_alike(placed: Iterable[tuple[str, Package]]) -> Iterable[Problem]:
    """Yield, at its place, every package that COV is said to name as one before it of that year."""
    seen: dict[tuple[str, str, int], str] = {}
    for place, package in placed:
        if isinstance(package.cov, Unknown):
            continue
        first = seen.setdefault((package.cov.uzovi, package.cov.package, package.year), package.id)
        if first != package.id:
            yield Problem(place, f"{package.id!r} has the cov of {first!r} of that year (correct one of them)")
