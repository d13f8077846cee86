"""The law data as a list: what holds on a day, what changes between two days, and what a new year asks to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from fysiodekking.law.instruments import CHECKED
from fysiodekking.law.load import Key, LawData, Version, on, part_of, place_of
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import day_before

_OWN: Final = ("value", "months", "extension_months", "below_age", "gold_stage", "name", "authorised", "ground", "kind")


@attrs.frozen(kw_only=True)
class Entry:
    """One value of law on a day.

    :param instrument: title of the instrument or document.
    :param file: the data file in which it stands, by its key.
    :param says: what the data say of it, by their own keys; nothing of what is only in force.
    :param term: of a term that stands in another part: where that is.
    """

    instrument: str
    file: str
    key: Key
    says: Mapping[str, str]
    citation: Citation
    term: Citation | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place in which it stands."""
        return (self.citation,) if self.term is None else (self.citation, self.term)

    @property
    def value(self) -> str:
        """The value as the data write it."""
        return ", ".join(said if key == "value" else f"{key} {said}" for key, said in self.says.items()) or "in force"


@attrs.frozen(kw_only=True)
class ChangedValue:
    """One value that differs between two days; None where the law of that day has none."""

    key: Key
    before: Entry | None
    after: Entry | None


@attrs.frozen(kw_only=True)
class Due:
    """One value of law that somebody has to lay beside the text of a new year.

    :param confirmed: the date of the text that it was last laid beside.
    :param ends: its last day, where nothing is known of the day after it.
    """

    entry: Entry
    confirmed: date
    ends: date | None


def entries_of_all_days(data: LawData, days: Iterable[date]) -> tuple[Entry, ...]:
    """Return what holds on any of some days, each once: as on the first of them on which it is cited so."""
    found: dict[tuple[str, Key, Citation], Entry] = {}
    for day in days:
        for entry in entries(data, day):
            found.setdefault((entry.file, entry.key, entry.citation), entry)
    return tuple(found.values())


def entries(data: LawData, day: date) -> tuple[Entry, ...]:
    """Return everything that holds on a day, in the order of the data files."""
    return tuple(entry for _, entry in _entries(data, day))


def changes(data: LawData, before: date, after: date) -> tuple[ChangedValue, ...]:
    """Return every value that is another one on the second day than on the first."""
    first, second = dict(_entries(data, before)), dict(_entries(data, after))
    return tuple(
        ChangedValue(key=key[1], before=first.get(key), after=second.get(key))
        for key in dict.fromkeys((*first, *second))
        if _text(first.get(key)) != _text(second.get(key))
    )


def due(data: LawData, year: int) -> tuple[Due, ...]:
    """Return every value that holds in a year but was not laid beside a text of it, or ends with the year before.

    What ended before a day that was checked is settled.
    """
    first = date(year, 1, 1)
    holds = dict(_entries(data, first))
    held = {} if first in CHECKED else dict(_entries(data, day_before(first)))
    entries_due = []
    for place, entry in {**held, **holds}.items():
        file, key = place
        ends = None if place in holds else entry.citation.period.last
        version = on(data.timelines[file][key], ends or first)
        if version is not None and (ends is not None or version.confirmed < first):
            entries_due.append(Due(entry=entry, confirmed=version.confirmed, ends=ends))
    return tuple(entries_due)


def _text(entry: Entry | None) -> tuple[str, str] | None:
    """Return what a reader of the law would call different: the value and its place."""
    return None if entry is None else (entry.value, entry.citation.article)


def _entries(data: LawData, day: date) -> Iterator[tuple[tuple[str, Key], Entry]]:
    for file, timelines in data.timelines.items():
        for key, timeline in timelines.items():
            version = on(timeline, day)
            if version is None or key.entry in {"ground", "announced"}:  # what was announced does not hold
                continue
            citation = _cited(data, file, key, version, day)
            if citation is not None:
                says = {name: _written(version.data[name]) for name in _OWN if name in version.data}
                title, term = _titled(data, file, key, citation, day), version.cite_term(day)
                yield (file, key), Entry(instrument=title, file=file, key=key, says=says, citation=citation, term=term)


def _titled(data: LawData, file: str, key: Key, citation: Citation, day: date) -> str:
    """Return the title of the instrument that is cited: of a part of a ground that of its paragraph."""
    versions = (on(data.timelines[file].get(each, ()), day) for each in (key, Key("paragraph", ground=key.ground)))
    sources = [version.source for version in versions if version is not None]
    return next((source for source in sources if source.short == citation.source), sources[0]).title


def _cited(data: LawData, file: str, key: Key, version: Version, day: date) -> Citation | None:
    """Return the citation; a part of a ground without an article of its own stands in the ground's paragraph."""
    place = place_of(version) or version.data.get("code") or version.article
    if place:
        return version.cite(day, article=place)
    if not key.ground:
        return version.cite(day, article=key.name)
    paragraph = on(data.timelines[file].get(Key("paragraph", ground=key.ground), ()), day)
    return None if paragraph is None else part_of(paragraph, version, day)


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
