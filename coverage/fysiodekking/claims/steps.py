"""What to do next: what follows from the points and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from fysiodekking.model.claim import Act, Holds, Point, Step
from fysiodekking.model.decision import Decision, Payer
from fysiodekking.model.money import Money
from fysiodekking.model.return_code import Cause

_PARTS: Final[Mapping[Cause, str]] = {
    Cause.PERFORMANCE_CODE: "claim.performance",
    Cause.PERFORMANCE_LIST: "claim.list",
    Cause.ENTITLEMENT_CODE: "claim.entitlement_code",
    Cause.DIAGNOSIS: "claim.diagnosis",
    Cause.SIDE: "claim.side",
    Cause.AMOUNT: "claim.amount",
    Cause.ACCIDENT: "claim.accident",
}
"""The part of the line that each cause is about."""


def next_steps(decision: Decision, points: Iterable[Point]) -> Iterator[Step]:
    """Yield what to do, corrections first and the bill last."""
    told = tuple(points)
    for point in told:
        if point.holds is Holds.YES and point.cause in _PARTS and point.should is not None:
            yield Step(act=Act.CORRECT, what=_PARTS[point.cause], stands=point.stands, should=point.should)
        elif point.holds is Holds.YES and point.cause is Cause.EXTRA_LINE:
            yield Step(act=Act.DROP_LINE, what=point.stands)
    open_ = tuple(dict.fromkeys(name for point in told if point.holds is Holds.OPEN for name in point.missing))
    if open_:
        yield Step(act=Act.FIND_OUT, facts=open_)
    if decision.payer is Payer.NOBODY:
        yield Step(act=Act.BILL_NOBODY)
    elif decision.payer is Payer.INSURED:
        yield Step(act=Act.BILL_PATIENT, amount=_of_patient(decision))


def _of_patient(decision: Decision) -> Money | None:
    amounts = decision.amounts
    return None if amounts is None else amounts.insured + amounts.deductible
