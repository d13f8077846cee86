"""The rest of the price: what the insured pays beside the deductible, a finding for each term that takes something off.

What is asked: the policy terms (contract sections 3 and 5); without a contract the policy sets what it pays (Zvw 13),
https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel13 . The parts of all findings add up to what the insured pays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Finding, Phase
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.money import Money
from fysiodekking.model.package import Copayment, Limit, Payment
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Per
from fysiodekking.rules.counting import Count
from fysiodekking.rules.verdicts import met

RULE: Final = "insured_pays_the_rest"
_BY_TERM: Final[Mapping[str, Reason]] = {
    "of": Reason.REST_ABOVE_REFERENCE,
    "percent": Reason.REST_BY_PERCENTAGE,
    "at_most": Reason.REST_ABOVE_MAXIMUM,
}
_WITHOUT: Final = Fact("provider.contracted", False)


def of_payment(
    payment: Payment, price: Money, cite: Citation, subject: str | None = None, *, by_contract: bool
) -> Iterator[Finding]:
    """Yield what each term of a payment takes off the price.

    :param subject: the package; None for the basic policy.
    :param by_contract: it pays less because there is no contract.
    """
    assert isinstance(payment.percent, int)
    terms = [
        Fact("session.price", price),
        *([Fact("pays.of", payment.of)] if isinstance(payment.of, Money) else []),
        Fact("pays.percent", payment.percent),
        *([Fact("pays.at_most", payment.at_most)] if isinstance(payment.at_most, Money) else []),
    ]
    before = price
    for term, left in payment.leaves(price):
        if left != before:
            yield _finding(_BY_TERM[term], before - left, terms, cite, subject, by_contract=by_contract)
        before = left


def of_copayment(
    terms: Copayment | Unknown, part: Money, before: Count | None, cite: Citation, subject: str
) -> Iterator[Finding]:
    """Yield what a co-payment takes off; from a session of the year on, with how many there were before."""
    if isinstance(terms, Unknown) or not part.cents:
        return
    assert isinstance(terms.euros, Money)
    assert isinstance(terms.from_session, int)
    facts = [Fact("copayment.euros", terms.euros)]
    if terms.from_session > 1:
        assert before is not None
        bound = Bound(">=", terms.from_session - 1, Measure.SESSIONS)
        facts.append(Fact("copayment.from_session", terms.from_session))
        facts.append(Fact("sessions_of_the_year", before.shown, bound))
    yield _finding(Reason.REST_BY_COPAYMENT, part, facts, cite, subject, by_contract=False)


def of_limit(
    limit: Limit, before: Money, left: Money, cite: Citation, subject: str, *, by_contract: bool
) -> Iterator[Finding]:
    """Yield what a limit in euros takes off an amount, when less than that is left of it."""
    most = limit.max
    if left < before and isinstance(most, Money):
        some = [Fact("limit.left", left)] if left != most else []
        facts = [Fact("limit.max", most), *some, Fact("limit.per", limit.per)]
        reason = Reason.REST_ABOVE_DAY_CAP if limit.per is Per.DAY else Reason.REST_OF_BUDGET
        yield _finding(reason, before - left, facts, cite, subject, by_contract=by_contract)


def either_way(part: Money, cite: Citation, subject: str | None) -> Finding:
    """Say that the rest is the same whatever a missing fact is, although its cause is not."""
    return _finding(Reason.REST_EITHER_WAY, part, [], cite, subject, by_contract=False)


def _finding(
    reason: Reason, part: Money, facts: list[Fact], cite: Citation, subject: str | None, *, by_contract: bool
) -> Finding:
    all_facts = (Fact("insured_part", part), *facts, *((_WITHOUT,) if by_contract else ()))
    return Finding.of(RULE, Phase.CHARGE, met(reason, *all_facts, cite=cite), subject=subject)
