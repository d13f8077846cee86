"""Rows that no rule tells apart are answered once, and each as if it stood alone.

A table says nothing of a rule; where one would be told otherwise it would show here, in rows that differ in one fact.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fysiodekking import Case, InvalidCase, Package, case_from, load_packages
from fysiodekking.adapters.columns.facts import paths
from fysiodekking.adapters.columns.sameness import FEWEST, names_of
from fysiodekking.adapters.policy_cases import load_policies
from fysiodekking.rules.deductible_facts import DeductibleFacts
from fysiodekking.rules.extra_line_facts import ExtraLineFacts
from fysiodekking.rules.gate_facts import GateFacts
from fysiodekking.rules.ground_facts import CareFacts
from fysiodekking.rules.insurance_facts import InsuranceFacts
from fysiodekking.rules.package_facts import PackageFacts, RequirementFacts
from fysiodekking.rules.performance_description_facts import DescriptionFacts
from fysiodekking.testing import boundaries

pa = pytest.importorskip("pyarrow")
arrow_tables = import_module("arrow_tables")
ROOT = Path(__file__).parents[2]
ACCEPTANCE = sorted((ROOT / "tests" / "acceptance").glob("*.toml"))
DAY = date(2026, 6, 1)
PART = 20_000
TERMS = load_packages(ROOT / "docs" / "examples" / "country" / "packages.toml")
PACKAGES = load_packages(ROOT / "docs" / "examples" / "day" / "packages.toml")
ORDINARY: dict[str, Any] = {
    "session.performance": "1000",
    "session.techniques": ["exercise_therapy"],
    "provider.profession": "physiotherapist",
    "provider.big_registered": True,
    "provider.contracted": True,
    "insured.born": date(1984, 5, 2),
    "insured.basic_insured": True,
    "condition.kind": "not_listed",
    "history": [{"date": date(2026, 3, 2), "sessions": 3, "paid_by": "package"}],
    "packages": ["voorbeeld-9-2026"],
}
"""An ordinary session, but for its day and its price."""
RECORDS = (
    GateFacts,
    InsuranceFacts,
    CareFacts,
    PackageFacts,
    RequirementFacts,
    DescriptionFacts,
    ExtraLineFacts,
    DeductibleFacts,
)
COUNTED = {"day", "born", "age", "year", "cover", "uses", "maybe_care", "maybe_person", "earlier", "that_day"}
ONE = {"key", "conditions", "package", "supposed", "left_last_year", "too_early"}
OF_CODES = {"described", "treated", "number", "code", "session", "surcharge", "surcharge_before", "others"}
OF_POLICY = {"pays_nothing", "waivers", "requires_referral", "requires_consent"}
OF_MONEY = {"basic_part", "coming", "total", "used", "voluntary", "voluntary_used", "own_mandatory"}
CUT = COUNTED | ONE | OF_CODES | OF_POLICY | OF_MONEY
"""Facts that are no columns by their name: cut where answers turn, or made of columns that are the same."""


def module_of(folder: Path, name: str) -> Any:
    sys.path.insert(0, str(folder))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(folder))


def drawn(seed: int) -> Case | None:
    """Return a case that is drawn from the contract alone; None where it is refused."""
    try:
        return case_from(module_of(ROOT / "tests" / "independent", "contract_cases").case(Random(seed)))  # noqa: S311 - no secret
    except InvalidCase:
        return None


def country(sessions: int) -> Any:
    """Return sessions of a made-up country as a table."""
    make = module_of(ROOT / "docs" / "examples" / "country", "make")
    return pa.Table.from_pylist([*make.year(sessions)], make.SCHEMA).drop_columns("file")


def with_packages_of_one_meaning(cases: list[Case]) -> list[Case]:
    """Return the cases whose packages no other case has by the same id with other terms."""
    own: dict[str, Package] = {}
    return [case for case in cases if all(own.setdefault(each.id, each) == each for each in case.packages)]


@pytest.fixture
def times(pytestconfig: pytest.Config) -> int:
    """Return how many times as many rows are compared as in a run of the suite."""
    return 40 if pytestconfig.getoption("--long") else 1


class TestAsAlone:
    """Every row is answered among the others as it is alone: outcome, payer, amounts, reasons and each finding."""

    def test_a_realistic_year(self, times: int) -> None:
        table = country(2_500 * times)
        for first in range(0, len(table), PART):
            assert arrow_tables.differing(table.slice(first, PART).combine_chunks(), TERMS) == []

    def test_a_realistic_mix(self, times: int) -> None:
        """Both years, with sessions one by one in the history, by part and by fact."""
        mappings = module_of(ROOT / "tests" / "bench", "mix").mix(400 * times)
        for first in range(0, len(mappings), PART):
            cases = [case_from(each) for each in mappings[first : first + PART]]
            table = arrow_tables.wide_table_of(arrow_tables.rows_of(cases))
            assert arrow_tables.differing(table, arrow_tables.own_packages_of(cases)) == []

    def test_neighbours_of_acceptance_cases(self) -> None:
        every = [policy.case for path in ACCEPTANCE for policy in load_policies(path)]
        cases = with_packages_of_one_meaning(every)
        rows = arrow_tables.neighbours(arrow_tables.rows_of(cases), 2)
        assert len(rows) > len(every)
        assert arrow_tables.differing(arrow_tables.wide_table_of(rows), arrow_tables.own_packages_of(cases)) == []

    def test_neighbours_of_cases_of_the_contract(self) -> None:
        """Each in a table of its own, since their packages have the same ids; and ordinary ones with their facts."""
        cases = [case for seed in range(40) if (case := drawn(seed)) is not None and len(case.conditions) == 1]
        rows = arrow_tables.rows_of(cases)
        assert len(rows) > 4
        for case in cases[:4]:
            own = arrow_tables.neighbours(arrow_tables.rows_of([case]), FEWEST, rows)
            assert arrow_tables.differing(arrow_tables.wide_table_of(own), arrow_tables.own_packages_of([case])) == []
        ordinary = arrow_tables.rows_of(case_from(each) for each in module_of(ROOT / "tests" / "bench", "mix").mix(100))
        every = [*PACKAGES, *arrow_tables.own_packages_of(with_packages_of_one_meaning(cases))]
        mixed = arrow_tables.neighbours(ordinary, 4, rows)
        assert arrow_tables.differing(arrow_tables.wide_table_of(mixed), every) == []

    @pytest.mark.parametrize("born", [date(1984, 5, 2), date(2016, 5, 2)])
    def test_what_went_before(self, born: date) -> None:
        """Sessions last year and this year, from months before: on both sides of the numbers of the law."""
        kinds = ("not_listed", "stroke", "frozen_shoulder", "osteoarthritis_hip_knee", "urinary_incontinence", "copd")
        rows = [
            {
                **ORDINARY,
                "session.date": DAY,
                "session.price": "40.00",
                "session.insufficient_result": True,
                "insured.born": born,
                "condition.kind": kind,
                "condition.gold_stage": 2,
                "condition.copd_class": "B1",
                "condition.first_session": first,
                "history": [
                    {"date": day, "until": until, "sessions": sessions, "paid_by": paid_by}
                    for day, until, sessions, paid_by in (
                        (date(2025, 8, 1), date(2025, 12, 1), last_year, "insured"),
                        (date(2026, 1, 5), date(2026, 5, 1), this_year, "basic" if paid_by == "insured" else paid_by),
                    )
                    if sessions
                ],
            }
            for kind in kinds
            for first in (date(2025, 5, 31), date(2025, 6, 1), date(2025, 6, 2))
            for last_year in (0, 9, 20)
            for this_year in (0, 8, 9, 12, 17, 18, 20)
            for paid_by in ("package", "insured")
        ]
        assert arrow_tables.differing(pa.Table.from_pylist(rows), PACKAGES) == []

    def test_numbers_of_another_year_than_the_calendar_s(self) -> None:
        """What insurers count of COPD is counted from the day of the first session on."""
        rows = [
            {
                **ORDINARY,
                "session.date": DAY,
                "condition.kind": "copd",
                "condition.gold_stage": 2,
                "condition.copd_class": "B1",
                "condition.first_session": date(2024, 10, 1),
                "readings.copd_numbers": "insurer_numbers",
                "history": [{"date": date(2025, month, 3), "sessions": sessions, "paid_by": "basic"}],
            }
            for month in (8, 11)
            for sessions in range(1, FEWEST // 2 + 1)
        ]
        assert arrow_tables.differing(pa.Table.from_pylist(rows), PACKAGES) == []

    @pytest.mark.parametrize("step", [1, -1])
    def test_extra_lines(self, step: int) -> None:
        """The same ones in another order, one that says nothing, and lists that hold each other's."""
        needles, home = {"description": "dry needling", "price": "10.00"}, {"performance": "1900", "price": "10.00"}
        each = [None, [], [None], [{}], [needles], [home], [needles, home], [home, needles], [home, home, needles]]
        rows = [{**ORDINARY, "session.date": DAY, "session.price": "40.00"} for _ in range(FEWEST)]
        rows = [{**row, "session.extra_lines": each[step * number % len(each)]} for number, row in enumerate(rows)]
        assert arrow_tables.differing(pa.Table.from_pylist(rows), PACKAGES) == []
        (same,) = arrow_tables.alike(pa.Table.from_pylist(rows), PACKAGES)
        assert len({*same.who}) < FEWEST // 2

    def test_both_sides_of_every_boundary(self) -> None:
        """Rows that differ in no more than that are never taken for one another."""
        every = [case for each in boundaries(on=DAY, packages=PACKAGES) for case in (each.below, each.above)]
        cases = with_packages_of_one_meaning(every)
        assert len(cases) > len(every) // 2
        table = arrow_tables.wide_table_of(arrow_tables.rows_of(cases))
        assert arrow_tables.differing(table, arrow_tables.own_packages_of(cases)) == []


