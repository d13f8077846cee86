"""Words for a decision, in Dutch and English, from the decision alone.

The sentences stand in `nl` and `en`; `compose` makes one neutral document of a decision, and `text`, `markdown` and
`html` show it. Nothing but the model is needed: a stored decision can be explained years later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fysiodekking.model.errors_without_data import carries_no_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fysiodekking.explain.document import Audience
    from fysiodekking.explain.languages import Language
    from fysiodekking.model.decision import Decision
    from fysiodekking.model.what_if import WhatIf

Form = Literal["text", "markdown", "html"]

FORMS: Final[tuple[Form, ...]] = ("text", "markdown", "html")


@carries_no_data
def explain(
    decision: Decision,
    lang: Language = "nl",
    form: Form = "text",
    *,
    audience: Audience = "desk",
    full: bool = False,
    needling: bool = False,
    what_if: WhatIf | None = None,
    letterhead: Sequence[str] = (),
) -> str:
    """Explain a decision: the answer first, then why, what is missing or can be done, and how sure it is.

    The same decision always gives the same words.

    :param decision: what `decide` returned, or what `decision_from` read back.
    :param lang: ``nl`` or ``en``.
    :param form: ``text`` (80 columns), ``markdown``, or ``html`` (one page that needs nothing else).
    :param audience: ``patient`` (at most twelve lines of text, without codes and articles), ``desk`` (also the claim,
        what to ask, and what may not be charged), or ``lawyer`` (everything, with the words of every source).
    :param full: also say what was met and what did not apply; after dry needling, also what that is.
    :param needling: also say what dry needling is, why it is not acupuncture, and that no register knows the training.
    :param what_if: what `what_would_change` found for the same case: also say what would change the answer.
    :param letterhead: lines of yours above a page of ``html``: the name of the practice, the day of printing, that it
        is no legal advice. Other forms do not show them.
    :raises InvalidInput: (a `ValueError`) for another language, form or audience, or anything but a decision.
    """
    # the sentences are imported when they are first needed, so that importing the library stays quick
    import importlib  # noqa: PLC0415

    from fysiodekking.explain.compose import document  # noqa: PLC0415
    from fysiodekking.explain.document import AUDIENCES, headed  # noqa: PLC0415
    from fysiodekking.explain.languages import catalogue  # noqa: PLC0415
    from fysiodekking.model.checked import demand, demand_word  # noqa: PLC0415
    from fysiodekking.model.decision import Decision  # noqa: PLC0415
    from fysiodekking.model.errors import InvalidDecision  # noqa: PLC0415
    from fysiodekking.model.printable import printable  # noqa: PLC0415
    from fysiodekking.model.what_if import WhatIf  # noqa: PLC0415

    demand(decision, Decision, "decide gives one", InvalidDecision)
    words = catalogue(lang)
    demand_word(form, FORMS, "a form of the explanation")
    demand_word(audience, AUDIENCES, "an audience of the explanation")
    if what_if is not None:
        demand(what_if, WhatIf, "what_would_change gives one")
    render = importlib.import_module(f"fysiodekking.explain.{form}").render
    told = document(decision, words, audience=audience, full=full, needling=needling, what_if=what_if)
    return printable(render(headed(told, letterhead)))
