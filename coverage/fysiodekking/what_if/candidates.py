"""The changes worth trying: for each fact, the values on the other side of every threshold that can matter.

The law of the day and the packages of the case have finitely many thresholds, so there are finitely many changes.
What no rule and no package asks in this case is left out. A condition's kind and diagnosis are never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from fysiodekking.boundaries.fact_catalogue import answers_of_condition, of_condition
from fysiodekking.boundaries.thresholds import DAY, ages, ages_of_grant, months_insured, terms
from fysiodekking.law import days_of_change, law_data
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import STARTS
from fysiodekking.model.dates import MONTHS_PER_YEAR, age_on, birthday, months_after
from fysiodekking.model.decision import Finding, Verdict
from fysiodekking.model.facts import Bound
from fysiodekking.model.names import field_of, of_reading
from fysiodekking.model.needs import Field
from fysiodekking.model.package import Grant
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.unknown import NOT_GIVEN, Unknown, or_none
from fysiodekking.model.vocabulary import ConditionKind, CoverClass, Per, Profession, Technique
from fysiodekking.model.what_if import Act, Change
from fysiodekking.rules.basic.pelvic import PELVIC
from fysiodekking.rules.performance_list import (
    NEVER_INSURED,
    SCREENING,
    SESSION,
    class_of,
    class_of_code,
    on_list,
    ordinary_code,
)
from fysiodekking.rules.qualifications import has_qualification


def candidates(case: Case, law: Law, findings: tuple[Finding, ...]) -> tuple[Change, ...]:
    """Return every single change worth trying.

    :param findings: what the rules found for the case as it is.
    """
    grants = tuple(grant for package in case.packages for grant in package.grants)
    changes = (
        *_provider(case, law, grants),
        *_techniques(case, law),
        *_session(case, law, grants),
        *_days(case, law, grants),
        *_insured(case, law, grants),
        *_condition(case, law),
        *_earlier_sessions(findings),
        *_readings(case, findings),
    )
    return tuple(change for change in changes if change.after != change.before)


# --- who treats -----------------------------------------------------------------------------------------------------


def _provider(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[Change]:
    provider = case.provider
    needled = case.session.did(Technique.DRY_NEEDLING)
    for profession in _professions(case, law):
        trained = needled and profession is Profession.PHYSIOTHERAPIST
        act = Act.TRAINED_PHYSIOTHERAPIST if trained else Act.OTHER_PROFESSION
        yield Change(act=act, name="provider.profession", before=provider.profession, after=profession)
    if provider.profession is Profession.PHYSIOTHERAPIST:
        yield from _flag(
            "provider.big_registered", provider.big_registered, Act.REGISTERED_THERAPIST, Act.NOT_REGISTERED
        )
    if needled:
        yield from _member(
            "provider.trained_in",
            provider.trained_in,
            Technique.DRY_NEEDLING,
            (Act.TRAINED_THERAPIST, Act.NOT_TRAINED),
        )
    yield from _order(case, law)
    yield from _flag("provider.contracted", provider.contracted, Act.CONTRACT, Act.WITHOUT_CONTRACT)
    associations = {name for grant in grants for name in grant.requires.association}
    for name in sorted(associations):
        yield from _member("provider.associations", provider.associations, name, (Act.ASSOCIATION,))
    specialisms = sorted(set(_specialisms(case, law, grants)), key=lambda name: (name != PELVIC, name))
    for name in specialisms:
        act = Act.SPECIALIST if name == PELVIC else Act.QUALIFICATION
        yield from _member("provider.specialisms", provider.specialisms, name, (act,))
    yield from _none_of(
        "provider.associations", provider.associations, Act.NO_MEMBER, lambda stated: stated in associations
    )
    yield from _none_of(
        "provider.specialisms",
        provider.specialisms,
        Act.NOT_QUALIFIED,
        lambda stated: has_qualification((stated,), specialisms, provider.profession, law) is True,
    )


def _specialisms(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[str]:
    """Yield what can be asked of a therapist: for the kind of condition, the code, and by a line of a package."""
    pelvic = class_of(case, law) is CoverClass.PELVIC_PHYSIOTHERAPY
    if pelvic or case.condition.kind is ConditionKind.URINARY_INCONTINENCE:
        yield PELVIC
    of_kind = law.qualifications_asked.get(case.condition.kind)
    if of_kind is not None:
        yield of_kind.value
    for described in law.charging.descriptions.get(str(case.session.performance), ()):
        if described.specialism is not None:
            yield described.specialism
    for grant in grants:
        yield from grant.requires.qualification


def _order(case: Case, law: Law) -> Iterator[Change]:
    """A reserved act on the order of somebody authorised for it, by somebody competent."""
    session, trained = case.session, case.provider.trained_in
    done = () if isinstance(session.techniques, Unknown) else session.techniques
    acts = [law.big.reserved_acts[each] for each in done if each in law.big.reserved_acts]
    by = sorted(frozenset.intersection(*(act.authorised for act in acts))) if acts else []
    if not by or case.provider.profession in by:
        return
    before = or_none(session.on_order_of)
    if before not in by:
        yield Change(act=Act.ON_ORDER, name="session.on_order_of", before=before, after=by[0])
    elif not isinstance(trained, Unknown):
        named = tuple(dict.fromkeys((*trained, *(act.technique for act in acts))))
        yield Change(act=Act.COMPETENT_THERAPIST, name="provider.trained_in", before=trained, after=named)


def _professions(case: Case, law: Law) -> Iterator[Profession]:
    """Yield who else could give the session.

    Nobody for a line that is none, as a missed appointment; nobody to get round the rule of one line a day; and an
    exercise therapist gives no manual therapy.
    """
    listed = on_list(law, case.session.performance)
    if _earlier_that_day(case) or (listed is not None and listed.kind in {SCREENING, *NEVER_INSURED}):
        return
    yield Profession.PHYSIOTHERAPIST
    if not case.session.did(Technique.MANUAL_THERAPY) and class_of(case, law) is not CoverClass.MANUAL_THERAPY:
        yield Profession.EXERCISE_THERAPIST
    if case.session.did(Technique.ACUPUNCTURE):
        yield Profession.ACUPUNCTURIST


def _flag(name: str, now: bool | Unknown, yes: Act, no: Act) -> Iterator[Change]:
    """Yield the other value of a flag, or both when it was not given."""
    before = or_none(now)
    yield Change(act=yes, name=name, before=before, after=True)
    yield Change(act=no, name=name, before=before, after=False)


def _member(
    name: str, now: tuple[str, ...] | Unknown, wanted: str, acts: tuple[Act] | tuple[Act, Act]
) -> Iterator[Change]:
    """Yield a list with what is wanted, or without it."""
    known, before = ((), None) if isinstance(now, Unknown) else (now, now)
    if wanted not in known:
        yield Change(act=acts[0], name=name, before=before, after=(*known, wanted))
    if len(acts) > 1 and (wanted in known or before is None):
        yield Change(act=acts[-1], name=name, before=before, after=tuple(each for each in known if each != wanted))


def _none_of(name: str, now: tuple[str, ...] | Unknown, act: Act, is_asked: Callable[[str], bool]) -> Iterator[Change]:
    """Yield a list without anything that is asked."""
    if not isinstance(now, Unknown) and any(map(is_asked, now)):
        yield Change(act=act, name=name, before=now, after=tuple(each for each in now if not is_asked(each)))


# --- what was done, and how it was charged --------------------------------------------------------------------------


def _techniques(case: Case, law: Law) -> Iterator[Change]:
    """Leave out what can refuse a session; do exercise therapy beside it, or instead."""
    if isinstance(case.session.techniques, Unknown):
        return
    done = case.session.techniques
    refusable = {Technique.DRY_NEEDLING, Technique.ACUPUNCTURE, *law.big.reserved_acts}
    without = tuple(each for each in done if each not in refusable)
    exercise = Technique.EXERCISE_THERAPY
    others = [without, *((*rest, exercise) for rest in (done, without) if exercise not in rest)]
    for other in dict.fromkeys(others):
        if other:
            yield Change(act=Act.OTHER_TECHNIQUES, name="session.techniques", before=done, after=other)


def _session(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[Change]:
    session, asks = case.session, [grant.requires for grant in grants]
    if session.did(Technique.DRY_NEEDLING):
        yield from _flag("session.treatment_plan", session.treatment_plan, Act.TREATMENT_PLAN, Act.NO_TREATMENT_PLAN)
    described = law.charging.descriptions.get(str(session.performance), ())
    asks_referral = case.basic.requires_referral or any(not isinstance(ask.referral, Unknown) for ask in asks)
    if asks_referral or any(each.referral is not None for each in described):
        yield from _flag("session.referral", session.referral, Act.REFERRAL, Act.NO_REFERRAL)
    if case.basic.requires_consent or any(
        not (isinstance(one.requires.consent, Unknown) and isinstance(one.consent_from, Unknown)) for one in grants
    ):
        yield from _flag("session.consent", session.consent, Act.CONSENT, Act.NO_CONSENT)
    yield from _performance(case, law)
    if any(ask.asks_accident for ask in asks):
        yield from _flag("session.accident", session.after_accident, Act.ACCIDENT, Act.NO_ACCIDENT)
    if _earlier_that_day(case):
        yield from _flag(
            "session.medically_necessary", session.medically_necessary, Act.MEDICALLY_NECESSARY, Act.NOT_NECESSARY
        )
    if age_on(case.insured.born, session.date) < law.basic.adult_age.value:
        yield from _flag(
            "session.insufficient_result", session.insufficient_result, Act.INSUFFICIENT_RESULT, Act.ENOUGH_RESULT
        )


def _performance(case: Case, law: Law) -> Iterator[Change]:
    """The ordinary code, for one that is not on the list; an ordinary session, instead of one of another class.

    Never instead of a line that is no session: a missed appointment is none, whatever it is charged as.
    """
    code = case.session.performance
    ordinary = ordinary_code(case.provider.profession, law)
    if isinstance(code, Unknown) or ordinary is None:
        return
    listed = on_list(law, case.session.performance)
    other_list = listed is None or case.provider.profession not in listed.professions
    other_class = class_of(case, law) is not class_of_code(law, ordinary, case.provider.profession, case.condition.kind)
    if other_list:
        yield Change(act=Act.ORDINARY_PERFORMANCE, name="session.performance", before=code, after=ordinary)
    elif listed is not None and listed.kind == SESSION and other_class:
        yield Change(act=Act.ORDINARY_SESSION, name="session.performance", before=code, after=ordinary)


# --- when -----------------------------------------------------------------------------------------------------------


def _days(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[Change]:
    """A later day: the next one, the next calendar year, and every day within a year on which something begins or ends.

    A waiting time that is over, the beginning of a term, its end, the next twelve months of one, the end of the months
    within which a line pays after an accident, a birthday, a day on which the law changes.
    """
    day = case.session.date
    found: list[tuple[Act, date]] = [(Act.NEXT_YEAR, date(day.year + 1, 1, 1))]
    per_day = any(
        grant.requires.first_of_the_day or any(limit.per is Per.DAY for limit in grant.limits) for grant in grants
    )
    if per_day or _earlier_that_day(case):
        found.append((Act.OTHER_DAY, day + DAY))
    for package in case.packages:
        if not isinstance(package.since, Unknown):
            waits = (months_insured(grant) or 0 for grant in package.grants)
            found += [(Act.LATER_DAY, months_after(package.since, months)) for months in (0, *waits)]
    found.extend((Act.LATER_DAY, start) for start in _starts(case))
    found.extend((Act.LATER_DAY, again) for start in _starts(case) for again in _anniversaries(start, day))
    found.extend((Act.LATER_DAY, end) for end in _ends(case, law, grants))
    found.extend((Act.LATER_DAY, birthday(case.insured.born, age)) for age in _ages(case, law, grants))
    found.extend((Act.LATER_DAY, change) for change in days_of_change(law_data()))
    told: set[date] = set()
    for act, later in found:
        if day < later <= months_after(day, MONTHS_PER_YEAR) and later not in told:
            told.add(later)
            yield Change(act=act, name="session.date", before=day, after=later)


def _anniversaries(start: date, day: date) -> Iterator[date]:
    """Yield the day on which the next twelve months of a term begin."""
    years = max(0, day.year - start.year)
    yield from (months_after(start, MONTHS_PER_YEAR * number) for number in (years, years + 1))


def _ends(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[date]:
    """Yield the day on which something is over: a term, or the months after an accident within which a line pays."""
    for start in (*_starts(case), *_first_of_history(case)):
        yield from (months_after(start, months) for months in sorted(terms(law, case.condition.kind)))
    for grant in grants:
        accident, months = case.session.accident_on, grant.requires.within_months_of_accident
        if not isinstance(accident, Unknown) and not isinstance(months, Unknown):
            yield months_after(accident, months)


def _earlier_that_day(case: Case) -> bool:
    return any(row.date <= case.session.date <= row.last for row in case.past.rows)


# --- what nobody can choose -----------------------------------------------------------------------------------------


def _insured(case: Case, law: Law, grants: tuple[Grant, ...]) -> Iterator[Change]:
    yield from _flag("insured.basic_insured", case.insured.basic_insured, Act.BASIC_INSURANCE, Act.NO_BASIC_INSURANCE)
    age = age_on(case.insured.born, case.session.date)
    for cut in sorted(_ages(case, law, grants)):
        yield Change(act=Act.AGE, name="age", before=age, after=cut if age < cut else cut - 1)


def _ages(case: Case, law: Law, grants: tuple[Grant, ...]) -> set[int]:
    """Return the ages at which something begins or ends in this case."""
    cuts = {*ages(law, case.condition.kind), *(age for grant in grants for age in ages_of_grant(grant).values())}
    lowest = case.readings.fall_prevention_min_age
    if case.condition.kind is ConditionKind.FALL_RISK and not isinstance(lowest, Unknown):
        cuts.add(lowest)
    return cuts


def _condition(case: Case, law: Law) -> Iterator[Change]:
    """The other answers to every fact that the kind of the condition is asked."""
    for field in of_condition(law, case.condition.kind):
        now = getattr(case.condition, field)
        for value in () if field in STARTS else answers_of_condition(law, field):
            name = field_of(case.condition_key, field)
            before = or_none(now)
            yield Change(act=Act.CONDITION_FACT, name=name, before=before, after=value)


def _starts(case: Case) -> Iterator[date]:
    """Yield the days from which a term of the condition can run."""
    for field in STARTS:
        start = getattr(case.condition, field)
        if not isinstance(start, Unknown):
            yield start


def _first_of_history(case: Case) -> Iterator[date]:
    """Yield the first day of the condition in the history, from which a term runs where no other is stated."""
    if isinstance(case.condition.first_session, Unknown):
        ours = {case.condition_key, NOT_GIVEN}
        yield from sorted(row.date for row in case.past.rows if row.condition in ours)[:1]


def _earlier_sessions(findings: tuple[Finding, ...]) -> Iterator[Change]:
    """More earlier sessions, where a ground begins after a number of them."""
    for finding in findings:
        for fact in finding.facts:
            bound, before = fact.needed, fact.actual
            if fact.name != "sessions_before" or not isinstance(before, int) or not isinstance(bound, Bound):
                continue
            if finding.verdict is Verdict.REFUSED and bound.sign == ">=" and bound.holds(before) is False:
                assert isinstance(bound.value, int)
                yield Change(act=Act.MORE_SESSIONS, name=fact.name, before=before, after=bound.value)


def _readings(case: Case, findings: tuple[Finding, ...]) -> Iterator[Change]:
    """Another reading of every point on which one was used or needed."""
    used = dict.fromkeys(key for finding in findings for key, _ in finding.readings)
    needs = (need.key for finding in findings for need in finding.needs)
    needed = (key.name for key in needs if isinstance(key, Field) and key.part == "readings")
    for key in dict.fromkeys((*used, *needed)):
        if key not in CHOICES:
            continue
        now = case.readings.of(key)
        before = or_none(now)
        for value in CHOICES[key].values:
            yield Change(act=Act.READING, name=of_reading(key), before=before, after=value)
