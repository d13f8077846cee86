"""Pairs of cases on either side of each number, term, age and date of change in the law of a day.

Not one number stands here: all come from the law of the day, of which `thresholds` gives the bare numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.ordinary import changed, ordinary
from fysiodekking.boundaries.thresholds import DAY, enough, first_of_annex, first_within, ground_of, nines, turning
from fysiodekking.law import Law, days_of_change, law_data, law_on
from fysiodekking.law.grounds import (
    ClassB,
    Copd,
    CopdText,
    CovidRecovery,
    GroundLaw,
    InTerm,
    Maximum,
    MaximumInTerm,
    Sessions,
)
from fysiodekking.law.instruments import AnnexRow
from fysiodekking.model.case import Case
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import day_before, first_of_year, months_after
from fysiodekking.model.money import Money
from fysiodekking.model.vocabulary import ConditionKind, CopdClass


@attrs.frozen(kw_only=True)
class Boundary:
    """A number, age or date at which an answer changes, with a case on either side of it.

    :param name: what it is, as ``ground:annex_1/first_not_covered`` or ``package:fysio-9/movement/year``.
    :param below: the last case before it is reached: the last session, day, cent or age of the old answer.
    :param above: the first case in which it is reached; nothing else differs.
    """

    name: str
    below: Case
    above: Case

    def __str__(self) -> str:
        return self.name


def of_law(day: date) -> Iterator[Boundary]:
    """Yield the boundaries of the law of a day, whether or not they show on that day."""
    law = law_on(day)
    yield from _sessions(law, day)
    yield from _copd(law, day)
    yield from _terms(law, day)
    yield from _ages(law, day)
    yield from _deductible(law, day)
    yield from _changes(law, day)


def on_annex(law: Law) -> ConditionKind:
    """Return a condition that stands on annex 1 without more ado: no term, no age, no stage."""
    return next(
        kind
        for kind, row in law.basic.annex_1.items()
        if row.in_force is True and row == attrs.evolve(row, months=None, below_age=None, gold_stage=None, serves=None)
    )


# --- numbers of sessions --------------------------------------------------------------------------------------------


def _sessions(law: Law, day: date) -> Iterator[Boundary]:
    yield _counted("ground:annex_1/first_not_covered", day, on_annex(law), first_of_annex(law))
    child = turning(law.basic.adult_age.value // 2, first_of_year(day))
    for name, number, insufficient in zip(("first", "second"), nines(law), (False, True), strict=True):
        side = [
            changed(
                ordinary(day, before=before, born=child, start=first_of_year(day)),
                session={"insufficient_result": insufficient},
            )
            for before in (number - 1, number)
        ]
        yield Boundary(name=f"ground:under_18/{name}", below=side[0], above=side[1])
    for ground in law.basic.grounds.values():
        if isinstance(ground, (Maximum, MaximumInTerm)):
            kind = ConditionKind(ground.ground.value)
            yield _counted(f"ground:{kind}/sessions", day, kind, ground.sessions.value, start=_start(ground, day))


def _counted(name: str, day: date, kind: ConditionKind, most: int, start: date | None = None) -> Boundary:
    """Return the last session within a number and the first one past it."""
    below, above = (ordinary(day, kind, start=start, before=before) for before in (most - 1, most))
    return Boundary(name=name, below=below, above=above)


def _start(ground: GroundLaw, day: date) -> date:
    """Return a start within the term of a ground, and within the days on which it has to lie."""
    start = first_of_year(day)
    if isinstance(ground, InTerm):
        start = max(start, first_within(day, ground.months.value))
    if isinstance(ground, CovidRecovery):
        start = min(max(start, ground.earliest_start.value), ground.latest_start.value)
    return start


_CLASSES: Final = {"A": CopdClass.A, "B": CopdClass.B1, "C": CopdClass.C}


def _copd(law: Law, day: date) -> Iterator[Boundary]:
    """Maxima by class, as long as there were any: of the decree, or as insurers printed them."""
    ground = law.basic.grounds.copd
    if not isinstance(ground, Copd):
        return
    stage = ground.gold_stage.value
    below, above = (ordinary(day, ConditionKind.COPD, gold_stage=number) for number in (stage - 1, stage))
    yield Boundary(name="ground:copd/gold_stage", below=below, above=above)
    for name, number in ground.in_unit(Sessions).items():
        letter, _, year = name.partition("_")
        if number.value == 0 or ground.text.value is not CopdText.MAXIMA_FROM_18:
            continue
        window = max(first_of_year(day), ground.earliest_start.value)
        start = window if year == "first_year" else months_after(window, -ground.months.value)
        copd = CopdClass.B if letter == "B" and ground.class_b.value is ClassB.ONE else _CLASSES[letter]
        below, above = (
            changed(
                ordinary(day, ConditionKind.COPD, start=window, before=before, copd_class=copd),
                readings={"copd_numbers": "insurer_numbers"},
            )
            for before in (number.value - 1, number.value)
        )
        below, above = (
            attrs.evolve(case, conditions={"copd": attrs.evolve(case.condition, first_session=start)})
            for case in (below, above)
        )
        yield Boundary(name=f"ground:copd/{name}", below=below, above=above)


# --- terms ----------------------------------------------------------------------------------------------------------


def _terms(law: Law, day: date) -> Iterator[Boundary]:
    for kind, row in law.basic.annex_1.items():
        if row.in_force is not True or row.months is None:
            continue
        yield _ending(law, day, f"term:{kind}", kind, row.months.value)
        if row.extension_months is not None:
            longest = row.months.value + row.extension_months
            yield _ending(law, day, f"term:{kind}/extended", kind, longest, triad=True)
    for ground in law.basic.grounds.values():
        if isinstance(ground, MaximumInTerm):
            yield _ending(law, day, f"term:{ground.ground}", ConditionKind(ground.ground.value), ground.months.value)
    yield from _fall_prevention(law, day)


def _ending(law: Law, day: date, name: str, kind: ConditionKind, months: int, **facts: Any) -> Boundary:
    """Return the last day of a term and the first one after it: the same day, with two starts."""
    within = first_within(day, months)
    own = ground_of(law, kind)
    before = 0 if own is not None and own.in_force else first_of_annex(law)
    below, above = (ordinary(day, kind, start=start, before=before, **facts) for start in (within, within - DAY))
    return Boundary(name=name, below=below, above=above)


def _fall_prevention(law: Law, day: date) -> Iterator[Boundary]:
    """Between two interventions lie months: the last day that is too early, and the first one that is not."""
    ground = law.basic.grounds.fall_risk
    if not isinstance(ground, InTerm):
        return
    case = ordinary(day, ConditionKind.FALL_RISK, start=day)
    case = changed(case, session={"condition": case.condition_key})
    too_early = first_within(day, ground.months.value)
    below, above = (
        attrs.evolve(
            case,
            conditions={
                **case.conditions,
                "earlier": Condition(kind=ConditionKind.FALL_RISK, first_session=first),
            },
        )
        for first in (too_early, too_early - DAY)
    )
    yield Boundary(name="term:fall_risk", below=below, above=above)


# --- ages, the deductible, days of change ---------------------------------------------------------------------------


def _ages(law: Law, day: date) -> Iterator[Boundary]:
    adult = turning(law.basic.adult_age.value, day)
    yield Boundary(
        name="age:adult", below=ordinary(day, born=adult + DAY, start=day), above=ordinary(day, born=adult, start=day)
    )
    for kind, row in law.basic.annex_1.items():
        if row.in_force is True and row.below_age is not None:
            born = turning(row.below_age, day)
            below, above = (ordinary(day, kind, born=on, before=enough(law)) for on in (born + DAY, born))
            yield Boundary(name=f"age:{kind}", below=below, above=above)


def _deductible(law: Law, day: date) -> Iterator[Boundary]:
    """The last cent of the mandatory deductible is open, or it is full."""
    if law.insurance.mandatory_deductible is None:
        return
    total = law.insurance.mandatory_deductible.value
    case = ordinary(day, on_annex(law), before=first_of_annex(law))
    below, above = (changed(case, insured={"deductible_used": used}) for used in (total - Money(1), total))
    yield Boundary(name="deductible:mandatory", below=below, above=above)


def _changes(law: Law, day: date) -> Iterator[Boundary]:
    """The latest day on which a ground or a row of annex 1 came or went: the day before, and that day."""
    for change in reversed([each for each in days_of_change(law_data()) if each <= day][1:]):
        before, after = law_on(day_before(change)), law_on(change)
        kinds = [kind for kind in ConditionKind if _stands(before, kind) != _stands(after, kind)]
        start = months_after(change, -1)
        for kind in kinds:
            below, above = (
                ordinary(one, kind, start=start, before=first_of_annex(law)) for one in (day_before(change), change)
            )
            yield Boundary(name=f"change:{kind}/{change}", below=below, above=above)
        if kinds:
            return


def _stands(law: Law, kind: ConditionKind) -> tuple[object, object]:
    row: AnnexRow | None = law.basic.annex_1.get(kind)
    ground = ground_of(law, kind)
    return row and row.in_force, ground and ground.in_force
