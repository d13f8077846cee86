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
from fysiodekking.model.counts import MOST_KEPT

BATCH: Final = 64
"""So many lines go to a process at once."""
_WAITING: Final = 4
"""So many batches for each process are read before the first of them is answered: what is in memory has a bound."""

_OBJECTS: Final = 50_000
"""So many new objects are made before Python looks for circles among them: a case and its decision hold none."""

_LONGEST: Final = 1 << 12
"""A line that has more characters together with its answer is not remembered."""

Placed = tuple[str | None, Line]
"""A line, and the name of its file where there are several."""


def answers(placed: Iterable[Placed], form: Form, own: OwnPackages, jobs: int = 1) -> Iterator[Answer]:
    """Yield the answer of each line in order; in one process each as soon as the line is there.

    :param jobs: how many processes; with more than one, lines are read and answered by the batch.
    """
    if jobs == 1:
        with seldom_collected():
            yield from map(Answering(form, own), placed)
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


class Answering:
    """Answers lines; one that is asked again to the letter, as a screen that is opened anew does, from memory.

    :param form: how answers are written.
    :param own: packages that a line may name by their ids.
    """

    def __init__(self, form: Form, own: OwnPackages) -> None:
        self._form, self._own = form, own
        self._known: dict[bytes | None, Answer] = {}

    def __call__(self, placed: Placed) -> Answer:
        """Answer a line."""
        file, line = placed
        known = self._known.get(line.text)
        if known is not None:
            return known
        made = answer(line, self._form, self._own, file)
        # what is wrong is told with the number of its line, so each time anew
        if made.outcomes and line.text is not None and len(line.text) + len(made.text) <= _LONGEST:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[line.text] = made
        return made


class _Job:
    """What a process of the pool was told once."""

    answering: Answering


def _ready(form: Form, own: OwnPackages) -> None:
    """Ready a process; it is ended by the one that started it, not by the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Job.answering = Answering(form, own)


def _answered(batch: list[Placed]) -> list[Answer]:
    with seldom_collected():
        return [_Job.answering(placed) for placed in batch]
