"""The slices of the deductible: by age, by what was chosen, used and waived, and in the year in which it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.boundaries.thresholds import DAY, turning
from fysiodekking.law.instruments import Law
from fysiodekking.model.dates import birthday, days_of_year, first_of_next_month, first_of_year, last_of_year
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.people import Waiver
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.proof.axes import (
    Axis,
    Part,
    born_oldest,
    choices,
    doubtful,
    fact,
    not_given,
    numbers,
    values,
)
from fysiodekking.proof.regions import Slice

BEGUN: Final = "deductible begun"
_USED: Final = "deductible used"
SPENT: Final = "insured.deductible_used"
_OF_VOLUNTARY: Final = "insured.voluntary_deductible_used"
_OWN: Final = "basic.mandatory_deductible"
_WAIVERS: Final[dict[str, tuple[ConditionKind | Waiver, ...]]] = {
    "": (),
    "waived": (ConditionKind.STROKE,),
    "waived with a contract": (Waiver(kind=ConditionKind.STROKE, contracted=True),),
    "paid back": (Waiver(kind=ConditionKind.STROKE, paid_back=True),),
}
COVERED: Final[dict[str, Any]] = {"condition.kind": ConditionKind.STROKE, "sessions": 25}
"""A session that the basic package pays."""


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of the deductible."""
    steps = law.insurance.voluntary_steps.value
    few, every = (NOTHING, steps[-1]), tuple(dict.fromkeys((NOTHING, *steps)))
    chosen, priced = (
        _voluntary(few),
        values("price", "session.price", {f"price {each}": each for each in (PRICE, NOTHING)}),
    )
    age, given = _ages(law, day), Money(14_700)
    whole = attrs.evolve(age, parts=tuple(part for part in age.parts if not part.label.endswith(BEGUN)))
    total = _stated("total of the year", "insured.deductible_total", (NOTHING, given))
    yield _slice(day, "deductible", whole, total, chosen, priced, used(law, few, also=(given,)))
    waived = choices("waiver", {label: {"basic.deductible_waived": how} for label, how in _WAIVERS.items()})
    spent = choices("spent", {"": {}, "nothing used": {SPENT: NOTHING}})
    yield _slice(day, "deductible, waived or not", waived, age, priced, chosen, spent)
    parts = {f"voluntary part used: {step}": {_OF_VOLUNTARY: step} for step in few}
    none = {"nothing used, of either part": {SPENT: NOTHING, _OF_VOLUNTARY: NOTHING}}
    of_voluntary = choices("spent", {"": {}, "nothing used": {SPENT: NOTHING}, **parts, **none})
    yield _slice(day, "deductible waived, voluntary part", waived, chosen, of_voluntary)
    if law.insurance.mandatory_deductible is not None:
        act = law.insurance.mandatory_deductible.value
        own = choices("own", {"": {}, **{f"policy {each}": {_OWN: each} for each in (NOTHING, act)}})
        more = doubtful(f"policy {act + Money(1)}, more than the Act allows", {_OWN: act + Money(1)})
        yield _slice(day, "deductible of the policy", own.with_(more), whole, priced)
    absent = values("voluntary deductible", "insured.voluntary_deductible", {})
    yield _slice(day, "deductible, voluntary part not given", whole, absent, used(law, every))
    for part in age.parts:
        if part.label.endswith(BEGUN):
            born: date = part.corners[0]["insured.born"]
            read, shares = fact("readings.deductible_year_of_18"), used(law, few, shares=_first_days(law, born))
            yield _slice(day, "deductible in the year of 18", read, chosen, shares, born=born)


def _slice(day: date, name: str, *axes: Axis, born: date | None = None) -> Slice:
    more = axes[-1].name if axes[-1].name == _USED else ""
    fixed = COVERED if born is None else {**COVERED, "insured.born": born}
    return Slice(phase=Asker.CHARGES, name=name, day=day, axes=axes, fixed=fixed, more=more)


def _voluntary(steps: Iterable[Money]) -> Axis:
    known = {f"voluntary deductible {step}": step for step in steps}
    return values("voluntary deductible", "insured.voluntary_deductible", known, absent=False)


def _stated(name: str, path: str, amounts: Iterable[Money]) -> Axis:
    """Make the axis of an amount that need not be stated."""
    known = {"": NOT_GIVEN, **{f"{name}: {amount}": amount for amount in amounts}}
    return values(name, path, known, absent=False)


def _first_days(law: Law, born: date) -> tuple[date, date]:
    """Return the two days from which the deductible of the year of 18 is read to run."""
    grown = birthday(born, law.insurance.deductible_age.value)
    return grown, first_of_next_month(grown)


def used(law: Law, steps: Iterable[Money], *, also: Iterable[Money] = (), shares: tuple[date, ...] = ()) -> Axis:
    """Make the axis of what was used of the deductible.

    :param steps: voluntary deductibles.
    :param also: other totals of the year.
    :param shares: days from which only a part of the year counts.
    """
    mandatory = law.insurance.mandatory_deductible
    totals = {*also} if mandatory is None else {*also, *(mandatory.value + step for step in steps)}
    for first in shares:
        days = (last_of_year(first) - first).days + 1
        totals |= {total.share(days, days_of_year(first)) for total in totals.copy()}
    return spent_of(totals)


def spent_of(totals: Iterable[Money]) -> Axis:
    """Make the axis of what was used of any of these totals: cut where one is short of a price, and full."""
    cuts = {cut for total in totals for cut in (total.cents, (total - PRICE).cents + 1)}

    def words(low: int, high: int | None) -> str:
        return f"{_USED}: {Money(low)} {'or more' if high is None else f'to {Money(high)}'}"

    axis = numbers(_USED, cuts, lambda cents: {SPENT: Money(cents)}, words, far=100_000)
    return axis.with_(not_given(_USED, SPENT))


def _ages(law: Law, day: date) -> Axis:
    """Make the axis of the age, with both parts of the year in which the deductible begins."""
    age = law.insurance.deductible_age.value
    first = date(day.year - age, 1, 1)
    turned = [first + number * DAY for number in range((day - first_of_year(day)).days + 1)]
    turned = [born for born in turned if birthday(born, age) <= day]
    begun, not_begun = (
        [born for born in turned if (first_of_next_month(birthday(born, age)) <= day) is each] for each in (True, False)
    )
    known = {
        f"under {age}": (turning(age - 2, day), born_oldest(day, age - 1)),
        f"older than {age} all year": (date(day.year - age - 1, 12, 31), date(day.year - 60, 1, 1)),
        f"{age} this year, deductible not begun": (*not_begun[:1], *not_begun[-1:]),
        f"{age} this year, {BEGUN}": begun[len(begun) // 2 :][:1],
    }
    parts = (
        Part(label=label, corners=tuple({"insured.born": born} for born in dict.fromkeys(days)))
        for label, days in known.items()
        if days
    )
    return Axis(name="age", parts=tuple(parts))
