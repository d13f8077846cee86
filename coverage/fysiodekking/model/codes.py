"""Code: the base of every closed list of words."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A word of a closed list. It is its text, also for hashing, which makes it as cheap a key as any text."""

    __hash__ = str.__hash__

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
