"""A plan folds decisions over the days: each session is booked as decided before the next one is asked."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import packages
from cases import ABSENT, case, mapping
from dated import LAST
from fysiodekking import InvalidCase, Money, case_from, decide, ledger, series
from fysiodekking.deciding import values_of_missing_facts
from fysiodekking.deciding.making_the_decision import decision_within
from fysiodekking.deciding.tree_of_missing_facts import Work
from fysiodekking.ledger import on_day
from fysiodekking.model import counts
from fysiodekking.model.case import Case
from fysiodekking.model.decision import Decision, Outcome, Payer
from fysiodekking.model.history import History
from fysiodekking.model.plan import Plan, Step
from fysiodekking.model.reasons import Reason
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import NONE_AT_ALL, Range, Row, Used
from fysiodekking.model.vocabulary import PaidBy
from fysiodekking.series import compare, plan, usable_days


def package(most: int = 9, year: int = 2026, id_: str = "fysio", **more: Any) -> dict[str, Any]:
    """Return a package that pays some sessions a year."""
    return packages.package(packages.line("movement", {**packages.YEAR, "max": most}), id=id_, year=year, **more)


class TestThePayerChangesWhereALimitEnds:
    """A quota of X per calendar year pays X sessions; what comes after is the patient's."""

    def test_nine_of_twelve(self) -> None:
        planned = plan(case(packages=[package()]), 12)
        assert [step.decision.payer for step in planned.steps] == [Payer.PACKAGE] * 9 + [Payer.INSURED] * 3
        assert [step.number for step in planned.changes] == [10]
        assert planned.costs == Money.parse("127.50")  # 3 x 42.50

    def test_two_packages_one_after_the_other(self) -> None:
        planned = plan(case(packages=[package(2, id_="first"), package(3, id_="second")]), 6)
        assert [step.decision.package for step in planned.steps] == ["first"] * 2 + ["second"] * 3 + [None]

    def test_the_first_twenty_of_a_listed_condition(self) -> None:
        planned = plan(case(kind="stroke", packages=[package()], deductible_used="370.00"), 22, every=2)
        payers = [step.decision.payer for step in planned.steps]
        assert payers == [Payer.PACKAGE] * 9 + [Payer.INSURED] * 11 + [Payer.BASIC] * 2
        # 11 x 42.50, then the 15.00 that is left of the deductible, then nothing
        assert planned.costs == Money.parse("482.50")

    def test_from_the_basic_package_to_a_package(self) -> None:
        """Covered before and after, and paid by another."""
        planned = plan(case(kind="osteoarthritis_hip_knee", packages=[package()]), 14)
        assert [step.number for step in planned.changes] == [13]
        assert [step.decision.payer for step in planned.steps[11:]] == [Payer.BASIC, Payer.PACKAGE, Payer.PACKAGE]

    def test_a_session_that_nobody_may_charge_costs_nothing(self) -> None:
        """What comes after it is added up."""
        steps = plan(case(), 2).steps
        refused = attrs.evolve(steps[0], decision=decide(case(performance="DN01")))
        assert refused.decision.payer is Payer.NOBODY
        assert Plan(steps=(refused, steps[1])).costs == Money.parse("42.50")


