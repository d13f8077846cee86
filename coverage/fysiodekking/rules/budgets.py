"""Limits of a package in euros, and what a grant pays of a session, to the cent.

What is asked: the policy terms of the package (contract section 5): a limit in euros pays what is left of it; the
percentage is of the charged price or of a reference amount, never above the charged price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Check, Finding
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.money import Money
from fysiodekking.model.names import of_history, of_limit, of_package
from fysiodekking.model.needs import Budget, Need, Pays
from fysiodekking.model.package import Grant, Limit, Package, Payment
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import CoverClass, Per, Unit
from fysiodekking.rules import rest
from fysiodekking.rules.checks import fits, refused, unknown
from fysiodekking.rules.limits import booked_on, span

_PAYS_SOMETHING: Final = Payment(percent=NOT_GIVEN)
_PAYS_NOTHING: Final = Payment(percent=0)


class Spent(NamedTuple):
    """Cents at least and at most spent of a budget, and what would make it exact."""

    low: int
    high: int | None
    names: tuple[str, ...]


def spent(case: Case, law: Law, package: Package, grant: Grant, limit: Limit) -> Spent:
    """Add up what this package paid within a limit in euros."""
    day = case.session.date
    first, own_condition = span(limit, day)
    if not case.use_given and limit.per is not Per.DAY:
        return Spent(0, None, ("history",))
    paid = booked_on(case, law, package, grant, limit.covers, case.condition_key if own_condition else None)
    low = high = 0
    amounts_known, most = True, _most_of_a_session(case, package, grant)
    for key, tally in case.past.tallies():
        booked = paid(key)
        if booked is False:
            continue
        counted = tally.between(first, day)
        if counted.high and not key.amount_known and most is None:
            amounts_known = False
        high += counted.cents_high if key.amount_known or most is None else counted.high * most
        low += counted.cents_low if booked is True else 0
    names = () if low == high and amounts_known else tuple(dict.fromkeys(_open(case, paid, first, day)))
    return Spent(low, high if amounts_known else None, names)


def _most_of_a_session(case: Case, package: Package, grant: Grant) -> int | None:
    """Return how many cents a grant pays of a session at most, whatever it costs; None where nothing bounds it."""
    given = case.provider.contracted
    either = (True, False) if isinstance(given, Unknown) else (given,)
    by_status = [_most_of(payment(case, package, grant, each)) for each in either]
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


def _open(case: Case, paid: Callable[[Row], bool | Need | None], first: date, last: date) -> Iterator[str]:
    """Yield what is not said of the rows between two days that this budget may have paid."""
    for index, row in enumerate(case.past.rows):
        booked = paid(row)
        if booked is False or row.last < first or row.date > last:
            continue
        place = case.past.place(index)
        if isinstance(booked, Need):
            yield from booked.names
        if booked is None:
            yield of_history(place, "paid_by" if isinstance(row.paid_by, Unknown) else "package")
        if isinstance(row.paid, Unknown):
            yield of_history(place, "paid")
        elif row.date < first or row.last > last:
            yield of_history(place, "until")


def room(case: Case, law: Law, package: Package, grant: Grant, limit: Limit, cite: Citation) -> Check:
    """Ask whether at least one cent of a limit in euros is left."""
    assert isinstance(limit.max, Money)
    used = spent(case, law, package, grant, limit)
    name, most = of_limit(package.id, limit.id), limit.max.cents
    shown = Money(used.low) if used.low == used.high else None
    fact, per = Fact(name, shown, Bound("<", limit.max)), Fact("limit.per", limit.per)
    if used.low >= most:
        return refused(Reason.PACKAGE_USED_UP, fact, per, cite=cite)
    if used.high is not None and used.high < most:
        return fits(fact, per)
    key = Budget(package.id, grant.id, limit.id)
    supposed = case.supposed.get(key)
    if supposed is not None:
        return fits(fact, per) if supposed else refused(Reason.PACKAGE_USED_UP, fact, per, cite=cite)
    need = Need(used.names, key)
    return unknown(Reason.USE_NOT_KNOWN, need, fact, per, cite=(cite,))


class Paid(NamedTuple):
    """What a grant pays of a session, and why not more; None with the missing facts when that is not known."""

    amount: Money | None
    missing: tuple[str, ...]
    rest: tuple[Finding, ...] = ()


def pays(case: Case, law: Law, package: Package, grant: Grant, price: Money, cover: CoverClass) -> Paid:
    """Return what a grant pays of a session with this price, after its limits in euros."""
    given = case.provider.contracted
    either = (True, False) if isinstance(given, Unknown) else (given,)
    first, *others = [_pays(case, law, package, grant, price, cover, contracted) for contracted in either]
    if all(other == first for other in others):
        return first
    if first.amount is not None and all(other.amount == first.amount for other in others):
        return first._replace(rest=(rest.either_way(price - first.amount, package.terms, package.id),))
    return Paid(None, ("provider.contracted",))


def payment(case: Case, package: Package, grant: Grant, contracted: bool) -> Payment | Unknown:
    """Return what a grant pays with or without a contract; what its source does not say can be supposed."""
    known = grant.pays.contracted if contracted else grant.pays.not_contracted
    supposed = case.supposed.get(Pays(package.id, grant.id, contracted)) if isinstance(known, Unknown) else None
    return known if supposed is None else _PAYS_SOMETHING if supposed else _PAYS_NOTHING


def _pays(
    case: Case, law: Law, package: Package, grant: Grant, price: Money, cover: CoverClass, contracted: bool
) -> Paid:
    if not price.cents:
        return Paid(price, ())
    paid = payment(case, package, grant, contracted)
    amount = paid if isinstance(paid, Unknown) else paid.amount(price)
    if isinstance(paid, Unknown) or isinstance(amount, Unknown):
        field = "contracted" if contracted else "not_contracted"
        return Paid(None, (of_package(package.id, f".pays.{field}"),))
    by_contract = not contracted and case.provider.contracted is False
    less = by_contract and _pays_more(grant.pays.contracted, price, amount)
    why = [] if paid.nothing else [*rest.of_payment(paid, price, package.terms, package.id, by_contract=less)]
    for limit in grant.limits:
        if limit.unit is not Unit.EUROS or not limit.binds(cover) or isinstance(limit.max, str):
            continue
        if isinstance(limit.when_contracted, bool) and contracted is not limit.when_contracted:
            continue
        if not isinstance(limit.max, Money):
            return Paid(None, (of_package(package.id),))
        used = spent(case, law, package, grant, limit)
        least = limit.max - Money(used.high) if used.high is not None else Money(0)
        most = limit.max - Money(used.low)
        if min(amount, least) != min(amount, most):
            return Paid(None, used.names)
        only_without = by_contract and limit.when_contracted is False
        why += rest.of_limit(limit, amount, most, package.terms, package.id, by_contract=only_without)
        amount = min(amount, most)
    return Paid(amount, (), tuple(why))


def _pays_more(terms: Payment | Unknown, price: Money, amount: Money) -> bool:
    """Tell whether a payment is known to be more than an amount."""
    other = terms if isinstance(terms, Unknown) else terms.amount(price)
    return isinstance(other, Money) and other > amount
