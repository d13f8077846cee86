"""From TOML to dated versions: refuses unknown keys, missing sources, overlaps and gaps, naming file and key."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

import attrs

from fysiodekking.law.grounds import declared, kinds_of_grounds
from fysiodekking.law.instruments import CHECKED
from fysiodekking.model.citation import Citation
from fysiodekking.model.dates import Period, day_after, day_before
from fysiodekking.model.errors import InvalidLaw, Problem

CONFIDENCES: Final = frozenset({"P", "S", "I", "M"})
ANNOUNCED: Final = frozenset({"N"})
"""How firm an announced value is: it is not enacted, and never holds by itself."""
_COMMON: Final = frozenset({"from", "to", "source", "article", "quote", "confidence", "confirmed", "read"})
_HEAD: Final = frozenset({"source", "confirmed", "from", "confidence", "read"})
_SOURCE: Final = frozenset({"title", "short", "url"})
_DATED: Final = "/{day}"

# What each kind of entry may hold beside the common keys; the first names it.
ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "value": ("key", "value"),
    "lower_deductible": ("insurer", "value"),
    "announced": ("key", "value", "announced", "may_change"),
    "act": ("id", "authorised"),
    "ground": ("id", "professions", "exercise_only", "paragraph", "number", "date", "word"),
    "paragraph": ("professions",),
    "number": ("key", "value"),
    "date": ("key", "value"),
    "word": ("key", "value"),
    "row": (
        *("id", "place", "name", "uncertain", "months", "starts", "term_article", "term_quote"),
        *("extension_months", "total_months_read"),
        *("below_age", "gold_stage", "fev1_vc_below", "serves", "or_row", "after", "or_after", "also_by", "covers"),
        "elsewhere",
    ),
    "code": ("code", "ground", "variant"),
    "qualification": ("code", "profession", "name"),
    "qualification_asked": ("id", "name"),
    "description": (
        *("id", "codes", "below_age", "referral", "conditions", "not_for", "first_year", "adults_only"),
        *("specialism", "words", "bears"),
    ),
    "surcharge": ("id", "beside", "words"),
    "performance": ("code", "list", "kind", "covers", "place", "on", "in_doubt", "name"),
}

_PARTS_OF_GROUND: Final = ("paragraph", "number", "date", "word")
_NAMES: Final = ("key", "id", "insurer", "code", "ground", "variant")
_YEARLY: Final = "mandatory_deductible"  # set for a year at a time: the next may not be known yet
_NAMED: Final = {name: tuple(declared(kind)) for name, (kind, _) in kinds_of_grounds().items()}
_ALWAYS: Final = {"from": CHECKED.first, "confidence": "P"}  # a ground's own validity is that of its paragraphs


@attrs.frozen(kw_only=True)
class Source:
    """An instrument or document.

    :param url: with ``/{day}`` where there are texts of other days, and ``{article}`` for the article alone.
    """

    id: str
    title: str
    short: str
    url: str


class Key(NamedTuple):
    """What an entry of the data is a version of: entries with the same key follow each other in time.

    :param entry: the kind of entry, as ``value``, ``row`` or ``number``.
    :param name: what it is called among those; empty for the one paragraph of a ground.
    :param ground: the ground that it is a part of; empty for what is no part of one.
    """

    entry: str
    name: str = ""
    ground: str = ""

    def __str__(self) -> str:
        """Write it as problems and the table of rules name it: ``value:adult_age``, ``copd/number:months``."""
        own = f"{self.entry}:{self.name}" if self.name else self.entry
        return f"{self.ground}/{own}" if self.ground else own


@attrs.frozen(kw_only=True)
class Version:
    """One entry of the data during its validity.

    :param file: the data file.
    :param key: what it is a version of.
    :param data: its own keys.
    :param confirmed: the date of the text (or list) that it was last laid beside.
    :param uncertain: days on which nobody knows whether it held.
    :param read: the days whose text was read in full, when not all were.
    :param otherwise: the confidence on other days.
    """

    file: str
    key: Key
    data: Mapping[str, Any]
    period: Period
    source: Source
    article: str
    quote: str
    confidence: str
    confirmed: date
    uncertain: Period | None
    read: Period | None
    otherwise: str

    def cite(self, day: date, *, article: str | None = None, quote: str | None = None) -> Citation:
        """Return the citation of this version, as firm as it is on a day."""
        place = article or self.article
        return Citation(
            source=self.source.short,
            article=place,
            period=self.period,
            url=self.source.url.replace(_DATED, "").format(article=place.partition("(")[0]),
            quote=quote or self.quote,
            confidence=self.confidence if self.read is None or day in self.read else self.otherwise,
            dated=_DATED in self.source.url,
        )

    def cite_term(self, day: date) -> Citation | None:
        """Return the citation of a term that stands in another part than what it is of; None where none does."""
        if "term_article" not in self.data:
            return None
        return self.cite(day, article=self.data["term_article"], quote=self.data["term_quote"])


Timeline = tuple[Version, ...]


def part_of(paragraph: Version, part: Version, day: date) -> Citation:
    """Return the citation of a part that stands in a paragraph: while both stand there, in the part's own words."""
    first = max(paragraph.period.first, part.period.first)
    ends = [period.last for period in (paragraph.period, part.period) if period.last is not None]
    return attrs.evolve(
        paragraph.cite(day),
        period=Period(first, min(ends, default=None)),
        quote=part.quote,
        confidence=part.confidence,
    )


