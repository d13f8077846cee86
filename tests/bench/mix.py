"""A realistic mix of sessions, and a plain function that answers them; shares and packages are made up for timing.

Over the working days of two years: ordinary complaints of adults with and without a package, annex 1, children, the
paragraphs of their own, some acupuncture; 0 to 40 earlier sessions, some of them as runs; a tenth with a fact missing.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fysiodekking import Case

Mapping = dict[str, Any]

YEARS = (2025, 2026)
MOVEMENT = ["physiotherapy", "manual_therapy", "exercise_therapy"]
WIDE = [*MOVEMENT, "pelvic_physiotherapy", "oedema_therapy", "child_physiotherapy", "geriatric_physiotherapy"]
SHARES = {
    "ordinary": 61,
    "annex": 12,
    "child": 9,
    "copd": 4,
    "osteoarthritis_hip_knee": 5,
    "peripheral_arterial_disease_fontaine_2": 3,
    "urinary_incontinence": 3,
    "fall_risk": 1,
    "rheumatoid_arthritis_severe": 1,
    "acupuncture": 1,
}
ANNEX = {"stroke": 0, "multiple_sclerosis": 0, "muscle_disease": 0, "frozen_shoulder": 12, "whiplash": 3}
"""Kinds of annex 1, and their terms in months."""
FACTS = (
    "provider.contracted",
    "provider.big_registered",
    "provider.trained_in",
    "session.techniques",
    "session.treatment_plan",
    "session.price",
    "insured.basic_insured",
    "insured.deductible_used",
    "insured.voluntary_deductible",
    "conditions.it.first_session",
    "history",
)


def _packages(year: int) -> list[Mapping]:
    """Return forty packages: six with a second grant for alternative care, three in euros, one without a limit."""
    made = []
    for number in range(40):
        limit: Mapping = {"id": "year", "max": 6 + number % 14 * 2, "unit": "sessions", "per": "calendar_year"}
        if number % 14 == 7:
            limit |= {"max": f"{250 + number * 10}.00", "unit": "euros"}
        if number == 39:
            limit["max"] = "unlimited"
        pays: Mapping = {"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "38.00"}}
        grants: list[Mapping] = [
            {"id": "movement", "covers": WIDE if number % 2 else MOVEMENT, "limits": [limit], "pays": pays}
        ]
        if number % 8 == 5:
            narrow = {**limit, "id": "manual", "max": 9, "unit": "sessions", "covers": ["manual_therapy"]}
            grants[0]["limits"] = [limit, narrow]
        if number % 10 == 9:
            grants[0]["requires"] = {"min_age": 18}
        if number % 6 == 5:
            budget = {"id": "budget", "max": "300.00", "unit": "euros", "per": "calendar_year"}
            grants.append({"id": "alternative", "covers": ["acupuncture"], "limits": [budget], "pays": pays})
        terms = {"insurer": f"Insurer {number % 11}", "name": f"Fysio {number}", "source": "https://example.org/terms"}
        made.append({"id": f"p{number}-{year}", **terms, "year": year, "confidence": "D", "grants": grants})
    return made


PACKAGES = {year: _packages(year) for year in YEARS}
DAYS = {
    year: [day for n in range(366) if (day := date(year, 1, 1) + timedelta(n)).year == year and day.weekday() < 5]
    for year in YEARS
}


def mix(size: int, seed: int = 20261129) -> list[Mapping]:
    """Return so many cases as mappings; the same ones for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - drawn for timing
    return [_one(draw) for _ in range(size)]


