"""The gates of the same day: what may be charged beside an earlier line, and what the insurer pays of it.

What is asked: NZa rules for paramedical care: one uninterrupted span of time is one performance; from 2021 more than
one on a day if medically necessary, or by different disciplines. An intake or screening line and one session on one day
go together. "The same kind of care": lines of the same profession's list. That is what may be *charged*: else nobody
pays.

What the insurer *pays* is another question, of the policy: else the insured pays. Reading `second_session_same_day`:
some insurers pay one a day, whatever the reason. Reading `same_day_across_professions`: physiotherapy, exercise
therapy and skin therapy are one kind of care to some.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Check, Finding, Payer, Phase, Verdict
from fysiodekking.model.facts import Fact, Measure, Threshold
from fysiodekking.model.needs import Need
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import THERAPISTS
from fysiodekking.rules.checks import met, missing
from fysiodekking.rules.code_list import professions_of
from fysiodekking.rules.gate_facts import ONE_KIND, GateFacts

_CHARGED: Final = "one_line_of_a_kind_of_care_a_day"
_PAID: Final = "insurer_pays_a_second_line_of_the_day"
_PATH: Final = "session.medically_necessary"
_READING: Final = "second_session_same_day"
_ACROSS: Final = "same_day_across_professions"

_NONE: Final = Threshold("<=", 0, Measure.SESSIONS)

Used = tuple[tuple[str, str], ...]


def _fixed(rule: str, verdict: Verdict, reason: Reason, bears: Payer, readings: Used = ()) -> Finding:
    return Finding(rule=rule, phase=Phase.GATE, verdict=verdict, reason=reason, bears=bears, readings=readings)


def _first(rule: str, bears: Payer, readings: Used = ()) -> Finding:
    """The first line of a day has none before it."""
    none = Fact("lines_before_that_day", 0, _NONE)
    check = met(Reason.FIRST_OF_THE_DAY, readings=readings, beside=(none,))
    return Finding.of(rule, Phase.GATE, (check,), bears=bears)


_NOT_KNOWN: Final = _fixed(_CHARGED, Verdict.NOT_APPLICABLE, Reason.SAME_DAY_NOT_KNOWN, Payer.NOBODY)
_FIRST: Final = _first(_CHARGED, Payer.NOBODY)
_OTHER: Final = _fixed(_CHARGED, Verdict.NOT_APPLICABLE, Reason.PROFESSION_NOT_ASKED, Payer.NOBODY)
_PAID_NOT_KNOWN: Final = _fixed(_PAID, Verdict.NOT_APPLICABLE, Reason.SAME_DAY_NOT_KNOWN, Payer.INSURED)
_PAID_OTHER: Final = _fixed(_PAID, Verdict.NOT_APPLICABLE, Reason.PROFESSION_NOT_ASKED, Payer.INSURED)


def one_line_of_a_kind_of_care_a_day(facts: GateFacts, law: Law) -> Finding:
    """A second line on one day may be charged only if it was medically necessary (NZa, from 2021)."""
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
    profession, across, reading = facts.profession, facts.across_professions, facts.second_session
    listed = profession in professions_of(law, str(facts.performance))
    if profession not in ONE_KIND or not (listed or (profession not in THERAPISTS and across == "yes")):
        return _PAID_OTHER
    own, kind = facts.earlier.own, facts.earlier.kind
    earlier = kind if across == "yes" else own
    told: Used = ((_ACROSS, across),) if kind != own else ()
    cites = (law.charging.one_a_day_by_policy,)
    if not earlier:
        # whether one that may lie on the day lets this one be charged is asked before
        asked = reading == "never" or across == "yes"
        need = facts.earlier.kind_perhaps if across == "yes" else facts.earlier.own_perhaps
        if asked and need is not None:
            return _day_open(_PAID, need, cites, Payer.INSURED, told)
        return _first(_PAID, Payer.INSURED, told)
    told = ((_READING, reading), *told)
    if reading == "never":
        fact = Fact("lines_before_that_day", earlier, _NONE)
        return _judged(_PAID, Verdict.REFUSED, Reason.SECOND_NOT_PAID, (fact,), cites, Payer.INSURED, told)
    if own:  # whether it may be charged hangs on the same fact, and is asked there
        return _fixed(_PAID, Verdict.MET, Reason.SECOND_PAID_IF_CHARGEABLE, Payer.INSURED, told)
    return _necessary(facts, _PAID, earlier, Reason.SECOND_NOT_PAID, cites, Payer.INSURED, told)


def _necessary(
    gate: GateFacts, rule: str, earlier: int, no: Reason, cites: tuple[Citation, ...], bears: Payer, told: Used = ()
) -> Finding:
    """Ask whether the line was medically necessary."""
    necessary = gate.medically_necessary
    before = Fact("lines_before_that_day", earlier, _NONE)
    if isinstance(necessary, Unknown):
        facts, needs = (before, Fact(_PATH, None, True)), (missing(_PATH),)
        return _judged(rule, Verdict.UNKNOWN, Reason.NECESSITY_NOT_GIVEN, facts, cites, bears, told, needs)
    verdict, reason = (Verdict.MET, Reason.SECOND_MEDICALLY_NECESSARY) if necessary else (Verdict.REFUSED, no)
    return _judged(rule, verdict, reason, (before, Fact(_PATH, necessary, True)), cites, bears, told)


def _day_open(rule: str, need: Need, cites: tuple[Citation, ...], bears: Payer, told: Used = ()) -> Finding:
    """Say that a run of earlier sessions may lie on the day or not."""
    facts = (Fact("lines_before_that_day", None, _NONE),)
    return _judged(rule, Verdict.UNKNOWN, Reason.USE_NOT_KNOWN, facts, cites, bears, told, (need,))


def _judged(
    rule: str,
    verdict: Verdict,
    reason: Reason,
    facts: tuple[Fact, ...],
    cites: tuple[Citation, ...],
    bears: Payer,
    told: Used,
    needs: tuple[Need, ...] = (),
) -> Finding:
    return Finding.of(rule, Phase.GATE, (Check(verdict, reason, facts, cites, needs, told),), bears=bears)
