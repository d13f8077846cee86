"""Supplementary packages: whether a package takes the session.

What is asked: the policy terms that the case gives (contract section 5), not a statute; every finding cites the package
with its own source and confidence. A package is an ordered list of grants; the first that accepts the session takes it.
Its limits are counted in `limits_in_sessions` and `limits_in_euros`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import attrs

from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Finding, Phase, Verdict, telling
from fysiodekking.model.facts import Bound, Fact, Measure, Span, Threshold
from fysiodekking.model.names import field_of, of_limit, of_package
from fysiodekking.model.needs import Need, Pays, Since, Takes
from fysiodekking.model.package import (
    ANNEX_1_FIRST_TWENTY,
    ASKS_NOTHING,
    Grant,
    Limit,
    Package,
    Payment,
    Requirements,
)
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown, or_none
from fysiodekking.model.vocabulary import ConditionKind, Technique
from fysiodekking.rules import limits_in_euros, limits_in_sessions
from fysiodekking.rules.basic import annex_1
from fysiodekking.rules.basic.copd import supervised_exercise_for_copd
from fysiodekking.rules.basic.pelvic import pelvic_physiotherapy_for_urinary_incontinence
from fysiodekking.rules.basic.supervised import (
    supervised_exercise_for_osteoarthritis_of_hip_or_knee,
    supervised_exercise_for_peripheral_arterial_disease,
)
from fysiodekking.rules.counting import Count
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.package_facts import PackageFacts, RequirementFacts, Spent, payment
from fysiodekking.rules.qualifications import has_qualification
from fysiodekking.rules.verdicts import finding_of, fits, met, missing, refused, unknown

RULE: Final = "package_takes_the_session"
_MAXIMA: Final[Mapping[ConditionKind, Callable[[GroundFacts, Law], Finding]]] = {
    ConditionKind.URINARY_INCONTINENCE: pelvic_physiotherapy_for_urinary_incontinence,
    ConditionKind.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2: supervised_exercise_for_peripheral_arterial_disease,
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: supervised_exercise_for_osteoarthritis_of_hip_or_knee,
    ConditionKind.COPD: supervised_exercise_for_copd,
}
"""The ground of each kind of which the basic package pays a maximum."""


class PackageAnswer(NamedTuple):
    """What a package says: a finding, and the grant that takes the session."""

    finding: Finding
    grant: Grant | None


def package_takes_the_session(facts: PackageFacts, law: Law, *, before_basic: bool = False) -> PackageAnswer:
    """The first grant whose class, requirements and limits accept the session takes it.

    :param before_basic: ask only the grants that do not wait for the basic package (`basic_first = false`).
    """
    package, cover = facts.package, facts.cover
    cite = package.terms
    if not package.pays_in(facts.year):
        check = refused(Reason.PACKAGE_OF_OTHER_YEAR, Fact("year", facts.year, package.year), cite=cite)
        return PackageAnswer(_finding(package, check), None)
    if facts.too_early is not None:
        assert isinstance(package.since, date)
        begun = Fact(of_package(package.id, ".since"), package.since, Bound("<=", facts.too_early))
        return PackageAnswer(_finding(package, refused(Reason.PACKAGE_NOT_BEGUN, begun, cite=cite)), None)
    others = tuple(_beside_another_payer(facts, law))
    declined: list[Check] = []
    for grant in package.grants:
        if cover not in grant.covers or (before_basic and grant.basic_first):
            continue
        finding = of_grant(facts, law, grant, *declined, *others)
        if finding.verdict is Verdict.REFUSED:
            declined.append(_declined(grant, finding))
        elif finding.verdict is Verdict.MET and pays_nothing(facts, grant):
            return PackageAnswer(_finding(package, *declined, _pays_nothing_here(facts, grant, cite)), None)
        else:
            return PackageAnswer(finding, None if finding.verdict is Verdict.UNKNOWN else grant)
    if not declined:
        return PackageAnswer(
            _finding(package, refused(Reason.CLASS_NOT_COVERED, Fact("class", cover.value), cite=cite)), None
        )
    # that it is used up says most: the grant would have taken the session
    main = next((check for check in declined if check.reason is Reason.PACKAGE_USED_UP), declined[-1])
    return PackageAnswer(_finding(package, *(check._replace(told=check is main) for check in declined)), None)


def _declined(grant: Grant, finding: Finding) -> Check:
    """Return why a grant did not take the session; it is told only where no other one does."""
    (refusal,) = telling(finding.checks)
    which = Fact("grant", grant.id)
    return refusal._replace(readings=finding.readings, beside=(*refusal.beside, which), told=False)


def _beside_another_payer(about: PackageFacts, law: Law) -> Iterator[Check]:
    """Ask whether a package pays beside somebody else who pays (reading `package_beside_other_payer`)."""
    other, key = about.other_payer, "package_beside_other_payer"
    if isinstance(other, Unknown):
        return
    reading = about.package_beside_other_payer
    fact, cite, used = Fact("insured.other_payer", other.value), law.basic.other_payer_and_packages, ((key, reading),)
    if reading == "yes":
        yield fits(readings=used)
    else:
        yield refused(Reason.OTHER_PAYER_GOES_FIRST, fact, cite=cite, readings=used)


def _finding(package: Package, *checks: Check) -> Finding:
    return Finding.of(RULE, Phase.PACKAGE, *checks, subject=package.id)


def _pays_nothing_here(about: PackageFacts, grant: Grant, cite: Citation) -> Check:
    """Say that a grant takes the session and pays nothing for this contract status: the next package is asked."""
    contracted = about.contracted
    fact = Fact("provider.contracted", or_none(contracted))
    return refused(Reason.PACKAGE_PAYS_NOTHING_HERE, Fact("grant", grant.id), fact, cite=cite)


# --- one grant ------------------------------------------------------------------------------------------------------


def of_grant(about: PackageFacts, law: Law, grant: Grant, *before: Check) -> Finding:
    """Return the finding of one grant: it takes a session of its class when everything that it asks is met.

    :param before: what was asked before it.
    """
    takes_it = met(Reason.PACKAGE_PAYS, Fact("grant", grant.id), cite=about.package.terms)
    return finding_of(RULE, Phase.PACKAGE, about.package.id, (*before, *_accepts(about, law, grant)), takes_it)


def _accepts(about: PackageFacts, law: Law, grant: Grant) -> Iterator[Check]:
    """Ask everything that a grant asks of a session of its class."""
    cite = about.package.terms
    if grant.requires is not ASKS_NOTHING:
        yield from _requirements(about, law, grant, cite)
    use = about.use_of(grant)
    for limit, used in zip(grant.limits, use.limits, strict=True):
        if limit.binds(about.cover):
            yield _room(about, grant, limit, used)
    yield from _consent(about, grant, use.this_year, cite)
    if grant.has_unknown_terms(about.cover):
        yield _if_its_terms_allow(about, grant)
    yield from _pays_anything(about, grant, cite)


def _if_its_terms_allow(about: PackageFacts, grant: Grant, *facts: Fact) -> Check:
    """Say that terms which the source does not give can stand in the way."""
    key, cite = Takes(about.package.id, grant.id), about.package.terms
    supposed = about.supposed.get(key)
    if supposed is None:
        need = Need((of_package(about.package.id),), key)
        return unknown(Reason.PACKAGE_TERMS_UNKNOWN, need, *facts, cite=cite)
    return fits(*facts) if supposed else refused(Reason.PACKAGE_TERMS_UNKNOWN, *facts, cite=cite)


def _requirements(about: PackageFacts, law: Law, grant: Grant, cite: Citation) -> Iterator[Check]:
    asks, person = grant.requires, about.person
    if not isinstance(asks.contracted, Unknown):
        reason = Reason.PACKAGE_NEEDS_CONTRACT if asks.contracted else Reason.PACKAGE_NEEDS_NO_CONTRACT
        absent = Reason.CONTRACT_NOT_GIVEN
        yield _same("provider.contracted", about.contracted, asks.contracted, absent, reason, cite)
    if asks.asks_age:
        assert isinstance(person.age, int)
        yield _age(person.age, asks.min_age, asks.max_age, cite)
    if asks.asks_accident:
        yield _accident(person, asks, cite)
    if not isinstance(asks.condition, Unknown):
        yield _condition(person.care, law, asks.condition, cite)
    yield from _further_requirements(about, law, asks, cite)


def _further_requirements(about: PackageFacts, law: Law, asks: Requirements, cite: Citation) -> Iterator[Check]:
    """Ask what has to be on file, and what went before."""
    person = about.person
    if not isinstance(asks.referral, Unknown):
        absent, reason = Reason.REFERRAL_NOT_GIVEN, Reason.PACKAGE_NEEDS_REFERRAL
        yield _same("session.referral", person.referral, asks.referral, absent, reason, cite)
    if not isinstance(asks.consent, Unknown):
        absent, reason = Reason.CONSENT_NOT_GIVEN, Reason.PACKAGE_NEEDS_CONSENT
        yield _same("session.consent", person.consent, asks.consent, absent, reason, cite)
    if asks.association:
        yield _association(person.associations, asks.association, cite)
    if asks.qualification:
        yield _qualification(person, law, asks.qualification, cite)
    if not isinstance(asks.min_months_insured, Unknown):
        assert isinstance(person.day, date)
        yield _waiting_time(about.package, person.day, asks.min_months_insured, cite)
    if asks.first_of_the_day:
        yield _first_of_the_day(person, cite)
    if asks.not_after_maximum and person.care.kind in asks.not_after_maximum:
        yield _not_after_maximum(person.care, law, cite)


def _same(path: str, value: bool | Unknown, needed: bool, absent: Reason, reason: Reason, cite: Citation) -> Check:
    if isinstance(value, Unknown):
        return unknown(absent, missing(path), Fact(path, None, needed), cite=(cite,))
    if value is needed:
        return fits(Fact(path, value, needed))
    return refused(reason, Fact(path, value, needed), cite=cite)


def _age(age: int, lowest: int | Unknown, highest: int | Unknown, cite: Citation) -> Check:
    low = or_none(lowest)
    high = or_none(highest)
    fact = Fact("age", age, Span(low, high))
    if (low is not None and age < low) or (high is not None and age > high):
        return refused(Reason.PACKAGE_AGE, fact, cite=cite)
    return fits(fact)


def _condition(care: CareFacts, law: Law, needed: str, cite: Citation) -> Check:
    """Ask the condition of a grant: a kind, or the first twenty of a condition of annex 1."""
    path = field_of(care.key, "kind")
    fact = Fact(path, care.kind.value, needed)
    if needed != ANNEX_1_FIRST_TWENTY:
        if care.kind == needed:
            return fits(fact)
        return refused(Reason.PACKAGE_CONDITION, fact, cite=cite)
    first = annex_1.one_of_the_first(care, law)
    if first.verdict is Verdict.UNKNOWN:
        return first
    if first.verdict is Verdict.MET:
        return fits(fact, readings=first.readings)
    return refused(Reason.PACKAGE_CONDITION, fact, cite=cite, readings=first.readings)


def _not_after_maximum(given: CareFacts, law: Law, cite: Citation) -> Check:
    """Ask whether the maximum of the basic package is used, as of the care that its ground gives, on no other terms."""
    care = attrs.evolve(given, techniques=(Technique.EXERCISE_THERAPY,), requires_referral=(), requires_consent=())
    ground = _MAXIMA[care.kind](GroundFacts(care.key, care.kind, care.age, care), law)
    fact = Fact(field_of(care.key, "kind"), care.kind.value)
    if ground.verdict is Verdict.UNKNOWN:
        cites, readings = (*ground.citations, cite), ground.readings
        return unknown(ground.reason, ground.needs[0], *ground.facts, cite=cites, readings=readings)
    if ground.reason is Reason.MAXIMUM_REACHED:
        facts = (fact, *ground.facts)
        return refused(Reason.PACKAGE_NOT_AFTER_MAXIMUM, *facts, cite=cite, readings=ground.readings)
    return fits(fact, readings=ground.readings)


def _association(given: tuple[str, ...] | Unknown, names: tuple[str, ...], cite: Citation) -> Check:
    path = "provider.associations"
    if isinstance(given, Unknown):
        return unknown(Reason.ASSOCIATION_NOT_GIVEN, missing(path), Fact(path, None, names), cite=(cite,))
    fact = Fact(path, given, names)
    if set(given) & set(names):
        return fits(fact)
    return refused(Reason.PACKAGE_NEEDS_ASSOCIATION, fact, cite=cite)


def _qualification(person: RequirementFacts, law: Law, names: tuple[str, ...], cite: Citation) -> Check:
    path, stated = "provider.specialisms", person.specialisms
    if isinstance(stated, Unknown):
        return unknown(Reason.QUALIFICATION_NOT_GIVEN, missing(path), Fact(path, None, names), cite=(cite,))
    assert not isinstance(person.profession, Unknown)
    has, fact = has_qualification(stated, names, person.profession, law), Fact(path, stated, names)
    if isinstance(has, Unknown):
        return unknown(Reason.QUALIFICATION_NOT_GIVEN, missing(path), fact, cite=(cite,))
    return fits(fact) if has else refused(Reason.PACKAGE_NEEDS_QUALIFICATION, fact, cite=cite)


def _waiting_time(package: Package, day: date, months: int, cite: Citation) -> Check:
    path = of_package(package.id, ".since")
    if isinstance(package.since, Unknown):
        return unknown(Reason.PACKAGE_SINCE_NOT_GIVEN, Need((path,), Since(package.id)), Fact(path, None), cite=(cite,))
    open_from = months_after(package.since, months)
    fact = Fact(path, package.since, Bound("<=", months_after(day, -months), months=months))
    if day >= open_from:
        return fits(fact)
    return refused(Reason.PACKAGE_WAITING_TIME, fact, cite=cite)


def _accident(person: RequirementFacts, asks: Requirements, cite: Citation) -> Check:
    """Ask for an accident, or for none; for one less than so many months ago, of which no session lies before it."""
    path, day, months = "session.accident_on", person.day, asks.within_months_of_accident
    if isinstance(months, Unknown) or person.accident is not True:
        needed = asks.accident if isinstance(months, Unknown) else True
        assert isinstance(needed, bool)
        absent, reason = Reason.ACCIDENT_NOT_GIVEN, Reason.PACKAGE_ACCIDENT
        return _same("session.accident", person.accident, needed, absent, reason, cite)
    if isinstance(person.accident_on, Unknown):
        return unknown(Reason.ACCIDENT_DAY_NOT_GIVEN, missing(path), Fact(path, None), cite=(cite,))
    assert isinstance(day, date)
    end = months_after(person.accident_on, months)
    fact = Fact(path, person.accident_on, Bound("<", end, months=months))
    if day < person.accident_on:
        return refused(Reason.PACKAGE_ACCIDENT, fact, cite=cite)
    return fits(fact) if day < end else refused(Reason.PACKAGE_ACCIDENT_TOO_LONG_AGO, fact, cite=cite)


def _first_of_the_day(person: RequirementFacts, cite: Citation) -> Check:
    """Ask that there was no other treatment that day, of whatever profession and whoever paid."""
    path, count = "session.other_that_day", person.that_day
    assert count is not None
    second = count.reaches(1)
    before = Fact("lines_before_that_day", count.shown, Threshold("<=", 0, Measure.SESSIONS))
    if second is True or person.other_that_day is True:
        other = () if second is True else (Fact(path, True, False),)
        return refused(Reason.PACKAGE_ONE_A_DAY, before, *other, cite=cite, readings=count.readings)
    if isinstance(second, Need):
        return unknown(Reason.USE_NOT_KNOWN, second, before, cite=(cite,), readings=count.readings)
    if isinstance(person.other_that_day, Unknown):
        return unknown(Reason.OTHER_THAT_DAY_NOT_GIVEN, missing(path), Fact(path, None, False), cite=(cite,))
    return fits(before, readings=count.readings)


def _consent(about: PackageFacts, grant: Grant, count: Count | None, cite: Citation) -> Iterator[Check]:
    """From the n-th session of the year on, the grant asks consent."""
    if isinstance(grant.consent_from, Unknown) or count is None:
        return
    from_then = count.reaches(grant.consent_from - 1)
    fact = Fact("sessions_of_the_year", count.shown, Bound("<", grant.consent_from - 1, Measure.SESSIONS))
    consent, used = about.person.consent, count.readings
    if from_then is False:
        yield fits(fact, readings=used)
    elif consent is True:
        yield fits(fact, Fact("session.consent", True, True), readings=used)
    elif isinstance(from_then, Need):
        yield unknown(Reason.USE_NOT_KNOWN, from_then, fact, cite=cite, readings=used)
    elif isinstance(consent, Unknown):
        yield unknown(Reason.CONSENT_NOT_GIVEN, missing("session.consent"), fact, cite=cite, readings=used)
    else:
        lacks = Fact("session.consent", False, True)
        yield refused(Reason.PACKAGE_NEEDS_CONSENT, fact, lacks, cite=cite, readings=used)


def pays_nothing(about: PackageFacts, grant: Grant) -> bool:
    """Tell whether a grant surely pays nothing for the contract status of the case."""
    return all(isinstance(payment, Payment) and payment.nothing for payment in payments(about, grant))


def payments(about: PackageFacts, grant: Grant) -> tuple[Payment | Unknown, ...]:
    """Return what the grant pays for the contract status of the case; for either when that status is not given."""
    contracted = about.contracted
    statuses = (True, False) if isinstance(contracted, Unknown) else (contracted,)
    return tuple(payment(about.supposed, about.package, grant, each) for each in statuses)


def _pays_anything(about: PackageFacts, grant: Grant, cite: Citation) -> Iterator[Check]:
    """Ask what must be known of contract and payment to say that the package pays at all."""
    contracted, path = about.contracted, "provider.contracted"
    statuses = payments(about, grant)
    if not isinstance(contracted, Unknown):
        if isinstance(statuses[0], Unknown):
            field = "contracted" if contracted else "not_contracted"
            need = Need((of_package(about.package.id, f".pays.{field}"),), Pays(about.package.id, grant.id, contracted))
            yield unknown(Reason.PACKAGE_PAYMENT_UNKNOWN, need, Fact(path, contracted), cite=(cite,))
        return
    nothing = [isinstance(each, Payment) and each.nothing for each in statuses]
    if any(isinstance(each, Unknown) for each in statuses) or nothing[0] is not nothing[1]:
        yield unknown(Reason.CONTRACT_NOT_GIVEN, missing(path), Fact(path, None), cite=(cite,))


def _room(about: PackageFacts, grant: Grant, limit: Limit, used: Count | Spent | None) -> Check:
    """Ask whether a limit has room for one more session, or for at least one cent."""
    if not isinstance(limit.when_contracted, Unknown):
        contracted = about.contracted
        if isinstance(contracted, bool) and contracted is not limit.when_contracted:
            return fits()
        if isinstance(contracted, Unknown):
            check = _room_if_bound(about, grant, limit, used)
            if check.verdict is Verdict.MET:
                return check
            cite = about.package.terms
            return unknown(Reason.CONTRACT_NOT_GIVEN, missing("provider.contracted"), *check.facts, cite=cite)
    return _room_if_bound(about, grant, limit, used)


def _room_if_bound(about: PackageFacts, grant: Grant, limit: Limit, used: Count | Spent | None) -> Check:
    if limit.cut:
        return _room_of_a_part(about, grant, limit, used)
    name = of_limit(about.package.id, limit.id)
    if isinstance(limit.max, Unknown):
        return _if_its_terms_allow(about, grant, Fact(name, None))
    if isinstance(limit.max, str):
        return fits(Fact(name, limit.max))
    if isinstance(used, Spent):
        return limits_in_euros.room(about, grant, limit, used)
    assert used is not None
    return limits_in_sessions.room(about, limit, used)


def _room_of_a_part(about: PackageFacts, grant: Grant, limit: Limit, used: Count | Spent | None) -> Check:
    """Ask the same of a maximum that is cut nobody knows how far: when it began is not given, or the text is silent."""
    package = about.package
    least, most = (
        _room_if_bound(about, grant, attrs.evolve(limit, max=maximum, part_year=NOT_GIVEN), used)
        for maximum in package.maxima(limit)
    )
    if most.verdict is least.verdict or most.verdict is Verdict.UNKNOWN:
        return most
    if isinstance(package.since, Unknown):
        path = of_package(package.id, ".since")
        need = Need((path,), Since(package.id))
        facts = (Fact(path, None), *most.facts)
        return unknown(Reason.PACKAGE_SINCE_NOT_GIVEN, need, *facts, cite=package.terms)
    return _if_its_terms_allow(about, grant, *most.facts)
