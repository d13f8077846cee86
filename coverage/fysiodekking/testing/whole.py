"""Strategies for whole cases, as objects and as the mappings that a case file holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, cast

import attrs
from hypothesis import strategies as st

from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.adapters.catalogue import packages_from
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.history import History
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession
from fysiodekking.packages import shipped
from fysiodekking.testing import parts, terms, use
from fysiodekking.testing.draws import Days, Draws, bounds, days

Packages = Iterable[Package | str] | st.SearchStrategy[tuple[Package, ...]] | None
"""What the cases hold as packages; see `cases`."""

_KEY: Final = "neck"
_OTHER: Final = "other"
_IDS: Final = ("package", "second-package")


@st.composite
def cases(
    draw: st.DrawFn,
    on: Days = None,
    *,
    kinds: Iterable[ConditionKind | str] | None = None,
    professions: Iterable[Profession | str] | None = None,
    ages: tuple[int, int] = (0, parts.OLDEST),
    packages: Packages = None,
    complete: bool = False,
) -> Case:
    """Generate cases that are valid, crowded around the days and numbers at which answers change.

    They shrink to an adult with neck pain, an ordinary session of a physiotherapist without a package on a recent day;
    what a smallest case says beyond that is what it needs to be one.

    :param on: the day of the session, or the first and last day; left out: the days for which the law was checked, or
        the policy years of the packages that are given.
    :param kinds: kinds of condition; left out: all, ordinary complaints mostly.
    :param professions: left out: all, physiotherapists mostly.
    :param ages: youngest and oldest age of the insured in whole years.
    :param packages: packages, or ids of shipped ones: every case has these, in this order (none for an empty list).
        Or a strategy for tuples of packages. Left out: up to two made-up ones.
    :param complete: every fact that may be asked is given, so that the decision has nothing `missing` (as far as the
        terms of given packages are known); otherwise facts are left out now and then, one by one.
    :raises ValueError: for days, ages, kinds, professions or ids that cannot be used.
    """
    given = None if packages is None or isinstance(packages, st.SearchStrategy) else known_packages(packages)
    day = draw(days(_years(given) if on is None and given else on))
    draws = Draws(draw, complete)
    held = _held(draws, day, packages, given)
    insured = draw(parts.insured(day, ages=ages, complete=complete))
    provider = draw(parts.providers(professions=professions, complete=complete))
    treated = draw(parts.conditions(day, kinds=kinds, born=insured.born, complete=complete))
    key = _KEY if treated.kind is ConditionKind.NOT_LISTED else treated.kind.value
    conditions = {key: treated}
    if draws.usually(False, True):
        conditions[_OTHER] = _other(draws, treated, day, insured.born)
    session = draw(parts.sessions(day, profession=provider.profession, complete=complete))
    history: History | Unknown = NOT_GIVEN
    if not draws.left_out():
        history = draw(
            use.histories(
                day,
                conditions=tuple(conditions),
                packages=held,
                profession=provider.profession,
                born=insured.born,
                complete=complete,
            )
        )
    return Case(
        session=attrs.evolve(session, condition=key if len(conditions) > 1 else NOT_GIVEN),
        provider=provider,
        insured=insured,
        conditions=conditions,
        basic=_basic(draws, treated.kind),
        readings=draw(parts.readings(complete=complete)),
        history=history,
        used=use.used(draws, held),
        packages=held,
    )


def case_mappings(
    on: Days = None,
    *,
    kinds: Iterable[ConditionKind | str] | None = None,
    professions: Iterable[Profession | str] | None = None,
    ages: tuple[int, int] = (0, parts.OLDEST),
    packages: Packages = None,
    complete: bool = False,
) -> st.SearchStrategy[dict[str, Any]]:
    """Generate the mappings that case files hold, ready for JSON: dates are ISO texts, amounts are texts.

    For services that take a case as JSON: `case_from` reads each of them as a valid case. Parameters and errors are
    those of `cases`.
    """
    made = cases(on, kinds=kinds, professions=professions, ages=ages, packages=packages, complete=complete)
    return made.map(lambda case: cast("dict[str, Any]", _for_json(mapping_of(case))))


def known_packages(packages: Iterable[Package | str]) -> tuple[Package, ...]:
    """Return packages; a text is the id of a shipped one.

    :raises ValueError: for an id that is not shipped, with the nearest one.
    """
    found = []
    for each in (packages,) if isinstance(packages, (str, Package)) else packages:
        if isinstance(each, Package):
            found.append(each)
            continue
        table = shipped.package(each)
        if table is None:
            raise ValueError(f"packages: {each!r} is not shipped; the nearest id is {shipped.nearest(each)!r}")
        found.extend(packages_from({"packages": [table]}))
    return tuple(found)


def _years(packages: tuple[Package, ...]) -> Days:
    """Return the days of the policy years of packages, as far as they were checked."""
    first, last = bounds(None)
    years = [package.year for package in packages if first.year <= package.year <= last.year]
    return (max(first, date(min(years), 1, 1)), min(last, date(max(years), 12, 31))) if years else None


def _held(draws: Draws, day: date, packages: Packages, given: tuple[Package, ...] | None) -> tuple[Package, ...]:
    if given is not None:
        return tuple(terms.since(draws, package, day) for package in given)
    if isinstance(packages, st.SearchStrategy):
        return draws.draw(packages)
    made = draws.several(terms.packages(day, complete=draws.complete), len(_IDS))
    return tuple(attrs.evolve(package, id=id_) for package, id_ in zip(made, _IDS, strict=False))


def _other(draws: Draws, treated: Condition, day: date, born: date) -> Condition:
    """Draw a second condition: an ordinary one, or another of the same kind."""
    kind = draws.usually(ConditionKind.NOT_LISTED, treated.kind, weight=2)
    return draws.draw(parts.conditions(day, kinds=[kind], born=born, complete=draws.complete))


def _basic(draws: Draws, kind: ConditionKind) -> BasicPolicy:
    grounds = [each for each in Ground if each.value == kind.value] or [Ground.ANNEX_1]
    return BasicPolicy(
        not_contracted=draws.fact(*terms.WITHOUT_CONTRACT),
        deductible_waived=draws.usually((), (kind,)),
        requires_referral=draws.usually((), tuple(grounds)),
        requires_consent=draws.usually((), (Ground.UNDER_18,), tuple(grounds)),
    )


def _for_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _for_json(member) for key, member in value.items()}
    return [_for_json(member) for member in value] if isinstance(value, list) else value