class TestOneJanuary:
    """On 1 January the yearly counts and the deductible begin anew; the first twenty go on."""

    def test_the_package_of_the_new_year_pays_again(self) -> None:
        packages = [package(2, 2025, "old"), package(2, 2026, "new")]
        planned = plan(case(date="2025-12-11", packages=packages), 7)
        assert [step.decision.package for step in planned.steps] == ["old", "old", None, "new", "new", None, None]

    def test_a_package_of_the_old_year_does_not(self) -> None:
        planned = plan(case(date="2025-12-29", packages=[package(9, 2025)]), 2)
        assert [step.decision.payer for step in planned.steps] == [Payer.PACKAGE, Payer.INSURED]

    def test_the_deductible_begins_anew_and_the_twenty_go_on(self) -> None:
        history = [{"date": "2025-12-01", "sessions": 20, "paid_by": "insured"}]
        first = case(
            date="2025-12-29",
            kind="stroke",
            first_session="2025-12-01",
            history=history,
            deductible_used="385.00",
        )
        planned = plan(first, 2)
        assert [step.decision.payer for step in planned.steps] == [Payer.BASIC, Payer.BASIC]
        assert [str(step.costs) for step in planned.steps] == ["0.00", "42.50"]

    def test_nine_of_a_child_come_back(self) -> None:
        first = case(date="2025-10-23", born="2014-02-03")
        payers = [step.decision.payer for step in plan(first, 12).steps]
        assert payers == [Payer.BASIC] * 9 + [Payer.INSURED] + [Payer.BASIC] * 2


class TestWhatIsNotKnownStaysSo:
    """What was not given before the plan is not given in it either."""

    def test_earlier_use_not_given(self) -> None:
        bare = attrs.evolve(case(packages=[package()]), history=NOT_GIVEN)
        planned = plan(bare, 12)
        assert {step.decision.outcome for step in planned.steps[:9]} == {Outcome.UNDETERMINED}
        assert planned.missing == ("history",)
        assert planned.costs is None
        assert planned.steps[11].decision.payer in {None, Payer.INSURED}

    def test_after_the_last_day_there_is_no_law(self) -> None:
        planned = plan(case(date=str(LAST), packages=[package(year=LAST.year)]), 2)
        assert [step.decision.outcome for step in planned.steps] == [Outcome.COVERED, Outcome.UNDETERMINED]
        assert planned.costs is None


class TestDays:
    """Days come at an interval, or as given; unusable ones are an `InvalidCase`."""

    def test_dates_instead_of_an_interval(self) -> None:
        days = [date(2026, 3, 12), date(2026, 3, 13), date(2026, 4, 1)]
        assert [step.date for step in plan(case(), 3, dates=days).steps] == days

    @pytest.mark.parametrize(("sessions", "every"), [(0, 7), (-1, 7), (3, 0), (501, 7), (500, 57)])
    def test_unusable_numbers(self, sessions: int, every: int) -> None:
        with pytest.raises(InvalidCase):
            plan(case(), sessions, every=every)

    @pytest.mark.parametrize(
        "days", [[], [date(2026, 3, 11)], [date(2026, 4, 1), date(2026, 3, 12)], [date(2100, 1, 1)]]
    )
    def test_unusable_dates(self, days: list[date]) -> None:
        with pytest.raises(InvalidCase, match="write days in order"):
            plan(case(), 1, dates=days)


@settings(max_examples=60, deadline=None)
@given(
    sessions=st.integers(1, 26),
    every=st.integers(1, 40),
    most=st.integers(0, 12),
    kind=st.sampled_from(["not_listed", "stroke", "frozen_shoulder", "osteoarthritis_hip_knee"]),
    born=st.sampled_from(["1984-05-02", "2008-06-01", "2014-02-03"]),
)
@example(sessions=22, every=12, most=1, kind="stroke", born="2008-06-01")  # after the 18th birthday the payer is open
def test_a_plan_is_single_decisions_with_the_growing_history(
    sessions: int, every: int, most: int, kind: str, born: str
) -> None:
    """A plan of N equals N single decisions whose history holds the sessions before, paid as decided."""
    packages = [package(most)]
    first = case(
        date="2025-10-06", kind=kind, born=born, packages=packages, deductible_total="385.00", intake_counts="yes"
    )
    rows: list[Row] = []
    for step in plan(first, sessions, every=every).steps:
        day = first.session.date + timedelta(days=every * (step.number - 1))
        now = attrs.evolve(first, session=attrs.evolve(first.session, date=day), history=History(rows))
        single = decide(now)
        assert (step.date, step.decision.outcome, step.decision.payer, step.decision.package) == (
            day,
            single.outcome,
            single.payer,
            single.package,
        )
        said: dict[str, Any] = {}  # a session whose payer is open took place all the same
        if single.payer is not None:
            paid = {Payer.BASIC: PaidBy.BASIC, Payer.PACKAGE: PaidBy.PACKAGE, Payer.INSURED: PaidBy.INSURED}
            said = {"paid_by": paid[single.payer], **({"package": single.package} if single.package else {})}
        rows.append(Row(date=day, condition=now.condition_key, **said))


