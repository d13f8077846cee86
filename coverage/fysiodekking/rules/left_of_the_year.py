"""What is left of the sessions of a year, as a package hands it on into the next one (`carry_over`).

What is asked: the policy terms of the package (contract section 5). No policy that was read tells which sessions are
used first, those of the year or those taken over; where that matters, what is left is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fysiodekking.law import Law
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.dates import last_of_year
from fysiodekking.model.names import of_package
from fysiodekking.model.package import Limit, Package
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.rules.booking import booked_on_grants
from fysiodekking.rules.counting import Count
from fysiodekking.rules.package_facts import left_last_year, used_sessions


def left_of_the_year(case: Case, law: Law) -> Mapping[str, int | tuple[str, ...]]:
    """Return what is left of the year of a case by its packages that hand it on and go on into the next year.

    :param case: a session of the year, with all of that year in its history.
    :returns: no more of it than is handed on; where that is not certain, the names of what leaves it open.
    """
    year = case.session.date.year
    going_on = [package for package in case.packages if package.is_renewed_for(year + 1)]
    handing_on = [package for package in going_on if any(grant.carries_over for grant in package.grants)]
    if not handing_on:
        return {}
    # what was paid after the session counts as well
    last_day = supposing(case.session, date=last_of_year(case.session.date))
    case = booked_on_grants(supposing(case, session=last_day), law)
    return {package.id: _left_of_all(package, [*_left(case, law, package.in_year(year))]) for package in handing_on}


_Left = int | tuple[str, ...]
"""What is left, or the names of what leaves it open."""


def _left_of_all(package: Package, limits: list[tuple[Limit, _Left]]) -> _Left:
    """Return the one number of which each limit takes over what it hands on; where there is none, the terms tell."""
    open_ = dict.fromkeys(name for _, left in limits if not isinstance(left, int) for name in left)
    if open_:
        return tuple(open_)
    most = max(left for _, left in limits if isinstance(left, int))
    return most if all(min(most, limit.carry_over) == left for limit, left in limits) else (of_package(package.id),)


def _left(case: Case, law: Law, package: Package) -> Iterator[tuple[Limit, _Left]]:
    """Yield the limits of a package that hand something on, and how much."""
    for grant in package.grants:
        for limit in grant.limits:
            if limit.carry_over and isinstance(limit.max, int) and not limit.cut:
                yield limit, _left_of(case, package, limit, used_sessions(case, law, package, grant, limit))
            elif limit.carry_over:
                yield limit, (of_package(package.id, ".since" if limit.cut and package.since is NOT_GIVEN else ""),)


def _left_of(case: Case, package: Package, limit: Limit, used: Count) -> _Left:
    """Return what is left of a limit, from none to all of what it took over itself being used first."""
    assert isinstance(limit.max, int)
    before = left_last_year(case, package)
    taken_over = min(before, limit.carry_over) if isinstance(before, int) else limit.carry_over
    least = max(0, limit.max - used.high)
    most = max(0, min(limit.max, limit.max + taken_over - used.low))
    handed = {min(limit.carry_over, each) for each in (least, most)}
    if len(handed) == 1:
        return handed.pop()
    asked = [name for part in used.parts if part.low < part.high for name in part.names]
    return tuple(asked) or (before if not isinstance(before, int) else (of_package(package.id),))