def place_of(version: Version) -> str:
    """Return where a row of an annex stands in it; empty for others: the place of a session is none of a text."""
    return str(version.data.get("place", "")) if version.key.entry == "row" else ""


def on(timeline: Iterable[Version], day: date) -> Version | None:
    """Return the version of a timeline that holds on a day."""
    return next((version for version in timeline if day in version.period), None)


@attrs.frozen(kw_only=True, eq=False)
class LawData:
    """All data files, read: timelines by file and key, in the order of the files."""

    sources: Mapping[str, Source]
    timelines: Mapping[str, Mapping[Key, Timeline]]


@lru_cache(maxsize=4)
def days_of_change(data: LawData) -> tuple[date, ...]:
    """Return every day on which something begins, or has just ended, within the checked days.

    The days that were read in full, and those of which nobody knows, count too: around them the confidence is another.
    """
    days = {CHECKED.first}
    for timeline in (each for timelines in data.timelines.values() for each in timelines.values()):
        for version in timeline:
            for period in filter(None, (version.period, version.read, version.uncertain)):
                days.add(period.first)
                if period.last is not None:
                    days.add(day_after(period.last))
    return tuple(sorted(day for day in days if day in CHECKED))


@cache
def law_data() -> LawData:
    """Read the data files that ship with the library, once."""
    return read(_texts())


@cache
def fingerprint() -> str:
    """Return a hash of everything that the data files say, as ``sha256:…``: another law gives another one.

    It does not depend on how lines end, nor on the order in which a folder lists its files.
    """
    digest = hashlib.sha256()
    for name, text in sorted(_texts().items()):
        digest.update(f"{name}\n{text}\n".encode())
    return f"sha256:{digest.hexdigest()}"


def _texts() -> dict[str, str]:
    folder = resources.files("fysiodekking.law") / "data"
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")}


def read(texts: Mapping[str, str]) -> LawData:
    """Read data files from their texts.

    :param texts: file name to TOML; ``sources.toml`` must be among them.
    :raises InvalidLaw: with everything that is wrong, by file and key.
    """
    import tomllib  # noqa: PLC0415 - only needed where data are read

    problems: list[Problem] = []
    tables: dict[str, dict[str, Any]] = {}
    for name in sorted(texts):
        try:
            tables[name] = tomllib.loads(texts[name])
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(name, f"is not TOML: {error}"))
    sources = {}
    for id_, table in tables.pop("sources.toml", {}).items():
        wrong = _SOURCE.symmetric_difference(table)
        if wrong:
            problems.append(Problem(f"sources.toml/{id_}", f"missing or unknown key {', '.join(sorted(wrong))}"))
        else:
            sources[id_] = Source(id=id_, **table)
    timelines = {name: _timelines(name, table, sources, problems) for name, table in tables.items()}
    if problems:
        raise InvalidLaw(problems)
    return LawData(sources=sources, timelines=timelines)