class TestWhatIsAsked:
    """A plan that cannot be made is refused with the name of what is wrong, the value and what to write."""

    @pytest.mark.parametrize(
        ("sessions", "every", "expected"),
        [
            (0, 7, "sessions: 0 is not a whole number from 1 to 500"),
            (501, 7, "sessions: 501 is not a whole number from 1 to 500"),
            (2, 0, "every: 0 is not a number of days (write 1 or more)"),
            (2, 26_958, "every: 26958 days between 2 sessions do not end before 2099-12-31"),
            (3, 13_479, "every: 13479 days between 3 sessions do not end before 2099-12-31"),
        ],
    )
    def test_too_many_or_too_far_apart(self, sessions: int, every: int, expected: str) -> None:
        with pytest.raises(InvalidCase) as caught:
            usable_days(case(date="2026-03-12"), sessions, every)
        assert str(caught.value) == expected

    @pytest.mark.parametrize("name", ["sessions", "every"])
    @pytest.mark.parametrize("value", ["3", 3.0, True, None])
    def test_what_is_no_whole_number(self, name: str, value: Any) -> None:
        with pytest.raises(InvalidCase) as caught:
            usable_days(case(date="2026-03-12"), **{"sessions": 3, "every": 7, name: value})
        assert str(caught.value) == f"{name}: {value!r} is not a whole number (write it without quotes or decimals)"

    @pytest.mark.parametrize(("packages", "expected"), [(3, "3 is no Iterable"), ([3], "3 is no Package")])
    def test_what_is_no_package(self, packages: Any, expected: str) -> None:
        with pytest.raises(InvalidCase, match=expected):
            compare(case(), packages, 3)

    def test_the_last_day_of_all(self) -> None:
        """The last usable day can be reached, in one step or in two, and one session is on its own day."""
        made = case(date="2026-03-12")
        assert usable_days(made, 2, 26_957) == [date(2026, 3, 12), date(2099, 12, 31)]
        assert usable_days(made, 1, 10**6) == [date(2026, 3, 12)]

    def test_as_many_as_can_be_planned_at_all(self) -> None:
        """Five hundred, at an interval or as days; of more days none is looked at."""
        made, most = case(date="2026-03-12"), counts.MOST_PLANNED
        assert len(usable_days(made, most, 1)) == most
        assert len(usable_days(made, 1, 7, [date(2026, 3, 12)] * most)) == most
        with pytest.raises(InvalidCase) as caught:
            usable_days(made, 1, 7, [date(2026, 3, 12)] * most + [None])  # type: ignore[list-item]
        assert str(caught.value) == f"dates: holds {most + 1} (at most {most} are read)"


class TestSeveralOfOneDay:
    """Sessions of one day of which nobody knows who pays are one row, and are asked once."""

    def test_the_same_answers_as_one_by_one(self) -> None:
        """And the same as a history has that tells each of them in a row of its own."""
        first = case(date="2026-03-12", packages=[package(4)], medically_necessary=ABSENT)
        days = [date(2026, 3, day) for day in (12, 12, 12, 12, 13, 13, 13, 14)]
        rows: list[Row] = []
        for step in plan(first, 1, dates=days).steps:
            single = decide(attrs.evolve(on_day(first, step.date), history=History(rows)))
            assert (step.decision.outcome, step.decision.payer, step.decision.remaining) == (
                single.outcome,
                single.payer,
                single.remaining,
            )
            said: dict[str, Any] = {}
            if single.payer is Payer.PACKAGE:
                said = {"paid_by": PaidBy.PACKAGE, "package": "fysio", "grant": "movement"}
            rows.append(Row(date=step.date, condition=first.condition_key, **said))
        assert len(rows) == len(days)

    def test_twice_as_many_take_twice_the_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = case(date="2026-03-12", packages=[package()], medically_necessary=ABSENT)
        looked_at: Counter[int] = Counter()
        split = values_of_missing_facts._split

        def counted(*arguments: Any, **named: Any) -> Any:
            looked_at[sessions] += 1
            return split(*arguments, **named)

        monkeypatch.setattr(values_of_missing_facts, "_split", counted)
        for sessions in (20, 40):
            plan(made, 1, dates=[made.session.date] * sessions)
        assert 0 < looked_at[40] < 3 * looked_at[20]


