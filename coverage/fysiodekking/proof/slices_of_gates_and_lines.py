"""The slices of the gates, of what must hold before any ground of the basic package, and of extra lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.law.instruments import Law, Performance
from fysiodekking.model.dates import MONTHS_PER_YEAR
from fysiodekking.model.package import Payment
from fysiodekking.model.session import ExtraLine
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, PaidBy, Profession, Technique
from fysiodekking.proof.axes import Axis, Changes, ages, choices, doubtful, fact, not_given, terms, values
from fysiodekking.proof.regions import CONDITION, FIRST, Slice
from fysiodekking.rules import counting
from fysiodekking.rules.performance_list import NEVER_INSURED, SCREENING, SESSION, may_be_listed
from fysiodekking.rules.place_surcharge import PRACTICE

SAME_DAY: Final = "same day"
"""How slices begin that read nothing that has a date; in them the day itself decides where earlier sessions can lie."""

_NOT_ON_THE_LIST: Final = {"DN01": "a code that was on no list", "9999": "a code that is not on the list of 2019"}
_HOME: Final = "surcharge for treatment at home"
_PROFESSION: Final = "provider.profession"
_CODE: Final = "session.performance"
_SOME: Final = (Profession.PHYSIOTHERAPIST, Profession.EXERCISE_THERAPIST, Profession.ACUPUNCTURIST)
"""Both therapists, and another profession."""
_ON_A_DAY: Final = (*_SOME, Profession.SKIN_THERAPIST)
_NEEDLING: Final = (Technique.DRY_NEEDLING,)


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of the gates, the conditions of the basic package and the extra lines."""
    for phase, made in ((Asker.GATES, _gates), (Asker.CONDITIONS, _conditions), (Asker.LINES, _lines)):
        for name, axes, fixed in made(law, day):
            yield Slice(phase=phase, name=name, day=day, axes=axes, fixed=fixed)


_Made = Iterator[tuple[str, tuple[Axis, ...], Changes]]
"""The name of each slice of a phase, its axes, and what all its cases have in common."""


def _gates(law: Law, day: date) -> _Made:
    every, referral = fact(_PROFESSION, absent=False), fact("session.referral")
    yield "register", (every, fact("provider.big_registered")), {}
    yield from _what_was_done(every)
    yield "performance", (every, _named(_codes_apart(law, by_class=True)), fact("provider.contracted"), referral), {}
    yield from _what_codes_say(law, day, referral)
    yield from _same_day(law, day)


def _what_was_done(every: Axis) -> _Made:
    """Techniques, by whom, on whose order, and inside what; needling alone and beside exercises."""
    beside = [(each, Technique.EXERCISE_THERAPY) for each in (Technique.DRY_NEEDLING, Technique.INJECTION)]
    done = (*((technique,) for technique in Technique), *beside)
    competent = tuple(technique for technique in Technique if technique is not Technique.DRY_NEEDLING)
    training = fact("provider.trained_in", (_NEEDLING, (Technique.MANUAL_THERAPY,), competent, ()))
    order = fact("session.on_order_of", none="no order stated")
    yield "what was done", (every, fact("session.techniques", done), training, order), {}
    needling = fact("session.techniques", (beside[0], _NEEDLING, (Technique.EXERCISE_THERAPY,)))
    yield "inside a treatment plan", (every, needling, training, fact("session.treatment_plan")), {}


def _what_codes_say(law: Law, day: date, referral: Axis) -> _Made:
    """What codes say of themselves: of age, referral and specialism, and of the condition."""
    of_condition, others = _described(law)
    asked = [each for those in law.charging.descriptions.values() for each in those]
    age = ages(day, {law.basic.adult_age.value, *(each.below_age for each in asked if each.below_age is not None)})
    specialisms = tuple(dict.fromkeys(each.specialism for each in asked if each.specialism is not None))
    trained = fact("provider.specialisms", (specialisms, ()))
    axes = fact(_PROFESSION, _SOME, absent=False), _named(others), age, referral, trained
    yield "what a code says of itself", axes, {}
    begun = terms(FIRST, day, {MONTHS_PER_YEAR}, what="first session")
    kinds, grown = fact("condition.kind", absent=False), ages(day, {law.basic.adult_age.value})
    yield "for which condition a code is", (_named(of_condition), kinds, grown, begun), {}


def _same_day(law: Law, day: date) -> _Made:
    """A line after another one of the same day: whether it may be charged, and whether the insurer pays it."""
    of_a_day, necessary = _codes_of_a_day(law), fact("session.medically_necessary")
    codes = values("performance", _CODE, {each: each for each in of_a_day}, absent=False)
    therapists = fact(_PROFESSION, _ON_A_DAY, absent=False)
    yield SAME_DAY, (therapists, codes, _earlier_that_day(day, of_a_day), necessary), {}
    beside = [code for code in of_a_day if counting.kind_of(law, code) not in NEVER_INSURED]
    axes = professions_with_codes(*_ON_A_DAY), _earlier_that_day(day, beside), necessary
    read = (fact(f"readings.{key}") for key in ("second_session_same_day", "same_day_across_professions"))
    yield f"{SAME_DAY}, what the insurer pays", (*axes, *read), {}


