"""The case as it would be with some facts changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, cast

import attrs

from fysiodekking.boundaries.thresholds import DAY, turning
from fysiodekking.law import law_of, law_on
from fysiodekking.law.instruments import Law
from fysiodekking.ledger import on_day
from fysiodekking.model.case import Case
from fysiodekking.model.history import History
from fysiodekking.model.names import READING, named
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import Row
from fysiodekking.model.vocabulary import PaidBy, Profession, Technique
from fysiodekking.model.what_if import Act, Change
from fysiodekking.rules.booking import booked_on_grants
from fysiodekking.rules.performance_list import ordinary_code


def applied(case: Case, changes: Iterable[Change]) -> Case:
    """Return the case with the changes made; earlier sessions stay booked as they were without them.

    :param changes: as `what_would_change` names them; of each fact at most one.
    :raises InvalidCase: when the parts do not fit together, as a birth after the first session.
    :raises InvalidLaw: for a case of a day without law, which has no changes.
    """
    return changed(booked_on_grants(case, _law(case)), changes)


def changed(case: Case, changes: Iterable[Change]) -> Case:
    """Return a case of which every row was booked with the changes made; see `applied`."""
    for change in sorted(changes, key=_order):
        case = _MAKERS.get(change.name, _field)(case, change)
    return case


def _law(case: Case) -> Law:
    return law_of(case) or law_on(case.session.date)


def _order(change: Change) -> int:
    """Another profession comes first, since others look at it; another day last, since it begins counts anew."""
    return {"provider.profession": 0, "session.date": 2}.get(change.name, 1)


def _field(case: Case, change: Change) -> Case:
    """Set one field of the session, the provider, the insured, a condition, or a reading."""
    name, after = named(change.name), cast("Any", change.after)
    part, field = name.part, name.keys[0] if name.pattern == READING else name.field
    if part == "conditions":
        (key,) = name.keys
        condition = attrs.evolve(case.conditions[key], **{field: after})
        return attrs.evolve(case, conditions={**case.conditions, key: condition})
    return attrs.evolve(case, **{part: attrs.evolve(getattr(case, part), **{field: after})})


def _profession(case: Case, change: Change) -> Case:
    """Somebody of another profession, who may practise it, charges the ordinary code of that profession.

    What that costs, nobody said: the price is not given then.
    """
    profession = Profession(str(change.after))
    provider = attrs.evolve(case.provider, profession=profession, big_registered=NOT_GIVEN)
    if profession is Profession.PHYSIOTHERAPIST:
        provider = attrs.evolve(provider, big_registered=True)
    if change.act is Act.TRAINED_PHYSIOTHERAPIST:
        provider = attrs.evolve(provider, trained_in=(Technique.DRY_NEEDLING,))
    code = ordinary_code(profession, _law(case)) or NOT_GIVEN
    return attrs.evolve(case, provider=provider, session=attrs.evolve(case.session, performance=code, price=NOT_GIVEN))


def _performance(case: Case, change: Change) -> Case:
    """The same session under another code; an ordinary session instead of another one has a price that nobody said."""
    session = attrs.evolve(case.session, performance=str(change.after))
    if change.act is Act.ORDINARY_SESSION:
        session = attrs.evolve(session, price=NOT_GIVEN)
    return attrs.evolve(case, session=session)


def _on_order(case: Case, change: Change) -> Case:
    """Somebody authorised orders the reserved acts, and the therapist is competent for them."""
    done = () if isinstance(case.session.techniques, Unknown) else case.session.techniques
    known = () if isinstance(case.provider.trained_in, Unknown) else case.provider.trained_in
    acts = tuple(each for each in done if each in _law(case).big.reserved_acts)
    return attrs.evolve(
        case,
        session=attrs.evolve(case.session, on_order_of=Profession(str(change.after))),
        provider=attrs.evolve(case.provider, trained_in=tuple(dict.fromkeys((*known, *acts)))),
    )


def _age(case: Case, change: Change) -> Case:
    assert isinstance(change.after, int)
    born = turning(change.after, case.session.date)
    return attrs.evolve(case, insured=attrs.evolve(case.insured, born=born))


def _date(case: Case, change: Change) -> Case:
    """Another day, on which there is no other treatment."""
    assert isinstance(change.after, date)
    moved = on_day(case, change.after)
    if moved.session.other_that_day is not True:
        return moved
    return attrs.evolve(moved, session=attrs.evolve(moved.session, other_that_day=False))


def _sessions(case: Case, change: Change) -> Case:
    """Add earlier sessions of the condition, at the insured's own account, on the day before."""
    assert isinstance(change.before, int)
    assert isinstance(change.after, int)
    more = Row(
        date=case.session.date - DAY,
        condition=case.condition_key,
        paid_by=PaidBy.INSURED,
        sessions=change.after - change.before,
    )
    return attrs.evolve(case, history=History.worked_out([*case.past.rows, more]))


def _accident(case: Case, change: Change) -> Case:
    """Without an accident there is no day of it."""
    day = case.session.accident_on if change.after is True else NOT_GIVEN
    return attrs.evolve(case, session=attrs.evolve(case.session, accident=change.after is True, accident_on=day))


_MAKERS: Final[Mapping[str, Callable[[Case, Change], Case]]] = {
    "provider.profession": _profession,
    "session.performance": _performance,
    "session.on_order_of": _on_order,
    "age": _age,
    "session.date": _date,
    "session.accident": _accident,
    "sessions_before": _sessions,
}
"""The facts that are more than one field of the case."""
