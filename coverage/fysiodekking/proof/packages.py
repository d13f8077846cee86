"""The regions of a package: its own requirements, limits and payments, grant by grant."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.thresholds import DAY, ages_of_grant, last_over
from fysiodekking.law.schema import Law
from fysiodekking.model.dates import months_after
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import (
    ANNEX_1_FIRST_TWENTY,
    ASKED_FACTS,
    UNLIMITED,
    Grant,
    Limit,
    Package,
)
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Range, Row, Used
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, PaidBy, Per, Profession, Unit
from fysiodekking.proof.axes import (
    FAR,
    Axis,
    Changes,
    Part,
    ages,
    choices,
    flag,
    not_given,
    numbers,
    values,
)
from fysiodekking.proof.building import CONDITION
from fysiodekking.proof.case_grid import PACKAGES, Slice

MOST: Final = 2_000
"""So many regions of one grant are taken in full; of more, one axis at a time, with everything else fitting."""

_CODES: Final = {
    CoverClass.PHYSIOTHERAPY: "1000",
    CoverClass.MANUAL_THERAPY: "1200",
    CoverClass.EXERCISE_THERAPY: "2000",
    CoverClass.PELVIC_PHYSIOTHERAPY: "1600",
    CoverClass.OEDEMA_THERAPY: "1500",
    CoverClass.CHILD_PHYSIOTHERAPY: "1100",
    CoverClass.GERIATRIC_PHYSIOTHERAPY: "1775",
    CoverClass.PSYCHOSOMATIC_PHYSIOTHERAPY: "1750",
}
_OTHERS: Final = {
    CoverClass.ACUPUNCTURE: Profession.ACUPUNCTURIST,
    CoverClass.OTHER_ALTERNATIVE: Profession.OTHER,
}
_LONG_INSURED: Final = 240
"""So many months a package is supposed to have run, where nobody says since when."""
_YEARLY: Final = frozenset({Per.CALENDAR_YEAR, Per.CALENDAR_YEAR_AND_CONDITION})


def of_package(package: Package, law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of one package: its own requirements, limits and payments, grant by grant."""
    if isinstance(package.since, Unknown):
        package = attrs.evolve(package, since=months_after(day, -_LONG_INSURED))
    for grant in package.grants:
        yield from _sized(package, grant, day, _asked(package, grant, day, law))
        for limit in grant.limits:
            known = limit.max
            if isinstance(known, Unknown) or known == UNLIMITED:
                yield from _sized(package, grant, day, (_use(package, grant, limit, day, (0,)), *_contract(grant)))
            elif isinstance(known, Money):
                yield from _sized(package, grant, day, (_spent(package, grant, limit, known, day), *_contract(grant)))
            elif isinstance(known, int):
                yield from _sized(
                    package, grant, day, (*_contract(grant), *_counted(package, grant, limit, known, day))
                )
    yield from _sized(package, package.grants[0], day, (_class_of_care(package),)) if package.grants else ()


def _sized(package: Package, grant: Grant, day: date, axes: tuple[Axis, ...]) -> Iterator[Slice]:
    """Yield the whole product of axes, or where it is too large one axis at a time."""
    fixed = {**_fitting(package, grant, day), "packages": (package,)}
    more = axes[-1].name if axes and axes[-1].name.startswith("used") else ""
    name = f"grant {grant.id}"
    if math.prod(len(axis.parts) for axis in axes) <= MOST:
        yield Slice(phase=PACKAGES, name=name, day=day, axes=axes, fixed=fixed, more=more)
        return
    for axis in axes:
        more = axis.name if axis.name.startswith("used") else ""
        yield Slice(phase=PACKAGES, name=name, day=day, axes=(axis,), fixed=fixed, more=more)


