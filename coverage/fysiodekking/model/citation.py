"""Where a value of law stands: source, article, words, and how firm that is."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, Final, Generic, TypeVar

import attrs

from fysiodekking.model.dates import Period

T = TypeVar("T")

_DAY_OF_A_LAW: Final = re.compile(r"(?<=^https://wetten\.overheid\.nl/BWBR\d{7})/\d{4}-\d\d-\d\d(?=#)")


@attrs.frozen(kw_only=True, cache_hash=True)
class Citation:
    """The place of one sentence. It is the same on every day of its version; only its link knows the day.

    :param source: short name of the instrument, as ``Bzv``; see `docs/rules.md` for all of them.
    :param article: article number, with the paragraph in brackets as numbered on that day: ``2.6(2)``.
    :param period: the days on which the sentence stood there, as far as established.
    :param url: address of the text as it stands today.
    :param dated: whether that address has texts of other days as well: see `link`.
    :param quote: a few of its own words, or what it says in the words of the library (then not in quotation marks).
    :param confidence: ``P`` primary text read, ``S`` secondary source, ``I`` inferred, ``M`` from memory,
        ``N`` announced and not enacted;
        ``A`` to ``D`` for package terms (insurer's dated text, undated text, comparison site, practice page).
    """

    source: str
    article: str
    period: Period
    url: str
    quote: str
    confidence: str
    dated: bool = False

    def link(self, day: date | str) -> str:
        """Return the address of the text as it stood on a day, or on whatever stands for one."""
        return self.url.replace("#", f"/{day}#") if self.dated else self.url

    def of_any_day(self) -> Citation:
        """Return the citation that was written with its link: what `link` did is undone."""
        url, dated = _DAY_OF_A_LAW.subn("", self.url)
        return attrs.evolve(self, url=url, dated=dated > 0)


@attrs.frozen(kw_only=True)
class Sourced(Generic[T]):
    """A value of law together with the words it rests on."""

    value: T
    citation: Citation


def uncited(value: Any) -> Hashable:
    """Return what a part of the law or a package says, without its citations: two that say the same are equal."""
    if isinstance(value, Citation):
        return None
    if isinstance(value, Sourced):
        return uncited(value.value)
    if isinstance(value, Mapping):
        return tuple((key, uncited(member)) for key, member in sorted(value.items()))
    if attrs.has(type(value)):
        return (
            type(value).__name__,
            *(uncited(getattr(value, field.name)) for field in attrs.fields(type(value))),
        )
    if isinstance(value, tuple):
        return tuple(uncited(member) for member in value)
    hashable: Hashable = value
    return hashable
