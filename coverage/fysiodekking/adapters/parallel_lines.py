"""Many lines answered by several processes, in the order in which they were read."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Final

from fysiodekking.adapters.json_lines import Answer, Form, Line, answer
from fysiodekking.adapters.package_sources import OwnPackages

BATCH: Final = 64
"""So many lines go to a process at once."""
_WAITING: Final = 4
"""So many batches for each process are read before the first of them is answered: what is in memory has a bound."""

_OBJECTS: Final = 50_000
"""So many new objects are made before Python looks for circles among them: a case and its decision hold none."""

Placed = tuple[str | None, Line]
"""A line, and the name of its file where there are several."""


def answers(placed: Iterable[Placed], form: Form, own: OwnPackages, jobs: int = 1) -> Iterator[Answer]:
    """Yield the answer of each line in order; in one process each as soon as the line is there.

    :param jobs: how many processes; with more than one, lines are read and answered by the batch.
    """
    if jobs == 1:
        with seldom_collected():
            yield from (answer(line, form, own, file) for file, line in placed)
        return
    reading = iter(placed)
    waiting: deque[Future[list[Answer]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_ready, initargs=(form, own))
    try:
        while batch := list(islice(reading, BATCH)):
            waiting.append(pool.submit(_answered, batch))
            if len(waiting) >= _WAITING * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look for circles less often, and not at all among what is there already, as the law."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class _Job:
    """What a process of the pool was told once."""

    form: Form
    own: OwnPackages


def _ready(form: Form, own: OwnPackages) -> None:
    """Ready a process; it is ended by the one that started it, not by the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Job.form, _Job.own = form, own


def _answered(batch: list[Placed]) -> list[Answer]:
    with seldom_collected():
        return [answer(line, _Job.form, _Job.own, file) for file, line in batch]
