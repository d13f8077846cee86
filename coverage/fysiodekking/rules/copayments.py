"""The co-payment of a grant: what the insured pays of a session that the grant takes.

What is asked: the policy terms of the package (contract section 5): so many euros of each session, or of each from the
n-th of the year on. It comes off what the grant would pay, before its limits in euros, and is never more than that: it
refuses no session, as a deductible refuses none.
"""

from __future__ import annotations

from typing import NamedTuple

from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import of_package
from fysiodekking.model.needs import Need
from fysiodekking.model.package import Copayment, Grant
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.package_facts import PackageFacts


class CopaymentRange(NamedTuple):
    """What a co-payment takes off an amount at most, and what would make it exact; else that it takes nothing off."""

    most: Money
    missing: tuple[str, ...]


_NOTHING_TAKEN = CopaymentRange(NOTHING, ())


def copayment(about: PackageFacts, grant: Grant, amount: Money) -> CopaymentRange:
    """Return what the co-payment of a grant takes off what it would pay of this session."""
    terms = grant.copayment
    if isinstance(terms, Unknown):
        return _NOTHING_TAKEN
    begun = _begun(about, grant, terms)
    if begun is False or terms.euros == NOTHING:
        return _NOTHING_TAKEN
    most = amount if isinstance(terms.euros, Unknown) else min(terms.euros, amount)
    unsaid = isinstance(terms.euros, Unknown) or isinstance(terms.from_session, Unknown)
    names = (of_package(about.package.id, ".copayment"),) if unsaid else ()
    if isinstance(begun, Need):
        names = (*begun.names, *names)
    return CopaymentRange(most, names)


def _begun(about: PackageFacts, grant: Grant, terms: Copayment) -> bool | Need | None:
    """Tell whether a co-payment has begun with this session; None where the source does not say from which on."""
    if isinstance(terms.from_session, Unknown):
        return None
    count = about.use_of(grant).this_year
    return True if count is None else count.reaches(terms.from_session - 1)
