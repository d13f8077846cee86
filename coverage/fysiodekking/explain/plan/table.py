"""A plan as text: the answer, who pays and why, and a table of all sessions for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import attrs

from fysiodekking.explain import text
from fysiodekking.explain.compose import limit_of
from fysiodekking.explain.document import Audience, Document
from fysiodekking.explain.plan.story import document, kind_of, own_costs
from fysiodekking.explain.plan.words import PlanWords, words_of
from fysiodekking.model.decision import Remaining
from fysiodekking.model.money import Money
from fysiodekking.model.names import Name
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.plan import Plan, Step, demand_plan
from fysiodekking.model.printable import clean, printable
from fysiodekking.model.silence import carries_no_data


@attrs.frozen(kw_only=True)
class Table:
    """All sessions of a plan.

    :param head: the names of the columns.
    :param rows: a row for each session.
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
    """Return a plan for a terminal: the answer, who pays and why, and a line for each session.

    :param lang: ``nl`` or ``en``.
    :param audience: a ``patient`` is told the answer without the lines.
    """
    demand_plan(planned)
    words = words_of(lang).naming(planned.steps[0].decision.about.packages)
    told = text.render(_without_sources(document(planned, words, audience))).rstrip()
    if audience == "patient":
        return printable(told)
    table = tabulated(planned, words)
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


def tabulated(planned: Plan, words: PlanWords) -> Table:
    """Return a row for each session, with a column for each limit that is used during the plan."""
    limits = _moving_limits(planned)
    several = len(limits) > 1
    columns = [
        words.say("left.one_of_several", number=str(number)) if several else words.say("left")
        for number, _ in enumerate(limits, 1)
    ]
    head = (*(words.say(name) for name in ("number", "date", "payer", "own")), *columns)
    return Table(
        head=head,
        rows=tuple(_row(step, tuple(limits), words) for step in planned.steps),
        changed=frozenset(index for index, step in enumerate(planned.steps) if step.changed),
        numeric=frozenset({0, *range(3, len(head))}),
        notes=(words.say("own.note"), *_notes(limits, columns, words)),
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


def _row(step: Step, limits: tuple[Name, ...], words: PlanWords) -> tuple[str, ...]:
    own = own_costs(step)
    left = {each.of: _left(each, words) for each in step.decision.remaining}
    return (
        str(step.number),
        words.catalogue.day(step.date),
        kind_of(step).called(words),
        words.say("unknown") if own is None else words.catalogue.euros(own),
        *(left.get(of, "") for of in limits),
    )


def _left(each: Remaining, words: PlanWords) -> str:
    if each.left is None:
        return words.say("unknown")
    if isinstance(each.left, Money):
        return words.catalogue.euros(each.left)
    return words.say("unlimited") if each.left == UNLIMITED else str(each.left)
