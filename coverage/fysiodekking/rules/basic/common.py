"""What several grounds of the basic package ask in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.law.grounds import GroundLaw, Months, Sessions, Stage
from fysiodekking.law.instruments import Law
from fysiodekking.model import facts
from fysiodekking.model.citation import Citation, Sourced
from fysiodekking.model.counts import FEW_KEPT
from fysiodekking.model.dates import first_of_year, months_after
from fysiodekking.model.decision import Check, Finding, Phase, Verdict
from fysiodekking.model.facts import Bound, Fact, Measure, Threshold
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.people import asked_for
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import NONE_AT_ALL
from fysiodekking.model.vocabulary import ConditionKind, Ground, Per, Profession, Technique
from fysiodekking.rules import counting
from fysiodekking.rules.counting import Count
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import (
    finding_of,
    fits,
    met,
    missing,
    missing_of,
    not_asked,
    refused,
    unknown,
    verdict_of,
)

_READ_AS_EITHER = "supervised_care_by_exercise_therapist"
SKIN_THERAPIST = "skin_therapist_on_annex_1"
_NO_SKIN_CARE = frozenset({Technique.DRY_NEEDLING, Technique.ACUPUNCTURE})
"""What is no skin therapist's care under annex 1 when nothing else was done: nobody was found to say so."""


def is_adult(facts: GroundFacts | CareFacts, law: Law) -> bool:
    """Tell whether the insured has reached the age from which art. 2.6 counts (18)."""
    return facts.age >= law.basic.adult_age.value


@lru_cache(maxsize=FEW_KEPT)
def age_fact(age: int, law: Law) -> Fact:
    """Return the age on the day of the session, against the age from which art. 2.6 counts."""
    adult = Threshold(">=", law.basic.adult_age.value, Measure.YEARS)
    return Fact("age", age, adult)


@lru_cache(maxsize=FEW_KEPT)
def about_another_condition(rule: str, ground: Ground) -> Finding:
    """Say that a ground is about another condition."""
    return Finding.of(rule, Phase.BASIC, not_asked(Reason.OTHER_CONDITION), subject=ground)


def finding_of_ground(
    rule: str, care: CareFacts, law: Law, ground: GroundLaw, checks: Iterable[Check], holds: Check
) -> Finding:
    """Make the finding of a ground: its own checks, then what the basic policy asks for it.

    What an insurer has to accept (`to_accept`), under a ground that gives "care as physiotherapists commonly provide",
    is met on condition that it does so under art. 2.1(2) and (3).
    """
    if holds.verdict is Verdict.MET and to_accept(care.techniques, law):
        tests = (law.basic.science_and_practice, law.basic.reasonably_dependent)
        holds = holds._replace(verdict=Verdict.MET_IF, citations=(*holds.citations, *tests))
    own = [*checks]
    if Verdict.REFUSED not in [check.verdict for check in own]:
        own.extend(_policy(care, law, ground.ground))
    return finding_of(rule, Phase.BASIC, ground.ground, own, holds)


def to_accept(techniques: tuple[Technique, ...] | Unknown, law: Law) -> tuple[Reason, ...]:
    """Return what the insurer has to accept: of a session of nothing but dry needling, acts on order, or both."""
    done = set() if isinstance(techniques, Unknown) else set(techniques)
    acts, needling = done & law.big.reserved_acts.keys(), done & {Technique.DRY_NEEDLING}
    if done != acts | needling:
        return ()
    accepted = {Reason.INSURER_ACCEPTS_NEEDLING: needling, Reason.INSURER_ACCEPTS_ORDERED_ACT: acts}
    return tuple(reason for reason, named in accepted.items() if named)


def in_force(ground: GroundLaw) -> Check:
    """Ask whether the law of that day had the ground at all."""
    if ground.in_force:
        return fits()
    return refused(Reason.GROUND_NOT_IN_FORCE, cite=ground.citation)