def _one(draw: random.Random) -> Mapping:
    kind = draw.choices([*SHARES], [*SHARES.values()])[0]
    year = draw.choices(YEARS, (1, 4))[0]
    day = draw.choice(DAYS[year])
    exercise = draw.random() < 0.06
    born = date(year - (draw.randint(5, 17) if kind == "child" else draw.randint(19, 92)), draw.randint(1, 12), 9)
    package = draw.choice(PACKAGES[year]) if draw.random() < 0.8 else None
    number = min(40, int(draw.expovariate(1 / 8)))
    first = max(day - timedelta(number * draw.choice((3, 4, 7, 7, 14)) + draw.choice((7, 20, 60, 150))), born)
    techniques = ["exercise_therapy", *draw.choice(([], ["massage"], ["advice"], ["taping"]))]
    if not exercise and draw.random() < 0.14:
        techniques = draw.choice((["dry_needling"], ["exercise_therapy", "dry_needling"]))
    case: Mapping = {
        "session": {
            "date": day.isoformat(),
            "performance": "2000" if exercise else draw.choices(("1000", "1200", "1001"), (10, 1, 1))[0],
            "techniques": techniques,
            "price": f"{draw.choice((38, 40, 42, 45, 48))}.{draw.choice(('00', '50', '75'))}",
            "treatment_plan": True,
            "referral": draw.random() < 0.4,
            "insufficient_result": draw.random() < 0.5,
        },
        "provider": {
            "profession": "exercise_therapist" if exercise else "physiotherapist",
            "big_registered": draw.random() < 0.99,
            "trained_in": ["dry_needling"] if draw.random() < 0.9 else [],
            "contracted": draw.random() < 0.9,
        },
        "insured": {
            "born": born.isoformat(),
            "basic_insured": True,
            "voluntary_deductible": draw.choice(("0.00", "0.00", "0.00", "100.00", "500.00")),
            "deductible_used": f"{draw.choice((0, 0, 85, 120, 240, 385, 385, 885))}.00",
        },
        "conditions": {"it": {"kind": "not_listed", "first_session": first.isoformat()}},
        "readings": {"pelvic_nine": "once", "pad_37": "renewable"},
        "history": [],
        "packages": [package] if package else [],
    }
    _of_kind(draw, case, kind)
    case["history"] = _rows(draw, kind, day, first, number, package)
    if draw.random() < 0.03:
        case["session"]["extra_lines"] = [{"description": "dry needling", "price": "10.00"}]
    if draw.random() < 0.1:
        for path in draw.sample(FACTS, draw.choice((1, 1, 2))):
            *parts, last = path.split(".")
            place = case
            for part in parts:
                place = place[part]
            place.pop(last, None)
    return case


def _of_kind(draw: random.Random, case: Mapping, kind: str) -> None:
    condition = case["conditions"]["it"]
    if kind == "annex" or (kind == "child" and draw.random() < 0.2):
        condition["kind"] = draw.choice([*ANNEX])
    elif kind == "acupuncture":
        case["provider"] = {"profession": "acupuncturist", "contracted": False}
        case["session"]["techniques"] = ["acupuncture"]
        del case["session"]["performance"]
    elif kind not in ("ordinary", "child"):
        condition["kind"] = kind
    if kind == "copd":
        condition |= {"gold_stage": draw.choice((1, 2, 2, 3, 4)), "copd_class": draw.choice(("A", "B1", "B2", "D"))}
    if kind == "fall_risk":
        condition |= {"high_fall_risk": True, "somatic_or_psychological_ground": True}
    if kind == "rheumatoid_arthritis_severe":
        condition["severe_limitations"] = True
    if kind == "urinary_incontinence" and case["session"]["performance"] != "2000":
        case["session"]["performance"] = "1600"


def _rows(
    draw: random.Random, kind: str, day: date, first: date, number: int, package: Mapping | None
) -> list[Mapping]:
    """Return earlier sessions between the first one and the day; a package pays what lies in its own year."""
    step = (day - first).days / (number + 1)
    days = [first + timedelta(int(step * n)) for n in range(number)]
    paid: Mapping = {"paid_by": "basic"}
    if kind in ("ordinary", "annex"):
        paid = {"paid_by": "package", "package": package["id"], "paid": "38.50"} if package else {"paid_by": "insured"}
    if days and days[0].year == day.year and draw.random() < 0.15:
        run = {"date": days[0].isoformat(), "until": days[-1].isoformat(), "sessions": number}
        return [{**run, "condition": "it", **paid}]
    insured = {"paid_by": "insured"}
    return [
        {"date": each.isoformat(), "condition": "it", **(paid if each.year == day.year else insured)} for each in days
    ]


