"""plan: the same session repeated. Who pays each, where the payer changes, what it costs the insured."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from fysiodekking.adapters.cli.output import (
    INVALID,
    assume_options,
    case_argument,
    dcsph_option,
    for_option,
    language,
    letterhead_option,
    packages_option,
    problems,
    read,
    refuse,
    say,
    say_json,
)
from fysiodekking.adapters.cli.progress import watched
from fysiodekking.adapters.cli.usage import AnyNumber, Choice, Day
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.explain.document import Audience
from fysiodekking.explain.plan import as_html, as_svg, as_text
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.plan import Plan
from fysiodekking.series import WEEK, plan_of, steps, usable_days


@click.command()
@case_argument
@click.option("--sessions", type=AnyNumber(), help="How many sessions, the one of the case included.")
@click.option("--every", type=AnyNumber(), default=WEEK, show_default=True, help="Days between two sessions.")
@click.option("--date", "dates", type=Day(), multiple=True, help="A day of the plan, not an interval; repeat it.")
@language
@for_option
@click.option(
    "--format",
    "form",
    type=Choice(["text", "json", "html", "svg"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@letterhead_option
@assume_options
@packages_option
@dcsph_option
def plan(  # noqa: PLR0913 - one argument for each option
    *,
    case: str,
    sessions: int | None,
    every: int,
    dates: tuple[datetime, ...],
    lang: str,
    audience: Audience,
    form: str,
    letterhead: tuple[str, ...],
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Repeat the session of a CASE file: who pays each, where the payer changes, what it costs the insured.

    Exit status: 0 answered; 2 invalid input, with its problems on standard error.

    \b
    Example:
      fysiodekking plan docs/examples/stroke-session-21.toml --sessions 12 --every 7
    """
    if (sessions is None) is not bool(dates):
        refuse("plan.days")
    if letterhead and form != "html":
        refuse("belongs", option="--letterhead", to="--format html")
    given = read(case, own, supposed, diagnoses).case
    days = [day.date() for day in dates] or None
    try:
        usable = usable_days(given, sessions or len(dates), every, days)
        bar = watched(steps(given, usable), len(usable))
        planned = plan_of(given, usable, bar)
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    if form == "json":
        say_json(as_data(planned))
    else:
        say(_written(planned, form, lang, audience, letterhead).rstrip("\n"))


def _written(planned: Plan, form: str, lang: str, audience: Audience, letterhead: tuple[str, ...]) -> str:
    if form == "svg":
        return as_svg(planned, lang)
    return as_html(planned, lang, audience, letterhead) if form == "html" else as_text(planned, lang, audience)
