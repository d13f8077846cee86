"""The official text of an act on a day, as far as a file holds it: articles and annexes, each part at its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

Place = tuple[str, ...]
"""An article or annex, then paragraph, letter and number in it: ``("2.6", "2")``, ``("bijlage 1", "1", "a", "1")``."""


@attrs.frozen
class Passage:
    """Words that stand at one place, without those of the parts below it."""

    place: Place
    words: str


@attrs.frozen(kw_only=True)
class OfficialText:
    """What a file holds of an act.

    :param act: its number on wetten.overheid.nl, as ``BWBR0018492``.
    :param day: the day on which the text was in force.
    :param passages: in the order of the text.
    """

    act: str
    day: date
    passages: tuple[Passage, ...]

    def has(self, place: Place) -> bool:
        """Say whether anything stands at a place."""
        return any(True for _ in self._at(place))

    def words_at(self, place: Place) -> str:
        """Return the words of a place with those of all parts below it."""
        return " ".join(passage.words for passage in self._at(place))

    def paragraphs(self) -> dict[Place, str]:
        """Return the words of every paragraph, and of what stands in an article before its first one."""
        words: dict[Place, list[str]] = {}
        for passage in self.passages:
            words.setdefault(passage.place[:2], []).append(passage.words)
        return {place: " ".join(parts) for place, parts in words.items()}

    def _at(self, place: Place) -> Iterator[Passage]:
        return (passage for passage in self.passages if passage.place[: len(place)] == place)
