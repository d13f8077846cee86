"""Limits of a package in sessions: whether there is room for one more.

What is asked: the policy terms of the package (contract section 5). Limits in euros: `limits_in_euros`. What
is used of either is counted in `package_facts`.
"""

from __future__ import annotations

from fysiodekking.model import facts
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Check
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.names import of_limit, of_package
from fysiodekking.model.needs import LeftLastYear, Need
from fysiodekking.model.package import Limit, Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.counting import Count
from fysiodekking.rules.package_facts import PackageFacts
from fysiodekking.rules.verdicts import fits, refused, unknown


def room(about: PackageFacts, limit: Limit, used: Count) -> Check:
    """Ask whether a limit in sessions has room for one more."""
    package, cite = about.package, about.package.terms
    name = of_limit(package.id, limit.id)
    most, carried = maximum(about, limit)
    full = used.reaches(most)
    fact, per = Fact(name, used.shown, _below(most)), Fact("limit.per", limit.per)
    cut = since_it_began(package, limit)
    if full is False:
        return fits(fact, per, *cut, readings=used.readings)
    if carried is not None:
        return _with_carry_over(used, most, package, limit, carried, cite)
    if full is True:
        part = (Fact("limit.covers", limit.covers),) if limit.covers else ()
        return refused(Reason.PACKAGE_USED_UP, fact, per, *part, *cut, cite=cite, readings=used.readings)
    return unknown(Reason.USE_NOT_KNOWN, full, fact, per, cite=cite, readings=used.readings)


def since_it_began(package: Package, limit: Limit) -> tuple[Fact, ...]:
    """Return why the maximum of a limit is less than that of a whole year; nothing where it is not."""
    if isinstance(limit.of_whole_year, Unknown) or isinstance(package.since, Unknown):
        return ()
    return Fact("limit.of_whole_year", limit.of_whole_year), Fact(of_package(package.id, ".since"), package.since)


def _with_carry_over(
    used: Count, most: int, package: Package, limit: Limit, asked: tuple[str, ...], cite: Citation
) -> Check:
    """Ask the same when what was left last year is not given: up to `carry_over` more."""
    highest, name = most + limit.carry_over, of_limit(package.id, limit.id)
    fact = Fact(name, used.shown, _below(facts.Between(most, highest)))
    full = used.reaches(highest)
    if full is True:
        fact = Fact(name, used.shown, _below(highest))
        return refused(Reason.PACKAGE_USED_UP, fact, cite=cite, readings=used.readings)
    if isinstance(full, Need) or used.low != used.high:
        need = full if isinstance(full, Need) else used.reaches(used.high)
        assert isinstance(need, Need)
        return unknown(Reason.USE_NOT_KNOWN, need, fact, cite=cite, readings=used.readings)
    need = Need(asked, LeftLastYear(package.id), used.low - most + 1)
    return unknown(Reason.USE_NOT_KNOWN, need, Fact(asked[0], None), fact, cite=cite, readings=used.readings)


def _below(most: int | facts.Between) -> Bound:
    return Bound("<", most, Measure.SESSIONS)


def maximum(about: PackageFacts, limit: Limit) -> tuple[int, tuple[str, ...] | None]:
    """Return the maximum of a limit in sessions, and what is missing when carry-over leaves it open."""
    assert isinstance(limit.max, int)
    if not limit.carry_over:
        return limit.max, None
    if not isinstance(about.left_last_year, int):
        return limit.max, about.left_last_year
    return limit.max + min(about.left_last_year, limit.carry_over), None