class TestOnce:
    """Rows that are alike are answered once."""

    def test_most_of_a_realistic_year(self) -> None:
        (same,) = arrow_tables.alike(country(3_000), TERMS)
        assert len({*same.who}) < 600
        assert len({*same.much}) < 1_000

    def test_rows_that_differ_in_days_and_prices(self) -> None:
        """Three prices, and no number at which it turns."""
        days = [DAY + timedelta(number % 60) for number in range(300)]
        rows = [
            {**ORDINARY, "id": at, "session.price": f"4{at % 3}.00", "session.date": each}
            for at, each in enumerate(days)
        ]
        (same,) = arrow_tables.alike(pa.Table.from_pylist(rows), PACKAGES)
        assert (len({*same.who}), len({*same.much})) == (1, 3)


@pytest.mark.parametrize("library", ["polars", "duckdb"])
def test_tables_of_other_libraries(library: str) -> None:
    """Also those whose text Arrow takes no rows of."""
    frames, given = pytest.importorskip(library), country(4 * FEWEST)
    assert arrow_tables.differing(frames.from_arrow(given), TERMS) == []
    (same,) = arrow_tables.alike(frames.from_arrow(given), TERMS)
    assert len({*same.who}) < 2 * FEWEST


def test_a_cell_that_cannot_be_read_is_a_problem_of_its_row_alone() -> None:
    table = country(2 * FEWEST)
    days = pa.array([20_000] * 5 + [2**30] + [20_000] * (2 * FEWEST - 6), pa.date32())
    session = table["session"].combine_chunks()
    fields = [days if field.name == "date" else session.field(field.name) for field in session.type]
    wrong = table.set_column(1, "session", pa.StructArray.from_arrays(fields, fields=[*session.type]))
    assert arrow_tables.differing(wrong, TERMS) == []


def test_every_fact_of_a_record_is_a_column_or_cut() -> None:
    """A fact that a record gains is one of a column by its name, or somebody says here how rows are told apart."""
    columns = {path.rpartition(".")[2] for path in paths()}
    assert {name for record in RECORDS for name in names_of(record)} - columns - CUT == set()
