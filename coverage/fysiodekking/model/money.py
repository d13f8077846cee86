"""Money: whole euro cents, never a float."""

from __future__ import annotations

import re
from functools import lru_cache, total_ordering
from typing import Final

import attrs

from fysiodekking.model.errors import InvalidInput, Problem
from fysiodekking.model.errors_without_data import built_silently, carries_no_data

_WRITTEN: Final = re.compile(r"(\d{1,9})\.(\d\d)", re.ASCII)
_CENTS_PER_EURO: Final = 100
_HALF: Final = 2


def _not_negative(_money: object, _attribute: object, value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidInput([Problem("cents", "an amount is a number of whole euro cents of at least 0 (write 4250)")])


@built_silently
@total_ordering
@attrs.frozen(eq=False)
class Money:
    """An amount of at least nothing.

    :param cents: whole euro cents.
    :raises InvalidInput: (a `ValueError`) for anything else; it repeats no value.
    """

    cents: int = attrs.field(validator=_not_negative)

    @classmethod
    @carries_no_data
    def parse(cls, text: str) -> Money:
        """Read an amount as case files write it: euros, a dot and two decimals.

        :raises InvalidInput: (a `ValueError`) for anything else, also a sign, a comma or a third decimal; it repeats
            no value.
        """
        match = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            raise InvalidInput([Problem("", "an amount is written in euros with two decimals, as 42.50")])
        return cls(int(match[1]) * _CENTS_PER_EURO + int(match[2]))

    def __str__(self) -> str:
        return f"{self.cents // _CENTS_PER_EURO}.{self.cents % _CENTS_PER_EURO:02d}"

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Money) and self.cents == other.cents)

    def __hash__(self) -> int:
        return hash(self.cents)

    def __lt__(self, other: object) -> bool:
        return self.cents < other.cents if isinstance(other, Money) else NotImplemented

    def __add__(self, other: Money) -> Money:
        return _amount(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        """Take away, down to nothing at the lowest: what is left of an amount is never negative."""
        return _amount(self.cents - other.cents) if self.cents > other.cents else NOTHING

    def percent(self, percent: int) -> Money:
        """Return a percentage of it, rounded half up to the cent."""
        return _amount((self.cents * percent * _HALF + _CENTS_PER_EURO) // (_CENTS_PER_EURO * _HALF))

    def share(self, part: int, whole: int) -> Money:
        """Return `part` / `whole` of it in **whole euros**, rounded half up (Zvw art. 22(3))."""
        unit = whole * _CENTS_PER_EURO
        return Money((self.cents * part * _HALF + unit) // (unit * _HALF) * _CENTS_PER_EURO)


_amount: Final = lru_cache(maxsize=1 << 12)(Money)
"""An amount that was worked out; the same one is made once, as long as it is remembered."""
NOTHING: Final = _amount(0)
