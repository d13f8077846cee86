"""The values that a missing fact can have: for each a world, the case as it would be.

A fact has only as many values as the rules can tell apart: yes or no, a reading's values, a date within or past a
term, a number below or from the value at which a rule answers differently. What is supposed here is no input: no check
of input is asked of it, and each row keeps its link to the row that the caller gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS, answers_of_condition
from fysiodekking.boundaries.thresholds import DAY, dates, last_over, terms
from fysiodekking.law.instruments import Law, Performance
from fysiodekking.model.case import Case
from fysiodekking.model.checked import supposing
from fysiodekking.model.condition import STARTS
from fysiodekking.model.counts import FEW_KEPT
from fysiodekking.model.dates import months_after
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.history import Entry, History
from fysiodekking.model.needs import (
    Budget,
    Elsewhere,
    Field,
    LeftLastYear,
    Need,
    OfCondition,
    OfLaw,
    OnGrant,
    OnTheList,
    PaidBefore,
    PaidByPackage,
    Pays,
    Since,
    Takes,
    Within,
)
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER, NOTHING_SAID, Range, Row, Used
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CopdClass, CoverClass, PaidBy, Technique
from fysiodekking.rules.basic.pelvic import PELVIC
from fysiodekking.rules.counting import LONG_AGO, OF_CONDITION_THIS_YEAR
from fysiodekking.rules.performance_list import SESSION
from fysiodekking.rules.place_surcharge import PRACTICE

Label = tuple[int, int] | str


class World(NamedTuple):
    """A case in which a missing fact has one of its values.

    :param label: tells the values of one fact apart; an interval for a number.
    """

    label: Label
    case: Case
    law: Law


def worlds(case: Case, law: Law, need: Need) -> tuple[World, ...]:
    """Return a world for each value that what is needed can have."""
    if isinstance(need.key, OnTheList):
        return tuple(World(label, case, its_law) for label, its_law in _listed(case, law, need.key.code))
    return tuple(World(label, then, law) for label, then in _VALUES[type(need.key)](case, law, need.key, need.at))


def _listed(case: Case, law: Law, code: str) -> Iterator[tuple[Label, Law]]:
    """A code may stand on a list that was not read, in any class of its profession that matters, or not.

    Of a code that is known from another day only that is open.
    """
    known = law.charging.performances.get(code)
    if known is not None:
        yield from ((label, _with_performance(law, known, stands=stands)) for label, stands in _STANDS)
        return
    profession, performances = case.provider.profession, law.charging.performances.values()
    asked = {cover for package in case.packages for grant in package.grants for cover in grant.covers}
    if case.condition.kind is ConditionKind.URINARY_INCONTINENCE:
        asked.add(CoverClass.PELVIC_PHYSIOTHERAPY)
    asked &= {performance.covers for performance in performances if profession in performance.professions}
    for cover in (None, *sorted(asked)):
        yield f"listed as {cover}", _with_performance(law, _unread(law, code, cover), stands=True)
    yield "not listed", _with_performance(law, _unread(law, code, None), stands=False)


_STANDS: Final = (("listed", True), ("not listed", False))


def _kind_of_form(law: Law, code: str) -> str:
    """Return what a code is by its form, where all codes of that form are the same: else a session."""
    form = next(each for each in law.charging.code_forms.value if re.fullmatch(each, code))
    kinds = {one.kind for one in law.charging.performances.values() if re.fullmatch(form, one.code)}
    return next(iter(kinds)) if len(kinds) == 1 else SESSION


def _unread(law: Law, code: str, covers: CoverClass | None) -> Performance:
    """Return a performance of a list that was not read: a session of some class, in the practice."""
    return Performance(
        code=code,
        name="",
        professions=THERAPISTS,
        kind=_kind_of_form(law, code),
        covers=covers,
        place=PRACTICE,
        surcharge_on=None,
        in_force=NOT_GIVEN,
        citation=law.charging.unlisted.citation,
    )


@lru_cache(maxsize=FEW_KEPT)
def _with_performance(law: Law, performance: Performance, *, stands: bool) -> Law:
    """Return the law as if a performance stood on the list, or as if it did not."""
    performances = {**law.charging.performances, performance.code: attrs.evolve(performance, in_force=stands)}
    return attrs.evolve(law, charging=attrs.evolve(law.charging, performances=performances))


def _yes_and_no(case: Case, _: Law, key: OfLaw | Takes | Pays | Budget, __: None) -> Iterator[tuple[Label, Case]]:
    yield from ((str(value), case.supposing(key, value)) for value in (True, False))


def _trainings(case: Case, law: Law) -> tuple[tuple[Technique, ...], ...]:
    """Return what somebody may be trained in, as far as it is asked: dry needling, reserved acts, both, or neither."""
    done = () if isinstance(case.session.techniques, Unknown) else case.session.techniques
    acts = tuple(each for each in done if each in law.big.reserved_acts)
    if not acts:
        return ((Technique.DRY_NEEDLING,), ())
    needling = (Technique.DRY_NEEDLING,) if Technique.DRY_NEEDLING in done else ()
    return tuple(dict.fromkeys(((*needling, *acts), acts, needling, ())))


def _field(case: Case, law: Law, key: Field, _: None) -> Iterator[tuple[Label, Case]]:
    part, field = key.part, key.name
    path = f"{part}.{field}"
    values = ASKED_FACTS[path].answers
    if path == "provider.specialisms":
        values = _specialisms(case, law)
    elif path == "provider.trained_in":
        values = _trainings(case, law)
    elif path == "session.accident_on":
        values = _accident_days(case)
    elif path == "provider.associations":
        wanted = {name for package in case.packages for grant in package.grants for name in grant.requires.association}
        values = (*((name,) for name in sorted(wanted)), ())
    for value in values:
        label = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield label, supposing(case, **{part: supposing(getattr(case, part), **{field: value})})


def _accident_days(case: Case) -> tuple[date, ...]:
    """Return the days of an accident that packages can tell apart: today, both sides of each term, and long ago."""
    asked = {grant.requires.within_months_of_accident for package in case.packages for grant in package.grants}
    over = {last_over(case.session.date, each) for each in asked if isinstance(each, int)}
    days = {case.session.date, LONG_AGO, *over, *(each + DAY for each in over)}
    return tuple(sorted((day for day in days if day <= case.session.date), reverse=True))


def _specialisms(case: Case, law: Law) -> tuple[tuple[str, ...], ...]:
    """A specialism is one that a ground or a package asks, or not; the one that the code asks belongs to either."""
    asked = law.charging.descriptions.get(str(case.session.performance), ())
    pelvic: tuple[tuple[str, ...], ...] = ((PELVIC,), ())
    wanted = {name for package in case.packages for grant in package.grants for name in grant.requires.qualification}
    of_kind = law.qualifications_asked.get(case.condition.kind)
    wanted |= set() if of_kind is None else {of_kind.value}
    if wanted and case.condition.kind is not ConditionKind.URINARY_INCONTINENCE:
        pelvic = ((PELVIC,),) if any(each.specialism == PELVIC for each in asked) else ((),)
    own = tuple(each.specialism for each in asked if each.specialism is not None and each.specialism != PELVIC)
    named = (*((name,) for name in sorted(wanted)), ())
    return tuple((*first, *name, *own) for name in named for first in pelvic)


def _condition(case: Case, law: Law, key: OfCondition, _: None) -> Iterator[tuple[Label, Case]]:
    condition, field = case.conditions[key.condition], key.name
    values: tuple[Any, ...] = ASKED_FACTS[f"condition.{field}"].answers
    if field in STARTS:
        values = _days(case, law, key.condition)
    elif field == "gold_stage":
        values = answers_of_condition(law, field)
    elif field == "copd_class" and condition.copd_class is CopdClass.B:
        values = (CopdClass.B1, CopdClass.B2)
    for value in values:
        changed = FrozenMap({**case.conditions, key.condition: supposing(condition, **{field: value})})
        yield str(value), supposing(case, conditions=changed)


def _days(case: Case, law: Law, key: str) -> tuple[date, ...]:
    """Return the days that the rules can tell apart: on both sides of every term, of other starts, of dates of the law.

    Between two of them the counts of a term only grow with an earlier start, and its end only comes nearer.
    """
    day, born = case.session.date, case.insured.born
    own = case.conditions[key]
    months = terms(law, own.kind)
    starts = [condition.first_session for other, condition in case.conditions.items() if other != key]
    starts += [own.first_session, own.discharged]
    within = case.readings.start_after_discharge_within
    months |= set() if isinstance(within, Unknown) else {within}
    edges = {start for start in starts if not isinstance(start, Unknown)}
    edges |= {months_after(edge, times * term) for edge in edges for term in months for times in (-2, -1, 1, 2)}
    edges |= dates(law, own.kind)
    over = {last_over(day, times * term) for term in months for times in (1, 2)}
    found = {born, day, day - DAY, *over, *(each + DAY for each in over)}
    found |= {edge + shift for edge in edges for shift in (-DAY, timedelta(), DAY)}
    # where a term runs from the first treatment after a stay, one before the stay begins none
    row = law.basic.annex_1.get(own.kind)
    after_a_stay = row is not None and (row.after or row.or_after) is not None
    lowest = max(born, own.discharged) if after_a_stay and not isinstance(own.discharged, Unknown) else born
    return tuple(sorted((each for each in found if min(lowest, day) <= each <= day), reverse=True))


def _since(case: Case, _: Law, key: Since, __: None) -> Iterator[tuple[Label, Case]]:
    for since in (LONG_AGO, case.session.date):
        packages = tuple(supposing(one, since=since) if one.id == key.package else one for one in case.packages)
        yield str(since), supposing(case, packages=packages)


# --- what was used before -------------------------------------------------------------------------------------------


def _elsewhere(case: Case, _: Law, key: Elsewhere, at: int) -> Iterator[tuple[Label, Case]]:
    """Split a range at the value from which the rule answers differently."""
    for part in _cut(case.earlier.range(key.field), at):
        yield (part.min, part.max), supposing(case, used=with_range(case, key.field, part))


def _cut(known: Range, at: int) -> tuple[Range, Range]:
    at = min(max(at, known.min + 1), known.max)
    return supposing(known, max=at - 1), supposing(known, min=at)


def _left_last_year(case: Case, _: Law, key: LeftLastYear, at: int) -> Iterator[tuple[Label, Case]]:
    used = NOTHING_SAID if isinstance(case.used, Unknown) else case.used
    for left in (at - 1, at):
        left_last_year = FrozenMap({**used.left_last_year, key.package: left})
        yield str(left), supposing(case, used=supposing(used, left_last_year=left_last_year))


def _paid_before(case: Case, _: Law, key: PaidBefore, at: int) -> Iterator[tuple[Label, Case]]:
    """Split what a limit has used; the counts that hold it are at least as high."""
    known = case.supposed.get(key)
    whole = known if isinstance(known, Range) else ANY_NUMBER
    high = min([whole.max, *(case.earlier.range(each).max for each in key.within)])
    for part in _cut(supposing(whole, min=min(whole.min, high), max=high), at):
        changed = case.supposing(key, part)
        for field in key.within:
            holding = case.earlier.range(field)
            if holding.min < part.min:
                changed = supposing(changed, used=with_range(changed, field, supposing(holding, min=part.min)))
        yield (part.min, part.max), changed


HELD_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "condition_elsewhere_this_year": ("condition_elsewhere",),
    "condition_elsewhere_in_term": ("condition_elsewhere",),
    "elsewhere_of_condition": ("condition_elsewhere",),
    "elsewhere_of_condition_this_year": (*OF_CONDITION_THIS_YEAR, "elsewhere_of_condition"),
    "elsewhere_of_condition_before": ("condition_elsewhere", "elsewhere_of_condition"),
    "elsewhere_of_condition_left": ("condition_elsewhere", "elsewhere_of_condition"),
}
"""Ranges of `used` that are a part of another one."""


def with_range(case: Case, field: str, value: Range) -> Used:
    """Return `used` with one range set and the others as they were; those that hold it are at least as high."""
    ranges: dict[str, Range | Unknown] = {
        name: case.earlier.range(name) for name in ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")
    }
    used = NOTHING_SAID if isinstance(case.used, Unknown) else case.used
    for holding in HELD_BY.get(field, ()):
        whole = case.earlier.range(holding)
        if whole.max >= value.min:  # of a new year there is nothing yet
            ranges[holding] = supposing(whole, min=max(whole.min, value.min))
    return supposing(used, **{**ranges, field: value}, supposed=not case.earlier.given)


def _shares(case: Case, rows: tuple[int, ...], at: int) -> Iterator[tuple[str, Mapping[int, int]]]:
    """Yield how many sessions of each row are inside: none, too few, just enough, or all.

    Of several rows the oldest or the latest are, or first those of one kind that another limit can tell from others.
    """
    past = case.past
    inside_of = frozenset(rows)
    oldest = [index for index in past.in_time(case.condition_key) if index in inside_of]
    kinds = {index: (past.rows[index].package, past.rows[index].condition) for index in oldest}
    orders = {"": oldest, ", the latest": oldest[::-1]}
    if len(several := dict.fromkeys(kinds.values())) > 1:
        for number, kind in enumerate(several, 1):
            orders[f", kind {number}"] = sorted(oldest, key=lambda index: kinds[index] != kind)
    total = sum(past.rows[index].sessions for index in rows)
    for inside in sorted({0, min(at - 1, total), min(at, total), total}):
        tried: list[dict[int, int]] = []
        for name, order in orders.items():
            shares, left = {}, inside
            for index in order:
                shares[index] = min(left, past.rows[index].sessions)
                left -= shares[index]
            if shares not in tried:
                tried.append(shares)
                yield f"{inside}{name}", shares


def _within(case: Case, _: Law, key: Within, at: int) -> Iterator[tuple[Label, Case]]:
    """Settle how many sessions of the runs lie in the span; the others of one that crosses both ends, on one side."""
    past = case.past
    both = any(past.rows[index].date < key.first and past.rows[index].last > key.last for index in key.rows)
    ways = {before: _Settled(case, partial(_cut_at, key=key, before=before)) for before in (True, False)}
    for label, shares in _shares(case, key.rows, at):
        for before in (True, False) if both else (True,):
            rows = ways[before].rows(shares)
            yield label if before else f"{label}, the others after", supposing(case, history=History.worked_out(rows))


def _cut_at(row: Entry, inside: int, key: Within, before: bool) -> Iterator[Row]:
    """Yield the sessions inside the span and those outside, as runs that do not cross it."""
    if inside:
        yield supposing(row, sessions=inside, date=max(row.date, key.first), until=min(row.last, key.last))
    if row.sessions - inside:
        goes_before, goes_after = row.date < key.first, row.last > key.last
        if goes_before and (before or not goes_after):
            yield supposing(row, sessions=row.sessions - inside, until=key.first - timedelta(days=1))
        else:
            yield supposing(row, sessions=row.sessions - inside, date=key.last + timedelta(days=1))


def _paid_by(case: Case, _: Law, key: PaidByPackage, at: int) -> Iterator[tuple[Label, Case]]:
    """Settle how many sessions the package paid; the others it did not, whoever did."""
    settled = _Settled(case, partial(_split, package=key.package))
    for label, shares in _shares(case, key.rows, at):
        yield label, supposing(case, history=History.worked_out(settled.rows(shares)))


def _split(row: Entry, inside: int, package: str) -> Iterator[Row]:
    if inside:
        yield supposing(row, sessions=inside, paid_by=PaidBy.PACKAGE, package=package)
    if row.sessions - inside:
        yield supposing(row, sessions=row.sessions - inside, not_by=row.not_by | {package})


class _Settled:
    """The rows of a case, each made once for the same share of it that is inside: most are the same in many worlds."""

    def __init__(self, case: Case, settle: Callable[[Entry, int], Iterator[Row]]) -> None:
        self._entries, self._settle = case.past.entries, settle
        self._known: dict[tuple[int, int], tuple[Row, ...]] = {}

    def rows(self, shares: Mapping[int, int]) -> Iterator[Row]:
        """Yield the rows, those of which a share is inside as what they are then."""
        for index, row in enumerate(self._entries):
            if index not in shares:
                yield row
                continue
            share = index, shares[index]
            if share not in self._known:
                self._known[share] = tuple(self._settle(row, shares[index]))
            yield from self._known[share]


def _on_grant(case: Case, _: Law, key: OnGrant, __: None) -> Iterator[tuple[Label, Case]]:
    for grant in key.grants:
        rows = list(case.past.entries)
        rows[key.row] = supposing(rows[key.row], grant=grant, waits=None, grants=())
        yield grant, supposing(case, history=History.worked_out(rows))


_VALUES: Final[Mapping[Any, Callable[[Case, Law, Any, Any], Iterator[tuple[Label, Case]]]]] = {
    Field: _field,
    OfCondition: _condition,
    Since: _since,
    OfLaw: _yes_and_no,
    Takes: _yes_and_no,
    Pays: _yes_and_no,
    Budget: _yes_and_no,
    Elsewhere: _elsewhere,
    LeftLastYear: _left_last_year,
    PaidBefore: _paid_before,
    Within: _within,
    PaidByPackage: _paid_by,
    OnGrant: _on_grant,
}
"""The values by what is open."""
