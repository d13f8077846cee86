"""A missing fact: what the caller calls it, and what its values change.

The names are for people; the key says, in a small class of its own, which thing is open. No key is ever taken apart:
ids and keys of the caller stand in fields and may hold any character.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

import attrs


@attrs.frozen
class Field:
    """One field of a part of the case.

    :param part: ``session``, ``provider``, ``insured``, ``basic`` or ``readings``.
    """

    part: str
    name: str


@attrs.frozen
class OfCondition:
    """One field of a condition, by the key of the condition in the case."""

    condition: str
    name: str


@attrs.frozen
class Since:
    """From which day the insured has had a package."""

    package: str


@attrs.frozen
class OfLaw:
    """A point that the sources leave open for the day of the session; no fact of the caller settles it."""

    name: str


@attrs.frozen
class OnTheList:
    """Whether a performance code stood on the list of that day, and in which class, where that list was not read."""

    code: str


@attrs.frozen
class Takes:
    """Whether a grant whose terms are not all known takes a session."""

    package: str
    grant: str


@attrs.frozen
class Pays:
    """Whether a grant pays anything with (or without) a contract, where its source does not say."""

    package: str
    grant: str
    contracted: bool


@attrs.frozen
class Budget:
    """Whether anything is left of a limit in euros."""

    package: str
    grant: str
    limit: str


@attrs.frozen
class Elsewhere:
    """How many sessions lie elsewhere: one range of ``used``."""

    field: str


@attrs.frozen
class LeftLastYear:
    """How many sessions of last year's quota of a package were left."""

    package: str


@attrs.frozen
class PaidBefore:
    """How many sessions a limit of a package has used, when nothing was said about earlier sessions.

    :param within: the ranges of ``used`` that hold at least as many.
    """

    package: str
    grant: str
    limit: str
    within: tuple[str, ...]


@attrs.frozen
class Within:
    """How many sessions of the runs that cross it lie in a span of days.

    :param rows: the rows of the history as it is counted; where they stand in it is no part of what is asked.
    :param places: the numbers of the caller's rows.
    """

    rows: tuple[int, ...] = attrs.field(eq=False)
    first: dt.date
    last: dt.date
    places: frozenset[int] = frozenset()


@attrs.frozen
class PaidByPackage:
    """How many sessions of the rows that do not say by whom they were paid a package paid.

    :param rows: as of `Within`, and so are the places.
    """

    package: str
    rows: tuple[int, ...] = attrs.field(eq=False)
    places: frozenset[int] = frozenset()


@attrs.frozen
class OnGrant:
    """On which of its grants a package booked a row, where the rows before it leave that open.

    :param row: as of `Within`, and so is the place.
    """

    package: str
    row: int = attrs.field(eq=False)
    grants: tuple[str, ...]
    place: int = 0


NeedKey = (
    Field
    | OfCondition
    | Since
    | OfLaw
    | OnTheList
    | Takes
    | Pays
    | Budget
    | Elsewhere
    | LeftLastYear
    | PaidBefore
    | Within
    | PaidByPackage
    | OnGrant
)


@attrs.frozen(cache_hash=True)
class Need:
    """A missing fact, and how its values are to be told apart.

    :param names: dotted paths of the absent keys, as the caller knows them; empty when no fact of the caller's
        would settle it (the law of that day was not established).
    :param key: what the answers change; None once a decision was stored. Two needs that ask for the same are equal.
    :param at: for a number: the value from which the rule answers differently.
    """

    names: tuple[str, ...]
    key: NeedKey | None = attrs.field(default=None, eq=False)
    at: int | None = None


def exactly(need: Need | None) -> Hashable:
    """Return what tells two needs apart also by what their answers change, to the row."""
    return need and (need, exact(need.key))


def exact(key: NeedKey | None) -> Hashable:
    """Return what tells two keys apart also by where the rows stand that they name."""
    return key, getattr(key, "rows", None), getattr(key, "row", None)
