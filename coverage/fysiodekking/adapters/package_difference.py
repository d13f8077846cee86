"""What differs between two packages: their terms, and the sessions that get another answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Final, NamedTuple

import attrs

from fysiodekking.adapters.package_words import Term, contract, grant_terms, package_terms
from fysiodekking.boundaries.case_pairs_of_packages import accepted
from fysiodekking.boundaries.ordinary import PRICE, changed
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.law import CHECKED
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.money import Money
from fysiodekking.model.package import Grant, Package
from fysiodekking.model.vocabulary import CoverClass
from fysiodekking.series import plan

MOST_SESSIONS: Final = 60
"""So many sessions of one year are laid side by side."""
MOST_ASKED: Final = 120
"""So many kinds of session are laid side by side at most: classes of lines, with and without a contract."""


def heading(words: Catalogue) -> str:
    """Say what is compared."""
    return words.term("sessions", price=words.euros(PRICE))


def terms_that_differ(old: Package, new: Package, words: Catalogue) -> Iterator[str]:
    """Yield in sentences what the second package says and the first does not, and the other way round."""
    yield from _sentences(dict(package_terms(old, words)), dict(package_terms(new, words)), words)
    grants = {grant.id: grant for grant in old.grants}
    others = {grant.id: grant for grant in new.grants}
    for id_ in dict.fromkeys([*grants, *others]):
        pair = (_terms(grants.get(id_), words), _terms(others.get(id_), words))
        yield from (f"{id_}: {sentence}" for sentence in _sentences(*pair, words))


def _terms(grant: Grant | None, words: Catalogue) -> dict[str, str]:
    return {} if grant is None else dict(grant_terms(grant, words))


def _sentences(old: dict[str, str], new: dict[str, str], words: Catalogue) -> Iterator[str]:
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before is None:
            yield words.term("diff.new", after=after)
        elif after is None:
            yield words.term("diff.gone", before=before)
        elif before != after:
            yield words.term("diff.changed", before=before, after=after)


class SessionKind(NamedTuple):
    """A session as it is asked of both packages.

    :param asks: what the line asks of it, in words.
    """

    cover: CoverClass
    contracted: bool
    asks: tuple[Term, ...]


def sessions_that_differ(old: Package, new: Package, words: Catalogue) -> Iterator[str]:
    """Yield which sessions of a year get another answer, each line of either package asked as if it were of one year.

    One session after another on as many days, at an ordinary price, in which everything holds that the line asks.
    """
    assert CHECKED.last is not None
    year = min(old.year, new.year, CHECKED.last.year)
    first, second = (attrs.evolve(each, id=old.id, year=year) for each in (old, new))
    day = date(year, 1, 2)
    found: dict[str, list[SessionKind]] = {}
    every = _kinds_of_session(first, second, day, words)
    for asked, case in islice(every, MOST_ASKED):
        before, after = ([*_answers(case, each, words)] for each in (first, second))
        for told in _stretches(before, after, words):
            found.setdefault(told, []).append(asked)
    for told, those in found.items():
        yield f"{_whose(those, words)}: {told}."
    if next(every, None) is not None:
        yield words.term("sessions.cut", count=MOST_ASKED)


def _kinds_of_session(
    first: Package, second: Package, day: date, words: Catalogue
) -> Iterator[tuple[SessionKind, Case]]:
    seen = set()
    for package in (first, second):
        for grant in package.grants:
            asks = tuple(term for term in grant_terms(grant, words) if term[0].startswith("requires."))
            for cover in grant.covers:
                case = accepted(package, grant, day, (cover,))
                for contracted in (True, False):
                    asked = SessionKind(cover, contracted, asks)
                    if asked not in seen:
                        seen.add(asked)
                        yield asked, changed(case, provider={"contracted": contracted})


def _answers(case: Case, package: Package, words: Catalogue) -> Iterator[str]:
    """Yield in words who pays each session of a year."""
    since = case.packages[0].since
    held = attrs.evolve(case, packages=(attrs.evolve(package, since=since),))
    first = held.session.date
    days = [first + timedelta(days=number) for number in range(MOST_SESSIONS)]
    yield from (_answer(step.decision, words) for step in plan(held, len(days), dates=days).steps)


def _answer(decision: Decision, words: Catalogue) -> str:
    if decision.outcome is Outcome.UNDETERMINED:
        return words.term("answer.open")
    if decision.payer is Payer.NOBODY:
        return words.term("answer.nobody")
    if decision.amounts is None:
        return words.term("answer.amount_open", payer=words.term(f"who.{decision.payer or 'open'}"))
    parts: dict[str, Money] = {
        "who.basic": decision.amounts.basic,
        "who.package": decision.amounts.package,
        "who.insured": decision.amounts.patient,
    }
    paid = [f"{words.term(who)} {words.euros(amount)}" for who, amount in parts.items() if amount.cents]
    return f" {words.and_} ".join(paid) or words.term("answer.nobody")


def _stretches(before: Iterable[str], after: Iterable[str], words: Catalogue) -> Iterator[str]:
    """Yield each stretch of sessions with another answer."""
    both = [(number, *pair) for number, pair in enumerate(zip(before, after, strict=True), 1)]
    for (was, becomes), group in groupby(both, key=lambda each: each[1:]):
        numbers = [number for number, *_ in group]
        if was != becomes:
            name = "one" if len(numbers) == 1 else "on" if numbers[-1] == MOST_SESSIONS else "to"
            yield words.term(f"stretch.{name}", first=numbers[0], last=numbers[-1], was=was, becomes=becomes)


def _whose(those: list[SessionKind], words: Catalogue) -> str:
    """Name the sessions that differ alike."""
    of: dict[tuple[str, str], list[str]] = {}
    for each in those:
        status = contract(words, contracted=each.contracted)
        asks = "".join(f", {asked}" for name, asked in each.asks if name != "requires.contracted")
        of.setdefault((status, asks), []).append(words.classes[each.cover])
    return "; ".join(f"{', '.join(covers)}, {status}{asks}" for (status, asks), covers in of.items())
