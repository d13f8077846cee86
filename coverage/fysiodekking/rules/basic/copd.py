"""COPD of GOLD stage II or higher: supervised exercise therapy.

What the law asks: Bzv art. 2.6(6), from 2019; before that a row of annex 1. The paragraph has had two texts, and here
each has a rule of its own: that of 2019 to 2024 (Stb. 2018, 305), from 2021 with class B divided by burden and capacity
(Stb. 2020, 337), and that of 2025 and later. https://wetten.overheid.nl/BWBR0018492/2024-09-14#Artikel2.6
Readings: `copd_first_year_2020`; from 2025 `copd_numbers` and, with the numbers of insurers, `copd_b_split_2021`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from fysiodekking.law.grounds import ClassB, Copd, CopdText, Sessions
from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Sourced
from fysiodekking.model.dates import months_after
from fysiodekking.model.decision import Check, Finding, Verdict
from fysiodekking.model.facts import Bound, Fact
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground
from fysiodekking.rules import counting
from fysiodekking.rules.basic import common
from fysiodekking.rules.counting import Count
from fysiodekking.rules.ground_facts import CareFacts, GroundFacts
from fysiodekking.rules.verdicts import met, missing_of, unknown

RULE = "supervised_exercise_for_copd"
_ANOTHER_CONDITION = common.about_another_condition(RULE, Ground.COPD)
_HEAVY = frozenset({CopdClass.B2, CopdClass.C, CopdClass.D})
_OF_B = frozenset({CopdClass.B, CopdClass.B1, CopdClass.B2})


def supervised_exercise_for_copd(facts: GroundFacts, law: Law) -> Finding:
    """Supervised exercise therapy for COPD of GOLD stage II or higher, by the text of the day (Bzv 2.6(6))."""
    ground = law.basic.grounds.copd
    if facts.kind is not ConditionKind.COPD or not isinstance(ground, Copd):
        return _ANOTHER_CONDITION
    care = facts.care
    return _TEXTS[ground.text.value](care, law, ground)


def _maxima_from_18(care: CareFacts, law: Law, ground: Copd) -> Finding:
    """2019 to 2024: whatever the age; "voor de verzekerden van achttien jaar of ouder" at most so many, by class."""
    return _answer(care, law, ground, common.from_18_at_most(care, law, lambda: (_of_class(care, law, ground),)))


def _adults_without_maximum(care: CareFacts, law: Law, ground: Copd) -> Finding:
    """From 2025: "voor verzekerden van achttien jaar of ouder", and no number but what an insurer goes on reading."""
    from_18 = common.from_18(care, law, ground)
    if from_18.verdict is Verdict.REFUSED:
        return _answer(care, law, ground, (), from_18)
    reading = str(care.readings.of("copd_numbers"))
    within = met(Reason.NO_MAXIMUM, cite=(ground.text.citation,))
    if reading != "no_cap":
        within = _of_class(care, law, ground)
    within = within.read(("copd_numbers", reading))
    return _answer(care, law, ground, (within,), from_18)


_TEXTS: Final[Mapping[CopdText, Callable[[CareFacts, Law, Copd], Finding]]] = {
    CopdText.MAXIMA_FROM_18: _maxima_from_18,
    CopdText.ADULTS_WITHOUT_MAXIMUM: _adults_without_maximum,
}


def _answer(care: CareFacts, law: Law, ground: Copd, within: tuple[Check, ...], *first: Check) -> Finding:
    """Ask what both texts ask.

    :param first: what only one of them asks.
    """
    checks = [
        *first,
        common.by_profession(care, ground),
        common.exercise_therapy(care, ground),
        common.gold_stage(care, ground.gold_stage.value, ground.gold_stage.citation),
        *within,
    ]
    reasons = [check.reason for check in within if check.reason is not Reason.ASKED_AND_FITS]
    reason = reasons[-1] if reasons else Reason.NO_MAXIMUM
    return common.finding_of_ground(RULE, care, law, ground, checks, met(reason, cite=(ground.citation,)))


def _of_class(care: CareFacts, law: Law, ground: Copd) -> Check:
    """Ask the maximum of every class that the case leaves open; what would tell is asked only if they differ."""
    begun = _first_year(care, law, ground)
    if isinstance(begun, Need):
        return unknown(Reason.TERM_START_NOT_GIVEN, begun, cite=(ground.citation,))
    start, used = begun
    window, first_year = _window(care, start, ground.months.value)
    count = _treatments(care, law, window)
    classes, open_ = _possible_classes(care, ground)
    used += _division_read(care, ground)
    answers = [(common.at_most(count, maximum),) for maximum in _maxima(ground, classes, first_year)]
    agreed = answers[0] if len(answers) == 1 else common.agreeing(answers)
    if agreed is not None:
        beside = tuple(_term_beside(care, law, ground, first_year=first_year)) if len(classes) == 1 else ()
        return agreed[0].read(*used)._replace(beside=beside)
    reason = Reason.COPD_CLASS_NOT_GIVEN if open_ == "copd_class" else Reason.COPD_BURDEN_NOT_GIVEN
    need = missing_of(care.key, open_)
    return unknown(reason, need, cite=ground.class_b.citation, readings=used)


def _term_beside(care: CareFacts, law: Law, ground: Copd, *, first_year: bool) -> Iterator[Fact]:
    """The number of the first year, or that of a later one; not where a reading lets the year begin later."""
    start, months = common.started(care, law), ground.months.value
    assert not isinstance(start, Need)
    begun = max(start, ground.earliest_start.value)
    end = months_after(begun, months)
    if first_year is (care.day < end):
        yield Fact(field_of(care.key, "first_session"), begun, Bound("<", end, months=months))


def _possible_classes(care: CareFacts, ground: Copd) -> tuple[tuple[CopdClass, ...], str]:
    """Return the classes that the case leaves open, and the fact that would tell.

    From 2021 class B is two: with a high burden and a limited capacity (B2), or without one of them (B1).
    """
    given, divided = care.condition.copd_class, _is_divided(care, ground)
    if isinstance(given, Unknown):
        return (CopdClass.A, CopdClass.B, CopdClass.C), "copd_class"
    if not divided:
        return (CopdClass.B if given in _OF_B else given,), "copd_class"
    if given is not CopdClass.B:
        return (given,), "copd_class"
    both = {"high_burden": care.condition.high_burden, "limited_capacity": care.condition.limited_capacity}
    if False in both.values():
        return (CopdClass.B1,), "copd_class"
    absent = [name for name, value in both.items() if isinstance(value, Unknown)]
    if not absent:
        return (CopdClass.B2,), "copd_class"
    return (CopdClass.B1, CopdClass.B2), absent[0] if len(absent) == 1 else "copd_class"


def _is_divided(care: CareFacts, ground: Copd) -> bool:
    """Tell whether class B is two; without maxima in the text as the insurer that goes on with numbers has it."""
    return ground.class_b.value is ClassB.DIVIDED and (
        ground.text.value is CopdText.MAXIMA_FROM_18 or care.readings.of("copd_b_split_2021") != "single_b"
    )


def _division_read(care: CareFacts, ground: Copd) -> tuple[tuple[str, str], ...]:
    if ground.text.value is CopdText.MAXIMA_FROM_18 or care.condition.copd_class not in _OF_B:
        return ()
    return (("copd_b_split_2021", str(care.readings.of("copd_b_split_2021"))),)


def _maxima(ground: Copd, classes: tuple[CopdClass, ...], first_year: bool) -> Iterator[Sourced[Sessions]]:
    """Yield the maximum of each class once; some have one together."""
    for row in dict.fromkeys(map(_row_of, classes)):
        yield ground.maximum(row, first_year=first_year)


def _row_of(class_: CopdClass) -> str:
    if class_ is CopdClass.A:
        return "A"
    return "C" if class_ in _HEAVY else "B"


def variant(care: CareFacts, law: Law) -> str | None:
    """Return which of the ground's entitlement codes belongs to the session; None when that is not known."""
    ground = law.basic.grounds.copd
    if not isinstance(ground, Copd) or isinstance(care.condition.copd_class, Unknown):
        return None
    begun = _first_year(care, law, ground)
    if isinstance(begun, Need):
        return None
    _, first_year = _window(care, begun[0], ground.months.value)
    classes, _ = _possible_classes(care, ground)
    rows = {"B2" if class_ is CopdClass.B2 else _row_of(class_) for class_ in classes}
    return f"{rows.pop()}_{'first' if first_year else 'later'}_year" if len(rows) == 1 else None


