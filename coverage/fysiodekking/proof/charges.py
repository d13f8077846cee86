"""The regions of the deductible, and of whole answers: gate, ground and package together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.boundaries.thresholds import DAY, turning
from fysiodekking.law.schema import Law
from fysiodekking.model.dates import birthday, days_of_year, first_of_next_month, first_of_year, last_of_year
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import Confidence, Grant, Limit, Package, Payment, Payments
from fysiodekking.model.people import Waiver
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Technique, Unit
from fysiodekking.proof.axes import (
    Axis,
    Part,
    born_oldest,
    choices,
    flag,
    not_given,
    reading,
    values,
)
from fysiodekking.proof.case_grid import ANSWERS, CHARGES, Slice

_USED: Final = "deductible used"
_OWN: Final = "basic.mandatory_deductible"
_WAIVERS: Final = (
    ("waived", ConditionKind.STROKE),
    ("waived with a contract", Waiver(kind=ConditionKind.STROKE, contracted=True)),
    ("paid back", Waiver(kind=ConditionKind.STROKE, paid_back=True)),
)
_COVERED: Final[dict[str, Any]] = {"condition.kind": ConditionKind.STROKE, "sessions": 25}


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of the deductible and of whole answers."""
    yield from deductible(law, day)
    yield from _answers(day)


def deductible(law: Law, day: date) -> Iterator[Slice]:
    """Yield the deductible by age, by what was chosen, and in the year in which it begins."""
    steps = law.insurance.voluntary_steps.value
    priced = values("price", "session.price", (f"price {PRICE}", PRICE), ("price 0.00", NOTHING))
    age = _ages(law, day)
    known = {"total": Money(14_700)}
    total = values(
        "total",
        "insured.deductible_total",
        ("", NOT_GIVEN),
        ("total of the year given as 0.00", NOTHING),
        (f"total of the year given as {known['total']}", known["total"]),
        absent=False,
    )
    few, every = (NOTHING, steps[-1]), tuple(dict.fromkeys((NOTHING, *steps)))
    whole = Axis(name=age.name, parts=tuple(part for part in age.parts if not part.label.endswith(BEGUN)))
    yield _slice(day, "deductible", whole, total, _voluntary(few), priced, used(law, few, also=tuple(known.values())))
    waived = choices("waiver", ("", {}), *((label, {"basic.deductible_waived": (how,)}) for label, how in _WAIVERS))
    spent = choices("spent", ("", {}), ("nothing used", {"insured.deductible_used": NOTHING}))
    yield _slice(day, "deductible, waived or not", waived, age, priced, _voluntary(few), spent)
    of_voluntary = values(
        "voluntary part",
        "insured.voluntary_deductible_used",
        ("", NOT_GIVEN),
        *((f"voluntary part used: {each}", each) for each in few),
        absent=False,
    )
    yield _slice(day, "deductible waived, voluntary part", waived, _voluntary(few), of_voluntary, spent, priced)
    if law.insurance.mandatory_deductible is not None:
        act = law.insurance.mandatory_deductible.value
        own = choices("own", ("", {}), *((f"policy {each}", {_OWN: each}) for each in (NOTHING, act)))
        more = Part(
            label=f"policy {act + Money(1)}, more than the Act allows", corners=({_OWN: act + Money(1)},), given=False
        )
        yield _slice(day, "deductible of the policy", _with_unknown(own, more), whole, priced)
    absent = values("voluntary deductible", "insured.voluntary_deductible")
    yield _slice(day, "deductible, voluntary part not given", whole, absent, priced, used(law, every))
    for part in age.parts:
        if part.label.endswith(BEGUN):
            born: date = part.corners[0]["insured.born"]
            read = reading("deductible_year_of_18", CHOICES["deductible_year_of_18"].values)
            chosen = values("", "insured.voluntary_deductible", *((f"voluntary {each}", each) for each in few))
            shares = used(law, few, shares=_first_days(law, born))
            yield _slice(day, "deductible in the year of 18", read, chosen, priced, shares, born=born)


BEGUN: Final = "deductible begun"


def _slice(day: date, name: str, *axes: Axis, born: date | None = None) -> Slice:
    more = axes[-1].name if axes[-1].name == _USED else ""
    fixed = _COVERED if born is None else {**_COVERED, "insured.born": born}
    return Slice(phase=CHARGES, name=name, day=day, axes=axes, fixed=fixed, more=more)


def _voluntary(steps: tuple[Money, ...]) -> Axis:
    known = [(f"voluntary deductible {step}", step) for step in steps]
    return values("voluntary deductible", "insured.voluntary_deductible", *known, absent=False)


def _first_days(law: Law, born: date) -> tuple[date, date]:
    """Return the two days from which the deductible of the year of 18 is read to run."""
    grown = birthday(born, law.insurance.deductible_age.value)
    return grown, first_of_next_month(grown)


