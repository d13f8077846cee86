"""The questions that a list of diagnosis codes answers, where somebody gives one; without it none of them is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from fysiodekking.claims.claim_rules import claim_rules
from fysiodekking.claims.points import LineBesideCase, no, open_, same, yes
from fysiodekking.law.instruments import Law
from fysiodekking.model.claim import Point, Why
from fysiodekking.model.diagnosis_list import Diagnosis, DiagnosisList
from fysiodekking.model.return_code import Cause, CodeSource
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import ConditionKind, Ground, Profession
from fysiodekking.rules.qualifications import has_qualification

NOT_BASIC: Final = "not_basic"


def kinds_of(row: Diagnosis, law: Law, day: date) -> tuple[ConditionKind, ...]:
    """Return the kinds of condition that a diagnosis code can be, by its row of a list.

    Those of annex 1 that the row names; one that has diagnosis codes of its own; and no listed one where the row goes
    with a code for what the basic package does not pay, or for people under 18 with any condition.
    """
    annex = (
        kind
        for kind, each in law.basic.annex_1.items()
        if each.in_force is not False and each.citation.article in row.places
    )
    own = (each.kind for each in claim_rules().own_diagnoses if day in each.period and row.code in each.diagnoses)
    other = {law.codes[NOT_BASIC].value, *codes_under_18(law)}
    listed_nowhere = other & {*row.adult, *(code for codes in row.minor.values() for code in codes)}
    return tuple(dict.fromkeys((*annex, *own, *((ConditionKind.NOT_LISTED,) if listed_nowhere else ()))))


def codes_under_18(law: Law) -> frozenset[str]:
    """Return the entitlement codes for people under 18 with any condition."""
    return frozenset(each.value for key, each in law.codes.items() if key.partition("/")[0] == Ground.UNDER_18)


def allowed(code: str, codes: Iterable[str], law: Law) -> bool:
    """Tell whether an entitlement code is among those that a list allows.

    Until 2025 people under 18 had several, of which a list may name one for all (mutation 4.7 of the DCSPH list).
    """
    under_18 = codes_under_18(law)
    return code in codes or (code in under_18 and not under_18.isdisjoint(codes))


def source_of(given: DiagnosisList) -> CodeSource:
    """Return what is told of where it stands: in the list that was given."""
    since = "" if given.since is None else f", geldig vanaf {given.since}"
    state = date.min if given.since is None else given.since
    return CodeSource(
        id="own_list", title=f"eigen DCSPH-lijst{since}", url="", state=state, confidence="P", codes=frozenset()
    )


def row_of(asked: LineBesideCase) -> Diagnosis | None:
    """Return the row of the diagnosis code that was claimed, or else of that of the file."""
    given, code = asked.diagnoses, diagnosis_of(asked)
    return None if given is None or code is None else given.rows.get(code)


def diagnosis_of(asked: LineBesideCase) -> str | None:
    """Return the diagnosis code on the line, or else that of the file."""
    for code in (asked.claimed.diagnosis, asked.case.condition.diagnosis):
        if not isinstance(code, Unknown):
            return code
    return None


def _closed(asked: LineBesideCase, given: DiagnosisList) -> Point:
    """A code that is closed, or on no row, may not be claimed."""
    cause, code, row = Cause.DIAGNOSIS_CLOSED, diagnosis_of(asked), row_of(asked)
    if code is None:
        return open_(cause, "claim.diagnosis")
    if not code or (row is not None and row.is_open):
        return same(cause, code or None, sources=(source_of(given),))
    return yes(cause, code, sources=(source_of(given),))


def _for_others(asked: LineBesideCase, given: DiagnosisList) -> Point:
    """Some codes are open for one profession or specialism only."""
    assert asked.law is not None
    cause, row, provider = Cause.DIAGNOSIS_FOR_OTHERS, row_of(asked), asked.case.provider
    if row is None or not row.is_open or not (row.only_for or row.others):
        return no(cause)
    source = (source_of(given),)
    if provider.profession in row.only_for:
        return same(cause, row.code, sources=source)
    if isinstance(provider.specialisms, Unknown):
        specialist = any(each not in set(Profession) for each in row.only_for)
        if specialist:
            return open_(cause, "provider.specialisms", sources=source)
    else:
        has = has_qualification(provider.specialisms, row.only_for, provider.profession, asked.law)
        if has is True:
            return same(cause, row.code, sources=source)
        if isinstance(has, Unknown):
            return open_(cause, "provider.specialisms", sources=source)
    if row.others:
        return open_(cause, why=Why.NOT_ESTABLISHED, sources=source)
    return yes(cause, row.code, why=Why.FOR_OTHERS, sources=source)


def _kind(asked: LineBesideCase, given: DiagnosisList) -> Point:
    """The kind of the condition in the file is one that its diagnosis code can be."""
    assert asked.law is not None
    cause, row, stated, day = Cause.DIAGNOSIS_KIND, row_of(asked), asked.case.condition.kind, asked.case.session.date
    if row is None or not row.is_open:
        return no(cause)
    kinds, source = kinds_of(row, asked.law, day), (source_of(given),)
    if stated in kinds:
        return same(cause, f"{row.code} + {stated}", sources=source)
    annex = asked.law.basic.annex_1
    own = {each.kind for each in claim_rules().own_diagnoses if day in each.period}
    in_annex = stated in annex and annex[stated].in_force is True
    if not kinds or not (in_annex or stated in {*own, ConditionKind.NOT_LISTED}):
        return open_(cause, why=Why.NOT_ESTABLISHED, sources=source)
    should = f"{row.code} + {' / '.join(kinds)}"
    return yes(cause, f"{row.code} + {stated}", should, why=Why.NOT_ALLOWED_TOGETHER, sources=source)


def entitlement_by_list(asked: LineBesideCase, given: DiagnosisList, stands: str, code: str) -> Point:
    """An entitlement code stands on the row of its diagnosis code, for the patient's age and the profession."""
    assert asked.law is not None
    cause, row, both = Cause.DIAGNOSIS_WITH_ENTITLEMENT_CODE, given.rows.get(stands), f"{stands} + {code}"
    source = (source_of(given),)
    if row is None or not row.is_open:
        return no(cause)
    if asked.adult:
        codes: tuple[str, ...] | None = row.adult
    else:
        codes = row.minor.get(asked.case.provider.profession)
    if codes is None:
        return open_(cause, why=Why.NOT_ESTABLISHED, sources=source)
    if allowed(code, codes, asked.law):
        return same(cause, both, sources=source)
    should = f"{stands} + {' / '.join(codes)}" if codes else None
    return yes(cause, both, should, why=Why.NOT_ALLOWED_TOGETHER, sources=source)


OF_LIST: Final[Mapping[Cause, Callable[[LineBesideCase, DiagnosisList], Point]]] = {
    Cause.DIAGNOSIS_CLOSED: _closed,
    Cause.DIAGNOSIS_FOR_OTHERS: _for_others,
    Cause.DIAGNOSIS_KIND: _kind,
}
"""Asked only where a list was given that holds on the day."""
