"""The regions of the grounds of the basic package: for each kind of condition, its terms, numbers and facts.

For each kind two slices at least: *term and number*, with every fact that its ground asks, and *who and what*: who
treated, what was done, and what the basic policy asks. Kinds that no rule can tell apart but by name share the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from fysiodekking.boundaries.questions import study_of
from fysiodekking.boundaries.thresholds import DAY, annex_sessions
from fysiodekking.law.grounds import ClassB, Copd, CopdText, CovidRecovery, InTerm, MaximumInTerm, Sessions
from fysiodekking.law.schema import Law
from fysiodekking.model.citation import Sourced
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import months_after
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, CopdClass, Ground
from fysiodekking.proof.annex import AnnexKind
from fysiodekking.proof.axes import (
    FAR,
    Axis,
    Part,
    choices,
    flag,
    not_given,
    reading,
    terms,
    values,
)
from fysiodekking.proof.case_grid import Slice
from fysiodekking.proof.kinds import FIRST, fields_of, gold, known_of


def slices(law: Law, day: date, ago: frozenset[int] = frozenset()) -> Iterator[Slice]:
    """Yield the slices of every kind of condition.

    :param ago: further days before the day at which a term that turns on dates of the law is cut.
    """
    seen: set[tuple[Any, ...]] = set()
    for kind in ConditionKind:
        yield from _Kind(law, day, kind, ago).slices(alone=_shape(law, kind) not in seen)
        seen.add(_shape(law, kind))


def _shape(law: Law, kind: ConditionKind) -> tuple[Any, ...]:
    """Return what rules can tell of a kind: two rows of annex 1 that ask the same are told apart by name only."""
    row = law.basic.annex_1.get(kind)
    if row is None or kind.value in set(Ground) or kind is ConditionKind.COPD:
        return (kind,)
    months = None if row.months is None else row.months.value
    asks = (
        months,
        row.starts,
        row.after,
        row.or_after,
        row.extension_months,
        row.below_age,
        row.gold_stage,
        row.serves,
        row.also_by,
    )
    return (*asks, str(row.in_force))


class _Kind(AnnexKind):
    """The slices of one kind of condition, whichever ground names it."""

    def slices(self, *, alone: bool) -> Iterator[Slice]:
        """Yield them; `alone` tells that no kind of the same shape came before."""
        own = getattr(self, f"_{self.kind.value}", None)
        if own is not None:
            yield from own()
        elif self.row is not None:
            yield from self._annex_row(self.row)
        elif self.kind.value in set(Ground):
            yield from self._own_facts()
        else:
            yield from self._numbers()
        if alone:
            yield from self._who_and_what()
        if self.row is not None and alone and self.row.in_force is True:
            yield from self._annex_counts(self.row)

    # --- the other grounds ------------------------------------------------------------------------------------------

    def _urinary_incontinence(self) -> Iterator[Slice]:
        number = self.law.basic.grounds.urinary_incontinence.sessions.value
        other = Condition(kind=self.kind, first_session=self.day - 300 * DAY)
        others = choices(
            "other condition",
            ("no earlier indication", {}),
            ("an earlier indication with all its sessions", {"other": other, "other_sessions": number}),
        )
        read = reading("pelvic_nine", known_of("pelvic_nine"))
        start = self.start()
        pelvic = {"provider__specialisms": ("pelvic",)}
        yield self.slice("number, adult", self.grown(), read, others, start, self.sessions(minor=False), **pelvic)
        yield self.slice(
            "number, minor",
            self.young(),
            read,
            reading("minor_cap_par_3_5", known_of("minor_cap_par_3_5")),
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
            **pelvic,
        )
        yield self.slice(
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
        read = reading("pad_37", known_of("pad_37"))
        yield from self._in_a_term(read)
        if self.ground is not None and not self.ground.in_force and self.row is not None:
            yield from self._annex_row(self.row, "annex 1, term and number")

    def _osteoarthritis_hip_knee(self) -> Iterator[Slice]:
        yield from self._in_a_term(reading("osteoarthritis_12", known_of("osteoarthritis_12")))

    def _in_a_term(self, *axes: Axis) -> Iterator[Slice]:
        """So many sessions in so many months; two sides have them together."""
        assert self.ground is not None
        months, number = 12, FAR
        if isinstance(self.ground, MaximumInTerm):
            months, number = self.ground.months.value, self.ground.sessions.value
        other = Condition(kind=self.kind, first_session=self.day - 30 * DAY)
        long_ago = Condition(kind=self.kind, first_session=months_after(self.day, -3 * months))
        others = choices(
            "other side",
            ("no other side", {}),
            ("the other side, sessions used in a running term", {"other": other, "other_sessions": number}),
            ("the other side long ago", {"other": long_ago}),
        )
        term = self.start(months)
        yield self.slice("term and number, adult", self.grown(), *axes, others, term, self.sessions(minor=False))
        yield self.slice(
            "term and number, minor",
            self.young(),
            *axes,
            reading("minor_cap_par_3_5", known_of("minor_cap_par_3_5")),
            term,
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
        )

    def _copd(self) -> Iterator[Slice]:
        lungs = flag("FEV1/VC below 60 %", "condition.fev1_vc_below_60")
        if self.row is not None and self.row.fev1_vc_below is not None:
            yield from self.both("lung function", lungs)
            return
        either = [lungs] if self.row is not None and self.row.or_row is not None else []
        yield from self.both("GOLD stage", gold(), *either, condition__copd_class=CopdClass.C)
        if not isinstance(self.ground, Copd):
            return
        months = self.ground.months.value
        fits = {"condition__gold_stage": 2}
        split_up = self.ground.class_b.value is ClassB.DIVIDED  # then a plain B does not say which class it is
        known = [(f"class {each.value}", each) for each in CopdClass if not (split_up and each is CopdClass.B)]
        years = self._years(months)
        from_2025 = self.ground.text.value is not CopdText.MAXIMA_FROM_18  # these readings are asked of no other text
        numbers_read = [reading("copd_numbers", known_of("copd_numbers"))] if from_2025 else []
        of_class = values("class", "condition.copd_class", *known)
        yield self.slice("class, year and number", of_class, years, *numbers_read, self.sessions(minor=False), **fits)
        plain = Part(label="class B", corners=({"condition.copd_class": CopdClass.B},), given=not split_up)
        unsure = Axis(name="class", parts=(plain, not_given("class", "condition.copd_class")))
        split = [reading("copd_b_split_2021", known_of("copd_b_split_2021"))] if from_2025 else []
        yield self.slice("class B", unsure, *split, years, *numbers_read, self.sessions(minor=False), **fits)
        yield self.slice(
            "class B, burden and capacity",
            flag("high burden", "condition.high_burden"),
            flag("limited capacity", "condition.limited_capacity"),
            *split,
            years,
            self.sessions(minor=False),
            condition__copd_class=CopdClass.B,
            readings__copd_numbers="insurer_numbers",  # under any other, the class of a later year turns nothing
            **fits,
        )
        yield self.slice(
            "number, minor",
            self.young(),
            reading("minor_cap_par_3_5", known_of("minor_cap_par_3_5")),
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True),
            condition__copd_class=CopdClass.C,
            condition__first_session=self.day,
            **fits,
        )
        first = reading("copd_first_year_2020", known_of("copd_first_year_2020"))
        class_b = {**fits, "condition__copd_class": CopdClass.B1}
        yield self.slice("first year", first, years, *numbers_read, self.sessions(minor=False), **class_b)

    def _years(self, months: int) -> Axis:
        """Make the axis of the year of treatment: the first, a later one; counted from 2019 or 2020 at the earliest."""
        assert self.ground is not None
        found = terms("first session", FIRST, self.day, (months,), what="first session")
        earliest = [each.value for each in self.ground.said(date).values() if each.value <= self.day]
        parts = []
        for part in found.parts:
            corners = []
            for corner in part.corners:
                begun = corner[FIRST]
                windows = [] if isinstance(begun, Unknown) else [_window(self.day, begun, months)]
                windows += [_window(self.day, each, months) for each in earliest]
                corners.append({**corner, "window": max(windows, default=self.day)})
            parts.append(Part(**{**fields_of(part), "corners": tuple(corners)}))
        return Axis(name=found.name, parts=tuple(parts), told=found.told)

    def _fall_risk(self) -> Iterator[Slice]:
        assert self.ground is not None
        months = self.ground.months.value if isinstance(self.ground, InTerm) else 12
        high = flag("high fall risk", "condition.high_fall_risk")
        somatic = flag("somatic or psychological ground", "condition.somatic_or_psychological_ground")
        asked = 65
        yield self.slice(
            "risk and age, adult",
            high,
            somatic,
            values(
                "lowest age", "readings.fall_prevention_min_age", ("the insurer asks 65", asked), ("none", NOT_GIVEN)
            ),
            self.grown(asked),
            self.sessions(minor=False),
        )
        yield self.slice(
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
        yield self.slice(
            "one in twelve months",
            choices("earlier intervention", *earlier),
            self.sessions(minor=False),
            condition__first_session=begun,
            **high_risk,
        )
        yield self.slice(
            "one in twelve months, start not given",
            choices(
                "earlier intervention",
                ("no earlier intervention", {}),
                ("an earlier one", {"other": Condition(kind=self.kind, first_session=self.day - 200 * DAY)}),
                ("an earlier one, start not given", {"other": Condition(kind=self.kind)}),
            ),
            choices("first session", ("first session not given", {FIRST: NOT_GIVEN})),
            self.sessions(minor=False),
            **high_risk,
        )

    def _rheumatoid_arthritis_severe(self) -> Iterator[Slice]:
        cuts = annex_sessions(self.law)
        read = reading("ra_2012_to_2024", known_of("ra_2012_to_2024"))
        severe = flag("severe limitations", "condition.severe_limitations")
        many = self.sessions(minor=False, more=cuts)
        yield self.slice("number, adult", self.grown(), severe, read, many, condition__in_study=True)
        yield self.slice(
            "number, minor",
            self.young(),
            severe,
            read,
            flag("insufficient result", "session.insufficient_result"),
            self.sessions(minor=True, more=cuts),
            condition__in_study=True,
        )
        yield from self._in_study()

    def _axial_spondyloarthritis_severe(self) -> Iterator[Slice]:
        severe = flag("severe limitations", "condition.severe_limitations")
        first = tuple(number.value for number in self._study_numbers())
        result = flag("insufficient result", "session.insufficient_result")
        part = {"condition__in_study": True}
        yield self.slice("number, adult", self.grown(), severe, self.sessions(minor=False, more=first), **part)
        many = self.sessions(minor=True, more=first)
        yield self.slice("number, minor", self.young(), severe, result, many, **part)
        yield from self._in_study()

    def _study_numbers(self) -> tuple[Sourced[int], ...]:
        study = study_of(self.kind)
        return () if study is None else tuple(self.law.basic.grounds[study].said(Sessions).values())

    def _in_study(self) -> Iterator[Slice]:
        """Taking part in the study, or a study that was completed."""
        first = tuple(number.value for number in self._study_numbers())
        if first:
            yield self.slice(
                "the study",
                flag("in the study", "condition.in_study"),
                flag("the study completed", "condition.study_ended"),
                self.sessions(minor=False, more=first),
                condition__severe_limitations=True,
            )

    def _covid_recovery(self) -> Iterator[Slice]:
        start, counted = self.start(6), {}
        if isinstance(self.ground, CovidRecovery):
            earliest, latest = self.ground.earliest_start.value, self.ground.latest_start.value
            start = self.start(self.ground.months.value, dates=(earliest - DAY, latest))
            counted = {} if earliest > self.day else {"window": earliest}
        *told, absent = start.parts
        # where the start is not given, the first session before tells it: like this one it lies on the day itself
        told.append(attrs.evolve(absent, corners=tuple({**each, "window": self.day} for each in absent.corners)))
        yield from self.both("term and number", attrs.evolve(start, parts=tuple(told)), **counted)


def _window(day: date, begun: date, months: int) -> date:
    """Return the first day of the running term."""
    while months_after(begun, months) <= day:
        begun = months_after(begun, months)
    return begun
