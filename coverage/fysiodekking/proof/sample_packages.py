"""Made-up packages that together have every requirement, every kind of limit and every payment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.law.schema import Law
from fysiodekking.model.money import Money
from fysiodekking.model.package import (
    ANNEX_1_FIRST_TWENTY,
    ASKED_FACTS,
    UNLIMITED,
    Confidence,
    Grant,
    Limit,
    Package,
    Payment,
    Payments,
    Requirements,
)
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Unit
from fysiodekking.proof.axes import (
    not_given,
    numbers,
    reading,
    values,
)
from fysiodekking.proof.case_grid import PACKAGES, Slice
from fysiodekking.proof.gates import other_payer
from fysiodekking.proof.packages import of_package

_PAYS: Final = Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75))


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of made-up packages that together have everything that a package can ask."""
    for number, (name, package) in enumerate(samples(day)):
        for each in of_package(package, law, day):
            yield attrs.evolve(each, name=f"package {number + 1}: {name}; {each.name}")
    other = _package(day, Grant(id="care", covers=(CoverClass.PHYSIOTHERAPY,), pays=_PAYS), year=day.year - 1)
    yield Slice(phase=PACKAGES, name="of another year", day=day, axes=(), fixed={"packages": (other,)})
    yield _first_twenty(day)
    yield Slice(
        phase=PACKAGES,
        name="beside another payer",
        day=day,
        axes=(other_payer(), reading("package_beside_other_payer", CHOICES["package_beside_other_payer"].values)),
        fixed={"packages": (_package(day, _limited()),)},
    )


_CARE: Final = (CoverClass.PHYSIOTHERAPY, CoverClass.EXERCISE_THERAPY)


def _package(day: date, *grants: Grant, **more: Any) -> Package:
    said: dict[str, Any] = {"year": day.year, **more}
    return Package(
        id="package",
        insurer="an insurer",
        name="a package",
        source="made up",
        confidence=Confidence.A,
        grants=grants,
        **said,
    )


def _grant(**more: Any) -> Grant:
    said: dict[str, Any] = {"id": "care", "covers": _CARE, "pays": _PAYS, **more}
    return Grant(**said)


def _limited(**more: Any) -> Grant:
    said: dict[str, Any] = {"id": "most", "max": 3, "unit": Unit.SESSIONS, "per": Per.CALENDAR_YEAR, **more}
    return _grant(limits=(Limit(**said),))


def samples(day: date) -> Iterator[tuple[str, Package]]:
    """Yield packages that each have one thing that a package can have."""
    requirements: tuple[dict[str, Any], ...] = (
        {"contracted": True},
        {"contracted": False},
        {"min_age": 18, "max_age": 64},
        {"min_age": 12},
        *({name: True} for name in ASKED_FACTS),
        {"condition": "urinary_incontinence"},
        {"association": ("NVA", "ZHONG")},
        {"min_months_insured": 3},
        {"contracted": True, "min_age": 18, "referral": True, "consent": True, "accident": False},
    )
    for asks in requirements:
        yield f"asks {', '.join(asks)}", _package(day, _grant(requires=Requirements(**asks)))
    for per in Per:
        yield f"sessions per {per}", _package(day, _limited(per=per))
        yield f"euros per {per}", _package(day, _limited(per=per, unit=Unit.EUROS, max=Money(10_000)))
    yield "no maximum", _package(day, _limited(max=UNLIMITED))
    yield "a maximum that nobody knows", _package(day, _limited(max=NOT_GIVEN))
    yield "nothing at all", _package(day, _limited(max=0))
    yield "carries over", _package(day, _limited(carry_over=2))
    for contracted in (True, False):
        yield "a maximum for one contract status", _package(day, _limited(when_contracted=contracted))
    narrow = Limit(
        id="exercise", max=2, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR, covers=(CoverClass.EXERCISE_THERAPY,)
    )
    whole = Limit(id="year", max=3, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR)
    yield "a narrower maximum", _package(day, _grant(limits=(narrow, whole)))
    yield "consent from a session on", _package(day, _grant(consent_from=3))
    for pays in (
        Payments(contracted=Payment(percent=100)),
        Payments(contracted=Payment(percent=0), not_contracted=Payment(percent=0)),
        Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=0)),
        Payments(
            contracted=Payment(percent=75, of=Money(4_000), at_most=Money(2_500)), not_contracted=Payment(percent=50)
        ),
    ):
        yield "pays", _package(day, _grant(pays=pays))
    yield "terms that nobody knows", _package(day, _grant(terms_unknown=True))
    yield "terms that nobody knows of a class", _package(day, _grant(terms_unknown=(CoverClass.EXERCISE_THERAPY,)))
    more = _grant(id="more")
    yield "two lines", _package(day, _limited(), more)


def _first_twenty(day: date) -> Slice:
    """Return the slice of a grant for the first twenty sessions of a condition of annex 1."""
    package = _package(day, _grant(requires=Requirements(condition=ANNEX_1_FIRST_TWENTY)))
    kinds = (ConditionKind.STROKE, ConditionKind.NOT_LISTED, ConditionKind.WHIPLASH)
    return Slice(
        phase=PACKAGES,
        name="the first sessions of annex 1",
        day=day,
        axes=(
            values("kind", "condition.kind", *((each.value, each) for each in kinds), absent=False),
            numbers(
                "earlier sessions",
                (12, 20),
                lambda number: {"sessions": number},
                "earlier sessions: {span}",
                absent=not_given("history", "sessions"),
            ),
        ),
        fixed={"packages": (package,), "condition.triad": True},
    )
