"""What a source does not tell, and what another policy year had, is never guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import mapping
from fysiodekking import Decision, Outcome, Payer, Reason, case_from, decide

ORDINARY, MANUAL, EXERCISE = "1000", "1200", "2000"


def session(package: str, day: date, code: str = ORDINARY, **facts: Any) -> Decision:
    """Decide one session with one shipped package."""
    therapist = "exercise_therapist" if code.startswith("2") else "physiotherapist"
    made = {
        "session.date": day,
        "session.performance": code,
        "provider.profession": therapist,
        "provider.specialisms": ["manual_therapy"] if code == MANUAL else [],
        "packages": [package],
    }
    return decide(case_from(mapping(made, **facts)))


def used(package: str, day: date, sessions: int) -> list[dict[str, Any]]:
    return [{"date": day, "sessions": sessions, "paid_by": "package", "package": package}]


class TestWhatIsNotKnown:
    """A term that the source does not give is missing, by the name of its package."""

    @pytest.mark.parametrize(
        ("package", "day", "code"),
        [
            ("zilveren-kruis-4-sterren-2019", date(2019, 1, 7), MANUAL),
            ("cz-top-collectief-2025", date(2025, 1, 6), ORDINARY),
            ("umc-extra-zorg-1-2019", date(2019, 1, 7), ORDINARY),
            ("dsw-av-top-2019", date(2019, 1, 7), EXERCISE),
        ],
    )
    def test_leaves_the_session_undetermined(self, package: str, day: date, code: str) -> None:
        """Unknown numbers and unknown terms: nobody can say who pays."""
        decision = session(package, day, code)
        assert decision.outcome is Outcome.UNDETERMINED
        assert decision.missing == (f"packages.{package}",)

    @pytest.mark.parametrize(
        ("package", "outcome"),
        [
            ("zilveren-kruis-4-sterren-2019", Outcome.UNDETERMINED),
            ("zilveren-kruis-4-sterren-2024", Outcome.COVERED),
            ("unive-aanvullend-beter-2019", Outcome.COVERED),
        ],
    )
    def test_of_care_without_a_contract_is_missing(self, package: str, outcome: Outcome) -> None:
        """Unless there is one. Of a percentage of an average that nobody knows it pays, and the amount is open."""
        day = date(int(package[-4:]), 3, 4)
        assert session(package, day).payer is Payer.PACKAGE
        decision = session(package, day, contracted=False)
        assert (decision.outcome, decision.amounts) == (outcome, None)
        assert decision.missing == (f"packages.{package}.pays.not_contracted",)

    def test_does_not_matter_once_the_number_is_used_up(self) -> None:
        """AV Compact 2019 of OZF has twelve; the thirteenth is the insured's, whatever the terms are."""
        package = "ozf-av-compact-2019"
        history = used(package, date(2019, 1, 7), 12)
        assert session(package, date(2019, 6, 3), MANUAL, history=history).payer is Payer.INSURED

    def test_of_people_under_18_leaves_them_undetermined(self) -> None:
        """A page for people from 18 says nothing about a child after the eighteen sessions of the basic package."""
        package = "onvz-bewuste-keuze-start-2024"
        history = [{"date": date(2024, 1, 8), "sessions": 18, "paid_by": "basic"}]
        decision = session(package, date(2024, 6, 3), born=date(2012, 5, 2), history=history)
        assert decision.outcome is Outcome.UNDETERMINED
        assert decision.missing == (f"packages.{package}",)


class TestOtherYear:
    """Each calendar year has its own terms: a package is of one policy year."""

    @pytest.mark.parametrize("day", [date(2017, 12, 31), date(2019, 1, 1)])
    def test_does_not_pay(self, day: date) -> None:
        """The days around its year are the insured's, and the reason says why."""
        decision = session("de-friesland-av-standaard-2018", day)
        assert decision.outcome is Outcome.NOT_COVERED
        assert decision.payer is Payer.INSURED
        assert decision.reasons[0] is Reason.PACKAGE_OF_OTHER_YEAR

    @pytest.mark.parametrize("day", [date(2018, 1, 1), date(2018, 12, 31)])
    def test_pays_on_the_first_and_the_last_day(self, day: date) -> None:
        """The first and the last day of the year are inside it."""
        assert session("de-friesland-av-standaard-2018", day).payer is Payer.PACKAGE

    def test_starts_anew_in_the_new_year(self) -> None:
        """Last year's sessions do not count: twelve in 2018, and the package of 2019 pays the first of 2019."""
        history = used("ozf-av-compact-2019", date(2018, 11, 5), 12)
        assert session("ozf-av-compact-2019", date(2019, 1, 7), history=history).payer is Payer.PACKAGE

    def test_has_other_numbers_under_the_same_name(self) -> None:
        """The 33rd session with 4 sterren of Zilveren Kruis: paid in 2019 (36), the insured's in 2025 (32)."""
        payers = [
            session(package, day, history=used(package, date(day.year, 1, 2), 32)).payer
            for package, day in [
                ("zilveren-kruis-4-sterren-2019", date(2019, 9, 2)),
                ("zilveren-kruis-4-sterren-2025", date(2025, 9, 1)),
            ]
        ]
        assert payers == [Payer.PACKAGE, Payer.INSURED]