def _treated_by(cover: CoverClass) -> Changes:
    """Return the profession and the code with which a session is of a class."""
    if cover in _OTHERS:
        return {"provider.profession": _OTHERS[cover], "session.performance": NOT_GIVEN}
    exercise = cover is CoverClass.EXERCISE_THERAPY
    profession = Profession.EXERCISE_THERAPIST if exercise else Profession.PHYSIOTHERAPIST
    return {"provider.profession": profession, "session.performance": _CODES[cover]}


def _fitting(package: Package, grant: Grant, day: date) -> dict[str, Any]:
    """Return the facts with which a session meets everything that a grant asks."""
    asks = grant.requires
    facts: dict[str, Any] = dict(_treated_by(grant.covers[0]))
    asked = {
        "provider.contracted": asks.contracted,
        "session.accident": asks.accident,
        "session.referral": asks.referral,
        "session.consent": asks.consent,
    }
    facts |= {path: wanted for path, wanted in asked.items() if not isinstance(wanted, Unknown)}
    if isinstance(grant.consent_from, int):
        facts["session.consent"] = True
    if asks.association:
        facts["provider.associations"] = asks.association[:1]
    low, high = (None if isinstance(each, Unknown) else each for each in (asks.min_age, asks.max_age))
    if low is not None or high is not None:
        facts["insured.born"] = months_after(day, -12 * (low if low is not None else high or 0)) - 30 * DAY
    if asks.condition in set(ConditionKind):
        facts["condition.kind"] = ConditionKind(asks.condition)
    elif asks.condition == ANNEX_1_FIRST_TWENTY:
        facts["condition.kind"] = ConditionKind.STROKE
    carries = any(limit.carry_over for limit in grant.limits)
    if carries:
        facts["used"] = Used(left_last_year={package.id: 0})
    return facts


# --- what a grant asks ----------------------------------------------------------------------------------------------


def _contract(grant: Grant) -> tuple[Axis, ...]:
    """Return the axis of the contract, where a grant or one of its limits depends on it."""
    same = grant.pays.contracted == grant.pays.not_contracted and isinstance(grant.requires.contracted, Unknown)
    bound = any(isinstance(limit.when_contracted, bool) for limit in grant.limits)
    return () if same and not bound else (flag("contract", "provider.contracted"),)


def _asked(package: Package, grant: Grant, day: date, law: Law) -> tuple[Axis, ...]:
    """Return the axes of everything that a grant requires; that of the consent from a session on last."""
    asks, axes = grant.requires, [*_contract(grant)]
    if ages_of_grant(grant):
        axes.append(ages(day, ages_of_grant(grant).values()))
    axes += [flag(name, path) for name, path in ASKED_FACTS.items() if not isinstance(getattr(asks, name), Unknown)]
    if asks.association:
        known = [(f"member of {each}", (each,)) for each in asks.association]
        axes.append(
            values("associations", "provider.associations", *known, ("no member", ()), ("of another", ("other",)))
        )
    if not isinstance(asks.condition, Unknown):
        axes.append(_condition(asks.condition, law))
    if not isinstance(asks.min_months_insured, Unknown):
        axes.append(_insured_for(package, asks.min_months_insured, day))
    if isinstance(grant.consent_from, int):
        at = _taken(package, grant, Limit(id="year", max=0, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR), day)
        axes.append(flag("consent", "session.consent"))
        axes.append(numbers("used", (grant.consent_from - 1,), at, "sessions of the year: {span}"))
    return tuple(axes)


def _condition(wanted: str, law: Law) -> Axis:
    kinds = [ConditionKind.NOT_LISTED, ConditionKind.STROKE, ConditionKind.URINARY_INCONTINENCE]
    if wanted in set(ConditionKind) and ConditionKind(wanted) not in kinds:
        kinds.append(ConditionKind(wanted))
    assert all(kind in law.basic.annex_1 or kind for kind in kinds)
    return values("condition", "condition.kind", *((each.value, each) for each in kinds), absent=False)


