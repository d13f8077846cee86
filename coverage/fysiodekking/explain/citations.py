"""Citations in words: "artikel 2.6 lid 2 Besluit zorgverzekering"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import attrs

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.document import Source
from fysiodekking.model.citation import Citation
from fysiodekking.model.package import POLICY_TERMS
from fysiodekking.model.printable import clean, hides

PRIMARY: Final = "P"

_ARTICLE: Final = re.compile(r"(?P<article>[^()]+)(\((?P<paragraph>\w+)\))?(\((?P<letter>\w+)\))?")
_IN_ITS_OWN_WORDS: Final = frozenset({"Bzv", "Bzv bijlage 1", "Zvw", "Wet BIG", "Wmg", "Rzv"})
"""Instruments of which the quotes without brackets are their own words."""
NO_LAW: Final = frozenset({"KNGF", "Praktijkpagina", "NVH", "Bronnenonderzoek"})
"""Sources that bind nobody: an association, a practice, a search."""


def label_of(citation: Citation, words: Catalogue) -> str:
    """Name the place of a citation."""
    if citation.article == POLICY_TERMS:
        return words.say("policy_terms", package=clean(citation.source))
    place = words.places.get(f"{citation.source}/{citation.article}")
    if place is not None:
        return place
    named = words.sources.get(citation.source, "{article} " + clean(citation.source).replace("{", "").replace("}", ""))
    return named.format(article=_article(citation, words))


def _article(citation: Citation, words: Catalogue) -> str:
    found = _ARTICLE.fullmatch(citation.article)
    if found is None or citation.source not in _IN_ITS_OWN_WORDS | {
        "Besluit fysiotherapeut",
        "Besluit zorgpakket 2012",
    }:
        return clean(citation.article)
    if citation.source == "Bzv bijlage 1":
        return citation.article
    label = words.article.format(article=found["article"])
    if found["paragraph"]:
        label += words.paragraph.format(paragraph=found["paragraph"])
    if found["letter"]:
        label += words.letter.format(letter=found["letter"])
    return label


def source_of(citation: Citation, day: date, words: Catalogue, *, quoted: bool = True) -> Source:
    """Return a citation as the document shows it: a web address becomes a link, to the text of the day."""
    url = citation.link(day)
    linked = url.startswith(("https://", "http://")) and not hides(url) and not re.search(r"[\s<>\"]", url)
    own_words = citation.source in _IN_ITS_OWN_WORDS and citation.quote and not citation.quote.startswith("(")
    return Source(
        label=label_of(citation, words),
        url=url if linked else None,
        quotes=(clean(citation.quote),) if own_words and quoted else (),
    )


def sources_of(
    citations: Iterable[Citation], day: date, words: Catalogue, *, quoted: bool = True
) -> tuple[Source, ...]:
    """Return the sources of some citations; one place is named once, with all its quotes.

    :param day: the day of the session.
    :param quoted: with the words of the law, where the citation has them.
    """
    found: dict[tuple[str, str | None], Source] = {}
    for citation in citations:
        source = source_of(citation, day, words, quoted=quoted)
        before = found.get((source.label, source.url), source).quotes
        found[source.label, source.url] = attrs.evolve(source, quotes=_each_once(*before, *source.quotes))
    return tuple(found.values())


def _each_once(*quotes: str) -> tuple[str, ...]:
    """Return some quotes without those that are a part of another one."""
    each = dict.fromkeys(quotes)
    return tuple(quote for quote in each if not any(quote != other and quote in other for other in each))


def unread(citations: Iterable[Citation], words: Catalogue) -> tuple[str, ...]:
    """Return a sentence for each source that is no primary text that was read."""
    return tuple(
        dict.fromkeys(
            words.say(
                "unread.terms" if each.article == POLICY_TERMS else "unread",
                source=label_of(each, words),
                how=words.confidence[each.confidence],
            )
            for each in citations
            if each.confidence != PRIMARY and each.confidence in words.confidence
        )
    )
