"""Decisions as plain data (contract section 4), there and back."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any

from fysiodekking.adapters.receipts import receipt_of
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import Period
from fysiodekking.model.decision import (
    About,
    Amounts,
    Decision,
    Fact,
    Finding,
    LawStamp,
    LineJudgement,
    Need,
    Outcome,
    Payer,
    Phase,
    ReadingUse,
    Remaining,
    Verdict,
)
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.model.receipt import Receipt
from fysiodekking.model.vocabulary import CoverClass, Profession, Technique

_PARTS = ("basic", "deductible", "package", "insured")


def as_dict(decision: Decision, *, receipt: bool = True) -> dict[str, Any]:
    """Return a decision as a mapping that JSON can hold; every key is always present.

    :param decision: what `decide` returned.
    :param receipt: False leaves the receipt out (null). It decides the case some twenty times more, to know which
        facts matter: a matter of milliseconds, which counts only for whoever writes thousands of decisions.
    """
    about = decision.about
    return {
        "outcome": decision.outcome.value,
        "payer": None if decision.payer is None else decision.payer.value,
        "package": decision.package,
        "amounts": None
        if decision.amounts is None
        else {part: str(getattr(decision.amounts, part)) for part in _PARTS},
        "entitlement_code": decision.entitlement_code,
        "extra_lines": [
            {
                "description": line.description,
                "chargeable": line.chargeable,
                "reasons": [reason.value for reason in line.reasons],
                "citations": [_citation(citation) for citation in line.citations],
            }
            for line in decision.extra_lines
        ],
        "reasons": [reason.value for reason in decision.reasons],
        "conditions": [reason.value for reason in decision.conditions],
        "missing": list(decision.missing),
        "remaining": [
            {
                "of": each.of,
                "unit": each.unit,
                "per": each.per,
                "left": each.left,
                "covers": [cover.value for cover in each.covers],
            }
            for each in decision.remaining
        ],
        "findings": [_finding(finding) for finding in decision.findings],
        "readings": [{"key": use.key, "value": use.value, "decisive": use.decisive} for use in decision.readings],
        "law": {"on": decision.law.on.isoformat(), "checked_through": decision.law.checked_through.isoformat()},
        "about": {
            "date": about.date.isoformat(),
            "performance": about.performance,
            "profession": about.profession.value,
            "techniques": None if about.techniques is None else [each.value for each in about.techniques],
            "condition": about.condition,
            "kind": about.kind,
            "age": about.age,
            "price": None if about.price is None else str(about.price),
        },
        "version": decision.version,
        "receipt": _receipt(receipt_of(decision)) if receipt else None,
    }


def _receipt(receipt: Receipt | None) -> dict[str, Any] | None:
    if receipt is None:
        return None
    return {
        "law_data": receipt.law_data,
        "version": receipt.version,
        "facts_used": _written(receipt.facts_used),
        "facts_not_used": list(receipt.facts_not_used),
    }


def _written(value: Any) -> Any:
    """Write dates as text, as JSON needs them; everything else in a mapping of a case is plain already."""
    if isinstance(value, Mapping):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "question": finding.rule.replace("_", " "),
        "phase": finding.phase.value,
        "subject": None if finding.subject is None else str(finding.subject),
        "verdict": finding.verdict.value,
        "reason": finding.reason.value,
        "facts": [
            {"name": fact.name, "actual": _plain(fact.actual), "needed": _plain(fact.needed)} for fact in finding.facts
        ],
        "citations": [_citation(citation) for citation in finding.citations],
        "missing": list(finding.missing),
        "needs": [{"names": list(need.names), "at": need.at} for need in finding.needs],
        "readings": [{"key": key, "value": value} for key, value in finding.readings],
        "bears": None if finding.bears is None else finding.bears.value,
    }


def _plain(value: str | int | bool | None) -> str | int | bool | None:
    """Return a word of a closed list as the text that it is."""
    return str(value) if isinstance(value, str) else value


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "source": citation.source,
        "article": citation.article,
        "in_force": str(citation.period),
        "url": citation.url,
        "quote": citation.quote,
        "confidence": citation.confidence,
    }


def decision_from(mapping: Mapping[str, Any]) -> Decision:
    """Return the decision that `as_dict` wrote, to explain a stored one.

    :param mapping: what `as_dict` returned, also after JSON.
    :raises KeyError: when a key is missing.
    :raises ValueError: when a value is not one that `as_dict` writes.
    """
    about, amounts = mapping["about"], mapping["amounts"]
    return Decision(
        outcome=Outcome(mapping["outcome"]),
        payer=None if mapping["payer"] is None else Payer(mapping["payer"]),
        package=mapping["package"],
        amounts=None if amounts is None else Amounts(**{part: Money.parse(amounts[part]) for part in _PARTS}),
        entitlement_code=mapping["entitlement_code"],
        extra_lines=tuple(
            LineJudgement(
                description=line["description"],
                chargeable=line["chargeable"],
                reasons=tuple(map(Reason, line["reasons"])),
                citations=tuple(map(_citation_from, line["citations"])),
            )
            for line in mapping["extra_lines"]
        ),
        reasons=tuple(map(Reason, mapping["reasons"])),
        conditions=tuple(map(Reason, mapping["conditions"])),
        missing=tuple(mapping["missing"]),
        remaining=tuple(
            Remaining(**{**each, "covers": tuple(map(CoverClass, each["covers"]))}) for each in mapping["remaining"]
        ),
        findings=tuple(map(_finding_from, mapping["findings"])),
        readings=tuple(ReadingUse(**use) for use in mapping["readings"]),
        law=LawStamp(**{key: date.fromisoformat(value) for key, value in mapping["law"].items()}),
        about=About(
            date=date.fromisoformat(about["date"]),
            performance=about["performance"],
            profession=Profession(about["profession"]),
            techniques=None if about["techniques"] is None else tuple(map(Technique, about["techniques"])),
            condition=about["condition"],
            kind=about["kind"],
            age=about["age"],
            price=None if about["price"] is None else Money.parse(about["price"]),
        ),
        version=mapping["version"],
        basis=_receipt_from(mapping["receipt"]),
    )


def _receipt_from(mapping: Mapping[str, Any] | None) -> Receipt | None:
    if mapping is None:
        return None
    return Receipt(
        law_data=mapping["law_data"],
        version=mapping["version"],
        facts_used=copy.deepcopy(mapping["facts_used"]),
        facts_not_used=tuple(mapping["facts_not_used"]),
    )


def _finding_from(mapping: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=mapping["rule"],
        phase=Phase(mapping["phase"]),
        verdict=Verdict(mapping["verdict"]),
        reason=Reason(mapping["reason"]),
        facts=tuple(Fact(**fact) for fact in mapping["facts"]),
        citations=tuple(map(_citation_from, mapping["citations"])),
        needs=tuple(Need(tuple(need["names"]), ".".join(need["names"]), need["at"]) for need in mapping["needs"]),
        readings=tuple((each["key"], each["value"]) for each in mapping["readings"]),
        bears=None if mapping["bears"] is None else Payer(mapping["bears"]),
        subject=mapping["subject"],
    )


def _citation_from(mapping: Mapping[str, Any]) -> Citation:
    fields = {key: value for key, value in mapping.items() if key != "in_force"}
    return Citation(**fields, period=Period.parse(mapping["in_force"]))
