"""Two decisions beside each other, in two sentences: why one session was covered and the other was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fysiodekking.explain.answer import accepted_words, accepts, if_supposed, payer_words_of
from fysiodekking.explain.findings import deciding_findings
from fysiodekking.explain.languages import Language, catalogue
from fysiodekking.explain.placeholders import say
from fysiodekking.model.checked import demand
from fysiodekking.model.decision import COVERED, Decision, Finding, Outcome, Payer, Verdict
from fysiodekking.model.errors import InvalidDecision
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.printable import printable
from fysiodekking.model.reasons import Reason

if TYPE_CHECKING:
    from fysiodekking.explain.catalogue import Catalogue


@carries_no_data
def compare_decisions(a: Decision, b: Decision, lang: Language = "nl") -> str:
    """Say in two sentences why two sessions got the answers that they got.

    Where one was paid on a ground or by a package that refused the other, the second sentence is about that refusal.

    :param a: the first decision, as `decide` returned it or `decision_from` read it back.
    :param b: the other one.
    :param lang: ``nl`` or ``en``.
    :raises InvalidInput: (a `ValueError`) for another language, or anything but a decision.
    """
    for each in (a, b):
        demand(each, Decision, "decide gives one", InvalidDecision)
    return printable(_both(a, b, catalogue(lang)))


def _both(a: Decision, b: Decision, words: Catalogue) -> str:
    words = words.naming((*a.about.packages, *b.about.packages))
    first, second = _what_decides(a, b), _what_decides(b, a)
    if _answer(a) == _answer(b) and _why(first, a, words) == _why(second, b, words):
        same = words.say("contrast.same", answer=_result(a, words))
        return " ".join((if_supposed(a, same, words), words.say("contrast.same.why", why=_why(first, a, words))))
    apart = a.about.date != b.about.date
    return " ".join(
        _sentence(
            decision, finding, words.say("which.date", date=words.day(decision.about.date)) if apart else which, words
        )
        for decision, finding, which in (
            (a, first, words.say("which.first")),
            (b, second, words.say("which.second")),
        )
    )


def _answer(decision: Decision) -> tuple[Outcome, Payer | None, str | None, tuple[Reason, ...]]:
    return decision.outcome, decision.payer, decision.package, decision.conditions


def _what_decides(decision: Decision, other: Decision) -> Finding | None:
    """Return what decides; for a session that was not covered, the refusal of what paid for the other one.

    Without an answer the first reason decides; a refusal does not.
    """
    if decision.outcome is Outcome.UNDETERMINED:
        open_ = (each for each in deciding_findings(decision) if each.reason in decision.reasons[:1])
        return next(open_, None)
    if decision.outcome is Outcome.NOT_COVERED and other.outcome in COVERED:
        for paying in deciding_findings(other):
            for finding in decision.findings:
                same = (finding.rule, finding.subject) == (paying.rule, paying.subject)
                if same and finding.verdict in {Verdict.REFUSED, Verdict.UNKNOWN} and not _refused_before(decision):
                    return finding
    return next(iter(deciding_findings(decision)), None)


def _refused_before(decision: Decision) -> bool:
    """Tell whether a gate refused: then nothing after it decides."""
    return any(finding.bears is not None and finding.verdict is Verdict.REFUSED for finding in decision.findings)


def _sentence(decision: Decision, finding: Finding | None, which: str, words: Catalogue) -> str:
    return if_supposed(decision, _of_one(decision, which, _why(finding, decision, words), words), words)


def _of_one(decision: Decision, which: str, why: str, words: Catalogue) -> str:
    if decision.outcome is Outcome.UNDETERMINED:
        return words.say("contrast.undetermined", which=which, why=why)
    if decision.outcome is Outcome.NOT_COVERED:
        return words.say(
            "contrast.nobody" if decision.payer is Payer.NOBODY else "contrast.not_covered", which=which, why=why
        )
    if decision.payer is None:
        return words.say("contrast.somebody", which=which, why=why)
    payer = payer_words_of(decision.payer, decision.package, words)
    key = "contrast.covered_if" if accepts(decision) else "contrast.covered"
    return words.say(key, which=which, payer=payer, why=why)


def _why(finding: Finding | None, decision: Decision, words: Catalogue) -> str:
    """Return the reason as part of a sentence: one that runs on after a colon."""
    if finding is None:
        text = say(words.sentences[decision.reasons[0]], None, decision.about, words).text
    else:
        text = say(words.sentences[finding.reason], finding, decision.about, words).text
    return _running_on(text.rstrip("."))


def _running_on(text: str) -> str:
    parts = text.replace("? ", "?; ").split(". ")
    return "; ".join(part[:1].lower() + part[1:] if part[1:2].islower() else part for part in parts)


def _result(decision: Decision, words: Catalogue) -> str:
    if decision.outcome is Outcome.UNDETERMINED:
        return words.say("result.open")
    if decision.outcome is Outcome.NOT_COVERED:
        return words.say("result.nobody" if decision.payer is Payer.NOBODY else "result.not_covered")
    if decision.payer is None:
        return words.say("result.somebody")
    payer = payer_words_of(decision.payer, decision.package, words)
    if accepted := accepted_words(decision.conditions, words):
        return words.say("result.covered_if", payer=payer, accepted=accepted)
    return words.say("result.covered", payer=payer)
