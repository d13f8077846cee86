"""A dossier: several sessions of one person, some of which it is known who paid, and all that they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from fysiodekking.model import checked
from fysiodekking.model.case import NO_CONDITION, of_history, of_session
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import MOST_CONDITIONS, MOST_PACKAGES, MOST_ROWS
from fysiodekking.model.errors import Problem
from fysiodekking.model.frozen import frozen
from fysiodekking.model.history import History
from fysiodekking.model.kept import Keeps, kept
from fysiodekking.model.law_supposed import LawSupposed
from fysiodekking.model.money import Money
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy, Insured, Provider, more_than_all
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ORDINARY_SESSION, Row, Used
from fysiodekking.model.vocabulary import PaidBy

SESSIONS: Final = "sessions"
"""The key by which a dossier is known."""
_OF_HISTORY: Final = re.compile(r"history\[(\d+)\]")
PAYMENT: Final = ("package", "grant", "paid")
"""What says how a session was paid, beside who paid it."""


@attrs.frozen(kw_only=True, repr=False)
class DossierSession(Session):
    """A session of a dossier: further what its payer paid, where that is known, and what is only its own.

    :param id: a word of the caller's for this session, which comes back with its answer.
    :param provider: who treated, where that is another than the provider of the dossier.
    :param deductible_used: used of the deductible this calendar year before this session, where that is known anew.
    :param paid_by: who paid it; not given for a session that is to be decided.
    :param package: which package paid it.
    :param grant: which grant of that package.
    :param paid: what was paid by that payer.
    """

    id: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    provider: Provider | Unknown = checked.field(checked.optional(checked.is_a(Provider)), default=NOT_GIVEN)
    deductible_used: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    paid_by: PaidBy | Unknown = checked.field(checked.optional(checked.is_member(PaidBy)), default=NOT_GIVEN)
    package: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    grant: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    paid: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)

    def _together(self) -> Iterator[Problem]:
        yield from super()._together()
        for name in PAYMENT:
            if self.is_asked and not isinstance(getattr(self, name), Unknown):
                yield Problem(name, "says how it was paid, and paid_by is missing (add it, or leave this out)")
        if isinstance(self.paid, Money) and isinstance(self.price, Money) and self.paid > self.price:
            yield Problem("paid", f"{self.paid} is more than the price {self.price} (correct either)")

    @property
    def is_asked(self) -> bool:
        """Whether it is to be decided: nobody said who paid it."""
        return isinstance(self.paid_by, Unknown)


@attrs.frozen(kw_only=True, repr=False)
class Dossier(checked.Checked, Keeps):
    """One person's sessions, with what they have in common.

    :param sessions: in any order; those of which it is known who paid are history, the others are to be decided.
    :param provider: who treated, unless a session says otherwise.
    :param insured: with the deductible that was used before the first session that is to be decided.
    :param history: earlier sessions that are no sessions of the dossier; further fields as in `Case`.
    """

    sessions: tuple[DossierSession, ...] = checked.field(checked.tuple_of(checked.is_a(DossierSession), MOST_ROWS))
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

    def _together(self) -> Iterator[Problem]:
        yield from together(
            sessions=self.sessions,
            provider=self.provider,
            insured=self.insured,
            conditions=self.conditions,
            history=None if isinstance(self.history, Unknown) else self.history,
            used=self.used,
            packages=self.packages,
        )

    @kept
    def in_time(self) -> tuple[int, ...]:
        """The numbers of the sessions in the order of their days, and of one day as they stand."""
        return tuple(_in_time(dict(enumerate(self.sessions))))

    @property
    def asked(self) -> tuple[int, ...]:
        """The numbers of the sessions that are to be decided, in the order in which they are."""
        return tuple(index for index in self.in_time if self.sessions[index].is_asked)

    @property
    def rows_given(self) -> tuple[Row, ...]:
        """The rows of the history, none when it was not given."""
        return () if isinstance(self.history, Unknown) else self.history.rows

    def provider_of(self, session: DossierSession) -> Provider:
        """Return who treated in a session."""
        return self.provider if isinstance(session.provider, Unknown) else session.provider

    def row(self, session: DossierSession) -> Row:
        """Return a session as it was paid, as a row of a history."""
        return _as_row(session, next(iter(self.conditions)))


def _in_time(sessions: Mapping[int, DossierSession]) -> list[int]:
    return sorted(sessions, key=lambda index: sessions[index].date)


def _as_row(session: DossierSession, first_condition: str) -> Row:
    code, condition = session.performance, session.condition
    return checked.make_unchecked(
        Row,
        date=session.date,
        condition=first_condition if isinstance(condition, Unknown) else condition,
        performance=ORDINARY_SESSION if isinstance(code, Unknown) else code,
        paid_by=session.paid_by,
        package=session.package,
        grant=session.grant,
        paid=session.paid,
    )


def together(
    *,
    sessions: Sequence[DossierSession | None] | None,
    provider: Provider | None,
    insured: Insured | None,
    conditions: Mapping[str, Condition] | None,
    history: History | None,
    used: Used | Unknown | None,
    packages: tuple[Package, ...] | None,
) -> Iterator[Problem]:
    """Yield what is wrong between parts that are each right; a part, or a session, that is not usable is None."""
    if sessions is not None and not sessions:
        yield Problem("sessions", "the list is empty (write at least one [[sessions]] table)")
    if conditions is not None and not conditions:
        yield Problem("conditions", NO_CONDITION)
    usable = {index: session for index, session in enumerate(sessions or ()) if session is not None}
    for index, session in usable.items():
        by = provider if isinstance(session.provider, Unknown) else session.provider
        for problem in of_session(session, by, insured, conditions or None):
            own = problem.path.removeprefix("session.")
            yield problem if own == problem.path else Problem(f"sessions[{index}].{own}", problem.message)
    rows = () if history is None else history.rows
    if len(rows) + len(sessions or ()) > MOST_ROWS:
        both = f"{len(sessions or ())} sessions and {len(rows)} rows of history"
        yield Problem("sessions", f"{both} are too many (at most {MOST_ROWS} together are read)")
    else:
        yield from _of_history(rows, usable, conditions or None, used, packages)
    yield from _of_deductible(usable, insured)


def _of_history(
    rows: tuple[Row, ...],
    sessions: Mapping[int, DossierSession],
    conditions: Mapping[str, Condition] | None,
    used: Used | Unknown | None,
    packages: tuple[Package, ...] | None,
) -> Iterator[Problem]:
    """Yield what is wrong with a history and the sessions that were paid, which are laid beside every package."""
    paid = [index for index, session in sessions.items() if not session.is_asked]
    first = next(iter(conditions or ()), "")
    past = History.worked_out([*rows, *(_as_row(sessions[index], first) for index in paid)])
    for problem in of_history(past, conditions, used, packages, len(rows) + len(sessions)):
        found = _OF_HISTORY.match(problem.path)
        if found is None or int(found[1]) < len(rows):
            yield problem
        else:
            place = f"sessions[{paid[int(found[1]) - len(rows)]}]"
            yield Problem(f"{place}{problem.path[found.end() :]}", problem.message)


class _Told(NamedTuple):
    """How much of the deductible was used up to a day, and where that is said."""

    year: int
    used: Money
    path: str


def _of_deductible(sessions: Mapping[int, DossierSession], insured: Insured | None) -> Iterator[Problem]:
    """Yield where less of the deductible was used than is said of an earlier moment of that year.

    What is said of the insured was used before the first session that is asked. Other care can have used more since.
    """
    before: _Told | None = None
    first = next((index for index in _in_time(sessions) if sessions[index].is_asked), None)
    if insured is not None and first is not None:
        more = more_than_all(insured, sessions[first].deductible_used, f"sessions[{first}].deductible_used")
        yield from (problem.under("insured") for problem in more)
    for told in _told_of_deductible(sessions, insured):
        if before is not None and before.year == told.year and told.used < before.used:
            yield Problem(told.path, f"{told.used} is less than the {before.used} of {before.path} (correct either)")
        before = told


def _told_of_deductible(sessions: Mapping[int, DossierSession], insured: Insured | None) -> Iterator[_Told]:
    """Yield what is said of the use of the deductible, in the order of time."""
    asked = False
    for index in _in_time(sessions):
        session = sessions[index]
        if session.is_asked and not asked:
            asked = True
            if insured is not None and not isinstance(insured.deductible_used, Unknown):
                yield _Told(session.date.year, insured.deductible_used, "insured.deductible_used")
        if not isinstance(session.deductible_used, Unknown):
            yield _Told(session.date.year, session.deductible_used, f"sessions[{index}].deductible_used")
