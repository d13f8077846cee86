"""The ledger: one person's sessions one after the other, each booked before the next one is asked.

A session is booked as it was decided, or as it was paid where that is known. One of which it stays open who pays is
booked as open, never as a guess: what follows counts it as a range. On 1 January the yearly counts and the deductible
begin anew; what is counted per condition (the first twenty, a term) goes on, and so does a limit over more than a year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.deciding.making_the_decision import decision_within
from fysiodekking.deciding.summary import Summary
from fysiodekking.deciding.tree_of_missing_facts import Work
from fysiodekking.law import law_of
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import demand, make_unchecked, supposing
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.dossier import Dossier, DossierSession
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import History
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import OF_HISTORY, named, of_session
from fysiodekking.model.people import Insured
from fysiodekking.model.renamed import renamed
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER, NONE_AT_ALL, NOTHING_SAID, ORDINARY_SESSION, Range, Row, Used
from fysiodekking.model.vocabulary import PaidBy
from fysiodekking.rules.left_of_the_year import left_of_the_year

_SESSION: Final = tuple(attribute.name for attribute in attrs.fields(Session))
_PAID_BY: Final = {Payer.BASIC: PaidBy.BASIC, Payer.PACKAGE: PaidBy.PACKAGE, Payer.INSURED: PaidBy.INSURED}


MOST_WORK: Final = 24_000
"""The most that is asked of all sessions together to try what is open, and as much to book what went before."""


@carries_no_data
def decide_dossier(dossier: Dossier) -> tuple[Decision, ...]:
    """Decide the sessions of a dossier of which nobody said who paid, each with all before it booked.

    :param dossier: what `dossier_from` or `load_dossier` returned.
    :raises InvalidCase: for anything but a dossier.
    :returns: the decisions in the order of `dossier.asked`, which is that of the days, and of one day that of the file.
    """
    return tuple(decision for _, _, decision in decided(dossier))


def decided(dossier: Dossier) -> Iterator[tuple[int, Case, Decision]]:
    """Yield the number of each session that is decided, its case with all that was booked before, and its decision."""
    demand(dossier, Dossier, "make one with dossier_from or load_dossier", InvalidCase)
    case: Case | None = None
    work, booking, before = Work(MOST_WORK), Work(MOST_WORK), list[DossierSession]()
    rows = _RowsOfSessions(dossier)
    for index in dossier.in_time:
        session = dossier.sessions[index]
        if session.is_asked:
            case = _first(dossier, session, before) if case is None else _next(case, dossier, session)
            decision = decide_next(case, work, booking, index)
            yield index, case, renamed(decision, rows.called) if decision.missing else decision
            after = booked_as_decided(case, decision)
            if after is not case:
                rows.add(index, len(after.past.rows))
            case = after
        else:
            if case is None:
                before.append(session)
            else:
                case = _booked_as_paid(on_day(case, session.date), dossier, session)
            rows.add(index)


class _RowsOfSessions:
    """Which sessions of a dossier each row of its history is, beyond the rows that were given."""

    def __init__(self, dossier: Dossier) -> None:
        self._given = len(dossier.rows_given)
        self._sessions: list[list[int]] = []

    def add(self, session: int, rows: int | None = None) -> None:
        """Take down that a session was booked.

        :param rows: how many rows there are now; as many as before where it is one more of the last of them.
        """
        if rows == self._given + len(self._sessions):
            self._sessions[-1].append(session)
        else:
            self._sessions.append([session])

    def called(self, name: str) -> tuple[str, ...]:
        """Return what the caller calls a fact: of a row that was a session, by its place among the sessions."""
        known = named(name)
        row = int(known.keys[0]) - self._given if known.part == OF_HISTORY else -1
        return (name,) if row < 0 else tuple(of_session(each, known.field) for each in self._sessions[row])


def decide_next(case: Case, work: Work, booking: Work, index: int) -> Decision:
    """Decide one session of several, within the work for all of them.

    :param work: what may be tried for all; where it is spent, the answers that need more say that not all was tried.
    :param booking: what may be spent on booking, for all.
    :param index: which session it is.
    :raises InvalidCase: when what is open of the sessions before it leaves too much to book.
    """
    decision = decision_within(case, work, booking)
    if decision is None:
        words = "too much is open of the sessions before it to work this one out (give what is missing, or ask fewer)"
        raise InvalidCase([Problem(f"sessions[{index}]", words)])
    return decision


def _first(dossier: Dossier, session: DossierSession, before: list[DossierSession]) -> Case:
    """Return the case of the first session that is asked: what was paid before it is its history."""
    rows = [dossier.row(each) for each in before]
    given = bool(before) or not isinstance(dossier.history, Unknown)
    return make_unchecked(
        Case,
        session=_session(session),
        provider=dossier.provider_of(session),
        insured=_insured_at_first(dossier.insured, session, before),
        conditions=dossier.conditions,
        basic=dossier.basic,
        readings=dossier.readings,
        law=dossier.law,
        history=History.worked_out([*dossier.rows_given, *rows]) if given else NOT_GIVEN,
        used=dossier.used,
        packages=dossier.packages,
        title=dossier.title,
    )


def _insured_at_first(insured: Insured, first: DossierSession, before: list[DossierSession]) -> Insured:
    """Return the insured with what the first session, and those of its year that were paid before it, say is used.

    Where the case says only how much of the deductible was voluntary, that is the voluntary part of what they say.
    """
    used, voluntary = insured.deductible_used, insured.voluntary_deductible_used
    if not isinstance(used, Unknown):
        return _with_used(insured, used if isinstance(first.deductible_used, Unknown) else first.deductible_used)
    for each in before:
        used = _used_after(each, used) if each.date.year == first.date.year else used
    used = used if isinstance(first.deductible_used, Unknown) else first.deductible_used
    if isinstance(used, Money) and isinstance(voluntary, Money) and voluntary > used:
        voluntary = NOT_GIVEN
    return supposing(insured, deductible_used=used, voluntary_deductible_used=voluntary)


def _next(case: Case, dossier: Dossier, session: DossierSession) -> Case:
    """Return the case of a further session, with all that was booked."""
    moved = on_day(case, session.date)
    return _as_told(supposing(moved, session=_session(session), provider=dossier.provider_of(session)), session)


def _as_told(case: Case, session: DossierSession) -> Case:
    """Return the case with what is told anew of the deductible."""
    if isinstance(session.deductible_used, Unknown):
        return case
    return supposing(case, insured=_with_used(case.insured, session.deductible_used))


def _session(session: DossierSession) -> Session:
    return make_unchecked(Session, **{name: getattr(session, name) for name in _SESSION})


def _booked_as_paid(case: Case, dossier: Dossier, session: DossierSession) -> Case:
    """Return the case with a session in its history that was paid as somebody said, whatever would be decided."""
    told = _as_told(case, session)
    return _with_row(told, dossier.row(session), _used_after(session, told.insured.deductible_used))


def _used_after(session: DossierSession, before: Money | Unknown) -> Money | Unknown:
    """Return what is used of the deductible after a session that was paid as somebody said.

    It is known where the basic package paid nothing of it, or all of it.

    :param before: what was used before it, unless the session tells that anew.
    """
    told = before if isinstance(session.deductible_used, Unknown) else session.deductible_used
    whole = session.paid == session.price and not isinstance(session.paid, Unknown)
    return told if session.paid_by is not PaidBy.BASIC or whole else NOT_GIVEN


@carries_no_data
def booked(case: Case, decision: Decision, then: Session | None = None) -> Case:
    """Return a case with its session in the history, paid as decided: where the next one is asked.

    :param case: the case that was decided.
    :param decision: what `decide` returned for it.
    :param then: the next session, on the same day or later; None to leave the session that was booked in its place.
    :raises InvalidCase: for anything else, for the decision of another session, and for a session before this one.
    """
    demand_case(case)
    demand(decision, Decision, "decide gives one", InvalidCase)
    about = decision.about
    if (about.date, about.condition) != (case.session.date, case.condition_key):
        raise InvalidCase([Problem("", f"the decision is of another session ({about.condition}, {about.date})")])
    after = booked_as_decided(case, decision)
    if then is None:
        return after
    demand(then, Session, "make one with Session(date=…)", InvalidCase)
    if then.date < case.session.date:
        late = f"{then.date} lies before the session that is booked ({case.session.date}; book in the order of days)"
        raise InvalidCase([Problem("session.date", late)])
    return attrs.evolve(on_day(after, then.date), session=then)


def on_day(case: Case, day: date) -> Case:
    """Return the case on a later day; on 1 January what is counted per calendar year begins anew.

    :param day: the new day of the session, not before the day of the case.
    """
    if day == case.session.date:
        return case
    moved = supposing(case, session=supposing(case.session, date=day))
    if day.year == case.session.date.year:
        return moved
    used = moved.used
    left, open_ = _left_before(case, day.year)
    if not isinstance(used, Unknown) or left or open_:
        said = NOTHING_SAID if isinstance(used, Unknown) else used
        used = supposing(said, left_last_year=left, left_open=open_)
    if not isinstance(used, Unknown) and case.earlier.given:
        used = supposing(
            used,
            elsewhere=NONE_AT_ALL,
            condition_elsewhere_this_year=NONE_AT_ALL,
            elsewhere_of_condition=case.earlier.range("elsewhere_of_condition"),
            elsewhere_of_condition_this_year=NOT_GIVEN,
            elsewhere_of_condition_before=case.earlier.range("elsewhere_of_condition_before"),
            elsewhere_of_condition_left=case.earlier.range("elsewhere_of_condition_left"),
            condition_elsewhere_left=case.earlier.range("condition_elsewhere_left"),
            left_year=case.earlier.year_of_ranges,
            elsewhere_before=_more(case.earlier.range("elsewhere_before"), case.earlier.range("elsewhere")),
        )
    return supposing(
        moved,
        insured=supposing(
            moved.insured, deductible_used=NOTHING, voluntary_deductible_used=NOT_GIVEN, deductible_total=NOT_GIVEN
        ),
        used=used,
    )


def _left_before(case: Case, year: int) -> tuple[Mapping[str, int], Mapping[str, tuple[str, ...]]]:
    """Return what is left before the packages of a new year, and of those that go on into it what leaves that open.

    What was left before a package whose own year has passed was of an earlier year.
    """
    given = {} if isinstance(case.used, Unknown) else case.used.left_last_year
    coming = {package.id for package in case.packages if package.year >= year}
    left = {id_: count for id_, count in given.items() if id_ in coming}
    law = law_of(case)
    handed = {} if law is None or year != case.session.date.year + 1 else left_of_the_year(case, law)
    left |= {id_: count for id_, count in handed.items() if isinstance(count, int)}
    open_ = {id_: names for id_, names in handed.items() if not isinstance(names, int)}
    return FrozenMap(left), FrozenMap(open_)


def _more(one: Range, other: Range) -> Range:
    return supposing(one, min=one.min + other.min, max=one.max + other.max)


def booked_as_decided(case: Case, decision: Decision | Summary) -> Case:
    """Return the case with the session in its history, paid as decided."""
    if decision.payer is Payer.NOBODY:
        return case
    code = case.session.performance
    row = make_unchecked(
        Row,
        date=case.session.date,
        condition=case.condition_key,
        performance=ORDINARY_SESSION if isinstance(code, Unknown) else code,
        paid_by=NOT_GIVEN if decision.payer is None else _PAID_BY[decision.payer],
        package=NOT_GIVEN if decision.package is None else decision.package,
        grant=NOT_GIVEN if decision.grant is None else decision.grant,
        paid=_paid(decision),
    )
    return _with_row(case, row, _deductible_used(case, decision), _voluntary_taken(decision))


def _with_row(case: Case, row: Row, deductible_used: Money | Unknown, voluntary: Money | None = None) -> Case:
    return supposing(
        case,
        history=_one_more(case.past, row),
        used=_still_unknown(case),
        insured=_with_used(case.insured, deductible_used, voluntary),
    )


def _with_used(insured: Insured, used: Money | Unknown, voluntary: Money | None = None) -> Insured:
    """Return the insured with so much used of the deductible.

    :param voluntary: which part of what was used more is voluntary; None where nobody told.
    """
    if used == insured.deductible_used:
        return insured
    before = NOTHING if insured.deductible_used == NOTHING else insured.voluntary_deductible_used
    known = NOT_GIVEN if voluntary is None or isinstance(before, Unknown) else before + voluntary
    return supposing(insured, deductible_used=used, voluntary_deductible_used=known)


def _one_more(past: History, row: Row) -> History:
    """Return the history with one more session.

    Of several on one day of which nobody knows who pays, each is one more of one row: what is open is asked once.
    """
    latest = past.rows[-1] if past.rows and isinstance(row.paid_by, Unknown) else None
    if latest is not None and latest.date == row.date and latest == supposing(row, sessions=latest.sessions):
        return History.worked_out([*past.rows[:-1], supposing(row, sessions=latest.sessions + 1)])
    return past.extended(row)


def _paid(decision: Decision | Summary) -> Money | Unknown:
    """Return what package or basic package paid of the session."""
    if decision.amounts is None:
        return NOT_GIVEN
    return decision.amounts.package if decision.payer is Payer.PACKAGE else decision.amounts.basic


def _still_unknown(case: Case) -> Used | Unknown:
    """What was not given before stays not given, although what was booked is known."""
    if case.earlier.given or (not isinstance(case.used, Unknown) and case.used.supposed):
        return case.used
    used = NOTHING_SAID if isinstance(case.used, Unknown) else case.used
    # what is not given beside one range is any number as well
    return supposing(used, elsewhere=ANY_NUMBER, supposed=True)


def _deductible_used(case: Case, decision: Decision | Summary) -> Money | Unknown:
    used, amounts = case.insured.deductible_used, decision.amounts
    if isinstance(used, Unknown) or decision.payer in {Payer.PACKAGE, Payer.INSURED}:
        return used
    # what a package takes over of the deductible is used up as well
    return NOT_GIVEN if amounts is None else used + amounts.deductible + amounts.package


def _voluntary_taken(decision: Decision | Summary) -> Money | None:
    """Return which part of what was taken of the deductible is the voluntary one; None where that is not told."""
    charges = decision.findings if isinstance(decision, Decision) else (decision.same("charge"),)
    facts = [fact for finding in charges if finding is not None for fact in finding.facts]
    amounts = (fact.actual for fact in facts if fact.name == "deductible_taken.voluntary")
    return next((amount for amount in amounts if isinstance(amount, Money)), None)
