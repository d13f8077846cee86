"""How long the proof of every version of the law takes, beside the proof of the newest one alone.

Run it: ``python tests/bench/bench_prove.py``. Both are measured in one run, as processor time of this process and of
those that it starts; the ratio tells what is gained by answering once what is the same in two versions. No test depends
on the time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from fysiodekking.proof import prove, prove_all, versions


def _computed() -> float:
    """Return the seconds that this process and its ended children computed."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _all(count: Mapping[str, int]) -> int:
    return sum(count.values())


def main() -> None:
    start = _computed()
    newest = prove(versions()[-1])
    one = _computed() - start
    start = _computed()
    proofs = list(prove_all())
    every = _computed() - start
    size = f"{_all(newest.regions):,} regions, {_all(newest.cases):,} cases"
    print(f"the newest version: {size} in {one:.1f} s of computing")
    print(f"all {len(proofs)} versions in {every:.1f} s: {every / one:.1f} times the newest alone")


if __name__ == "__main__":
    main()
