"""Limits of a package in euros, and what a grant pays of a session, to the cent.

What is asked: the policy terms of the package (contract section 5): a limit in euros pays what is left of it; the
percentage is of the charged price or of a reference amount, never above the charged price.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Fact, Need
from fysiodekking.model.money import Money
from fysiodekking.model.package import Grant, Limit, Package, Payment
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import CoverClass, Per, Unit
from fysiodekking.rules.checks import Check, met, refused, unknown
from fysiodekking.rules.limits import booked_on, span


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
    amounts_known = True
    for key, tally in case.past.tallies():
        booked = paid(key)
        if booked is False:
            continue
        counted = tally.between(first, day)
        if counted.high and not key.amount_known:
            amounts_known = False
        high += counted.cents_high
        low += counted.cents_low if booked else 0
    if amounts_known:
        return Spent(low, high, ("history",) if low != high else ())
    rows = enumerate(case.past.rows)
    open_rows = [index for index, row in rows if isinstance(row.paid, Unknown) and paid(row) is not False]
    return Spent(low, None, tuple(f"history[{index}].paid" for index in open_rows))


def room(case: Case, law: Law, package: Package, grant: Grant, limit: Limit, cite: Citation) -> Check:
    """Ask whether at least one cent of a limit in euros is left."""
    assert isinstance(limit.max, Money)
    used = spent(case, law, package, grant, limit)
    name, most = f"{package.id}/{limit.id}", limit.max.cents
    shown = str(Money(used.low)) if used.low == used.high else None
    fact, per = Fact(name, shown, f"< {limit.max}"), Fact("limit.per", limit.per)
    if used.low >= most:
        return refused(Reason.PACKAGE_USED_UP, fact, per, cite=cite)
    if used.high is not None and used.high < most:
        return met(Reason.ASKED_AND_FITS, fact, per)
    need = Need(used.names, f"limit#{package.id}#{grant.id}#{limit.id}")
    return unknown(Reason.USE_NOT_KNOWN, need, fact, per, cite=(cite,))


class Paid(NamedTuple):
    """What a grant pays of a session; None with the missing facts when that is not known."""

    amount: Money | None
    missing: tuple[str, ...]


def pays(case: Case, law: Law, package: Package, grant: Grant, price: Money, cover: CoverClass) -> Paid:
    """Return what a grant pays of a session with this price, after its limits in euros."""
    first, *others = [_of(payment, price) for payment in _payments(case, grant)]
    if any(other != first for other in others):
        return Paid(None, ("provider.contracted",))
    amount = first
    if amount is None:
        return Paid(None, (f"packages.{package.id}.pays",))
    for limit in grant.limits:
        if limit.unit is not Unit.EUROS or not limit.binds(cover) or not isinstance(limit.max, Money):
            continue
        if isinstance(limit.when_contracted, bool) and case.provider.contracted is not limit.when_contracted:
            continue
        used = spent(case, law, package, grant, limit)
        least = limit.max - Money(used.high) if used.high is not None else Money(0)
        most = limit.max - Money(used.low)
        if min(amount, least) != min(amount, most):
            return Paid(None, used.names)
        amount = min(amount, most)
    return Paid(amount, ())


def _payments(case: Case, grant: Grant) -> Iterator[Payment | Unknown]:
    if case.provider.contracted is not False:
        yield grant.pays.contracted
    if case.provider.contracted is not True:
        yield grant.pays.not_contracted


def _of(payment: Payment | Unknown, price: Money) -> Money | None:
    amount = payment if isinstance(payment, Unknown) else payment.amount(price)
    return None if isinstance(amount, Unknown) else amount
