"""Package files to fill in: one with every key there is, and last year's package with every number asked anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast, get_args, get_type_hints

import attrs

from fysiodekking.adapters.case_data import UNKNOWN, table_of
from fysiodekking.adapters.case_toml import packages_text, schema_line
from fysiodekking.adapters.input_data import TAKES_UNKNOWN
from fysiodekking.adapters.package_words import grant_terms
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.model.checked import Checked, given_fields, usable_id
from fysiodekking.model.counts import LONGEST_ID
from fysiodekking.model.package import (
    ANNEX_1_FIRST_TWENTY,
    Confidence,
    Copayment,
    Cov,
    Grant,
    Limit,
    Package,
    PartYear,
    Payment,
    Payments,
    Requirements,
)
from fysiodekking.model.printable import clean
from fysiodekking.model.usage import SUPPOSITIONS
from fysiodekking.model.vocabulary import WITH_MAXIMUM, CoverClass, Per, Rounding, Unit, YearPart

_OTHER_YEAR: Final = re.compile(r"-(19|20)\d\d$")
_OF_PERSON: Final = ("since", "assume", "cov", "note")
"""What a new year does not take over: what is one person's, the codes of COV, what was noted of the old terms."""
_STEM: Final = LONGEST_ID - len("-of-2026")

KEYS: Final[Mapping[type[Checked], Mapping[str, str]]] = {
    Package: {
        "id": '"insurer-package-YEAR"',
        "insurer": '"Insurer"',
        "name": '"Name of the package"',
        "year": "YEAR",
        "source": '"where the terms of YEAR were read, best an address"',
        "confidence": '"I"',
        "grants": "",
        "since": "YEAR-01-01",
        "assume": '"renewed"',
        "pays_deductible": "true",
        "note": '"for readers"',
        "cov": "",
    },
    Cov: {"uzovi": '"9999"', "package": '"106"', "label": '"A"'},
    Grant: {
        "id": '"movement"',
        "covers": '["physiotherapy", "exercise_therapy"]',
        "basic_first": "false",
        "requires": "",
        "limits": "",
        "pays": "",
        "consent_from": "10",
        "terms_unknown": "true",
        "copayment": "",
    },
    Requirements: {
        "contracted": "true",
        "min_age": "18",
        "max_age": "64",
        "accident": "true",
        "within_months_of_accident": "12",
        "first_of_the_day": "true",
        "condition": f'"{ANNEX_1_FIRST_TWENTY}"',
        "referral": "true",
        "consent": "true",
        "association": '["NVA", "ZHONG"]',
        "qualification": '["0484", "rheumatoid_arthritis"]',
        "min_months_insured": "2",
        "not_after_maximum": '["copd"]',
    },
    Limit: {
        "id": '"year"',
        "max": '"unknown"',
        "unit": '"sessions"',
        "per": '"calendar_year"',
        "covers": '["physiotherapy"]',
        "when_contracted": "true",
        "carry_over": "3",
        "part_year": "",
    },
    PartYear: {"by": '"days"', "rounds": '"up"'},
    Payments: {"contracted": "", "not_contracted": ""},
    Payment: {"percent": '"unknown"', "of": '"40.00"', "at_most": '"28.00"'},
    Copayment: {"euros": '"5.00"', "from_session": "10"},
}
"""Every key of a package file, with an example, in the order in which it is written."""

_THOSE: Final[Mapping[str, Iterable[str]]] = {
    "Package.confidence": Confidence,
    "Grant.covers": CoverClass,
    "Requirements.not_after_maximum": WITH_MAXIMUM,
    "Limit.unit": Unit,
    "Limit.per": Per,
    "PartYear.by": YearPart,
    "PartYear.rounds": Rounding,
}
"""The values of a key that has some few."""


def template(year: int, words: Catalogue) -> str:
    """Return a package file with every key: what may be left out stands behind a #, without a blank after it.

    :param year: the policy year of the examples.
    """
    lines = [
        *_head(words, "own", "use"),
        "",
        "[[packages]]",
        *_lines(Package, "packages", words, optional=False),
    ]
    return "\n".join(lines).replace("YEAR", str(year)) + "\n"


def _head(words: Catalogue, *names: str, **blanks: object) -> Iterator[str]:
    """Yield the lines above a file: its schema, and what to do with it."""
    yield schema_line("package")
    yield from (f"# {words.package_keys[f'head.{name}'].format(**blanks)}" for name in ("schema", *names))


