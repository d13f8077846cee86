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
    for made in (_requirements(), _limits(), _consent_and_copayments(), _payments()):
        for name, care in made:
            yield name, package(day, care)
    yield "terms that nobody knows", package(day, grant(terms_unknown=True))
    yield "terms that nobody knows of a class", package(day, grant(terms_unknown=(CoverClass.EXERCISE_THERAPY,)))
    yield "two lines", package(day, limited(), grant(id="more"))


def _requirements() -> Iterator[tuple[str, Grant]]:
    each: tuple[dict[str, Any], ...] = (
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
    for asks in each:
        yield f"asks {', '.join(asks)}", grant(requires=Requirements(**asks))


def _limits() -> Iterator[tuple[str, Grant]]:
    for per in Per:
        yield f"sessions per {per}", limited(per=per)
        yield f"euros per {per}", limited(per=per, unit=Unit.EUROS, max=Money(10_000))
    yield "no maximum", limited(max=UNLIMITED)
    yield "a maximum that nobody knows", limited(max=NOT_GIVEN)
    yield "nothing at all", limited(max=0)
    yield "carries over", limited(carry_over=2)
    yield "is cut for a part of the year", limited(part_year=PartYear(by=YearPart.WHOLE_MONTHS, rounds=Rounding.DOWN))
    for contracted in (True, False):
        yield "a maximum for one contract status", limited(when_contracted=contracted)
    of_sessions: dict[str, Any] = {"unit": Unit.SESSIONS, "per": Per.CALENDAR_YEAR}
    narrow = Limit(id="exercise", max=2, covers=(CoverClass.EXERCISE_THERAPY,), **of_sessions)
    yield "a narrower maximum", grant(limits=(narrow, Limit(id="year", max=3, **of_sessions)))


def _consent_and_copayments() -> Iterator[tuple[str, Grant]]:
    yield "consent from a session on", grant(consent_from=3)
    for begins in (1, 3):
        copayment = Copayment(euros=Money(500), from_session=begins)
        yield f"a co-payment from session {begins} on", grant(copayment=copayment)


def _payments() -> Iterator[tuple[str, Grant]]:
    whole, nothing = Payment(percent=100), Payment(percent=0)
    for pays in (
        Payments(contracted=whole),
        Payments(contracted=nothing, not_contracted=nothing),
        Payments(contracted=whole, not_contracted=nothing),
        Payments(
            contracted=Payment(percent=75, of=Money(4_000), at_most=Money(2_500)), not_contracted=Payment(percent=50)
        ),
    ):
        yield "pays", grant(pays=pays)
