"""A return code in words: what it says, who has to act, what helps, what is asked of a case, and where that stands."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Document, Item, Section, Source
from fysiodekking.model.return_code import Cause, CodeSource, ReturnCode


def code_document(code: ReturnCode, words: Catalogue) -> Document:
    """Make the page of a return code."""
    return Document(
        lang=words.lang,
        title=words.claim("title.code", code=code.code),
        answer=words.claim("code", code=code.code, meaning=code.meaning[words.lang]),
        opening=tuple(_opening(code, words)),
        sections=tuple(_sections(code, words)),
        source_word=words.say("source"),
    )


def meaning_of(code: ReturnCode, words: Catalogue) -> str:
    """Say in a line what a code means."""
    return words.claim("code", code=code.code, meaning=code.meaning[words.lang])


def cause_words(cause: Cause, words: Catalogue) -> str:
    """Ask the question of a cause."""
    return words.claims[f"cause.{cause}"]


def source_words(source: CodeSource) -> Source:
    """Show where a code was read."""
    return Source(label=source.title, url=source.url or None)


def _opening(code: ReturnCode, words: Catalogue) -> Iterator[str]:
    yield words.claim("about", topic=code.topic.name[words.lang], who=words.claims[f"who.{code.who}"])
    known = {"element": code.element, "list": code.checked_against, "day": code.element_of_day}
    if code.element:
        yield words.claim(".".join(name for name, value in known.items() if value), **known)


def _sections(code: ReturnCode, words: Catalogue) -> Iterator[Section]:
    advice = code.topic.advice
    yield Section(
        heading=words.claims["heading.do"],
        paragraphs=(
            f"{code.remedy[words.lang]} {words.claims[f'again.{code.again}']}",
            words.claims["advice.own"] if advice is None else words.claim("advice.source", title=advice.title),
        ),
    )
    yield Section(
        heading=words.claims["heading.causes"],
        paragraphs=() if code.causes else (words.claims["no_causes"],),
        items=tuple(Item(text=cause_words(cause, words)) for cause in code.causes),
    )
    if code.special:
        yield Section(
            heading=words.claims["heading.special"],
            items=tuple(
                Item(
                    text=words.claim("special", insurer=each.insurer, meaning=each.meaning[words.lang]),
                    sources=(source_words(each.source),),
                )
                for each in code.special
            ),
        )
    firm = words.claims[f"firm.{code.source.confidence}"]
    read = words.claim("from", day=words.day(code.period.first), firm=firm)
    yield Section(
        heading=words.claims["heading.source"],
        items=(Item(text=f"{read} {words.claims['newest']}", sources=(source_words(code.source),)),),
    )
