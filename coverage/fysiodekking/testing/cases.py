"""Strategies for whole cases, as objects and as the mappings that a case file holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, cast

import attrs
from hypothesis import strategies as st

from fysiodekking.adapters.case_data import for_json, mapping_of
from fysiodekking.boundaries.ordinary import KEY, law_near
from fysiodekking.boundaries.thresholds import first_of_annex
from fysiodekking.law import Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession
from fysiodekking.testing import earlier_sessions, parts, supplementary_packages
from fysiodekking.testing.argument_checks import checking
from fysiodekking.testing.draws import Days, Draws, Manner, Span, checked_days, days, place

Packages = (
    Iterable[Package | str] | Package | st.SearchStrategy[tuple[Package, ...]] | st.SearchStrategy[Package] | None
)
"""What the cases hold as packages; see `cases`."""

_OTHER: Final = "other"
_IDS: Final = ("package", "second-package")
_PLAIN: Final = place(3)
"""Two in three cases are plain; any other is simplest."""


def cases(
    on: Days = None,
    *,
    kinds: Iterable[ConditionKind | str] | None = None,
    professions: Iterable[Profession | str] | None = None,
    ages: tuple[int, int] = (0, parts.OLDEST),
    packages: Packages = None,
    complete: bool = False,
) -> st.SearchStrategy[Case]:
    """Generate cases that are valid, crowded around the days and numbers at which answers change.

    They shrink to an adult with neck pain, an ordinary session of a physiotherapist without a package on a recent day;
    what a smallest case says beyond that is what it needs to be one. In two of three few facts are left out, and what
    nearly every session has nearly always holds: so every outcome, every payer, the deductible and a session that is
    paid in part each turn up among a hundred.

    :param on: the day of the session, or the first and last day; left out: the days for which the law was checked, or
        the policy years of the packages that are given.
    :param kinds: kinds of condition; left out: all, ordinary complaints mostly.
    :param professions: left out: all, physiotherapists mostly.
    :param ages: youngest and oldest age of the insured in whole years, both included; 105 at most.
    :param packages: packages, or ids of shipped ones: every case has these, in this order (none for an empty list).
        Or a strategy for packages or for tuples of them. Left out: up to two made-up ones.
    :param complete: every fact that may be asked is given, so that the decision has nothing `missing` (as far as the
        terms of given packages are known); otherwise facts are left out now and then, one by one.
    :raises ValueError: for days, ages, kinds, professions, packages or a flag that cannot be used: all that is wrong,
        with what to write.
    """
    with checking() as check:
        given = None if packages is None or isinstance(packages, st.SearchStrategy) else check.packages(packages)
        span = _years(given) if on is None and given else check.span(on)
        wanted = _Wanted(
            kinds=check.words("kinds", ConditionKind, kinds) if kinds is not None else None,
            professions=check.words("professions", Profession, professions),
            ages=check.ages(ages),
            packages=packages if isinstance(packages, st.SearchStrategy) else given,
        )
        complete = check.flag("complete", complete)
    return _cases(days(span), wanted, complete)


@attrs.frozen(kw_only=True)
class _Wanted:
    """What was asked for; see `cases`."""

    kinds: tuple[ConditionKind, ...] | None
    professions: tuple[Profession, ...]
    ages: tuple[int, int]
    packages: tuple[Package, ...] | st.SearchStrategy[Any] | None


@st.composite
def _cases(draw: st.DrawFn, days: st.SearchStrategy[date], wanted: _Wanted, complete: bool) -> Case:
    day, manner = draw(days), Manner(complete=complete, plain=draw(_PLAIN) > 0)
    draws, on = Draws(draw, manner), st.just(day)
    held = _held(draws, day, wanted.packages)
    insured = draw(parts.insured_of(on, wanted.ages, manner))
    provider = draw(parts.provider_of(wanted.professions, manner))
    treated = draw(parts.condition_of(on, _kinds(wanted, day, manner), insured.born, manner))
    key = KEY if treated.kind is ConditionKind.NOT_LISTED else treated.kind.value
    conditions = {key: treated}
    if draws.usually(False, True):
        conditions[_OTHER] = _other(draws, treated, day, insured.born)
    before = earlier_sessions.Before(
        conditions=tuple(conditions),
        packages=held,
        profession=provider.profession,
        born=insured.born,
        past=_past(day, treated.kind),
    )
    return Case(
        session=draw(parts.session_of(on, provider.profession, key if len(conditions) > 1 else NOT_GIVEN, manner)),
        provider=provider,
        insured=insured,
        conditions=conditions,
        basic=_basic(draws, treated.kind),
        readings=draw(parts.readings_of(manner)),
        history=NOT_GIVEN if draws.left_out() else draw(earlier_sessions.history_of(on, before, manner)),
        used=earlier_sessions.used(draws, held),
        packages=held,
    )


def _kinds(wanted: _Wanted, day: date, manner: Manner) -> tuple[ConditionKind, ...]:
    """Return the kinds to draw from: in a plain case those that stand in the law of the day."""
    if wanted.kinds is not None:
        return wanted.kinds
    return _standing(law_near(day)) if manner.plain else tuple(ConditionKind)


def _standing(law: Law) -> tuple[ConditionKind, ...]:
    """Return ordinary complaints, and the kinds of condition for which the basic package pays on a day."""
    rows = {kind for kind, row in law.basic.annex_1.items() if row.in_force is True}
    grounds = {ground.ground.value for ground in law.basic.grounds.values() if ground.in_force}
    return tuple(
        kind for kind in ConditionKind if kind is ConditionKind.NOT_LISTED or kind in rows or kind.value in grounds
    )


def _past(day: date, kind: ConditionKind) -> int | None:
    """Return the number of first sessions that are not the basic package's, for a kind that stands on annex 1."""
    law = law_near(day)
    row = law.basic.annex_1.get(kind)
    return first_of_annex(law) if row is not None and row.in_force is True else None


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
    return made.map(lambda case: cast("dict[str, Any]", for_json(mapping_of(case))))


