"""What a performance says of itself: a line that contradicts what was stated is not that performance.

What the law asks: Wmg art. 35(1)(d): no tariff under another description than the one set,
https://wetten.overheid.nl/BWBR0020078#Artikel35 ; what only insurers ask is the insured's own account.
Only what was stated contradicts: a referral or specialisms that were not given are not asked for here.
Not modelled: that a code for the workplace is there once, and what a group code says of the number of people.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from fysiodekking.law.instruments import Description, Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import MONTHS_PER_YEAR, months_after
from fysiodekking.model.decision import Check, Finding, Payer, Phase, Verdict
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.names import field_of
from fysiodekking.model.needs import Need, OfLaw
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.performance_description_facts import DescriptionFacts
from fysiodekking.rules.performance_list import on_list
from fysiodekking.rules.qualifications import has_qualification
from fysiodekking.rules.verdicts import fits, gate_not_asked, refused, unknown

_RULE: Final = "line_fits_its_description"
_NOTHING: Final = gate_not_asked(_RULE, Reason.DESCRIPTION_ASKS_NOTHING)


class Against(NamedTuple):
    """What a code asks of what was stated, where that stands, and who bears a line that contradicts it."""

    check: Check
    citations: tuple[Citation, ...]
    bears: Payer


def line_fits_its_description(facts: GateFacts, law: Law) -> Finding:
    """A code is charged for what it says of itself, and not under another description (Wmg 35(1)(d))."""
    listed = on_list(law, facts.performance)
    if listed is None or facts.described is None or facts.profession not in THERAPISTS:
        return _NOTHING
    asked = first_against(facts.described, law, listed.code)
    check = asked.check._replace(
        reason=asked.check.reason if asked.check.verdict is not Verdict.MET else Reason.FITS_ITS_DESCRIPTION,
        facts=(Fact("session.performance", listed.code), *asked.check.facts),
        citations=asked.citations,
    )
    return Finding.of(_RULE, Phase.GATE, check, bears=asked.bears)


def first_against(facts: DescriptionFacts, law: Law, code: str) -> Against:
    """Return what goes against a code first: what nobody may charge."""
    against = [(_ask(facts, law, description), description) for description in law.charging.descriptions[code]]
    check, description = min(against, key=lambda each: _order(*each))
    own = law.charging.own_description_only
    forbids = description.bears is Payer.NOBODY and check.verdict is Verdict.REFUSED
    return Against(check, (own, description.citation) if forbids else (description.citation,), description.bears)


def _order(check: Check, description: Description) -> tuple[bool, bool, bool]:
    """What nobody may charge goes first, then what the insured bears, then what is not known."""
    refuses = check.verdict is Verdict.REFUSED
    return not refuses, description.bears is not Payer.NOBODY, check.verdict is not Verdict.UNKNOWN


def _ask(facts: DescriptionFacts, law: Law, description: Description) -> Check:
    """Ask the one thing that a description says."""
    if description.below_age is not None:
        return _age(facts, description, description.below_age)
    if description.referral is not None:
        return _referral(facts, description, description.referral)
    if description.specialism is not None:
        return _specialism(facts, law, description, description.specialism)
    return _condition(facts, law, description)


def _age(facts: DescriptionFacts, description: Description, below: int) -> Check:
    assert isinstance(facts.age, int)
    fact = Fact("age", facts.age, Bound("<", below, Measure.YEARS))
    return fits(fact) if facts.age < below else refused(Reason.CODE_FOR_CHILDREN, fact, cite=description.citation)


def _referral(facts: DescriptionFacts, description: Description, needed: bool) -> Check:
    referral = facts.referral
    if isinstance(referral, Unknown):
        return fits()
    fact = Fact("session.referral", referral, needed)
    if referral is needed:
        return fits(fact)
    reason = Reason.CODE_AFTER_REFERRAL if needed else Reason.CODE_WITHOUT_REFERRAL
    return refused(reason, fact, cite=description.citation)


def _condition(facts: DescriptionFacts, law: Law, description: Description) -> Check:
    assert facts.treated is not None
    key, day, kind, first, supposed_points = facts.treated
    fact, named = Fact(field_of(key, "kind"), kind.value), kind in description.conditions
    asked = [fact]
    if kind in description.adults_only:
        assert isinstance(facts.age, int)
        adult = law.basic.adult_age.value
        asked.append(Fact("age", facts.age, Bound(">=", adult, Measure.YEARS)))
        named = facts.age >= adult
    if named:
        if kind not in description.first_year or isinstance(first, Unknown):
            return fits(*asked)
        end = months_after(first, MONTHS_PER_YEAR)
        start = Fact(field_of(key, "first_session"), first, Bound("<", end, months=MONTHS_PER_YEAR))
        if day < end:
            return fits(*asked, start)
        return refused(Reason.CODE_FOR_THE_FIRST_YEAR, *asked, start, cite=description.citation)
    point = OfLaw(f"description.{description.id}")
    supposed = dict(supposed_points).get(point)
    if supposed:
        return fits(*asked)
    if supposed is False or description.not_for is None or kind in description.not_for:
        return refused(Reason.CODE_FOR_OTHER_CONDITIONS, *asked, cite=description.citation)
    return unknown(Reason.CODE_CONDITIONS_NOT_READ, Need((), point), *asked, cite=(description.citation,))


def _specialism(facts: DescriptionFacts, law: Law, description: Description, wanted: str) -> Check:
    stated = facts.specialisms
    if isinstance(stated, Unknown):
        return fits()
    fact = Fact("provider.specialisms", stated, wanted)
    if has_qualification(stated, (wanted,), facts.profession, law) is False:
        return refused(Reason.CODE_OF_A_SPECIALISM, fact, cite=description.citation)
    return fits(fact)