class TestTheNextYear:
    """On 1 January what was used elsewhere this year, and what was left of last year, begins anew."""

    def test_what_begins_anew(self) -> None:
        counted = {"min": 2, "max": 3}
        used = {
            "elsewhere": counted,
            "condition_elsewhere": counted,
            "condition_elsewhere_this_year": counted,
            "left_last_year": {"p": 1},
        }
        made = case(date="2026-12-30", used=used, deductible_used="12.00", deductible_total="500.00")
        same, next_ = on_day(made, date(2026, 12, 31)), on_day(made, date(2027, 1, 1))
        assert same.used == made.used
        assert same.insured == made.insured
        assert not isinstance(next_.used, Unknown)
        assert next_.used == Used(
            elsewhere=NONE_AT_ALL,
            condition_elsewhere=Range(min=2, max=3),
            condition_elsewhere_this_year=NONE_AT_ALL,
            left_last_year={},
            elsewhere_before=Range(min=2, max=3),
            elsewhere_of_condition=Range(min=0, max=3),
            elsewhere_of_condition_before=Range(min=0, max=1),
            elsewhere_of_condition_left=Range(min=0, max=3),
            condition_elsewhere_left=Range(min=2, max=3),
            left_year=2026,
        )
        assert next_.insured.deductible_used == Money.parse("0.00")
        assert next_.insured.deductible_total is NOT_GIVEN

    def test_what_was_left_before_the_package_of_the_new_year(self) -> None:
        """It settles what a plan asks of that package; what was left before the old one is of no later year."""
        carries = packages.line("movement", {**packages.YEAR, "max": 1, "carry_over": 3})
        both = [packages.package(carries, id="old", year=2025), packages.package(carries, id="new", year=2026)]

        def planned(**left: int) -> list[tuple[str, tuple[str, ...]]]:
            made = case(date="2025-12-29", history=[], used={"left_last_year": left}, packages=both)
            return [(str(step.decision.payer), step.asked) for step in plan(made, 4).steps]

        assert planned(old=0)[2] == ("None", ("used.left_last_year",))
        assert planned(old=0, new=1) == [("package", ()), ("package", ()), ("package", ()), ("insured", ())]
        going_on = [{**both[0], "assume": "renewed"}]
        made = case(date="2025-12-29", used={"left_last_year": {"old": 2}}, history=ABSENT, packages=going_on)
        moved = on_day(made, date(2026, 1, 5))
        assert isinstance(moved.used, Used)
        assert not moved.used.left_last_year

    def test_a_plan_asks_not_what_it_knows_to_be_left(self) -> None:
        """Five of nine are left, of which the next year takes over three; of two lines each has its own sessions."""
        year = {**packages.YEAR, "carry_over": 3}
        one = packages.package(packages.line("movement", year), id="old", year=2025, assume="renewed")
        rest = {"covers": ["manual_therapy"], "limits": [{**year, "id": "mt"}]}
        two = {**one, "grants": [*one["grants"], packages.grant(**{**rest, "id": "mt"})]}
        rows = [{"date": "2025-11-03", "sessions": 3, "paid_by": "package", "package": "old"}]
        for terms in (one, two):
            made = case(date="2025-12-29", history=rows, used={"left_last_year": {"old": 0}}, packages=[terms])
            steps = plan(made, 14, every=7).steps
            assert [str(step.decision.payer) for step in steps] == ["package"] * 13 + ["insured"]
            assert not any(step.asked for step in steps)

    def test_what_was_left_last_year_says_nothing_of_earlier_sessions(self) -> None:
        """Neither beside what a plan books, nor in the year after, of which it says nothing."""
        made = case(
            date="2025-12-01", history=ABSENT, used={"left_last_year": {"fysio": 2}}, packages=[package(year=2025)]
        )
        steps = plan(made, 2).steps
        assert [step.decision.missing for step in steps] == [("history",), ("history[0].paid_by", "history")]
        for moved in (on_day(made, date(2026, 1, 5)), on_day(ledger.booked(made, steps[0].decision), date(2026, 1, 5))):
            assert not moved.earlier.given
            assert not isinstance(moved.used, Unknown)
            assert not moved.used.left_last_year

    @pytest.mark.parametrize(
        ("limit", "payers", "missing"),
        [
            ({"max": 5, "per": "insurance_lifetime"}, ("package", "package", "insured"), ()),
            ({"max": 5, "per": "accident"}, ("package", "package", None), ("used.condition_elsewhere",)),
            ({"max": 5, "per": "calendar_year"}, ("package", "package", "package"), ()),
            (
                {"max": "200.00", "per": "insurance_lifetime", "unit": "euros"},
                ("package", "package", None),
                ("used.elsewhere",),
            ),
        ],
    )
    def test_what_a_package_that_goes_on_has_paid_elsewhere(
        self, limit: dict[str, Any], payers: tuple[str | None, ...], missing: tuple[str, ...]
    ) -> None:
        """It is used up for good, and so is what of it was for the condition; a package of the new year paid none."""
        limits, pays = {"id": "most", "unit": "sessions", **limit}, {"contracted": {"percent": 100, "at_most": "40.00"}}
        terms = packages.line("g", limits, pays=pays)
        counted = ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year")
        used = {name: {"min": 3, "max": 3} for name in counted}
        days = [date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12)]
        goes_on = packages.package(terms, year=2025, assume="renewed")
        steps = plan(case(date="2025-12-29", used=used, packages=[goes_on], price="40.00"), 1, dates=days).steps
        assert tuple(step.decision.payer and step.decision.payer.value for step in steps) == payers
        assert steps[-1].decision.missing == missing
        both = [packages.package(terms, year=year, id=str(year)) for year in (2025, 2026)]
        all_of_it = {name: {"min": 5, "max": 5} for name in counted}
        steps = plan(case(date="2025-12-29", used=all_of_it, packages=both, price="40.00"), 1, dates=days).steps
        assert [step.decision.package for step in steps[1:]] == ["2026", "2026"]


