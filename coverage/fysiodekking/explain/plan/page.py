"""A plan as one page of HTML: the answer, a picture, who pays and why, and the same content as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fysiodekking.explain import html
from fysiodekking.explain.document import Audience
from fysiodekking.explain.plan.picture import MOST, NARROW, PICTURE_STYLE, WIDE, inline
from fysiodekking.explain.plan.story import document
from fysiodekking.explain.plan.table import Table, tabulated
from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.plan import Plan, demand_plan
from fysiodekking.model.printable import printable
from fysiodekking.model.silence import carries_no_data

_STYLE: Final = f"""
{html.STYLE}
{PICTURE_STYLE}
figure {{ margin: 1.5rem 0 -1rem; }}
figure svg {{ display: block; width: 100%; height: auto; }}
.narrow {{ display: none !important; }}
.basic .mark {{ color: var(--basic); }} .package .mark {{ color: var(--package); }}
.insured .mark {{ color: var(--insured); }} .steps .mark::before {{ content: none; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }}
th, td {{ text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: normal; }}
th {{ font-size: .875rem; color: var(--quiet); }}
.number {{ text-align: right; white-space: nowrap; }}
th:last-child, td:last-child {{ padding-right: 0; }}
.changed > * {{ border-top: 2px solid var(--ink); }}
.note {{ color: var(--quiet); font-size: .875rem; }}
@media (max-width: 38rem) {{ .wide {{ display: none !important; }} .narrow {{ display: block !important; }}
  table {{ font-size: .8125rem; }} th {{ font-size: .75rem; }} th, td {{ padding-right: .5rem; }} }}
@media print {{ :root {{ --basic: #0b57a4; --package: #0b7a63; --insured: #b03a12; }}
  .wide {{ display: block !important; }} .narrow {{ display: none !important; }} .table {{ overflow: visible; }}
  table {{ font-size: .9rem; }} thead {{ display: table-header-group; }} tr {{ break-inside: avoid; }} }}
""".strip()


@carries_no_data
def as_html(planned: Plan, lang: str, audience: Audience = "desk") -> str:
    """Return a plan as one page that loads nothing.

    :param lang: ``nl`` or ``en``.
    :param audience: for whom its words are; everybody sees the picture and the table.
    """
    demand_plan(planned)
    words = words_of(lang).naming(planned.steps[0].decision.about.packages)
    told = document(planned, words, audience)
    parts = [*_figure(planned, words), *html.sections(told), *_table(planned, words)]
    return printable(html.page(told, parts, _STYLE))


def _figure(planned: Plan, words: PlanWords) -> Iterator[str]:
    yield "<figure>"
    yield inline(planned, words, WIDE, "wide")
    yield inline(planned, words, NARROW, "narrow")
    if len(planned.steps) > MOST:
        sessions = words.catalogue.sessions(str(MOST))
        yield f'<figcaption class="note">{html.text(words.say("picture.first", sessions=sessions))}</figcaption>'
    yield "</figure>"


def _table(planned: Plan, words: PlanWords) -> Iterator[str]:
    table = tabulated(planned, words)
    heading = html.text(words.say("all"))
    yield f'<section>\n<h2 id="all">{heading}</h2>'
    yield from (f'<p class="note">{html.text(note)}</p>' for note in table.notes)
    # a table wider than a phone scrolls by itself, also with the keyboard; the page never does
    yield '<div class="table" role="region" aria-labelledby="all" tabindex="0">\n<table>'
    head = "".join(_cell("th", cell, column, table, scope="col") for column, cell in enumerate(table.head))
    yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
    for index, row in enumerate(table.rows):
        changed = ' class="changed"' if index in table.changed else ""
        number = _cell("th", row[0], 0, table, scope="row")
        cells = "".join(_cell("td", cell, column, table) for column, cell in enumerate(row) if column)
        yield f"<tr{changed}>{number}{cells}</tr>"
    yield "</tbody>\n</table>\n</div>\n</section>"


def _cell(tag: str, cell: str, column: int, table: Table, *, scope: str | None = None) -> str:
    heads = f' scope="{scope}"' if scope else ""
    number = ' class="number"' if column in table.numeric else ""
    return f"<{tag}{heads}{number}>{html.text(cell)}</{tag}>"
