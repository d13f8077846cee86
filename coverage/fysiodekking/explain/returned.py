"""An explained return in words: which causes hold, and what to do. Never which one it was."""

from __future__ import annotations

from collections.abc import Iterator

from fysiodekking.explain import answer
from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.claims import items_of, rendered, steps_section
from fysiodekking.explain.document import Document, Section
from fysiodekking.explain.languages import catalogue
from fysiodekking.model.checked import demand
from fysiodekking.model.claim import CodeExplained, Holds, ReturnExplained
from fysiodekking.model.decision import Decision
from fysiodekking.model.errors_without_data import carries_no_data
from fysiodekking.model.printable import clean


@carries_no_data
def explain_returned(explained: ReturnExplained, lang: str = "nl", form: str = "text") -> str:
    """Say an explained return in words: which causes hold and what to do, then every cause with its source.

    :param explained: what `explain_return` returned.
    :param lang: ``nl`` or ``en``.
    :param form: ``text`` (80 columns), ``markdown``, or ``html``.
    :raises InvalidInput: (a `ValueError`) for another language or form, or anything but an explained return.
    """
    demand(explained, ReturnExplained, "explain_return gives one")
    return rendered(return_document(explained, catalogue(lang)), form)


def return_document(explained: ReturnExplained, words: Catalogue) -> Document:
    """Make the page of an explained return."""
    decision = explained.decision
    words = words.naming(decision.about.packages)
    answers = tuple(_answers(explained, words))
    return Document(
        lang=words.lang,
        title=words.claim("return.title", date=words.day(decision.about.date)),
        answer=answers[0],
        opening=(answer.in_short(decision, words), *answers[1:]),
        sections=(
            *steps_section(explained.steps, words),
            *(section for code in explained.codes for section in _of_code(code, decision, words)),
        ),
        source_word=words.say("source"),
    )


def _answers(explained: ReturnExplained, words: Catalogue) -> Iterator[str]:
    """Say how many causes hold of the codes that are known, and then which codes are not."""
    unknown = [clean(code.code) for code in explained.codes if code.known is None]
    if len(unknown) < len(explained.codes) or not unknown:
        yield _of_causes(explained, words)
    if unknown:
        yield words.claim("return.unknown", codes=words.listed(unknown))


def _of_causes(explained: ReturnExplained, words: Catalogue) -> str:
    holding = len(explained.holding)
    open_ = sum(point.holds is Holds.OPEN for point in explained.points)
    if not explained.points:
        return words.claims["return.no_question"]
    if holding:
        return words.claims["return.one"] if holding == 1 else words.claim("return.several", count=str(holding))
    if open_:
        return words.claims["return.open.one"] if open_ == 1 else words.claim("return.open", count=str(open_))
    return words.claims["return.none"]


def _of_code(code: CodeExplained, decision: Decision, words: Catalogue) -> Iterator[Section]:
    """Yield what a code says and which of its causes hold; nothing of one that is not known."""
    if code.known is not None:
        yield Section(
            heading=words.claim("title.code", code=code.code),
            paragraphs=(code.known.meaning[words.lang], code.known.remedy[words.lang]),
            items=items_of(code.points, decision, words, name="return"),
        )
