"""The deductible (eigen risico): on the basic-paid part only, from 18, mandatory before voluntary.

What the law asks: Zvw art. 19 to 23, https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel19
The year of the 18th birthday has no formula in the act: reading `deductible_year_of_18`, or the total as given.
Part-years (art. 22) are given as a total by the caller.
Not modelled: when a bill was received (art. 19(4)); care outside physiotherapy that is exempt (Bzv 2.17).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

import attrs

from fysiodekking.law.instruments import InsuranceAct, Law
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.counts import FEW_KEPT
from fysiodekking.model.dates import days_of_year, first_of_next_month, last_of_year
from fysiodekking.model.decision import Check, Finding, Phase, Verdict
from fysiodekking.model.facts import Between, Bound, Fact, Measure, Threshold
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.needs import Need
from fysiodekking.model.people import Waiver
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown, or_none
from fysiodekking.rules.deductible_facts import DeductibleFacts
from fysiodekking.rules.verdicts import met, missing

_RULE: Final = "deductible_comes_first"
_READING: Final = "deductible_year_of_18"
_BY_PREMIUM: Final = "premium_days"
_BY_BIRTHDAY: Final = "birthday_days"
_VOLUNTARY: Final = "insured.voluntary_deductible"


@attrs.frozen
class Deducted:
    """The finding, and the part of the basic-paid amount that falls under the deductible; None when not known.

    :param mandatory: how much of it is the mandatory deductible; None when not known.
    """

    finding: Finding
    amount: Money | None
    mandatory: Money | None = None


_Key = tuple[str, Money]


@attrs.frozen
class _Total:
    """The deductible of the year, as far as the case settles it.

    :param amounts: what it can be, by reading of the year of 18 and voluntary deductible; one entry when it is known.
    :param runs: whether it has begun on the day.
    :param mandatory: the mandatory part of it; None where only the whole is known.
    :param voluntary: the voluntary part of each amount; None where only the whole is known.
    :param above_act: the policy is said to charge more than the Act allows.
    """

    amounts: Mapping[_Key, Money]
    runs: bool
    citations: tuple[Citation, ...]
    readings: tuple[tuple[str, str], ...] = ()
    mandatory: Money | None = None
    voluntary: Mapping[_Key, Money] | None = None
    above_act: bool = False
    lower: Sourced[Money] | None = None


@lru_cache(maxsize=FEW_KEPT)
def no_deductible(law: Law, reason: Reason) -> Finding:
    """Say that nothing of the session is paid by the basic package, so that there is no deductible on it."""
    return _finding(Verdict.NOT_APPLICABLE, reason, (), (law.insurance.only_basic_insurance,))


def deductible_comes_first(facts: DeductibleFacts, law: Law) -> Deducted:
    """The deductible takes what is left of it this year from the part that the basic package would pay (Zvw 19, 23)."""
    act, coming = law.insurance, facts.coming
    if coming is not None and coming.day < coming.birthday:
        age = _age_fact(facts, law)
        cites = (act.deductible_age.citation,)
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_DEDUCTIBLE_UNDER_18, (age,), cites), NOTHING)
    total = _total(facts, law)
    if not total.runs:
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.DEDUCTIBLE_NOT_BEGUN, (), total.citations), NOTHING)
    charged = _take(facts, law, total)
    waivers = [waiver for waiver in facts.waivers if _may_hold(waiver, facts.contracted)]
    if not waivers:
        return charged
    given = not isinstance(facts.contracted, Unknown)
    sure = next((waiver for waiver in waivers if given or isinstance(waiver.contracted, Unknown)), None)
    waived = _waived(facts, law, total, sure or waivers[0], charged)
    if sure is not None or waived.amount == charged.amount is not None:
        return waived
    needs = tuple(dict.fromkeys((missing("provider.contracted"), *charged.finding.needs)))
    told, both = charged.finding.facts, (*charged.finding.citations, act.waiver)
    return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_KNOWN, told, both, needs), None)


def _age_fact(about: DeductibleFacts, law: Law) -> Fact:
    """Return the age; once the year of the birthday from which there is a deductible is over, only that it is past."""
    lowest = law.insurance.deductible_age.value
    age = Between(lowest, None) if about.coming is None else about.coming.age
    return Fact("age", age, Threshold(">=", lowest, Measure.YEARS))


def _may_hold(waiver: Waiver, contracted: bool | Unknown) -> bool:
    """Tell whether a waiver holds for a contract status, or may when that is not given."""
    return isinstance(waiver.contracted, Unknown) or isinstance(contracted, Unknown) or waiver.contracted is contracted


def _waived(about: DeductibleFacts, law: Law, total: _Total, waiver: Waiver, charged: Deducted) -> Deducted:
    """A policy may leave care outside the mandatory deductible (Zvw 21(3)); the voluntary part still applies.

    :param charged: what the deductible takes without the waiver: that is what is charged when it is paid back later.
    """
    cites = (*total.citations, law.insurance.waiver)
    if waiver.paid_back:
        if charged.finding.reason is not Reason.DEDUCTIBLE_APPLIES:
            return charged
        facts = (*charged.finding.facts, Fact("deductible_paid_back", charged.mandatory))
        finding = charged.finding.instead(reason=Reason.DEDUCTIBLE_PAID_BACK, facts=facts, citations=cites)
        return Deducted(finding, charged.amount)
    if total.voluntary is None and charged.amount == NOTHING:
        return charged  # where nothing is left of the whole, nothing is left of its voluntary part
    if total.voluntary is None:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_ESTABLISHED, (), cites), None)
    most = {key: _voluntary_left(about, total, key, least=False) for key in total.voluntary}
    least = {key: _voluntary_left(about, total, key, least=True) for key in total.voluntary}
    if about.basic_part is not None:
        most = {key: min(about.basic_part, left) for key, left in most.items()}
        least = {key: min(about.basic_part, left) for key, left in least.items()}
    if set(most.values()) == {NOTHING}:
        waiver_only = (law.insurance.waiver,)
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.DEDUCTIBLE_WAIVED, (), waiver_only), NOTHING)
    needs = _needs(most)
    if most != least:
        used = isinstance(about.used, Unknown)
        needs = (*needs, missing(f"insured.{'' if used else 'voluntary_'}deductible_used"))
    if needs:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_KNOWN, (), cites, needs), None)
    amount = None if about.basic_part is None else next(iter(most.values()))
    taken = Fact("deductible_taken", amount)
    voluntary = Fact("deductible_taken.voluntary", taken.actual)
    both, beside = (taken, voluntary), (_age_fact(about, law),)
    check = met(Reason.ONLY_VOLUNTARY_DEDUCTIBLE, *both, cite=cites, readings=total.readings, beside=beside)
    return Deducted(Finding.of(_RULE, Phase.CHARGE, check), amount)


def _voluntary_left(about: DeductibleFacts, total: _Total, key: _Key, *, least: bool) -> Money:
    """Return what is left of the voluntary part at least or at most.

    Of what was used the mandatory part comes first (Zvw 23(3)); care outside it fills the voluntary part alone.
    """
    assert total.voluntary is not None
    voluntary, given, used = total.voluntary[key], about.voluntary_used, about.used
    if isinstance(given, Money):
        return voluntary - given
    if isinstance(used, Unknown):
        return NOTHING if least else voluntary
    return voluntary - (used if least else used - (total.amounts[key] - voluntary))


def _take(about: DeductibleFacts, law: Law, total: _Total) -> Deducted:
    """Take what is left of the deductible from the basic-paid part, whatever of it is not known."""
    used, basic_part = about.used, about.basic_part
    amounts, spent = set(total.amounts.values()), NOTHING if isinstance(used, Unknown) else used
    facts: tuple[Fact, ...] = (
        Fact("deductible_total", next(iter(amounts)) if len(amounts) == 1 else None),
        Fact("insured.deductible_used", or_none(used)),
    )
    cites: tuple[Citation, ...] = (*total.citations, law.insurance.mandatory_before_voluntary)
    if total.lower is not None:
        facts = (*facts, Fact("lower_mandatory_deductible", total.lower.value))
        cites = (*cites, total.lower.citation)
    if total.above_act:
        need = (missing("basic.mandatory_deductible"),)
        return Deducted(_finding(Verdict.UNKNOWN, Reason.MANDATORY_ABOVE_ACT, facts, cites, need), None)
    if not amounts:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_ESTABLISHED, facts, cites), None)
    if max(amounts) <= spent:
        beside = _beside(about, law, facts)
        check = met(Reason.DEDUCTIBLE_USED_UP, *facts, cite=cites, readings=total.readings, beside=beside)
        return Deducted(Finding.of(_RULE, Phase.CHARGE, check), NOTHING)
    if basic_part == NOTHING:
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_BASIC_PART, facts, cites), NOTHING)
    most = about.price if basic_part is None and not isinstance(about.price, Unknown) else basic_part
    left = {key: amount - spent for key, amount in total.amounts.items()}
    if isinstance(used, Unknown):
        most = None  # of what was used before nobody knows, so any part of the price may be left of it
    taken = {key: amount if most is None else min(most, amount) for key, amount in left.items()}
    needs = _needs(taken)
    if isinstance(used, Unknown):
        needs = (*needs, missing("insured.deductible_used"))
    if needs:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_KNOWN, facts, cites, needs), None)
    amount = None if basic_part is None else next(iter(taken.values()))
    mandatory = _mandatory(about, total, spent, amount)
    all_facts, beside = (*facts, *_apart(total, amount, mandatory)), _beside(about, law, facts)
    check = met(Reason.DEDUCTIBLE_APPLIES, *all_facts, cite=cites, readings=total.readings, beside=beside)
    return Deducted(Finding.of(_RULE, Phase.CHARGE, check), amount, mandatory)


def _beside(about: DeductibleFacts, law: Law, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Only an adult has a deductible; and it is used up, or not, where it is the mandatory one of a whole year."""
    age, (total, used, *_), mandatory = _age_fact(about, law), facts, law.insurance.mandatory_deductible
    if mandatory is None or total.actual != mandatory.value:
        return (age,)
    return age, attrs.evolve(used, needed=Bound("<", mandatory.value))


