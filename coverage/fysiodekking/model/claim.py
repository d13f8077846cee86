"""What is sent to an insurer, and what is found when it is laid beside the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.citation import Citation
from fysiodekking.model.codes import Code
from fysiodekking.model.counts import MOST_LINES
from fysiodekking.model.decision import Decision, Finding
from fysiodekking.model.money import Money
from fysiodekking.model.return_code import Cause, CodeSource, ReturnCode
from fysiodekking.model.session import ExtraLine
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import Side


def _without_blanks(value: Any) -> Any:
    """Return a text without the blanks about it: messages fill their fields with them, and they are of no code."""
    return value.strip() if isinstance(value, str) else value


_TEXT: Final[Mapping[str, Any]] = {
    "check": checked.optional(checked.is_any_text),
    "default": NOT_GIVEN,
    "converter": _without_blanks,
}


@attrs.frozen(kw_only=True, repr=False)
class Claimed(checked.Checked):
    """A line as it was sent, or is going to be. Absent is not told; an empty text says that nothing stands there.

    :param reference: the practice's own reference of the line, by which a return is joined to its case.
    :param date: the day that stands on the line as that of the session (datum prestatie, begindatum).
    :param performance_list: the list of the performance code (prestatiecodelijst), as ``073``.
    :param performance: performance code (prestatiecode).
    :param entitlement_code: aanspraakcode, until 2024 called CSI.
    :param diagnosis: DCSPH code.
    :param side: side of the body.
    :param amount: what was claimed for the line (declaratiebedrag).
    :param referred: the day of the referral (verwijsdatum).
    :param referrer: what the referrer is, as ``general_practitioner``; nobody's name or number.
    :param accident: the line says that it follows from an accident.
    :param sent: the day on which it was sent, or is.
    :param lines: the other lines of the same visit; absent: those of the session.
    """

    reference: str | Unknown = checked.field(**_TEXT)
    date: dt.date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)
    performance_list: str | Unknown = checked.field(**_TEXT, alias="list")
    performance: str | Unknown = checked.field(**_TEXT)
    entitlement_code: str | Unknown = checked.field(**_TEXT)
    diagnosis: str | Unknown = checked.field(**_TEXT)
    side: Side | Unknown = checked.field(checked.optional(checked.is_member(Side)), default=NOT_GIVEN)
    amount: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    referred: dt.date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)
    referrer: str | Unknown = checked.field(**_TEXT)
    accident: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    sent: dt.date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)
    lines: tuple[ExtraLine, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_a(ExtraLine), MOST_LINES)), default=NOT_GIVEN
    )


class Holds(Code):
    """Whether a cause is there."""

    YES = "holds"
    NO = "does_not_hold"
    OPEN = "cannot_be_told"


class Why(Code):
    """Why a point came out as it did, where no finding of the decision says so."""

    DIFFERENT = "different"
    """Something else stands there than belongs there."""
    SAME = "same"
    """It stands there as it belongs."""
    NOTHING_THERE = "nothing_there"
    """Nothing stands there, and something belongs there."""
    NOT_GIVEN = "not_given"
    """A fact was not given that would tell."""
    NOT_ESTABLISHED = "not_established"
    """What belongs there was not established for that day."""
    NOTHING_FOUND = "nothing_found"
    """The rules found nothing of the kind."""
    OTHERS_PAY = "others_pay"
    """Somebody pays the session, so this cannot be why it came back."""
    NOT_ALLOWED_TOGETHER = "not_allowed_together"
    """What stands there does not go together with the other code."""
    NONE_EXISTS = "none_exists"
    """There is none that could be asked: dry needling has no qualification."""
    FOR_OTHERS = "for_others"
    """It is open to another profession or specialism only."""
    LAW_NOT_CHECKED = "law_not_checked"
    """The law of that day is not in the library."""
    TERM_BY_INSURER = "term_by_insurer"
    """Insurers have terms of their own, and this one's is not known here."""


@attrs.frozen(kw_only=True)
class Point:
    """One question about a claim, and how it came out.

    :param finding: what the decision found, where a rule answers it.
    :param stands: what was claimed.
    :param should: what belongs there.
    :param missing: the facts that would tell.
    :param sources: where it stands in what is read of claims.
    :param citations: where it stands in the data of the law, besides the citations of the finding.
    :param codes: the return codes that it can meet; candidates, never a promise.
    """

    cause: Cause
    holds: Holds
    why: Why | None = None
    finding: Finding | None = None
    stands: str | None = None
    should: str | None = None
    missing: tuple[str, ...] = ()
    sources: tuple[CodeSource, ...] = ()
    citations: tuple[Citation, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[Citation, ...]:
        """All its citations, those of the finding first."""
        return (*(() if self.finding is None else self.finding.citations), *self.citations)


class StepAct(Code):
    """What somebody can do next."""

    CORRECT = "correct"
    """Put something else on the line."""
    DROP_LINE = "drop_line"
    """Leave a line out: nobody may charge it."""
    FIND_OUT = "find_out"
    """Find out facts that were not given."""
    BILL_PATIENT = "bill_patient"
    """Bill the patient."""
    BILL_NOBODY = "bill_nobody"
    """Bill nobody: it may not be charged."""
    SEND_AGAIN = "send_again"
    """Send the corrected line again."""
    NOT_AGAIN = "not_again"
    """Never send the same line again."""
    ELSEWHERE = "elsewhere"
    """Claim it at the insurer of that day."""
    ASK_INSURER = "ask_insurer"
    """Ask the insurer why, or which term it was."""


@attrs.frozen(kw_only=True)
class Step:
    """One thing to do.

    :param what: the part of the line, as ``claim.entitlement_code``; or what the line to drop is called.
    :param facts: what to find out.
    :param amount: how much to bill; None when that is not known.
    """

    act: StepAct
    what: str | None = None
    stands: str | None = None
    should: str | None = None
    facts: tuple[str, ...] = ()
    amount: Money | None = None


@attrs.frozen(kw_only=True)
class ClaimCheck:
    """A line that is going to be sent, beside the decision. It never says that the line will be paid.

    :param decision: who pays the session, and why.
    :param points: everything that was looked at.
    :param steps: what to do before it is sent.
    """

    decision: Decision
    points: tuple[Point, ...]
    steps: tuple[Step, ...]

    @property
    def wrong(self) -> tuple[Point, ...]:
        """What is not as it should be."""
        return tuple(point for point in self.points if point.holds is Holds.YES)

    @property
    def open(self) -> tuple[Point, ...]:
        """What could not be told."""
        return tuple(point for point in self.points if point.holds is Holds.OPEN)

    @property
    def fine(self) -> tuple[Point, ...]:
        """What is as it should be."""
        return tuple(point for point in self.points if point.holds is Holds.NO)


@attrs.frozen(kw_only=True)
class CodeExplained:
    """A return code on a case.

    :param known: what it says; None for a code that the library does not know.
    :param points: its possible causes: those that hold first, then those that cannot be told.
    """

    code: str
    known: ReturnCode | None
    points: tuple[Point, ...]


@attrs.frozen(kw_only=True)
class ReturnExplained:
    """What came back, explained on the case: which causes hold, and what to do. It never says which one it was.

    :param decision: who pays the session, and why.
    """

    decision: Decision
    codes: tuple[CodeExplained, ...]
    steps: tuple[Step, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The possible causes of all codes, each once."""
        return tuple({point.cause: point for code in self.codes for point in code.points}.values())

    @property
    def holding(self) -> tuple[Point, ...]:
        """Those that hold."""
        return tuple(point for point in self.points if point.holds is Holds.YES)
