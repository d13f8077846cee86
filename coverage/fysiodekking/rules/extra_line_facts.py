"""What the rule on an extra line is told of it, and of the session beside which it is charged."""

from __future__ import annotations

from typing import NamedTuple

from fysiodekking.law.instruments import Law, PlaceSurcharge
from fysiodekking.model.case import Case
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Profession
from fysiodekking.rules.performance_description_facts import DescriptionFacts, description_facts
from fysiodekking.rules.place_surcharge import surcharge_of


class ExtraLineFacts(NamedTuple):
    """What the rule on an extra line looks at.

    :param number: which line it is.
    :param code: its performance code; empty for a free text charge.
    :param session: the performance code of the session.
    :param described: what the code of the line can contradict; None when it says nothing of itself.
    :param surcharge: the surcharge for the place that it is; None when it is another charge.
    :param surcharge_before: a line before it is a surcharge for the place as well.
    :param others: the codes of the lines that are none.
    """

    number: int
    code: str
    profession: Profession
    contracted: bool | Unknown
    session: str | Unknown
    referral: bool | Unknown
    medically_necessary: bool | Unknown
    described: DescriptionFacts | None
    surcharge: PlaceSurcharge | None
    surcharge_before: bool = False
    others: tuple[str, ...] = ()


def extra_line_facts(case: Case, law: Law) -> tuple[ExtraLineFacts, ...]:
    """Return what the rule looks at, for each extra line."""
    session, provider, lines = case.session, case.provider, case.session.extra_lines
    surcharges = [surcharge_of(law, line) for line in lines]
    others = tuple(line.performance for line, its in zip(lines, surcharges, strict=True) if its is None)
    return tuple(
        ExtraLineFacts(
            number,
            line.performance,
            provider.profession,
            provider.contracted,
            session.performance,
            session.referral,
            session.medically_necessary,
            description_facts(case, law, line.performance),
            surcharge,
            surcharge is not None and any(surcharges[:number]),
            () if surcharge is None else others,
        )
        for number, (line, surcharge) in enumerate(zip(lines, surcharges, strict=True))
    )
