"""The possible answers to a missing fact: for each, the case (and law) as it would be.

A fact has only as many answers as the rules can tell apart: yes or no, a reading's values, a date within or past a
term, a number below or from the value at which a rule answers differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.law.schema import Law, Performance
from fysiodekking.model.case import Case
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Need
from fysiodekking.model.history import History
from fysiodekking.model.package import UNLIMITED, Grant, Limit, Package, Payment
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Range, Row, Used
from fysiodekking.model.vocabulary import (
    THERAPISTS,
    ConditionKind,
    CopdClass,
    CoverClass,
    Ground,
    PaidBy,
    Technique,
)
from fysiodekking.rules.counting import LONG_AGO
from fysiodekking.rules.performance import SESSION

Label = tuple[int, int] | str


class World(NamedTuple):
    """One possible answer.

    :param label: tells the answers of one fact apart; an interval for a number.
    """

    label: Label
    case: Case
    law: Law


_TECHNIQUES: Final = {
    "session.techniques": ((Technique.EXERCISE_THERAPY,), (Technique.MASSAGE,)),
    "provider.trained_in": ((Technique.DRY_NEEDLING,), ()),
    "provider.specialisms": (("pelvic",), ()),
}
_ENUMERATED: Final[Mapping[str, tuple[Any, ...]]] = {
    "gold_stage": (1, 2),
    "copd_class": (CopdClass.A, CopdClass.B1, CopdClass.B2, CopdClass.C),
}
_DAYS: Final = frozenset({"first_session", "discharged", "conservative_treatment_ended", "irradiation_ended"})


def worlds(case: Case, law: Law, need: Need) -> tuple[World, ...]:
    """Return the possible answers to a need; at least two."""
    return tuple(World(label, each, its_law) for label, each, its_law in _worlds(case, law, need))


def _worlds(case: Case, law: Law, need: Need) -> Iterator[tuple[Label, Case, Law]]:
    head, _, rest = need.key.partition(".")
    if need.key.startswith("law.annex_1."):
        yield from ((label, case, each) for label, each in _annex(law, need.key.rpartition(".")[2]))
        return
    if need.key.startswith("law.performance."):
        yield from ((label, case, each) for label, each in _listed(case, law, need.key.rpartition(".")[2]))
        return
    if need.key.startswith(("packages#", "limit#")):
        found = _package(case, need.key)
    elif head == "history":
        found = _history(case, need)
    elif head == "used":
        found = _used(case, need)
    elif head == "conditions":
        found = _condition(case, law, *rest.rsplit(".", 1))
    elif head == "packages":
        found = _since(case, rest.rpartition(".")[0])
    else:
        found = _field(case, head, rest)
    yield from ((label, each, law) for label, each in found)


def _field(case: Case, part: str, field: str) -> Iterator[tuple[Label, Case]]:
    path = f"{part}.{field}"
    values: tuple[Any, ...] = (True, False)
    if path in _TECHNIQUES:
        values = _TECHNIQUES[path]
    elif path == "provider.associations":
        wanted = {name for package in case.packages for grant in package.grants for name in grant.requires.association}
        values = (*((name,) for name in sorted(wanted)), ())
    elif part == "readings":
        values = CHOICES[field].values
    for value in values:
        label = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield label, attrs.evolve(case, **{part: attrs.evolve(getattr(case, part), **{field: value})})


def _condition(case: Case, law: Law, key: str, field: str) -> Iterator[tuple[Label, Case]]:
    condition = case.conditions[key]
    values: tuple[Any, ...] = _ENUMERATED.get(field, (True, False))
    if condition.copd_class is CopdClass.B:
        values = (CopdClass.B1, CopdClass.B2) if field == "copd_class" else values
    if field in _DAYS:
        values = _days(case, law, key)
    for value in values:
        yield (
            str(value),
            attrs.evolve(case, conditions={**case.conditions, key: attrs.evolve(condition, **{field: value})}),
        )


def _days(case: Case, law: Law, key: str) -> tuple[date, ...]:
    """Return the days that the rules can tell apart: on both sides of every term, of other starts, of dates of the law.

    Between two of them the counts of a term only grow with an earlier start, and its end only comes nearer.
    """
    day, born = case.session.date, case.insured.born
    months, dated = _terms(law, case.conditions[key].kind)
    starts = [each.first_session for other, each in case.conditions.items() if other != key]
    anchors = [day, *(start for start in starts if not isinstance(start, Unknown))]
    edges = {born, *dated, *anchors}
    for anchor in anchors:
        edges |= {months_after(anchor, times * term) for term in months for times in (-2, -1, 1, 2)}
    found = {each + timedelta(days=shift) for each in edges for shift in (-1, 0, 1)}
    return tuple(sorted((each for each in found if born <= each <= day), reverse=True))


def _terms(law: Law, kind: ConditionKind) -> tuple[set[int], set[date]]:
    """Return the terms in months, and the dates, that matter for a kind of condition."""
    row = law.basic.annex_1.get(kind)
    names = {kind.value, *([Ground.ANNEX_1.value] if row else [])}
    grounds = [ground for name, ground in law.basic.grounds.items() if name.value in names]
    dated = {sourced.value for ground in grounds for sourced in ground.dates.values()}
    months = {ground.numbers["months"].value for ground in grounds if "months" in ground.numbers}
    if row is None or row.months is None:
        return months, dated
    of_row = {row.months.value, row.months.value + (row.extension_months or 0), row.total_months_read or 0}
    return months | of_row, dated


def _annex(law: Law, kind: str) -> Iterator[tuple[Label, Law]]:
    rows = law.basic.annex_1
    for stands in (True, False):
        changed = {key: attrs.evolve(row, in_force=stands) if row.kind == kind else row for key, row in rows.items()}
        yield str(stands), attrs.evolve(law, basic=attrs.evolve(law.basic, annex_1=changed))


def _listed(case: Case, law: Law, code: str) -> Iterator[tuple[Label, Law]]:
    """A code may stand on a list that was not read, in any class of its profession that matters, or not."""
    profession, performances = case.provider.profession, law.charging.performances.values()
    asked = {cover for package in case.packages for grant in package.grants for cover in grant.covers}
    if case.condition.kind is ConditionKind.URINARY_INCONTINENCE:
        asked.add(CoverClass.PELVIC_PHYSIOTHERAPY)
    asked &= {each.covers for each in performances if profession in each.professions}
    for cover in (None, *sorted(asked)):
        yield f"listed as {cover}", _with_performance(law, code, cover, stands=True)
    yield "not listed", _with_performance(law, code, None, stands=False)


@lru_cache(maxsize=1 << 6)
def _with_performance(law: Law, code: str, covers: CoverClass | None, *, stands: bool) -> Law:
    """Return the law as if a code stood on the list, or as if it did not."""
    listed = law.charging.performances.get(code) or Performance(
        code=code,
        name="",
        professions=THERAPISTS,
        kind=SESSION,
        covers=covers,
        place="practice",
        surcharge_on=None,
        in_force=stands,
        citation=law.charging.unlisted.citation,
    )
    performances = {**law.charging.performances, code: attrs.evolve(listed, in_force=stands, covers=covers)}
    return attrs.evolve(law, charging=attrs.evolve(law.charging, performances=performances))


def _since(case: Case, package: str) -> Iterator[tuple[Label, Case]]:
    for since in (LONG_AGO, case.session.date):
        yield str(since), _with_package(case, package, lambda each, since=since: attrs.evolve(each, since=since))


# --- what was used before -------------------------------------------------------------------------------------------


def _used(case: Case, need: Need) -> Iterator[tuple[Label, Case]]:
    """Split a range at the value from which the rule answers differently."""
    field = need.key.partition(".")[2]
    assert need.at is not None
    if field.startswith("left_last_year."):
        package = field.partition(".")[2]
        for left in (need.at - 1, need.at):
            used = Used() if isinstance(case.used, Unknown) else case.used
            left_last_year = {**used.left_last_year, package: left}
            yield str(left), attrs.evolve(case, used=attrs.evolve(used, left_last_year=left_last_year))
        return
    known: Range = getattr(case, field)()
    at = min(max(need.at, known.min + 1), known.max)
    for low, high in ((known.min, at - 1), (at, known.max)):
        yield (low, high), attrs.evolve(case, used=with_range(case, field, Range(min=low, max=high)))


def with_range(case: Case, field: str, value: Range) -> Used:
    """Return `used` with one range set and the others as they were."""
    ranges: dict[str, Range | Unknown] = {
        name: getattr(case, name)() for name in ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")
    }
    used = Used() if isinstance(case.used, Unknown) else case.used
    ranges["condition_elsewhere_in_term"] = used.condition_elsewhere_in_term
    return Used(**{**ranges, field: value}, left_last_year=used.left_last_year, supposed=not case.use_given)


def _history(case: Case, need: Need) -> Iterator[tuple[Label, Case]]:
    assert need.at is not None
    total = sum(case.past.rows[index].sessions for index in need.rows)
    for inside in sorted({0, min(need.at - 1, total), min(need.at, total), total}):
        rows: list[Row] = []
        left = inside
        for index, row in enumerate(case.past.rows):
            if index not in need.rows:
                rows.append(row)
                continue
            here = min(left, row.sessions)
            left -= here
            rows.extend(_settled(row, here, need, case))
        yield str(inside), attrs.evolve(case, history=History(rows))


def _settled(row: Row, inside: int, need: Need, case: Case) -> Iterator[Row]:
    """Return a row of which so many sessions are inside what the need asks, as rows that leave nothing open."""
    if need.key.startswith("history.payer#"):
        package = need.key.partition("#")[2]
        others = [each.id for each in case.packages if each.id != package]
        elsewhere: dict[str, Any] = {"paid_by": PaidBy.INSURED, "package": NOT_GIVEN, "grant": NOT_GIVEN}
        if row.paid_by is PaidBy.PACKAGE and others:
            elsewhere = {"package": others[0], "grant": NOT_GIVEN}
        yield from _split(row, inside, {"paid_by": PaidBy.PACKAGE, "package": package}, elsewhere)
        return
    assert need.first is not None
    assert need.last is not None
    within = {"date": max(row.date, need.first), "until": min(row.last, need.last)}
    before = need.first > row.date
    outside: dict[str, Any] = (
        {"until": need.first - timedelta(days=1)} if before else {"date": need.last + timedelta(days=1)}
    )
    yield from _split(row, inside, within, outside)


def _split(row: Row, inside: int, within: Mapping[str, Any], outside: Mapping[str, Any]) -> Iterator[Row]:
    if inside:
        yield attrs.evolve(row, sessions=inside, **within)
    if row.sessions - inside:
        yield attrs.evolve(row, sessions=row.sessions - inside, **outside)


# --- what the terms of a package leave open -------------------------------------------------------------------------


def _package(case: Case, key: str) -> Iterator[tuple[Label, Case]]:
    """A grant with terms that nobody knows takes the session, or it does not."""
    kind, package, grant, *more = key.split("#")
    for takes in (True, False):

        def changed(each: Package, takes: bool = takes) -> Package:
            grants = []
            for known in each.grants:
                if known.id != grant:
                    grants.append(known)
                elif takes:
                    grants.append(_open(known, kind, more[0] if more else ""))
                elif kind == "packages" and more:
                    pays = attrs.evolve(known.pays, **{more[0]: Payment(percent=0)})
                    grants.append(attrs.evolve(known, pays=pays))
            return attrs.evolve(each, grants=tuple(grants))

        yield str(takes), _with_package(case, package, changed)


def _open(grant: Grant, kind: str, part: str) -> Grant:
    """Return a grant as if what is not known of it let the session in."""
    if kind == "limit":
        limits = tuple(attrs.evolve(each, max=UNLIMITED) if each.id == part else each for each in grant.limits)
        return attrs.evolve(grant, limits=limits)
    if part:
        return attrs.evolve(grant, pays=attrs.evolve(grant.pays, **{part: Payment(percent=NOT_GIVEN)}))
    limits = tuple(_without_unknown(each) for each in grant.limits)
    return attrs.evolve(grant, limits=limits, terms_unknown=False)


def _without_unknown(limit: Limit) -> Limit:
    return attrs.evolve(limit, max=UNLIMITED) if isinstance(limit.max, Unknown) else limit


def _with_package(case: Case, id_: str, change: Any) -> Case:
    packages = tuple(change(each) if each.id == id_ else each for each in case.packages)
    return attrs.evolve(case, packages=packages)
