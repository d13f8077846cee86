"""Annex 1: conditions for which the basic package pays, for adults after the first twenty.

What the law asks: Bzv art. 2.6(2) and annex 1; for treatment that began before 2012, art. IV of the decree of
30 September 2011. https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Readings: `day_surgery_is_stay`, and `start_after_discharge_within`: how many months after discharge the first treatment
may come. Not modelled: start windows after a diagnosis, which only the DCSPH list of 1-7-2024 has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import attrs

from fysiodekking.law.schema import AnnexRow, GroundLaw, Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import age_on, birthday, day_before, months_after
from fysiodekking.model.decision import Fact, Finding, Phase, Verdict
from fysiodekking.model.needs import Need, OfLaw
from fysiodekking.model.readings import START_WITHIN
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.usage import NONE_AT_ALL
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.checks import Check, fits, joined, met, missing, missing_of, refused, unknown
from fysiodekking.rules.counting import Count, Part
from fysiodekking.rules.remember import remembered

RULE = "condition_is_on_annex_1_past_its_first_sessions"


def condition_is_on_annex_1_past_its_first_sessions(case: Case, law: Law) -> Finding:
    """Care for a condition of annex 1, within its term; from 18 "niet de eerste twintig behandelingen" (Bzv 2.6(2))."""
    ground = law.basic.grounds[Ground.ANNEX_1]
    row = law.basic.annex_1.get(case.condition.kind)
    if row is None or _has_a_paragraph_of_its_own(case, law, row):
        return _not_listed(case, law, ground)
    also = dict.fromkeys(row.also_by, law.basic.skin_therapist_on_annex_1)
    checks = [common.by_profession(case, ground, also), *_row(case, law, row)]
    if not common.is_adult(case, law):
        holds = met(Reason.ANNEX_1_FROM_THE_FIRST, common.age_fact(case, law), cite=(ground.citation, row.citation))
    else:
        checks.append(past_the_first(case, law, ground))
        holds = met(Reason.ANNEX_1_AFTER_THE_FIRST_SESSIONS, cite=(ground.citation, row.citation))
    return common.answer(RULE, case, law, ground, checks, holds)


def _has_a_paragraph_of_its_own(case: Case, law: Law, row: AnnexRow) -> bool:
    """Fontaine stage 2 left the annex for a paragraph of its own on 1 January 2017, COPD on 1 January 2019."""
    served = row.serves
    return served is not None and case.condition.kind is served and law.basic.grounds[Ground(served.value)].in_force


def _not_listed(case: Case, law: Law, ground: GroundLaw) -> Finding:
    if case.condition.kind is not ConditionKind.NOT_LISTED or not common.is_adult(case, law):
        return common.elsewhere(RULE, Ground.ANNEX_1)
    return _ordinary(ground, case.condition_key, case.condition.kind)


@remembered
def _ordinary(ground: GroundLaw, key: str, kind: ConditionKind) -> Finding:
    return Finding(
        rule=RULE,
        phase=Phase.BASIC,
        verdict=Verdict.REFUSED,
        reason=Reason.NOT_ON_ANNEX_1,
        facts=(Fact(f"conditions.{key}.kind", kind.value),),
        citations=(ground.citation,),
        subject=Ground.ANNEX_1,
    )


class Applies(NamedTuple):
    """Whether annex 1 serves a condition, and the readings by which it does or does not."""

    verdict: Verdict
    readings: tuple[tuple[str, str], ...] = ()


def row_applies(case: Case, law: Law) -> Applies:
    """Tell whether annex 1 serves the condition on that day, apart from the first sessions (for paragraph 9)."""
    row = law.basic.annex_1.get(case.condition.kind)
    if row is None or _has_a_paragraph_of_its_own(case, law, row):
        return Applies(Verdict.NOT_APPLICABLE)
    checks = [*_row(case, law, row)]
    verdicts = {check.verdict for check in checks}
    verdict = next((each for each in (Verdict.REFUSED, Verdict.UNKNOWN) if each in verdicts), Verdict.MET)
    return Applies(verdict, tuple(dict.fromkeys(used for check in checks for used in check.readings)))


def _row(case: Case, law: Law, row: AnnexRow) -> Iterator[Check]:
    """Ask what the row asks: in force on the day, age, lung function, GOLD stage, a stay, term."""
    fact = Fact(f"conditions.{case.condition_key}.kind", case.condition.kind.value)
    point = OfLaw(f"annex_1.{row.kind}")
    in_force = case.supposed.get(point, row.in_force)
    if isinstance(in_force, Unknown):
        yield unknown(Reason.GROUND_DATE_NOT_ESTABLISHED, Need((), point), fact, cite=(row.citation,))
    elif not in_force:
        yield refused(Reason.ANNEX_ROW_NOT_IN_FORCE, fact, cite=row.citation)
    if row.below_age is not None:
        yield _age(case, law, row, row.below_age)
    if row.gold_stage is not None and case.condition.kind is row.serves:
        yield _gold_stage(case, row, row.gold_stage)
    if row.fev1_vc_below is not None and case.condition.kind is row.serves:
        yield _lung_function(case, row)
    if "discharged" in (row.starts, row.after):
        yield _stay(case, law)
    if row.or_after is not None:
        yield _term_of_either_text(case, law, row)
    elif row.months is not None:
        yield _term(case, law, row)


def _age(case: Case, law: Law, row: AnnexRow, below: int) -> Check:
    """Ask the age of a row. Reading: age is part of the condition, so it ends on the birthday (`annex_age_end`)."""
    fact = Fact("age", age_on(case.insured.born, case.session.date), f"< {below}")
    ends = birthday(case.insured.born, below)
    if case.session.date < ends:
        return fits(fact)
    reading = str(case.readings.of("annex_age_end"))
    used = (("annex_age_end", reading),)
    if reading == "end_of_running_series":
        start = common.started(case, law)
        if isinstance(start, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, start, fact, cite=(row.citation,))
        if start < ends:
            return fits(fact, readings=used)
    return refused(Reason.AGE_LIMIT_OF_ROW, fact, cite=row.citation, readings=used)


def _gold_stage(case: Case, row: AnnexRow, lowest: int) -> Check:
    path = f"conditions.{case.condition_key}.gold_stage"
    stage = case.condition.gold_stage
    if isinstance(stage, Unknown):
        return unknown(Reason.GOLD_STAGE_NOT_GIVEN, missing_of(case.condition_key, "gold_stage"), cite=(row.citation,))
    if stage < lowest:
        return refused(Reason.GOLD_STAGE_TOO_LOW, Fact(path, stage, f">= {lowest}"), cite=row.citation)
    return fits(Fact(path, stage, f">= {lowest}"))


def _lung_function(case: Case, row: AnnexRow) -> Check:
    """Ask FEV1/VC: until 2012 the annex named COPD by it, and a GOLD stage says nothing of it."""
    path, below = f"conditions.{case.condition_key}.fev1_vc_below_60", case.condition.fev1_vc_below_60
    if isinstance(below, Unknown):
        need = missing_of(case.condition_key, "fev1_vc_below_60")
        return unknown(Reason.LUNG_FUNCTION_NOT_GIVEN, need, cite=(row.citation,))
    if below:
        return fits(Fact(path, below, True))
    return refused(Reason.LUNG_FUNCTION_TOO_GOOD, Fact(path, below, True), cite=row.citation)


def _stay(case: Case, law: Law) -> Check:
    """Ask whether it was a stay: day surgery is one as the insurer reads "opname" (`day_surgery_is_stay`)."""
    path = f"conditions.{case.condition_key}.day_surgery"
    if case.condition.day_surgery is not True:
        return fits()
    fact, ground = Fact(path, True), law.basic.grounds[Ground.ANNEX_1]
    row = law.basic.annex_1[case.condition.kind]
    answers = {"yes": fits(fact), "no": refused(Reason.DAY_SURGERY_IS_NO_STAY, fact, cite=row.citation)}
    return common.by_reading(case, "day_surgery_is_stay", answers, ground)


def _term_of_either_text(case: Case, law: Law, row: AnnexRow) -> Check:
    """Ask the term on days between two texts that differ: it is in doubt only where they answer differently."""
    assert row.months is not None
    point, texts = OfLaw(f"annex_1.{row.kind}.term"), _texts_of(row)
    if point in case.supposed:
        return _term(case, law, texts[0] if case.supposed[point] else texts[1])
    checks = [_term(case, law, each) for each in texts]
    if all(check.verdict is checks[0].verdict and check.verdict is not Verdict.UNKNOWN for check in checks):
        used = tuple(dict.fromkeys(pair for check in checks for pair in check.readings))
        return checks[0]._replace(readings=used)
    facts = tuple(dict.fromkeys(fact for check in checks for fact in check.facts))
    return unknown(Reason.TERM_NOT_ESTABLISHED, Need((), point), *facts, cite=(row.months.citation,))


def _texts_of(row: AnnexRow) -> tuple[AnnexRow, AnnexRow]:
    """Return a row as either of two texts has it: its term runs from a day, or from the first treatment after it."""
    from_the_day = attrs.evolve(row, or_after=None)
    return from_the_day, attrs.evolve(from_the_day, starts="first_session", after=row.or_after)


def _term(case: Case, law: Law, row: AnnexRow) -> Check:
    """Ask whether the term of the row still runs; it starts where the annex says, else at the first treatment."""
    assert row.months is not None
    assert row.starts is not None
    if row.after is not None:
        return _term_after(case, law, row, row.after)
    starts, months = row.starts, row.months.value
    cite, path = row.months.citation, f"conditions.{case.condition_key}.{starts}"
    start = _start(case, law, starts)
    if starts == "irradiation_ended" and isinstance(start, Need):
        return _not_irradiated(case, law, row, months, start)
    if isinstance(start, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(cite,))
    day, end = case.session.date, months_after(start, months)
    fact = Fact(path, start.isoformat(), f"< {end.isoformat()}")
    if starts == "discharged" and day < start:
        return refused(Reason.TERM_NOT_BEGUN, fact, cite=cite)
    if day < end:
        return fits(fact, cite=(cite,))
    if row.extension_months is not None:
        return _extension(case, row, start, months, fact)
    return refused(Reason.TERM_OVER, fact, cite=cite)


def _start(case: Case, law: Law, starts: str) -> date | Need:
    if starts == "first_session":
        return common.started(case, law)
    value: date | Unknown = getattr(case.condition, starts)
    return missing_of(case.condition_key, starts) if isinstance(value, Unknown) else value


def _term_after(case: Case, law: Law, row: AnnexRow, after: str) -> Check:
    """Ask the term "in aansluiting op de eerste behandeling na ontslag": it runs from that treatment.

    Reading: how many months after discharge it may come (`start_after_discharge_within`); the text does not say.
    """
    assert row.months is not None
    cite, day, months = row.months.citation, case.session.date, row.months.value
    left_path, path = (f"conditions.{case.condition_key}.{field}" for field in (after, "first_session"))
    left: date | Unknown = getattr(case.condition, after)
    limit = case.readings.start_after_discharge_within
    used = ((START_WITHIN, "none" if isinstance(limit, Unknown) else str(limit)),)
    if isinstance(left, Unknown):
        start = common.started(case, law)
        # a treatment before the stay would only let the term end later
        if isinstance(limit, Unknown) and isinstance(start, date) and day < months_after(start, months):
            return fits(
                Fact(path, start.isoformat(), f"< {months_after(start, months).isoformat()}"),
                cite=(cite,),
                readings=used,
            )
        return unknown(Reason.TERM_START_NOT_GIVEN, missing_of(case.condition_key, after), cite=(cite,))
    if day < left:
        return refused(Reason.TERM_NOT_BEGUN, Fact(left_path, left.isoformat(), f"<= {day.isoformat()}"), cite=cite)

    def starting(start: date) -> Check:
        if not isinstance(limit, Unknown) and start >= months_after(left, limit):
            late = Fact(path, start.isoformat(), f"< {months_after(left, limit).isoformat()}")
            return refused(Reason.STARTED_TOO_LONG_AFTER_DISCHARGE, late, cite=cite, readings=used)
        end = months_after(start, months)
        fact = Fact(path, start.isoformat(), f"< {end.isoformat()}")
        if day < end:
            return fits(fact, cite=(cite,), readings=used)
        return refused(Reason.TERM_OVER, fact, cite=cite, readings=used)

    earliest, latest, need = _first_after(case, law, left)
    early, late = starting(earliest), starting(latest)
    if need is None or (early.verdict, early.reason) == (late.verdict, late.reason):
        return early
    return unknown(Reason.TERM_START_NOT_GIVEN, need, cite=(cite,))


def _first_after(case: Case, law: Law, left: date) -> tuple[date, date, Need | None]:
    """Return the earliest and the latest day that the first treatment after a discharge can have, and what would tell.

    It is the first session that was given, unless that lies before the stay; then the first one of the history after
    it, or this one.
    """
    given, own_start = case.condition.first_session, missing_of(case.condition_key, "first_session")
    if not isinstance(given, Unknown) and given >= left:
        return given, given, None

    def told(name: str) -> Need:
        """Return what would tell: the first session, unless it was given or nothing at all was said."""
        absent = isinstance(given, Unknown) and case.use_given
        return own_start if absent else attrs.evolve(own_start, names=(name,))

    sure, open_ = [case.session.date], []
    for index, row in enumerate(case.past.rows):
        own = isinstance(row.condition, Unknown) or row.condition == case.condition_key
        if not own or row.date > case.session.date or row.last < left:
            continue
        treats = counting.is_treatment(case, law, row.performance)
        if isinstance(treats, Need):
            open_.append((max(row.date, left), treats))
        elif treats and row.date < left:
            open_.append((left, told(f"history[{case.past.place(index)}].until")))
        elif treats:
            sure.append(row.date)
    if isinstance(case.history, Unknown) or case.condition_elsewhere() != NONE_AT_ALL:
        open_.append((left, told("history" if isinstance(case.history, Unknown) else "used.condition_elsewhere")))
    latest = min(sure)
    earlier = [each for each in open_ if each[0] < latest]
    if not earlier:
        return latest, latest, None
    earliest, need = min(earlier, key=lambda each: each[0])
    return earliest, latest, need


def _extension(case: Case, row: AnnexRow, start: date, months: int, fact: Fact) -> Check:
    """Whiplash: at most six months more while the triad is still present (annex 1, par. 6; `whiplash_extension`)."""
    assert row.months is not None
    assert row.extension_months is not None
    assert row.total_months_read is not None
    cite = row.months.citation
    reading = str(case.readings.of("whiplash_extension"))
    used = (("whiplash_extension", reading),)
    longest = months + row.extension_months if reading == "three_plus_six" else row.total_months_read
    end = months_after(start, longest)
    if case.session.date >= end:
        return refused(Reason.TERM_OVER, Fact(fact.name, fact.actual, f"< {end.isoformat()}"), cite=cite, readings=used)
    path = f"conditions.{case.condition_key}.triad"
    if isinstance(case.condition.triad, Unknown):
        need = missing_of(case.condition_key, "triad")
        return unknown(Reason.TRIAD_NOT_GIVEN, need, fact, cite=(cite,))._replace(readings=used)
    if case.condition.triad:
        longer = Fact(fact.name, fact.actual, f"< {end.isoformat()}")
        return fits(longer, Fact(path, True, True), cite=(cite,), readings=used)
    return refused(Reason.TERM_OVER, fact, Fact(path, False, True), cite=cite, readings=used)


def _not_irradiated(case: Case, law: Law, row: AnnexRow, months: int, need: Need) -> Check:
    """Soft-tissue tumour: "maximaal twee jaren na bestraling" gives no start without irradiation."""
    assert row.months is not None
    reading = case.readings.tumour_without_irradiation
    if isinstance(reading, Unknown):
        return unknown(Reason.TERM_START_NOT_GIVEN, need, cite=(row.months.citation,))
    used = (("tumour_without_irradiation", reading),)
    if reading == "no_term":
        return fits(readings=used)
    start = common.started(case, law)
    if reading == "two_years_from_treatment":
        if isinstance(start, Need):
            return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(row.months.citation,))
        if case.session.date < months_after(start, months):
            return fits(readings=used)
    return refused(Reason.TERM_OVER, cite=row.months.citation, readings=used)


def one_of_the_first(case: Case, law: Law) -> Check:
    """Ask whether an adult's session is one of the first of a condition of annex 1 that still runs.

    Those are not the basic package's, and some packages pay just these. What the basic policy asks is no part of it.
    """
    ground = law.basic.grounds[Ground.ANNEX_1]
    row = law.basic.annex_1.get(case.condition.kind)
    if row is None or _has_a_paragraph_of_its_own(case, law, row) or not common.is_adult(case, law):
        return refused(Reason.NOT_ON_ANNEX_1, cite=ground.citation)
    asked = list(_row(case, law, row))
    first = past_the_first(case, law, ground)
    asked.append(first if first.verdict is Verdict.UNKNOWN else _turned(first, ground))
    return joined(asked)


def _turned(check: Check, ground: GroundLaw) -> Check:
    """Return the other verdict."""
    if check.verdict is Verdict.REFUSED:
        return fits(*check.facts, readings=check.readings)
    return refused(Reason.NOT_ON_ANNEX_1, *check.facts, cite=ground.citation, readings=check.readings)


# --- the first twenty -----------------------------------------------------------------------------------------------


def past_the_first(case: Case, law: Law, ground: GroundLaw) -> Check:
    """Ask whether the first sessions, which are not the basic package's, are behind: twenty of this condition, ever."""
    number, kept_number = ground.numbers["first_not_covered"], ground.numbers["kept_first_not_covered"]
    count, kept = treatments(case, law, case.session.date), _kept(case, law, ground)
    if isinstance(kept, Need):
        either_way = count.reaches(number.value) is True or count.reaches(kept_number.value) is False
        if not either_way:
            check = unknown(Reason.USE_NOT_KNOWN, kept, cite=(kept_number.citation,))
            return check._replace(readings=count.readings)
    elif kept:
        number = kept_number
    first = number.value
    behind = count.reaches(first)
    fact = Fact("sessions_before", count.shown, f">= {first}")
    if isinstance(behind, Need):
        return unknown(Reason.USE_NOT_KNOWN, behind, fact, cite=(number.citation,))._replace(readings=count.readings)
    if behind:
        return fits(fact, cite=(number.citation,), readings=count.readings)
    return refused(Reason.ANNEX_1_FIRST_SESSIONS, fact, cite=number.citation, readings=count.readings)


