"""Facts in words: how they are called, what they were, and what was asked of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from fysiodekking.explain import qualifications
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.dates import day_before
from fysiodekking.model.decision import Finding
from fysiodekking.model.facts import Between, Bound, Fact, Span, Threshold, Value
from fysiodekking.model.money import Money
from fysiodekking.model.names import READING, Name, named
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.printable import clean
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, OtherPayer, Per, Profession, Technique

_TECHNIQUES: Final = frozenset({"session.techniques", "provider.trained_in"})
_QUALIFICATIONS: Final = "provider.specialisms"
_PERFORMANCES: Final = frozenset({"session.performance", "session.extra_lines[*].performance"})
_LEFT_LAST_YEAR: Final = "used.left_last_year.*"


def key_of(name: Name) -> str:
    """Return the key that a name is about, as people are told it: rows are counted from one."""
    if name.of_a_row:
        return str(int(name.keys[0]) + 1)
    return clean(name.keys[-1]) if name.keys else ""


def key_words(name: Name, words: Catalogue) -> str:
    """Return the key that a name is about; a package is called by its name."""
    of_a_package = name.pattern.startswith("packages.*") or name.pattern == _LEFT_LAST_YEAR
    return words.package(name.keys[0]) if of_a_package else key_of(name)


def asked_together(missing: Iterable[str]) -> tuple[list[str], ...]:
    """Group the names of missing facts: those of the same kind in several rows are one question."""
    together: dict[str, list[str]] = {}
    for name in map(named, missing):
        together.setdefault(name.pattern if name.of_a_row else name, []).append(name)
    return tuple(together.values())


def label_of(name: str, words: Catalogue) -> str:
    """Return what a fact is called; its dotted path when the catalogue does not know it."""
    path = named(name)
    if path.pattern == READING and path.keys[0] in words.readings:
        return words.say("reading_label", topic=words.readings[path.keys[0]].topic)
    known = words.facts.get(path.pattern)
    return clean(name) if known is None else known.label.format(key=key_words(path, words))


def fact_words(fact: Fact, words: Catalogue) -> str:
    """Write one known fact with what was asked of it: "leeftijd: 16 (nodig: minder dan 17)"."""
    assert fact.actual is not None
    actual, needed = value_words(fact.name, fact.actual, words), _needed_words(fact, words)
    last = last_day(fact)
    if last is not None:
        # a day that has to lie before another one is the beginning of a term
        return f"{label_of(fact.name, words)}: {words.say('term', start=actual, last=words.day(last))}"
    shown = f"{label_of(fact.name, words)}: {actual}"
    if needed is None or needed == actual:
        return shown
    return f"{shown} ({words.say('needed', value=needed)})"


def last_day(fact: Fact) -> date | None:
    """Return the last day of the term that began on the day of a fact; None for any other fact."""
    bound = fact.needed
    if isinstance(bound, Bound) and bound.sign == "<" and isinstance(bound.value, date):
        return day_before(bound.value)
    return None


def fact_of(finding: Finding, name: str) -> Value | None:
    """Return what a fact of a finding was; None when it was unknown, or is no fact of this finding."""
    return next((fact.actual for fact in finding.facts if fact.name == name), None)


def value_words(name: str, value: Value | Span, words: Catalogue) -> str:
    """Write the value of a fact."""
    match value:
        case bool():
            return words.yes if value else words.no
        case date():
            return words.day(value)
        case Money():
            return words.euros(value)
        case Between(low, None):
            return words.say("at_least", low=str(low))
        case Between(0, high):
            return words.say("at_most", high=str(high))
        case Between(low, high) if high is not None and high > low + 1:
            return words.say("between", low=str(low), high=str(high))
        case Between(low, high) | Span(low, high):
            return _range(low, high, words)
        case int():
            return str(value)
    pattern = named(name).pattern
    if isinstance(value, tuple):
        return _listed(pattern, value, words)
    word = _word(pattern, value, words)
    return clean(value) if word is None else word


def one_of(name: str, needed: Value | Span, words: Catalogue) -> str:
    """Write what was asked: of several one is enough."""
    if not isinstance(needed, tuple):
        return value_words(name, needed, words)
    if named(name).pattern == _QUALIFICATIONS:
        return words.either(qualifications.called(needed, words))
    return words.either(value_words(name, each, words) for each in needed)


def _needed_words(fact: Fact, words: Catalogue) -> str | None:
    """Write what was asked of a fact: "minder dan 9"; None for an age that is only a boundary beside it."""
    needed = fact.needed
    if needed is None or (fact.name == "age" and isinstance(needed, Threshold)):
        return None
    if isinstance(needed, Threshold):
        return value_words(fact.name, needed.value, words)
    if isinstance(needed, Bound):
        kind = "day" if isinstance(needed.value, date) else "number"
        return words.say(f"{needed.sign} {kind}", value=value_words(fact.name, needed.value, words))
    return one_of(fact.name, needed, words)


def _range(low: int | None, high: int | None, words: Catalogue) -> str:
    if low is not None and high is not None:
        return words.say("two" if high == low + 1 else "to", low=str(low), high=str(high))
    return words.say("up_to", high=str(high)) if low is None else words.say("from", low=str(low))


def _listed(pattern: str, value: tuple[str, ...], words: Catalogue) -> str:
    """Write a list: techniques and classes of care by their words, what a person is called by its own."""
    if pattern in _TECHNIQUES:
        known = [words.techniques[Technique(each)] for each in value if each in set(Technique)]
        return ", ".join(known) or words.say("none")
    if pattern == "limit.covers":
        return words.listed(words.classes[CoverClass(each)] for each in value)
    if pattern == _QUALIFICATIONS:
        return words.listed(qualifications.called(value, words)) or words.say("none")
    return clean(", ".join(value)) or words.say("none")


def _word(pattern: str, value: str, words: Catalogue) -> str | None:
    """Return the word of a closed list that a value stands for; None when it is no such value."""
    if pattern in _TECHNIQUES:
        return _listed(pattern, (value,), words)
    if pattern == _QUALIFICATIONS:
        return _listed(pattern, tuple(value.split(", ")), words)
    if pattern in {"provider.profession", "session.on_order_of"} and value in set(Profession):
        return words.professions[Profession(value)]
    if pattern == "insured.other_payer" and value in set(OtherPayer):
        return words.say(f"other_payer.{value}")
    if pattern == "conditions.*.kind":
        return words.kinds[ConditionKind(value)] if value in set(ConditionKind) else words.phrases.get(value)
    if pattern == "class" and value in set(CoverClass):
        return words.classes[CoverClass(value)]
    if pattern in _PERFORMANCES and value:
        return words.performance(value)
    if pattern == "package_takes_deductible":
        return words.package(value)
    if pattern == "limit.per" and value in set(Per):
        return words.say(f"per.{value}")
    return words.say("unlimited") if value == UNLIMITED else None
