"""Makes a year of a made-up country: sessions of patients, a file of Parquet a month. The same in every run.

Run it: ``python docs/examples/country/make.py SESSIONS FOLDER``. Nobody in it exists; shares and prices are made up.

A row is a session: the parts of a case as structs, and in `history` what was before it, as a practice keeps count: a
run of sessions for last year and for each payer this year.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

YEAR = 2026
AT_ONCE = 20_000
EUROS = pa.decimal128(12, 2)
TEXTS = pa.list_(pa.string())
RUN = [("date", pa.date32()), ("until", pa.date32()), ("sessions", pa.int32()), ("paid_by", pa.string())]
PARTS = {
    "session": {
        "date": pa.date32(),
        "performance": pa.string(),
        "techniques": TEXTS,
        "price": EUROS,
        "treatment_plan": pa.bool_(),
        "referral": pa.bool_(),
        "insufficient_result": pa.bool_(),
        "extra_lines": pa.list_(pa.struct([("description", pa.string()), ("price", EUROS)])),
    },
    "provider": {
        "profession": pa.string(),
        "big_registered": pa.bool_(),
        "trained_in": TEXTS,
        "contracted": pa.bool_(),
    },
    "insured": {
        "born": pa.date32(),
        "basic_insured": pa.bool_(),
        "voluntary_deductible": EUROS,
        "deductible_used": EUROS,
    },
    "condition": {
        "kind": pa.string(),
        "first_session": pa.date32(),
        "gold_stage": pa.int32(),
        "copd_class": pa.string(),
        "triad": pa.bool_(),
        "high_fall_risk": pa.bool_(),
        "somatic_or_psychological_ground": pa.bool_(),
        "severe_limitations": pa.bool_(),
    },
}
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("file", pa.int64()),
        *((name, pa.struct(fields.items())) for name, fields in PARTS.items()),
        ("history", pa.list_(pa.struct([*RUN, ("package", pa.string()), ("paid", EUROS)]))),
        ("packages", TEXTS),
    ]
)
"""Of the year: `file` is the practice's own number for a patient, which groups the sessions."""

SHARES = {
    "ordinary": 61,
    "annex": 12,
    "child": 9,
    "osteoarthritis_hip_knee": 5,
    "copd": 4,
    "peripheral_arterial_disease_fontaine_2": 3,
    "urinary_incontinence": 3,
    "fall_risk": 1,
    "rheumatoid_arthritis_severe": 1,
    "acupuncture": 1,
}
ANNEX = ("stroke", "multiple_sclerosis", "muscle_disease", "frozen_shoulder", "whiplash")
OF_KIND: dict[str, dict[str, tuple[Any, ...]]] = {
    "copd": {"gold_stage": (1, 2, 2, 3, 4), "copd_class": ("A", "B1", "B2", "D")},
    "fall_risk": {"high_fall_risk": (True,), "somatic_or_psychological_ground": (True,)},
    "rheumatoid_arthritis_severe": {"severe_limitations": (True,)},
    "whiplash": {"triad": (True, False)},
}
"""What else is known of a kind, each one of these."""
SOMETIMES_MISSING = (
    ("provider", "contracted"),
    ("provider", "big_registered"),
    ("provider", "trained_in"),
    ("session", "techniques"),
    ("insured", "basic_insured"),
    ("insured", "deductible_used"),
    ("condition", "first_session"),
)
PACKAGES = tomllib.loads((Path(__file__).parent / "packages.toml").read_text("utf-8"))["packages"]
Part = dict[str, Any]


def main(sessions: int, folder: Path) -> None:
    """Write the year."""
    folder.mkdir(parents=True, exist_ok=True)
    months = [parquet.ParquetWriter(folder / f"{YEAR}-{month:02d}.parquet", SCHEMA) for month in range(1, 13)]
    kept: list[list[Part]] = [[] for _ in months]
    for row in year(sessions):
        month = row["session"]["date"].month - 1
        kept[month].append(row)
        if len(kept[month]) == AT_ONCE:
            months[month].write_table(pa.Table.from_pylist(kept[month], SCHEMA))
            kept[month] = []
    for writer, rows in zip(months, kept, strict=True):
        writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
        writer.close()


def year(sessions: int) -> Iterator[Part]:
    """Yield so many sessions, patient by patient."""
    draw = random.Random(20261129)
    file = made = 0
    while made < sessions:
        rows = _of_one(draw, file + 1)[: sessions - made]
        file += bool(rows)
        made += len(rows)
        yield from rows


