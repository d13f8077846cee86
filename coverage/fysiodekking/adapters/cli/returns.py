"""return show, explain, read and month: what a return code says, which of its causes hold, a whole return, a month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from filecmp import cmp
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from fysiodekking.adapters.claim_cases import cases_of
from fysiodekking.adapters.claim_data import line_data, return_data, summary_data
from fysiodekking.adapters.cli.claims import form_option
from fysiodekking.adapters.cli.output import (
    assume_options,
    case_argument,
    complain,
    dcsph_option,
    end,
    language,
    packages_option,
    read,
    refuse,
    say,
    say_json,
    say_line,
)
from fysiodekking.adapters.cli.usage import Choice, Existing, Group, said
from fysiodekking.adapters.files import in_file
from fysiodekking.adapters.messages import read_return
from fysiodekking.adapters.month_table import month_table
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.claims.month import look_again
from fysiodekking.claims.return_codes import return_code, return_codes
from fysiodekking.claims.returned import explain_return
from fysiodekking.claims.whole_return import Sent, WholeReturn
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.month import month_text
from fysiodekking.explain.return_codes import code_document, meaning_of
from fysiodekking.explain.returned import explain_returned
from fysiodekking.explain.text import render, wrapped
from fysiodekking.explain.whole_return import line_words, summary_document
from fysiodekking.model.checked import shown
from fysiodekking.model.claim import Claimed
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.returned import Returned


class _Returns(Group):
    """The group; what is no subcommand is the file that `explain`, or with --cases `read`, is asked of."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand."""
        meant = "read" if any(word.partition("=")[0] == "--cases" for word in args) else "explain"
        return super().resolve_command(ctx, args if args[0] in self.commands else [meant, *args])


@click.group("return", cls=_Returns)
def returns() -> None:
    """Say what an insurer's return code means, or explain it on a case (`return CASE` is `return explain CASE`).

    \b
    Example:
      fysiodekking return docs/examples/claims/package-used-up.toml --code 0613
    """


@returns.command()
@click.argument("code", required=False)
@language
def show(code: str | None, lang: str) -> None:
    """Show what a return CODE says, who has to act, and what helps; without it all codes, one a line.

    \b
    Example:
      fysiodekking return show 0613
    """
    words = catalogue(lang)
    if code is None:
        for versions in return_codes().values():
            say(wrapped(meaning_of(versions[-1], words), "", " " * 6))
        return
    found = return_code(code)
    if found is None:
        near = _near(code)
        hint = said("no_code.near", code=near) if near else said("no_code.all")
        refuse("no_code", code=shown(code), hint=hint)
    say(render(code_document(found, words)), nl=False)


def _near(code: str) -> str:
    """Return the code that is known and that one without its zeros in front may stand for; empty for none."""
    full = code.strip().zfill(4)
    return full if full in return_codes() else ""


