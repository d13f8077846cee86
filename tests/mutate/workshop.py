"""Runs tests against copies of the package in which one thing was changed; a change that no test notices survives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "coverage" / "fysiodekking"
PROCESSES: Final = 2
LONGEST: Final = 180
"""Seconds after which a run counts as killed: a changed comparison can make a loop without an end."""
_QUIET: Final = (
    "-m",
    "pytest",
    "-x",
    "-q",
    "--no-header",
    "--tb=no",
    "-p",
    "no:cacheprovider",
    "-o",
    "addopts=--import-mode=importlib",
)


class Mutant(NamedTuple):
    """One change.

    :param file: the changed file, below the package.
    :param line: its line.
    :param what: the change in words.
    :param text: the whole changed file.
    :param first: test paths that are likely to notice, asked before all others.
    """

    file: str
    line: int
    what: str
    text: str
    first: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class _Bench:
    """A copy of the package, and the environment in which it is the one that is imported."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / "fysiodekking"
        shutil.copytree(PACKAGE, self.package, ignore=shutil.ignore_patterns("__pycache__"))
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT / "tests"), str(ROOT / "tests" / "helpers"))),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        imported = self.run("-c", "import fysiodekking; print(fysiodekking.__file__)")
        assert imported.stdout.strip() == str(self.package / "__init__.py"), imported.stdout

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )

    def notices(self, mutant: Mutant, tests: Sequence[str]) -> bool:
        """Tell whether a test fails on a change."""
        path = self.package / mutant.file
        original = path.read_text("utf-8")
        path.write_text(mutant.text, "utf-8")
        try:
            asked = [(*mutant.first,)] if mutant.first else []
            return any(self.run(*_QUIET, *paths).returncode != 0 for paths in (*asked, tuple(tests)))
        except subprocess.TimeoutExpired:
            return True
        finally:
            path.write_text(original, "utf-8")


def survivors(mutants: Sequence[Mutant], tests: Sequence[str], report: Callable[[str], None] = print) -> list[Mutant]:
    """Return the changes that no test notices; the tests have to pass on an unchanged copy."""
    with tempfile.TemporaryDirectory() as folder:
        benches: SimpleQueue[_Bench] = SimpleQueue()
        for number in range(PROCESSES):
            benches.put(_Bench(Path(folder) / str(number)))
        bench = benches.get()
        unchanged = bench.run(*_QUIET, *tests)
        benches.put(bench)
        if unchanged.returncode:
            raise SystemExit(f"the tests fail on an unchanged copy:\n{unchanged.stdout[-2000:]}")

        def lives(mutant: Mutant) -> bool:
            bench = benches.get()
            try:
                return not bench.notices(mutant, tests)
            finally:
                benches.put(bench)

        with ThreadPoolExecutor(PROCESSES) as pool:
            found = []
            for mutant, alive in zip(mutants, pool.map(lives, mutants), strict=True):
                if alive:
                    report(f"survives: {mutant}")
                    found.append(mutant)
            return found


def main(kind: str, mutants: Iterable[Mutant], skipped: Sequence[str], tests: Sequence[str]) -> int:
    """Try all changes of a kind, and say which survive.

    Arguments on the command line narrow it down to changes whose description contains one of them.

    :param skipped: for each change that was left out, the reason why.
    """
    wanted = sys.argv[1:]
    chosen = [each for each in mutants if not wanted or any(word in str(each) for word in wanted)]
    for reason, times in Counter(skipped).items():
        print(f"left out, {times} times: {reason}")
    begun = time.monotonic()
    alive = survivors(chosen, tests, lambda text: print(text, flush=True))
    seconds = round(time.monotonic() - begun)
    print(f"{len(chosen)} {kind} changed, {len(chosen) - len(alive)} noticed, {len(alive)} survive ({seconds} s)")
    return 1 if alive else 0
