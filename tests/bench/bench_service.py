"""What the service stands: a minute of 50 connections that ask without a pause, and what it holds of memory meanwhile.

Run it: ``python tests/bench/bench_service.py [SECONDS]``. Every answer is held against that of the library for the very
case, so one that is lost, or another's, is counted. Memory is that of all processes of the service (Linux: /proc).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))
from mix import mix

from serving import Service, serving

CONNECTIONS = 50
SECONDS = 60
CASES = 1_000
WARM = 4 * CASES
"""So many questions are asked before the minute begins: by then what is remembered of these cases is."""
HEAD = b"POST /decisions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
JOBS = 2


class Question(NamedTuple):
    """A case as it is sent, and the answer that it has to get; a number of its own goes into both."""

    sent: str
    answer: str


def questions() -> list[Question]:
    from fysiodekking.adapters.json_lines import Form, answer_of
    from fysiodekking.adapters.package_sources import own_packages

    own = own_packages()
    cases = json.loads(json.dumps(mix(CASES), default=str))
    return [Question(json.dumps(case)[1:], answer_of(case, Form(), own).text) for case in cases]


class Count:
    """How many questions were asked, and how many were not answered rightly."""

    asked = 0
    lost = 0
    mixed = 0
    slowest = 0.0


async def ask(service: Service, number: int, asked: list[Question], count: Count, going_on: Callable[[], bool]) -> None:
    """Ask one after the other on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    turn = number
    while going_on():
        question = asked[turn % len(asked)]
        body = f'{{"id":{turn},{question.sent}'.encode()
        begun = time.monotonic()
        writer.write(HEAD % len(body) + body)
        try:
            told = await reader.readuntil(b"\r\n\r\n")
            length = next(line for line in told.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            reply = await reader.readexactly(int(length.partition(b":")[2]))
        except (OSError, asyncio.IncompleteReadError):
            count.lost += 1
            return
        count.asked += 1
        count.slowest = max(count.slowest, time.monotonic() - begun)
        right = question.answer.replace('"id":null', f'"id":{turn}', 1).encode()
        count.mixed += reply != right
        turn += CONNECTIONS
    writer.close()


async def ask_all(service: Service, asked: list[Question], count: Count, going_on: Callable[[], bool]) -> None:
    """Ask on all connections, and say now and then how far it is."""
    begun = time.monotonic()
    asking = [asyncio.create_task(ask(service, number, asked, count, going_on)) for number in range(CONNECTIONS)]
    while not all(each.done() for each in asking):
        await asyncio.wait(asking, timeout=10)
        print(
            f"{time.monotonic() - begun:5.0f} s  {count.asked:7} answered  {memory(service) / 1024:6.1f} MiB",
            flush=True,
        )
    await asyncio.gather(*asking)


def memory(service: Service) -> int:
    """Return what the service and its processes hold, in KiB."""
    parents: dict[int, int] = {}
    held: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if "VmRSS" in fields:
            parents[int(fields["Pid"])] = int(fields["PPid"])
            held[int(fields["Pid"])] = int(fields["VmRSS"].split()[0])
    root = service.process.pid
    return sum(size for pid, size in held.items() if root in (pid, parents[pid]))


async def measure(service: Service, seconds: float) -> None:
    asked, warm, count = questions(), Count(), Count()
    await ask_all(service, asked, warm, lambda: warm.asked < WARM)
    print("the minute begins")
    until = time.monotonic() + seconds
    await ask_all(service, asked, count, lambda: time.monotonic() < until)
    print(
        f"{count.asked} answered, {count.lost} lost, {count.mixed} not as the library answers; "
        f"{count.asked / seconds:.0f} a second, the slowest after {count.slowest * 1000:.0f} ms"
    )


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with serving("--jobs", str(JOBS)) as service:
        asyncio.run(measure(service, seconds))


if __name__ == "__main__":
    main()
