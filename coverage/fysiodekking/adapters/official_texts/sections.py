"""What a reader gathers: articles and annexes, each perhaps in several versions, and which of them is of a day."""

from __future__ import annotations

from datetime import date

import attrs

from fysiodekking.model.official_text import Passage, Place


class Unreadable(Exception):
    """What is wrong with a file, and what to do."""


@attrs.define
class Section:
    """One article or annex, or one version of it.

    :param day: the day of its text, where it says one itself.
    """

    name: str
    day: date | None = None
    parts: list[tuple[Place, list[str]]] = attrs.field(factory=list)

    def open(self, place: Place) -> None:
        """Begin a part: what follows stands there."""
        self.parts.append((place, []))

    def add(self, words: str) -> None:
        """Add words to the part that was begun last."""
        self.parts[-1][1].append(words)


@attrs.define
class Sections:
    """Everything that a file holds.

    :param act: the number that the file gives itself.
    :param day: the day that the file gives itself.
    """

    act: str | None = None
    day: date | None = None
    found: list[Section] = attrs.field(factory=list)

    def begin(self, name: str) -> Section:
        """Begin an article or annex."""
        section = Section(name)
        section.open((name,))
        self.found.append(section)
        return section

    def of(self, day: date) -> tuple[Passage, ...]:
        """Return what was in force on a day: of each article the newest version that is not younger than it."""
        newest: dict[str, Section] = {}
        for section in self.found:
            of = section.day or self.day or day
            before = newest.get(section.name)
            if of <= day and (before is None or (before.day or self.day or day) < of):
                newest[section.name] = section
        chosen = [section for section in self.found if newest.get(section.name) is section]
        return tuple(
            Passage(place, " ".join(words))
            for section in chosen
            for place, words in section.parts
            if words or place == section.parts[0][0]
        )


def step(number: str) -> str:
    """Write the number of a part as a place has it: ``1.``, ``a.`` and ``10°.`` without what ends them."""
    return number.strip().rstrip(".°º)").lstrip("(").strip()
