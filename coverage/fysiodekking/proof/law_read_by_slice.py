"""What a slice reads of the law: those of two versions that read the same are answered once.

A rule answers by the values of the law, the case, and the day. So two slices show the same when the values of the law
that their rules can read are the same, their axes have the same parts, and no date of the law lies so near to the day
that a term could reach it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import attrs

from fysiodekking.boundaries.fact_catalogue import Asker
from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import uncited
from fysiodekking.model.condition import Condition
from fysiodekking.model.dates import days_of_year
from fysiodekking.model.frozen import frozen
from fysiodekking.model.usage import ORDINARY_SESSION
from fysiodekking.proof.regions import Slice
from fysiodekking.proof.slices_of_deductible import BEGUN

_REACH: Final = timedelta(days=160)
"""What a slice says nothing of lies no longer ago than this: the ordinary first session, and the run of sessions."""


def law_read(part: Slice, law: Law) -> Hashable:
    """Return all on which it hangs what the rules find in a slice: two with the same are answered alike."""
    axes = tuple((axis.name, tuple((each.label, len(each.corners)) for each in axis.parts)) for axis in part.axes)
    kind = part.fixed["condition.kind"].value if "condition.kind" in part.fixed else ""
    return (
        part.phase,
        part.name,
        kind,
        axes,
        _law_of(part, kind if part.phase == Asker.GROUNDS else "", _Values.of(law)),
    )


def _law_of(part: Slice, kind: str, law: _Values) -> Hashable:
    """Return the values of the law that the rules of a slice can read, with what of the day they count by."""
    day, said = part.day, tuple(_facts(part))
    if part.phase == Asker.CONDITIONS:
        return tuple(law.also_by)
    if part.phase == Asker.CHARGES:
        begun = any(each.label.endswith(BEGUN) for axis in part.axes for each in axis.parts)
        shared = begun or "insured.born" in part.fixed  # else the deductible is that of a whole year
        return law.insurance, law.general, (days_of_year(day), day.month, day.day) if shared else ()
    codes = {ORDINARY_SESSION, *(str(value) for path, value in said if path == "session.performance")}
    codes |= {row.performance for path, rows in said if path == "rows" for row in rows}
    codes |= {line.performance for path, lines in said if path == "session.extra_lines" for line in lines}
    listed = tuple((code, law.performances.get(code), law.descriptions.get(code)) for code in sorted(codes))
    if part.phase in (Asker.GATES, Asker.LINES):
        read = any(axis.name == "specialisms" for axis in part.axes)
        words = (tuple(law.descriptions.items()), law.qualifications) if read else ()
        return law.big, law.charging, listed, words
    others = tuple(law.rows.get(each.kind.value) for path, each in said if path == "other")
    earliest = min((day - _REACH, *_days(said)))
    near = frozenset(each for name in (kind, "annex_1") for each in law.dates.get(name, ()) if each >= earliest)
    of_kind = law.grounds.get(kind), law.rows.get(kind), law.qualifications_asked.get(kind)
    numbers = law.qualifications if any(path == "provider.specialisms" for path, _ in said) else ()
    own = law.general, listed, of_kind, numbers, others, (near, day) if near else ()
    if part.phase == Asker.GROUNDS:
        return own
    first = day.month == day.day == 1
    samples = law.rows.get("stroke"), law.rows.get("whiplash"), law.grounds["urinary_incontinence"]
    return (own, first, samples) if part.phase == Asker.PACKAGES else (own, first, samples, law.big, law.insurance)


class _Values:
    """The values of a law without the places where they stand."""

    def __init__(self, law: Law) -> None:
        self.big, self.insurance = uncited(law.big), uncited(law.insurance)
        self.charging = uncited(attrs.evolve(law.charging, performances=frozen({}), descriptions=frozen({})))
        self.performances = {code: uncited(performance) for code, performance in law.charging.performances.items()}
        self.descriptions = {code: uncited(each) for code, each in law.charging.descriptions.items()}
        self.grounds = {ground.ground.value: uncited(ground) for ground in law.basic.grounds.values()}
        self.rows = {kind.value: uncited(row) for kind, row in law.basic.annex_1.items()}
        self.qualifications = uncited(law.qualifications)
        self.qualifications_asked = {kind.value: uncited(each) for kind, each in law.qualifications_asked.items()}
        self.also_by = [(kind, row.also_by) for kind, row in law.basic.annex_1.items()]
        self.dates = {
            ground.ground.value: tuple(one.value for one in ground.in_unit(date).values())
            for ground in law.basic.grounds.values()
        }
        self.general = law.basic.adult_age.value, self.grounds["annex_1"], self.grounds["under_18"]

    @staticmethod
    @lru_cache(maxsize=1 << 5)
    def of(law: Law) -> _Values:
        """Return those of a law; a law is the same for all days of its version."""
        return _Values(law)


def _facts(part: Slice) -> Iterator[tuple[str, Any]]:
    """Yield everything that a slice says of its cases."""
    yield from part.facts.items()
    for axis in part.axes:
        for each in axis.parts:
            for corner in each.corners:
                yield from corner.items()


def _days(said: tuple[tuple[str, Any], ...]) -> Iterator[date]:
    """Yield every day that cases name, but for births: starts of terms, and earlier rows."""
    for path, value in said:
        if path == "rows":
            yield from (row.date for row in value)
        elif isinstance(value, Condition) and isinstance(value.first_session, date):
            yield value.first_session
        elif isinstance(value, date) and path != "insured.born":
            yield value
