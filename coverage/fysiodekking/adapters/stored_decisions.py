"""Stored decisions, read back: what `as_dict` wrote, or every problem of what it cannot have written.

The shape is that of the model's own classes, so that a field that is added there is read here; what is written under
another name, or not at all, is said below.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_args

import attrs

from fysiodekking.adapters.data_reader import WRONG, BadValue, Field, Reader, Way, as_written, fields_of
from fysiodekking.model.checked import is_any_text, is_key
from fysiodekking.model.citation import Citation
from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import About, Check, Decision, Finding, LineJudgement, Remaining, Verdict, telling
from fysiodekking.model.errors import InvalidDecision, InvalidInput, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.facts import Between, Bound, Fact, Measure, Span, Threshold, in_text
from fysiodekking.model.json_schema import accepts, schema_of, table
from fysiodekking.model.money import Money
from fysiodekking.model.names import GROUND, Name, limit_in, name_in
from fysiodekking.model.needs import Need
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.personal import looks_personal
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Ground, Per, Unit
from fysiodekking.version import __version__

_LARGEST_NUMBER: Final = 10**12
_SIGNS: Final = ("<", "<=", ">=")

_WRITTEN_AS: Final = {(Citation, "period"): "in_force"}
"""Fields that are written under another name."""
_NOT_WRITTEN: Final = frozenset({(Citation, "dated"), (Need, "key")})
"""Fields that are not written: whether a link has its day is seen from it, how a missing fact was tried out is over."""


class _ConditionKey:
    """The key of a condition: what a case refuses as one was not written."""


class _Typed:
    """A value of a fact, as `as_dict` writes its type."""


@attrs.frozen
class _TypedFact:
    name: Name
    actual: _Typed
    needed: _Typed


@attrs.frozen
class _TextFact:
    name: str
    actual: str | int | bool | None
    needed: str | int | bool | None


@attrs.frozen
class _Check:
    """A check as it is written: a citation that the finding has as well by its place there."""

    verdict: Verdict
    reason: Reason
    facts: tuple[_TypedFact, ...] = ()
    citations: tuple[Citation | int, ...] = ()
    needs: tuple[Need, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    beside: tuple[_TypedFact, ...] = ()
    told: bool = True


READ_AS: Final = {
    (Decision, "missing"): tuple[Name, ...],
    (Need, "names"): tuple[Name, ...],
    (Finding, "facts"): tuple[_TextFact, ...],
    (Finding, "checks"): tuple[_Check, ...],
    (About, "condition"): _ConditionKey,
    (Remaining, "of"): str,
    (Remaining, "unit"): Unit,
    (Remaining, "per"): Per | None,
    (Remaining, "left"): int | str | None,
}
"""Fields of which less is written than the model could hold."""


_TEXT: Final = schema_of(is_any_text)
_WHOLE: Final = {"type": "integer", "minimum": -_LARGEST_NUMBER, "maximum": _LARGEST_NUMBER}
_NULL: Final = {"type": "null"}
_WHOLE_OR_NULL: Final = {"anyOf": [_WHOLE, _NULL]}
_COUNTED: Final = (
    table({"day": schema_of(Reader.day)}),
    table({"euros": schema_of(Reader.money)}),
    table({"low": _WHOLE, "high": _WHOLE_OR_NULL}),
)
_BOUND: Final = table(
    {
        "sign": {"enum": [*_SIGNS]},
        "value": {"anyOf": [_WHOLE, *_COUNTED]},
        "unit": {"enum": [*map(str, Measure), None]},
        "months": _WHOLE_OR_NULL,
        "threshold": schema_of(Reader.flag),
    },
    *("unit", "months", "threshold"),
)
_VALUE: Final = {
    "anyOf": [
        *(_NULL, schema_of(Reader.flag), _WHOLE, _TEXT, {"type": "array", "items": _TEXT}),
        *(*_COUNTED, table({"from": _WHOLE_OR_NULL, "to": _WHOLE_OR_NULL}), _BOUND),
    ]
}
"""How a value of a fact is written: a table tells by its keys what it is."""


class _Stored(Reader):
    """Reads what `as_dict` wrote: every key, in its one way; what a later version writes besides is passed over."""

    MISSING = "is missing (as_dict writes every key)"
    TABLE = " (write what as_dict returned)"

    def __init__(self) -> None:
        super().__init__()
        self.values |= {
            Period: self._period,
            Name: self._name,
            _ConditionKey: self._condition_key,
            _Typed: self._typed,
        }

    def way(self, kind: Any) -> Way:
        """Read a pair as the table as which it is written."""
        return self._pair if get_args(kind) == (str, str) else super().way(kind)

    def fields(self, cls: Any) -> Mapping[str, Field]:
        """Leave out what is not written."""
        written = [field for field in fields_of(cls) if (cls, field.name) not in _NOT_WRITTEN]
        return {_WRITTEN_AS.get((cls, field.name), field.name): field for field in written}

    def field(self, cls: Any, field: Field, value: object) -> Any:
        """Read what can be written of a field."""
        return self.read(value, READ_AS.get((cls, field.name), field.type))

    def may_be_absent(self, field: Field) -> bool:
        """Of a check is left out what it has none of; what was not always written is absent where it was not yet."""
        some = (_Check, About, LineJudgement)
        return field.default is not attrs.NOTHING and any(field is each for cls in some for each in fields_of(cls))

    def make(self, cls: Any, values: dict[str, Any]) -> Any:
        """Make the object; what is left in euros has to be an amount, and a link is kept without its day."""
        if cls is Finding:
            return _finding(values)
        if cls is Remaining:
            values["of"] = of = limit_in(values["of"], [*Ground])
            if not of.keys:
                raise InvalidInput([Problem("of", "names no limit and no ground (as_dict writes package/limit)")])
            if of.pattern != GROUND and values["per"] is None:
                raise InvalidInput([Problem("per", "is missing (a limit of a package runs over something)")])
        if cls is Remaining and values["unit"] == Unit.EUROS and values["left"] not in (None, UNLIMITED):
            problems: list[Problem] = []
            values["left"] = self.placed(self.money, values["left"], "left", problems)
            if problems:
                raise InvalidInput(problems)
        if cls in (Decision, LineJudgement) and not values["reasons"]:
            raise InvalidInput([Problem("reasons", "is empty (as_dict writes one at least)")])
        made = super().make(cls, values)
        return made.of_any_day() if isinstance(made, Citation) else made

    @accepts(_TEXT)
    def text(self, value: object) -> str:
        """Read a text that can be written anywhere, and that names nobody."""
        looks = looks_personal(value) if isinstance(value, str) else None
        if looks is not None:
            raise BadValue(f"looks like {looks}: personal data, which no decision holds")
        if not isinstance(value, str) or any(is_any_text(value)):
            raise BadValue(f"{as_written(value)} is not text")
        return value

    @accepts(schema_of(is_key))
    def _condition_key(self, value: object) -> str:
        """Read the key of a condition as a case may call it."""
        key = self.text(value)
        for problem in is_key(key):
            raise BadValue(problem.message)
        return key

    @accepts(_TEXT)
    def _name(self, value: object) -> Name:
        name = name_in(self.text(value))
        if name.part == "conditions":
            for key in name.keys:
                self._condition_key(key)
        return name

    @accepts(_WHOLE)
    def whole(self, value: object) -> int:
        """Read a whole number of a size that can be counted."""
        number = super().whole(value)
        if abs(number) > _LARGEST_NUMBER:
            raise BadValue(f"{as_written(value)} is not a whole number")
        return number

    @accepts(_VALUE)
    def _typed(self, value: object) -> Any:
        """Read a value of a fact: a table tells by its keys what it is."""
        if isinstance(value, list):
            return tuple([self.text(each) for each in value])
        if value is None or isinstance(value, (bool, int, str)):
            return value if value is None or isinstance(value, bool) else self.read(value, type(value))
        keys = frozenset(value) if isinstance(value, Mapping) else frozenset()
        table: Any = value
        if keys == {"day"}:
            return self.day(table["day"])
        if keys == {"euros"}:
            return self.money(table["euros"])
        if keys == {"low", "high"}:
            return Between(self.whole(table["low"]), self.read(table["high"], int | None))
        if keys == {"from", "to"}:
            return Span(self.read(table["from"], int | None), self.read(table["to"], int | None))
        if {"sign", "value"} <= keys <= {"sign", "value", "unit", "months", "threshold"}:
            return self._bound(table)
        raise BadValue(f"{as_written(value)} is no value of a fact{self.TABLE}")

    def _bound(self, table: Mapping[str, object]) -> Bound:
        of, kind = table["value"], Threshold if self.flag(table.get("threshold", False)) else Bound
        # the limit of a bound is no bound: so nothing is nested without end
        limit = None if isinstance(of, Mapping) and "sign" in of else self._typed(of)
        if table["sign"] not in _SIGNS or isinstance(limit, bool) or not isinstance(limit, (int, date, Money, Between)):
            raise BadValue(f"{as_written(table)} is no value of a fact{self.TABLE}")
        unit, months = self.read(table.get("unit"), Measure | None), self.read(table.get("months"), int | None)
        return kind(str(table["sign"]), limit, unit, months)

    @accepts({"type": "string", "pattern": "^[^/]+/[^/]+$"})
    def _period(self, value: object) -> Period:
        try:
            return Period.parse(self.text(value))
        except ValueError:
            how = "write 2026-01-01/2026-12-31, or 2026-01-01/.. without an end"
            raise BadValue(f"{as_written(value)} is not a period ({how})") from None

    @accepts(table({"key": _TEXT, "value": _TEXT}, others=True))
    def _pair(self, value: object) -> tuple[str, str]:
        if not isinstance(value, Mapping) or not {"key", "value"} <= set(value):
            raise BadValue(f"{as_written(value)} is not a table with key and value")
        return self.text(value["key"]), self.text(value["value"])


def _finding(made: dict[str, Any]) -> Finding:
    """Make a finding: its facts are those of the checks that tell, of which only their text was written."""
    checks = tuple([_check(each, made["citations"]) for each in made["checks"]])
    facts = tuple([fact for check in telling(checks) for fact in check.facts])
    if made["facts"] != tuple([_TextFact(fact.name, in_text(fact.actual), in_text(fact.needed)) for fact in facts]):
        raise BadValue(f"has other facts than its checks{_Stored.TABLE}")
    return Finding(**(made | {"facts": facts, "checks": checks}))


def _check(written: _Check, citations: tuple[Citation, ...]) -> Check:
    if any(isinstance(citation, int) and not 0 <= citation < len(citations) for citation in written.citations):
        raise BadValue(f"has a check that cites what it does not cite itself{_Stored.TABLE}")
    return Check(
        verdict=written.verdict,
        reason=written.reason,
        facts=_facts(written.facts),
        citations=tuple([citations[cited] if isinstance(cited, int) else cited for cited in written.citations]),
        needs=written.needs,
        readings=written.readings,
        beside=_facts(written.beside),
        told=written.told,
    )


def _facts(written: tuple[_TypedFact, ...]) -> tuple[Fact, ...]:
    values: Any = [(each.name, each.actual, each.needed) for each in written]
    return tuple([Fact(name, actual, needed) for name, actual, needed in values])


STORED: Final = _Stored()


@carries_no_data
def decision_from(mapping: Mapping[str, Any]) -> Decision:
    """Return the decision that `as_dict` wrote, to explain a stored one.

    :param mapping: what `as_dict` returned, also after JSON. Keys that it does not know are passed over.
    :raises InvalidDecision: with every problem, each with its path and what was expected.
    """
    problems: list[Problem] = []
    decision = STORED.placed(STORED.way(Decision), mapping, "", problems)
    if decision is WRONG:
        raise InvalidDecision(_of_another_version(mapping) or problems[:MOST_PROBLEMS])
    assert isinstance(decision, Decision)
    return decision


def _of_another_version(mapping: object) -> list[Problem]:
    """Say in one sentence what is wrong with a decision that another version wrote in another form."""
    version = mapping.get("version") if isinstance(mapping, Mapping) else None
    if not isinstance(version, str) or version == __version__:
        return []
    how = f"wrote this in another form than {__version__} reads (explain it with that version, or decide it again)"
    return [Problem("version", f"{as_written(version)} {how}")]
