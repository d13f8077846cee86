"""Annex 1: conditions for which the basic package pays, for adults after the first twenty.

What the law asks: Bzv art. 2.6(2) and annex 1; for treatment that began before 2012, art. IV of the decree of
30 September 2011. https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Reading: `day_surgery_is_stay`. The term of a row stands in `annex_1_term`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import attrs

from fysiodekking.law.grounds import AnnexGround, GroundLaw
from fysiodekking.law.instruments import AnnexRow, Law
from fysiodekking.model.dates import birthday, day_before
from fysiodekking.model.decision import Check, Finding, Phase, Verdict
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need, OfLaw
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import annex_1_term, common
from fysiodekking.rules.counting import Count, Part
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import check_of, fits, met, missing, missing_of, refused, unknown

RULE = "condition_is_on_annex_1_past_its_first_sessions"


def condition_is_on_annex_1_past_its_first_sessions(facts: GroundFacts, law: Law) -> Finding:
    """Care for a condition of annex 1, within its term; from 18 "niet de eerste twintig behandelingen" (Bzv 2.6(2))."""
    ground = law.basic.grounds.annex_1
    row = law.basic.annex_1.get(facts.kind)
    if row is None or _has_a_paragraph_of_its_own(facts.kind, law, row):
        return _not_listed(facts, law, ground)
    care = facts.care
    also = dict.fromkeys(row.also_by, law.basic.skin_therapist_on_annex_1)
    checks = [common.by_profession(care, ground, also), *_row(care, law, row)]
    if not common.is_adult(care, law):
        holds = met(Reason.ANNEX_1_FROM_THE_FIRST, common.age_fact(care.age, law), cite=(ground.citation, row.citation))
    else:
        checks.append(past_the_first(care, law, ground)._replace(beside=tuple(_beside(care, law, ground))))
        holds = met(Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS, cite=(ground.citation, row.citation))
    return common.finding_of_ground(RULE, care, law, ground, checks, holds)


def _has_a_paragraph_of_its_own(kind: ConditionKind, law: Law, row: AnnexRow) -> bool:
    """Fontaine stage 2 left the annex for a paragraph of its own on 1 January 2017, COPD on 1 January 2019."""
    served = row.serves
    return served is not None and kind is served and law.basic.grounds[Ground(served.value)].in_force


def _not_listed(facts: GroundFacts, law: Law, ground: GroundLaw) -> Finding:
    if facts.kind is not ConditionKind.NOT_LISTED or not common.is_adult(facts, law):
        return common.about_another_condition(RULE, Ground.ANNEX_1)
    fact = Fact(field_of(facts.key, "kind"), facts.kind.value)
    check = refused(Reason.NOT_ON_ANNEX_1, fact, cite=ground.citation)
    return Finding.of(RULE, Phase.BASIC, check, subject=Ground.ANNEX_1)


class Applies(NamedTuple):
    """Whether annex 1 serves a condition, and the readings by which it does or does not."""

    verdict: Verdict
    readings: tuple[tuple[str, str], ...] = ()


def row_applies(care: CareFacts, law: Law) -> Applies:
    """Tell whether annex 1 serves the condition on that day, apart from the first sessions (for paragraph 9)."""
    row = law.basic.annex_1.get(care.kind)
    if row is None or _has_a_paragraph_of_its_own(care.kind, law, row):
        return Applies(Verdict.NOT_APPLICABLE)
    checks = [*_row(care, law, row)]
    verdicts = {check.verdict for check in checks}
    verdict = next((each for each in (Verdict.REFUSED, Verdict.UNKNOWN) if each in verdicts), Verdict.MET)
    return Applies(verdict, tuple(dict.fromkeys(used for check in checks for used in check.readings)))


def _row(care: CareFacts, law: Law, row: AnnexRow) -> Iterator[Check]:
    """Ask what the row asks: in force on the day, age, lung function, GOLD stage, a stay, term."""
    fact = Fact(field_of(care.key, "kind"), care.kind.value)
    point = OfLaw(f"annex_1.{row.kind}")
    in_force = care.supposed.get(point, row.in_force)
    if row.or_row is not None and care.kind is row.serves:
        yield _either_row(care, law, row, law.basic.annex_1[row.or_row], point)
        return
    if isinstance(in_force, Unknown):
        yield unknown(Reason.GROUND_DATE_NOT_ESTABLISHED, Need((), point), fact, cite=(row.citation,))
    elif not in_force:
        fact = Fact(fact.name, fact.actual, _named_elsewhere(law, row))
        yield refused(Reason.ANNEX_ROW_NOT_IN_FORCE, fact, cite=row.citation)
    if row.below_age is not None:
        yield _age(care, law, row, row.below_age)
    if row.gold_stage is not None and care.kind is row.serves:
        yield common.gold_stage(care, row.gold_stage, row.citation)
    if row.fev1_vc_below is not None and care.kind is row.serves:
        yield _lung_function(care, row)
    if "discharged" in (row.starts, row.after):
        yield from _stay(care, law)
    if row.or_after is not None:
        yield annex_1_term.of_either_text(care, law, row)
    elif row.months is not None:
        yield annex_1_term.of_row(care, law, row)


def _named_elsewhere(law: Law, row: AnnexRow) -> tuple[str, ...] | None:
    """Return the kinds by which the basic package of the day names such a condition; None where it does not."""
    annex, grounds = law.basic.annex_1, law.basic.grounds
    named = tuple(
        kind.value
        for kind in row.elsewhere
        if (kind in annex and annex[kind].in_force is not False)
        or (kind.value in set(Ground) and grounds[Ground(kind.value)].in_force)
    )
    return named or None


def _either_row(care: CareFacts, law: Law, row: AnnexRow, other: AnnexRow, point: OfLaw) -> Check:
    """Ask what either of two rows asks that serve one condition: which of them stood there was not established."""
    of_row, of_other = (check_of(_row(care, law, _as_read(one, row.serves))) for one in (row, other))
    supposed = care.supposed.get(point)
    if supposed is not None:
        return of_row if supposed else of_other
    if of_row.verdict is of_other.verdict and of_row.verdict is not Verdict.UNKNOWN:
        return of_row
    fact = Fact(field_of(care.key, "kind"), care.kind.value)
    return unknown(Reason.GROUND_DATE_NOT_ESTABLISHED, Need((), point), fact, cite=(row.citation, other.citation))


def _as_read(row: AnnexRow, serves: ConditionKind | None) -> AnnexRow:
    """Return a row as if it stood there, alone."""
    return attrs.evolve(row, in_force=True, or_row=None, serves=serves)


def _age(care: CareFacts, law: Law, row: AnnexRow, below: int) -> Check:
    """Ask the age of a row. Reading: age is part of the condition, so it ends on the birthday (`annex_age_end`)."""
    fact = Fact("age", care.age, Bound("<", below, Measure.YEARS))
    ends = birthday(care.born, below)
    if care.day < ends:
        return fits(fact)
    reading = str(care.readings.of("annex_age_end"))
    used = (("annex_age_end", reading),)
    if reading == "end_of_running_series":
        start = common.started(care, law)
        if isinstance(start, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, start, fact, cite=(row.citation,))
        if start < ends:
            return fits(fact, readings=used)
    return refused(Reason.AGE_LIMIT_OF_ROW, fact, cite=row.citation, readings=used)


def _lung_function(care: CareFacts, row: AnnexRow) -> Check:
    """Ask FEV1/VC: the annex named COPD by it until 2013 at the latest, and a GOLD stage says nothing of it."""
    path, below = field_of(care.key, "fev1_vc_below_60"), care.condition.fev1_vc_below_60
    if isinstance(below, Unknown):
        need = missing_of(care.key, "fev1_vc_below_60")
        return unknown(Reason.LUNG_FUNCTION_NOT_GIVEN, need, cite=(row.citation,))
    if below:
        return fits(Fact(path, below, True))
    return refused(Reason.LUNG_FUNCTION_TOO_GOOD, Fact(path, below, True), cite=row.citation)


def _stay(care: CareFacts, law: Law) -> tuple[Check, ...]:
    """Ask whether it was a stay: day surgery is one as the insurer reads "opname" (`day_surgery_is_stay`)."""
    path = field_of(care.key, "day_surgery")
    if care.condition.day_surgery is not True:
        return ()
    fact, ground = Fact(path, True), law.basic.grounds.annex_1
    row = law.basic.annex_1[care.kind]
    stay, none = fits(fact), refused(Reason.DAY_SURGERY_IS_NO_STAY, fact, cite=row.citation)
    answers = {"yes": lambda: (stay,), "no": lambda: (none,)}
    return common.by_reading(care, "day_surgery_is_stay", answers, ground)


def one_of_the_first(care: CareFacts, law: Law) -> Check:
    """Ask whether an adult's session is one of the first of a condition of annex 1 that still runs.

    Those are not the basic package's, and some packages pay just these. What the basic policy asks is no part of it.
    """
    ground = law.basic.grounds.annex_1
    row = law.basic.annex_1.get(care.kind)
    if row is None or _has_a_paragraph_of_its_own(care.kind, law, row) or not common.is_adult(care, law):
        return refused(Reason.NOT_ON_ANNEX_1, cite=ground.citation)
    asked = list(_row(care, law, row))
    first = past_the_first(care, law, ground)
    asked.append(first if first.verdict is Verdict.UNKNOWN else _turned(first, ground))
    return check_of(asked)


def _turned(check: Check, ground: GroundLaw) -> Check:
    """Return the other verdict."""
    if check.verdict is Verdict.REFUSED:
        return fits(readings=check.readings)
    return refused(Reason.NOT_ON_ANNEX_1, cite=ground.citation, readings=check.readings)


# --- the first twenty -----------------------------------------------------------------------------------------------


def past_the_first(care: CareFacts, law: Law, ground: AnnexGround) -> Check:
    """Ask whether the first sessions, which are not the basic package's, are behind: twenty of this condition, ever."""
    number, kept_number = ground.first_not_covered, ground.kept_first_not_covered
    count, kept = treatments(care, law, care.day), _keeps_rule_of_2011(care, law, ground)
    if isinstance(kept, Need):
        either_way = count.reaches(number.value) is True or count.reaches(kept_number.value) is False
        if not either_way:
            return unknown(Reason.USE_NOT_KNOWN, kept, cite=kept_number.citation, readings=count.readings)
    elif kept:
        number = kept_number
    return common.past_the_first(count, number, Reason.ANNEX_1_FIRST_SESSIONS)


