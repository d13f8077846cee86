"""A plan in words: as a table for a terminal, as data, and as one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from fysiodekking.explain.html import STYLE
from fysiodekking.model.decision import Outcome, Remaining
from fysiodekking.series import Plan, Step

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nl": {
        "title": "Plan van {count} behandelingen",
        "number": "nr",
        "date": "datum",
        "payer": "betaler",
        "costs": "kosten",
        "left": "over",
        "basic": "basispakket",
        "package": "pakket",
        "insured": "patiënt",
        "nobody": "niemand",
        "unknown": "onbekend",
        "total": "Kosten voor de verzekerde in totaal",
        "change": "Vanaf behandeling {number} ({date}) betaalt: {payer}.",
        "first": "Behandeling 1 ({date}) betaalt: {payer}.",
        "missing": "Nog te vragen: {names}",
        "unlimited": "onbeperkt",
    },
    "en": {
        "title": "Plan of {count} sessions",
        "number": "no",
        "date": "date",
        "payer": "payer",
        "costs": "costs",
        "left": "left",
        "basic": "basic package",
        "package": "package",
        "insured": "patient",
        "nobody": "nobody",
        "unknown": "unknown",
        "total": "Costs for the insured in all",
        "change": "From session {number} ({date}) on, this pays: {payer}.",
        "first": "Session 1 ({date}) is paid by: {payer}.",
        "missing": "Still to ask: {names}",
        "unlimited": "unlimited",
    },
}
_COLUMNS: Final = ("number", "date", "payer", "costs", "left")

_SHAPES: Final[Mapping[str, str]] = {
    "basic": '<circle cx="{x}" cy="12" r="6"/>',
    "package": '<rect x="{left}" y="6" width="12" height="12"/>',
    "insured": '<path d="M{x} 5 L{right} 19 L{left} 19 Z"/>',
    "nobody": '<path d="M{left} 6 L{right} 18 M{right} 6 L{left} 18" fill="none"/>',
    "unknown": '<circle cx="{x}" cy="12" r="6" fill="none"/>',
}
"""A shape for each payer, so that the picture can be read without colour."""

_PLAN_STYLE: Final = """
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr.changed td { border-top: 2px solid var(--ink); }
svg { width: 100%; height: auto; margin: .5rem 0; stroke: currentColor; stroke-width: 1.5; fill: currentColor; }
.basic { color: var(--met); } .package { color: var(--link); } .insured { color: var(--refused); }
.nobody, .unknown { color: var(--unknown); } .legend span { white-space: nowrap; margin-right: 1rem; }
.legend svg { width: 1.5rem; height: 1.5rem; vertical-align: middle; margin: 0; }
""".strip()
_STEP: Final = 20
_ROW: Final = 30


def as_data(planned: Plan) -> dict[str, Any]:
    """Return a plan as a mapping that JSON can hold."""
    return {
        "sessions": [_session(step) for step in planned.steps],
        "insured_pays": None if planned.costs is None else str(planned.costs),
        "missing": list(planned.missing),
    }


def _session(step: Step) -> dict[str, Any]:
    decision = step.decision
    return {
        "number": step.number,
        "date": step.date.isoformat(),
        "outcome": decision.outcome.value,
        "payer": None if decision.payer is None else decision.payer.value,
        "package": decision.package,
        "payer_changes": step.changed,
        "insured_pays": None if step.costs is None else str(step.costs),
        "remaining": [
            {"of": each.of, "unit": each.unit, "per": each.per, "left": each.left} for each in decision.remaining
        ],
        "reasons": [reason.value for reason in decision.reasons],
        "missing": list(decision.missing),
    }


def as_text(planned: Plan, lang: str) -> str:
    """Return a plan as a table that fits a terminal, with the changes and the total below it."""
    words = _WORDS[lang]
    rows = [[words[key] for key in _COLUMNS], *(_row(step, words) for step in planned.steps)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, "", *_below(planned, words)])


def _below(planned: Plan, words: Mapping[str, str]) -> Iterator[str]:
    for step in planned.steps:
        if step.changed or step.number == 1:
            sentence = words["change" if step.changed else "first"]
            yield sentence.format(number=step.number, date=step.date, payer=_payer(step, words))
    total = words["unknown"] if planned.costs is None else f"EUR {planned.costs}"
    yield f"{words['total']}: {total}"
    if planned.missing:
        yield words["missing"].format(names=", ".join(planned.missing))


def as_html(planned: Plan, lang: str) -> str:
    """Return a plan as one page that loads nothing: a picture, and the same content as a table."""
    words = _WORDS[lang]
    title = escape(words["title"].format(count=len(planned.steps)))
    head = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in _COLUMNS)
    rows = "\n".join(_html_row(step, words) for step in planned.steps)
    below = "\n".join(f"<p>{escape(line)}</p>" for line in _below(planned, words))
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{STYLE}
{_PLAN_STYLE}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{below}
{_legend(planned, words)}
{_picture(planned)}
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
"""


def _picture(planned: Plan) -> str:
    """Draw a mark for each session; a screen reader has the table instead."""
    height = _STEP + 4
    lines = (len(planned.steps) - 1) // _ROW + 1
    marks = []
    for index, step in enumerate(planned.steps):
        line, column = divmod(index, _ROW)
        mark = (
            f'<g class="{_kind(step)}" transform="translate(0 {line * height})">{_mark(step, column * _STEP + 12)}</g>'
        )
        marks.append(mark)
    width = min(len(planned.steps), _ROW) * _STEP + 4
    return f'<svg viewBox="0 0 {width} {lines * height}" aria-hidden="true">{"".join(marks)}</svg>'


def _legend(planned: Plan, words: Mapping[str, str]) -> str:
    kinds = dict.fromkeys(_kind(step) for step in planned.steps)
    parts = (
        f'<span class="{kind}">'
        f'<svg viewBox="0 0 24 24" aria-hidden="true">{_shape(kind, 12)}</svg> {escape(words[kind])}</span>'
        for kind in kinds
    )
    return f'<p class="legend">{"".join(parts)}</p>'


def _kind(step: Step) -> str:
    payer = step.decision.payer
    return "unknown" if payer is None else payer.value


def _mark(step: Step, x: int) -> str:
    return _shape(_kind(step), x)


def _shape(kind: str, x: int) -> str:
    return _SHAPES[kind].format(x=x, left=x - 6, right=x + 6)


def _html_row(step: Step, words: Mapping[str, str]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in _row(step, words))
    return f'<tr class="changed">{cells}</tr>' if step.changed else f"<tr>{cells}</tr>"


def _row(step: Step, words: Mapping[str, str]) -> list[str]:
    costs = words["unknown"] if step.costs is None else str(step.costs)
    left = ", ".join(_left(each, words) for each in step.decision.remaining)
    return [str(step.number), step.date.isoformat(), _payer(step, words), costs, left]


def _payer(step: Step, words: Mapping[str, str]) -> str:
    decision = step.decision
    if decision.payer is None or decision.outcome is Outcome.UNDETERMINED:
        return words["unknown"]
    package = f" {decision.package}" if decision.package else ""
    return f"{words[decision.payer.value]}{package}"


def _left(each: Remaining, words: Mapping[str, str]) -> str:
    left = words["unknown"] if each.left is None else words.get(str(each.left), str(each.left))
    return f"{each.of} {left}"
