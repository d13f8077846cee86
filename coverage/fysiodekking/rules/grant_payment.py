"""What a grant pays of a session, to the cent, and why not more.

What is asked: the policy terms of the package (contract section 5): the percentage is of the charged price or of a
reference amount, never above the charged price; the co-payment comes off it; a limit in euros pays what is left of it.
"""

from __future__ import annotations

from typing import NamedTuple

from fysiodekking.model.decision import Finding
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import of_package
from fysiodekking.model.package import Grant, Payment
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Unit
from fysiodekking.rules import rest_of_price
from fysiodekking.rules.copayments import copayment
from fysiodekking.rules.package_facts import PackageFacts, Spent, payment


class Paid(NamedTuple):
    """What a grant pays of a session, and why not more; None with the missing facts when that is not known."""

    amount: Money | None
    missing: tuple[str, ...]
    rest: tuple[Finding, ...] = ()


def pays(facts: PackageFacts, grant: Grant, price: Money) -> Paid:
    """Return what a grant pays of a session with this price, after its limits in euros."""
    given, package = facts.contracted, facts.package
    if not isinstance(given, Unknown):
        return _pays(facts, grant, price, given)
    one, other = (_pays(facts, grant, price, contracted) for contracted in (True, False))
    if other == one:
        return one
    if one.amount is not None and other.amount == one.amount:
        return one._replace(rest=(rest_of_price.either_way(price - one.amount, package.terms, package.id),))
    return Paid(None, ("provider.contracted",))


def _pays(facts: PackageFacts, grant: Grant, price: Money, contracted: bool) -> Paid:
    if not price.cents:
        return Paid(price, ())
    package = facts.package
    paid = payment(facts.supposed, package, grant, contracted)
    amount = paid if isinstance(paid, Unknown) else paid.amount(price)
    if isinstance(paid, Unknown) or isinstance(amount, Unknown):
        field = "contracted" if contracted else "not_contracted"
        return Paid(None, (of_package(package.id, f".pays.{field}"),))
    less = not contracted and _pays_more(grant.pays.contracted, price, amount)
    off = rest_of_price.of_payment(paid, price, package.terms, package.id, by_contract=less)
    why = [] if amount == price else [*off]
    taken = copayment(facts, grant, amount)
    if not taken.missing:
        why += rest_of_price.of_copayment(
            grant.copayment, taken.most, facts.use_of(grant).this_year, package.terms, package.id
        )
        return _within_limits(facts, grant, amount - taken.most, why, contracted)
    least, most = (_within_limits(facts, grant, amount - off, why, contracted) for off in (taken.most, NOTHING))
    if least.amount is not None and least.amount == most.amount:
        return most._replace(rest=(rest_of_price.either_way(price - least.amount, package.terms, package.id),))
    return Paid(None, tuple(dict.fromkeys((*taken.missing, *least.missing, *most.missing))))


def _within_limits(facts: PackageFacts, grant: Grant, amount: Money, why: list[Finding], contracted: bool) -> Paid:
    """Return what the limits in euros leave of an amount that a grant would pay."""
    package, why = facts.package, list(why)
    for limit, used in zip(grant.limits, facts.use_of(grant).limits, strict=True):
        if limit.unit is not Unit.EUROS or not limit.binds(facts.cover) or isinstance(limit.max, str):
            continue
        if isinstance(limit.when_contracted, bool) and contracted is not limit.when_contracted:
            continue
        if not isinstance(limit.max, Money) or not isinstance(used, Spent):
            return Paid(None, (of_package(package.id),))
        lowest, highest = package.maxima(limit)
        least = lowest - Money(used.high) if used.high is not None else Money(0)
        most = highest - Money(used.low)
        if min(amount, least) != min(amount, most):
            # of a maximum that is cut the text leaves out how: where its beginning is missing, that is asked before
            return Paid(None, (*used.names, *((of_package(package.id),) if limit.cut else ())))
        only_without = not contracted and limit.when_contracted is False
        why += rest_of_price.of_limit(limit, amount, most, package.terms, package.id, by_contract=only_without)
        amount = min(amount, most)
    return Paid(amount, (), tuple(why))


def _pays_more(terms: Payment | Unknown, price: Money, amount: Money) -> bool:
    """Tell whether a payment is known to be more than an amount."""
    other = terms if isinstance(terms, Unknown) else terms.amount(price)
    return isinstance(other, Money) and other > amount
