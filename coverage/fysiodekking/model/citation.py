"""Where a value of law stands: source, article, words, and how firm that is."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from fysiodekking.model.dates import Period

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Citation:
    """The place of one sentence, as it stood on the day of the session.

    :param source: short name of the instrument, as ``Bzv``; see `docs/rules.md` for all of them.
    :param article: article number, with the paragraph in brackets as numbered on that day: ``2.6(2)``.
    :param period: the days on which the sentence stood there, as far as established.
    :param url: link to the text of that day.
    :param quote: a few of its own words, or what it says in the words of the library (then not in quotation marks).
    :param confidence: ``P`` primary text read, ``S`` secondary source, ``I`` inferred, ``M`` from memory;
        ``A`` to ``D`` for package terms (insurer's dated text, undated text, comparison site, practice page).
    """

    source: str
    article: str
    period: Period
    url: str
    quote: str
    confidence: str


@attrs.frozen(kw_only=True)
class Sourced(Generic[T]):
    """A value of law together with the words it rests on."""

    value: T
    citation: Citation
