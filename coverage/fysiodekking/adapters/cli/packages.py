"""packages list, show, find, new, diff, check and compare: the shipped catalogue, and package files of one's own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime

import click

from fysiodekking.adapters.cli.output import (
    INVALID,
    assume_options,
    case_argument,
    complain,
    dcsph_option,
    end,
    language,
    packages_option,
    problems,
    read,
    refuse,
    remark,
    say,
)
from fysiodekking.adapters.cli.usage import AnyNumber, Day, Existing, Group, Number, as_given
from fysiodekking.adapters.cov_packages import Named, of_any_year, of_year
from fysiodekking.adapters.files import each_once, in_file
from fysiodekking.adapters.package_files import catalogue as shipped
from fysiodekking.adapters.package_files import check_files, find, load_packages, without_successor
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.package_texts import successor, template
from fysiodekking.adapters.package_words import package_words
from fysiodekking.adapters.suppositions import Suppositions
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.languages import catalogue
from fysiodekking.explain.text import wrapped
from fysiodekking.law import CHECKED
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.package import EARLIEST_YEAR, LATEST_YEAR, Package
from fysiodekking.model.plan import Plan
from fysiodekking.model.printable import clean
from fysiodekking.model.reasons import Reason
from fysiodekking.series import WEEK, Comparison, compare

_insurer = click.option("--insurer", help="A part of the insurer's name.")

_year = click.option("--year", type=Number(EARLIEST_YEAR, LATEST_YEAR), help="Policy year.")


@click.group(cls=Group)
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
@language
def list_(*, insurer: str | None, year: int | None, todo: bool, own: OwnPackages, lang: str) -> None:
    """List the packages that ship with the library, and those of --packages.

    \b
    Example:
      fysiodekking packages list --year 2024
    """
    words, newest = catalogue(lang), max(package.year for package in shipped())
    wanted = [package for package in (*own.packages.values(), *find(insurer)) if _is_of(package, insurer)]
    if todo:
        if year is None:
            refuse("belongs", option="--todo", to="--year")
        found = without_successor(wanted, year)
        if not found:
            end(words.term("todo.none", year=year))
        remark(words.term("todo", year=year))
    else:
        found = tuple(package for package in wanted if year in (None, package.year))
        if not found and year is not None and year > newest:
            end(words.term("none_ships", year=newest + 1))
        if not found:
            end(words.term("list.none"))
        if year is None:
            remark(words.term("none_ships", year=newest + 1))
    width = max(len(package.id) for package in found)
    for package in found:
        say(f"{package.id:{width}}  {package.year}  {package.confidence}  {package.insurer} {package.name}")


def _is_of(package: Package, insurer: str | None) -> bool:
    return insurer is None or insurer.strip().casefold() in package.insurer.casefold()


@packages.command()
@click.argument("package_id", metavar="ID")
@packages_option
@language
def show(package_id: str, own: OwnPackages, lang: str) -> None:
    """Show the terms of a package; what its source does not give is said to be unknown.

    \b
    Example:
      fysiodekking packages show de-friesland-av-standaard-2018
    """
    words = catalogue(lang)
    for line in package_words(_known(package_id, own, words), words):
        say(line)


@packages.command()
@click.option("--from", "old", metavar="ID", help="A package of an earlier year, whose terms are asked anew.")
@_year
@packages_option
@language
def new(old: str | None, year: int | None, own: OwnPackages, lang: str) -> None:
    """Write a package file to fill in: with every key there is, or from last year's with every number unknown.

    \b
    Example:
      fysiodekking packages new --from zilveren-kruis-4-sterren-2025 --year 2026
    """
    assert CHECKED.last is not None
    words = catalogue(lang)
    if old is None:
        say(template(year or CHECKED.last.year, words), nl=False)
        return
    package = _known(old, own, words)
    if year is None or year <= package.year:
        end(words.term("new.year", year=package.year, next=package.year + 1))
    say(successor(package, year, words), nl=False)


@packages.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@packages_option
@language
def diff(first: str, second: str, own: OwnPackages, lang: str) -> None:
    """Say what the second package says otherwise than the first, and which sessions get another answer.

    Exit status: 0 whatever differs; 2 a package is not known.

    \b
    Example:
      fysiodekking packages diff zilveren-kruis-4-sterren-2024 zilveren-kruis-4-sterren-2025
    """
    from fysiodekking.adapters.package_difference import (  # noqa: PLC0415 - the rules are needed here only
        heading,
        sessions_that_differ,
        terms_that_differ,
    )

    words = catalogue(lang)
    old, other = _known(first, own, words), _known(second, own, words)
    terms = tuple(terms_that_differ(old, other, words))
    for line in terms or (words.term("diff.same"),):
        say(wrapped(line, "", "  "))
    say()
    say(wrapped(heading(words)))
    for line in tuple(sessions_that_differ(old, other, words)) or (words.term("sessions.none"),):
        say(wrapped(line, "- ", "  "))


def _known(package_id: str, own: OwnPackages, words: Catalogue) -> Package:
    """Return a package of one's own or a shipped one; an id that is neither ends the command."""
    package = next((each for each in (*own.packages.values(), *shipped()) if each.id == package_id), None)
    if package is None:
        end(_not_known(package_id, own, words))
    return package