def _years(packages: tuple[Package, ...]) -> Span:
    """Return the days of the policy years of packages, as far as they were checked."""
    first, last = checked_days()
    years = [package.year for package in packages if first.year <= package.year <= last.year]
    return (max(first, date(min(years), 1, 1)), min(last, date(max(years), 12, 31))) if years else (first, last)


def _held(
    draws: Draws, day: date, packages: tuple[Package, ...] | st.SearchStrategy[Any] | None
) -> tuple[Package, ...]:
    if isinstance(packages, st.SearchStrategy):
        return _yielded(draws.draw(packages))
    if packages is not None:
        return tuple(supplementary_packages.since(draws, package, day) for package in packages)
    made = draws.several(supplementary_packages.package_of(st.just(day), _IDS[0], 2, draws.manner), len(_IDS))
    return tuple(attrs.evolve(package, id=id_) for package, id_ in zip(made, _IDS, strict=False))


def _yielded(packages: Any) -> tuple[Package, ...]:
    """Return what a strategy of the caller yielded, which shows only then."""
    with checking() as check:
        return check.packages(packages)


def _other(draws: Draws, treated: Condition, day: date, born: date) -> Condition:
    """Draw a second condition: an ordinary one, or another of the same kind."""
    kind = draws.usually(ConditionKind.NOT_LISTED, treated.kind, weight=2)
    return draws.draw(parts.condition_of(st.just(day), (kind,), born, draws.manner))


def _basic(draws: Draws, kind: ConditionKind) -> BasicPolicy:
    grounds = [ground for ground in Ground if ground.value == kind.value] or [Ground.ANNEX_1]
    return BasicPolicy(
        not_contracted=draws.fact(*supplementary_packages.WITHOUT_CONTRACT),
        deductible_waived=draws.usually((), (kind,)),
        requires_referral=draws.usually((), tuple(grounds)),
        requires_consent=draws.usually((), (Ground.UNDER_18,), tuple(grounds)),
    )
