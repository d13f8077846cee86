"""What a notebook shows of a decision, a plan or the law: the parts of their pages, in the ink of the notebook."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from fysiodekking.adapters.law_words import law_document
from fysiodekking.explain import html
from fysiodekking.explain.compose import document
from fysiodekking.explain.document import Document
from fysiodekking.explain.languages import LANGUAGES, catalogue
from fysiodekking.explain.plan import as_fragment
from fysiodekking.law import Law
from fysiodekking.model.decision import Decision
from fysiodekking.model.plan import Plan
from fysiodekking.model.printable import printable


def _of_decision(decision: Decision) -> str:
    told = document(decision, catalogue(LANGUAGES[0]))
    return printable(html.fragment(told, html.sections(told)))


def _of_plan(planned: Plan) -> str:
    return as_fragment(planned, LANGUAGES[0])


def _of_law(law: Law) -> str:
    told = law_document(law, catalogue(LANGUAGES[0]))
    return printable(html.fragment(told, _folded(told)))


def _folded(told: Document) -> Iterator[str]:
    """Yield each section below its heading, closed: there are hundreds of values."""
    for section in told.sections:
        heading = f"{html.text(section.heading)} ({len(section.items)})"
        body = html.sections(attrs.evolve(told, sections=(attrs.evolve(section, heading=""),)))
        yield f"<details><summary>{heading}</summary>\n{''.join(body)}\n</details>"


def fragment(shown: Decision | Plan | Law) -> str:
    """Return it as a part of a page that loads nothing, runs nothing, and styles nothing but itself."""
    if isinstance(shown, Decision):
        return _of_decision(shown)
    return _of_plan(shown) if isinstance(shown, Plan) else _of_law(shown)
