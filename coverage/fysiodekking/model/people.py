"""The people of a case, without anything that says who they are: the provider and the insured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.errors import Problem
from fysiodekking.model.money import Money
from fysiodekking.model.package import Payment
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground, OtherPayer, Profession, Technique

VOLUNTARY_STEPS: Final = tuple(Money(euros * 10_000) for euros in range(6))
"""Nothing, or 100 to 500 euros: the steps of the voluntary deductible (Zvw art. 20(1)) as the contract lists them."""


def _is_step(value: object) -> Iterator[Problem]:
    yield from checked.is_money(value)
    if isinstance(value, Money) and value not in VOLUNTARY_STEPS:
        steps = ", ".join(str(step) for step in VOLUNTARY_STEPS)
        yield Problem("", f"{value} is no step of the voluntary deductible (write one of: {steps})")


@attrs.frozen(kw_only=True, repr=False)
class Provider(checked.Checked):
    """Who treated.

    :param profession: beroep.
    :param big_registered: in the BIG register, as that profession, on the session's date.
    :param trained_in: techniques with completed training; not given when unknown.
    :param specialisms: as ``pelvic`` or ``manual_therapy``; not given when unknown.
    :param contracted: has a contract with this insurer.
    :param associations: professional associations (beroepsverenigingen), for alternative care.
    """

    profession: Profession = checked.field(checked.is_member(Profession))
    big_registered: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    trained_in: tuple[Technique, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_member(Technique))), default=NOT_GIVEN
    )
    specialisms: tuple[str, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_text)), default=NOT_GIVEN
    )
    contracted: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    associations: tuple[str, ...] | Unknown = checked.field(
        checked.optional(checked.tuple_of(checked.is_text)), default=NOT_GIVEN
    )


@attrs.frozen(kw_only=True, repr=False)
class Insured(checked.Checked):
    """Who was treated.

    :param born: date of birth.
    :param basic_insured: has the Dutch basic insurance (basisverzekering) on the session's date.
    :param voluntary_deductible: chosen on top of the mandatory one (vrijwillig eigen risico).
    :param deductible_used: used this calendar year before this session, mandatory and voluntary together.
    :param deductible_total: the year's total, only to override what the library would work out (part-years).
    :param other_payer: who else pays this session, as far as somebody said so; never asked.
    """

    born: date = checked.field(checked.is_day)
    basic_insured: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    voluntary_deductible: Money | Unknown = checked.field(checked.optional(_is_step), default=NOT_GIVEN)
    deductible_used: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    deductible_total: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    other_payer: OtherPayer | Unknown = checked.field(
        checked.optional(checked.is_member(OtherPayer)), default=NOT_GIVEN
    )


@attrs.frozen(kw_only=True, repr=False)
class BasicPolicy(checked.Checked):
    """The basic policy's own terms (basispolis), where they matter.

    :param insurer: zorgverzekeraar.
    :param not_contracted: what it pays without a contract.
    :param deductible_waived: kinds of condition for which it waives the deductible.
    :param requires_referral: grounds for which it asks a referral.
    :param requires_consent: grounds for which it asks prior consent.
    """

    insurer: str | Unknown = checked.field(checked.optional(checked.is_text), default=NOT_GIVEN)
    not_contracted: Payment | Unknown = checked.field(checked.optional(checked.is_a(Payment)), default=NOT_GIVEN)
    deductible_waived: tuple[ConditionKind, ...] = checked.field(
        checked.tuple_of(checked.is_member(ConditionKind)), default=()
    )
    requires_referral: tuple[Ground, ...] = checked.field(checked.tuple_of(checked.is_member(Ground)), default=())
    requires_consent: tuple[Ground, ...] = checked.field(checked.tuple_of(checked.is_member(Ground)), default=())
