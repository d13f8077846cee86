"""What a made-up country's year costs on Spark, and what of that is Spark's own.

    python docs/examples/country/make.py 200000 YEAR && python tests/bench/bench_country.py YEAR [WAY …]

YEAR is a folder anywhere outside the project.

Times are those of the processor, of the Python workers and of the JVM apart, beside the clock and the load of the
machine. `nothing` goes the same way there and back, with the same answer for every session: that is Spark's own part.
`loop` is the same function over some 20,000 of the sessions in this process, without Spark.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset
from pyspark.sql import DataFrame, SparkSession

from fysiodekking import Package

COUNTRY = Path(__file__).parents[2] / "docs" / "examples" / "country"
sys.path.insert(0, str(COUNTRY))
import country  # noqa: E402 - it lies beside the documentation

TICKS = os.sysconf("SC_CLK_TCK")
SAMPLE = 20_000
ANSWERED = {"outcome": "covered", "payer": "package", "package": "voorbeeld-9-2026", "amounts": None, "problems": None}
ANSWERED |= {"entitlement_code": None, "reasons": ["package-pays"], "missing": []}


def nothing(sessions: DataFrame, parts: int) -> DataFrame:
    """Return the same answer for every session, after the same shuffle and sort."""
    return country.by_patient(sessions, parts).mapInArrow(of_nothing, country.DDL)


def of_nothing(batches: country.Batches) -> country.Batches:
    for batch in batches:
        yield pa.RecordBatch.from_pylist([{"id": id_, **ANSWERED} for id_ in batch["id"].to_pylist()], country.ANSWER)


def taken() -> dict[str, float]:
    """Return the seconds of this moment: of the clock, of the JVM, and of the Python processes that it started."""
    processes = dict(_processes())
    (jvm,) = [pid for pid, (name, parent, _, _) in processes.items() if name == "java" and parent == os.getpid()]
    below = {jvm}
    for pid in sorted(processes):
        if processes[pid][1] in below:
            below.add(pid)
    python = sum(own + ended for pid, (_, _, own, ended) in processes.items() if pid in below - {jvm})
    return {"clock": time.monotonic(), "jvm": processes[jvm][2], "python": python + processes[jvm][3]}


def _processes() -> Iterator[tuple[int, tuple[str, int, float, float]]]:
    """Yield each process: its name, its parent, its seconds, and those of its children that have ended."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            before, _, after = (folder / "stat").read_text().rpartition(")")
        except OSError:
            continue
        fields = after.split()
        own, ended = (sum(map(int, fields[at : at + 2])) / TICKS for at in (11, 13))
        yield int(folder.name), (before.partition("(")[2], int(fields[1]), own, ended)


def largest() -> int:
    """Return the most memory that a Python worker has held, in MB."""
    peaks = []
    for pid, (name, *_) in _processes():
        if name.startswith("python") and pid != os.getpid() and "pyspark" in _words(pid):
            status = Path(f"/proc/{pid}/status").read_text()
            peaks.append(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
    return max(peaks, default=0)


def _words(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def looped(year: Path, packages: tuple[Package, ...]) -> None:
    """Answer the first patients in this process."""
    some = dataset.dataset(year).to_table(filter=pc.field("file") <= SAMPLE // 8)
    table = some.sort_by([("file", "ascending"), ("id", "ascending")])
    named = {each.id: each for each in packages}
    for name in ("loop, first time", "loop"):
        begun = time.process_time()
        done = sum(batch.num_rows for batch in country.of_patients(iter(table.to_batches()), named))
        print(f"{name:18} {done:9,} rows {(time.process_time() - begun) / done * 1e6:7.0f} us a row")


def main(year: Path, ways: list[str]) -> None:
    packages = country.packages()
    spark = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addPyFile(country.__file__)
    sessions = spark.read.parquet(str(year))
    count = sessions.count()
    answers: dict[str, Callable[[], Any]] = {
        "nothing": partial(nothing, sessions, 64),
        "rows": partial(country.rows, sessions, packages),
        "dossiers": partial(country.dossiers, sessions, packages, 64),
    }
    if not ways or "loop" in ways:
        looped(year, packages)
    for way, answer in answers.items():
        if ways and way not in ways:
            continue
        with tempfile.TemporaryDirectory() as folder:
            before = taken()
            country.write(answer(), Path(folder))
            after = taken()
            spent = {name: after[name] - before[name] for name in before}
            each = [f"{name} {seconds:,.0f} s ({seconds / count * 1e6:,.0f} us)" for name, seconds in spent.items()]
            print(f"{way:18} {count:9,} rows {', '.join(each)}")
            print(f"     a worker held at most {largest()} MB; load {os.getloadavg()[1]:.0f}")
            found = spark.read.parquet(folder).groupBy("payer").count().collect()
            print("    ", *sorted(f"{row['payer']} {row['count']:,}" for row in found), flush=True)
    spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
