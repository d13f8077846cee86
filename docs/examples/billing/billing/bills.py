"""What comes out: every line of a day, settled in exactly one way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fysiodekking import Money


class To(StrEnum):
    """Who gets a bill."""

    BASIC = "insurer, basic package"
    PACKAGE = "insurer, supplementary package"
    PATIENT = "patient"


class How(StrEnum):
    """How a line is settled."""

    BILLED = "billed"
    NOT_CHARGED = "may not be charged"
    ASK_FIRST = "ask first"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Bill:
    """One claim line or invoice line.

    :param code: the entitlement code (aanspraakcode) expected on a claim; None where none is established.
    """

    to: To
    amount: Money
    code: str | None = None


@dataclass(frozen=True)
class Settled:
    """One line of the day, settled.

    :param line: its number on the day; ``3+1`` is the first extra line of line 3.
    :param price: what was to be charged; None when it is not known or could not be read.
    :param bills: what goes out for it: together the price, or nothing at all.
    :param notes: why it is not billed, what to ask, or on what a claim depends.
    """

    line: str
    patient: str
    how: How
    price: Money | None = None
    bills: tuple[Bill, ...] = ()
    notes: tuple[str, ...] = ()


def total(settled: Iterable[Settled], to: To) -> Money:
    """Return what goes to one payer in all."""
    return sum((bill.amount for line in settled for bill in line.bills if bill.to is to), Money(0))


def written(settled: Iterable[Settled]) -> str:
    """Write the lines, and what goes to whom."""
    lines = tuple(settled)
    rows = []
    for each in lines:
        rows.append(f"{each.line:<5} {each.patient:<8} {each.how}")
        for bill in each.bills:
            code = f", code {bill.code}" if bill.code else ""
            rows.append(f"{bill.amount!s:>14} {bill.to}{code}")
        rows.extend(f"      {note}" for note in each.notes)
    rows.append("")
    rows.extend(f"{total(lines, to)!s:>14} {to}" for to in To)
    return "\n".join(rows)
