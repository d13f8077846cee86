"""Receipts: of everything that a case gives, the facts that its decision needs.

Nothing is guessed from what the rules look at: facts are left out, the phases are asked again, and each has to find the
same. What a phase finds is kept by its facts (`deciding.phases`), so it costs nothing to leave out what none looks at.
All that the decision does not tell of is left out at once, and most often that is all there is to do. What is left is
decided once, and has to give the same decision to the last finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple, TypeVar, cast

import attrs

from fysiodekking.deciding import decide
from fysiodekking.deciding.making_the_decision import about_of, decision_within
from fysiodekking.deciding.phases import ask
from fysiodekking.deciding.settling import settle
from fysiodekking.deciding.tree_of_missing_facts import Work
from fysiodekking.law import fingerprint, law_of
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import Checked, default_of, given_fields, supposing
from fysiodekking.model.decision import About, Decision
from fysiodekking.model.errors import InvalidCase
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.history import History
from fysiodekking.model.receipt import Receipt
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import SUPPOSITIONS, Row

_T = TypeVar("_T")
_Same = Callable[[Case], bool]
MOST_WORK: Final = 8_000
"""The most that is asked to leave facts out; beyond that what was not tried is kept."""

_PARTS: Final = ("session", "provider", "insured", "basic", "readings", "law")


@carries_no_data
def receipt(case: Case) -> Receipt:
    """Return the receipt of a case: which of its facts its decision needs. It decides two cases, seldom more.

    :param case: any case.
    :raises InvalidCase: for anything but a case.
    """
    demand_case(case)
    case = attrs.evolve(case, title="")
    decision = decide(case)
    used, complete = _smallest(case, decision)
    return Receipt(
        law_data=fingerprint(),
        version=decision.version,
        facts_used=used,
        facts_not_used=tuple(_left_out(case, used)),
        complete=complete,
    )


# --- leaving facts out ----------------------------------------------------------------------------------------------


class _Fact(NamedTuple):
    """One fact that can be left out.

    :param name: as findings name it.
    :param without: returns the case without it.
    """

    name: str
    without: Callable[[Case], Case]


def _smallest(case: Case, decision: Decision) -> tuple[Case, bool]:
    """Return the case with every fact left out that the decision can do without, and whether each was tried.

    What the phases find of the case as it is tells enough nearly always. Where another case that a missing fact or
    another reading leaves possible needs more, those are asked as well.
    """
    work = Work(MOST_WORK)
    if law_of(case) is None:
        smaller = _without_what_does_not_matter(case, decision, lambda reduced: decide(reduced) == decision, work)
        return smaller, work.left >= 0
    smaller = _without_what_does_not_matter(case, decision, _AtFirstSight(case, work), work)
    if decide(smaller) != decision:
        smaller = _without_what_does_not_matter(
            case, decision, lambda reduced: decision_within(reduced, work, work) == decision and work.left > 0, work
        )
    return smaller, work.left >= 0


class _AtFirstSight:
    """Tell of a case whether every phase finds the same, and whether that and what an answer repeats come to the same.

    When no work is left they do not.
    """

    def __init__(self, case: Case, work: Work) -> None:
        self._work = work
        self._found = self._look(case)

    def __call__(self, case: Case) -> bool:
        return self._work.left >= 0 and self._look(case) == self._found

    def _look(self, case: Case) -> tuple[object, ...]:
        law = law_of(case)
        assert law is not None
        asked = ask(case, law)
        self._work.spend(asked)
        return about_of(case), asked.before_charges(), asked.lines, settle(asked)


def _without_what_does_not_matter(case: Case, decision: Decision, same: _Same, work: Work) -> Case:
    told = _names_in(decision)
    case = _reduced(case, [fact for fact in _facts(case) if fact.name not in told], _without_facts, same, work)
    case = _reduced(case, _groups(case), _without_rows, same, work)
    return case if case.past.rows else _reduced(case, [_HISTORY], _without_facts, same, work)


def _names_in(decision: Decision) -> set[str]:
    """Return what cannot be left out, since the decision tells of it: facts, packages, and what it repeats."""
    facts = {fact.name for finding in decision.findings for fact in finding.facts}
    packages = {f"packages.{finding.subject}" for finding in decision.findings}
    return facts | packages | {f"session.{field.name}" for field in attrs.fields(About)}


def _reduced(case: Case, parts: list[_T], without: Callable[[Case, list[_T]], Case], same: _Same, work: Work) -> Case:
    """Leave parts out: all of them if that gives the same decision, else what can be left out of either half."""
    if not parts or work.left < 0:
        return case
    work.left -= 1 + len(case.past.rows) // 200
    try:
        smaller = without(case, parts)
    except InvalidCase:
        pass
    else:
        if same(smaller):
            return smaller
    if len(parts) == 1:
        return case
    half = len(parts) // 2
    case = _reduced(case, parts[:half], without, same, work)
    return _reduced(case, parts[half:], without, same, work)


def _without_facts(case: Case, facts: list[_Fact]) -> Case:
    for fact in facts:
        case = fact.without(case)
    return case


def _facts(case: Case) -> Iterator[_Fact]:
    """Yield every fact that may be left out, the conditions that were not treated and the packages as a whole."""
    yield from (_Fact(f"packages.{package.id}", _without_package(package.id)) for package in case.packages)
    treated = case.condition_key
    for key, condition in case.conditions.items():
        if key != treated:
            yield _Fact(f"conditions.{key}", _without_condition(key))
        else:
            yield from (
                _Fact(f"conditions.{key}.{field.alias}", _without_condition_field(key, field))
                for field in _fields(condition)
            )
    for part in _PARTS:
        yield from (
            _Fact(f"{part}.{field.alias}", _without_field(part, field)) for field in _fields(getattr(case, part))
        )
    if not isinstance(case.used, Unknown):
        yield from (_Fact(f"used.{field.alias}", _without_field("used", field)) for field in _fields(case.used))
    yield _Fact("used", lambda case: attrs.evolve(case, used=NOT_GIVEN))


_HISTORY: Final = _Fact("history", lambda case: attrs.evolve(case, history=NOT_GIVEN))
"""That earlier sessions were given; it goes out where none of them matters."""


def _fields(part: Checked) -> Iterator[attrs.Attribute[Any]]:
    """Yield the fields of a part that say something and could be absent."""
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(part))):
        if field.default is not attrs.NOTHING and getattr(part, field.name) != default_of(field):
            yield field


def _without_field(part: str, field: attrs.Attribute[Any]) -> Callable[[Case], Case]:
    def without(case: Case) -> Case:
        value = getattr(case, part)
        if isinstance(value, Unknown):
            return case
        return attrs.evolve(case, **{part: attrs.evolve(value, **{str(field.alias): default_of(field)})})

    return without


def _without_condition(key: str) -> Callable[[Case], Case]:
    """Leave a condition out with the sessions that it had."""

    def without(case: Case) -> Case:
        rows = [row for row in case.past.rows if row.condition != key]
        history = case.history if len(rows) == len(case.past.rows) else History.worked_out(rows)
        others = {name: condition for name, condition in case.conditions.items() if name != key}
        return attrs.evolve(case, conditions=others, history=history)

    return without


def _without_condition_field(key: str, field: attrs.Attribute[Any]) -> Callable[[Case], Case]:
    def without(case: Case) -> Case:
        condition = attrs.evolve(case.conditions[key], **{str(field.alias): default_of(field)})
        return attrs.evolve(case, conditions={**case.conditions, key: condition})

    return without


def _without_package(name: str) -> Callable[[Case], Case]:
    return lambda case: attrs.evolve(case, packages=tuple(package for package in case.packages if package.id != name))


def _groups(case: Case) -> list[list[Row]]:
    """Put the rows together that no rule tells apart but by their day: they are left out together or not at all.

    Groups that are likely to matter alike stand side by side, so that many of them go out at once.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in case.past.rows:
        later = row.date > case.session.date
        kind = (later, row.condition, row.performance, row.paid_by, row.package, row.grant, row.date.year)
        groups.setdefault(kind, []).append(row)
    treated, year = (case.condition_key, NOT_GIVEN), case.session.date.year
    order = sorted(groups, key=lambda kind: (kind[0], kind[1] in treated, kind[-1] == year, *map(str, kind[1:])))
    return [groups[kind] for kind in order]


