"""Case files and mappings in, cases out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

import attrs

from fysiodekking.adapters.case_problems import between_parts
from fysiodekking.adapters.cov_packages import Named, is_named, named
from fysiodekking.adapters.data_reader import as_written
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.files import File, read_mapping
from fysiodekking.adapters.input_data import INPUT, QUICK, read_field, read_input, unknown_key
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_sources import OwnPackages, Source, own_packages
from fysiodekking.adapters.quick_reader import ODD
from fysiodekking.model.case import Case
from fysiodekking.model.checked import Checked, is_any_text, make_unchecked, supposing, too_many
from fysiodekking.model.claim import Claimed
from fysiodekking.model.counts import LONGEST_PATH, MOST_PACKAGES, MOST_PROBLEMS
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.package import Package

MOST_SUGGESTIONS: Final = 10
_SEVERAL_CASES: Final = (
    "several cases in one file are policy checks (run them with `fysiodekking check` or pytest; "
    "to answer one case, give it a file of its own)"
)
_OWN: Final = "one of your own: name its file, --packages or packages="
_HOW_TO_NAME: Final = (
    "`fysiodekking packages list` prints the ids; one of your own: write it out ([[packages]]), or name its file "
    "(--packages; in pytest fysiodekking_packages)"
)
_DOSSIER: Final = (
    "several sessions of one person are a dossier (`fysiodekking decide` answers it, in Python load_dossier reads it; "
    "one session is written as [session])"
)

PARTS: Final = ("provider", "insured", "basic", "readings", "law", "conditions", "history", "used")
TEXTS: Final = ("title", "source", "note")
_TITLE: Final = INPUT.fields(Case)["title"]
_TEXTS_BESIDE: Final = frozenset(TEXTS) - INPUT.fields(Case).keys()
"""Those that say nothing in a case; they are checked as its title is."""
OF_PERSON: Final = ("since", "assume")
SEVERAL: Final = "case"
"""The key of a file with several cases."""

ReadBefore = dict[tuple[str, int, tuple[int, ...]], tuple[Any, tuple[Problem, ...], object]]
"""Parts of cases by their key and the identity of what they were read from, with what was wrong with them."""

_NO_PACKAGES: Final[list[Any]] = []


@attrs.frozen(kw_only=True)
class Format:
    """A kind of file that holds what is asked of one person.

    :param called: what one is called in a message.
    :param cls: the class that is made of it.
    :param sessions: the key of its session or sessions.
    :param further: keys that it has beside its parts.
    :param others: keys by which another kind of file is known, and what is said of it.
    """

    called: str
    cls: type[Checked]
    sessions: str
    further: tuple[str, ...] = ()
    others: Mapping[str, str]

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that have to stand there."""
        return self.sessions, "provider", "insured", "conditions"

    @property
    def keys(self) -> list[str]:
        """All keys."""
        return [*TEXTS, self.sessions, *PARTS, "packages", *self.further]

    def how_to_add(self, key: str) -> str:
        """Return the heading of a table that is missing."""
        if key == self.sessions and key != "session":
            return f"[[{key}]]"
        return f"[{key}.neck]" if key == "conditions" else f"[{key}]"


FORMAT: Final = Format(
    called="case",
    cls=Case,
    sessions="session",
    further=("claim", "expect", SEVERAL),
    others={SEVERAL: _SEVERAL_CASES, "sessions": _DOSSIER},
)


@attrs.frozen
class CaseFile:
    """A case with what its file says beside it.

    :param expect: what is expected of the decision; None when the file does not say.
    :param claimed: the line that was sent, or is going to be; None when the file does not say.
    """

    case: Case
    expect: Expectation | None
    claimed: Claimed | None = None


@carries_no_data
def case_from(mapping: Mapping[str, Any], *, packages: Source | Iterable[Source] = ()) -> Case:
    """Make a case of a mapping, as tomllib and json give it.

    :param mapping: the structure of a case file (see `docs/case-files.md`); `Package` objects are packages there too.
    :param packages: packages that it may name by their ids beside the shipped ones: package files, folders of such, or
        what `load_packages` gave, which is sooner where there are many cases.
    :raises InvalidCase: with every problem, each with its path and what to write instead.
    :raises InvalidPackage: for packages that cannot be used.
    """
    return read_case(mapping, own=own_packages(packages)).case