def _beside(care: CareFacts, law: Law, ground: AnnexGround) -> Iterator[Fact]:
    """Only an adult's sessions are counted; those of before 2012 once more, for who keeps the rule of 2011."""
    yield common.age_fact(care.age, law)
    start, by = common.started(care, law), ground.kept_by.value
    if isinstance(start, date) and start <= by:
        kept = Bound(">=", ground.kept_treatments.value, Measure.SESSIONS)
        yield Fact(f"sessions_before_{by.year + 1}", treatments(care, law, by).shown, kept)


def treatments(care: CareFacts, law: Law, until: date) -> Count:
    """Count the treatments of the condition up to a day, whoever paid them, in all years and at all insurers.

    Reading: before the 18th birthday they count, or not (`sessions_before_18`); the statute does not say.
    """
    conditions, used = _conditions(care, law)
    adult = birthday(care.born, law.basic.adult_age.value)
    total = Count((_elsewhere(care, until),), used)
    from_18 = counting.sessions(care.earlier, law, conditions, adult, until)
    if not counting.sessions(care.earlier, law, conditions, counting.LONG_AGO, min(day_before(adult), until)).high:
        return total + from_18
    everything = counting.sessions(care.earlier, law, conditions, counting.LONG_AGO, until)
    reading = care.readings.sessions_before_18
    if isinstance(reading, Unknown):
        need = missing("readings.sessions_before_18")
        return total + Count((Part(from_18.low, everything.high, need.names, need.key),), everything.readings)
    counted = everything if reading == "count" else from_18
    return total + Count(counted.parts, (*counted.readings, ("sessions_before_18", reading)))


