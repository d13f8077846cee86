"""A decision as a FHIR CoverageEligibilityResponse (R4B): what is certain of each coverage, and the rest in words.

It refers to people by references of the caller's own. Codes and addresses are those of HL7, as docs/fhir.md tells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import unquote

import attrs

from fysiodekking.explain import answer
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.compose import document, limit_of, question_of
from fysiodekking.explain.facts import asked_together, fact_of
from fysiodekking.explain.languages import Language
from fysiodekking.explain.languages import catalogue as words_of
from fysiodekking.explain.placeholders import possible_reasons, say
from fysiodekking.model.checked import demand, shown, suggestion
from fysiodekking.model.counts import LONGEST_TEXT
from fysiodekking.model.decision import MAY_HOLD, POSITIVE, Decision, Finding, Outcome, Payer, Phase, Remaining, Verdict
from fysiodekking.model.errors import InvalidDecision, InvalidInput, Problem
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.facts import Bound
from fysiodekking.model.money import NOTHING, Money
from fysiodekking.model.names import GROUND
from fysiodekking.model.package import UNLIMITED
from fysiodekking.model.personal import UUID, looks_personal
from fysiodekking.model.printable import printable
from fysiodekking.model.reasons import Reason
from fysiodekking.model.vocabulary import PER_YEAR, Per, Unit
from fysiodekking.rules.basic.common import maximum_of

Resource = dict[str, Any]

_TERMINOLOGY: Final = "http://terminology.hl7.org/CodeSystem/"
BENEFIT_TYPE: Final = f"{_TERMINOLOGY}benefit-type"
BENEFIT_TERM: Final = f"{_TERMINOLOGY}benefit-term"


# --- references -----------------------------------------------------------------------------------------------------

_REFERENCE: Final = r"(?:https?://[^\s?#@]+/)?{kind}/[A-Za-z0-9\-.]{{1,64}}|urn:uuid:{uuid}"
_ADDRESS: Final = re.compile(r"(?<=://)\d{1,3}(?:\.\d{1,3}){3}(?=[:/])")
"""The address of a server in digits."""


def _reference(value: object, kind: str, path: str, problems: list[Problem]) -> Resource:
    """Return a reference that the caller gave; what is none goes into `problems`, and is not repeated."""
    found = re.fullmatch(_REFERENCE.format(kind=kind, uuid=UUID), value) if isinstance(value, str) else None
    if found is None or len(found[0]) > LONGEST_TEXT:
        how = f"write {kind}/ and the id that it has with you, or urn:uuid: and a UUID"
        problems.append(Problem(path, f"is no reference to a {kind} ({how})"))
        return {}
    looks = looks_personal(_as_read(found[0]), is_padded=True)
    if looks is not None:
        problems.append(Problem(path, f"looks like {looks}: personal data, which is not needed (write another id)"))
    return {"reference": value}


def _as_read(reference: str) -> str:
    """Return a reference as a reader has it: what is encoded in its letters, and without what is nobody's number."""
    while (plain := unquote(reference)) != reference:
        reference = plain
    return re.sub(UUID, "x", _ADDRESS.sub("x", reference))


_MINUTE: Final = timedelta(minutes=1)
_WIDEST_ZONE: Final = timedelta(hours=14)
"""What FHIR can write of a time zone."""


def _created(value: object, problems: list[Problem]) -> str:
    """Return a day, or a moment of which the time zone is known, as FHIR writes it."""
    offset = value.utcoffset() if isinstance(value, datetime) else None
    if isinstance(value, datetime) and offset is not None and not offset % _MINUTE and abs(offset) <= _WIDEST_ZONE:
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime) or not isinstance(value, date):
        how = "give a datetime.date, or a datetime.datetime with its time zone in whole minutes"
        problems.append(Problem("created", f"{shown(value)} is no day on which a resource was made ({how})"))
        return ""
    return value.isoformat()


# --- the response ---------------------------------------------------------------------------------------------------

_USED_UP: Final = frozenset({Reason.PACKAGE_USED_UP, Reason.MAXIMUM_REACHED, Reason.EIGHTEEN_USED})
_ASKS_CONSENT: Final = frozenset({Reason.PACKAGE_NEEDS_CONSENT, Reason.POLICY_ASKS_CONSENT})
_TERMS: Final = {
    **dict.fromkeys(PER_YEAR, "annual"),
    Per.DAY: "day",
    Per.INSURANCE_LIFETIME: "lifetime",
}
"""Terms of limits that FHIR has a code for; for the others there are words."""


