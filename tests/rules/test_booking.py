from __future__ import annotations

from datetime import date
from functools import partial
from itertools import product
from typing import Any

import attrs
import pytest

from cases import ABSENT, case, law_of, sessions
from fysiodekking import Decision, decide
from fysiodekking import booked as made_booked
from fysiodekking.model.checked import supposing
from fysiodekking.model.decision import Outcome, Payer
from fysiodekking.model.history import Entry, History
from fysiodekking.model.money import Money
from fysiodekking.model.needs import Budget, Within, exact
from fysiodekking.model.package import Limit
from fysiodekking.model.unknown import NOT_GIVEN
from fysiodekking.model.usage import MOST, Row
from fysiodekking.model.vocabulary import PaidBy, Per, Unit
from fysiodekking.rules import booking
from fysiodekking.rules.booking import _cents, booked_on_grants
from fysiodekking.rules.package_facts import Spent
from fysiodekking.series import plan
from packages import grants_of, line, ours
from packages import package as package_of


def limit(maximum: int, **more: Any) -> dict[str, Any]:
    return {"id": "year", "max": maximum, "unit": "sessions", "per": "calendar_year", **more}


package = partial(package_of, id="p")


TWO = package(line("first", limit(3)), line("second", limit(5)))


def booked(history: list[dict[str, Any]], *packages: dict[str, Any], **named: Any) -> list[tuple[str | None, int]]:
    """Return the grants on which a history is booked, each with its number of sessions, in order."""
    return grants_of(history, *packages or (TWO,), **named)


