"""Packages as the insurance check (COV) names them: UZOVI number and package code, of one year.

A pair that is not known for a year stands for a package of which no term is known: never for last year's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import attrs

from fysiodekking.adapters.package_files import catalogue
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.model import checked
from fysiodekking.model.package import Confidence, Cov, Grant, Package, is_package_code, is_uzovi
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import CoverClass
from fysiodekking.packages import shipped

NOT_KNOWN: Final = "(no source: the package that this COV answer names is not known here for this year)"


@attrs.frozen(kw_only=True, repr=False)
class Named(checked.Checked):
    """A package in a case, by what COV answered.

    :param uzovi: number of the insurer.
    :param code: package code (pakketcode).
    """

    uzovi: str = checked.field(is_uzovi)
    code: str = checked.field(is_package_code)


def is_named(table: object) -> bool:
    """Tell whether a package of a case is written as COV names it."""
    return isinstance(table, Mapping) and "uzovi" in table


def named(found: Named, years: tuple[int, ...], own: OwnPackages) -> Iterator[Package]:
    """Yield the package of each year: the one that is known, or one whose terms are not."""
    for year in years:
        yield from of_year(found.uzovi, found.code, year, own) or (unknown(found, year),)


def of_year(uzovi: str, code: str, year: int, own: OwnPackages) -> tuple[Package, ...]:
    """Return the packages of a year that COV names so: none where nobody wrote it down, several by mistake."""
    return tuple(package for package in of_any_year(uzovi, code, own) if package.year == year)


def of_any_year(uzovi: str, code: str, own: OwnPackages) -> tuple[Package, ...]:
    """Return the packages that COV names so in any year, oldest first."""
    every = (*own.packages.values(), *_shipped())
    found = (each for each in every if not isinstance(each.cov, Unknown))
    same = (each for each in found if isinstance(each.cov, Cov) and (each.cov.uzovi, each.cov.package) == (uzovi, code))
    return tuple(sorted(same, key=lambda each: (each.year, each.id)))


@cache
def _shipped() -> tuple[Package, ...]:
    tables: list[Mapping[str, Any]] = [table for file in shipped.files() for table in shipped.read(file).values()]
    ids = {table["id"] for table in tables if "cov" in table}
    return tuple(package for package in catalogue() if package.id in ids) if ids else ()


def unknown(found: Named, year: int) -> Package:
    """Return a package of which nothing is known but that somebody has it."""
    grant = Grant(id="unknown", covers=tuple(CoverClass), terms_unknown=True)
    return Package(
        id=_id(found, year),
        insurer=f"UZOVI {found.uzovi}",
        name=f"COV {found.code}",
        year=year,
        source=NOT_KNOWN,
        confidence=Confidence.I,
        grants=(grant,),
        cov=Cov(uzovi=found.uzovi, package=found.code),
    )


def is_unknown(package: Package) -> bool:
    """Tell whether nothing is known of a package but how COV names it."""
    return package.source == NOT_KNOWN


def _id(found: Named, year: int) -> str:
    """Return the id of a package that is not known; where it would read like a number or a name, it is spelled."""
    spelled = "-".join(f"x{ord(each)}" for each in found.code)
    return checked.usable_id(
        f"cov-{found.uzovi}-{found.code}-{year}",
        f"cov-{found.uzovi}-{found.code}-of-{year}",
        f"cov-{found.uzovi}-of-{year}-{spelled}",
    )
