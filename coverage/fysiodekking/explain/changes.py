"""What would change the answer: what somebody can do, what nobody can choose, and what the answer hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from fysiodekking.explain.answer import payer_words_of
from fysiodekking.explain.catalogue import Catalogue, clean
from fysiodekking.explain.document import Item, Section
from fysiodekking.explain.facts import label_of, path_of, value_words
from fysiodekking.model.decision import Decision, Outcome
from fysiodekking.model.money import NOTHING
from fysiodekking.model.vocabulary import Profession
from fysiodekking.model.what_if import Act, Change, Turn, WhatIf

_COVERED: Final = frozenset({Outcome.COVERED, Outcome.COVERED_IF})


def sections(decision: Decision, what_if: WhatIf, words: Catalogue) -> Iterator[Section]:
    """Yield the sections on what would change a decision; none for one that is undetermined."""
    if decision.outcome is Outcome.UNDETERMINED:
        return
    doable = tuple(turn for turn in what_if.gains if turn.doable)
    # what nobody can choose is told as long as it is one thing: two of them together are nobody's question
    fixed = tuple(turn for turn in what_if.gains if not turn.doable and len(turn.changes) == 1)
    yield Section(
        heading=words.headings["doable"],
        paragraphs=tuple(_around(decision, what_if, doable, words)),
        items=tuple(_item(turn, decision, what_if, words) for turn in doable),
    )
    yield Section(heading=words.headings["fixed"], items=tuple(_item(turn, decision, what_if, words) for turn in fixed))
    yield _hangs(what_if, words)


def _around(decision: Decision, what_if: WhatIf, doable: tuple[Turn, ...], words: Catalogue) -> Iterator[str]:
    """Say how far was looked; nothing for a session that is covered and cannot become cheaper."""
    covered = decision.outcome in _COVERED
    if covered and not doable:
        return
    parts = [words.say("all_tried" if doable else "no_change")]
    if not covered and what_if.unchecked_year is not None:
        parts.append(words.say("unchecked_year", year=str(what_if.unchecked_year)))
    yield " ".join(parts)


def _item(turn: Turn, decision: Decision, what_if: WhatIf, words: Catalogue) -> Item:
    condition = condition_words(turn.changes, words)
    if decision.outcome in _COVERED and turn.costs is not None and what_if.costs is not None:
        now = words.euros(what_if.costs)
        return Item(text=words.say("then.cheaper", condition=condition, amount=words.euros(turn.costs), now=now))
    if turn.payer is None:
        sentence = words.say("then.somebody", condition=condition)
    else:
        name = "then.pays.if" if turn.outcome is Outcome.COVERED_IF else "then.pays"
        sentence = words.say(name, condition=condition, payer=payer_words_of(turn.payer, turn.package, words))
    return Item(text=f"{sentence}{_costs(turn, words)}")


def _costs(turn: Turn, words: Catalogue) -> str:
    if turn.costs is None:
        return ""
    if turn.costs == NOTHING:
        return f" {words.say('then.free')}"
    return f" {words.say('then.costs', amount=words.euros(turn.costs))}"


def condition_words(changes: tuple[Change, ...], words: Catalogue) -> str:
    """Say some changes as one condition: "Als a, en als b"."""
    clauses = [_clause(change, words) for change in changes]
    return words.say("if", clauses=f", {words.say('and.if')} ".join(clauses))


def _clause(change: Change, words: Catalogue) -> str:
    return words.acts[change.act].format(**dict(_blanks(change, words)))


def _blanks(change: Change, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield what the clause of a change can name."""
    after = change.after
    if change.act is Act.AGE:
        yield "age", str(after)
    elif change.act is Act.MORE_SESSIONS:
        yield "count", words.sessions(str(after))
    elif change.act is Act.OTHER_PROFESSION:
        yield "profession", words.professions[Profession(str(after))]
    elif change.act is Act.ASSOCIATION:
        yield "association", clean(str(after).rpartition(", ")[2])
    elif change.act is Act.ORDINARY_PERFORMANCE:
        yield "code", clean(str(after))
    elif change.act is Act.OTHER_TECHNIQUES:
        yield "techniques", value_words(change.name, after, words)
    elif change.act in {Act.LATER_DAY, Act.NEXT_YEAR}:
        yield "date", words.day(date.fromisoformat(str(after)))
    elif change.act is Act.CONDITION_FACT:
        yield "fact", label_of(change.name, words)
        yield "value", value_words(change.name, after, words)
    elif change.act is Act.READING:
        key = path_of(change.name).key
        yield "topic", words.readings[key].topic
        yield "value", words.reading(key, str(after))


def _hangs(what_if: WhatIf, words: Catalogue) -> Section:
    """Name the facts without which a covered session would not be covered."""
    facts = words.listed(label_of(turn.changes[0].name, words) for turn in what_if.losses)
    items = (Item(text=words.say("hangs", facts=facts)),) if what_if.losses else ()
    return Section(heading=words.headings["hangs"], items=items)
