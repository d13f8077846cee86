"""What a case file expects of its decision, and how the decision differs from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from fysiodekking.adapters.input_data import unknown_key
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model import checked
from fysiodekking.model.decision import Amounts, Decision, Outcome, Payer
from fysiodekking.model.errors import Problem
from fysiodekking.model.json_schema import accepts, schema_of
from fysiodekking.model.money import Money
from fysiodekking.model.personal import IS_PERSONAL
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown

NULL: Final = "none"
_PARTS: Final = tuple(field.name for field in attrs.fields(Amounts))


_AMOUNTS: Final = {
    "type": "object",
    "properties": dict.fromkeys(_PARTS, schema_of(checked.is_money)),
    "additionalProperties": False,
}


@accepts({"anyOf": [_AMOUNTS, {"const": NULL}]})
def _are_amounts(value: object) -> Iterator[Problem]:
    if value == NULL:
        return
    if not isinstance(value, Mapping):
        yield Problem("", f'{checked.shown(value)} is not a table of amounts, nor "none"')
        return
    for key, amount in value.items():
        if key not in _PARTS:
            yield unknown_key(str(key), list(_PARTS))
            continue
        try:
            Money.parse(amount)
        except (TypeError, ValueError):
            yield Problem(key, f'{checked.shown(amount)} is not an amount (write "42.50")')


@accepts(schema_of(checked.is_text))
def _is_name(value: object) -> Iterator[Problem]:
    """Accept the name of a missing fact, which may hold a key of the caller."""
    yield from checked.is_text(value)
    if isinstance(value, str) and not checked.repeatable(value):
        yield Problem("", IS_PERSONAL)


@attrs.frozen(kw_only=True, repr=False)
class Expectation(checked.Checked):
    """What is expected; each key given is compared. ``"none"`` stands for null."""

    _none_is_absent = False  # an expectation that says nothing would always be met

    outcome: str | Unknown = checked.field(checked.optional(checked.is_word(*Outcome)), default=NOT_GIVEN)
    payer: str | Unknown = checked.field(checked.optional(checked.is_word(*Payer, NULL)), default=NOT_GIVEN)
    amounts: Any = checked.field(checked.optional(_are_amounts), default=NOT_GIVEN)
    entitlement_code: str | Unknown = checked.field(checked.optional(checked.is_text), default=NOT_GIVEN)
    package: str | Unknown = checked.field(checked.optional(checked.is_id), default=NOT_GIVEN)
    missing: tuple[str, ...] | Unknown = checked.field(checked.optional(checked.tuple_of(_is_name)), default=NOT_GIVEN)
    reasons: tuple[str, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_word(*Reason))), default=NOT_GIVEN
    )
    conditions: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    extra_lines: tuple[bool | str, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.one_of(checked.is_flag, checked.is_word(NULL)))), default=NOT_GIVEN
    )


@attrs.frozen
class Difference:
    """One key in which a decision is not as expected.

    :param expected: what was expected; empty for nothing.
    :param among: it was expected among others.
    """

    key: str
    expected: str
    actual: str
    among: bool = False

    def words(self, words: Catalogue) -> str:
        """Say it in a language; the values are those of a case file."""
        nothing = words.command["check.no_value"]
        expected = words.command["check.among"].format(those=self.expected) if self.among else self.expected
        return words.command["check.difference"].format(
            key=self.key, expected=expected or nothing, actual=self.actual or nothing
        )


def differences(expected: Expectation, decision: Decision) -> tuple[Difference, ...]:
    """Return every given key in which the decision differs."""
    return tuple(_differences(expected, decision))


def _differences(expected: Expectation, decision: Decision) -> Iterator[Difference]:
    simple = {
        "outcome": decision.outcome.value,
        "payer": NULL if decision.payer is None else decision.payer.value,
        "entitlement_code": decision.entitlement_code or NULL,
        "package": decision.package or NULL,
        "conditions": bool(decision.conditions),
    }
    for key, actual in simple.items():
        wanted = getattr(expected, key)
        if not isinstance(wanted, Unknown) and wanted != actual:
            yield Difference(key, _shown(wanted), _shown(actual))
    if not isinstance(expected.amounts, Unknown):
        yield from _amounts(expected.amounts, decision.amounts)
    if not isinstance(expected.missing, Unknown) and set(expected.missing) != set(decision.missing):
        yield Difference("missing", _listed(sorted(set(expected.missing))), _listed(sorted(decision.missing)))
    if not isinstance(expected.reasons, Unknown):
        absent = [reason for reason in expected.reasons if reason not in decision.reasons]
        if absent:
            yield Difference("reasons", _listed(absent), _listed(decision.reasons), among=True)
    if not isinstance(expected.extra_lines, Unknown):
        actual_lines = tuple(NULL if line.chargeable is None else line.chargeable for line in decision.extra_lines)
        if actual_lines != expected.extra_lines:
            yield Difference("extra_lines", _of_lines(expected.extra_lines), _of_lines(actual_lines))


def _amounts(wanted: Mapping[str, str] | str, actual: Amounts | None) -> Iterator[Difference]:
    if isinstance(wanted, str):
        if actual is not None:
            yield Difference("amounts", NULL, _split(actual))
        return
    if actual is None:
        yield Difference("amounts", ", ".join(f"{key} {value}" for key, value in wanted.items()), NULL)
        return
    for key, value in wanted.items():
        if str(getattr(actual, key)) != value:
            yield Difference(f"amounts.{key}", value, str(getattr(actual, key)))


def _split(amounts: Amounts) -> str:
    return ", ".join(f"{part} {getattr(amounts, part)}" for part in _PARTS)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_lines(chargeable: tuple[bool | str, ...]) -> str:
    return f"[{_listed(map(_shown, chargeable))}]"


def _listed(values: Any) -> str:
    return ", ".join(map(str, values))
