"""The library and a slow second implementation answer alike."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from hypothesis import HealthCheck, Phase, assume, given, settings

from fysiodekking import Reason, decide
from strategies import Sample, cases


def _beside(name: str) -> ModuleType:
    """Import the module that lies beside this file."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


naive: Final = _beside("naive")

EXAMPLES: Final = int(os.environ.get("FYSIODEKKING_EXAMPLES", "6000"))
"""How many cases are compared in all."""


def many(share: float) -> Any:
    """Return the settings of a test that takes this share of all examples."""
    return settings(
        max_examples=max(1, int(EXAMPLES * share)),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )


def agree(sample: Sample) -> None:
    """Compare both answers."""
    try:
        expected = naive.expected(sample.case)
    except naive.Unsettled:
        assume(False)  # the sources do not settle this case
        return
    decision = decide(sample.case)
    amounts = decision.amounts
    parts = (
        None
        if amounts is None
        else (amounts.basic.cents, amounts.deductible.cents, amounts.package.cents, amounts.insured.cents)
    )
    payer = None if decision.payer is None else decision.payer.value
    outcome = decision.outcome.value
    if Reason.PACKAGE_RENEWED in decision.conditions:  # the second one does not tell on which package an answer hangs
        outcome = outcome.replace("covered_if", expected.outcome)
    assert (outcome, payer, parts, decision.entitlement_code) == tuple(expected), sample.mapping


@many(0.15)
@given(cases(families=("not_listed",)))
def test_an_ordinary_complaint_goes_to_the_package_or_the_insured(sample: Sample) -> None:
    """Adults, children, other professions: gates, paragraph 9 and packages."""
    agree(sample)


@many(0.3)
@given(cases(families=("annex_unlimited", "annex_term", "annex_age", "annex_removed"), most_packages=1))
def test_annex_1_counts_twenty_and_ends_with_its_term(sample: Sample) -> None:
    """Paragraph 2: rows, terms, ages, the first twenty, and the twelve of 2011."""
    agree(sample)


@many(0.2)
@given(
    cases(
        families=("urinary_incontinence", "peripheral_arterial_disease_fontaine_2", "osteoarthritis_hip_knee"),
        most_packages=1,
    )
)
def test_paragraphs_3_to_5_have_a_number_from_18(sample: Sample) -> None:
    """Nine, 37 in twelve months, twelve in twelve months."""
    agree(sample)


@many(0.2)
@given(
    cases(
        families=(
            "copd",
            "fall_risk",
            "rheumatoid_arthritis_severe",
            "axial_spondyloarthritis_severe",
            "covid_recovery",
        ),
        most_packages=1,
    )
)
def test_the_later_grounds_hold_in_their_periods(sample: Sample) -> None:
    """COPD, fall prevention, the rheumatic conditions, and recovery after COVID-19."""
    agree(sample)


@many(0.15)
@given(cases(families=("not_listed", "annex_unlimited", "osteoarthritis_hip_knee"), most_packages=3))
def test_packages_keep_a_ledger(sample: Sample) -> None:
    """Limits of all kinds, several grants and several packages: the same as booking row by row."""
    agree(sample)


def test_the_second_implementation_shares_only_the_model() -> None:
    """It imports nothing of the library but the classes that hold a case."""
    text = Path(__file__).with_name("naive.py").read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if line.startswith(("from fysio", "import fysio"))]
    assert all(line.startswith("from fysiodekking.model.") for line in imports)
