"""The session: what was done, and the lines that were charged for it.

`Technique` and `ExtraLine` are different things on purpose: a technique has no price, a line has no technique.
That dry needling has no rate of its own can be seen here before any rule runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from fysiodekking.model import checked
from fysiodekking.model.counts import MOST_LINES
from fysiodekking.model.errors import Problem
from fysiodekking.model.money import Money
from fysiodekking.model.performance_code import is_code, is_code_or_none
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import Profession, Technique


def _or_not_given(techniques: tuple[Technique, ...] | Unknown) -> tuple[Technique, ...] | Unknown:
    """Take an empty list of techniques as not given (contract section 3)."""
    return NOT_GIVEN if techniques == () else techniques


@attrs.frozen(kw_only=True, repr=False)
class ExtraLine(checked.Checked):
    """Another line charged for the same visit.

    :param description: as it stands on the bill.
    :param performance: NZa performance code; empty for a free text charge.
    :param price: charged for this line.
    """

    description: str = checked.field(checked.is_any_text, default="")
    performance: str = checked.field(is_code_or_none, default="")
    price: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)


@attrs.frozen(kw_only=True, repr=False)
class Session(checked.Checked):
    """One session line (zitting): one day, one performance code.

    :param date: the day of the session, the only "today" there is.
    :param performance: NZa performance code (prestatiecode) of the line.
    :param techniques: what was done; absent or an empty list when not given.
    :param condition: key of the condition in the case; may be left out when there is exactly one.
    :param price: charged for this line.
    :param treatment_plan: the technique is part of a physiotherapy treatment plan (behandelplan).
    :param referral: a valid referral (verwijzing) is on file.
    :param consent: the insurer's prior consent (machtiging) is on file.
    :param accident: follows from an accident.
    :param accident_on: the day of that accident.
    :param other_that_day: another treatment that day, by whomever, which no earlier session shows.
    :param medically_necessary: a second line on one day was medically necessary.
    :param insufficient_result: under 18: the first nine had too little result.
    :param on_order_of: the profession of the one who ordered a reserved act, whose directions were followed (opdracht).
    :param extra_lines: other lines charged for the same visit.
    """

    date: dt.date = checked.field(checked.is_day)
    performance: str | Unknown = checked.field(checked.optional(is_code), default=NOT_GIVEN)
    techniques: tuple[Technique, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_member(Technique))),
        default=NOT_GIVEN,
        converter=_or_not_given,
    )
    condition: str | Unknown = checked.field(checked.optional(checked.is_key), default=NOT_GIVEN)
    price: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    treatment_plan: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    referral: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    consent: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    accident: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    accident_on: dt.date | Unknown = checked.field(checked.optional(checked.is_day), default=NOT_GIVEN)
    other_that_day: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    medically_necessary: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    insufficient_result: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    on_order_of: Profession | Unknown = checked.field(
        checked.optional(checked.is_member(Profession)), default=NOT_GIVEN
    )
    extra_lines: tuple[ExtraLine, ...] = checked.field(
        checked.tuple_of(checked.is_a(ExtraLine), MOST_LINES), default=()
    )

    def _together(self) -> Iterator[Problem]:
        if isinstance(self.accident_on, Unknown):
            return
        if self.accident is False:
            yield Problem("accident_on", "is the day of an accident, and accident is false (leave one of them out)")
        if self.accident_on > self.date:
            yield Problem(
                "accident_on", f"{self.accident_on} lies after date {self.date} (write the day of the accident)"
            )

    @property
    def after_accident(self) -> bool | Unknown:
        """Whether it follows from an accident; one whose day was given is one."""
        return self.accident if isinstance(self.accident_on, Unknown) else True

    def did(self, technique: Technique) -> bool:
        """Tell whether a technique is among those stated."""
        return not isinstance(self.techniques, Unknown) and technique in self.techniques
