"""COPD of GOLD stage II or higher: supervised exercise therapy for adults.

What the law asks: Bzv art. 2.6(6), from 2019; before that a row of annex 1. Maxima by class stood in the decree of 2019
and 2020 (Stb. 2018, 305), are printed by insurers for 2021 to 2024, and are gone from the text of 2025-01-01 on.
https://wetten.overheid.nl/BWBR0018492/2026-07-01#Artikel2.6
Readings: `copd_numbers`, `copd_b_split_2021`, `copd_first_year_2020`.
"""

from __future__ import annotations

from datetime import date

from fysiodekking.law.schema import GroundLaw, Law
from fysiodekking.model.case import Case
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Fact, Finding, Verdict
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.checks import Check, fits, met, missing, missing_of, refused, unknown
from fysiodekking.rules.counting import Count

RULE = "supervised_exercise_for_copd"
_ELSEWHERE = common.elsewhere(RULE, Ground.COPD)
_HEAVY = frozenset({CopdClass.B2, CopdClass.C, CopdClass.D})


def supervised_exercise_for_copd(case: Case, law: Law) -> Finding:
    """From 18: supervised exercise therapy for COPD of GOLD stage II or higher (Bzv 2.6(6))."""
    ground = law.basic.grounds[Ground.COPD]
    if case.condition.kind is not ConditionKind.COPD or not ground.in_force:
        return _ELSEWHERE
    within = _maximum(case, law, ground)
    checks = [
        common.from_18(case, law, ground),
        common.by_profession(case, ground),
        common.exercise_therapy(case, ground),
        _gold_stage(case, ground),
        within,
    ]
    return common.answer(RULE, case, law, ground, checks, met(within.reason, cite=(ground.citation,)))


def _gold_stage(case: Case, ground: GroundLaw) -> Check:
    path, lowest = f"conditions.{case.condition_key}.gold_stage", ground.numbers["gold_stage"]
    stage = case.condition.gold_stage
    if isinstance(stage, Unknown):
        return unknown(
            Reason.GOLD_STAGE_NOT_GIVEN, missing_of(case.condition_key, "gold_stage"), cite=(lowest.citation,)
        )
    fact = Fact(path, stage, f">= {lowest.value}")
    if stage < lowest.value:
        return refused(Reason.GOLD_STAGE_TOO_LOW, fact, cite=lowest.citation)
    return fits(fact)


def _maximum(case: Case, law: Law, ground: GroundLaw) -> Check:
    """Ask the maximum of the class, as firm as it was on that day."""
    words = ground.words["maxima"]
    reading = case.readings.copd_numbers
    used = () if isinstance(reading, Unknown) else (("copd_numbers", reading),)
    gone = words.value == "gone"
    if words.value != "decree" and (reading == "no_cap" or (gone and isinstance(reading, Unknown))):
        shown = used or (("copd_numbers", "no_cap"),)
        return met(Reason.NO_MAXIMUM, cite=(words.citation,), readings=shown)
    check = _of_class(case, law, ground)
    if words.value == "decree":
        return check
    if check.verdict is Verdict.MET or not isinstance(reading, Unknown):
        return check._replace(readings=(*check.readings, *used))
    path = "readings.copd_numbers"
    return unknown(Reason.COPD_NUMBERS_NOT_ESTABLISHED, missing(path), *check.facts, cite=(words.citation,))


def _of_class(case: Case, law: Law, ground: GroundLaw) -> Check:
    start = _first_year(case, law, ground)
    if isinstance(start, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, start, cite=(ground.citation,))
    window, first_year = _window(case, start, ground.numbers["months"].value)
    count = _treatments(case, law, window)
    classes = _possible_classes(case, ground)
    checks = [common.at_most(count, ground.numbers[name].value, ground, name) for name in _maxima(classes, first_year)]
    if all(check.verdict is checks[0].verdict for check in checks) and checks[0].verdict is not Verdict.UNKNOWN:
        return checks[0]
    if len(checks) == 1:
        return checks[0]
    plain_b = case.condition.copd_class is CopdClass.B
    if plain_b and isinstance(case.readings.copd_b_split_2021, Unknown):
        path = "readings.copd_b_split_2021"
        return unknown(Reason.READING_NOT_GIVEN, missing(path), cite=(ground.words["b_is_split"].citation,))
    return unknown(Reason.COPD_CLASS_NOT_GIVEN, missing_of(case.condition_key, "copd_class"), cite=(ground.citation,))


def _possible_classes(case: Case, ground: GroundLaw) -> tuple[CopdClass, ...]:
    """Return the classes that the case leaves open; a plain B after the split is B1 or B2, unless read as one class."""
    given = case.condition.copd_class
    if isinstance(given, Unknown):
        return (CopdClass.A, CopdClass.B, CopdClass.C)
    if given is CopdClass.B and ground.words["b_is_split"].value == "yes":
        return (CopdClass.B,) if case.readings.copd_b_split_2021 == "single_b" else (CopdClass.B, CopdClass.B2)
    return (given,)


def _maxima(classes: tuple[CopdClass, ...], first_year: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{_row_of(each)}_{'first' if first_year else 'later'}_year" for each in classes))


def _row_of(each: CopdClass) -> str:
    if each is CopdClass.A:
        return "A"
    return "C" if each in _HEAVY else "B"


def variant(case: Case, law: Law) -> str | None:
    """Return which of the ground's entitlement codes belongs to the session; None when that is not known."""
    ground = law.basic.grounds[Ground.COPD]
    start = _first_year(case, law, ground)
    given = case.condition.copd_class
    if isinstance(start, Need) or isinstance(given, Unknown):
        return None
    _, first_year = _window(case, start, ground.numbers["months"].value)
    row = "B2" if given is CopdClass.B2 else _row_of(given)
    return f"{row}_{'first' if first_year else 'later'}_year"


def _first_year(case: Case, law: Law, ground: GroundLaw) -> date | Need:
    """Return when the first year began: at the first treatment, on 1 January 2019 at the earliest."""
    start = common.started(case, law)
    if isinstance(start, Need):
        return start
    earliest = ground.dates["earliest_start"].value
    if case.readings.of("copd_first_year_2020") == "2020_01_01":
        earliest = max(earliest, ground.dates["read_start"].value)
    return max(start, earliest)


def _window(case: Case, start: date, months: int) -> tuple[date, bool]:
    """Return the first day of the running term of so many months, and whether it is the first."""
    terms = 0
    while months_after(start, (terms + 1) * months) <= case.session.date:
        terms += 1
    return months_after(start, terms * months), terms == 0


def _treatments(case: Case, law: Law, window: date) -> Count:
    start = common.started(case, law)
    assert not isinstance(start, Need)
    keys = common.same_kind(case, ConditionKind.COPD)
    elsewhere = common.elsewhere_from(case, start, window)
    return elsewhere + counting.sessions(case, law, keys, window, case.session.date)
