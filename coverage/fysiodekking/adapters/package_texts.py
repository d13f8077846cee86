"""Package files to fill in: one with every key there is, and last year's package with every number asked anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast, get_args, get_type_hints

import attrs

from fysiodekking.adapters.case_data import UNKNOWN, table_of
from fysiodekking.adapters.case_toml import packages_text, schema_line
from fysiodekking.adapters.input_data import TAKES_UNKNOWN
from fysiodekking.adapters.package_words import grant_terms
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

Said = tuple[str, str]
"""An example of a value, and what the key means."""

_OTHER_YEAR: Final = re.compile(r"-(19|20)\d\d$")
_OF_PERSON: Final = ("since", "assume", "cov", "note")
"""What a new year does not take over: what is one person's, the codes of COV, what was noted of the old terms."""
_STEM: Final = LONGEST_ID - len("-of-2026")
_IS_NONE: Final = "absent is not nothing: whether it pays is then not known; nothing is percent = 0"

KEYS: Final[Mapping[type[Checked], Mapping[str, Said]]] = {
    Package: {
        "id": ('"insurer-package-YEAR"', "your key, unique in all your files"),
        "insurer": ('"Insurer"', ""),
        "name": ('"Name of the package"', ""),
        "year": ("YEAR", "policy year: the package is of this year alone"),
        "source": ('"where the terms of YEAR were read, best an address"', ""),
        "confidence": (
            '"I"',
            f"one of {', '.join(Confidence)}: A the insurer's own text with the year on it … I inferred",
        ),
        "grants": (
            "",
            "a line of the benefit table; repeat it for each; the first that accepts takes a session",
        ),
        "since": ("YEAR-01-01", "only in a case: from when this person has it"),
        "assume": ('"renewed"', "only in a case: suppose that it goes on for a year with the same terms"),
        "pays_deductible": ("true", "it takes over the deductible of sessions that the basic package pays"),
        "note": ('"for readers"', "no input"),
        "cov": ("", "how the insurance check (COV) names it in this year"),
    },
    Cov: {
        "uzovi": ('"9999"', "number of the insurer, four digits"),
        "package": ('"106"', "package code"),
        "label": ('"A"', "code of the label"),
    },
    Grant: {
        "id": ('"movement"', "unique in the package"),
        "covers": ('["physiotherapy", "exercise_therapy"]', f"of {', '.join(CoverClass)}"),
        "basic_first": ("false", "it pays before the basic package does"),
        "requires": ("", "what must hold; what is left out is not asked"),
        "limits": ("", "a maximum; repeat the table for each; all hold at once"),
        "pays": ("", "what it pays of a session"),
        "consent_from": ("10", "from this session of the year on only with consent"),
        "terms_unknown": ("true", "the source does not tell all terms; or a list of the classes of which it does not"),
        "copayment": ("", "what the insured pays of each session"),
    },
    Requirements: {
        "contracted": ("true", "only with (true) or only without (false) a contract"),
        "min_age": ("18", "from this age on"),
        "max_age": ("64", "up to and including this age"),
        "accident": ("true", "only after (true) or only without (false) an accident"),
        "within_months_of_accident": ("12", "only within so many months of it"),
        "first_of_the_day": ("true", "no other treatment of that day came before it, of whatever profession"),
        "condition": (f'"{ANNEX_1_FIRST_TWENTY}"', "or a kind of condition: only of this one"),
        "referral": ("true", "a referral is on file"),
        "consent": ("true", "the insurer's consent is on file"),
        "association": ('["NVA", "ZHONG"]', "the provider is a member of one of them"),
        "qualification": ('["0484", "rheumatoid_arthritis"]', "the therapist has one of them, by AGB number or word"),
        "min_months_insured": ("2", "waiting time, from since"),
        "not_after_maximum": (
            '["copd"]',
            f"of {', '.join(WITH_MAXIMUM)}: not after the basic package's maximum",
        ),
    },
    Limit: {
        "id": ('"year"', "unique in the grant"),
        "max": ('"unknown"', 'sessions, as 9; euros, as "350.00"; "unlimited"; "unknown" where the source is silent'),
        "unit": ('"sessions"', f"of {', '.join(Unit)}"),
        "per": ('"calendar_year"', f"of {', '.join(Per)}"),
        "covers": ('["physiotherapy"]', "a sub-limit: only these classes count and are bound"),
        "when_contracted": ("true", "holds only with (true) or only without (false) a contract"),
        "carry_over": ("3", "at most so many unused sessions of last year are added"),
        "part_year": ("", "how it is cut where the package began within its year"),
    },
    PartYear: {
        "by": ('"days"', f'of {", ".join(YearPart)}; "unknown" where the source is silent'),
        "rounds": ('"up"', f'of {", ".join(Rounding)}: a number of sessions; "unknown" where the source is silent'),
    },
    Payments: {
        "contracted": ("", "with a contract between practice and insurer"),
        "not_contracted": ("", f"without one; {_IS_NONE}"),
    },
    Payment: {
        "percent": ('"unknown"', 'per cent of the price, or of `of`, as 75; "unknown" where the source is silent'),
        "of": ('"40.00"', "a reference amount in euros"),
        "at_most": ('"28.00"', "highest amount of a session in euros"),
    },
    Copayment: {
        "euros": ('"5.00"', '"unknown" where the source is silent'),
        "from_session": ("10", 'from this session of the year on; "unknown" where the source is silent'),
    },
}
"""Every key of a package file, with an example and its meaning, in the order in which it is written."""


