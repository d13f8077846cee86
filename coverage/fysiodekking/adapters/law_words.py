"""The law data in words: what an entry says, and the law of some days as a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from fysiodekking.explain.catalogue import Catalogue
from fysiodekking.explain.citations import source_of
from fysiodekking.explain.document import Document, Item, Section
from fysiodekking.explain.own_words import in_words
from fysiodekking.law import CHECKED, Law, law_data, law_on, versions
from fysiodekking.law.listing import Entry, entries
from fysiodekking.law.load import in_own_words
from fysiodekking.law.verify import is_own
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import Period
from fysiodekking.model.verification import Quoted
from fysiodekking.model.vocabulary import ConditionKind, Ground

_OF_QUALIFICATIONS: Final = frozenset({"qualification", "qualification_asked"})


def value_words(entry: Entry, words: Catalogue) -> str:
    """Say what an entry of the law says; codes are the same in every language."""
    return ", ".join(_said(entry, words)) or words.law["in_force"]


def place_words(citation: Citation, words: Catalogue) -> str:
    """Say where in its instrument an entry stands: its article, or what explanations call a place without a number."""
    return words.places.get(f"{citation.source}/{citation.article}", citation.article)


def quote_words(entry: Entry, words: Catalogue) -> str:
    """Quote the law; what the data say in their own words, in the language and without quotation marks.

    Empty where the data have no more than the name, which `entry_words` says.
    """
    quote = entry.citation.quote
    if quote in {"", in_own_words(entry.says.get("name", ""))}:
        return ""
    return in_words(quote, words) if is_own(quote) else f'"{quote}"'


def quoted_words(quoted: Quoted, words: Catalogue) -> str:
    """Say what a quote proves, by the entry of its key on the first day of it; what was announced does not hold."""
    first = max(quoted.period.first, CHECKED.first)
    entry = next((each for each in entries(law_data(), first) if str(each.key) == quoted.key), None)
    if entry is not None:
        return entry_words(entry, words)
    kind, _, name = quoted.key.partition(":")
    return f"{words.law[f'entry.{kind}']}: {words.law[f'subject.{name}']}"


def entry_words(entry: Entry, words: Catalogue) -> str:
    """Say what an entry is said of, and what it says."""
    return f"{subject_words(entry, words)}: {said_words(entry, words)}"


def said_words(entry: Entry, words: Catalogue) -> str:
    """Say what an entry says after what it is said of."""
    key, said = entry.key, value_words(entry, words)
    return words.law.get(f"key.{key.name}", "{value}").format(value=said) if key.ground else said


def subject_words(entry: Entry, words: Catalogue) -> str:
    """Say what an entry is said of, by the names of the catalogue."""
    key = entry.key
    if key.ground:
        return words.grounds[Ground(key.ground)]
    if key.entry == "value":
        return words.law[f"subject.{key.name}"]
    called, name = words.law[f"entry.{key.entry}"], key.name.partition("/")[0]
    if key.entry == "row":
        return called
    if key.entry == "qualification_asked":
        name = words.kinds[ConditionKind(name)]
    return f"{called} {words.law.get(f'of.{name}', name)}"


def _said(entry: Entry, words: Catalogue) -> Iterator[str]:
    for key, value in entry.says.items():
        said = words.figures(value)
        if said in words.qualifications and entry.key.entry in _OF_QUALIFICATIONS:
            yield words.qualifications[said]
        elif key == "value":
            yield {"yes": words.yes, "no": words.no}.get(said) or _called(said, words)
        elif key == "ground":
            yield words.law.get(f"ground.{said}") or words.grounds[Ground(said)]
        elif key == "kind":
            yield words.law[f"kind.{said}"]
        elif key == "name":
            yield _name(entry, words) or in_words(said, words)
        else:
            yield words.law[f"says.{key}"].format(value=_called(said, words))


def _called(said: str, words: Catalogue) -> str:
    """Call a value, or each part of a list, by its name in the language; a number and a pattern have none."""
    whole = words.law.get(f"value.{said}")
    return whole or ", ".join(words.law.get(f"value.{part}", part) for part in said.split(", "))


def _name(entry: Entry, words: Catalogue) -> str | None:
    """Return what the catalogue calls a row of annex 1 or a performance; the data call them in English only."""
    if entry.key.entry == "row":
        return words.kinds[ConditionKind(entry.key.name)]
    return words.performances.get(entry.key.name) if entry.key.entry == "performance" else None


def by_instrument(listed: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return entries by the title of their instrument, in the order in which each is met first."""
    found: dict[str, list[Entry]] = {}
    for entry in listed:
        found.setdefault(entry.instrument, []).append(entry)
    return found


def _version(law: Law) -> Period | None:
    """Return the days of a law; None for one that is supposed or made by hand."""
    return next((version for version in versions() if law_on(version.first) is law), None)


def law_document(law: Law, words: Catalogue) -> Document:
    """Return everything that holds as long as a law does, instrument by instrument, with its sources."""
    version = _version(law)
    answer = words.law["no_day"]
    sections: list[Section] = []
    if version is not None and version.last is not None:
        last = version.last
        answer = words.law["days"].format(first=words.day(version.first), last=words.day(last))
        for instrument, listed in by_instrument(entries(law_data(), last)).items():
            sections.append(Section(heading=instrument, items=tuple(_item(entry, last, words) for entry in listed)))
    return Document(
        lang=words.lang,
        title=answer,
        answer=answer,
        opening=(),
        sections=tuple(sections),
        source_word=words.say("source"),
    )


def _item(entry: Entry, day: date, words: Catalogue) -> Item:
    return Item(text=entry_words(entry, words), sources=(source_of(entry.citation, day, words),))
