"""How long the proof of every version of the law takes, beside the proof of the newest one alone.

Run it: ``python tests/bench/bench_prove.py``. Both are measured in one run; the ratio tells what is gained by taking
over what is the same in two versions (there are seventeen). No test depends on the time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from fysiodekking.proof import prove, prove_all, versions


def _all(count: int | Mapping[str, int]) -> int:
    return count if isinstance(count, int) else sum(count.values())


def main() -> None:
    start = time.process_time()
    newest = prove(versions()[-1])
    one = time.process_time() - start
    start = time.process_time()
    proofs = list(prove_all())
    every = time.process_time() - start
    size = f"{_all(newest.regions):,} regions, {_all(newest.cases):,} cases"
    print(f"the newest version: {size} in {one:.1f} s of computing")
    print(f"all {len(proofs)} versions in {every:.1f} s: {every / one:.1f} times the newest alone")


if __name__ == "__main__":
    main()
