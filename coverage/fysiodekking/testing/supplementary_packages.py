"""Strategies for supplementary packages: made up, since terms of real ones ship with the library."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.model.dates import months_after
from fysiodekking.model.money import Money
from fysiodekking.model.package import (
    ANNEX_1_FIRST_TWENTY,
    ASKS_NOTHING,
    EARLIEST_YEAR,
    FACT_OF_REQUIREMENT,
    LATEST_YEAR,
    UNLIMITED,
    Confidence,
    Copayment,
    Grant,
    Limit,
    Package,
    PartYear,
    Payment,
    Payments,
    Requirements,
)
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import CoverClass, Per, Rounding, Unit, YearPart
from fysiodekking.testing.argument_checks import MOST_GRANTS, checking
from fysiodekking.testing.draws import Days, Draws, Manner, checked_days, days

MOVEMENT: Final = (CoverClass.PHYSIOTHERAPY, CoverClass.MANUAL_THERAPY, CoverClass.EXERCISE_THERAPY)
_COVERS: Final = (
    MOVEMENT,
    (*MOVEMENT, CoverClass.PELVIC_PHYSIOTHERAPY, CoverClass.OEDEMA_THERAPY, CoverClass.CHILD_PHYSIOTHERAPY),
    (CoverClass.PHYSIOTHERAPY,),
    (CoverClass.ACUPUNCTURE, CoverClass.OTHER_ALTERNATIVE),
)
_WHOLE: Final = Payment(percent=100)
_PART_YEARS: Final = (
    PartYear(by=YearPart.DAYS, rounds=Rounding.NEAREST),
    PartYear(by=YearPart.BEGUN_MONTHS, rounds=Rounding.UP),
)
WITHOUT_CONTRACT: Final = (
    Payment(percent=75),
    Payment(percent=75, of=Money(4000)),
    Payment(percent=80, of=Money(3833), at_most=Money(2850)),
    Payment(percent=0),
)


def packages(
    on: Days = None,
    *,
    id: str = "package",  # noqa: A002 - the name of the field
    grants: int = 2,
    complete: bool = False,
) -> st.SearchStrategy[Package]:
    """Generate made-up packages of the policy year of a day (now and then of the year beside it).

    :param on: the day, or the first and last day.
    :param id: what the package is called in the case.
    :param grants: the most lines that its benefit table has, from 1 to 20.
    :param complete: all terms are known; otherwise some are not, now and then.
    :raises ValueError: for days, an id, a number of lines or a flag that cannot be used.
    """
    with checking() as check:
        span = check.span(on)
        name = check.text("id", id, "an id", "'package'")
        most = check.number("grants", grants, MOST_GRANTS)
        manner = Manner(complete=check.flag("complete", complete))
    return package_of(days(span), name, most, manner)


@st.composite
def package_of(draw: st.DrawFn, days: st.SearchStrategy[date], name: str, grants: int, manner: Manner) -> Package:
    """Generate what `packages` does, in a manner."""
    day, draws = draw(days), Draws(draw, manner)
    year = day.year + draws.nearly_always(0, -1, 1, weight=18)
    lines = draws.several(_grants(manner), grants, least=1)
    named = (attrs.evolve(grant, id=f"line-{index}") for index, grant in enumerate(lines, 1))
    package = Package(
        id=name,
        insurer="made up",
        name="made up",
        year=min(max(year, EARLIEST_YEAR), LATEST_YEAR),
        source="made up",
        confidence=Confidence.I,
        grants=tuple(named),
        pays_deductible=draws.usually(False, True),
    )
    return since(draws, package, day)


def since(draws: Draws, package: Package, day: date) -> Package:
    """Return a package with the day from which it was held, where one of its grants asks how long, or since when."""
    if any(limit.cut for grant in package.grants for limit in grant.limits) and isinstance(package.since, Unknown):
        begun = draws.one((date(package.year, 1, 1), date(package.year, 4, 1), date(package.year, 9, 16)))
        return package if draws.left_out() else attrs.evolve(package, since=begun)
    waits = [grant.requires.min_months_insured for grant in package.grants]
    months = next((each for each in waits if not isinstance(each, Unknown)), None)
    if months is None or not isinstance(package.since, Unknown) or draws.left_out():
        return package
    earliest, _ = checked_days()
    begun = months_after(day, -months) + draws.one((0, 1, -100)) * DAY
    return attrs.evolve(package, since=max(begun, earliest))


@st.composite
def _grants(draw: st.DrawFn, manner: Manner) -> Grant:
    draws = Draws(draw, manner)
    requires, consent_from = _requirements(draws), draws.seldom(1, 10)
    return Grant(
        id="line",
        covers=draws.usually(*_COVERS, weight=9),
        requires=requires,
        limits=_limits(draws),
        pays=Payments(
            contracted=draws.fact(_WHOLE, *WITHOUT_CONTRACT, weight=12),
            not_contracted=draws.fact(*WITHOUT_CONTRACT, _WHOLE, weight=3),
        ),
        consent_from=consent_from,
        copayment=_copayment(draws),
        terms_unknown=not draws.complete and draws.nearly_always(False, True, weight=15),
    )


def _copayment(draws: Draws) -> Copayment | Unknown:
    """Draw a co-payment now and then, of each session or from one on; more than some sessions cost, too."""
    begins = draws.seldom(1, 5)
    if isinstance(begins, Unknown):
        return NOT_GIVEN
    return Copayment(euros=draws.fact(Money(500), Money(5_000), weight=3), from_session=begins)


def _requirements(draws: Draws) -> Requirements:
    asks: dict[str, Any] = draws.usually(
        {},
        {"contracted": True},
        {"min_age": 18},
        {"max_age": 17},
        *({name: True} for name in FACT_OF_REQUIREMENT),
        {"condition": ANNEX_1_FIRST_TWENTY},
        {"association": ("NVA",)},
        {"qualification": ("geriatric",)},
        {"min_months_insured": 3},
        {"within_months_of_accident": 12},
        {"first_of_the_day": True},
        weight=30,
    )
    return Requirements(**asks) if asks else ASKS_NOTHING


def _limits(draws: Draws) -> tuple[Limit, ...]:
    """Draw limits: none, so many sessions a year, and now and then another kind beside it."""
    yearly = draws.one((None, 9, 9, draws.draw(st.integers(0, 30)), UNLIMITED))
    limits = []
    if yearly is not None:
        most = NOT_GIVEN if draws.left_out() else yearly
        carried = 0 if isinstance(most, (str, Unknown)) else draws.usually(0, 3)
        part_year = draws.seldom(*_PART_YEARS)
        limits.append(
            Limit(
                id="year",
                max=most,
                unit=Unit.SESSIONS,
                per=Per.CALENDAR_YEAR,
                carry_over=carried,
                part_year=part_year,
            )
        )
    euros = Money(draws.draw(st.integers(1, 8)) * 5_000)
    other: Limit | None = draws.usually(
        None,
        Limit(id="budget", max=euros, unit=Unit.EUROS, per=Per.CALENDAR_YEAR),
        Limit(id="each-day", max=Money(4000), unit=Unit.EUROS, per=Per.DAY),
        Limit(id="condition", max=9, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR_AND_CONDITION),
        Limit(id="ever", max=27, unit=Unit.SESSIONS, per=Per.CONDITION),
        Limit(id="manual", max=9, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR, covers=(CoverClass.MANUAL_THERAPY,)),
        Limit(id="no-contract", max=6, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR, when_contracted=False),
        weight=12,
    )
    return tuple(limits) if other is None else (*limits, other)
