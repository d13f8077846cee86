"""Measuring how far given cases reach: of the targets that can be reached, which they do, and a case for each other.

*The law* is that of one day, the newest of the cases unless another one is asked for. *The packages* are those of the
cases, each on the newest day of the cases that lies in its year. Cases of other days count for what is the same.
What is counted stands in `what_a_case_reaches`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import attrs

from fysiodekking.law import CHECKED, law_on, version_of, versions
from fysiodekking.model.case import Case
from fysiodekking.model.package import Package
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.vocabulary import Ground
from fysiodekking.proof.findings_that_cannot_occur import ONLY_WHERE
from fysiodekking.proof.regions import ordinary_case
from fysiodekking.reach.packages_in_report import Labels, Terms, labels_of, terms_of
from fysiodekking.reach.what_a_case_reaches import Target, Topic, place_of, reached
from fysiodekking.reach.what_can_be_reached import everything, everything_of


@attrs.frozen(kw_only=True)
class Gap:
    """A case that nobody has looked at yet.

    :param targets: what it would reach that no given case does; the first is what it was made for.
    :param case: the case, complete.
    """

    targets: tuple[Target, ...]
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
    :param unchecked: how many of them are of a day of which the law is not in the library.
    :param targets: everything that is counted, each with a case that reaches it.
    :param reached: what the given cases reach of it.
    :param labels: what each package of the cases is called: its id, with more where that is not enough.
    :param unmeasured: labels of packages of a year in which no day of the law was checked.
    :param only_packages: nothing of the law is among the targets.
    """

    on: date
    cases: int
    others: int
    unchecked: int
    targets: Mapping[Target, Case]
    reached: frozenset[Target]
    labels: Labels
    unmeasured: tuple[str, ...]
    elsewhere: Elsewhere
    only_packages: bool = False

    @property
    def packages(self) -> tuple[str, ...]:
        """The labels of the measured packages, sorted: the order of the cases differs from run to run."""
        return tuple(sorted({target.package for target in self.targets if target.package}))

    def count(self, topic: Topic, package: str = "") -> tuple[int, int]:
        """Return how many targets of a topic are reached, and how many there are."""
        of_topic = [target for target in self.targets if (target.topic, target.package) == (topic, package)]
        return sum(target in self.reached for target in of_topic), len(of_topic)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """A case for everything that nobody has looked at.

        What an earlier one reaches of the same package, or of the law, asks for no other.
        """
        open_ = dict.fromkeys(target for target in self.targets if target not in self.reached)
        gaps = []
        for target in tuple(open_):
            if target in open_:
                case = self.targets[target]
                closed = reached(case, self.labels)
                also = [each for each in open_ if each in closed and each != target and each.package == target.package]
                for closed_target in (target, *also):
                    del open_[closed_target]
                gaps.append(Gap(targets=(target, *also), case=case))
        return tuple(gaps)


def measure(cases: Iterable[Case], *, on: date | None = None, only_packages: bool = False) -> Reach:
    """Tell how far cases reach. It takes some seconds: every region of the law of a day is answered.

    :param on: the day of the law; by default the newest day of the cases that was checked.
    :param only_packages: leave out what is the law's: only the packages of the cases are measured.
    :raises ValueError: for a day that was not checked.
    """
    given = tuple(cases)
    days = sorted({case.session.date for case in given if case.session.date in CHECKED})
    if on is not None and on not in CHECKED:
        raise ValueError(f"{on}: the law of that day is not in the library")
    newest = on or (days[-1] if days else CHECKED.last or CHECKED.first)
    packages = _packages(given)
    labels = labels_of(packages)
    targets, unmeasured = ({} if only_packages else dict(_of_law(newest))), []
    for package in packages:
        day, name = (_day_in(package.year, (newest, *reversed(days))), labels[terms_of(package)])
        if day is None:
            unmeasured.append(name)
            continue
        for target, case in everything_of(package, day, labels).items():
            if target.package == name:
                targets.setdefault(target, case)
    covered = {target for case in given for target in reached(case, labels)}
    return Reach(
        on=newest,
        cases=len(given),
        others=sum(_is_of_another_version(case.session.date, newest) for case in given),
        unchecked=sum(case.session.date not in CHECKED for case in given),
        targets=dict(sorted(targets.items(), key=lambda each: place_of(each[0]))),
        reached=frozenset(target for target in targets if target in covered),
        labels=labels,
        unmeasured=tuple(unmeasured),
        elsewhere=Elsewhere(grounds={}, reasons={}) if only_packages else _elsewhere(newest),
        only_packages=only_packages,
    )


def _is_of_another_version(day: date, newest: date) -> bool:
    return day in CHECKED and day not in version_of(newest)


@lru_cache(maxsize=4)
def _of_law(day: date) -> Mapping[Target, Case]:
    """Return the targets of the law of a day, with those of no package, and of a day that was not checked."""
    targets = dict(everything(day))
    for some_day in (day, date((CHECKED.last or day).year + 1, day.month, 1)):
        whole = ordinary_case(some_day)
        for target in sorted(reached(whole)):
            targets.setdefault(target, whole)
    return targets


def _packages(cases: Iterable[Case]) -> tuple[Package, ...]:
    """Return one package of each terms, in the order of their ids, whatever the order of the cases.

    Since when one runs and whether it goes on are facts of the insured; what is said of the terms is told as one of the
    cases has it.
    """
    by_terms: dict[Terms, Package] = {}
    for package in sorted((each for case in cases for each in case.packages), key=_identity):
        by_terms.setdefault(terms_of(package), attrs.evolve(package, since=NOT_GIVEN, assume=NOT_GIVEN))
    return tuple(by_terms.values())


def _identity(package: Package) -> tuple[str, int, str, str, str]:
    return package.id, package.year, package.source, package.confidence, package.note


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
        grounds |= dict.fromkeys((ground for ground in Ground if law.basic.grounds[ground].in_force), last)
        reasons |= dict.fromkeys((reason for reason, (_, where) in ONLY_WHERE.items() if where(law, last)), last)
    return Elsewhere(
        grounds={ground: last for ground, last in grounds.items() if not here.basic.grounds[ground].in_force},
        reasons={reason: last for reason, last in reasons.items() if not ONLY_WHERE[reason][1](here, day)},
    )