def by_profession(
    care: CareFacts, ground: GroundLaw, also: Mapping[Profession, Citation] = MappingProxyType({})
) -> Check:
    """Ask whether the words of the ground name the profession, or a reading does.

    :param also: professions that the reading `skin_therapist_on_annex_1` lets in, and who says so.
    """
    profession = care.profession
    fact = Fact("provider.profession", profession.value)
    if profession in ground.professions:
        return fits(fact)
    techniques = care.techniques
    if profession is Profession.EXERCISE_THERAPIST:
        refusal, key = Reason.NOT_PHYSIOTHERAPIST_FOR_GROUND, _READ_AS_EITHER
    elif profession not in also or (not isinstance(techniques, Unknown) and set(techniques) <= _NO_SKIN_CARE):
        return refused(Reason.NOT_A_THERAPIST, fact, cite=ground.citation)
    else:
        refusal, key = Reason.NOT_A_THERAPIST, SKIN_THERAPIST
    reading = str(care.readings.of(key))
    if reading == "yes":
        said = also.get(profession)
        return fits(fact, cite=() if said is None else (said,), readings=((key, reading),))
    return refused(refusal, fact, cite=ground.citation, readings=((key, reading),))


def exercise_therapy(care: CareFacts, ground: GroundLaw) -> Check:
    """Ask whether exercise therapy was given, for a ground that gives nothing else."""
    techniques = care.techniques
    if isinstance(techniques, Unknown):
        return unknown(Reason.TECHNIQUES_NEEDED, missing("session.techniques"), cite=(ground.citation,))
    fact = Fact("session.techniques", techniques, Technique.EXERCISE_THERAPY.value)
    if Technique.EXERCISE_THERAPY in techniques:
        return fits(fact)
    return refused(Reason.NOT_EXERCISE_THERAPY, fact, cite=ground.citation)


def from_18(care: CareFacts, law: Law, ground: GroundLaw) -> Check:
    """Ask whether the insured is 18 or older, for an entitlement that only adults have."""
    if is_adult(care, law):
        return fits(age_fact(care.age, law))
    return refused(Reason.ONLY_FROM_18, age_fact(care.age, law), cite=ground.citation)


def flag(care: CareFacts, field: str, absent: Reason, otherwise: Reason, ground: GroundLaw) -> Check:
    """Ask a yes-or-no fact of the condition."""
    value: bool | Unknown = getattr(care.condition, field)
    path = field_of(care.key, field)
    if isinstance(value, Unknown):
        return unknown(absent, missing_of(care.key, field), cite=(ground.citation,))
    if value:
        return fits(Fact(path, value, True))
    return refused(otherwise, Fact(path, value, True), cite=ground.citation)


def _policy(care: CareFacts, law: Law, ground: Ground) -> Iterable[Check]:
    """Ask what this basic policy demands for a ground (Zvw 14: a condition of the policy, not of the act)."""
    if not care.requires_referral and not care.requires_consent:
        return
    cite = law.insurance.conditions_by_policy
    for asked, given, path, absent, lacking in (
        (
            care.requires_referral,
            care.referral,
            "session.referral",
            Reason.REFERRAL_NOT_GIVEN,
            Reason.POLICY_ASKS_REFERRAL,
        ),
        (
            care.requires_consent,
            care.consent,
            "session.consent",
            Reason.CONSENT_NOT_GIVEN,
            Reason.POLICY_ASKS_CONSENT,
        ),
    ):
        asks = asked_for(asked, ground, care.contracted)
        if asks is False:
            continue
        if given is True:
            yield fits(Fact(path, given, True), cite=(cite,))
        elif isinstance(asks, Unknown):
            yield unknown(Reason.CONTRACT_NOT_GIVEN, missing("provider.contracted"), cite=(cite,))
        elif isinstance(given, Unknown):
            yield unknown(absent, missing(path), cite=(cite,))
        else:
            yield refused(lacking, Fact(path, given, True), cite=cite)


def gold_stage(care: CareFacts, lowest: Stage, cite: Citation) -> Check:
    """Ask COPD of a GOLD stage or a higher one."""
    stage = care.condition.gold_stage
    if isinstance(stage, Unknown):
        return unknown(Reason.GOLD_STAGE_NOT_GIVEN, missing_of(care.key, "gold_stage"), cite=cite)
    fact = Fact(field_of(care.key, "gold_stage"), stage, Bound(">=", lowest, Measure.STAGE))
    return fits(fact) if stage >= lowest else refused(Reason.GOLD_STAGE_TOO_LOW, fact, cite=cite)


# --- terms and counts -----------------------------------------------------------------------------------------------


