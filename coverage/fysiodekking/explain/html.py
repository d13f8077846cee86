"""One page of HTML that needs nothing else: readable on a phone and on paper, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from fysiodekking.explain.document import Document, Item, Section, Source

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --quiet: #5a5a5a; --line: #d5d5d5; --link: #0b57a4;
  --met: #1a6b2f; --refused: #a3261b; --unknown: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --quiet: #a8a8a8; --line: #3c3c3c;
  --link: #8ab8f0; --met: #7fd092; --refused: #ff9c90; --unknown: #f0c060; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 42rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
p { margin: .5rem 0; }
ul, ol { margin: .5rem 0; padding-left: 1.4rem; }
li { margin: .5rem 0; }
a { color: var(--link); }
code { font-size: .875em; color: var(--quiet); }
.mark { font-weight: 600; border: 1px solid; border-radius: .25rem; padding: 0 .35em;
  font-size: .8125rem; white-space: nowrap; color: var(--quiet); }
.met .mark, .met_if .mark { color: var(--met); }
.refused .mark { color: var(--refused); }
.unknown .mark { color: var(--unknown); }
.question { font-weight: 600; }
.details, .source { display: block; color: var(--quiet); font-size: .9rem; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } a { color: inherit; }
  h2 { break-after: avoid; } li { break-inside: avoid; } }
""".strip()


def render(document: Document) -> str:
    """Write a document as a page; every text is escaped, and nothing is loaded from elsewhere."""
    sections = "\n".join("\n".join(_section(section, document.source_word)) for section in document.sections)
    opening = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in document.opening)
    return f"""<!doctype html>
<html lang="{escape(document.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)}</title>
<style>
{STYLE}
</style>
</head>
<body>
<main>
<h1>{escape(document.answer)}</h1>
{opening}
{sections}
</main>
</body>
</html>
"""


def _section(section: Section, source_word: str) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(section.heading)}</h2>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs)
    if section.items:
        tag = "ol" if section.ordered else "ul"
        yield f"<{tag}>"
        yield from (_item(item, source_word) for item in section.items)
        yield f"</{tag}>"
    yield "</section>"


def _item(item: Item, source_word: str) -> str:
    kind = f' class="{escape(item.verdict)}"' if item.verdict else ""
    parts = [
        f'<span class="mark">{escape(item.mark)}</span> ' if item.mark else "",
        f'<span class="question">{escape(item.question)}</span> ' if item.question else "",
        escape(item.text),
        f" <code>{escape(item.code)}</code>" if item.code else "",
        f'<span class="details">{escape(item.details)}</span>' if item.details else "",
        *(f'<span class="source">{escape(source_word)}: {_source(source)}</span>' for source in item.sources),
    ]
    return f"<li{kind}>{''.join(parts)}</li>"


def _source(source: Source) -> str:
    label = escape(source.label)
    linked = f'<a href="{escape(source.url)}">{label}</a>' if source.url else label
    return f'{linked}: <q lang="nl">{escape(source.quote)}</q>' if source.quote else linked
