"""The performance gates: only listed performances may be charged, and some listed ones are never insured care.

What the law asks: Wmg art. 35(1)(c) and (d), https://wetten.overheid.nl/BWBR0020078#Artikel35 ; NZa rules for
paramedical care. The list known to the library is Vektis list 012 of 1 March 2019 with what is known since. A code that
it does not have may have come later: from 2020 on nobody may be told that it is on no list.
"""

from __future__ import annotations

import re
from typing import Final

from fysiodekking.law.schema import Law, Performance
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Fact, Finding, Payer, Phase, Verdict
from fysiodekking.model.history import Key
from fysiodekking.model.needs import Need, OnTheList
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CoverClass, Profession
from fysiodekking.rules.checks import missing
from fysiodekking.rules.remember import remembered

_LISTED: Final = "line_carries_a_listed_performance"
_INSURABLE: Final = "performance_can_be_insured_care"
_SCREENING: Final = "screening_only_without_a_referral"
_PATH: Final = "session.performance"
_NOT_READ: Final = "not_read"
NO_SHOW: Final = "no_show"
NEVER_INSURED: Final = frozenset({NO_SHOW, "report", "material", "surcharge", "module"})
SCREENING: Final = "screening"
SESSION: Final = "session"
FACULTATIVE: Final = "facultative"


def _outside(rule: str, reason: Reason) -> Finding:
    return Finding(rule=rule, phase=Phase.GATE, verdict=Verdict.NOT_APPLICABLE, reason=reason)


_OTHER: Final = _outside(_LISTED, Reason.PERFORMANCE_NOT_NEEDED)
_OTHER_INSURABLE: Final = _outside(_INSURABLE, Reason.PERFORMANCE_NOT_NEEDED)
_NO_SCREENING: Final = _outside(_SCREENING, Reason.NO_SCREENING)


def performance_of(case: Case, law: Law) -> Performance | None:
    """Return the performance of the line as it stands on the list of that day; None when it does not."""
    return _on_list(law, case.session.performance)


def _on_list(law: Law, code: str | Unknown) -> Performance | None:
    listed = None if isinstance(code, Unknown) else law.charging.performances.get(code)
    return listed if listed is not None and listed.in_force is True else None


def may_be_listed(law: Law, code: str) -> bool:
    """Tell whether nobody knows if a code stands on the list of that day: that list was not read."""
    listed = law.charging.performances.get(code)
    if listed is not None:
        return isinstance(listed.in_force, Unknown)
    forms = law.charging.code_forms.value
    return law.charging.unlisted.value == _NOT_READ and any(re.fullmatch(form, code) for form in forms)


def need_of_the_list(code: str) -> Need:
    """Return what would settle it: the list of that day, and no fact of the caller's."""
    return Need((), OnTheList(code))


def class_of(case: Case, law: Law) -> CoverClass:
    """Return the class of cover: from code and profession, never from the technique.

    Of who needs no code, from profession and condition: a skin therapist gives care of annex 1; else alternative.
    """
    profession, code = case.provider.profession, case.session.performance
    kind = case.condition.kind
    if profession not in THERAPISTS and profession not in _also_by(law, kind):
        alternative = profession is Profession.ACUPUNCTURIST
        return CoverClass.ACUPUNCTURE if alternative else CoverClass.OTHER_ALTERNATIVE
    return class_of_code(law, "" if isinstance(code, Unknown) else code, profession, kind)


def class_of_row(case: Case, law: Law, row: Key | Row) -> CoverClass:
    """Return the class of cover of an earlier session: as if the same profession had given it."""
    key = case.condition_key if isinstance(row.condition, Unknown) else row.condition
    return class_of_code(law, row.performance, case.provider.profession, case.conditions[key].kind)


def class_of_code(law: Law, code: str, profession: Profession, kind: ConditionKind) -> CoverClass:
    """Return the class of cover of a performance code."""
    if profession in _also_by(law, kind):
        covers = law.basic.annex_1[kind].covers
        assert covers is not None
        return covers
    listed = law.charging.performances.get(code)
    if listed is not None and listed.covers is not None:
        return listed.covers
    if profession is Profession.EXERCISE_THERAPIST:
        return CoverClass.EXERCISE_THERAPY
    return CoverClass.PHYSIOTHERAPY


def _also_by(law: Law, kind: ConditionKind) -> frozenset[Profession]:
    row = law.basic.annex_1.get(kind)
    return frozenset() if row is None else row.also_by


def ordinary_code(profession: Profession, law: Law) -> str | None:
    """Return the code of an ordinary session of a profession: the first session of its list; None without a list."""
    listed = (each for each in law.charging.performances.values() if each.in_force is True and each.kind == SESSION)
    return next((each.code for each in listed if profession in each.professions), None)