def _not_known(package_id: str, own: OwnPackages, words: Catalogue) -> str:
    near = own.nearest(package_id)
    hint = words.term("near", id=near) if near else words.term("ids")
    return words.term("not_known.given" if own.packages else "not_known", id=as_given(package_id), hint=hint)


@packages.command("find")
@click.option("--uzovi", required=True, help="Number of the insurer, four digits.")
@click.option("--code", required=True, help="Package code, as COV shows it.")
@click.option("--on", "day", type=Day(), required=True, help="The day of the session.")
@packages_option
@language
def find_(uzovi: str, code: str, day: datetime, own: OwnPackages, lang: str) -> None:
    """Find the package that COV names by UZOVI number and package code, of the year of a day and of no other.

    Exit status: 0 it is known; 2 it is not, for that year.

    \b
    Example:
      fysiodekking packages find --uzovi 3311 --code 106 --on 2026-03-12 --packages my-packages.toml
    """
    try:
        Named(uzovi=uzovi, code=code)
    except InvalidInput as error:
        end(*(f"--{problem}" for problem in error.problems))
    year = day.year
    for package in of_year(uzovi, code, year, own):
        say(f"{package.id}  {package.year}  {package.confidence}  {package.insurer} {package.name}")
        return
    years = ", ".join(str(each.year) for each in of_any_year(uzovi, code, own))
    name = "find.other" if years else "find.none"
    end(catalogue(lang).term(name, uzovi=uzovi, code=code, year=year, years=years))


