"""Policy checks: case files that say what they expect, with one case or with several.

A file with one case is that case and its `[expect]`. A file with several has a `[[case]]` for each; what stands beside
them is shared. Every case has what is shared, unless it says otherwise itself: tables are merged key by key, anything
else (a text, a flag, a list as `history` or `packages`) is replaced as a whole. What is expected is never shared, and
`title`, `source` and `note` at the top are about the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from fysiodekking.adapters.case_files import SEVERAL, TEXTS, ReadBefore, read_case, read_texts
from fysiodekking.adapters.data_reader import as_written
from fysiodekking.adapters.expectations import Expectation
from fysiodekking.adapters.files import File, read_mapping
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_sources import OwnPackages, Source, own_packages
from fysiodekking.model.case import Case
from fysiodekking.model.checked import too_many
from fysiodekking.model.counts import MOST_CASES, MOST_PROBLEMS, MOST_ROWS_OF_CASES
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.unknown import Unknown

_DEEPEST: Final = 4
"""No table of a case lies deeper than this (but in a list, which is never merged)."""

_ALWAYS_MET_WHEN_EMPTY: Final = frozenset({"amounts", "reasons"})
_KEYS: Final = re.compile(r"\.|(?=\[)")
_NO_EXPECTATION: Final = Problem("expect", 'is missing (write [expect] with what is compared, as outcome = "covered")')
_NOTHING_COMPARED: Final = Problem("expect", 'compares nothing (write what is expected, as outcome = "covered")')
_SHARED_EXPECTATION: Final = Problem("expect", "is not shared (write [case.expect] in every case)")


@attrs.frozen(kw_only=True)
class PolicyCase:
    """A case and what is expected of its answer.

    :param number: its place in a file with several cases, from 1; None when it is alone in its file.
    :param source: where the expected answer comes from; empty when the file does not say.
    """

    case: Case
    expect: Expectation
    number: int | None = None
    source: str = ""

    @property
    def title(self) -> str:
        """Its title; without one, or with blanks only, its number in the file, and nothing when it is alone there."""
        return self.case.title.strip() or ("" if self.number is None else f"case {self.number}")


@carries_no_data
def load_policies(source: File, *, packages: Source | Iterable[Source] | OwnPackages = ()) -> tuple[PolicyCase, ...]:
    """Read the cases of a file, each with what it expects.

    :param source: a path, or an open file; TOML, or JSON when its name ends in ``.json``.
    :param packages: packages that they may name by their ids, as for `case_from`.
    :raises InvalidCase: with the problems of all cases, also when the file cannot be read or expects nothing.
    """
    return read_policies(read_mapping(source), own_packages(packages))


@carries_no_data
def read_policies(
    mapping: Mapping[str, Any], own: OwnPackages | None = None, diagnoses: DiagnosisList | None = None
) -> tuple[PolicyCase, ...]:
    """Make the cases of a mapping; otherwise as `load_policies`.

    :param diagnoses: a list of diagnosis codes, which gives the kind of a condition that has none.
    """
    several = isinstance(mapping, Mapping) and SEVERAL in mapping
    return _several(mapping, own, diagnoses) if several else (_policy(mapping, own=own, diagnoses=diagnoses),)


def is_policy(mapping: Mapping[str, Any]) -> bool:
    """Tell whether a file is meant as a policy check: it says what it expects, or lists cases."""
    return "expect" in mapping or isinstance(mapping.get(SEVERAL), list)


def _policy(
    mapping: Mapping[str, Any],
    number: int | None = None,
    read_before: ReadBefore | None = None,
    own: OwnPackages | None = None,
    diagnoses: DiagnosisList | None = None,
) -> PolicyCase:
    problems = [_NO_EXPECTATION] if isinstance(mapping, Mapping) and "expect" not in mapping else []
    try:
        found = read_case(with_kinds(mapping, diagnoses), read_before, own)
    except InvalidCase as error:
        raise InvalidCase([*error.problems, *problems]) from None
    if found.expect is None:
        raise InvalidCase(problems)
    if not _compares(found.expect):
        raise InvalidCase([_NOTHING_COMPARED])
    return PolicyCase(case=found.case, expect=found.expect, number=number, source=mapping.get("source", ""))


def _compares(expect: Expectation) -> bool:
    """Tell whether an expectation can fail at all."""
    given = {key: value for key, value in attrs.asdict(expect, recurse=False).items() if not isinstance(value, Unknown)}
    return any(value or key not in _ALWAYS_MET_WHEN_EMPTY for key, value in given.items())


# --- several cases in one file --------------------------------------------------------------------------------------


def _several(
    mapping: Mapping[str, Any], own: OwnPackages | None, diagnoses: DiagnosisList | None
) -> tuple[PolicyCase, ...]:
    cases = mapping[SEVERAL]
    if isinstance(cases, list) and len(cases) > MOST_CASES:
        raise InvalidCase([too_many(cases, MOST_CASES).under(SEVERAL)])
    if not isinstance(cases, list) or not cases:
        wrong = "holds no case" if cases == [] else f"{as_written(cases)} is not a list of cases"
        raise InvalidCase([Problem(SEVERAL, f"{wrong} (write [[{SEVERAL}]] above each case)")])
    shared = _shared(mapping)
    problems = [_SHARED_EXPECTATION] if "expect" in mapping else []
    about = read_texts(mapping, problems)
    policies, rows = [], 0
    read_before: ReadBefore = {}
    wrong_cases: dict[int, tuple[Problem, ...]] = {}
    for index, case in enumerate(split_cases(mapping)):
        try:
            policies.append(_policy(case, index + 1, read_before, own, diagnoses))
        except InvalidCase as error:
            wrong_cases[index] = error.problems
        else:
            rows += _rows_to_count(policies[-1].case)
            if rows > MOST_ROWS_OF_CASES and index:
                raise InvalidCase([_too_many_rows(index + 1, rows)])
        if sum(map(len, wrong_cases.values())) >= MOST_PROBLEMS:
            break
    problems.extend(_placed(wrong_cases, shared, cases, len(policies) + len(wrong_cases)))
    if problems:
        raise InvalidCase(problems)
    return tuple(attrs.evolve(policy, source=policy.source or about.get("source", "")) for policy in policies)


def split_cases(mapping: Mapping[str, Any]) -> Iterator[Any]:
    """Yield each case of a file with several, with what they share."""
    shared = _shared(mapping)
    return (_merge(shared, case) for case in mapping[SEVERAL])


def _shared(mapping: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in {*TEXTS, SEVERAL, "expect"}}


def _rows_to_count(case: Case) -> int:
    """Return how many rows of history are counted for a case: each once, and once more for every package."""
    return len(case.past.rows) * (1 + len(case.packages))


def _too_many_rows(cases: int, rows: int) -> Problem:
    counted = f"the first {cases} have {rows} rows of history to count, each once and once more for every package"
    return Problem(SEVERAL, f"{counted} (at most {MOST_ROWS_OF_CASES} are counted: spread the cases over more files)")


def _merge(shared: Mapping[str, Any], own: Any, depth: int = _DEEPEST) -> Any:
    """Return what a case has: what is shared, and what it says itself; the latter wins."""
    if not isinstance(own, Mapping) or not depth:
        return own
    merged = dict(shared)
    for key, value in own.items():
        below = shared.get(key)
        merged[key] = _merge(below, value, depth - 1) if isinstance(below, Mapping) else value
    return merged


def _placed(
    wrong: Mapping[int, Iterable[Problem]], shared: Mapping[str, Any], cases: list[Any], read: int
) -> Iterator[Problem]:
    """Yield each problem with its place in the file: one that all cases have from what is shared stands there, once."""
    from_shared = Counter(
        problem
        for index, problems in wrong.items()
        for problem in dict.fromkeys(problems)
        if _stands_in_shared(problem.path, shared, cases[index])
    )
    everywhere = [problem for problem, count in from_shared.items() if count == read]
    yield from everywhere
    for index, problems in wrong.items():
        yield from (problem.under(f"{SEVERAL}[{index}]") for problem in problems if problem not in everywhere)


def _stands_in_shared(path: str, shared: Any, own: Any) -> bool:
    """Tell whether what a path leads to was written once for all cases, and not in this one."""
    for key in _KEYS.split(path):
        if not isinstance(own, Mapping):
            return False
        below = shared.get(key) if isinstance(shared, Mapping) else None
        if key not in own:
            return isinstance(shared, Mapping) and key in shared
        own, shared = own[key], below
    return False
