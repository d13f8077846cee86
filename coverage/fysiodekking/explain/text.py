"""Plain text of 80 columns, readable without colour."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from fysiodekking.explain.document import Document, Item, Section, Source

WIDTH: Final = 80
_TIED: Final = "\u00a0"
_TOGETHER: Final = re.compile(r"(?<=€) (?=\d)|(?<=\d) (?=[^\W\d])|(?<=artikel|article|bijlage) (?=\d)")


def render(document: Document) -> str:
    """Write a document as lines of at most 80 columns; addresses stand on lines of their own, unbroken."""
    parts = [wrapped(document.answer)]
    parts.extend(wrapped(paragraph) for paragraph in document.opening)
    parts.extend("\n".join(_section(section, document.source_word)) for section in document.sections)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, source_word: str) -> Iterator[str]:
    if section.heading:
        yield section.heading
        yield "-" * len(section.heading)
    yield from (wrapped(paragraph) for paragraph in section.paragraphs)
    for number, item in enumerate(section.items, 1):
        bullet = f"{number}. " if section.ordered else "- "
        yield from _item(item, bullet, source_word)


def _item(item: Item, bullet: str, source_word: str) -> Iterator[str]:
    indent = " " * len(bullet)
    mark = f"[{item.mark}] " if item.mark else ""
    if item.question:
        yield wrapped(f"{mark}{item.question}", bullet, indent)
        yield wrapped(item.text, indent, indent)
    else:
        yield wrapped(f"{mark}{item.text}", bullet, indent)
    yield from (wrapped(part, indent, indent) for part in (item.details, item.looked_at) if part)
    if item.code:
        yield wrapped(f"({item.code})", indent, indent)
    for source in item.sources:
        yield from _source(source, indent, source_word)


def _source(source: Source, indent: str, source_word: str) -> Iterator[str]:
    quoted = "; ".join(f'"{quote}"' for quote in source.quotes)
    yield wrapped(f"{source_word}: {source.label}{': ' if quoted else ''}{quoted}", indent, indent)
    if source.url:
        yield f"{indent}{source.url}"


def tied(text: str) -> str:
    """Tie a currency sign to its amount, and a number to what it counts."""
    return _TOGETHER.sub(_TIED, text)


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """Break a text into lines; a currency sign stays with its amount, and a number with what it counts."""
    lines = textwrap.fill(tied(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return lines.replace(_TIED, " ")


def aligned(rows: Sequence[Sequence[str]], numeric: Collection[int]) -> Iterator[str]:
    """Yield rows of cells as lines in which columns stand under each other.

    :param numeric: the columns that hold numbers, from 0.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if column in numeric else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
