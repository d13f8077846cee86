"""Decides a country's year of sessions on Spark.

    python docs/examples/country/country.py rows|dossiers YEAR ANSWERS

`rows` answers each session by itself, with the history that stands in its row. `dossiers` takes the sessions of a
patient together and decides them one after the other, each booked before the next. Spark distributes, shuffles, sorts
and tries again; here stand only two functions from record batches to record batches.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

from fysiodekking import Decision, InvalidInput, Package, decide_dossier, decide_table, dossier_from, load_packages

AT_ONCE = 2_000
AT_ONCE_ALIKE = 100_000
EUROS = pa.decimal128(12, 2)
AMOUNTS = ("basic", "deductible", "package", "insured")
ANSWER = pa.schema(
    [
        ("id", pa.string()),
        ("outcome", pa.string()),
        ("payer", pa.string()),
        ("package", pa.string()),
        ("amounts", pa.struct([(part, EUROS) for part in AMOUNTS])),
        ("entitlement_code", pa.string()),
        ("reasons", pa.list_(pa.string())),
        ("conditions", pa.list_(pa.string())),
        ("missing", pa.list_(pa.string())),
        ("problems", pa.list_(pa.struct([("path", pa.string()), ("message", pa.string())]))),
    ]
)
"""The columns of an answer."""
DDL = (
    "id string, outcome string, payer string, package string, amounts struct<basic decimal(12,2), "
    "deductible decimal(12,2), package decimal(12,2), insured decimal(12,2)>, entitlement_code string, "
    "reasons array<string>, conditions array<string>, missing array<string>, "
    "problems array<struct<path string, message string>>"
)
"""The same in words of Spark."""
Batches = Iterator[pa.RecordBatch]
Row = dict[str, Any]


def rows(sessions: DataFrame, terms: Iterable[Package]) -> DataFrame:
    """Answer each session by itself, with the history that stands in its row: nothing has to be shuffled.

    The more rows come at once, the more of them are alike and answered once.
    """
    sessions.sparkSession.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", AT_ONCE_ALIKE)
    return sessions.drop("file").mapInArrow(partial(of_rows, terms=tuple(terms)), DDL)


def of_rows(batches: Batches, terms: tuple[Package, ...]) -> Batches:
    """Answer sessions, batch by batch."""
    for batch in batches:
        yield from decide_table(batch, packages=terms)


def dossiers(sessions: DataFrame, terms: Iterable[Package], parts: int) -> DataFrame:
    """Decide the sessions of each patient in their order.

    A patient's rows come together by a shuffle and stand beside one another by a sort within the partition, so a worker
    holds a batch and one patient, however large a partition is.
    """
    answer = partial(of_patients, packages={each.id: each for each in terms})
    return by_patient(sessions, parts).mapInArrow(answer, DDL)


def by_patient(sessions: DataFrame, parts: int) -> DataFrame:
    """Return the sessions in so many parts, in each of them patient by patient and day by day."""
    return sessions.repartition(parts, "file").sortWithinPartitions("file", "session.date", "id")


def of_patients(batches: Batches, packages: dict[str, Package], at_once: int = AT_ONCE) -> Batches:
    """Answer sessions that are sorted by patient."""
    rows = (row for batch in batches for row in batch.to_pylist())
    answers = (each for _, patient in groupby(rows, itemgetter("file")) for each in of_one([*patient], packages))
    while some := [*islice(answers, at_once)]:
        yield pa.RecordBatch.from_pylist(some, ANSWER)


def of_one(rows: list[Row], packages: dict[str, Package]) -> Iterator[Row]:
    """Answer the sessions of one patient: each its decision, or what is wrong with the dossier."""
    first = rows[0]
    mapping = {
        "sessions": [{"id": row["id"], **given(row["session"])} for row in rows],
        "provider": given(first["provider"]),
        "insured": given(first["insured"]),
        "conditions": {"treated": given(first["condition"])},
        "history": [given(run) for run in first["history"]],
        "packages": [packages.get(id_, id_) for id_ in first["packages"]],
    }
    try:
        decisions = decide_dossier(dossier_from(mapping))
    except InvalidInput as error:
        problems = [{"path": each.path, "message": each.message} for each in error.problems]
        yield from ({"id": row["id"], "problems": problems} for row in rows)
    else:
        yield from ({"id": row["id"], **short(each)} for row, each in zip(rows, decisions, strict=True))


def given(part: Row) -> Row:
    """Return what is given of a part: a column that is null is not."""
    return {name: value for name, value in part.items() if value is not None}


def short(decision: Decision) -> Row:
    """Return the short fields of a decision."""
    amounts = decision.amounts
    return {
        "outcome": decision.outcome.value,
        "payer": decision.payer and decision.payer.value,
        "package": decision.package,
        "amounts": amounts and {part: Decimal(getattr(amounts, part).cents).scaleb(-2) for part in AMOUNTS},
        "entitlement_code": decision.entitlement_code,
        "reasons": [reason.value for reason in decision.reasons],
        "conditions": [reason.value for reason in decision.conditions],
        "missing": [*map(str, decision.missing)],
    }


def packages() -> tuple[Package, ...]:
    """Return the packages that the sessions name."""
    return load_packages(Path(__file__).parent / "packages.toml")


def write(answers: DataFrame, folder: Path) -> None:
    """Write answers: each part is there as soon as it is whole, and `_SUCCESS` when all are."""
    answers.write.mode("overwrite").parquet(str(folder))


def main() -> None:
    """Decide the year, and say who pays how many sessions."""
    parser = argparse.ArgumentParser(description="Decides a year of sessions on Spark.")
    parser.add_argument("way", choices=["rows", "dossiers"], help="each session by itself, or patient by patient")
    parser.add_argument("year", type=Path, help="a folder of Parquet files, as make.py makes it")
    parser.add_argument("answers", type=Path, help="a folder for the answers; what stands there is replaced")
    parser.add_argument("--parts", type=int, default=64, help="parts of the shuffle; a part is what is tried again")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("country").getOrCreate()
    sessions = spark.read.parquet(str(arguments.year))
    of_patients = arguments.way == "dossiers"
    answers = dossiers(sessions, packages(), arguments.parts) if of_patients else rows(sessions, packages())
    write(answers, arguments.answers)
    spark.read.parquet(str(arguments.answers)).groupBy("payer").count().orderBy("payer").show()
    spark.stop()


if __name__ == "__main__":
    main()
