"""What a line of JSON costs from end to end, of one tree or of several beside each other.

Run it: ``python tests/bench/bench_lines.py [FOLDER…]``; a folder is that which `fysiodekking` lies in, as `coverage` of
another copy. ``--memory`` writes what a stream of 10,000 and of 1,000,000 lines takes at most.

A line of the mix of `mix.py` in, its answer as a line out, in microseconds of CPU: the short answer, what of it is
spent in `decide`, and the full answer, for which a tree without `adapters.json_lines` writes the whole of `as_dict`.
"""

from __future__ import annotations

import argparse
import inspect
import json
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import beside
from mix import mix

SIZE = 1_000
STREAMS = (10_000, 1_000_000)


Answers = Callable[[list[bytes]], list[object]]


def ways() -> tuple[Answers, Answers]:
    """Return how short and how full answers are made of lines."""
    from fysiodekking import as_dict, case_from, decide

    try:
        from fysiodekking.adapters.json_lines import FULL, Form, Line
        from fysiodekking.adapters.package_sources import own_packages
        from fysiodekking.adapters.parallel_lines import answers
    except ImportError:
        receipt = {"receipt": False} if "receipt" in inspect.signature(as_dict).parameters else {}

        def short(line: bytes) -> str:
            made = decide(case_from(json.loads(line)))
            names = ("outcome", "payer", "package", "amounts", "entitlement_code", "reasons", "missing")
            return json.dumps({name: getattr(made, name) for name in names}, default=str)

        def full(line: bytes) -> str:
            return json.dumps(as_dict(decide(case_from(json.loads(line))), **receipt))

        return lambda lines: [*map(short, lines)], lambda lines: [*map(full, lines)]
    own = own_packages()

    def stream(form: Form) -> Answers:
        """Return how one stream, which stays open, is fed."""
        waiting: deque[bytes] = deque()
        answered = answers(((None, Line(1, line)) for line in iter(waiting.popleft, None)), form, own)

        def fed(lines: list[bytes]) -> list[object]:
            waiting.extend(lines)
            return [*islice(answered, len(lines))]

        return fed

    return stream(Form()), stream(Form(fields=FULL))


def measured() -> Iterator[dict[str, float]]:
    from fysiodekking import case_from, decide

    short, full = ways()
    for seed in count():  # of other lines in each round: none was answered before
        mappings = mix(SIZE, seed)
        lines = [json.dumps(each).encode() for each in mappings]
        figures: dict[str, float] = {}
        cases = [case_from(each) for each in mappings]
        for name, call, items in (
            ("of it decide", lambda cases: [*map(decide, cases)], cases),
            ("short answer", short, lines),
            ("full answer", full, lines),
        ):
            before = time.process_time()
            call(items)
            figures[f"{name}, us a line"] = (time.process_time() - before) / SIZE * 1e6
        yield figures


def memory() -> None:
    """Print the most memory that a process takes for each stream, of which each line is another case."""
    for size in STREAMS:
        words = [sys.executable, "-m", "fysiodekking", "decide"]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:  # noqa: S603
            assert process.stdin is not None
            for seed in range(size // SIZE):
                process.stdin.writelines(json.dumps(each) + "\n" for each in mix(SIZE, seed))
            process.stdin.close()
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{size:>10,} lines: {most:,.0f} MB at most")


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--memory", action="store_true")
    if asked.parse_known_args()[0].memory:
        memory()
    else:
        beside.main(__file__, measured)