class TestFromWhenALimitHasSessionsInIt:
    """Of an accident of the first year of a plan, or a package since that year, nothing of a year before counts."""

    DAYS: Any = [date(2025, 12, 15), date(2025, 12, 22), date(2026, 1, 5), date(2026, 1, 12)]
    UNKNOWN_BEFORE: Any = {
        "elsewhere": (1, 1),
        "condition_elsewhere": (1, 10),
        "condition_elsewhere_this_year": (1, 1),
    }

    def steps(self, most: int, per: str, used: dict[str, tuple[int, int]], **named: Any) -> list[Any]:
        """Return who pays each session, or what is missing."""
        since = {"since": named.pop("since")} if "since" in named else {}
        terms = packages.line("g", {"id": "most", "unit": "sessions", "per": per, "max": most})
        goes_on = {} if named.pop("new", False) else {"assume": "renewed"}
        held = [packages.package(terms, id="old", year=2025, **goes_on, **since)]
        if not goes_on:
            held.append(packages.package(terms, id="new", year=2026))
        ranges = {name: {"min": low, "max": high} for name, (low, high) in used.items()}
        made = case(date="2025-12-15", history=[], used=ranges, packages=held, accident=True, **named)
        decided = [step.decision for step in plan(made, 1, dates=self.DAYS).steps]
        return [each.package or each.missing or str(each.payer) for each in decided]

    @pytest.mark.parametrize(
        "named",
        [
            {"per": "accident", "accident_on": "2025-01-01"},
            {"per": "condition", "since": "2025-01-01"},
            {"per": "insurance_lifetime", "since": "2025-01-01"},
        ],
    )
    def test_what_was_before_is_not_asked_in_the_new_year(self, named: dict[str, Any]) -> None:
        """As it was not in the old one; what was elsewhere in that counts on."""
        assert self.steps(5, used=self.UNKNOWN_BEFORE, **named) == ["old"] * 4
        last = "insured" if named["per"] == "insurance_lifetime" else ("used.elsewhere",)
        assert self.steps(4, used=self.UNKNOWN_BEFORE, **named) == [*["old"] * 3, last]
        first = self.steps(2, used=self.UNKNOWN_BEFORE, **named)[1]
        assert first == last

    @pytest.mark.parametrize("named", [{"per": "accident", "accident_on": "2024-12-31"}, {"per": "condition"}])
    def test_what_was_before_counts(self, named: dict[str, Any]) -> None:
        """Where the accident was earlier, or nobody says since when this person has the package."""
        assert self.steps(5, used=self.UNKNOWN_BEFORE, **named)[0] == ("used.condition_elsewhere",)

    @pytest.mark.parametrize(("accident", "paid"), [("2025-01-01", True), ("2024-12-31", False)])
    def test_the_package_of_the_new_year_paid_none_in_the_old_one(self, accident: str, paid: bool) -> None:
        steps = self.steps(5, "accident", self.UNKNOWN_BEFORE, accident_on=accident, new=True)
        assert (steps[2:] == ["new", "new"]) is paid


