"""Varied decisions that the tests of explanations share, each a small change of one ordinary case."""

from __future__ import annotations

import copy
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from dated import AFTER, DAY
from fysiodekking import Case, case_from, decide, explain, load_case, what_would_change
from fysiodekking.explain.languages import LANGUAGES
from fysiodekking.model.decision import Decision
from fysiodekking.model.what_if import WhatIf
from packages import FYSIO_9, YEAR, with_terms

everything: Final = partial(explain, audience="lawyer")
"""The explanation that leaves nothing out."""
CASES = Path(__file__).parents[3] / "shared" / "cases"
"""Acceptance cases beside the repository, where they exist."""

ORDINARY: dict[str, Any] = {
    "session": {
        "date": "2026-03-12",
        "performance": "1000",
        "techniques": ["dry_needling"],
        "price": "42.50",
        "treatment_plan": True,
    },
    "provider": {
        "profession": "physiotherapist",
        "big_registered": True,
        "trained_in": ["dry_needling"],
        "contracted": True,
    },
    "insured": {
        "born": "1984-05-02",
        "basic_insured": True,
        "voluntary_deductible": "0.00",
        "deductible_used": "0.00",
    },
    "conditions": {"neck": {"kind": "not_listed"}},
    "history": [],
}
BUDGET: dict[str, Any] = {
    **with_terms(limits=[{"id": "euros", "max": "350.00", "unit": "euros", "per": "calendar_year"}]),
    "id": "budget",
    "name": "Budget",
}


def paid(by: str, sessions: int, **more: Any) -> dict[str, Any]:
    """So many earlier sessions this year."""
    return {"date": "2026-01-05", "until": "2026-03-05", "sessions": sessions, "paid_by": by, **more}