def _first_year(care: CareFacts, law: Law, ground: Copd) -> tuple[date, tuple[tuple[str, str], ...]] | Need:
    """Return when the first year began, and the reading by which it did.

    It began at the first treatment, on 1 January 2019 at the earliest (`copd_first_year_2020`: 1 January 2020).
    """
    start = common.started(care, law)
    if isinstance(start, Need):
        return start
    earliest, read = ground.earliest_start.value, ground.read_start.value
    if start >= read:
        return start, ()
    reading = str(care.readings.of("copd_first_year_2020"))
    earliest = max(earliest, read) if reading == "2020_01_01" else earliest
    return max(start, earliest), (("copd_first_year_2020", reading),)


def _window(care: CareFacts, start: date, months: int) -> tuple[date, bool]:
    """Return the first day of the running term of so many months, and whether it is the first."""
    terms = 0
    while months_after(start, (terms + 1) * months) <= care.day:
        terms += 1
    return months_after(start, terms * months), terms == 0


def _treatments(care: CareFacts, law: Law, window: date) -> Count:
    start = common.started(care, law)
    assert not isinstance(start, Need)
    keys = common.same_kind(care, ConditionKind.COPD)
    elsewhere = common.elsewhere_from(care, start, window)
    return elsewhere + counting.sessions(care.earlier, law, keys, window, care.day)