class TestHowASessionIsBooked:
    """A session stands in the history as it was decided: who paid, on which grant, how much."""

    def booked(self, **named: Any) -> Row:
        """Return the row of the first session of a plan of two."""
        seen: list[Row] = []

        def watch(made: Case, work: Work, booking: Work) -> Decision | None:
            seen[:] = made.past.rows
            return decision_within(made, work, booking)

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("fysiodekking.ledger.decision_within", watch)
            plan(case(**named), 2)
        return seen[-1]

    def test_by_a_package(self) -> None:
        row = self.booked(packages=[package()], price="40.00")
        assert (row.paid_by, row.package, row.grant) == (PaidBy.PACKAGE, "fysio", "movement")
        assert row.paid == Money.parse("40.00")

    def test_by_the_basic_package(self) -> None:
        """What the basic package paid, without the deductible."""
        history = [{"date": "2026-01-05", "sessions": 20}]
        row = self.booked(kind="stroke", history=history, deductible_used="380.00", price="40.00")
        assert (row.paid_by, row.paid) == (PaidBy.BASIC, Money.parse("35.00"))
        assert (row.package, row.grant) == (NOT_GIVEN, NOT_GIVEN)

    def test_by_the_insured(self) -> None:
        """What the package and the basic package paid of it is nothing."""
        row = self.booked(price="40.00")
        assert (row.paid_by, row.paid) == (PaidBy.INSURED, Money.parse("0.00"))

    @pytest.mark.parametrize(("code", "booked"), [("1600", "1600"), (ABSENT, "1000")])
    def test_with_its_code(self, code: object, booked: str) -> None:
        """A session without a code is booked as an ordinary one."""
        row = self.booked(performance=code, profession="acupuncturist" if code is ABSENT else "physiotherapist")
        assert row.performance == booked

    def test_the_first_session_is_no_change(self) -> None:
        """A change needs a session before it."""
        planned = plan(case(packages=[package(1)]), 3)
        assert [step.changed for step in planned.steps] == [False, True, False]

    def test_of_its_condition(self) -> None:
        assert self.booked().condition == "complaint"

    def test_by_one_of_two_packages(self) -> None:
        """That a package pays is certain, which one is not: row and grant say nothing more than that."""
        first = {**package(id_="first")}
        first["grants"] = [{**first["grants"][0], "requires": {"referral": True}}]  # type: ignore[index]
        row = self.booked(packages=[first, package(id_="second")], referral=ABSENT)
        assert (row.paid_by, row.package, row.grant) == (PaidBy.PACKAGE, NOT_GIVEN, NOT_GIVEN)

    def test_a_deductible_that_a_package_takes_over_is_used_up(self) -> None:
        """What the package pays of it counts toward it."""
        history = [{"date": "2026-01-05", "sessions": 20}]
        takes = package(pays_deductible=True)
        made = case(kind="stroke", history=history, deductible_used="340.00", price="40.00", packages=[takes])
        amounts = [step.decision.amounts for step in plan(made, 3).steps]
        assert [(str(each.package), str(each.basic)) for each in amounts if each] == [
            ("40.00", "0.00"),
            ("5.00", "35.00"),
            ("0.00", "40.00"),
        ]


