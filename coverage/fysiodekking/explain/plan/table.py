"""A plan as text: the answer, who pays and why, and a table for a terminal.

Sessions that follow each other with the same payer and the same costs are one row; `tabulated` has each apart as well.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final

import attrs

from fysiodekking.explain import text
from fysiodekking.explain.compose import limit_of
from fysiodekking.explain.document import Audience, Document
from fysiodekking.explain.plan.story import amount_words, document, kind_of, own_costs
from fysiodekking.explain.plan.words import PlanWords, words_for
from fysiodekking.model.decision import Remaining
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.money import Money
from fysiodekking.model.names import Name
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.plan import AmountRange, Plan, Step, demand_plan
from fysiodekking.model.printable import clean, printable

_COLUMNS: Final = ("number", "date", "payer", "own", "total")


@attrs.frozen(kw_only=True)
class Table:
    """The sessions of a plan.

    :param head: the names of the columns.
    :param rows: a row for each session, or for several alike.
    :param changed: the numbers of the rows, from 0, at which another one begins to pay.
    :param numeric: the columns that hold numbers.
    :param notes: what the columns mean.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    changed: frozenset[int]
    numeric: frozenset[int]
    notes: tuple[str, ...]


@carries_no_data
def as_text(planned: Plan, lang: str, audience: Audience = "desk") -> str:
    """Return a plan for a terminal: the answer, who pays and why, and a line for each run of sessions alike.

    :param lang: ``nl`` or ``en``.
    :param audience: a ``patient`` is told the answer without the lines.
    """
    demand_plan(planned)
    words = words_for(planned, lang)
    told = text.render(_without_sources(document(planned, words, audience))).rstrip()
    if audience == "patient":
        return printable(told)
    table = grouped(planned, words)
    heading = words.say("all")
    lines = text.aligned((table.head, *table.rows), table.numeric)
    notes = (textwrap.fill(note, text.WIDTH, break_on_hyphens=False) for note in table.notes)
    return printable("\n".join([told, "", heading, "-" * len(heading), *lines, "", *notes]))


def _without_sources(told: Document) -> Document:
    """Leave the sources to the explanation of one session: here they would hide the table."""
    sections = (
        attrs.evolve(section, items=tuple(attrs.evolve(item, sources=()) for item in section.items))
        for section in told.sections
    )
    return attrs.evolve(told, sections=tuple(sections))


def totals(planned: Plan) -> tuple[AmountRange | None, ...]:
    """Return what the patient has paid after each session; None from the first on of which that is not known."""
    tried = tuple(step.agreed.so_far for step in planned.steps if step.agreed is not None)
    return tried or tuple(accumulate(map(own_costs, planned.steps), _added))


def _added(one: AmountRange | None, other: AmountRange | None) -> AmountRange | None:
    """Add two amounts; what is not known makes the sum unknown."""
    if one is None or other is None:
        return None
    return AmountRange(one.lowest + other.lowest, one.highest + other.highest)


def grouped(planned: Plan, words: PlanWords) -> Table:
    """Return a row for each run of sessions that have the same payer and cost the patient the same."""
    runs = [tuple(run) for _, run in groupby(planned.steps, lambda step: (kind_of(step), own_costs(step)))]
    so_far = totals(planned)
    return Table(
        head=tuple(words.say(name) for name in _COLUMNS),
        rows=tuple(_cells(run, so_far[run[-1].number - 1], words) for run in runs),
        changed=frozenset(index for index, run in enumerate(runs) if run[0].changed),
        numeric=frozenset({_COLUMNS.index("own"), _COLUMNS.index("total")}),
        notes=(words.say("own.note"), words.say("total.note")),
    )


def tabulated(planned: Plan, words: PlanWords) -> Table:
    """Return a row for each session, with a column for each limit that is used during the plan."""
    limits = _moving_limits(planned)
    several = len(limits) > 1
    columns = [
        words.say("left.one_of_several", number=str(number)) if several else words.say("left")
        for number, _ in enumerate(limits, 1)
    ]
    head = (*(words.say(name) for name in _COLUMNS), *columns)
    rows = (
        (*_cells((step,), total, words), *_lefts(step, tuple(limits), words))
        for step, total in zip(planned.steps, totals(planned), strict=True)
    )
    return Table(
        head=head,
        rows=tuple(rows),
        changed=frozenset(index for index, step in enumerate(planned.steps) if step.changed),
        numeric=frozenset({0, *range(_COLUMNS.index("own"), len(head))}),
        notes=tuple(_notes(limits, columns, words)),
    )


def _moving_limits(planned: Plan) -> dict[Name, Remaining]:
    """Return the limits of which the plan uses something, by name; the others stand below, at the end."""
    seen: dict[Name, Remaining] = {}
    moving: dict[Name, Remaining] = {}
    for step in planned.steps:
        for each in step.decision.remaining:
            if seen.setdefault(each.of, each).left != each.left:
                moving.setdefault(each.of, each)
    return {of: each for of, each in seen.items() if of in moving}


def _notes(limits: dict[Name, Remaining], columns: list[str], words: PlanWords) -> Iterator[str]:
    called = [limit_of(each, words.catalogue) for each in limits.values()]
    for each, column, limit in zip(limits.values(), columns, called, strict=True):
        alike, own = called.count(limit) > 1, clean("/".join(each.of.keys[1:]))
        yield words.say("left.note", column=column, limit=f"{limit} (“{own}”)" if alike else limit)


def _cells(run: Sequence[Step], total: AmountRange | None, words: PlanWords) -> tuple[str, ...]:
    """Return what every row has: which sessions, their days, the payer, what each costs, and what all so far cost."""
    first, last = run[0], run[-1]
    return (
        str(first.number) if first is last else f"{first.number}\u2013{last.number}",
        words.catalogue.day(first.date) if first is last else words.short_days(first.date, last.date),
        kind_of(first).called(words),
        amount_words(own_costs(first), words),
        amount_words(total, words),
    )


def _lefts(step: Step, limits: tuple[Name, ...], words: PlanWords) -> Iterator[str]:
    left = {each.of: _left(each, words) for each in step.decision.remaining}
    yield from (left.get(of, "") for of in limits)


def _left(each: Remaining, words: PlanWords) -> str:
    if each.left is None:
        return words.say("unknown")
    if isinstance(each.left, Money):
        return words.catalogue.euros(each.left)
    return words.say("unlimited") if each.left == UNLIMITED else str(each.left)