def _without_rows(case: Case, groups: list[list[Row]]) -> Case:
    gone = {id(row) for group in groups for row in group}
    return supposing(case, history=History.worked_out(row for row in case.past.rows if id(row) not in gone))


# --- naming what was left out ---------------------------------------------------------------------------------------


def _left_out(case: Case, used: Case) -> Iterator[str]:
    """Yield the dotted path of everything that a case says and the smaller one does not."""
    for name, value in given_fields(case):
        kept = getattr(used, name)
        if name == "history":
            rows = set(used.past.rows)
            if isinstance(kept, Unknown) and not case.past.rows:
                yield name
            yield from (f"history[{index}]" for index, row in enumerate(case.past.rows) if row not in rows)
        elif name == "packages":
            yield from (f"packages.{package.id}" for package in value if package not in kept)
        elif name == "conditions":
            for key, condition in value.items():
                path = f"conditions.{key}"
                yield from _fields_left_out(path, condition, kept[key]) if key in kept else (path,)
        else:
            yield from _fields_left_out(name, value, kept)


def _fields_left_out(path: str, given: Checked, kept: Checked | Unknown) -> Iterator[str]:
    names = set() if isinstance(kept, Unknown) else {name for name, _ in given_fields(kept)}
    yield from (f"{path}.{name}" for name, _ in given_fields(given) if name not in names and name not in SUPPOSITIONS)
