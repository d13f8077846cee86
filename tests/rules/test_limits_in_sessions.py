"""Limits in sessions, one by one: what was looked at, and which fact would settle it."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, DAY, case, facts, law_of, line, sessions
from fysiodekking.model.decision import Finding
from fysiodekking.model.needs import Elsewhere, LeftLastYear, Need, PaidByPackage
from fysiodekking.rules.limits_in_sessions import maximum
from fysiodekking.rules.package_facts import package_facts
from packages import PAYS, USED_UP, YEAR, answer, facts_told, grant, limited, ours, package, paid, room_asked, take

CARRIED: dict[str, Any] = {**YEAR, "carry_over": 3}


class TestRoom:
    """There is room when fewer were used than the maximum; the use and the kind of limit are told either way."""

    @pytest.mark.parametrize(("before", "expected"), [(8, "met asked-and-fits"), (9, "refused package-used-up")])
    def test_both_sides(self, before: int, expected: str) -> None:
        check = room_asked(YEAR, before)
        assert f"{check.verdict} {check.reason}" == expected
        assert facts_told(check) == [("p/year", before, "< 9"), ("limit.per", "calendar_year", None)]

    @pytest.mark.parametrize("before", [8, 9])
    def test_the_reading_on_intakes_is_told(self, before: int) -> None:
        """Where intake lines were used, the reading that counts them is one that the limit rests on."""
        history = [*sessions(before, paid_by="package"), *sessions(1, performance="1870", paid_by="package")]
        assert room_asked(YEAR, history=history, intake_counts="no").readings == (("intake_counts", "no"),)

    def test_a_range(self) -> None:
        """The ends are told, and the number from which it would be full is asked."""
        check = room_asked(YEAR, 6, used={"elsewhere": {"min": 1, "max": 5}})
        assert facts_told(check) == [("p/year", "7-11", "< 9"), ("limit.per", "calendar_year", None)]
        (need,) = check.needs
        assert (need.names, need.key, need.at) == (("used.elsewhere",), Elsewhere("elsewhere"), 3)


class TestWhatWasLeftLastYear:
    """Up to three more, when last year left them; asked only where it decides."""

    def test_room_without_it(self) -> None:
        assert facts_told(room_asked(CARRIED, 8))[0] == ("p/year", 8, "< 9")

    def test_full_even_with_all_of_it(self) -> None:
        check = room_asked(CARRIED, 12)
        assert f"{check.verdict} {check.reason}" == "refused package-used-up"
        assert facts_told(check) == [("p/year", 12, "< 12")]

    @pytest.mark.parametrize(("before", "at"), [(9, 1), (10, 2), (11, 3)])
    def test_between_the_two(self, before: int, at: int) -> None:
        """So many have to be left that one more fits."""
        check = room_asked(CARRIED, before)
        assert f"{check.verdict} {check.reason}" == "unknown use-not-known"
        assert facts_told(check) == [("used.left_last_year", None, None), ("p/year", before, "< 9-12")]
        assert check.needs == (Need(("used.left_last_year",), LeftLastYear("p"), at),)

    @pytest.mark.parametrize(
        ("before", "most", "at"),
        [(9, 2, 1), (6, 5, 3), (10, 4, 2)],
    )
    def test_a_range_is_settled_first(self, before: int, most: int, at: int) -> None:
        """What was used elsewhere is asked before what was left: up to its end, or up to the highest maximum."""
        check = room_asked(CARRIED, before, used={"elsewhere": {"min": 0, "max": most}})
        assert facts_told(check) == [("p/year", f"{before}-{before + most}", "< 9-12")]
        (need,) = check.needs
        assert need.names == ("used.elsewhere",)
        assert need.at == (at if before + most >= 12 else most)

    @pytest.mark.parametrize(
        ("left", "expected"),
        [
            (ABSENT, (9, ("used.left_last_year",))),
            ({"other": 2}, (9, ("used.left_last_year.p",))),
            ({"p": 2}, (11, None)),
            ({"p": 3}, (12, None)),
            ({"p": 4}, (12, None)),
            ({"p": 0}, (9, None)),
        ],
    )
    def test_the_maximum(self, left: Any, expected: tuple[int, tuple[str, ...] | None]) -> None:
        """What was left counts up to the carry-over; when other packages are named, this one is asked by its name."""
        used = ABSENT if left is ABSENT else {"left_last_year": left}
        made = case(packages=[package(grant(limits=[CARRIED]), id="p")], used=used)
        assert (
            maximum(package_facts(made, law_of(made), made.packages[0]), made.packages[0].grants[0].limits[0])
            == expected
        )

    def test_without_carry_over_nothing_is_asked(self) -> None:
        assert facts_told(room_asked(YEAR, 8, used={"left_last_year": {"p": 3}}))[0] == ("p/year", 8, "< 9")


class TestLimitInSessions:
    """Sessions that this package paid, over all conditions, in that calendar year."""

    @pytest.mark.parametrize(("before", "expected"), [(0, PAYS), (8, PAYS), (9, USED_UP), (10, USED_UP)])
    def test_both_sides(self, before: int, expected: str) -> None:
        finding = limited(YEAR, history=ours(before))
        assert line(finding) == expected
        if expected == USED_UP:
            assert facts(finding)["fysio/year"] == (before, "< 9")

    @pytest.mark.parametrize("payer", ["basic", "insured"])
    def test_of_others_do_not_count(self, payer: str) -> None:
        assert line(limited(YEAR, history=sessions(9, paid_by=payer))) == PAYS

    def test_a_half_paid_session_counts_as_one(self) -> None:
        assert line(limited(YEAR, history=ours(9, paid="1.00"))) == USED_UP

    @pytest.mark.parametrize(("first", "expected"), [("2025-12-31", PAYS), ("2026-01-01", USED_UP)])
    def test_of_the_calendar_year(self, first: str, expected: str) -> None:
        assert line(limited(YEAR, history=ours(9, first))) == expected

    def test_a_later_row_does_not_count(self) -> None:
        assert line(limited(YEAR, history=ours(9, "2026-03-13"))) == PAYS
        assert line(limited(YEAR, history=ours(9, DAY), medically_necessary=True)) == USED_UP

    def test_a_run_across_the_year(self) -> None:
        finding = limited(YEAR, history=ours(9, "2025-12-20", until="2026-01-20"))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].until",)
        assert facts(finding)["fysio/year"] == ("0-9", "< 9")

    def test_all_classes_of_the_grant(self) -> None:
        assert line(limited(YEAR, history=[*ours(5), *ours(4, performance="1200")])) == USED_UP

    def test_what_the_package_paid_was_paid_by_its_only_grant(self) -> None:
        assert line(limited(YEAR, history=ours(9, performance="1600"))) == USED_UP

    def test_what_only_another_grant_covers_does_not_count(self) -> None:
        terms = package(grant(limits=[YEAR]), grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        finding = take(terms, history=ours(9, performance="1600"))
        assert facts(finding)["grant"] == ("movement", None)

    @pytest.mark.parametrize("code", ["1003", "1900", "1950", "1960"])
    def test_what_is_no_treatment_does_not_count(self, code: str) -> None:
        assert line(limited(YEAR, history=[*ours(8), *ours(1, performance=code)])) == PAYS

    @pytest.mark.parametrize(
        ("reading", "expected"), [("yes", USED_UP), ("no", PAYS), (ABSENT, "unknown: use-not-known")]
    )
    def test_an_intake(self, reading: object, expected: str) -> None:
        finding = limited(YEAR, history=[*ours(8), *ours(1, performance="1870")], intake_counts=reading)
        assert line(finding) == expected
        assert finding.missing == (("readings.intake_counts",) if reading is ABSENT else ())

    def test_unlimited(self) -> None:
        assert line(limited({**YEAR, "max": "unlimited"}, history=ours(500))) == PAYS

    def test_none_at_all(self) -> None:
        assert line(limited({**YEAR, "max": 0})) == USED_UP

    def test_use_not_given(self) -> None:
        finding = limited(YEAR, history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_all_limits_hold_at_once(self) -> None:
        limits = ({**YEAR, "max": 20}, {**YEAR, "id": "less", "max": 5})
        assert line(limited(*limits, history=ours(4))) == PAYS
        assert facts(limited(*limits, history=ours(5)))["fysio/less"] == (5, "< 5")


class TestPer:
    """Over what a limit runs."""

    conditions: Any = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}

    @pytest.mark.parametrize(
        ("per", "other_condition", "last_year", "other_day"),
        [
            ("calendar_year", USED_UP, PAYS, USED_UP),
            ("calendar_year_and_condition", PAYS, PAYS, USED_UP),
            ("condition", PAYS, USED_UP, USED_UP),
            ("accident", PAYS, USED_UP, USED_UP),
            ("insurance_lifetime", USED_UP, USED_UP, USED_UP),
            ("day", PAYS, PAYS, PAYS),
        ],
    )
    def test_scope(self, per: str, other_condition: str, last_year: str, other_day: str) -> None:
        limit = {**YEAR, "max": 3, "per": per}
        named: Any = {"conditions": self.conditions, "condition": "neck"}
        assert line(limited(limit, history=ours(3, condition="knee"), **named)) == other_condition
        assert line(limited(limit, history=ours(3, "2025-12-31", condition="neck"), **named)) == last_year
        assert line(limited(limit, history=ours(3, "2026-03-11", condition="neck"), **named)) == other_day
        assert line(limited(limit, history=ours(3, DAY, condition="neck"), **named)) == USED_UP
        assert line(limited(limit, history=ours(2, DAY, condition="neck"), **named)) == PAYS

    def test_a_row_of_the_only_condition_need_not_name_it(self) -> None:
        assert line(limited({**YEAR, "per": "condition"}, history=ours(9))) == USED_UP

    @pytest.mark.parametrize("per", ["condition", "accident", "insurance_lifetime", "calendar_year_and_condition"])
    def test_use_not_given(self, per: str) -> None:
        finding = limited({**YEAR, "per": per}, history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    @pytest.mark.parametrize("covers", [[], ["physiotherapy"]])
    @pytest.mark.parametrize(
        "per", ["calendar_year", "calendar_year_and_condition", "condition", "accident", "insurance_lifetime"]
    )
    def test_a_whole_answer_asks_the_history(self, per: str, covers: list[str]) -> None:
        """Whatever it holds of the sessions that were paid before, and whatever ranges hold those."""
        decision = answer(package(grant(limits=[{**YEAR, "per": per, "covers": covers}])), history=ABSENT)
        assert (decision.payer, decision.missing) == (None, ("history",))

    def test_use_of_the_day_is_not_asked(self) -> None:
        assert line(limited({**YEAR, "per": "day"}, history=ABSENT)) == PAYS

    def test_elsewhere_adds_to_every_limit_of_a_year(self) -> None:
        limit = {**YEAR, "per": "calendar_year"}
        assert line(limited(limit, history=ours(8), used={"elsewhere": {"min": 1, "max": 1}})) == USED_UP
        assert limited(limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 1}}).missing == ("used.elsewhere",)
        assert line(limited(limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 0}})) == PAYS

    def test_to_that_of_a_condition_only_what_was_for_it(self) -> None:
        """A session elsewhere for another condition does not count in a limit of this one."""
        limit, one, none = {**YEAR, "per": "calendar_year_and_condition"}, {"min": 1, "max": 1}, {"min": 0, "max": 0}
        for name in ("elsewhere", "condition_elsewhere", "condition_elsewhere_this_year"):
            ranges = {"elsewhere": one, "condition_elsewhere": one, name: none}
            assert line(limited(limit, history=ours(8), used=ranges)) == PAYS
        for ranges in ({"elsewhere": one}, {"elsewhere": one, "condition_elsewhere": one}):
            assert line(limited(limit, history=ours(8), used=ranges)) == "unknown: use-not-known"
            assert line(limited(limit, history=ours(7), used=ranges)) == PAYS
            assert line(limited(limit, history=ours(9), used=ranges)) == USED_UP


class TestNarrowerScope:
    """A limit with `covers` counts and binds only sessions of these classes."""

    narrow: Any = {**YEAR, "id": "mt", "covers": ["manual_therapy"]}

    def test_binds_only_its_classes(self) -> None:
        rows = ours(9, performance="1200")
        assert line(limited(self.narrow, performance="1200", history=rows)) == USED_UP
        assert line(limited(self.narrow, performance="1000", history=rows)) == PAYS

    def test_counts_only_its_classes(self) -> None:
        rows = [*ours(9), *ours(8, performance="1200")]
        assert line(limited(self.narrow, performance="1200", history=rows)) == PAYS

    def test_all_classes_of_the_scope_are_told(self) -> None:
        scope = {**YEAR, "covers": ["manual_therapy", "physiotherapy"]}
        finding = limited(scope, history=ours(9))
        assert facts(finding)["limit.covers"] == ("manual_therapy, physiotherapy", None)


class TestWhenContracted:
    """A limit may hold only with or without a contract."""

    @pytest.mark.parametrize(
        ("when", "contracted", "expected"),
        [
            (False, False, USED_UP),
            (False, True, PAYS),
            (True, True, USED_UP),
            (True, False, PAYS),
            (True, ABSENT, "unknown: contract-not-given"),
            (False, ABSENT, "unknown: contract-not-given"),
        ],
    )
    def test_used_up(self, when: bool, contracted: object, expected: str) -> None:
        finding = limited({**YEAR, "when_contracted": when}, history=ours(9), contracted=contracted)
        assert line(finding) == expected
        assert finding.missing == (("provider.contracted",) if "unknown" in expected else ())

    @pytest.mark.parametrize("when", [True, False])
    def test_amounts_wait_for_the_contract(self, when: bool) -> None:
        terms = package(
            grant(limits=[{"id": "eur", "max": "10.00", "unit": "euros", "per": "day", "when_contracted": when}])
        )
        assert paid(answer(terms, contracted=when)) == ("10.00", "32.50")
        assert paid(answer(terms, contracted=not when)) == ("42.50", "0.00")
        open_ = answer(terms, contracted=ABSENT)
        assert (open_.payer, open_.amounts, open_.missing) == ("package", None, ("provider.contracted",))

    @pytest.mark.parametrize("when", [True, False])
    def test_with_room_the_contract_is_not_asked(self, when: bool) -> None:
        assert line(limited({**YEAR, "when_contracted": when}, history=ours(8), contracted=ABSENT)) == PAYS


class TestCarryOver:
    """At most so many unused sessions of last year are added."""

    limit: Any = {**YEAR, "carry_over": 3}

    def carried(self, before: int, left: object, **named: Any) -> Finding:
        used = {} if left is ABSENT else {"used": {"left_last_year": {"fysio": left}}}
        return limited(self.limit, history=ours(before), **used, **named)

    @pytest.mark.parametrize(
        ("before", "left", "expected"),
        [
            (9, 0, USED_UP),
            (9, 1, PAYS),
            (10, 1, USED_UP),
            (11, 3, PAYS),
            (12, 3, USED_UP),
            (11, 9, PAYS),
            (12, 9, USED_UP),
        ],
    )
    def test_left(self, before: int, left: int, expected: str) -> None:
        assert line(self.carried(before, left)) == expected

    @pytest.mark.parametrize(("before", "expected"), [(8, PAYS), (9, "unknown"), (11, "unknown"), (12, USED_UP)])
    def test_not_given_is_asked_only_where_it_matters(self, before: int, expected: str) -> None:
        finding = self.carried(before, ABSENT)
        assert line(finding).startswith(expected)
        assert len(finding.missing) == (1 if expected == "unknown" else 0)
        if expected == "unknown":
            assert finding.missing[0].startswith("used.left_last_year")

    def test_refused_with_the_highest(self) -> None:
        assert facts(self.carried(12, ABSENT)) == {"fysio/year": (12, "< 12")}

    def test_together_with_a_range(self) -> None:
        finding = limited(self.limit, history=ours(8), used={"elsewhere": {"min": 0, "max": 2}})
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("used.elsewhere",)

    def test_a_range_up_to_the_highest(self) -> None:
        finding = limited(self.limit, history=ours(10), used={"elsewhere": {"min": 0, "max": 2}})
        assert finding.missing == ("used.elsewhere",)

    @pytest.mark.parametrize(
        ("before", "left", "payer"),
        [(9, 1, "package"), (9, 0, "insured"), (12, ABSENT, "insured"), (8, ABSENT, "package")],
    )
    def test_decision(self, before: int, left: object, payer: str) -> None:
        used = {} if left is ABSENT else {"used": {"left_last_year": {"fysio": left}}}
        assert answer(package(grant(limits=[self.limit])), history=ours(before), **used).payer == payer


class TestRowsThatSayLess:
    """Rows without payer, package or amount."""

    def test_payer_not_given(self) -> None:
        finding = limited(YEAR, history=[*ours(8), *sessions(1)])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[1].paid_by",)
        assert line(limited(YEAR, history=[*ours(7), *sessions(1)])) == PAYS
        assert line(limited(YEAR, history=[*ours(9), *sessions(1)])) == USED_UP

    def test_only_rows_within_the_limit_are_named(self) -> None:
        rows = [*sessions(1, "2025-12-31"), *sessions(9, "2026-01-01"), *sessions(1, "2026-03-13")]
        assert limited(YEAR, history=rows).missing == ("history[1].paid_by",)
        rows = [*sessions(9, DAY), *sessions(1, "2026-03-13")]
        assert limited(YEAR, history=rows).missing == ("history[0].paid_by",)

    def test_package_not_given_when_there_are_two(self) -> None:
        two = (package(grant(limits=[YEAR])), package(id="other"))
        finding = take(*two, history=ours(9))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].package",)
        assert line(take(two[0], history=ours(9))) == USED_UP

    def test_package_given(self) -> None:
        two = (package(grant(limits=[YEAR])), package(id="other"))
        assert line(take(*two, history=ours(9, package="fysio"))) == USED_UP
        assert line(take(*two, history=ours(9, package="other"))) == PAYS
        assert line(take(*two, history=ours(9, package="elsewhere"))) == PAYS

    def test_payer_not_given_but_another_package(self) -> None:
        assert line(limited(YEAR, history=sessions(9, package="other"))) == PAYS
        assert line(limited(YEAR, history=sessions(9, package="fysio"))) == "unknown: use-not-known"

    def test_another_grant(self) -> None:
        two = package(grant(limits=[YEAR]), grant(id="other"))
        assert facts(take(two, history=ours(9, grant="other")))["grant"] == ("movement", None)
        assert facts(take(two, history=ours(9, grant="movement")))["grant"] == ("other", None)

    def test_payer_not_given_but_another_condition(self) -> None:
        conditions = {"neck": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}}
        named: Any = {"conditions": conditions, "condition": "neck"}
        limit = {**YEAR, "per": "calendar_year_and_condition"}
        assert line(limited(limit, history=sessions(9, condition="knee"), **named)) == PAYS
        assert line(limited(limit, history=sessions(9, condition="neck"), **named)) == "unknown: use-not-known"

    def test_payer_not_given_but_another_class(self) -> None:
        terms = package(grant(limits=[YEAR]), grant(id="pelvic", covers=["pelvic_physiotherapy"]))
        assert facts(take(terms, history=sessions(9, performance="1600")))["grant"] == ("movement", None)

    def test_what_an_exercise_therapist_gave_is_of_that_class(self) -> None:
        """A row without a class of its own is of the class of the therapist's profession, and counts as that."""
        scope = {**YEAR, "covers": ["exercise_therapy"]}
        terms = package(grant(covers=["exercise_therapy"], limits=[scope]))
        named: Any = {"profession": "exercise_therapist", "performance": "9121"}
        assert line(take(terms, history=ours(9, performance="9121"), **named)) == USED_UP


class TestSessionsOfWhichThePayerIsOpen:
    """Every session that this package may have paid is counted as one that it may have paid, whatever its code."""

    def test_of_several_codes(self) -> None:
        rows = [*ours(6), *sessions(1), *sessions(2, performance="1001")]
        finding = limited(YEAR, history=rows)
        assert line(finding) == "unknown: use-not-known"
        names = ("history[1].paid_by", "history[2].paid_by")
        assert finding.needs == (Need(names, PaidByPackage("fysio", (1, 2)), 3),)
        assert facts(finding)["fysio/year"] == ("6-9", "< 9")

    def test_beside_intakes_the_reading_is_told(self) -> None:
        """What the reading counted is part of the number, whoever paid the rest."""
        rows = [*ours(6), *ours(1, performance="1870"), *sessions(2)]
        finding = limited(YEAR, history=rows, intake_counts="yes")
        assert facts(finding)["fysio/year"] == ("7-9", "< 9")
        assert finding.readings == (("intake_counts", "yes"),)
