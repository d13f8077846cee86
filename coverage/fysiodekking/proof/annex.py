"""The regions of annex 1: the terms and ages of its rows, and the first twenty in all their forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from fysiodekking.boundaries.thresholds import DAY, first_of_annex, turning
from fysiodekking.law.schema import AnnexRow
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import birthday, months_after
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import ConditionKind, PaidBy
from fysiodekking.proof.axes import (
    Axis,
    Changes,
    Part,
    choices,
    flag,
    not_given,
    numbers,
    reading,
    values,
)
from fysiodekking.proof.building import CONDITION
from fysiodekking.proof.case_grid import Slice
from fysiodekking.proof.kinds import FIRST, STARTS, Kind, fields_of, gold, known_of


class AnnexKind(Kind):
    """The slices of a row of annex 1."""

    def _annex_row(self, row: AnnexRow, name: str = "term and number") -> Iterator[Slice]:
        axes: list[Axis] = []
        if row.gold_stage is not None and row.serves is self.kind:
            axes.append(gold())
        if row.below_age is not None:
            yield from self._below_age(row.below_age)
            return
        if "discharged" in (row.starts, row.after):
            yield from self._day_surgery()
        if row.or_after is not None or row.after is not None:
            yield from self._after_a_stay(row)
            return
        if row.months is not None and row.starts is not None:
            months = row.months.value
            extension = [months + (row.extension_months or 0), row.total_months_read or 0]
            path = f"condition.{row.starts}"
            axes.append(self.start(months, *filter(None, extension), path=path, what=STARTS.get(row.starts, "")))
            if row.extension_months is not None:
                axes += [
                    flag("triad", "condition.triad"),
                    reading("whiplash_extension", known_of("whiplash_extension")),
                ]
            if row.starts == "irradiation_ended":
                yield from self._not_irradiated(months)
        yield from self.both(name, *axes)

    def _after_a_stay(self, row: AnnexRow) -> Iterator[Slice]:
        """The term runs from the first treatment after a day; in doubt from that day itself or from that treatment."""
        assert row.months is not None
        months, limit = row.months.value, 3
        left = "condition.discharged"
        begun = self.start(months)
        yield from self.both("term and number", begun, **{left.replace(".", "__"): self.day - 5000 * DAY})
        soon = {FIRST: self.day - 10 * DAY}
        late = months_after(self.day - 10 * DAY, -limit)
        yield from self.both(
            "how long after discharge",
            choices(
                "discharge",
                ("a start in time", {**soon, left: late + DAY}),
                ("a start too late for some", {**soon, left: late}),
                ("treatment before the stay", {FIRST: self.day - 5000 * DAY, left: self.day - DAY}),
                ("discharge still to come", {**soon, left: self.day + DAY}),
            ),
            values(
                "latest start",
                "readings.start_after_discharge_within",
                ("the insurer asks a start within 3 months", limit),
                ("none", NOT_GIVEN),
            ),
        )
        yield from self.both(
            "discharge not given",
            Axis(name="discharge", parts=(not_given("discharge", left),)),
            self.start(months),
        )

    def _day_surgery(self) -> Iterator[Slice]:
        """Day surgery is a stay as the insurer reads it."""
        then = {f"condition__{name}": self.day - 20 * DAY for name in ("discharged", "first_session")}
        yield from self.both(
            "day surgery",
            values("day surgery", "condition.day_surgery", ("day surgery", True), ("a night", False), absent=False),
            reading("day_surgery_is_stay", known_of("day_surgery_is_stay")),
            **then,
        )

    def _below_age(self, below: int) -> Iterator[Slice]:
        """A row for younger people: the age on both sides, and a series that began before that birthday."""

        def began(shift: int) -> Changes:
            return {FIRST: lambda facts: _within_life(facts, birthday(facts["insured.born"], below) + shift * DAY)}

        series = choices("series", ("begun before that birthday", began(-1)), ("begun on that birthday", began(0)))
        series = Axis(name="series", parts=(*series.parts, not_given("first session", FIRST)))
        ends = reading("annex_age_end", known_of("annex_age_end"))
        since = {"window": lambda facts: _reached(facts, below)}
        yield self.slice("age and number, adult", self.grown(below), ends, series, self.sessions(minor=False), **since)
        yield self.slice(
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
        yield self.slice(
            "not irradiated",
            self.grown(),
            Axis(name="irradiation", parts=(not_given("end of the irradiation", "condition.irradiation_ended"),)),
            reading("tumour_without_irradiation", known_of("tumour_without_irradiation")),
            self.start(months),
            self.sessions(minor=False),
        )

    def _annex_counts(self, row: AnnexRow) -> Iterator[Slice]:
        """The first twenty: sessions before the 18th birthday, intake lines, two conditions, the rule of 2011."""
        fits = self.fits()
        grown = turning(self.adult, self.day - 60 * DAY)
        if row.below_age is None or row.below_age > self.adult:
            earlier = Row(date=grown, until=self.day - 70 * DAY, condition=CONDITION, paid_by=PaidBy.BASIC, sessions=1)
            yield self.slice(
                "sessions before 18",
                choices(
                    "before 18", ("none before 18", {"rows": ()}), ("25 before 18", {"rows": (_times(earlier, 25),)})
                ),
                reading("sessions_before_18", known_of("sessions_before_18")),
                self.sessions(minor=False),
                **{**fits, "condition__first_session": self.day - 50 * DAY, "insured__born": grown},
            )
        if row.below_age is not None:
            return
        intake = Row(date=self.day - DAY, condition=CONDITION, performance="1870", paid_by=PaidBy.INSURED)
        first = first_of_annex(self.law)
        yield self.slice(
            "intake lines",
            choices("intake", ("no intake", {"rows": ()}), ("an intake", {"rows": (intake,)})),
            reading("intake_counts", known_of("intake_counts")),
            self.sessions(minor=False, more=(first - 1, self._kept_number - 1)),
            **fits,
        )
        yield from self._two_conditions(fits)
        if row.months is None:
            yield from self._kept(fits)

    @property
    def _kept_number(self) -> int:
        return self.law.basic.grounds.annex_1.kept_first_not_covered.value

    def _two_conditions(self, fits: dict[str, Any]) -> Iterator[Slice]:
        other = Condition(kind=ConditionKind.STROKE, first_session=self.day - 90 * DAY)
        same = Condition(kind=self.kind, first_session=self.day - 90 * DAY)
        yield self.slice(
            "two conditions of annex 1",
            choices(
                "other condition",
                ("another condition without sessions", {"other": other}),
                ("another condition with 25 sessions", {"other": other, "other_sessions": 25}),
                ("an earlier episode with 25 sessions", {"other": same, "other_sessions": 25}),
            ),
            reading("two_annex_conditions", known_of("two_annex_conditions")),
            reading("new_episode_time_limited", known_of("new_episode_time_limited")),
            self.sessions(minor=False),
            **fits,
        )

    def _kept(self, fits: dict[str, Any]) -> Iterator[Slice]:
        """Who had twelve treatments by the end of 2011 keeps the rule of 2011."""
        ground = self.law.basic.grounds.annex_1
        by, twelve = ground.kept_by.value, ground.kept_treatments.value

        def row(number: int) -> Changes:
            then = Row(date=by - 90 * DAY, until=by, condition=CONDITION, paid_by=PaidBy.BASIC, sessions=max(1, number))
            return {"rows": (then,) if number else ()}

        early = numbers("treatments by 2011", (twelve,), row, "treatments by the end of 2011: {span}")
        capped = tuple(
            Part(**{**fields_of(part), "corners": tuple(row(each) for each in corner)})
            for part, corner in zip(early.parts, ((0, twelve - 1), (twelve,)), strict=True)
        )
        first = first_of_annex(self.law)
        bounds = {max(0, bound - had) for bound in (first, self._kept_number) for had in (0, twelve - 1, twelve)}
        begun = choices(
            "first session", ("begun by 2011", {FIRST: by - 100 * DAY}), ("begun on the day", {FIRST: self.day})
        )
        yield self.slice(
            "begun before 2012",
            attrs.evolve(begun, parts=(*begun.parts, not_given("first session", FIRST))),
            _apart(early, capped),
            self.sessions(minor=False, more=tuple(bounds)),
            **{**fits, "insured__born": date(1950, 1, 1)},
        )


def _apart(axis: Axis, parts: Iterable[Part]) -> Axis:
    """Return an axis with a part for each corner, where another axis turns on the number itself."""
    single = [
        Part(**{**fields_of(part), "corners": (corner,), "low": number, "high": number})
        for part in parts
        for number, corner in zip((part.low, part.high), part.corners, strict=False)
    ]
    assert axis.told is not None
    return attrs.evolve(axis, parts=tuple(attrs.evolve(each, label=axis.told(each, each)) for each in single))


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