class TestSessionsElsewhere:
    """They are booked on no grant: they have no day, and count on every yearly limit (contract 9.7)."""

    @pytest.mark.parametrize(("most", "next_most"), [(3, 5), (5, 7), (2, 2)])
    def test_who_pays_holds_whenever_they_were(self, most: int, next_most: int) -> None:
        """Sessions of one class fill the lines alike in every order: what is said to have room has it."""
        terms = package(line("first", limit(most)), line("second", limit(next_most)))
        for elsewhere, here in product(range(most + 1), range(most + next_most)):
            if elsewhere + here > most + next_most:
                continue
            used = {"elsewhere": {"min": elsewhere, "max": elsewhere}}
            decision = decide(case(packages=[terms], history=ours(here) if here else [], used=used))
            if decision.payer == "package":
                assert elsewhere + here < most + next_most
                assert decision.grant == ("first" if elsewhere + here < most else "second")
            else:
                assert elsewhere + here >= next_most

    NOT_COUNTED = package(line("first", limit(2)), line("second", limit(2, per="accident")))

    @pytest.mark.parametrize(("elsewhere", "open_"), [(0, False), (1, True), (2, True)])
    def test_a_line_that_counts_none_of_them_waits(self, elsewhere: int, open_: bool) -> None:
        """A limit after an accident does not count them: it hangs on their order whether a row was pushed onto it.

        Two rows fill the first line, or a session elsewhere pushed one of them to the second, where the third lies.
        """
        rows = [*ours(1), *ours(1, "2026-01-06"), *ours(1, "2026-01-07", grant="second")]
        none = {"condition_elsewhere": {"min": 0, "max": 0}}
        used = {"elsewhere": {"min": elsewhere, "max": elsewhere}, **none}
        decision = decide(case(packages=[self.NOT_COUNTED], history=rows, used=used))
        asked = [name for name in map(str, decision.missing) if name.endswith(".grant")]
        assert (decision.grant, bool(asked)) == (None if open_ else "second", open_)
        for row in rows[:2]:
            row["grant"] = "first"
        assert decide(case(packages=[self.NOT_COUNTED], history=rows, used=used)).grant == "second"

    @pytest.mark.parametrize(("year", "last"), [(2025, ("first", 2)), (2026, (None, 1))])
    def test_those_of_this_year_push_no_row_of_an_earlier_one(self, year: int, last: tuple[str | None, int]) -> None:
        terms = package(line("first", limit(2, per="insurance_lifetime")), line("second", limit(2, per="accident")))
        used = {"elsewhere": {"min": 1, "max": 1}, "condition_elsewhere": {"min": 0, "max": 0}}
        assert booked(ours(2, f"{year}-01-05"), terms, used=used)[-1] == last

    @pytest.mark.parametrize(
        ("second", "last"),
        [
            ({}, ("first", 2)),
            ({"per": "insurance_lifetime"}, ("first", 2)),
            ({"covers": ["physiotherapy"]}, (None, 1)),
            ({"per": "condition"}, (None, 1)),
            ({"per": "calendar_year_and_condition"}, (None, 1)),
        ],
    )
    def test_which_limits_count_none_of_them(self, second: dict[str, Any], last: tuple[str | None, int]) -> None:
        """Of some classes, or of a condition: a row that one session elsewhere can have pushed there waits."""
        terms = package(line("first", limit(2)), line("second", limit(2, **second)))
        used = {"elsewhere": {"min": 1, "max": 1}, "condition_elsewhere": {"min": 0, "max": 0}}
        assert booked(ours(2), terms, used=used)[-1] == last

    @pytest.mark.parametrize("here", range(4))
    @pytest.mark.parametrize(("least", "most"), [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)])
    @pytest.mark.parametrize("after", [None, False, True], ids=["not said", "no accident", "an accident"])
    def test_how_many_is_asked_before_their_order(self, here: int, least: int, most: int, after: bool | None) -> None:
        """A range is answered as all its numbers are: no session is taken as pushed by more than there are."""
        terms = package(line("first", limit(2)), line("second", limit(2, per="accident"), requires={"accident": True}))

        def answer(low: int, high: int) -> tuple[Outcome, Payer | None, tuple[str, ...]]:
            used = {"elsewhere": {"min": low, "max": high}, "condition_elsewhere": {"min": 0, "max": 0}}
            said = ABSENT if after is None else after
            made = decide(case(packages=[terms], history=ours(here), used=used, accident=said))
            return made.outcome, made.payer, made.missing

        told, each = answer(least, most), [answer(number, number) for number in range(least, most + 1)]
        firm = {one[:2] for one in each if one[0] is not Outcome.UNDETERMINED}
        if all(one[0] is not Outcome.UNDETERMINED for one in each) and len(firm) == 1:
            assert told[:2] in firm
        else:
            assert told[0] is Outcome.UNDETERMINED
        if len(firm) > 1:
            assert "used.elsewhere" in told[2]

    def test_a_plan_after_them_is_no_surer_than_each_number_of_them(self) -> None:
        """Where it hangs on how many were elsewhere which line took a session, the next one does not guess it."""
        days = [date(2026, 3, day) for day in (2, 9, 16, 23)]

        def payers(least: int, most: int) -> list[str | None]:
            used = {"elsewhere": {"min": least, "max": most}, "condition_elsewhere": {"min": 0, "max": 0}}
            made = case(date=str(days[0]), packages=[self.NOT_COUNTED], used=used, history=ABSENT)
            return [step.decision.payer for step in plan(made, 1, dates=days).steps]

        exact_ = [payers(number, number) for number in range(4)]
        assert exact_[0] == ["package"] * 4
        assert exact_[2] == ["package", "package", "insured", "insured"]
        for told, each in zip(payers(0, 3), zip(*exact_, strict=True), strict=True):
            assert {told} == {*each} if told is not None else len({*each}) > 1

    def test_rows_are_not_moved_by_them(self) -> None:
        """Four here and four elsewhere of twelve: four are left, and the second line is asked for the ninth."""
        terms = package(line("first", limit(5)), line("second", limit(7)))
        used = {"elsewhere": {"min": 4, "max": 4}}
        assert booked(ours(4), terms, used=used) == [("first", 4)]
        decision = decide(case(packages=[terms], history=ours(4), used=used))
        assert (decision.payer, decision.grant) == ("package", "second")


