"""What a fact is called: a dotted path of the case, a number worked out from it, or a limit of a package.

As data a name is its text. Within, one that holds a key of the caller's knows where it stands, whatever signs it has.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final, Self

LIMIT: Final = "*/*"
READING: Final = "readings.*"
GROUND: Final = "basic/*"
OF_HISTORY: Final = "history[*]"
OF_SESSIONS: Final = "sessions[*]"
_OF_PACKAGE: Final = (".since", ".assume", ".pays.contracted", ".pays.not_contracted", ".pays", ".copayment")


class Name(str):  # noqa: SLOT000 - a text can have no slots
    """A text that knows what it was made of.

    :param pattern: the text with a star for each key: ``conditions.*.triad``, ``history[*].paid_by``.
    :param keys: keys and ids of the caller, or the number of a row.
    """

    pattern: str
    keys: tuple[str, ...]

    def __new__(cls, pattern: str, *keys: str) -> Self:
        """Put the keys in their places."""
        first, *others = pattern.split("*") if keys else (pattern,)
        name = super().__new__(cls, first + "".join([key + part for key, part in zip(keys, others, strict=True)]))
        name.pattern, name.keys = pattern, keys
        return name

    def __getnewargs__(self) -> tuple[str, ...]:  # type: ignore[override]
        return (self.pattern, *self.keys)

    @property
    def part(self) -> str:
        """The part of the case: ``conditions``, ``session``."""
        return self.pattern.partition(".")[0]

    @property
    def field(self) -> str:
        """What of it: ``triad``."""
        return self.pattern.rpartition(".")[2]

    @property
    def of_a_row(self) -> bool:
        """Whether it is of one row among several."""
        return "[*]" in self.pattern


def named(text: str) -> Name:
    """Return a text as a name; one without a key is its own pattern."""
    return text if isinstance(text, Name) else Name(text)


_name: Final = lru_cache(maxsize=1 << 12)(Name)
"""Names of the caller's keys are made once, as long as they are remembered."""


def field_of(key: str, field: str) -> Name:
    """Name a field of a condition."""
    return _name(f"conditions.*.{field}", key)


def of_history(place: int, field: str) -> Name:
    """Name a field of a row of the history."""
    return _name(f"{OF_HISTORY}.{field}", str(place))


def of_session(place: int, field: str) -> Name:
    """Name a field of a session of a dossier."""
    return _name(f"{OF_SESSIONS}.{field}", str(place))


def of_package(package: str, end: str = "") -> Name:
    """Name a package, or one of its terms: ``.since``."""
    return _name(f"packages.*{end}", package)


def of_limit(package: str, *limit: str) -> Name:
    """Name a limit of a package, with its grant where two grants name a limit alike."""
    return _name("/".join("*" * (1 + len(limit))), package, *limit)


def of_ground(ground: str) -> Name:
    """Name what a ground of the basic package leaves."""
    return _name(GROUND, ground)


def of_reading(key: str) -> Name:
    """Name a reading."""
    return _name(READING, key)


def limit_in(text: str, grounds: Collection[str]) -> Name:
    """Read the name of a limit, or of one of the grounds."""
    package, *limit = text.split("/", 2)
    if package == "basic" and len(limit) == 1 and limit[0] in grounds:
        return of_ground(limit[0])
    return of_limit(package, *limit) if limit else Name(text)


def name_in(text: str) -> Name:
    """Read a name that data have; a key in which the signs between the parts occur is told apart as far as can be."""
    part, _, rest = text.partition(".")
    key, _, field = rest.rpartition(".")
    row, inside, of_row_ = text.partition("].")
    head, _, place = row.rpartition("[")
    if part == "conditions" and key:
        return field_of(key, field)
    if part == "readings":
        return of_reading(rest)
    if part == "packages":
        end = next((field for field in _OF_PACKAGE if rest.endswith(field)), "")
        return of_package(rest.removesuffix(end), end)
    if text.startswith("used.left_last_year."):
        return Name("used.left_last_year.*", text.removeprefix("used.left_last_year."))
    if inside and place.isdecimal():
        return Name(f"{head}[*].{of_row_}", place)
    package, slash, limit = text.rpartition("/")
    return of_limit(package, limit) if slash else Name(text)