SITUATIONS: dict[str, dict[str, Any]] = {
    "package-pays": {"packages": [FYSIO_9]},
    "package-used-up": {"packages": [FYSIO_9], "history": [paid("package", 9)]},
    "budget-half-left": {"packages": [BUDGET], "history": [paid("package", 8, paid="42.00")]},
    "not-contracted": {"packages": [FYSIO_9], "provider.contracted": False},
    "no-package": {},
    "no-price": {"packages": [FYSIO_9], "session.price": None},
    "extra-line": {"session.extra_lines": [{"description": "dry needling", "price": "10.00"}]},
    "not-registered": {"packages": [FYSIO_9], "provider.big_registered": False},
    "training-not-given": {"packages": [FYSIO_9], "provider.trained_in": None},
    "reserved-act": {"session.techniques": ["injection"]},
    "unlisted-code": {"session.performance": "DN01"},
    "annex-first-twenty": {"conditions.neck": {"kind": "multiple_sclerosis"}, "history": [paid("insured", 11)]},
    "annex-needling": {
        "conditions.neck": {"kind": "multiple_sclerosis"},
        "history": [paid("insured", 20)],
        "insured.deductible_used": "360.00",
    },
    "annex-use-unknown": {
        "conditions.neck": {"kind": "multiple_sclerosis"},
        "history": [paid("insured", 15)],
        "used": {"condition_elsewhere": {"min": 0, "max": 5}, "elsewhere": {"min": 0, "max": 0}},
        "packages": [FYSIO_9],
    },
    "whiplash-over": {
        "conditions.neck": {"kind": "whiplash", "first_session": "2025-10-06", "triad": False},
        "history": [paid("insured", 20)],
    },
    "child": {"insured.born": "2014-02-03", "history": [paid("basic", 4)], "session.techniques": ["massage"]},
    "pelvic-reading": {
        "session.performance": "1600",
        "session.techniques": ["exercise_therapy"],
        "conditions": {
            "first": {"kind": "urinary_incontinence", "first_session": "2025-01-06"},
            "second": {"kind": "urinary_incontinence", "first_session": "2026-03-02"},
        },
        "session.condition": "second",
        "history": [{"date": "2025-01-06", "until": "2025-03-03", "sessions": 9, "condition": "first"}],
    },
    "needling-for-osteoarthritis": {"conditions.neck": {"kind": "osteoarthritis_hip_knee"}},
    "acupuncturist": {
        "session.techniques": ["acupuncture"],
        "session.performance": None,
        "provider.profession": "acupuncturist",
    },
    "next-year": {"session.date": str(AFTER + 3 * DAY)},
    "manual-therapy-part-used-up": {
        "session.performance": "1200",
        "session.techniques": ["manual_therapy"],
        "packages": [with_terms(limits=[YEAR, {**YEAR, "id": "mt", "max": 4, "covers": ["manual_therapy"]}])],
        "history": [paid("package", 4, performance="1200")],
    },
    "package-for-an-age": {"packages": [with_terms(requires={"min_age": 18, "max_age": 40})]},
    "package-asks-referral": {"packages": [with_terms(requires={"referral": True})], "session.referral": False},
    "package-asks-consent": {"packages": [with_terms(consent_from=6)], "history": [paid("package", 7)]},
    "package-asks-a-copayment": {
        "packages": [with_terms(copayment={"euros": "5.00", "from_session": 8})],
        "history": [paid("package", 7)],
    },
    "package-accident-too-long-ago": {
        "packages": [with_terms(requires={"within_months_of_accident": 12})],
        "session.accident_on": "2025-03-12",
    },
    "package-needs-qualification": {
        "packages": [with_terms(requires={"qualification": ["0407", "0720"]})],
        "provider.specialisms": ["sports"],
    },
    "qualification-not-given": {"packages": [with_terms(requires={"qualification": ["0407", "0720"]})]},
    "package-one-a-day": {
        "packages": [with_terms(requires={"first_of_the_day": True})],
        "session.other_that_day": True,
    },
    "package-of-a-part-of-the-year": {
        "packages": [
            {**with_terms(limits=[{**YEAR, "part_year": {"by": "days", "rounds": "up"}}]), "since": "2026-02-15"},
        ],
        "history": [paid("package", 10)],
    },
    "package-waits": {"packages": [{**with_terms(requires={"min_months_insured": 6}), "since": "2026-01-01"}]},
    "package-of-last-year": {"packages": [{**FYSIO_9, "year": 2025}]},
    "carry-over-unknown": {
        "packages": [with_terms(limits=[{**YEAR, "carry_over": 3}])],
        "history": [paid("package", 10)],
    },
    "no-maximum": {"packages": [with_terms(limits=[{**YEAR, "max": "unlimited"}])], "history": [paid("package", 50)]},
    "two-packages": {
        "packages": [FYSIO_9, {**BUDGET, "id": "tweede"}],
        "history": [paid("package", 9, package="fysio-9")],
    },
    "outside-a-treatment-plan": {"packages": [FYSIO_9], "session.treatment_plan": False},
    "exercise-therapist-needles": {
        "packages": [FYSIO_9],
        "provider.profession": "exercise_therapist",
        "session.performance": "2000",
    },
    "acupuncture-by-a-physiotherapist": {"packages": [FYSIO_9], "session.techniques": ["acupuncture"]},
    "second-of-the-day": {
        "packages": [FYSIO_9],
        "history": [{"date": "2026-03-12", "paid_by": "package"}],
        "session.medically_necessary": False,
    },
    "missed-appointment": {"session.performance": "1960", "session.techniques": None, "packages": [FYSIO_9]},
    "screening-with-referral": {
        "session.performance": "1850",
        "session.techniques": None,
        "session.referral": True,
    },
    "child-tenth-result-not-given": {
        "insured.born": "2014-02-03",
        "history": [paid("basic", 9)],
        "session.techniques": ["massage"],
    },
    "child-second-nine": {
        "insured.born": "2014-02-03",
        "history": [paid("basic", 12)],
        "session.techniques": ["massage"],
        "session.insufficient_result": True,
    },
    "eighteen-this-year": {
        "insured.born": "2008-02-03",
        "conditions.neck": {"kind": "multiple_sclerosis"},
        "history": [paid("insured", 20)],
        "session.techniques": ["exercise_therapy"],
        "readings": {"sessions_before_18": "count", "deductible_year_of_18": "premium_days"},
    },
    "osteoarthritis-thirteenth": {
        "conditions.neck": {"kind": "osteoarthritis_hip_knee", "first_session": "2026-01-05"},
        "history": [paid("basic", 12)],
        "session.techniques": ["exercise_therapy"],
    },
    "copd-stage-one": {
        "conditions.neck": {"kind": "copd", "gold_stage": 1, "copd_class": "B1", "first_session": "2026-01-05"},
        "session.techniques": ["exercise_therapy"],
    },
    "fall-prevention-insurer-asks-65": {
        "insured.born": "1962-02-03",
        "session.performance": "1000",
        "session.techniques": ["exercise_therapy"],
        "conditions.neck": {
            "kind": "fall_risk",
            "first_session": "2026-03-02",
            "high_fall_risk": True,
            "somatic_or_psychological_ground": True,
        },
        "readings": {"fall_prevention_min_age": 65},
    },
    "no-contract-and-basic-package": {
        "provider.contracted": False,
        "conditions.neck": {"kind": "multiple_sclerosis"},
        "history": [paid("insured", 20)],
        "session.techniques": ["exercise_therapy"],
        "basic": {"not_contracted": {"percent": 75, "of": "40.00"}},
        "insured.deductible_used": "385.00",
    },
    "package-takes-the-deductible": {
        "conditions.neck": {"kind": "multiple_sclerosis"},
        "history": [paid("insured", 20)],
        "session.techniques": ["exercise_therapy"],
        "packages": [{**FYSIO_9, "id": "gemeente", "pays_deductible": True}],
    },
    "severe-rheumatoid-arthritis": {
        "conditions.neck": {"kind": "rheumatoid_arthritis_severe", "severe_limitations": True},
        "session.techniques": ["exercise_therapy"],
        "insured.deductible_used": "385.00",
    },
    "nothing-known": {
        "history": None,
        "provider": {"profession": "physiotherapist"},
        "insured": {"born": "1984-05-02"},
        "session": {"date": "2026-03-12", "performance": "1000"},
        "packages": [FYSIO_9],
    },
}


