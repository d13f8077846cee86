"""What the conditions of the basic package are told of a case."""

from __future__ import annotations

from typing import NamedTuple

from fysiodekking.model.case import Case
from fysiodekking.model.package import Payment
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, OtherPayer, Profession


class InsuranceFacts(NamedTuple):
    """What the conditions of the basic package look at.

    :param pays_nothing: the policy pays nothing without a contract.
    """

    profession: Profession
    contracted: bool | Unknown
    basic_insured: bool | Unknown
    other_payer: OtherPayer | Unknown
    pays_nothing: bool
    kind: ConditionKind
    skin_therapist_on_annex_1: str


def insurance_facts(case: Case) -> InsuranceFacts:
    """Return what the conditions of the basic package look at."""
    provider, insured, pays = case.provider, case.insured, case.basic.not_contracted
    return InsuranceFacts(
        provider.profession,
        provider.contracted,
        insured.basic_insured,
        insured.other_payer,
        isinstance(pays, Payment) and pays.nothing,
        case.condition.kind,
        str(case.readings.in_force["skin_therapist_on_annex_1"]),
    )
