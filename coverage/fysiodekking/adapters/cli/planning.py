"""plan: the same session repeated. Who pays each, where the payer changes, what it costs the insured."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import click

from fysiodekking.adapters.cli.output import INVALID, end, language, packages_option, problems, read, say, say_json
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.explain.plan import as_html, as_svg, as_text
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.plan import Plan, Step
from fysiodekking.series import WEEK, steps, usable_days

_day = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("case", type=click.Path())
@click.option("--sessions", type=int, help="How many sessions, the one of the case included.")
@click.option("--every", type=int, default=WEEK, show_default=True, help="Days between two sessions.")
@click.option("--date", "dates", type=_day, multiple=True, help="A day of the plan, instead of an interval; repeat it.")
@language
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "svg"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@packages_option
def plan(
    case: str,
    sessions: int | None,
    every: int,
    dates: tuple[datetime, ...],
    lang: str,
    form: str,
    own: OwnPackages,
) -> None:
    """Repeat the session of a CASE file: who pays each, where the payer changes, what it costs the insured.

    Exit status: 0 answered; 2 invalid input, with its problems on standard error.

    \b
    Example:
      fysiodekking plan docs/examples/stroke-session-21.toml --sessions 12 --every 7
    """
    if (sessions is None) is not bool(dates):
        end("say how many --sessions, or the days with --date, and not both")
    found = read(case, own)
    days = [each.date() for each in dates] or None
    try:
        usable = usable_days(found.case, sessions or len(dates), every, days)
        watched = _watched(steps(found.case, usable), len(usable))
        planned = Plan(steps=tuple(watched), rows_given=len(found.case.past.rows))
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    if form == "json":
        say_json(as_data(planned))
    else:
        write = {"text": as_text, "html": as_html, "svg": as_svg}[form]
        say(write(planned, lang).rstrip("\n"))


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
