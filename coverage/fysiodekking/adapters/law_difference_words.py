"""The difference between the law of two days in words: what changes, and who gets another answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from fysiodekking.adapters.law_words import value_words
from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import label_of
from fysiodekking.explain.own_words import region_in_words
from fysiodekking.law.listing import ChangedValue, Entry
from fysiodekking.model.decision import Outcome
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.proof import Answer, Difference

_LISTED: Final = frozenset({"performance", "code", "row", "qualification"})
"""Entries of a list: the list is cited, and the entry named."""
_MOST_TURNS: Final = 2


def change_sentences(found: Iterable[ChangedValue], words: Catalogue) -> Iterator[str]:
    """Yield a sentence for each ground or list that changes: what, from which day, and where that stands."""
    subjects: dict[str, dict[tuple[str, ...], list[str]]] = {}
    for change in found:
        clauses = subjects.setdefault(_subject(change, words), {})
        how, said = _clause(change, words)
        clauses.setdefault(how, []).append(said)
    for subject, clauses in subjects.items():
        told = [_told(how, filter(None, those), words) for how, those in clauses.items()]
        yield words.law["change"].format(subject=subject, clauses="; ".join(told))


def _subject(change: ChangedValue, words: Catalogue) -> str:
    key = change.key
    if key.ground:
        return words.grounds[Ground(key.ground)]
    name = f"subject.{key.name}" if key.entry == "value" else f"subject.{key.entry}"
    return words.law[name]


def _clause(change: ChangedValue, words: Catalogue) -> tuple[tuple[str, ...], str]:
    """Return how something changes, in which those that change alike are the same, and what does."""
    before, after = change.before, change.after
    if after is None:
        assert before is not None
        return ("gone", _day(before.citation.period.last, words), _place(before, words)), _said(before, words)
    day, place = _day(after.citation.period.first, words), _place(after, words)
    if before is None:
        return ("new", day, place), _said(after, words)
    if before.value == after.value:
        return ("moved", day, place, _place(before, words)), ""
    return ("other", day, place, _said(before, words)), _said(after, words)


def _day(day: date | None, words: Catalogue) -> str:
    assert day is not None, "what is gone has ended"
    return words.day(day)


def _place(entry: Entry, words: Catalogue) -> str:
    return entry.instrument if entry.key.entry in _LISTED else label_of(entry.citation, words)


def _said(entry: Entry, words: Catalogue) -> str:
    """Say an entry after the subject that it is told of; nothing of what is only in force."""
    key, value = entry.key, value_words(entry, words)
    if key.entry in _LISTED:
        return value if key.entry == "row" else key.name.partition("/")[0]
    if key.entry == "qualification_asked":
        return words.kinds[ConditionKind(key.name)]
    if key.entry == "lower_deductible":
        return f"{key.name} {value}"
    return words.law.get(f"key.{key.name}", "{value}").format(value=value) if entry.says else ""


def _told(how: tuple[str, ...], those: Iterable[str], words: Catalogue) -> str:
    name, day, place, *before = how
    said = ", ".join(dict.fromkeys(those))
    blanks = {"day": day, "place": place, "before": before[0] if before else "", "said": said}
    return words.law[f"change.{name}.of" if said and name in {"new", "gone"} else f"change.{name}"].format(**blanks)


def answer_sentences(found: Iterable[Difference], words: Catalogue) -> Iterator[str]:
    """Yield a sentence for each condition or question: how many groups of cases get another answer, and which."""
    subjects: dict[ConditionKind | str, list[Difference]] = {}
    for each in found:
        subjects.setdefault(each.about, []).append(each)
    for about, alike in subjects.items():
        turns: Counter[tuple[str, str]] = Counter()
        less = 0
        for each in alike:
            if (each.before.outcome, each.before.payer) == (each.after.outcome, each.after.payer):
                less += each.regions
            else:
                turns[answer_words(each.before, words), answer_words(each.after, words)] += each.regions
        most = turns.most_common(_MOST_TURNS)
        rest = turns.total() - sum(count for _, count in most)
        parts = [words.law["turn"].format(count=count, before=was, after=becomes) for (was, becomes), count in most]
        parts += [words.law[name].format(count=count) for name, count in (("rest", rest), ("less", less)) if count]
        count = turns.total() + less
        yield words.law["answers.one" if count == 1 else "answers"].format(
            about=answer_about(about, words), count=count, parts="; ".join(parts)
        )


def region_sentence(difference: Difference, words: Catalogue) -> str:
    """Say which cases get which other answer; readings are called as in a case file."""
    was, becomes = (answer_words(each, words, full=True) for each in (difference.before, difference.after))
    after = words.law["other_part"] if was == becomes else becomes
    about = ", ".join(filter(None, (answer_about(difference.about, words), region_in_words(difference.which, words))))
    return f"{about}: {was} -> {after}"


def answer_about(about: ConditionKind | str, words: Catalogue) -> str:
    """Name what cases have in common that get another answer."""
    if isinstance(about, ConditionKind):
        return words.kinds[about]
    return words.law[f"about.{about}"].format(price=words.euros(PRICE))


def answer_words(answer: Answer, words: Catalogue, *, full: bool = False) -> str:
    """Say an answer.

    :param full: with the reason where the basic package does not pay.
    """
    if answer.outcome is Outcome.UNDETERMINED:
        return words.law["outcome.undetermined"]
    parts = [words.law["payer_open"] if answer.payer is None else words.payers[answer.payer]]
    if answer.ground is not None:
        parts.append(words.grounds[Ground(answer.ground)])
    if answer.deductible != "none":
        parts.append(words.law[f"deductible.{answer.deductible}"])
    if full and answer.ground is None:
        parts.append(answer.reason)
    return f"{words.law[f'outcome.{answer.outcome}']} ({', '.join(parts)})"
