"""The questions that what stands on the line answers: laid beside the case, the decision and the rules of claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from fysiodekking.claims.claim_rules import DCSPH_DIGITS, DiagnosisRule, OwnDiagnosis, Term, claim_rules
from fysiodekking.claims.of_decision import asked_for
from fysiodekking.claims.of_list import NOT_BASIC, allowed, codes_under_18, entitlement_by_list, source_of
from fysiodekking.claims.points import LineBesideCase, compared, no, open_, same, yes
from fysiodekking.claims.return_codes import return_codes
from fysiodekking.model.claim import Holds, Point, Why
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Payer
from fysiodekking.model.names import field_of
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Technique
from fysiodekking.rules.qualifications import has_qualification, numbers_of

_NONE_IN_GDS: Final = "9561"
"""The return code of a line without an entitlement code, from the day on which its list begins."""
_FIRST_SESSIONS: Final = "annex_1_first"
_REFUSE_UNQUALIFIED: Final = frozenset({Reason.PACKAGE_NEEDS_QUALIFICATION, Reason.POLICY_ASKS_QUALIFICATION})


def _not_given(cause: Cause, facts: Mapping[str, object]) -> Point:
    """Return that nobody can tell, with the names of the facts that were not given."""
    return open_(cause, *(name for name, value in facts.items() if isinstance(value, Unknown)))


def day(asked: LineBesideCase) -> Point:
    """The day on the line is that of the session."""
    stands = asked.claimed.date
    if isinstance(stands, Unknown):
        return open_(Cause.DAY, "claim.date")
    return compared(Cause.DAY, stands.isoformat(), asked.case.session.date.isoformat())


def performance_code(asked: LineBesideCase) -> Point:
    """The code on the line is that of the session."""
    cause, stands, should = Cause.PERFORMANCE_CODE, asked.claimed.performance, asked.case.session.performance
    if isinstance(stands, Unknown):
        return open_(cause, "claim.performance")
    if isinstance(should, Unknown):
        return same(cause, stands) if stands else open_(cause, "session.performance")
    codes = ("0582", "208") if not stands else ("0582", "8058", "8640")
    return compared(cause, stands, should) if stands == should else yes(cause, stands, should, codes=codes)


def performance_list(asked: LineBesideCase) -> Point:
    """A line names the list of its day and profession; what is never insured stands on a list of its own."""
    cause, stands, day = Cause.PERFORMANCE_LIST, asked.claimed.performance_list, asked.case.session.date
    never = any(each.reason is Reason.NEVER_INSURED for each in asked.decision.findings)
    lists = [each for each in claim_rules().performance_lists if day in each.period]
    fitting = [
        each for each in lists if (each.never_insured if never else asked.case.provider.profession in each.professions)
    ]
    if isinstance(stands, Unknown):
        return open_(cause, "claim.list")
    if not fitting:
        return open_(cause, why=Why.NOT_ESTABLISHED)
    return compared(cause, stands, fitting[0].list, fitting[0].source)


def entitlement_code(asked: LineBesideCase) -> Point:
    """The entitlement code on the line is the one that the decision expects."""
    cause, stands, should = Cause.ENTITLEMENT_CODE, asked.claimed.entitlement_code, asked.decision.entitlement_code
    if isinstance(stands, Unknown):
        return open_(cause, "claim.entitlement_code")
    if should is None:
        missing = asked.decision.missing
        return open_(cause, *missing, why=Why.NOT_GIVEN if missing else Why.NOT_ESTABLISHED)
    if stands == should:
        return compared(cause, stands, should)
    return yes(cause, stands, should, codes=_met_by(asked, stands, should))


def _met_by(asked: LineBesideCase, stands: str, should: str) -> tuple[str, ...]:
    """Return the return codes of a wrong entitlement code: each says something of its own."""
    if not stands:
        in_gds = asked.case.session.date in return_codes()[_NONE_IN_GDS][0].period
        return (_NONE_IN_GDS,) if in_gds else ("3102",)
    assert asked.law is not None
    first, not_basic = (asked.law.codes[key].value for key in (_FIRST_SESSIONS, NOT_BASIC))
    of_basic = {each.value for each in asked.law.codes.values()} - {first, not_basic}
    if entitlement_code_age(asked).holds is Holds.YES:
        return "9085", "0613"
    if stands in of_basic and should == first:
        return "9088", "9091"
    if stands in of_basic and should == not_basic:
        return "9091", "8058"
    if should in of_basic and stands not in of_basic:
        return "9089", "8058"
    return "8058", "3102"


def entitlement_code_age(asked: LineBesideCase) -> Point:
    """Codes for people under 18 stand on no line of an adult, nor that of an adult's first sessions on a child's."""
    cause, stands = Cause.ENTITLEMENT_CODE_AGE, asked.claimed.entitlement_code
    if isinstance(stands, Unknown):
        return open_(cause, "claim.entitlement_code")
    assert asked.law is not None
    minors = codes_under_18(asked.law)
    adults = {asked.law.codes[_FIRST_SESSIONS].value}
    wrong = stands in (minors if asked.adult else adults)
    return yes(cause, stands, asked.decision.entitlement_code) if wrong else no(cause)


def screening_with_entitlement_code(asked: LineBesideCase) -> Point:
    """One insurer takes a performance with other entitlement codes only."""
    cause, performance, code = (
        Cause.SCREENING_WITH_ENTITLEMENT_CODE,
        asked.claimed.performance,
        asked.claimed.entitlement_code,
    )
    if isinstance(performance, Unknown) or isinstance(code, Unknown):
        return _not_given(cause, {"claim.performance": performance, "claim.entitlement_code": code})
    for rule in claim_rules().not_together:
        if performance == rule.performance and code in rule.entitlement:
            insurer = asked.case.basic.insurer
            if isinstance(insurer, Unknown):
                return open_(cause, "basic.insurer", sources=(rule.source,))
            if rule.insurer.casefold() in insurer.casefold():
                stands = f"{performance} + {code}"
                return yes(cause, stands, why=Why.NOT_ALLOWED_TOGETHER, sources=(rule.source,))
    return no(cause)


def diagnosis(asked: LineBesideCase) -> Point:
    """The diagnosis code on the line is that of the file, in four digits."""
    cause, stands, should = Cause.DIAGNOSIS, asked.claimed.diagnosis, asked.case.condition.diagnosis
    if isinstance(stands, Unknown):
        return open_(cause, "claim.diagnosis")
    if isinstance(should, Unknown):
        four_digits = stands.isascii() and stands.isdigit() and len(stands) == DCSPH_DIGITS
        if not four_digits:
            return yes(cause, stands)
        return open_(cause, field_of(asked.case.condition_key, "diagnosis"))
    return compared(cause, stands, should)


def diagnosis_with_entitlement_code(asked: LineBesideCase) -> Point:
    """Diagnosis and entitlement code go together as far as the list of diagnoses is known here."""
    cause, day = Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE, asked.case.session.date
    stands, code = asked.claimed.diagnosis, asked.claimed.entitlement_code
    if isinstance(stands, Unknown) or isinstance(code, Unknown):
        return _not_given(cause, {"claim.diagnosis": stands, "claim.entitlement_code": code})
    if not stands or not code:
        return no(cause)
    if asked.diagnoses is not None:
        return entitlement_by_list(asked, asked.diagnoses, stands, code)
    rules = claim_rules()
    for rule in rules.diagnoses:
        if day in rule.period and rule.holds_of(stands) and (codes := rule.adult if asked.adult else rule.minor):
            return _allowed(asked, rule, codes, stands, code)
    for own in rules.own_diagnoses:
        if day in own.period and code in own.entitlement:
            return _own(own, stands, code)
    return open_(cause, why=Why.NOT_ESTABLISHED)


def _allowed(asked: LineBesideCase, rule: DiagnosisRule, codes: tuple[str, ...], stands: str, code: str) -> Point:
    cause = Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE
    assert asked.law is not None
    both = f"{stands} + {code}"
    if allowed(code, codes, asked.law):
        return same(cause, both, sources=(rule.source,))
    should = f"{stands} + {' / '.join(codes)}"
    return yes(cause, both, should, why=Why.NOT_ALLOWED_TOGETHER, sources=(rule.source,))


def _own(rule: OwnDiagnosis, stands: str, code: str) -> Point:
    cause, both = Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE, f"{stands} + {code}"
    if stands in rule.diagnoses:
        return same(cause, both, sources=(rule.source,))
    should = f"{' / '.join(rule.diagnoses)} + {code}"
    return yes(cause, both, should, why=Why.NOT_ALLOWED_TOGETHER, codes=("8058",), sources=(rule.source,))


def side(asked: LineBesideCase) -> Point:
    """A diagnosis of a limb names its side, and it is that of the file."""
    cause, stands, day = Cause.SIDE, asked.claimed.side, asked.case.session.date
    of_file = asked.case.condition.side
    if not isinstance(stands, Unknown) and not isinstance(of_file, Unknown):
        return compared(cause, stands.value, of_file.value)
    code = asked.claimed.diagnosis
    if isinstance(code, Unknown):
        return open_(cause, "claim.diagnosis")
    missing = "claim.side" if isinstance(stands, Unknown) else field_of(asked.case.condition_key, "side")
    if asked.diagnoses is not None:
        row = asked.diagnoses.rows.get(code)
        asks = row is not None and row.asks_side
        return open_(cause, missing, sources=(source_of(asked.diagnoses),)) if asks else no(cause)
    for rule in claim_rules().sides:
        if day in rule.period and code.startswith(rule.locations):
            return open_(cause, missing, sources=(rule.source,))
    return no(cause)


def amount(asked: LineBesideCase) -> Point:
    """The amount on the line is the price of the session."""
    stands, should = asked.claimed.amount, asked.case.session.price
    if isinstance(stands, Unknown) or isinstance(should, Unknown):
        return _not_given(Cause.AMOUNT, {"claim.amount": stands, "session.price": should})
    return compared(Cause.AMOUNT, str(stands), str(should))


def accident(asked: LineBesideCase) -> Point:
    """The line says of an accident what the case says."""
    stands, should = asked.claimed.accident, asked.case.session.after_accident
    if isinstance(stands, Unknown) or isinstance(should, Unknown):
        return _not_given(Cause.ACCIDENT, {"claim.accident": stands, "session.accident": should})
    return compared(Cause.ACCIDENT, _flag(stands), _flag(should))


def _flag(value: bool) -> str:
    return "true" if value else "false"


def referral_date(asked: LineBesideCase) -> Point:
    """Where a referrer is named there is a date of the referral, and it does not lie after the session."""
    cause, referred, referrer = Cause.REFERRAL_DATE, asked.claimed.referred, asked.claimed.referrer
    day = asked.case.session.date
    if not isinstance(referred, Unknown):
        if referred > day:
            return yes(cause, referred.isoformat(), f"<= {day}", codes=("9285",))
        return same(cause, referred.isoformat())
    named = not isinstance(referrer, Unknown) and bool(referrer)
    if named or asked.returned:
        return open_(cause, "claim.referred", codes=("9566",) if named else ())
    return no(cause)


def after_sending(asked: LineBesideCase) -> Point:
    """A session is claimed after it was given."""
    sent, day = asked.claimed.sent, asked.case.session.date
    if isinstance(sent, Unknown):
        return open_(Cause.AFTER_SENDING, "claim.sent")
    if sent < day:
        return yes(Cause.AFTER_SENDING, day.isoformat(), f"<= {sent}")
    return same(Cause.AFTER_SENDING, sent.isoformat())


def sent_too_late(asked: LineBesideCase) -> Point:
    """Insurers take a claim within a term of their own."""
    cause, sent, insurer = Cause.SENT_TOO_LATE, asked.claimed.sent, asked.case.basic.insurer
    if isinstance(sent, Unknown):
        return open_(cause, "claim.sent")
    terms = claim_rules().terms
    named = "" if isinstance(insurer, Unknown) else insurer.casefold()
    own = [each for each in terms if each.insurer.casefold() in named]
    if own:
        return _within(asked, own[0], sent)
    if sent <= min(_last_day(asked, each) for each in terms):
        return same(cause, sent.isoformat())
    missing = ("basic.insurer",) if isinstance(insurer, Unknown) else ()
    return open_(cause, *missing, why=Why.TERM_BY_INSURER, sources=tuple(each.source for each in terms))


def _last_day(asked: LineBesideCase, term: Term) -> date:
    return months_after(asked.case.session.date, term.months)


def _within(asked: LineBesideCase, term: Term, sent: date) -> Point:
    cause, last = Cause.SENT_TOO_LATE, _last_day(asked, term)
    if sent > last:
        return yes(cause, sent.isoformat(), f"<= {last}", sources=(term.source,))
    return same(cause, sent.isoformat(), sources=(term.source,))


def qualification(asked: LineBesideCase) -> Point:
    """A policy asks a qualification of the therapist, or insurers do for a condition; of dry needling there is none."""
    cause, provider, law = Cause.QUALIFICATION, asked.case.provider, asked.law
    assert law is not None
    point = asked_for(asked, cause, _REFUSE_UNQUALIFIED, Reason.QUALIFICATION_NOT_GIVEN)
    if point.holds is not Holds.NO and asked.decision.payer not in {Payer.BASIC, Payer.PACKAGE}:
        return point
    wanted = law.qualifications_asked.get(asked.case.condition.kind)
    if wanted is None:
        return no(cause, Why.NONE_EXISTS if asked.case.session.did(Technique.DRY_NEEDLING) else Why.NOTHING_FOUND)
    cited = (wanted.citation,)
    if isinstance(provider.specialisms, Unknown):
        return open_(cause, "provider.specialisms", citations=cited)
    has = has_qualification(provider.specialisms, (wanted.value,), provider.profession, law)
    if isinstance(has, Unknown):
        return open_(cause, "provider.specialisms", citations=cited)
    stated, codes = ", ".join(provider.specialisms), numbers_of(wanted.value, provider.profession, law)
    if has:
        return same(cause, stated, citations=cited)
    return yes(cause, stated, f"{wanted.value} ({', '.join(codes)})" if codes else wanted.value, citations=cited)


OF_LINE: Final[Mapping[Cause, Callable[[LineBesideCase], Point]]] = {
    Cause.DAY: day,
    Cause.PERFORMANCE_CODE: performance_code,
    Cause.PERFORMANCE_LIST: performance_list,
    Cause.ENTITLEMENT_CODE: entitlement_code,
    Cause.ENTITLEMENT_CODE_AGE: entitlement_code_age,
    Cause.SCREENING_WITH_ENTITLEMENT_CODE: screening_with_entitlement_code,
    Cause.DIAGNOSIS: diagnosis,
    Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE: diagnosis_with_entitlement_code,
    Cause.SIDE: side,
    Cause.AMOUNT: amount,
    Cause.ACCIDENT: accident,
    Cause.REFERRAL_DATE: referral_date,
    Cause.AFTER_SENDING: after_sending,
    Cause.SENT_TOO_LATE: sent_too_late,
    Cause.QUALIFICATION: qualification,
}
