"""explain and check: answer a case file, run the case files that say what they expect."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import attrs
import click

from fysiodekking.adapters.as_data import as_dict, receipt_data
from fysiodekking.adapters.cli.output import (
    ANSWERED,
    DIFFERENT,
    INVALID,
    assume_options,
    case_argument,
    checked,
    complain,
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
from fysiodekking.adapters.cli.usage import Choice, Day, Existing, said
from fysiodekking.adapters.expectations import differences
from fysiodekking.adapters.fault import FAULT, describe
from fysiodekking.adapters.files import NoTable, files_below, read_mapping, real_path
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.policy_cases import PolicyCase, is_policy, read_policies
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.adapters.what_if_data import what_if_data
from fysiodekking.deciding import decide
from fysiodekking.explain import Form
from fysiodekking.explain import explain as explained
from fysiodekking.explain.contrast import compare_decisions
from fysiodekking.explain.document import Audience
from fysiodekking.explain.languages import Language, catalogue
from fysiodekking.explain.text import wrapped
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.printable import clean, escaped
from fysiodekking.receipts import receipt as receipt_of
from fysiodekking.what_if import what_would_change

_RIGHT, _DIFFERENT, _INVALID, _FAULTS = "right", "different", "invalid", "faults"


@click.command()
@case_argument
@language
@for_option
@click.option(
    "--format",
    "form",
    type=Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
@letterhead_option
@click.option("--full", is_flag=True, help="Also say everything that was met.")
@click.option("--needling", is_flag=True, help="Also say what dry needling is, and why it is not acupuncture.")
@click.option(
    "--what-if/--no-what-if",
    default=None,
    help="Say what would change the answer, or do not.  [default: say it, but not in json]",
)
@click.option("--receipt", is_flag=True, help="With --format json: also say which facts mattered.")
@click.option(
    "--compare", "other", metavar="OTHER", type=Existing(dir_okay=False), help="Say why OTHER got another answer."
)
@assume_options
@packages_option
@dcsph_option
def explain(  # noqa: PLR0913 - one argument for each option
    *,
    case: str,
    lang: Language,
    audience: Audience,
    form: Form | Literal["json"],
    letterhead: tuple[str, ...],
    full: bool,
    needling: bool,
    what_if: bool | None,
    receipt: bool,
    other: str | None,
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Answer one CASE file (TOML, or JSON by its ending); with --compare two of them, in two sentences.

    Exit status: 0 answered, whatever the answer; 2 invalid input, with its problems on standard error.

    \b
    Example:
      fysiodekking explain docs/examples/neck-pain-with-package.toml --format json
    """
    if receipt and (form != "json" or other is not None):
        refuse("belongs.not_compare", option="--receipt", to="--format json")
    if letterhead and (form != "html" or other is not None):
        refuse("belongs.not_compare", option="--letterhead", to="--format html")
    given = read(case, own, supposed, diagnoses).case
    decision = decide(given)
    if other is not None:
        _compared(decision, decide(read(other, own, supposed, diagnoses).case), lang, form)
        return
    asked = what_if or (what_if is None and form != "json")
    found = what_would_change(given) if asked else None
    if form == "json":
        data = as_dict(decision)
        if found is not None:
            data["what_would_change"] = what_if_data(found)
        if receipt:
            data["receipt"] = receipt_data(receipt_of(given))
        say_json(data)
    else:
        words = explained(
            decision,
            lang,
            form,
            audience=audience,
            full=full,
            needling=needling,
            what_if=found,
            letterhead=letterhead,
        )
        say(words, nl=False)


def _compared(decision: Decision, other: Decision, lang: Language, form: str) -> None:
    """Print why two sessions got the answers that they got; as words, or as data with both decisions."""
    if form not in {"text", "json"}:
        refuse("compare.form", form=form)
    words = compare_decisions(decision, other, lang)
    if form == "json":
        both = {"contrast": words, "first": as_dict(decision), "second": as_dict(other)}
        say_json(both)
    else:
        say(wrapped(words))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@language
@click.option("--report", "reporting", is_flag=True, help="Also say what the cases reach, and what they do not.")
@click.option("--on", "day", type=Day(), help="With --report: the day of the law.  [default: the newest case's]")
@click.option("--only-packages", is_flag=True, help="With --report: leave out the law, and report on packages alone.")
@click.option(
    "--gaps", metavar="DIR", type=click.Path(), help="With --report: write a case file to fill in for all they do not."
)
@assume_options
@packages_option
@dcsph_option
def check(  # noqa: PLR0913 - one argument for each option
    *,
    paths: tuple[str, ...],
    lang: Language,
    reporting: bool,
    day: datetime | None,
    gaps: str | None,
    only_packages: bool,
    supposed: Suppositions,
    own: OwnPackages,
    diagnoses: DiagnosisList | None,
) -> None:
    """Run every case file with [expect] below PATHS, and print the cases that differ.

    Exit status: 0 all as expected; 1 some differ; 2 invalid input, or nothing found; 3 a fault of the library, after
    all others were run. What a report says does not change it.

    \b
    Example:
      fysiodekking check docs/examples --report
    """
    on = None if day is None else day.date()
    if not reporting and (on is not None or gaps is not None or only_packages):
        refuse("belongs", option="--on, --gaps, --only-packages", to="--report")
    if on is not None:
        checked(on)
    if gaps is not None:
        _folder(gaps)
    given: list[Case] = []
    count = _run(paths, lang, given, partial(read_policies, own=own, diagnoses=diagnoses), supposed)
    _count(count)
    if reporting:
        _report(given, lang, gaps, on=on, only_packages=only_packages)
    if count[_FAULTS]:
        sys.exit(FAULT)
    if count[_INVALID] or not count[_RIGHT] + count[_DIFFERENT]:
        sys.exit(INVALID)
    sys.exit(DIFFERENT if count[_DIFFERENT] else ANSWERED)


