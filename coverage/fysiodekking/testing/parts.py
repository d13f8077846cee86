"""Strategies for the parts of a case: session, provider, insured, condition, readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from fysiodekking.law import Law
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import MONTHS_PER_YEAR, birthday, first_of_year, months_after
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.people import VOLUNTARY_STEPS, Insured, Provider
from fysiodekking.model.readings import CHOICES, Readings
from fysiodekking.model.session import ExtraLine, Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import THERAPISTS, ConditionKind, CopdClass, OtherPayer, Profession, Side, Technique
from fysiodekking.testing.arguments import checking
from fysiodekking.testing.draws import DAY, Days, Draws, Manner, days, law_near, place

PRICE: Final = Money(4250)
"""What an ordinary session costs in a generated case: made up, as every price there is."""

ADULT: Final = 42
OLDEST: Final = 100
_NOT_LISTED_ANYWHERE: Final = "DN01"
SPECIALISMS: Final = ("pelvic", "manual_therapy", "child", "oedema", "geriatric", "psychosomatic")
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
        accident=draws.held(False, True),
        medically_necessary=draws.fact(False, True, weight=2),
        insufficient_result=draws.fact(False, True, weight=1),
        on_order_of=_order(draws),
        extra_lines=draws.usually((), *((line,) for line in _LINES), _LINES[:2], weight=12),
    )


def _order(draws: Draws) -> Profession | Unknown:
    """Draw who ordered a reserved act: nobody is stated to have, mostly."""
    by: tuple[Profession | Unknown, ...] = (Profession.PHYSICIAN, Profession.OTHER)
    return draws.nearly_always(NOT_GIVEN, *by, weight=20)


def codes_of(law: Law, profession: Profession, kinds: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the codes on a profession's list on that day, ordinary sessions first."""
    listed = [
        each for each in law.charging.performances.values() if each.in_force is True and profession in each.professions
    ]
    listed = [each for each in listed if not kinds or each.kind in kinds]
    return tuple(each.code for each in sorted(listed, key=lambda each: (each.kind != "session", each.code)))


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
    named = {row.below_age for row in law.basic.annex_1.values() if row.below_age is not None}
    named |= {law.basic.adult_age.value, law.insurance.deductible_age.value}
    known = [ADULT, *sorted(age + less for age in named for less in (0, -1))]
    within = [age for age in known if youngest <= age <= oldest] or [oldest]
    age = draws.usually(within[0], *within[1:], youngest + draws.draw(place(oldest - youngest + 1)))
    turned = months_after(day, -age * MONTHS_PER_YEAR)
    turned = turned if birthday(turned, age) <= day else turned - DAY
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
    for name in asked(law, kind):
        if not draws.left_out():
            facts[name] = draws.usually(*_ANSWERS[name]) if name in _ANSWERS else _start(draws, law, kind, day, born)
    return Condition(kind=kind, **facts)


_ANSWERS: Final[dict[str, tuple[Any, ...]]] = {
    "triad": (True, False),
    "gold_stage": (2, 1, 3, 4),
    "copd_class": tuple(CopdClass),
    "high_burden": (True, False),
    "limited_capacity": (True, False),
    "fev1_vc_below_60": (True, False),
    "day_surgery": (False, True),
    "severe_limitations": (True, False),
    "in_study": (True, False),
    "study_ended": (False, True),
    "high_fall_risk": (True, False),
    "somatic_or_psychological_ground": (True, False),
    "side": tuple(Side),
}
_ASKED: Final[dict[ConditionKind, tuple[str, ...]]] = {
    ConditionKind.COPD: ("gold_stage", "copd_class", "high_burden", "limited_capacity"),
    ConditionKind.FALL_RISK: ("high_fall_risk", "somatic_or_psychological_ground"),
    ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE: ("severe_limitations",),
    ConditionKind.AXIAL_SPONDYLOARTHRITIS_SEVERE: ("severe_limitations",),
    ConditionKind.OSTEOARTHRITIS_HIP_KNEE: ("side",),
}


def asked(law: Law, kind: ConditionKind) -> tuple[str, ...]:
    """Return the facts of a condition, beside its first session, that its kind asks on that day."""
    row = law.basic.annex_1.get(kind)
    names = list(_ASKED.get(kind, ()))
    grounds = law.basic.grounds
    if any(grounds[each].in_force and each.value == kind.value.replace("_severe", "_in_study") for each in grounds):
        names += ["in_study", "study_ended"]
    if row is not None:
        names += [start for start in (row.starts, row.after) if start not in (None, "first_session")]
        names += ["day_surgery"] if "discharged" in names else []
        ratio = row.fev1_vc_below is not None or row.or_row is not None
        names += ["fev1_vc_below_60"] if ratio and row.serves is kind else []
    if row is not None and row.extension_months is not None:
        names.append("triad")
    return tuple(names)


def terms_of(law: Law, kind: ConditionKind) -> tuple[int, ...]:
    """Return the terms in months that the law of that day names for a kind."""
    row = law.basic.annex_1.get(kind)
    ground = next((each for each in law.basic.grounds.values() if each.ground == kind.value), None)
    months = []
    if row is not None and row.months is not None:
        months = [row.months.value, row.months.value + (row.extension_months or 0)]
    months += [ground.numbers["months"].value] if ground is not None and "months" in ground.numbers else []
    return tuple(dict.fromkeys(months))


def _start(draws: Draws, law: Law, kind: ConditionKind, day: date, born: date | None) -> date:
    """Draw a start: a little before the day, or on either side of the day at which a term ends."""
    ends = [months_after(day, -months) + shift * DAY for months in terms_of(law, kind) for shift in (0, 1)]
    usual = day - draws.draw(place(401)) * DAY
    chosen = draws.usually(usual, *ends, weight=max(1, len(ends)))
    return chosen if born is None else max(born, chosen)


SILENT: Final = tuple(key for key, choice in CHOICES.items() if isinstance(choice.text, Unknown))
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
