"""Words for a decision: in Dutch and English, from the decision alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fysiodekking.model.decision import Decision


def explain(decision: Decision, lang: str = "nl", form: str = "text") -> str:
    """Explain a decision (to be written)."""
    return f"{decision.outcome} {lang} {form}"