Reader = Callable[[Mapping[str, Any]], tuple[PolicyCase, ...]]


def _run(
    paths: Iterable[str], lang: Language, given: list[Case], reader: Reader, supposed: Suppositions
) -> Counter[str]:
    """Run the cases of every file, and return how many came out how; those that were answered go into `given`."""
    count: Counter[str] = Counter()
    for file, named in _case_files(paths, count):
        try:
            policies = _policies(file, reader, supposed, named=named)
        except InvalidInput as error:
            count[_INVALID] += 1
            problems(str(file), error)
            continue
        except Exception as error:  # noqa: BLE001 - a fault of the library stops no other file
            count[_FAULTS] += 1
            complain(f"{file}: {describe(error)}")
            continue
        for policy in policies:
            count[_check(file, policy, lang, given)] += 1
    return count


def _check(file: Path, policy: PolicyCase, lang: Language, given: list[Case]) -> str:
    """Run one case, print how it differs, and return what it counts as."""
    try:
        decision = decide(policy.case)
        wrong = differences(policy.expect, decision)
        words = explained(decision, lang) if wrong else ""
    except Exception as error:  # noqa: BLE001 - a fault of the library stops no other case
        complain(f"{file}: {clean(policy.title)}: {describe(error)}")
        return _FAULTS
    given.append(policy.case)
    if wrong:
        _different(file, policy, [each.words(catalogue(lang)) for each in wrong], words)
    return _DIFFERENT if wrong else _RIGHT


def _folder(gaps: str) -> None:
    """Refuse what cannot be a folder for the gaps, before anything is run."""
    from fysiodekking.adapters.reach.files import file_in_the_way  # noqa: PLC0415 - the regions are needed here only

    if not gaps:
        refuse("gaps.none")
    wrong = file_in_the_way(gaps)
    if wrong is not None:
        refuse("is_file", file=wrong)


def _report(cases: list[Case], lang: Language, gaps: str | None, *, on: date | None, only_packages: bool) -> None:
    """Print how far the cases reach, and write the case files to fill in."""
    from fysiodekking.adapters.reach.files import write_gaps  # noqa: PLC0415 - the regions are needed here only
    from fysiodekking.adapters.reach.report import files_written, report  # noqa: PLC0415
    from fysiodekking.reach.cases_against_targets import measure  # noqa: PLC0415

    reach = measure(cases, on=on, only_packages=only_packages)
    say()
    say(report(reach, lang), nl=False)
    if gaps is not None and cases:
        try:
            done = write_gaps(reach, gaps, lang)
        except OSError as error:
            refuse("unwritable.folder", file=gaps, why=error.strerror or error)
        say()
        say(files_written(done, gaps, lang))


def _policies(file: Path, reader: Reader, supposed: Suppositions, *, named: bool) -> tuple[PolicyCase, ...]:
    """Read the cases of a file that says what it expects; none when it is another file.

    JSON holds anything: what lies in a folder and holds no table is passed over with a word.
    """
    try:
        mapping = read_mapping(file)
    except NoTable:
        if named or file.suffix != ".json":
            raise
        complain(said("passed_over", file=file))
        return ()
    found = reader(mapping) if is_policy(mapping) else ()
    return tuple(attrs.evolve(policy, case=supposed.of(policy.case)) for policy in found)


def _different(file: Path, policy: PolicyCase, wrong: Iterable[str], words: str) -> None:
    say(escaped(f"{file}: {clean(policy.title)}".rstrip(": ")), bold=True)
    for line in wrong:
        say(f"  {escaped(line)}", fg="red")
    if policy.source:
        say(f"  {said('check.because', source=escaped(policy.source))}")
    for line in words.splitlines():
        say(f"  | {line}".rstrip())
    say()


def _count(count: Counter[str]) -> None:
    told = [name for name in (_RIGHT, _DIFFERENT, _INVALID, _FAULTS) if count[name] or name in {_RIGHT, _DIFFERENT}]
    words = ", ".join(said(f"check.{name}", count=count[name]) for name in told)
    say(words if count.total() else said("check.nothing"))


def _case_files(paths: Iterable[str], count: Counter[str]) -> list[tuple[Path, bool]]:
    """Return the case files that are named or lie below a named folder, in order, and whether each was named itself.

    One that is met again, by whatever name, is the same: its cases count once. A missing path ends the command.
    """
    files: dict[Path, tuple[Path, bool]] = {}
    for name in paths:
        # os.path takes a name that no file can have for a missing file, where a Path raises
        if os.path.isdir(name):  # noqa: PTH112
            for each in sorted(_below(name, count)):
                files.setdefault(real_path(each), (each, False))
        elif os.path.exists(name):  # noqa: PTH110
            first, _ = files.get(real_path(name), (Path(name), True))
            files[real_path(name)] = (first, True)
        else:
            refuse("usage.no_file", given=name)
    return [*files.values()]


def _below(folder: str, count: Counter[str]) -> Iterator[Path]:
    """Yield what is called like a case file below a folder, usable or not.

    A folder that cannot be gone through is told, and counted: whoever lost a case is not to see all as expected.
    """

    def unreadable(error: OSError) -> None:
        count[_INVALID] += 1
        complain(said("unlistable", file=error.filename, why=error.strerror))

    return files_below(folder, unreadable)
