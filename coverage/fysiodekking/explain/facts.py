"""Facts in words: how they are called, what they were, and what was asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.decision import Fact, Finding
from fysiodekking.model.money import Money
from fysiodekking.model.printable import clean
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, OtherPayer, Per, Profession, Technique

LIMIT: Final = "limit"
"""The pattern of a limit of a package: ``fysio-9/year``."""

READING: Final = "readings.*"

MOST_NAMES: Final = 1 << 12
"""So many names are remembered at most."""

_Parsed = TypeVar("_Parsed")
_PATTERNS: Final = (
    (re.compile(r"conditions\.(?P<key>.+)\.(?P<field>\w+)", re.DOTALL), "conditions.*.{field}"),
    (re.compile(r"(?P<part>history|session\.extra_lines)\[(?P<row>\d+)\]\.(?P<field>\w+)"), "{part}[*].{field}"),
    (re.compile(r"used\.left_last_year\.(?P<key>.+)", re.DOTALL), "used.left_last_year.*"),
    (
        re.compile(
            r"packages\.(?P<key>.+?)(?P<field>\.since|\.pays|\.pays\.contracted|\.pays\.not_contracted)?", re.DOTALL
        ),
        "packages.*{field}",
    ),
    (re.compile(r"readings\.(?P<key>\w+)"), READING),
    (re.compile(r"(?P<package>.+)/(?P<key>[^/]+)", re.DOTALL), LIMIT),
)
_BOUND: Final = re.compile(r"(?P<sign><=|>=|<) (?P<value>.+)")
_RANGE: Final = re.compile(r"(?P<low>\d*)-(?P<high>\d*)")
_AT_LEAST: Final = re.compile(r"(?P<low>\d+)\+")
_MONEY: Final = re.compile(r"\d+\.\d\d", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LISTS: Final = frozenset({"session.techniques", "provider.trained_in"})
_MAY_BE_EMPTY: Final = frozenset({"provider.associations", "provider.specialisms"})


class Path(NamedTuple):
    """A dotted path as the catalogue knows it, and the part that differs from case to case."""

    pattern: str
    key: str


class Bound(NamedTuple):
    """What was asked of a fact: a sign and a value, as ``<`` and ``9``."""

    sign: str
    value: str


@lru_cache(maxsize=MOST_NAMES)  # names hold ids of the caller, of which there is no end
def path_of(name: str) -> Path:
    """Return the pattern of a dotted path: ``conditions.neck.triad`` is a ``conditions.*.triad``."""
    for expression, pattern in _PATTERNS:
        found = expression.fullmatch(name)
        if found:
            parts = {part: text or "" for part, text in found.groupdict().items()}
            key = parts["key"] if "key" in parts else str(int(parts["row"]) + 1)
            return Path(pattern.format(**parts), clean(key))
    return Path(name, "")


def label_of(name: str, words: Catalogue) -> str:
    """Return what a fact is called; its dotted path when the catalogue does not know it."""
    path = path_of(name)
    if path.pattern == READING and path.key in words.readings:
        return words.say("reading_label", topic=words.readings[path.key].topic)
    known = words.facts.get(path.pattern)
    return clean(name) if known is None else known.label.format(key=path.key)


def fact_words(fact: Fact, words: Catalogue) -> str:
    """Write one known fact with what was asked of it: "leeftijd: 16 (nodig: minder dan 17)"."""
    assert fact.actual is not None
    actual, needed = value_words(fact.name, fact.actual, words), _needed_words(fact, words)
    bound, start = bound_of(fact), day_in(fact.actual)
    if start is not None and bound is not None and bound.sign == "<" and (end := day_in(bound.value)) is not None:
        # a day that has to lie before another one is the beginning of a term
        last = words.day(end - timedelta(days=1))
        return f"{label_of(fact.name, words)}: {words.say('term', start=actual, last=last)}"
    shown = f"{label_of(fact.name, words)}: {actual}"
    if needed is None or needed == actual:
        return shown
    return f"{shown} ({words.say('needed', value=needed)})"


def fact_of(finding: Finding, name: str) -> str | int | bool | None:
    """Return what a fact of a finding was; None when it was unknown, or is no fact of this finding."""
    return next((fact.actual for fact in finding.facts if fact.name == name), None)


def value_words(name: str, value: str | int | bool, words: Catalogue) -> str:
    """Write the value of a fact."""
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, int):
        return str(value)
    named = _named(path_of(name).pattern, value, words)
    if named is not None:
        return named
    # a code of the caller's may look like a day or an amount and be none
    if _DAY.fullmatch(value) and (day := _parsed(date.fromisoformat, value)) is not None:
        return words.day(day)
    if _MONEY.fullmatch(value) and (money := _parsed(Money.parse, value)) is not None:
        return words.euros(money)
    if found := _AT_LEAST.fullmatch(value):
        return words.say("at_least", low=found["low"])
    if found := _RANGE.fullmatch(value):
        return _range(found["low"], found["high"], words)
    return words.say("unlimited") if value == "unlimited" else clean(value)


def bound_of(fact: Fact) -> Bound | None:
    """Return what was asked of a fact as a sign and a value; None when it was asked in another way."""
    found = _BOUND.fullmatch(fact.needed) if isinstance(fact.needed, str) else None
    return None if found is None else Bound(found["sign"], found["value"])


def day_in(text: object) -> date | None:
    """Return the day that a text says, None when it says something else."""
    return _parsed(date.fromisoformat, text) if isinstance(text, str) and _DAY.fullmatch(text) else None


def _needed_words(fact: Fact, words: Catalogue) -> str | None:
    """Write what was asked of a fact: "minder dan 9"; None for a number that is only a boundary beside it."""
    boundary_only = fact.name == "born" or (fact.name == "age" and isinstance(fact.needed, int))
    if fact.needed is None or boundary_only:
        return None
    bound = bound_of(fact)
    if bound is None:
        return value_words(fact.name, fact.needed, words)
    kind = "number" if day_in(bound.value) is None else "day"
    return words.say(f"{bound.sign} {kind}", value=value_words(fact.name, bound.value, words))


def _parsed(parse: Callable[[str], _Parsed], text: str) -> _Parsed | None:
    try:
        return parse(text)
    except ValueError:
        return None


def _range(low: str, high: str, words: Catalogue) -> str:
    if not high:
        return words.say("from", low=low)
    if not low:
        return words.say("up_to", high=high)
    return words.say("two" if int(high) == int(low) + 1 else "to", low=low, high=high)


def _named(pattern: str, value: str, words: Catalogue) -> str | None:
    """Return the word of a closed list that a value stands for; None when it is no such value."""
    if pattern in _LISTS:
        known = [words.techniques[Technique(each)] for each in value.split(", ") if each in set(Technique)]
        return ", ".join(known) or words.say("none")
    if pattern in {"provider.profession", "session.on_order_of"} and value in set(Profession):
        return words.professions[Profession(value)]
    if pattern == "insured.other_payer" and value in set(OtherPayer):
        return words.say(f"other_payer.{value}")
    if pattern == "conditions.*.kind":
        return words.kinds[ConditionKind(value)] if value in set(ConditionKind) else words.phrases.get(value)
    if pattern == "class" and value in set(CoverClass):
        return words.classes[CoverClass(value)]
    if pattern == "limit.covers":
        return words.listed(words.classes[CoverClass(each)] for each in value.split(", "))
    if pattern == "limit.per" and value in set(Per):
        return words.say(f"per.{value}")
    return words.say("none") if pattern in _MAY_BE_EMPTY and not value else None
