"""What the strategies generate: valid, varied, complete where that is asked, and small when they shrink."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any, Final, TypeVar

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st

from dated import AFTER, LAST
from fysiodekking import Case, Decision, Money, Outcome, Payer, Reason, case_from, decide, load_case, testing
from fysiodekking.adapters.case_data import mapping_of
from fysiodekking.law import CHECKED
from fysiodekking.model.dates import age_on
from fysiodekking.model.decision import Amounts
from fysiodekking.model.history import History
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.vocabulary import ConditionKind, Profession

T = TypeVar("T")

some: Final = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)


def generated(strategy: st.SearchStrategy[T], number: int = 100) -> list[T]:
    """Return so many generated objects."""
    found: list[T] = []

    @settings(some, max_examples=number, phases=(Phase.generate,))
    @given(strategy)
    def collect(each: T) -> None:
        found.append(each)

    collect()
    return found


@cache
def any_cases() -> tuple[Case, ...]:
    """Return some hundreds of cases, generated once: the same ones in every run."""
    return tuple(generated(testing.cases(), 800))


def smallest(strategy: st.SearchStrategy[Case], wanted: Callable[[Case], bool]) -> dict[str, Any]:
    """Return the smallest case that is wanted, as a mapping."""
    case = find(strategy, wanted, settings=settings(some, max_examples=400))
    return {key: value for key, value in mapping_of(case).items() if value}


NECK: Final = {
    "session": {"date": date(LAST.year, 3, 12), "performance": "1000"},
    "provider": {"profession": "physiotherapist"},
    "insured": {"born": date(LAST.year - 42, 1, 1)},
    "conditions": {"neck": {"kind": "not_listed"}},
}
"""An adult's neck pain, an ordinary session, a physiotherapist, no package, a recent day."""


WORTH_A_TEST: Final[dict[Callable[[Decision], bool], str]] = {
    **{partial(lambda each, answer: answer.outcome is each, outcome): outcome.value for outcome in Outcome},
    **{partial(lambda each, answer: answer.payer is each, payer): payer.value for payer in Payer},
    lambda answer: answer.amounts is not None and answer.amounts.deductible > Money(0): "deductible",
    lambda answer: answer.amounts is not None and answer.amounts.basic > Money(0): "money of the basic package",
    lambda answer: answer.amounts is not None and is_partly_paid(answer.amounts): "partly paid",
}
"""What billing software has to handle, each with its name."""


def is_partly_paid(amounts: Amounts) -> bool:
    """Tell whether an insurer pays a part, and the insured pays the rest."""
    return amounts.insured > Money(0) and amounts.basic + amounts.package > Money(0)


def takes_a_deductible(case: Case) -> bool:
    amounts = decide(case).amounts
    return amounts is not None and amounts.deductible > Money(0)


class TestSmallest:
    """Cases shrink to what somebody would have written by hand."""

    def test_any(self) -> None:
        """The simplest case of all."""
        assert smallest(testing.cases(), lambda _: True) == NECK

    def test_paid_by_a_package(self) -> None:
        """One package of one line; of the facts only those that it takes."""
        found = smallest(testing.cases(), lambda case: decide(case).payer is Payer.PACKAGE)
        (package,) = found.pop("packages")
        assert len(package["grants"]) == 1
        found["provider"].pop("contracted", None)  # or what it pays without a contract is given
        assert found == {**NECK, "provider": {"profession": "physiotherapist", "big_registered": True}}

    def test_undetermined(self) -> None:
        """Few facts are given, and nothing stands beside them."""
        found = smallest(testing.cases(ages=(18, 99)), lambda case: decide(case).outcome is Outcome.UNDETERMINED)
        assert set(found) <= {*NECK, "packages", "history"}
        assert found["session"].keys() <= {"date", "performance", "techniques"}
        assert len(str(found)) < 600

    def test_a_boundary(self) -> None:
        """Near boundaries it is a case of one of them, with nothing varied."""
        cases = testing.near_boundaries(date(2026, 3, 12), of="ground:annex_1")
        (boundary,) = testing.boundaries(date(2026, 3, 12), of="ground:annex_1")
        assert find(cases, lambda case: decide(case).payer is Payer.BASIC, settings=some) == boundary.above
        assert find(cases, lambda _: True, settings=some) == boundary.below

    def test_a_deductible(self) -> None:
        """An adult past the first sessions of a condition of annex 1: a row of them, and the facts that it takes."""
        found = smallest(testing.cases(), takes_a_deductible)
        assert set(found) <= {*NECK, "history", "used", "basic", "readings"}
        assert len(found["conditions"]) == 1
        assert len(found.get("history", ())) <= 1
        assert len(str(found)) < 900

    def test_on_condition(self) -> None:
        """Needling alone, where the basic package pays."""
        found = smallest(testing.cases(), lambda case: decide(case).outcome is Outcome.COVERED_IF)
        assert found["session"]["techniques"] == ["dry_needling"]
        assert set(found) <= {*NECK, "history"}
        assert len(str(found)) < 800


