"""packages list, show, check and compare: the shipped catalogue, and package files of one's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

import click

from fysiodekking.adapters.catalogue import catalogue, check_files, find
from fysiodekking.adapters.cli.output import (
    INVALID,
    assume_options,
    complain,
    day_option,
    end,
    packages_option,
    problems,
    read,
    say,
)
from fysiodekking.adapters.cov import known, of_any_year
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.supposed import Supposed
from fysiodekking.law import CHECKED
from fysiodekking.model.checked import said
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.package import Copayment, Grant, Limit, Package, Payment, Requirements
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.series import WEEK, Comparison, compare

_insurer = click.option("--insurer", help="A part of the insurer's name.")


@click.group()
def packages() -> None:
    """List, show, check and compare supplementary packages.

    \b
    Example:
      fysiodekking packages list --insurer friesland --year 2018
    """


@packages.command("list")
@_insurer
@click.option("--year", type=int, help="Policy year.")
def list_(insurer: str | None, year: int | None) -> None:
    """List the packages that ship with the library.

    \b
    Example:
      fysiodekking packages list --year 2024
    """
    found = find(insurer, year)
    if not found:
        end("no shipped package of that insurer and year")
    width = max(len(package.id) for package in found)
    for package in found:
        say(f"{package.id:{width}}  {package.year}  {package.confidence}  {package.insurer} {package.name}")


@packages.command()
@click.argument("package_id", metavar="ID")
@packages_option
def show(package_id: str, own: OwnPackages) -> None:
    """Show the terms of a package; what its source does not give is said to be unknown.

    \b
    Example:
      fysiodekking packages show de-friesland-av-standaard-2018
    """
    package = next((each for each in (*own.packages.values(), *catalogue()) if each.id == package_id), None)
    if package is None:
        end(_not_known(package_id, own))
    for line in _terms(package):
        say(line)


def _not_known(package_id: str, own: OwnPackages) -> str:
    near = own.nearest(package_id)
    hint = f"did you mean {near}?" if near else "`fysiodekking packages list` prints the ids"
    not_there = "not shipped and not among the packages that were given" if own.packages else "not shipped"
    return f"{package_id}: is {not_there}; {hint}"


@packages.command("find")
@click.option("--uzovi", required=True, help="Number of the insurer, four digits.")
@click.option("--code", required=True, help="Package code, as COV shows it.")
@click.option("--on", "day", type=day_option, required=True, help="The day of the session.")
@packages_option
def find_(uzovi: str, code: str, day: datetime, own: OwnPackages) -> None:
    """Find the package that COV names by UZOVI number and package code, of the year of a day and of no other.

    Exit status: 0 it is known; 2 it is not, for that year.

    \b
    Example:
      fysiodekking packages find --uzovi 3311 --code 106 --on 2026-03-12 --packages my-packages.toml
    """
    year = day.year
    for package in known(uzovi, code, year, own):
        say(f"{package.id}  {package.year}  {package.confidence}  {package.insurer} {package.name}")
        return
    years = ", ".join(str(each.year) for each in of_any_year(uzovi, code, own))
    other = f"; it is known for {years}, which says nothing of {year}" if years else ""
    end(f"{uzovi} {code}: no package is known that COV names so in {year}{other}")


@packages.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
def check(files: tuple[str, ...]) -> None:
    """Check package FILES: all problems at once, each with its path.

    Exit status: 0 all can be used; 2 something is wrong.

    \b
    Example:
      fysiodekking packages check my-packages.toml
    """
    found = check_files(files)
    for problem in found:
        complain(str(problem))
    if found:
        sys.exit(INVALID)
    say(f"{len(files)} file{'' if len(files) == 1 else 's'} as described")


@packages.command("compare")
@click.argument("case", type=click.Path())
@click.option("--sessions", type=int, required=True, help="How many sessions, the one of the case included.")
@click.option("--every", type=int, default=WEEK, show_default=True, help="Days between two sessions.")
@click.option("--with", "ids", multiple=True, help="Id of a package, shipped or of --packages; may be repeated.")
@_insurer
@assume_options
@packages_option
def compare_(
    case: str,
    sessions: int,
    every: int,
    ids: tuple[str, ...],
    insurer: str | None,
    supposed: Supposed,
    own: OwnPackages,
) -> None:
    """Show what a plan would cost the insured under each package: cheapest first, unknown terms as unknown.

    Compared are the packages of the CASE, those named with --with, and the shipped ones of an --insurer.

    \b
    Example:
      fysiodekking packages compare docs/examples/neck-pain-with-package.toml --sessions 12
    """
    found = read(case, own, supposed)
    known = {package.id: package for package in (*catalogue(), *own.packages.values())}
    unknown = [id_ for id_ in ids if id_ not in known]
    if unknown:
        end(*(_not_known(each, own) for each in unknown))
    chosen = [*found.case.packages, *(supposed.of_package(known[id_]) for id_ in ids)]
    if insurer is not None:
        chosen.extend(find(insurer, found.case.session.date.year))
    try:
        compared = compare(found.case, dict.fromkeys(chosen), sessions, every=every)
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    for line in _compared(compared):
        say(line)


def _compared(compared: tuple[Comparison, ...]) -> Iterator[str]:
    names = ["no package" if each.package is None else clean(each.package.id) for each in compared]
    width = max(map(len, names))
    for name, each in zip(names, compared, strict=True):
        costs = "unknown" if each.plan.costs is None else f"EUR {each.plan.costs}"
        open_ = [clean(name) for name in each.plan.missing]
        beyond = [step.date for step in each.plan.steps if Reason.LAW_NOT_CHECKED in step.decision.reasons]
        open_.extend(f"the law of {day}" for day in beyond[:1])
        missing = f"  (not known: {', '.join(open_)})" if open_ else ""
        yield f"{name:{width}}  {costs:>12}{missing}"
    decisions = [step.decision for each in compared for step in each.plan.steps]
    for reason, supposed in (
        (Reason.LAW_UNCHANGED, f"the law does not change in {{}}: it was checked through {CHECKED.last}"),
        (Reason.PACKAGE_RENEWED, "packages go on with the same terms in {}"),
    ):
        years = sorted({str(each.about.date.year) for each in decisions if reason in each.conditions})
        if years:
            yield f"if {supposed.format(', '.join(years))}"


# --- terms in words -------------------------------------------------------------------------------------------------


def _terms(package: Package) -> Iterator[str]:
    yield f"{package.insurer} {package.name}, policy year {package.year}"
    yield f"source: {package.source} (confidence {package.confidence})"
    if package.note:
        yield package.note
    if not isinstance(package.cov, Unknown):
        label = f", label {clean(package.cov.label)}" if package.cov.label else ""
        yield f"in COV: UZOVI {package.cov.uzovi}, package {package.cov.package}{label}"
    if package.pays_deductible:
        yield "takes over the deductible of sessions that the basic package pays"
    for grant in package.grants:
        yield ""
        yield from _grant(grant)


def _grant(grant: Grant) -> Iterator[str]:
    yield f"{grant.id}: {', '.join(grant.covers)}"
    for name, value in _asked(grant.requires):
        yield f"  asks {name} {value}"
    if not grant.basic_first:
        yield "  pays before the basic package"
    for limit in grant.limits:
        yield f"  at most {_maximum(limit)}"
    if not isinstance(grant.consent_from, Unknown):
        yield f"  from session {grant.consent_from} of the year on only with consent"
    if not isinstance(grant.copayment, Unknown):
        yield f"  {_copayment(grant.copayment)}"
    for status, payment in (("a contract", grant.pays.contracted), ("no contract", grant.pays.not_contracted)):
        yield f"  with {status}: {_payment(payment)}"
    if grant.terms_unknown is True:
        yield "  further terms may exist"
    elif grant.terms_unknown:
        yield f"  further terms may exist for {', '.join(grant.terms_unknown)}"


def _asked(requires: Requirements) -> Iterator[tuple[str, object]]:
    for name, value in said(requires):
        yield name, " or ".join(value) if isinstance(value, tuple) else str(value).lower()


def _maximum(limit: Limit) -> str:
    most = "unknown" if isinstance(limit.max, Unknown) else str(limit.max)
    parts = [f"{most} {limit.unit} per {limit.per}"]
    if limit.covers:
        parts.append(f"of {', '.join(limit.covers)}")
    if limit.carry_over:
        parts.append(f"and at most {limit.carry_over} left over from last year")
    if not isinstance(limit.when_contracted, Unknown):
        parts.append("with a contract" if limit.when_contracted else "without a contract")
    return f"{' '.join(parts)} ({limit.id})"


def _copayment(copayment: Copayment) -> str:
    euros = (
        "an unknown co-payment" if isinstance(copayment.euros, Unknown) else f"a co-payment of EUR {copayment.euros}"
    )
    if isinstance(copayment.from_session, Unknown):
        return f"{euros} of each session, from an unknown session of the year on"
    later = f", from session {copayment.from_session} of the year on" if copayment.from_session > 1 else ""
    return f"{euros} of each session{later}"


def _payment(payment: Payment | Unknown) -> str:
    if isinstance(payment, Unknown):
        return "unknown"
    of = "the price" if isinstance(payment.of, Unknown) else f"EUR {payment.of}"
    most = "" if isinstance(payment.at_most, Unknown) else f", at most EUR {payment.at_most}"
    percent = "an unknown part" if isinstance(payment.percent, Unknown) else f"{payment.percent} %"
    return f"{percent} of {of}{most}"
