"""Measuring trees beside each other: each in a process of its own, in turns, so that other work falls on all of them.

A measurement is a file that yields the figures of each round, by what was measured, when it is run with ``--child``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROUNDS = 10

Figures = dict[str, float]


def medians(file: str, roots: list[str]) -> dict[str, Figures]:
    """Return the median of each figure for each tree, of what is called the worst the worst."""
    processes: dict[str, Any] = {}
    for root in roots:
        path = {"PYTHONPATH": root} if root else {}
        command = [sys.executable, file, "--child"]
        processes[root] = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **path}
        )
    found: dict[str, dict[str, list[float]]] = {root: defaultdict(list) for root in roots}
    for _ in range(ROUNDS):
        for root, process in processes.items():
            process.stdin.write("\n")
            process.stdin.flush()
            for name, value in json.loads(process.stdout.readline()).items():
                found[root][name].append(value)
    return {
        root: {name: (max if "worst" in name else statistics.median)(values) for name, values in each.items()}
        for root, each in found.items()
    }


def main(file: str, measured: Callable[[], Iterator[Figures]]) -> None:
    """Measure in this process when it is a child; else print the figures of the trees that are named side by side.

    :param file: the file of the measurement.
    :param measured: yields the figures of a round.
    """
    roots = sys.argv[1:]
    if roots == ["--child"]:
        rounds = measured()
        while sys.stdin.readline():
            print(json.dumps(next(rounds)), flush=True)
        return
    found = medians(file, roots or [""])
    first, *others = found.values()
    print("".join(f"  {Path(root).parent.name or 'installed':>12}" for root in found))
    for name in first:
        ratios = "".join(f"  ({each[name] / first[name]:.2f})" for each in others if name in each)
        figures = (f"  {each[name]:12,.1f}" if name in each else f"  {'-':>12}" for each in found.values())
        print("".join(figures), f" {name}{ratios}")