def used(law: Law, steps: Iterable[Money], *, also: Iterable[Money] = (), shares: tuple[date, ...] = ()) -> Axis:
    """Make the axis of what was used of the deductible: cut where a price no longer fits, and where it is used up.

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
    """Make the axis of what was used of any of these totals."""
    known = sorted(set(totals))
    cuts = sorted({0, *(total.cents for total in known), *((total - PRICE).cents + 1 for total in known)})
    parts = []
    for low, following in zip(cuts, [*cuts[1:], None], strict=True):
        ends = (low, low + 100_000 if following is None else following - 1)
        corners = tuple({"insured.deductible_used": Money(each)} for each in dict.fromkeys(ends))
        part = Part(label="", corners=corners, low=low, high=None if following is None else ends[1])
        parts.append(attrs.evolve(part, label=_told(part, part)))
    return Axis(name=_USED, parts=(*parts, not_given(_USED, "insured.deductible_used")), told=_told)


def _told(first: Part, last: Part) -> str:
    assert first.low is not None
    if last.high is None:
        return f"deductible used: {Money(first.low)} or more"
    return f"deductible used: {Money(first.low)} to {Money(last.high)}"


def _ages(law: Law, day: date) -> Axis:
    """Make the axis of the age, with both parts of the year in which the deductible begins."""
    age = law.insurance.deductible_age.value
    parts = [
        _born(f"under {age}", turning(age - 2, day), born_oldest(day, age - 1)),
        _born(f"older than {age} all year", date(day.year - age - 1, 12, 31), date(day.year - 60, 1, 1)),
    ]
    first = date(day.year - age, 1, 1)
    turned = [first + number * DAY for number in range((day - first_of_year(day)).days + 1)]
    turned = [born for born in turned if birthday(born, age) <= day]
    for name, begun in (("deductible not begun", False), (BEGUN, True)):
        those = [born for born in turned if (first_of_next_month(birthday(born, age)) <= day) is begun]
        if those:
            ends = (those[len(those) // 2],) if begun else (those[0], those[-1])
            parts.append(_born(f"{age} this year, {name}", *ends))
    return Axis(name="age", parts=tuple(parts))


def _born(label: str, *days: date) -> Part:
    return Part(label=label, corners=tuple({"insured.born": day} for day in dict.fromkeys(days)))


# --- whole answers --------------------------------------------------------------------------------------------------


def _answers(day: date) -> Iterator[Slice]:
    """Yield cases in which gate, ground and package are each met, refused and unknown."""

    def package(**more: Any) -> Package:
        limits = (Limit(id="most", max=3, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR),)
        pays = Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75))
        said = {"year": day.year, "grants": (_grant(limits=limits, pays=pays),), **more}
        return Package(
            id="package", insurer="an insurer", name="a package", source="made up", confidence=Confidence.A, **said
        )

    whiplash = {"condition.kind": ConditionKind.WHIPLASH, "condition.first_session": day - 120 * DAY}
    doubtful = {**_COVERED, **whiplash}
    early = (
        _grant(basic_first=False, pays=Payments(contracted=Payment(percent=100), not_contracted=Payment(percent=75))),
    )
    gate = _with_unknown(
        choices(
            "gate",
            ("every gate met", {}),
            ("not registered", {"provider.big_registered": False}),
            ("no listed performance", {"session.performance": "DN01"}),
        ),
        not_given("registration", "provider.big_registered"),
    )
    ground = _with_unknown(
        choices(
            "ground",
            ("an ordinary complaint", {}),
            ("a stroke, session 26", _COVERED),
            ("a stroke, first session", {"condition.kind": ConditionKind.STROKE}),
            ("only dry needling, session 26", {**_COVERED, "session.techniques": (Technique.DRY_NEEDLING,)}),
        ),
        Part(label="whiplash in month five, triad not given", corners=(doubtful,), given=False),
    )
    packages = choices(
        "package",
        ("no package", {}),
        ("a package with room", {"packages": (package(),)}),
        ("a package of another year", {"packages": (package(year=day.year - 1),)}),
        ("a package that pays first", {"packages": (package(grants=early),)}),
        ("a package that takes over the deductible", {"packages": (package(pays_deductible=True),)}),
    )
    insurance, contract = flag("basic insurance", "insured.basic_insured"), flag("contract", "provider.contracted")
    without = values("price", "session.price")
    for name, axes in (
        ("a whole answer by gate", (gate, ground, packages, contract)),
        ("a whole answer by insurance", (ground, packages, insurance, contract)),
        ("a whole answer without a price", (ground, packages, contract, without)),
    ):
        yield Slice(phase=ANSWERS, name=name, day=day, axes=axes, fixed={"insured.deductible_used": NOTHING})


def _with_unknown(axis: Axis, *parts: Part) -> Axis:
    return Axis(name=axis.name, parts=(*axis.parts, *parts))


def _grant(**more: Any) -> Grant:
    said: dict[str, Any] = {"id": "care", "covers": (CoverClass.PHYSIOTHERAPY,), **more}
    return Grant(**said)