def _conditions(law: Law, _day: date) -> _Made:
    every = fact(_PROFESSION, absent=False)
    pays = {f"the policy pays {percent} % without a contract": Payment(percent=percent) for percent in (75, 0)}
    unpaid = values("payment without a contract", "basic.not_contracted", pays)
    insured, contract = fact("insured.basic_insured"), fact("provider.contracted")
    yield "before any ground", (every, insured, other_payer(), contract, unpaid), {}
    rows = fact("condition.kind", (ConditionKind.NOT_LISTED, *law.basic.annex_1), absent=False)
    yield "who gives care of annex 1", (every, rows, fact("readings.skin_therapist_on_annex_1")), {}


def _lines(law: Law, _day: date) -> _Made:
    some, (of_condition, others) = fact(_PROFESSION, _SOME, absent=False), _described(law)
    home = ExtraLine(description=_HOME, price=PRICE)
    said = {**dict(map(_line, (*of_condition, *others))), _HOME: (home,), f"{_HOME}, twice": (home, home)}
    axes = some, values("line", "session.extra_lines", said, absent=False), _session(law, elsewhere=True)
    stroke = {"condition.kind": ConditionKind.STROKE}
    yield "what an extra line says of itself", (*axes, fact("session.referral")), stroke
    lines = values("line", "session.extra_lines", dict(map(_line, (*_codes_apart(law), ""))), absent=False)
    asked = fact("provider.contracted"), fact("session.medically_necessary")
    yield "an extra line", (some, lines, _session(law), *asked), {}


def other_payer() -> Axis:
    """Make the axis of who else pays; not given says that nobody said so, and is not asked."""
    return fact("insured.other_payer", none="nobody said that somebody else pays")


def professions_with_codes(*those: Profession) -> Axis:
    """Make the axis of the profession, each with an ordinary code of its own list: all of them, or some."""

    def says(each: Profession) -> Changes:
        return {_PROFESSION: each, _CODE: "2000" if each is Profession.EXERCISE_THERAPIST else "1000"}

    return choices("profession", {each.value.replace("_", " "): says(each) for each in those or Profession})


# --- performance codes ----------------------------------------------------------------------------------------------


def _codes_apart(law: Law, *, by_class: bool = False) -> dict[str, str]:
    """Return one performance code for each kind that a rule can tell apart, with what it is; two are on no list.

    :param by_class: also one for each class of cover.
    """

    def traits(each: Performance) -> Hashable:
        return each.kind, each.professions, each.covers if by_class else None, each.surcharge_on, each.in_force

    found: dict[Hashable, Performance] = {}
    for performance in law.charging.performances.values():
        found.setdefault(traits(performance), performance)
    return {**{each.code: each.name for each in found.values()}, **_NOT_ON_THE_LIST}


def _named(codes: dict[str, str]) -> Axis:
    known = {f"{name} ({code})": code for code, name in codes.items()}
    return values("performance", _CODE, known, absent=False)


def _codes_of_a_day(law: Law) -> list[str]:
    """Return one performance code for each kind that the rules of the same day can tell apart."""
    found: dict[Hashable, str] = {}
    for code in (*law.charging.performances, *_NOT_ON_THE_LIST):
        listed = law.charging.performances.get(code)
        never = counting.kind_of(law, code) in NEVER_INSURED
        whose = may_be_listed(law, code) if listed is None else listed.professions
        found.setdefault((never, counting.is_first_visit(law, code), whose), code)
    return list(found.values())


def _described(law: Law) -> tuple[dict[str, str], dict[str, str]]:
    """Return one code for each thing that codes say of themselves on each list: of the condition, and of all else."""
    found: tuple[dict[Hashable, Performance], dict[Hashable, Performance]] = {}, {}
    for code, listed in law.charging.performances.items():
        asked = law.charging.descriptions.get(code, ())
        if listed.in_force is True and (asked or listed.kind in (SESSION, SCREENING)):
            of_condition = any(each.conditions for each in asked)
            found[not of_condition].setdefault(
                (tuple(each.id for each in asked), listed.professions, listed.kind), listed
            )
    one, other = ({each.code: each.name for each in those.values()} for those in found)
    return one, other


def _earlier_that_day(day: date, those: Iterable[str]) -> Axis:
    """Make the axis of an earlier line: none, the day before, one of each kind on the same day, or perhaps on it."""

    def row(when: date, code: str, **more: Any) -> Changes:
        return {"rows": (Row(date=when, condition=CONDITION, performance=code, paid_by=PaidBy.INSURED, **more),)}

    same = {f"earlier that day {code}": row(day, code) for code in those}
    known = choices("earlier line", {"no earlier line": {}, "the day before": row(day - DAY, "1000"), **same})
    perhaps = doubtful("perhaps one earlier that day", row(day - 2 * DAY, "1000", until=day, sessions=2))
    return known.with_(perhaps, not_given("history", "sessions"))


def _line(code: str) -> tuple[str, tuple[ExtraLine, ...]]:
    line = ExtraLine(description="an extra line", performance=code, price=PRICE)
    return f"extra line {code or 'in free text'}", (line,)


def _session(law: Law, *, elsewhere: bool = False) -> Axis:
    """Make the axis of the session's own code, as far as an extra line depends on it.

    :param elsewhere: also of a session away from the practice.
    """
    first: dict[str, str] = {}
    for code, listed in law.charging.performances.items():
        if listed.in_force is True and listed.kind in ("session", "intake", "screening"):
            first.setdefault(f"beside {listed.kind}", code)
            if elsewhere and listed.place != PRACTICE:
                first.setdefault(f"beside {listed.kind} elsewhere", code)
    return values("session", _CODE, first, absent=False)
