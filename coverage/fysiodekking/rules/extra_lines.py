"""Extra lines: what else may be charged for the same visit. Needling has no rate of its own.

What the law asks: Wmg art. 35(1)(c): no tariff for a performance without a description; (e): not in another way than
prescribed. https://wetten.overheid.nl/BWBR0020078#Artikel35
A charge in free text (dry needling, taping, echography, needles, a voluntary contribution) is chargeable to nobody.
A listed code may stand beside the session: a surcharge of the same list, an intake or screening, a report, material.
So may a surcharge for the place, in words (`place_surcharge`); a code that contradicts what was stated may not.
An extra line never changes the outcome of the session.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law, Performance, PlaceSurcharge
from fysiodekking.model.decision import Check, Finding, LineJudgement, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact
from fysiodekking.model.names import Name
from fysiodekking.model.reasons import Reason
from fysiodekking.model.session import ExtraLine
from fysiodekking.model.unknown import Unknown, or_none
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.extra_line_facts import ExtraLineFacts
from fysiodekking.rules.performance import by_agreement, on_own_list
from fysiodekking.rules.performance_description import Against, first_against
from fysiodekking.rules.performance_list import (
    FACULTATIVE,
    FIRST_VISIT,
    NO_SHOW,
    is_for_screening,
    may_be_listed,
    need_of_the_list,
    on_list,
)
from fysiodekking.rules.place_surcharge import PRACTICE
from fysiodekking.rules.verdicts import met, missing, refused, unknown

_RULE: Final = "extra_line_has_a_performance_of_its_own"
_BESIDE: Final = FIRST_VISIT | {"surcharge", "report", "material"}


def extra_line_has_a_performance_of_its_own(facts: ExtraLineFacts, law: Law) -> Finding:
    """Needling has no rate of its own: a charge without a listed performance is nobody's to pay (Wmg 35(1)(c))."""
    return Finding.of(_RULE, Phase.LINE, _check_of(facts, law), subject=str(facts.number))


def _check_of(facts: ExtraLineFacts, law: Law) -> Check:
    fact = Fact(Name("session.extra_lines[*].performance", str(facts.number)), facts.code)
    if facts.surcharge is not None and facts.profession in THERAPISTS:
        return _place(facts, law, fact, facts.surcharge)
    content = law.charging.one_session_whatever_its_content
    listed = on_own_list(law, facts.profession, fact, Reason.NO_SEPARATE_PERFORMANCE, content)
    return listed if isinstance(listed, Check) else _of_its_code(facts, law, fact, listed)


def _of_its_code(facts: ExtraLineFacts, law: Law, fact: Fact, listed: Performance) -> Check:
    """A code of the own list: what it asks, and whether it may stand beside the session."""
    charging = law.charging
    if is_for_screening(listed) and facts.referral is not False:
        return _screening(facts, law, fact)
    against = None if facts.described is None else first_against(facts.described, law, listed.code)
    if against is not None and against.bears is Payer.NOBODY and against.check.verdict is not Verdict.MET:
        return _against(fact, against)
    if listed.kind == NO_SHOW:
        return refused(Reason.NOT_BESIDE_THIS_SESSION, fact, cite=charging.prescribed_way_only)
    if listed.kind == FACULTATIVE and facts.contracted is not True:
        return by_agreement(law, facts.contracted, fact)
    session = charging.performances.get(str(facts.session))
    both_first_visits = session is not None and {session.kind, listed.kind} <= FIRST_VISIT
    if listed.kind in _BESIDE and not both_first_visits:
        return met(Reason.MAY_STAND_BESIDE, fact, cite=listed.citation)
    return _second_session(facts, law, fact)


def _place(facts: ExtraLineFacts, law: Law, fact: Fact, surcharge: PlaceSurcharge) -> Check:
    """A surcharge for the place: beside a performance in the practice that has one, once a visit."""
    charging = law.charging
    cites = (charging.prescribed_way_only, surcharge.citation)
    code = str(facts.session)  # of these two professions it is always given
    if may_be_listed(law, code):
        return unknown(Reason.LIST_OF_THE_DAY_NOT_READ, need_of_the_list(code), fact, cite=cites)
    listed = on_list(law, code)
    if listed is None or facts.profession not in listed.professions:
        return refused(Reason.NOT_BESIDE_THIS_SESSION, fact, cite=cites)
    if facts.surcharge_before:
        return refused(Reason.SURCHARGE_ONCE, fact, cite=cites)
    others = [charging.performances.get(each) for each in facts.others]
    if any(code is not None and code.place != PRACTICE for code in (listed, *others)):
        return refused(Reason.PLACE_IN_THE_CODE, fact, cite=cites)
    if code in surcharge.beside:
        return met(Reason.PLACE_SURCHARGE, fact, cite=surcharge.citation)
    return refused(Reason.NOT_BESIDE_THIS_SESSION, fact, cite=cites)


def _against(fact: Fact, against: Against) -> Check:
    """What the code says of itself contradicts what was stated, or nobody knows whether it does."""
    check = against.check
    if check.verdict is Verdict.UNKNOWN:
        return unknown(check.reason, check.needs[0], fact, cite=against.citations)
    return refused(check.reason, fact, *check.facts, cite=against.citations)


def _screening(facts: ExtraLineFacts, law: Law, fact: Fact) -> Check:
    cites = (law.charging.no_screening_with_referral,)
    if isinstance(facts.referral, Unknown):
        return unknown(Reason.SCREENING_REFERRAL_NOT_GIVEN, missing("session.referral"), fact, cite=cites)
    return refused(Reason.SCREENING_WITH_REFERRAL, fact, cite=cites)


def _second_session(facts: ExtraLineFacts, law: Law, fact: Fact) -> Check:
    """A second session on one visit: only if it was medically necessary."""
    cites = (law.charging.prescribed_way_only, law.charging.several_on_a_day)
    necessary = facts.medically_necessary
    if isinstance(necessary, Unknown):
        return unknown(Reason.NECESSITY_NOT_GIVEN, missing("session.medically_necessary"), fact, cite=cites)
    if necessary:
        return met(Reason.SECOND_MEDICALLY_NECESSARY, fact, cite=cites)
    return refused(Reason.NOT_BESIDE_THIS_SESSION, fact, cite=cites)


def judgement(line: ExtraLine, finding: Finding) -> LineJudgement:
    """Return the finding on an extra line as the decision shows it."""
    return LineJudgement(
        description=line.description,
        chargeable=None if finding.verdict is Verdict.UNKNOWN else finding.verdict is Verdict.MET,
        reasons=(finding.reason,),
        citations=finding.citations,
        price=or_none(line.price),
    )