def case_of(changes: dict[str, Any]) -> Case:
    """Return the ordinary case with some changes; None takes a key away."""
    case = copy.deepcopy(ORDINARY)
    for path, value in changes.items():
        part: dict[str, Any] = case
        *parents, last = path.split(".")
        for parent in parents:
            part = part[parent]
        if value is None:
            part.pop(last)
        else:
            part[last] = value
    return case_from(case)


def what_if_of(case: Case) -> WhatIf:
    """What would change the answer to a case, looked for once."""
    if id(case) not in _LOOKED_FOR:
        _LOOKED_FOR[id(case)] = case, what_would_change(case)
    return _LOOKED_FOR[id(case)][1]


_LOOKED_FOR: Final[dict[int, tuple[Case, WhatIf]]] = {}

SITUATED = {name: case_of(changes) for name, changes in SITUATIONS.items()}
DECISIONS = {name: decide(case) for name, case in SITUATED.items()}


def every_decision() -> list[Decision]:
    """All decisions at hand: those of this file, and those of the acceptance cases where they exist."""
    return [*DECISIONS.values(), *(decide(load_case(path)) for path in sorted(CASES.glob("*.toml")))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "decision" in metafunc.fixturenames:
        metafunc.parametrize("decision", list(DECISIONS.values()), ids=list(DECISIONS))
    if "situated" in metafunc.fixturenames:
        metafunc.parametrize("situated", list(SITUATED.values()), ids=list(SITUATED))
    if "lang" in metafunc.fixturenames:
        metafunc.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="session")
def decisions() -> list[Decision]:
    """All decisions at hand."""
    return every_decision()


@pytest.fixture(scope="session")
def named() -> dict[str, Decision]:
    """The decisions of this file by name."""
    return DECISIONS
