"""explain and check: answer a case file, run the case files that say what they expect."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from fysiodekking.adapters.as_data import as_dict
from fysiodekking.adapters.case_files import read_mapping
from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INVALID,
    checked,
    day_option,
    end,
    language,
    problems,
    read,
)
from fysiodekking.adapters.expectations import differences
from fysiodekking.adapters.policy_cases import PolicyCase, is_policy, read_policies
from fysiodekking.adapters.what_if_data import what_if_data
from fysiodekking.decide import decide
from fysiodekking.explain import explain as explained
from fysiodekking.explain.contrast import compare_decisions
from fysiodekking.explain.text import wrapped
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors import InvalidInput
from fysiodekking.what_if import what_would_change

_ENDINGS = (".toml", ".json")


@click.command()
@click.argument("case", type=click.Path())
@language
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
@click.option("--full", is_flag=True, help="Also say everything that was met.")
@click.option("--needling", is_flag=True, help="Also say what dry needling is, and why it is not acupuncture.")
@click.option(
    "--what-if/--no-what-if",
    default=None,
    help="Say what would change the answer, or do not.  [default: say it, but not in json]",
)
@click.option("--compare", "other", metavar="OTHER", type=click.Path(), help="Say why OTHER got another answer.")
def explain(
    case: str, lang: str, form: str, full: bool, needling: bool, what_if: bool | None, other: str | None
) -> None:
    """Answer one CASE file (TOML, or JSON by its ending); with --compare two of them, in two sentences.

    Exit status: 0 answered, whatever the answer; 2 invalid input, with its problems on standard error.

    \b
    Example:
      fysiodekking explain docs/examples/neck-pain-with-package.toml --format json
    """
    given = read(case).case
    decision = decide(given)
    if other is not None:
        _compared(decision, decide(read(other).case), lang, form)
        return
    asked = what_if or (what_if is None and form != "json")
    found = what_would_change(given) if asked else None
    if form == "json":
        data = as_dict(decision)
        if found is not None:
            data["what_would_change"] = what_if_data(found)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo(explained(decision, lang, form, full=full, needling=needling, what_if=found), nl=False)


def _compared(decision: Decision, other: Decision, lang: str, form: str) -> None:
    """Print why two sessions got the answers that they got; as words, or as data with both decisions."""
    if form not in {"text", "json"}:
        end(f"--compare is written as text or json, not as {form}")
    words = compare_decisions(decision, other, lang)
    if form == "json":
        both = {"contrast": words, "first": as_dict(decision), "second": as_dict(other)}
        click.echo(json.dumps(both, ensure_ascii=False, indent=2))
    else:
        click.echo(wrapped(words))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@language
@click.option("--report", "reporting", is_flag=True, help="Also say what the cases reach, and what they do not.")
@click.option("--on", "day", type=day_option, help="With --report: the day of the law.  [default: the newest case's]")
@click.option(
    "--gaps", metavar="DIR", type=click.Path(), help="With --report: write a case file to fill in for all they do not."
)
def check(paths: tuple[str, ...], lang: str, reporting: bool, day: datetime | None, gaps: str | None) -> None:
    """Run every case file with [expect] below PATHS, and print the cases that differ.

    Exit status: 0 all as expected; 1 some differ; 2 invalid input, or nothing found. What a report says does not
    change it.

    \b
    Example:
      fysiodekking check docs/examples --report
    """
    on = None if day is None else day.date()
    if not reporting and (on is not None or gaps is not None):
        end("--on and --gaps belong to the report: write --report as well")
    if on is not None:
        checked(on)
    if gaps is not None:
        _folder(gaps)
    right = different = invalid = 0
    given: list[Case] = []
    for file in _case_files(paths):
        try:
            policies = _policies(file)
        except InvalidInput as error:
            invalid += 1
            problems(str(file), error)
            continue
        for policy in policies:
            given.append(policy.case)
            decision = decide(policy.case)
            wrong = differences(policy.expect, decision)
            if wrong:
                different += 1
                _different(file, policy, [str(each) for each in wrong], explained(decision, lang))
            else:
                right += 1
    _count(right, different, invalid)
    if reporting:
        _report(given, lang, on, gaps)
    if invalid or not right + different:
        sys.exit(INVALID)
    sys.exit(DIFFERENT if different else ANSWERED)


def _folder(gaps: str) -> None:
    """Refuse what cannot be a folder for the gaps, before anything is run."""
    from fysiodekking.adapters.reach.files import file_in_the_way  # noqa: PLC0415 - the regions are needed here only

    if not gaps:
        end("--gaps names no folder (write one, as --gaps gaps)")
    wrong = file_in_the_way(gaps)
    if wrong is not None:
        end(wrong)


def _report(cases: list[Case], lang: str, on: date | None, gaps: str | None) -> None:
    """Print how far the cases reach, and write the case files to fill in."""
    from fysiodekking.adapters.reach.files import write_gaps  # noqa: PLC0415 - the regions are needed here only
    from fysiodekking.adapters.reach.report import files_written, report  # noqa: PLC0415
    from fysiodekking.regions.measured import measure  # noqa: PLC0415

    reach = measure(cases, on=on)
    click.echo()
    click.echo(report(reach, lang), nl=False)
    if gaps is not None and cases:
        try:
            done = write_gaps(reach, gaps, lang)
        except OSError as error:
            end(f"{gaps}: {error.strerror or error} (name a folder that can be written to)")
        click.echo()
        click.echo(files_written(done, gaps, lang))


def _policies(file: Path) -> tuple[PolicyCase, ...]:
    """Read the cases of a file that says what it expects; none when it is another file."""
    mapping = read_mapping(file)
    return read_policies(mapping) if is_policy(mapping) else ()


def _different(file: Path, policy: PolicyCase, wrong: Iterable[str], words: str) -> None:
    click.secho(f"{file}: {policy.title}".rstrip(": "), bold=True)
    for line in wrong:
        click.secho(f"  {line}", fg="red")
    if policy.source:
        click.echo(f"  expected because of: {policy.source}")
    for line in words.splitlines():
        click.echo(f"  | {line}".rstrip())
    click.echo()


def _count(right: int, different: int, invalid: int) -> None:
    parts = [f"{right} as expected", f"{different} different"]
    if invalid:
        parts.append(f"{invalid} invalid")
    click.echo(", ".join(parts) if right + different + invalid else "no case file with [expect] found")


def _case_files(paths: Iterable[str]) -> list[Path]:
    """Return the case files that are named or lie below a named folder, in order; a missing path ends the command."""
    files: list[Path] = []
    for name in paths:
        # os.path takes a name that no file can have for a missing file, where a Path raises
        if os.path.isdir(name):  # noqa: PTH112
            files.extend(sorted(each for each in Path(name).rglob("*") if each.suffix in _ENDINGS and each.is_file()))
        elif os.path.exists(name):  # noqa: PTH110
            files.append(Path(name))
        else:
            end(f"{name}: does not exist")
    return files
