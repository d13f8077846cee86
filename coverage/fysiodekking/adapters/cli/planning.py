"""plan: the same session repeated. Who pays each, where the payer changes, what it costs the insured."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from fysiodekking.adapters.cli.output import INVALID, language, problems, read
from fysiodekking.model.decision import Outcome, Remaining
from fysiodekking.model.errors import InvalidInput
from fysiodekking.series import WEEK, Plan, Step, steps, usable_days

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "number": "nr",
        "date": "datum",
        "payer": "betaler",
        "costs": "kosten",
        "left": "over",
        "basic": "basispakket",
        "package": "pakket",
        "insured": "patient",
        "nobody": "niemand",
        "undetermined": "onbekend",
        "unknown": "onbekend",
        "total": "Kosten voor de verzekerde in totaal",
        "change": "Vanaf behandeling {number} ({date}) betaalt: {payer}.",
        "first": "Behandeling 1 ({date}) betaalt: {payer}.",
        "missing": "Nog te vragen: {names}",
        "unlimited": "onbeperkt",
    },
    "en": {
        "number": "no",
        "date": "date",
        "payer": "payer",
        "costs": "costs",
        "left": "left",
        "basic": "basic package",
        "package": "package",
        "insured": "patient",
        "nobody": "nobody",
        "undetermined": "unknown",
        "unknown": "unknown",
        "total": "Costs for the insured in all",
        "change": "From session {number} ({date}) on, this pays: {payer}.",
        "first": "Session 1 ({date}) is paid by: {payer}.",
        "missing": "Still to ask: {names}",
        "unlimited": "unlimited",
    },
}


@click.command()
@click.argument("case", type=click.Path())
@click.option("--sessions", type=int, required=True, help="How many sessions, the one of the case included.")
@click.option("--every", type=int, default=WEEK, show_default=True, help="Days between two sessions.")
@language
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
def plan(case: str, sessions: int, every: int, lang: str, form: str) -> None:
    """Repeat the session of a CASE file: who pays each, where the payer changes, what it costs the insured.

    Exit status: 0 answered; 2 invalid input, with its problems on standard error.

    \b
    Example:
      fysiodekking plan docs/examples/stroke-session-21.toml --sessions 12 --every 7
    """
    found = read(case)
    try:
        days = usable_days(found.case, sessions, every)
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    watched = _watched(steps(found.case, days), len(days))
    planned = Plan(steps=tuple(watched), rows_given=len(found.case.past.rows))
    if form == "json":
        click.echo(json.dumps(as_data(planned), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(as_text(planned, lang)))


def _watched(steps_: Iterator[Step], length: int) -> Iterable[Step]:
    """Show a bar on a terminal when it takes longer than a second."""
    if not sys.stderr.isatty():
        return steps_
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415

    progress = Progress(console=Console(stderr=True), transient=True)
    return _tracked(progress, steps_, length)


def _tracked(progress: Any, steps_: Iterator[Step], length: int) -> Iterator[Step]:
    import time  # noqa: PLC0415 - a bar is the one thing that asks the clock

    started, task = time.monotonic(), None
    try:
        for step in steps_:
            if task is None and time.monotonic() - started > 1:
                progress.start()
                task = progress.add_task("", total=length)
            if task is not None:
                progress.update(task, completed=step.number)
            yield step
    finally:
        progress.stop()


def as_data(planned: Plan) -> dict[str, Any]:
    """Return a plan as a mapping that JSON can hold."""
    return {
        "sessions": [
            {
                "number": step.number,
                "date": step.date.isoformat(),
                "outcome": step.decision.outcome.value,
                "payer": None if step.decision.payer is None else step.decision.payer.value,
                "package": step.decision.package,
                "payer_changes": step.changed,
                "insured_pays": None if step.costs is None else str(step.costs),
                "remaining": [
                    {"of": each.of, "unit": each.unit, "left": each.left} for each in step.decision.remaining
                ],
                "reasons": [reason.value for reason in step.decision.reasons],
                "missing": list(step.decision.missing),
            }
            for step in planned.steps
        ],
        "insured_pays": None if planned.costs is None else str(planned.costs),
        "missing": list(planned.missing),
    }


def as_text(planned: Plan, lang: str) -> Iterator[str]:
    """Yield a plan as a table that fits a terminal."""
    words = _WORDS[lang]
    rows = [[words[key] for key in ("number", "date", "payer", "costs", "left")]]
    rows.extend(_row(step, words) for step in planned.steps)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield ""
    for step in planned.steps:
        if step.changed or step.number == 1:
            sentence = words["change" if step.changed else "first"]
            yield sentence.format(number=step.number, date=step.date, payer=_payer(step, words))
    total = words["unknown"] if planned.costs is None else f"EUR {planned.costs}"
    yield f"{words['total']}: {total}"
    if planned.missing:
        yield words["missing"].format(names=", ".join(planned.missing))


def _row(step: Step, words: Mapping[str, str]) -> list[str]:
    costs = words["unknown"] if step.costs is None else str(step.costs)
    left = ", ".join(_left(each, words) for each in step.decision.remaining)
    return [str(step.number), step.date.isoformat(), _payer(step, words), costs, left]


def _payer(step: Step, words: Mapping[str, str]) -> str:
    payer = step.decision.payer
    if payer is None:
        return words["undetermined" if step.decision.outcome is Outcome.UNDETERMINED else "unknown"]
    package = f" {step.decision.package}" if step.decision.package else ""
    return f"{words[payer.value]}{package}"


def _left(each: Remaining, words: Mapping[str, str]) -> str:
    left = words["unknown"] if each.left is None else words.get(str(each.left), str(each.left))
    return f"{each.of} {left}"