def treatments(case: Case, law: Law, until: date) -> Count:
    """Count the treatments of the condition up to a day, whoever paid them, in all years and at all insurers.

    Reading: before the 18th birthday they count, or not (`sessions_before_18`); the statute does not say.
    """
    conditions, used = _conditions(case, law)
    adult = birthday(case.insured.born, law.basic.adult_age.value)
    ever = counting.elsewhere(case, "condition_elsewhere", case.condition_elsewhere())
    total = Count((ever if until >= case.session.date else counting.elsewhere_in_term(case),), used)
    from_18 = counting.sessions(case, law, conditions, adult, until)
    if not counting.sessions(case, law, conditions, counting.LONG_AGO, min(day_before(adult), until)).high:
        return total + from_18
    everything = counting.sessions(case, law, conditions, counting.LONG_AGO, until)
    reading = case.readings.sessions_before_18
    if isinstance(reading, Unknown):
        need = missing("readings.sessions_before_18")
        return total + Count((Part(from_18.low, everything.high, need.names, need.key),), everything.readings)
    counted = everything if reading == "count" else from_18
    return total + Count(counted.parts, (*counted.readings, ("sessions_before_18", reading)))


def _conditions(case: Case, law: Law) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the conditions that share one twenty: only its own, unless a reading says otherwise."""
    keys: tuple[str, ...] = (case.condition_key,)
    used: list[tuple[str, str]] = []
    listed = tuple(key for key, each in case.conditions.items() if each.kind in law.basic.annex_1)
    if len(listed) > 1:
        reading = str(case.readings.of("two_annex_conditions"))
        used.append(("two_annex_conditions", reading))
        keys = listed if reading == "shared_20" else keys
    same = common.same_kind(case, case.condition.kind)
    row = law.basic.annex_1.get(case.condition.kind)
    if len(same) > 1 and row is not None and row.months is not None:
        reading = str(case.readings.of("new_episode_time_limited"))
        used.append(("new_episode_time_limited", reading))
        keys = tuple(dict.fromkeys((*keys, *same))) if reading == "count_continues" else keys
    return keys, tuple(used)


def _kept(case: Case, law: Law, ground: GroundLaw) -> bool | Need:
    """Ask whether the rule of 2011 is kept: twelve treatments of that condition by 31 December 2011 (art. IV)."""
    by = ground.dates["kept_by"].value
    started, in_history = common.started(case, law), counting.first_treatment(case, law, case.condition_key)
    known = [day for day in (started, in_history) if isinstance(day, date)]
    if not isinstance(started, Need) and min(known) > by:
        return False
    kept = treatments(case, law, by).reaches(ground.numbers["kept_treatments"].value)
    return started if isinstance(kept, Need) and isinstance(started, Need) else kept
