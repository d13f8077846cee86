"""Points of a claim: the line beside its case, of which every question is asked, and how the answers are made."""

from __future__ import annotations

from typing import NamedTuple

from fysiodekking.claims.likely_codes import OF_CAUSES, OF_REASONS
from fysiodekking.law.instruments import Law
from fysiodekking.model.case import Case
from fysiodekking.model.citation import Citation
from fysiodekking.model.claim import Claimed, Holds, Point, Why
from fysiodekking.model.decision import Decision, Finding
from fysiodekking.model.diagnosis_list import DiagnosisList
from fysiodekking.model.return_code import Cause, CodeSource


class LineBesideCase(NamedTuple):
    """A line beside its case.

    :param decision: of the case, with the lines that were claimed.
    :param law: of the day; None where that was not checked.
    :param returned: the line came back, so whatever was asked of it was asked.
    :param diagnoses: a list of diagnosis codes that holds on the day, where one was given.
    """

    case: Case
    claimed: Claimed
    decision: Decision
    law: Law | None
    returned: bool
    diagnoses: DiagnosisList | None = None

    @property
    def adult(self) -> bool:
        """Whether the insured is an adult, by the law of the day; only asked where that was checked."""
        assert self.law is not None
        return self.decision.about.age >= self.law.basic.adult_age.value


def by_finding(cause: Cause, holds: Holds, finding: Finding) -> Point:
    """Return a point that a finding of the decision answers."""
    codes = OF_REASONS.get(finding.reason, OF_CAUSES.get(cause, ())) if holds is Holds.YES else ()
    missing = finding.missing if holds is Holds.OPEN else ()
    return Point(cause=cause, holds=holds, finding=finding, missing=missing, codes=codes)


def no(cause: Cause, why: Why = Why.NOTHING_FOUND) -> Point:
    """Return that a cause is not there."""
    return Point(cause=cause, holds=Holds.NO, why=why)


def same(
    cause: Cause,
    stands: str | None,
    should: str | None = None,
    *,
    sources: tuple[CodeSource, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Point:
    """Return that what stands there is as it should be."""
    return Point(
        cause=cause,
        holds=Holds.NO,
        why=Why.SAME,
        stands=stands,
        should=should,
        sources=sources,
        citations=citations,
    )


def open_(
    cause: Cause,
    *missing: str,
    why: Why = Why.NOT_GIVEN,
    codes: tuple[str, ...] = (),
    sources: tuple[CodeSource, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Point:
    """Return that nobody can tell."""
    return Point(
        cause=cause, holds=Holds.OPEN, why=why, missing=missing, codes=codes, sources=sources, citations=citations
    )


def yes(
    cause: Cause,
    stands: str,
    should: str | None = None,
    *,
    why: Why | None = None,
    codes: tuple[str, ...] | None = None,
    sources: tuple[CodeSource, ...] = (),
    citations: tuple[Citation, ...] = (),
) -> Point:
    """Return that something else stands there than belongs there."""
    return Point(
        cause=cause,
        holds=Holds.YES,
        why=why or (Why.DIFFERENT if stands else Why.NOTHING_THERE),
        stands=stands or None,
        should=should,
        codes=OF_CAUSES.get(cause, ()) if codes is None else codes,
        sources=sources,
        citations=citations,
    )


def compared(cause: Cause, stands: str, should: str, *sources: CodeSource) -> Point:
    """Lay what stands there beside what belongs there."""
    if stands == should:
        return same(cause, stands, should, sources=sources)
    return yes(cause, stands, should, sources=sources)
