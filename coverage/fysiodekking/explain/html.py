"""One page of HTML that needs nothing else: readable on a phone and on paper, by day and by night."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from typing import Final

from fysiodekking.explain.document import Document, Item, Section, Source
from fysiodekking.explain.text import tied

COLOURS: Final = """
:root { color-scheme: light dark; --ink: #1a1c1e; --paper: #fff; --quiet: #55595e; --line: #d9dbde; --soft: #f4f5f6;
  --link: #0b57a4; --met: #17682d; --refused: #a3261b; --unknown: #7a4f00;
  --basic: #0b57a4; --package: #0b7a63; --insured: #b03a12; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eaec; --paper: #15171a; --quiet: #a9adb3; --line: #373b40;
  --soft: #1f2226; --link: #8fbcf2; --met: #7fd092; --refused: #ff9c90; --unknown: #f0c060;
  --basic: #8fbcf2; --package: #62cdb0; --insured: #ff9d76; } }
""".strip()
"""Ink and paper for day and night, and a colour for each payer that the colour-blind tell apart as well.

Every pair has the contrast that small text needs.
"""

_PARTS: Final = """
h2 { font-size: 1.0625rem; line-height: 1.35; margin: 2.25rem 0 .75rem; padding-top: 1rem;
  border-top: 1px solid var(--line); }
p { margin: .5rem 0; }
ul, ol { margin: .5rem 0; padding-left: 1.25rem; }
li { margin: .6rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
code { font: .8125rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--quiet); }
.steps { list-style: none; padding: 0; }
.steps > li { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; margin: 1rem 0; }
.mark { justify-self: start; align-self: start; margin-top: .1em; padding: .05rem .5rem; border: 1px solid;
  border-radius: .8rem; font-size: .8125rem; font-weight: 600; color: var(--quiet); }
.mark::before { content: "·" / ""; margin-right: .4em; }
.met .mark { color: var(--met); } .met .mark::before { content: "✓" / ""; }
.met_if .mark, .provided .mark { border-style: dashed; }
.met_if .mark { color: var(--unknown); } .met_if .mark::before { content: "(✓)" / ""; }
.refused .mark { color: var(--refused); } .refused .mark::before { content: "✕" / ""; }
.unknown .mark { color: var(--unknown); } .unknown .mark::before { content: "?" / ""; }
.question { display: block; font-weight: 600; }
.details, .sources, .code { color: var(--quiet); font-size: .875rem; line-height: 1.5; }
.details, .code { display: block; margin-top: .25rem; }
.sources { margin-top: .35rem; } .sources summary { cursor: pointer; }
.sources ul { list-style: none; margin: .35rem 0 0; padding: 0 0 0 .75rem; border-left: 2px solid var(--line); }
.sources li { margin: .15rem 0; }
.letterhead { margin: 0 0 1.5rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line);
  color: var(--quiet); font-size: .875rem; } .letterhead p { margin: 0; }
.split { margin: 0 0 1.5rem; } .split > svg { display: block; width: 100%; height: 1.5rem; }
.split ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; }
.split li { margin: 0; } .split li svg { width: .8em; height: .8em; margin-right: .4em; }
.split .basic { fill: var(--basic); } .split .package { fill: var(--package); }
.split .insured, .split .deductible { fill: var(--insured); } .split .deductible { fill-opacity: .6; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: normal; }
th { font-size: .875rem; color: var(--quiet); } th:last-child, td:last-child { padding-right: 0; }
.table { overflow-x: auto; } .number { text-align: right; white-space: nowrap; }
""".strip()
"""How the parts of a page look, on whatever ink and paper."""

STYLE: Final = f"""
{COLOURS}
* {{ box-sizing: border-box; }}
html {{ -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }}
body {{ margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }}
h1 {{ font-size: clamp(1.35rem, 1.1rem + 1.2vw, 1.75rem); line-height: 1.25; margin: 0 0 1.25rem; text-wrap: balance; }}
{_PARTS}
@media (max-width: 34rem) {{ body {{ padding-top: 1.25rem; }}
  .steps > li {{ grid-template-columns: 1fr; gap: .3rem; }}
  table {{ font-size: .8125rem; }} th {{ font-size: .75rem; }} th, td {{ padding-right: .5rem; }} }}
