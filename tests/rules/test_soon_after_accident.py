"""A line that pays within so many months of an accident.

Menzis: "In de aanvullende verzekeringen heeft Menzis een vergoeding van maximaal 16 fysiotherapiebehandelingen na een
ongeval" (https://www.menzis.nl/zorgaanbieders/zorgsoorten/paramedische-zorg/fysiotherapie/fysiotherapie-na-ongeval),
with prior consent and a contract. No text that was read says for how long, so the packages here are made up.
"""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, case
from fysiodekking import Decision, InvalidCase, explain, what_would_change
from fysiodekking.model.what_if import Act
from packages import PAYS, YEAR, answer, grant, line, package, requires


def after(months: int = 12, *others: dict[str, Any], **asks: Any) -> dict[str, Any]:
    """Return a package that pays sixteen sessions within so many months of an accident."""
    sixteen = {"id": "accident", "max": 16, "unit": "sessions", "per": "accident"}
    terms = {"within_months_of_accident": months, **asks}
    return package(line("after-accident", sixteen, requires=terms), *others)


def on(day: str | object, accident_on: str, months: int = 12) -> Decision:
    return answer(after(months), date=day, accident=True, accident_on=accident_on)


class TestWithinTwelveMonths:
    """ "Tot 12 maanden na de datum van het ongeval vergoeden wij maximaal 16 behandelingen." """

    @pytest.mark.parametrize(
        ("accident_on", "pays"),
        [("2025-03-12", False), ("2025-03-13", True), ("2026-03-11", True), ("2026-03-12", True)],
    )
    def test_both_sides_of_its_end(self, accident_on: str, pays: bool) -> None:
        """The last day is the one before the same day twelve months later; the day of the accident is the first."""
        decision = on("2026-03-12", accident_on)
        assert decision.payer == ("package" if pays else "insured")
        assert pays or decision.reasons[0] == "package-accident-too-long-ago"

    @pytest.mark.parametrize(
        ("day", "accident_on", "months", "pays"),
        [
            ("2026-02-27", "2025-08-31", 6, True),
            ("2026-02-28", "2025-08-31", 6, False),
            ("2026-02-28", "2024-02-29", 24, False),
            ("2026-02-27", "2024-02-29", 24, True),
        ],
    )
    def test_a_month_without_that_day_ends_on_its_last(
        self, day: str, accident_on: str, months: int, pays: bool
    ) -> None:
        """Six months after 31 August is 28 February, as everywhere here."""
        assert on(day, accident_on, months).payer == ("package" if pays else "insured")

    def test_without_an_accident_it_does_not_pay(self) -> None:
        decision = answer(after(), accident=False)
        assert (decision.payer, decision.reasons[0], decision.missing) == ("insured", "package-accident", ())

    def test_the_day_says_that_there_was_one(self) -> None:
        """`accident` need not be given beside it, for any line."""
        for needed in ({"within_months_of_accident": 12}, {"accident": True}):
            finding = requires(needed, accident=ABSENT, accident_on="2026-01-01")
            assert f"{finding.verdict}: {finding.reason}" == PAYS

    def test_is_told_in_both_languages(self) -> None:
        decision = on("2026-03-12", "2025-03-12")
        assert "through 11 March 2026" in explain(decision, "en").replace("\n", " ")
        assert "tot en met 11 maart 2026" in explain(decision, "nl").replace("\n", " ")


class TestWhatIsNotGiven:
    """The accident and its day are asked by their paths, and only where they matter."""

    def test_the_day_is_asked(self) -> None:
        decision = answer(after(), accident=True)
        assert (decision.outcome, decision.missing) == ("undetermined", ("session.accident_on",))

    def test_whether_there_was_one_is_asked_first(self) -> None:
        decision = answer(after(), accident=ABSENT)
        assert (decision.outcome, decision.missing) == ("undetermined", ("session.accident", "session.accident_on"))

    def test_neither_matters_where_another_line_pays_the_same(self) -> None:
        decision = answer(after(12, line("always")), accident=ABSENT)
        assert (decision.outcome, decision.payer, decision.grant, decision.missing) == ("covered", "package", None, ())

    def test_neither_matters_where_the_line_is_for_others(self) -> None:
        decision = answer(after(min_age=65), accident=ABSENT)
        assert (decision.payer, decision.missing) == ("insured", ())

    def test_two_terms_are_told_apart(self) -> None:
        """Within six months one line pays, and within twelve the other, half: only the amounts hang on the day."""
        half = {"contracted": {"percent": 50}}
        second = line("later", requires={"within_months_of_accident": 24}, pays=half)
        decision = answer(after(6, second), accident=True, accident_on=ABSENT)
        assert (decision.outcome, decision.missing) == ("undetermined", ("session.accident_on",))

    def test_no_accident_would_change_it(self) -> None:
        made = case(packages=[after()], accident=True, accident_on="2026-01-01")
        losses = [turn.changes[0].act for turn in what_would_change(made).losses]
        assert Act.NO_ACCIDENT in losses


class TestInput:
    """An accident that lies after the session, or that was none, is no input."""

    @pytest.mark.parametrize(
        ("facts", "message"),
        [
            ({"accident": True, "accident_on": "2026-03-13"}, "lies after date"),
            ({"accident": False, "accident_on": "2026-03-01"}, "accident is false"),
        ],
    )
    def test_is_refused(self, facts: dict[str, Any], message: str) -> None:
        with pytest.raises(InvalidCase, match=message):
            case(**facts)

    def test_a_line_cannot_ask_for_none_as_well(self) -> None:
        with pytest.raises(InvalidCase, match="within_months_of_accident asks for one"):
            case(packages=[after(accident=False)])


class TestEarlierSessions:
    """Which line took an earlier session hangs on how long ago the accident was on its day."""

    def test_are_booked_by_their_own_day(self) -> None:
        """Of an accident on 1 February: two sessions before it and two after; the year's line has two left of four."""
        rows = [{"date": day, "paid_by": "package"} for day in ("2026-01-05", "2026-01-12", "2026-02-02", "2026-02-09")]
        terms = after(1, line("year", {**YEAR, "max": 4}))
        decision = answer(terms, history=rows, accident=True, accident_on="2026-02-01")
        left = {str(each.of): each.left for each in decision.remaining}
        assert (decision.grant, left["fysio/year"]) == ("year", 1)

    def test_of_another_condition_follow_from_none(self) -> None:
        rows = [{"date": "2026-02-02", "paid_by": "package", "condition": "knee", "sessions": 3}]
        terms = after(12, line("year", {**YEAR, "max": 3}))
        decision = answer(
            terms,
            history=rows,
            accident=True,
            accident_on="2026-01-01",
            conditions={"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}},
            condition="neck",
        )
        assert {str(each.of): each.left for each in decision.remaining} == {"fysio/accident": 15, "fysio/year": 0}


def test_it_stands_beside_other_requirements() -> None:
    """As Menzis has it: with consent, and a contract."""
    asked = after(12, contracted=True, consent=True)
    facts = {"accident": True, "accident_on": "2026-01-01"}
    assert answer(asked, consent=True, **facts).payer == "package"
    assert answer(asked, consent=False, **facts).reasons[0] == "package-needs-consent"
    assert answer(package(grant(requires={"within_months_of_accident": 1})), consent=False, **facts).payer == "insured"
