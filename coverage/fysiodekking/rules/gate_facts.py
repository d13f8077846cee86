"""What the gates are told of a case; counts of the day are made here, once.

Two cases of which these facts are the same get the same findings of every gate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.names import of_history
from fysiodekking.model.needs import Need, Within, exactly
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import THERAPISTS, Profession, Technique
from fysiodekking.rules import counting
from fysiodekking.rules.performance_description_facts import DescriptionFacts, description_facts
from fysiodekking.rules.performance_list import FACULTATIVE, NEVER_INSURED, is_for_screening, on_list, professions_of

ONE_KIND: Final = THERAPISTS | {Profession.SKIN_THERAPIST}
"""The professions whose lines can be one kind of care to an insurer."""


@attrs.frozen(cache_hash=True)
class LinesOfTheDay:
    """Earlier lines of that day that exclude this one: an intake and a session go together.

    A row tells its profession by the list that its code is on. Of a skin therapist no list was read: a row of one has
    no code here that says so.

    :param own: lines of the same profession.
    :param kind: lines of any profession whose care can be of one kind.
    :param own_perhaps: what would tell whether a session of a run of the same profession lies on that day; None where
        none can.
    :param kind_perhaps: the same for those of one kind.
    """

    own: int = 0
    kind: int = 0
    own_perhaps: Need | None = attrs.field(default=None, eq=exactly)
    kind_perhaps: Need | None = attrs.field(default=None, eq=exactly)


_NO_LINES: Final = LinesOfTheDay()


class GateFacts(NamedTuple):
    """What the gates look at; what none of them asks of this session is not given.

    :param trained_in: asked of needling and of reserved acts.
    :param contracted: asked of a facultative performance.
    :param on_order_of: asked of reserved acts.
    :param treatment_plan: asked of needling.
    :param referral: asked of screening.
    :param medically_necessary: asked where other lines lie, or may lie, on that day.
    :param described: what the code can contradict; None when it says nothing of itself.
    :param earlier: the lines of that day; None when nothing was said of earlier sessions.
    """

    profession: Profession
    big_registered: bool | Unknown
    trained_in: tuple[Technique, ...] | Unknown
    contracted: bool | Unknown
    performance: str | Unknown
    techniques: tuple[Technique, ...] | Unknown
    on_order_of: Profession | Unknown
    treatment_plan: bool | Unknown
    referral: bool | Unknown
    medically_necessary: bool | Unknown
    described: DescriptionFacts | None
    earlier: LinesOfTheDay | None
    second_session_same_day: str
    same_day_across_professions: str


def gate_facts(case: Case, law: Law) -> GateFacts:
    """Return what the gates look at."""
    session, provider, readings = case.session, case.provider, case.readings.in_force
    techniques = () if isinstance(session.techniques, Unknown) else session.techniques
    needling, acts = Technique.DRY_NEEDLING in techniques, not law.big.reserved_acts.keys().isdisjoint(techniques)
    listed = on_list(law, session.performance)
    lines = None if isinstance(case.history, Unknown) else _lines_of_the_day(case, law)
    return GateFacts(
        provider.profession,
        provider.big_registered,
        provider.trained_in if needling or acts else NOT_GIVEN,
        provider.contracted if listed is not None and listed.kind == FACULTATIVE else NOT_GIVEN,
        session.performance,
        session.techniques,
        session.on_order_of if acts else NOT_GIVEN,
        session.treatment_plan if needling else NOT_GIVEN,
        session.referral if listed is not None and is_for_screening(listed) else NOT_GIVEN,
        NOT_GIVEN if lines is None or lines is _NO_LINES else session.medically_necessary,
        description_facts(case, law, session.performance),
        lines,
        str(readings["second_session_same_day"]),
        str(readings["same_day_across_professions"]),
    )


def _lines_of_the_day(case: Case, law: Law) -> LinesOfTheDay:
    day, own, kind, perhaps = case.session.date, 0, 0, False
    excluding: tuple[Callable[[str], bool], Callable[[str], bool]] | None = None
    for key, tally in case.past.tallies():
        sure, most, _, _ = tally.between(day, day)
        if not most:
            continue
        if excluding is None:
            excluding = _excluding(case, law, frozenset({case.provider.profession})), _excluding(case, law, ONE_KIND)
        of_own, of_kind = excluding
        own += sure if of_own(key.performance) else 0
        kind += sure if of_kind(key.performance) else 0
        perhaps = perhaps or sure < most
    if excluding is None:
        return _NO_LINES
    return LinesOfTheDay(own, kind, *((_perhaps(case, lines) for lines in excluding) if perhaps else ()))


def _perhaps(case: Case, excludes: Callable[[str], bool]) -> Need | None:
    """Return the need of the days of runs of which a session can lie on that day; None where none can."""
    past, day = case.past, case.session.date
    rows = tuple(
        index
        for index, row in enumerate(past.rows)
        if row.date <= day <= row.last and row.date != row.last and excludes(row.performance)
    )
    names = tuple(dict.fromkeys(of_history(past.place(index), "until") for index in rows))
    return Need(names, Within(rows, day, day, past.places(rows)), 1) if rows else None


def _excluding(case: Case, law: Law, professions: frozenset[Profession]) -> Callable[[str], bool]:
    """Return the question whether a line with a code excludes this one on one day."""
    performance = str(case.session.performance)
    first_visit = counting.is_first_visit(law, performance)
    never = counting.kind_of(law, performance) in NEVER_INSURED

    def excludes(code: str) -> bool:
        if never or counting.kind_of(law, code) in NEVER_INSURED:
            return False
        return counting.is_first_visit(law, code) == first_visit and bool(professions & professions_of(law, code))

    return excludes
