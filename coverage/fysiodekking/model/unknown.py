"""Unknown: the one way to say "not given", or "the law does not say"."""

from __future__ import annotations

from typing import Final, NoReturn, Self, TypeVar, cast

import attrs

T = TypeVar("T")


@attrs.frozen(eq=False)
class Unknown:
    """A value that nobody gave, or that no source establishes.

    It has no truth value: a rule has to ask for it by name, so that a missing fact can never decide silently. What is
    not known for the same reason is one object, so that comparing it, and looking something up by it, costs nothing.

    :param why: what is not known, in a few words.
    """

    why: str

    def __new__(cls, why: str) -> Self:
        """Return the one object of a reason."""
        return cast("Self", _ONES.setdefault(why, object.__new__(cls)))

    def __reduce__(self) -> tuple[type[Unknown], tuple[str]]:
        return type(self), (self.why,)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"an unknown value ({self.why}) is neither true nor false; ask isinstance(value, Unknown)")


_ONES: Final[dict[str, Unknown]] = {}
NOT_GIVEN: Final = Unknown("not given")
"""What an absent key of a case means. Never "no"."""


def or_none(value: T | Unknown) -> T | None:
    """Return a value, or None for one that is not known."""
    return None if isinstance(value, Unknown) else value
