"""law prove: the proof by regions as a table, and a failure as a concrete case file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

import attrs
import click

from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.cli.output import ANSWERED, DIFFERENT, checked, language, refuse, say
from fysiodekking.adapters.cli.usage import Day
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import catalogue
from fysiodekking.law import CHECKED
from fysiodekking.proof import Failure, Proof, prove, prove_all, version_of

_MOST_SHOWN: Final = 5
"""So many failures of one check are shown as a case at most."""


@click.command("prove")
@click.option("--on", "day", type=Day(), help=f"A day of the version; without it the newest, that of {CHECKED.last}.")
@click.option("--all", "every", is_flag=True, help=f"Every version since {CHECKED.first}.")
@language
def prove_law(*, day: datetime | None, every: bool, lang: str) -> None:
    """Prove a version of the law by regions: all cases that no rule can tell apart are answered, phase by phase.

    Exit status: 0 proved; 1 a check failed, with a case file that shows it; 2 no such day.

    \b
    Example:
      fysiodekking law prove --on 2025-06-01
    """
    if day is not None and every:
        refuse("prove.both")
    good, words = True, catalogue(lang)
    for proof in _proofs(None if day is None else day.date(), every=every):
        _show(proof, words)
        good = good and proof.holds
    sys.exit(ANSWERED if good else DIFFERENT)


def _proofs(day: date | None, *, every: bool) -> Iterator[Proof]:
    if every:
        yield from prove_all()
        return
    yield prove(version_of(checked(day or CHECKED.last or CHECKED.first)))


def _show(proof: Proof, words: Catalogue) -> None:
    def told(name: str, **blanks: object) -> str:
        return words.law[f"proof.{name}"].format(**blanks)

    version = proof.version
    say(told("head", first=version.first, last=version.last), bold=True)
    say(f"  {told('phase'):<40}{told('regions'):>12}{told('cases'):>12}")
    for phase, regions in proof.regions.items():
        say(f"  {told(phase):<40}{regions:>12}{proof.cases[phase]:>12}")
    say(f"  {told('all'):<40}{sum(proof.regions.values()):>12}{sum(proof.cases.values()):>12}")
    if proof.taken_over:
        say(f"  {told('taken_over', count=proof.taken_over)}")
    say()
    for check, made in proof.made.items():
        wrong = sum(failure.check == check for failure in proof.failures)
        result = told("failed", count=wrong) if wrong else told("holds")
        say(f"  {told(check):<68}{result:>10}", fg="red" if wrong else None)
        say(f"      {told('times', count=made)}")
    say()
    for check in proof.made:
        _show_failures(check, [failure for failure in proof.failures if failure.check == check], words)


def _show_failures(check: str, failures: Sequence[Failure], words: Catalogue) -> None:
    """Print a case of each kind of failure, of a check that fails nearly everywhere a few of them."""
    kinds: dict[str, Failure] = {}
    for failure in failures:
        kinds.setdefault(failure.sentence, failure)
    shown = [*kinds.values()][:_MOST_SHOWN]
    for failure in shown:
        _show_failure(failure, words)
    if len(shown) < len(failures):
        more = words.law["proof.more"].format(check=words.law[f"proof.{check}"], count=len(failures) - len(shown))
        say(f"# {more}")


def _show_failure(failure: Failure, words: Catalogue) -> None:
    """Print a failure as a case file: what is wrong stands in its title."""
    say(f"# {words.law['proof.FAILED'].format(check=words.law[f'proof.{failure.check}'])}")
    say(f"# {failure.sentence}")
    if failure.case is not None:
        say(written(attrs.evolve(failure.case, title=failure.sentence)))
