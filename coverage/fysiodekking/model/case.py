"""The case: everything one decision needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.condition import Condition
from fysiodekking.model.counts import MOST_CONDITIONS, MOST_PACKAGES
from fysiodekking.model.errors import InvalidCase, Problem
from fysiodekking.model.frozen import FrozenMap, frozen
from fysiodekking.model.history import History
from fysiodekking.model.needs import Key
from fysiodekking.model.package import Package
from fysiodekking.model.people import BasicPolicy, Insured, Provider
from fysiodekking.model.readings import Readings
from fysiodekking.model.session import Session
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import ANY_NUMBER, NONE_AT_ALL, Range, Used
from fysiodekking.model.vocabulary import THERAPISTS

_NO_HISTORY: Final = History()


@attrs.frozen(kw_only=True, repr=False)
class Case(checked.Checked):
    """One session with its provider, insured, conditions, earlier use and packages.

    :param conditions: the insured's conditions by a key of the caller's choice; at least the one that is treated.
    :param history: earlier sessions; not given is not the same as none.
    :param used: what the history does not show.
    :param packages: supplementary packages in the order in which they are asked.
    :param title: a sentence that says what the case is about; no input.
    :param supposed: how points that nobody can tell are supposed while possible answers are tried, by the key of the
        need; no key of the format.
    """

    session: Session = checked.field(checked.is_a(Session))
    provider: Provider = checked.field(checked.is_a(Provider))
    insured: Insured = checked.field(checked.is_a(Insured))
    conditions: Mapping[str, Condition] = checked.field(
        checked.mapping_of(checked.is_a(Condition), checked.is_key, MOST_CONDITIONS), converter=frozen
    )
    basic: BasicPolicy = checked.field(checked.is_a(BasicPolicy), default=BasicPolicy())
    readings: Readings = checked.field(checked.is_a(Readings), default=Readings())
    history: History | Unknown = checked.field(checked.optional(checked.is_a(History)), default=NOT_GIVEN)
    used: Used | Unknown = checked.field(checked.optional(checked.is_a(Used)), default=NOT_GIVEN)
    packages: tuple[Package, ...] = checked.field(checked.tuple_of(checked.is_a(Package), MOST_PACKAGES), default=())
    title: str = checked.field(checked.is_any_text, default="")
    supposed: Mapping[Key, bool | Range] = attrs.field(default=FrozenMap({}), eq=False, repr=False)

    def _together(self) -> Iterator[Problem]:
        yield from together(
            session=self.session,
            provider=self.provider,
            insured=self.insured,
            conditions=self.conditions,
            history=self.past,
            packages=self.packages,
        )

    @cached_property
    def condition_key(self) -> str:
        """The key of the condition that is treated."""
        return next(iter(self.conditions)) if isinstance(self.session.condition, Unknown) else self.session.condition

    @cached_property
    def condition(self) -> Condition:
        """The condition that is treated."""
        return self.conditions[self.condition_key]

    @property
    def use_given(self) -> bool:
        """Whether anything at all was said about earlier use."""
        if not isinstance(self.used, Unknown):
            return not self.used.supposed
        return not isinstance(self.history, Unknown)

    @property
    def past(self) -> History:
        """The rows of the history, none when it was not given."""
        return _NO_HISTORY if isinstance(self.history, Unknown) else self.history

    def elsewhere(self) -> Range:
        """Sessions elsewhere this year that count toward the package."""
        return self._range("elsewhere")

    def condition_elsewhere(self) -> Range:
        """Sessions elsewhere for this condition, ever."""
        return self._range("condition_elsewhere")

    def condition_elsewhere_this_year(self) -> Range:
        """Sessions elsewhere for this condition, this calendar year."""
        ever = self.condition_elsewhere()
        if not isinstance(self.used, Unknown) and isinstance(self.used.condition_elsewhere_this_year, Unknown):
            return Range(min=0, max=ever.max)
        return _part_of(self._range("condition_elsewhere_this_year"), ever)

    def condition_elsewhere_in_term(self) -> Range:
        """Sessions elsewhere for this condition that lie in a term that began after the first of them could."""
        used = self.used
        if not isinstance(used, Unknown) and not isinstance(used.condition_elsewhere_in_term, Unknown):
            return _part_of(used.condition_elsewhere_in_term, self.condition_elsewhere())
        return Range(min=0, max=self.condition_elsewhere().max)

    def supposing(self, key: Key, value: bool | Range) -> Case:
        """Return the case with a point supposed that nobody can tell."""
        return checked.supposing(self, supposed=FrozenMap({**self.supposed, key: value}))

    def range(self, name: str) -> Range:
        """Return a range of `used` by its name."""
        found: Range = getattr(self, name)()
        return found

    def _range(self, name: str) -> Range:
        """Return a range of `used`; a history beside which no range is given is complete."""
        if not isinstance(self.used, Unknown):
            value: Range | Unknown = getattr(self.used, name)
            if not isinstance(value, Unknown):
                return value
            ranges = (self.used.elsewhere, self.used.condition_elsewhere, self.used.condition_elsewhere_this_year)
            if not all(isinstance(each, Unknown) for each in ranges):
                return ANY_NUMBER
        return ANY_NUMBER if isinstance(self.history, Unknown) else NONE_AT_ALL


def _part_of(part: Range, whole: Range) -> Range:
    """Return a range that is no more than that which holds it."""
    return part if part.max <= whole.max else checked.supposing(part, min=min(part.min, whole.max), max=whole.max)


def demand_case(case: object) -> None:
    """Refuse what is no case.

    :raises InvalidCase: with a sentence.
    """
    checked.demand(case, Case, "make one with case_from or load_case", InvalidCase)


def together(
    *,
    session: Session | None,
    provider: Provider | None,
    insured: Insured | None,
    conditions: Mapping[str, Condition] | None,
    history: History | None,
    packages: tuple[Package, ...] | None,
) -> Iterator[Problem]:
    """Yield what is wrong between parts that are each right; a part that is not usable itself is left out."""
    if session is not None and insured is not None and insured.born > session.date:
        yield Problem("insured.born", f"{insured.born} lies after the session ({session.date}); correct either date")
    therapist = provider is not None and provider.profession in THERAPISTS
    if session is not None and therapist and isinstance(session.performance, Unknown):
        yield Problem("session.performance", "needed for this profession (write the code of the line, as 1000)")
    if conditions is not None:
        yield from _conditions(session, conditions, insured)
        yield from _rows(history or _NO_HISTORY, conditions)
    seen: set[str] = set()
    for index, package in enumerate(packages or ()):
        if package.id in seen:
            yield Problem(f"packages[{index}].id", f"{package.id!r} stands twice (give each package its own id)")
        seen.add(package.id)


def _conditions(
    session: Session | None, conditions: Mapping[str, Condition], insured: Insured | None
) -> Iterator[Problem]:
    if not conditions:
        yield Problem("conditions", 'none is given (add one, as [conditions.neck] with kind = "not_listed")')
        return
    if session is None:
        return
    if isinstance(session.condition, Unknown):
        if len(conditions) > 1:
            yield Problem("session.condition", f"which one is treated? Write one of: {', '.join(sorted(conditions))}")
            return
        key = next(iter(conditions))
    else:
        key = session.condition
        if key not in conditions:
            yield Problem("session.condition", f"{key!r} does not exist; {checked.suggestion(key, conditions)}")
            return
    first = conditions[key].first_session
    if isinstance(first, Unknown):
        return
    if first > session.date:
        yield Problem(f"conditions.{key}.first_session", f"{first} lies after the session ({session.date})")
    if insured is not None and first < insured.born:
        yield Problem(f"conditions.{key}.first_session", f"{first} lies before the birth ({insured.born})")


def _rows(history: History, conditions: Mapping[str, Condition]) -> Iterator[Problem]:
    wrong = [
        key for key in history.conditions() if key not in conditions and not (key == NOT_GIVEN and len(conditions) == 1)
    ]
    if not wrong:
        return
    known = ", ".join(sorted(conditions))
    for index, row in enumerate(history.rows):
        path = f"history[{index}].condition"
        if row.condition not in wrong:
            continue
        if isinstance(row.condition, Unknown):
            yield Problem(path, f"which one was treated? Write one of: {known}")
        else:
            hint = checked.suggestion(row.condition, conditions)
            yield Problem(path, f"{row.condition!r} does not exist; {hint}")
