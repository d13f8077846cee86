"""What FHIR Coverages (R4 and R4B) say of an insurance: its insurer and its packages, for a case.

They are read as the profile nl-core-Payer.InsuranceCompany has them, and `class` as base FHIR has it: docs/fhir.md says
where that stands. What says who somebody is is not looked at, and no value of it is repeated.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import attrs

from fysiodekking.adapters.cov_packages import of_any_year, of_year
from fysiodekking.adapters.package_files import catalogue
from fysiodekking.adapters.package_sources import OwnPackages, Source, own_packages
from fysiodekking.model.checked import is_day, is_text, mapping_of, repeatable, shown
from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.package import Package, is_uzovi

Resource = Mapping[str, Any]

COVERAGE_CLASS: Final = "http://terminology.hl7.org/CodeSystem/coverage-class"
UZOVI: Final = "http://fhir.nl/fhir/NamingSystem/uzovi"
INSURANCE_TYPE: Final = "urn:oid:2.16.840.1.113883.2.4.3.11.60.101.5.1"
"""Verzekeringssoort, of zib Payer (2020)."""
_BASIC: Final = frozenset({"B"})
_SUPPLEMENTARY: Final = frozenset({"A", "AT"})
_OTHER: Final = frozenset({"BZ", "H", "T"})
"""Insurances of which nothing is asked: by the law of long-term care, outside both laws, and of teeth."""
_STATUSES: Final = ("active", "cancelled", "draft", "entered-in-error")
_MOMENT: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.+)?)?)?", re.ASCII)
_are_insurers: Final = mapping_of(is_text, is_uzovi)


@carries_no_data
def insurance_from_coverages(
    coverages: Mapping[str, Any] | Sequence[Mapping[str, Any]],
    on: date,
    *,
    packages: Source | Iterable[Source] = (),
    insurers: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return what FHIR Coverages (R4 or R4B, as nl-core's Payer.InsuranceCompany) say of somebody's insurance.

    :param coverages: one, or those of one person. Read are `status`, `type`, `period`, of `payor` the UZOVI number, and
        of `class` the plan; nothing that says who somebody is.
    :param on: the day of the session; a package is that of its year.
    :param packages: packages beside the shipped ones, as for `case_from`: their `cov` says how they are named.
    :param insurers: how insurers are called here, by UZOVI number, as ``{"3311": "Zilveren Kruis"}``: the library knows
        no number of an insurer. A plan is then also found by the name of a package.
    :returns: a part of a case: ``insured`` and ``basic`` of a basic insurance, ``packages`` with the ids of the others.
    :raises InvalidInput: with every problem, each with its path and what to write instead.
    :raises InvalidPackage: for packages that cannot be used.
    """
    problems = [problem.under("on") for problem in is_day(on)]
    problems.extend(problem.under("insurers") for problem in _are_insurers(insurers))
    if problems:
        raise InvalidInput(problems)
    known = _Known(on, own_packages(packages), insurers)
    found: dict[str, Any] = {}
    several = isinstance(coverages, (list, tuple))
    for index, coverage in enumerate(coverages if several else (coverages,)):
        wrong: list[Problem] = []
        part = _read(coverage, known, wrong)
        if not wrong:
            _add(found, part, wrong)
        problems.extend(problem.under(f"[{index}]" if several else "") for problem in wrong)
    if problems:
        raise InvalidInput(problems)
    return found


def _add(found: dict[str, Any], part: Resource, problems: list[Problem]) -> None:
    """Add what one coverage says to what the others said."""
    if "basic" in part and part["basic"] != found.get("basic", part["basic"]):
        problems.append(Problem("payor", "is another insurer than that of the basic insurance before it (give one)"))
    both = [*found.get("packages", ()), *part.get("packages", ())]
    found.update(part)
    if both:
        found["packages"] = [*dict.fromkeys(both)]


@attrs.frozen
class _Known:
    """What is known beside the coverages."""

    on: date
    own: OwnPackages
    insurers: Mapping[str, str]


def _read(coverage: object, known: _Known, problems: list[Problem]) -> dict[str, Any]:
    """Read one coverage; what is wrong goes into `problems`."""
    if not isinstance(coverage, Mapping) or coverage.get("resourceType") != "Coverage":
        problems.append(Problem("resourceType", 'is no FHIR Coverage (write "resourceType": "Coverage")'))
        return {}
    _in_force(coverage, known.on, problems)
    kind = _kind(coverage, problems)
    if kind in _OTHER or kind is None:
        return {}
    uzovi = _uzovi(coverage, problems)
    if kind in _BASIC:
        insurer = known.insurers.get(uzovi)
        if uzovi and insurer is None:
            how = f'give insurers={{"{uzovi}": …}} with its name'
            problems.append(Problem("payor", f"is UZOVI {uzovi}, of which no name was given ({how})"))
        return {"insured": {"basic_insured": True}, "basic": {"insurer": insurer}}
    plans = [*_plans(coverage)]
    if not plans:
        how = f"write a class with the type plan of {COVERAGE_CLASS}, and its code as value"
        problems.append(Problem("class", f"names no package ({how})"))
    ids = [_package(plan, path, uzovi, known, problems) for path, plan in plans if uzovi]
    return {"packages": [each for each in ids if each is not None]}


def _each(value: object) -> list[tuple[int, Resource]]:
    """Return the objects of a list with their places; what is none is passed over."""
    return [(at, each) for at, each in enumerate(value) if isinstance(each, Mapping)] if isinstance(value, list) else []


