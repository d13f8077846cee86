"""Before sending: is this line right? The decision of the case, and everything on the line that it is laid beside."""

from __future__ import annotations

from typing import Final

import attrs

from fysiodekking.claims.next_steps import next_steps
from fysiodekking.claims.of_decision import OF_DECISION
from fysiodekking.claims.of_line import OF_LINE
from fysiodekking.claims.of_list import OF_LIST
from fysiodekking.claims.points import LineBesideCase, open_
from fysiodekking.deciding import decide
from fysiodekking.law import law_of
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import demand
from fysiodekking.model.claim import ClaimCheck, Claimed, Holds, Point, Why
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.return_code import Cause
from fysiodekking.model.unknown import Unknown

_QUESTIONS: Final = {**OF_DECISION, **OF_LINE}
_BEFORE_SENDING: Final = (*(each for each in _QUESTIONS if each is not Cause.NO_INTAKE), *OF_LIST)


@carries_no_data
def check_claim(case: Case, claimed: Claimed, diagnoses: DiagnosisList | None = None) -> ClaimCheck:
    """Lay a line that is going to be sent beside what the decision says.

    :param case: the session with everything that is known about it.
    :param claimed: the line; what it does not hold is not looked at.
    :param diagnoses: your own list of diagnosis codes, as `load_diagnoses` reads it; without it less can be told.
    :raises InvalidCase: for anything but a case.
    :returns: everything that was looked at: what is wrong, what is fine, and what could not be told.
    """
    asked = lay_beside(case, claimed, diagnoses, returned=False)
    points = tuple(filter(_worth_telling, (answer(cause, asked) for cause in _BEFORE_SENDING if may_ask(cause, asked))))
    return ClaimCheck(decision=asked.decision, points=points, steps=tuple(next_steps(asked.decision, points)))


def _worth_telling(point: Point) -> bool:
    """A part of the line that was not given is not looked at unless another part asks it; nor what was not found."""
    if point.holds is Holds.OPEN:
        told = point.codes or point.sources or point.citations
        return bool(told) or not any(name.startswith("claim.") for name in point.missing)
    return point.holds is Holds.YES or point.why is Why.SAME


def lay_beside(case: Case, claimed: Claimed, diagnoses: DiagnosisList | None, *, returned: bool) -> LineBesideCase:
    """Decide the case with the lines that were claimed.

    :raises InvalidInput: for anything but a case, a line and a list.
    """
    demand_case(case)
    demand(claimed, Claimed, "make one with its keys, or read [claim] of a case file")
    if diagnoses is not None:
        demand(diagnoses, DiagnosisList, "load_diagnoses reads one")
    lines = claimed.lines
    if not isinstance(lines, Unknown):
        case = attrs.evolve(case, session=attrs.evolve(case.session, extra_lines=lines))
    holds = diagnoses is not None and (diagnoses.since is None or case.session.date >= diagnoses.since)
    return LineBesideCase(case, claimed, decide(case), law_of(case), returned, diagnoses if holds else None)


def may_ask(cause: Cause, asked: LineBesideCase) -> bool:
    """Tell whether a question can be asked: some are asked of a list of diagnosis codes alone."""
    return cause not in OF_LIST or asked.diagnoses is not None


def answer(cause: Cause, asked: LineBesideCase) -> Point:
    """Ask one question; of a day that was not checked nothing can be told."""
    if asked.law is None:
        return open_(cause, why=Why.LAW_NOT_CHECKED)
    if asked.diagnoses is not None and cause in OF_LIST:
        return OF_LIST[cause](asked, asked.diagnoses)
    return _QUESTIONS[cause](asked)
