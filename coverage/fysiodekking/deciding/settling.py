"""What the findings of all phases come to: an answer, or the first missing fact that the answer waits for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from fysiodekking.deciding.phases import (
    NO_PACKAGE,
    Findings,
    Waiting,
    charge_of,
    waits_for,
)
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.counts import MOST_CENTS
from fysiodekking.model.decision import Amounts, Finding, Outcome, Payer, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.package import Grant, Package, Payment
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.rules import (
    deductible,
    entitlement_code,
    grant_payment,
    rest_of_price,
)
from fysiodekking.rules.basic.common import is_adult
from fysiodekking.rules.deductible_facts import deductible_facts
from fysiodekking.rules.package import PackageAnswer

_ANY_PRICE: Final = (Money(1), Money(10_000), Money(MOST_CENTS))
"""A price below, about and above what any term of a package turns at: what else is missing when it is not given."""


@attrs.frozen(kw_only=True)
class Answer:
    """What the findings come to, when no missing fact is in the way.

    :param deciding: the findings that decide, first one first.
    :param otherwise_covered: a package would pay it, without any condition, if the basic package did not.
    :param open_amounts: the missing facts that leave the amounts open.
    :param rest: what the insured pays beside the deductible of a session that somebody else pays, and why.
    :param asked: all that was found on the way.
    """

    outcome: Outcome
    payer: Payer
    package: str | None
    grant: str | None
    amounts: Amounts | None
    open_amounts: tuple[str, ...]
    entitlement_code: str | None
    otherwise_covered: bool
    deciding: tuple[Finding, ...]
    charge: Finding
    rest: tuple[Finding, ...] = ()
    asked: Findings = attrs.field(eq=False, repr=False)


def settle(asked: Findings) -> Answer | Waiting:
    """Walk the phases: gates, packages that do not wait, the basic package, packages; the first that pays, pays.

    :returns: the answer, or the first missing fact on the way to it.
    """
    gate = asked.refusals
    if isinstance(gate, Waiting):
        return gate
    if gate:
        return _refused_at_gate(asked, gate)
    early = _first_package(asked.early)
    if early is None:
        basic = ground_that_pays(asked)
        if isinstance(basic, Waiting):
            return basic
        if basic is not None:
            return _basic_pays(asked, basic)
    package = early or _first_package(asked.packages)
    if isinstance(package, Waiting):
        return package
    if package is not None and package.grant is not None:
        return _package_pays(asked, package, package.grant, instead_of_basic=early is not None)
    return _insured_pays(asked)


def _first_package(answers: tuple[PackageAnswer, ...]) -> PackageAnswer | Waiting | None:
    """Return the first package that takes the session, a missing fact before it, or None."""
    for answer in answers:
        if answer.finding.verdict is Verdict.UNKNOWN:
            return waits_for(answer.finding)
        if answer.grant is not None:
            return answer
    return None


def ground_that_pays(asked: Findings) -> Finding | Waiting | None:
    """Return the ground on which the basic package pays, a missing fact, or None."""
    ground, open_ = asked.ground, None
    if ground is None:
        return None
    for condition in asked.basic_conditions:
        if condition.verdict is Verdict.REFUSED:
            return None
        if condition.verdict is Verdict.UNKNOWN and open_ is None:
            open_ = condition
    if ground.verdict is Verdict.UNKNOWN:
        return waits_for(ground)
    return ground if open_ is None else waits_for(open_)


def come_to_the_same(one: Findings, other: Findings) -> bool:
    """Tell whether both come to the same answer without asking a missing fact."""
    if one.refusals is not other.refusals or one.packages is not other.packages or one.early is not other.early:
        return False
    if one.case.readings.deductible_year_of_18 != other.case.readings.deductible_year_of_18:
        return False
    ours, theirs = ground_that_pays(one), ground_that_pays(other)
    if isinstance(ours, Waiting) or isinstance(theirs, Waiting):
        return False
    return ours is theirs or (ours is not None and theirs is not None and ours.verdict is theirs.verdict)


# --- answers --------------------------------------------------------------------------------------------------------


def _refused_at_gate(asked: Findings, refusals: tuple[Finding, ...]) -> Answer:
    case, law = asked.case, asked.law
    payer = refusals[0].bears or Payer.INSURED
    refused = (finding for finding in asked.before_charges() if finding.verdict is Verdict.REFUSED)
    others = tuple(finding for finding in refused if finding not in refusals)
    return Answer(
        asked=asked,
        outcome=Outcome.NOT_COVERED,
        payer=payer,
        package=None,
        grant=None,
        amounts=None if payer is Payer.NOBODY else _all_insured(case),
        open_amounts=() if payer is Payer.NOBODY else _price_missing(case),
        entitlement_code=None,
        otherwise_covered=False,
        deciding=(*refusals, *others),
        charge=deductible.no_deductible(law, Reason.NO_BASIC_PART),
    )


def _insured_pays(asked: Findings) -> Answer:
    case, law = asked.case, asked.law
    return Answer(
        asked=asked,
        outcome=Outcome.NOT_COVERED,
        payer=Payer.INSURED,
        package=None,
        grant=None,
        amounts=_all_insured(case),
        open_amounts=_price_missing(case),
        entitlement_code=_code_outside(asked),
        otherwise_covered=False,
        deciding=tuple(_why_not(asked)),
        charge=deductible.no_deductible(law, Reason.NO_BASIC_PART),
    )


def _code_outside(asked: Findings) -> str | None:
    return entitlement_code.code_outside_basic(asked.ground_facts, asked.insurance_facts, asked.law, asked.grounds)


_NEVER_FOR_IT: Final = frozenset({Reason.PACKAGE_OF_OTHER_YEAR, Reason.PACKAGE_NOT_BEGUN, Reason.CLASS_NOT_COVERED})
"""Why a package cannot have paid such a session of that day at all: another one tells more."""


def _why_not(asked: Findings) -> Iterator[Finding]:
    """Yield why nobody else pays: what would have paid soonest comes first.

    For a condition that a ground of the basic package names, that ground; for an ordinary complaint, the package.
    """
    basic = [finding for finding in (*asked.basic_conditions, *asked.grounds) if finding.verdict is Verdict.REFUSED]
    packages = sorted([answer.finding for answer in asked.packages], key=lambda each: each.reason in _NEVER_FOR_IT)
    if asked.case.condition.kind is ConditionKind.NOT_LISTED and is_adult(asked.ground_facts, asked.law):
        yield from packages
        yield from basic
    else:
        yield from basic
        yield from packages
    if not packages:
        yield NO_PACKAGE


def _package_pays(asked: Findings, answer: PackageAnswer, grant: Grant, *, instead_of_basic: bool) -> Answer:
    case, law = asked.case, asked.law
    (facts,) = [each for each in asked.package_facts if each.package.id == answer.finding.subject]
    price = case.session.price
    amounts: Amounts | None = None
    why: tuple[Finding, ...] = ()
    if isinstance(price, Unknown):
        at_any = [grant_payment.pays(facts, grant, amount).missing for amount in _ANY_PRICE]
        missing = tuple(dict.fromkeys((*_price_missing(case), *(name for names in at_any for name in names))))
    else:
        paid = grant_payment.pays(facts, grant, price)
        missing, why = paid.missing, paid.rest
        if paid.amount is not None:
            amounts = Amounts(basic=NOTHING, deductible=NOTHING, package=paid.amount, insured=price - paid.amount)
    return Answer(
        asked=asked,
        outcome=Outcome.COVERED,
        payer=Payer.PACKAGE,
        package=facts.package.id,
        grant=grant.id,
        amounts=amounts,
        open_amounts=missing,
        # no code was established for a session that a package pays although the basic package would
        entitlement_code=None if instead_of_basic else _code_outside(asked),
        otherwise_covered=True,
        deciding=(answer.finding,),
        charge=deductible.no_deductible(law, Reason.NO_DEDUCTIBLE_ON_PACKAGE),
        rest=why,
    )


def _basic_pays(asked: Findings, ground: Finding) -> Answer:
    case, law = asked.case, asked.law
    basic_part, missing, why = _policy_pays(case, law)
    deducted, taker = charge_of(deductible_facts(case, law, basic_part), law), _takes_over_deductible(case)
    amounts = None
    price = case.session.price
    if basic_part is not None and not isinstance(price, Unknown) and deducted.amount is not None:
        taken_over = NOTHING if taker is None else deducted.amount
        amounts = Amounts(
            basic=basic_part - deducted.amount,
            deductible=deducted.amount - taken_over,
            package=taken_over,
            insured=price - basic_part,
        )
    return Answer(
        asked=asked,
        outcome=Outcome.COVERED_IF if ground.verdict is Verdict.MET_IF else Outcome.COVERED,
        payer=Payer.BASIC,
        package=None,
        grant=None,
        amounts=amounts,
        open_amounts=(*missing, *deducted.finding.missing),
        entitlement_code=entitlement_code.code_of_ground(asked.ground_facts, law, ground),
        otherwise_covered=any(answer.finding.verdict is Verdict.MET for answer in asked.packages),
        deciding=(ground,),
        charge=deducted.finding if taker is None else _taken_over(deducted.finding, taker),
        rest=why,
    )


def _policy_pays(case: Case, law: Law) -> tuple[Money | None, tuple[str, ...], tuple[Finding, ...]]:
    """Return what the basic policy pays of the price before the deductible, or what is missing; and why not more."""
    price, contracted, policy = case.session.price, case.provider.contracted, case.basic.not_contracted
    if contracted is True or price == NOTHING or (isinstance(policy, Payment) and policy.everything):
        return (None, ("session.price",), ()) if isinstance(price, Unknown) else (price, (), ())
    open_ = {"provider.contracted": contracted, "basic.not_contracted": policy}
    asked = tuple(name for name, value in open_.items() if isinstance(value, Unknown)) or ("basic.not_contracted",)
    known = isinstance(policy, Payment) and not isinstance(policy.percent, Unknown) and contracted is False
    if isinstance(price, Unknown):
        return None, ("session.price",) if known else ("session.price", *asked), ()
    amount = policy.amount(price) if isinstance(policy, Payment) else policy
    if isinstance(policy, Payment) and not isinstance(amount, Unknown) and (contracted is False or amount == price):
        less = rest_of_price.of_payment(policy, price, law.insurance.not_contracted, by_contract=True)
        return amount, (), tuple(less)
    return None, asked, ()


def _takes_over_deductible(case: Case) -> Package | None:
    """Return the package of that day that takes over the deductible, if there is one."""
    for package in case.packages:
        if package.pays_deductible and package.pays_on(case.session.date):
            return package
    return None


def _taken_over(finding: Finding, package: Package) -> Finding:
    """Say of a deductible that applies which package takes it over."""
    if finding.reason not in {Reason.DEDUCTIBLE_APPLIES, Reason.ONLY_VOLUNTARY_DEDUCTIBLE}:
        return finding
    fact = Fact("package_takes_deductible", package.id)
    return finding.instead(
        reason=Reason.PACKAGE_TAKES_DEDUCTIBLE,
        facts=(*finding.facts, fact),
        citations=(*finding.citations, package.terms),
    )


def _price_missing(case: Case) -> tuple[str, ...]:
    return ("session.price",) if isinstance(case.session.price, Unknown) else ()


def _all_insured(case: Case) -> Amounts | None:
    price = case.session.price
    if isinstance(price, Unknown):
        return None
    return Amounts(basic=NOTHING, deductible=NOTHING, package=NOTHING, insured=price)
