"""How far given cases reach: what of the law and of their packages they look at, and what nobody has looked at yet.

*The law* is that of one day, the newest of the cases unless another one is asked for. *The packages* are those of the
cases, each on the newest day of the cases that lies in its year. Cases of other days count for what is the same.
What is counted stands in `points`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import attrs

from fysiodekking.decide import decide
from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.package import Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import Ground
from fysiodekking.regions.building import Builder, ordinary
from fysiodekking.regions.declared import ONLY_WHERE
from fysiodekking.regions.marks import Mark
from fysiodekking.regions.points import Point, Topic, place_of, point_of, points_of
from fysiodekking.regions.proof import version_of, versions
from fysiodekking.regions.reach import everything, everything_of


@attrs.frozen(kw_only=True)
class Gap:
    """A case that nobody has looked at yet.

    :param points: what it would reach that no given case does; the first is what it was made for.
    :param case: the case, complete.
    """

    points: tuple[Point, ...]
    case: Case


@attrs.frozen(kw_only=True)
class Elsewhere:
    """What other versions of the law have and the measured one has not, each with the last day on which it was so."""

    grounds: Mapping[Ground, date]
    reasons: Mapping[Reason, date]


@attrs.frozen(kw_only=True)
class Reach:
    """How far given cases reach.

    :param on: the day of the law.
    :param cases: how many cases were given.
    :param others: how many of them are of another version of the law.
    :param points: everything that is counted, each with a case that reaches it.
    :param reached: what the given cases reach of it.
    :param unmeasured: ids of packages of a year in which no day of the law was checked.
    """

    on: date
    cases: int
    others: int
    points: Mapping[Point, Case]
    reached: frozenset[Point]
    unmeasured: tuple[str, ...]
    elsewhere: Elsewhere

    @property
    def packages(self) -> tuple[str, ...]:
        """The ids of the measured packages, in the order in which the cases name them."""
        return tuple(dict.fromkeys(point.package for point in self.points if point.package))

    def count(self, topic: Topic, package: str = "") -> tuple[int, int]:
        """Return how many points of a topic are reached, and how many there are."""
        those = [point for point in self.points if (point.topic, point.package) == (topic, package)]
        return sum(point in self.reached for point in those), len(those)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """A case for everything that nobody has looked at; what an earlier one reaches as well asks for no other."""
        open_ = dict.fromkeys(point for point in self.points if point not in self.reached)
        found = []
        for point in tuple(open_):
            if point in open_:
                case = self.points[point]
                closed = points_of(decide(case))
                also = [each for each in open_ if each in closed and each != point]
                for each in (point, *also):
                    del open_[each]
                found.append(Gap(points=(point, *also), case=case))
        return tuple(found)


def measure(cases: Iterable[Case], *, on: date | None = None) -> Reach:
    """Tell how far cases reach. It takes some seconds: every region of the law of a day is answered.

    :param on: the day of the law; by default the newest day of the cases that was checked.
    :raises ValueError: for a day that was not checked.
    """
    given = tuple(cases)
    days = sorted({case.session.date for case in given if case.session.date in CHECKED})
    if on is not None and on not in CHECKED:
        raise ValueError(f"{on}: the law of that day is not in the library")
    newest = on or (days[-1] if days else CHECKED.last or CHECKED.first)
    points = dict(_of_law(newest))
    unmeasured = []
    for package in _packages(given):
        day = _day_in(package.year, (newest, *reversed(days)))
        if day is None:
            unmeasured.append(package.id)
            continue
        for point, case in _proper(everything_of(package, day)).items():
            if point.package == package.id:
                points.setdefault(point, case)
    done = {point for case in given for point in points_of(decide(case))}
    return Reach(
        on=newest,
        cases=len(given),
        others=sum(case.session.date not in version_of(newest) for case in given),
        points=dict(sorted(points.items(), key=lambda each: place_of(each[0]))),
        reached=frozenset(point for point in points if point in done),
        unmeasured=tuple(dict.fromkeys(unmeasured)),
        elsewhere=_elsewhere(newest),
    )


@lru_cache(maxsize=4)
def _of_law(day: date) -> Mapping[Point, Case]:
    """Return the points of the law of a day, with those of no package, and of a day that was not checked."""
    found = dict(_proper(everything(day)))
    for each in (day, date((CHECKED.last or day).year + 1, day.month, 1)):
        whole = Builder(ordinary(each)).case()
        assert whole is not None
        for point in sorted(points_of(decide(whole)), key=lambda point: point.mark):
            found.setdefault(point, whole)
    return found


def _proper(found: Mapping[Mark, Case]) -> Mapping[Point, Case]:
    """Return the points of marks, each with the first case of which the whole answer reaches it."""
    points: dict[Point, Case] = {}
    for mark, case in found.items():
        for point in point_of(mark):
            if point not in points and point in points_of(decide(case)):
                points[point] = case
    return points


def _packages(cases: Iterable[Case]) -> tuple[Package, ...]:
    """Return the different packages of cases; since when one runs is a fact of the insured, not of the package."""
    every = (package for case in cases for package in case.packages)
    return tuple(dict.fromkeys(attrs.evolve(package, since=NOT_GIVEN) for package in every))


def _day_in(year: int, wanted: Iterable[date]) -> date | None:
    """Return the first of some days that lies in a year, else its last day that was checked, if there is one."""
    for day in wanted:
        if day.year == year:
            return day
    first, last = date(year, 1, 1), date(year, 12, 31)
    latest = min(last, CHECKED.last or last)
    return latest if latest in CHECKED and latest >= first else None


@lru_cache(maxsize=4)
def _elsewhere(day: date) -> Elsewhere:
    """Return the grounds and reasons of other versions."""
    here = law_on(day)
    grounds: dict[Ground, date] = {}
    reasons: dict[Reason, date] = {}
    for version in versions():
        last = version.last or version.first
        law = law_on(last)
        grounds |= dict.fromkeys((each for each in Ground if law.basic.grounds[each].in_force), last)
        reasons |= dict.fromkeys((each for each, (_, where) in ONLY_WHERE.items() if where(law, last)), last)
    return Elsewhere(
        grounds={each: last for each, last in grounds.items() if not here.basic.grounds[each].in_force},
        reasons={each: last for each, last in reasons.items() if not ONLY_WHERE[each][1](here, day)},
    )
