"""One row of the picture of a plan, from the top: flags, what was paid so far, the line, marks, numbers, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Final

import attrs

from fysiodekking.explain.plan.flags import Flag
from fysiodekking.explain.plan.labels import APART, Label, beside, centred, placed, stacked, width_of
from fysiodekking.explain.plan.marks import Shape
from fysiodekking.explain.plan.story import Kind, amount_open, amount_words, kind_of, own_costs
from fysiodekking.explain.plan.words import PlanWords
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.plan import Step

_LANE: Final = 17
"""Height of one line of flags."""

_AREA: Final = 52
"""Height of the area of what was paid, with the room above it."""

_ASKED: Final = 22
"""The same where no amount is known, and question marks stand instead."""

GAP: Final = 8
_EVERY: Final = 5


@attrs.frozen(kw_only=True)
class Sheet:
    """The paper of a picture.

    :param width: its width in pixels at its natural size.
    :param columns: sessions in a row, at most.
    :param margin: what is kept free on the left for amounts.
    """

    width: int
    columns: int
    margin: float = 0.0


@attrs.frozen(kw_only=True)
class Row:
    """One row of a picture: its sessions, and where they stand.

    :param cell: the width of one session.
    :param so_far: what the patient has paid after each session of the plan; None where that is not known.
    :param highest: the most of it; nothing when no amount is known.
    """

    sheet: Sheet
    words: PlanWords
    shapes: Mapping[Kind, Shape]
    steps: Sequence[Step]
    cell: float
    so_far: Sequence[Money | None]
    highest: Money

    def x(self, step: Step) -> float:
        """Return where the middle of a session stands."""
        return self.border(step.number - 1) + self.cell / 2

    def border(self, after: int) -> float:
        """Return where the line behind so many sessions of the plan stands."""
        return self.sheet.margin + (after - self.steps[0].number + 1) * self.cell


def drawn_row(row: Row, flags: Sequence[Flag]) -> tuple[str, int]:
    """Draw one row; return it and its height.

    :param flags: the lines of this row, in their order.
    """
    backwards = flags[::-1]
    lines = [row.border(flag.after) for flag in backwards]
    pointed = [
        (x, beside(x, flag.text, 0, row.sheet.width, {*lines} - {x})) for x, flag in zip(lines, backwards, strict=True)
    ]
    stack = stacked(pointed)
    lanes = max(stack, default=-1) + 1
    paid = any(row.so_far[step.number - 1] not in {None, NOTHING} for step in row.steps)
    asked = any(map(amount_open, row.steps))
    base = lanes * _LANE + (_AREA if paid else _ASKED if asked else 8) + 4
    parts = [_line(row, base), *(_area(row, base) if paid else ()), *_asks(row, base)]
    for flag, (x, label), lane in zip(backwards, pointed, stack, strict=True):
        kind, top = "year" if flag.quiet else "limit", (lanes - lane - 1) * _LANE + (15 if label.covers(x) else 2)
        parts.append(f'<path class="{kind}" d="M{x:.1f} {top}V{base + 26}"/>')
    for flag, (_, label), lane in zip(backwards, pointed, stack, strict=True):
        parts.append(label.drawn((lanes - lane - 1) * _LANE + 11, "new" if flag.quiet else "flag"))
    parts.extend(_marks(row, base + 14))
    parts.extend(label.drawn(base + 38) for label in placed(_numbers(row)))
    parts.extend(label.drawn(base + 54) for label in placed(_dates(row)))
    return "".join(parts), base + 78


def _line(row: Row, y: int, kind: str = "base") -> str:
    return f'<path class="{kind}" d="M{row.sheet.margin:.1f} {y + 0.5}H{row.border(row.steps[-1].number):.1f}"/>'


def _area(row: Row, base: int) -> Iterator[str]:
    """Draw how what the patient pays adds up, as far as it is known."""
    top = base - _AREA + 8
    amount = row.words.catalogue.euros(row.highest)
    yield _line(row, top, "grid")
    yield f'<text x="{row.sheet.margin - GAP:.1f}" y="{top + 4}" text-anchor="end">{escape(amount)}</text>'
    first = row.steps[0].number
    total = row.so_far[first - 2] if first > 1 else NOTHING
    if total is None:
        return
    drawn, end = f"M{row.border(first - 1):.1f} {base}V{_height(total, row, base, top)}", row.border(first - 1)
    for step in row.steps:
        total = row.so_far[step.number - 1]
        if total is None:
            break
        end = row.border(step.number)
        drawn += f"H{row.x(step):.1f}V{_height(total, row, base, top)}H{end:.1f}"
    yield f'<path class="sum" d="{drawn}V{base}Z"/>'


def _height(total: Money, row: Row, base: int, top: int) -> str:
    return f"{base - (base - top) * total.cents / row.highest.cents:.1f}"


def _asks(row: Row, base: int) -> Iterator[str]:
    """Draw a question mark where only the amount is unknown."""
    for step in row.steps:
        if amount_open(step):
            yield f'<text class="asks" x="{row.x(step):.1f}" y="{base - 6}">?</text>'


def _marks(row: Row, y: float) -> Iterator[str]:
    size = max(3.5, min(7.0, row.cell * 0.32))
    for step in row.steps:
        kind = kind_of(step)
        said = row.words.say(
            "session",
            number=str(step.number),
            date=row.words.catalogue.day(step.date),
            payer=kind.called(row.words),
            amount=amount_words(own_costs(step), row.words),
        )
        shape = row.shapes[kind](round(row.x(step), 1), y, size)
        yield f'<g class="{kind.name}"><title>{escape(said)}</title>{shape}</g>'


def _numbers(row: Row) -> Iterator[Label]:
    """Yield the numbers: all where there is room, else the first of the row and every fifth."""
    roomy = row.cell >= width_of("00") + APART
    for step in row.steps:
        if roomy or step is row.steps[0] or step.number % _EVERY == 0:
            yield centred(row.x(step), str(step.number), 0, row.sheet.width)


def _dates(row: Row) -> Iterator[Label]:
    """Yield dates, the important ones first: the first session, where the payer changes, the last; then the months."""
    first, last = row.steps[0], row.steps[-1]
    years = {step.number for before, step in pairwise(row.steps) if before.date.year != step.date.year}
    for step in (first, *(each for each in row.steps[1:] if each.changed), last):
        shown = row.words.short_day(step.date, year=step is first or step.number in years)
        yield centred(row.x(step), shown, row.sheet.margin, row.sheet.width)
    for before, step in pairwise(row.steps):
        if before.date.month != step.date.month:
            yield centred(row.x(step), row.words.short_month(step.date), row.sheet.margin, row.sheet.width)
