"""A maximum that is cut where the package began within its year.

"Pro rata of the quota: nothing found either way" in the texts that were read, so without a word the whole number holds,
and the packages with one are made up.
"""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, facts
from cases import line as verdict_and_reason
from fysiodekking import Decision, InvalidCase, Money, case_from, decide, explain, mapping_of, plan
from packages import YEAR, answer, grant, line, ours, package, paid, take

MONTHS: dict[str, Any] = {"by": "whole_months", "rounds": "down"}


def began(since: str | None, part: dict[str, Any] | None = None, **limit: Any) -> dict[str, Any]:
    """Return a package of nine sessions a year that this person has since a day."""
    cut = {} if part is None else {"part_year": part}
    return package(grant(limits=[{**YEAR, **cut, **limit}]), **({} if since is None else {"since": since}))


def left(decision: Decision) -> object:
    (found,) = [each.left for each in decision.remaining if each.package == "fysio"]
    return found


def test_where_its_beginning_is_asked_the_use_is_told_as_well() -> None:
    finding = take(began(None, MONTHS), history=ours(8))
    assert verdict_and_reason(finding) == "unknown: package-since-not-given"
    assert set(facts(finding)) >= {"packages.fysio.since", "fysio/year"}


class TestByWhat:
    """ "Begint uw verzekering in de loop van het jaar, dan geldt het aantal behandelingen naar rato." """

    @pytest.mark.parametrize(
        ("by", "rounds", "since", "most"),
        [
            ("days", "down", "2026-01-01", 9),
            ("days", "down", "2026-01-02", 8),  # 9 x 364 / 365
            ("days", "nearest", "2026-01-02", 9),
            ("days", "down", "2026-12-31", 0),
            ("days", "up", "2026-12-31", 1),
            ("whole_months", "down", "2026-02-01", 8),  # 8.25
            ("whole_months", "up", "2026-02-01", 9),
            ("whole_months", "nearest", "2026-03-01", 8),  # 7.5, half up
            ("whole_months", "down", "2026-03-01", 7),
            ("whole_months", "down", "2026-01-02", 8),
            ("begun_months", "down", "2026-01-31", 9),
            ("begun_months", "nearest", "2026-02-28", 8),
            ("whole_months", "down", "2026-12-02", 0),
            ("begun_months", "up", "2026-12-31", 1),
        ],
    )
    def test_the_share_of_nine(self, by: str, rounds: str, since: str, most: int) -> None:
        """On both sides of 1 January and of the first of a month."""
        terms = began(since, {"by": by, "rounds": rounds})
        made = case(packages=[terms], date="2026-12-31", history=ours(most))
        assert made.packages[0].in_year(2026).grants[0].limits[0].max == most
        assert decide(made).payer == "insured"

    @pytest.mark.parametrize(("before", "payer"), [(6, "package"), (7, "insured")])
    def test_the_last_session_of_a_part(self, before: int, payer: str) -> None:
        """From 1 March ten months of twelve leave seven of nine."""
        assert answer(began("2026-03-01", MONTHS), history=ours(before)).payer == payer

    @pytest.mark.parametrize("since", ["2026-01-01", "2025-07-01", "2010-01-01"])
    def test_one_that_ran_from_the_first_day_is_whole(self, since: str) -> None:
        assert left(answer(began(since, MONTHS))) == 8

    def test_without_a_word_the_whole_number_holds(self) -> None:
        """Policies do not say it, and the library does not make it up; nor does it ask since when."""
        assert left(answer(began("2026-03-01"))) == left(answer(began(None))) == 8

    def test_an_amount_is_cut_to_the_cent(self) -> None:
        """100.00 from 15 February by days: 320 / 365 of it, 87.67."""
        terms = began("2026-02-15", {"by": "days"}, max="100.00", unit="euros")
        assert paid(answer(terms, history=ours(1, paid="60.00"))) == ("27.67", "14.83")
        assert left(answer(terms)) == Money(8767 - 4250)

    def test_is_told_in_both_languages(self) -> None:
        decision = answer(began("2026-03-01", MONTHS), history=ours(7))
        assert "began on 1 March 2026 (in a whole year: 9)" in explain(decision, "en").replace("\n  ", " ")
        assert "begon op 1 maart 2026 (in een heel jaar: 9)" in explain(decision, "nl").replace("\n  ", " ")

    def test_a_plan_ends_at_the_part(self) -> None:
        made = plan(case(packages=[began("2026-03-01", MONTHS)]), 9)
        assert [str(step.decision.payer) for step in made.steps] == [*["package"] * 7, "insured", "insured"]

    def test_what_is_carried_over_is_not_cut(self) -> None:
        terms = began("2026-03-01", MONTHS, carry_over=3)
        assert left(answer(terms, used={"left_last_year": {"fysio": 2}})) == 8