class TestComplete:
    """With `complete` nothing is asked that a case could have given."""

    @some
    @given(testing.cases(complete=True))
    def test_nothing_is_missing(self, case: Case) -> None:
        """Whatever the answer is, it lacks no fact."""
        assert decide(case).missing == ()

    def test_otherwise_facts_are_left_out(self) -> None:
        """Every fact of a session is given in some cases and absent in others."""
        drawn = any_cases()
        for field in ("techniques", "price", "treatment_plan", "referral", "accident"):
            assert {isinstance(getattr(case.session, field), Unknown) for case in drawn} == {True, False}
        assert {isinstance(case.history, Unknown) for case in drawn} == {True, False}


class TestVariety:
    """What can happen does happen among a few hundred cases."""

    def test_every_outcome_and_payer(self) -> None:
        """Each is reached, and no one answer takes more than two thirds."""
        answers = list(map(decide, any_cases()))
        outcomes = Counter(answer.outcome for answer in answers)
        assert {answer.payer for answer in answers} == {*Payer, None}
        assert set(outcomes) == set(Outcome)
        assert max(outcomes.values()) < len(answers) * 2 / 3

    @pytest.mark.parametrize("reached", WORTH_A_TEST, ids=WORTH_A_TEST.get)
    def test_what_a_bill_hangs_on(self, reached: Callable[[Decision], bool]) -> None:
        """In at least two of a hundred cases; so hardly a test of a hundred examples is without."""
        cases = any_cases()
        assert sum(reached(decide(case)) for case in cases) >= len(cases) * 2 / 100

    def test_a_false_property_is_found_out(self) -> None:
        """That no deductible is ever taken: nearly every test of a hundred examples refutes it, wherever it begins."""
        refuted = 0
        for start in range(8):

            @seed(start)
            @settings(max_examples=100, database=None, deadline=None, phases=(Phase.generate,))
            @given(testing.cases())
            def no_deductible(case: Case) -> None:
                assert not takes_a_deductible(case)

            try:
                no_deductible()
            except AssertionError:
                refuted += 1
        assert refuted >= 6

    def test_reasons(self) -> None:
        """Reasons of gates, grounds and packages: many of the list, the deciding one first."""
        reasons = {reason for case in any_cases() for reason in decide(case).reasons}
        assert len(reasons) > 25
        assert {Reason.PACKAGE_PAYS, Reason.PACKAGE_USED_UP, Reason.ANNEX_1_FIRST_SESSIONS} <= reasons

    def test_every_kind_and_profession_that_is_asked(self) -> None:
        """And no other."""
        kinds = (ConditionKind.STROKE, "copd")
        drawn = generated(testing.cases(kinds=kinds, professions=["exercise_therapist"]))
        assert {case.condition.kind for case in drawn} == set(kinds)
        assert {case.provider.profession for case in drawn} == {Profession.EXERCISE_THERAPIST}


