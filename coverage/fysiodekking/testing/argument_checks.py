"""Checks on what is handed to the strategies: the call tells all that is wrong at once, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, Final, TypeGuard, TypeVar

import attrs

from fysiodekking.adapters.package_files import packages_from
from fysiodekking.boundaries.thresholds import DAY
from fysiodekking.law import CHECKED
from fysiodekking.model.checked import EARLIEST, LATEST, is_text, suggestion
from fysiodekking.model.codes import Code
from fysiodekking.model.errors import Problem
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.packages import shipped
from fysiodekking.testing.draws import Span, checked_days

C = TypeVar("C", bound=Code)
_PAIR: Final = 2

FIRST_DAY: Final = date(2006, 1, 1)
LAST_DAY: Final = LATEST - DAY
"""Days on which a session can lie: the Zorgverzekeringswet began on the first, and a row of a history may lie a day
after the last."""

HIGHEST_AGE: Final = FIRST_DAY.year - EARLIEST.year - 1
"""The highest age that can be asked for: who has it on one of those days was born on a day that a case can hold."""

MOST_GRANTS: Final = 20
_LONGEST_SHOWN: Final = 80
_A_DAY: Final = "write date(2026, 3, 12)"
_A_PACKAGE: Final = "write a Package, or the id of a shipped one as `fysiodekking packages list` shows it"


@contextmanager
def checking() -> Iterator[Checks]:
    """Collect what is wrong with the arguments of one call.

    :raises ValueError: at the end, with one line for each problem.
    """
    checks = Checks()
    yield checks
    if checks.problems:
        raise ValueError("\n".join(map(str, checks.problems)))


@attrs.define
class Checks:
    """Checks on the arguments of one call; each returns what is to be used, or notes what is wrong and to write."""

    problems: list[Problem] = attrs.field(factory=list)

    def wrong(self, name: str, message: str) -> None:
        """Note what is wrong with an argument."""
        self.problems.append(Problem(name, message))

    # --- days and ages ----------------------------------------------------------------------------------------------

    def span(self, on: object) -> Span:
        """Return the first and the last day that `on` means: a day, a pair of days, or all that were checked."""
        if on is None:
            return checked_days()
        given = on if isinstance(on, (tuple, list)) else (on, on)
        days = [each for each in given if _is_day(each)]
        if not len(days) == len(given) == _PAIR:
            self.wrong("on", f"{_shown(on)} is no day ({_A_DAY}, or a pair of the first and the last day)")
            return checked_days()
        first, last = days
        for day in dict.fromkeys(each for each in days if not FIRST_DAY <= each <= LAST_DAY):
            self.wrong("on", f"{day} is out of reach (write a day from {FIRST_DAY} to {LAST_DAY})")
        if last < first:
            self.wrong("on", f"{last} lies before {first} (write the first day first)")
        return first, last

    def day(self, on: object) -> date:
        """Return a day of which the law was checked."""
        if not _is_day(on):
            self.wrong("on", f"{_shown(on)} is no day ({_A_DAY}: one day of {CHECKED})")
        elif on in CHECKED:
            return on
        else:
            self.wrong("on", f"the law of {on} was not checked (write a day of {CHECKED})")
        return checked_days()[1]

    def born(self, born: object, span: Span) -> tuple[date | None, Span]:
        """Return a date of birth, and the days of the span that do not lie before it."""
        first, last = span
        if born is None:
            return None, span
        if not _is_day(born):
            self.wrong("born", f"{_shown(born)} is no day (write date(1984, 5, 2), or leave it out)")
        elif born < EARLIEST:
            self.wrong("born", f"{born} is out of reach (write a day from {EARLIEST} on)")
        elif born > last:
            self.wrong("born", f"{born} lies after {last} (write a day on or before that of the session)")
        else:
            return born, (max(first, born), last)
        return None, span

    def ages(self, ages: object) -> tuple[int, int]:
        """Return the youngest and the oldest age."""
        pair = tuple(ages) if isinstance(ages, (tuple, list)) else ()
        if len(pair) != _PAIR or not all(map(_is_whole, pair)):
            self.wrong(
                "ages", f"{_shown(ages)} is no pair of whole numbers (write the youngest and the oldest: (0, 17))"
            )
        elif not 0 <= pair[0] <= pair[1] <= HIGHEST_AGE:
            within = f"from 0 to {HIGHEST_AGE}, the youngest first: (0, 17)"
            self.wrong("ages", f"{_shown(pair[0])} to {_shown(pair[1])} is no range of ages (write two {within})")
        else:
            return pair[0], pair[1]
        return 0, HIGHEST_AGE

    # --- words, keys, numbers ---------------------------------------------------------------------------------------

    def words(self, name: str, vocabulary: type[C], values: object) -> tuple[C, ...]:
        """Return words of a vocabulary, given as such or as text, one or several; all of them for None."""
        if values is None:
            return tuple(vocabulary)
        given = self._several(name, values, f"words, as [{str(next(iter(vocabulary)))!r}]", "leave it out for all")
        found = [self.word(name, vocabulary, value) for value in given]
        return tuple(dict.fromkeys(found)) or tuple(vocabulary)

    def word(self, name: str, vocabulary: type[C], value: object) -> C:
        """Return a word of a vocabulary, given as such or as text."""
        if isinstance(value, str) and value in list(vocabulary):
            return vocabulary(value)
        self.wrong(name, f"{_shown(value)} is not known here; {suggestion(value, list(vocabulary))}")
        return next(iter(vocabulary))

    def keys(self, name: str, values: object) -> tuple[str, ...]:
        """Return keys of conditions: one, several or none."""
        given = self._several(name, values, "keys, as ['neck', 'knee']", None)
        return tuple(dict.fromkeys(key for each in given if isinstance(key := self.key(name, each), str)))

    def key(self, name: str, value: object) -> str | Unknown:
        """Return the key of a condition, or that none is given."""
        if not isinstance(value, Unknown):
            self.text(name, value, "a key", "'neck'")
        return value if isinstance(value, (str, Unknown)) else ""

    def text(self, name: str, value: object, what: str, example: str) -> str:
        """Return text that says something."""
        if any(is_text(value)):
            self.wrong(name, f"{_shown(value)} is not {what} (write text, as {example})")
        return str(value) if isinstance(value, str) else ""

    def flag(self, name: str, value: object) -> bool:
        """Return True or False."""
        if not isinstance(value, bool):
            self.wrong(name, f"{_shown(value)} is neither True nor False (write one of them)")
        return value is True

    def number(self, name: str, value: object, most: int) -> int:
        """Return a whole number from 1 to the most."""
        if _is_whole(value) and 1 <= value <= most:
            return value
        self.wrong(name, f"{_shown(value)} is no whole number from 1 to {most} (write one)")
        return 1

    def heads(self, of: object) -> tuple[str, ...] | None:
        """Return beginnings of names, one or several; None for all names."""
        if of is None:
            return None
        given = self._several("of", of, "beginnings of names, as ['age', 'term']", "leave it out for all")
        for each in given:
            if not isinstance(each, str):
                self.wrong("of", f"{_shown(each)} is no beginning of a name (write text, as 'age')")
        return tuple(each for each in given if isinstance(each, str))

    # --- packages ---------------------------------------------------------------------------------------------------

    def packages(self, values: object) -> tuple[Package, ...]:
        """Return packages, given as such or as ids of shipped ones, one or several or none."""
        given = (values,) if isinstance(values, Package) else self._several("packages", values, "packages or ids", None)
        found = [package for each in given for package in self._package(each)]
        ids = [package.id for package in found]
        for id_ in dict.fromkeys(id_ for id_ in ids if ids.count(id_) > 1):
            self.wrong("packages", f"{id_!r} stands twice (write each package once, each with its own id)")
        return tuple(found)

    def _package(self, value: object) -> Iterator[Package]:
        if isinstance(value, Package):
            yield value
            return
        if not isinstance(value, str):
            self.wrong("packages", f"{_shown(value)} is no package ({_A_PACKAGE})")
            return
        table = shipped.package(value)
        if table is None:
            near = shipped.nearest(value)
            meant = _A_PACKAGE if near is None else f"the nearest id is {near!r}"
            self.wrong("packages", f"{_shown(value)} is not shipped; {meant}")
        else:
            yield from packages_from({"packages": [table]})

    def _several(self, name: str, values: object, what: str, for_none: str | None) -> tuple[Any, ...]:
        """Return the members of what can be gone through; a text is one member."""
        if isinstance(values, (str, bytes)):
            return (values,)
        if not isinstance(values, Iterable):
            self.wrong(name, f"{_shown(values)} is no list (write a list of {what})")
            return ()
        # a set has another order in every run: drawn from in that order, a failure would not come back
        found = tuple(sorted(values, key=str) if isinstance(values, AbstractSet) else values)
        if not found and for_none is not None:
            self.wrong(name, f"the list is empty (write {what}, or {for_none})")
        return found


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(value: object) -> str:
    """Write a value for a message, cut when it is long."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - the text of an object of somebody else's class can raise anything
        text = f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