@returns.command()
@case_argument
@click.option("--code", "codes", multiple=True, required=True, help="A code that came back; may be repeated.")
@language
@form_option
@assume_options
@packages_option
@dcsph_option
def explain(
    *,
    case: str,
    codes: tuple[str, ...],
    lang: str,
    form: str,
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Explain the codes that came back for a CASE: each possible cause holds, does not hold, or cannot be told.

    What was sent stands in [claim] of the case file; without it nothing can be told of the line.

    \b
    Example:
      fysiodekking return explain docs/examples/claims/package-used-up.toml --code 0613
    """
    given = read(case, own, supposed, diagnoses)
    try:
        found = explain_return(codes, given.case, given.claimed or Claimed(), diagnoses)
    except InvalidInput as error:
        end(*map(str, error.problems))
    for each in found.codes:
        if each.known is None and (near := _near(each.code)):
            complain(said("no_code", code=shown(each.code), hint=said("no_code.near", code=near)))
    if form == "json":
        say_json(return_data(found))
    else:
        say(explain_returned(found, lang, form), nl=False)


class _Cases(NamedTuple):
    """What was sent.

    :param known: the cases by their references.
    :param problems: what is wrong with others.
    """

    known: dict[str, Sent]
    problems: list[Problem]
    diagnoses: DiagnosisList | None


def _beside_cases(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take the cases of what was sent; a path that cannot be used ends it."""

    @click.option("--cases", required=True, type=Existing(), help="A folder of case files, or a file with one a line.")
    @assume_options
    @packages_option
    @dcsph_option
    @wraps(command)
    def beside(
        *, cases: str, supposed: Suppositions, own: OwnPackages, diagnoses: DiagnosisList | None, **named: Any
    ) -> None:
        problems: list[Problem] = []
        try:
            known = cases_of(cases, own, problems, supposed, diagnoses)
        except InvalidInput as error:
            end(*map(str, error.problems))
        command(**named, sent=_Cases(known, problems, diagnoses))

    return beside


@returns.command("read")
@click.argument("file", type=Existing(dir_okay=False))
@_beside_cases
@language
@click.option("--format", "form", type=Choice(["text", "json"]), default="text", show_default=True)
def read_(*, file: str, lang: str, form: str, sent: _Cases) -> None:
    """Read a return message FILE (GDS802 or PM305) beside the cases of its lines, and say what they come to.

    A case is found by `reference` in its [claim], or by the name of its file. As json each line is one, the last is the
    summary.

    Exit status: 0 all was read; 2 something could not be, which is told after what could.

    \b
    Example:
      fysiodekking return read return.xml --cases cases/2026-03
    """
    words, whole, message = catalogue(lang), WholeReturn(sent.known, sent.diagnoses), _Messages((file,), sent.problems)
    for line in whole.look(message):
        say_line(line_data(line)) if form == "json" else say(wrapped(line_words(line, words), "", "  "))
    if form == "json":
        say_line(summary_data(whole.summary()))
    else:
        say()
        say(render(summary_document(whole.summary(), words)), nl=False)
    message.end()


@returns.command()
@click.argument("files", nargs=-1, required=True, type=Existing())
@_beside_cases
@language
@click.option("--format", "form", type=Choice(["text", "csv", "json"]), default="text", show_default=True)
def month(*, files: tuple[str, ...], lang: str, form: str, sent: _Cases) -> None:
    """Look at a month again: every line of the cases once, beside all that the return messages FILES say of it.

    Expected and got of each, and why less came: paid as expected, paid less, refused, not back yet. What was paid and
    taken back is taken together. csv is for a spreadsheet.

    Exit status: 0 all was read; 2 something could not be, which is told after what could.

    \b
    Example:
      fysiodekking return month docs/examples/claims/return.xml --cases docs/examples/claims
    """
    words, messages = catalogue(lang), _Messages(files, sent.problems)
    looked = look_again(sent.known, messages, sent.diagnoses)
    if form == "json":
        for line in looked.lines:
            say_line(line_data(line))
        say_line(summary_data(looked.summary))
    else:
        say(month_table(looked, words) if form == "csv" else month_text(looked, words), nl=form == "text")
    messages.end()


class _Messages:
    """Return messages, read one after another while their lines are taken; one that is given twice is read once.

    :param problems: what was wrong so far; what is wrong with a message is added.
    """

    def __init__(self, files: tuple[str, ...], problems: list[Problem]) -> None:
        self._files, self._problems = files, problems
        self._ignored: dict[str, int] = {}

    def __iter__(self) -> Iterator[Returned]:
        for number, file in enumerate(self._files):
            twin = next((other for other in self._files[:number] if _is_one(file, other)), None)
            if twin is not None:
                complain(said("same_message", file=file, other=twin))
                continue
            try:
                stream = Path(file).open("rb")  # noqa: SIM115 - it is read while the lines are taken
            except (OSError, ValueError) as error:
                refuse("unreadable", file=file, why=getattr(error, "strerror", None) or said("unusable_name"))
            with stream:
                message = read_return(stream)
                yield from message
            self._ignored[file] = message.ignored
            self._problems.extend(in_file(file, problem) for problem in message.problems)

    def end(self) -> None:
        """Say what was passed over, and end with status 2 where something could not be read."""
        for file, ignored in self._ignored.items():
            if ignored:
                complain(said("ignored", file=file, count=ignored))
        if self._problems:
            end(*map(str, self._problems))


def _is_one(file: str, other: str) -> bool:
    """Tell whether two files hold the same; what can be read only once, as a pipe, is not looked into."""
    with suppress(OSError, ValueError):
        return Path(file).is_file() and Path(other).is_file() and cmp(file, other, shallow=False)
    return False