@carries_no_data
def coverage_eligibility_response(
    decision: Decision,
    lang: Language = "nl",
    *,
    patient: str,
    request: str,
    insurer: str,
    created: date,
    basic: str | None = None,
    packages: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return a decision as a FHIR CoverageEligibilityResponse (R4B): an expectation, and no word of the insurer.

    :param decision: what `decide` or `decision_from` returned.
    :param lang: language of the words in it: ``nl`` or ``en``.
    :param patient: reference to the Patient, as ``Patient/7f3a``; an id of yours, and not somebody's number.
    :param request: reference to the CoverageEligibilityRequest that it answers.
    :param insurer: reference to the Organization that issued the coverages.
    :param created: the day on which it is made, or the moment with its time zone: the library has no clock.
    :param basic: reference to the Coverage of the basic insurance; has to be there where that pays.
    :param packages: references to the Coverages of supplementary packages, by the id of each; that of the one that pays
        has to be among them.
    :returns: a mapping that JSON can hold.
    :raises InvalidInput: for what is no reference, with every problem; it repeats none of them.
    :raises InvalidDecision: for what is no decision.
    """
    demand(decision, Decision, "decide gives one", InvalidDecision)
    words = words_of(lang).naming(decision.about.packages)
    problems: list[Problem] = []
    references = {
        "patient": _reference(patient, "Patient", "patient", problems),
        "request": _reference(request, "CoverageEligibilityRequest", "request", problems),
        "insurer": _reference(insurer, "Organization", "insurer", problems),
    }
    day = _created(created, problems)
    coverages = tuple(_coverages(decision, basic, packages, problems))
    problems.extend(_given_twice(coverages))
    if problems:
        raise InvalidInput(problems)
    errors = [{"code": {"text": text}} for text in _errors(decision, words)]
    insurance = [] if errors else [made for each in coverages if (made := _insurance(decision, each, words))]
    return {
        "resourceType": "CoverageEligibilityResponse",
        "language": words.lang,
        "status": "active",
        "purpose": ["benefits"],
        "patient": references["patient"],
        "servicedDate": decision.about.date.isoformat(),
        "created": day,
        "request": references["request"],
        "outcome": _outcome(decision),
        "disposition": _disposition(decision, words),
        "insurer": references["insurer"],
        **({"insurance": insurance} if insurance else {}),
        **({"error": errors} if errors else {}),
    }


def _outcome(decision: Decision) -> str:
    """Return how far it was processed: not without what is missing, and in part where something is left open."""
    if decision.outcome is Outcome.UNDETERMINED:
        return "error"
    amounts_open = decision.amounts is None and decision.outcome is not Outcome.NOT_COVERED
    is_open = decision.payer is None or decision.missing or decision.conditions or amounts_open
    return "partial" if is_open else "complete"


def _errors(decision: Decision, words: Catalogue) -> Iterator[str]:
    """Ask for what an undetermined decision waits for; where nothing would settle it, say why."""
    if decision.outcome is Outcome.UNDETERMINED:
        asked = asked_together(decision.missing)
        yield from (printable(question_of(decision, names, words)) for names in asked)
        if not asked:
            yield printable(answer.first_sentence(decision, words))


def _disposition(decision: Decision, words: Catalogue) -> str:
    """Say to a patient what the answer is, and whose word it is not."""
    told = document(decision, words_of(words.lang), audience="patient").said()
    return printable("\n".join((*told, words.say("no_decision_of_insurer"))))


@attrs.frozen
class _Coverage:
    """A coverage of which something can be said.

    :param package: id of the package; None for the basic insurance.
    """

    package: str | None
    reference: Resource


def _coverages(decision: Decision, basic: object, packages: object, problems: list[Problem]) -> Iterator[_Coverage]:
    """Yield the coverages that the caller named: the basic insurance, and packages in the order they were asked in."""
    if basic is not None:
        yield _Coverage(None, _reference(basic, "Coverage", "basic", problems))
    elif decision.payer is Payer.BASIC:
        problems.append(Problem("basic", "is missing: the basic insurance pays (write the reference of its Coverage)"))
    given = packages if isinstance(packages, Mapping) else {}
    if not isinstance(packages, Mapping):
        problems.append(Problem("packages", f"{shown(packages)} is not a table (write the reference for each id)"))
    asked = dict.fromkeys([*(each.id for each in decision.about.packages), *_paying(decision)])
    problems.extend(
        Problem("packages", f"{shown(key)} was not asked; {suggestion(key, list(asked))}")
        for key in given
        if key not in asked
    )
    for id_ in asked:
        if id_ in given:
            yield _Coverage(id_, _reference(given[id_], "Coverage", f"packages.{id_}", problems))
        elif id_ in _paying(decision):
            wrong = "is missing: this package pays (write the reference of its Coverage)"
            problems.append(Problem(f"packages.{id_}", wrong))


def _given_twice(coverages: tuple[_Coverage, ...]) -> Iterator[Problem]:
    """Yield each coverage whose reference is that of one before it, since what is said of the two can differ."""
    known: dict[object, str] = {}
    for each in coverages:
        path = "basic" if each.package is None else f"packages.{each.package}"
        other = known.setdefault(each.reference.get("reference"), path) if each.reference else path
        if other != path:
            yield Problem(path, f"is the Coverage that {other} gives too (give each insurance its own)")


def _paying(decision: Decision) -> tuple[str, ...]:
    """Return the packages of which it is certain that they pay: one that takes over the deductible does so too."""
    taking = [fact_of(each, "package_takes_deductible") for each in decision.findings if each.phase is Phase.CHARGE]
    return tuple(dict.fromkeys(id_ for id_ in (decision.package, *taking) if isinstance(id_, str)))


def _insurance(decision: Decision, coverage: _Coverage, words: Catalogue) -> Resource | None:
    """Return what is certain of one coverage; None where that is nothing."""
    own = [each for each in decision.findings if _is_of(each, coverage)]
    pays = _pays(decision, coverage)
    day = decision.about.date
    of_other_days = coverage.package is not None and any(
        each.reason is Reason.PACKAGE_NOT_BEGUN or any(day not in cited.period for cited in each.citations)
        for each in own
    )
    if of_other_days or _is_supposed(decision, coverage, pays=pays):
        return None
    deciding = _taking(decision, own, coverage) if pays else _refusing(own, coverage)
    if not pays and not deciding:
        return None
    checks = () if pays else tuple(check for each in deciding for check in each.checks)
    refused = {check.reason for check in checks if check.verdict is Verdict.REFUSED}
    is_excluded = not pays and not refused & (_ASKS_CONSENT | _USED_UP)
    benefits = [*_benefits(decision, coverage)] if pays else []
    service = {"productOrService": {"text": _service(decision, words)}}
    named = words.payers[Payer.BASIC] if coverage.package is None else words.package(coverage.package)
    item = {
        **service,
        **({"excluded": is_excluded} if pays or is_excluded else {}),
        "name": printable(named),
        "description": printable(" ".join(_why(decision, deciding, words)) or answer.first_sentence(decision, words)),
        **({"benefit": benefits} if benefits else {}),
        **({"authorizationRequired": True} if refused & _ASKS_CONSENT else {}),
    }
    left = [] if is_excluded else [*_balances(decision, coverage, own, words)]
    year = decision.about.date.year
    in_year = {"benefitPeriod": {"start": f"{year}-01-01", "end": f"{year}-12-31"}}
    return {
        "coverage": coverage.reference,
        **(in_year if left and all(limit.per in PER_YEAR for limit, _ in left) else {}),
        "item": [item, *({**service, **balance} for _, balance in left)],
    }


def _why(decision: Decision, deciding: list[Finding], words: Catalogue) -> Iterator[str]:
    """Say why a coverage pays or does not, and what the insurer has to accept."""
    yield from dict.fromkeys(say(words.sentences[each.reason], each, decision.about, words).text for each in deciding)
    if answer.accepts(decision) and any(each.verdict is Verdict.MET_IF for each in deciding):
        yield answer.condition_words(decision, words)


def _is_of(finding: Finding, coverage: _Coverage) -> bool:
    if coverage.package is None:
        return finding.phase is Phase.BASIC
    return finding.phase is Phase.PACKAGE and finding.subject == coverage.package


def _pays(decision: Decision, coverage: _Coverage) -> bool:
    """Tell whether it is certain that a coverage pays of the session."""
    return decision.payer is Payer.BASIC if coverage.package is None else coverage.package in _paying(decision)


def _is_supposed(decision: Decision, coverage: _Coverage, *, pays: bool) -> bool:
    """Tell whether what would be said of a coverage hangs on it that the law does not change, or a package goes on."""
    supposed = {Reason.LAW_UNCHANGED, Reason.PACKAGE_RENEWED} & {*decision.conditions}
    in_doubt = pays or Reason.LAW_UNCHANGED in supposed or coverage.package in answer.renewed(decision)
    return bool(supposed) and in_doubt


def _taking(decision: Decision, own: list[Finding], coverage: _Coverage) -> list[Finding]:
    """Return the findings by which a coverage pays: of a package that takes over the deductible, the charge."""
    if coverage.package is not None and decision.payer is Payer.BASIC:
        return [each for each in decision.findings if each.phase is Phase.CHARGE]
    paying = [each for each in own if each.verdict in POSITIVE]
    either_way = [each for each in paying if each.reason is Reason.PAYS_EITHER_WAY]
    return either_way or [each for each in paying if each.subject is not None]


def _refusing(own: list[Finding], coverage: _Coverage) -> list[Finding]:
    """Return the findings by which a coverage surely does not pay; none where it might have, or was not asked.

    Of a refusal for one of several reasons no code tells which it is: the words do.
    """
    grounds = [each for each in own if coverage.package is not None or each.subject is not None]
    refused = [each for each in own if each.verdict is Verdict.REFUSED and not possible_reasons(each)]
    before = [each for each in refused if each not in grounds]
    is_open = any(each.verdict in MAY_HOLD for each in grounds)
    return before or ([] if is_open else refused)


def _service(decision: Decision, words: Catalogue) -> str:
    """Say what was done: its code is of a list of which no address was found, so that it can only stand in words."""
    about = decision.about
    if about.performance is not None:
        return printable(words.performance(about.performance))
    techniques = (words.techniques[each] for each in about.techniques or ())
    return printable(words.listed(techniques) or words.professions[about.profession])


# --- amounts and what is left ---------------------------------------------------------------------------------------


def _benefits(decision: Decision, coverage: _Coverage) -> Iterator[Resource]:
    """Yield what a coverage pays of this session, and what of it the patient pays."""
    amounts = decision.amounts
    if amounts is None:
        return
    basic = coverage.package is None
    yield _benefit("benefit", allowedMoney=_money(amounts.basic if basic else amounts.package))
    taken_over = amounts.package if decision.payer is Payer.BASIC else NOTHING
    if basic and amounts.deductible + taken_over != NOTHING:
        yield _benefit("deductible", allowedMoney=_money(amounts.deductible + taken_over))
    if amounts.insured != NOTHING and (basic or decision.payer is Payer.PACKAGE):
        yield _benefit("copay", allowedMoney=_money(amounts.insured))


def _balances(
    decision: Decision, coverage: _Coverage, own: list[Finding], words: Catalogue
) -> Iterator[tuple[Remaining, Resource]]:
    """Yield of each limit of a coverage how much it is, and how much of it is used once this session is booked."""
    for limit in decision.remaining:
        if limit.package != coverage.package:
            continue
        most = UNLIMITED if limit.left == UNLIMITED else _most(limit, own)
        if most is None:
            continue
        code = _TERMS.get(Per(limit.per)) if limit.per is not None else None
        text = words.say(f"per.{limit.per}") if limit.per is not None else None
        term = {"coding": [{"system": BENEFIT_TERM, "code": code}]} if code else {"text": text}
        yield (
            limit,
            {
                "name": printable(limit.of),
                "description": printable(limit_of(limit, words)),
                **({"term": term} if code or text else {}),
                "benefit": [_balance(limit, most, words)],
            },
        )


def _most(limit: Remaining, own: list[Finding]) -> int | Money | None:
    """Return how much a limit is; None where no finding tells it, or not of which of two that are named alike."""
    if limit.of.pattern == GROUND:
        told = [maximum_of(each) for each in own if each.subject == limit.of.keys[0]]
        return next((each.allowed for each in told if each is not None and isinstance(each.allowed, int)), None)
    facts = [fact for each in own for check in each.checks for fact in check.facts if fact.name == limit.of]
    bounds = [fact.needed.value for fact in facts if isinstance(fact.needed, Bound)]
    return next((most for most in bounds if isinstance(most, (int, Money))), None)


def _balance(limit: Remaining, most: int | Money | str, words: Catalogue) -> Resource:
    kind, left = "visit" if limit.unit == Unit.SESSIONS else "benefit", limit.left
    if isinstance(most, str):
        return _benefit(kind, allowedString=words.say("unlimited"))
    if isinstance(most, Money):
        used: Resource = {"usedMoney": _money(most - left)} if isinstance(left, Money) else {}
        return _benefit(kind, allowedMoney=_money(most), **used)
    counted = {"usedUnsignedInt": max(0, most - left)} if isinstance(left, int) else {}
    return _benefit(kind, allowedUnsignedInt=most, **counted)


def _benefit(code: str, **amounts: Any) -> Resource:
    return {"type": {"coding": [{"system": BENEFIT_TYPE, "code": code}]}, **amounts}


def _money(amount: Money) -> Resource:
    return {"value": amount.cents / 100, "currency": "EUR"}
