"""What to do next: what follows from the points and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from fysiodekking.model.claim import Holds, Point, Step, StepAct
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.return_code import Again, Cause, ReturnCode

_PARTS: Final[Mapping[Cause, str]] = {
    Cause.DAY: "claim.date",
    Cause.PERFORMANCE_CODE: "claim.performance",
    Cause.PERFORMANCE_LIST: "claim.list",
    Cause.ENTITLEMENT_CODE: "claim.entitlement_code",
    Cause.DIAGNOSIS: "claim.diagnosis",
    Cause.SIDE: "claim.side",
    Cause.AMOUNT: "claim.amount",
    Cause.ACCIDENT: "claim.accident",
}
"""The part of the line that each cause is about."""
_BY_LIST: Final = frozenset({Cause.DIAGNOSIS_CLOSED, Cause.DIAGNOSIS_FOR_OTHERS, Cause.DIAGNOSIS_KIND})
"""A list of diagnosis codes says that this one is wrong, and nobody but the therapist which is right."""


def next_steps(decision: Decision, points: Iterable[Point]) -> Iterator[Step]:
    """Yield what to do, corrections first and the bill last."""
    told = tuple(points)
    for point in told:
        if point.holds is Holds.YES and point.cause in _PARTS and point.should is not None:
            yield Step(act=StepAct.CORRECT, what=_PARTS[point.cause], stands=point.stands, should=point.should)
        elif point.holds is Holds.YES and point.cause is Cause.EXTRA_LINE:
            yield Step(act=StepAct.DROP_LINE, what=point.stands)
    open_ = [name for point in told if point.holds is Holds.OPEN for name in point.missing]
    if any(point.holds is Holds.YES and point.cause in _BY_LIST for point in told):
        open_.append(_PARTS[Cause.DIAGNOSIS])
    if open_:
        yield Step(act=StepAct.FIND_OUT, facts=tuple(dict.fromkeys(open_)))
    if decision.payer is Payer.NOBODY:
        yield Step(act=StepAct.BILL_NOBODY)
    elif decision.payer is Payer.INSURED:
        amounts = decision.amounts
        yield Step(act=StepAct.BILL_PATIENT, amount=None if amounts is None else amounts.patient)


def steps_after_return(
    decision: Decision, points: Iterable[Point], codes: Iterable[ReturnCode | None]
) -> Iterator[Step]:
    """Yield what to do with a line that came back, besides: whether and where to send it again, and whom to ask."""
    told, known = tuple(points), tuple(codes)
    steps = tuple(next_steps(decision, told))
    yield from steps
    again = {None if code is None else code.again for code in known}
    insurance_pays = decision.payer in {Payer.BASIC, Payer.PACKAGE}
    corrected = any(step.act in {StepAct.CORRECT, StepAct.DROP_LINE} for step in steps)
    if Again.AT_OTHER_INSURER in again:
        yield Step(act=StepAct.ELSEWHERE)
    elif insurance_pays and corrected and Again.NEVER not in again:
        yield Step(act=StepAct.SEND_AGAIN)
    elif Again.NEVER in again or decision.payer in {Payer.INSURED, Payer.NOBODY}:
        yield Step(act=StepAct.NOT_AGAIN)
    nothing_holds = not any(point.holds is Holds.YES for point in told)
    if None in again or Again.AFTER_ANSWER in again or (nothing_holds and insurance_pays and told):
        yield Step(act=StepAct.ASK_INSURER)
