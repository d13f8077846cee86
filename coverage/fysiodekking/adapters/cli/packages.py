"""packages list, show, find, new, diff, check and compare: the shipped catalogue, and package files of one's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

import click

from fysiodekking.adapters.cli.output import (
    INVALID,
    assume_options,
    complain,
    day_option,
    dcsph_option,
    end,
    packages_option,
    problems,
    read,
    remark,
    say,
)
from fysiodekking.adapters.cov_packages import of_any_year, of_year
from fysiodekking.adapters.package_files import catalogue, check_files, find, without_successor
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.package_texts import successor, template
from fysiodekking.adapters.package_words import package_words
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.explain.text import wrapped
from fysiodekking.law import CHECKED
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput
from fysiodekking.model.package import EARLIEST_YEAR, LATEST_YEAR, Package
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.series import WEEK, Comparison, compare

_insurer = click.option("--insurer", help="A part of the insurer's name.")

_year = click.option("--year", type=click.IntRange(EARLIEST_YEAR, LATEST_YEAR), help="Policy year.")


@click.group()
def packages() -> None:
    """List, show, write, check and compare supplementary packages.

    \b
    Example:
      fysiodekking packages list --insurer friesland --year 2018
    """


@packages.command("list")
@_insurer
@_year
@click.option("--todo", is_flag=True, help="With --year: the packages of earlier years that have no successor then.")
@packages_option
def list_(insurer: str | None, year: int | None, todo: bool, own: OwnPackages) -> None:
    """List the packages that ship with the library, and those of --packages.

    \b
    Example:
      fysiodekking packages list --year 2024
    """
    newest = max(package.year for package in catalogue())
    wanted = [package for package in (*own.packages.values(), *find(insurer)) if _is_of(package, insurer)]
    if todo:
        if year is None:
            end("--todo asks a year: write --year as well")
        found = without_successor(wanted, year)
        if not found:
            end(f"no package of an earlier year waits for one of {year}")
        remark(f"without one of {year}: `fysiodekking packages new --from ID --year {year}` writes one to fill in")
    else:
        found = tuple(package for package in wanted if year in (None, package.year))
        if not found and year is not None and year > newest:
            end(f"{_none_ships(newest)}; {_WRITE_ONE}")
        if not found:
            end("no shipped package of that insurer and year")
        if year is None:
            remark(f"{_none_ships(newest)}; {_WRITE_ONE}")
    width = max(len(package.id) for package in found)
    for package in found:
        say(f"{package.id:{width}}  {package.year}  {package.confidence}  {package.insurer} {package.name}")


_WRITE_ONE = "`fysiodekking packages new` writes a file for one of your own"


def _none_ships(newest: int) -> str:
    return f"no package of {newest + 1} or later ships with the library: no source of its numbers was found"


def _is_of(package: Package, insurer: str | None) -> bool:
    return insurer is None or insurer.strip().casefold() in package.insurer.casefold()


@packages.command()
@click.argument("package_id", metavar="ID")
@packages_option
def show(package_id: str, own: OwnPackages) -> None:
    """Show the terms of a package; what its source does not give is said to be unknown.

    \b
    Example:
      fysiodekking packages show de-friesland-av-standaard-2018
    """
    for line in package_words(_known(package_id, own)):
        say(line)


@packages.command()
@click.option("--from", "old", metavar="ID", help="A package of an earlier year, whose terms are asked anew.")
@_year
@packages_option
def new(old: str | None, year: int | None, own: OwnPackages) -> None:
    """Write a package file to fill in: with every key there is, or from last year's with every number unknown.

    \b
    Example:
      fysiodekking packages new --from zilveren-kruis-4-sterren-2025 --year 2026
    """
    assert CHECKED.last is not None
    if old is None:
        say(template(year or CHECKED.last.year), nl=False)
        return
    package = _known(old, own)
    if year is None or year <= package.year:
        end(f"--from asks a later year than {package.year}: write --year {package.year + 1}")
    say(successor(package, year), nl=False)


@packages.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@packages_option
def diff(first: str, second: str, own: OwnPackages) -> None:
    """Say what the second package says otherwise than the first, and which sessions get another answer.

    Exit status: 0 whatever differs; 2 a package is not known.

    \b
    Example:
      fysiodekking packages diff zilveren-kruis-4-sterren-2024 zilveren-kruis-4-sterren-2025
    """
    from fysiodekking.adapters.package_difference import (  # noqa: PLC0415 - the rules are needed here only
        HEADING,
        sessions_that_differ,
        terms_that_differ,
    )

    old, other = _known(first, own), _known(second, own)
    terms = tuple(terms_that_differ(old, other))
    for line in terms or ("The terms are the same.",):
        say(wrapped(line, "", "  "))
    say()
    say(wrapped(HEADING))
    for line in tuple(sessions_that_differ(old, other)) or ("none gets another answer.",):
        say(wrapped(line, "- ", "  "))


def _known(package_id: str, own: OwnPackages) -> Package:
    """Return a package of one's own or a shipped one; an id that is neither ends the command."""
    package = next((each for each in (*own.packages.values(), *catalogue()) if each.id == package_id), None)
    if package is None:
        end(_not_known(package_id, own))
    return package


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
    for package in of_year(uzovi, code, year, own):
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
@dcsph_option
@packages_option
def compare_(
    case: str,
    sessions: int,
    every: int,
    ids: tuple[str, ...],
    insurer: str | None,
    supposed: Suppositions,
    diagnoses: DiagnosisList | None,
    own: OwnPackages,
) -> None:
    """Show what a plan would cost the insured under each package: cheapest first, unknown terms as unknown.

    Compared are the packages of the CASE, those named with --with, and the shipped ones of an --insurer: of its year,
    and with --assume-renewed those of the year before without a successor.

    \b
    Example:
      fysiodekking packages compare docs/examples/neck-pain-with-package.toml --sessions 12
    """
    found = read(case, own, supposed, diagnoses)
    known = {package.id: package for package in (*catalogue(), *own.packages.values())}
    unknown = [id_ for id_ in ids if id_ not in known]
    if unknown:
        end(*(_not_known(each, own) for each in unknown))
    chosen = [*found.case.packages, *(supposed.of_package(known[id_]) for id_ in ids)]
    if insurer is not None:
        chosen.extend(_offered(insurer, found.case.session.date.year, supposed))
    try:
        compared = compare(found.case, dict.fromkeys(chosen), sessions, every=every)
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    for line in _compared(compared):
        say(line)


def _offered(insurer: str, year: int, supposed: Suppositions) -> Iterator[Package]:
    """Yield the shipped packages of an insurer and a year, and those that are supposed to go on into it."""
    yield from map(supposed.of_package, find(insurer, year))
    if supposed.renewed:
        going_on = without_successor(find(insurer), year)
        yield from (supposed.of_package(each) for each in going_on if each.year == year - 1)


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
        years = sorted({str(decision.about.date.year) for decision in decisions if reason in decision.conditions})
        if years:
            yield f"if {supposed.format(', '.join(years))}"
