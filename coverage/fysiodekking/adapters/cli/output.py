"""What the subcommands share: options, reading a case, and saying what is wrong with it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Final, NoReturn

import attrs
import click

from fysiodekking.adapters.case_files import CaseFile, load_case_file
from fysiodekking.adapters.cli.usage import Choice, Existing, said
from fysiodekking.adapters.dcsph import load_diagnoses
from fysiodekking.adapters.package_sources import OwnPackages, own_packages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.explain.document import AUDIENCES
from fysiodekking.explain.languages import LANGUAGES
from fysiodekking.law import CHECKED
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.printable import as_json, escaped, printable

ANSWERED: Final = 0
DIFFERENT: Final = 1
INVALID: Final = 2
INTERRUPTED: Final = 130
"""The exit status of a command that was ended from the keyboard."""

language = click.option(
    "--lang", type=Choice(LANGUAGES), default=LANGUAGES[0], show_default=True, help="Language of what is said."
)
language_of_errors = click.option(
    "--lang",
    type=Choice(LANGUAGES),
    default=LANGUAGES[0],
    show_default=True,
    expose_value=False,
    help="Language of what is said to be wrong.",
)
for_option = click.option(
    "--for",
    "audience",
    type=Choice(AUDIENCES),
    default="desk",
    show_default=True,
    help="patient: at most twelve lines; desk: also the claim and what to ask; lawyer: everything, with every source.",
)


letterhead_option = click.option(
    "--letterhead",
    multiple=True,
    metavar="LINE",
    help="With --format html: a line above the answer, as the name of the practice; may be given more than once.",
)


def _read_by(reader: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Read what an option names; what is wrong with it goes to standard error, with exit status 2."""

    def value(_context: click.Context, _parameter: click.Parameter, named: Any) -> Any:
        try:
            return reader(named)
        except InvalidInput as error:
            end(*map(str, error.problems))

    return value


def _own(named: Any) -> OwnPackages:
    """Read packages; what an installed distribution ships and cannot be read is told, and stops nothing."""
    own = own_packages(named)
    for problem in own.unread:
        complain(str(problem))
    return own


case_argument = click.argument("case", type=Existing(dir_okay=False))

packages_option = click.option(
    "--packages",
    "own",
    metavar="PATH",
    multiple=True,
    type=Existing(),
    callback=_read_by(_own),
    help="A package file, or a folder of such, that cases may name by id; may be repeated.",
)


dcsph_option = click.option(
    "--dcsph",
    "diagnoses",
    metavar="FILE",
    type=Existing(),
    callback=_read_by(lambda name: None if name is None else load_diagnoses(name)),
    help="Your own list of diagnosis codes (DCSPH), as .xlsx or .csv.",
)


def assume_options(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command that decides cases suppose what is not known of a later year."""

    @click.option(
        "--assume-unchanged",
        "unchanged",
        is_flag=True,
        help="Suppose that law that was not checked yet does not change.",
    )
    @click.option(
        "--assume-renewed",
        "renewed",
        is_flag=True,
        help="Suppose that packages go on for the year after theirs with the same terms.",
    )
    @wraps(command)
    def with_supposed(*, unchanged: bool, renewed: bool, **named: Any) -> None:
        command(**named, supposed=Suppositions(unchanged=unchanged, renewed=renewed))

    return with_supposed


def checked(day: date) -> date:
    """Return a day of which the law was checked; another one ends the command."""
    if day not in CHECKED:
        refuse("unchecked", day=day, first=CHECKED.first, last=CHECKED.last)
    return day


def read(
    path: str, own: OwnPackages, supposed: Suppositions = NOTHING, diagnoses: DiagnosisList | None = None
) -> CaseFile:
    """Read a case file; what is wrong with it goes to standard error, with exit status 2."""
    try:
        given = load_case_file(path, packages=own, diagnoses=diagnoses)
        return attrs.evolve(given, case=supposed.of(given.case))
    except InvalidInput as error:
        problems(path, error)
        sys.exit(INVALID)


def problems(path: str, error: InvalidInput) -> None:
    """Print every problem on a line of its own, with the file before it."""
    for problem in error.problems:
        place = "" if problem.path == path else f"{path}: "
        complain(f"{place}{problem}")


def refuse(name: str, /, **blanks: object) -> NoReturn:
    """Say on standard error what is wrong, in the language that was asked for, and end with exit status 2."""
    end(said(name, **blanks))


def end(*messages: str) -> NoReturn:
    """Say on standard error what is wrong, each on a line of its own, and end with exit status 2."""
    for message in messages:
        complain(message)
    sys.exit(INVALID)


# --- printing: nothing else in these commands prints ----------------------------------------------------------------


def say(text: str = "", **style: Any) -> None:
    """Print lines on standard output, without anything that would steer the screen.

    :param style: as `click.style` has it.
    """
    click.secho(printable(text), **style)


def say_json(data: Any) -> None:
    """Print data as JSON that means the same in every terminal."""
    click.echo(as_json(json.dumps(data, ensure_ascii=False, indent=2)))


def say_line(data: Any) -> None:
    """Print data as one line of JSON that means the same in every terminal."""
    click.echo(as_json(json.dumps(data, ensure_ascii=False)))


def say_text(text: str) -> None:
    """Print a text as it is, of whose every value somebody made something that may be printed."""
    click.echo(text, nl=False)


def say_at_once(line: str) -> None:
    """Print one line of JSON that may be printed as it is, and leave it to nobody when: a program waits for it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def say_no_more() -> None:
    """Drop what standard output still holds, when whoever read it has enough: not even Python's end writes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_a_screen() -> bool:
    """Tell whether somebody looks at standard output."""
    return sys.stdout.isatty()


def remark(line: str) -> None:
    """Print one line on standard error that is no complaint: what was left out, or a count."""
    click.echo(escaped(line), err=True)


def complain(line: str) -> None:
    """Print one line on standard error; what stands in a name or value and has no shape is shown as its escape."""
    click.secho(escaped(line), fg="red", err=True)
