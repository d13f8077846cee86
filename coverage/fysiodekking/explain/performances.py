"""Performance codes by the place of a session: the codes of one kind of session follow each other on the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_AT_WORK: Final = (1000, 1200, 1600, 1700, 1750, 1775, 2000, 2600, 2800)
"""First codes of kinds of which the fifth code is a session at the workplace."""


def by_place(sessions: Mapping[int, str], places: Sequence[str], workplace: str) -> Mapping[str, str]:
    """Return what is done under each code, by the place where it is done.

    :param sessions: what is done, by the first code of its kind.
    :param places: what is added for the first codes of a kind, one after the other.
    :param workplace: what is added for a session at the workplace.
    """
    named = {str(first + at): f"{name}{place}" for first, name in sessions.items() for at, place in enumerate(places)}
    return {**named, **{str(first + 4): f"{sessions[first]}{workplace}" for first in _AT_WORK}}
