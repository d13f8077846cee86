"""The neutral shape of an explanation: what text, markdown and html all show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs

from fysiodekking.model.checked import is_printed, tuple_of
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.money import Money
from fysiodekking.model.printable import clean

Audience = Literal["patient", "desk", "lawyer"]

AUDIENCES: Final[tuple[Audience, ...]] = ("patient", "desk", "lawyer")
"""For whom an answer is; each is told what the one before it is told, and more."""

_LETTERHEAD: Final = tuple_of(is_printed, 10)
"""Ten lines at most."""


@attrs.frozen(kw_only=True)
class Source:
    """Where something stands.

    :param label: the article in words.
    :param url: link to the text of that day; None when there is none to follow.
    :param quotes: its own words, in the language of the source; none where the library has only a summary.
    """

    label: str
    url: str | None = None
    quotes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Item:
    """One thing that is said in a list.

    :param text: one or more sentences.
    :param mark: in a word, how the step went; readable without colour.
    :param verdict: the same for a style sheet; it never says more than the mark.
    :param question: what was asked.
    :param details: what goes with it, as what each answer to a question leads to.
    :param looked_at: the facts that were looked at.
    :param code: the dotted path or code that belongs to it.
    :param to: the first audience that is told; that of the section where it is None.
    """

    text: str
    mark: str | None = None
    verdict: str | None = None
    question: str | None = None
    details: str | None = None
    looked_at: str | None = None
    code: str | None = None
    sources: tuple[Source, ...] = ()
    to: Audience | None = None


@attrs.frozen(kw_only=True)
class Section:
    """One part of the explanation under a heading.

    :param heading: empty for a part without one.
    :param ordered: the items are steps, in the order in which they were asked.
    :param to: the first audience that is told.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    ordered: bool = False
    to: Audience = "desk"


@attrs.frozen(kw_only=True)
class Share:
    """A part of the price, and who pays it.

    :param payer: as the parts of a price are called: basic, deductible, package or insured.
    """

    payer: str
    amount: Money
    text: str


@attrs.frozen(kw_only=True)
class Document:
    """A whole explanation.

    :param title: for the window of a browser; no part of the text.
    :param answer: the first sentence.
    :param opening: the paragraphs that follow it.
    :param source_word: the word that stands before a source.
    :param shares: the parts of a price that several pay, which a page draws.
    :param letterhead: lines of the caller above a page, as the name of a practice.
    """

    lang: str
    title: str
    answer: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    source_word: str
    shares: tuple[Share, ...] = ()
    letterhead: tuple[str, ...] = ()

    def said(self) -> Iterator[str]:
        """Yield everything that is said, in order, without the sources: every form shows exactly this."""
        yield self.answer
        yield from self.opening
        for section in self.sections:
            yield from (part for part in (section.heading, *section.paragraphs) if part)
            for item in section.items:
                yield from (part for part in (item.question, item.text, item.details, item.looked_at) if part)


def told_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items without those that say the very same as one before."""
    return tuple(dict.fromkeys(items))


def headed(told: Document, letterhead: Sequence[str]) -> Document:
    """Return a document under lines of the caller.

    :raises InvalidInput: with a sentence.
    """
    lines = tuple(letterhead) if isinstance(letterhead, list) else letterhead
    wrong = [problem.under("letterhead") for problem in _LETTERHEAD(lines)]
    if wrong:
        raise InvalidInput(wrong)
    return attrs.evolve(told, letterhead=tuple(map(clean, lines)))