@carries_no_data
def load_case(source: File, *, packages: Source | Iterable[Source] = ()) -> Case:
    """Read a case from a file.

    :param source: a path, or an open file; TOML, or JSON when its name ends in ``.json``.
    :param packages: as for `case_from`.
    :raises InvalidCase: also when the file cannot be read.
    :raises InvalidPackage: for packages that cannot be used.
    """
    return load_case_file(source, packages=packages).case


@carries_no_data
def load_case_file(
    source: File,
    *,
    packages: Source | Iterable[Source] | OwnPackages = (),
    diagnoses: DiagnosisList | None = None,
) -> CaseFile:
    """Read a case and its expectation from a file; otherwise as `load_case`.

    :param diagnoses: a list of diagnosis codes, which gives the kind of a condition that has none.
    """
    own, mapping = own_packages(packages), read_mapping(source)
    return read_case(with_kinds(mapping, diagnoses), own=own)


def read_case(
    mapping: Mapping[str, Any], read_before: ReadBefore | None = None, own: OwnPackages | None = None
) -> CaseFile:
    """Make a case and its expectation of a mapping; otherwise as `case_from`.

    :param read_before: what was read of the same file before: what several cases share is read once.
    :param own: packages that it may name beside the shipped ones; None for those of installed wheels alone.
    """
    own = own_packages() if own is None else own
    if read_before is None:
        try:
            return CaseFile(plain_case(mapping, own), expect=None)
        except ODD:
            pass
    problems: list[Problem] = []
    parts = read_parts(mapping, FORMAT, problems, read_before, own)
    expect = read_input(mapping["expect"], Expectation, "expect", problems) if "expect" in mapping else None
    claim = mapping.get("claim")
    claimed = None if claim is None else read_input(claim, Claimed, "claim", problems)
    problems.extend(between_parts(mapping, parts, problems))
    if problems:
        raise InvalidCase(problems)
    return CaseFile(make_unchecked(Case, **parts), expect, claimed)


def plain_case(mapping: Mapping[str, Any], own: OwnPackages) -> Case:
    """Read a case in which nothing is odd, and beside which nothing stands but texts, quickly.

    :raises LookupError: or another of `ODD`, for any other.
    """
    given = mapping.get("packages") if type(mapping) is dict else None
    if type(given) is list and str in map(type, given):
        named = [own.get(package) if type(package) is str else package for package in given]
        mapping = {**mapping, "packages": named}
    beside = _TEXTS_BESIDE & mapping.keys() if type(mapping) is dict else ()
    if beside:
        for key in beside:
            QUICK.field(mapping[key], Case, _TITLE)
        mapping = {key: value for key, value in mapping.items() if key not in beside}
    case: Case = QUICK.read(mapping, Case)
    if own.packages and any(own.packages.get(package.id, package) is not package for package in case.packages):
        raise LookupError
    return case


def read_parts(
    mapping: Mapping[str, Any],
    form: Format,
    problems: list[Problem],
    read_before: ReadBefore | None = None,
    own: OwnPackages | None = None,
) -> dict[str, Any]:
    """Read the parts of a case or dossier each by itself; what is wrong goes into `problems`.

    :returns: what its class is made of; packages are None when not all can be read.
    :raises InvalidCase: for what is no table, or another kind of file.
    """
    own = own_packages() if own is None else own
    read_before = {} if read_before is None else read_before
    if not isinstance(mapping, Mapping):
        wrong = f"{as_written(mapping)} is not a {form.called} (write a table with {form.sessions}, provider, …)"
        raise InvalidCase([Problem("", wrong)])
    for key, instead in form.others.items():
        if key in mapping:
            raise InvalidCase([Problem(key, instead)])
    unknown = [str(key)[:LONGEST_PATH] for key in mapping if key not in form.keys]
    problems.extend(unknown_key(key, form.keys, (), Case) for key in unknown[:MOST_PROBLEMS])
    texts = read_texts(mapping, problems)
    problems.extend(
        Problem(key, f"is missing (add {form.how_to_add(key)})") for key in form.required if mapping.get(key) is None
    )
    parts: dict[str, Any] = {
        key: _read_once(mapping[key], key, problems, read_before, own, form.cls, ())
        for key in (form.sessions, *PARTS)
        if mapping.get(key) is not None
    }
    wrong_so_far = len(problems)
    given, years = mapping.get("packages"), _years(parts.get(form.sessions))
    given = _NO_PACKAGES if given is None else given
    packages = _read_once(given, "packages", problems, read_before, own, form.cls, years)
    return {
        **parts,
        "packages": packages if len(problems) == wrong_so_far else None,
        "title": texts.get("title", ""),
    }


