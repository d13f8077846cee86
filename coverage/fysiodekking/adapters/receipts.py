"""Receipts: of everything that a case gives, the facts that its decision needs.

Nothing is guessed from what the rules look at: facts are left out, the case is decided again, and what comes out has to
be the same decision to the last finding. Facts that no finding names are tried all at once first, so that an ordinary
case costs a few decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, cast

import attrs

from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.decide import decide
from fysiodekking.deciding.judge import ask, settle
from fysiodekking.law import CHECKED, fingerprint, law_on
from fysiodekking.model.case import Case
from fysiodekking.model.checked import Checked
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors import InvalidCase
from fysiodekking.model.history import History
from fysiodekking.model.receipt import Receipt
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row

_Same = Callable[[Case], bool]
_PARTS: Final = ("session", "provider", "insured", "basic", "readings")


def receipt_of(decision: Decision) -> Receipt | None:
    """Return the receipt of a decision: of one that was read back its own, of a session of a plan none.

    :param decision: what `decide` returned.
    """
    if not isinstance(decision.basis, Case):
        return decision.basis
    case = attrs.evolve(decision.basis, title="")
    used = _smallest(case, decision)
    given, kept = mapping_of(case), mapping_of(used)
    return Receipt(
        law_data=fingerprint(),
        version=decision.version,
        facts_used=kept,
        facts_not_used=tuple(_left_out(case, given, used, kept)),
    )


# --- leaving facts out ----------------------------------------------------------------------------------------------


class _Fact(NamedTuple):
    """One fact that can be left out.

    :param name: as findings name it.
    :param without: returns the case without it.
    """

    name: str
    without: Callable[[Case], Case]


def _smallest(case: Case, decision: Decision) -> Case:
    """Return the case with every fact left out that the decision can do without.

    A quick look at every smaller case is enough nearly always; where it was not, every one is decided.
    """
    if case.session.date not in CHECKED:
        return _without_what_does_not_matter(case, decision, lambda each: decide(each) == decision)
    looks_the_same = _AtFirstSight(case)
    smaller = _without_what_does_not_matter(case, decision, looks_the_same)
    if decide(smaller) == decision:
        return smaller
    return _without_what_does_not_matter(case, decision, lambda each: looks_the_same(each) and decide(each) == decision)


class _AtFirstSight:
    """Tell of a case whether every rule finds the same, and whether that comes to the same."""

    def __init__(self, case: Case) -> None:
        self._found = self._look(case)

    def __call__(self, case: Case) -> bool:
        return self._look(case) == self._found

    def _look(self, case: Case) -> tuple[object, ...]:
        asked = ask(case, law_on(case.session.date))
        return asked.before_charges(), asked.lines, settle(asked)


def _without_what_does_not_matter(case: Case, decision: Decision, same: _Same) -> Case:
    named = {fact.name for finding in decision.findings for fact in finding.facts}
    case = _reduced(case, same, [fact for fact in _facts(case) if fact.name not in named])
    for group in _groups(case):
        case = _reduced(case, same, [_Fact("history", _without_rows(group))])
    return case


def _reduced(case: Case, same: _Same, facts: list[_Fact]) -> Case:
    """Leave facts out: all of them if that gives the same decision, else what can be left out of either half."""
    if not facts:
        return case
    smaller = case
    try:
        for fact in facts:
            smaller = fact.without(smaller)
    except InvalidCase:
        pass
    else:
        if same(smaller):
            return smaller
    if len(facts) == 1:
        return case
    half = len(facts) // 2
    return _reduced(_reduced(case, same, facts[:half]), same, facts[half:])


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
                for field in _given(condition)
            )
    for part in _PARTS:
        yield from (
            _Fact(f"{part}.{field.alias}", _without_field(part, field)) for field in _given(getattr(case, part))
        )
    if not isinstance(case.used, Unknown):
        yield from (_Fact(f"used.{field.alias}", _without_field("used", field)) for field in _given(case.used))
    yield _Fact("history", lambda case: attrs.evolve(case, history=NOT_GIVEN))
    yield _Fact("used", lambda case: attrs.evolve(case, used=NOT_GIVEN))


def _given(part: Checked) -> Iterator[attrs.Attribute[Any]]:
    """Yield the fields of a part that say something and could be absent."""
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(part))):
        if field.default is not attrs.NOTHING and getattr(part, field.name) != _default(field):
            yield field


def _default(field: attrs.Attribute[Any]) -> Any:
    made = getattr(field.default, "factory", None)
    return field.default if made is None else made()


def _without_field(part: str, field: attrs.Attribute[Any]) -> Callable[[Case], Case]:
    def without(case: Case) -> Case:
        value = getattr(case, part)
        if isinstance(value, Unknown):
            return case
        return attrs.evolve(case, **{part: attrs.evolve(value, **{str(field.alias): _default(field)})})

    return without


def _without_condition(key: str) -> Callable[[Case], Case]:
    """Leave a condition out with the sessions that it had."""

    def without(case: Case) -> Case:
        rows = [row for row in case.past.rows if row.condition != key]
        history = case.history if len(rows) == len(case.past.rows) else History(rows)
        others = {each: condition for each, condition in case.conditions.items() if each != key}
        return attrs.evolve(case, conditions=others, history=history)

    return without


def _without_condition_field(key: str, field: attrs.Attribute[Any]) -> Callable[[Case], Case]:
    def without(case: Case) -> Case:
        condition = attrs.evolve(case.conditions[key], **{str(field.alias): _default(field)})
        return attrs.evolve(case, conditions={**case.conditions, key: condition})

    return without


def _without_package(name: str) -> Callable[[Case], Case]:
    return lambda case: attrs.evolve(case, packages=tuple(each for each in case.packages if each.id != name))


def _groups(case: Case) -> Iterable[frozenset[Row]]:
    """Put the rows together that no rule tells apart but by their day: they are left out together or not at all."""
    groups: dict[tuple[Any, ...], set[Row]] = {}
    for row in case.past.rows:
        later = row.date > case.session.date
        kind = (later, row.condition, row.performance, row.paid_by, row.package, row.grant, row.date.year)
        groups.setdefault(kind, set()).add(row)
    return tuple(frozenset(group) for group in groups.values())


def _without_rows(group: frozenset[Row]) -> Callable[[Case], Case]:
    return lambda case: attrs.evolve(case, history=History(row for row in case.past.rows if row not in group))


# --- naming what was left out ---------------------------------------------------------------------------------------


def _left_out(case: Case, given: Mapping[str, Any], used: Case, kept: Mapping[str, Any]) -> Iterator[str]:
    for name, value in given.items():
        if name == "history":
            rows = set(used.past.rows)
            if name not in kept and not value:
                yield name
            yield from (f"history[{index}]" for index, row in enumerate(case.past.rows) if row not in rows)
        elif name == "packages":
            ids = {package.id for package in used.packages}
            yield from (f"packages.{package.id}" for package in case.packages if package.id not in ids)
        elif name == "conditions":
            yield from _paths_left_out(name, value, kept[name])
        else:
            yield from _paths_left_out(name, value, kept.get(name, {}))


def _paths_left_out(path: str, given: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[str]:
    for key, value in given.items():
        if key not in kept:
            yield f"{path}.{key}"
        elif path == "conditions":
            yield from _paths_left_out(f"{path}.{key}", value, kept[key])