_SCHEMA: Final = (
    schema_line("package"),
    "# `fysiodekking schema package > package.schema.json` beside it, and an editor checks it as you write.",
)


def template(year: int) -> str:
    """Return a package file with every key: what may be left out stands behind a #, without a blank after it.

    :param year: the policy year of the examples.
    """
    lines = [
        *_SCHEMA,
        "# A package of your own: write what your source says, and take the # away from what applies.",
        "# Check it with `fysiodekking packages check FILE`; use it with `--packages FILE`.",
        "",
        "[[packages]]",
        *_lines(Package, "packages", optional=False),
    ]
    return "\n".join(lines).replace("YEAR", str(year)) + "\n"


def _lines(cls: type[Checked], path: str, *, optional: bool) -> Iterator[str]:
    """Yield the keys of a table, then the tables in it: a value behind a header would belong to that."""
    hints, says = get_type_hints(cls), KEYS[cls]
    fields = sorted(
        (each for each in attrs.fields(cast("type[attrs.AttrsInstance]", cls)) if each.name not in SUPPOSITIONS),
        key=lambda field: list(says).index(field.name),
    )
    below = []
    for field in fields:
        inner = _inner(hints[field.name])
        example, meaning = says[field.name]
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
        yield from _lines(inner, here, optional=rests)


_SELDOM: Final = frozenset({"cov", "requires", "copayment", "part_year", "not_contracted"})
"""Tables that most packages do without."""


def _inner(hint: Any) -> type[Checked] | None:
    """Return the class of the tables that a field holds; None where it holds values."""
    for part in (hint, *get_args(hint)):
        if isinstance(part, type) and issubclass(part, Checked):
            return part
    return None


def successor(package: Package, year: int) -> str:
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
        "source": f"where were the terms of {year} read?",
        "confidence": Confidence.I.value,
        **({"grants": grants} if grants else {}),
    }
    head = [
        *_SCHEMA,
        f"# {clean(package.insurer)} {clean(package.name)}: nothing of {year} is known yet.",
        f"# Above each line stands what it was in {package.year}.",
        '# Lay it beside the terms of the new year, write each number instead of "unknown", and say where you read it.',
        "# What the format cannot leave open is left out, and terms_unknown says so: take it away when all is there.",
    ]
    return "\n".join([*head, "", *_with_old_terms(packages_text([new]), package)]) + "\n"


def _with_old_terms(text: str, package: Package) -> Iterator[str]:
    grants = iter(package.grants)
    for line in text.rstrip("\n").split("\n"):
        if line == "[[packages.grants]]":
            yield from (f"# {package.year}: {clean(words)}" for _, words in grant_terms(next(grants)))
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
