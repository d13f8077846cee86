"""Building a concrete case of a region: an ordinary, complete case, changed by what the parts of its axes say.

Beside the dotted paths of a case (its treated condition is ``condition``), parts can say:

- ``other``: another condition of the insured; ``other_sessions`` counts for it;
- ``sessions``: so many earlier sessions of the condition, as one run within everything that is counted;
- ``run``: the longest time that the run lasts;
- ``window``: the first day that is counted, where the rule counts from another day than the first session;
- ``rows``: further rows of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from fysiodekking.boundaries.ordinary import ordinary as ordinary_case
from fysiodekking.model.case import Case
from fysiodekking.model.checked import said, supposing
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import birthday, first_of_year
from fysiodekking.model.frozen import frozen
from fysiodekking.model.history import History
from fysiodekking.model.money import Money
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, PaidBy

CONDITION: Final = "complaint"
OTHER: Final = "other"
RUN: Final = timedelta(days=150)
_SHORT_RUN: Final = timedelta(days=20)
"""Where the run says when treatment began: within every term."""
_DAY: Final = timedelta(days=1)
_ADULT: Final = 18
_MIDDLE: Final = 45


def ordinary(day: date) -> dict[str, Any]:
    """Return the ordinary case of a day as dotted paths: a complaint that began a hundred days ago, no readings."""
    case = ordinary_case(day)
    parts = {"session": case.session, "provider": case.provider, "insured": case.insured}
    return {
        **{f"{part}.{name}": value for part, one in parts.items() for name, value in said(one)},
        "session.condition": CONDITION,
        "session.referral": False,
        "session.consent": False,
        "provider.specialisms": (),
        "insured.born": date(day.year - _MIDDLE, 6, 1),
        "insured.deductible_used": Money(100_000),
        "condition.kind": ConditionKind.NOT_LISTED,
        "condition.first_session": _begun_before,
        "sessions": 0,
    }


def _begun_before(facts: Mapping[str, Any]) -> date:
    """Return a first session a hundred days ago, or at birth."""
    day: date = facts["session.date"]
    born: date = facts["insured.born"]
    return max(day - timedelta(days=100), born)


_CLASSES: Final[Mapping[str, Callable[..., Any]]] = {
    "session": Session,
    "provider": Provider,
    "insured": Insured,
    "basic": BasicPolicy,
    "readings": Readings,
    "condition": Condition,
}


class Builder:
    """Builds the cases of a slice; parts that were made before are used again.

    :param fixed: what all of them have in common, as dotted paths.
    """

    def __init__(self, fixed: Mapping[str, Any]) -> None:
        self._fixed = dict(fixed)
        self._made: dict[tuple[str, frozenset[tuple[str, Any]]], Any] = {}
        self._rows: dict[tuple[Any, ...], Row] = {}
        self._late = {path for path, value in fixed.items() if callable(value)}
        self._tables = self._by_part(fixed, self._fixed)
        late = self._by_part(self._late, self._fixed)
        self._parts = {head: self._part(head, {}) for head in _CLASSES if head not in late}
        self._base: Case | None = None

    def case(self, *changes: Mapping[str, Any]) -> Case | None:
        """Return the case that parts of axes come to; None when they exclude each other (a term begun before birth)."""
        facts = self._fixed.copy()
        paths = set(self._late)
        for each in changes:
            facts.update(each)
            paths.update(each)
        for path in paths:
            if callable(facts[path]):
                facts[path] = facts[path](facts)
        begun, born = facts["condition.first_session"], facts["insured.born"]
        if not isinstance(begun, Unknown) and not born <= begun <= facts["session.date"]:
            return None
        changed = self._by_part(paths, facts)
        made = {head: self._part(head, changed[head]) if head in changed else self._parts[head] for head in _CLASSES}
        conditions = {CONDITION: made.pop("condition")}
        if "other" in facts:
            conditions[OTHER] = facts["other"]
        made |= {
            "conditions": frozen(conditions),
            "history": self._history(facts),
            "used": facts.get("used", NOT_GIVEN),
            "packages": facts.get("packages", ()),
        }
        if self._base is None:
            self._base = Case(**made)
        return supposing(self._base, **made)

    @staticmethod
    def _by_part(paths: Iterable[str], facts: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the fields that are said of each part of a case."""
        parts: dict[str, dict[str, Any]] = {}
        for path in paths:
            head, field = _split(path)
            if field:
                parts.setdefault(head, {})[field] = facts[path]
        return parts

    def _part(self, head: str, changed: Mapping[str, Any]) -> Any:
        """Return a part of the case, changed; one that was made before is used again."""
        key = (head, frozenset(changed.items()))
        part = self._made.get(key)
        if part is None:
            part = _CLASSES[head](**{**self._tables.get(head, {}), **changed})
            self._made[key] = part
        return part

    def _history(self, facts: Mapping[str, Any]) -> History | Unknown:
        number = facts["sessions"]
        if isinstance(number, Unknown):
            return number
        rows: list[Row] = list(facts.get("rows", ()))
        if number:
            rows.append(self._run(facts, CONDITION, number, facts["condition.first_session"]))
        others = facts.get("other_sessions", 0)
        if others:
            rows.append(self._run(facts, OTHER, others, facts["other"].first_session))
        return History(rows)

    def _run(self, facts: Mapping[str, Any], key: str, number: int, begun: date | Unknown) -> Row:
        """Return so many sessions up to the day before, within everything that is counted from some day on.

        Where something that counts begins on the day itself, they lie on that day.
        """
        day, born = facts["session.date"], facts["insured.born"]
        bounds = [born, first_of_year(day), facts.get("window", born)]
        bounds += [day - _SHORT_RUN] if isinstance(begun, Unknown) else [begun, day - facts.get("run", RUN)]
        grown = birthday(born, _ADULT)
        if grown <= day:
            bounds.append(grown)
        first = max(bounds)
        run = (first, max(first, day - _DAY), number, key)
        row = self._rows.get(run)
        if row is None:
            row = Row(date=first, until=run[1], sessions=number, condition=key, paid_by=PaidBy.INSURED)
            self._rows[run] = row
        return row


@lru_cache(maxsize=1 << 10)
def _split(path: str) -> tuple[str, str]:
    """Return the part of a case and its field; no field for what is said of the case as a whole."""
    head, _, field = path.partition(".")
    return head, field
