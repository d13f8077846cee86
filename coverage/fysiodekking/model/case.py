"""The case: everything one decision needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import MOST_CONDITIONS, MOST_LOOKS, MOST_PACKAGES
from fysiodekking.model.earlier import EarlierSessions
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.frozen import FrozenMap, frozen
from fysiodekking.model.history import History
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.law_supposed import LawSupposed
from fysiodekking.model.needs import NeedKey
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Range, Row, Used
from fysiodekking.model.vocabulary import THERAPISTS

_NO_HISTORY: Final = History()
NO_CONDITION: Final = 'none is given (add one, as [conditions.neck] with kind = "not_listed")'
_MOST_NAMED: Final = 3
"""The most packages that a message names."""


@attrs.frozen(kw_only=True, repr=False)
class Case(checked.Checked, Keeps):
    """One session with its provider, insured, conditions, earlier sessions and packages.

    :param conditions: the insured's conditions by a key of the caller's choice; at least the one that is treated.
    :param history: earlier sessions; not given is not the same as none.
    :param used: what the history does not show.
    :param packages: supplementary packages in the order in which they are asked.
    :param title: a sentence that says what the case is about; no input.
    :param supposed: how points that nobody can tell are supposed while values of missing facts are tried, by the key of
        the need; no key of the format.
    """

    session: Session = checked.field(checked.is_a(Session))
    provider: Provider = checked.field(checked.is_a(Provider))
    insured: Insured = checked.field(checked.is_a(Insured))
    conditions: Mapping[str, Condition] = checked.field(
        checked.mapping_of(checked.is_a(Condition), checked.is_key, MOST_CONDITIONS), converter=frozen
    )
    basic: BasicPolicy = checked.field(checked.is_a(BasicPolicy), default=BasicPolicy())
    readings: Readings = checked.field(checked.is_a(Readings), default=Readings())
    law: LawSupposed = checked.field(checked.is_a(LawSupposed), default=LawSupposed())
    history: History | Unknown = checked.field(checked.optional(checked.is_a(History)), default=NOT_GIVEN)
    used: Used | Unknown = checked.field(checked.optional(checked.is_a(Used)), default=NOT_GIVEN)
    packages: tuple[Package, ...] = checked.field(checked.tuple_of(checked.is_a(Package), MOST_PACKAGES), default=())
    title: str = checked.field(checked.is_any_text, default="")
    supposed: FrozenMap[NeedKey, bool | Range] = attrs.field(default=FrozenMap({}), init=False, eq=False, repr=False)

    def _together(self) -> Iterator[Problem]:
        yield from together(
            session=self.session,
            provider=self.provider,
            insured=self.insured,
            conditions=self.conditions,
            history=self.past,
            used=self.used,
            packages=self.packages,
        )

    @kept
    def condition_key(self) -> str:
        """The key of the condition that is treated."""
        return next(iter(self.conditions)) if isinstance(self.session.condition, Unknown) else self.session.condition

    @kept
    def condition(self) -> Condition:
        """The condition that is treated."""
        return self.conditions[self.condition_key]

    @kept
    def earlier(self) -> EarlierSessions:
        """Earlier sessions, as they are counted."""
        return EarlierSessions(self.session.date, self.history, self.used, self.readings.intake_counts)

    @property
    def past(self) -> History:
        """The rows of the history, none when it was not given."""
        return _NO_HISTORY if isinstance(self.history, Unknown) else self.history

    def supposing(self, key: NeedKey, value: bool | Range) -> Case:
        """Return the case with a point supposed that nobody can tell."""
        return checked.supposing(self, supposed=self.supposed | {key: value})


def demand_case(case: object) -> None:
    """Refuse what is no case.

    :raises InvalidCase: with a sentence.
    """
    checked.demand(case, Case, "write case_from({...}) of a table, load_case(path) of a file", InvalidCase)


def together(
    *,
    session: Session | None,
    provider: Provider | None,
    insured: Insured | None,
    conditions: Mapping[str, Condition] | None,
    history: History | None,
    used: Used | Unknown | None,
    packages: tuple[Package, ...] | None,
) -> Iterator[Problem]:
    """Yield what is wrong between parts that are each right; a part that is not usable itself is left out."""
    yield from of_session(session, provider, insured, conditions)
    yield from of_history(history or _NO_HISTORY, conditions, used, packages, len((history or _NO_HISTORY).rows))


def of_session(
    session: Session | None,
    provider: Provider | None,
    insured: Insured | None,
    conditions: Mapping[str, Condition] | None,
) -> Iterator[Problem]:
    """Yield what is wrong between a session and what it is about; see `together`."""
    if session is not None and insured is not None and insured.born > session.date:
        yield Problem("insured.born", f"lies after the session ({session.date}); correct either date")
    therapist = provider is not None and provider.profession in THERAPISTS
    if session is not None and therapist and isinstance(session.performance, Unknown):
        yield Problem("session.performance", "needed for this profession (write the code of the line, as 1000)")
    if conditions is not None:
        yield from _conditions(session, conditions, insured)


def of_history(
    history: History,
    conditions: Mapping[str, Condition] | None,
    used: Used | Unknown | None,
    packages: tuple[Package, ...] | None,
    counted: int,
) -> Iterator[Problem]:
    """Yield what is wrong between earlier sessions, conditions and packages; see `together`.

    :param counted: how many rows are laid beside every limit of the packages.
    """
    if conditions is not None:
        yield from _rows(history, conditions)
    yield from _too_much_together(counted, packages)
    if packages:
        yield from _payers(history, {package.id: package for package in packages})
        yield from _left_last_year(used, [package.id for package in packages])
    seen: set[str] = set()
    for index, package in enumerate(packages or ()):
        if package.id in seen:
            yield Problem(f"packages[{index}].id", f"{package.id!r} stands twice (give each package its own id)")
        seen.add(package.id)


def _too_much_together(rows: int, packages: tuple[Package, ...] | None) -> Iterator[Problem]:
    """Yield that each is within its limit and both together are not: every row is laid beside every limit."""
    terms = sum(1 + len(grant.limits) for package in packages or () for grant in package.grants)
    if rows * terms > MOST_LOOKS:
        most = MOST_LOOKS // terms
        yield Problem(
            "packages",
            f"hold {terms} grants and limits, too many beside {rows} rows of history (at most {most} rows go with so "
            "many; leave out packages that cannot have paid, or write rows that are alike as one with sessions)",
        )


def _conditions(
    session: Session | None, conditions: Mapping[str, Condition], insured: Insured | None
) -> Iterator[Problem]:
    if not conditions:
        yield Problem("conditions", NO_CONDITION)
        return
    if session is None:
        return
    if isinstance(session.condition, Unknown):
        if len(conditions) > 1:
            yield Problem("session.condition", f"which one is treated? Write one of: {', '.join(sorted(conditions))}")
            return
        key = next(iter(conditions))
    else:
        key = session.condition
        if key not in conditions:
            yield Problem("session.condition", f"{key!r} does not exist; {checked.suggestion(key, conditions)}")
            return
    first = conditions[key].first_session
    if isinstance(first, Unknown):
        return
    if first > session.date:
        yield Problem(f"conditions.{key}.first_session", f"{first} lies after the session ({session.date})")
    if insured is not None and first < insured.born:
        yield Problem(f"conditions.{key}.first_session", f"{first} lies before insured.born (correct either date)")


def _rows(history: History, conditions: Mapping[str, Condition]) -> Iterator[Problem]:
    wrong = [
        key for key in history.conditions() if key not in conditions and not (key == NOT_GIVEN and len(conditions) == 1)
    ]
    if not wrong:
        return
    known = ", ".join(sorted(conditions))
    for index, row in enumerate(history.rows):
        path = f"history[{index}].condition"
        if row.condition not in wrong:
            continue
        if isinstance(row.condition, Unknown):
            yield Problem(path, f"which one was treated? Write one of: {known}")
        else:
            hint = checked.suggestion(row.condition, conditions)
            yield Problem(path, f"{row.condition!r} does not exist; {hint}")


def _payers(history: History, packages: Mapping[str, Package]) -> Iterator[Problem]:
    """Yield the rows that name a package or a grant which is not there, in a year of which the case has packages.

    Another package than those of the case may have paid, so only an id that is near one of them is taken for a slip.
    """
    suspect = {
        (key.package, key.grant)
        for key, _ in history.tallies()
        if key.grant is not NOT_GIVEN or not (key.package is NOT_GIVEN or key.package in packages)
    }
    if not suspect:
        return
    for index, row in enumerate(history.rows):
        if (row.package, row.grant) not in suspect:
            continue
        if isinstance(row.package, Unknown):
            yield from _grant_of(row, index, tuple(packages.values()))
        elif row.package in packages:
            yield from _grant_of(row, index, (packages[row.package],))
        else:
            first, last = row.date.year, row.last.year
            of_year = [id_ for id_, package in packages.items() if package.year <= first <= last <= package.last_year]
            yield from _near_another(f"history[{index}].package", row.package, of_year)


def _grant_of(row: Row, index: int, packages: tuple[Package, ...]) -> Iterator[Problem]:
    """Yield that a row names a grant which none of some packages has that can have paid it."""
    first, last = row.date.year, row.last.year
    of_year = [package for package in packages if first <= package.last_year and package.year <= last]
    known = dict.fromkeys(grant.id for package in of_year for grant in package.grants)
    if isinstance(row.grant, Unknown) or not of_year or row.grant in known:
        return
    whose = " or ".join(repr(package.id) for package in of_year[:_MOST_NAMED])
    hint = checked.suggestion(row.grant, known) if known else "it has none, leave it out"
    yield Problem(f"history[{index}].grant", f"{row.grant!r} is no grant of package {whose}; {hint}")


def _left_last_year(used: Used | Unknown | None, packages: Collection[str]) -> Iterator[Problem]:
    """Yield the ids of packages that are not in the case and near one that is."""
    for id_ in used.left_last_year if isinstance(used, Used) else ():
        if id_ not in packages:
            yield from _near_another(f"used.left_last_year.{id_}", id_, packages)


def _near_another(path: str, id_: str, packages: Collection[str]) -> Iterator[Problem]:
    near = checked.near(id_, packages)
    if near is not None:
        yield Problem(path, f"{id_!r} is no package of this case; did you mean {near!r}? (or add that package)")