@packages.command()
@click.argument("files", nargs=-1, required=True, type=Existing(dir_okay=False))
@language
def check(files: tuple[str, ...], lang: str) -> None:
    """Check package FILES: all problems at once, each with its path.

    What can be used and binds nothing, as a limit for classes that its line does not cover, is told beside.
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
    for file in each_once(files):
        for problem in _idle_in(file):
            remark(str(problem))
    count = len(each_once(files))
    say(catalogue(lang).term("checked.one" if count == 1 else "checked", count=count))


def _idle_in(file: str) -> Iterator[Problem]:
    """Yield what in a package file that can be used binds nothing."""
    for index, package in enumerate(load_packages(file)):
        for number, grant in enumerate(package.grants):
            for problem in grant.idle():
                yield in_file(file, problem.under(f"packages[{index}].grants[{number}]"))


@packages.command("compare")
@case_argument
@click.option("--sessions", type=AnyNumber(), required=True, help="How many sessions, the one of the case included.")
@click.option("--every", type=AnyNumber(), default=WEEK, show_default=True, help="Days between two sessions.")
@click.option("--with", "ids", multiple=True, help="Id of a package, shipped or of --packages; may be repeated.")
@_insurer
@assume_options
@dcsph_option
@packages_option
@language
def compare_(  # noqa: PLR0913 - one argument for each option
    *,
    case: str,
    sessions: int,
    every: int,
    ids: tuple[str, ...],
    insurer: str | None,
    supposed: Suppositions,
    diagnoses: DiagnosisList | None,
    own: OwnPackages,
    lang: str,
) -> None:
    """Show what a plan would cost the insured under each package: cheapest first, unknown terms as unknown.

    Compared are the packages of the CASE, those named with --with, and the shipped ones of an --insurer: of its year,
    and with --assume-renewed those of the year before without a successor.

    \b
    Example:
      fysiodekking packages compare docs/examples/neck-pain-with-package.toml --sessions 12
    """
    found = read(case, own, supposed, diagnoses)
    words, known = catalogue(lang), {package.id: package for package in (*shipped(), *own.packages.values())}
    unknown = [id_ for id_ in ids if id_ not in known]
    if unknown:
        end(*(_not_known(each, own, words) for each in unknown))
    chosen = [*found.case.packages, *(supposed.of_package(known[id_]) for id_ in ids)]
    if insurer is not None:
        offered = [*_offered(insurer, found.case.session.date.year, supposed)]
        if not offered:
            remark(words.term("list.none"))
        chosen.extend(offered)
    try:
        compared = compare(found.case, dict.fromkeys(chosen), sessions, every=every)
    except InvalidInput as error:
        problems(case, error)
        sys.exit(INVALID)
    for line in _compared(compared, words):
        say(line)


def _offered(insurer: str, year: int, supposed: Suppositions) -> Iterator[Package]:
    """Yield the shipped packages of an insurer and a year, and those that are supposed to go on into it."""
    yield from map(supposed.of_package, find(insurer, year))
    if supposed.renewed:
        going_on = without_successor(find(insurer), year)
        yield from (supposed.of_package(each) for each in going_on if each.year == year - 1)


def _costs(planned: Plan, words: Catalogue) -> str:
    """Write what a plan costs the insured; where that hangs on a number that was not given, at least and at most."""
    if planned.costs is not None:
        return words.euros(planned.costs)
    if planned.between is None:
        return words.term("compare.open")
    lowest, highest = planned.between.lowest, planned.between.highest
    if lowest == highest:
        return words.euros(lowest)
    return words.term("compare.between", lowest=words.euros(lowest), highest=words.euros(highest))


def _compared(compared: tuple[Comparison, ...], words: Catalogue) -> Iterator[str]:
    names = [words.term("compare.no_package") if each.package is None else clean(each.package.id) for each in compared]
    costs = [_costs(each.plan, words) for each in compared]
    width, wide = max(map(len, names)), max(map(len, costs))
    for name, cost, each in zip(names, costs, compared, strict=True):
        open_ = [clean(name) for name in each.plan.missing]
        beyond = [step.date for step in each.plan.steps if Reason.LAW_NOT_CHECKED in step.decision.reasons]
        open_.extend(words.term("compare.law", day=words.day(day)) for day in beyond[:1])
        missing = f"  {words.term('compare.missing', open=', '.join(open_))}" if open_ else ""
        yield f"{name:{width}}  {cost:>{wide}}{missing}"
    decisions = [step.decision for each in compared for step in each.plan.steps]
    assert CHECKED.last is not None
    last = words.day(CHECKED.last)
    for reason, name in ((Reason.LAW_UNCHANGED, "compare.unchanged"), (Reason.PACKAGE_RENEWED, "compare.renewed")):
        years = sorted({str(decision.about.date.year) for decision in decisions if reason in decision.conditions})
        if years:
            yield words.term(name, years=", ".join(years), last=last)
