"""What hostile and large honest input costs: processor time and memory of each operation, in a process of its own.

    python tests/bench/bench_hostile.py [--markdown] [WORD …]

Without words every input is tried, else those whose name holds one of them. An input is written to a file; every
operation reads it in a new process and does one thing with it. Told are the processor seconds of that one thing (of
`check`, which is run as a command, of the whole process) and the peak of the process in megabytes. Each has to end
within two seconds and 300 MB, with an answer or with an honest refusal; exit status 1 says that one did not.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

SECONDS: Final = 2.0
MEGABYTES: Final = 300
GIVEN_UP: Final = 10
"""Seconds after which an operation is ended."""
OPERATIONS: Final = (
    "read", "decide", "explain nl", "explain en", "as_dict", "json_line", "receipt", "what_would_change", "plan",
    "check",
)  # fmt: skip
OF_HOSTILE: Final = ("read", "check")
PLANNED: Final = {
    "a plan of 365 sessions": 365,
    "a plan of 350 days, payer open": 350,
    "a plan of 100 sessions after 3,000": 100,
}
"""Sessions of the plans: one for each input of that name, and one session for the others."""

Input = tuple[str, str]
"""The ending of a file, and its text."""


def case(**more: Any) -> dict[str, Any]:
    return {
        "session": {"date": "2026-03-12", "performance": "1000", "price": "42.50", "condition": "neck"},
        "provider": {"profession": "physiotherapist", "big_registered": True, "contracted": True},
        "insured": {"born": "1984-05-02", "basic_insured": True, "deductible_used": "0.00"},
        "conditions": {"neck": {"kind": "not_listed"}},
        "history": [],
        "expect": {"outcome": "not_covered"},
        **more,
    }


def shared(**more: Any) -> dict[str, Any]:
    """Return what several cases share: each says itself what it expects."""
    return {key: value for key, value in case(**more).items() if key != "expect"}


def limit(**more: Any) -> dict[str, Any]:
    return {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year", **more}


def package(number: int, grants: int = 1, **more: Any) -> dict[str, Any]:
    grant = {"covers": ["physiotherapy"], "limits": [limit()], "pays": {"contracted": {"percent": 100}}, **more}
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
    "a plan of 365 sessions": lambda: as_json(case(packages=[package(1)])),
    "a plan of 100 sessions after 3,000": lambda: as_json(
        case(history=[row(each) for each in range(3_000)], packages=[package(1)])
    ),
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
    "3,000 rows": lambda: as_json(case(history=[row(each) for each in range(3_000)], packages=[package(1)])),
    "3,000 runs of 10 over 1 January": lambda: as_json(
        case(
            history=[row(each, date="2025-12-01", until="2026-02-01", sessions=10) for each in range(3_000)],
            packages=[package(1, 2)],
        )
    ),
    "10 runs of 10,000": lambda: as_json(
        case(history=runs(10, 10_000, paid_by="package", package="package-1"), packages=[package(1, 2)])
    ),
    "3,000 rows that nobody is said to have paid": lambda: as_json(
        case(history=[row(each, paid="30.00") for each in range(3_000)], packages=[package(1, 2), package(2, 2)])
    ),
    "300 runs of differing amounts on two budgets": lambda: as_json(
        case(
            history=[
                row(each, until="2026-02-20", sessions=20, paid=f"{each}.01", paid_by="package", package="package-1")
                for each in range(300)
            ],
            packages=[package(1, 2, limits=[limit(max="900.00", unit="euros")])],
        )
    ),
    "1,000 runs and limits a day": lambda: as_json(
        case(
            history=runs(1_000, 1, paid_by="package", package="package-1"),
            packages=[package(1, 10, limits=[limit(max=1, per="day")])],
        )
    ),
    "100 runs of 20 and limits a day": lambda: as_json(
        case(
            history=runs(100, 20, paid_by="package", package="package-1"),
            packages=[package(1, 2, limits=[limit(max=1, per="day")])],
        )
    ),
    "a plan of 350 days, payer open": lambda: as_json(
        {
            key: value
            for key, value in case(packages=[package(1, 2), package(2, 2)]).items()
            if key not in {"history", "provider"}
        }
        | {"provider": {"profession": "physiotherapist", "big_registered": True}}
    ),
    "200 conditions": lambda: as_json(
        case(conditions={"neck": {"kind": "not_listed"}} | {f"c{each}": {"kind": "stroke"} for each in range(199)})
    ),
    "200 extra lines": lambda: as_json(
        case() | {"session": case()["session"] | {"extra_lines": [{"description": f"line {n}"} for n in range(200)]}}
    ),
    "50 packages": lambda: as_json(case(packages=[package(each) for each in range(50)])),
    "24 packages of unknown terms, no contract": lambda: as_json(
        case(packages=[package(each, terms_unknown=True, limits=[], pays={}) for each in range(24)])
        | {"provider": {"profession": "physiotherapist", "big_registered": True}}
    ),
    "50 packages of unknown terms": lambda: as_json(
        case(packages=[package(each, terms_unknown=True, limits=[], pays={}) for each in range(50)])
    ),
    "50 packages of 50 grants": lambda: as_json(case(packages=[package(each, 50) for each in range(50)])),
    "a package of 50 grants": lambda: as_json(case(packages=[package(1, 50)])),
}

HOSTILE: Final[dict[str, Callable[[], Input]]] = {
    "10,001 rows": lambda: as_json(case(history=[row(each) for each in range(10_001)])),
    "11 runs of 10,000": lambda: as_json(case(history=runs(11, 10_000))),
    "300 packages": lambda: as_json(case(packages=[package(each) for each in range(300)])),
    "60,000 conditions": lambda: as_json(case(conditions={f"c{each}": {"kind": "stroke"} for each in range(60_000)})),
    "140 kB of wrong rows": lambda: as_json(case(history=[{"dat": "x" * 25, "zz": each} for each in range(2900)])),
    "140 kB of rows of unknown conditions": lambda: as_json(
        case(history=[row(condition=f"nekc{each}") for each in range(2700)])
        | {"conditions": {f"neck{each}": {"kind": "not_listed"} for each in range(199)} | {"neck": {"kind": "stroke"}}}
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
        shared(history=[row(each) for each in range(3000)])
        | {"case": [{"title": f"case {n}", "expect": {"payer": "insured"}} for n in range(1000)]}
    ),
}
INPUTS: Final = HONEST | HOSTILE


class Cost(NamedTuple):
    """What an operation took; no seconds when it was given up."""

    seconds: float
    megabytes: float
    ended: str = ""

    @property
    def too_much(self) -> bool:
        return self.seconds > SECONDS or self.megabytes > MEGABYTES or self.ended == "failed"

    def __str__(self) -> str:
        refused = " refused" if self.ended.startswith("refused") else ""
        return f"{self.seconds:.2f}/{self.megabytes:.0f}{'!' if self.too_much else ''}{refused}"


def done(operation: str, path: str, sessions: int) -> tuple[float, str]:
    """Do one thing with a file in this process; return the seconds and how it ended."""
    import fysiodekking as f
    from fysiodekking.adapters.policy_cases import load_policies
    from fysiodekking.series import plan

    begun = time.process_time()
    try:
        case = load_policies(path)[0].case
    except f.InvalidCase as error:
        return time.process_time() - begun, f"refused, {len(error.problems)}"
    work: dict[str, Callable[[], object]] = {
        "decide": lambda: f.decide(case),
        "receipt": lambda: f.receipt(case),
        "what_would_change": lambda: f.what_would_change(case),
        "plan": lambda: plan(case, sessions, every=1),
    }
    if operation not in {"read", *work}:
        decision = f.decide(case)
        work |= {
            "explain nl": lambda: f.explain(decision, "nl"),
            "explain en": lambda: f.explain(decision, "en"),
            "as_dict": lambda: f.as_dict(decision),
            "json_line": lambda: f.json_line(decision),
        }
    if operation != "read":
        begun = time.process_time()
        try:
            work[operation]()
        except f.InvalidCase as error:
            return time.process_time() - begun, f"refused, {len(error.problems)}"
    return time.process_time() - begun, "answered"


def cost(operation: str, path: str, sessions: int) -> Cost:
    """Do one thing with a file in a process of its own."""
    command = (
        ["-m", "fysiodekking", "check", path]
        if operation == "check"
        else [__file__, "--do", operation, path, str(sessions)]
    )
    with tempfile.TemporaryFile() as out:
        limits = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_CPU, (GIVEN_UP, GIVEN_UP))}
        process = subprocess.Popen([sys.executable, *command], stdout=out, stderr=subprocess.DEVNULL, **limits)  # noqa: S603
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode()
    megabytes = used.ru_maxrss / 1024
    if operation == "check" or process.returncode:
        failed = process.returncode not in {0, 1, 2} if operation == "check" else True
        return Cost(used.ru_utime + used.ru_stime, megabytes, "failed" if failed else "")
    seconds, ended = said.split(" ", 1)
    return Cost(float(seconds), megabytes, ended.strip())


def costs(name: str, folder: str) -> dict[str, Cost]:
    """Return what each operation on an input takes."""
    stem = f"{folder}/input"
    wrote = subprocess.run(  # noqa: S603
        [sys.executable, __file__, "--write", name, stem], capture_output=True, text=True, check=True
    )
    path, sessions = wrote.stdout.strip(), PLANNED.get(name, 1)
    return {each: cost(each, path, sessions) for each in (OF_HOSTILE if name in HOSTILE else OPERATIONS)}


def main(words: list[str]) -> int:
    """Print the table; return the exit status."""
    markdown, words = "--markdown" in words, [word for word in words if word != "--markdown"]
    between, edge = (" | ", "|") if markdown else (" ", "")
    print(
        edge, between.join((f"{'seconds/MB of':45}", f"{'read gave':12}", *(f"{each:>9}" for each in OPERATIONS))), edge
    )
    if markdown:
        print("|---" * (2 + len(OPERATIONS)) + "|")
    worst = False
    for name in INPUTS:
        if words and not any(word in name for word in words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = costs(name, folder)
        cells = (f"{found.get(each, '')!s:>{max(9, len(each))}}" for each in OPERATIONS)
        print(edge, between.join((f"{name:45}", f"{found['read'].ended:12}", *cells)), edge, flush=True)
        worst = worst or any(each.too_much for each in found.values())
    return int(worst)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--do", operation, path, sessions]:
            print(*done(operation, path, int(sessions)))
        case ["--write", name, stem]:
            ending, text = INPUTS[name]()
            Path(stem + ending).write_text(text, "utf-8")
            print(stem + ending)
        case words:
            sys.exit(main(words))
