"""What would change the answer: what somebody can do, what nobody can choose, and what the answer hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from fysiodekking.explain.answer import accepted_words, payer_words_of
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Item, Section
from fysiodekking.explain.facts import label_of, value_words
from fysiodekking.model.decision import COVERED, Decision, Outcome, Payer
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import named
from fysiodekking.model.vocabulary import Profession, Technique
from fysiodekking.model.what_if import Act, Change, Turn, WhatIf


def sections(decision: Decision, what_if: WhatIf, words: Catalogue) -> Iterator[Section]:
    """Yield the sections on what would change a decision; none for one that is undetermined."""
    if decision.outcome is Outcome.UNDETERMINED:
        return
    doable = tuple(_shortest(turn for turn in what_if.gains if turn.doable))
    later = any(change.name == "session.date" for turn in doable for change in turn.changes)
    fixed = tuple(turn for turn in what_if.gains if not turn.doable and _worth_telling(turn, later=later))
    yield Section(
        heading=words.headings["doable"],
        paragraphs=tuple(_around(decision, what_if, doable, words)),
        items=_items(doable, decision, what_if, words),
    )
    yield Section(heading=words.headings["fixed"], items=_items(fixed, decision, what_if, words))
    yield _hangs(what_if, words)


def _shortest(turns: Iterable[Turn]) -> Iterator[Turn]:
    """Yield single changes, and pairs only when there are none; of several later days only the first."""
    found = list(turns)
    fewest = min((len(turn.changes) for turn in found), default=0)
    days = [day for turn in found if _only_later(turn) and isinstance(day := turn.changes[0].after, date)]
    for turn in found:
        if len(turn.changes) == fewest and not (_only_later(turn) and turn.changes[0].after != min(days)):
            yield turn


def _only_later(turn: Turn) -> bool:
    return len(turn.changes) == 1 and turn.changes[0].name == "session.date"


def _worth_telling(turn: Turn, *, later: bool) -> bool:
    """What nobody can choose is told as long as it is one thing, and an age only when it is the next one.

    Two such things together are nobody's question, and to somebody of 70 it is none what would hold at 17. A birthday
    that a later day reaches is told as that day.
    """
    change, *others = turn.changes
    if others:
        return False
    if change.act is not Act.AGE:
        return True
    return not later and isinstance(change.before, int) and change.after == change.before + 1


def _around(decision: Decision, what_if: WhatIf, doable: tuple[Turn, ...], words: Catalogue) -> Iterator[str]:
    """Say how far was looked; nothing for a session that is covered and cannot become cheaper."""
    covered = decision.outcome in COVERED
    if not what_if.complete:
        yield words.say("not_all_tried")
    if covered and not doable:
        return
    parts = [words.say("all_tried" if doable else "no_change")]
    if not covered and what_if.unchecked_year is not None:
        parts.append(words.say("unchecked_year", year=str(what_if.unchecked_year)))
    yield " ".join(parts)


def _items(turns: Iterable[Turn], decision: Decision, what_if: WhatIf, words: Catalogue) -> tuple[Item, ...]:
    return tuple(attrs.evolve(_item(turn, decision, what_if, words), to="patient") for turn in turns)


def _item(turn: Turn, decision: Decision, what_if: WhatIf, words: Catalogue) -> Item:
    condition = condition_words(turn.changes, words)
    if decision.outcome in COVERED and turn.costs is not None and what_if.costs is not None:
        now = words.euros(what_if.costs)
        return Item(text=words.say("then.cheaper", condition=condition, amount=_amount(turn.costs, words), now=now))
    return Item(text=f"{_sentence(turn, condition, words)}{_costs(turn, words)}")


def _sentence(turn: Turn, condition: str, words: Catalogue) -> str:
    if turn.payer is None:
        return words.say("then.somebody", condition=condition)
    payer = payer_words_of(turn.payer, turn.package, words)
    change = turn.changes[0]
    if change.act is Act.MORE_SESSIONS and len(turn.changes) == 1:
        assert isinstance(change.after, int)
        return words.say("then.from", number=str(change.after + 1), payer=payer)
    if accepted := accepted_words(turn.conditions, words):
        return words.say("then.pays.if", condition=condition, payer=payer, accepted=accepted)
    # the basic package does not "pay" a session of which all is deductible
    name = "then.falls_under" if turn.payer is Payer.BASIC else "then.pays"
    return words.say(name, condition=condition, payer=payer)


def _costs(turn: Turn, words: Catalogue) -> str:
    if turn.costs is None:
        return ""
    name = "then.deductible" if turn.costs == turn.deductible != NOTHING else "then.costs"
    return f" {words.say(name, amount=_amount(turn.costs, words))}"


def _amount(amount: Money, words: Catalogue) -> str:
    return words.say("nothing") if amount == NOTHING else words.euros(amount)


def condition_words(changes: tuple[Change, ...], words: Catalogue) -> str:
    """Say some changes as one condition: "Als a, en als b"."""
    clauses = [_clause(change, words) for change in changes]
    return words.say("if", clauses=f", {words.say('and.if')} ".join(clauses))


def _clause(change: Change, words: Catalogue) -> str:
    before, after = change.before, change.after
    if change.act is Act.OTHER_TECHNIQUES and isinstance(before, tuple) and isinstance(after, tuple):
        more = tuple(each for each in after if each not in before)
        if more and set(before) < set(after):
            return words.say("more_techniques", techniques=_techniques(more, words))
    return words.acts[change.act].format(**dict(_blanks(change, words)))


def _blanks(change: Change, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what the clause of a change can name."""
    after = change.after
    if change.act is Act.AGE:
        yield "age", str(after)
    elif change.act is Act.MORE_SESSIONS:
        yield "count", words.sessions(str(after))
    elif change.act in {Act.OTHER_PROFESSION, Act.TRAINED_PHYSIOTHERAPIST}:
        yield "profession", words.professions[Profession(str(after))]
    elif isinstance(after, tuple) and change.act in {Act.ASSOCIATION, Act.QUALIFICATION}:
        yield change.act.value, value_words(change.name, after[-1], words)
    elif change.act in {Act.ORDINARY_PERFORMANCE, Act.ORDINARY_SESSION}:
        yield "code", words.performance(str(after))
    elif change.act is Act.OTHER_TECHNIQUES:
        yield "techniques", _techniques(after, words)
    elif isinstance(after, date):
        yield "date", words.day(after)
    elif change.act is Act.CONDITION_FACT:
        yield "fact", words.facts[named(change.name).pattern].clause_of(after)
    elif change.act is Act.READING:
        (key,) = named(change.name).keys
        yield "question", words.readings[key].question
        yield "value", words.reading(key, str(after))


def _techniques(after: object, words: Catalogue) -> str:
    assert isinstance(after, (tuple, list))
    return words.listed(words.techniques[Technique(each)] for each in after)


def _hangs(what_if: WhatIf, words: Catalogue) -> Section:
    """Name the facts without which a covered session would not be covered."""
    facts = words.listed(dict.fromkeys(label_of(turn.changes[0].name, words) for turn in what_if.losses))
    items = (Item(text=words.say("hangs", facts=facts)),) if what_if.losses else ()
    return Section(heading=words.headings["hangs"], items=items, to="lawyer")
