"""law prove: the proof by regions as a table, and a failure as a concrete case file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

import attrs
import click

from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.cli.output import ANSWERED, DIFFERENT, checked, day_option, end, say
from fysiodekking.law import CHECKED
from fysiodekking.proof import Failure, Proof, prove, prove_all, version_of

_MOST_SHOWN: Final = 5
"""So many failures of one check are shown as a case at most."""


@click.command("prove")
@click.option(
    "--on", "day", type=day_option, help=f"A day of the version; without it the newest, that of {CHECKED.last}."
)
@click.option("--all", "every", is_flag=True, help=f"Every version since {CHECKED.first}.")
def prove_law(day: datetime | None, every: bool) -> None:
    """Prove a version of the law by regions: all cases that no rule can tell apart are answered, phase by phase.

    Exit status: 0 proved; 1 a check failed, with a case file that shows it; 2 no such day.

    \b
    Example:
      fysiodekking law prove --on 2025-06-01
    """
    if day is not None and every:
        end("write --on DATE or --all, not both")
    good = True
    for proof in _proofs(None if day is None else day.date(), every=every):
        _show(proof)
        good = good and proof.holds
    sys.exit(ANSWERED if good else DIFFERENT)


def _proofs(day: date | None, *, every: bool) -> Iterator[Proof]:
    if every:
        yield from prove_all()
        return
    yield prove(version_of(checked(day or CHECKED.last or CHECKED.first)))


def _show(proof: Proof) -> None:
    version = proof.version
    say(f"Law from {version.first} to {version.last}", bold=True)
    say(f"  {'phase':<40}{'regions':>12}{'cases':>12}")
    for phase, regions in proof.regions.items():
        say(f"  {phase:<40}{regions:>12}{proof.cases[phase]:>12}")
    say(f"  {'all phases':<40}{sum(proof.regions.values()):>12}{sum(proof.cases.values()):>12}")
    if proof.taken_over:
        say(f"  of these regions {proof.taken_over} have the same law as others that were answered before")
    say()
    for check, made in proof.made.items():
        wrong = sum(failure.check == check for failure in proof.failures)
        result = f"{wrong} failed" if wrong else "holds"
        say(f"  {check:<68}{result:>10}", fg="red" if wrong else None)
        say(f"      {made} times")
    say()
    for check in proof.made:
        _show_failures(check, [failure for failure in proof.failures if failure.check == check])


def _show_failures(check: str, failures: Sequence[Failure]) -> None:
    """Print a case of each kind of failure, of a check that fails nearly everywhere a few of them."""
    kinds: dict[str, Failure] = {}
    for failure in failures:
        kinds.setdefault(failure.sentence, failure)
    shown = [*kinds.values()][:_MOST_SHOWN]
    for failure in shown:
        _show_failure(failure)
    if len(shown) < len(failures):
        say(f"# {check}: {len(failures) - len(shown)} more failed, which are not shown")


def _show_failure(failure: Failure) -> None:
    """Print a failure as a case file: what is wrong stands in its title."""
    say(f"# {failure.check}: FAILED")
    say(f"# {failure.sentence}")
    if failure.case is not None:
        say(written(attrs.evolve(failure.case, title=failure.sentence)))
