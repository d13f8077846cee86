"""Before sending: is this line right? The decision of the case, and everything on the line that it is laid beside."""

from __future__ import annotations

from typing import Final

import attrs

from fysiodekking.claims.asked import Asked, open_
from fysiodekking.claims.of_decision import OF_DECISION
from fysiodekking.claims.of_line import OF_LINE
from fysiodekking.claims.steps import next_steps
from fysiodekking.deciding import decide
from fysiodekking.law import law_of
from fysiodekking.model.case import Case, demand_case
from fysiodekking.model.checked import demand
from fysiodekking.model.claim import ClaimCheck, Claimed, Holds, Point, Why
from fysiodekking.model.decision import Decision
from fysiodekking.model.return_code import Cause
from fysiodekking.model.silence import carries_no_data
from fysiodekking.model.unknown import Unknown

_BEFORE_SENDING: Final = (*(each for each in OF_DECISION if each is not Cause.NO_INTAKE), *OF_LINE)


@carries_no_data
def check_claim(case: Case, claimed: Claimed) -> ClaimCheck:
    """Lay a line that is going to be sent beside what the decision says.

    :param case: the session with everything that is known about it.
    :param claimed: the line; what it does not hold is not looked at.
    :raises InvalidCase: for anything but a case.
    :returns: everything that was looked at: what is wrong, what is fine, and what could not be told.
    """
    demand_case(case)
    demand(claimed, Claimed, "make one with its keys, or read [claim] of a case file")
    asked = lay_beside(case, claimed, returned=False)
    points = tuple(filter(_worth_telling, (answer(cause, asked) for cause in _BEFORE_SENDING)))
    return ClaimCheck(decision=asked.decision, points=points, steps=tuple(next_steps(asked.decision, points)))


def _worth_telling(point: Point) -> bool:
    """A part of the line that was not given is not looked at unless another part asks it; nor what was not found."""
    if point.holds is Holds.OPEN:
        return bool(point.codes or point.sources) or not any(name.startswith("claim.") for name in point.missing)
    return point.holds is Holds.YES or point.why is Why.SAME


def lay_beside(case: Case, claimed: Claimed, *, returned: bool) -> Asked:
    """Decide the case with the lines that were claimed."""
    lines = claimed.lines
    if not isinstance(lines, Unknown):
        case = attrs.evolve(case, session=attrs.evolve(case.session, extra_lines=lines))
    return with_decision(case, claimed, decide(case), returned=returned)


def with_decision(case: Case, claimed: Claimed, decision: Decision, *, returned: bool) -> Asked:
    """Lay a line beside a decision that was made."""
    return Asked(case, claimed, decision, law_of(case), returned)


def answer(cause: Cause, asked: Asked) -> Point:
    """Ask one question; of a day that was not checked nothing can be told."""
    if asked.law is None:
        return open_(cause, why=Why.LAW_NOT_CHECKED)
    return {**OF_DECISION, **OF_LINE}[cause](asked)