class TestDaysThatAreGiven:
    """Days are given in order, none before the session of the case and none after the last usable one."""

    def test_both_ends(self) -> None:
        days = [date(2026, 3, 12), date(2099, 12, 31)]
        assert usable_days(case(date="2026-03-12"), 2, 7, days) == days

    @pytest.mark.parametrize("day", [date(2026, 3, 11), date(2100, 1, 1)])
    def test_beyond(self, day: date) -> None:
        with pytest.raises(InvalidCase) as caught:
            usable_days(case(date="2026-03-12"), 1, 7, [day])
        assert str(caught.value) == "dates: write days in order, from 2026-03-12 to 2099-12-31"


class TestWhatIsNoList:
    """What is given in place of days or packages is named, with what to write."""

    @pytest.mark.parametrize(
        ("dates", "problems"),
        [
            ("2026-03-12", ["dates: '2026-03-12' is not a list (write days)"]),
            (
                [date(2026, 3, 12), "x", 3, datetime(2026, 3, 12)],  # noqa: DTZ001 - a day without a zone
                [
                    "dates[1]: 'x' is not a date (write 2026-03-12)",
                    "dates[2]: 3 is not a date (write 2026-03-12)",
                    "dates[3]: 2026-03-12 00:00:00 is not a date (write 2026-03-12)",
                ],
            ),
        ],
    )
    def test_days(self, dates: Any, problems: list[str]) -> None:
        with pytest.raises(InvalidCase) as caught:
            plan(case(), 1, dates=dates)
        assert [str(each) for each in caught.value.problems] == problems

    @pytest.mark.parametrize(
        ("packages", "remedy"),
        [(3, "write a list of packages"), (["fysio"], "packages_from and load_packages give them")],
    )
    def test_packages(self, packages: Any, remedy: str) -> None:
        with pytest.raises(InvalidCase, match=remedy):
            compare(case(), packages, 1)


