"""BWB XML: a `toestand` as wetten.overheid.nl gives it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET  # a document type, which alone can be harmful, is refused before parsing

from fysiodekking.adapters.official_texts.sections import Section, Sections, Unreadable, step
from fysiodekking.model.official_text import Place

DEEPEST: Final = 60
"""So deep may elements stand in each other; those of a law stand about fifteen deep."""
_NO_WORDS: Final = frozenset({"meta-data", "kop", "noot", "redactie", "lidnr", "li.nr"})
_BLOCKS: Final = frozenset({"lijst", "lid", "li", "table", "artikel"})


def read_xml(text: str) -> Sections:
    """Read the articles and annexes of a `toestand`."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("declares a document type or entities, which an official text never needs (take them out)")
    try:
        root = ET.fromstring(text)  # noqa: S314 - see above
    except (ET.ParseError, ValueError) as error:
        raise Unreadable(f"is not well-formed XML: {error} (download it again)") from error
    toestand = root if root.tag == "toestand" else root.find(".//toestand")
    if toestand is None:
        raise Unreadable("is XML without `toestand` (download the XML of the act itself from wetten.overheid.nl)")
    sections = Sections(act=toestand.get("bwb-id"), day=_day(toestand.get("inwerkingtreding")))
    _gather(toestand, sections, 0)
    return sections


def _day(written: str | None) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise Unreadable(f"`inwerkingtreding` is no day: {written!r} (write it as 2026-07-01)") from error


def _gather(element: ET.Element, sections: Sections, depth: int) -> None:
    _bounded(depth)
    for child in element:
        if child.tag == "artikel":
            section = sections.begin(_number(child))
            _fill(child, section, (section.name,), depth + 1)
        elif child.tag == "bijlage":
            section = sections.begin(f"bijlage {_number(child)}")
            _fill(child, section, (section.name,), depth + 1)
        elif child.tag not in _NO_WORDS:
            _gather(child, sections, depth + 1)


def _number(element: ET.Element) -> str:
    written = element.findtext("kop/nr") or element.get("label", "").rpartition(" ")[2]
    if not written.strip():
        raise Unreadable(f"has a `{element.tag}` without a number (download it again)")
    return step(written)


def _fill(element: ET.Element, section: Section, place: Place, depth: int) -> None:
    """Add the words below an element; a `lid` and a `li` are places of their own."""
    _bounded(depth)
    for child in element:
        if child.tag in {"lid", "li"}:
            number = step(child.findtext("lidnr" if child.tag == "lid" else "li.nr") or "")
            below = (*place, number) if number else place
            section.open(below)
            _fill(child, section, below, depth + 1)
        elif child.tag == "al":
            section.add(re.sub(r"\s+", " ", "".join(_words(child))).strip())
            for block in child:
                if block.tag in _BLOCKS:
                    _fill(block, section, place, depth + 1)
        elif child.tag not in _NO_WORDS:
            _fill(child, section, place, depth + 1)


def _words(element: ET.Element, depth: int = 0) -> list[str]:
    _bounded(depth)
    words = [element.text or ""]
    for child in element:
        if child.tag not in _NO_WORDS and child.tag not in _BLOCKS:
            words.extend(_words(child, depth + 1))
        words.append(child.tail or "")
    return words


def _bounded(depth: int) -> None:
    if depth > DEEPEST:
        raise Unreadable(f"has elements more than {DEEPEST} deep in each other (download the XML of the act itself)")
