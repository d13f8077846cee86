"""A ready-made case file for each gap, of which only what is expected is left to be filled in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from fysiodekking.adapters.case_toml import SCHEMA, schema_line, written
from fysiodekking.adapters.reach.gaps import file_stem, in_words
from fysiodekking.adapters.reach.words import Words
from fysiodekking.adapters.schemas import schema
from fysiodekking.reach.cases_against_targets import Gap, Reach

ENDING: Final = ".case.toml"
_CASE: Final = "case"


class Written(NamedTuple):
    """How many files were written, and how many were there already."""

    written: int
    kept: int


def write_gaps(reach: Reach, folder: str | os.PathLike[str], lang: str = "nl") -> Written:
    """Write a case file for each gap, and beside them the schema that they name; what is there is never touched.

    :param folder: is made when it is not there.
    :param lang: language of the titles and comments.
    :raises OSError: when the folder cannot be made or written to; no file is left half-written.
    """
    texts = dict(case_files(reach, lang))
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    made = [_make(place / name, text) for name, text in texts.items()]
    _make(place / f"{_CASE}{SCHEMA}", json.dumps(schema(_CASE), indent=2) + "\n")
    return Written(written=sum(made), kept=len(made) - sum(made))


def file_in_the_way(folder: str | os.PathLike[str]) -> Path | None:
    """Return the file because of which the gaps cannot be written to a folder: it is one, or lies below one."""
    path = Path(folder)
    return next((each for each in (path, *path.parents) if os.path.isfile(each)), None)  # noqa: PTH113 - never raises


def case_files(reach: Reach, lang: str = "nl") -> Iterator[tuple[str, str]]:
    """Yield the name and the text of a case file for each gap."""
    words = Words(lang)
    names: set[str] = set()
    for gap in reach.gaps:
        stem = name = file_stem(gap)
        number = 1
        while name in names:
            number += 1
            name = f"{stem}-{number}"
        names.add(name)
        yield f"{name}{ENDING}", case_text(gap, words)


def case_text(gap: Gap, words: Words) -> str:
    """Return the text of a case file that says everything but what is expected."""
    about = in_words(gap, words)
    lines = [words.say("file.looks"), *(f"- {code}" for code in about.codes)]
    title = f"{about.codes[0]}: {about.sentence}"
    text = written(attrs.evolve(gap.case, title=title), expect={}).rstrip("\n")
    return (
        "\n".join(
            [schema_line(_CASE), *map(_comment, lines), text, *map(_comment, words.say("file.fill").splitlines())]
        )
        + "\n"
    )


def _comment(line: str) -> str:
    return f"# {line}"


def _make(path: Path, text: str) -> bool:
    """Make a file, whole or not at all; return False where one is there, even one that came in this moment."""
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return True
