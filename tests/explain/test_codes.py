"""A code is whatever the caller wrote: it is explained also where it looks like a number, a day or an amount."""

from __future__ import annotations

import pytest

from cases import case
from fysiodekking import decide, explain

CODES = [
    "\u0663.\u0660\u0660", "1234567890.12", "2026-13-45", "0000-00-00", "42.50", "2026-03-12", "1-2", "3+", "-",
]  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_any_code_is_explained(code: str, lang: str) -> None:
    """As the code of the session and of an extra line, in every form."""
    decision = decide(case(performance=code, extra_lines=[{"description": "x", "performance": code, "price": "1.00"}]))
    for form in ("text", "markdown", "html"):
        assert explain(decision, lang, form, full=True)