class TestReplay:
    """A row may name its grant; else the history is replayed oldest first under the rule of the first that accepts."""

    def test_fills_the_first_grant_before_the_next(self) -> None:
        assert booked(ours(5)) == [("first", 3), ("second", 2)]

    def test_oldest_first_whatever_the_order_of_the_rows(self) -> None:
        rows = [*ours(3, "2026-02-02", performance="1001"), *ours(2, "2026-01-05")]
        assert booked(rows) == [("first", 3), ("second", 2)]

    def test_rows_of_a_day_that_wait_fill_a_grant_together(self) -> None:
        """Two wait for which of them was first, and there was room for one: what comes after is surely on none."""
        manual = {**limit(9), "id": "manual", "covers": ["manual_therapy"]}
        covers = ["physiotherapy", "manual_therapy"]
        both = package(line("first", limit(3), manual, covers=covers), line("second", covers=covers))
        kinds = (("2026-01-05", "1000"), ("2026-01-05", "1200"), ("2026-01-12", "1000"), ("2026-01-12", "1200"))
        rows = [*kinds, ("2026-01-19", "1000"), ("2026-01-19", "1200"), ("2026-01-26", "1000")]
        history = [row for day, code in rows for row in ours(1, day, performance=code)]
        assert booked(history, both) == [("first", 2), (None, 5)]

    def test_a_row_that_names_its_grant_stays_there(self) -> None:
        assert booked([*ours(3, "2026-01-05", grant="second"), *ours(1, "2026-01-06")]) == [("second", 3), ("first", 1)]
        assert booked(ours(2, grant="second")) == [("second", 2)]

    def test_rows_that_name_their_grant_use_it_up_between_others(self) -> None:
        rows = [*ours(1, "2026-01-05"), *ours(2, "2026-01-06", grant="first"), *ours(1, "2026-01-07")]
        assert booked(rows) == [("first", 3), ("second", 1)]

    def test_what_no_grant_would_take_stays_open(self) -> None:
        assert booked(ours(9)) == [("first", 3), ("second", 5), (None, 1)]
        assert booked(ours(1, performance="1600")) == [(None, 1)]

    def test_which_one_is_asked_only_where_another_demand_stood_in_the_way(self) -> None:
        """A limit that is used up says that none did; what only adults have can have been paid all the same."""
        used_up = package(line("first", limit(1)), line("second", limit(1)))
        demand = package(line("first", requires={"min_age": 60}), line("second", limit(1)))
        for terms, grants in ((used_up, ()), (demand, ("first", "second"))):
            made = case(packages=[terms], history=ours(3))
            *_, last = booked_on_grants(made, law_of(made)).past.rows
            assert isinstance(last, Entry)
            assert (last.grant, last.grants) == (NOT_GIVEN, grants)

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_what_others_paid_is_left_alone(self, payer: str) -> None:
        assert booked([*sessions(2, paid_by=payer), *ours(1)]) == [(None, 2), ("first", 1)]

    def test_what_another_package_paid_is_left_alone(self) -> None:
        rows = [*ours(2, package="q"), *ours(1, "2026-01-06", package="p")]
        assert booked(rows, TWO, package(line("only"), id="q")) == [(None, 2), ("first", 1)]

    def test_without_a_package_only_when_there_is_one(self) -> None:
        assert booked(ours(1)) == [("first", 1)]
        assert booked(ours(1), TWO, package(line("only"), id="q")) == [(None, 1)]

    def test_without_a_package_when_none_of_the_others_is_supposed_to_have_paid_it(self) -> None:
        made = case(packages=[TWO, package(line("only"), id="q")], history=ours(1))
        (row,) = made.past.entries
        supposed = supposing(made, history=History.worked_out([supposing(row, not_by=frozenset({"q"}))]))
        assert [each.grant for each in booked_on_grants(supposed, law_of(made)).past.rows] == ["first"]

    def test_a_single_grant_of_the_class_needs_no_booking(self) -> None:
        other = line("other", covers=["pelvic_physiotherapy"])
        made = case(packages=[package(line("only", limit(3)), other)], history=ours(2))
        assert booked_on_grants(made, law_of(made)) is made

    def test_a_single_grant_needs_no_booking(self) -> None:
        made = case(packages=[package(line("only", limit(3)))], history=ours(2))
        assert booked_on_grants(made, law_of(made)) is made

    def test_nothing_open_needs_no_booking(self) -> None:
        made = case(packages=[TWO], history=ours(2, grant="first"))
        assert booked_on_grants(made, law_of(made)) is made

    def test_by_the_class_of_the_profession(self) -> None:
        """A row of an exercise therapist is exercise therapy, and takes a grant for that."""
        exercise = {"covers": ["exercise_therapy"]}
        grants = (line("second"), line("first", **exercise), line("third", **exercise))
        named: Any = {"profession": "exercise_therapist", "performance": "9121"}
        assert booked(ours(1, performance="9121"), package(*grants), **named) == [("first", 1)]

    @pytest.mark.parametrize(("code", "expected"), [("1000", "first"), ("1200", "second")])
    def test_a_limit_of_a_narrower_scope_binds_its_class_only(self, code: str, expected: str) -> None:
        """A grant that has no room for manual therapy has room for an ordinary session."""
        both = ["physiotherapy", "manual_therapy"]
        narrow = line("first", limit(0, covers=["manual_therapy"]), covers=both)
        assert booked(ours(1, performance=code), package(narrow, line("second", covers=both))) == [(expected, 1)]

    @pytest.mark.parametrize("named", [{}, {"package": "p"}])
    def test_a_row_that_says_its_line_uses_that_up(self, named: dict[str, Any]) -> None:
        """For those after it too, of which it was known for how many there was room; it may name the package or not."""
        rows = [
            *ours(1, "2026-01-05", **named),
            *ours(2, "2026-01-06", grant="first", **named),
            *ours(2, "2026-01-08", **named),
        ]
        assert booked(rows) == [("first", 3), ("second", 2)]

    def test_a_row_of_another_package_uses_nothing_up(self) -> None:
        rows = [
            *ours(1, "2026-01-05", package="p"),
            *ours(2, "2026-01-06", package="q"),
            *ours(2, "2026-01-08", package="p"),
        ]
        assert booked(rows) == [("first", 1), (None, 2), ("first", 2)]