@media print {{ :root {{ color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #bbb; --soft: #f4f5f6;
    --link: #000; --met: #17682d; --refused: #a3261b; --unknown: #7a4f00;
    --basic: #0b57a4; --package: #0b7a63; --insured: #b03a12; }}
  @page {{ margin: 18mm 16mm; }}
  html {{ font-size: 10pt; }} body {{ max-width: none; padding: 0; line-height: 1.45; }}
  h1, h2 {{ break-after: avoid; }} h2 {{ margin-top: 1.5rem; }} li, figure {{ break-inside: avoid; }}
  .steps > li {{ grid-template-columns: 10.5rem 1fr; gap: 0 1rem; margin: .6rem 0; }}
  .sources::details-content {{ content-visibility: visible; block-size: auto; }}
  .sources summary {{ list-style: none; }} details:not(.sources, [open]) {{ display: none; }}
  .table {{ overflow: visible; }} table {{ font-size: .9rem; }}
  thead {{ display: table-header-group; }} tr {{ break-inside: avoid; }}
  .sources a::after {{ content: " (" attr(href) ")"; font-size: .85em; }} }}
""".strip()

_INK: Final = "currentColor"
_FRAGMENT: Final = f"""
--ink: {_INK}; --quiet: {_INK}; --link: {_INK}; --met: {_INK}; --refused: {_INK}; --unknown: {_INK};
--paper: transparent; --soft: transparent; --line: color-mix(in srgb, currentColor 30%, transparent);
--basic: #2f7fd0; --package: #0f9277; --insured: #cf5526; max-width: 46rem; overflow-wrap: anywhere;
{_PARTS}
.answer {{ font-size: 1.125rem; font-weight: 600; }} summary {{ cursor: pointer; }}
""".strip()
"""The same in somebody else's page: its ink, by day and by night, and payers that are seen on white and on black."""

_DRAWN: Final = 400
"""The width of a drawn price, of whatever size it is shown."""
_GAP: Final = 2


def render(document: Document) -> str:
    """Write a document as a page; every text is escaped, and nothing is loaded from elsewhere."""
    return page(document, sections(document))


def page(document: Document, parts: Iterable[str], style: str = STYLE) -> str:
    """Write the frame of a page with its answer, and parts that are HTML already.

    :param parts: what follows the answer and the opening.
    :param style: the whole style sheet.
    """
    head = "\n".join(_letterhead(document.letterhead))
    below = "\n".join([*_opening(document), *parts])
    return f"""<!doctype html>
<html lang="{escape(document.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(document.title)}</title>
<style>
{style}
</style>
</head>
<body>
{head}<main>
<h1>{text(document.answer)}</h1>
{below}
</main>
</body>
</html>
"""


def fragment(document: Document, parts: Iterable[str], style: str = "") -> str:
    """Write the same for the page of somebody else, as a notebook: in its ink, and nothing outside is touched.

    :param parts: what follows the answer and the opening.
    :param style: rules for these parts.
    """
    below = "\n".join([*_opening(document), *parts])
    return f"""<div class="fysiodekking" lang="{escape(document.lang)}">
<style>
.fysiodekking {{ {_FRAGMENT} {style} }}
</style>
<p class="answer">{text(document.answer)}</p>
{below}
</div>
"""


def _opening(document: Document) -> Iterator[str]:
    """Yield the drawn price, and the paragraphs of the opening."""
    yield from _split(document)
    yield from (f"<p>{text(paragraph)}</p>" for paragraph in document.opening)


def _letterhead(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the caller, above the answer."""
    paragraphs = "".join(f"<p>{text(line)}</p>" for line in lines)
    if paragraphs:
        yield f'<header class="letterhead">{paragraphs}</header>\n'


def _split(document: Document) -> Iterator[str]:
    """Draw the parts of a price beside each other, each as wide as it is large, with what each is below."""
    if not document.shares:
        return
    whole, x, bars = sum(share.amount.cents for share in document.shares), 0.0, []
    for share in document.shares:
        wide = _DRAWN * share.amount.cents / whole
        bars.append(f'<rect class="{share.payer}" x="{x:.1f}" width="{max(wide - _GAP, _GAP):.1f}" height="10"/>')
        x += wide
    frame = f'viewBox="0 0 {_DRAWN - _GAP} 10" preserveAspectRatio="none" aria-hidden="true"'
    yield f'<figure class="split"><svg {frame}>{"".join(bars)}</svg>'
    yield '<figcaption><ul role="list">'
    for share in document.shares:
        key = f'<svg viewBox="0 0 1 1" aria-hidden="true"><rect class="{share.payer}" width="1" height="1"/></svg>'
        yield f"<li>{key}{text(share.text)}</li>"
    yield "</ul></figcaption></figure>"


def _policy(style: str) -> str:
    """Return what a browser may load for the page: its own style sheet, by its hash, and nothing else at all."""
    hashed = b64encode(sha256(f"\n{style}\n".encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def text(words: str) -> str:
    """Escape a text; a number stays with what it counts."""
    return escape(tied(words))


def sections(document: Document) -> Iterator[str]:
    """Yield the sections of a document, each under its heading."""
    for section in document.sections:
        yield "\n".join(_section(section, document.source_word))


def _section(section: Section, source_word: str) -> Iterator[str]:
    yield "<section>"
    if section.heading:
        yield f"<h2>{text(section.heading)}</h2>"
    yield from (f"<p>{text(paragraph)}</p>" for paragraph in section.paragraphs)
    if section.items:
        tag = "ol" if section.ordered else "ul"
        # a list without bullets is still a list to a screen reader that asks for the role
        steps = ' class="steps" role="list"' if any(item.mark for item in section.items) else ""
        yield f"<{tag}{steps}>"
        yield from (_item(item, source_word) for item in section.items)
        yield f"</{tag}>"
    yield "</section>"


def _item(item: Item, source_word: str) -> str:
    kind = f' class="{escape(item.verdict)}"' if item.verdict else ""
    said = "".join(_said(item, source_word))
    if item.mark:
        said = f'<span class="mark">{text(item.mark)}</span> <div>{said}</div>'
    return f"<li{kind}>{said}</li>"


def _said(item: Item, source_word: str) -> Iterator[str]:
    if item.question:
        yield f'<span class="question">{text(item.question)}</span> '
    yield text(item.text)
    yield from (f' <span class="details">{text(part)}</span>' for part in (item.details, item.looked_at) if part)
    if item.code:
        yield f' <span class="code"><code>{escape(item.code)}</code></span>'
    if item.sources:
        several = f" ({len(item.sources)})" if len(item.sources) > 1 else ""
        yield f'<details class="sources"><summary>{text(source_word)}{several}</summary><ul role="list">'
        yield from (f"<li>{_source(source)}</li>" for source in item.sources)
        yield "</ul></details>"


def _source(source: Source) -> str:
    label = text(source.label)
    linked = f'<a href="{escape(source.url)}">{label}</a>' if source.url else label
    quoted = "; ".join(f'<q lang="nl">{text(quote)}</q>' for quote in source.quotes)
    return f"{linked}: {quoted}" if quoted else linked
