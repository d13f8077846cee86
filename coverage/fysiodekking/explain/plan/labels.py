"""Labels that do not lie on each other: how wide a text is, and which of several find room."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

import attrs

SIZE: Final = 11
"""Height of the letters, in the units of the picture."""

_LETTER: Final = 0.63
APART: Final = 6
"""The room between two labels, at least."""


def width_of(text: str, size: float = SIZE) -> float:
    """Return how wide a text is at most, for the common fonts of screens."""
    return len(text) * size * _LETTER


@attrs.frozen
class Label:
    """A text on a line of labels.

    :param left: where its room begins.
    :param text: what it says.
    :param anchor: where in its room it stands: start, middle or end.
    """

    left: float
    text: str
    anchor: str = "start"

    @property
    def right(self) -> float:
        """Where its room ends."""
        return self.left + width_of(self.text)

    def overlaps(self, other: Label) -> bool:
        """Tell whether two labels lie on each other or touch."""
        return self.left < other.right + APART and other.left < self.right + APART

    def drawn(self, y: float, kind: str = "") -> str:
        """Write the label; a font narrower than its room leaves the gap on the side where nothing is pointed at."""
        x = {"start": self.left, "middle": (self.left + self.right) / 2, "end": self.right}[self.anchor]
        named = f' class="{kind}"' if kind else ""
        return f'<text x="{x:.1f}" y="{y:g}" text-anchor="{self.anchor}"{named}>{escape(self.text)}</text>'


def centred(x: float, text: str, low: float, high: float) -> Label:
    """Place a text around a point, between two edges."""
    left, leftmost, rightmost = x - width_of(text) / 2, low, high - width_of(text)
    if left >= rightmost:
        return Label(max(low, rightmost), text, "end")
    return Label(leftmost, text) if left <= leftmost else Label(left, text, "middle")


def beside(x: float, text: str, low: float, high: float) -> Label:
    """Place a text to the right of a line, or to its left where there is no room; cut what fits on neither side."""
    gap = 5
    if x + gap + width_of(text) <= high:
        return Label(x + gap, text)
    if x - gap - width_of(text) >= low:
        return Label(x - gap - width_of(text), text, "end")
    fitted = cut(text, high - low)
    return Label(high - width_of(fitted), fitted, "end")


def cut(text: str, room: float) -> str:
    """Return as much of a text as there is room for, with a mark where it was cut."""
    most = int(room / width_of("m"))
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def placed(labels: Iterable[Label]) -> list[Label]:
    """Return the labels that find room, the first ones first."""
    kept: list[Label] = []
    for label in labels:
        if not any(label.overlaps(other) for other in kept):
            kept.append(label)
    return kept


def stacked(labels: Iterable[Label]) -> list[tuple[Label, int]]:
    """Give each label a lane, from 0, in which it lies on no other."""
    lanes: list[list[Label]] = []
    found: list[tuple[Label, int]] = []
    for label in labels:
        lane = next((number for number, each in enumerate(lanes) if not any(map(label.overlaps, each))), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(label)
        found.append((label, lane))
    return found
