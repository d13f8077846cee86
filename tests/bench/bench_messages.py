"""What a program holds while it reads a return message of 200 MB, line by line, and how long that takes.

    python tests/bench/bench_messages.py [MEGABYTES]

The message is made while it is read, so that only the reader is measured: GDS802 and PM305, each once alone and once
beside cases, of which half the lines know none.
"""

from __future__ import annotations

import io
import sys
import time
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from bench_memory import held

from cases import case
from fysiodekking import Claimed
from fysiodekking.adapters.messages import read_return
from fysiodekking.claims.whole_return import Sent, WholeReturn
from made_messages import Line, as_file, fixed, gds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MEGABYTES = 200
MEGABYTE = 1 << 20
LINES = 1000


class Made(io.RawIOBase):
    """A stream of pieces that are made when they are read."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._left, self.size = iter(pieces), b"", 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        count = min(len(buffer), len(self._left))
        buffer[:count], self._left = self._left[:count], self._left[count:]
        self.size += count
        return count


def xml(size: int) -> Iterator[bytes]:
    """Yield a GDS802 of so many bytes: its head, the same lines again and again, its end."""
    whole = gds([Line(f"r-{number}", granted=0, codes=("0613",)) for number in range(LINES)], returned=True)
    begin, end = whole.index(b"<d:Verzekerde>"), whole.rindex(b"</d:Bericht>")
    return chain((whole[:begin],), repeat(whole[begin:end], size // (end - begin)), (whole[end:],))


def records(size: int) -> Iterator[bytes]:
    """Yield a PM305 of so many bytes, whose last record counts what stood before it."""
    first, *middle, last = fixed([Line(f"r-{number}", codes=("0613",)) for number in range(LINES)], returned=True)
    some = as_file(middle)
    times = size // len(some)
    text = last.decode("latin-1")
    widths = ((2, 8), (8, 14), (14, 20), (20, 26), (26, 33), (33, 44))
    for begin, end in (*widths, (45, 56)):
        text = text[:begin] + str(int(text[begin:end]) * times).zfill(end - begin)[-(end - begin) :] + text[end:]
    return chain((as_file([first]),), repeat(some, times), (as_file([text.encode("latin-1")]),))


def measure(name: str, pieces: Iterable[bytes]) -> None:
    """Read a message once alone and once beside cases."""
    known = {f"r-{number}": Sent(case(), Claimed()) for number in range(0, LINES, LINES // 2)}
    stream, before, begun = Made(pieces), held(), time.process_time()
    message = read_return(io.BufferedReader(stream))
    lines = highest = 0
    for lines, _ in enumerate(WholeReturn(known).look(message) if "cases" in name else message, 1):
        if lines % 20_000 == 0:
            highest = max(highest, round(held() - before))
    took, told = time.process_time() - begun, f"{len(message.problems)} problems"
    print(f"{name}: {stream.size / MEGABYTE:.0f} MB, {lines:,} lines, {took:.0f} s, {highest} MB more at most, {told}")


def main() -> None:
    size = int(sys.argv[1] if sys.argv[1:] else MEGABYTES) * MEGABYTE
    for name, made in (("GDS802", xml), ("PM305", records)):
        measure(name, made(size))
        measure(f"{name} beside cases", made(size))


if __name__ == "__main__":
    main()