def read_texts(mapping: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """Return what a file says about itself; what is no text goes into `problems`."""
    texts = {key: mapping[key] for key in TEXTS if mapping.get(key) is not None}
    for key, text in texts.items():
        problems.extend(problem.under(key) for problem in is_any_text(text))
    return texts


def _years(sessions: Any) -> tuple[int, ...]:
    """Return the years of the session or sessions, as far as they can be read."""
    several = sessions if isinstance(sessions, tuple) else () if sessions is None else (sessions,)
    return tuple(sorted({each.date.year for each in several}))


def _read_once(
    value: object,
    key: str,
    problems: list[Problem],
    read_before: ReadBefore,
    own: OwnPackages,
    cls: type[Checked],
    years: tuple[int, ...],
) -> Any:
    """Read a part of a case; one that an earlier case of the file shares with this one was read already.

    :param years: of the sessions, on which it hangs what a package is that COV names.
    """
    known = read_before.get((key, id(value), years))
    if known is None:
        wrong: list[Problem] = []
        part = read_packages(value, wrong, own, years) if key == "packages" else read_field(value, cls, key, wrong)
        # the value is kept, so that no other one gets its identity
        known = read_before[key, id(value), years] = (part, tuple(wrong), value)
    problems.extend(known[1])
    return known[0]


def read_packages(
    value: object, problems: list[Problem], own: OwnPackages, years: tuple[int, ...]
) -> tuple[Package, ...]:
    """Read packages: tables, packages that were read before, ids of known ones, or what COV answered."""
    if not isinstance(value, (list, tuple)):
        problems.append(Problem("packages", f"{as_written(value)} is not a list (write [[packages]] tables or ids)"))
        return ()
    if len(value) > MOST_PACKAGES:
        problems.append(too_many(value, MOST_PACKAGES).under("packages"))
        return ()
    packages: list[Package] = []
    for index, each in enumerate(value):
        if len(problems) >= MOST_PROBLEMS:
            break
        path = f"packages[{index}]"
        if is_named(each):
            answer = read_input(each, Named, path, problems)
            packages.extend(() if answer is None else named(answer, years, own))
            continue
        by_id = each.get("id") if _is_of_person(each) else each
        table = own.get(by_id) if isinstance(by_id, str) else each
        if isinstance(by_id, str) and table is None:
            near = own.nearest(by_id) if len(problems) < MOST_SUGGESTIONS else None
            instead = f"did you mean {near!r}? ({_OWN})" if near else _HOW_TO_NAME
            problems.append(Problem(path, own.unknown(by_id, instead)))
            continue
        package = table if isinstance(table, Package) else read_input(table, Package, path, problems)
        if package is None:
            continue
        if own.packages.get(package.id, package) != package:
            place = own.places[package.id]
            other = f"{package.id!r} has other terms in {place} (name it by its id alone, or give this one its own)"
            problems.append(Problem(f"{path}.id", other))
        packages.append(package if by_id is each else _of_person(package, each, path, problems))
    return tuple(packages)


def _is_of_person(table: object) -> TypeGuard[Mapping[str, Any]]:
    """Tell whether a table names a known package by its id, and says of it no more than what is this person's."""
    return isinstance(table, Mapping) and "id" in table and table.keys() <= {"id", *OF_PERSON}


def _of_person(package: Package, table: Mapping[str, Any], path: str, problems: list[Problem]) -> Package:
    """Return a known package with what is this person's."""
    wrong: list[Problem] = []
    said = {key: read_field(table[key], Package, key, wrong) for key in OF_PERSON if key in table}
    problems.extend(problem.under(path) for problem in wrong)
    return package if wrong else supposing(package, **said)
