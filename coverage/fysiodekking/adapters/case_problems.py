"""What is wrong between the parts of a case or dossier of which some are wrong themselves: told in one go with that.

Of such a part what is right is read again, and laid beside the others. That a session is of a condition which does not
exist is told while the kind of another is missing; that a code is missing is not told where it was only misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from fysiodekking.adapters.input_data import read_field, read_input
from fysiodekking.model.case import Case
from fysiodekking.model.case import together as case_together
from fysiodekking.model.checked import Checked
from fysiodekking.model.counts import MOST_ROWS
from fysiodekking.model.dossier import SESSIONS, Dossier, DossierSession
from fysiodekking.model.dossier import together as dossier_together
from fysiodekking.model.errors import Problem, first_of
from fysiodekking.model.vocabulary import ConditionKind

_PARTS: Final = ("provider", "insured", "conditions", "history", "used")
_TOGETHER: Final[Mapping[type[Checked], tuple[str, Callable[..., Iterator[Problem]]]]] = {
    Case: ("session", case_together),
    Dossier: (SESSIONS, dossier_together),
}
"""What each holds beside its parts, and what looks at all of these together."""
_CONDITIONS: Final = "conditions"
_HISTORY: Final = "history"
_STEP: Final = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")
_SOME_DAY: Final = "2026-01-01"
"""Stands for the day of a row that has none which can be read: nothing that is said of days is told of that row."""


def between_parts(
    mapping: Mapping[str, Any], parts: Mapping[str, Any], told: Collection[Problem], cls: type[Checked] = Case
) -> Iterator[Problem]:
    """Yield what is wrong between the parts of a case or dossier.

    :param parts: those that could be read, by their keys.
    :param told: what is wrong with those that could not.
    :param cls: what is made of them.
    """
    session, together = _TOGETHER[cls]
    keys = (session, *_PARTS)
    paths = {problem.path for problem in told}
    usable = {key: parts.get(key) for key in keys}
    usable |= {key: _what_is_right(mapping, key, paths, cls) for key in keys if usable[key] is None and key in mapping}
    for problem in first_of(together(**usable, packages=parts["packages"])):
        if not _follows(problem.path, paths, mapping):
            yield problem


def _what_is_right(mapping: Mapping[str, Any], key: str, paths: Collection[str], cls: type[Checked]) -> Any:
    """Read a part without what is wrong in it; None where that does not suffice."""
    value = mapping[key]
    if key == SESSIONS:
        return _sessions(value, paths)
    if key == _HISTORY and isinstance(value, (list, tuple)):
        right: Any = [_row(row, f"{key}[{index}]", paths) for index, row in enumerate(value)]
    elif key == _CONDITIONS and isinstance(value, Mapping):
        right = {name: _condition(table, f"{key}.{name}", paths) for name, table in value.items()}
    else:
        right = _without(value, key, paths)
    return None if right is None else read_field(right, cls, key, [])


def _sessions(value: Any, paths: Collection[str]) -> list[DossierSession | None] | None:
    """Read each session of a dossier without what is wrong in it; None stands for one that cannot be used."""
    if not isinstance(value, (list, tuple)) or not value or len(value) > MOST_ROWS:
        return None
    right = [_without(session, f"{SESSIONS}[{index}]", paths) for index, session in enumerate(value)]
    return [None if session is None else read_input(session, DossierSession, "", []) for session in right]


def _row(row: Any, path: str, paths: Collection[str]) -> Any:
    right = _without(row, path, paths)
    if right is None or "date" in right:
        return right
    return {"date": _SOME_DAY, **{key: right[key] for key in ("condition",) if key in right}}


def _condition(table: Any, path: str, paths: Collection[str]) -> Any:
    """Return what is right of a condition; of any kind, since none of what is said between parts asks it."""
    right = _without(table, path, paths)
    return None if right is None else {"kind": ConditionKind.NOT_LISTED.value, **right}


def _without(table: Any, path: str, paths: Collection[str]) -> dict[str, Any] | None:
    """Return a table without the keys that something is wrong with; None for what is wrong as a whole."""
    if not isinstance(table, Mapping) or path in paths:
        return None
    wrong = {step[2] for each in paths if each.startswith(f"{path}.") and (step := _STEP.match(each, len(path)))}
    return {key: value for key, value in table.items() if key not in wrong}


def _follows(path: str, paths: Collection[str], mapping: Mapping[str, Any]) -> bool:
    """Tell whether a problem may be only of what another one leaves out: at its own place, or of a key beside it."""
    if path in paths or any(each.startswith((f"{path}.", f"{path}[")) for each in paths):
        return True
    above, _, key = path.rpartition(".")
    return any(each.startswith(f"{above}.") for each in paths) and key not in _at(mapping, above)


def _at(mapping: Mapping[str, Any], path: str) -> Collection[str]:
    """Return the keys of the table at a path."""
    found: Any = mapping
    for step in _STEP.finditer(path):
        try:
            found = found[int(step[1])] if step[1] else found[step[2]]
        except (LookupError, TypeError):
            return ()
    return found if isinstance(found, Mapping) else ()
