"""Proof by regions: thresholds come from the law data, so the cases fall into finitely many regions.

A *region* is a set of cases that no rule can tell apart. They are enumerated phase by phase, each phase over every
combination of the axes that its rules read, and answered at their corners. `docs/proof.md` says what that shows.

- `axes`: a fact cut into the parts that rules can tell apart, of what `boundaries` says of it.
- `regions`: a slice, which is every combination of the parts of some axes; its regions, and the cases of these.
- `slices_of_gates_and_lines`, `slices_of_grounds`, `slices_of_packages`, `slices_of_deductible`: which axes the rules
  of each phase read.
- `slices_of_whole_answers`: all phases together.
- `sample_packages`: made-up packages that together have everything that a package can have.
- `asking_rules`: the rules of a phase, or of all phases, asked about a case.
- `slice_check`: the rules asked about every region of a slice, and each answer checked.
- `proving`: all slices of a version of the law, and what must hold of them together; of every version.
- `law_read_by_slice`: what a slice reads of the law: those of two versions that read the same are answered once.
- `findings_that_cannot_occur`: which verdicts and reasons cannot occur, and where, and why.
- `law_difference`: the regions that get another answer on another day.
"""

from __future__ import annotations

from fysiodekking.law import version_of, versions
from fysiodekking.proof.law_difference import Answer, Difference, differences
from fysiodekking.proof.proving import Proof, prove, prove_all
from fysiodekking.proof.slice_check import Failure

__all__ = ["Answer", "Difference", "Failure", "Proof", "differences", "prove", "prove_all", "version_of", "versions"]