def started(care: CareFacts, law: Law, key: str | None = None) -> date | Need:
    """Return the first treatment of a condition.

    Not given: with a complete history it is the first one there, or this session when there is none. When nothing was
    said of earlier sessions at all, they are what is missing.
    """
    key = care.key if key is None else key
    first = care.conditions[key].first_session
    if not isinstance(first, Unknown):
        return first
    need = missing_of(key, "first_session")
    if not care.earlier.given:
        return attrs.evolve(need, names=("history",))
    treated = key == care.key
    listed = not isinstance(care.earlier.history, Unknown)
    given = care.earlier.range("condition_elsewhere" if treated or listed else "elsewhere")
    if given != NONE_AT_ALL and (treated or not listed):
        return need
    return counting.first_treatment(care.earlier, law, key) or care.day


def within(care: CareFacts, path: str, start: date, months: Sourced[Months]) -> Check:
    """Ask whether the session lies within a term: before the day so many months after its start."""
    end = months_after(start, months.value)
    fact = Fact(path, start, Bound("<", end, months=months.value))
    if care.day < end:
        return fits(fact)
    return refused(Reason.TERM_OVER, fact, cite=months.citation)


def same_kind(care: CareFacts, kind: ConditionKind) -> tuple[str, ...]:
    """Return the keys of all conditions of a kind."""
    return tuple(key for key, condition in care.conditions.items() if condition.kind is kind)


def running(care: CareFacts, law: Law, kind: ConditionKind, months: int) -> Count:
    """Count the sessions of every condition of a kind whose term runs; rows before its start do not count.

    The start of the condition that is treated is known here; where that of another is not, there are no rows of it.
    """
    total = Count((counting.elsewhere(care.earlier, "condition_elsewhere"),))
    for key in same_kind(care, kind):
        start = started(care, law, key)
        if not isinstance(start, Need) and start <= care.day < months_after(start, months):
            total += counting.sessions(care.earlier, law, (key,), start, care.day)
    return total


def ever(care: CareFacts, law: Law, keys: Iterable[str] | None = None) -> Count:
    """Count all earlier sessions of the condition, or of these conditions, whenever they were."""
    own = counting.elsewhere(care.earlier, "condition_elsewhere")
    wanted = (care.key,) if keys is None else tuple(keys)
    return Count((own,)) + counting.sessions(care.earlier, law, wanted, counting.LONG_AGO, care.day)


def elsewhere_from(care: CareFacts, start: date, first: date) -> Count:
    """Count the sessions elsewhere for this condition from the day `first` on.

    That is all of them when treatment began no earlier; else nobody said when they were, and a part may count.
    """
    if start >= first:
        return Count((counting.elsewhere(care.earlier, "condition_elsewhere"),))
    return Count((counting.elsewhere_in_term(care.earlier, first),))


class Maximum(NamedTuple):
    """A maximum of sessions as a finding tells it.

    :param before: the sessions that went before this one.
    :param allowed: how many there can be; a range where a fact that is not given decides.
    :param per: over what they are counted; None for all of a condition.
    """

    before: int | facts.Between
    allowed: int | facts.Between
    per: Per | None


PER_YEAR: Final = Per.CALENDAR_YEAR_AND_CONDITION
_CALLED: Final = {
    None: ("sessions_before", "sessions_allowed"),
    PER_YEAR: ("sessions_before_this_year", "sessions_allowed_this_year"),
}
"""How the two facts of a maximum are called, by what it is counted over."""


def facts_of(before: int | facts.Between, allowed: int | facts.Between, per: Per | None) -> tuple[Fact, Fact]:
    """Return the facts of a maximum."""
    name_before, name_allowed = _CALLED[per]
    return Fact(name_before, before, Bound("<", allowed, Measure.SESSIONS)), Fact(name_allowed, allowed)


def maximum_of(finding: Finding) -> Maximum | None:
    """Return the maximum that a finding tells; None for one that tells none."""
    if not finding.facts:
        return None
    actual: dict[str, Any] = {fact.name: fact.actual for fact in finding.facts}
    for per, (before, allowed) in _CALLED.items():
        if allowed in actual:
            return Maximum(actual[before], actual[allowed], per)
    return None


