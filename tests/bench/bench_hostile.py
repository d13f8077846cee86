"""What hostile and large honest input costs: processor seconds and memory, each in a process of its own.

    python tests/bench/bench_hostile.py [WORD …]

Without words every input is tried, else those whose name holds one of them. An input is made by a script, read, and
where it is a case also decided, explained, written as data with its receipt, and asked what would change. It has to end
within two seconds of processor time and 300 MB, with an answer or with an honest refusal.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

SECONDS: Final = 2.0
MEGABYTES: Final = 300
GIVEN_UP: Final = 10
STEPS: Final = ("read", "decide", "explain", "as_dict", "receipt", "what_would_change")

Input = tuple[str, str]
"""The ending of a file, and its text."""


def case(**more: Any) -> dict[str, Any]:
    return {
        "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50", "condition": "neck"},
        "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
        "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
        "conditions": {"neck": {"kind": "not_listed"}},
        "history": [],
        **more,
    }


def package(number: int, grants: int = 1, **more: Any) -> dict[str, Any]:
    limit = {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year"}
    grant = {"covers": ["physiotherapy"], "limits": [limit], "pays": {"contracted": {"percent": 100}}, **more}
    return {
        "id": f"package-{number}",
        "insurer": "an insurer",
        "name": "a package",
        "year": 2026,
        "source": "https://example.org",
        "confidence": "A",
        "grants": [{"id": f"grant-{each}", **grant} for each in range(grants)],
    }


def row(day: int = 1, **more: Any) -> dict[str, Any]:
    return {"date": f"2026-01-{day % 28 + 1:02d}", "condition": "neck", **more}


def runs(count: int, sessions: int, **more: Any) -> list[dict[str, Any]]:
    return [row(each, until=f"2026-02-{each % 28 + 1:02d}", sessions=sessions, **more) for each in range(count)]


def as_json(mapping: dict[str, Any]) -> Input:
    return ".json", json.dumps(mapping)


HONEST: Final[dict[str, Callable[[], Input]]] = {
    "an ordinary case": lambda: as_json(case(packages=[package(1)])),
    "50 runs of 300 with two grants": lambda: as_json(
        case(history=runs(50, 300, paid_by="package", package="package-1"), packages=[package(1, 2)])
    ),
    "ten packages of unknown terms": lambda: as_json(
        case(packages=[package(each, terms_unknown=True, limits=[], pays={}) for each in range(10)])
    ),
    "ten packages, no history": lambda: as_json(
        {
            key: value
            for key, value in case(packages=[package(each, 2) for each in range(10)]).items()
            if key != "history"
        }
    ),
    "3,000 rows each with its own code": lambda: as_json(
        case(history=[row(each, performance=f"{each:04d}") for each in range(3000)], packages=[package(1)])
    ),
    "3,000 rows that a package paid": lambda: as_json(
        case(
            history=[row(each, paid_by="package", package="package-1") for each in range(3000)],
            packages=[package(1, 2)],
        )
    ),
    "10,000 rows": lambda: as_json(case(history=[row(each) for each in range(10_000)], packages=[package(1)])),
    "200 conditions": lambda: as_json(
        case(conditions={"neck": {"kind": "not_listed"}} | {f"c{each}": {"kind": "stroke"} for each in range(199)})
    ),
    "200 extra lines": lambda: as_json(
        case() | {"session": case()["session"] | {"extra_lines": [{"description": f"line {n}"} for n in range(200)]}}
    ),
    "50 packages": lambda: as_json(case(packages=[package(each) for each in range(50)])),
    "a package of 50 grants": lambda: as_json(case(packages=[package(1, 50)])),
}

HOSTILE: Final[dict[str, Callable[[], Input]]] = {
    "300 packages": lambda: as_json(case(packages=[package(each) for each in range(300)])),
    "60,000 conditions": lambda: as_json(case(conditions={f"c{each}": {"kind": "stroke"} for each in range(60_000)})),
    "140 kB of wrong rows": lambda: as_json(case(history=[{"dat": "x", "zz": each} for each in range(5500)])),
    "140 kB of rows of unknown conditions": lambda: as_json(
        case(history=[row(condition=f"nekc{each}") for each in range(2700)])
        | {"conditions": {f"neck{each}": {"kind": "not_listed"} for each in range(200)} | {"neck": {"kind": "stroke"}}}
    ),
    "140 kB of unknown keys": lambda: as_json(case() | {"session": {f"performanc{each}": 1 for each in range(7000)}}),
    "quoted dotted keys": lambda: (".toml", '"a".' * 500_000 + '"a" = 1\n'),
    "lines of quoted dotted keys": lambda: (
        ".toml",
        "".join(f'"b{n}"{"." + chr(34) + "a" + chr(34)}' * 15 + "\n" for n in range(30_000)),
    ),
    "dotted keys within a table": lambda: (
        ".toml",
        "a = {" + ", ".join(f"k{n}{'.a' * 15} = 1" for n in range(40_000)) + "}\n",
    ),
    "a text of 2 MB": lambda: as_json(case(title="x" * 2_000_000)),
    "an id of 2 MB": lambda: as_json(case(packages=[package(1) | {"id": "x" * 2_000_000}])),
    "a key of 2 MB": lambda: as_json(case(**{"x" * 2_000_000: 1})),
    "a number of 2 MB": lambda: (".json", '{"session": ' + "9" * 2_000_000 + "}"),
    "nested lists": lambda: (".json", "[" * 1_000_000),
    "a list of 1,000,000 numbers": lambda: (".toml", "x = [" + "1," * 1_000_000 + "]\n"),
    "200,000 lines": lambda: (".toml", "".join(f"a{n} = 1\n" for n in range(160_000))),
    "60,000 cases": lambda: (".toml", '[[case]]\nexpect.payer = "basic"\n' * 50_000),
    "open quotes": lambda: (".toml", 'x = """' + '\\"""' * 500_000),
    "brackets of tables": lambda: (".toml", "[a]\n" * 149_000),
    "a case with 1,000 cases sharing 3,000 rows": lambda: as_json(
        case(history=[row(each) for each in range(3000)])
        | {"case": [{"title": f"case {n}", "expect": {"payer": "insured"}} for n in range(1000)]}
    ),
}
INPUTS: Final = HONEST | HOSTILE


def measured(name: str) -> Iterator[str]:
    """Do in this process what is done with an input; yield what came out, and the seconds of each step."""
    import io

    import fysiodekking as f
    from fysiodekking.adapters.case_files import read_mapping
    from fysiodekking.adapters.policy_cases import read_policies

    ending, text = INPUTS[name]()
    source = io.StringIO(text)
    source.name = f"input{ending}"  # type: ignore[attr-defined]
    begun = time.process_time()
    yield "made"
    try:
        mapping = read_mapping(source)
        if "case" in mapping:
            read_policies(mapping)
            yield f"read {time.process_time() - begun:.2f}"
            return
        given = f.case_from(mapping)
    except f.InvalidCase as error:
        yield f"refused, {len(error.problems)} {time.process_time() - begun:.2f}"
        return
    yield f"read {time.process_time() - begun:.2f}"
    begun = time.process_time()
    decision = f.decide(given)
    yield f"decide {time.process_time() - begun:.2f}"
    for step, work in (
        ("explain", lambda: f.explain(decision)),
        ("as_dict", lambda: f.as_dict(decision)),
        ("receipt", lambda: f.receipt(given)),
        ("what_would_change", lambda: f.what_would_change(given)),
    ):
        begun = time.process_time()
        work()
        yield f"{step} {time.process_time() - begun:.2f}"


def child(name: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))
    for line in measured(name):
        print(line, flush=True)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}", flush=True)


def measure(name: str) -> tuple[str, float, float, str]:
    """Return how it ended, the seconds of processor time in all, the peak in megabytes, and the slowest step."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, __file__, "--child", name], capture_output=True, text=True, check=False
    )
    lines = [line.rsplit(" ", 1) for line in done.stdout.splitlines() if " " in line]
    steps = {words: float(number) for words, number in lines if words != "peak"}
    peak = next((float(number) for words, number in lines if words == "peak"), float("inf"))
    ended = next((words for words in steps if words.startswith("refused")), "answered")
    if done.returncode:
        ended = "given up" if done.returncode < 0 else (done.stderr.strip().splitlines() or ["failed"])[-1][:60]
        reached = sum(steps.values())
        return (
            ended,
            max(reached, GIVEN_UP * (done.returncode < 0)),
            peak,
            f"after {[*steps][-1] if steps else 'nothing'}",
        )
    slowest = max(steps, key=steps.__getitem__)
    return ended, sum(steps.values()), peak, f"{slowest} {steps[slowest]:.2f}"


def main(words: list[str]) -> None:
    print(f"{'input':46} {'ended':16} {'seconds':>8} {'MB':>6}  slowest step")
    for name in INPUTS:
        if not words or any(word in name for word in words):
            ended, seconds, peak, slowest = measure(name)
            mark = " " if seconds <= SECONDS and peak <= MEGABYTES else "!"
            print(f"{name:46} {ended:16} {seconds:8.2f} {peak:6.0f} {mark} {slowest}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
    else:
        main(sys.argv[1:])
