"""The slices of a package: its own requirements, limits and payments, grant by grant; and those of made-up ones."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.boundaries.case_pairs_of_packages import accepted, treated_by
from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.thresholds import DAY, ages_of_grant, annex_sessions, copayment_begins, last_over, most_of
from fysiodekking.law.instruments import Law
from fysiodekking.model.dates import first_of_year, months_after
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import ANNEX_1_FIRST_TWENTY, FACT_OF_REQUIREMENT, Grant, Limit, Package, Requirements
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import NONE_AT_ALL, Range, Row, Used
from fysiodekking.model.vocabulary import PER_YEAR, ConditionKind, CoverClass, PaidBy, Per, Unit
from fysiodekking.proof.axes import (
    FAR,
    At,
    Axis,
    Changes,
    ages,
    choices,
    doubtful,
    fact,
    not_given,
    numbers,
    span_of,
    values,
)
from fysiodekking.proof.regions import CONDITION, Slice, facts_of
from fysiodekking.proof.sample_packages import grant as a_grant
from fysiodekking.proof.sample_packages import limited, samples
from fysiodekking.proof.sample_packages import package as a_package
from fysiodekking.proof.slices_of_gates_and_lines import other_payer

MOST: Final = 2_000
"""So many regions of one grant are taken in full; of more, one axis at a time, with everything else fitting."""

_LONG_INSURED: Final = 240
"""So many months a package is supposed to have run, where nobody says since when."""


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of made-up packages that together have everything that a package can ask."""
    for number, (name, package) in enumerate(samples(day)):
        for slice_ in of_package(package, law, day):
            yield attrs.evolve(slice_, name=f"package {number + 1}: {name}; {slice_.name}")
    other = a_package(day, limited(), year=day.year - 1)
    yield _slice(day, "of another year", packages=(other,))
    first = a_package(day, a_grant(requires=Requirements(condition=ANNEX_1_FIRST_TWENTY)))
    kinds = fact(
        "condition.kind", (ConditionKind.STROKE, ConditionKind.NOT_LISTED, ConditionKind.WHIPLASH), absent=False
    )
    before = numbers("before", annex_sessions(law), lambda number: {"sessions": number}, span_of("earlier sessions"))
    history = before.with_(not_given("history", "sessions"))
    yield _slice(day, "the first sessions of annex 1", kinds, history, packages=(first,))
    read = fact("readings.package_beside_other_payer")
    yield _slice(day, "beside another payer", other_payer(), read, packages=(a_package(day, limited()),))


def _slice(day: date, name: str, *axes: Axis, **fixed: Any) -> Slice:
    more = axes[-1].name if axes and axes[-1].name.startswith("used") else ""
    return Slice(phase=Asker.PACKAGES, name=name, day=day, axes=axes, fixed=fixed, more=more)