def line_carries_a_listed_performance(case: Case, law: Law) -> Finding:
    """No tariff for a performance without a description of its own (Wmg 35(1)(c)); no other description (35(1)(d))."""
    return _listed(law, case.provider.profession, case.session.performance, case.provider.contracted)


@remembered
def _listed(law: Law, profession: Profession, code: str | Unknown, contracted: bool | Unknown) -> Finding:
    if profession not in THERAPISTS:
        return _OTHER
    fact = Fact(_PATH, str(code))
    listed = _on_list(law, code)
    charging = law.charging
    if listed is None and may_be_listed(law, str(code)):
        return Finding(
            rule=_LISTED,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.LIST_OF_THE_DAY_NOT_READ,
            facts=(fact,),
            citations=(charging.no_description_no_tariff, charging.unlisted.citation),
            needs=(need_of_the_list(str(code)),),
            bears=Payer.NOBODY,
        )
    if listed is None:
        cites = (charging.no_description_no_tariff, charging.list)
        return _judged(_LISTED, Verdict.REFUSED, Reason.NO_LISTED_PERFORMANCE, fact, cites, Payer.NOBODY)
    if profession not in listed.professions:
        cites = (charging.own_description_only, listed.citation)
        return _judged(_LISTED, Verdict.REFUSED, Reason.PERFORMANCE_OF_OTHER_PROFESSION, fact, cites, Payer.NOBODY)
    if listed.kind == FACULTATIVE:
        return _facultative(law, contracted, fact)
    return _judged(_LISTED, Verdict.MET, Reason.LISTED_PERFORMANCE, fact, (listed.citation,), Payer.NOBODY)


def _facultative(law: Law, contracted: bool | Unknown, fact: Fact) -> Finding:
    """A facultative performance only with a written agreement with the insurer; a contract is taken as one."""
    cites = (law.charging.facultative_by_agreement,)
    if isinstance(contracted, Unknown):
        path = "provider.contracted"
        return Finding(
            rule=_LISTED,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.AGREEMENT_NEEDED,
            facts=(fact,),
            citations=cites,
            needs=(missing(path),),
            bears=Payer.NOBODY,
        )
    verdict = Verdict.MET if contracted else Verdict.REFUSED
    reason = Reason.LISTED_PERFORMANCE if contracted else Reason.AGREEMENT_NEEDED
    return _judged(_LISTED, verdict, reason, fact, cites, Payer.NOBODY)


def performance_can_be_insured_care(case: Case, law: Law) -> Finding:
    """A missed appointment, report, material or out-of-hours surcharge is listed, but never insured: the patient's."""
    return _insurable(law, case.provider.profession, case.session.performance)


@remembered
def _insurable(law: Law, profession: Profession, code: str | Unknown) -> Finding:
    if profession not in THERAPISTS:
        return _OTHER_INSURABLE
    listed = _on_list(law, code)
    fact = Fact(_PATH, str(code))
    if listed is not None and listed.kind in NEVER_INSURED:
        cites = (law.charging.never_insured,)
        return _judged(_INSURABLE, Verdict.REFUSED, Reason.NEVER_INSURED, fact, cites, Payer.INSURED)
    reason = Reason.INSURED_KIND_OF_PERFORMANCE
    cites = (law.charging.list if listed is None else listed.citation,)
    return _judged(_INSURABLE, Verdict.MET, reason, fact, cites, Payer.INSURED)


def is_for_screening(listed: Performance) -> bool:
    """Tell whether a performance is screening, or the out-of-hours surcharge on it."""
    return SCREENING in {listed.kind, listed.surcharge_on}


def screening_only_without_a_referral(case: Case, law: Law) -> Finding:
    """Screening may not be charged when there is a referral (NZa)."""
    listed = performance_of(case, law)
    if listed is None or not is_for_screening(listed) or case.provider.profession not in THERAPISTS:
        return _NO_SCREENING
    referral, path = case.session.referral, "session.referral"
    cites: tuple[Citation, ...] = (law.charging.no_screening_with_referral,)
    if isinstance(referral, Unknown):
        return Finding(
            rule=_SCREENING,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.SCREENING_REFERRAL_NOT_GIVEN,
            facts=(Fact(path, None, False),),
            citations=cites,
            needs=(missing(path),),
            bears=Payer.NOBODY,
        )
    verdict = Verdict.REFUSED if referral else Verdict.MET
    reason = Reason.SCREENING_WITH_REFERRAL if referral else Reason.SCREENING_WITHOUT_REFERRAL
    return _judged(_SCREENING, verdict, reason, Fact(path, referral, False), cites, Payer.NOBODY)


def _judged(
    rule: str, verdict: Verdict, reason: Reason, fact: Fact, cites: tuple[Citation, ...], bears: Payer
) -> Finding:
    return Finding(
        rule=rule, phase=Phase.GATE, verdict=verdict, reason=reason, facts=(fact,), citations=cites, bears=bears
    )
