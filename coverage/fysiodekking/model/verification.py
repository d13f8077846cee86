"""What laying the law data beside an official text shows: where each quote stands, and each number in it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import attrs

from fysiodekking.model.codes import Code
from fysiodekking.model.dates import Period


class Standing(Code):
    """How a quote stands in a text."""

    FOUND = "found"
    ELSEWHERE = "elsewhere"
    NOT_FOUND = "not_found"
    NOT_IN_TEXT = "not_in_text"
    OWN_WORDS = "own_words"


@attrs.frozen(kw_only=True)
class QuotedNumber:
    """A number, amount, age or day of the data, and whether the quote says it.

    :param name: what it counts, as the data call it; empty for the value itself.
    """

    name: str
    value: str
    stands: bool


@attrs.frozen(kw_only=True)
class Quoted:
    """A quote of the data, laid beside a text.

    :param place: as citations carry it, with its source: ``Bzv 2.6(3)``.
    :param key: which value of the data it proves, as the data call it: ``copd/number:months``.
    :param period: the days for which the data give it.
    :param numbers: those that are looked for in it; none where the words are the library's own.
    :param stands_at: where the words stand instead.
    :param nearest: the most alike words of the text, where the quote was not found.
    :param differences: what the quote says and what these say instead, part by part.
    """

    place: str
    key: str
    period: Period
    quote: str
    standing: Standing
    numbers: tuple[QuotedNumber, ...] = ()
    stands_at: str = ""
    nearest: str = ""
    differences: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong: the quote stands where the data say, and the numbers stand in it."""
        wrong = {Standing.ELSEWHERE, Standing.NOT_FOUND}
        return self.standing not in wrong and all(number.stands for number in self.numbers)


@attrs.frozen(kw_only=True)
class Verification:
    """Every quote of an act on the day of a text."""

    title: str
    act: str
    day: date
    quotes: tuple[Quoted, ...]

    @property
    def holds(self) -> bool:
        """Whether every quote holds."""
        return all(quote.holds for quote in self.quotes)

    @property
    def counts(self) -> Counter[Standing]:
        """How many quotes stand in which way."""
        return Counter(quote.standing for quote in self.quotes)