def plain(case: Case) -> tuple[str, str | None]:  # noqa: C901, PLR0912, PLR0915 - straight-line on purpose
    """Answer a case of the mix by hand: outcome and payer, with the numbers of 2025 and 2026 in it and no findings.

    It knows of no fact that is missing: then its answer means nothing.
    """
    session, provider, insured = case.session, case.provider, case.insured
    if provider.profession != "acupuncturist":
        if provider.profession == "physiotherapist" and provider.big_registered is not True:
            return "not_covered", "insured"
        techniques = session.techniques
        if type(techniques) is not tuple:
            techniques = ()
        for technique in techniques:
            if technique in {"injection", "puncture", "surgical_act", "prescribing"}:
                return "not_covered", "nobody"
        if "dry_needling" in techniques:
            if type(provider.trained_in) is not tuple or "dry_needling" not in provider.trained_in:
                return "not_covered", "insured"
            if session.treatment_plan is not True:
                return "not_covered", "insured"
        if session.performance not in {"1000", "1001", "1200", "1600", "2000"}:
            return "not_covered", "nobody"
        if session.performance == "2000" and provider.profession != "exercise_therapist":
            return "not_covered", "nobody"
    day, born, condition = session.date, insured.born, case.conditions["it"]
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    new_year = date(day.year, 1, 1)
    ever = this_year = by_package = same_day = cents = 0
    for each in case.past.rows:
        if each.date > day:
            continue
        ever += each.sessions
        if each.date >= new_year:
            this_year += each.sessions
            if each.paid_by == "package":
                by_package += each.sessions
                cents += each.sessions * each.paid.cents
        if each.date == day:
            same_day += each.sessions
    if same_day and session.medically_necessary is not True:
        return "not_covered", "nobody"
    kind, first = condition.kind, condition.first_session
    if type(first) is not date:
        first = day
    months = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
    physiotherapist = provider.profession == "physiotherapist"
    exercise = provider.profession != "acupuncturist" and "exercise_therapy" in techniques
    basic = False
    if kind in ANNEX:
        extended = kind == "whiplash" and months < 9 and condition.triad is True
        in_term = not ANNEX[kind] or months < ANNEX[kind] or extended
        basic = in_term and (age < 18 or ever >= 20) and provider.profession != "acupuncturist"
    elif kind == "copd":
        basic = exercise and condition.gold_stage >= 2 and age >= 18
    elif kind == "osteoarthritis_hip_knee":
        basic = physiotherapist and exercise and (age < 18 or (months < 12 and ever < 12))
    elif kind == "peripheral_arterial_disease_fontaine_2":
        basic = physiotherapist and exercise and (age < 18 or (months < 12 and ever < 37))
    elif kind == "urinary_incontinence":
        basic = physiotherapist and session.performance == "1600" and (age < 18 or ever < 9)
    elif kind == "fall_risk":
        basic = exercise and condition.high_fall_risk and condition.somatic_or_psychological_ground
    elif kind == "rheumatoid_arthritis_severe":
        basic = exercise and age >= 18 and condition.severe_limitations
    if not basic and age < 18 and (kind in ANNEX or kind == "not_listed") and provider.profession != "acupuncturist":
        basic = this_year < 9 or (this_year < 18 and session.insufficient_result is True)
    if basic and insured.basic_insured is True:
        return "covered_if" if set(techniques) == {"dry_needling"} else "covered", "basic"
    cover = {"1200": "manual_therapy", "1600": "pelvic_physiotherapy"}
    covers = "acupuncture"
    if provider.profession != "acupuncturist":
        covers = cover.get(session.performance, "physiotherapy" if physiotherapist else "exercise_therapy")
    for package in case.packages:
        if package.year != day.year:
            continue
        for grant in package.grants:
            if covers not in grant.covers:
                continue
            if type(grant.requires.min_age) is int and age < grant.requires.min_age:
                continue
            if all(
                limit.max == "unlimited"
                or limit.covers  # of that class alone: no earlier session here is
                or (by_package < limit.max if limit.unit == "sessions" else cents < limit.max.cents)
                for limit in grant.limits
            ):
                return "covered", "package"
    return "not_covered", "insured"
