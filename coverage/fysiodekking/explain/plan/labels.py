"""Labels that do not lie on each other: how wide a text is, and which of several find room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import count
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

    def covers(self, x: float) -> bool:
        """Tell whether a line at some place would run through it."""
        return self.left < x < self.right

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


def beside(x: float, text: str, low: float, high: float, lines: Iterable[float] = ()) -> Label:
    """Place a text to the right of a line, to its left, or at an edge across it, in this order, where there is room.

    The place across the fewest other lines is taken; a text for which there is no room is cut.

    :param lines: where the other lines stand.
    """
    gap, text = 5, cut(text, high - low)
    width, others = width_of(text), [*lines]
    right, left = Label(x + gap, text), Label(x - gap - width, text, "end")
    places = (right, left, Label(high - width, text, "end"), Label(low, text))
    return min(places, key=lambda each: (each.left < low or each.right > high, sum(map(each.covers, others))))


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


def stacked(pointed: Sequence[tuple[float, Label]]) -> list[int]:
    """Return the lane of each label, from 0 upwards, in which it lies on no other.

    Lanes are taken from below so that no line runs through the text of another, where that can be.

    :param pointed: where the line of a label stands, which runs from it down across the lanes below, and the label.
    """
    lanes: dict[int, int] = {}
    left = [*range(len(pointed))]
    while left:
        crossed = {at for at in left for other in left if other != at and pointed[at][1].covers(pointed[other][0])}
        at = next((each for each in left if each not in crossed), left[0])
        left.remove(at)
        label = pointed[at][1]
        above = max((lane for other, lane in lanes.items() if label.covers(pointed[other][0])), default=0)
        taken = {lane for other, lane in lanes.items() if label.overlaps(pointed[other][1])}
        lanes[at] = next(lane for lane in count(above) if lane not in taken)
    return [lanes[at] for at in range(len(pointed))]