class TestWhatIsNotKnown:
    """A beginning that is not given, or a text that leaves out how, is a range; what would settle it is asked."""

    def test_since_is_asked_only_where_it_matters(self) -> None:
        """Of 2026-03-12 at the latest, nine months of twelve are sure: six sessions."""
        found = {before: answer(began(None, MONTHS), history=ours(before)) for before in (5, 6, 8, 9)}
        assert {before: (each.payer, each.missing) for before, each in found.items()} == {
            5: ("package", ()),
            6: (None, ("packages.fysio.since",)),
            8: (None, ("packages.fysio.since",)),
            9: ("insured", ()),
        }

    @pytest.mark.parametrize(
        ("since", "part", "lowest"),
        [
            ("2026-03-02", {"by": "unknown", "rounds": "down"}, 6),  # 6.75 by whole months; 7.5 and 7.52 else
            ("2026-03-01", {"by": "whole_months"}, 7),  # 7.5
        ],
    )
    def test_what_the_text_leaves_out_is_asked_between_the_lowest_and_the_highest(
        self, since: str, part: dict[str, Any], lowest: int
    ) -> None:
        found = [answer(began(since, part), history=ours(before)) for before in range(lowest - 1, lowest + 2)]
        assert [(each.payer, each.missing) for each in found] == [
            ("package", ()),
            (None, ("packages.fysio",)),
            ("insured", ()),
        ]

    def test_it_does_not_matter_for_who_ran_the_whole_year(self) -> None:
        assert left(answer(began("2026-01-01", {"by": "unknown"}))) == 8

    def test_the_rest_of_an_amount_is_open(self) -> None:
        decision = answer(began(None, {"by": "days"}, max="100.00", unit="euros"), history=ours(1, paid="90.00"))
        assert (decision.payer, decision.missing) == (None, ("packages.fysio.since",))

    @pytest.mark.parametrize(
        ("since", "part", "asked"),
        [(None, {"by": "days"}, "packages.fysio.since"), ("2026-02-15", {"by": "unknown"}, "packages.fysio")],
    )
    def test_who_pays_can_be_certain_and_the_share_not(
        self, since: str | None, part: dict[str, Any], asked: str
    ) -> None:
        """Of 100.00, 60.00 is used: from 12 March on at least 80.55 is there, and from 15 February 83.33 to 91.67."""
        decision = answer(began(since, part, max="100.00", unit="euros"), history=ours(1, paid="60.00"))
        assert (decision.payer, decision.amounts, decision.missing) == ("package", None, (asked,))

    def test_another_line_can_pay_either_way(self) -> None:
        terms = package(line("part", {**YEAR, "part_year": MONTHS}), line("more"))
        decision = answer(terms, history=ours(8, grant="part"))
        assert (decision.payer, decision.missing) == ("package", ())


class TestInput:
    """What cannot be cut is refused."""

    @pytest.mark.parametrize("per", ["day", "condition", "accident", "insurance_lifetime"])
    def test_only_a_limit_of_a_year(self, per: str) -> None:
        with pytest.raises(InvalidCase, match="part_year"):
            case(packages=[began("2026-03-01", MONTHS, per=per)])

    def test_a_number_that_is_not_known_stays_so(self) -> None:
        decision = answer(began("2026-03-01", MONTHS, max="unknown"))
        assert decision.missing == ("packages.fysio",)

    def test_unlimited_stays_so(self) -> None:
        assert left(answer(began(None, MONTHS, max="unlimited"), history=ours(50))) == "unlimited"

    def test_an_unknown_way_is_a_value(self) -> None:
        made = case(packages=[began(None, {"by": "unknown", "rounds": "unknown"})])
        assert case_from(mapping_of(made)) == made


def test_a_package_that_goes_on_for_another_year_is_whole_there() -> None:
    """Begun in March 2025 and supposed renewed: in 2026 it ran from the first day."""
    terms = {**began("2025-03-01", MONTHS), "year": 2025, "assume": "renewed"}
    assert answer(terms, history=ours(7)).payer == "package"
