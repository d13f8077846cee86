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
from fysiodekking.model.package import Limit, Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.booking import booked_on_grants
from fysiodekking.rules.package_facts import used_sessions


def left_of_the_year(case: Case, law: Law) -> Mapping[str, int]:
    """Return what is left of the year of a case by its packages that hand it on and go on into the next year.

    :param case: a session of the year, with all of that year in its history.
    :returns: only what is certain, and no more of it than is handed on.
    """
    year = case.session.date.year
    going_on = [package for package in case.packages if package.is_renewed_for(year + 1)]
    handing_on = [package for package in going_on if any(grant.carries_over for grant in package.grants)]
    if not handing_on:
        return {}
    # what was paid after the session counts as well
    last_day = supposing(case.session, date=last_of_year(case.session.date))
    case = booked_on_grants(supposing(case, session=last_day), law)
    found = {package.id: _left_of_all([*_left(case, law, package.in_year(year))]) for package in handing_on}
    return {id_: count for id_, count in found.items() if count is not None}


def _left_of_all(limits: list[tuple[Limit, int | None]]) -> int | None:
    """Return the one number of which each limit takes over what it hands on; None where there is none."""
    most = max((left for _, left in limits if left is not None), default=0)
    return most if all(min(most, limit.carry_over) == left for limit, left in limits) else None


def _left(case: Case, law: Law, package: Package) -> Iterator[tuple[Limit, int | None]]:
    """Yield the limits of a package that hand something on, and how much; None where that is not certain."""
    given = {} if isinstance(case.used, Unknown) else case.used.left_last_year
    for grant in package.grants:
        for limit in grant.limits:
            if not limit.carry_over:
                continue
            if not isinstance(limit.max, int) or limit.cut:
                yield limit, None
                continue
            used = used_sessions(case, law, package, grant, limit)
            taken_over = min(given.get(package.id, limit.carry_over), limit.carry_over)
            least = max(0, limit.max - used.high)
            most = max(0, min(limit.max, limit.max + taken_over - used.low))
            handed = {min(limit.carry_over, each) for each in (least, most)}
            yield limit, min(handed) if len(handed) == 1 else None
