"""Boundaries: each number, term, age and day of the law, and of packages, with a case on either side."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

import fysiodekking.boundaries
from dated import AFTER, LAST, numbers_of
from fysiodekking import Case, Payer, Reason, decide
from fysiodekking.adapters.package_files import packages_from
from fysiodekking.law import law_on
from fysiodekking.law.grounds import Sessions
from fysiodekking.model.dates import age_on
from fysiodekking.model.package import Package
from fysiodekking.model.unknown import Unknown
from fysiodekking.model.vocabulary import Ground
from fysiodekking.testing import boundaries, near_boundaries

DAY: Final = date(2026, 3, 12)
DAYS: Final = (
    DAY,
    date(2026, 1, 1),
    date(2024, 2, 29),
    date(2022, 5, 31),
    date(2020, 9, 1),
    date(2019, 7, 1),
    date(2016, 3, 12),
    date(2012, 1, 1),
)

TERMS: Final[dict[str, Any]] = {
    "id": "ours",
    "insurer": "Voorbeeld",
    "name": "Fysio",
    "year": 2026,
    "source": "made up",
    "confidence": "I",
    "grants": [
        {
            "id": "movement",
            "covers": ["physiotherapy", "manual_therapy"],
            "requires": {"min_age": 18, "max_age": 64, "min_months_insured": 3},
            "limits": [
                {
                    "id": "year",
                    "max": 9,
                    "unit": "sessions",
                    "per": "calendar_year",
                    "carry_over": 2,
                    "part_year": {"by": "days"},
                },
                {"id": "mt", "max": 5, "unit": "sessions", "per": "calendar_year", "covers": ["manual_therapy"]},
                {"id": "budget", "max": "350.00", "unit": "euros", "per": "calendar_year"},
                {"id": "day", "max": 1, "unit": "sessions", "per": "day"},
                {"id": "away", "max": 4, "unit": "sessions", "per": "calendar_year", "when_contracted": False},
                {"id": "none", "max": "unlimited", "unit": "sessions", "per": "condition"},
            ],
            "consent_from": 8,
            "copayment": {"euros": "5.00", "from_session": 6},
            "pays": {"contracted": {"percent": 100}, "not_contracted": {"percent": 75}},
        },
        {
            "id": "needles",
            "covers": ["acupuncture"],
            "requires": {"association": ["NVA"], "within_months_of_accident": 6, "first_of_the_day": True},
            "limits": [{"id": "alternative", "max": "200.00", "unit": "euros", "per": "calendar_year"}],
            "pays": {"contracted": {"percent": 100}, "not_contracted": {"percent": 100}},
        },
    ],
}


def ours() -> Package:
    (package,) = packages_from({"packages": [TERMS]})
    return package


def sessions_before(case: Case) -> int:
    return sum(row.sessions for row in case.past.rows)


def answer(case: Case) -> tuple[object, ...]:
    decision = decide(case)
    return decision.outcome, decision.payer, decision.amounts


class TestEveryBoundary:
    """What holds on any day."""

    @pytest.mark.parametrize("day", DAYS, ids=str)
    def test_it_shows(self, day: date) -> None:
        """The answers differ, all facts are given, the names differ, and the sides lie on the day."""
        found = boundaries(day)
        assert len({each.name for each in found}) == len(found)
        for each in found:
            assert answer(each.below) != answer(each.above), each.name
            assert decide(each.below).missing == decide(each.above).missing == (), each.name
            if not each.name.startswith("change:"):
                assert each.below.session.date == each.above.session.date == day

    @pytest.mark.parametrize("day", DAYS, ids=str)
    def test_no_number_of_a_ground_in_force_is_left_out(self, day: date) -> None:
        """Each ground with a maximum, each row with a term or an age has its boundary."""
        law, names = law_on(day), {each.name for each in boundaries(day)}
        for ground in law.basic.grounds.values():
            if "sessions" in ground.in_unit(Sessions) and ground.ground is not Ground.COVID_RECOVERY:
                assert f"ground:{ground.ground}/sessions" in names
        for kind, row in law.basic.annex_1.items():
            if row.in_force is True and row.months is not None and row.serves is not kind:
                assert f"term:{kind}" in names
            if row.in_force is True and row.below_age is not None:
                assert f"age:{kind}" in names
        assert {"ground:annex_1/first_not_covered", "ground:under_18/first", "ground:under_18/second"} <= names
        assert {"age:adult", "deductible:mandatory"} <= names

    @pytest.mark.parametrize("day", DAYS, ids=str)
    def test_the_numbers_are_those_of_the_law(self, day: date) -> None:
        """Below lies the last session within a number, above the first one past it."""
        law = law_on(day)
        numbers = {each.ground: each.in_unit(Sessions) for each in law.basic.grounds.values()}
        for each in boundaries(day, of="ground"):
            ground, _, number = each.name.removeprefix("ground:").partition("/")
            if number == "gold_stage":
                continue
            value = numbers[Ground(ground)][number].value
            value += numbers[Ground.UNDER_18]["first"].value if number == "second" else 0
            assert (sessions_before(each.below), sessions_before(each.above)) == (value - 1, value), each.name

    def test_sides_differ_in_one_thing_only(self) -> None:
        """The history, a birthday, an amount, or a start with the sessions on it: everything else is the same."""
        for each in boundaries(DAY, packages=[ours()]):
            if each.name.startswith("change:") or each.name.endswith("/year"):
                continue  # there the day itself moves
            parts = [field.name for field in attrs.fields(Case)]
            differ = {part for part in parts if getattr(each.below, part) != getattr(each.above, part)}
            differ -= {"history"} if each.name.startswith("term:") else set()
            assert len(differ) == 1, (each.name, differ)

    def test_no_number_of_law_stands_in_the_strategies(self) -> None:
        """Not one of 9, 18, 20, 37, 385 and so on is written in the modules that make boundaries."""
        law = law_on(DAY)
        numbers = {each.value for ground in law.basic.grounds.values() for each in numbers_of(ground).values()}
        numbers |= {row.months.value for row in law.basic.annex_1.values() if row.months is not None}
        numbers |= {law.basic.adult_age.value, 38500, 385}
        folder = Path(fysiodekking.boundaries.__file__).parent
        for path in sorted(folder.glob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
            assert {each for each in written if type(each) is int} & numbers <= {0, 1, 2}, path.name


class TestAges:
    """The last day of an age, and the birthday."""

    @pytest.mark.parametrize(("name", "age"), [("age:adult", 18), ("age:motor_developmental_delay", 17)])
    def test_both_sides_of_a_birthday(self, name: str, age: int) -> None:
        """Below it is tomorrow, above it is today."""
        (each,) = boundaries(DAY, of=name)
        assert age_on(each.below.insured.born, DAY) == age - 1
        assert each.above.insured.born == date(DAY.year - age, DAY.month, DAY.day)


class TestPackages:
    """Limits, ages, waiting times, consent and the policy year of a package."""

    def test_every_limit_has_one(self) -> None:
        """Also in euros, per day, without a contract, and of alternative care; one that is unlimited has none."""
        names = {
            each.name.removeprefix("package:ours/") for each in boundaries(DAY, of="package:ours", packages=[ours()])
        }
        assert names == {
            *(
                "movement/year",
                "movement/year/part_year",
                "movement/mt",
                "movement/budget",
                "movement/day",
                "movement/away",
            ),
            *("movement/min_age", "movement/max_age", "movement/min_months_insured", "movement/consent_from"),
            "movement/copayment",
            *("needles/alternative", "needles/within_months_of_accident", "needles/first_of_the_day"),
            *({"year"} if DAY.year < LAST.year else ()),  # the first day after it has to be known
        }

    def test_the_last_session_of_a_limit(self) -> None:
        """Nine a year: the ninth is paid, the tenth is not."""
        each, part_year = boundaries(DAY, of="package:ours/movement/year", packages=[ours()])
        assert part_year.name.endswith("/part_year")
        assert (sessions_before(each.below), sessions_before(each.above)) == (8, 9)
        assert decide(each.below).payer is Payer.PACKAGE
        assert Reason.PACKAGE_USED_UP in decide(each.above).reasons

    def test_the_policy_year(self) -> None:
        """The last day of the year is paid, the first one of the next is not."""
        package = attrs.evolve(ours(), year=2025)
        (each,) = boundaries(date(2025, 6, 1), of="package:ours/year", packages=[package])
        assert (each.below.session.date, each.above.session.date) == (date(2025, 12, 31), date(2026, 1, 1))

    def test_shipped_ones_by_their_id(self) -> None:
        """As in `cases`."""
        names = [each.name for each in boundaries(date(2019, 3, 12), of="package", packages=["aevitae-plus-2019"])]
        assert "package:aevitae-plus-2019/movement/year" in names


class TestChoosing:
    """`of` chooses by the beginning of the name."""

    def test_one_or_several(self) -> None:
        """Every chosen name begins with one of them."""
        assert {each.name.split(":")[0] for each in boundaries(DAY, of=["age", "term"])} == {"age", "term"}
        assert [str(each) for each in boundaries(DAY, of="age:adult")] == ["age:adult"]

    def test_a_name_that_no_boundary_has(self) -> None:
        """The message says which there are."""
        with pytest.raises(ValueError, match=r"no boundary of 2026-03-12 begins with 'agee'; there are: .*age:adult"):
            boundaries(DAY, of="agee")

    def test_a_day_that_was_not_checked(self) -> None:
        """There are no boundaries of a law that nobody looked at."""
        with pytest.raises(ValueError, match=f"the law of {AFTER} was not checked"):
            boundaries(AFTER)


class TestNearBoundaries:
    """The same cases as a strategy, with what makes no boundary varied."""

    pairs = boundaries(DAY, of=("ground:annex_1", "term:frozen_shoulder"))

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(near_boundaries(DAY, of=("ground:annex_1", "term:frozen_shoulder")))
    def test_they_lie_on_a_side(self, case: Case) -> None:
        """Day, history and condition are those of a side; all facts are given."""
        sides = [side for each in self.pairs for side in (each.below, each.above)]
        assert (case.conditions, case.history) in [(side.conditions, side.history) for side in sides]
        assert case.session.date == DAY
        assert decide(case).missing == ()
        assert not isinstance(case.session.price, Unknown)
