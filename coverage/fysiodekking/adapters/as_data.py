"""Decisions as plain data (contract section 4); `stored_decisions` reads them back."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

from fysiodekking.adapters.case_data import for_json, mapping_of
from fysiodekking.model.checked import demand
from fysiodekking.model.citation import Citation
from fysiodekking.model.decision import Amounts, Check, Decision, Finding
from fysiodekking.model.errors import InvalidDecision
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.facts import Between, Bound, Fact, Needed, Span, Threshold, in_text
from fysiodekking.model.money import Money
from fysiodekking.model.needs import Need
from fysiodekking.model.receipt import Receipt

T = TypeVar("T")

_MOST: Final = 1 << 12
"""So many findings are remembered as they are written; then it begins anew."""
_TEXTS: Final[dict[int, tuple[Finding, str]]] = {}
"""The text of findings as of any day, by their identity; each is kept, so that no other can have that."""
_PACKED: Final[dict[int, tuple[Finding, bytes]]] = {}
"""The same as data that are made anew for each caller."""
_ANY_DAY: Final = "\udfff\udfff\udfff-"
"""Stands for the day of a link: halves of characters, which no text of a case or of the law can hold."""
_DAY: Final = json.dumps(_ANY_DAY)[1:-1]
"""The same in JSON."""
_PACKED_DAY: Final = _ANY_DAY.encode("utf-8", "surrogatepass")
"""The same where it is packed: as long as a day is."""
_PLAIN: Final = frozenset({str, int, bool, type(None)})
"""Types of values that JSON has as they are."""
compact: Final = json.JSONEncoder(separators=(",", ":")).encode
"""Writes data as JSON on one line, without blanks."""


@carries_no_data
def as_dict(decision: Decision) -> dict[str, Any]:
    """Return a decision as a mapping that JSON can hold; every key is always present.

    :param decision: what `decide` or `decision_from` returned.
    """
    demand(decision, Decision, "decide gives one", InvalidDecision)
    day, known = str(decision.law.on).encode(), _PACKED
    packed = [known.get(id(finding)) or _remembered(known, finding, _packed) for finding in decision.findings]
    findings = [marshal.loads(data.replace(_PACKED_DAY, day)) for _, data in packed]  # noqa: S302 - of our own making
    return {**_answer(decision), "findings": findings, **_beside(decision)}


@carries_no_data
def json_line(decision: Decision) -> str:
    """Return a decision as one line of JSON: what `json.dumps` makes of `as_dict` without blanks, sooner.

    :param decision: what `decide` or `decision_from` returned.
    :returns: the line without its end, in ASCII.
    """
    demand(decision, Decision, "decide gives one", InvalidDecision)
    return f'{compact(_answer(decision))[:-1]},"findings":{_findings(decision)},{compact(_beside(decision))[1:]}'


def _findings(decision: Decision) -> str:
    """Return the findings as JSON: each is written once and remembered, and the day goes into the links of all."""
    known = [_TEXTS.get(id(finding)) or _remembered(_TEXTS, finding, _text) for finding in decision.findings]
    return f"[{','.join([text for _, text in known])}]".replace(_DAY, str(decision.law.on))


def _remembered(
    known: dict[int, tuple[Finding, T]], finding: Finding, write: Callable[[Finding], T]
) -> tuple[Finding, T]:
    if len(known) >= _MOST:
        known.clear()
    written = known[id(finding)] = finding, write(finding)
    return written


def _text(finding: Finding) -> str:
    return compact(_finding(finding))


def _packed(finding: Finding) -> bytes:
    written = _finding(finding)
    try:
        return marshal.dumps(written)
    except ValueError:  # a text or number that the caller made a class of its own for
        return marshal.dumps(json.loads(compact(written)))


def amounts_data(amounts: Amounts | None) -> dict[str, str] | None:
    """Return how the price is split, as data; None where that is not certain."""
    if amounts is None:
        return None
    return {
        "basic": str(amounts.basic),
        "deductible": str(amounts.deductible),
        "package": str(amounts.package),
        "insured": str(amounts.insured),
    }


def _answer(decision: Decision) -> dict[str, Any]:
    """Return what stands before the findings."""
    return {
        "outcome": decision.outcome.value,
        "payer": None if decision.payer is None else decision.payer.value,
        "package": decision.package,
        "grant": decision.grant,
        "amounts": amounts_data(decision.amounts),
        "entitlement_code": decision.entitlement_code,
        "extra_lines": [
            {
                "description": line.description,
                "chargeable": line.chargeable,
                "reasons": [reason.value for reason in line.reasons],
                "citations": [citation_data(citation, decision.law.on) for citation in line.citations],
                "price": None if line.price is None else str(line.price),
            }
            for line in decision.extra_lines
        ],
        "reasons": [reason.value for reason in decision.reasons],
        "conditions": [reason.value for reason in decision.conditions],
        "missing": [*map(str, decision.missing)],
        "remaining": [
            {
                "of": str(limit.of),
                "unit": limit.unit,
                "per": limit.per,
                "left": in_text(limit.left),
                "covers": [cover.value for cover in limit.covers],
            }
            for limit in decision.remaining
        ],
    }


def _beside(decision: Decision) -> dict[str, Any]:
    """Return what stands after the findings."""
    about = decision.about
    return {
        "readings": [{"key": use.key, "value": use.value, "decisive": use.decisive} for use in decision.readings],
        "law": {"on": decision.law.on.isoformat(), "checked_through": decision.law.checked_through.isoformat()},
        "about": {
            "date": about.date.isoformat(),
            "performance": about.performance,
            "profession": about.profession.value,
            "techniques": None if about.techniques is None else [technique.value for technique in about.techniques],
            "condition": about.condition,
            "kind": about.kind,
            "age": about.age,
            "price": None if about.price is None else str(about.price),
            "packages": [{"id": each.id, "insurer": each.insurer, "name": each.name} for each in about.packages],
        },
        "version": decision.version,
    }


@carries_no_data
def receipt_data(receipt: Receipt) -> dict[str, Any]:
    """Return a receipt as a mapping that JSON can hold, its facts in the format of a case file.

    :param receipt: what `receipt` returned.
    """
    demand(receipt, Receipt, "receipt gives one")
    return {
        "law_data": receipt.law_data,
        "version": receipt.version,
        "facts_used": for_json(mapping_of(receipt.facts_used)),
        "facts_not_used": list(receipt.facts_not_used),
        "complete": receipt.complete,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "question": finding.rule.replace("_", " "),
        "phase": str(finding.phase),
        "subject": None if finding.subject is None else str(finding.subject),
        "verdict": str(finding.verdict),
        "reason": str(finding.reason),
        "facts": [
            {
                "name": str(fact.name),
                "actual": fact.actual if type(fact.actual) in _PLAIN else in_text(fact.actual),
                "needed": fact.needed if type(fact.needed) in _PLAIN else in_text(fact.needed),
            }
            for fact in finding.facts
        ],
        "citations": [citation_data(citation, _ANY_DAY) for citation in finding.citations],
        "missing": [*map(str, finding.missing)],
        "needs": [_need(need) for need in finding.needs],
        "readings": [{"key": key, "value": value} for key, value in finding.readings],
        "bears": None if finding.bears is None else str(finding.bears),
        "checks": [_check(check, finding) for check in finding.checks],
    }


def _check(check: Check, finding: Finding) -> dict[str, Any]:
    """Write a check: what it has none of is left out, and what the finding cites is named by its place there."""
    written: dict[str, Any] = {"verdict": str(check.verdict), "reason": str(check.reason)}
    if check.facts:
        written["facts"] = [_fact(fact) for fact in check.facts]
    if check.citations:
        own = finding.citations
        written["citations"] = [
            own.index(citation) if citation in own else citation_data(citation, _ANY_DAY)
            for citation in check.citations
        ]
    if check.needs:
        written["needs"] = [_need(need) for need in check.needs]
    if check.readings:
        written["readings"] = [{"key": key, "value": value} for key, value in check.readings]
    if check.beside:
        written["beside"] = [_fact(fact) for fact in check.beside]
    return written if check.told else written | {"told": False}


def _fact(fact: Fact) -> dict[str, Any]:
    actual, needed = fact.actual, fact.needed
    return {
        "name": str(fact.name),
        "actual": actual if type(actual) in _PLAIN else _typed(actual),
        "needed": needed if type(needed) in _PLAIN else _typed(needed),
    }


def _typed(value: Needed | None) -> Any:
    """Write a value so that its type can be told: text, a number, a flag and a list as they are, others as a table."""
    match value:
        case Between(low, high):
            return {"low": low, "high": high}
        case Bound(sign, limit, unit, months):
            written: dict[str, Any] = {"sign": sign, "value": _typed(limit)}
            if unit is not None:
                written["unit"] = str(unit)
            if months is not None:
                written["months"] = months
            return written | {"threshold": True} if isinstance(value, Threshold) else written
        case Span(low, high):
            return {"from": low, "to": high}
        case Money():
            return {"euros": str(value)}
        case date():
            return {"day": value.isoformat()}
        case tuple():
            return [*map(str, value)]
    return str(value) if isinstance(value, str) else value


def _need(need: Need) -> dict[str, Any]:
    return {"names": [*map(str, need.names)], "at": need.at}


def citation_data(citation: Citation, day: date | str) -> dict[str, Any]:
    """Return where a value of law stands, with the link to its text of a day."""
    return {
        "source": citation.source,
        "article": citation.article,
        "in_force": str(citation.period),
        "url": citation.link(day),
        "quote": citation.quote,
        "confidence": citation.confidence,
    }
