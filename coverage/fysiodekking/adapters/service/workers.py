"""The processes that answer: so many, each one question at a time, and none longer than it may take.

A process that takes too long, dies, or is left alone in the middle of an answer is ended, and another takes its place:
so no reply can reach another question than its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Final

from fysiodekking.adapters.service.doors import Asked, Reply, Served, answer

Answering = Callable[[Asked, Served], Reply]
_PROCESSES: Final = multiprocessing.get_context("spawn")


class BusyError(Exception):
    """No process was free in time."""


class TooLongError(Exception):
    """The answer took longer than it may."""


class Workers:
    """Some processes that answer.

    :param jobs: how many.
    :param seconds: how long a question waits for a process at most, and how long its answer may take.
    :param answering: what each of them does.
    """

    def __init__(self, served: Served, jobs: int, seconds: float, answering: Answering = answer) -> None:
        self._what, self._jobs, self._seconds = (served, answering), jobs, seconds
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._workers: list[_Worker] = []
        self._renewals: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(2 * jobs, "waits for a worker")

    async def begin(self) -> None:
        """Start the processes, and wait until each can be asked.

        :raises EOFError: when one cannot be started.
        """
        self._workers = [_Worker(*self._what) for _ in range(self._jobs)]
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._threads, worker.ready) for worker in self._workers))
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def end(self) -> None:
        """End the processes."""
        await asyncio.gather(*self._renewals)
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()

    async def ask(self, asked: Asked) -> Reply:
        """Have something answered.

        :raises BusyError: when no process was free in time.
        :raises TooLongError: when the answer took too long.
        :raises OSError: when the process died; an `EOFError` too.
        """
        try:
            async with asyncio.timeout(self._seconds):
                worker = await self._idle.get()
        except TimeoutError:
            raise BusyError from None
        asking = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, asked)
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.shield(asking)
        except TimeoutError:
            raise TooLongError from None
        finally:
            if asking.done() and not asking.cancelled() and asking.exception() is None:
                self._idle.put_nowait(worker)
            else:
                renewal = asyncio.create_task(self._renew(worker, asking))
                self._renewals.add(renewal)
                renewal.add_done_callback(self._renewals.discard)

    async def _renew(self, worker: _Worker, asking: asyncio.Future[Reply]) -> None:
        """Put another process in the place of one; whoever waits for its reply is let go before."""
        worker.kill()
        await asyncio.wait([asking])
        asking.exception()  # which is seen so
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.begin_anew)
        self._idle.put_nowait(worker)


class _Worker:
    """One process."""

    def __init__(self, served: Served, answering: Answering) -> None:
        self._what = served, answering
        self._begin()

    def _begin(self) -> None:
        self._pipe, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(theirs, *self._what), daemon=True)
        self._process.start()
        theirs.close()

    def begin_anew(self) -> None:
        """Start another process in place of the one that was killed."""
        self.end()
        self._begin()
        self.ready()

    def ready(self) -> None:
        """Wait until the process can be asked."""
        self._pipe.recv()

    def ask(self, asked: Asked) -> Reply:
        """Have something answered, and wait for it."""
        self._pipe.send(asked)
        reply: Reply = self._pipe.recv()
        return reply

    def kill(self) -> None:
        """End the process; whoever waits for a reply gets an `EOFError`."""
        self._process.kill()

    def end(self) -> None:
        """End the process, and what led to it."""
        self.kill()
        self._process.join()
        self._pipe.close()


def _work(pipe: Connection, served: Served, answering: Answering) -> None:
    """Answer until nobody asks any more; the process is ended by the one that started it, not by the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send(None)  # it is ready
    while True:
        try:
            asked: Asked = pipe.recv()
        except EOFError:
            return
        pipe.send(answering(asked, served))
