"""Strategies for the parts of a case: session, provider, insured, condition, readings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from fysiodekking.boundaries.fact_catalogue import ASKED_FACTS, SILENT, of_condition
from fysiodekking.boundaries.ordinary import ADULT, PRICE, SPECIALISMS, codes_of, law_near
from fysiodekking.boundaries.thresholds import DAY, gold_stage, terms, turning
from fysiodekking.boundaries.thresholds import ages as ages_of_law
from fysiodekking.law import Law
from fysiodekking.model.condition import STARTS, Condition
from fysiodekking.model.dates import birthday, first_of_year, months_after
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.people import VOLUNTARY_STEPS, Insured, Provider
from fysiodekking.model.readings import CHOICES, Readings
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CopdClass, OtherPayer, Profession, Side, Technique
from fysiodekking.testing.argument_checks import checking
from fysiodekking.testing.draws import Days, Draws, Manner, days, place

OLDEST: Final = 100
_NOT_LISTED_ANYWHERE: Final = "DN01"
_TECHNIQUES: Final = (
    (Technique.EXERCISE_THERAPY,),
    *((Technique.DRY_NEEDLING,),) * 6,
    (Technique.DRY_NEEDLING, Technique.EXERCISE_THERAPY),
    (Technique.MASSAGE, Technique.ADVICE),
    (Technique.MANUAL_THERAPY,),
)
_LINES: Final = (
    ExtraLine(description="dry needling", price=Money(1000)),
    ExtraLine(description="taping", price=Money(500)),
    ExtraLine(description="intake", performance="1870", price=Money(4500)),
)


# --- the session ----------------------------------------------------------------------------------------------------


def sessions(
    on: Days = None,
    *,
    profession: Profession | str = Profession.PHYSIOTHERAPIST,
    condition: str | Unknown = NOT_GIVEN,
    complete: bool = False,
) -> st.SearchStrategy[Session]:
    """Generate session lines of one profession.

    :param on: the day, or the first and last day; left out: the days for which the law was checked.
    :param profession: whose list of performances the code comes from (mostly; now and then it is on no list).
    :param condition: key of the condition that is treated, where the case has several.
    :param complete: every fact is given; otherwise facts are left out now and then.
    :raises ValueError: for days, a profession, a key or a flag that cannot be used.
    """
    with checking() as check:
        span = check.span(on)
        whose = check.word("profession", Profession, profession)
        key = check.key("condition", condition)
        manner = Manner(complete=check.flag("complete", complete))
    return session_of(days(span), whose, key, manner)


@st.composite
def session_of(
    draw: st.DrawFn, days: st.SearchStrategy[date], profession: Profession, condition: str | Unknown, manner: Manner
) -> Session:
    """Generate what `sessions` does, in a manner."""
    day, draws = draw(days), Draws(draw, manner)
    return Session(
        date=day,
        performance=_performance(draws, law_near(day), profession),
        techniques=draws.fact(*_TECHNIQUES, (draws.one(tuple(Technique)),), weight=6),
        condition=condition,
        price=draws.fact(PRICE, Money(draw(place(20_001))), weight=2),
        treatment_plan=draws.held(True, False, weight=15),
        referral=draws.fact(False, True, weight=2),
        consent=draws.fact(False, True, weight=2),
        **_accident(draws, day),
        other_that_day=draws.held(False, True),
        medically_necessary=draws.fact(False, True, weight=2),
        insufficient_result=draws.fact(False, True, weight=1),
        on_order_of=_order(draws),
        extra_lines=draws.usually((), *((line,) for line in _LINES), _LINES[:2], weight=12),
    )


def _accident(draws: Draws, day: date) -> dict[str, Any]:
    """Draw whether there was an accident, and when: about the terms that packages ask."""
    accident = draws.held(False, True)
    if accident is not True or draws.left_out():
        return {"accident": accident}
    ago = months_after(day, -draws.one((0, 3, 12)))
    return {"accident": True, "accident_on": ago + draws.one((0, -1)) * DAY}


def _order(draws: Draws) -> Profession | Unknown:
    """Draw who ordered a reserved act: nobody is stated to have, mostly."""
    by: tuple[Profession | Unknown, ...] = (Profession.PHYSICIAN, Profession.OTHER)
    return draws.nearly_always(NOT_GIVEN, *by, weight=20)


def _performance(draws: Draws, law: Law, profession: Profession) -> str | Unknown:
    if profession not in THERAPISTS:
        return NOT_GIVEN
    listed, treatments = codes_of(law, profession), codes_of(law, profession, ("session",))
    chosen = draws.nearly_always("ordinary", "session", "listed", "unlisted", weight=12)
    if chosen == "unlisted":
        return _NOT_LISTED_ANYWHERE
    return treatments[0] if chosen == "ordinary" else draws.one(treatments if chosen == "session" else listed)


# --- the people -----------------------------------------------------------------------------------------------------


def providers(
    *, professions: Iterable[Profession | str] | None = None, complete: bool = False
) -> st.SearchStrategy[Provider]:
    """Generate providers, without anything that says who they are.

    :param professions: only these; left out: all, physiotherapists mostly.
    :param complete: every fact is given; otherwise facts are left out now and then.
    :raises ValueError: for a profession that is not known, or a flag that is none.
    """
    with checking() as check:
        known = check.words("professions", Profession, professions)
        manner = Manner(complete=check.flag("complete", complete))
    return provider_of(known, manner)


@st.composite
def provider_of(draw: st.DrawFn, known: tuple[Profession, ...], manner: Manner) -> Provider:
    """Generate what `providers` does, in a manner."""
    draws = Draws(draw, manner)
    return Provider(
        profession=draws.usually(known[0], *known[1:], weight=8 * len(known[1:]) or 1),
        big_registered=draws.held(True, False, weight=15),
        trained_in=draws.held((Technique.DRY_NEEDLING,), (), weight=9),
        specialisms=draws.fact(SPECIALISMS, (), ("pelvic",), ("manual_therapy",), weight=5),
        contracted=draws.fact(True, False, weight=3),
        associations=draws.fact((), ("NVA",)),
    )


def insured(
    on: Days = None, *, ages: tuple[int, int] = (0, OLDEST), complete: bool = False
) -> st.SearchStrategy[Insured]:
    """Generate insured people, without anything that says who they are but a date of birth.

    :param on: the day on which they have their age, or the first and last day it is drawn from.
    :param ages: youngest and oldest age in whole years on that day, both included; 105 at most.
    :param complete: every fact is given; otherwise facts are left out now and then.
    :raises ValueError: for days, ages or a flag that cannot be used.
    """
    with checking() as check:
        span, ages = check.span(on), check.ages(ages)
        manner = Manner(complete=check.flag("complete", complete))
    return insured_of(days(span), ages, manner)


@st.composite
def insured_of(draw: st.DrawFn, days: st.SearchStrategy[date], ages: tuple[int, int], manner: Manner) -> Insured:
    """Generate what `insured` does, in a manner."""
    day, draws = draw(days), Draws(draw, manner)
    voluntary = draws.fact(*VOLUNTARY_STEPS)
    return Insured(
        born=_born(draws, day, ages),
        basic_insured=draws.held(True, False, weight=15),
        voluntary_deductible=voluntary,
        deductible_used=_used_of_deductible(draws, day, voluntary),
        other_payer=draws.nearly_always(NOT_GIVEN, *OtherPayer, weight=30),
    )


def _used_of_deductible(draws: Draws, day: date, voluntary: Money | Unknown) -> Money | Unknown:
    """Draw what was used: nothing, all but less than the price of a session, or any amount."""
    mandatory = law_near(day).insurance.mandatory_deductible
    total = NOTHING if mandatory is None else mandatory.value
    total += NOTHING if isinstance(voluntary, Unknown) else voluntary
    nearly = total - min(total, Money(draws.draw(place(PRICE.cents))))
    return draws.fact(NOTHING, nearly, Money(draws.draw(place(90_001))), weight=2)


def _born(draws: Draws, day: date, ages: tuple[int, int]) -> date:
    """Draw a birthday: on 1 January, today, tomorrow, or any; around an age that the law names, or any."""
    youngest, oldest = ages
    law = law_near(day)
    known = [ADULT, *sorted(age + less for age in ages_of_law(law) for less in (0, -1))]
    within = [age for age in known if youngest <= age <= oldest] or [oldest]
    age = draws.usually(within[0], *within[1:], youngest + draws.draw(place(oldest - youngest + 1)))
    turned = turning(age, day)
    earlier = turned - draws.draw(st.integers(0, 364)) * DAY
    return draws.usually(
        first_of_year(turned), turned, earlier if birthday(earlier, age + 1) > day else turned, weight=3
    )


# --- what is treated ------------------------------------------------------------------------------------------------


def conditions(
    on: Days = None,
    *,
    kinds: Iterable[ConditionKind | str] | None = None,
    born: date | None = None,
    complete: bool = False,
) -> st.SearchStrategy[Condition]:
    """Generate conditions, with the facts that their kind asks.

    :param on: the day on which it is treated, or the first and last day; starts lie on or before it, often
        around the end of a term that the law of that day names.
    :param kinds: only these; left out: all, ordinary complaints mostly.
    :param born: nothing starts before it, and no day that lies before it is drawn.
    :param complete: every fact that the kind asks is given; otherwise facts are left out now and then.
    :raises ValueError: for days, a kind, a date of birth or a flag that cannot be used.
    """
    with checking() as check:
        known = check.words("kinds", ConditionKind, kinds)
        born, span = check.born(born, check.span(on))
        manner = Manner(complete=check.flag("complete", complete))
    return condition_of(days(span), known, born, manner)


@st.composite
def condition_of(
    draw: st.DrawFn,
    days: st.SearchStrategy[date],
    known: tuple[ConditionKind, ...],
    born: date | None,
    manner: Manner,
) -> Condition:
    """Generate what `conditions` does, in a manner."""
    day, draws = draw(days), Draws(draw, manner)
    law = law_near(day)
    kind = draws.usually(known[0], *(draws.one(known),) * (4 if manner.plain else 1), weight=1)
    facts: dict[str, Any] = {"first_session": NOT_GIVEN if draws.left_out() else _start(draws, law, kind, day, born)}
    for name in _drawn_facts(law, kind):
        if not draws.left_out():
            start = name in STARTS
            facts[name] = _start(draws, law, kind, day, born) if start else draws.usually(*_answers(law, name))
    return Condition(kind=kind, **facts)


def _answers(law: Law, name: str) -> tuple[Any, ...]:
    """Return the answers to a fact of a condition, the usual one first."""
    if name == "gold_stage":
        return tuple(dict.fromkeys((gold_stage(law), 1, 2, 3, 4)))
    lists: dict[str, tuple[Any, ...]] = {"side": tuple(Side), "copd_class": tuple(CopdClass)}
    return lists.get(name) or ASKED_FACTS[f"condition.{name}"].usual_first


def _drawn_facts(law: Law, kind: ConditionKind) -> tuple[str, ...]:
    """Return the facts of a condition that are drawn beside its first session: what its kind is asked, and a side."""
    return (*of_condition(law, kind), *(("side",) if kind is ConditionKind.OSTEOARTHRITIS_HIP_KNEE else ()))


def _start(draws: Draws, law: Law, kind: ConditionKind, day: date, born: date | None) -> date:
    """Draw a start: a little before the day, or on either side of the day at which a term ends."""
    ends = [months_after(day, -months) + shift * DAY for months in sorted(terms(law, kind)) for shift in (0, 1)]
    usual = day - draws.draw(place(401)) * DAY
    chosen = draws.usually(usual, *ends, weight=max(1, len(ends)))
    return chosen if born is None else max(born, chosen)


_FEW_READINGS: Final = st.lists(st.sampled_from(tuple(CHOICES)), max_size=2, unique=True)


def readings(*, complete: bool = False) -> st.SearchStrategy[Readings]:
    """Generate readings: how an insurer reads what the law leaves open.

    :param complete: every point on which the statute is silent is read in some way; otherwise few points are.
    :raises ValueError: for a flag that is none.
    """
    with checking() as check:
        manner = Manner(complete=check.flag("complete", complete))
    return readings_of(manner)


@st.composite
def readings_of(draw: st.DrawFn, manner: Manner) -> Readings:
    """Generate what `readings` does, in a manner."""
    draws = Draws(draw, manner)
    chosen: dict[str, Any] = {key: draws.one(CHOICES[key].values) for key in SILENT if manner.complete}
    for key in draw(_FEW_READINGS):
        own = [value for value in CHOICES[key].values if value == CHOICES[key].text]
        chosen[key] = draws.one(tuple(dict.fromkeys((*own, *CHOICES[key].values))))
    return Readings(**chosen)
