"""What the readers of both kinds of messages share: pieces of a stream, problems, and how values are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import IO, Any, Final, Protocol

from fysiodekking.model.counts import MOST_PROBLEMS
from fysiodekking.model.errors import MORE, Problem
from fysiodekking.model.money import Money
from fysiodekking.model.personal import looks_personal
from fysiodekking.model.returned import Returned

PIECE: Final = 1 << 16
"""So many bytes are read at once."""
MOST_CODES: Final = 100
"""So many return codes and elements of one line are kept."""
END_MARK: Final = b"\x1a"
"""What old programs write after the end of a file (Ctrl-Z): it ends the message, and is no part of it."""
_IN_UTF_16: Final = {"utf-16-le": (b"\xff\xfe", b"<\0", b"0\0"), "utf-16-be": (b"\xfe\xff", b"\0<", b"\x000")}
"""How a message begins that is written so: with a mark, or with the first sign of XML or of a record."""
_PLAIN: Final = re.compile(r"[0-9A-Za-z.\-]{1,10}")
_NINE: Final = 9
_LONGEST_REFERENCE: Final = 40
_MOST_DIGITS: Final = 11


class Reader(Protocol):
    """Reads one kind of message."""

    name: str
    problems: list[Problem]
    ignored: int

    def lines(self) -> Iterator[Returned]:
        """Yield what is read, until the end or until nothing more can be read."""
        raise NotImplementedError


class Message:
    """A message while it is read: iterate over it once, then look at what was wrong with it.

    :param reader: the reader of its kind.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __iter__(self) -> Iterator[Returned]:
        return self._reader.lines()

    @property
    def name(self) -> str:
        """Which message it is, as ``GDS802``; empty until that is known."""
        return self._reader.name

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong, with its line or place; what could be read was read all the same."""
        return tuple(self._reader.problems)

    @property
    def ignored(self) -> int:
        """How many elements or records were passed over, because their names are not known here."""
        return self._reader.ignored


class Stream:
    """A binary stream of which the beginning was looked at."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start, self._rest = start, rest

    def read(self) -> bytes:
        """Return the next piece; empty at the end."""
        if self._start:
            start, self._start = self._start, b""
            return start
        piece = self._rest.read(PIECE)
        return piece if isinstance(piece, bytes) else b""


def start_of(stream: IO[bytes]) -> tuple[bytes, Stream]:
    """Return the first piece of a stream, and the whole stream."""
    start = stream.read(PIECE)
    start = start if isinstance(start, bytes) else b""
    return start[:1024], Stream(start, stream)


def beginning(start: bytes) -> tuple[str, bool]:
    """Return the first text of a message, and whether it is written in UTF-16, as marks or empty bytes tell."""
    for encoding, marks in _IN_UTF_16.items():
        if start.startswith(marks):
            return start.decode(encoding, "ignore"), True
    return start.decode("utf-8", "ignore"), False


@lru_cache(maxsize=8)
def layout(name: str) -> dict[str, Any]:
    """Return the layout of a kind of message."""
    import tomllib  # noqa: PLC0415 - only needed where a message is read

    folder = resources.files("fysiodekking.adapters.messages")
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))


def tell(problems: list[Problem], where: str, message: str) -> None:
    """Take down what is wrong: the first hundred, and that there is more."""
    if len(problems) < MOST_PROBLEMS:
        problems.append(Problem(where, message))
    elif problems[-1] is not MORE:
        problems.append(MORE)


# --- values: what has another form is told as such, and never repeated ------------------------------------------------


def is_plain(text: str) -> bool:
    """Tell whether a text is short, of letters, digits, dots and hyphens, and holds no nine digits."""
    return _PLAIN.fullmatch(text) is not None and sum(map(str.isdigit, text)) < _NINE


def reference_of(text: str, where: str, problems: list[Problem]) -> str | None:
    """Return a reference, cut to what can be one; None for none, and for one that looks personal, which is told."""
    looks = looks_personal(text, is_padded=True)
    if looks is not None:
        tell(problems, where, f"holds a reference that looks like {looks}; it is not read (use another one)")
        return None
    return text.strip()[:_LONGEST_REFERENCE] or None


def line_reference(values: Mapping[str, str], where: str, problems: list[Problem], *, credit: bool) -> str | None:
    """Return the reference that joins a line to its case: where it says which line it takes back, that of the other."""
    text = (values.get("related", "").strip() if credit else "") or values.get("reference", "")
    if not text.strip():
        tell(problems, where, "ends a line without a reference, which is beside no case")
    return reference_of(text, where, problems)


def day_of(text: str) -> date | None:
    """Return a day written as 20260312 or 2026-03-12; None for anything else."""
    plain = text.strip().replace("-", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) == len("20260312")):
        return None
    try:
        return date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    except ValueError:
        return None


def has_day(text: str) -> bool:
    """Tell whether anything stands where a day belongs: blanks and zeros are none."""
    return bool(text.strip().strip("0"))


def number_of(text: str) -> int | None:
    """Return a whole number, of no more digits than the amounts of a message; None for anything else."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS else None


def cents_of(text: str) -> Money | None:
    """Return an amount in cents; None for anything else."""
    cents = number_of(text)
    return None if cents is None else Money(cents)


def euros_of(text: str) -> Money | None:
    """Return an amount in euros with a dot and two decimals; None for anything else."""
    euros, dot, cents = text.strip().partition(".")
    if dot and len(cents) == len("00") and (euros + cents).isascii() and (euros + cents).isdigit():
        return cents_of(euros + cents)
    return None