def of_package(package: Package, law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of one package: its own requirements, limits and payments, grant by grant."""
    if isinstance(package.since, Unknown):
        package = attrs.evolve(package, since=months_after(day, -_LONG_INSURED))
    for grant in package.grants:
        yield from _Grant(package, grant, law, day).slices()
    if package.grants:
        classes = {cover.value.replace("_", " "): _treated_by(law, cover) for cover in CoverClass}
        yield from _Grant(package, package.grants[0], law, day).sized(choices("class", classes))


def _elsewhere(most: int, *, of_condition: bool) -> Axis:
    """Make the axis of sessions elsewhere of a limit of the year: none, as many as it has, or nobody knows.

    :param of_condition: it counts those of one condition: that they were for another one is known, for which not.
    """

    def used(least: int, **more: Any) -> Changes:
        return {"used": Used(elsewhere=Range(min=least, max=most), **more)}

    none: Changes = {"used": Used(elsewhere=NONE_AT_ALL)}
    if of_condition:
        other = used(most, condition_elsewhere=NONE_AT_ALL, condition_elsewhere_this_year=NONE_AT_ALL)
        known = {"none elsewhere": none, f"{most} elsewhere for another condition": other}
    else:
        known = {"none elsewhere": none, f"{most} elsewhere": used(most)}
    return choices("elsewhere", known).with_(doubtful("0 or more elsewhere", used(0)))


def _treated_by(law: Law, cover: CoverClass) -> Changes:
    """Return the profession and the code with which a session is of a class."""
    profession, code = treated_by(law, cover)
    return {"provider.profession": profession, "session.performance": code}


class _Grant:
    """The slices of one grant of a package, of sessions that meet everything that it asks but for what an axis says."""

    def __init__(self, package: Package, grant: Grant, law: Law, day: date) -> None:
        self.package, self.grant, self.law, self.day = package, grant, law, day
        self.fixed = {**facts_of(accepted(package, grant, day)), "packages": (package,)}
        if any(limit.carry_over for limit in grant.limits):
            self.fixed["used"] = Used(left_last_year={package.id: 0})

    def slices(self) -> Iterator[Slice]:
        """Yield what it requires, and each of its limits."""
        contract = self._contract()
        yield from self.sized(*contract, *self._requirements())
        begins = copayment_begins(self.grant)
        if begins is not None:
            yield from self.sized(*contract, self._of_the_year(begins))
        for limit in self.grant.limits:
            most = most_of(limit)
            if limit.cut:
                yield from self.sized(self._since(self._beginnings), self._used(limit, *self._cuts(limit)))
            if most is None:
                yield from self.sized(self._used(limit), *contract)
            elif isinstance(most, Money):
                yield from self.sized(self._spent(limit, most), *contract)
            else:
                yield from self.sized(*contract, *self._counted(limit, most))

    def sized(self, *axes: Axis) -> Iterator[Slice]:
        """Yield the whole product of axes, or where it is too large one axis at a time."""
        whole = math.prod(len(axis.parts) for axis in axes) <= MOST
        for those in (axes,) if whole else ((axis,) for axis in axes):
            yield attrs.evolve(_slice(self.day, f"grant {self.grant.id}", *those), fixed=self.fixed)

    # --- what it asks -----------------------------------------------------------------------------------------------

    def _contract(self) -> tuple[Axis, ...]:
        """Return the axis of the contract, where the grant or one of its limits depends on it."""
        pays, asks = self.grant.pays, self.grant.requires
        same = pays.contracted == pays.not_contracted and isinstance(asks.contracted, Unknown)
        bound = any(isinstance(limit.when_contracted, bool) for limit in self.grant.limits)
        return () if same and not bound else (fact("provider.contracted"),)

    def _requirements(self) -> Iterator[Axis]:
        """Yield the axes of everything that it requires; that of the consent from a session on last."""
        asks, cuts = self.grant.requires, ages_of_grant(self.grant).values()
        if cuts:
            yield ages(self.day, cuts)
        for name, path in FACT_OF_REQUIREMENT.items():
            told_by_its_day = name == "accident" and not isinstance(asks.within_months_of_accident, Unknown)
            if not (told_by_its_day or isinstance(getattr(asks, name), Unknown)):
                yield fact(path)
        yield from self._of_the_therapist()
        if not isinstance(asks.condition, Unknown):
            wanted = [ConditionKind(asks.condition)] if asks.condition in set(ConditionKind) else []
            kinds = (ConditionKind.NOT_LISTED, ConditionKind.STROKE, ConditionKind.URINARY_INCONTINENCE, *wanted)
            yield fact("condition.kind", dict.fromkeys(kinds), absent=False)
        if not isinstance(asks.min_months_insured, Unknown):
            yield self._insured_for(asks.min_months_insured)
        if not isinstance(asks.within_months_of_accident, Unknown):
            yield self._after_accident(asks.within_months_of_accident)
        if asks.first_of_the_day:
            unsaid = {"session.other_that_day": NOT_GIVEN, "used": Used(elsewhere=Range(min=1, max=1))}
            yield fact("session.other_that_day").with_(doubtful("elsewhere a session, its day not given", unsaid))
        if isinstance(self.grant.consent_from, int):
            yield fact("session.consent")
            yield self._of_the_year(self.grant.consent_from)

    def _of_the_therapist(self) -> Iterator[Axis]:
        """Yield the axes of what it asks of who treats, beside a contract."""
        asks = self.grant.requires
        if asks.association:
            known = {f"member of {each}": (each,) for each in asks.association}
            yield values("associations", "provider.associations", {**known, "no member": (), "of another": ("other",)})
        if asks.qualification:
            named = {f"qualified as {each}": (each,) for each in asks.qualification}
            yield values("qualifications", "provider.specialisms", {**named, "none": (), "another": ("0483",)})

    def _of_the_year(self, number: int) -> Axis:
        """Make the axis of how many sessions of the year went before, cut at a session of the year."""
        year = Limit(id="year", max=0, unit=Unit.SESSIONS, per=Per.CALENDAR_YEAR)
        return numbers("used", (number - 1,), self._sessions_taken(year), span_of("sessions of the year"))

    def _insured_for(self, months: int) -> Axis:
        """Make the axis of how long the package has run."""
        over = last_over(self.day, months)
        since = {
            "waiting time over": min(over, self.day),
            "waiting time long over": months_after(over, -12),
            **({"waiting time not over": over + DAY, "waiting time begins": self.day} if months else {}),
            "begun after the session": self.day + DAY,
        }
        return self._since(since)

    def _after_accident(self, months: int) -> Axis:
        """Make the axis of how long ago the accident was."""
        over = last_over(self.day, months)
        days = {
            "long ago": months_after(over, -12),
            "just too long ago": over,
            "just in time": over + DAY,
            "now": self.day,
        }
        known = {f"accident {label}": {"session.accident_on": day} for label, day in days.items()}
        none = {"session.accident": False, "session.accident_on": NOT_GIVEN}
        unsaid = doubtful("day of the accident not given", {"session.accident_on": NOT_GIVEN})
        return choices("accident", {**known, "no accident": none}).with_(unsaid)

    # --- what was used ----------------------------------------------------------------------------------------------

    def _row(self, limit: Limit, **more: Any) -> Row:
        """Return a row that counts toward a limit."""
        _, code = treated_by(self.law, (limit.covers or self.grant.covers)[0])
        when = self.day if limit.per is Per.DAY or self.day.day == self.day.month == 1 else self.day - DAY
        performance: dict[str, Any] = {} if isinstance(code, Unknown) else {"performance": code}
        package, grant = self.package.id, self.grant.id
        return Row(
            date=when, condition=CONDITION, paid_by=PaidBy.PACKAGE, package=package, grant=grant, **performance, **more
        )

    def _sessions_taken(self, limit: Limit) -> At:
        """Return what so many sessions that the grant took say of a case."""
        of_class = _treated_by(self.law, limit.covers[0]) if limit.covers else {}

        def at(number: int) -> Changes:
            row = self._row(limit, paid=NOTHING, sessions=max(1, number))
            return {**of_class, "rows": (row,) if number else ()}

        return at

    def _since(self, days: Mapping[str, date]) -> Axis:
        """Make the axis of the first day of the package; or nobody said."""
        known = {label: {"packages": (attrs.evolve(self.package, since=each),)} for label, each in days.items()}
        unsaid = attrs.evolve(self.package, since=NOT_GIVEN)
        return choices("since", known).with_(doubtful("its first day not given", {"packages": (unsaid,)}))

    @property
    def _beginnings(self) -> Mapping[str, date]:
        """Return days on which it can begin: before its year, or within it."""
        first = first_of_year(self.day)
        return {"a whole year": first, "begun the next day": first + DAY, "begun today": self.day}

    def _cuts(self, limit: Limit) -> tuple[int, ...]:
        """Return the numbers of sessions at which a maximum turns, begun on each of those days."""
        begun = [attrs.evolve(self.package, since=since) for since in self._beginnings.values()]
        found = {most for package in begun for most in package.maxima(limit) if isinstance(most, int) and most}
        return tuple(sorted(found))

    def _used(self, limit: Limit, *cuts: int) -> Axis:
        name = f"used of {limit.id}"
        return numbers(name, cuts, self._sessions_taken(limit), span_of(name)).with_(not_given("history", "sessions"))

    def _counted(self, limit: Limit, most: int) -> tuple[Axis, ...]:
        """Return the axes of a limit in sessions: what was used, elsewhere too, and what was carried over."""
        if limit.carry_over:
            known = {
                f"{each} left last year": Used(left_last_year={self.package.id: each})
                for each in (0, limit.carry_over, FAR)
            }
            return values("left last year", "used", known), self._used(limit, most, most + limit.carry_over)
        use = self._used(limit, most)
        if limit.per not in PER_YEAR or limit.covers or not most:
            return (use,)
        return _elsewhere(most, of_condition=limit.per is Per.CALENDAR_YEAR_AND_CONDITION), use

    def _spent(self, limit: Limit, most: Money) -> Axis:
        """Make the axis of what was spent of a limit in euros, in cents: below it, and from it on."""
        of_class = _treated_by(self.law, limit.covers[0]) if limit.covers else {}

        def at(cents: int) -> Changes:
            row = self._row(limit, paid=Money(cents))
            return {**of_class, "rows": (row,) if cents else ()}

        axis = numbers(f"used of {limit.id}", (most.cents,), at, span_of(f"cents used of {limit.id}"))
        unsaid = doubtful("amount not given", {"rows": (self._row(limit),)})
        return axis.with_(unsaid, not_given("history", "sessions"))
