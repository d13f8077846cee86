"""Limits in euros: what is left of one is paid, to the cent."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pytest

from cases import ABSENT, DAY, case, facts, law_of, line, sessions
from fysiodekking import Money
from fysiodekking.model.facts import in_text
from fysiodekking.model.needs import Budget
from fysiodekking.rules.package import package_takes_the_session
from fysiodekking.rules.package_facts import Spent, most_of_a_session, package_facts
from packages import PAYS, USED_UP, YEAR, answer, budget, grant, ours, package, paid, take

PRICE: Final = Money.parse("42.50")


class TestLimitInEuros:
    """A limit in euros pays what is left of it; the rest is the insured's."""

    @pytest.mark.parametrize(
        ("spent", "expected", "amounts"),
        [
            ("0.00", "package", ("42.50", "0.00")),
            ("57.50", "package", ("42.50", "0.00")),
            ("57.51", "package", ("42.49", "0.01")),
            ("99.99", "package", ("0.01", "42.49")),
            ("100.00", "insured", ("0.00", "42.50")),
            ("100.01", "insured", ("0.00", "42.50")),
        ],
    )
    def test_to_the_cent(self, spent: str, expected: str, amounts: tuple[str, str]) -> None:
        decision = answer(budget(), history=ours(1, paid=spent))
        assert (decision.payer, paid(decision)) == (expected, amounts)

    def test_used_up(self) -> None:
        finding = take(budget(), history=ours(1, paid="100.00"))
        assert line(finding) == USED_UP
        assert facts(finding)["fysio/eur"] == ("100.00", "< 100.00")

    @pytest.mark.parametrize(
        ("spent", "left", "expected"),
        [
            ("49.99", None, PAYS),
            ("50.00", None, USED_UP),
            (ABSENT, None, "unknown: use-not-known"),
            (ABSENT, True, PAYS),
            (ABSENT, False, USED_UP),
        ],
    )
    def test_what_is_told(self, spent: Any, left: bool | None, expected: str) -> None:
        """Whatever comes of it: what was spent, of how much, over what it runs, and why that is less than all of it."""
        part = {"by": "whole_months"}
        rows = ours(1, "2026-07-06", **({} if spent is ABSENT else {"paid": spent}))
        made = case(packages=[{**budget(part_year=part), "since": "2026-07-01"}], date="2026-09-01", history=rows)
        made = made if left is None else made.supposing(Budget("fysio", "movement", "eur"), left)
        terms = made.packages[0]
        finding = package_takes_the_session(package_facts(made, law_of(made), terms), law_of(made)).finding
        assert line(finding) == expected
        told = [(fact.name, in_text(fact.actual), in_text(fact.needed)) for fact in finding.facts]
        assert [each for each in told if each[0] != "grant"] == [
            ("fysio/eur", None if spent is ABSENT else spent, "< 50.00"),
            ("limit.per", "calendar_year", None),
            ("limit.of_whole_year", "100.00", None),
            ("packages.fysio.since", "2026-07-01", None),
        ]

    def test_paid_is_for_each_session_of_a_run(self) -> None:
        assert paid(answer(budget(), history=ours(3, paid="20.00"))) == ("40.00", "2.50")

    @pytest.mark.parametrize(("first", "part"), [("2025-12-31", "42.50"), ("2026-01-01", "10.00")])
    def test_of_the_calendar_year(self, first: str, part: str) -> None:
        assert paid(answer(budget(), history=ours(1, first, paid="90.00")))[0] == part

    def test_a_later_row_does_not_count(self) -> None:
        assert paid(answer(budget(), history=ours(1, "2026-03-13", paid="90.00")))[0] == "42.50"

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_of_others_does_not_count(self, payer: str) -> None:
        assert paid(answer(budget(), history=sessions(1, paid_by=payer, paid="90.00")))[0] == "42.50"

    def test_of_another_grant_does_not_count(self) -> None:
        terms = budget()
        terms["grants"].append(grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        assert paid(answer(terms, history=ours(1, performance="1600", paid="90.00")))[0] == "42.50"

    @pytest.mark.parametrize(
        ("per", "part"), [("calendar_year", "10.00"), ("condition", "42.50"), ("insurance_lifetime", "10.00")]
    )
    def test_of_another_condition(self, per: str, part: str) -> None:
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        rows = ours(1, paid="90.00", condition="knee")
        decision = answer(budget(per=per), conditions=conditions, condition="neck", history=rows)
        assert paid(decision)[0] == part

    @pytest.mark.parametrize(("first", "part"), [("2026-03-11", "40.00"), (DAY, "30.00")])
    def test_per_day(self, first: str, part: str) -> None:
        named: Any = {"medically_necessary": True}
        assert paid(answer(budget("40.00", per="day"), history=ours(1, first, paid="10.00"), **named))[0] == part

    def test_per_day_needs_no_history(self) -> None:
        assert paid(answer(budget("40.00", per="day"), history=ABSENT)) == ("40.00", "2.50")

    @pytest.mark.parametrize(("left", "expected"), [(True, PAYS), (False, USED_UP)])
    def test_supposed_to_be_left_or_not(self, left: bool, expected: str) -> None:
        """What was paid nobody said; which limit it is is told either way."""
        made = case(packages=[budget()], history=ours(3)).supposing(Budget("fysio", "movement", "eur"), left)
        finding = package_takes_the_session(package_facts(made, law_of(made), made.packages[0]), law_of(made)).finding
        assert line(finding) == expected
        assert facts(finding)["fysio/eur"] == (None, "< 100.00")

    def test_two_budgets_at_once(self) -> None:
        limits = [
            {"id": "year", "max": "100.00", "unit": "euros", "per": "calendar_year"},
            {"id": "day", "max": "30.00", "unit": "euros", "per": "day"},
        ]
        assert paid(answer(package(grant(limits=limits)), history=ours(1, paid="90.00"))) == ("10.00", "32.50")
        assert paid(answer(package(grant(limits=limits)), history=ours(1, paid="10.00"))) == ("30.00", "12.50")

    def test_of_a_narrower_scope(self) -> None:
        terms = budget(covers=["manual_therapy"])
        assert paid(answer(terms, history=ours(1, paid="90.00", performance="1200")))[0] == "42.50"
        rows = ours(1, paid="90.00", performance="1200")
        assert paid(answer(terms, history=rows, performance="1200", specialisms=ABSENT))[0] == "10.00"

    @pytest.mark.parametrize(("contracted", "part"), [(True, "42.50"), (False, "10.00")])
    def test_that_holds_only_without_a_contract(self, contracted: bool, part: str) -> None:
        terms = budget("10.00", when_contracted=False)
        assert paid(answer(terms, contracted=contracted))[0] == part

    def test_unlimited(self) -> None:
        assert paid(answer(budget("unlimited"), history=ours(9)))[0] == "42.50"

    def test_of_another_package(self) -> None:
        rows = ours(1, paid="90.00", package="other")
        assert paid(answer(budget(), package(id="other"), history=rows))[0] == "42.50"

    def test_a_session_limit_beside_it_is_no_amount(self) -> None:
        terms = package(grant(limits=[YEAR, {"id": "eur", "max": "30.00", "unit": "euros", "per": "day"}]))
        assert paid(answer(terms)) == ("30.00", "12.50")

    @pytest.mark.parametrize(("code", "part"), [("1200", "10.00"), ("1000", "42.50")])
    def test_only_sessions_of_its_narrower_scope_count(self, code: str, part: str) -> None:
        """What was paid of another class leaves the budget as it was."""
        terms = budget(covers=["manual_therapy"])
        decision = answer(
            terms, history=ours(1, paid="90.00", performance=code), performance="1200", specialisms=ABSENT
        )
        assert paid(decision)[0] == part

    @pytest.mark.parametrize("other", [{"covers": ["manual_therapy"]}, {"when_contracted": False}])
    def test_a_budget_that_does_not_bind_beside_one_that_does(self, other: dict[str, Any]) -> None:
        """Whatever stands before it in the list, a budget that binds does."""
        first = {"id": "other", "max": "5.00", "unit": "euros", "per": "day", **other}
        second = {"id": "day", "max": "30.00", "unit": "euros", "per": "day"}
        assert paid(answer(package(grant(limits=[first, second])))) == ("30.00", "12.50")


class TestBudgetNotKnown:
    """Rows without an amount leave a budget open, and only then."""

    def test_amount_of_a_row_not_given(self) -> None:
        finding = take(budget(), history=ours(1))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].paid",)

    def test_amount_not_given_but_used_up_without_it(self) -> None:
        assert line(take(budget(), history=[*ours(1), *ours(1, paid="100.00")])) == USED_UP

    def test_only_rows_that_count_are_named(self) -> None:
        days = ("2025-12-31", "2026-01-01", DAY, "2026-03-13")
        finding = take(budget(), history=[row for day in days for row in ours(1, day)])
        assert finding.missing == ("history[1].paid", "history[2].paid")

    @pytest.mark.parametrize(
        ("row", "missing"),
        [
            ({"paid": "100.00"}, "history[0].paid_by"),
            ({"paid": "100.00", "date": "2026-01-01", "until": DAY}, "history[0].paid_by"),
            ({"paid_by": "package", "paid": "100.00"}, "history[0].package"),
            (
                {
                    "paid_by": "package",
                    "package": "fysio",
                    "paid": "100.00",
                    "date": "2025-12-20",
                    "until": "2026-01-20",
                },
                "history[0].until",
            ),
        ],
    )
    def test_names_what_the_row_does_not_say(self, row: dict[str, Any], missing: str) -> None:
        finding = take(budget(), package(id="second"), history=[{"date": "2026-01-05", **row}])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == (missing,)

    @pytest.mark.parametrize("row", [{"paid_by": "insured"}, {"paid_by": "package", "package": "elsewhere"}])
    def test_amount_of_a_row_that_does_not_count(self, row: dict[str, Any]) -> None:
        assert line(take(budget(), history=sessions(1, **row))) == PAYS

    def test_use_not_given(self) -> None:
        finding = take(budget(), history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_a_run_across_the_year_without_an_amount(self) -> None:
        """Neither what was paid of each session nor how many were this year tells what is left: both do."""
        run = ours(2, "2025-12-20", until="2026-01-20")
        assert take(budget(), history=run).missing == ("history[0].paid", "history[0].until")
        for told in ({"paid": "100.00"}, {"until": "2025-12-31"}):
            assert len(take(budget(), history=[{**run[0], **told}]).missing) == ("paid" in told)

    def test_a_run_across_the_year(self) -> None:
        run = ours(2, "2025-12-20", until="2026-01-20", paid="45.00")
        finding = take(budget(), history=run)
        assert line(finding) == PAYS  # at most 90.00 is used
        decision = answer(budget(), history=run)
        assert (decision.payer, decision.amounts, decision.missing) == ("package", None, ("history[0].until",))
        full = take(budget(), history=ours(2, "2025-12-20", until="2026-01-20", paid="50.00"))
        assert line(full) == "unknown: use-not-known"
        assert full.missing[0].startswith("history")

    def test_a_run_that_leaves_enough_either_way(self) -> None:
        run = ours(2, "2025-12-20", until="2026-01-20", paid="20.00")
        assert paid(answer(budget(), history=run)) == ("42.50", "0.00")

    def test_payer_not_given(self) -> None:
        assert line(take(budget(), history=sessions(1, paid="100.00"))) == "unknown: use-not-known"
        assert line(take(budget(), history=sessions(1, paid="99.99"))) == PAYS

    def test_one_cent_that_may_be_left(self) -> None:
        """Nothing given is nothing spent for sure, not a cent."""
        assert line(take(budget("0.01"), history=ABSENT)) == "unknown: use-not-known"

    def test_a_doubtful_row_is_not_spent_for_sure(self) -> None:
        """Not a cent of it: one cent is left if this package did not pay it."""
        finding = take(budget(), history=[*ours(1, paid="99.99"), *sessions(1, paid="5.00")])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[1].paid_by",)


class TestSessionsElsewhere:
    """Each session that the history does not show may have cost anything up to the most that is paid of one."""

    @staticmethod
    def used(**ranges: tuple[int, int]) -> dict[str, Any]:
        none = dict.fromkeys(("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year"), (0, 0))
        return {name: {"min": low, "max": high} for name, (low, high) in {**none, **ranges}.items()}

    @pytest.mark.parametrize(
        ("per", "ranges", "missing"),
        [
            ("calendar_year", {"elsewhere": (30, 30)}, "used.elsewhere"),
            ("calendar_year", {"elsewhere": (0, 1)}, "used.elsewhere"),
            ("insurance_lifetime", {"elsewhere": (29, 30)}, "used.elsewhere"),
            ("condition", {"condition_elsewhere": (29, 30)}, "used.condition_elsewhere"),
            ("accident", {"condition_elsewhere": (30, 30)}, "used.condition_elsewhere"),
            ("insurance_lifetime", {"condition_elsewhere": (30, 30)}, "used.condition_elsewhere"),
            (
                "calendar_year_and_condition",
                {"elsewhere": (30, 30), "condition_elsewhere": (9, 9), "condition_elsewhere_this_year": (1, 2)},
                "used.condition_elsewhere_this_year",
            ),
        ],
    )
    def test_leave_a_limit_open(self, per: str, ranges: dict[str, tuple[int, int]], missing: str) -> None:
        """Also where their number is exact: it does not say what was paid of each."""
        named: dict[str, Any] = {"history": [], "used": self.used(**ranges)}
        finding = take(budget(per=per), **named)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == (missing,)
        decision = answer(budget(per=per), **named)
        assert (decision.outcome, decision.missing) == ("undetermined", (missing,))
        assert [each.left for each in decision.remaining] == [None]

    @pytest.mark.parametrize(
        ("per", "ranges"),
        [
            ("calendar_year", {"condition_elsewhere": (9, 9), "condition_elsewhere_this_year": (9, 9)}),
            ("insurance_lifetime", {"condition_elsewhere": (9, 9), "condition_elsewhere_this_year": (9, 9)}),
            ("condition", {"condition_elsewhere": (9, 9), "condition_elsewhere_this_year": (9, 9)}),
            ("calendar_year_and_condition", {"elsewhere": (9, 9)}),
            ("condition", {"elsewhere": (9, 9)}),
            ("day", {"elsewhere": (9, 9), "condition_elsewhere": (9, 9)}),
        ],
    )
    def test_that_the_limit_does_not_hold(self, per: str, ranges: dict[str, tuple[int, int]]) -> None:
        decision = answer(budget(per=per), history=[], used=self.used(**ranges))
        assert (paid(decision), decision.missing) == (("42.50", "0.00"), ())

    def test_a_narrower_limit_does_not_count_them(self) -> None:
        """As for a limit in sessions: nobody says of which class they were (contract 9.7)."""
        terms = budget(covers=["physiotherapy"])
        assert paid(answer(terms, history=[], used=self.used(elsewhere=(30, 30)))) == ("42.50", "0.00")

    def test_used_up_without_them(self) -> None:
        named: dict[str, Any] = {"history": ours(1, paid="100.00"), "used": self.used(elsewhere=(30, 30))}
        assert line(take(budget(), **named)) == USED_UP

    @pytest.mark.parametrize(
        ("elsewhere", "expected"),
        [(1, ("30.00", "12.50")), (2, ("30.00", "12.50")), (3, None), (4, None)],
    )
    def test_a_bounded_payment_bounds_them(self, elsewhere: int, expected: tuple[str, str] | None) -> None:
        """Thirty euros of each session at most: with two elsewhere forty are left, with three ten, with four none."""
        terms = package(
            grant(
                limits=[{"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}],
                pays={"contracted": {"percent": 100, "at_most": "30.00"}},
            )
        )
        named: dict[str, Any] = {"history": [], "used": self.used(elsewhere=(elsewhere, elsewhere))}
        decision = answer(terms, **named)
        assert decision.outcome == ("undetermined" if elsewhere == 4 else "covered")
        assert decision.missing == (() if expected else ("used.elsewhere",))
        assert decision.amounts is None if expected is None else paid(decision) == expected

    @pytest.mark.parametrize(
        ("contracted", "not_contracted", "here", "most"),
        [
            ({"percent": 100}, {"percent": 75, "of": "38.00"}, False, None),
            ({"percent": 100, "at_most": "30.00"}, {"percent": 75, "of": "38.00"}, False, 9_000),
            ({"percent": 100, "at_most": "20.00"}, {"percent": 75, "of": "38.00"}, False, 8_550),
            ({"percent": 100, "at_most": "20.00"}, {"percent": 75, "of": "38.00"}, True, 6_000),
            ({"percent": 100, "at_most": "20.00"}, {"percent": 75, "of": "38.00"}, ABSENT, 8_550),
            ({"percent": 100, "at_most": "20.00"}, {}, True, 6_000),
            ({"percent": 100, "at_most": "20.00"}, {}, False, None),
        ],
    )
    def test_they_may_have_been_with_a_contract(
        self, contracted: dict[str, Any], not_contracted: dict[str, Any], here: Any, most: int | None
    ) -> None:
        """Another provider may have had one where this one has none; without one no line is taken to pay more."""
        pays = {"contracted": contracted, **({"not_contracted": not_contracted} if not_contracted else {})}
        limit = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        terms = package(grant(limits=[limit], pays=pays))
        made = case(packages=[terms], contracted=here, history=[], used=self.used(elsewhere=(3, 3)))
        found = made.packages[0].grants[0]
        (spent,) = package_facts(made, law_of(made), made.packages[0]).use_of(found).limits
        assert spent == Spent(0, most, ("used.elsewhere",))

    def test_one_that_is_paid_in_full_with_a_contract(self) -> None:
        """Three of 28.50 leave something of a hundred euros, but here they need not have been without a contract."""
        pays = {"contracted": {"percent": 100}, "not_contracted": {"percent": 75, "of": "38.00"}}
        limit = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}
        named: dict[str, Any] = {"contracted": False, "history": [], "used": self.used(elsewhere=(3, 3))}
        decision = answer(package(grant(limits=[limit], pays=pays)), **named)
        assert (decision.outcome, decision.missing) == ("undetermined", ("used.elsewhere",))

    def test_a_row_with_its_amount_settles_it(self) -> None:
        """Written as a row with what was paid, and no longer as a number, it is counted to the cent."""
        decision = answer(budget(), history=ours(1, paid="90.00"), used=self.used())
        assert (paid(decision), decision.missing) == (("10.00", "32.50"), ())

    def test_rows_that_are_open_are_named_first(self) -> None:
        finding = take(budget(), history=ours(1), used=self.used(elsewhere=(1, 1)))
        assert finding.missing == ("history[0].paid", "used.elsewhere")

    def test_a_range_that_is_not_given(self) -> None:
        finding = take(budget(), history=[], used={"condition_elsewhere": {"min": 0, "max": 0}})
        assert finding.missing == ("used.elsewhere",)


class TestMostOfASession:
    """What a grant pays of a session at most, whatever it costs: that much an amount that nobody gave can be."""

    @pytest.mark.parametrize(
        ("contracted", "not_contracted", "status", "most"),
        [
            ({"percent": 100, "at_most": "30.00"}, {"percent": 100, "at_most": "40.00"}, True, 3_000),
            ({"percent": 100, "at_most": "30.00"}, {"percent": 100, "at_most": "40.00"}, False, 4_000),
            ({"percent": 100, "at_most": "30.00"}, {"percent": 100, "at_most": "40.00"}, ABSENT, 4_000),
            ({"percent": 100, "at_most": "50.00"}, {"percent": 100, "at_most": "40.00"}, ABSENT, 5_000),
            ({"percent": 100}, {"percent": 100, "at_most": "40.00"}, False, 4_000),
            ({"percent": 75, "of": "40.00"}, {"percent": 100}, True, 3_000),
            ({"percent": 75, "of": "40.00", "at_most": "29.99"}, {"percent": 100}, True, 2_999),
            ({"percent": 75, "of": "40.00"}, {"percent": 100}, ABSENT, None),
            ({"percent": "unknown", "of": "40.00"}, {"percent": 100}, True, None),
        ],
    )
    def test_by_the_contract(
        self, contracted: dict[str, Any], not_contracted: dict[str, Any], status: Any, most: int | None
    ) -> None:
        terms = package(grant(pays={"contracted": contracted, "not_contracted": not_contracted}))
        made = case(packages=[terms], contracted=status)
        assert most_of_a_session(made, made.packages[0], made.packages[0].grants[0]) == most

    @pytest.mark.parametrize(
        ("cap", "most"),
        [
            ({}, 2_000),
            ({"max": "40.00"}, 3_000),
            ({"covers": ["manual_therapy"]}, 3_000),
            ({"when_contracted": True}, 3_000),
            ({"per": "calendar_year"}, 3_000),
        ],
    )
    def test_a_cap_of_the_day_bounds_it_where_it_always_binds(self, cap: dict[str, Any], most: int) -> None:
        day = {"id": "day", "max": "20.00", "unit": "euros", "per": "day", **cap}
        terms = package(grant(limits=[day], pays={"contracted": {"percent": 100, "at_most": "30.00"}}))
        made = case(packages=[terms])
        assert most_of_a_session(made, made.packages[0], made.packages[0].grants[0]) == most


class TestBudgetsWithAnOpenEnd:
    """A budget of which nobody knows what is left pays nothing that is sure; one that is known pays to the cent."""

    budget: ClassVar[dict[str, Any]] = {"id": "eur", "max": "100.00", "unit": "euros", "per": "calendar_year"}

    def test_no_history_given(self) -> None:
        decision = answer(package(grant(limits=[self.budget])), history=ABSENT)
        assert decision.amounts is None
        assert decision.missing == ("history",)

    @pytest.mark.parametrize(("before", "expected"), [("57.50", ("42.50", "0.00")), ("99.99", ("0.01", "42.49"))])
    def test_what_is_left_is_paid(self, before: str, expected: tuple[str, str]) -> None:
        assert paid(answer(package(grant(limits=[self.budget])), history=ours(1, paid=before))) == expected

    def test_a_row_that_this_package_may_have_paid(self) -> None:
        """Who paid it is asked, and nothing is counted as spent for sure."""
        decision = answer(
            package(grant(limits=[self.budget])), history=[*ours(1, paid="90.00"), *sessions(1, paid="5.00")]
        )
        assert decision.amounts is None
        assert decision.missing == ("history[1].paid_by",)