class TestRowsOfOneDay:
    """Nobody said in which order they were: where that matters to a limit, only the caller can tell their grants."""

    A_CONDITION = (line("first", limit(1)), line("second", limit(1, per="calendar_year_and_condition")))

    @staticmethod
    def on_one_day(
        *rows: dict[str, Any], grants: tuple[dict[str, Any], ...], key: str = "complaint", **more: Any
    ) -> Decision:
        earlier = [{"date": "2026-05-01", "paid_by": "package", **row} for row in rows]
        conditions = {name: {"kind": "not_listed"} for name in sorted({key, "other"})}
        named: Any = {"packages": [package(*grants)], "conditions": conditions, "condition": key, "history": earlier}
        return decide(case(date="2026-06-01", contracted=True, **named, **more))

    @pytest.mark.parametrize("key", ["complaint", "yet another"])
    def test_one_of_each_condition(self, key: str) -> None:
        """Whatever the conditions are called: on the second grant there is room if its own one is not there."""
        rows = [{"condition": "other"}, {"condition": key}]
        decision = self.on_one_day(*rows, grants=self.A_CONDITION, key=key)
        assert (decision.outcome, decision.missing) == ("undetermined", ("history[1].grant",))
        for own, other, expected in (("first", "second", "covered"), ("second", "first", "not_covered")):
            told = self.on_one_day(
                {**rows[0], "grant": other}, {**rows[1], "grant": own}, grants=self.A_CONDITION, key=key
            )
            assert (told.outcome, told.missing) == (expected, ())

    def test_one_of_each_class(self) -> None:
        """On the second grant there is room for manual therapy if that of the day is not there."""
        both = {"covers": ["physiotherapy", "manual_therapy"]}
        grants = (line("first", limit(1), **both), line("second", limit(1, covers=["manual_therapy"]), **both))
        rows = [{"condition": "other", "performance": code} for code in ("1000", "1200")]
        named: Any = {"performance": "1200", "specialisms": ["manual_therapy"]}
        decision = self.on_one_day(*rows, grants=grants, **named)
        assert (decision.outcome, decision.missing) == ("undetermined", ("history[0].grant", "history[1].grant"))

    def test_no_limit_tells_them_apart(self) -> None:
        rows = [{"condition": "other"}, {"condition": "complaint"}]
        decision = self.on_one_day(*rows, grants=(line("first", limit(1)), line("second", limit(1))))
        assert decision.outcome == "not_covered"

    def test_there_was_room_for_either(self) -> None:
        grants = (line("first", limit(2)), self.A_CONDITION[1])
        assert self.on_one_day({"condition": "other"}, {"condition": "complaint"}, grants=grants).grant == "second"

    def test_the_same_row_twice(self) -> None:
        row = Row(date=date(2026, 5, 1), paid_by=PaidBy.PACKAGE)
        made = attrs.evolve(case(packages=[package(*self.A_CONDITION)]), history=History([row, row]))
        assert [each.grant for each in booked_on_grants(made, law_of(made)).past.rows] == ["first", "second"]


