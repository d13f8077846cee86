"""The deductible (eigen risico): on the basic-paid part only, from 18, mandatory before voluntary.

What the law asks: Zvw art. 19 to 23, https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel19
The year of the 18th birthday has no formula in the act: reading `deductible_year_of_18`, or the total as given.
Part-years (art. 22) are given as a total by the caller.
Not modelled: when a bill was received (art. 19(4)); care outside physiotherapy that is exempt (Bzv 2.17).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import age_on, birthday, days_of_year, first_of_next_month, last_of_year
from fysiodekking.model.decision import Fact, Finding, Phase, Verdict
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.checks import missing
from fysiodekking.rules.remember import remembered

_RULE: Final = "deductible_comes_first"
_READING: Final = "deductible_year_of_18"
_BY_PREMIUM: Final = "premium_days"
_BY_BIRTHDAY: Final = "birthday_days"
_VOLUNTARY: Final = "insured.voluntary_deductible"


@attrs.frozen
class Deducted:
    """The finding, and the part of the basic-paid amount that falls under the deductible; None when not known."""

    finding: Finding
    amount: Money | None


_Key = tuple[str, Money]


@attrs.frozen
class _Total:
    """The deductible of the year, as far as the case settles it.

    :param amounts: what it can be, by reading of the year of 18 and voluntary deductible; one entry when it is known.
    :param runs: whether it has begun on the day.
    :param mandatory: the mandatory part of it; None where only the whole is known.
    """

    amounts: Mapping[_Key, Money]
    runs: bool
    citations: tuple[Citation, ...]
    readings: tuple[tuple[str, str], ...] = ()
    mandatory: Money | None = None


@remembered
def no_deductible(law: Law, reason: Reason) -> Finding:
    """Say that nothing of the session is paid by the basic package, so that there is no deductible on it."""
    return _finding(Verdict.NOT_APPLICABLE, reason, (), (law.insurance.only_basic_insurance,))


def deductible_comes_first(case: Case, law: Law, basic_part: Money | None) -> Deducted:
    """The deductible takes what is left of it this year from the part that the basic package would pay (Zvw 19, 23).

    :param basic_part: what the basic policy pays of the session before the deductible; None when that is not known.
    """
    act = law.insurance
    if case.condition.kind in case.basic.deductible_waived:
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.DEDUCTIBLE_WAIVED, (), (act.waiver,)), NOTHING)
    adult_from = birthday(case.insured.born, act.deductible_age.value)
    age = Fact("age", age_on(case.insured.born, case.session.date), act.deductible_age.value)
    if case.session.date < adult_from:
        cites = (act.deductible_age.citation,)
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_DEDUCTIBLE_UNDER_18, (age,), cites), NOTHING)
    total = _total(case, law, adult_from)
    if not total.runs:
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.DEDUCTIBLE_NOT_BEGUN, (), total.citations), NOTHING)
    return _taken(case, law, total, basic_part)


def _taken(case: Case, law: Law, total: _Total, basic_part: Money | None) -> Deducted:
    """Take what is left of the deductible from the basic-paid part, whatever of it is not known."""
    used = case.insured.deductible_used
    amounts = set(total.amounts.values())
    facts = (
        Fact("deductible_total", str(next(iter(amounts))) if len(amounts) == 1 else None),
        Fact("insured.deductible_used", None if isinstance(used, Unknown) else str(used)),
    )
    cites = (*total.citations, law.insurance.mandatory_before_voluntary)
    if not amounts:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_ESTABLISHED, facts, cites), None)
    if max(amounts) <= (NOTHING if isinstance(used, Unknown) else used):
        return Deducted(_finding(Verdict.MET, Reason.DEDUCTIBLE_USED_UP, facts, cites, (), total.readings), NOTHING)
    if basic_part == NOTHING:
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_BASIC_PART, facts, cites), NOTHING)
    spent = NOTHING if isinstance(used, Unknown) else used
    price = case.session.price
    most = price if basic_part is None and not isinstance(price, Unknown) else basic_part
    left = {key: amount - spent for key, amount in total.amounts.items()}
    taken = {key: amount if most is None else min(most, amount) for key, amount in left.items()}
    needs = _needs(taken)
    if isinstance(used, Unknown):
        needs = (*needs, missing("insured.deductible_used"))
    if needs:
        return Deducted(_finding(Verdict.UNKNOWN, Reason.DEDUCTIBLE_NOT_KNOWN, facts, cites, needs), None)
    amount = None if basic_part is None else next(iter(taken.values()))
    told = (*facts, *_apart(total, spent, amount))
    return Deducted(_finding(Verdict.MET, Reason.DEDUCTIBLE_APPLIES, told, cites, (), total.readings), amount)


def _apart(total: _Total, spent: Money, taken: Money | None) -> Iterator[Fact]:
    """Yield what is taken, and its mandatory and its voluntary part where there is one and both are known (Zvw 23(3)).

    :param spent: used before this session; the mandatory part comes first.
    """
    if taken is not None:
        yield Fact("deductible_taken", str(taken))
    whole = set(total.amounts.values())
    if total.mandatory is None or len(whole) > 1 or total.mandatory in whole:
        return
    yield Fact("deductible_total.mandatory", str(total.mandatory))
    yield Fact("deductible_total.voluntary", str(next(iter(whole)) - total.mandatory))
    if taken is not None:
        first = min(taken, total.mandatory - spent)
        yield Fact("deductible_taken.mandatory", str(first))
        yield Fact("deductible_taken.voluntary", str(taken - first))


def _needs(taken: Mapping[_Key, Money]) -> tuple[Need, ...]:
    """Return which of reading and voluntary deductible the amount depends on; a total above it all asks neither."""
    pairs = [(one, other) for one in taken for other in taken if taken[one] != taken[other]]
    by_reading = any(one[1] == other[1] for one, other in pairs)
    by_voluntary = any(one[0] == other[0] for one, other in pairs)
    paths = [*([f"readings.{_READING}"] if by_reading else []), *([_VOLUNTARY] if by_voluntary else [])]
    return tuple(missing(path) for path in paths)


def _total(case: Case, law: Law, adult_from: date) -> _Total:
    """Return the deductible of the calendar year in which the care was enjoyed (Zvw 23(1))."""
    act, insured, day = law.insurance, case.insured, case.session.date
    year_of_18 = adult_from.year == day.year
    starts = first_of_next_month(adult_from)
    cites = (act.premium_from,) if year_of_18 else ()
    if year_of_18 and day < starts:
        # whatever the reading: costs before the first of the month after the birthday are free of it
        return _Total({}, runs=False, citations=(act.deductible_age.citation, *cites))
    if not isinstance(insured.deductible_total, Unknown):
        given = {("", NOTHING): insured.deductible_total}
        return _Total(given, runs=True, citations=(act.deductible_age.citation, *cites))
    if act.mandatory_deductible is None:
        return _Total({}, runs=True, citations=(act.deductible_age.citation,))
    chosen = insured.voluntary_deductible
    steps = act.voluntary_steps.value if isinstance(chosen, Unknown) else (chosen,)
    full = {step: act.mandatory_deductible.value + step for step in steps}
    cites = (act.mandatory_deductible.citation, *cites)
    if not year_of_18:
        amounts = {("", step): amount for step, amount in full.items()}
        return _Total(amounts, runs=True, citations=cites, mandatory=act.mandatory_deductible.value)
    reading = case.readings.deductible_year_of_18
    first_days = {_BY_PREMIUM: starts, _BY_BIRTHDAY: adult_from}
    readings = tuple(first_days) if isinstance(reading, Unknown) else (reading,)
    amounts = {
        (each, step): _share_of_year(amount, first_days[each]) for each in readings for step, amount in full.items()
    }
    used = () if isinstance(reading, Unknown) else ((_READING, reading),)
    return _Total(amounts, runs=True, citations=cites, readings=used)


def _share_of_year(amount: Money, first: date) -> Money:
    """Return the part of a yearly amount from a day to 31 December, in whole euros."""
    return amount.share((last_of_year(first) - first).days + 1, days_of_year(first))


def _finding(
    verdict: Verdict,
    reason: Reason,
    facts: tuple[Fact, ...],
    citations: tuple[Citation, ...],
    needs: tuple[Need, ...] = (),
    readings: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(
        rule=_RULE,
        phase=Phase.CHARGE,
        verdict=verdict,
        reason=reason,
        facts=facts,
        citations=citations,
        needs=needs,
        readings=readings,
    )
