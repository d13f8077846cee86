"""The same-day gate: a second line of the same kind of care on one day only if medically necessary.

What is asked: NZa rules for paramedical care: one uninterrupted span of time is one performance; from 2021 more than
one on a day if medically necessary. An intake or screening line and one session on one day go together.
"The same kind of care": lines of the same profession's list.
Reading `second_session_same_day`: some insurers are said never to accept it.
"""

from __future__ import annotations

from typing import Final

from fysiodekking.law.schema import Law
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Fact, Finding, Need, Payer, Phase, Verdict
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Profession
from fysiodekking.rules import counting
from fysiodekking.rules.performance import NEVER_INSURED

_RULE: Final = "one_line_of_a_kind_of_care_a_day"
_PATH: Final = "session.medically_necessary"
_READING: Final = "second_session_same_day"


def _fixed(verdict: Verdict, reason: Reason) -> Finding:
    return Finding(rule=_RULE, phase=Phase.GATE, verdict=verdict, reason=reason, bears=Payer.NOBODY)


_NOT_KNOWN: Final = _fixed(Verdict.NOT_APPLICABLE, Reason.SAME_DAY_NOT_KNOWN)
_FIRST: Final = _fixed(Verdict.MET, Reason.FIRST_OF_THE_DAY)
_OTHER: Final = _fixed(Verdict.NOT_APPLICABLE, Reason.PROFESSION_NOT_ASKED)


def one_line_of_a_kind_of_care_a_day(case: Case, law: Law) -> Finding:
    """A second line on one day may be charged only if it was medically necessary (NZa, from 2021)."""
    if isinstance(case.history, Unknown):
        return _NOT_KNOWN
    profession = case.provider.profession
    if profession not in _professions(law, str(case.session.performance)):
        return _OTHER
    earlier = _earlier(case, law, profession)
    if not earlier:
        return _FIRST
    reading = str(case.readings.of(_READING))
    necessary = case.session.medically_necessary
    fact = Fact("lines_before_that_day", earlier, 0)
    cites = (law.charging.one_session_whatever_its_content, law.charging.several_on_a_day)
    if isinstance(necessary, Unknown) and reading != "never":
        return Finding(
            rule=_RULE,
            phase=Phase.GATE,
            verdict=Verdict.UNKNOWN,
            reason=Reason.NECESSITY_NOT_GIVEN,
            facts=(fact, Fact(_PATH, None, True)),
            citations=cites,
            needs=(Need((_PATH,), _PATH),),
            bears=Payer.NOBODY,
        )
    right = necessary is True and reading != "never"
    return Finding(
        rule=_RULE,
        phase=Phase.GATE,
        verdict=Verdict.MET if right else Verdict.REFUSED,
        reason=Reason.SECOND_MEDICALLY_NECESSARY if right else Reason.SECOND_OF_THE_DAY,
        facts=(fact, Fact(_PATH, necessary is True, True)),
        citations=cites,
        readings=((_READING, reading),),
        bears=Payer.NOBODY,
    )


def _professions(law: Law, code: str) -> frozenset[Profession]:
    listed = law.charging.performances.get(code)
    return frozenset() if listed is None else listed.professions


def _earlier(case: Case, law: Law, profession: Profession) -> int:
    """Count the lines of that day that exclude this one: an intake and a session go together."""
    day, performance = case.session.date, str(case.session.performance)
    first_visit = counting.is_first_visit(law, performance)
    if counting.kind_of(law, performance) in NEVER_INSURED:
        return 0
    earlier = 0
    for key, tally in case.past.tallies():
        if counting.kind_of(law, key.performance) in NEVER_INSURED:
            continue
        if counting.is_first_visit(law, key.performance) != first_visit:
            continue
        if profession in _professions(law, key.performance):
            earlier += tally.between(day, day).low
    return earlier
