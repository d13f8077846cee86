"""Proof by regions: thresholds come from the law data, so the cases fall into finitely many regions.

A *region* is a set of cases that no rule can tell apart. They are enumerated phase by phase, each phase over every
combination of the axes that its rules read, and answered at their corners. `docs/proof.md` says what that shows.
"""

from __future__ import annotations

from fysiodekking.proof.difference import Answer, Difference, differences
from fysiodekking.proof.proving import Proof, prove, prove_all, version_of, versions
from fysiodekking.proof.survey import Failure

__all__ = [
    "Answer",
    "Difference",
    "Failure",
    "Proof",
    "differences",
    "prove",
    "prove_all",
    "version_of",
    "versions",
]
