"""The picture of a plan: a mark for each session, an area for what was paid so far, a line where a limit runs out.

Sessions run from left to right in rows; weekly sessions fill a row in half a year, on a phone in a quarter. Beyond
`ROOMY` sessions they stand twice as close. No script, no font and no image is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import accumulate
from typing import Final

import attrs

from fysiodekking.explain.html import COLOURS
from fysiodekking.explain.plan.flags import Flag, flags
from fysiodekking.explain.plan.labels import SIZE, cut, width_of
from fysiodekking.explain.plan.marks import shapes_for
from fysiodekking.explain.plan.rows import GAP, Row, Sheet, drawn_row
from fysiodekking.explain.plan.story import amount_open, first_sentence, kind_of
from fysiodekking.explain.plan.table import totals
from fysiodekking.explain.plan.words import PlanWords, words_for
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.money import NOTHING
from fysiodekking.model.plan import Plan, demand_plan
from fysiodekking.model.printable import printable

PICTURE_STYLE: Final = """
.picture { font: 11px/1 system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
.picture text { fill: var(--quiet); }
.picture .base, .picture .grid { stroke: var(--line); stroke-width: 1; } .picture .grid { stroke-dasharray: 1 3; }
.picture g { fill: currentColor; stroke: currentColor; stroke-width: 0; }
.picture .basic { color: var(--basic); } .picture .package { color: var(--package); }
.picture .insured { color: var(--insured); } .picture .nobody, .picture .unknown { color: var(--quiet); }
.picture .asks { font-weight: 700; text-anchor: middle; }
.picture .sum { fill: var(--insured); fill-opacity: .3; stroke: var(--insured); stroke-width: 1.5; }
.picture path.limit, .picture path.year { fill: none; }
.picture .limit { stroke: var(--ink); stroke-width: 1; }
.picture .year { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 3 3; }
.picture .flag { fill: var(--ink); font-weight: 600; }
.picture .flag, .picture .new { paint-order: stroke; stroke: var(--paper); stroke-width: 4px;
  stroke-linejoin: round; }
.picture .key { font-size: 12px; fill: var(--ink); }
.picture .title { font-weight: 650; fill: var(--ink); }
""".strip()

MOST: Final = 1040
"""The most sessions that are drawn: twenty years of weekly ones."""

ROOMY: Final = 78
"""The most sessions that stand at ease; more of them stand twice as close."""

_WIDEST: Final = 40.0
"""The most room for one session."""

_EDGE: Final = 20
_TITLE: Final = 34
_KEY: Final = 22

_LARGE: Final = 15.0
_SMALL: Final = 12.0
"""Sizes of the sentence above a picture: where it would have to be smaller than this, it stands in several lines."""
_LINE: Final = 17

WIDE: Final = Sheet(width=704, columns=26)
NARROW: Final = Sheet(width=340, columns=13)


@carries_no_data
def as_svg(planned: Plan, lang: str) -> str:
    """Return the picture of a plan as a file of its own, light or dark as the reader's screen is.

    :param lang: ``nl`` or ``en``.
    """
    demand_plan(planned)
    words = words_for(planned, lang)
    answer = first_sentence(planned, words)
    drawn, height = _drawn(planned, words, WIDE)
    size, lines = _title(answer)
    above = _EDGE + _TITLE + _LINE * (len(lines) - 1)
    width, whole = WIDE.width + 2 * _EDGE, height + above
    return printable(f"""<svg xmlns="http://www.w3.org/2000/svg" class="picture" lang="{lang}" role="img" \
aria-label="{escape(answer)}" width="{width}" height="{whole}" viewBox="0 0 {width} {whole}">
<style>
{COLOURS}
{PICTURE_STYLE}
</style>
<rect width="{width}" height="{whole}" rx="8" fill="var(--paper)"/>
{_title_lines(size, lines)}
<svg x="{_EDGE}" y="{above}" width="{WIDE.width}" height="{height}">
{drawn}
</svg>
</svg>
""")


def _title(answer: str) -> tuple[float, list[str]]:
    """Return the size of the sentence above a picture, and its lines."""
    size = min(_LARGE, _LARGE * WIDE.width / width_of(answer, _LARGE))
    if size >= _SMALL:
        return size, [answer]
    lines: list[str] = []
    for word in answer.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, _SMALL) <= WIDE.width:
            lines[-1] = longer
        else:
            lines.append(word)
    return _SMALL, lines


def _title_lines(size: float, lines: Iterable[str]) -> str:
    return "\n".join(
        f'<text class="title" x="{_EDGE}" y="{_EDGE + 14 + index * _LINE}" font-size="{size:g}">{escape(line)}</text>'
        for index, line in enumerate(lines)
    )


def inline(planned: Plan, words: PlanWords, sheet: Sheet, kind: str) -> str:
    """Return the picture of a plan for a page, which has the colours.

    :param kind: a class for the style sheet of the page.
    """
    drawn, height = _drawn(planned, words, sheet)
    called = words.say("picture", answer=first_sentence(planned, words))
    frame = f'role="img" aria-label="{escape(called)}" viewBox="0 0 {sheet.width} {height}"'
    return f'<svg class="picture {kind}" {frame}>\n{drawn}\n</svg>'


def _drawn(planned: Plan, words: PlanWords, sheet: Sheet) -> tuple[str, int]:
    """Draw the legend and all rows; return them and their height."""
    steps = planned.steps[:MOST]
    exact = (None if total is None else total.exact for total in totals(planned))
    so_far = tuple(accumulate(exact, lambda before, total: None if before is None else total))
    highest = max((total for total in so_far[: len(steps)] if total is not None), default=NOTHING)
    open_ = any(map(amount_open, steps))
    most = sheet.columns if len(steps) <= ROOMY else 2 * sheet.columns
    rows = -(-len(steps) // most)
    margin = (0.0 if highest == NOTHING else width_of(words.catalogue.euros(highest))) + GAP
    sheet = attrs.evolve(sheet, columns=-(-len(steps) // rows), margin=margin)
    cell = min((sheet.width - sheet.margin) / sheet.columns, _WIDEST)
    shapes = shapes_for(map(kind_of, steps))
    made = Row(sheet=sheet, words=words, shapes=shapes, steps=steps, cell=cell, so_far=so_far, highest=highest)
    all_flags = flags(planned, words)
    parts, y = _legend(made, area=highest != NOTHING, open_=open_)
    for start in range(0, len(steps), sheet.columns):
        row = attrs.evolve(made, steps=steps[start : start + sheet.columns])
        drawn, height = drawn_row(row, _in_row(all_flags, row, last=start + sheet.columns >= len(steps)))
        parts.append(f'<svg y="{y}" width="{sheet.width}" height="{height}" overflow="visible">{drawn}</svg>')
        y += height
    return "\n".join(parts), y


def _in_row(all_flags: Iterable[Flag], row: Row, *, last: bool) -> list[Flag]:
    """Return the flags of a row; one between two rows stands before the second."""
    first = row.steps[0].number - 1
    end = first + len(row.steps) + (1 if last else 0)
    return [flag for flag in all_flags if first <= flag.after < end]


def _legend(row: Row, *, area: bool, open_: bool) -> tuple[list[str], int]:
    """Draw what each mark stands for, in as many lines as it needs; return them and their height."""
    entries = [
        (f'<g class="{kind.name}">{shape(7, -4, 6.5)}</g>', kind.called(row.words))
        for kind, shape in row.shapes.items()
    ]
    if area:
        entries.append(('<path class="sum" d="M1 1V-5H7V-10H13V1Z"/>', row.words.say("bar")))
    if open_:
        entries.append(('<text class="asks" x="7">?</text>', row.words.say("bar.open")))
    parts, x, y = [], 0.0, 15
    for mark, words in entries:
        text = cut(words, (row.sheet.width - 20) * SIZE / 12)
        wide = 20 + width_of(text, 12)
        if x and x + wide > row.sheet.width:
            x, y = 0.0, y + _KEY
        key = f'<text class="key" x="20">{escape(text)}</text>'
        parts.append(f'<g class="entry" transform="translate({x:.1f} {y})">{mark}{key}</g>')
        x += wide + 18
    return parts, y + 18
