"""Money: whole euro cents, never a float."""

from __future__ import annotations

import re
from typing import Final

import attrs

_WRITTEN: Final = re.compile(r"(\d{1,9})\.(\d\d)", re.ASCII)
_CENTS_PER_EURO: Final = 100
_HALF: Final = 2


def _not_negative(_money: object, _attribute: object, value: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{value!r} is not a number of whole euro cents of at least 0")


@attrs.frozen(order=True)
class Money:
    """An amount of at least nothing.

    :param cents: whole euro cents.
    """

    cents: int = attrs.field(validator=_not_negative)

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read an amount as case files write it: euros, a dot and two decimals.

        :raises ValueError: for anything else, also a sign, a comma or a third decimal.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not an amount in euros with two decimals")
        return cls(int(match[1]) * _CENTS_PER_EURO + int(match[2]))

    def __str__(self) -> str:
        return f"{self.cents // _CENTS_PER_EURO}.{self.cents % _CENTS_PER_EURO:02d}"

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        """Take away, down to nothing at the lowest: what is left of an amount is never negative."""
        return Money(max(0, self.cents - other.cents))

    def percent(self, percent: int) -> Money:
        """Return so many per cent of it, rounded half up to the cent."""
        return Money((self.cents * percent * _HALF + _CENTS_PER_EURO) // (_CENTS_PER_EURO * _HALF))

    def share(self, part: int, whole: int) -> Money:
        """Return `part` / `whole` of it in **whole euros**, rounded half up (Zvw art. 22(3))."""
        unit = whole * _CENTS_PER_EURO
        return Money((self.cents * part * _HALF + unit) // (unit * _HALF) * _CENTS_PER_EURO)


NOTHING: Final = Money(0)
