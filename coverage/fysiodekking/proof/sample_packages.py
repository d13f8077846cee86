"""Sample packages, made up, that together have every requirement, every kind of limit and every payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from fysiodekking.model.money import Money
from fysiodekking.model.package import (
    FACT_OF_REQUIREMENT,
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
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import CoverClass, Per, Rounding, Unit, YearPart

PAYS: Final = Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75))
_CARE: Final = (CoverClass.PHYSIOTHERAPY, CoverClass.EXERCISE_THERAPY)
_MADE_UP: Final = {"id": "package", "insurer": "an insurer", "name": "a package", "source": "made up"}


def package(day: date, *grants: Grant, **more: Any) -> Package:
    """Return a package of a year."""
    return Package(**{**_MADE_UP, "year": day.year, "confidence": Confidence.A, "grants": grants, **more})


def grant(**more: Any) -> Grant:
    """Return a grant for therapists, that asks nothing."""
    return Grant(**{"id": "care", "covers": _CARE, "pays": PAYS, **more})


def limited(**more: Any) -> Grant:
    """Return a grant of three sessions a year."""
    said: dict[str, Any] = {"id": "most", "max": 3, "unit": Unit.SESSIONS, "per": Per.CALENDAR_YEAR, **more}
    return grant(limits=(Limit(**said),))


def samples(day: date) -> Iterator[tuple[str, Package]]:
    """Yield packages that each have one thing that a package can have."""
    requirements: tuple[dict[str, Any], ...] = (
        {"contracted": True},
        {"contracted": False},
        {"min_age": 18, "max_age": 64},
        {"min_age": 12},
        *({name: True} for name in FACT_OF_REQUIREMENT),
        {"condition": "urinary_incontinence"},
        {"association": ("NVA", "ZHONG")},
        {"qualification": ("0484", "geriatric")},
        {"min_months_insured": 3},
        {"within_months_of_accident": 3},
        {"first_of_the_day": True},
        {"contracted": True, "min_age": 18, "referral": True, "consent": True, "accident": False},
    )
    for asks in requirements:
        yield f"asks {', '.join(asks)}", package(day, grant(requires=Requirements(**asks)))
    for per in Per:
        yield f"sessions per {per}", package(day, limited(per=per))
        yield f"euros per {per}", package(day, limited(per=per, unit=Unit.EUROS, max=Money(10_000)))
    yield "no maximum", package(day, limited(max=UNLIMITED))
    yield "a maximum that nobody knows", package(day, limited(max=NOT_GIVEN))
    yield "nothing at all", package(day, limited(max=0))
    yield "carries over", package(day, limited(carry_over=2))
    part = PartYear(by=YearPart.WHOLE_MONTHS, rounds=Rounding.DOWN)
    yield "is cut for a part of the year", package(day, limited(part_year=part))
    for contracted in (True, False):
        yield "a maximum for one contract status", package(day, limited(when_contracted=contracted))
    narrow = Limit(
        id="exercise", max=2, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR, covers=(CoverClass.EXERCISE_THERAPY,)
    )
    whole = Limit(id="year", max=3, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR)
    yield "a narrower maximum", package(day, grant(limits=(narrow, whole)))
    yield "consent from a session on", package(day, grant(consent_from=3))
    for begins in (1, 3):
        copayment = Copayment(euros=Money(500), from_session=begins)
        yield f"a co-payment from session {begins} on", package(day, grant(copayment=copayment))
    for pays in (
        Payments(contracted=Payment(percent=100)),
        Payments(contracted=Payment(percent=0), not_contracted=Payment(percent=0)),
        Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=0)),
        Payments(
            contracted=Payment(percent=75, of=Money(4_000), at_most=Money(2_500)), not_contracted=Payment(percent=50)
        ),
    ):
        yield "pays", package(day, grant(pays=pays))
    yield "terms that nobody knows", package(day, grant(terms_unknown=True))
    yield "terms that nobody knows of a class", package(day, grant(terms_unknown=(CoverClass.EXERCISE_THERAPY,)))
    yield "two lines", package(day, limited(), grant(id="more"))
