"""The deductible (eigen risico): on the basic-paid part only, from 18, mandatory before voluntary.

What the law asks: Zvw art. 19 to 23, https://wetten.overheid.nl/BWBR0018450/2026-01-01#Artikel19
The year of the 18th birthday has no formula in the act: reading `deductible_year_of_18`, or the total as given.
Part-years (art. 22) are given as a total by the caller.
Not modelled: when a bill was received (art. 19(4)); care outside physiotherapy that is exempt (Bzv 2.17).
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import birthday, days_of_year, first_of_next_month, last_of_year
from fysiodekking.model.decision import Fact, Finding, Need, Phase, Verdict
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.remember import remembered

_RULE: Final = "deductible_comes_first"
_READING: Final = "deductible_year_of_18"
_BY_PREMIUM: Final = "premium_days"


@attrs.frozen
class Deducted:
    """The finding, and the part of the basic-paid amount that falls under the deductible; None when not known."""

    finding: Finding
    amount: Money | None


@attrs.frozen
class _Total:
    """The deductible of the year: what it is, from which day it runs, and what it rests on."""

    amount: Money | None
    runs: bool
    citations: tuple[Citation, ...]
    needs: tuple[Need, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()


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
    age = Fact("born", case.insured.born.isoformat(), f"<= {case.session.date.isoformat()}")
    if case.session.date < adult_from:
        cites = (act.deductible_age.citation,)
        return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_DEDUCTIBLE_UNDER_18, (age,), cites), NOTHING)
    total = _total(case, law, adult_from)
    if not total.runs:
        finding = _finding(Verdict.NOT_APPLICABLE, Reason.DEDUCTIBLE_NOT_BEGUN, (), total.citations, (), total.readings)
        return Deducted(finding, NOTHING)
    return _taken(case, law, total, basic_part)


def _taken(case: Case, law: Law, total: _Total, basic_part: Money | None) -> Deducted:
    used = case.insured.deductible_used
    facts = (
        Fact("deductible_total", None if total.amount is None else str(total.amount)),
        Fact("insured.deductible_used", None if isinstance(used, Unknown) else str(used)),
    )
    cites = (*total.citations, law.insurance.mandatory_before_voluntary)
    if total.amount == NOTHING or (total.amount is not None and not isinstance(used, Unknown) and used >= total.amount):
        return Deducted(_finding(Verdict.MET, Reason.DEDUCTIBLE_USED_UP, facts, cites, (), total.readings), NOTHING)
    needs = total.needs
    if isinstance(used, Unknown):
        needs = (*needs, Need(("insured.deductible_used",), "insured.deductible_used"))
    if total.amount is None or isinstance(used, Unknown):
        if basic_part == NOTHING:
            return Deducted(_finding(Verdict.NOT_APPLICABLE, Reason.NO_BASIC_PART, facts, cites), NOTHING)
        reason = Reason.DEDUCTIBLE_NOT_KNOWN if needs else Reason.DEDUCTIBLE_NOT_ESTABLISHED
        return Deducted(_finding(Verdict.UNKNOWN, reason, facts, cites, needs, total.readings), None)
    left = total.amount - used
    finding = _finding(Verdict.MET, Reason.DEDUCTIBLE_APPLIES, facts, cites, (), total.readings)
    return Deducted(finding, None if basic_part is None else min(basic_part, left))


def _total(case: Case, law: Law, adult_from: date) -> _Total:
    """Return the deductible of the calendar year in which the care was enjoyed (Zvw 23(1))."""
    act, insured, day = law.insurance, case.insured, case.session.date
    cites = (act.deductible_age.citation,)
    year_of_18 = adult_from.year == day.year
    if year_of_18 and not isinstance(insured.deductible_total, Unknown):
        return _Total(insured.deductible_total, day >= first_of_next_month(adult_from), (*cites, act.premium_from))
    if not isinstance(insured.deductible_total, Unknown):
        return _Total(insured.deductible_total, True, cites)
    if act.mandatory_deductible is None:
        return _Total(None, True, cites)
    cites = (act.mandatory_deductible.citation,)
    full, needs = _full(case, act.mandatory_deductible.value)
    return _year_of_18(case, law, adult_from, full, needs) if year_of_18 else _Total(full, True, cites, needs)


def _full(case: Case, mandatory: Money) -> tuple[Money | None, tuple[Need, ...]]:
    """Return the mandatory and the voluntary deductible together, or what is missing to know it."""
    voluntary = case.insured.voluntary_deductible
    if isinstance(voluntary, Unknown):
        path = "insured.voluntary_deductible"
        return None, (Need((path,), path),)
    return mandatory + voluntary, ()


def _year_of_18(case: Case, law: Law, adult_from: date, full: Money | None, needs: tuple[Need, ...]) -> _Total:
    """Work out the deductible of the year of the 18th birthday: whole euros, in days, as the insurer reads it."""
    act, day = law.insurance, case.session.date
    assert act.mandatory_deductible is not None
    cites = (act.mandatory_deductible.citation, act.premium_from)
    starts = first_of_next_month(adult_from)
    reading = case.readings.deductible_year_of_18
    if isinstance(reading, Unknown):
        path = f"readings.{_READING}"
        if day < starts:
            # both readings leave the days between the birthday and the first of the next month free
            return _Total(NOTHING, False, cites)
        return _Total(None, True, cites, (Need((path,), path), *needs))
    used = ((_READING, reading),)
    if day < starts:
        return _Total(NOTHING, False, cites, (), used)
    counted_from = starts if reading == _BY_PREMIUM else adult_from
    days = (last_of_year(day) - counted_from).days + 1
    amount = None if full is None else full.share(days, days_of_year(day))
    return _Total(amount, True, cites, needs, used)


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
