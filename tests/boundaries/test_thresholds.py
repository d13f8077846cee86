"""Every number of the law and of a package has a boundary: a case on either side, which nothing else tells apart."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final

import pytest

from dated import numbers_of
from fysiodekking.boundaries.case_pairs_of_law import of_law
from fysiodekking.boundaries.case_pairs_of_packages import of_package
from fysiodekking.boundaries.thresholds import ages_of_grant, first_within, ground_of, last_over, most_of, turning
from fysiodekking.law import law_on
from fysiodekking.law.grounds import Copd, CopdText, GroundLaw
from fysiodekking.model.dates import age_on, months_after
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.proof import versions
from fysiodekking.proof.sample_packages import samples

DAYS: Final = tuple(version.last or version.first for version in versions())
ONE_DAY: Final = timedelta(days=1)
WITHOUT: Final = {
    (Ground.COPD, "months"): "the numbers of a first year and of a later one each have their own",
    (Ground.ANNEX_1, "kept_first_not_covered"): "who keeps the rule of 2011 had twelve sessions by then",
    (Ground.ANNEX_1, "kept_treatments"): "the same",
    (Ground.RHEUMATOID_ARTHRITIS_IN_STUDY, "first_not_covered"): "as annex 1, which names the same condition",
    (Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY, "first_not_covered"): "as annex 1, which names the same condition",
}
"""Numbers of the law without a boundary of their own, and why."""


@cache
def names(day: date) -> frozenset[str]:
    return frozenset(each.name for each in of_law(day))


def gone(ground: GroundLaw) -> bool:
    """Tell whether the maxima of a ground are held by nobody any more."""
    return isinstance(ground, Copd) and ground.text.value is CopdText.ADULTS_WITHOUT_MAXIMUM


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_number_of_a_ground_has_a_boundary(day: date) -> None:
    """A number of a ground in force is named by a boundary of that day, or it is declared why not."""
    law = law_on(day)
    wanted = {
        f"term:{ground}" if name == "months" else f"ground:{ground}/{name}": (ground, name)
        for ground, each in ((each.ground, each) for each in law.basic.grounds.values())
        for name, number in numbers_of(each).items()
        if number.value and (ground, name) not in WITHOUT and not gone(each)
    }
    without = {key for key in wanted if key not in names(day)}
    assert without == set()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_row_of_annex_1_has_its_boundaries(day: date) -> None:
    """A term and an age of a row in force."""
    rows = [(kind, row) for kind, row in law_on(day).basic.annex_1.items() if row.in_force is True]
    wanted = {f"term:{kind}" for kind, row in rows if row.months is not None}
    wanted |= {f"term:{kind}/extended" for kind, row in rows if row.extension_months is not None}
    wanted |= {f"age:{kind}" for kind, row in rows if row.below_age is not None}
    assert wanted - names(day) == set()


def test_every_number_of_a_package_has_a_boundary() -> None:
    """Each limit, age, waiting time and consent of the sample packages, which together have everything."""
    day = DAYS[-1]
    for _, package in samples(day):
        found = {each.name for each in of_package(package, day)}
        for grant in package.grants:
            name = f"package:{package.id}/{grant.id}"
            wanted = {f"{name}/{limit.id}" for limit in grant.limits if most_of(limit) not in (None, 0)}
            assert wanted - found == set()
            assert {f"{name}/{age}" for age in ages_of_grant(grant)} - found == set()


@pytest.mark.parametrize("day", [date(2026, 3, 12), date(2024, 2, 29), date(2026, 2, 28), date(2026, 3, 31)], ids=str)
@pytest.mark.parametrize("months", [3, 6, 12])
def test_the_last_day_of_a_term(day: date, months: int) -> None:
    """The latest start of a term that is over, and the first of one that runs, lie beside each other."""
    assert months_after(last_over(day, months), months) <= day < months_after(first_within(day, months), months)


@pytest.mark.parametrize("day", [date(2026, 3, 12), date(2024, 2, 29), date(2026, 2, 28), date(2026, 3, 1)], ids=str)
@pytest.mark.parametrize("age", [18, 65])
def test_a_birthday(day: date, age: int) -> None:
    """Who turns so old on a day has that age on it; who was born a day later has not."""
    born = turning(age, day)
    assert (age_on(born, day), age_on(born + ONE_DAY, day)) == (age, age - 1)


def test_the_ground_of_a_kind() -> None:
    """The ground that is called after a kind; none for an ordinary complaint."""
    law = law_on(DAYS[-1])
    found = ground_of(law, ConditionKind.FALL_RISK)
    assert found is not None
    assert found.ground is Ground.FALL_RISK
    assert ground_of(law, ConditionKind.NOT_LISTED) is None