def _elsewhere(care: CareFacts, until: date) -> Part:
    """Return the treatments elsewhere up to a day: all, or any part of those before this year: nobody said when."""
    if until >= care.day:
        return counting.elsewhere(care.earlier, "condition_elsewhere")
    return counting.elsewhere_until(care.earlier, until)


def _conditions(care: CareFacts, law: Law) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the conditions that share one twenty: only its own, unless a reading says otherwise."""
    keys: tuple[str, ...] = (care.key,)
    used: list[tuple[str, str]] = []
    listed = tuple(key for key, condition in care.conditions.items() if condition.kind in law.basic.annex_1)
    if len(listed) > 1:
        reading = str(care.readings.of("two_annex_conditions"))
        used.append(("two_annex_conditions", reading))
        keys = listed if reading == "shared_20" else keys
    same = common.same_kind(care, care.kind)
    row = law.basic.annex_1.get(care.kind)
    if len(same) > 1 and row is not None and row.months is not None:
        reading = str(care.readings.of("new_episode_time_limited"))
        used.append(("new_episode_time_limited", reading))
        keys = tuple(dict.fromkeys((*keys, *same))) if reading == "count_continues" else keys
    return keys, tuple(used)


def _keeps_rule_of_2011(care: CareFacts, law: Law, ground: AnnexGround) -> bool | Need:
    """Ask whether the rule of 2011 is kept: twelve treatments of that condition by 31 December 2011 (art. IV)."""
    by = ground.kept_by.value
    started, in_history = common.started(care, law), counting.first_treatment(care.earlier, law, care.key)
    known = [day for day in (started, in_history) if isinstance(day, date)]
    if not isinstance(started, Need) and min(known) > by:
        return False
    kept = treatments(care, law, by).reaches(ground.kept_treatments.value)
    return started if isinstance(kept, Need) and isinstance(started, Need) else kept
