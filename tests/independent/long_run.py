"""Draws cases from the contract for some minutes, and asks every promise of them; tells what it found.

Run it as ``python -m tests.independent.long_run --minutes 30`` (minutes of processor time). Findings of one kind are
kept once, as the smallest case that still shows it. ``--from N`` begins at another seed, ``--only NAME`` asks one
promise, ``--keep FOLDER`` writes the findings there.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import re
import sys
import time
import traceback
import zlib
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

import contract_cases
import contract_promises
import smaller

from fysiodekking import InvalidCase, case_from

SMALLER_FOR: Final = 8
"""Seconds of processor time that may be spent on making one case smaller."""


def broken(name: str, case: dict[str, Any], seed: int) -> tuple[str, str] | None:
    """Ask one promise of a case: None when it holds, else the kind of what is wrong, and the details."""
    promise = contract_promises.PROMISES[name][0]
    try:
        promise(case, Random(seed))  # noqa: S311 - no secret
    except contract_promises.Broken as error:
        return f"{name}: {error.kind}", str(error)
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
        ours = [each for each in traceback.extract_tb(error.__traceback__) if "fysiodekking" in each.filename]
        at = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "the promise itself"
        via = next(
            (
                each.name
                for each in ours
                if each.name in {"decide", "receipt", "what_would_change", "plan", "explain", "decision_from"}
            ),
            "",
        )
        words = "".join(traceback.format_exception(error))
        return f"{type(error).__name__} in {via} at {at}: {re.sub(r'[0-9]+', 'N', str(error))[:60]}", words[-3000:]
    return None


def valid(case: dict[str, Any]) -> bool:
    """Tell whether a case is accepted."""
    try:
        case_from(case)
    except InvalidCase:
        return False
    return True


def minimal(name: str, case: dict[str, Any], seed: int, kind: str) -> dict[str, Any]:
    """Return the smallest case found that breaks the promise in the same way."""
    until = time.process_time() + SMALLER_FOR

    def breaks(other: dict[str, Any]) -> bool:
        if time.process_time() > until:
            return False
        try:
            if not valid(other):
                return False
        except Exception:  # noqa: BLE001 - not even a case
            return False
        try:
            for each in (seed, *range(4)):
                found = broken(name, other, each)
                if found is not None and found[0] == kind:
                    return True
        except KeyError:
            pass
        return False

    return smaller.smaller(case, breaks)


def main() -> int:
    """Run for the minutes asked for, or until it is interrupted."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--from", dest="first", type=int, default=0)
    options.add_argument("--only", action="append", choices=list(contract_promises.PROMISES))
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    asked: Counter[str] = Counter()
    times: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    cases, begun = 0, time.process_time()
    with contextlib.suppress(KeyboardInterrupt):
        for cases in itertools.count():
            if time.process_time() - begun >= given.minutes * 60:
                break
            _ask(given, given.first + cases, asked, times, kinds)
    print(f"\n{cases} cases in {(time.process_time() - begun) / 60:.1f} minutes of processor time")
    for name, count in sorted(asked.items()):
        print(f"  {count:8} {name}")
    for kind, count in times.most_common():
        print(f"  {count:8} times {kind}")
    print(f"{len(kinds)} kinds of finding")
    return 1 if kinds else 0


def _ask(given: argparse.Namespace, seed: int, asked: Counter[str], times: Counter[str], kinds: dict[str, str]) -> None:
    """Ask every promise of the case of a seed, and tell each kind of finding that is new."""
    case = contract_cases.case(Random(seed))  # noqa: S311 - no secret
    if not valid(case):
        asked["(refused)"] += 1
        return
    for name, (_, share) in contract_promises.PROMISES.items():
        if given.only and name not in given.only:
            continue
        if not given.only and zlib.crc32(f"{name}{seed}".encode()) % 1000 >= share * 1000:
            continue
        asked[name] += 1
        found = broken(name, case, seed)
        if found is None:
            continue
        kind = found[0]
        times[kind] += 1
        if kind not in kinds:
            kinds[kind] = _shown(name, case, seed, found)
            print(f"\n=== {kind}\n{kinds[kind]}", flush=True)
            if given.keep:
                short = re.sub(r"\W+", "-", kind)[:70].strip("-")
                (given.keep / f"{short}-{zlib.crc32(kind.encode()) % 1000:03}.toml").write_text(
                    f"# {kind}\n{kinds[kind]}", "utf-8"
                )
        if name == "decides" and not kind.startswith("decides: "):
            return  # it cannot be decided: nothing else can be asked of it


def _shown(name: str, case: dict[str, Any], seed: int, found: tuple[str, str]) -> str:
    """Return the smallest case that breaks a promise in the same way, as a file, with what is wrong above it."""
    least = minimal(name, case, seed, found[0])
    again = (broken(name, least, each) for each in (seed, *range(4)))
    detail = next((each[1] for each in again if each is not None and each[0] == found[0]), found[1])
    return f"# seed {seed}\n" + "".join(f"# {line}\n" for line in detail.splitlines()) + smaller.toml(least)


if __name__ == "__main__":
    raise SystemExit(main())