class TestComparison:
    """Packages are compared cheapest first; equal ones by id, and those of which the costs are not known last."""

    def test_order(self) -> None:
        made = case_from(mapping(packages=[package(1, id_="b"), package(1, id_="a"), package(2, id_="c")]))
        unknown = case_from(mapping(packages=[{**package(id_="0"), "grants": [
            {"id": "g", "covers": ["physiotherapy"], "pays": {"contracted": {"percent": "unknown"}}},
        ]}])).packages[0]  # fmt: skip
        compared = compare(made, [unknown, *made.packages], 3)
        assert [None if each.package is None else each.package.id for each in compared] == ["c", "a", "b", None, "0"]
        assert [str(each.plan.costs) for each in compared] == ["42.50", "85.00", "85.00", "127.50", "None"]

    @pytest.mark.parametrize("named", [{}, {"package": "a"}, {"paid_by": ABSENT}])
    def test_what_the_package_of_the_case_paid(self, named: dict[str, Any]) -> None:
        """Uses up that one, also where the row names none; another that is supposed has its whole number left."""
        row = {"date": "2026-01-05", "sessions": 2, "paid_by": "package", **named}
        said = {key: value for key, value in row.items() if value is not ABSENT}
        made = case(date="2026-03-12", packages=[package(3, id_="a")], history=[said])
        other = case(packages=[package(3, id_="b")]).packages
        compared = {
            each.package.id: each.plan.costs for each in compare(made, [*made.packages, *other], 4) if each.package
        }
        assert str(compared["b"]) == "42.50"
        assert str(compared["a"]) == ("None" if "paid_by" in named else "127.50")

    def test_what_one_of_two_packages_of_the_case_paid(self) -> None:
        """Where the row names neither, it is taken to have used up either: no plan has more left than there may be."""
        row = {"date": "2026-01-05", "sessions": 2, "paid_by": "package"}
        made = case(date="2026-03-12", packages=[package(3, id_="a"), package(3, id_="b")], history=[row])
        compared = {each.package.id: each.plan.costs for each in compare(made, made.packages, 4) if each.package}
        assert {id_: str(costs) for id_, costs in compared.items()} == {"a": "127.50", "b": "127.50"}

    def test_days_between_two_sessions(self) -> None:
        """Each plan has its sessions so many days apart as were asked."""
        (compared,) = compare(case(date="2026-03-12"), [], 2, every=2)
        assert [step.date for step in compared.plan.steps] == [date(2026, 3, 12), date(2026, 3, 14)]

    def test_as_dear_as_without_a_package(self) -> None:
        """Then without one comes first, whatever the id of the package."""
        nothing = case(packages=[package(0, id_="A")])
        compared = compare(nothing, nothing.packages, 1)
        assert [each.package is None for each in compared] == [True, False]


def not_all_tried(step: Step) -> bool:
    return any(finding.reason is Reason.NOT_EVERYTHING_TRIED for finding in step.decision.findings)


class TestWork:
    """What is tried of all sessions of a plan together has a bound, and it is told where it ends."""

    def test_more_open_than_is_tried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every session is answered: those for which no work is left say that not everything was tried."""
        open_ = case(date="2026-03-12", packages=[package(4)], contracted=ABSENT, history=ABSENT)
        assert not any(map(not_all_tried, plan(open_, 12, every=1).steps))
        monkeypatch.setattr(series, "MOST_WORK", 100)
        told = [*map(not_all_tried, plan(open_, 12, every=1).steps)]
        assert told == sorted(told)
        assert {*told} == {False, True}

    def test_what_is_spent_leaves_certain_answers_certain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nothing was tried, no session gets an answer that trying would take back."""
        open_ = case(date="2026-03-12", packages=[package(4)], contracted=ABSENT, history=ABSENT)
        tried = plan(open_, 12, every=1)
        monkeypatch.setattr(series, "MOST_WORK", 100)
        for one, other in zip(plan(open_, 12, every=1).steps, tried.steps, strict=True):
            assert one.decision.outcome in {Outcome.UNDETERMINED, other.decision.outcome}
            assert one.decision.payer in {None, other.decision.payer}

    def test_more_to_book_than_is_booked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The session at which that is so is named."""
        monkeypatch.setattr(Work, "book", lambda work, asked: len(asked.case.past.rows) < 3)  # noqa: ARG005
        with pytest.raises(InvalidCase, match=r"^sessions\[3\]: too much is open of the sessions before it"):
            plan(case(date="2026-03-12", packages=[package(4)]), 12, every=1)

    def test_what_is_known_takes_no_work(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nothing is open, no bound is met."""
        monkeypatch.setattr(series, "MOST_WORK", 0)
        assert len(plan(case(date="2026-03-12", packages=[package(4)]), 12).steps) == 12