def _mandatory(about: DeductibleFacts, total: _Total, spent: Money, taken: Money | None) -> Money | None:
    """Return the mandatory part of what is taken; None where that is not known.

    :param spent: used before this session; the mandatory part comes first (Zvw 23(3)).
    """
    if taken is None or not _is_divided(total):
        return taken if about.voluntary == NOTHING else None
    assert total.mandatory is not None
    of_voluntary = NOTHING if isinstance(about.voluntary_used, Unknown) else about.voluntary_used
    return min(taken, total.mandatory - (spent - of_voluntary))


def _is_divided(total: _Total) -> bool:
    """Tell whether the deductible has a mandatory and a voluntary part, and both are known."""
    whole = set(total.amounts.values())
    return total.mandatory is not None and len(whole) == 1 and total.mandatory not in whole


def _apart(total: _Total, taken: Money | None, mandatory: Money | None) -> Iterator[Fact]:
    """Yield what is taken, and its mandatory and its voluntary part where there is one and both are known."""
    if taken is not None:
        yield Fact("deductible_taken", taken)
    if total.mandatory is None or not _is_divided(total):
        return
    yield Fact("deductible_total.mandatory", total.mandatory)
    yield Fact("deductible_total.voluntary", next(iter(total.amounts.values())) - total.mandatory)
    if taken is not None and mandatory is not None:
        yield Fact("deductible_taken.mandatory", mandatory)
        yield Fact("deductible_taken.voluntary", taken - mandatory)


