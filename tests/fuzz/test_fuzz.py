"""A short run of the fuzzer, the same every time; `tests/fuzz/run.py` looks for longer, guided by coverage."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import targets
from shapes import Choices

INPUTS = 60
SLOWEST = 5
"""Seconds of processor time; the same bound as in the long run."""
LARGEST = 500 * 1024
"""Kilobytes by which the process may grow."""


@pytest.mark.parametrize("target", targets.TARGETS, ids=lambda target: target.__name__)
def test_any_bytes(target: targets.Target) -> None:
    """Whatever bytes make of a case, a package file, a stored decision or a command line: an answer, or problems."""
    bytes_of = random.Random(target.__name__)  # noqa: S311 - no secret
    fates: Counter[str] = Counter()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(INPUTS):
        data = bytes_of.randbytes(bytes_of.choice((4, 20, 60, 200)))
        begun = time.process_time()
        fates[target(Choices(data))] += 1
        assert time.process_time() - begun < SLOWEST, data.hex()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < LARGEST
    assert set(fates) == {targets.ANSWERED, targets.REFUSED}, "the input is too tame or too wild to show anything"


def test_the_promise_can_be_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another exception than a refusal is not taken for one."""
    monkeypatch.setattr(targets, "case_from", lambda _: {}["missing"])
    with pytest.raises(KeyError):
        targets.mapping(Choices(b""))