def _codes(concept: object, system: str) -> list[str]:
    """Return the codes of a system in a CodeableConcept."""
    coding = concept.get("coding") if isinstance(concept, Mapping) else None
    codes = [each.get("code") for _, each in _each(coding) if each.get("system") == system]
    return [code for code in codes if isinstance(code, str)]


def _kind(coverage: Resource, problems: list[Problem]) -> str | None:
    known = sorted({*_BASIC, *_SUPPLEMENTARY, *_OTHER})
    code = next(iter(_codes(coverage.get("type"), INSURANCE_TYPE)), None)
    if code is None:
        how = f"write one of {', '.join(known)} with the system {INSURANCE_TYPE}"
        problems.append(Problem("type", f"has no kind of insurance ({how})"))
    elif code.upper() in known:
        return code.upper()
    else:
        problems.append(Problem("type", f"is no kind of insurance (write one of {', '.join(known)})"))
    return None


def _in_force(coverage: Resource, on: date, problems: list[Problem]) -> None:
    """Ask whether a coverage holds on a day: by its period, and by its status where that does not say it all.

    nl-core lets a sender derive the status of the period, seen from the day on which it is sent: draft before it, and
    cancelled after it. What holds on the day of the session is then told by the period alone.
    """
    period = coverage.get("period")
    given = period if isinstance(period, Mapping) else {}
    start, end = (_day(given, key, problems) for key in ("start", "end"))
    if (start is not None and on < start) or (end is not None and end < on):
        span = f"{start or ''}/{end or ''}"
        problems.append(Problem("period", f"{span} does not hold {on} (give the Coverage of that day)"))
    status = coverage.get("status")
    if status != "active" and not (status == "cancelled" and end) and not (status == "draft" and start):
        wrong = f"does not say that it holds on {on} (give one that is active, or has a period)"
        problems.append(Problem("status", f"{status} {wrong}" if status in _STATUSES else wrong))


def _day(period: Resource, key: str, problems: list[Problem]) -> date | None:
    """Return the first or the last day that a moment of FHIR can be: it is a year, a month, a day, or a time on it."""
    value, last = period.get(key), key == "end"
    if value is None:
        return None
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is not None:
        year, month, day = found.groups()
        in_month = int(month or (12 if last else 1))
        with suppress(ValueError):
            return date(int(year), in_month, int(day or (monthrange(int(year), in_month)[1] if last else 1)))
    problems.append(Problem(f"period.{key}", "is not a date (write 2026-01-01)"))
    return None


def _uzovi(coverage: Resource, problems: list[Problem]) -> str:
    """Return the one UZOVI number among the payors, also of an Organization that is contained."""
    contained = {
        f"#{id_}": each for _, each in _each(coverage.get("contained")) if isinstance(id_ := each.get("id"), str)
    }
    numbers: list[object] = []
    for _, payor in _each(coverage.get("payor")):
        reference = payor.get("reference")
        organization = contained.get(reference, {}) if isinstance(reference, str) else {}
        identifiers = [payor.get("identifier"), *(each for _, each in _each(organization.get("identifier")))]
        named = (each for each in identifiers if isinstance(each, Mapping) and each.get("system") == UZOVI)
        for each in named:
            if each.get("value") not in numbers:
                numbers.append(each.get("value"))
    if len(numbers) != 1:
        how = f"write payor[0].identifier with the system {UZOVI}, or contain the Organization that it refers to"
        problems.append(
            Problem("payor", f"names {'several insurers' if numbers else 'no insurer'} by UZOVI number ({how})")
        )
        return ""
    (number,) = numbers
    for problem in is_uzovi(number):
        problems.append(problem.under("payor"))
        return ""
    return str(number)


def _plans(coverage: Resource) -> Iterator[tuple[str, Resource]]:
    """Yield the classes that name a plan, each with its path."""
    for index, each in _each(coverage.get("class")):
        if "plan" in _codes(each.get("type"), COVERAGE_CLASS):
            yield f"class[{index}].value", each


def _package(plan: Resource, path: str, uzovi: str, known: _Known, problems: list[Problem]) -> str | None:
    """Return the id of the package that a plan of an insurer names in the year of the session."""
    code, year, insurer = plan.get("value"), known.on.year, known.insurers.get(uzovi)
    if not isinstance(code, str):
        problems.append(Problem(path, "is not text (write the code of the package)"))
        return None
    found = of_year(uzovi, code, year, known.own) or _called(insurer, (code, plan.get("name")), year, known.own)
    if len(found) == 1:
        return found[0].id
    called = shown(code) if repeatable(code) else "a code"
    if found:
        ids = ", ".join(shown(each.id) for each in found)
        problems.append(Problem(path, f"{called} of UZOVI {uzovi} names several packages of {year}: {ids}"))
        return None
    years = ", ".join(str(each.year) for each in of_any_year(uzovi, code, known.own))
    other = f"; it is known for {years}, which says nothing of {year}" if years else ""
    how = f'give a package of {year} with cov = {{ uzovi = "{uzovi}", package = … }}'
    if insurer is None:
        how += f', or the name of the insurer as insurers={{"{uzovi}": …}}'
    problems.append(Problem(path, f"{called} of UZOVI {uzovi} names no package of {year} known here{other} ({how})"))
    return None


def _called(insurer: object, names: tuple[object, ...], year: int, own: OwnPackages) -> tuple[Package, ...]:
    """Return the packages of an insurer and a year that are called so."""
    if not isinstance(insurer, str):
        return ()
    wanted = {name.casefold() for name in names if isinstance(name, str)}
    every = (*own.packages.values(), *catalogue())
    of_insurer = (each for each in every if each.year == year and each.insurer.casefold() == insurer.casefold())
    return tuple(each for each in of_insurer if each.name.casefold() in wanted)
