"""What a rule looked at: what it was, and what was asked of it, typed; text is only made where data are written."""

from __future__ import annotations

from datetime import date

import attrs

from fysiodekking.model.codes import Code
from fysiodekking.model.money import Money


class Measure(Code):
    """What a whole number of the law or of a package counts."""

    SESSIONS = "sessions"
    YEARS = "years"
    STAGE = "stage"


@attrs.frozen
class Between:
    """A whole number, as of sessions, that is not known exactly.

    :param high: None where nothing was said that bounds it.
    """

    low: int
    high: int | None

    def __str__(self) -> str:
        return f"{self.low}+" if self.high is None else f"{self.low}-{self.high}"


@attrs.frozen
class Bound:
    """A number, an amount or a day with the side of it on which a fact has to lie.

    :param sign: ``<``, ``<=`` or ``>=``.
    :param unit: of a whole number: what it counts.
    :param months: of a day: how many months it lies from the day that the law or the package counts from.
    """

    sign: str
    value: int | date | Money | Between
    unit: Measure | None = None
    months: int | None = None

    def __str__(self) -> str:
        return f"{self.sign} {self.value}"

    def holds(self, actual: object) -> bool | None:
        """Tell whether something lies on that side; None for what is no number, amount or day of that kind."""
        value = self.value
        if isinstance(actual, Between):
            low = self.holds(actual.low)
            high = self.sign == ">=" if actual.high is None else self.holds(actual.high)
            return low if low is high else None
        if isinstance(value, Between) or isinstance(actual, bool) or type(actual) is not type(value):
            return None
        below, same = actual < value, actual == value  # type: ignore[operator]
        return {"<": below, "<=": below or same, ">=": not below}[self.sign]


@attrs.frozen
class Threshold(Bound):
    """A number at which the answer turns, of which either side is as good; in text it is the number alone."""

    def __str__(self) -> str:
        return str(self.value)


@attrs.frozen
class Span:
    """From a lowest to a highest number of years of age, both included; None at an open end."""

    low: int | None
    high: int | None

    def __str__(self) -> str:
        return f"{'' if self.low is None else self.low}-{'' if self.high is None else self.high}"


Value = bool | int | str | date | Money | Between | tuple[str, ...]
Needed = Value | Bound | Span


@attrs.frozen
class Fact:
    """What a rule looked at.

    :param name: dotted path in the case, or the name of a number worked out from it.
    :param actual: what it was; None for unknown.
    :param needed: what the rule asked for; None when it only reports.
    """

    name: str
    actual: Value | None
    needed: Needed | None = None


def in_text(value: Needed | None) -> str | int | bool | None:
    """Return a value as data have it (contract section 4): ``< 20``, ``18-64``, ``3+``, ``2026-03-12``, ``42.50``."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Threshold) and isinstance(value.value, int):
        return value.value
    return ", ".join(value) if isinstance(value, tuple) else str(value)
