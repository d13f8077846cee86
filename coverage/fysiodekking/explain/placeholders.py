"""The blanks of sentences: what a finding's facts can fill in, and which facts a sentence then speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from fysiodekking.explain.catalogue import Catalogue, Variants, after_colon
from fysiodekking.explain.facts import (
    asked_together,
    fact_of,
    fact_words,
    key_of,
    label_of,
    last_day,
    one_of,
    value_words,
)
from fysiodekking.model.decision import POSSIBLE, About, Finding, Phase
from fysiodekking.model.facts import Between, Bound, Fact, Threshold
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import LIMIT, READING, named
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.plan import DEDUCTIBLE_USED
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground

_NAMES: Final = {
    "age": "age",
    "class": "care",
    "grant": "grant",
    "conditions.*.kind": "condition",
    "conditions.*.gold_stage": "stage",
    "provider.profession": "profession",
    "provider.associations": "associations",
    "provider.specialisms": "qualifications",
    "session.techniques": "techniques",
    "session.performance": "code",
    "session.extra_lines[*].performance": "code",
    "insured.other_payer": "other_payer",
    "deductible_total": "total",
    DEDUCTIBLE_USED: "used",
    "packages.*.since": "since",
    "sessions_before": "before",
    "sessions_before_this_year": "before",
    "sessions_of_the_year": "before",
    "sessions_allowed": "bound",
    "sessions_allowed_this_year": "bound",
    "limit.per": "per",
    "limit.covers": "part",
    "package_takes_deductible": "package",
    "year": "year",
    "deductible_total.mandatory": "mandatory",
    "deductible_total.voluntary": "voluntary",
    "deductible_paid_back": "back",
    "insured_part": "part",
    "session.price": "price",
    "pays.of": "of",
    "pays.percent": "percent",
    "pays.at_most": "most",
    "copayment.euros": "copayment",
    "copayment.from_session": "from_session",
    "limit.max": "maximum",
    "limit.left": "left",
    "limit.of_whole_year": "whole",
}
"""Which blank the value of a fact fills."""

CONTRACTED: Final = "provider.contracted"
_OTHER_WAY: Final = {CONTRACTED: "contract", "session.accident": "accident"}
"""Flags that are told as a clause, by the blank that it fills."""
_LISTS: Final = frozenset({"provider.associations", "provider.specialisms"})
"""Facts of which what was asked is told also where nothing was stated, or none."""

_FOR_MACHINES: Final = frozenset({"grant", "sessions_allowed", "sessions_allowed_this_year", "packages.*.assume"})
"""Facts that stand in the data only: a line of the package by its id, and what the sentence says already: a maximum,
that a package is supposed to go on."""

_COUNTS: Final = frozenset({"sessions_before", "sessions_before_this_year", "sessions_of_the_year"})
_ANY: Final = Between(0, None)
"""A count of which nothing is known."""
_BOUNDS: Final = {"<": "below", ">=": "lowest", "<=": "latest"}
_BLANK: Final = re.compile(r"{(\w+)}")


class Blank(NamedTuple):
    """What fills a blank, and the numbers of the facts that it speaks of."""

    text: str
    facts: frozenset[int] = frozenset()


class Said(NamedTuple):
    """A sentence, and the numbers of the facts that it speaks of."""

    text: str
    facts: frozenset[int]


@lru_cache(maxsize=1 << 12)
def names_in(wording: str) -> frozenset[str]:
    """Return the blanks of a wording."""
    return frozenset(_BLANK.findall(wording))


def say(variants: Variants, finding: Finding | None, about: About, words: Catalogue) -> Said:
    """Fill the fullest wording whose blanks are all known; the last one has none that can be missing."""
    known = blanks(finding, about, words)
    for wording in variants:
        names = names_in(wording)
        if names <= known.keys():
            text = wording.format(**{name: known[name].text for name in names})
            return Said(text[:1].upper() + text[1:], frozenset(index for name in names for index in known[name].facts))
    raise AssertionError(f"no wording of {variants[-1]!r} can do without facts")


def looked_at(finding: Finding, words: Catalogue, spoken: frozenset[int] = frozenset()) -> str | None:
    """Return the known facts of a finding that its sentence did not speak of, as one sentence; None without any."""
    told = {
        fact.name: fact_words(fact, words)
        for index, fact in sorted(enumerate(finding.facts), key=lambda each: each[1].needed is not None)
        if fact.actual not in (None, UNLIMITED, _ANY)  # a limit without a number says nothing of its use
        and named(fact.name).pattern not in _FOR_MACHINES
        and index not in spoken
        and not _is_the_sentence(finding, fact)
    }
    return words.say("looked_at", facts="; ".join(told.values())) if told else None


def _is_the_sentence(finding: Finding, fact: Fact) -> bool:
    """A finding on one yes-or-no fact says it in its own sentence; so does a line without a code."""
    return len(finding.facts) == 1 and (isinstance(fact.actual, bool) or not _said(fact))


def blanks(finding: Finding | None, about: About, words: Catalogue) -> dict[str, Blank]:
    """Return everything that a sentence on this finding can name."""
    known = {"date": Blank(words.day(about.date))}
    if about.kind == ConditionKind.NOT_LISTED:
        known["complaint"] = Blank(words.kinds[ConditionKind.NOT_LISTED])
    if finding is None:
        return known
    for index, fact in enumerate(finding.facts):
        for name, text in _of_fact(fact, words):
            first = known.setdefault(name, Blank(text, frozenset({index})))
            if first.text == text and named(fact.name).pattern != LIMIT:
                known[name] = first._replace(facts=first.facts | {index})
    if finding.phase is Phase.PACKAGE and finding.subject is not None:
        known["package"] = Blank(words.package(finding.subject))
    if finding.phase is Phase.CHARGE:
        who = "rest.policy" if finding.subject is None else "rest.package"
        known["who"] = Blank(words.say(who, package=words.package(finding.subject or "")))
        known["where"] = Blank(words.say("rest.without" if told_of_no_contract(finding) else "rest.here"))
    known |= {name: Blank(words.say(text)) for name, text in _asked_the_other_way(finding)}
    if finding.subject in set(Ground):
        known["ground"] = Blank(words.grounds[Ground(finding.subject)])
    known |= _either_way(finding, about, words)
    return known


def _asked_the_other_way(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield blanks for flags of which the sentence differs by what they are, with the phrase that fills each."""
    for fact in finding.facts:
        if fact.name in _OTHER_WAY and isinstance(fact.actual, bool):
            yield _OTHER_WAY[fact.name], f"{fact.name}.{'yes' if fact.actual else 'no'}"


