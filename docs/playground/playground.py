"""What the page asks of the library: a request and its reply, both as JSON."""

from __future__ import annotations

import io
import json
from typing import Any

from fysiodekking import Case, InvalidInput, decide, explain, load_case, what_would_change
from fysiodekking import plan as planned
from fysiodekking.adapters.case_toml import written
from fysiodekking.adapters.interview import BadAnswer, Interview
from fysiodekking.explain.plan import as_text

_interview = Interview()


def reply(request: str) -> str:
    """Answer one request; what is wrong with the input is an answer too."""
    asked = json.loads(request)
    try:
        return json.dumps(_DOINGS[asked["do"]](**asked["with"]))
    except (InvalidInput, BadAnswer) as error:
        return json.dumps({"wrong": str(error), "of": asked["do"]})


def _begin(lang: str) -> dict[str, Any]:
    global _interview  # noqa: PLW0603 - one page, one interview
    _interview = Interview(lang=lang)
    return _question()


def _answer(text: str) -> dict[str, Any]:
    global _interview  # noqa: PLW0603 - one page, one interview
    _interview = _interview.answered(text)
    return _question()


def _back() -> dict[str, Any]:
    global _interview  # noqa: PLW0603 - one page, one interview
    _interview = _interview.undone()
    return _question()


def _question() -> dict[str, Any]:
    """Return the next question; and the case as soon as the answers make one."""
    prompt, complete = _interview.prompt, len(_interview.answers) >= len(_interview.opening)
    question = prompt and {
        "words": prompt.words,
        "hint": prompt.hint,
        "choices": [choice.words for choice in prompt.choices],
        "usual": prompt.usual,
        "mayBeOpen": prompt.may_be_open,
        "several": prompt.several,
    }
    return {"question": question, "case": written(_interview.case) if complete else None}


def _case(text: str) -> Case:
    return load_case(io.StringIO(text))


def _explain(text: str, lang: str) -> dict[str, Any]:
    case = _case(text)
    return {"answer": explain(decide(case), lang, what_if=what_would_change(case))}


def _plan(text: str, lang: str, sessions: int, every: int) -> dict[str, Any]:
    return {"plan": as_text(planned(_case(text), sessions=sessions, every=every), lang)}


_DOINGS = {"begin": _begin, "answer": _answer, "back": _back, "explain": _explain, "plan": _plan}
