"""One session line and its extra lines, settled as fysiodekking decides them."""

from __future__ import annotations

from collections.abc import Iterator

from billing.bills import Bill, How, Settled, To
from fysiodekking import Case, Decision, Money, Outcome, Payer, decide


def settle(case: Case, line: str, patient: str) -> tuple[Decision, tuple[Settled, ...]]:
    """Settle a session line and each extra line beside it.

    :returns: the decision on the session, and one `Settled` for each line.
    """
    decision = decide(case)
    return decision, (_session(case, decision, line, patient), *_extra(case, decision, line, patient))


def _session(case: Case, decision: Decision, line: str, patient: str) -> Settled:
    price = case.session.price if isinstance(case.session.price, Money) else None
    if decision.payer is Payer.NOBODY:
        return Settled(line, patient, How.NOT_CHARGED, price, notes=tuple(decision.reasons))
    if decision.payer is None or decision.amounts is None:
        return Settled(line, patient, How.ASK_FIRST, price, notes=decision.missing or tuple(decision.reasons))
    notes = tuple(f"provided: {each}" for each in decision.conditions) if _depends(decision) else ()
    return Settled(line, patient, How.BILLED, price, tuple(_bills(decision)), notes)


def _bills(decision: Decision) -> Iterator[Bill]:
    """Split the price over claims and invoice.

    The deductible is part of the claim: the insurer pays the practice and collects it from the patient.
    """
    amounts = decision.amounts
    assert amounts is not None
    claimed = amounts.basic + amounts.deductible
    if decision.payer is Payer.BASIC:
        yield Bill(To.BASIC, claimed, decision.entitlement_code)
    if amounts.package.cents:
        code = decision.entitlement_code if decision.payer is Payer.PACKAGE else None
        yield Bill(To.PACKAGE, amounts.package, code)
    if amounts.insured.cents:
        yield Bill(To.PATIENT, amounts.insured)


def _depends(decision: Decision) -> bool:
    return decision.outcome is Outcome.COVERED_IF


def _extra(case: Case, decision: Decision, line: str, patient: str) -> Iterator[Settled]:
    """An extra line is never paid along with its session: it may not be charged, or is a line of its own."""
    for number, (extra, judged) in enumerate(zip(case.session.extra_lines, decision.extra_lines, strict=True), 1):
        price = extra.price if isinstance(extra.price, Money) else None
        where = f"{line}+{number}"
        if judged.chargeable is False:
            yield Settled(where, patient, How.NOT_CHARGED, price, notes=tuple(judged.reasons))
        else:
            yield Settled(where, patient, How.ASK_FIRST, price, notes=("write it as a line of its own",))
