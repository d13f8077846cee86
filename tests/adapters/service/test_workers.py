"""The processes that answer: each reply reaches its own question, whatever becomes of the others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from answering import answer
from fysiodekking.adapters.package_sources import own_packages
from fysiodekking.adapters.service.doors import Asked, Served
from fysiodekking.adapters.service.workers import BusyError, TooLongError, Workers

LONG = "600"
"""Longer than any test waits."""


def run(jobs: int, seconds: float, ask: Callable[[Workers], Awaitable[None]]) -> None:
    """Ask processes something, and end them."""

    async def running() -> None:
        workers = Workers(Served(own_packages()), jobs, seconds, answer)
        await workers.begin()
        try:
            await ask(workers)
        finally:
            await workers.end()

    asyncio.run(running())


async def echoed(workers: Workers, number: int, rest: str = "") -> bool:
    reply = await workers.ask(Asked("", body=b"%d" % number, rest=rest))
    return reply.body == b"%d" % number


def test_every_reply_is_that_of_its_question() -> None:
    """Of many at once, with few processes; those that die in between take none with them."""

    async def ask(workers: Workers) -> None:
        asking = [echoed(workers, number, "die" if number in (7, 20) else "0.001") for number in range(60)]
        replies = await asyncio.gather(*asking, return_exceptions=True)
        assert [reply for number, reply in enumerate(replies) if number not in (7, 20)] == [True] * 58
        assert all(isinstance(replies[number], (EOFError, OSError)) for number in (7, 20))
        assert await echoed(workers, 1)

    run(2, 60, ask)


def test_what_takes_too_long_is_ended() -> None:
    """And the next question has a process again, and its own reply."""

    async def ask(workers: Workers) -> None:
        assert await echoed(workers, 1)
        with pytest.raises(TooLongError):
            await echoed(workers, 2, LONG)
        assert await asyncio.gather(*(patient(workers, number) for number in range(3, 6))) == [True] * 3

    run(1, 1, ask)


async def patient(workers: Workers, number: int) -> bool:
    """Ask until a process is free: on a slow machine another one takes its time to start."""
    while True:
        try:
            return await echoed(workers, number)
        except (BusyError, TooLongError):
            continue


def test_whoever_asks_while_all_are_busy_waits_so_long() -> None:
    """And no longer."""

    async def ask(workers: Workers) -> None:
        assert await echoed(workers, 1)
        asking = [asyncio.create_task(workers.ask(Asked("", rest=LONG))) for _ in range(2)]
        replies = await asyncio.gather(*asking, return_exceptions=True)
        assert {type(reply) for reply in replies} <= {BusyError, TooLongError}
        assert isinstance(replies[0], TooLongError)

    run(1, 0.5, ask)


def test_who_goes_away_leaves_no_reply_behind() -> None:
    """A question that nobody waits for any more is no other's answer."""

    async def ask(workers: Workers) -> None:
        assert await echoed(workers, 1)
        gone = asyncio.create_task(workers.ask(Asked("", body=b"gone", rest="0.2")))
        await asyncio.sleep(0.05)
        gone.cancel()
        assert await patient(workers, 2)
        assert gone.cancelled()

    run(1, 10, ask)