class TestRuns:
    """A run is booked at once as far as a grant has room; day by day where a day tells grants apart."""

    BY_AGE = (line("young", limit(9), requires={"max_age": 17}), line("old", limit(9), requires={"min_age": 18}))

    def test_a_run_that_a_grant_has_room_for(self) -> None:
        made = case(packages=[TWO], history=ours(3, "2026-01-05", until="2026-01-09"))
        (row,) = booked_on_grants(made, law_of(made)).past.rows
        assert (str(row.date), str(row.until), row.sessions, row.grant) == ("2026-01-05", "2026-01-09", 3, "first")

    def test_it_stays_one_where_only_another_class_has_a_grant_that_asks_the_day(self) -> None:
        other = line("other", requires={"min_age": 18}, covers=["pelvic_physiotherapy"])
        made = case(packages=[package(*TWO["grants"], other)], history=ours(3, "2026-01-05", until="2026-01-09"))
        assert [row.sessions for row in booked_on_grants(made, law_of(made)).past.rows] == [3]

    @pytest.mark.parametrize("n", [3, 4, 8, 9, 5_000])
    def test_what_is_left_of_it_goes_on_the_next(self, n: int) -> None:
        """Three of the first, five of the second; what goes beyond stays on neither."""
        expected = [("first", min(n, 3)), ("second", min(n - 3, 5)), (None, n - 8)]
        if n <= 365:
            assert booked(ours(n, until="2026-02-01")) == [each for each in expected if each[1] > 0]
        assert len(booked(ours(n, until="2026-02-01"))) <= 3

    TERMS = (
        (
            line("first", limit(3)),
            line("second", {"id": "eur", "max": "350.00", "unit": "euros", "per": "calendar_year"}),
        ),
        (line("first", consent_from=2), line("second")),
        BY_AGE,
        (line("first", {"id": "day", "max": 1, "unit": "sessions", "per": "day"}), line("second")),
        (line("first", requires={"condition": "annex_1_first_twenty"}), line("second", limit(9))),
    )

    @pytest.mark.parametrize("terms", TERMS, ids=range(len(TERMS)))
    @pytest.mark.parametrize("until", ["2026-01-05", "2026-01-20", "2026-03-01"])
    def test_its_size_is_no_kind(self, terms: tuple[dict[str, Any], ...], until: Any) -> None:
        """Whatever a run of some hundred sessions is answered and misses, one of thousands does too."""
        found = {
            (found.outcome, found.payer, found.missing)
            for n in (364, 365, 366, 367, 368, 3_000)
            for found in [decide(case(packages=[package(*terms)], history=ours(n, "2026-01-05", until=until)))]
        }
        assert len(found) == 1

    def test_a_waiting_time_that_ends_within_a_run(self) -> None:
        """Three months from 10 January: up to 9 April the next line, and then the first."""
        first = line("first", limit(9), requires={"min_months_insured": 3})
        terms = package(first, line("second", limit(9)), since="2026-01-10")
        rows = ours(5, "2026-04-08", until="2026-04-12")
        assert booked(rows, terms, date="2026-05-01") == [("second", 2), ("first", 3)]

    def test_what_comes_when_no_work_is_left_waits_for_its_grant(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(booking, "MOST_BOOKING", 0)
        made = case(packages=[TWO], history=ours(2))
        (row,) = booked_on_grants(made, law_of(made)).past.rows
        assert isinstance(row, Entry)
        assert row.waits is not None
        assert (row.waits.names, row.grants) == (("history[0].grant",), ("first", "second"))

    def test_what_it_takes_is_that_of_every_package_together(self) -> None:
        """And of a history that is booked already nothing is done again."""
        packages = [{**TWO, "id": id_} for id_ in ("one", "two")]
        rows = [ours(1, package=each["id"]) for each in packages]
        alone = [case(packages=[each], history=row) for each, row in zip(packages, rows, strict=True)]
        efforts = [booked_on_grants(made, law_of(made)).past.effort for made in alone]
        made = case(packages=packages, history=[row for each in rows for row in each])
        both = booked_on_grants(made, law_of(made))
        assert both.past.effort >= sum(efforts) > max(efforts) > 0
        assert booked_on_grants(both, law_of(both)) is both

    def test_a_run_is_spread_over_its_days_where_the_day_matters(self) -> None:
        made = case(
            packages=[package(*self.BY_AGE)], history=ours(3, "2026-01-05", until="2026-01-09"), born="2008-01-07"
        )
        rows = booked_on_grants(made, law_of(made)).past.rows
        assert [(str(row.date), row.last == row.date, row.sessions, row.grant) for row in rows] == [
            ("2026-01-05", True, 1, "young"),
            ("2026-01-07", True, 1, "old"),
            ("2026-01-09", True, 1, "old"),
        ]

    def test_one_session_a_day(self) -> None:
        day = {"id": "day", "max": 1, "unit": "sessions", "per": "day"}
        terms = package(line("first", day), line("second"))
        assert booked([*ours(2, "2026-01-05", until="2026-01-09"), *ours(1, "2026-01-09")], terms) == [
            ("first", 2),
            ("second", 1),
        ]

    @pytest.mark.parametrize(("budget", "first"), [("84.99", 2), ("85.00", 2), ("85.01", 3), ("1000.00", 5)])
    def test_a_budget_pays_as_long_as_anything_is_left(self, budget: str, first: int) -> None:
        euros = {"id": "eur", "max": budget, "unit": "euros", "per": "calendar_year"}
        terms = package(line("first", euros), line("second"))
        expected = [("first", first), ("second", 5 - first)]
        assert booked(ours(5, until="2026-02-01", paid="42.50"), terms) == [each for each in expected if each[1]]

    def test_consent_is_asked_from_a_number_on(self) -> None:
        """Two without it; the third would need it, and the next grant takes it, whatever came before a run."""
        terms = package(line("first", consent_from=3), line("second"))
        assert booked(ours(4, until="2026-02-01"), terms, consent=False) == [("first", 2), ("second", 2)]
        rows = [*ours(1, "2026-01-04", paid="9.00"), *ours(3, until="2026-02-01")]
        assert booked(rows, terms, consent=False) == [("first", 2), ("second", 2)]

    @pytest.mark.parametrize(
        ("since", "part", "sure"),
        [
            ("2026-07-01", {"by": "whole_months"}, 4),  # 4.5, of which the text does not say how it is rounded
            ("2026-07-01", {"by": "days"}, 4),  # 4.54
            ("2026-03-01", {"by": "whole_months"}, 7),  # 7.5
            ("2026-07-01", {"by": "whole_months", "rounds": "up"}, 5),
        ],
    )
    def test_of_a_maximum_that_is_cut_a_run_takes_what_is_sure(
        self, since: str, part: dict[str, Any], sure: int
    ) -> None:
        """Sessions of a run are booked as single ones are, and what goes beyond waits for the text."""
        terms = package(line("first", limit(9, part_year=part)), line("second"), since=since)
        rest = "second" if "rounds" in part else None
        for before in (0, 1, sure - 1):
            rows = [*ours(before, "2026-07-06"), *ours(9 - before, "2026-07-07", until="2026-08-20", paid="9.00")]
            assert booked(rows, terms, date="2026-09-01") == [("first", sure), (rest, 9 - sure)]
        single = [row for day in range(1, 10) for row in ours(1, f"2026-08-0{day}")]
        assert booked(single, terms, date="2026-09-01") == [("first", sure), (rest, 9 - sure)]

    @pytest.mark.parametrize(
        ("paid", "first", "rest"), [("50.00", 1, None), ("50.41", 1, "second"), ("49.99", 2, "second")]
    )
    def test_of_an_amount_that_is_cut_each_session_is_asked(self, paid: str, first: int, rest: str | None) -> None:
        """Of 100.00 from 1 July 50.00 by months and 50.41 by days is there, and the text does not say which."""
        euros = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year", "part_year": {"by": "unknown"}}
        terms = package(line("first", euros), line("second"), since="2026-07-01")
        expected = [("first", first), (rest, 3 - first)]
        assert booked(ours(3, "2026-07-07", until="2026-08-20", paid=paid), terms, date="2026-09-01") == expected

    @pytest.mark.parametrize(("paid", "first"), [("40.00", 3), ("50.00", 2), (ABSENT, 3)])
    def test_a_budget_goes_by_what_was_paid(self, paid: object, first: int) -> None:
        """Whatever the grant pays at most; that counts where nobody said what was paid."""
        euros = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        pays = {"contracted": {"percent": 100, "at_most": "40.00"}}
        terms = package(line("first", euros, pays=pays), line("second"))
        rows = [{**row, **({} if paid is ABSENT else {"paid": paid})} for row in ours(5, until="2026-02-01")]
        assert booked(rows, terms)[0] == ("first", first)

    def test_what_is_supposed_to_be_left_holds_until_surely_nothing_is(self) -> None:
        """What the first session was paid nobody said: something is left until the others alone fill a hundred."""
        euros = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        rows = [*ours(1, "2026-01-04"), *ours(9, "2026-01-05", until="2026-02-01", paid="30.00")]
        made = case(packages=[package(line("first", euros), line("second"))], history=rows)
        left = made.supposing(Budget("p", "first", "eur"), True)
        found = [(row.grant, row.sessions) for row in booked_on_grants(left, law_of(made)).past.rows]
        assert found == [("first", 1), ("first", 4), ("second", 5)]

    def test_a_budget_of_a_grant_of_which_nobody_knows_what_it_pays(self) -> None:
        euros = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        decision = decide(case(packages=[package(line("first", euros, pays={}), line("second"))], history=ours(3)))
        assert decision.missing == ("packages.p.pays.contracted", "history[0].paid")

    def test_a_run_into_the_year_waits_for_its_days(self) -> None:
        """How many of its sessions lie in the year of the session decides on which grants they stand."""
        made = case(packages=[TWO], history=ours(3, "2025-12-20", until="2026-01-20"))
        (row,) = booked_on_grants(made, law_of(made)).past.rows
        assert isinstance(row, Entry)
        assert row.waits is not None
        assert (row.sessions, row.waits.names, row.waits.at) == (3, ("history[0].until",), 1)
        key = Within((0,), date(2026, 1, 1), date(2026, 12, 31), frozenset({0}))
        assert exact(row.waits.key) == exact(key)
        assert row.grants == ("first", "second")

    def test_runs_into_the_year_wait_together(self) -> None:
        """What matters is how many sessions of all of them lie in the year, and it is asked once."""
        made = case(packages=[TWO], history=3 * ours(3, "2025-12-20", until="2026-01-20"))
        rows = booked_on_grants(made, law_of(made)).past.rows
        needs = {row.waits for row in rows if isinstance(row, Entry)}
        assert [need.names for need in needs if need is not None] == [tuple(f"history[{n}].until" for n in range(3))]

    def test_only_runs_that_go_into_the_year_and_that_it_paid_are_asked(self) -> None:
        """Not one that somebody else paid, nor what lies in the year whatever its days are."""
        run: Any = {"until": "2026-01-20"}
        rows = [*ours(3, "2025-12-20", **run), *sessions(3, "2025-12-21", paid_by="insured", **run), *ours(2)]
        found = booked_on_grants(case(packages=[TWO], history=rows), law_of(case())).past.rows
        needs = {row.waits.names for row in found if isinstance(row, Entry) and row.waits is not None}
        assert needs == {("history[0].until",)}

    @pytest.mark.parametrize(
        ("first", "until", "waits"),
        [("2026-12-20", "2027-01-10", True), ("2025-12-20", "2026-01-10", True), ("2026-01-02", "2026-12-31", False)],
    )
    def test_a_run_out_of_the_year_waits_as_well(self, first: str, until: str, waits: bool) -> None:
        """One that begins in the year of the session and ends in the next, as one that comes from the year before."""
        made = case(date="2026-12-28", packages=[TWO], history=ours(3, first, until=until))
        rows = booked_on_grants(made, law_of(made)).past.rows
        assert [isinstance(row, Entry) and row.waits is not None for row in rows] == [waits]

    def test_where_the_runs_stand_that_a_grant_asks_is_left_as_it_was(self) -> None:
        """Whether it was one of the first twenty hangs on a run that goes on past its day."""
        first_twenty = line("first", requires={"condition": "annex_1_first_twenty"})
        rows = [*sessions(20, "2026-01-01", until="2026-02-28", paid_by="insured"), *ours(1, "2026-02-01")]
        made = case(packages=[package(first_twenty, line("second"))], kind="stroke", history=rows)
        *_, row = booked_on_grants(made, law_of(made)).past.rows
        assert isinstance(row, Entry)
        assert row.waits is not None
        key = Within((0,), date(2002, 5, 2), date(2026, 2, 1), frozenset({0}))  # from 18 on
        assert (row.waits.names, exact(row.waits.key)) == (("history[0].until",), exact(key))

    @pytest.mark.parametrize("n", [1, 3, 4, 30])
    def test_a_run_across_earlier_years_stays_a_run(self, n: int) -> None:
        """Which of its sessions lay in which year nobody asks any more."""
        made = case(packages=[TWO], history=ours(n, "2024-12-20", until="2025-01-20"))
        (row,) = booked_on_grants(made, law_of(made)).past.rows
        assert (row.sessions, str(row.until), row.grant) == (n, "2025-01-20", "first")


class TestBeforeTheBasicPackage:
    """A line that does not wait for the basic package is asked before it, and so before those that do."""

    def test_it_is_booked_first_wherever_it_stands(self) -> None:
        waits, early = line("waits", limit(3)), line("early", limit(2), basic_first=False)
        for grants in ((waits, early), (early, waits)):
            assert booked(ours(4), package(*grants)) == [("early", 2), ("waits", 2)]
        alike = line("first", limit(3), basic_first=False)
        assert booked(ours(4), package(alike, early)) == [("first", 3), ("early", 1)]

    @pytest.mark.parametrize("before", [0, 1, 2, 3, 4])
    def test_as_the_sessions_were_decided(self, before: int) -> None:
        """A history that does not name its lines leaves the room that one has which does."""
        terms = package(line("waits", limit(2)), line("early", limit(2), basic_first=False))
        made = case(packages=[terms], history=[], medically_necessary=True)
        for _ in range(before):
            made = made_booked(made, decide(made))
        named = decide(made)
        unnamed = decide(
            case(packages=[terms], history=ours(before, made.session.date.isoformat()), medically_necessary=True)
        )
        assert (unnamed.grant, unnamed.remaining) == (named.grant, named.remaining)


class TestLimitInEuros:
    """For how many sessions of a run the same is known of a limit in euros, here of a hundred."""

    LIMIT = Limit(id="eur", max=Money(10_000), unit=Unit.EUROS, per=Per.CALENDAR_YEAR)

    @pytest.mark.parametrize(
        ("low", "high", "paid", "sessions"),
        [
            (2_000, 5_000, 1_000, 5),  # surely not reached, whatever was spent
            (2_000, 5_001, 1_000, 5),
            (2_000, 9_999, 1_000, 1),
            (2_000, 10_000, 1_000, 8),  # perhaps reached already, until it surely is
            (2_000, None, 1_000, 8),
            (2_000, 5_000, None, 1),  # what each was paid nobody said
            (2_000, 10_000, None, MOST),
            (2_000, None, None, MOST),
            (2_000, 5_000, 0, MOST),
        ],
    )
    def test_sessions(self, low: int, high: int | None, paid: int | None, sessions: int) -> None:
        assert _cents(self.LIMIT, Spent(low, high, ()), paid) == sessions