def possible_reasons(finding: Finding) -> tuple[Reason, ...]:
    """Return the reasons of which what is missing decides which one holds; none where that is certain."""
    known = fact_of(finding, POSSIBLE)
    return tuple(Reason(each) for each in known if each in set(Reason)) if isinstance(known, tuple) else ()


def _either_way(finding: Finding, about: About, words: Catalogue) -> dict[str, Blank]:
    """Return every reason that is possible, without the values that lead to it, and the facts that it hangs on."""
    reasons = possible_reasons(finding)
    if not reasons:
        return {}
    bare = attrs.evolve(finding, facts=())
    told = [say(words.sentences[reason], bare, about, words).text for reason in reasons]
    names = asked_together(fact.name for fact in finding.facts if fact.name != POSSIBLE)
    facts = words.listed(label_of(each[0], words) for each in names) or words.say("possible.unnamed")
    possible = words.say("possible.or").join(map(after_colon, told)).removesuffix(".")
    return {"facts": Blank(facts), "possible": Blank(possible, frozenset(range(len(finding.facts))))}


def told_of_no_contract(finding: Finding) -> bool:
    """Tell whether a finding says that there is no contract between practice and insurer."""
    return any(fact.name == CONTRACTED and fact.actual is False for fact in finding.facts)


def _of_fact(fact: Fact, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the blanks that one fact fills."""
    path, actual = named(fact.name), fact.actual
    if path.pattern == READING and path.keys[0] in words.readings:
        yield "reading", words.readings[path.keys[0]].question
    if actual is None or not _said(fact):
        if path.pattern in _LISTS:
            yield from _needed(fact, words)
        return
    shown = value_words(fact.name, actual, words)
    if path.pattern == LIMIT:
        yield from _of_limit(fact, shown, key_of(path), words)
    elif isinstance(actual, date) and path.pattern not in _NAMES:
        yield "start", shown
        yield from _until(fact, words)
    elif path.pattern in _NAMES and actual == _ANY:
        yield from _needed(fact, words)
    elif path.pattern in _NAMES and not (isinstance(actual, Between) and _NAMES[path.pattern] == "bound"):
        nothing = actual == NOTHING and path.pattern == DEDUCTIBLE_USED
        yield _NAMES[path.pattern], words.say("nothing") if nothing else shown
        if fact.name in _COUNTS and isinstance(actual, int):
            yield "number", str(actual + 1)
        yield from _needed(fact, words)


def _said(fact: Fact) -> bool:
    """Tell whether a fact says anything: an empty text or list does not."""
    return fact.actual not in ("", ())


def _of_limit(fact: Fact, shown: str, limit: str, words: Catalogue) -> Iterator[tuple[str, str]]:
    if fact.actual == UNLIMITED:  # says nothing of use, and nothing beside the number of another limit
        return
    used = shown if isinstance(fact.actual, Money) else words.times(shown)
    open_ = isinstance(fact.actual, Between)
    yield "limit", limit
    yield "used", used
    if open_ and fact.actual != _ANY:
        yield "open_use", used
    if isinstance(fact.needed, Bound):
        maximum = value_words(fact.name, fact.needed.value, words)
        yield "maximum", maximum
        if isinstance(fact.needed.value, Between) and not open_:
            yield "open_maximum", maximum


def _until(fact: Fact, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the end of a term: the last day inside it, or the latest day on which it may begin."""
    last, bound = last_day(fact), fact.needed
    if last is not None:
        yield "last", words.day(last)
    elif isinstance(bound, Bound) and isinstance(bound.value, date):
        yield "latest", words.day(bound.value)


def _needed(fact: Fact, words: Catalogue) -> Iterator[tuple[str, str]]:
    needed, blank = fact.needed, _NAMES[named(fact.name).pattern]
    if isinstance(needed, Threshold):
        yield "adult" if fact.name == "age" else f"{blank}_needed", value_words(fact.name, needed.value, words)
    elif isinstance(needed, Bound):
        of_count = "open_bound" if isinstance(needed.value, Between) else "bound"
        yield of_count if fact.name in _COUNTS else _BOUNDS[needed.sign], value_words(fact.name, needed.value, words)
    elif needed is not None:
        yield f"{blank}_needed", one_of(fact.name, needed, words)
