"""Makes `month.csv`: a month of a made-up practice, as a practice system exports it. The same in every run.

Run it: ``python docs/examples/month/make.py > docs/examples/month/month.csv``. Nobody in it exists.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta

ROWS = 300
FIRST = date(2026, 3, 2)
WORKING_DAYS = [FIRST + timedelta(days=day) for day in range(30) if (FIRST + timedelta(days=day)).weekday() < 5]
HEADER = (
    "Regel;Patiëntnummer;Naam;Geboortedatum;Datum;Prestatie;Tarief;Behandeling;Behandelplan;Verwijzing;DCSPH;"
    "Eerste behandeling;Eerder;Eerder dit jaar;Pakket;Contract;Eigen risico verbruikt"
)
COMPLAINTS = [("3026", "OEF"), ("3426", "MT"), ("3026", "DN"), ("5226", "OEF"), ("4026", "TAPE"), ("3026", "OEF+DN")]
CHRONIC = [("7171", "OEF"), ("6323", "OEF")]


def main() -> None:
    """Write the table."""
    draw = random.Random(20260301)
    rows = []
    person = 0
    while len(rows) < ROWS:
        person += 1
        rows += _of_one(draw, person)[: ROWS - len(rows)]
    rows.sort(key=lambda row: row[0])
    lines = [HEADER, *(";".join((str(number), *rest)) for number, (_, rest) in enumerate(rows, 1))]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())


def _of_one(draw: random.Random, person: int) -> list[tuple[date, tuple[str, ...]]]:
    """Return the sessions of one person, each with its day."""
    age = draw.choices((draw.randint(5, 17), draw.randint(18, 64), draw.randint(65, 90)), (8, 67, 25))[0]
    born = date(2026 - age, draw.randint(1, 2), draw.randint(1, 28))
    diagnosis, treatment = draw.choice(CHRONIC) if draw.random() < 0.25 else draw.choice(COMPLAINTS)
    package = draw.choices(("Voorbeeld 9", "Voorbeeld 18", ""), (45, 25, 30))[0]
    contract = draw.choices(("J", "N", ""), (88, 8, 4))[0]
    earlier = draw.randint(0, 24)
    this_year = min(earlier, draw.randint(0, 14))
    used = draw.choice(("0,00", "120,00", "212,40", "385,00"))
    started = date(2026, 1, 5) - timedelta(days=0 if earlier < 8 else draw.randint(0, 200))
    days = sorted(draw.sample(WORKING_DAYS, draw.choices((1, 2, 4, 6), (25, 30, 30, 15))[0]))
    sessions = []
    for done, day in enumerate(days):
        code, price = ("1200", "55,00") if treatment == "MT" else ("1000", "42,50")
        told = (str(earlier + done), str(this_year + done))
        plan = "N" if treatment == "DN" and draw.random() < 0.1 else "J"
        referral = "J" if diagnosis in {"7171", "6323"} else "N"
        cells = (
            *(f"P-{person:03d}", "(weggelaten)", f"{born:%d-%m-%Y}", f"{day:%d-%m-%Y}", code, price, treatment, plan),
            *(referral, diagnosis, f"{started:%d-%m-%Y}", *told, package, contract, used if not done else ""),
        )
        sessions.append((day, cells))
    return sessions


if __name__ == "__main__":
    main()