def at_most(count: Count, maximum: Sourced[Sessions], per: Per | None = None) -> Check:
    """Ask whether this session is within a maximum: fewer went before."""
    most, cite = maximum.value, maximum.citation
    before, allowed = facts_of(count.shown, most, per)
    full = count.reaches(most)
    if isinstance(full, Need):
        return unknown(Reason.USE_NOT_KNOWN, full, before, cite=cite, readings=count.readings)
    if full:
        return refused(Reason.MAXIMUM_REACHED, before, allowed, cite=cite, readings=count.readings)
    return met(Reason.WITHIN_MAXIMUM, before, allowed, cite=(cite,), readings=count.readings)


def agreeing(answers: Sequence[tuple[Check, ...]]) -> tuple[Check, ...] | None:
    """Return the one answer that several possible ones come to; None where they differ, or one of them is open.

    It is told as the first of them; sessions that went before, and a maximum, as wide as all of them have it.
    """
    first, *others = answers
    verdict = verdict_of(first)
    if verdict is Verdict.UNKNOWN or any(verdict_of(checks) is not verdict for checks in others):
        return None
    told = [_numbers(checks) for checks in answers]
    for per, names in _CALLED.items():
        if all(name in numbers for name in names for numbers in told):
            before, allowed = (_wide([numbers[name] for numbers in told]) for name in names)
            wide = {fact.name: fact for fact in facts_of(before, allowed, per)}
            first = tuple(
                check._replace(facts=tuple(wide.get(fact.name, fact) for fact in check.facts)) for check in first
            )
    return first


def _numbers(checks: tuple[Check, ...]) -> dict[str, Any]:
    return {fact.name: fact.actual for check in checks for fact in check.facts}


def _wide(numbers: list[int | facts.Between]) -> int | facts.Between:
    """Return the range that holds several numbers; the number where it is one."""
    ends = [(each.low, each.high) if isinstance(each, facts.Between) else (each, each) for each in numbers]
    low, highs = min(low for low, _ in ends), [high for _, high in ends if high is not None]
    high = max(highs) if len(highs) == len(ends) else None
    return low if low == high else facts.Between(low, high)


def past_the_first(count: Count, number: Sourced[Sessions], no: Reason) -> Check:
    """Ask whether the first sessions of a condition, which a ground does not pay, are behind: so many went before.

    :param no: why not, where they are not.
    """
    fact, cite = Fact("sessions_before", count.shown, Bound(">=", number.value, Measure.SESSIONS)), number.citation
    behind = count.reaches(number.value)
    if isinstance(behind, Need):
        return unknown(Reason.USE_NOT_KNOWN, behind, fact, cite=cite, readings=count.readings)
    if behind:
        return fits(fact, cite=cite, readings=count.readings)
    return refused(no, fact, cite=cite, readings=count.readings)


def this_year(care: CareFacts, law: Law) -> Count:
    """Count the sessions of the condition in the calendar year."""
    part = counting.elsewhere(care.earlier, "condition_elsewhere_this_year")
    day = care.day
    return Count((part,)) + counting.sessions(care.earlier, law, (care.key,), first_of_year(day), day)


def from_18_at_most(care: CareFacts, law: Law, maximum: Callable[[], tuple[Check, ...]]) -> tuple[Check, ...]:
    """Ask a maximum that the words of the paragraph tie to 18 and older.

    Reading: under 18 there is none, the same one, or the eighteen a year that insurers name (`minor_cap_par_3_5`).
    """
    if is_adult(care, law):
        return maximum()
    reading = str(care.readings.of("minor_cap_par_3_5"))
    read = fits(readings=(("minor_cap_par_3_5", reading),))
    if reading == "same_cap":
        return (read, *maximum())
    if reading == "18":
        eighteen = attrs.evolve(law.basic.grounds.under_18.both, citation=law.basic.minor_cap_par_3_5)
        return (read, at_most(this_year(care, law), eighteen, PER_YEAR))
    return (read,)


def by_reading(
    care: CareFacts, key: str, answers: Mapping[str, Callable[[], tuple[Check, ...]]], ground: GroundLaw
) -> tuple[Check, ...]:
    """Ask the checks that belong to the reading; where the statute is silent it is asked only if it matters."""
    reading = care.readings.of(key)
    if not isinstance(reading, Unknown):
        return (*answers[reading](), fits(readings=((key, reading),)))
    agreed = agreeing([ask() for ask in answers.values()])
    if agreed is not None:
        return agreed
    need = missing(f"readings.{key}")
    return (unknown(Reason.READING_NOT_GIVEN, need, Fact(need.names[0], None), cite=ground.citation),)
