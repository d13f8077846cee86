"""What a rule looked at without saying so: numbers of the law of which its findings tell one side only.

An explanation tells what decided: of a package the one line that took the session, or the last that did not. That an
adult is 18 or older, or that a tenth session is past the first nine, goes without saying there; here it is the other
side of a number of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on, months_after
from fysiodekking.model.decision import Fact, Finding, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules.basic import annex_1, common, copd
from fysiodekking.rules.checks import together
from fysiodekking.rules.code_list import class_of
from fysiodekking.rules.package import RULE as _TAKES
from fysiodekking.rules.package import accepts, holds

_COUNT: Final = "sessions_before"
_FIRST: Final = "first_session"

Says = Callable[[Finding, Case, Law], Iterator[Fact]]


def unsaid(finding: Finding, case: Case, law: Law) -> Iterator[Fact]:
    """Yield the facts that a finding of a case does not tell, although its rule compared them with a number."""
    says = _BY_RULE.get(finding.rule)
    return iter(()) if says is None else says(finding, case, law)


def declined(finding: Finding, case: Case, law: Law) -> Iterator[Finding]:
    """Yield what each line of a package found that did not take the session, before the one that did."""
    package = next((each for each in case.packages if each.id == finding.subject), None)
    if finding.rule != _TAKES or package is None or package.year != case.session.date.year:
        return
    cover = class_of(case, law)
    for grant in package.grants:
        if cover in grant.covers:
            checks = accepts(case, law, package, grant, cover)
            found = together(_TAKES, finding.phase, package.id, checks, holds(grant, package))
            if found.verdict is not Verdict.REFUSED:
                return
            yield found


def _annex_1(finding: Finding, case: Case, law: Law) -> Iterator[Fact]:
    """Only an adult's sessions are counted; those of before 2012 once more, for who keeps the rule of 2011."""
    if not _tells(finding, _COUNT):
        return
    yield common.age_fact(case, law)
    ground, start = law.basic.grounds[Ground.ANNEX_1], common.started(case, law)
    by = ground.dates["kept_by"].value
    if isinstance(start, date) and start <= by:
        early, kept = annex_1.treatments(case, law, by), ground.numbers["kept_treatments"].value
        yield Fact(f"{_COUNT}_{by.year + 1}", early.shown, f">= {kept}")


def _under_18(finding: Finding, _: Case, law: Law) -> Iterator[Fact]:
    """Who has the second nine, or is past them, is past the first nine."""
    first = law.basic.grounds[Ground.UNDER_18].numbers["first"].value
    for fact in finding.facts:
        if fact.name == f"{_COUNT}_this_year" and fact.needed != f"< {first}":
            yield Fact(fact.name, fact.actual, f"< {first}")


def _copd(finding: Finding, case: Case, law: Law) -> Iterator[Fact]:
    """The number of the first year, or that of a later one."""
    if not _tells(finding, _COUNT):
        return
    ground, start, variant = law.basic.grounds[Ground.COPD], common.started(case, law), copd.variant(case, law)
    if variant is None or not isinstance(start, date):
        return
    begun, months = max(start, ground.dates["earliest_start"].value), ground.numbers["months"].value
    end = months_after(begun, months)
    if variant.endswith("first_year") is (case.session.date < end):  # else a reading lets the year begin later
        yield Fact(f"conditions.{case.condition_key}.{_FIRST}", begun.isoformat(), f"< {end.isoformat()}")


def _fall_prevention(finding: Finding, case: Case, law: Law) -> Iterator[Fact]:
    """An earlier intervention so long ago that another one may begin; a refusal tells of one that is not."""
    start = common.started(case, law)
    if finding.verdict is not Verdict.MET or not isinstance(start, date):
        return
    latest = months_after(start, -law.basic.grounds[Ground.FALL_RISK].numbers["months"].value)
    for key in common.same_kind(case, ConditionKind.FALL_RISK):
        earlier = common.started(case, law, key)
        if isinstance(earlier, date) and earlier <= latest:
            yield Fact(f"conditions.{key}.{_FIRST}", earlier.isoformat(), f"<= {latest.isoformat()}")


def _same_day(finding: Finding, _case: Case, _law: Law) -> Iterator[Fact]:
    """The first line of a day has none before it."""
    if finding.reason is Reason.FIRST_OF_THE_DAY:
        yield Fact("lines_before_that_day", 0, 0)


def _deductible(finding: Finding, case: Case, law: Law) -> Iterator[Fact]:
    """From an age on; and used up, or not, where it is the mandatory one of a whole year."""
    if finding.verdict is not Verdict.MET:
        return
    yield Fact("age", age_on(case.insured.born, case.session.date), law.insurance.deductible_age.value)
    said = {fact.name: fact.actual for fact in finding.facts}
    mandatory = law.insurance.mandatory_deductible
    if mandatory is not None and said.get("deductible_total") == str(mandatory.value):
        yield Fact("insured.deductible_used", said["insured.deductible_used"], f"< {mandatory.value}")


def _tells(finding: Finding, name: str) -> bool:
    return any(fact.name == name for fact in finding.facts)


_BY_RULE: Final[Mapping[str, Says]] = {
    annex_1.RULE: _annex_1,
    copd.RULE: _copd,
    "other_condition_under_18": _under_18,
    "fall_prevention_for_a_high_risk": _fall_prevention,
    "one_line_of_a_kind_of_care_a_day": _same_day,
    "insurer_pays_a_second_line_of_the_day": _same_day,
    "deductible_comes_first": _deductible,
}
