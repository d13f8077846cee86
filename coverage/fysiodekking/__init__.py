"""Is this Dutch physiotherapy session covered, who pays, and why: dry needling first.

`load_case` or `case_from` makes a case, `decide` answers it, `explain` and `as_dict` say it in words and as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fysiodekking.adapters.as_data import as_dict, decision_from
from fysiodekking.decide import decide
from fysiodekking.explain import explain
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer, Verdict
from fysiodekking.model.errors import InvalidCase, InvalidLaw, InvalidPackage
from fysiodekking.model.money import Money
from fysiodekking.model.reasons import Reason
from fysiodekking.version import VERSION as __version__  # noqa: N811 - the name that tools look for

if TYPE_CHECKING:
    from fysiodekking.adapters.case_files import case_from, load_case

__all__ = [
    "Case",
    "Decision",
    "InvalidCase",
    "InvalidLaw",
    "InvalidPackage",
    "Money",
    "Outcome",
    "Payer",
    "Reason",
    "Verdict",
    "__version__",
    "as_dict",
    "case_from",
    "decide",
    "decision_from",
    "explain",
    "load_case",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the reading functions, imported when first used: they need cattrs
    if name in {"case_from", "load_case"}:
        from fysiodekking.adapters import case_files  # noqa: PLC0415

        return getattr(case_files, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
