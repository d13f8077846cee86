"""The cases that a return is laid beside: a folder of case files, or a file with one case in JSON on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from fysiodekking.adapters.case_files import CaseFile, load_case_file, read_case
from fysiodekking.adapters.files import in_file
from fysiodekking.adapters.kind_by_diagnosis import with_kinds
from fysiodekking.adapters.package_sources import OwnPackages
from fysiodekking.adapters.suppositions import NOTHING, Suppositions
from fysiodekking.claims.whole_return import Sent
from fysiodekking.model.claim import Claimed
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidCase, InvalidInput, Problem
from fysiodekking.model.unknown import Unknown

LONGEST_LINE: Final = 1 << 20
_ENDINGS: Final = (".toml", ".json")


def cases_of(
    path: str,
    own: OwnPackages,
    problems: list[Problem],
    supposed: Suppositions = NOTHING,
    diagnoses: DiagnosisList | None = None,
) -> dict[str, Sent]:
    """Return the cases by the reference of their lines: ``claim.reference``, and without it the name of the file.

    :param path: a folder of case files, or a file with a case in JSON on each line.
    :param problems: what is wrong with a case is added here; the others are read all the same.
    :param supposed: what holds of every case beside what it says.
    :param diagnoses: a list of diagnosis codes, which gives the kind of a condition that has none.
    """
    found: dict[str, Sent] = {}
    given_by = _folder if Path(path).is_dir() else _lines
    for place, name, read in given_by(Path(path), own, diagnoses):
        try:
            given = read()
            case = supposed.of(given.case)
        except InvalidInput as error:
            problems.extend(problem if problem.path == place else in_file(place, problem) for problem in error.problems)
            continue
        claimed = given.claimed or Claimed()
        reference = name if isinstance(claimed.reference, Unknown) else claimed.reference
        if not reference:
            problems.append(Problem(place, "has no claim.reference (write your own reference of the line)"))
        elif reference in found:
            problems.append(Problem(place, "has a reference that stands twice (give every line its own)"))
        else:
            found[reference] = Sent(case, claimed)
    return found


def _folder(folder: Path, own: OwnPackages, diagnoses: DiagnosisList | None) -> Iterator[tuple[str, str, Any]]:
    for path in sorted(each for each in folder.rglob("*") if each.suffix in _ENDINGS):
        read = partial(load_case_file, path, packages=own, diagnoses=diagnoses)
        yield str(path), path.stem.removesuffix(".case"), read


def _lines(path: Path, own: OwnPackages, diagnoses: DiagnosisList | None) -> Iterator[tuple[str, str, Any]]:
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE):
                number += 1
                if line.strip():
                    yield f"{path}: line {number}", "", partial(_read, line, own, diagnoses)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unusable name"
        raise InvalidCase([Problem(str(path), f"cannot be read: {reason}")]) from None


def _read(line: bytes, own: OwnPackages, diagnoses: DiagnosisList | None) -> CaseFile:
    wrong = ""
    mapping: Any = None
    try:
        mapping = json.loads(line)
    except (ValueError, RecursionError):
        wrong = "is no JSON (write one case on each line)"
    if wrong:
        raise InvalidCase([Problem("", wrong)])
    return read_case(with_kinds(mapping, diagnoses), own=own)
