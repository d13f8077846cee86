"""Words for a decision."""

from fysiodekking.model.decision import Decision


def explain(decision: Decision, language: str = "nl", form: str = "text") -> str:
    """Explain (to be written)."""
    return f"{decision.outcome}"
