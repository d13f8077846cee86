"""What the subcommands share: options, reading a case, and saying what is wrong with it."""

from __future__ import annotations

import sys
from datetime import date
from typing import Final, NoReturn

import click

from fysiodekking.adapters.case_files import CaseFile, load_case_file
from fysiodekking.law import CHECKED
from fysiodekking.model.errors import InvalidInput

ANSWERED: Final = 0
DIFFERENT: Final = 1
INVALID: Final = 2

language = click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language.")


day_option = click.DateTime(formats=["%Y-%m-%d"])


def checked(day: date) -> date:
    """Return a day of which the law was checked; another one ends the command."""
    if day not in CHECKED:
        end(f"{day}: the law of that day is not in the library (checked: {CHECKED.first} to {CHECKED.last})")
    return day


def read(path: str) -> CaseFile:
    """Read a case file; what is wrong with it goes to standard error, with exit status 2."""
    try:
        return load_case_file(path)
    except InvalidInput as error:
        problems(path, error)
        sys.exit(INVALID)


def problems(path: str, error: InvalidInput) -> None:
    """Print every problem on a line of its own, with the file before it."""
    for problem in error.problems:
        place = "" if problem.path == path else f"{path}: "
        click.secho(f"{place}{problem}", fg="red", err=True)


def end(message: str) -> NoReturn:
    """Say on standard error what is wrong, and end with exit status 2."""
    click.secho(message, fg="red", err=True)
    sys.exit(INVALID)
