"""What each answer to a question leads to, in words: "Ja: vergoed, pakket fysio-9 betaalt. Nee: niet vergoed."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from fysiodekking.explain.answer import accepted_words, payer_words_of
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.facts import label_of, value_words
from fysiodekking.model.decision import Outcome, Payer
from fysiodekking.model.names import LIMIT, READING, named
from fysiodekking.model.what_if import Question, Reply

_YES_IF_NAMED: Final = frozenset({"provider.trained_in", "provider.specialisms"})
"""Lists of which the question is whether one thing is among them."""

_TERMS: Final = frozenset(
    {"packages.*", "packages.*.pays", "packages.*.pays.contracted", "packages.*.pays.not_contracted"}
)
"""What only the insurer knows: the answers are that it lets the session in, or does not."""

_OTHER_TECHNIQUE: Final = "massage"
"""Stands for anything that is no exercise therapy, while the answers are tried."""

_COUNTED_OF_A_ROW: Final = {
    "history[*].paid_by": "reply.paid",
    "history[*].package": "reply.paid",
    "history[*].until": "reply.within",
}
"""What the answers count of a row: its sessions that the package paid for, or those within the time that counts."""
_AFTER: Final = ", the others after"
"""Stands behind a count where the others of a row lie after the time that counts; without it they lie before."""


class _OfARow(NamedTuple):
    """How many sessions of a row it may be, where the others lie if that matters, and what it leads to."""

    first: int
    last: int
    others: str
    result: str


def replies_words(question: Question, beside: Sequence[Question], words: Catalogue) -> str:
    """Say what each answer leads to; nothing where they all lead to the same.

    :param beside: what is asked of the same facts: other counts of one history.
    """
    results = [_result(each, question, beside, words) for each in question.replies]
    if len(set(results)) < 2:  # noqa: PLR2004 - one result is no choice
        return ""
    pattern, one = named(question.names[0]).pattern, len(question.replies) < 3  # noqa: PLR2004 - it, and without it
    answers: Iterable[tuple[str, str]]
    if pattern in _COUNTED_OF_A_ROW and all(_is_count(each) for each in question.replies):
        answers = _of_a_row(_COUNTED_OF_A_ROW[pattern], question.replies, results, words)
    else:
        shown = [_answer(pattern, question.names[0], each, words, one=one) for each in question.replies]
        answers = zip(shown, results, strict=True)
    return " ".join(words.say("reply", answer=_capital(answer), result=result) for answer, result in answers)


def _is_count(reply: Reply) -> bool:
    return str(reply.first).removesuffix(_AFTER).isdecimal()


def _of_a_row(
    name: str, replies: Sequence[Reply], results: Sequence[str], words: Catalogue
) -> Iterator[tuple[str, str]]:
    """Yield counts of the sessions of a row in words, with what they lead to; neighbours that lead to the same as one.

    :param name: of the phrase that says what is counted.
    """
    for _, group in groupby(_led_by_count(replies, results), key=lambda each: (each.result, each.others)):
        same = list(group)
        first, last, others = str(same[0].first), str(same[-1].last), same[0].others
        count = first if first == last else words.say("reply.range", first=first, last=last)
        yield words.say(f"{name}{others}", count=count), same[0].result


def _led_by_count(replies: Sequence[Reply], results: Sequence[str]) -> Iterator[_OfARow]:
    """Yield what each count leads to; on which side the others lie only where that makes a difference."""
    told: dict[int, dict[str, str]] = {}
    for reply, result in zip(replies, results, strict=True):
        counted = str(reply.first)
        side = ".after" if counted.endswith(_AFTER) else ".before"
        told.setdefault(int(counted.removesuffix(_AFTER)), {})[side] = result
    for count, by_side in told.items():
        if len(set(by_side.values())) == 1:
            yield _OfARow(count, count, "", next(iter(by_side.values())))
        else:
            yield from (_OfARow(count, count, side, result) for side, result in by_side.items())


def _capital(text: str) -> str:
    """Write a capital; in Dutch an accent for stress goes with it: één, Eén."""
    return f"Eén{text[3:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def _answer(pattern: str, name: str, reply: Reply, words: Catalogue, *, one: bool) -> str:
    if reply.first != reply.last or isinstance(reply.first, int):
        return _span(reply, words)
    text = str(reply.first)
    if pattern in _TERMS:
        return words.say("reply.takes" if text == "True" else "reply.refuses")
    if text in {"True", "False"} or (pattern in _YES_IF_NAMED and one):
        return words.say("reply.yes" if text not in {"False", ""} else "reply.no")
    if pattern == "session.techniques" and text == _OTHER_TECHNIQUE:
        return words.say("reply.other")
    if pattern == READING:
        return words.reading(named(name).keys[0], text)
    return value_words(name, text, words) if text else words.say("reply.none")


def _span(reply: Reply, words: Catalogue) -> str:
    """Write a range of numbers or days, open at one end or at neither."""
    ends = {name: end for name, end in (("first", reply.first), ("last", reply.last)) if end is not None}
    if any(isinstance(end, str) for end in ends.values()):
        days = {name: words.day(date.fromisoformat(str(end))) for name, end in ends.items()}
        return words.say(
            {2: "reply.day"}.get(len(days)) or f"reply.day.{'from' if 'first' in days else 'until'}", **days
        )
    if reply.first == reply.last:
        return str(reply.first)
    numbers = {name: str(end) for name, end in ends.items()}
    if reply.first == 0:
        return (
            words.say("reply.until", last=numbers["last"])
            if reply.last is not None
            else words.say("reply.from", **numbers)
        )
    if reply.last is None:
        return words.say("reply.from", **numbers)
    together = isinstance(reply.first, int) and isinstance(reply.last, int) and reply.last == reply.first + 1
    return words.say("reply.two" if together else "reply.range", **numbers)


def _result(reply: Reply, question: Question, beside: Sequence[Question], words: Catalogue) -> str:
    if reply.outcome is Outcome.UNDETERMINED:
        facts = words.listed(_still_open(reply, question, beside, words))
        return words.say("result.undetermined", facts=facts)
    if reply.outcome is Outcome.NOT_COVERED:
        return words.say("result.nobody" if reply.payer is Payer.NOBODY else "result.not_covered")
    if reply.payer is None:
        return words.say("result.somebody")
    payer = payer_words_of(reply.payer, reply.package, words)
    if accepted := accepted_words(reply.conditions, words):
        return words.say("result.covered_if", payer=payer, accepted=accepted)
    return words.say("result.covered", payer=payer)


def _still_open(reply: Reply, question: Question, beside: Sequence[Question], words: Catalogue) -> Iterator[str]:
    """Name what an answer leaves open; of the very facts that were asked, the other counts, or all there is to them."""
    yield from dict.fromkeys(label_of(name, words) for name in reply.missing if name not in question.names)
    if set(reply.missing) & set(question.names):
        others = dict.fromkeys(_counted(each.about, words) for each in beside if each.about != question.about)
        yield from others or [words.say("history.each")]


def _counted(about: str, words: Catalogue) -> str:
    """Name what is counted of a history that was not given: sessions, or what is left of a budget."""
    path = named(about)
    if path.pattern == LIMIT:
        return words.say("history.of.budget", package=words.package(path.keys[0]))
    return words.phrases.get(f"history.of.{about}") or label_of(about, words)