class TestParameters:
    """Days, ages and packages are those that were asked for."""

    @some
    @given(testing.cases((date(2024, 2, 20), date(2024, 3, 1)), ages=(16, 18), packages=[]))
    def test_days_and_ages(self, case: Case) -> None:
        """First and last day and age included; no packages."""
        assert date(2024, 2, 20) <= case.session.date <= date(2024, 3, 1)
        assert 16 <= age_on(case.insured.born, case.session.date) <= 18
        assert case.packages == ()

    @some
    @given(testing.cases())
    def test_the_days_that_were_checked(self, case: Case) -> None:
        """Without `on` no other."""
        assert case.session.date in CHECKED

    @some
    @given(testing.cases(AFTER))
    def test_another_day_can_be_asked(self, case: Case) -> None:
        """Where the law was not checked, the answer is that it was not."""
        assert case.session.date == AFTER
        assert Reason.LAW_NOT_CHECKED in decide(case).reasons

    @some
    @given(testing.cases(packages=["cz-gemeenten-extra-uitgebreid-2025"]))
    def test_shipped_packages_by_their_id(self, case: Case) -> None:
        """In their policy year, unless days are given."""
        assert [package.id for package in case.packages] == ["cz-gemeenten-extra-uitgebreid-2025"]
        assert case.session.date.year == 2025

    @some
    @given(testing.cases(packages=st.tuples(testing.packages(date(2026, 3, 12), id="ours"))))
    def test_a_strategy_for_packages(self, case: Case) -> None:
        """What it yields is what the cases hold."""
        assert [package.id for package in case.packages] == ["ours"]


class TestParts:
    """Each part can be generated by itself."""

    @some
    @given(
        testing.sessions(complete=True),
        testing.providers(complete=True),
        testing.insured(complete=True),
        testing.readings(complete=True),
    )
    def test_complete_parts_give_every_fact(self, session: Any, provider: Any, person: Any, read: Any) -> None:
        """Save a condition's key, what stands beside an ordinary case, and readings where the text decides."""
        beside = {"condition", "accident_on", "on_order_of"}
        beside |= {"deductible_total", "voluntary_deductible_used", "other_payer"}
        for part in (session, provider, person):
            absent = {field.name for field in attrs.fields(type(part)) if getattr(part, field.name) == NOT_GIVEN}
            assert absent <= beside
        assert isinstance(read.of("pelvic_nine"), str)

    @some
    @given(testing.packages((date(2025, 1, 1), date(2026, 12, 31)), id="p", grants=3))
    def test_packages(self, package: Package) -> None:
        """Of the year or of the one beside it, with one to three lines."""
        assert package.id == "p"
        assert 2024 <= package.year <= 2027
        assert 1 <= len(package.grants) <= 3

    @some
    @given(testing.histories(date(2026, 3, 12), conditions=("neck", "knee"), born=date(2026, 1, 20), complete=True))
    def test_histories(self, history: History) -> None:
        """Rows of these conditions, none before the birth, each on one day and paid by somebody."""
        for row in history.rows:
            assert row.condition in ("neck", "knee")
            assert date(2026, 1, 20) <= row.date <= date(2026, 3, 13)
            assert isinstance(row.until, Unknown)
            assert not isinstance(row.paid_by, Unknown)

    @some
    @given(testing.conditions(date(2026, 3, 12), kinds=["frozen_shoulder"], complete=True))
    def test_terms_end_around_the_day(self, condition: Any) -> None:
        """A start lies on or before the day."""
        assert condition.first_session <= date(2026, 3, 12)


class TestMappings:
    """The same cases as a service gets them."""

    @some
    @given(testing.case_mappings())
    def test_by_way_of_json(self, mapping: dict[str, Any]) -> None:
        """JSON gives the same mapping, and that is read as a case."""
        assert json.loads(json.dumps(mapping)) == mapping
        assert isinstance(case_from(mapping), Case)


class TestWritten:
    """What was found can be saved."""

    @some
    @given(testing.cases())
    def test_there_and_back(self, case: Case) -> None:
        """Any generated case comes back from the text of its file."""
        assert load_case(io.StringIO(testing.written(case))) == case
