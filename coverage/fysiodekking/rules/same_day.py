"""The gates of the same day: what may be charged beside an earlier line, and what the insurer pays of it.

What is asked: NZa rules for paramedical care: one uninterrupted span of time is one performance; from 2021 more than
one on a day if medically necessary, or by different disciplines. No rule of the years before was read that says whether
a medical reason allowed a second one: that it did is inferred. An intake or screening line and one session on one day
go together. "The same kind of care": lines of the same profession's list. That is what may be *charged*: else nobody
pays.

What the insurer *pays* is another question, of the policy: else the insured pays. Reading `second_session_same_day`:
some insurers pay one a day, whatever the reason. Reading `same_day_across_professions`: physiotherapy, exercise
therapy and skin therapy are one kind of care to some.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.instruments import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Finding, Payer, Phase
from fysiodekking.model.facts import Fact, Measure, Threshold
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.gate_facts import ONE_KIND, GateFacts
from fysiodekking.rules.performance_list import professions_of
from fysiodekking.rules.verdicts import ReadingsUsed, either, gate_not_asked, met, missing, refused, unknown

_CHARGED: Final = "one_line_of_a_kind_of_care_a_day"
_PAID: Final = "insurer_pays_a_second_line_of_the_day"
_PATH: Final = "session.medically_necessary"
_READING: Final = "second_session_same_day"
_ACROSS: Final = "same_day_across_professions"

_NONE: Final = Threshold("<=", 0, Measure.SESSIONS)


def _first(rule: str, bears: Payer, readings: ReadingsUsed = ()) -> Finding:
    """The first line of a day has none before it."""
    none = Fact("lines_before_that_day", 0, _NONE)
    check = met(Reason.FIRST_OF_THE_DAY, readings=readings, beside=(none,))
    return Finding.of(rule, Phase.GATE, check, bears=bears)


_NOT_KNOWN: Final = gate_not_asked(_CHARGED, Reason.SAME_DAY_NOT_KNOWN, Payer.NOBODY)
_FIRST: Final = _first(_CHARGED, Payer.NOBODY)
_OTHER: Final = gate_not_asked(_CHARGED, Reason.PROFESSION_NOT_ASKED, Payer.NOBODY)
_PAID_NOT_KNOWN: Final = gate_not_asked(_PAID, Reason.SAME_DAY_NOT_KNOWN, Payer.INSURED)
_PAID_OTHER: Final = gate_not_asked(_PAID, Reason.PROFESSION_NOT_ASKED, Payer.INSURED)


def one_line_of_a_kind_of_care_a_day(facts: GateFacts, law: Law) -> Finding:
    """A second line on one day may be charged only if medically necessary (NZa, from 2021; inferred before it)."""
    if facts.earlier is None:
        return _NOT_KNOWN
    if facts.profession not in professions_of(law, str(facts.performance)):
        return _OTHER
    earlier, cites = facts.earlier.own, (law.charging.one_session_whatever_its_content, law.charging.several_on_a_day)
    if not earlier:
        need = None if facts.medically_necessary is True else facts.earlier.own_perhaps
        return _FIRST if need is None else _day_open(_CHARGED, need, cites, Payer.NOBODY)
    return _necessary(facts, _CHARGED, earlier, Reason.SECOND_OF_THE_DAY, cites, Payer.NOBODY)


def insurer_pays_a_second_line_of_the_day(facts: GateFacts, law: Law) -> Finding:
    """Whether an insurer pays a second line that may be charged is its policy's (Zvw 14): some pay one a day."""
    if facts.earlier is None:
        return _PAID_NOT_KNOWN
    profession, across, reading = facts.profession, facts.same_day_across_professions, facts.second_session_same_day
    listed = profession in professions_of(law, str(facts.performance))
    if profession not in ONE_KIND or not (listed or (profession not in THERAPISTS and across == "yes")):
        return _PAID_OTHER
    own, kind = facts.earlier.own, facts.earlier.kind
    earlier = kind if across == "yes" else own
    readings: ReadingsUsed = ((_ACROSS, across),) if kind != own else ()
    cites = (law.charging.one_a_day_by_policy,)
    if not earlier:
        # `one_line_of_a_kind_of_care_a_day` has already asked whether an undated earlier session bars charging
        asked = reading == "never" or across == "yes"
        need = facts.earlier.kind_perhaps if across == "yes" else facts.earlier.own_perhaps
        if asked and need is not None:
            return _day_open(_PAID, need, cites, Payer.INSURED, readings)
        return _first(_PAID, Payer.INSURED, readings)
    readings = ((_READING, reading), *readings)
    if reading == "never":
        fact = Fact("lines_before_that_day", earlier, _NONE)
        check = refused(Reason.SECOND_NOT_PAID, fact, cite=cites, readings=readings)
        return Finding.of(_PAID, Phase.GATE, check, bears=Payer.INSURED)
    if own:  # whether it may be charged hangs on the same fact, and is asked there
        check = met(Reason.SECOND_PAID_IF_CHARGEABLE, readings=readings)
        return Finding.of(_PAID, Phase.GATE, check, bears=Payer.INSURED)
    return _necessary(facts, _PAID, earlier, Reason.SECOND_NOT_PAID, cites, Payer.INSURED, readings)


def _necessary(
    gate: GateFacts,
    rule: str,
    earlier: int,
    no: Reason,
    cites: tuple[Citation, ...],
    bears: Payer,
    readings: ReadingsUsed = (),
) -> Finding:
    """Ask whether the line was medically necessary."""
    necessary = gate.medically_necessary
    before = Fact("lines_before_that_day", earlier, _NONE)
    if isinstance(necessary, Unknown):
        asked = Fact(_PATH, None, True)
        check = unknown(Reason.NECESSITY_NOT_GIVEN, missing(_PATH), before, asked, cite=cites, readings=readings)
    else:
        asked, yes = Fact(_PATH, necessary, True), Reason.SECOND_MEDICALLY_NECESSARY
        check = either(necessary, yes, no, before, asked, cite=cites, readings=readings)
    return Finding.of(rule, Phase.GATE, check, bears=bears)


def _day_open(rule: str, need: Need, cites: tuple[Citation, ...], bears: Payer, readings: ReadingsUsed = ()) -> Finding:
    """Say that a run of earlier sessions may lie on the day or not."""
    fact = Fact("lines_before_that_day", None, _NONE)
    check = unknown(Reason.USE_NOT_KNOWN, need, fact, cite=cites, readings=readings)
    return Finding.of(rule, Phase.GATE, check, bears=bears)
