"""The terms of a package in words, each under a name of its own, so that two packages can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.model.checked import given_fields
from fysiodekking.model.package import Copayment, Grant, Limit, Package, PartYear, Payment
from fysiodekking.model.printable import clean
from fysiodekking.model.unknown import Unknown

Term = tuple[str, str]
"""What a term is called, the same in every package, and the term in words."""


def package_words(package: Package) -> Iterator[str]:
    """Yield the terms of a package; what its source does not give is said to be unknown."""
    yield f"{package.insurer} {package.name}, policy year {package.year}"
    yield f"source: {package.source} (confidence {package.confidence})"
    if package.note:
        yield package.note
    yield from (words for _, words in package_terms(package))
    for grant in package.grants:
        (_, covers), *others = grant_terms(grant)
        yield from ("", f"{grant.id}: {covers}", *(f"  {words}" for _, words in others))


def package_terms(package: Package) -> Iterator[Term]:
    """Yield the terms that are of no grant."""
    if not isinstance(package.cov, Unknown):
        label = f", label {clean(package.cov.label)}" if package.cov.label else ""
        yield "cov", f"in COV: UZOVI {package.cov.uzovi}, package {package.cov.package}{label}"
    if package.pays_deductible:
        yield "pays_deductible", "takes over the deductible of sessions that the basic package pays"


def grant_terms(grant: Grant) -> Iterator[Term]:
    """Yield the terms of a grant; the first is what it covers."""
    yield "covers", ", ".join(grant.covers)
    for name, value in given_fields(grant.requires):
        shown = " or ".join(value) if isinstance(value, tuple) else str(value).lower()
        yield f"requires.{name}", f"asks {name} {shown}"
    if not grant.basic_first:
        yield "basic_first", "pays before the basic package"
    for limit in grant.limits:
        yield f"limits.{limit.id}", f"at most {_maximum(limit)}"
    if not isinstance(grant.consent_from, Unknown):
        yield "consent_from", f"from session {grant.consent_from} of the year on only with consent"
    if not isinstance(grant.copayment, Unknown):
        yield "copayment", _copayment(grant.copayment)
    for status, payment in (("a contract", grant.pays.contracted), ("no contract", grant.pays.not_contracted)):
        yield f"pays with {status}", f"with {status}: {_payment(payment)}"
    if grant.terms_unknown is True:
        yield "terms_unknown", "further terms may exist"
    elif grant.terms_unknown:
        yield "terms_unknown", f"further terms may exist for {', '.join(grant.terms_unknown)}"


def _maximum(limit: Limit) -> str:
    most = "unknown" if isinstance(limit.max, Unknown) else str(limit.max)
    parts = [f"{most} {limit.unit} per {limit.per}"]
    if limit.covers:
        parts.append(f"of {', '.join(limit.covers)}")
    if limit.carry_over:
        parts.append(f"and at most {limit.carry_over} left over from last year")
    if not isinstance(limit.part_year, Unknown):
        parts.append(f"cut by {_part(limit.part_year)} where it began within the year")
    if not isinstance(limit.when_contracted, Unknown):
        parts.append("with a contract" if limit.when_contracted else "without a contract")
    return f"{' '.join(parts)} ({limit.id})"


def _part(part: PartYear) -> str:
    by = "an unknown measure" if isinstance(part.by, Unknown) else part.by.replace("_", " ")
    return by if isinstance(part.rounds, Unknown) else f"{by}, rounded {part.rounds}"


def _copayment(copayment: Copayment) -> str:
    euros = (
        "an unknown co-payment" if isinstance(copayment.euros, Unknown) else f"a co-payment of EUR {copayment.euros}"
    )
    if isinstance(copayment.from_session, Unknown):
        return f"{euros} of each session, from an unknown session of the year on"
    later = f", from session {copayment.from_session} of the year on" if copayment.from_session > 1 else ""
    return f"{euros} of each session{later}"


def _payment(payment: Payment | Unknown) -> str:
    if isinstance(payment, Unknown):
        return "unknown"
    of = "the price" if isinstance(payment.of, Unknown) else f"EUR {payment.of}"
    most = "" if isinstance(payment.at_most, Unknown) else f", at most EUR {payment.at_most}"
    percent = "an unknown part" if isinstance(payment.percent, Unknown) else f"{payment.percent} %"
    return f"{percent} of {of}{most}"