def _meaning(cls: type[Checked], name: str, words: Catalogue) -> str:
    key = f"{cls.__name__}.{name}"
    return words.package_keys.get(key, "").format(those=", ".join(_THOSE.get(key, ())))


def _lines(cls: type[Checked], path: str, words: Catalogue, *, optional: bool) -> Iterator[str]:
    """Yield the keys of a table, then the tables in it: a value behind a header would belong to that."""
    hints, examples = get_type_hints(cls), KEYS[cls]
    fields = sorted(
        (each for each in attrs.fields(cast("type[attrs.AttrsInstance]", cls)) if each.name not in SUPPOSITIONS),
        key=lambda field: list(examples).index(field.name),
    )
    below = []
    for field in fields:
        inner = _inner(hints[field.name])
        example, meaning = examples[field.name], _meaning(cls, field.name, words)
        mark = "#" if optional or field.default is not attrs.NOTHING else ""
        if inner is None:
            yield f"{mark}{field.name} = {example}{f'  # {meaning}' if meaning else ''}"
        else:
            below.append((field, inner, meaning))
    for field, inner, meaning in below:
        here, several = f"{path}.{field.name}", get_args(hints[field.name])[-1:] == (...,)
        rests = optional or (field.name in _SELDOM)
        header = f"[[{here}]]" if several else f"[{here}]"
        if inner is not Payments:
            yield from ("", f"{'#' if rests else ''}{header}  # {meaning}")
        yield from _lines(inner, here, words, optional=rests)


_SELDOM: Final = frozenset({"cov", "requires", "copayment", "part_year", "not_contracted"})
"""Tables that most packages do without."""


def _inner(hint: Any) -> type[Checked] | None:
    """Return the class of the tables that a field holds; None where it holds values."""
    for part in (hint, *get_args(hint)):
        if isinstance(part, type) and issubclass(part, Checked):
            return part
    return None


def successor(package: Package, year: int, words: Catalogue) -> str:
    """Return a package of an earlier year as a file of a later one: of every number it is asked what it is now.

    :param package: last year's; its terms stand as comments above each line.
    :param year: the new policy year.
    """
    old = {name: value for name, value in table_of(package).items() if name not in _OF_PERSON}
    grants = [_asked_anew(grant) for grant in package.grants]
    stem = _OTHER_YEAR.sub("", package.id)
    new = {
        **old,
        "id": usable_id(f"{stem}-{year}", f"{stem}-of-{year}", f"{stem[:_STEM]}-of-{year}"),
        "year": year,
        "source": words.package_keys["source"].format(year=year),
        "confidence": Confidence.I.value,
        **({"grants": grants} if grants else {}),
    }
    called = {"insurer": clean(package.insurer), "name": clean(package.name)}
    head = _head(words, "new", "old", "ask", "left_out", **called, year=year, old=package.year)
    return "\n".join([*head, "", *_with_old_terms(packages_text([new]), package, words)]) + "\n"


def _with_old_terms(text: str, package: Package, words: Catalogue) -> Iterator[str]:
    grants = iter(package.grants)
    for line in text.rstrip("\n").split("\n"):
        if line == "[[packages.grants]]":
            yield from (f"# {package.year}: {clean(term)}" for _, term in grant_terms(next(grants), words))
        yield line


def _asked_anew(grant: Grant) -> dict[str, Any]:
    """Return the table of a grant with every number unknown; one that cannot be so is left out."""
    left_out: list[str] = []
    table = _unknown(grant, left_out)
    return {**table, "terms_unknown": True} if left_out else table


def _unknown(part: Checked, left_out: list[str]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    written = table_of(part)
    for name, value in given_fields(part):
        if isinstance(value, Checked):
            table[name] = _unknown(value, left_out)
        elif isinstance(value, tuple) and value and isinstance(value[0], Checked):
            table[name] = [_unknown(each, left_out) for each in value]
        elif (type(part), name) in TAKES_UNKNOWN:
            table[name] = UNKNOWN
        elif isinstance(written[name], int) and not isinstance(value, bool):
            left_out.append(name)
        elif name not in {"of", "at_most"}:  # of which the percentage, which is unknown, leaves nothing certain
            table[name] = written[name]
    return {name: value for name, value in table.items() if value != {}}
