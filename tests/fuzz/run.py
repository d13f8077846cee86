"""Fuzzes everything that reads input, guided by coverage, for some minutes; tells what it found.

Run it as ``python tests/fuzz/run.py --minutes 10``. It needs the extra ``fuzz`` (atheris). A finding is another
exception than a refusal, a broken promise, a call longer than `SLOWEST` seconds, or memory above `LARGEST` megabytes.
Findings of one kind are kept once, with the bytes that led to it: ``--again FILE`` runs those once more.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any, Final, NoReturn

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "build" / "fuzz"
SLOWEST: Final = 5
"""Seconds of processor time that one call may take."""
LARGEST: Final = 500
"""Megabytes that the process may use."""
LONGEST_INPUT: Final = 400
"""Bytes of choices; the files that are made of them are larger."""


class Run:
    """What one run did so far; written down now and then, since the fuzzer ends the process itself."""

    def __init__(self, names: list[str]) -> None:
        sys.path.append(str(ROOT / "tests" / "helpers"))
        import targets
        from shapes import Choices

        self.targets, self.choices = [each for each in targets.TARGETS if each.__name__ in names or not names], Choices
        self.calls: Counter[str] = Counter()
        self.slowest: dict[str, float] = {}
        self.seconds: Counter[str] = Counter()
        """Of processor time, by target."""
        self.found: dict[str, dict[str, Any]] = {}
        self.begun = self.written = time.monotonic()

    def once(self, data: bytes) -> None:
        """Give one input to the target that its first byte names."""
        target = self.targets[data[0] % len(self.targets)] if data else self.targets[0]
        begun = time.process_time()
        try:
            fate = target(self.choices(data[1:]))
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            fate = "broken"
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._find(
                f"{target.__name__}: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}", error, data
            )
        took = time.process_time() - begun
        if took > SLOWEST:
            self._find(f"{target.__name__}: slow", TimeoutError(f"{took:.1f} s"), data)
        self.calls[f"{target.__name__} {fate}"] += 1
        self.seconds[target.__name__] += took
        self.slowest[target.__name__] = max(took, self.slowest.get(target.__name__, 0))
        if time.monotonic() - self.written > 1:
            self.write()

    def _find(self, kind: str, error: BaseException, data: bytes) -> None:
        if kind not in self.found:
            words = "".join(traceback.format_exception(error))[-1500:]
            self.found[kind] = {"kind": kind, "times": 0, "words": words, "data": data.hex()}
        self.found[kind]["times"] += 1

    def write(self) -> None:
        """Write down what was done."""
        self.written = time.monotonic()
        state = {
            "minutes": (self.written - self.begun) / 60,
            "calls": self.calls,
            "slowest": self.slowest,
            "seconds": self.seconds,
            "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "found": list(self.found.values()),
        }
        (FOLDER / "state.new").write_text(json.dumps(state), "utf-8")
        (FOLDER / "state.new").replace(FOLDER / "state.json")


def inside(minutes: float, seed: int, names: list[str]) -> NoReturn:
    """Be the process that is fuzzed."""
    import atheris

    with atheris.instrument_imports(include=["fysiodekking"]):
        import fysiodekking

        for module in pkgutil.walk_packages(fysiodekking.__path__, "fysiodekking."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        run = Run(names)
    corpus = FOLDER / "corpus"
    corpus.mkdir(exist_ok=True)
    arguments = [
        "fuzz",
        str(corpus),
        f"-max_total_time={round(minutes * 60)}",
        f"-rss_limit_mb={LARGEST}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SLOWEST * 12}",  # of the clock: other processes want the machine too
        f"-artifact_prefix={FOLDER}/",
        f"-seed={seed}",
        "-len_control=0",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, run.once)
    atheris.Fuzz()
    sys.exit()


def report(status: int) -> int:
    """Print what a run did and found."""
    state = json.loads((FOLDER / "state.json").read_text("utf-8"))
    total = sum(state["calls"].values())
    print(f"{total} calls in {state['minutes']:.1f} minutes, at most {state['megabytes']:.0f} MB")
    for name, times in sorted(state["calls"].items()):
        print(f"  {times:7} {name}")
    of_target = Counter[str]()
    for name, times in state["calls"].items():
        of_target[name.partition(" ")[0]] += times
    rates = {name: of_target[name] / took for name, took in sorted(state["seconds"].items()) if took}
    print("calls in a second of processor time: " + ", ".join(f"{name} {rate:.0f}" for name, rate in rates.items()))
    print("longest call: " + ", ".join(f"{name} {took:.2f} s" for name, took in sorted(state["slowest"].items())))
    for found in state["found"]:
        print(f"\n{found['kind']}, {found['times']} times, with {found['data']}\n{found['words']}")
    if status:
        print(f"the fuzzer ended with {status}: see {FOLDER}/log")
    print(f"{len(state['found'])} kinds of finding")
    return 1 if state["found"] or status else 0


def main() -> int:
    """Fuzz, or run the inputs of earlier findings once more."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--target", action="append", default=[], help="only this one; can be given several times")
    options.add_argument("--again", type=Path, help="a state.json of an earlier run")
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    if given.inside:
        inside(given.minutes, given.seed, given.target)
    if given.again is not None:
        run = Run(given.target)
        for found in json.loads(given.again.read_text("utf-8"))["found"]:
            run.once(bytes.fromhex(found["data"]))
        run.write()
        return report(0)
    (FOLDER / "state.json").unlink(missing_ok=True)
    command = [sys.executable, __file__, "--inside", f"--minutes={given.minutes}", f"--seed={given.seed}"]
    command += [f"--target={each}" for each in given.target]
    with (FOLDER / "log").open("w") as log:
        done = subprocess.run(
            command, cwd=ROOT, stdout=log, stderr=log, check=False, env={**os.environ, "NO_COLOR": "1"}
        )
    return report(done.returncode)


if __name__ == "__main__":
    raise SystemExit(main())