def _insured_for(package: Package, months: int, day: date) -> Axis:
    """Make the axis of how long the package has run."""
    first = last_over(day, months)
    ends = {"over": (months_after(first, -12), first), "not over": (first + DAY, day)}
    parts = [
        Part(
            label=f"waiting time {name}",
            corners=tuple({"packages": (attrs.evolve(package, since=min(each, day)),)} for each in since),
        )
        for name, since in ends.items()
        if name == "over" or months
    ]
    unsaid = attrs.evolve(package, since=NOT_GIVEN)
    absent = Part(label="its first day not given", corners=({"packages": (unsaid,)},), given=False)
    return Axis(name="since", parts=(*parts, absent))


def _class_of_care(package: Package) -> Axis:
    known = [(each.value.replace("_", " "), _treated_by(each)) for each in CoverClass]
    assert package.grants
    return choices("class", *known)


# --- what was used --------------------------------------------------------------------------------------------------


def _row(package: Package, grant: Grant, limit: Limit, day: date, **more: Any) -> Row:
    """Return a row that counts toward a limit."""
    cover = limit.covers[0] if limit.covers else grant.covers[0]
    when = day if limit.per is Per.DAY or day.day == day.month == 1 else day - DAY
    return Row(
        date=when,
        condition=CONDITION,
        performance=_CODES.get(cover, "1000"),
        paid_by=PaidBy.PACKAGE,
        package=package.id,
        grant=grant.id,
        **more,
    )


def _taken(package: Package, grant: Grant, limit: Limit, day: date) -> Any:
    """Return what so many sessions that the grant took say of a case."""

    def at(number: int) -> Changes:
        row = _row(package, grant, limit, day, paid=NOTHING, sessions=max(1, number))
        return {"rows": (row,) if number else ()}

    return at


def _use(package: Package, grant: Grant, limit: Limit, day: date, cuts: tuple[int, ...]) -> Axis:
    absent = not_given("history", "sessions")
    at, words = _taken(package, grant, limit, day), f"used of {limit.id}: {{span}}"
    of_class = _treated_by(limit.covers[0]) if limit.covers else {}
    return numbers(f"used of {limit.id}", cuts, lambda number: {**of_class, **at(number)}, words, absent=absent)


def _counted(package: Package, grant: Grant, limit: Limit, most: int, day: date) -> tuple[Axis, ...]:
    """Return the axes of a limit in sessions: what was used, elsewhere too, and what was carried over."""
    if limit.carry_over:
        left = [
            (f"{each} left last year", Used(left_last_year={package.id: each})) for each in (0, limit.carry_over, FAR)
        ]
        carried = values("left last year", "used", *left)
        return (carried, _use(package, grant, limit, day, (most, most + limit.carry_over)))
    use = _use(package, grant, limit, day, (most,))
    if limit.per not in _YEARLY or limit.covers or not most:
        return (use,)

    def away(low: int, high: int) -> Used:
        return Used(elsewhere=Range(min=low, max=high))

    elsewhere = choices(
        "elsewhere",
        ("none elsewhere", {"used": away(0, 0)}),
        (f"{most} elsewhere", {"used": away(most, most)}),
    )
    unsure = Part(label="0 or more elsewhere", corners=({"used": away(0, most)},), given=False)
    return (Axis(name=elsewhere.name, parts=(*elsewhere.parts, unsure)), use)


def _spent(package: Package, grant: Grant, limit: Limit, most: Money, day: date) -> Axis:
    """Make the axis of what was spent of a limit in euros, in cents: below it, and from it on."""

    def at(cents: int) -> Changes:
        row = _row(package, grant, limit, day, paid=Money(cents))
        of_class = _treated_by(limit.covers[0]) if limit.covers else {}
        return {**of_class, "rows": (row,) if cents else ()}

    found = numbers(f"used of {limit.id}", (most.cents,), at, f"cents used of {limit.id}: {{span}}")
    row = _row(package, grant, limit, day)
    unsaid = Part(label="amount not given", corners=({"rows": (row,)},), given=False)
    return Axis(name=found.name, parts=(*found.parts, unsaid, not_given("history", "sessions")), told=found.told)
