"""The most ordinary case that still reaches a target: with every fact of an ordinary one that it need not change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, cast

import attrs

from fysiodekking.model.case import Case
from fysiodekking.model.errors import InvalidInput

_PARTS: Final = ("insured", "session", "provider", "basic")
_TOGETHER: Final = frozenset({"condition", "performance", "profession"})

Change = Callable[[Case], Case]


def most_ordinary(case: Case, models: Iterable[Case], reaches: Callable[[Case], bool]) -> Case:
    """Return a case with as many facts as can be of one of some models, in which it still reaches what it is for.

    :param models: ordinary cases; the one that the case can come nearest to is taken, the first of several.
    :param reaches: whether a case reaches it.
    """
    tried = [_towards(case, model, reaches) for model in models]
    return min(tried, key=lambda each: each[1])[0] if tried else case


def _towards(case: Case, model: Case, reaches: Callable[[Case], bool]) -> tuple[Case, int]:
    """Take over one fact of a model after the other; return what came of it, and in how many it still differs."""
    left = 0
    for change in _changes(case, model):
        try:
            other = change(case)
        except InvalidInput:
            left += 1
            continue
        if reaches(other):
            case = other
        else:
            left += 1
    return case, left


def _changes(case: Case, model: Case) -> Iterator[Change]:
    """Yield what takes one fact over from a model, of all in which the two differ.

    A condition is one fact, and so are a profession and the code that it charges.
    """
    if (case.conditions, case.condition_key) != (model.conditions, model.condition_key) and not case.past.rows:
        condition = model.session.condition

        def treated(of: Case) -> Case:
            session = attrs.evolve(of.session, condition=condition)
            return attrs.evolve(of, conditions=model.conditions, session=session)

        yield treated
    if (case.session.performance, case.provider.profession) != (model.session.performance, model.provider.profession):
        session, provider = model.session.performance, model.provider.profession
        yield lambda of: _with(_with(of, "session", "performance", session), "provider", "profession", provider)
    for part in _PARTS:
        ours, theirs = getattr(case, part), getattr(model, part)
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(ours))):
            value = getattr(theirs, field.name)
            if field.name not in _TOGETHER and getattr(ours, field.name) != value:
                yield partial(_with, part=part, name=field.name, value=value)


def _with(case: Case, part: str, name: str, value: Any) -> Case:
    return attrs.evolve(case, **{part: attrs.evolve(getattr(case, part), **{name: value})})
