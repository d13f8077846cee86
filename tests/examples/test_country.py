"""A country's year on Spark: as the library answers without it, and whole when a worker is killed."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fysiodekking import decide_table

pa = pytest.importorskip("pyarrow")
sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)
pytestmark = pytest.mark.filterwarnings("ignore::Warning")  # Spark's own

COUNTRY = Path(__file__).parents[2] / "docs" / "examples" / "country"
sys.path.insert(0, str(COUNTRY))
country, make = import_module("country"), import_module("make")
sys.path.remove(str(COUNTRY))
ANSWER = country.of_patients
SESSIONS = 240
PARTS = 3
Row = dict[str, Any]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = sql.SparkSession.builder.master("local[2,4]")  # two cores; a task is tried four times
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # it lives for seconds
    }
    session = builder.config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    session.sparkContext.addPyFile(str(COUNTRY / "country.py"))
    yield session
    session.stop()


@pytest.fixture(scope="module")
def sessions(spark: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("year")
    make.main(SESSIONS, folder)
    return spark.read.parquet(str(folder))


def written(answers: Any, folder: Path) -> list[Row]:
    """Return the answers that Spark writes, by id."""
    country.write(answers, folder)
    return by_id(import_module("pyarrow.dataset").dataset(folder).to_table())


def by_id(answers: Any) -> list[Row]:
    return sorted(answers.to_pylist(), key=lambda row: row["id"])


def straight(rows: list[Row]) -> list[Row]:
    """Return the answers to dossiers without Spark, in batches that patients lie across."""
    batches = pa.Table.from_pylist(rows, make.SCHEMA).to_batches(max_chunksize=7)
    packages = {each.id: each for each in country.packages()}
    return by_id(pa.Table.from_batches(ANSWER(iter(batches), packages, at_once=5)))


def killed(moments: dict[tuple[int, int], int], died: Path) -> Callable[..., Any]:
    """Return what answers patients and kills its own process.

    :param moments: of a part and an attempt: how many batches it hands over before.
    :param died: a file to which each that dies adds its part and attempt.
    """

    def of_patients(batches: Any, packages: Any) -> Any:
        task = import_module("pyspark").TaskContext.get()
        own = task.partitionId(), task.attemptNumber()
        for number, batch in enumerate(ANSWER(batches, packages, at_once=20)):
            if number == moments.get(own):
                with died.open("a") as file:
                    print(*own, file=file)
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    return of_patients


def test_dossiers_are_decided_as_without_spark(sessions: Any, tmp_path: Path) -> None:
    """Every session has one answer, however the patients are dealt out."""
    answers = written(country.dossiers(sessions, country.packages(), PARTS), tmp_path)
    assert answers == straight([*make.year(SESSIONS)])
    assert len({row["id"] for row in answers}) == len(answers) == SESSIONS


def test_rows_are_decided_as_without_spark(sessions: Any, tmp_path: Path) -> None:
    """Each as `decide_table` answers it, with its own history."""
    table = pa.Table.from_pylist([*make.year(SESSIONS)], make.SCHEMA).drop_columns(["file"])
    answers = pa.table(decide_table(table, packages=country.packages()))
    assert written(country.rows(sessions, country.packages()), tmp_path) == by_id(answers)


def test_workers_that_are_killed(sessions: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their tasks are done again; nothing is lost, and nothing counts twice.

    First each attempt at a part is killed: the job fails and leaves no answers. Then it is run again, and a worker dies
    before its first batch, another one after one batch, and the next one at the same part after two.
    """
    folder, died = tmp_path / "answers", tmp_path / "died"
    each_attempt = {(1, attempt): 1 for attempt in range(4)}
    monkeypatch.setattr(country, "of_patients", killed(each_attempt, died))
    with pytest.raises(Exception, match="exited unexpectedly"):
        country.write(country.dossiers(sessions, country.packages(), PARTS), folder)
    assert not [*folder.glob("*.parquet"), *folder.glob("_SUCCESS")]
    some = {(0, 0): 0, (1, 0): 1, (1, 1): 2}
    monkeypatch.setattr(country, "of_patients", killed(some, died))
    answers = written(country.dossiers(sessions, country.packages(), PARTS), folder)
    assert sorted(died.read_text().splitlines()) == ["0 0", "1 0", "1 0", "1 1", "1 1", "1 2", "1 3"]
    assert answers == straight([*make.year(SESSIONS)])


def test_a_patient_who_cannot_be_read() -> None:
    """All sessions of that one say what is wrong, and those of others are answered."""
    rows = [*make.year(100)]
    for row in rows:
        if row["file"] == 2:
            row["insured"]["born"] = date(2030, 1, 1)
    answers = straight(rows)
    assert {row["id"] for row in answers if row["problems"]} == {row["id"] for row in rows if row["file"] == 2}
    assert all("born" in str(row["problems"]) for row in answers if row["problems"])
    assert all(row["outcome"] for row in answers if not row["problems"])


def test_the_year_is_the_same_in_every_run() -> None:
    """And has something of each outcome."""
    rows = [*make.year(1_000)]
    assert rows == [*make.year(1_000)]
    assert {row["outcome"] for row in straight(rows)} == {"covered", "covered_if", "not_covered", "undetermined"}
