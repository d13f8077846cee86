"""The questions that the decision answers: each names the reasons of its rules, and tells no rule a second time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Final

import attrs

from fysiodekking.claims.points import LineBesideCase, by_finding, no, open_, yes
from fysiodekking.model.claim import Holds, Point, Why
from fysiodekking.model.decision import Finding, Payer, Phase, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause
from fysiodekking.model.unknown import Unknown
from fysiodekking.rules.performance_list import FIRST_VISIT


def _checks(asked: LineBesideCase, phase: Phase) -> Iterator[Finding]:
    """Yield everything that was asked in a phase, each as a finding of its own."""
    for finding in asked.decision.findings:
        if finding.phase is phase:
            for check in finding.checks:
                yield Finding.of(
                    finding.rule, phase, check._replace(told=True), subject=finding.subject, bears=finding.bears
                )


def _by_findings(
    asked: LineBesideCase, cause: Cause, phase: Phase, refusing: frozenset[Reason], open_when: frozenset[Reason]
) -> Point:
    """Return the first refusal for one of some reasons, or what is missing to tell, or that there is nothing."""
    checks = tuple(_checks(asked, phase))
    refused = (each for each in checks if each.verdict is Verdict.REFUSED and each.reason in refusing)
    unknown = (each for each in checks if each.verdict is Verdict.UNKNOWN and each.reason in open_when)
    for holds, findings in ((Holds.YES, refused), (Holds.OPEN, unknown)):
        first = next(findings, None)
        if first is not None:
            return by_finding(cause, holds, first)
    return no(cause)


def _gate(asked: LineBesideCase, cause: Cause, refusing: frozenset[Reason], open_when: frozenset[Reason]) -> Point:
    return _by_findings(asked, cause, Phase.GATE, refusing, open_when)


def _in_the_way(
    asked: LineBesideCase, cause: Cause, phase: Phase, refusing: frozenset[Reason], open_when: frozenset[Reason]
) -> Point:
    """Before a line is sent, what only those ask who do not pay it is no mistake where it is certain who does."""
    if phase is not Phase.GATE and not asked.returned and asked.decision.payer in {Payer.BASIC, Payer.PACKAGE}:
        return no(cause, Why.OTHERS_PAY)
    return _by_findings(asked, cause, phase, refusing, open_when)


def _of_insurance(
    asked: LineBesideCase, cause: Cause, refusing: frozenset[Reason], open_when: frozenset[Reason]
) -> Point:
    return _in_the_way(asked, cause, Phase.BASIC, refusing, open_when)


def _of_basic(asked: LineBesideCase, cause: Cause, refusing: frozenset[Reason], open_when: frozenset[Reason]) -> Point:
    """A ground of the basic package is no cause where it pays, or where the line claimed nothing of it."""
    if asked.decision.payer is Payer.BASIC:
        return no(cause, Why.OTHERS_PAY)
    point = _by_findings(asked, cause, Phase.BASIC, refusing, open_when)
    code, expected = asked.claimed.entitlement_code, asked.decision.entitlement_code
    if point.holds is Holds.NO or (expected is not None and code == expected):
        return no(cause)
    if asked.decision.payer is Payer.PACKAGE and isinstance(code, Unknown):
        return open_(cause, "claim.entitlement_code")
    return point


def _of_package(
    asked: LineBesideCase, cause: Cause, refusing: frozenset[Reason], open_when: frozenset[Reason]
) -> Point:
    """A package is no cause where the basic package pays, or a package does."""
    if asked.decision.payer in {Payer.BASIC, Payer.PACKAGE}:
        return no(cause, Why.OTHERS_PAY)
    return _by_findings(asked, cause, Phase.PACKAGE, refusing, open_when)


def _no_package(asked: LineBesideCase) -> Point:
    """No package of the case covers this class of care, and the basic package does not pay."""
    cause = Cause.NO_PACKAGE
    if asked.decision.payer in {Payer.BASIC, Payer.PACKAGE}:
        return no(cause, Why.OTHERS_PAY)
    packages = [each for each in asked.decision.findings if each.phase is Phase.PACKAGE]
    packages = [each for each in packages if each.reason is not Reason.PACKAGE_RENEWED]
    without = {Reason.NO_PACKAGE, Reason.CLASS_NOT_COVERED, Reason.PACKAGE_OF_OTHER_YEAR, Reason.PACKAGE_NOT_BEGUN}
    if packages and all(each.reason in without for each in packages):
        return by_finding(cause, Holds.YES, packages[0])
    return no(cause)


def _consent(asked: LineBesideCase) -> Point:
    reasons = {Reason.POLICY_ASKS_CONSENT, Reason.PACKAGE_NEEDS_CONSENT}
    point = asked_for(asked, Cause.CONSENT, reasons, Reason.CONSENT_NOT_GIVEN)
    return _by_fact(asked, point, asked.case.session.consent, "session.consent")


def _referral(asked: LineBesideCase) -> Point:
    reasons = {Reason.POLICY_ASKS_REFERRAL, Reason.PACKAGE_NEEDS_REFERRAL, Reason.CODE_AFTER_REFERRAL}
    point = asked_for(asked, Cause.REFERRAL, reasons, Reason.REFERRAL_NOT_GIVEN)
    if point.holds is Holds.NO and asked.claimed.referrer == "":
        return _no_referrer(asked, point)
    return _by_fact(asked, point, asked.case.session.referral, "session.referral")


def _no_referrer(asked: LineBesideCase, point: Point) -> Point:
    """A performance that is there only with a referral names who referred; one that names nobody comes back."""
    assert asked.law is not None
    descriptions = asked.law.charging.descriptions.get(str(asked.case.session.performance), ())
    cites = tuple(each.citation for each in descriptions if each.referral)
    return yes(point.cause, "", citations=cites) if cites else point


def asked_for(asked: LineBesideCase, cause: Cause, refusing: Collection[Reason], absent: Reason) -> Point:
    """Return where a gate, the basic policy or a package asks something that is not there."""
    points = [
        _in_the_way(asked, cause, phase, frozenset(refusing), frozenset({absent}))
        for phase in (Phase.GATE, Phase.BASIC, Phase.PACKAGE)
    ]
    order = (Holds.YES, Holds.OPEN, Holds.NO)
    return min(points, key=lambda point: order.index(point.holds))


def _by_fact(asked: LineBesideCase, point: Point, fact: bool | Unknown, name: str) -> Point:
    """Of a line that came back it was asked: then the fact alone tells."""
    if point.holds is not Holds.NO or not asked.returned:
        return point
    if isinstance(fact, Unknown):
        return open_(point.cause, name)
    return point if fact else Point(cause=point.cause, holds=Holds.YES, why=Why.NOTHING_THERE)


def _no_contract(asked: LineBesideCase) -> Point:
    contracted = asked.case.provider.contracted
    for phase in (Phase.BASIC, Phase.PACKAGE):
        refusing = frozenset(
            {
                Reason.BASIC_PAYS_NOTHING_UNCONTRACTED,
                Reason.PACKAGE_NEEDS_CONTRACT,
                Reason.PACKAGE_PAYS_NOTHING_HERE,
            }
        )
        point = _in_the_way(asked, Cause.NO_CONTRACT, phase, refusing, frozenset())
        if point.holds is Holds.YES:
            return point
    if isinstance(contracted, Unknown):
        return open_(Cause.NO_CONTRACT, "provider.contracted") if asked.returned else no(Cause.NO_CONTRACT)
    if contracted or not asked.returned:
        return no(Cause.NO_CONTRACT)
    return Point(cause=Cause.NO_CONTRACT, holds=Holds.YES, why=Why.NOTHING_THERE)


def _second_of_the_day(asked: LineBesideCase) -> Point:
    cause = Cause.SECOND_OF_THE_DAY
    refusing = frozenset({Reason.SECOND_OF_THE_DAY, Reason.SECOND_NOT_PAID})
    point = _gate(asked, cause, refusing, frozenset({Reason.NECESSITY_NOT_GIVEN}))
    if point.holds is not Holds.NO or not asked.returned:
        return point
    reasons = {each.reason: each for each in asked.decision.findings if each.phase is Phase.GATE}
    if Reason.SECOND_MEDICALLY_NECESSARY in reasons:
        return by_finding(cause, Holds.YES, reasons[Reason.SECOND_MEDICALLY_NECESSARY])
    return open_(cause, "history") if Reason.SAME_DAY_NOT_KNOWN in reasons else point


def _extra_line(asked: LineBesideCase) -> Point:
    lines = [each for each in asked.decision.findings if each.phase is Phase.LINE]
    for verdict, holds in ((Verdict.REFUSED, Holds.YES), (Verdict.UNKNOWN, Holds.OPEN)):
        first = next((each for each in lines if each.verdict is verdict), None)
        if first is not None:
            point = by_finding(Cause.EXTRA_LINE, holds, first)
            line = asked.decision.extra_lines[int(first.subject or 0)]
            return attrs.evolve(point, stands=line.description or None)
    return no(Cause.EXTRA_LINE)


def _no_intake(asked: LineBesideCase) -> Point:
    """The history of the condition holds no intake or screening, and the line itself is none."""
    assert asked.law is not None
    listed = asked.law.charging.performances
    history = asked.case.history
    codes = [asked.case.session.performance]
    if not isinstance(history, Unknown):
        key = asked.case.condition_key
        codes += [row.performance for row in history.rows if isinstance(row.condition, Unknown) or row.condition == key]
    if any(isinstance(code, str) and code in listed and listed[code].kind in FIRST_VISIT for code in codes):
        return no(Cause.NO_INTAKE)
    if isinstance(history, Unknown):
        return open_(Cause.NO_INTAKE, "history")
    return Point(cause=Cause.NO_INTAKE, holds=Holds.YES, why=Why.NOTHING_THERE)


Question = Callable[[LineBesideCase], Point]


def _of(way: Callable[..., Point], cause: Cause, refusing: set[Reason], open_when: set[Reason]) -> Question:
    return partial(way, cause=cause, refusing=frozenset(refusing), open_when=frozenset(open_when))


OF_DECISION: Final[Mapping[Cause, Question]] = {
    Cause.NOT_REGISTERED: _of(_gate, Cause.NOT_REGISTERED, {Reason.NOT_REGISTERED}, {Reason.REGISTRATION_NOT_GIVEN}),
    Cause.NOT_ALLOWED: _of(
        _gate,
        Cause.NOT_ALLOWED,
        {
            Reason.RESERVED_ACT,
            Reason.NOT_COMPETENT_FOR_ACT,
            Reason.NEEDLING_NOT_BY_PHYSIOTHERAPIST,
            Reason.NEEDLING_NOT_TRAINED,
            Reason.NEEDLING_OUTSIDE_TREATMENT_PLAN,
            Reason.ACUPUNCTURE_IS_NOT_PHYSIOTHERAPY,
        },
        {Reason.COMPETENCE_NOT_GIVEN, Reason.NEEDLING_TRAINING_NOT_GIVEN, Reason.TREATMENT_PLAN_NOT_GIVEN},
    ),
    Cause.NOT_LISTED: _of(
        _gate,
        Cause.NOT_LISTED,
        {
            Reason.NO_LISTED_PERFORMANCE,
            Reason.PERFORMANCE_OF_OTHER_PROFESSION,
            Reason.AGREEMENT_NEEDED,
            Reason.NEVER_INSURED,
        },
        {Reason.LIST_OF_THE_DAY_NOT_READ},
    ),
    Cause.DESCRIPTION: _of(
        _gate,
        Cause.DESCRIPTION,
        {
            Reason.CODE_FOR_CHILDREN,
            Reason.CODE_AFTER_REFERRAL,
            Reason.CODE_WITHOUT_REFERRAL,
            Reason.CODE_FOR_OTHER_CONDITIONS,
            Reason.CODE_FOR_THE_FIRST_YEAR,
            Reason.CODE_OF_A_SPECIALISM,
            Reason.SCREENING_WITH_REFERRAL,
        },
        {Reason.CODE_CONDITIONS_NOT_READ, Reason.SCREENING_REFERRAL_NOT_GIVEN},
    ),
    Cause.SECOND_OF_THE_DAY: _second_of_the_day,
    Cause.EXTRA_LINE: _extra_line,
    Cause.NO_INTAKE: _no_intake,
    Cause.NOT_BASIC_INSURED: _of(
        _of_insurance, Cause.NOT_BASIC_INSURED, {Reason.NOT_BASIC_INSURED}, {Reason.BASIC_INSURANCE_NOT_GIVEN}
    ),
    Cause.BASIC_MAXIMUM: _of(
        _of_basic,
        Cause.BASIC_MAXIMUM,
        {Reason.MAXIMUM_REACHED, Reason.EIGHTEEN_USED, Reason.SECOND_NINE_NOT_NEEDED, Reason.TERM_OVER},
        {Reason.USE_NOT_KNOWN, Reason.RESULT_NOT_GIVEN, Reason.TERM_START_NOT_GIVEN, Reason.READING_NOT_GIVEN},
    ),
    Cause.FIRST_SESSIONS: _of(
        _of_basic,
        Cause.FIRST_SESSIONS,
        {Reason.ANNEX_1_FIRST_SESSIONS, Reason.STUDY_FIRST_SESSIONS},
        {Reason.USE_NOT_KNOWN},
    ),
    Cause.NO_PACKAGE: _no_package,
    Cause.PACKAGE_OF_OTHER_YEAR: _of(
        _of_package, Cause.PACKAGE_OF_OTHER_YEAR, {Reason.PACKAGE_OF_OTHER_YEAR, Reason.PACKAGE_NOT_BEGUN}, set()
    ),
    Cause.PACKAGE_MAXIMUM: _of(_of_package, Cause.PACKAGE_MAXIMUM, {Reason.PACKAGE_USED_UP}, {Reason.USE_NOT_KNOWN}),
    Cause.WAITING_TIME: _of(
        _of_package, Cause.WAITING_TIME, {Reason.PACKAGE_WAITING_TIME}, {Reason.PACKAGE_SINCE_NOT_GIVEN}
    ),
    Cause.PACKAGE_TERMS: _of(
        _of_package,
        Cause.PACKAGE_TERMS,
        {
            Reason.PACKAGE_NEEDS_CONTRACT,
            Reason.PACKAGE_NEEDS_NO_CONTRACT,
            Reason.PACKAGE_AGE,
            Reason.PACKAGE_ACCIDENT,
            Reason.PACKAGE_CONDITION,
            Reason.PACKAGE_NEEDS_REFERRAL,
            Reason.PACKAGE_NEEDS_CONSENT,
            Reason.PACKAGE_NEEDS_ASSOCIATION,
            Reason.PACKAGE_NEEDS_QUALIFICATION,
            Reason.PACKAGE_ACCIDENT_TOO_LONG_AGO,
            Reason.PACKAGE_ONE_A_DAY,
            Reason.PACKAGE_NOT_AFTER_MAXIMUM,
            Reason.PACKAGE_PAYS_NOTHING_HERE,
            Reason.OTHER_PAYER_GOES_FIRST,
        },
        {
            Reason.CONTRACT_NOT_GIVEN,
            Reason.ACCIDENT_NOT_GIVEN,
            Reason.REFERRAL_NOT_GIVEN,
            Reason.CONSENT_NOT_GIVEN,
            Reason.ASSOCIATION_NOT_GIVEN,
            Reason.QUALIFICATION_NOT_GIVEN,
            Reason.ACCIDENT_DAY_NOT_GIVEN,
            Reason.OTHER_THAT_DAY_NOT_GIVEN,
            Reason.PACKAGE_TERMS_UNKNOWN,
            Reason.PACKAGE_PAYMENT_UNKNOWN,
        },
    ),
    Cause.CONSENT: _consent,
    Cause.REFERRAL: _referral,
    Cause.NO_CONTRACT: _no_contract,
}
