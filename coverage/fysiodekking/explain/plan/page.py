"""A plan as one page of HTML: the answer, a picture, who pays and why, and the same content as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from fysiodekking.explain import html
from fysiodekking.explain.document import Audience, headed
from fysiodekking.explain.plan.picture import MOST, NARROW, PICTURE_STYLE, WIDE, inline
from fysiodekking.explain.plan.rows import Sheet
from fysiodekking.explain.plan.story import document
from fysiodekking.explain.plan.table import Table, grouped, tabulated
from fysiodekking.explain.plan.words import PlanWords, words_for
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.plan import Plan, demand_plan
from fysiodekking.model.printable import printable

_PARTS: Final = f"""
{PICTURE_STYLE}
figure {{ margin: 1.5rem 0 -1rem; }}
figure svg {{ display: block; width: 100%; height: auto; }}
.narrow {{ display: none !important; }}
.steps .mark::before {{ content: none; }}
.changed > * {{ border-top: 2px solid var(--ink); }}
.note {{ color: var(--quiet); font-size: .875rem; }}
""".strip()

_STYLE: Final = f"""
{html.STYLE}
{_PARTS}
.basic .mark {{ color: var(--basic); }} .package .mark {{ color: var(--package); }}
.insured .mark {{ color: var(--insured); }}
@media (max-width: 38rem) {{ .wide {{ display: none !important; }} .narrow {{ display: block !important; }} }}
@media print {{ .wide {{ display: block !important; }} .narrow {{ display: none !important; }} }}
""".strip()


@carries_no_data
def as_html(planned: Plan, lang: str, audience: Audience = "desk", letterhead: Sequence[str] = ()) -> str:
    """Return a plan as one page that loads nothing.

    :param lang: ``nl`` or ``en``.
    :param letterhead: lines of yours above the answer.
    :param audience: for whom its words are; everybody sees the picture and the table.
    """
    demand_plan(planned)
    words = words_for(planned, lang)
    told = headed(document(planned, words, audience), letterhead)
    parts = [*_figure(planned, words, WIDE, NARROW), *html.sections(told), *_tables(planned, words)]
    return printable(html.page(told, parts, _STYLE))


def as_fragment(planned: Plan, lang: str) -> str:
    """Return a plan as a part of somebody else's page, as a notebook."""
    words = words_for(planned, lang)
    told = document(planned, words, "desk")
    parts = [*_figure(planned, words, WIDE), *html.sections(told), *_tables(planned, words)]
    return printable(html.fragment(told, parts, _PARTS))


def _figure(planned: Plan, words: PlanWords, *sheets: Sheet) -> Iterator[str]:
    yield "<figure>"
    yield from (inline(planned, words, sheet, kind) for sheet, kind in zip(sheets, ("wide", "narrow"), strict=False))
    if len(planned.steps) > MOST:
        sessions = words.catalogue.sessions(str(MOST))
        yield f'<figcaption class="note">{html.text(words.say("picture.first", sessions=sessions))}</figcaption>'
    yield "</figure>"


def _tables(planned: Plan, words: PlanWords) -> Iterator[str]:
    """Yield the table of sessions alike, and folded below it the one of each session, where that is another one."""
    together, apart = grouped(planned, words), tabulated(planned, words)
    folded = len(apart.rows) > len(together.rows)
    yield f"<section>\n<h2>{html.text(words.say('all'))}</h2>"
    shown = together if folded else attrs.evolve(apart, notes=(*together.notes, *apart.notes))
    yield from _table(shown, words.say("all"))
    if folded:
        yield f"<details><summary>{html.text(words.say('each'))}</summary>"
        yield from _table(apart, words.say("each"))
        yield "</details>"
    yield "</section>"


def _table(table: Table, called: str) -> Iterator[str]:
    yield from (f'<p class="note">{html.text(note)}</p>' for note in table.notes)
    # a table wider than a phone scrolls by itself, also with the keyboard; the page never does
    yield f'<div class="table" role="region" aria-label="{html.text(called)}" tabindex="0">\n<table>'
    head = "".join(_cell("th", cell, column, table, scope="col") for column, cell in enumerate(table.head))
    yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
    for index, row in enumerate(table.rows):
        changed = ' class="changed"' if index in table.changed else ""
        number = _cell("th", row[0], 0, table, scope="row")
        cells = "".join(_cell("td", cell, column, table) for column, cell in enumerate(row) if column)
        yield f"<tr{changed}>{number}{cells}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _cell(tag: str, cell: str, column: int, table: Table, *, scope: str | None = None) -> str:
    heads = f' scope="{scope}"' if scope else ""
    number = ' class="number"' if column in table.numeric else ""
    return f"<{tag}{heads}{number}>{html.text(cell)}</{tag}>"
