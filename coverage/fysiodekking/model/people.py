"""The people of a case, without anything that says who they are: the provider and the insured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from fysiodekking.model import checked
from fysiodekking.model.errors import Problem
from fysiodekking.model.json_schema import accepts
from fysiodekking.model.money import Money
from fysiodekking.model.package import Payment
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground, OtherPayer, Profession, Technique

VOLUNTARY_STEPS: Final = tuple(Money(euros * 10_000) for euros in range(6))
"""Nothing, or 100 to 500 euros: the steps of the voluntary deductible (Zvw art. 20(1)) as the contract lists them."""


@accepts({"type": "string", "pattern": f"^0*({'|'.join(map(re.escape, map(str, VOLUNTARY_STEPS)))})$"})
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
    :param voluntary_deductible_used: the voluntary part of `deductible_used`, for a policy that waives the mandatory.
    :param deductible_total: the year's total, only to override what the library would work out (part-years).
    :param other_payer: who else pays this session, as far as somebody said so; never asked.
    """

    born: date = checked.field(checked.is_birth)
    basic_insured: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    voluntary_deductible: Money | Unknown = checked.field(checked.optional(_is_step), default=NOT_GIVEN)
    deductible_used: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    voluntary_deductible_used: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    deductible_total: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    other_payer: OtherPayer | Unknown = checked.field(
        checked.optional(checked.is_member(OtherPayer)), default=NOT_GIVEN
    )

    def _together(self) -> Iterator[Problem]:
        yield from more_than_all(self, self.deductible_used, "deductible_used")


def more_than_all(insured: Insured, used: Money | Unknown, path: str) -> Iterator[Problem]:
    """Yield that more was used of the voluntary deductible than of all of it.

    :param used: how much of all was used.
    :param path: where that is said.
    """
    part = insured.voluntary_deductible_used
    if isinstance(part, Money) and isinstance(used, Money) and part > used:
        words = f"{part} is more than the {used} of {path}, of which it is part (correct either)"
        yield Problem("voluntary_deductible_used", words)


@attrs.frozen(kw_only=True, repr=False)
class Waiver(checked.Checked):
    """A kind of condition for which the policy does not charge the mandatory deductible (Zvw 21(3)).

    :param contracted: only with (true) or without (false) a contract.
    :param paid_back: it is charged first, and paid back later.
    """

    kind: ConditionKind = checked.field(checked.is_member(ConditionKind))
    contracted: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)
    paid_back: bool = checked.field(checked.is_flag, default=False)


@attrs.frozen(kw_only=True, repr=False)
class Asked(checked.Checked):
    """A ground for which the policy asks something.

    :param contracted: only with (true) or without (false) a contract.
    """

    ground: Ground = checked.field(checked.is_member(Ground))
    contracted: bool | Unknown = checked.field(checked.optional(checked.is_flag), default=NOT_GIVEN)


_are_waivers = checked.tuple_of(checked.one_of(checked.is_member(ConditionKind), checked.is_a(Waiver)))
_are_asked = checked.tuple_of(checked.one_of(checked.is_member(Ground), checked.is_a(Asked)))


@attrs.frozen(kw_only=True, repr=False)
class BasicPolicy(checked.Checked):
    """The basic policy's own terms (basispolis), where they matter.

    :param insurer: zorgverzekeraar.
    :param mandatory_deductible: what this policy charges of the mandatory deductible of a year, where that is less than
        the Act's.
    :param not_contracted: what it pays without a contract.
    :param deductible_waived: kinds of condition for which it waives the mandatory deductible.
    :param requires_referral: grounds for which it asks a referral.
    :param requires_consent: grounds for which it asks prior consent.
    """

    insurer: str | Unknown = checked.field(checked.optional(checked.is_text), default=NOT_GIVEN)
    mandatory_deductible: Money | Unknown = checked.field(checked.optional(checked.is_money), default=NOT_GIVEN)
    not_contracted: Payment | Unknown = checked.field(checked.optional(checked.is_a(Payment)), default=NOT_GIVEN)
    deductible_waived: tuple[ConditionKind | Waiver, ...] = checked.field(_are_waivers, default=())
    requires_referral: tuple[Ground | Asked, ...] = checked.field(_are_asked, default=())
    requires_consent: tuple[Ground | Asked, ...] = checked.field(_are_asked, default=())

    def waivers(self, kind: ConditionKind) -> Iterator[Waiver]:
        """Yield how it waives the mandatory deductible for a kind of condition."""
        for each in self.deductible_waived:
            waiver = each if isinstance(each, Waiver) else Waiver(kind=each)
            if waiver.kind is kind:
                yield waiver


def asked_for(entries: tuple[Ground | Asked, ...], ground: Ground, contracted: bool | Unknown) -> bool | Unknown:
    """Tell whether a policy asks something for a ground; not known when that depends on a contract nobody told of."""
    asked: bool | Unknown = False
    for entry in entries:
        only = entry.contracted if isinstance(entry, Asked) else NOT_GIVEN
        if (entry.ground if isinstance(entry, Asked) else entry) is not ground:
            continue
        if isinstance(only, Unknown) or only is contracted:
            return True
        if isinstance(contracted, Unknown):
            asked = contracted
    return asked
