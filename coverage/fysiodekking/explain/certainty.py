"""How sure the answer is: readings, sources that are no read statute, and judgements that belong to others."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.explain.answer import accepts
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import sources_of, unread
from fysiodekking.explain.document import Item
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Decision, Payer, ReadingUse
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import Technique

RESERVED_ACTS = "no_technique_is_a_reserved_act"
_REFERRAL = frozenset({Reason.POLICY_ASKS_REFERRAL, Reason.REFERRAL_NOT_GIVEN})


def how_sure(decision: Decision, cited: tuple[Citation, ...], words: Catalogue) -> Iterator[Item]:
    """Yield what a careful reader has to know about the ground that the answer stands on.

    :param cited: the citations of what decides.
    """
    if Reason.LAW_NOT_CHECKED not in decision.reasons:
        yield Item(text=words.say("sure.law", through=words.day(decision.law.checked_through)), to="patient")
        yield Item(text=words.say("sure.on", on=words.day(decision.law.on)), to="lawyer")
    for use in decision.readings:
        yield Item(text=_reading(use, words), code=f"readings.{use.key}", to="patient" if use.decisive else "lawyer")
    yield from (Item(text=sentence, to="lawyer") for sentence in unread(cited, words))
    if accepts(decision):
        yield Item(text=words.say("sure.condition"), to="lawyer")
    if decision.payer is Payer.BASIC and not _referral_asked(decision):
        yield Item(text=words.say("sure.referral"))
    if Technique.DRY_NEEDLING in (decision.about.techniques or ()):
        yield from _needling(decision, words)


def _reading(use: ReadingUse, words: Catalogue) -> str:
    known = words.readings.get(use.key)
    question = use.key if known is None else known.question
    blanks = {"question": question, "value": words.reading(use.key, use.value)}
    return words.say("sure.reading.decisive" if use.decisive else "sure.reading", **blanks)


def _referral_asked(decision: Decision) -> bool:
    """Tell whether any finding looked at the referral."""
    return any(
        finding.reason in _REFERRAL or any(fact.name == "session.referral" for fact in finding.facts)
        for finding in decision.findings
    )


def _needling(decision: Decision, words: Catalogue) -> Iterator[Item]:
    """Say how firm it is that dry needling is no reserved act, whatever decides."""
    finding = next((each for each in decision.findings if each.rule == RESERVED_ACTS), None)
    yield Item(
        text=words.say("sure.needling"),
        to="lawyer",
        sources=() if finding is None else sources_of(finding.citations, decision.law.on, words),
    )
