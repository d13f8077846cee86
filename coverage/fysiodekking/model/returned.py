"""What came back of a line, and what was sent of it, as plain values: nothing in them says who anybody is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from fysiodekking.model.claim import Claimed, Holds, Point, ReturnExplained, Step, StepAct
from fysiodekking.model.codes import Code
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.return_code import Cause

NOTHING_CLAIMED = Claimed()


@attrs.frozen(kw_only=True)
class Returned:
    """What came back: of a line, or of another part of the message.

    :param place: the part of the message: ``04`` and the like, or the name of an element.
    :param reference: the practice's own reference of the line; None for a part that has none.
    :param date: the day of the session, where the message says it.
    :param claimed: what the message repeats of the line that was sent.
    :param granted: what the insurer pays.
    :param granted_not_financial: the amount that GDS802 calls not financial; what it means is not known.
    :param credit: a line that takes another back.
    :param taken_back: where several returns of a line are taken together: one of them took something back.
    :param codes: the return codes.
    :param earlier_codes: those that only earlier returns of the line said; nothing hangs on them.
    :param elements: the elements that the codes are about, with their values.
    """

    place: str
    reference: str | None = None
    date: date | None = None
    claimed: Claimed = NOTHING_CLAIMED
    granted: Money | None = None
    granted_not_financial: Money | None = None
    credit: bool = False
    taken_back: bool = False
    codes: tuple[str, ...] = ()
    earlier_codes: tuple[str, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()

    @property
    def takes_back(self) -> bool:
        """Whether something went back to the insurer."""
        amounts = (self.granted, self.granted_not_financial)
        return self.taken_back or (self.credit and any(each not in {None, NOTHING} for each in amounts))


class Came(Code):
    """What came of a line, beside what the rules let expect."""

    AS_EXPECTED = "as_expected"
    LESS = "less"
    MORE = "more"
    REFUSED = "refused"
    """Nothing was granted, where something was expected."""
    GRANTED_OTHERWISE = "granted_otherwise"
    """Nothing is paid, but something was granted that GDS802 calls not financial; what that means is not known."""
    NOT_EXPECTED = "not_expected"
    """Nothing was granted, and nothing was expected: the session is the patient's own."""
    EXPECTED_OPEN = "expected_open"
    """What to expect is not known: a fact is missing."""
    TAKEN_BACK = "taken_back"
    """A line that was paid before was taken back."""
    NOT_TAKEN_BACK = "not_taken_back"
    """A line that takes another back, of which nothing was granted: nothing went back."""
    AMOUNT_NOT_TOLD = "amount_not_told"
    """The message does not say what was granted."""
    NO_CASE = "no_case"
    """No case has this reference, or the line has none."""
    NOT_RETURNED = "not_returned"
    """A case whose line has not come back yet."""


@attrs.frozen(kw_only=True)
class ReturnLine:
    """One line that came back, beside its case.

    :param reference: the practice's own reference; empty for a line that has none, which is beside no case.
    :param date: the day of the session; None without a case.
    :param expected: what an insurance pays by the rules; None when that is not known.
    :param granted: what it did pay, or took back.
    :param granted_not_financial: the amount that GDS802 calls not financial; shown, and never counted.
    :param codes: the codes said last.
    :param earlier_codes: those that only earlier returns of it said.
    :param explained: its codes explained on the case; None without codes or without a case.
    :param points: what can be behind it: of its codes; without a code of less than was expected; and what the message
        says otherwise than the case.
    """

    reference: str
    came: Came
    date: date | None = None
    expected: Money | None = None
    granted: Money | None = None
    granted_not_financial: Money | None = None
    codes: tuple[str, ...] = ()
    earlier_codes: tuple[str, ...] = ()
    explained: ReturnExplained | None = None
    points: tuple[Point, ...] = ()

    @property
    def holding(self) -> tuple[Point, ...]:
        """What holds of it."""
        return tuple(point for point in self.points if point.holds is Holds.YES)

    @property
    def steps(self) -> tuple[Step, ...]:
        """What to do with its session; nothing after a credit line that took nothing back."""
        return () if self.explained is None or self.came is Came.NOT_TAKEN_BACK else self.explained.steps


@attrs.frozen(kw_only=True)
class Subtotal:
    """Lines of one kind together.

    :param expected: the sum of what was expected, as far as that is known.
    :param granted: the sum of what was granted.
    """

    count: int = 0
    expected: Money = NOTHING
    granted: Money = NOTHING


NO_LINES = Subtotal()


@attrs.frozen(kw_only=True)
class ReturnSummary:
    """A whole return, or a month of them.

    :param sums: by what came of the lines.
    :param conditions: for how many lines what was expected hangs on a condition, the most frequent first.
    :param causes: for how many lines each cause holds, the most frequent first.
    :param steps: for how many lines each step is to be done, the most frequent first.
    :param unknown_codes: codes that the library does not know.
    :param other_codes: codes on other parts of the message, which are about no line.
    """

    sums: Mapping[Came, Subtotal]
    conditions: tuple[tuple[Reason, int], ...]
    causes: tuple[tuple[Cause, int], ...]
    steps: tuple[tuple[StepAct, int], ...]
    unknown_codes: tuple[str, ...]
    other_codes: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many lines."""
        return sum(total.count for total in self.sums.values())

    @property
    def expected(self) -> Money:
        """What was expected; of a line that was taken back nothing is."""
        return sum((total.expected for total in self.sums.values()), start=NOTHING)

    @property
    def granted(self) -> Money:
        """What came in; what was taken back is not taken off."""
        return sum((total.granted for came, total in self.sums.items() if came is not Came.TAKEN_BACK), start=NOTHING)

    def of(self, came: Came) -> Subtotal:
        """Return the lines of one kind together."""
        return self.sums.get(came, NO_LINES)


@attrs.frozen(kw_only=True)
class Month:
    """Lines that were sent, looked at again: each once, with all that came back of it.

    :param lines: in the order of their days; last those of which no case is known.
    :param summary: what they come to.
    """

    lines: tuple[ReturnLine, ...]
    summary: ReturnSummary
