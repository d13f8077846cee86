"""Proof by regions: thresholds come from the law data, so the cases fall into finitely many regions.

A *region* is a set of cases that no rule can tell apart. They are enumerated phase by phase, each phase over every
combination of the axes that its rules read, and answered at their corners. `docs/proof.md` says what that shows.

- The space: `axes`, the grid of a slice (`case_grid`), a case built of a region (`building`), `sample_packages`.
- The slices of each phase: `gates`, `grounds` (of `kinds` and `annex`), `packages`, `charges` with whole answers.
- The asking: rules of one phase (`asking`), one slice (`survey`), all of a version (`proving`), what a slice can read
  of the law (`law_read`), what is said of the law beforehand (`declared`).
- `difference`: the regions that get another answer on another day.
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
