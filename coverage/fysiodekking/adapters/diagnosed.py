"""The kind of a condition, by its diagnosis code in a list that somebody gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fysiodekking.claims.of_list import kinds_of
from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.checked import is_key, wrong_key
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.names import field_of


def with_kinds(mapping: Mapping[str, Any], diagnoses: DiagnosisList) -> Mapping[str, Any]:
    """Return a case as it was written, with the kind of every condition that has a diagnosis code and no kind.

    :raises InvalidCase: where a code can be of several kinds, or of none: then it has to be written which.
    """
    conditions, day = (mapping.get("conditions"), _day(mapping)) if isinstance(mapping, Mapping) else (None, None)
    if not isinstance(conditions, Mapping) or day is None or (diagnoses.since is not None and day < diagnoses.since):
        return mapping
    problems: list[Problem] = []
    made = {key: _with_kind(key, condition, day, diagnoses, problems) for key, condition in conditions.items()}
    if problems:
        raise InvalidCase(problems)
    return {**mapping, "conditions": made}


def _with_kind(key: Any, condition: Any, day: date, diagnoses: DiagnosisList, problems: list[Problem]) -> Any:
    code = condition.get("diagnosis") if isinstance(condition, Mapping) else None
    if not isinstance(code, str) or condition.get("kind") is not None or any(wrong_key(key, is_key)):
        return condition
    row = diagnoses.rows.get(code)
    kinds = kinds_of(row, law_on(day), day) if row is not None and row.is_open else ()
    if len(kinds) == 1:
        return {**condition, "kind": kinds[0].value}
    if row is None:
        wrong = "is missing, and its diagnosis code is not on the list (write one)"
    elif not kinds:
        wrong = f"is missing, and the list says of {row.code} no kind that is known here (write one)"
    else:
        wrong = f"is missing; by the list {row.code} can be {' or '.join(kinds)} (write which it is)"
    problems.append(Problem(field_of(key, "kind"), wrong))
    return condition


def _day(mapping: Mapping[str, Any]) -> date | None:
    """Return the day of the session, where it can be read and its law is known."""
    session = mapping.get("session")
    day = session.get("date") if isinstance(session, Mapping) else None
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return None
    return day if type(day) is date and day in CHECKED else None
