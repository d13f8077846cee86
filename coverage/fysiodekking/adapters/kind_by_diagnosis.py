"""The kind of a condition, by its diagnosis code in a list that somebody gave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fysiodekking.claims.of_list import kinds_of
from fysiodekking.law import CHECKED, law_on
from fysiodekking.model.checked import is_key, wrong_key
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.dossier import SESSIONS
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.names import field_of
from fysiodekking.model.vocabulary import ConditionKind


def with_kinds(mapping: Mapping[str, Any], diagnoses: DiagnosisList | None) -> Mapping[str, Any]:
    """Return a case or dossier as it was written, with the kind of every condition that has a diagnosis code and none.

    :param diagnoses: None where nobody gave a list: then nothing changes.
    :raises InvalidCase: where a code can be of several kinds, or of none: then it has to be written which.
    """
    if diagnoses is None or not isinstance(mapping, Mapping):
        return mapping
    conditions, days = mapping.get("conditions"), _days(mapping)
    if not isinstance(conditions, Mapping) or not days:
        return mapping
    if diagnoses.since is not None and min(days) < diagnoses.since:
        return mapping
    problems: list[Problem] = []
    made = {key: _with_kind(key, condition, days, diagnoses, problems) for key, condition in conditions.items()}
    if problems:
        raise InvalidCase(problems)
    return {**mapping, "conditions": made}


def _with_kind(
    key: Any, condition: Any, days: tuple[date, ...], diagnoses: DiagnosisList, problems: list[Problem]
) -> Any:
    code = condition.get("diagnosis") if isinstance(condition, Mapping) else None
    if not isinstance(code, str) or condition.get("kind") is not None or any(wrong_key(key, is_key)):
        return condition
    row, kinds = diagnoses.rows.get(code), dict[ConditionKind, None]()
    if row is not None and row.is_open:
        kinds = {kind: None for day in days for kind in kinds_of(row, law_on(day), day)}
    if len(kinds) == 1:
        return {**condition, "kind": next(iter(kinds)).value}
    if row is None:
        wrong = "is missing, and its diagnosis code is not on the list (write one)"
    elif not kinds:
        wrong = f"is missing, and the list says of {row.code} no kind that is known here (write one)"
    else:
        wrong = f"is missing; by the list {row.code} can be {' or '.join(kinds)} (write which it is)"
    problems.append(Problem(field_of(key, "kind"), wrong))
    return condition


def _days(mapping: Mapping[str, Any]) -> tuple[date, ...]:
    """Return the days of the session or sessions; none where one cannot be read, or its law is not known."""
    several = mapping.get(SESSIONS)
    days = [_day(session) for session in (several if isinstance(several, list) else (mapping.get("session"),))]
    return tuple(dict.fromkeys(day for day in days if day is not None)) if None not in days else ()


def _day(session: Any) -> date | None:
    day = session.get("date") if isinstance(session, Mapping) else None
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return None
    return day if type(day) is date and day in CHECKED else None
