"""The regions of the grounds of the basic package: for each kind of condition, its terms, numbers and facts.

For each kind two slices at least: *term and number*, with every fact that its ground asks, and *who and what*: who
treated, what was done, and what the basic policy asks. Kinds that no rule can tell apart but by name share the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from fysiodekking.law.schema import AnnexRow, Law
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import birthday, months_after
from fysiodekking.model.readings import CHOICES
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground, PaidBy, Technique
from fysiodekking.regions.axes import (
    DAY,
    FAR,
    Axis,
    Changes,
    Part,
    ages,
    born_youngest,
    choices,
    flag,
    not_given,
    numbers,
    reading,
    terms,
    values,
)
from fysiodekking.regions.building import CONDITION
from fysiodekking.regions.gates import professions
from fysiodekking.regions.slices import GROUNDS, Slice

ANNEX_RULE: Final = "condition_is_on_annex_1_past_its_first_sessions"
RHEUMATOID_RULE: Final = "exercise_for_severe_rheumatoid_arthritis"
_FIRST: Final = "condition.first_session"
_SESSIONS: Final = "earlier sessions"


def slices(law: Law, day: date) -> Iterator[Slice]:
    """Yield the slices of every kind of condition."""
    seen: set[tuple[Any, ...]] = set()
    for kind in ConditionKind:
        yield from _Kind(law, day, kind).slices(alone=_shape(law, kind) not in seen)
        seen.add(_shape(law, kind))


def _shape(law: Law, kind: ConditionKind) -> tuple[Any, ...]:
    """Return what rules can tell of a kind: two rows of annex 1 that ask the same are told apart by name only."""
    row = law.basic.annex_1.get(kind)
    if row is None or kind.value in set(Ground) or kind is ConditionKind.COPD:
        return (kind,)
    months = None if row.months is None else row.months.value
    asks = (months, row.starts, row.extension_months, row.below_age, row.gold_stage, row.serves)
    return (*asks, str(row.in_force))


class _Kind:
    """The slices of one kind of condition.

    :param law: the law of `day`.
    """

    def __init__(self, law: Law, day: date, kind: ConditionKind) -> None:
        self.law, self.day, self.kind = law, day, kind
        self.row: AnnexRow | None = law.basic.annex_1.get(kind)
        self.ground = next((each for name, each in law.basic.grounds.items() if name.value == kind.value), None)
        self.adult = law.basic.adult_age.value

    def slices(self, *, alone: bool) -> Iterator[Slice]:
        """Yield them; `alone` tells that no kind of the same shape came before."""
        own = getattr(self, f"_{self.kind.value}", None)
        if own is not None:
            yield from own()
        elif self.row is not None:
            yield from self._annex_row(self.row)
        else:
            yield from self._numbers()
        if alone:
            yield from self._who_and_what()
        if self.row is not None and alone and self.row.in_force is True:
            yield from self._annex_counts(self.row)

    # --- what the slices are made of --------------------------------------------------------------------------------

    def _slice(self, name: str, *axes: Axis, **fixed: Any) -> Slice:
        said = {"condition.kind": self.kind, **{path.replace("__", "."): value for path, value in fixed.items()}}
        more = axes[-1].name if axes and axes[-1].name == _SESSIONS else ""
        waits = {ANNEX_RULE} | ({RHEUMATOID_RULE} if self.kind is ConditionKind.RHEUMATOID_ARTHRITIS_SEVERE else set())
        return Slice(phase=GROUNDS, name=name, day=self.day, axes=axes, fixed=said, more=more, waits=frozenset(waits))

    def _cuts(self, *, minor: bool) -> set[int]:
        """Return every number of sessions at which a ground can answer differently for this kind."""
        found: set[int] = set()
        if self.ground is not None:
            found |= {number.value for name, number in self.ground.numbers.items() if name not in _NO_SESSIONS}
        under_18, annex = self.law.basic.grounds[Ground.UNDER_18].numbers, self.law.basic.grounds[Ground.ANNEX_1]
        if minor:
            first, second = (under_18[name].value for name in ("first", "second"))
            found |= {first, first + second}
        elif self.row is not None:
            found |= {number.value for number in annex.numbers.values()}
        return found

    def sessions(self, *, minor: bool, more: tuple[int, ...] = ()) -> Axis:
        """Make the axis of the earlier sessions of the condition."""
        cuts = {*self._cuts(minor=minor), *more}
        absent = not_given("history", "sessions")
        return numbers(_SESSIONS, cuts, lambda number: {"sessions": number}, "earlier sessions: {span}", absent=absent)

    def grown(self, *cuts: int) -> Axis:
        """Make the axis of the age of an adult."""
        return ages(self.day, cuts, low=self.adult)

    def young(self, *cuts: int) -> Axis:
        """Make the axis of the age below 18."""
        return ages(self.day, cuts, high=self.adult - 1)

    def start(self, *months: int, dates: tuple[date, ...] = (), path: str = _FIRST, what: str = "") -> Axis:
        """Make the axis of the start of a term."""
        what = what or "first session"
        return terms(what, path, self.day, months, what=what, dates=dates, future=path != _FIRST)

    def _both(self, name: str, *axes: Axis, **fixed: Any) -> Iterator[Slice]:
        """Yield a slice for adults and one for minors, who also have paragraph 9."""
        yield self._slice(f"{name}, adult", self.grown(), *axes, self.sessions(minor=False), **fixed)
        result = flag("insufficient result", "session.insufficient_result")
        yield self._slice(f"{name}, minor", self.young(), *axes, result, self.sessions(minor=True), **fixed)

    # --- every kind -------------------------------------------------------------------------------------------------

    def _numbers(self) -> Iterator[Slice]:
        yield from self._both("number")

    def _who_and_what(self) -> Iterator[Slice]:
        ground = self._own_ground()
        age = choices(
            "age",
            ("adult", {"insured.born": born_youngest(self.day, 40)}),
            ("minor", {"insured.born": born_youngest(self.day, 10)}),
        )
        use = choices("use", ("one session before", {"sessions": 1}), ("25 sessions before", {"sessions": 25}))
        done = (
            ("exercise therapy", (Technique.EXERCISE_THERAPY,)),
            ("massage", (Technique.MASSAGE,)),
            ("only dry needling", (Technique.DRY_NEEDLING,)),
            ("dry needling beside exercises", (Technique.DRY_NEEDLING, Technique.EXERCISE_THERAPY)),
        )
        yield self._slice(
            "who and what",
            age,
            professions(),
            reading("supervised_care_by_exercise_therapist", _read("supervised_care_by_exercise_therapist")),
            values("techniques", "session.techniques", *done),
            use,
            **self._fits(),
        )
        yield self._slice(
            "what the policy asks",
            age,
            choices(
                "policy",
                ("the policy asks nothing", {}),
                ("the policy asks a referral", {"basic.requires_referral": ground}),
                ("the policy asks consent", {"basic.requires_consent": ground}),
                ("the policy asks both", {"basic.requires_referral": ground, "basic.requires_consent": ground}),
            ),
            flag("referral", "session.referral"),
            flag("consent", "session.consent"),
            use,
            **self._fits(),
        )

    def _fits(self) -> dict[str, Any]:
        """Return the facts with which any ground is met, the use left out."""
        return {
            "condition__severe_limitations": True,
            "condition__high_fall_risk": True,
            "condition__somatic_or_psychological_ground": True,
            "condition__gold_stage": 2,
            "condition__copd_class": CopdClass.C,
            "condition__triad": True,
            "provider__specialisms": ("pelvic",),
            "readings__pelvic_nine": "once",
            "readings__pad_37": "once",
            **{f"condition__{name}": self.day - 20 * DAY for name in _STARTS},
        }

    def _own_ground(self) -> tuple[Ground, ...]:
        own = Ground(self.kind.value) if self.kind.value in set(Ground) else Ground.ANNEX_1
        return (own, Ground.ANNEX_1, Ground.UNDER_18)

    # --- annex 1 ----------------------------------------------------------------------------------------------------

    def _annex_row(self, row: AnnexRow, name: str = "term and number") -> Iterator[Slice]:
        axes: list[Axis] = []
        if row.gold_stage is not None and row.serves is self.kind:
            axes.append(_gold())
        if row.below_age is not None:
            yield from self._below_age(row.below_age)
            return
        if row.months is not None and row.starts is not None:
            months = row.months.value
            extension = [months + (row.extension_months or 0), row.total_months_read or 0]
            path = f"condition.{row.starts}"
            axes.append(self.start(months, *filter(None, extension), path=path, what=_STARTS.get(row.starts, "")))
            if row.extension_months is not None:
                axes += [flag("triad", "condition.triad"), reading("whiplash_extension", _read("whiplash_extension"))]
            if row.starts == "irradiation_ended":
                yield from self._not_irradiated(months)
        yield from self._both(name, *axes)

    def _below_age(self, below: int) -> Iterator[Slice]:
        """A row for younger people: the age on both sides, and a series that began before that birthday."""

        def began(shift: int) -> Changes:
            return {_FIRST: lambda facts: _within_life(facts, birthday(facts["insured.born"], below) + shift * DAY)}

        series = choices("series", ("begun before that birthday", began(-1)), ("begun on that birthday", began(0)))
        series = Axis(name="series", parts=(*series.parts, not_given("first session", _FIRST)))
        ends = reading("annex_age_end", _read("annex_age_end"))
        since = {"window": lambda facts: _reached(facts, below)}
        yield self._slice("age and number, adult", self.grown(below), ends, series, self.sessions(minor=False), **since)
        yield self._slice(
            "age and number, minor",
            self.young(below),
            ends,
            series,
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
            **since,
        )

    def _not_irradiated(self, months: int) -> Iterator[Slice]:
        """A tumour that was not irradiated: the term has no start, unless a reading gives one."""
        yield self._slice(
            "not irradiated",
            self.grown(),
            Axis(name="irradiation", parts=(not_given("end of the irradiation", "condition.irradiation_ended"),)),
            reading("tumour_without_irradiation", _read("tumour_without_irradiation")),
            self.start(months),
            self.sessions(minor=False),
        )

    def _annex_counts(self, row: AnnexRow) -> Iterator[Slice]:
        """The first twenty: sessions before the 18th birthday, intake lines, two conditions, the rule of 2011."""
        fits = self._fits()
        grown = born_youngest(self.day - 60 * DAY, self.adult)
        if row.below_age is None or row.below_age > self.adult:
            earlier = Row(date=grown, until=self.day - 70 * DAY, condition=CONDITION, paid_by=PaidBy.BASIC, sessions=1)
            yield self._slice(
                "sessions before 18",
                choices(
                    "before 18", ("none before 18", {"rows": ()}), ("25 before 18", {"rows": (_times(earlier, 25),)})
                ),
                reading("sessions_before_18", _read("sessions_before_18")),
                self.sessions(minor=False),
                **{**fits, "condition__first_session": self.day - 50 * DAY, "insured__born": grown},
            )
        if row.below_age is not None:
            return
        intake = Row(date=self.day - DAY, condition=CONDITION, performance="1870", paid_by=PaidBy.INSURED)
        first = self.law.basic.grounds[Ground.ANNEX_1].numbers["first_not_covered"].value
        yield self._slice(
            "intake lines",
            choices("intake", ("no intake", {"rows": ()}), ("an intake", {"rows": (intake,)})),
            reading("intake_counts", _read("intake_counts")),
            self.sessions(minor=False, more=(first - 1, self._kept_number - 1)),
            **fits,
        )
        yield from self._two_conditions(fits)
        if row.months is None:
            yield from self._kept(fits)

    @property
    def _kept_number(self) -> int:
        return self.law.basic.grounds[Ground.ANNEX_1].numbers["kept_first_not_covered"].value

    def _two_conditions(self, fits: dict[str, Any]) -> Iterator[Slice]:
        other = Condition(kind=ConditionKind.STROKE, first_session=self.day - 90 * DAY)
        same = Condition(kind=self.kind, first_session=self.day - 90 * DAY)
        yield self._slice(
            "two conditions of annex 1",
            choices(
                "other condition",
                ("another condition without sessions", {"other": other}),
                ("another condition with 25 sessions", {"other": other, "other_sessions": 25}),
                ("an earlier episode with 25 sessions", {"other": same, "other_sessions": 25}),
            ),
            reading("two_annex_conditions", _read("two_annex_conditions")),
            reading("new_episode_time_limited", _read("new_episode_time_limited")),
            self.sessions(minor=False),
            **fits,
        )

    def _kept(self, fits: dict[str, Any]) -> Iterator[Slice]:
        """Who had twelve treatments by the end of 2011 keeps the rule of 2011."""
        ground = self.law.basic.grounds[Ground.ANNEX_1]
        by, twelve = ground.dates["kept_by"].value, ground.numbers["kept_treatments"].value

        def row(number: int) -> Changes:
            then = Row(date=by - 90 * DAY, until=by, condition=CONDITION, paid_by=PaidBy.BASIC, sessions=max(1, number))
            return {"rows": (then,) if number else ()}

        early = numbers("treatments by 2011", (twelve,), row, "treatments by the end of 2011: {span}")
        capped = tuple(
            Part(**{**_fields(part), "corners": tuple(row(each) for each in corner)})
            for part, corner in zip(early.parts, ((0, twelve - 1), (twelve,)), strict=True)
        )
        first = ground.numbers["first_not_covered"].value
        bounds = {max(0, bound - had) for bound in (first, self._kept_number) for had in (0, twelve - 1, twelve)}
        yield self._slice(
            "begun before 2012",
            choices(
                "first session",
                ("begun by 2011", {_FIRST: by - 100 * DAY}),
                ("begun in 2012", {_FIRST: self.day}),
                ("first session not given", {_FIRST: NOT_GIVEN}),
            ),
            Axis(name=early.name, parts=tuple(each for part in capped for each in _apart(part)), told=early.told),
            self.sessions(minor=False, more=tuple(bounds)),
            **{**fits, "insured__born": date(1950, 1, 1)},
        )

    # --- the other grounds ------------------------------------------------------------------------------------------

    def _urinary_incontinence(self) -> Iterator[Slice]:
        number = self.ground.numbers["sessions"].value if self.ground and "sessions" in self.ground.numbers else FAR
        other = Condition(kind=self.kind, first_session=self.day - 300 * DAY)
        others = choices(
            "other condition",
            ("no earlier indication", {}),
            ("an earlier indication with all its sessions", {"other": other, "other_sessions": number}),
        )
        read = reading("pelvic_nine", _read("pelvic_nine"))
        start = self.start()
        pelvic = {"provider__specialisms": ("pelvic",)}
        yield self._slice("number, adult", self.grown(), read, others, start, self.sessions(minor=False), **pelvic)
        yield self._slice(
            "number, minor",
            self.young(),
            read,
            reading("minor_cap_par_3_5", _read("minor_cap_par_3_5")),
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
            **pelvic,
        )
        yield self._slice(
            "is it pelvic physiotherapy",
            values("performance", "session.performance", ("pelvic", "1600"), ("ordinary", "1000"), absent=False),
            values(
                "specialism",
                "provider.specialisms",
                ("pelvic physiotherapist", ("pelvic",)),
                ("manual therapist", ("manual_therapy",)),
                ("no specialism", ()),
            ),
            self.sessions(minor=False),
            readings__pelvic_nine="once",
        )

    def _peripheral_arterial_disease_fontaine_2(self) -> Iterator[Slice]:
        read = reading("pad_37", _read("pad_37"))
        yield from self._in_a_term(read)
        if self.ground is not None and not self.ground.in_force and self.row is not None:
            yield from self._annex_row(self.row, "annex 1, term and number")

    def _osteoarthritis_hip_knee(self) -> Iterator[Slice]:
        yield from self._in_a_term()

    def _in_a_term(self, *axes: Axis) -> Iterator[Slice]:
        """So many sessions in so many months; two sides have them together."""
        assert self.ground is not None
        months = self.ground.numbers["months"].value if "months" in self.ground.numbers else 12
        number = self.ground.numbers["sessions"].value if "sessions" in self.ground.numbers else FAR
        other = Condition(kind=self.kind, first_session=self.day - 30 * DAY)
        long_ago = Condition(kind=self.kind, first_session=months_after(self.day, -3 * months))
        others = choices(
            "other side",
            ("no other side", {}),
            ("the other side, sessions used in a running term", {"other": other, "other_sessions": number}),
            ("the other side long ago", {"other": long_ago}),
        )
        term = self.start(months)
        yield self._slice("term and number, adult", self.grown(), *axes, others, term, self.sessions(minor=False))
        yield self._slice(
            "term and number, minor",
            self.young(),
            *axes,
            reading("minor_cap_par_3_5", _read("minor_cap_par_3_5")),
            term,
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
        )

    def _copd(self) -> Iterator[Slice]:
        assert self.ground is not None
        yield from self._both("GOLD stage", _gold(), condition__copd_class=CopdClass.C)
        if not self.ground.in_force:
            return
        months = self.ground.numbers["months"].value
        fits = {"condition__gold_stage": 2}
        known = [(f"class {each.value}", each) for each in CopdClass]
        years = self._years(months)
        numbers_read = reading("copd_numbers", _read("copd_numbers"))
        of_class = values("class", "condition.copd_class", *known)
        yield self._slice("class, year and number", of_class, years, numbers_read, self.sessions(minor=False), **fits)
        split_up = self.ground.words["b_is_split"].value == "yes"  # then a plain B does not say which class it is
        plain = Part(label="class B", corners=({"condition.copd_class": CopdClass.B},), given=not split_up)
        unsure = Axis(name="class", parts=(plain, not_given("class", "condition.copd_class")))
        split = reading("copd_b_split_2021", _read("copd_b_split_2021"))
        yield self._slice("class B", unsure, split, years, numbers_read, self.sessions(minor=False), **fits)
        first = reading("copd_first_year_2020", _read("copd_first_year_2020"))
        class_b = {**fits, "condition__copd_class": CopdClass.B1}
        yield self._slice("first year", first, years, numbers_read, self.sessions(minor=False), **class_b)

    def _years(self, months: int) -> Axis:
        """Make the axis of the year of treatment: the first, a later one; counted from 2019 or 2020 at the earliest."""
        assert self.ground is not None
        found = terms("first session", _FIRST, self.day, (months,), what="first session")
        earliest = [each.value for each in self.ground.dates.values() if each.value <= self.day]
        parts = []
        for part in found.parts:
            corners = []
            for corner in part.corners:
                begun = corner[_FIRST]
                windows = [] if isinstance(begun, Unknown) else [_window(self.day, begun, months)]
                windows += [_window(self.day, each, months) for each in earliest]
                corners.append({**corner, "window": max(windows, default=self.day)})
            parts.append(Part(**{**_fields(part), "corners": tuple(corners)}))
        return Axis(name=found.name, parts=tuple(parts), told=found.told)

    def _fall_risk(self) -> Iterator[Slice]:
        assert self.ground is not None
        months = self.ground.numbers["months"].value if "months" in self.ground.numbers else 12
        high = flag("high fall risk", "condition.high_fall_risk")
        somatic = flag("somatic or psychological ground", "condition.somatic_or_psychological_ground")
        asked = 65
        yield self._slice(
            "risk and age, adult",
            high,
            somatic,
            values(
                "lowest age", "readings.fall_prevention_min_age", ("the insurer asks 65", asked), ("none", NOT_GIVEN)
            ),
            self.grown(asked),
            self.sessions(minor=False),
        )
        yield self._slice(
            "risk, minor",
            high,
            somatic,
            self.young(),
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
        )
        begun = self.day - 30 * DAY
        earlier = [
            ("no earlier intervention", {}),
            ("the same day", {"other": Condition(kind=self.kind, first_session=begun)}),
            (
                "an earlier one less than 12 months before",
                {"other": Condition(kind=self.kind, first_session=begun - DAY)},
            ),
            (
                "an earlier one 12 months before",
                {"other": Condition(kind=self.kind, first_session=months_after(begun, -months))},
            ),
        ]
        high_risk = {"condition__high_fall_risk": True, "condition__somatic_or_psychological_ground": True}
        yield self._slice(
            "one in twelve months",
            choices("earlier intervention", *earlier),
            self.sessions(minor=False),
            condition__first_session=begun,
            **high_risk,
        )
        yield self._slice(
            "one in twelve months, start not given",
            choices(
                "earlier intervention",
                ("no earlier intervention", {}),
                ("an earlier one", {"other": Condition(kind=self.kind, first_session=self.day - 200 * DAY)}),
                ("an earlier one, start not given", {"other": Condition(kind=self.kind)}),
            ),
            choices("first session", ("first session not given", {_FIRST: NOT_GIVEN})),
            self.sessions(minor=False),
            **high_risk,
        )

    def _rheumatoid_arthritis_severe(self) -> Iterator[Slice]:
        annex = self.law.basic.grounds[Ground.ANNEX_1].numbers
        cuts = tuple(number.value for number in annex.values())
        read = reading("ra_2012_to_2024", _read("ra_2012_to_2024"))
        severe = flag("severe limitations", "condition.severe_limitations")
        many = self.sessions(minor=False, more=cuts)
        yield self._slice("number, adult", self.grown(), severe, read, many)
        yield self._slice(
            "number, minor",
            self.young(),
            severe,
            read,
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
        )

    def _axial_spondyloarthritis_severe(self) -> Iterator[Slice]:
        yield from self._both("number", flag("severe limitations", "condition.severe_limitations"))

    def _covid_recovery(self) -> Iterator[Slice]:
        assert self.ground is not None
        months = self.ground.numbers["months"].value if "months" in self.ground.numbers else 6
        dates = {name: each.value for name, each in self.ground.dates.items()}
        edges = tuple(each - DAY if name == "earliest_start" else each for name, each in dates.items())
        counted = min(dates.get("earliest_start", self.day), self.day)
        yield from self._both("term and number", self.start(months, dates=edges), window=counted)


_STARTS: Final = {
    "discharged": "discharge",
    "conservative_treatment_ended": "end of the conservative treatment",
    "irradiation_ended": "end of the irradiation",
}
_NO_SESSIONS: Final = frozenset({"months", "gold_stage"})


def _gold() -> Axis:
    known = [(f"GOLD stage {stage}", stage) for stage in (1, 2, 4)]
    return values("GOLD stage", "condition.gold_stage", *known)


def _read(key: str) -> tuple[str, ...]:
    return CHOICES[key].values


def _fields(part: Part) -> dict[str, Any]:
    return {name: getattr(part, name) for name in ("label", "given", "since", "until", "low", "high", "at")}


def _apart(part: Part) -> Iterator[Part]:
    """Yield a part for each corner, where another axis turns on the number itself."""
    for corner in part.corners:
        yield Part(**{**_fields(part), "corners": (corner,)})


def _times(row: Row, number: int) -> Row:
    return Row(date=row.date, until=row.last, condition=row.condition, paid_by=row.paid_by, sessions=number)


def _within_life(facts: Changes, start: date) -> date:
    """Return a first session no earlier than the birth and no later than the session."""
    day: date = facts["session.date"]
    born: date = facts["insured.born"]
    return min(max(start, born), day)


def _reached(facts: Changes, age: int) -> date:
    """Return the birthday of an age that was reached, else the birth."""
    born: date = facts["insured.born"]
    return born if birthday(born, age) > facts["session.date"] else birthday(born, age)


def _window(day: date, begun: date, months: int) -> date:
    """Return the first day of the running term."""
    while months_after(begun, months) <= day:
        begun = months_after(begun, months)
    return begun
