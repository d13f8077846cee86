"""A bar for what takes long, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import click

T = TypeVar("T")

_SECOND: Final = 1


def watched(items: Iterable[T], length: int | None = None) -> Iterable[T]:
    """Show a bar on a terminal when it takes longer than a second.

    :param length: how many they are; None where nobody knows.
    """
    return _watched(items, length) if sys.stderr.isatty() else items


def _watched(items: Iterable[T], length: int | None) -> Iterator[T]:
    begun = time.monotonic()
    with click.progressbar(items, length, file=sys.stderr, show_pos=True, show_percent=False, hidden=True) as bar:
        for item in bar:
            bar.hidden = time.monotonic() - begun <= _SECOND
            yield item
