"""How the cases of a file are called as tests, and on which lines they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os.path import relpath
from pathlib import Path
from typing import Final

from fysiodekking.model.printable import escaped

LONGEST_NAME: Final = 200
_BRACKETS: Final = str.maketrans("[]", "()")
"""To pytest a bracket opens the parameters of a test; `--lf` then looks for the test without them."""


_CASE: Final = re.compile(r"^[ \t]*\[\[[ \t]*case[ \t]*\]\]", re.MULTILINE)
_TITLE: Final = re.compile(r"^[ \t]*title[ \t]*=", re.MULTILINE)
_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


def stem_of(path: Path) -> str:
    """Return a file's name without its endings: ``neck`` of ``neck.case.toml``."""
    return path.name.removesuffix(path.suffix).removesuffix(".case") or path.name


def names_of(titles: Iterable[str]) -> Iterator[str]:
    """Yield a name for each title that can be written in the id of a test.

    The first with a title has it as its name; one that came before gets a number with which it is no other's title.
    """
    plain = [_plain(title) for title in titles]
    taken, given = frozenset(plain), set[str]()
    for title in plain:
        name, count = title, 1
        while name in given or (count > 1 and name in taken):
            count += 1
            name = f"{title} ({count})"
        given.add(name)
        yield name


def _plain(title: str) -> str:
    """Return a title on one line, without the signs that have a meaning in the id of a test."""
    line = re.sub(r":{2,}", ":", " ".join(title.split())).translate(_BRACKETS)
    shown = escaped(line)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1]}…"


def seen_from(folder: Path, path: Path) -> str:
    """Return a path as it is written in a folder; all of it where none leads there, as from one drive to another."""
    try:
        return relpath(path, folder)
    except ValueError:
        return str(path)


def first_lines(path: Path, count: int) -> list[int]:
    """Return the line, from 0, on which each of so many cases of a TOML file begins; 0 where that cannot be told."""
    if path.suffix != ".toml":
        return [0] * count
    text = path.read_text("utf-8-sig")
    starts = [match.start() for match in _CASE.finditer(text)]
    if count == 1 and not starts:
        table = _TABLE.search(text)
        title = _TITLE.search(text, 0, table.start() if table else len(text))
        starts = [title.start() if title else 0]
    if len(starts) != count:
        return [0] * count
    return [text.count("\n", 0, start) for start in starts]
