"""Markdown: the same sentences, with headings, lists and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fysiodekking.explain.document import Document, Item, Section, Source

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|&#~])")


def render(document: Document) -> str:
    """Write a document as CommonMark; text of the caller cannot become markup."""
    parts = [f"**{escaped(document.answer)}**"]
    parts.extend(escaped(paragraph) for paragraph in document.opening)
    parts.extend("\n\n".join(_section(section, document.source_word)) for section in document.sections)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text in which nothing is markup."""
    return _SPECIAL.sub(r"\\\1", text)


def _section(section: Section, source_word: str) -> Iterator[str]:
    if section.heading:
        yield f"## {escaped(section.heading)}"
    yield from (escaped(paragraph) for paragraph in section.paragraphs)
    if section.items:
        items = (
            "\n".join(_item(item, f"{number}. " if section.ordered else "- ", source_word))
            for number, item in enumerate(section.items, 1)
        )
        yield "\n".join(items)


def _item(item: Item, bullet: str, source_word: str) -> Iterator[str]:
    indent = " " * len(bullet)
    mark = f"**{escaped(item.mark)}:** " if item.mark else ""
    question = f"*{escaped(item.question)}* " if item.question else ""
    code = f" ({escaped(item.code)})" if item.code else ""
    details = "".join(f" {escaped(part)}" for part in (item.details, item.looked_at) if part)
    yield f"{bullet}{mark}{question}{escaped(item.text)}{details}{code}"
    for source in item.sources:
        yield f"{indent}- {escaped(source_word)}: {_source(source)}"


def _source(source: Source) -> str:
    label = escaped(source.label)
    linked = f"[{label}](<{source.url}>)" if source.url else label
    quoted = "; ".join(f'"{escaped(quote)}"' for quote in source.quotes)
    return f"{linked}: {quoted}" if quoted else linked
