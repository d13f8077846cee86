"""The difference between the law of two days: which cases get another answer, as regions.

The same regions are answered on both days: cut at the numbers of either law, their dates moved with the session, so
that ages, terms and counts stay the same. For that, each day stands for the last one of its year with its law: on
1 January all that is counted by the year would have to lie on the day itself. Neighbours with the same difference are
told as one, with what all cases of their slice have in common.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.boundaries.ordinary import PRICE
from fysiodekking.deciding import decide
from fysiodekking.law import CHECKED, law_on, version_of
from fysiodekking.law.grounds import GroundLaw, Grounds
from fysiodekking.law.instruments import AnnexRow, Law
from fysiodekking.model.case import Case
from fysiodekking.model.condition import STARTS
from fysiodekking.model.dates import age_on, first_of_year, last_of_year
from fysiodekking.model.decision import POSITIVE, Amounts, Decision, Outcome, Payer, Phase
from fysiodekking.model.money import NOTHING
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import ConditionKind, Ground
from fysiodekking.proof import slices_of_deductible, slices_of_gates_and_lines, slices_of_grounds
from fysiodekking.proof.axes import Axis, values
from fysiodekking.proof.regions import FIRST, RUN, Builder, Region, Slice
from fysiodekking.proof.slices_of_gates_and_lines import SAME_DAY
from fysiodekking.proof.slices_of_grounds import POLICY

_BORN: Final = "insured.born"
_SAID: Final[Mapping[str, str]] = {
    _BORN: "",
    "condition.severe_limitations": "severe limitations",
    "condition.high_fall_risk": "high fall risk",
    "condition.somatic_or_psychological_ground": "somatic or psychological ground",
    "condition.gold_stage": "GOLD stage {value}",
    "condition.copd_class": "class {value}",
    "condition.triad": "triad",
    "provider.specialisms": "{value} physiotherapist",
    "readings.pelvic_nine": "pelvic_nine = {value}",
    "readings.pad_37": "pad_37 = {value}",
    FIRST: "first session",
    **{f"condition.{name}": name.replace("_ended", " ended").replace("_", " ") for name in STARTS},
}
"""How a fact is told that all cases of a slice have in common."""


class Answer(NamedTuple):
    """What two days are compared by.

    :param ground: the ground on which the basic package pays; None when it does not.
    :param reason: the deciding reason.
    """

    outcome: Outcome
    payer: Payer | None
    ground: str | None
    reason: Reason
    amounts: Amounts | None

    @property
    def deductible(self) -> Literal["none", "part", "all"]:
        """How much of what the basic package pays is deductible."""
        if self.amounts is None or self.amounts.deductible == NOTHING:
            return "none"
        return "all" if self.amounts.basic == NOTHING else "part"

    @property
    def told(self) -> Hashable:
        """What is told of it: answers of which this is the same are told alike."""
        if self.outcome is Outcome.UNDETERMINED:
            return self.outcome
        return self.outcome, self.payer, self.ground or self.reason, self.deductible


@attrs.frozen(kw_only=True)
class Difference:
    """Neighbouring regions that get the same other answer.

    :param about: the kind of condition, or the question that the cases have in common.
    :param which: which cases, by the facts at which answers turn, as the proof calls them.
    :param cases: a case of each day for every corner of every region.
    """

    about: ConditionKind | str
    which: str
    before: Answer
    after: Answer
    regions: int
    cases: tuple[tuple[Case, Case], ...] = attrs.field(repr=False)


def answer_of(decision: Decision) -> Answer:
    """Return what of a decision is compared; amounts only where the basic package pays."""
    basic = decision.payer is Payer.BASIC
    paying = (finding for finding in decision.findings if finding.phase is Phase.BASIC and finding.subject is not None)
    met = (each.subject for each in paying if each.verdict in POSITIVE)
    return Answer(
        decision.outcome,
        decision.payer,
        next(met, None) if basic else None,
        decision.reasons[0],
        decision.amounts if basic else None,
    )


def differences(before: date, after: date) -> tuple[Difference, ...]:
    """Return which cases with every fact given get another answer under the law of a day than of an earlier one.

    :param before: a day that was checked.
    :param after: another one.
    :raises ValueError: for a day that was not checked.
    """
    alike: dict[Hashable, Difference] = {}
    for one, other in pairs(before, after):
        for each in _of_slice(one, other):
            key = each.about, each.which, each.before.told, each.after.told
            known = alike.get(key)
            alike[key] = each if known is None else _both(known, each)
    return tuple(alike.values())


def _both(one: Difference, other: Difference) -> Difference:
    return attrs.evolve(one, regions=one.regions + other.regions, cases=(*one.cases, *other.cases))


def stands_for(day: date) -> date:
    """Return the day that is asked instead of a day: the last one of its year with the same law.

    :raises ValueError: for a day that was not checked.
    """
    last, of_year = version_of(day).last or CHECKED.last, last_of_year(day)
    return of_year if last is None else min(last, of_year)


def pairs(before: date, after: date) -> Iterator[tuple[Slice, Slice]]:
    """Yield the same slice on both days, or on those that stand for them."""
    days = (stands_for(before), stands_for(after))
    laws = (law_on(days[0]), law_on(days[1]))
    law = with_cuts_of_both(*laws)
    run = min(RUN, *(day - first_of_year(day) for day in days))
    ago = _ago(law, days)
    ones, others = ([_with_run(slice_, run) for slice_ in _slices(law, laws, day, ago)] for day in days)
    known = {_key(each): each for each in others}
    for one in ones:
        other = known.get(_key(one))
        if other is not None:
            yield one, other


def _ago(law: Law, days: Iterable[date]) -> frozenset[int]:
    """Return how many days before either day the dates of the law lie, so that a term is cut alike on both."""
    dates = {day.value for ground in law.basic.grounds.values() for day in ground.in_unit(date).values()}
    return frozenset((day - each).days + shift for day in days for each in dates for shift in (0, 1) if each < day)


def _key(part: Slice) -> Hashable:
    return part.phase, part.name, part.fixed.get("condition.kind")


def _with_run(part: Slice, run: timedelta) -> Slice:
    """Let earlier sessions last as long on both days."""
    return attrs.evolve(part, fixed={**part.fixed, "run": run})


def _slices(law: Law, laws: tuple[Law, Law], day: date, ago: frozenset[int]) -> Iterator[Slice]:
    covered = {"condition.kind": ConditionKind.STROKE, "sessions": 25}
    for part in slices_of_gates_and_lines.slices(law, day):
        if part.phase == Asker.GATES and not part.name.startswith(SAME_DAY):
            yield attrs.evolve(part, fixed={**covered, **part.fixed})
    yield from (part for part in slices_of_grounds.slices(law, day, ago) if part.name != POLICY)
    totals = {each.insurance.mandatory_deductible for each in laws} - {None}
    steps = law.insurance.voluntary_steps.value
    most = {NOTHING, steps[-1]}
    chosen = {f"voluntary deductible {each}": each for each in sorted(most)}
    axes = (
        values("voluntary deductible", "insured.voluntary_deductible", chosen),
        slices_of_deductible.spent_of({total.value + step for total in totals if total is not None for step in most}),
    )
    yield Slice(phase=Asker.CHARGES, name=f"a covered session of {PRICE}, adult", day=day, axes=axes, fixed=covered)


def with_cuts_of_both(before: Law, after: Law) -> Law:
    """Return a law with the cuts of both: of each ground and row that of the day on which it was in force."""
    both: Any = {ground.value: _ground(before.basic.grounds[ground], after.basic.grounds[ground]) for ground in Ground}
    rows = {kind: _row(before.basic.annex_1.get(kind), row) for kind, row in after.basic.annex_1.items()}
    return attrs.evolve(after, basic=attrs.evolve(after.basic, grounds=Grounds(**both), annex_1=rows))


def _ground(before: GroundLaw, after: GroundLaw) -> GroundLaw:
    stands, other = (after, before) if after.in_force or not before.in_force else (before, after)
    return attrs.evolve(stands, then=other)


def _row(before: AnnexRow | None, after: AnnexRow) -> AnnexRow:
    return before if before is not None and after.in_force is not True and before.in_force is True else after


# --- one slice ------------------------------------------------------------------------------------------------------

Cell = tuple[frozenset[int], ...]


def _of_slice(one: Slice, other: Slice) -> Iterator[Difference]:
    differing: dict[Hashable, dict[Cell, list[tuple[Case, Case]]]] = {}
    first_answers: dict[Hashable, tuple[Answer, Answer]] = {}
    for region, answers, cases in answered(one, other):
        if answers[0] != answers[1]:
            key = (answers[0].told, answers[1].told)
            cell = tuple(frozenset({number}) for number in region.numbers)
            differing.setdefault(key, {})[cell] = cases
            first_answers.setdefault(key, answers)
    for turn, cells in differing.items():
        before, after = first_answers[turn]
        for cell, cases in _merged(cells).items():
            regions = sum(1 for known in cells if all(own <= whole for own, whole in zip(known, cell, strict=True)))
            yield Difference(
                about=about_of(one),
                which=_which(one, cell),
                before=before,
                after=after,
                regions=regions,
                cases=tuple(cases),
            )


def answered(one: Slice, other: Slice) -> Iterator[tuple[Region, tuple[Answer, Answer], list[tuple[Case, Case]]]]:
    """Yield every region with every fact given that both days have, with both answers and the cases of its corners."""
    numbers_of = [_numbers(here, there) for here, there in zip(one.axes, other.axes, strict=True)]
    builder = Builder(other.facts)
    for region in one.regions():
        if not region.given:
            continue
        numbers = [known.get(number) for known, number in zip(numbers_of, region.numbers, strict=True)]
        if None in numbers:
            continue
        there = other.region(tuple(number for number in numbers if number is not None), builder)
        cases = list(zip(region.cases(), there.cases(), strict=False))
        if cases:
            first = cases[0]
            yield region, (answer_of(decide(first[0])), answer_of(decide(first[1]))), cases


def _numbers(here: Axis, there: Axis) -> Mapping[int, int]:
    """Return which part of the axis of one day is which of the other: a date of the law can lie after the first day."""
    labels = [part.label for part in here.parts], [part.label for part in there.parts]
    if labels[0] == labels[1]:
        return {number: number for number in range(len(here.parts))}
    return {number: labels[1].index(label) for number, label in enumerate(labels[0]) if label in labels[1]}


def _merged(cells: Mapping[Cell, list[tuple[Case, Case]]]) -> dict[Cell, list[tuple[Case, Case]]]:
    """Join cells that differ along one axis only, axis by axis from the last."""
    merged = dict(cells)
    length = len(next(iter(cells)))
    for axis in reversed(range(length)):
        joined: dict[Hashable, tuple[set[int], Cell, list[tuple[Case, Case]]]] = {}
        for cell, cases in merged.items():
            rest = (*cell[:axis], *cell[axis + 1 :])
            known = joined.setdefault(rest, (set(), cell, []))
            known[0].update(cell[axis])
            known[2].extend(cases)
        merged = {
            (*cell[:axis], frozenset(numbers), *cell[axis + 1 :]): cases for numbers, cell, cases in joined.values()
        }
    return merged


def about_of(part: Slice) -> ConditionKind | str:
    """Return the kind of condition of a slice, or the question that its cases have in common."""
    if part.phase == Asker.GATES:
        return part.name
    return part.fixed["condition.kind"] if part.phase != Asker.CHARGES else str(part.phase)


def _which(part: Slice, cell: Cell) -> str:
    said = [_axis_words(axis, sorted(numbers)) for axis, numbers in zip(part.axes, cell, strict=True)]
    aged = next((word for word in ("adult", "minor") if part.name.endswith(word)), "")
    return ", ".join(filter(None, (aged, *_in_common(part), *said)))


def _in_common(part: Slice) -> Iterator[str]:
    """Yield in words what all cases of a slice have in common, beside its kind: what no axis of it says."""
    by_axes = {path for axis in part.axes for each in axis.parts for corner in each.corners for path in corner}
    for path, value in part.fixed.items():
        if path in by_axes or path not in _SAID:
            continue
        if isinstance(value, date):
            unit = "years old" if path == _BORN else f"days ago: {_SAID[path]}"
            number = age_on(value, part.day) if path == _BORN else (part.day - value).days
            yield f"{number} {unit}"
        else:
            yield _SAID[path].format(value=", ".join(value) if isinstance(value, tuple) else value)


def _axis_words(axis: Axis, numbers: list[int]) -> str:
    """Say which parts of an axis: nothing for every value there is, an interval where they follow each other."""
    given = [number for number, part in enumerate(axis.parts) if part.given]
    if axis.whole and numbers == given and (len(given) > 1 or axis.label_of is not None):
        return ""
    parts = [axis.parts[number] for number in numbers]
    if axis.label_of is not None and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return axis.label_of(parts[0], parts[-1])
    return " or ".join(part.label for part in parts if part.label)