def _needs(taken: Mapping[_Key, Money]) -> tuple[Need, ...]:
    """Return which of reading and voluntary deductible the amount depends on; a total above it all asks neither."""
    if len(set(taken.values())) <= 1:
        return ()
    pairs = [(one, other) for one in taken for other in taken if taken[one] != taken[other]]
    by_reading = any(one[1] == other[1] for one, other in pairs)
    by_voluntary = any(one[0] == other[0] for one, other in pairs)
    paths = [*([f"readings.{_READING}"] if by_reading else []), *([_VOLUNTARY] if by_voluntary else [])]
    return tuple(missing(path) for path in paths)


def _total(facts: DeductibleFacts, law: Law) -> _Total:
    """Return the deductible of the calendar year in which the care was enjoyed (Zvw 23(1))."""
    act, coming = law.insurance, facts.coming
    cites = () if coming is None else (act.premium_from,)
    if coming is not None and coming.day < first_of_next_month(coming.birthday):
        # whatever the reading: costs before the first of the month after the birthday are free of it
        return _Total({}, runs=False, citations=(act.deductible_age.citation, *cites))
    if not isinstance(facts.total, Unknown):
        return _of_given(facts.total, facts.voluntary, act, (act.deductible_age.citation, *cites))
    if act.mandatory_deductible is None:
        return _Total({}, runs=True, citations=(act.deductible_age.citation,))
    chosen = facts.voluntary
    steps = act.voluntary_steps.value if isinstance(chosen, Unknown) else (chosen,)
    own, lower = facts.own_mandatory, None
    mandatory = act.mandatory_deductible.value if isinstance(own, Unknown) else own
    cites = (act.mandatory_deductible.citation, *cites)
    if mandatory > act.mandatory_deductible.value:
        return _Total({}, runs=True, citations=cites, above_act=True)
    if isinstance(own, Unknown) and isinstance(facts.insurer, str):
        lower = act.lower_deductible_of(facts.insurer)
    full = {step: mandatory + step for step in steps}
    if coming is None:
        amounts = {("", step): amount for step, amount in full.items()}
        parts = {("", step): step for step in steps}
        return _Total(amounts, runs=True, citations=cites, mandatory=mandatory, voluntary=parts, lower=lower)
    reading = facts.deductible_year_of_18
    first_days = {_BY_PREMIUM: first_of_next_month(coming.birthday), _BY_BIRTHDAY: coming.birthday}
    readings = tuple(first_days) if isinstance(reading, Unknown) else (reading,)
    amounts = {
        (key, step): _share_of_year(amount, first_days[key]) for key in readings for step, amount in full.items()
    }
    parts = {(key, step): _share_of_year(step, first_days[key]) for key, step in amounts}
    used = () if isinstance(reading, Unknown) else ((_READING, reading),)
    return _Total(amounts, runs=True, citations=cites, readings=used, voluntary=parts, lower=lower)


def _of_given(whole: Money, chosen: Money | Unknown, act: InsuranceAct, cites: tuple[Citation, ...]) -> _Total:
    """Return a total that was given; how much of it is voluntary is known only where none was chosen."""
    if isinstance(chosen, Unknown):
        amounts = {("", step): whole for step in act.voluntary_steps.value}
        return _Total(amounts, runs=True, citations=cites, voluntary={key: min(key[1], whole) for key in amounts})
    parts = {("", NOTHING): NOTHING} if chosen == NOTHING else None
    return _Total({("", NOTHING): whole}, runs=True, citations=cites, voluntary=parts)


def _share_of_year(amount: Money, first: date) -> Money:
    """Return the part of a yearly amount from a day to 31 December, in whole euros."""
    return amount.share((last_of_year(first) - first).days + 1, days_of_year(first))


def _finding(
    verdict: Verdict,
    reason: Reason,
    facts: tuple[Fact, ...],
    citations: tuple[Citation, ...],
    needs: tuple[Need, ...] = (),
) -> Finding:
    return Finding.of(_RULE, Phase.CHARGE, Check(verdict, reason, facts, citations, needs))
