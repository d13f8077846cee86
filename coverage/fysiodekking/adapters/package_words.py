"""The terms of a package in words, each under a name of its own, so that two packages can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.own_words import note_in_words
from fysiodekking.model.checked import given_fields
from fysiodekking.model.money import Money
from fysiodekking.model.package import ANNEX_1_FIRST_TWENTY, Copayment, Grant, Limit, Package, PartYear, Payment
from fysiodekking.model.printable import clean
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, CoverClass

Term = tuple[str, str]
"""What a term is called, the same in every package, and the term in words."""


def package_words(package: Package, words: Catalogue) -> Iterator[str]:
    """Yield the terms of a package; what its source does not give is said to be unknown."""
    yield words.term("head", insurer=package.insurer, name=package.name, year=package.year)
    yield words.term("source", source=package.source, confidence=package.confidence)
    if package.note:
        yield note_in_words(package.note, words)
    yield from (term for _, term in package_terms(package, words))
    for grant in package.grants:
        (_, covers), *others = grant_terms(grant, words)
        yield from ("", f"{grant.id}: {covers}", *(f"  {term}" for _, term in others))


def package_terms(package: Package, words: Catalogue) -> Iterator[Term]:
    """Yield the terms that are of no grant."""
    cov = package.cov
    if not isinstance(cov, Unknown):
        name, label = ("cov.label", clean(cov.label)) if cov.label else ("cov", "")
        yield "cov", words.term(name, uzovi=cov.uzovi, package=cov.package, label=label)
    if package.pays_deductible:
        yield "pays_deductible", words.term("pays_deductible")


def grant_terms(grant: Grant, words: Catalogue) -> Iterator[Term]:
    """Yield the terms of a grant; the first is what it covers."""
    yield "covers", classes(grant.covers, words)
    for name, value in given_fields(grant.requires):
        yield f"requires.{name}", _required(name, value, words)
    if not grant.basic_first:
        yield "basic_first", words.term("basic_first")
    for limit in grant.limits:
        yield f"limits.{limit.id}", _limit(limit, words)
    if not isinstance(grant.consent_from, Unknown):
        yield "consent_from", words.term("consent_from", number=grant.consent_from)
    if not isinstance(grant.copayment, Unknown):
        yield "copayment", _copayment(grant.copayment, words)
    for payment, contracted in ((grant.pays.contracted, True), (grant.pays.not_contracted, False)):
        status = contract(words, contracted=contracted)
        yield f"pays {contracted}", words.term("pays", contract=status, payment=_payment(payment, words))
    if grant.terms_unknown is True:
        yield "terms_unknown", words.term("terms_unknown")
    elif grant.terms_unknown:
        yield "terms_unknown", words.term("terms_unknown.for", covers=classes(grant.terms_unknown, words))


def classes(covers: Iterable[CoverClass], words: Catalogue) -> str:
    """Name classes of care."""
    return ", ".join(words.classes[each] for each in covers)


def contract(words: Catalogue, *, contracted: bool) -> str:
    """Say whether there is a contract."""
    return words.term("contract.yes" if contracted else "contract.no")


def _required(name: str, value: object, words: Catalogue) -> str:
    if isinstance(value, bool):
        return words.term(f"requires.{name}.{'yes' if value else 'no'}")
    those = value if isinstance(value, tuple) else (value,)
    said = f" {words.term('or')} ".join(_named(each, words) for each in those)
    return words.term(f"requires.{name}", value=said)


def _named(value: object, words: Catalogue) -> str:
    """Name a condition as explanations do; numbers, associations and qualifications are their own names."""
    if value == ANNEX_1_FIRST_TWENTY:
        return words.say(ANNEX_1_FIRST_TWENTY)
    kind = next((each for each in ConditionKind if each.value == value), None)
    return clean(str(value)) if kind is None else words.kinds[kind]


def _limit(limit: Limit, words: Catalogue) -> str:
    parts = [_most(limit, words), words.term(f"per.{limit.per}")]
    if limit.covers:
        parts.append(words.term("limit.covers", covers=classes(limit.covers, words)))
    if limit.carry_over:
        parts.append(words.term("limit.carry_over", count=limit.carry_over))
    if not isinstance(limit.part_year, Unknown):
        parts.append(words.term("limit.part", part=_part(limit.part_year, words)))
    if not isinstance(limit.when_contracted, Unknown):
        parts.append(contract(words, contracted=limit.when_contracted))
    return words.term("limit", parts=" ".join(parts), id=limit.id)


def _most(limit: Limit, words: Catalogue) -> str:
    if isinstance(limit.max, Unknown):
        return words.term("most.unknown")
    if isinstance(limit.max, Money):
        return words.term("most", value=words.euros(limit.max))
    if isinstance(limit.max, int):
        return words.term("most", value=words.sessions(str(limit.max)))
    return words.term("most.unlimited")


def _part(part: PartYear, words: Catalogue) -> str:
    by = words.term("part.unknown" if isinstance(part.by, Unknown) else f"part.{part.by}")
    return by if isinstance(part.rounds, Unknown) else words.term(f"part.rounded.{part.rounds}", by=by)


def _copayment(copayment: Copayment, words: Catalogue) -> str:
    amount = _amount(copayment.euros, words)
    number = copayment.from_session
    if isinstance(number, Unknown):
        return words.term("copayment.open", amount=amount)
    return words.term("copayment.later" if number > 1 else "copayment", amount=amount, number=number)


def _amount(amount: Money | Unknown, words: Catalogue) -> str:
    return words.term("amount.unknown") if isinstance(amount, Unknown) else words.euros(amount)


def _payment(payment: Payment | Unknown, words: Catalogue) -> str:
    if isinstance(payment, Unknown):
        return words.term("payment.unknown")
    percent = payment.percent
    part = words.term("percent.unknown") if isinstance(percent, Unknown) else words.term("percent", percent=percent)
    of = words.term("price") if isinstance(payment.of, Unknown) else words.euros(payment.of)
    if isinstance(payment.at_most, Unknown):
        return words.term("payment", part=part, of=of)
    return words.term("payment.most", part=part, of=of, most=words.euros(payment.at_most))
