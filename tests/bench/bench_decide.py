"""How much `decide` costs beside a straight-line function that gives the same outcome, payer and reason.

Run it: ``python tests/bench/bench_decide.py``. Both are measured side by side in one run, in turn; the ratio and the
number of decisions per second are the medians of several rounds. No test depends on the time.
"""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from fysiodekking import case_from, decide

if TYPE_CHECKING:
    from collections.abc import Callable

    from fysiodekking import Case

ROUNDS = 9
REPEATS = 200


def package(**limit: object) -> dict[str, object]:
    year = {"id": "year", "max": 9, "unit": "sessions", "per": "calendar_year", **limit}
    return {
        "id": "fysio-9",
        "insurer": "Voorbeeld",
        "name": "Fysio 9",
        "year": 2026,
        "source": "https://example.org/terms",
        "confidence": "D",
        "grants": [
            {
                "id": "movement",
                "covers": ["physiotherapy", "manual_therapy", "exercise_therapy"],
                "limits": [year],
                "pays": {"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "40.00"}},
            }
        ],
    }


def row(n: int, first: str, until: str, paid_by: str) -> dict[str, object]:
    more = {"package": "fysio-9"} if paid_by == "package" else {}
    return {"date": first, "until": until, "sessions": n, "condition": "it", "paid_by": paid_by, **more}


def mapping(
    born: str, kind: str, techniques: list[str], history: list[object], packages: list[object]
) -> dict[str, object]:
    return {
        "session": {
            "date": "2026-06-16",
            "performance": "1000",
            "techniques": techniques,
            "price": "42.50",
            "treatment_plan": True,
            "referral": True,
        },
        "provider": {
            "profession": "physiotherapist",
            "big_registered": True,
            "trained_in": ["dry_needling"],
            "contracted": True,
        },
        "insured": {
            "born": born,
            "basic_insured": True,
            "voluntary_deductible": "0.00",
            "deductible_used": "120.00",
        },
        "conditions": {"it": {"kind": kind, "first_session": "2026-01-05"}},
        "history": history,
        "packages": packages,
    }


ADULT, CHILD = "1984-05-02", "2014-02-03"
CASES = {
    "neck pain, room in the package": mapping(
        ADULT, "not_listed", ["dry_needling"], [row(5, "2026-01-05", "2026-06-09", "package")], [package()]
    ),
    "neck pain, package used up": mapping(
        ADULT, "not_listed", ["dry_needling"], [row(9, "2026-01-05", "2026-06-09", "package")], [package()]
    ),
    "neck pain, no package": mapping(ADULT, "not_listed", ["dry_needling"], [], []),
    "child, ninth session": mapping(
        CHILD, "not_listed", ["exercise_therapy"], [row(8, "2026-01-05", "2026-06-09", "basic")], []
    ),
    "stroke, session 21": mapping(
        ADULT, "stroke", ["exercise_therapy"], [row(20, "2026-01-05", "2026-06-09", "insured")], [package()]
    ),
    "stroke, session 21, needling": mapping(
        ADULT, "stroke", ["dry_needling"], [row(20, "2026-01-05", "2026-06-09", "insured")], [package()]
    ),
    "stroke, session 12": mapping(
        ADULT, "stroke", ["exercise_therapy"], [row(11, "2026-01-05", "2026-06-09", "insured")], []
    ),
}


def straight(case: Case) -> tuple[str, str, str]:  # noqa: C901, PLR0912 - straight-line on purpose
    """Answer the cases above by hand, with the numbers of 2026 in it and no findings."""
    session, provider, insured = case.session, case.provider, case.insured
    if provider.profession == "physiotherapist" and provider.big_registered is not True:
        return "not_covered", "insured", "not-registered"
    techniques = session.techniques
    for technique in techniques:
        if technique in {"injection", "puncture", "surgical_act", "prescribing"}:
            return "not_covered", "nobody", "reserved-act"
    if "dry_needling" in techniques:
        if "dry_needling" not in provider.trained_in:
            return "not_covered", "insured", "needling-not-trained"
        if session.treatment_plan is not True:
            return "not_covered", "insured", "needling-outside-treatment-plan"
    if "acupuncture" in techniques:
        return "not_covered", "insured", "acupuncture-is-not-physiotherapy"
    if session.performance not in {"1000", "1001", "1002", "1200", "1600", "1870"}:
        return "not_covered", "nobody", "no-listed-performance"
    key, day, born = case.condition_key, session.date, insured.born
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    ever = this_year = by_package = same_day = 0
    for each in case.history.rows:
        if each.date > day:
            continue
        if each.date == day:
            same_day += each.sessions
        if each.condition == key:
            ever += each.sessions
            if each.date >= date(day.year, 1, 1):
                this_year += each.sessions
        if each.paid_by == "package" and each.date >= date(day.year, 1, 1):
            by_package += each.sessions
    if same_day and session.medically_necessary is not True:
        return "not_covered", "nobody", "second-of-the-day"
    kind = case.conditions[key].kind
    covered = "covered_if" if set(techniques) == {"dry_needling"} else "covered"
    if kind == "stroke":
        if age < 18:
            return covered, "basic", "annex-1-from-the-first"
        if ever >= 20:
            return covered, "basic", "annex-1-after-the-first-sessions"
    elif age < 18 and this_year < 9:
        return covered, "basic", "first-nine"
    for package in case.packages:
        if package.year == day.year and by_package < package.grants[0].limits[0].max:
            return "covered", "package", "package-pays"
    if kind == "stroke":
        return "not_covered", "insured", "annex-1-first-sessions"
    if case.packages:
        return "not_covered", "insured", "package-used-up"
    return "not_covered", "insured", "not-on-annex-1"


def decided(case: Case) -> tuple[str, str, str]:
    decision = decide(case)
    assert decision.payer is not None
    return decision.outcome.value, decision.payer.value, decision.reasons[0].value


def seconds(function: Callable[[Case], object], case: Case) -> float:
    started = time.perf_counter()
    for _ in range(REPEATS):
        function(case)
    return (time.perf_counter() - started) / REPEATS


def main() -> None:
    cases = {name: case_from(each) for name, each in CASES.items()}
    for name, case in cases.items():
        assert straight(case) == decided(case), (name, straight(case), decided(case))
    ratios, speeds = [], []
    for _ in range(ROUNDS):
        ours = {name: seconds(decide, case) for name, case in cases.items()}
        by_hand = {name: seconds(straight, case) for name, case in cases.items()}
        ratios.append(sum(ours.values()) / sum(by_hand.values()))
        speeds.append(len(ours) / sum(ours.values()))
    for name in cases:
        print(f"{name:34} {ours[name] * 1e6:8.1f} us  by hand {by_hand[name] * 1e6:6.1f} us")
    print(f"decide / by hand: {statistics.median(ratios):.1f} (median of {ROUNDS} rounds)")
    print(f"decisions per second: {statistics.median(speeds):,.0f}")


if __name__ == "__main__":
    main()
