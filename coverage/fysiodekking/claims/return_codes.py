"""The return codes of `claims/data`, read once: every entry has words in both languages and a source."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, Final, TypeVar

from fysiodekking.explain.languages import LANGUAGES
from fysiodekking.model.codes import Code
from fysiodekking.model.dates import Period, day_after
from fysiodekking.model.errors import InvalidLaw, Problem
from fysiodekking.model.frozen import FrozenMap
from fysiodekking.model.return_code import Actor, Again, Cause, CodeSource, ReturnCode, SpecialMeaning, Topic

SOURCES: Final = "sources.toml"
FILES: Final = (SOURCES, "return-codes.toml", "message-rules.toml")
CONFIDENCES: Final = ("P", "Px", "S")

_SOURCE: Final = frozenset({"title", "url", "state", "confidence", "codes"})
_TOPIC: Final = frozenset({"id", "nl", "en", "who", "again", "do_nl", "do_en", "causes", "codes"})
_CODE: Final = frozenset({"code", "nl", "en"})
_SPECIAL: Final = frozenset({"insurer", "source", "nl", "en", "causes"})
_CODE_MAY: Final = frozenset(
    {"source", "from", "to", "who", "again", "do_nl", "do_en", "causes", "element", "list", "day", "at"}
)

Word = TypeVar("Word", bound=Code)


@cache
def return_codes() -> Mapping[str, tuple[ReturnCode, ...]]:
    """Return the codes that ship with the library, each with its versions, oldest first."""
    folder = resources.files("fysiodekking.claims") / "data"
    return read({name: (folder / name).read_text("utf-8") for name in FILES})


def return_code(code: str) -> ReturnCode | None:
    """Return a code as its newest list has it; None for one that the library does not know."""
    versions = return_codes().get(code.strip())
    return versions[-1] if versions else None


def read(texts: Mapping[str, str]) -> Mapping[str, tuple[ReturnCode, ...]]:
    """Read data files from their texts.

    :param texts: file name to TOML; ``sources.toml`` must be among them.
    :raises InvalidLaw: with everything that is wrong, by file and key.
    """
    reader = Reader()
    codes = reader.read(texts)
    if reader.problems:
        raise InvalidLaw(reader.problems)
    return codes


class Reader:
    """Reads, and takes down what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.sources: dict[str, CodeSource] = {}

    def read(self, texts: Mapping[str, str]) -> Mapping[str, tuple[ReturnCode, ...]]:
        """Read all files."""
        import tomllib  # noqa: PLC0415 - only needed where data are read

        tables = {}
        for name in sorted(texts):
            try:
                tables[name] = tomllib.loads(texts[name])
            except tomllib.TOMLDecodeError as error:
                self.wrong(name, f"is not TOML: {error}")
        self.read_sources(tables.pop(SOURCES, {}))
        found: dict[str, list[ReturnCode]] = {}
        for name, table in tables.items():
            if self.keys(name, table, frozenset({"source", "topic"})):
                for topic in table["topic"]:
                    for code in self._topic(name, topic, table["source"]):
                        found.setdefault(code.code, []).append(code)
        return FrozenMap({code: self._in_order(code, found[code]) for code in sorted(found)})

    def read_sources(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        """Read where things were read."""
        for id_, table in tables.items():
            where = f"{SOURCES}/{id_}"
            if self.keys(where, table, _SOURCE):
                self.sources[id_] = CodeSource(id=id_, **{**table, "codes": frozenset(table["codes"])})
                if table["confidence"] not in CONFIDENCES:
                    self.wrong(where, f"confidence is one of {', '.join(CONFIDENCES)}")

    def _topic(self, file: str, table: Mapping[str, Any], source: str) -> Iterator[ReturnCode]:
        where = f"{file}/{table.get('id')}"
        if not self.keys(where, table, _TOPIC, frozenset({"advice"})):
            return
        advice = self.source(where, table["advice"]) if "advice" in table else None
        topic = Topic(id=table["id"], name=_words(table), advice=advice)
        for row in table["codes"]:
            yield from self._code(f"{where}/{row.get('code')}", {"source": source, **row}, topic, table)

    def _code(self, where: str, row: Mapping[str, Any], topic: Topic, table: Mapping[str, Any]) -> Iterator[ReturnCode]:
        if not self.keys(where, row, _CODE, _CODE_MAY):
            return
        source = self.source(where, row["source"])
        if source is None:
            return
        if row["code"] not in source.codes:
            self.wrong(where, f"is not among the codes that {source.id} names")
        full = {**{key: table[key] for key in ("who", "again", "do_nl", "do_en", "causes")}, **row}
        who, again = self._word(where, Actor, full["who"]), self._word(where, Again, full["again"])
        if who is None or again is None:
            return
        yield ReturnCode(
            code=row["code"],
            topic=topic,
            period=Period(row.get("from", source.state), row.get("to")),
            meaning=_words(row),
            who=who,
            again=again,
            remedy=FrozenMap({lang: full[f"do_{lang}"] for lang in LANGUAGES}),
            causes=self._causes(where, full["causes"]),
            element=row.get("element", ""),
            checked_against=row.get("list", ""),
            element_of_day=row.get("day", ""),
            special=tuple(each for special in row.get("at", ()) for each in self._special(where, row["code"], special)),
            source=source,
        )

    def _special(self, where: str, code: str, row: Mapping[str, Any]) -> Iterator[SpecialMeaning]:
        place = f"{where}/{row.get('insurer')}"
        source = self.source(place, row.get("source")) if self.keys(place, row, _SPECIAL) else None
        if source is not None:
            if code not in source.codes:
                self.wrong(place, f"is not among the codes that {source.id} names")
            causes = self._causes(place, row["causes"])
            yield SpecialMeaning(insurer=row["insurer"], meaning=_words(row), source=source, causes=causes)

    def _in_order(self, code: str, versions: list[ReturnCode]) -> tuple[ReturnCode, ...]:
        """Return the versions of a code by their days, none of which two may share."""
        versions.sort(key=lambda each: each.period.first)
        for earlier, later in itertools.pairwise(versions):
            last = earlier.period.last
            if last is None or day_after(last) > later.period.first:
                self.wrong(code, f"stands twice on {later.period.first} (end the older entry with `to`)")
        return tuple(versions)

    # --- parts -------------------------------------------------------------------------------------------------------

    def wrong(self, where: str, message: str) -> None:
        """Take down what is wrong."""
        self.problems.append(Problem(where, message))

    def keys(
        self, where: str, table: Mapping[str, Any], needed: frozenset[str], may: frozenset[str] = frozenset()
    ) -> bool:
        """Tell whether a table has the keys that it needs, and no other than it may have."""
        missing, unknown = needed - table.keys(), table.keys() - needed - may
        if missing:
            self.wrong(where, f"lacks {', '.join(sorted(missing))}")
        if unknown:
            self.wrong(where, f"unknown key {', '.join(sorted(unknown))}")
        return not missing and not unknown

    def source(self, where: str, id_: object) -> CodeSource | None:
        """Return a source by its id."""
        source = self.sources.get(str(id_))
        if source is None:
            self.wrong(where, f"unknown source {id_!r} (known: {', '.join(self.sources)})")
        return source

    def _causes(self, where: str, words: list[str]) -> tuple[Cause, ...]:
        found = (self._word(where, Cause, word) for word in words)
        return tuple(each for each in found if each is not None)

    def _word(self, where: str, kind: type[Word], word: str) -> Word | None:
        if word not in set(kind):
            self.wrong(where, f"{word!r} is none of {', '.join(kind)}")
            return None
        return kind(word)


def _words(table: Mapping[str, Any]) -> Mapping[str, str]:
    return FrozenMap({lang: table[lang] for lang in LANGUAGES})
