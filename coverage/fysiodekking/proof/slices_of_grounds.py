"""The slices of the grounds: for each kind of condition what `boundaries` says that it is asked, and where that turns.

Of each kind *term and number*, with every fact, reading and term of its own; *who and what*, with what the basic policy
asks; and the first twenty of annex 1 in all their forms. Kinds that no rule can tell apart but by name share the last
two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any, Final

import attrs

from fysiodekking.boundaries import thresholds
from fysiodekking.boundaries.case_pairs_of_law import on_annex
from fysiodekking.boundaries.fact_catalogue import (
    ASKED_FACTS,
    Asker,
    answers_of_condition,
    of_condition,
    readings_of,
)
from fysiodekking.boundaries.ordinary import code_for
from fysiodekking.boundaries.thresholds import DAY, STUDIES, first_of_annex, turning
from fysiodekking.law.grounds import ClassB, Copd, CopdText, CovidRecovery, InTerm, Maximum, MaximumInTerm
from fysiodekking.law.instruments import AnnexRow, Law
from fysiodekking.model.condition import STARTS, Condition
from fysiodekking.model.dates import birthday, months_after
from fysiodekking.model.readings import CHOICES, MIN_AGE, NUMBERS, START_WITHIN
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, CoverClass, Ground, PaidBy, Profession, Technique
from fysiodekking.proof.axes import Axis, Changes, ages, choices, fact, not_given, numbers, span_of, terms, values
from fysiodekking.proof.regions import CONDITION, FIRST, Slice
from fysiodekking.proof.slices_of_gates_and_lines import professions_with_codes

_SESSIONS: Final = "earlier sessions"
_INSUFFICIENT: Final = "session.insufficient_result"
_WAITS: Final = frozenset(
    {
        "condition_is_on_annex_1_past_its_first_sessions",
        "exercise_for_severe_rheumatoid_arthritis",
        "study_care_for_severe_rheumatoid_arthritis",
        "study_care_for_severe_axial_spondyloarthritis",
    }
)
"""Rules of which the first sessions are not covered."""

_APART: Final = (("day_surgery", "day_surgery_is_stay"), ("in_study", "study_ended"))
"""Facts and readings that turn on each other, and on nothing else that the kind is asked."""

POLICY: Final = "what the policy asks"
"""A slice that says of a ground in force what every one says: the policy, not the law, asks it."""

Wanted = str | Axis
"""An axis, or the name of a fact of the condition or of a reading of which to make one; "start" for its terms."""


def slices(law: Law, day: date, ago: frozenset[int] = frozenset()) -> Iterator[Slice]:
    """Yield the slices of every kind of condition.

    :param ago: further days before the day at which a term that turns on dates of the law is cut.
    """
    seen: set[tuple[Any, ...]] = set()
    for each in ConditionKind:
        kind = _Kind(law, day, each, ago)
        yield from kind.term_and_number()
        served = (kind.grounds, kind.row is not None and kind.row.in_force)
        if served not in seen:
            seen.add(served)
            yield kind.what_the_policy_asks()
        if kind.shape not in seen:
            seen.add(kind.shape)
            yield kind.who_and_what()
            yield from kind.qualified()
            if kind.row is not None and kind.row.in_force is True:
                yield from kind.first_sessions(kind.row)


class _Kind:
    """The slices of one kind of condition.

    :param law: the law of `day`.
    """

    def __init__(self, law: Law, day: date, kind: ConditionKind, ago: frozenset[int]) -> None:
        self.law, self.day, self.kind, self.ago = law, day, kind, ago
        self.row: AnnexRow | None = law.basic.annex_1.get(kind)
        self.ground = thresholds.ground_of(law, kind)
        self.adult = law.basic.adult_age.value

    @property
    def shape(self) -> tuple[Any, ...]:
        """What rules can tell of the kind: two rows of annex 1 that ask the same are told apart by name only."""
        row = self.row
        if row is None or self.ground is not None:
            return (self.kind,)
        months = None if row.months is None else row.months.value
        stay = row.starts, row.after, row.or_after
        return (
            months,
            stay,
            row.extension_months,
            row.below_age,
            row.gold_stage,
            row.serves,
            row.also_by,
            row.in_force,
        )

    # --- what the slices are made of --------------------------------------------------------------------------------

    def slice(self, name: str, *axes: Wanted, **fixed: Any) -> Slice:
        """Make a slice of this kind; a path is written with ``__`` for its dot."""
        said: dict[str, Any] = {"condition.kind": self.kind}
        if isinstance(self.ground, CovidRecovery) and self.ground.earliest_start.value <= self.day:
            said["window"] = self.ground.earliest_start.value
        elif isinstance(self.ground, Copd):
            said["window"] = self._counted_from
        elif self.row is not None and self.row.below_age is not None:
            said["window"] = partial(_reached, age=self.row.below_age)
        said |= {path.replace("__", "."): value for path, value in fixed.items()}
        made = tuple(each if isinstance(each, Axis) else self.axis(each) for each in axes)
        more = _SESSIONS if made[-1].name == _SESSIONS else ""
        return Slice(phase=Asker.GROUNDS, name=name, day=self.day, axes=made, fixed=said, more=more, waits=_WAITS)

    def axis(self, name: str) -> Axis:
        """Make the axis of a fact of the condition, or of a reading."""
        if name in STARTS:
            return self.start(name)
        if name in CHOICES or name in NUMBERS:
            return fact(f"readings.{name}")
        return fact(f"condition.{name}", answers_of_condition(self.law, name))

    def start(self, name: str) -> Axis:
        """Make the axis of a day from which a term runs, cut where one is over."""
        if name == "first_session" and self.row is not None and self.row.below_age is not None:
            return self._series(self.row.below_age)
        own = self.ground
        dates: tuple[date, ...] = ()
        months = thresholds.terms(self.law, self.kind)
        if isinstance(own, CovidRecovery):
            dates = (own.earliest_start.value - DAY, own.latest_start.value)
        what = name.replace("_ended", " ended").replace("_", " ")
        return terms(f"condition.{name}", self.day, months, what=what, dates=dates, ago=self.ago if dates else ())

    def _series(self, below: int) -> Axis:
        """Make the axis of a series of a row for younger people: begun before that birthday, or on it."""

        def began(shift: int) -> Changes:
            return {FIRST: lambda facts: _within_life(facts, birthday(facts["insured.born"], below) + shift * DAY)}

        series = choices("series", {"begun before that birthday": began(-1), "begun on that birthday": began(0)})
        return series.with_(not_given("first session", FIRST))

    def sessions(self, *more: int, minor: bool = False) -> Axis:
        """Make the axis of the earlier sessions of the condition."""
        cuts = {*thresholds.sessions(self.law, self.kind, minor=minor), *more}
        axis = numbers(_SESSIONS, cuts, lambda number: {"sessions": number}, span_of(_SESSIONS))
        return axis.with_(not_given("history", "sessions"))

    def _counted_from(self, facts: Changes) -> date:
        """Return the first day that is counted: that of the running term, from a date of the law at the earliest."""
        assert isinstance(self.ground, Copd)
        begun, months = facts[FIRST], self.ground.months.value
        days = [day.value for day in self.ground.in_unit(date).values() if day.value <= self.day]
        days += [] if isinstance(begun, Unknown) else [begun]
        return max((_running(self.day, day, months) for day in days), default=self.day)

    def adults(self, name: str, *axes: Wanted, **fixed: Any) -> Slice:
        """Make a slice of adults, with their earlier sessions."""
        read = NUMBERS[MIN_AGE] if MIN_AGE in axes else ()
        grown = ages(self.day, {*thresholds.ages(self.law, self.kind), *read}, low=self.adult)
        return self.slice(f"{name}, adult", grown, *axes, self.sessions(), **fixed)

    def minors(self, name: str, *axes: Wanted, **fixed: Any) -> Slice:
        """Make a slice of minors, who also have paragraph 9."""
        young = ages(self.day, thresholds.ages(self.law, self.kind), high=self.adult - 1)
        return self.slice(f"{name}, minor", young, *axes, fact(_INSUFFICIENT), self.sessions(minor=True), **fixed)

    def both(self, name: str, *axes: Wanted, **fixed: Any) -> Iterator[Slice]:
        """Yield a slice of adults and one of minors."""
        yield self.adults(name, *axes, **fixed)
        yield self.minors(name, *axes, **fixed)

    # --- term and number --------------------------------------------------------------------------------------------

    def term_and_number(self) -> Iterator[Slice]:
        """Yield every fact, reading and term of its own, for adults and for minors."""
        row, ground = self.row, self.ground
        if isinstance(ground, Copd):
            yield from self._copd(ground)
            return
        asked, read = of_condition(self.law, self.kind), readings_of(self.law, self.kind)
        for apart in _APART:
            if set(apart) & set(asked):
                yield from self.both(" and ".join(apart).replace("_", " "), *apart)
        axes = [each for each in (*asked, *read) if not any(each in apart for apart in _APART)]
        with_term = row is not None and (row.months or row.below_age) is not None
        starts: tuple[Wanted, ...] = ("first_session",) if with_term or isinstance(ground, InTerm | Maximum) else ()
        if row is not None and (row.after or row.or_after) is not None:
            axes, starts = [each for each in axes if each not in STARTS], (*starts, self._discharge())
        capped = isinstance(ground, Maximum | MaximumInTerm) and not isinstance(ground, CovidRecovery)
        others = (self._others(ground),) if isinstance(ground, Maximum | MaximumInTerm) and capped else ()
        yield self.adults("term and number", *axes, *others, *starts)
        yield self.minors("term and number", *axes, *(("minor_cap_par_3_5",) if capped else ()), *starts)
        if self.kind is ConditionKind.FALL_RISK:
            yield self._interventions()
        if self.kind is ConditionKind.URINARY_INCONTINENCE:
            yield self._is_it_pelvic()

    def _others(self, ground: Maximum | MaximumInTerm) -> Axis:
        """Make the axis of another condition of the kind: two sides have a number in a term together."""
        other = Condition(kind=self.kind, first_session=self.day - 30 * DAY)
        long_ago = Condition(kind=self.kind, first_session=months_after(self.day, -36))
        return choices(
            "other side",
            {
                "no other side": {},
                "the other side, all its sessions used": {"other": other, "other_sessions": ground.sessions.value},
                "the other side long ago": {"other": long_ago},
            },
        )

    def _discharge(self) -> Axis:
        """Make the axis of a stay, of which the first treatment thereafter begins the term: when that one was, too."""
        left, soon, before = "condition.discharged", self.day - 10 * DAY, self.day - 400 * DAY
        late = months_after(soon, -NUMBERS[START_WITHIN][0])
        known: dict[str, Changes] = {
            "discharge long ago": {left: self.day - 1_200 * DAY},
            "a start in time": {FIRST: soon, left: late + DAY},
            "a start too late for some": {FIRST: soon, left: late},
            "treatment before the stay": {FIRST: before, left: self.day - DAY},
            "discharge still to come": {FIRST: soon, left: self.day + DAY},
        }
        return choices("discharge", known).with_(not_given("discharge", left))

    def _interventions(self) -> Slice:
        """One intervention in twelve months."""
        begun = self.day - 30 * DAY
        months = self.ground.months.value if isinstance(self.ground, InTerm) else 12
        earlier: dict[str, date | Unknown] = {
            "the same day": begun,
            "less than 12 months before": begun - DAY,
            "12 months before": months_after(begun, -months),
            "start not given": NOT_GIVEN,
        }
        others = {
            f"an earlier intervention, {label}": {"other": Condition(kind=self.kind, first_session=start)}
            for label, start in earlier.items()
        }
        first = values("first session", FIRST, {"begun 30 days ago": begun})
        known = choices("earlier intervention", {"no earlier intervention": {}, **others})
        return self.slice("one in twelve months", first, known, self.sessions())

    def _is_it_pelvic(self) -> Slice:
        codes = {
            each.value: code_for(self.law, each) for each in (CoverClass.PELVIC_PHYSIOTHERAPY, CoverClass.PHYSIOTHERAPY)
        }
        own: dict[str, tuple[str, ...]] = {
            "pelvic physiotherapist": ("pelvic",),
            "manual therapist": ("manual_therapy",),
        }
        return self.slice(
            "is it pelvic physiotherapy",
            values("performance", "session.performance", codes, absent=False),
            values("specialism", "provider.specialisms", {**own, "no specialism": ()}),
            self.sessions(),
        )

    def _copd(self, ground: Copd) -> Iterator[Slice]:
        """The maxima by class and by year of treatment; the class of a later year turns nothing without them."""
        divided = ground.class_b.value is ClassB.DIVIDED  # then a plain B does not say which class it is
        from_2025 = ground.text.value is not CopdText.MAXIMA_FROM_18
        numbers_read, split = (("copd_numbers",), ("copd_b_split_2021",)) if from_2025 else ((), ())
        path, year = "condition.copd_class", "first_session"
        of_class = fact(path, (class_ for class_ in CopdClass if not (divided and class_ is CopdClass.B)))
        class_b = fact(path, (CopdClass.B,))
        if divided:
            class_b = attrs.evolve(class_b, parts=tuple(attrs.evolve(part, given=False) for part in class_b.parts))
        yield from self.both("GOLD stage", "gold_stage")
        yield self.adults("class, year and number", of_class, year, *numbers_read)
        yield self.adults("class B", class_b, *split, year, *numbers_read)
        yield self.adults(
            "class B, burden and capacity",
            *("high_burden", "limited_capacity", *split, year),
            condition__copd_class=CopdClass.B,
            readings__copd_numbers="insurer_numbers",
        )
        first_year = ("copd_first_year_2020", year, *numbers_read)
        yield self.adults("first year", *first_year, condition__copd_class=CopdClass.B1)
        fixed = {"condition__copd_class": CopdClass.C, "condition__first_session": self.day}
        yield self.minors("number", "minor_cap_par_3_5", **fixed)

    # --- who and what -----------------------------------------------------------------------------------------------

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds that can serve the kind."""
        own = [ground for ground in Ground if ground.value == self.kind.value or ground is STUDIES.get(self.kind)]
        return (*(own or [Ground.ANNEX_1]), Ground.ANNEX_1, Ground.UNDER_18)

    def _age_and_use(self) -> tuple[Axis, Axis]:
        born = {"adult": turning(40, self.day), "minor": turning(10, self.day)}
        age = choices("age", {label: {"insured.born": each} for label, each in born.items()})
        return age, choices("use", {f"sessions before: {number}": {"sessions": number} for number in (1, 25)})

    def who_and_what(self) -> Slice:
        """Return who treated and what was done."""
        needling, (age, use) = (Technique.DRY_NEEDLING,), self._age_and_use()
        done = (*ASKED_FACTS["session.techniques"].answers, needling, (*needling, Technique.EXERCISE_THERAPY))
        read = [fact(f"readings.{key}") for key in self._lets_in()]
        return self.slice("who and what", age, professions_with_codes(), *read, fact("session.techniques", done), use)

    def qualified(self) -> Iterator[Slice]:
        """Yield the qualification that a policy can ask of who treats the kind."""
        wanted = self.law.qualifications_asked.get(self.kind)
        if wanted is not None:
            had = {"qualified": (wanted.value,), "not qualified": ()}
            (age, use), read = self._age_and_use(), fact("readings.rheumatic_care_by_qualified_therapist")
            yield self.slice("qualified", age, values("qualification", "provider.specialisms", had), read, use)

    def what_the_policy_asks(self) -> Slice:
        """Return what the basic policy asks for the grounds of the kind."""
        asks = {"a referral": ("referral",), "consent": ("consent",), "both": ("referral", "consent")}
        policy = {
            f"the policy asks {label}": {f"basic.requires_{each}": self.grounds for each in those}
            for label, those in {"nothing": (), **asks}.items()
        }
        (age, use), given = self._age_and_use(), (fact("session.referral"), fact("session.consent"))
        return self.slice(POLICY, age, choices("policy", policy), *given, use)

    def _lets_in(self) -> Iterator[str]:
        """Yield the readings that let in a profession which no ground of this kind names."""
        if any(Profession.EXERCISE_THERAPIST not in self.law.basic.grounds[one].professions for one in self.grounds):
            yield "supervised_care_by_exercise_therapist"
        if self.row is not None and self.row.also_by:
            yield "skin_therapist_on_annex_1"

    # --- the first sessions of annex 1 ------------------------------------------------------------------------------

    def first_sessions(self, row: AnnexRow) -> Iterator[Slice]:
        """Yield the first twenty: sessions before the 18th birthday, intake lines, two conditions, the rule of 2011."""
        day = self.day
        if row.below_age is None or row.below_age > self.adult:
            child = _run(day - 700 * DAY, day - 70 * DAY, 25, PaidBy.BASIC)
            yield self.slice(
                "sessions before 18",
                choices("before 18", {"none before 18": {}, "25 before 18": {"rows": (child,)}}),
                *("sessions_before_18", self.sessions()),
                condition__first_session=day - 50 * DAY,
                insured__born=turning(self.adult, day - 60 * DAY),
            )
        if row.below_age is not None:
            return
        first, kept = first_of_annex(self.law), self.law.basic.grounds.annex_1.kept_first_not_covered.value
        intake = Row(date=day - DAY, condition=CONDITION, performance="1870", paid_by=PaidBy.INSURED)
        yield self.slice(
            "intake lines",
            choices("intake", {"no intake": {}, "an intake": {"rows": (intake,)}}),
            *("intake_counts", self.sessions(first - 1, kept - 1)),
        )
        stroke, same = (
            Condition(kind=kind, first_session=day - 90 * DAY) for kind in (ConditionKind.STROKE, self.kind)
        )
        others: dict[str, Changes] = {
            "another condition without sessions": {"other": stroke},
            "another condition with 25 sessions": {"other": stroke, "other_sessions": 25},
            "an earlier episode with 25 sessions": {"other": same, "other_sessions": 25},
        }
        read = ("two_annex_conditions", "new_episode_time_limited")
        yield self.slice("two conditions of annex 1", choices("other condition", others), *read, self.sessions())
        if self.kind is on_annex(self.law):
            yield self._begun_before_2012(first, kept)

    def _begun_before_2012(self, first: int, kept: int) -> Slice:
        """Who had twelve treatments by the end of 2011 keeps the rule of 2011."""
        ground = self.law.basic.grounds.annex_1
        by, twelve = ground.kept_by.value, ground.kept_treatments.value
        had = (0, twelve - 1, twelve)
        early = {
            f"treatments by the end of 2011: {number}": {"rows": (_run(by - 90 * DAY, by, number),) if number else ()}
            for number in had
        }
        begun = values("first session", FIRST, {"begun by 2011": by - 100 * DAY, "begun on the day": self.day})
        cuts = (kept - twelve, *(first - number for number in had))
        sessions, born = self.sessions(*cuts), date(1950, 1, 1)
        return self.slice(
            "begun before 2012", begun, choices("by 2011", early), sessions, window=born, insured__born=born
        )


def _run(first: date, last: date, number: int, paid_by: PaidBy = PaidBy.BASIC) -> Row:
    return Row(date=first, until=last, condition=CONDITION, paid_by=paid_by, sessions=number)


def _within_life(facts: Changes, start: date) -> date:
    """Return a first session no earlier than the birth and no later than the session."""
    day: date = facts["session.date"]
    born: date = facts["insured.born"]
    return min(max(start, born), day)


def _reached(facts: Changes, age: int) -> date:
    """Return the birthday of an age that was reached, else the birth."""
    born: date = facts["insured.born"]
    return born if birthday(born, age) > facts["session.date"] else birthday(born, age)


def _running(day: date, begun: date, months: int) -> date:
    """Return the first day of the running term."""
    while months_after(begun, months) <= day:
        begun = months_after(begun, months)
    return begun
