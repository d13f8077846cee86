"""What a package is told of a case: what its grants ask, and how much of each limit is used, counted here, once.

What is counted: the policy terms of the package (contract section 5). All limits of a grant hold at once.
To add a kind of limit: one member of `Per`, and one line in `_FROM`.
Not modelled: weights of group and long sessions (no source gives them); limits in hours or days.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on, first_of_year
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import Key, key_of, said_by
from fysiodekking.model.money import Money
from fysiodekking.model.names import Name, of_history
from fysiodekking.model.needs import Need, NeedKey, PaidBefore, PaidByPackage, Pays
from fysiodekking.model.package import Grant, Limit, Package, Payment
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER, NONE_AT_ALL, NOTHING_SAID, Range, Row
from fysiodekking.model.vocabulary import CoverClass, OtherPayer, PaidBy, Per, Profession
from fysiodekking.rules import counting
from fysiodekking.rules.counting import Count, Part
from fysiodekking.rules.ground_facts import CareFacts, care_facts
from fysiodekking.rules.performance_list import class_of, class_of_row

OWN_CONDITION: Final = frozenset({Per.CALENDAR_YEAR_AND_CONDITION, Per.CONDITION, Per.ACCIDENT})
_FROM: Final[Mapping[Per, Callable[[date], date]]] = {
    Per.CALENDAR_YEAR: first_of_year,
    Per.CALENDAR_YEAR_AND_CONDITION: first_of_year,
    Per.CONDITION: lambda _: counting.LONG_AGO,
    Per.ACCIDENT: lambda _: counting.LONG_AGO,
    Per.INSURANCE_LIFETIME: lambda _: counting.LONG_AGO,
    Per.DAY: lambda day: day,
}
"""The first day that counts for each kind of limit."""
_PAYS_SOMETHING: Final = Payment(percent=NOT_GIVEN)
_PAYS_NOTHING: Final = Payment(percent=0)


class Spent(NamedTuple):
    """Cents at least and at most spent of a budget, and what would make it exact."""

    low: int
    high: int | None
    names: tuple[str, ...]


class RequirementFacts(NamedTuple):
    """What the requirements of a grant look at, beside the contract; what no grant of the class asks is not given.

    :param that_day: treatments before it that day, whoever gave or paid them; None where no grant asks.
    :param other_that_day: another one that earlier sessions do not show; none where nothing is left out of these.
    :param maybe_care: what the grounds of the basic package look at, since a grant can ask what they find.
    """

    day: date | Unknown
    age: int | Unknown
    accident: bool | Unknown
    accident_on: date | Unknown
    referral: bool | Unknown
    consent: bool | Unknown
    associations: tuple[str, ...] | Unknown
    profession: Profession | Unknown
    specialisms: tuple[str, ...] | Unknown
    that_day: Count | None
    other_that_day: bool | Unknown
    maybe_care: CareFacts | None

    @property
    def care(self) -> CareFacts:
        """What the grounds look at, for a grant that asks what they find."""
        assert self.maybe_care is not None
        return self.maybe_care


class GrantUse(NamedTuple):
    """What was used of a grant.

    :param this_year: the sessions of the year that count; None where it does not ask which one it is.
    :param limits: what was used of each of its limits; None where a limit does not bind the class, or has no number.
    """

    this_year: Count | None
    limits: tuple[Count | Spent | None, ...]


class PackageFacts(NamedTuple):
    """What a package looks at.

    :param year: the year of the session.
    :param too_early: the day of the session where this person has the package only from a later one on, else none.
    :param left_last_year: what was left of last year, or the names of the facts that are missing.
    :param supposed: what is supposed of this package while values of missing facts are tried.
    :param uses: what was used of each grant of the class, by its id; none where it does not pay on that day.
    :param maybe_person: what requirements look at; None where no grant of the class asks any.
    """

    package: Package
    year: int
    too_early: date | None
    cover: CoverClass
    contracted: bool | Unknown
    other_payer: OtherPayer | Unknown
    package_beside_other_payer: str
    left_last_year: int | tuple[str, ...]
    supposed: Mapping[NeedKey, bool | Range]
    uses: tuple[tuple[str, GrantUse], ...]
    maybe_person: RequirementFacts | None

    def use_of(self, grant: Grant) -> GrantUse:
        """Return what was used of a grant of the class."""
        (use,) = [use for name, use in self.uses if name == grant.id]
        return use

    @property
    def person(self) -> RequirementFacts:
        """What requirements look at, for a grant that asks some."""
        assert self.maybe_person is not None
        return self.maybe_person


def package_facts(case: Case, law: Law, package: Package, cover: CoverClass | None = None) -> PackageFacts:
    """Return what a package looks at.

    :param cover: the class of an earlier session, of any year; of the session itself unless that is given.
    """
    day = case.session.date
    package = package.in_year(day.year)
    counted = cover is not None or package.pays_on(day)
    cover = class_of(case, law) if cover is None else cover
    grants = [grant for grant in package.grants if counted and cover in grant.covers]
    supposed = case.supposed
    if supposed:
        ours = {key: value for key, value in supposed.items() if getattr(key, "package", "") == package.id}
        supposed = FrozenMap(ours)
    return PackageFacts(
        package,
        day.year,
        day if package.is_not_begun(day) else None,
        cover,
        case.provider.contracted,
        case.insured.other_payer,
        str(case.readings.in_force["package_beside_other_payer"]),
        left_last_year(case, package) if any(grant.carries_over for grant in grants) else 0,
        supposed,
        tuple([(grant.id, _use_of(case, law, package, grant, cover)) for grant in grants]),
        _requirement_facts(case, law, grants) if any(grant.asks for grant in grants) else None,
    )


def _requirement_facts(case: Case, law: Law, grants: list[Grant]) -> RequirementFacts:
    session, asked = case.session, [grant.requires for grant in grants]
    asks_day = any(asks.first_of_the_day for asks in asked)
    qualified = any(asks.qualification for asks in asked)
    that_day, other_that_day = _that_day(case, law) if asks_day else (None, NOT_GIVEN)
    return RequirementFacts(
        session.date if any(asks.months for asks in asked) else NOT_GIVEN,
        age_on(case.insured.born, session.date) if any(asks.asks_age for asks in asked) else NOT_GIVEN,
        session.after_accident,
        session.accident_on,
        session.referral,
        session.consent,
        case.provider.associations,
        case.provider.profession if qualified else NOT_GIVEN,
        case.provider.specialisms if qualified else NOT_GIVEN,
        that_day,
        other_that_day,
        care_facts(case) if any(asks.asks_of_grounds for asks in asked) else None,
    )


def _that_day(case: Case, law: Law) -> tuple[Count, bool | Unknown]:
    """Count the treatments before this one that day, and tell of those that the history does not show."""
    day, earlier, other = case.session.date, case.earlier, case.session.other_that_day
    shown = counting.rows(earlier, law, lambda _: True, day, day)
    complete = earlier.elsewhere() == earlier.condition_elsewhere() == NONE_AT_ALL
    return shown, False if complete and isinstance(other, Unknown) else other


def left_last_year(case: Case, package: Package) -> int | tuple[str, ...]:
    """Return what was left of a package last year, or the names of what is missing to tell it."""
    used = NOTHING_SAID if isinstance(case.used, Unknown) else case.used
    left = used.left_last_year
    if package.id in left:
        return left[package.id]
    asked = Name("used.left_last_year.*", package.id) if left else "used.left_last_year"
    return used.left_open.get(package.id, (asked,))


def _use_of(case: Case, law: Law, package: Package, grant: Grant, cover: CoverClass) -> GrantUse:
    used: list[Count | Spent | None] = []
    for limit in grant.limits:
        if limit.binds(cover) and isinstance(limit.max, Money):
            used.append(spent(case, law, package, grant, limit))
        elif limit.binds(cover) and isinstance(limit.max, int):
            used.append(used_sessions(case, law, package, grant, limit))
        else:
            used.append(None)
    return GrantUse(sessions_of_the_year(case, law, package, grant) if grant.counts_the_year else None, tuple(used))


# --- sessions -------------------------------------------------------------------------------------------------------


def span(limit: Limit, day: date) -> tuple[date, bool]:
    """Return the first day that counts for a limit, and whether only the session's own condition counts.

    Sessions after one accident are taken to be those of the condition that it led to.
    """
    return _FROM[limit.per](day), limit.per in OWN_CONDITION


def used_sessions(case: Case, law: Law, package: Package, grant: Grant, limit: Limit) -> Count:
    """Count what a limit in sessions has used: sessions that this package paid, half or whole, and those elsewhere."""
    day = case.session.date
    first, own_condition = span(limit, day)
    condition = case.condition_key if own_condition else None
    count = sessions_paid(case, law, package, grant, limit.covers, condition, first, day)
    if limit.per is Per.DAY:
        return count
    if not case.earlier.given and (limit.covers or limit.per is not Per.CALENDAR_YEAR):
        return count + Count((_paid_before(case, package, grant, limit),))
    return count + elsewhere_within(case, package, limit)


_HOLDING: Final[Mapping[Per, tuple[str, ...]]] = {
    Per.CALENDAR_YEAR: ("elsewhere",),
    Per.CALENDAR_YEAR_AND_CONDITION: counting.OF_CONDITION_THIS_YEAR,
    Per.CONDITION: ("condition_elsewhere",),
    Per.ACCIDENT: ("condition_elsewhere",),
    Per.INSURANCE_LIFETIME: (),
}
"""The ranges that hold what a limit has used: nobody was paid more sessions of a condition than there were."""


def _paid_before(case: Case, package: Package, grant: Grant, limit: Limit) -> Part:
    """Return what a limit has used when nothing was said of earlier sessions: any number up to all there were."""
    within = _HOLDING[limit.per]
    key = PaidBefore(package.id, grant.id, limit.id, within)
    supposed = case.supposed.get(key, ANY_NUMBER)
    assert isinstance(supposed, Range)
    most = min([supposed.max, *(case.earlier.range(each).max for each in within)])
    return Part(min(supposed.min, most), most, ("history",), key)


def elsewhere_this_year(case: Case) -> Count:
    """Return the sessions elsewhere that count toward every limit of a year or a lifetime without a narrower scope."""
    given = case.earlier.elsewhere()
    return counting.ZERO if given == NONE_AT_ALL else Count((counting.elsewhere(case.earlier, "elsewhere"),))


def elsewhere_within(case: Case, package: Package, limit: Limit) -> Count:
    """Return the sessions elsewhere that a limit has in it, in sessions as in euros.

    One with a narrower scope or of a day has none. In one of a condition or an accident are at most those for this
    condition; in one over more than a year also those of the years before, but in one of an accident of this year.
    """
    earlier = case.earlier
    if limit.covers or limit.per is Per.DAY:
        return counting.ZERO
    if limit.per is Per.CALENDAR_YEAR:
        return elsewhere_this_year(case)
    first, year = _first_year(case, package, limit), earlier.year_of_ranges
    if limit.per is Per.INSURANCE_LIFETIME:
        count = elsewhere_this_year(case) + _elsewhere_before(case, package)
        return count if first >= year else count + _perhaps(counting.elsewhere_of_condition_before(earlier))
    left, goes_on = year < case.session.date.year, _goes_on(case, package)
    if limit.per is Per.CALENDAR_YEAR_AND_CONDITION or first > year or (first == year and not (left and goes_on)):
        return _perhaps(counting.elsewhere_of_condition_this_year(earlier))
    if first == year:
        return _perhaps(counting.elsewhere_of_condition_left(earlier))
    if left and not goes_on:
        return _perhaps(counting.elsewhere_of_condition_before(earlier))
    return _perhaps(counting.elsewhere_of_condition(earlier))


def _first_year(case: Case, package: Package, limit: Limit) -> int:
    """Return the first year of which a limit can have sessions in it, as far as that is given.

    A package paid nothing before this person had it, and no session before an accident followed from it.
    """
    days = (package.since, case.session.accident_on if limit.per is Per.ACCIDENT else NOT_GIVEN)
    return max((day.year for day in days if not isinstance(day, Unknown)), default=0)


def _goes_on(case: Case, package: Package) -> bool:
    """Tell whether a package goes on into another year; one of that year paid nothing in those that a plan leaves."""
    return package.year < case.session.date.year


def _perhaps(part: Part) -> Count:
    return Count((part,)) if part.high else counting.ZERO


def _elsewhere_before(case: Case, package: Package) -> Count:
    """Return those of the years that a plan leaves which a package paid that goes on."""
    goes_on = _goes_on(case, package) and case.earlier.elsewhere_before() != NONE_AT_ALL
    return Count((counting.elsewhere(case.earlier, "elsewhere_before"),)) if goes_on else counting.ZERO


def sessions_of_the_year(case: Case, law: Law, package: Package, grant: Grant) -> Count:
    """Count the sessions of the year after which a grant asks consent, or a co-payment."""
    day = case.session.date
    return sessions_paid(case, law, package, grant, (), None, first_of_year(day), day) + elsewhere_this_year(case)


def booked_on(
    case: Case, law: Law, package: Package, grant: Grant, classes: tuple[CoverClass, ...], condition: str | None
) -> Callable[[Key], bool | Need | None]:
    """Return the question whether a grant paid the rows of a key, narrowed to classes and a condition where asked.

    It answers None for a row that does not say by whom it was paid, and with the missing fact for one of which it
    depends on that fact which grant took it.
    """
    others, alone = {each.id for each in case.packages} - {package.id}, len(package.grants) == 1

    def paid_by_grant(row: Key) -> bool | Need | None:
        if row.paid_by is not PaidBy.PACKAGE and not isinstance(row.paid_by, Unknown):
            return False
        if package.id in row.not_by:
            return False
        if row.package != package.id and not isinstance(row.package, Unknown):
            return False
        if row.grant != grant.id and not isinstance(row.grant, Unknown):
            return False
        if condition is not None and row.condition != condition and not isinstance(row.condition, Unknown):
            return False
        if classes and class_of_row(case, law, row) not in classes:
            return False
        if isinstance(row.grant, Unknown) and not alone and class_of_row(case, law, row) not in grant.covers:
            return False
        if row.waits is not None:
            return row.waits if grant.id in row.grants else False
        named = others <= row.not_by or not isinstance(row.package, Unknown)
        return True if row.paid_by is PaidBy.PACKAGE and named else None

    return paid_by_grant


def sessions_paid(
    case: Case,
    law: Law,
    package: Package,
    grant: Grant,
    classes: tuple[CoverClass, ...],
    condition: str | None,
    first: date,
    last: date,
) -> Count:
    """Count the sessions that a grant of a package paid, narrowed to classes and a condition where asked."""
    paid, several = booked_on(case, law, package, grant, classes, condition), len(case.packages) > 1

    def open_rows(number: int) -> Part:
        """Return the rows that do not say by whom they were paid, as one part."""
        rows, names = [], []
        silent = (
            (index, row)
            for index, row in enumerate(case.past.rows)
            if row.paid_by is not PaidBy.PACKAGE or (several and isinstance(row.package, Unknown))
        )
        for index, row, booked in _rows_between(silent, paid, first, last):
            if booked is None:
                rows.append(index)
                field = "paid_by" if isinstance(row.paid_by, Unknown) else "package"
                names.append(of_history(case.past.place(index), field))
        return Part(
            0, number, tuple(dict.fromkeys(names)), PaidByPackage(package.id, tuple(rows), case.past.places(rows))
        )

    return counting.rows(case.earlier, law, paid, first, last, open_rows)


# --- euros ----------------------------------------------------------------------------------------------------------


def spent(case: Case, law: Law, package: Package, grant: Grant, limit: Limit) -> Spent:
    """Add up what this package paid within a limit in euros."""
    day = case.session.date
    first, own_condition = span(limit, day)
    if not case.earlier.given and limit.per is not Per.DAY:
        return Spent(0, None, ("history",))
    paid = booked_on(case, law, package, grant, limit.covers, case.condition_key if own_condition else None)
    most, unseen = most_of_a_session(case, package, grant), elsewhere_within(case, package, limit)
    most_unseen = most_of_a_session(case, package, grant, elsewhere=True)
    low, high = 0, unseen.high * (most_unseen or 0)
    amounts_known = most_unseen is not None or not unseen.high
    for key, tally in case.past.tallies():
        booked = paid(key)
        if booked is False:
            continue
        counted = tally.between(first, day)
        if counted.high and not key.amount_known and most is None:
            amounts_known = False
        high += counted.cents_high if key.amount_known or most is None else counted.high * most
        low += counted.cents_low if booked is True else 0
    names = () if low == high and amounts_known else (*_open(case, paid, first, day), *_names(unseen))
    return Spent(low, high if amounts_known else None, tuple(dict.fromkeys(names)))


def _names(unseen: Count) -> Iterator[str]:
    """Yield what would tell what sessions elsewhere used of a limit in euros, each anything up to the most of one."""
    yield from (name for part in unseen.parts if part.high for name in part.names)


def most_of_a_session(case: Case, package: Package, grant: Grant, *, elsewhere: bool = False) -> int | None:
    """Return how many cents a grant pays of a session at most, whatever it costs; None where nothing bounds it.

    :param elsewhere: of a session with another provider, who may have had a contract where this one has none.
    """
    given = case.provider.contracted
    statuses = (True, False) if isinstance(given, Unknown) else {given, True} if elsewhere else (given,)
    by_status = [_most_of(payment(case.supposed, package, grant, each)) for each in statuses]
    bounds = [max(each for each in by_status if each is not None)] if None not in by_status else []
    for limit in grant.limits:
        if limit.per is Per.DAY and isinstance(limit.max, Money) and not limit.covers:
            bounds += [limit.max.cents] if isinstance(limit.when_contracted, Unknown) else []
    return min(bounds, default=None)


def _most_of(terms: Payment | Unknown) -> int | None:
    if isinstance(terms, Unknown):
        return None
    bounds = [] if isinstance(terms.at_most, Unknown) else [terms.at_most.cents]
    if not isinstance(terms.of, Unknown) and not isinstance(terms.percent, Unknown):
        bounds.append(terms.of.percent(terms.percent).cents)
    return min(bounds, default=None)


def _rows_between(
    rows: Iterable[tuple[int, Row]], paid: Callable[[Key], bool | Need | None], first: date, last: date
) -> Iterator[tuple[int, Row, bool | Need | None]]:
    """Yield those of some rows that can lie between two days, and whether they were paid: asked once a key."""
    known: dict[Hashable, bool | Need | None] = {}
    for index, row in rows:
        if row.date <= last and row.last >= first:
            said = said_by(row)
            if said not in known:
                known[said] = paid(key_of(row))
            yield index, row, known[said]


def _open(case: Case, paid: Callable[[Key], bool | Need | None], first: date, last: date) -> Iterator[str]:
    """Yield what is not said of the rows between two days that this budget may have paid."""
    waited: set[int] = set()
    for index, row, booked in _rows_between(enumerate(case.past.rows), paid, first, last):
        if booked is False:
            continue
        place = case.past.place(index)
        if isinstance(booked, Need) and id(booked) not in waited:
            waited.add(id(booked))
            yield from booked.names
        if booked is None:
            yield of_history(place, "paid_by" if isinstance(row.paid_by, Unknown) else "package")
        if isinstance(row.paid, Unknown):
            yield of_history(place, "paid")
        if row.date < first or row.last > last:
            yield of_history(place, "until")


def payment(
    supposed: Mapping[NeedKey, bool | Range], package: Package, grant: Grant, contracted: bool
) -> Payment | Unknown:
    """Return what a grant pays with or without a contract; what its source does not say can be supposed."""
    known = grant.pays.contracted if contracted else grant.pays.not_contracted
    if not isinstance(known, Unknown):
        return known
    pays = supposed.get(Pays(package.id, grant.id, contracted))
    return known if pays is None else _PAYS_SOMETHING if pays else _PAYS_NOTHING
