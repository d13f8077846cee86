"""Limits of a package in euros: whether at least one cent is left.

What is asked: the policy terms of the package (contract section 5). What a limit leaves of a payment: `grant_payment`.
Limits in sessions: `limits_in_sessions`. What is used of either is counted in `package_facts`.
"""

from __future__ import annotations

from fysiodekking.model.decision import Check
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.money import Money
from fysiodekking.model.names import of_limit
from fysiodekking.model.needs import Budget, Need
from fysiodekking.model.package import Grant, Limit
from fysiodekking.model.reasons import Reason
from fysiodekking.rules.limits_in_sessions import since_it_began
from fysiodekking.rules.package_facts import PackageFacts, Spent
from fysiodekking.rules.verdicts import fits, refused, unknown


def room(about: PackageFacts, grant: Grant, limit: Limit, used: Spent) -> Check:
    """Ask whether at least one cent of a limit in euros is left."""
    assert isinstance(limit.max, Money)
    package, cite = about.package, about.package.terms
    name, most = of_limit(package.id, limit.id), limit.max.cents
    shown = Money(used.low) if used.low == used.high else None
    facts = (Fact(name, shown, Bound("<", limit.max)), Fact("limit.per", limit.per), *since_it_began(package, limit))
    if used.low >= most:
        return refused(Reason.PACKAGE_USED_UP, *facts, cite=cite)
    if used.high is not None and used.high < most:
        return fits(*facts)
    key = Budget(package.id, grant.id, limit.id)
    supposed = about.supposed.get(key)
    if supposed is not None:
        return fits(*facts) if supposed else refused(Reason.PACKAGE_USED_UP, *facts, cite=cite)
    need = Need(used.names, key)
    return unknown(Reason.USE_NOT_KNOWN, need, *facts, cite=cite)
