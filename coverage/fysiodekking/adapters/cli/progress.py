"""A bar for what takes long, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

T = TypeVar("T")

_SECOND: Final = 1


def watched(items: Iterable[T], length: int | None = None) -> Iterable[T]:
    """Show a bar on a terminal when it takes longer than a second.

    :param length: how many they are; None where nobody knows.
    """
    if not sys.stderr.isatty():
        return items
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return _tracked(Progress(*columns, console=Console(stderr=True), transient=True), items, length)


def _tracked(progress: Any, items: Iterable[T], length: int | None) -> Iterator[T]:
    started, task = time.monotonic(), None
    try:
        for number, item in enumerate(items, 1):
            if task is None and time.monotonic() - started > _SECOND:
                progress.start()
                task = progress.add_task("", total=length)
            if task is not None:
                progress.update(task, completed=number)
            yield item
    finally:
        progress.stop()
