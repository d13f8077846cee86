"""A plan whose costs hang on a number that nobody gave says what it costs at least and at most."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import packages
from cases import ABSENT, case
from dated import LAST
from fysiodekking import Money, cost_range
from fysiodekking.adapters.plan_data import as_data
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Payer
from fysiodekking.model.plan import AmountRange, CostRange, Step
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import Range, Used
from fysiodekking.series import plan

KINDS = ["not_listed", "stroke", "frozen_shoulder", "osteoarthritis_hip_knee"]
COUNTS = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")


def nine(most: int = 9, **more: Any) -> dict[str, Any]:
    return packages.package(packages.line("movement", {**packages.YEAR, "max": most}), year=LAST.year, **more)


def euros(cents: int) -> Money:
    return Money(cents)


def concrete(made: Case) -> list[Case]:
    """Return the case under every value of every number that it leaves open; of an amount both ends and one between."""
    assert isinstance(made.used, Used)
    ranges = {name: made.earlier.range(name) for name in COUNTS}
    counts = [
        {name: Range(min=number, max=number) for name, number in zip(COUNTS, numbers, strict=True)}
        for numbers in product(*(range(each.min, each.max + 1) for each in ranges.values()))
    ]
    used = [made.insured.deductible_used]
    if used == [NOT_GIVEN]:
        used = [euros(0), euros(20_000), euros(38_500 + 50_000)]
    chosen = [made.insured.voluntary_deductible]
    if chosen == [NOT_GIVEN]:
        chosen = [euros(each * 10_000) for each in range(6)]
    return [
        attrs.evolve(
            made,
            used=attrs.evolve(made.used, **of_counts),
            insured=attrs.evolve(made.insured, deductible_used=spent, voluntary_deductible=step),
        )
        for of_counts, spent, step in product(counts, used, chosen)
    ]


def same_step_as_told(step: Step, under_each: list[Step]) -> None:
    """Compare what is certain of a session, although a number is open, with what it comes to under every value."""
    if step.between is not None:
        costs = sorted(each.costs for each in under_each if each.costs is not None)
        assert (costs[0], costs[-1]) == (step.between.lowest, step.between.highest)
    if step.known.payer is not None:
        assert {each.known.payer for each in under_each} == {step.known.payer}
    if step.agreed is not None and step.agreed.payer is None:
        assert len({each.known.payer for each in under_each}) > 1


class TestTheEndsOfTheRange:
    """Both ends are what some value comes to, and no value lies outside them."""

    @settings(max_examples=40, deadline=None)
    @given(
        kind=st.sampled_from(KINDS),
        most=st.integers(0, 6),
        sessions=st.integers(1, 8),
        before=st.integers(0, 20),
        elsewhere=st.tuples(st.integers(0, 4), st.integers(0, 4)),
        of_condition=st.tuples(st.integers(0, 2), st.integers(0, 3)),
        deductible=st.sampled_from(list(product(["0.00", "370.00", ABSENT], ["0.00", ABSENT]))),
        takes=st.booleans(),
    )
    @example("stroke", 3, 6, 18, (0, 0), (0, 3), (ABSENT, ABSENT), False)
    @example("not_listed", 6, 6, 2, (0, 4), (0, 0), ("0.00", "0.00"), False)
    def test_of_every_value(
        self,
        kind: str,
        most: int,
        sessions: int,
        before: int,
        elsewhere: tuple[int, int],
        of_condition: tuple[int, int],
        deductible: tuple[object, object],
        takes: bool,
    ) -> None:
        history = [{"date": f"{LAST.year}-01-02", "sessions": before, "paid_by": "insured"}] if before else []
        made = case(
            date=f"{LAST.year}-06-04",
            kind=kind,
            history=history,
            deductible_used=deductible[0],
            voluntary_deductible=deductible[1],
            packages=[nine(most, pays_deductible=takes)],
            used={
                "elsewhere": {"min": elsewhere[0], "max": sum(elsewhere)},
                "condition_elsewhere": {"min": of_condition[0], "max": sum(of_condition)},
                "condition_elsewhere_this_year": {"min": 0, "max": 0},
            },
        )
        planned = plan(made, sessions)
        under_each = [plan(each, sessions) for each in concrete(made)]
        costs = {each.costs for each in under_each}
        for number, step in enumerate(planned.steps):
            same_step_as_told(step, [each.steps[number] for each in under_each])
        if planned.costs is not None:
            assert costs == {planned.costs}
        elif planned.between is None:
            assert None in costs  # something else is open as well
        else:
            known = sorted(each for each in costs if each is not None)
            assert len(known) == len(costs)
            assert (known[0], known[-1]) == (planned.between.lowest, planned.between.highest)

    def test_of_the_example(self) -> None:
        """Nine of a package, five used: with none elsewhere two sessions of six are left to pay, with four all six."""
        used = {"elsewhere": {"min": 0, "max": 20}}
        history = [{"date": f"{LAST.year}-01-08", "sessions": 5, "paid_by": "package"}]
        planned = plan(case(date=f"{LAST.year}-03-12", history=history, used=used, packages=[nine()]), 6)
        assert planned.between == CostRange(lowest=euros(8_500), highest=euros(25_500), names=("used.elsewhere",))
        assert planned.all_tried


class TestWhatIsOpen:
    """What was not said at all is any number; what is no number has no range."""

    def test_nothing_said_of_earlier_sessions(self) -> None:
        """From nothing used to all used."""
        planned = plan(attrs.evolve(case(date=f"{LAST.year}-03-12", packages=[nine(2)]), history=NOT_GIVEN), 3)
        assert planned.between == CostRange(lowest=euros(4_250), highest=euros(3 * 4_250), names=("history",))

    def test_a_new_year_is_as_open_again(self) -> None:
        """What was used in one year says nothing of the next: the ends of both years are added up."""
        half = {"contracted": {"percent": 50}, "not_contracted": {"percent": 50}}
        first = packages.line("movement", {**packages.YEAR, "max": 2}, pays=half)
        then = [packages.package(first, id="first", year=LAST.year - 1), nine(id="second"), nine(2, id="next")]
        then[1]["year"] = LAST.year - 1
        bare = attrs.evolve(case(date=f"{LAST.year - 1}-12-30", packages=then), history=NOT_GIVEN)
        assert [plan(bare, sessions).between for sessions in (1, 2)] == [
            CostRange(lowest=euros(0), highest=euros(4_250), names=("history",)),
            CostRange(lowest=euros(0), highest=euros(8_500), names=("history",)),
        ]

    def test_the_deductible_alone(self) -> None:
        history = [{"date": f"{LAST.year}-01-02", "sessions": 20, "paid_by": "insured"}]
        planned = plan(case(date=f"{LAST.year}-06-04", kind="stroke", history=history, deductible_used=ABSENT), 4)
        assert planned.between == CostRange(
            lowest=euros(0), highest=euros(4 * 4_250), names=("insured.deductible_used",)
        )
        assert planned.missing == ("insured.deductible_used",)

    @pytest.mark.parametrize("open_", [{"price": ABSENT}, {"contracted": ABSENT}, {"basic_insured": ABSENT}])
    def test_what_is_no_number(self, open_: dict[str, Any]) -> None:
        """A price, a contract, an insurance: of those nothing lies between two amounts that could be told."""
        made = case(
            date=f"{LAST.year}-03-12",
            used={"elsewhere": {"min": 0, "max": 20}},
            packages=[nine()],
            kind="stroke",
            **open_,
        )
        planned = plan(made, 6)
        assert (planned.costs, planned.between, planned.all_tried) == (None, None, True)

    def test_a_day_whose_law_was_not_checked(self) -> None:
        planned = plan(case(date=str(LAST)), 2)
        assert (planned.costs, planned.between, planned.all_tried) == (None, None, True)

    def test_the_deductible_that_was_given_is_not_asked(self) -> None:
        """That it is not known after an open session is of the plan itself."""
        history = [{"date": f"{LAST.year}-01-02", "sessions": 19, "paid_by": "insured"}]
        used = {"elsewhere": {"min": 0, "max": 0}, "condition_elsewhere": {"min": 0, "max": 3}}
        planned = plan(
            case(date=f"{LAST.year}-06-04", kind="stroke", history=history, used=used, deductible_used="0.00"), 4
        )
        assert planned.missing == ("used.condition_elsewhere",)

    def test_on_what_it_hangs_beside_the_number(self) -> None:
        """What the insurer has to accept for some value goes with the range."""
        history = [{"date": f"{LAST.year}-01-02", "sessions": 19, "paid_by": "insured"}]
        used = {"elsewhere": {"min": 0, "max": 0}, "condition_elsewhere": {"min": 0, "max": 3}}
        made = case(date=f"{LAST.year}-06-04", kind="stroke", history=history, used=used, techniques=["dry_needling"])
        planned = plan(made, 1)
        assert planned.between is not None
        assert planned.between.conditions == (Reason.INSURER_ACCEPTS_NEEDLING,)


class TestTheWorkIsBounded:
    """Where there are too many values to try, no range is said, and that they were not all tried is."""

    def test_too_many(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cost_range, "MOST_WORK", 40)
        made = case(date=f"{LAST.year}-03-12", used={"elsewhere": {"min": 0, "max": 20}}, packages=[nine()])
        planned = plan(made, 6)
        assert (planned.between, planned.all_tried) == (None, False)
        assert as_data(planned)["all_tried"] is False


class TestAsData:
    """The data carry both ends: the same amount twice where the costs are known, nothing where there is no range."""

    @pytest.mark.parametrize(
        ("used", "expected"),
        [
            ({"elsewhere": {"min": 0, "max": 20}}, (None, "0.00", "255.00")),
            ({"elsewhere": {"min": 20, "max": 20}}, ("255.00", "255.00", "255.00")),
        ],
    )
    def test_both_ends(self, used: dict[str, Any], expected: tuple[str | None, ...]) -> None:
        data = as_data(plan(case(date=f"{LAST.year}-03-12", used=used, packages=[nine()]), 6))
        assert tuple(data[f"insured_pays{end}"] for end in ("", "_at_least", "_at_most")) == expected


class TestEachSession:
    """A session carries what every value agrees on, and misses facts of the case only."""

    @staticmethod
    def stroke(before: int, *, deductible_used: str) -> Case:
        """Return a session after so many of one's own, and none to five elsewhere."""
        return case(
            date=f"{LAST.year}-06-04",
            kind="stroke",
            history=[{"date": f"{LAST.year}-01-02", "sessions": before, "paid_by": "insured"}],
            used={"condition_elsewhere": {"min": 0, "max": 5}},
            deductible_used=deductible_used,
        )

    def test_costs_that_are_the_same_either_way(self) -> None:
        """Own account or deductible: 42.50 each, whoever pays; and from the fourth on it is known who does."""
        told = as_data(plan(self.stroke(17, deductible_used="100.00"), 6))
        assert (told["insured_pays"], told["missing"]) == ("255.00", ["used.condition_elsewhere"])
        rows = [(each["payer"], each["insured_pays"], each["missing"]) for each in told["sessions"]]
        assert rows == [(None, "42.50", ["used.condition_elsewhere"])] * 3 + [("basic", "42.50", [])] * 3

    def test_a_payer_that_only_all_values_together_tell(self) -> None:
        """Of nine five to nine were used: from the fifth session on nothing is left, whatever the number is."""
        used = {"elsewhere": {"min": 0, "max": 20}}
        history = [{"date": f"{LAST.year}-01-08", "sessions": 5, "paid_by": "package"}]
        steps = plan(case(date=f"{LAST.year}-03-12", history=history, used=used, packages=[nine()]), 6).steps
        assert [each.known.payer for each in steps] == [None] * 4 + [Payer.INSURED] * 2
        assert [each.between for each in steps] == [AmountRange(euros(0), euros(4_250))] * 4 + [
            AmountRange(euros(4_250), euros(4_250))
        ] * 2
        assert [each.changed for each in steps] == [False] * 4 + [True, False]
        assert [each.missing for each in steps] == [("used.elsewhere",)] * 4 + [()] * 2
        so_far = [each.agreed and each.agreed.so_far for each in steps]
        assert so_far[-1] == AmountRange(euros(8_500), euros(25_500))

    def test_what_an_earlier_session_leaves_open_is_asked_by_its_own_name(self) -> None:
        """How much of the deductible was used is given; what is missing is how many sessions went before."""
        steps = plan(self.stroke(19, deductible_used="370.00"), 4).steps
        assert steps[1].decision.missing == ("insured.deductible_used",)
        assert [each.missing for each in steps] == [("used.condition_elsewhere",)] * 2 + [()] * 2

    def test_a_package_that_takes_over_the_deductible(self) -> None:
        """The patient pays nothing, whatever was used of it: then nothing is missing."""
        history = [{"date": f"{LAST.year}-01-02", "sessions": 20, "paid_by": "insured"}]
        takes = [nine(pays_deductible=True)]
        made = case(date=f"{LAST.year}-06-04", kind="stroke", history=history, deductible_used=ABSENT, packages=takes)
        planned = plan(made, 3)
        assert (planned.costs, planned.missing) == (euros(0), ())