def _of_one(draw: random.Random, file: int) -> list[Part]:
    """Return the sessions of one patient in the year; none where the treatment ended before it."""
    drawn = draw.choices([*SHARES], [*SHARES.values()])[0]
    patient = _patient(draw, drawn)
    step = draw.choice((3, 4, 7, 7, 7, 14))
    first = date(YEAR, 1, 1) + timedelta(draw.randint(-200, 364))
    days = [first + timedelta(step * number) for number in range(min(90, 1 + int(draw.expovariate(1 / 9.1))))]
    now = [day for day in days if day.year == YEAR]
    patient["condition"]["first_session"] = first
    gone = draw.choice(SOMETIMES_MISSING) if draw.random() < 0.1 else None
    runs = _last_year([day for day in days if day.year < YEAR])
    used = patient["insured"].pop("used")
    code, price = patient.pop("code"), patient.pop("price")
    rows = []
    for number, day in enumerate(now, 1):
        rows.append(
            {
                "id": f"{file}-{number:02d}",
                "file": file,
                "session": _session(draw, day, code, price, patient),
                "provider": {**patient["provider"]},
                "insured": {**patient["insured"], "deductible_used": used},
                "condition": {**patient["condition"]},
                "history": [{**run} for run in runs.values()],
                "packages": patient["packages"],
            }
        )
        if gone:
            rows[-1][gone[0]].pop(gone[1], None)
        paid_by = _as_told(drawn, patient["packages"], runs)
        if paid_by == "basic" and drawn != "child":
            used = min(used + price, 385 + patient["insured"]["voluntary_deductible"])
        _count(runs, day, paid_by, patient["packages"], price)
    return rows


def _patient(draw: random.Random, drawn: str) -> Part:
    """Return what all sessions of a patient have in common."""
    age = draw.randint(5, 17) if drawn == "child" else draw.choice((draw.randint(19, 54), draw.randint(55, 92)))
    kind = drawn if drawn not in {"ordinary", "annex", "child", "acupuncture"} else "not_listed"
    if drawn == "annex" or (drawn == "child" and draw.random() < 0.2):
        kind = draw.choice(ANNEX)
    provider: Part = {"profession": "physiotherapist", "big_registered": draw.random() < 0.99}
    provider |= {"trained_in": ["dry_needling"] if draw.random() < 0.9 else [], "contracted": draw.random() < 0.9}
    code: str | None = "1600" if drawn == "urinary_incontinence" else draw.choices(("1000", "1200"), (10, 1))[0]
    techniques = ["exercise_therapy", *draw.choice(([], ["massage"], ["advice"], ["taping"]))]
    if drawn == "acupuncture":
        provider = {"profession": "acupuncturist", "contracted": False}
        code, techniques = None, ["acupuncture"]
    elif drawn != "urinary_incontinence" and draw.random() < 0.06:
        provider["profession"], code = "exercise_therapist", "2000"
    elif draw.random() < 0.14:
        techniques = draw.choice((["dry_needling"], ["exercise_therapy", "dry_needling"]))
    return {
        "provider": provider,
        "insured": {
            "born": date(YEAR - age, draw.randint(1, 12), draw.randint(1, 28)),
            "basic_insured": True,
            "voluntary_deductible": Decimal(draw.choice((0, 0, 0, 0, 100, 500))),
            "used": Decimal(draw.choice((0, 0, 85, 240, 385))),
        },
        "condition": {"kind": kind} | {name: draw.choice(of) for name, of in OF_KIND.get(kind, {}).items()},
        "packages": [draw.choice(PACKAGES)["id"]] if draw.random() < 0.8 else [],
        "techniques": techniques,
        "referral": draw.random() < 0.4,
        "insufficient_result": draw.random() < 0.5,
        "code": code,
        "price": Decimal(draw.choice((3800, 3950, 4000, 4175, 4250, 4500, 4800))).scaleb(-2),
    }


def _session(draw: random.Random, day: date, code: str | None, price: Decimal, patient: Part) -> Part:
    """Return one session: now and then a long one, or an extra line for the needles."""
    long = code == "1000" and draw.random() < 0.08
    needles = {"description": "dry needling", "price": Decimal("10.00")}
    return {
        "date": day,
        "performance": "1001" if long else code,
        "techniques": patient["techniques"],
        "price": price + 10 if long else price,
        "treatment_plan": True,
        "referral": patient["referral"],
        "insufficient_result": patient["insufficient_result"],
        "extra_lines": [needles] if "dry_needling" in patient["techniques"] and draw.random() < 0.2 else [],
    }


def _last_year(days: list[date]) -> dict[str, Part]:
    if not days:
        return {}
    return {"before": {"date": days[0], "until": days[-1], "sessions": len(days), "paid_by": "insured"}}


def _as_told(drawn: str, packages: list[str], runs: dict[str, Part]) -> str:
    """Return who paid as the practice keeps it: by rule of thumb, which is not always right."""
    if drawn not in {"ordinary", "annex", "acupuncture"}:
        return "basic"
    limit = next((each["grants"][0]["limits"][0]["max"] for each in PACKAGES if each["id"] in packages), 0)
    most = {"unlimited": YEAR, "350.00": 8}.get(limit, limit)
    return "package" if runs.get("package", {}).get("sessions", 0) < most else "insured"


def _count(runs: dict[str, Part], day: date, paid_by: str, packages: list[str], price: Decimal) -> None:
    """Add a session to the run of its payer."""
    run = runs.setdefault(paid_by, {"date": day, "sessions": 0, "paid_by": paid_by})
    run |= {"until": day, "sessions": run["sessions"] + 1}
    if paid_by == "package":
        run |= {"package": packages[0], "paid": price}


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
