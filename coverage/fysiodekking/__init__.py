"""Is this Dutch physiotherapy session covered, who pays, and why: dry needling first.

`load_case` or `case_from` makes a case, `decide` answers it, `explain` and `as_dict` say it in words and as data;
`receipt` names the facts that mattered.

PYTEST_DONT_REWRITE: this module asserts nothing, and a program that uses it may start pytest itself.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from fysiodekking.decide import decide
from fysiodekking.explain import explain

if TYPE_CHECKING:
    from fysiodekking.adapters.as_data import as_dict, json_line
    from fysiodekking.adapters.case_files import case_from, load_case
    from fysiodekking.adapters.stored import decision_from
    from fysiodekking.explain.contrast import compare_decisions
    from fysiodekking.model.case import Case
    from fysiodekking.model.decision import Decision, Outcome, Payer, Verdict
    from fysiodekking.model.errors import InvalidCase, InvalidDecision, InvalidLaw, InvalidPackage
    from fysiodekking.model.money import Money
    from fysiodekking.model.reasons import Reason
    from fysiodekking.receipts import receipt
    from fysiodekking.version import __version__
    from fysiodekking.what_if import what_would_change

__all__ = [
    "Case",
    "Decision",
    "InvalidCase",
    "InvalidDecision",
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
    "compare_decisions",
    "decide",
    "decision_from",
    "explain",
    "json_line",
    "load_case",
    "receipt",
    "what_would_change",
]

_HOMES: Final = {
    "Case": "model.case",
    "Decision": "model.decision",
    "InvalidCase": "model.errors",
    "InvalidDecision": "model.errors",
    "InvalidLaw": "model.errors",
    "InvalidPackage": "model.errors",
    "Money": "model.money",
    "Outcome": "model.decision",
    "Payer": "model.decision",
    "Reason": "model.reasons",
    "Verdict": "model.decision",
    "__version__": "version",
    "as_dict": "adapters.as_data",
    "case_from": "adapters.case_files",
    "compare_decisions": "explain.contrast",
    "decision_from": "adapters.stored",
    "json_line": "adapters.as_data",
    "load_case": "adapters.case_files",
    "receipt": "receipts",
    "what_would_change": "what_if",
}
"""Where the other names live; each is imported when it is first used, so that the import itself costs nothing.
(`decide` and `explain` share their name with a module, which an import would put in their place.)"""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"fysiodekking.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
