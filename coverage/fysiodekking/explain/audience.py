"""For whom an answer is: of one document each audience takes its part, and none is told what a later one is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from fysiodekking.explain.document import AUDIENCES, Audience, Document, Item, Section, Source
from fysiodekking.explain.text import render

MOST_LINES: Final = 12
"""So many lines of text a patient is told at most."""
_MOST_OF_A_KIND: Final = 2


def is_told(to: Audience, audience: Audience) -> bool:
    """Tell whether an audience is told what begins with another one."""
    return AUDIENCES.index(audience) >= AUDIENCES.index(to)


def part_of(section: Section, audience: Audience) -> Section:
    """Return what an audience is told of a section.

    Codes, addresses and the words of the law are for a lawyer; a desk is told where the reasons stand.
    """
    told = (item for item in section.items if is_told(item.to or section.to, audience))
    return attrs.evolve(
        section,
        paragraphs=section.paragraphs if is_told(section.to, audience) else (),
        items=tuple(_seen_by(item, audience) for item in told),
    )


def _seen_by(item: Item, audience: Audience) -> Item:
    if audience == "lawyer":
        return item
    if audience == "desk":
        places = tuple(dict.fromkeys(Source(label=source.label) for source in item.sources))
        return attrs.evolve(item, looked_at=None, code=None, sources=places)
    return Item(text=item.text, details=item.details)


def document_for(
    audience: Audience, frame: Document, opening: Section, sections: Iterable[Section], most: int = _MOST_OF_A_KIND
) -> Document:
    """Put together what an audience is told.

    A patient is told it in one list without headings: of every part the most needed first, as long as it fits.

    :param frame: the answer, with nothing behind it yet.
    :param opening: what stands right behind the answer.
    :param sections: the parts, in the order in which they are told; the first of the last one has to be told.
    :param most: so many of one part a patient is told at most.
    """
    first, *parts = [part_of(section, audience) for section in (opening, *sections)]
    if audience == "patient":
        said = tuple(section.paragraphs for section in parts if section.paragraphs)
        below = tuple(Section(heading="", paragraphs=paragraphs) for paragraphs in said)
        return attrs.evolve(frame, sections=(*_fitting(frame, [first, *parts], most), *below))
    return attrs.evolve(
        frame,
        opening=tuple(item.text for item in first.items),
        sections=tuple(section for section in parts if section.items or section.paragraphs),
    )


def _fitting(frame: Document, sections: list[Section], most: int) -> tuple[Section, ...]:
    """Return what fits in the lines that a patient is told."""
    kept: tuple[Section, ...] = ()
    chosen: list[tuple[int, int, Item]] = []
    for nth, place, item in _in_turn(sections, most):
        tried = sorted([*chosen, (place, nth, item)], key=lambda each: each[:2])
        told = (Section(heading="", items=tuple(each for *_, each in tried)),)
        if len(render(attrs.evolve(frame, sections=told)).splitlines()) <= MOST_LINES:
            kept, chosen = told, tried
    return kept


def _in_turn(sections: list[Section], most: int) -> Iterator[tuple[int, int, Item]]:
    """Yield the first of each part, how sure it is before all others; then the second of each."""
    for nth in range(max(most, _MOST_OF_A_KIND)):
        for place in range(-1, len(sections) - 1):
            items = sections[place].items
            if nth < len(items):
                yield nth, place % len(sections), items[nth]
