"""A day of the practice: reads its lines, makes a case of each, and settles them in order."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from billing.bills import How, Settled
from billing.settle import settle
from fysiodekking import Case, Decision, InvalidCase, Money, Payer, case_from


class WrongDay(ValueError):
    """A file that is no day at all; what is wrong with single lines is reported line by line instead."""


def bill(path: Path) -> tuple[Settled, ...]:
    """Settle every line of a day.

    :param path: JSON with ``day``, ``therapists``, ``patients`` (by number, without names) and ``lines``.
    :raises WrongDay: when the file cannot be read as such.
    """
    try:
        day = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        raise WrongDay(f"{path}: {problem}") from None
    return settle_day(day, str(path))


def settle_day(day: Any, name: str = "day") -> tuple[Settled, ...]:
    """Settle every line of a day that was read; see `bill`."""
    kinds = {"therapists": dict, "patients": dict, "lines": list}
    wrong = [key for key, kind in kinds.items() if not isinstance(_get(day, key), kind)]
    if wrong:
        raise WrongDay(f"{name}: {', '.join(wrong)}: missing, or no {'list' if wrong == ['lines'] else 'table'}")
    return tuple(_settle(copy.deepcopy(day)))


def _get(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, Mapping) else None


def _settle(day: dict[str, Any]) -> Iterator[Settled]:
    """Settle the lines in order; what was settled is history for the next line of the same patient."""
    for number, line in enumerate(day["lines"], 1):
        name, patient = str(number), str(_get(line, "patient"))
        try:
            case = case_from(_mapping(day, line))
        except InvalidCase as error:
            # a line that cannot be read stops no other: each problem has its path and says what to write
            notes = tuple(map(str, error.problems))
            yield from (Settled(where, patient, How.REJECTED, notes=notes) for where in _lines_of(line, name))
            continue
        decision, settled = settle(case, name, patient)
        yield from settled
        _book(day["patients"][patient], case, decision)


def _mapping(day: dict[str, Any], line: Any) -> dict[str, Any]:
    """Put the mapping of a case together; an absent part stays absent, for the library to name it."""
    patient = day["patients"].get(str(_get(line, "patient")), {})
    parts = dict(patient) if isinstance(patient, Mapping) else {"insured": patient}
    provider = day["therapists"].get(str(_get(line, "therapist")))
    session = _get(line, "session")
    if isinstance(session, Mapping):
        session = {"date": day.get("day"), **session}
    given = {"provider": provider, "session": session}
    return {**parts, **{key: part for key, part in given.items() if part is not None}}


def _lines_of(line: Any, name: str) -> list[str]:
    """Name a line and its extra lines, as far as they can be counted."""
    extra = _get(_get(line, "session"), "extra_lines")
    return [name, *(f"{name}+{number}" for number in range(1, len(extra) + 1))] if isinstance(extra, list) else [name]


def _book(patient: dict[str, Any], case: Case, decision: Decision) -> None:
    """Add a session to what is known of the patient, so that the next line does not use the same money twice."""
    amounts, used = decision.amounts, case.insured.deductible_used
    if amounts is not None and isinstance(used, Money):
        patient["insured"]["deductible_used"] = str(used + amounts.deductible)
    if decision.payer is Payer.NOBODY or "history" not in patient:
        return  # it did not count, or nobody knows what went before it
    row: dict[str, Any] = {"date": case.session.date.isoformat(), "condition": case.condition_key}
    if isinstance(case.session.performance, str):
        row["performance"] = case.session.performance
    if decision.payer is not None:
        row["paid_by"] = decision.payer.value
        row |= {} if decision.package is None else {"package": decision.package}
    if amounts is not None and decision.payer is Payer.PACKAGE:
        row["paid"] = str(amounts.package)
    patient["history"].append(row)
