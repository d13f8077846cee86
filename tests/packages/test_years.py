"""Years calculated by hand: real packages of the catalogue, session by session, to the cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from cases import ABSENT, mapping
from fysiodekking import Decision, Payer, Reason, as_dict, case_from, decide

ORDINARY, MANUAL, EXERCISE = "1000", "1200", "2000"
WEEK = timedelta(days=7)


class Visit(NamedTuple):
    """One session: its code and condition."""

    code: str
    condition: str = "neck"


class Paid(NamedTuple):
    """Who paid a session, what the package paid of it and what the insured paid."""

    payer: str | None
    package: str
    insured: str


def replay(package: str, first: date, visits: Sequence[Visit], **facts: Any) -> list[Decision]:
    """Decide session after session, a week apart, each with what was decided before as its history."""
    history: list[dict[str, Any]] = []
    decisions = []
    for number, visit in enumerate(visits):
        day = first + number * WEEK
        decision = decide(case_from(_case(package, day, visit, visits, history, facts)))
        decisions.append(decision)
        row: dict[str, Any] = {"date": day, "performance": visit.code, "condition": visit.condition}
        if decision.payer is Payer.PACKAGE:
            assert decision.amounts is not None
            row |= {"paid_by": "package", "package": package, "paid": str(decision.amounts.package)}
        else:
            row["paid_by"] = "insured"
        history.append(row)
    return decisions


def _case(
    package: str,
    day: date,
    visit: Visit,
    visits: Sequence[Visit],
    history: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Any],
) -> dict[str, Any]:
    therapist = "exercise_therapist" if visit.code.startswith("2") else "physiotherapist"
    return mapping(
        {
            "session.date": day,
            "session.performance": visit.code,
            "session.condition": visit.condition,
            "provider.profession": therapist,
            "provider.specialisms": ["manual_therapy"] if visit.code == MANUAL else [],
            "conditions": {each.condition: {"kind": "not_listed"} for each in visits},
            "history": list(history),
            "packages": [package],
        },
        **facts,
    )


def paid(decisions: Sequence[Decision]) -> list[Paid]:
    """Return who paid each session, and how much."""
    lines = []
    for decision in decisions:
        amounts = as_dict(decision)["amounts"] or {"package": "-", "insured": "-"}
        lines.append(Paid(decision.payer and decision.payer.value, amounts["package"], amounts["insured"]))
    return lines


def total(lines: Sequence[Paid]) -> tuple[str, str]:
    """Add up what the package and what the insured paid, in euros."""
    sums = [sum(int(amount.replace(".", "")) for amount in part) for part in list(zip(*lines, strict=True))[1:]]
    return f"{sums[0] / 100:.2f}", f"{sums[1] / 100:.2f}"


class TestFriesland2018:
    """De Friesland AV Standaard 2018: 12 a year, of which 9 manual therapy (insurer's page, A)."""

    def test_year_of_manual_and_ordinary_sessions(self) -> None:
        """Ten manual sessions, then four ordinary ones, at 40.00.

        Manual 1 to 9: the package, 9 x 40.00 = 360.00. Manual 10: nine are used, the insured, though 3 of 12 are left.
        Ordinary 1 to 3: sessions 10 to 12 of the total, 3 x 40.00 = 120.00. Ordinary 4: twelve are used, the insured.
        Package 360.00 + 120.00 = 480.00; insured 40.00 + 40.00 = 80.00; together 14 x 40.00 = 560.00.
        """
        visits = [Visit(MANUAL)] * 10 + [Visit(ORDINARY)] * 4
        decisions = replay("de-friesland-av-standaard-2018", date(2018, 1, 8), visits, price="40.00")
        whole, own = Paid("package", "40.00", "0.00"), Paid("insured", "0.00", "40.00")
        assert paid(decisions) == [*[whole] * 9, own, *[whole] * 3, own]
        assert total(paid(decisions)) == ("480.00", "80.00")
        assert decisions[9].reasons[0] is decisions[13].reasons[0] is Reason.PACKAGE_USED_UP


class TestFrieslandOptimaal2018:
    """De Friesland AV Optimaal 2018: all necessary sessions, from the 37th on request; without a contract 36 (A)."""

    def test_year_of_forty_sessions_with_consent(self) -> None:
        """Forty ordinary sessions at 35.00 with consent: 40 x 35.00 = 1400.00, all the package's."""
        visits = [Visit(ORDINARY)] * 40
        decisions = replay("de-friesland-av-optimaal-2018", date(2018, 1, 8), visits, price="35.00", consent=True)
        assert total(paid(decisions)) == ("1400.00", "0.00")

    def test_year_of_forty_sessions_without_consent(self) -> None:
        """Without consent 36 x 35.00 = 1260.00 are the package's and 4 x 35.00 = 140.00 the insured's."""
        visits = [Visit(ORDINARY)] * 40
        decisions = replay("de-friesland-av-optimaal-2018", date(2018, 1, 8), visits, price="35.00", consent=False)
        assert total(paid(decisions)) == ("1260.00", "140.00")
        assert {decision.reasons[0] for decision in decisions[36:]} == {Reason.PACKAGE_NEEDS_CONSENT}

    def test_thirty_seventh_asks_for_consent_when_it_is_not_given(self) -> None:
        """Up to the 36th nobody needs to know about consent."""
        decisions = replay(
            "de-friesland-av-optimaal-2018", date(2018, 1, 8), [Visit(ORDINARY)] * 37, price="35.00", consent=ABSENT
        )
        assert [decision.missing for decision in decisions] == [()] * 36 + [("session.consent",)]


class TestUnive2019:
    """Univé Aanvullend Beter and Goed 2019: 16 and 9 a year, manual therapy 9 per indication within it (A)."""

    def test_year_of_two_indications(self) -> None:
        """Beter: ten manual sessions for the neck, then eight for the hip, at 38.50.

        Neck 1 to 9: the package, 9 x 38.50 = 346.50. Neck 10: the insured. Hip starts anew at nine, but the pot has
        16 - 9 = 7 left: hip 1 to 7, 7 x 38.50 = 269.50; hip 8: the insured.
        Package 346.50 + 269.50 = 616.00; insured 2 x 38.50 = 77.00; together 18 x 38.50 = 693.00.
        """
        visits = [Visit(MANUAL, "neck")] * 10 + [Visit(MANUAL, "hip")] * 8
        lines = paid(replay("unive-aanvullend-beter-2019", date(2019, 1, 7), visits, price="38.50"))
        whole, own = Paid("package", "38.50", "0.00"), Paid("insured", "0.00", "38.50")
        assert lines == [*[whole] * 9, own, *[whole] * 7, own]
        assert total(lines) == ("616.00", "77.00")

    def test_exercise_therapy_draws_on_the_same_pot(self) -> None:
        """Goed: five physiotherapy, four exercise therapy (9 x 38.50 = 346.50), then one of each: 77.00 own."""
        visits = [Visit(ORDINARY)] * 5 + [Visit(EXERCISE)] * 4 + [Visit(ORDINARY), Visit(EXERCISE)]
        lines = paid(replay("unive-aanvullend-goed-2019", date(2019, 1, 7), visits, price="38.50"))
        assert [line.payer for line in lines] == ["package"] * 9 + ["insured"] * 2
        assert total(lines) == ("346.50", "77.00")


class TestFbto2019:
    """FBTO Spieren & Gewrichten 200 euros 2019: a budget in euros (comparison table, C)."""

    def test_year_of_six_sessions(self) -> None:
        """Six ordinary sessions at 42.50.

        1 to 4: 4 x 42.50 = 170.00 of 200.00. The 5th: 30.00 are left, so 30.00 from the package and 12.50 own.
        The 6th: 42.50 own. Package 200.00; insured 12.50 + 42.50 = 55.00; together 6 x 42.50 = 255.00.
        """
        lines = paid(replay("fbto-spieren-gewrichten-200-2019", date(2019, 1, 7), [Visit(ORDINARY)] * 6, price="42.50"))
        assert lines == [
            *[Paid("package", "42.50", "0.00")] * 4,
            Paid("package", "30.00", "12.50"),
            Paid("insured", "0.00", "42.50"),
        ]
        assert total(lines) == ("200.00", "55.00")


class TestOnvz2017:
    """ONVZ Optifit 2017: 35 a year, of which 18 manual therapy, at the market rate with or without a contract (A)."""

    @pytest.mark.parametrize("contracted", [True, False])
    def test_year_of_nineteen_manual_and_eighteen_ordinary(self, *, contracted: bool) -> None:
        """Nineteen manual sessions, then eighteen ordinary ones, at 35.00.

        Manual 1 to 18: 18 x 35.00 = 630.00; the 19th: the insured. Ordinary 1 to 17: 35 - 18 = 17, 17 x 35.00 = 595.00;
        the 18th: the insured. Package 630.00 + 595.00 = 1225.00 = 35 x 35.00; insured 2 x 35.00 = 70.00.
        """
        visits = [Visit(MANUAL)] * 19 + [Visit(ORDINARY)] * 18
        lines = paid(replay("onvz-optifit-2017", date(2017, 1, 2), visits, price="35.00", contracted=contracted))
        assert [line.payer for line in lines] == ["package"] * 18 + ["insured"] + ["package"] * 17 + ["insured"]
        assert total(lines) == ("1225.00", "70.00")


class TestZilverenKruis2025:
    """Zilveren Kruis 4 sterren 2025: 32 a year, without a contract 18.54 for a regular session (press, C)."""

    def test_year_without_a_contract(self) -> None:
        """Thirty-three ordinary sessions at 45.00, dry needling among the techniques.

        1 to 32: 18.54 from the package, 45.00 - 18.54 = 26.46 own; each counts as one. The 33rd: 45.00 own.
        Package 32 x 18.54 = 593.28; insured 32 x 26.46 + 45.00 = 846.72 + 45.00 = 891.72.
        Together 593.28 + 891.72 = 1485.00 = 33 x 45.00.
        """
        lines = paid(
            replay(
                "zilveren-kruis-4-sterren-2025",
                date(2025, 1, 6),
                [Visit(ORDINARY)] * 33,
                price="45.00",
                contracted=False,
                techniques=["dry_needling"],
            )
        )
        assert lines == [*[Paid("package", "18.54", "26.46")] * 32, Paid("insured", "0.00", "45.00")]
        assert total(lines) == ("593.28", "891.72")

    def test_price_below_the_amount(self) -> None:
        """Never more than the charged price: a session of 17.00 is paid in whole."""
        lines = paid(
            replay(
                "zilveren-kruis-4-sterren-2025", date(2025, 1, 6), [Visit(ORDINARY)], price="17.00", contracted=False
            )
        )
        assert lines == [Paid("package", "17.00", "0.00")]


class TestOnvz2024:
    """ONVZ Bewuste Keuze Start 2024: three of physiotherapy or exercise therapy, from 18 (insurer's page, A)."""

    def test_year_of_four_sessions(self) -> None:
        """Physiotherapy, exercise therapy, manual therapy at 41.25: 123.75; the fourth is the insured's."""
        visits = [Visit(ORDINARY), Visit(EXERCISE), Visit(MANUAL), Visit(ORDINARY)]
        decisions = replay("onvz-bewuste-keuze-start-2024", date(2024, 1, 8), visits, price="41.25")
        assert total(paid(decisions)) == ("123.75", "41.25")
        assert decisions[3].reasons[0] is Reason.PACKAGE_USED_UP


class TestMunicipalPolicy2025:
    """CZ Gemeenten Extra Uitgebreid 2025: the deductible is bought out, the number for physiotherapy is unknown (D)."""

    def test_takes_over_the_deductible(self) -> None:
        """A stroke, twenty sessions behind: the basic package pays 42.50, its deductible part moves to the package."""
        facts = {"kind": "stroke", "history": [{"date": date(2025, 1, 6), "sessions": 20, "paid_by": "insured"}]}
        made = case_from(
            mapping({"session.date": date(2025, 6, 2)}, packages=["cz-gemeenten-extra-uitgebreid-2025"], **facts)
        )
        decision = decide(made)
        assert decision.payer is Payer.BASIC
        assert as_dict(decision)["amounts"] == {
            "basic": "0.00",
            "deductible": "0.00",
            "package": "42.50",
            "insured": "0.00",
        }
