"""Proof by regions: thresholds come from the law data, so the cases fall into finitely many regions.

A *region* is a set of cases that no rule can tell apart. They are enumerated phase by phase, each phase over every
combination of the axes that its rules read, and answered at their corners. `docs/proof.md` says what that shows.
"""

from __future__ import annotations

from fysiodekking.regions.difference import Answer, Difference, differences
from fysiodekking.regions.marks import Kind, Mark, reached
from fysiodekking.regions.measured import Gap, Reach, measure
from fysiodekking.regions.points import Point, Topic
from fysiodekking.regions.proof import Proof, prove, prove_all, version_of, versions
from fysiodekking.regions.reach import everything
from fysiodekking.regions.survey import Failure

__all__ = [
    "Answer",
    "Difference",
    "Failure",
    "Gap",
    "Kind",
    "Mark",
    "Point",
    "Proof",
    "Reach",
    "Topic",
    "differences",
    "everything",
    "measure",
    "prove",
    "prove_all",
    "reached",
    "version_of",
    "versions",
]
