"""Strategies for hypothesis, with which billing software can test how it uses this library.

`cases` generates valid cases of every kind, `boundaries` and `near_boundaries` those on both sides of each number and
date at which an answer changes. See `docs/testing.md`.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis
except ImportError:
    raise ImportError(
        "fysiodekking.testing needs hypothesis (in a clone: pip install '.[testing]')", name="hypothesis"
    ) from None

from fysiodekking.adapters.case_toml import written
from fysiodekking.boundaries.case_pairs_of_law import Boundary
from fysiodekking.testing.boundaries import boundaries, near_boundaries
from fysiodekking.testing.cases import case_mappings, cases
from fysiodekking.testing.earlier_sessions import histories
from fysiodekking.testing.parts import conditions, insured, providers, readings, sessions
from fysiodekking.testing.supplementary_packages import packages

__all__ = [
    "Boundary",
    "boundaries",
    "case_mappings",
    "cases",
    "conditions",
    "histories",
    "insured",
    "near_boundaries",
    "packages",
    "providers",
    "readings",
    "sessions",
    "written",
]

del _hypothesis
