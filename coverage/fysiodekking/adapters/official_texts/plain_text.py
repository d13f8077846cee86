"""Markdown or plain text of an act: an article begins with a line of its own, a paragraph with its number.

The heading of a chapter, or another that is not lower, ends the article or annex before it. A file with front matter
(`identifier`, `last_updated`) says which act it is and of which day; an article or annex that stands there in several
versions says the day of each in its links to the act itself (`…&g=2024-09-14`).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from fysiodekking.adapters.official_texts.sections import Section, Sections, Unreadable, step
from fysiodekking.model.official_text import Place

_HEADING: Final = re.compile(r"(#*)\s*(artikel|bijlage)\s+([\w.:]*\w)\.?(\s.*)?", re.IGNORECASE)
_CHAPTER: Final = re.compile(r"#+\s*(?:hoofdstuk|afdeling|paragraaf|titel|deel|§)", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\[\]]*)\](?:\(([^()\s]*)\)|\[[^\[\]]*\])")
_OF_DAY: Final = re.compile(r"c:(BWBR\d{7})[^\s()]{0,300}?&g=(\d{4}-\d\d-\d\d)")
_FRONT: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD: Final = re.compile(r'^(identifier|last_updated):\s*"?([^"\n]*?)"?\s*$', re.MULTILINE)
_BULLET: Final = re.compile(r"\A[-*+]\s+")
_PARAGRAPH: Final = re.compile(r"(\d{1,2}[a-z]?)(?:\.\s*|\s+)(?=[^\W\d_a-z]|vervallen)")
_LETTER: Final = re.compile(r"([a-z]{1,2})\.\s*(?!\w\.)(?=\S)")
_NUMBER: Final = re.compile(r"(\d{1,2})[°º]\.?\s*")
_UNITS: Final = ((_PARAGRAPH, 1), (_LETTER, 2), (_NUMBER, 3))


def read_lines(text: str) -> Sections:
    """Read the articles and annexes of a text."""
    sections, body = _front_matter(text.replace("\r\n", "\n"))
    section: Section | None = None
    marks = 0
    levels: dict[int, str] = {}
    for raw in _without_comments(body).split("\n"):
        line = _without_links(raw).strip()
        heading = _HEADING.fullmatch(line)
        if heading is not None and (heading[1] or not (heading[4] or "").strip()):
            section, marks, levels = sections.begin(_name(heading)), len(heading[1]), {}
        elif line.startswith("#"):
            lower = len(line) - len(line.lstrip("#")) > marks
            section = section if lower and not _CHAPTER.match(line) else None
        elif section is not None and line:
            _dated(section, raw, sections.act)
            _add(section, levels, _BULLET.sub("", line))
    return sections


def _front_matter(text: str) -> tuple[Sections, str]:
    front = _FRONT.match(text)
    if front is None:
        return Sections(), text
    fields = dict(_FIELD.findall(front[1]))
    try:
        day = date.fromisoformat(fields["last_updated"]) if "last_updated" in fields else None
    except ValueError as error:
        raise Unreadable(f"`last_updated` is no day: {fields['last_updated']!r} (write it as 2024-09-14)") from error
    return Sections(act=fields.get("identifier"), day=day), text[front.end() :]


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def _name(heading: re.Match[str]) -> str:
    number = step(heading[3])
    return f"bijlage {number}" if heading[2].lower() == "bijlage" else number


def _without_links(line: str) -> str:
    return _LINK.sub(r"\1", line)


def _dated(section: Section, line: str, act: str | None) -> None:
    """Give a section the day that its first link to the act itself names."""
    if section.day is None:
        days = [day for number, day in _OF_DAY.findall(line) if act in {None, number}]
        if days:
            section.day = date.fromisoformat(days[0])


def _add(section: Section, levels: dict[int, str], line: str) -> None:
    """Add a line to its part: a number begins a paragraph, a letter a part of it, a number with ° a part of that."""
    for unit, level in _UNITS:
        begun = unit.match(line)
        if begun is not None:
            for deeper in [each for each in levels if each >= level]:
                del levels[deeper]
            levels[level] = begun[1]
            section.open(_place(section, levels))
            line = line[begun.end() :]
            break
    section.add(line)


def _place(section: Section, levels: dict[int, str]) -> Place:
    return (section.name, *(levels[level] for level in sorted(levels)))
