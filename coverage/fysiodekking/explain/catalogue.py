"""What every language has to offer, and the ways of writing that differ between languages."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from fysiodekking.model.decision import Payer, Verdict
from fysiodekking.model.money import Money
from fysiodekking.model.package import PackageName
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Ground, Profession, Technique
from fysiodekking.model.what_if import Act

Variants = tuple[str, ...]
"""Wordings of one sentence, the fullest first; the first of which every blank is known is used."""

_CENTS_PER_EURO: Final = 100
_AMOUNT: Final = re.compile(r"\b\d+\.\d\d\b")
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_WORD: Final = re.compile(r"\w+")
_LONGEST_NAME: Final = 50


@attrs.frozen(kw_only=True)
class FactWords:
    """How a fact is called.

    :param label: a noun, as in "leeftijd".
    :param question: what to ask when it is missing; empty for a fact that nobody is asked for.
    :param clause: what would be so, after "if", with ``{value}``; empty for a fact that no change is about.
    :param otherwise: the same for a flag that would be false.
    """

    label: str
    question: str = ""
    clause: str = ""
    otherwise: str = ""

    def clause_of(self, value: object) -> str:
        """Return what would be so, as a clause after "if"."""
        return (self.otherwise if value is False else self.clause).format(value=value)


@attrs.frozen(kw_only=True)
class ReadingWords:
    """A point that can be read in several ways.

    :param topic: a noun: what the point is about.
    :param values: the readings in words.
    """

    topic: str
    question: str
    values: Mapping[str, str]


@attrs.frozen(kw_only=True)
class Catalogue:
    """Everything that is said in one language.

    :param euro: how an amount is written, with ``{amount}``.
    :param thousands: what stands between thousands.
    :param decimal: what stands before the cents.
    :param phrases: everything that is no finding, by name.
    :param plan: what is said of a plan and of nothing else, by name.
    :param reach: what is said of how far cases reach and of nothing else, by name.
    :param claims: what is said of claims and returns and of nothing else, by name.
    :param verification: what is said of the law data beside an official text and of nothing else, by name.
    :param table: what is said of a table of sessions and of nothing else, by name.
    :param law: what is said of the law data and of nothing else, by name.
    :param terms: what is said of the terms of packages and of nothing else, by name.
    :param package_keys: what the keys of a package file say, by name.
    :param command: what the command says of itself, by name.
    :param interview: what is said in an interview and nowhere else, by name.
    :param acts: what can be different, as a clause after "if".
    :param sources: names of instruments, with ``{article}``, by the short name that citations carry.
    :param places: names of places in an instrument that are no article number, as ``KNGF/position``.
    :param performances: what is done under a performance code, by code.
    :param article: how an article number is written.
    :param paragraph: how its paragraph is added.
    :param letter: how a letter of that paragraph is added.
    :param packages: how packages are called, by id.
    """

    lang: str
    euro: str
    thousands: str
    decimal: str
    months: Variants
    and_: str
    or_: str
    yes: str
    no: str
    sentences: Mapping[Reason, Variants]
    questions: Mapping[str, str]
    phrases: Mapping[str, str]
    plan: Mapping[str, str]
    reach: Mapping[str, str]
    claims: Mapping[str, str]
    verification: Mapping[str, str]
    table: Mapping[str, str]
    law: Mapping[str, str]
    terms: Mapping[str, str]
    package_keys: Mapping[str, str]
    command: Mapping[str, str]
    interview: Mapping[str, str]
    acts: Mapping[Act, str]
    headings: Mapping[str, str]
    facts: Mapping[str, FactWords]
    readings: Mapping[str, ReadingWords]
    techniques: Mapping[Technique, str]
    professions: Mapping[Profession, str]
    qualifications: Mapping[str, str]
    kinds: Mapping[ConditionKind, str]
    grounds: Mapping[Ground, str]
    classes: Mapping[CoverClass, str]
    payers: Mapping[Payer, str]
    marks: Mapping[Verdict, str]
    confidence: Mapping[str, str]
    sources: Mapping[str, str]
    places: Mapping[str, str]
    performances: Mapping[str, str]
    article: str
    paragraph: str
    letter: str
    packages: Mapping[str, str] = attrs.field(factory=dict)

    def naming(self, packages: Iterable[PackageName], told_apart: Container[str] = ()) -> Catalogue:
        """Return the same words, which call some packages by their names.

        :param told_apart: ids of those that get a number where they have one name.
        """
        called = {each.id: self._called(each) for each in packages}
        alike = Counter(name for named, name in called.items() if named in told_apart)
        so_far = Counter[str]()
        for named, name in called.items():
            if named in told_apart and alike[name] > 1:
                so_far[name] += 1
                called[named] = self.say("package.name.alike", called=name, number=str(so_far[name]))
        return attrs.evolve(self, packages=called)

    def _called(self, package: PackageName) -> str:
        """Call a package by its name and its insurer; what cannot be read of these is left out."""
        name, insurer = self.short_name(package), _short(clean(package.insurer))
        return self.say("package.name", called=name, insurer=insurer) if insurer else name

    def short_name(self, package: PackageName) -> str:
        """Call a package by its name alone, in quotes where "pakket Pakket" would be read as a slip."""
        name = _short(clean(package.name) or clean(package.id))
        return self.say("quoted", line=name) if self.say("package.word") in _WORD.findall(name.lower()) else name

    def without_brackets(self) -> Catalogue:
        """Return the same words without what stands in brackets: terms of the law, articles, codes."""
        return attrs.evolve(
            self, **{field.name: _plain(getattr(self, field.name)) for field in attrs.fields(Catalogue)}
        )

    def package(self, named: str) -> str:
        """Call a package by its name; by its id where that is all that is known."""
        return self.packages.get(named) or clean(named)

    def performance(self, code: str) -> str:
        """Say what is done under a performance code, with the code in brackets."""
        name = self.performances.get(code)
        return self.say("code.unnamed", code=clean(code)) if name is None else self.say("code", done=name, code=code)

    def say(self, name: str, **blanks: str) -> str:
        """Return a phrase with its blanks filled."""
        return self.phrases[name].format(**blanks)

    def claim(self, name: str, **blanks: str) -> str:
        """Return what is said of a claim or a return, with its blanks filled."""
        return self.claims[name].format(**blanks)

    def term(self, name: str, /, **blanks: object) -> str:
        """Return what is said of the terms of packages, with its blanks filled."""
        return self.terms[name].format(**blanks)

    def euros(self, amount: Money) -> str:
        """Write an amount: € 42,50 or €42.50."""
        whole, cents = divmod(amount.cents, _CENTS_PER_EURO)
        grouped = f"{whole:,}".replace(",", self.thousands)
        return self.euro.format(amount=f"{grouped}{self.decimal}{cents:02d}")

    def day(self, day: date) -> str:
        """Write a date: 12 maart 2026 or 12 March 2026."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def figures(self, text: str) -> str:
        """Write the amounts and days of a value of the data as the language does: 385.00, 2026-03-12."""
        said = _AMOUNT.sub(lambda found: self.euros(Money.parse(found[0])), text)
        return _DAY.sub(lambda found: self.day(date.fromisoformat(found[0])), said)

    def listed(self, parts: Iterable[str]) -> str:
        """Join words: a, b en c."""
        return _joined(list(parts), self.and_)

    def either(self, parts: Iterable[str]) -> str:
        """Join words of which one is enough: a, b of c."""
        return _joined(list(parts), self.or_)

    def sessions(self, count: str) -> str:
        """Write a number of sessions, with the word in the right number."""
        return self.say("session" if self._is_one(count) else "sessions", count=count)

    def times(self, count: str) -> str:
        """Write how many sessions were used, in as short a word as there is."""
        return self.say("time" if self._is_one(count) else "times", count=count)

    def _is_one(self, count: str) -> bool:
        """Tell whether the word behind a number is in the singular: 1, or one at most."""
        return count in {"1", self.say("at_most", high="1"), self.say("at_least", low="1")}

    def reading(self, key: str, value: str) -> str:
        """Write the value of a reading."""
        words = self.readings.get(key)
        return value if words is None else words.values.get(value, value)


def after_colon(sentence: str) -> str:
    """Begin a sentence with a small letter; an abbreviation keeps its capitals."""
    return sentence if sentence[1:2].isupper() else f"{sentence[:1].lower()}{sentence[1:]}"


def _joined(words: list[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _short(name: str) -> str:
    return textwrap.shorten(name, _LONGEST_NAME, placeholder="…") if len(name) > _LONGEST_NAME else name


def _plain(words: Any) -> Any:
    """Leave out what stands in brackets, in everything that is said."""
    if isinstance(words, str):
        return _IN_BRACKETS.sub("", words)
    if isinstance(words, tuple):
        return tuple(map(_plain, words))
    if isinstance(words, Mapping):
        return {key: _plain(each) for key, each in words.items()}
    return attrs.evolve(
        words, **{field.name: _plain(getattr(words, field.name)) for field in attrs.fields(type(words))}
    )