def _timelines(
    file: str, table: dict[str, Any], sources: Mapping[str, Source], problems: list[Problem]
) -> dict[Key, Timeline]:
    head = {key: table.pop(key) for key in tuple(table) if key in _HEAD}
    versions: dict[Key, list[Version]] = {}
    for version in _versions(file, table, head, sources, "", problems):
        versions.setdefault(version.key, []).append(version)
    for key, timeline in versions.items():
        timeline.sort(key=lambda each: each.period.first)
        problems.extend(Problem(f"{file}/{key}", message) for message in _breaks(timeline))
        last = timeline[-1].period.last
        followed = key.entry in {"value", "lower_deductible"} and key.name != _YEARLY
        if followed and last is not None and day_after(last) in CHECKED:
            problems.append(Problem(f"{file}/{key}", f"gap: nothing after {last} (add the value that follows)"))
    return {key: tuple(timeline) for key, timeline in versions.items()}


def _versions(
    file: str,
    table: Mapping[str, Any],
    head: Mapping[str, Any],
    sources: Mapping[str, Source],
    ground: str,
    problems: list[Problem],
) -> Iterator[Version]:
    for entry, rows in table.items():
        if entry not in ENTRIES or not isinstance(rows, list):
            problems.append(Problem(f"{file}/{Key(entry, '', ground)}", f"unknown key (known: {', '.join(ENTRIES)})"))
            continue
        for row in rows:
            key = Key(entry, "/".join(str(row[part]) for part in _NAMES if part in row), ground)
            unknown = row.keys() - _COMMON - set(ENTRIES[entry])
            if unknown:
                problems.append(Problem(f"{file}/{key}", f"unknown key {', '.join(sorted(unknown))}"))
            if ground in _NAMED and entry != "paragraph" and key.name not in _NAMED[ground]:
                problems.append(Problem(f"{file}/{key}", f"unknown name (known: {', '.join(_NAMED[ground])})"))
            if entry == "ground":
                if "exercise_only" not in row:
                    problems.append(Problem(f"{file}/{key}", "has no `exercise_only`"))
                parts = {part: row[part] for part in _PARTS_OF_GROUND if part in row}
                yield from _versions(file, parts, head, sources, str(row.get("id")), problems)
            full = {**head, **row, **(_ALWAYS if entry == "ground" else {})}
            if full.get("confidence") != "P" and "read" not in row:
                full.pop("read", None)  # what does not rest on the text that was read, is as firm on every day
            version = _version(file, key, full, ENTRIES[entry], sources, problems)
            if version is not None:
                yield version


def _version(
    file: str,
    key: Key,
    row: Mapping[str, Any],
    own: tuple[str, ...],
    sources: Mapping[str, Source],
    problems: list[Problem],
) -> Version | None:
    first, last = row.get("from"), row.get("to")
    firm = ANNOUNCED if key.entry == "announced" else CONFIDENCES
    wrong = [
        *([] if isinstance(first, date) else ["has no `from`"]),
        *([] if last is None or (isinstance(last, date) and first and first <= last) else ["`to` lies before `from`"]),
        *([] if row.get("source") in sources else [f"has no known source ({row.get('source')!r})"]),
        *([] if row.get("confidence") in firm else [f"has no confidence of {sorted(firm)}"]),
        *([] if isinstance(row.get("confirmed"), date) else ["has no `confirmed` date"]),
    ]
    problems.extend(Problem(f"{file}/{key}", message) for message in wrong)
    if wrong:
        return None
    return Version(
        file=file,
        key=key,
        data={part: row[part] for part in own if part in row},
        period=Period(row["from"], last),
        source=sources[row["source"]],
        article=str(row.get("article", "")),
        quote=str(row["quote"]) if "quote" in row else in_own_words(str(row.get("name", ""))),
        confidence=row["confidence"],
        confirmed=row["confirmed"],
        uncertain=_period(row.get("uncertain")),
        read=_period(row.get("read")),
        otherwise=row["read"]["otherwise"] if "read" in row else row["confidence"],
    )


def in_own_words(text: str) -> str:
    """Write what the library says in words of its own as a quote is not: in round brackets; nothing as nothing."""
    return f"({text})" if text else ""


def _period(table: Mapping[str, Any] | None) -> Period | None:
    return None if table is None else Period(table["from"], table["to"])


def _breaks(timeline: list[Version]) -> Iterator[str]:
    for earlier, later in itertools.pairwise(timeline):
        last = earlier.period.last
        if last is None or last >= later.period.first:
            yield f"versions overlap: the one from {earlier.period.first} still holds on {later.period.first}"
        elif day_after(last) != later.period.first:
            yield f"gap: nothing from {day_after(last)} to {day_before(later.period.first)}"
