"""The values of a missing fact: as many as the rules can tell apart, each a case that says it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases import ABSENT, COMPLAINT, case, law_of, sessions
from fysiodekking.deciding.values_of_missing_facts import worlds
from fysiodekking.model.case import Case
from fysiodekking.model.history import Entry
from fysiodekking.model.needs import (
    Budget,
    Elsewhere,
    Field,
    LeftLastYear,
    Need,
    NeedKey,
    OfCondition,
    OfLaw,
    OnTheList,
    PaidBefore,
    PaidByPackage,
    Pays,
    Since,
    Takes,
    Within,
)
from fysiodekking.model.unknown import NOT_GIVEN, Unknown
from fysiodekking.model.usage import MOST, Range, Row
from fysiodekking.model.vocabulary import PaidBy, Technique
from fysiodekking.rules.counting import LONG_AGO
from packages import grant, line, package

KIND = f"conditions.{COMPLAINT}.kind"


def answers(made: Case, key: NeedKey, at: int | None = None) -> dict[Any, Case]:
    """Return the worlds of a need by their labels."""
    return {world.label: world.case for world in worlds(made, law_of(made), Need(("it",), key, at))}


def starts(made: Case, key: str = COMPLAINT) -> list[str]:
    """Return the days that are tried for a start that was not given, latest first."""
    found = answers(made, OfCondition(key, "first_session"))
    days = [str(each.conditions[key].first_session) for each in found.values()]
    assert days == list(found)
    return days


class TestFlagsAndWords:
    """Yes or no; of a list its words; of a reading its values."""

    def test_a_flag(self) -> None:
        found = answers(case(referral=ABSENT), Field("session", "referral"))
        assert {label: each.session.referral for label, each in found.items()} == {"True": True, "False": False}

    def test_a_reading(self) -> None:
        found = answers(case(), Field("readings", "pelvic_nine"))
        assert {label: each.readings.pelvic_nine for label, each in found.items()} == {
            "per_condition": "per_condition",
            "once": "once",
        }

    def test_techniques_are_exercise_or_another(self) -> None:
        found = answers(case(techniques=ABSENT), Field("session", "techniques"))
        assert list(found) == ["exercise_therapy", "massage"]

    def test_training_is_in_needling_or_none(self) -> None:
        found = answers(case(trained_in=ABSENT), Field("provider", "trained_in"))
        assert [each.provider.trained_in for each in found.values()] == [(Technique.DRY_NEEDLING,), ()]

    @pytest.mark.parametrize(
        ("done", "expected"),
        [
            (("injection",), [("injection",), ()]),
            (
                ("dry_needling", "injection"),
                [("dry_needling", "injection"), ("injection",), ("dry_needling",), ()],
            ),
        ],
    )
    def test_training_for_reserved_acts(self, done: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
        """In what was done, needling and acts apart from each other, and in nothing that was not."""
        found = answers(case(techniques=list(done), trained_in=ABSENT), Field("provider", "trained_in"))
        assert [each.provider.trained_in for each in found.values()] == expected

    def test_a_specialism_is_the_one_that_a_ground_asks_or_none(self) -> None:
        found = answers(case(specialisms=ABSENT), Field("provider", "specialisms"))
        assert [each.provider.specialisms for each in found.values()] == [("pelvic",), ()]

    @pytest.mark.parametrize(
        "field", ["first_session", "discharged", "conservative_treatment_ended", "irradiation_ended"]
    )
    def test_days(self, field: str) -> None:
        """Of a fact that is a day, days."""
        made = case({KIND: "soft_tissue_tumours"})
        found = answers(made, OfCondition(COMPLAINT, field))
        assert date(2026, 3, 12) in {getattr(each.condition, field) for each in found.values()}
        assert len(found) > 2

    def test_associations_are_those_that_a_package_asks(self) -> None:
        asks = package(line(requires={"association": ["B", "A"]}))
        found = answers(case(packages=[asks]), Field("provider", "associations"))
        assert {label: each.provider.associations for label, each in found.items()} == {
            "A": ("A",),
            "B": ("B",),
            "": (),
        }

    def test_qualifications_are_those_that_a_package_asks(self) -> None:
        """Beside the specialism of a ground only where that is asked too."""
        asks = package(line(requires={"qualification": ["B", "A"]}))
        for more, expected in (({}, {"A", "B", ""}), ({KIND: "urinary_incontinence"}, {"pelvic, A", "pelvic, B"})):
            found = answers(case({**more}, packages=[asks]), Field("provider", "specialisms"))
            assert expected <= set(found)
            assert len(found) == (3 if not more else 6)

    def test_the_specialism_of_the_code_stays_beside_a_qualification(self) -> None:
        """The code asks pelvic physiotherapy, which no ground asks here; the package asks a qualification as well."""
        asks = package(line(requires={"qualification": ["A"]}))
        found = answers(case(performance="1600", packages=[asks]), Field("provider", "specialisms"))
        assert list(found) == ["pelvic, A", "pelvic"]

    def test_days_of_an_accident_are_those_on_both_sides_of_a_term(self) -> None:
        asks = package(line(requires={"within_months_of_accident": 12}))
        found = answers(case(packages=[asks], date="2026-03-12"), Field("session", "accident_on"))
        assert list(found) == ["2026-03-12", "2025-03-13", "2025-03-12", str(LONG_AGO)]

    def test_a_gold_stage_is_below_or_from_two(self) -> None:
        found = answers(case({KIND: "copd"}), OfCondition(COMPLAINT, "gold_stage"))
        assert {label: each.condition.gold_stage for label, each in found.items()} == {"1": 1, "2": 2}

    @pytest.mark.parametrize(("given", "possible"), [(ABSENT, ["A", "B1", "B2", "C"]), ("B", ["B1", "B2"])])
    def test_a_copd_class(self, given: Any, possible: list[str]) -> None:
        """B alone, once it was split, is one of two."""
        made = case({KIND: "copd", f"conditions.{COMPLAINT}.copd_class": given})
        assert list(answers(made, OfCondition(COMPLAINT, "copd_class"))) == possible

    def test_only_the_condition_asked_about_is_changed(self) -> None:
        """Another condition keeps what it says, and so does the rest of the one that is asked about."""
        conditions = {COMPLAINT: {"kind": "whiplash", "first_session": "2026-01-01"}, "other": {"kind": "stroke"}}
        made = case(conditions=conditions, condition=COMPLAINT)
        for each in answers(made, OfCondition(COMPLAINT, "triad")).values():
            assert each.conditions["other"] == made.conditions["other"]
            assert each.condition.first_session == date(2026, 1, 1)

    def test_names_with_a_dot(self) -> None:
        """Keys of conditions and ids of packages are the caller's, and may hold any character."""
        made = case(conditions={"knee.left": {"kind": "whiplash"}})
        found = answers(made, OfCondition("knee.left", "triad"))
        assert {label: each.condition.triad for label, each in found.items()} == {"True": True, "False": False}
        made = case(packages=[package(id="basic.plus")])
        since = answers(made, Since("basic.plus"))
        assert [str(each.packages[0].since) for each in since.values()] == ["1900-01-01", "2026-03-12"]
        left = answers(made, LeftLastYear("basic.plus"), 2)
        assert [each.used.left_last_year for each in left.values()] == [{"basic.plus": 1}, {"basic.plus": 2}]

    def test_a_gold_stage_beside_a_class_that_was_split(self) -> None:
        """Only the class itself is one of B1 and B2."""
        made = case({KIND: "copd", f"conditions.{COMPLAINT}.copd_class": "B"})
        found = answers(made, OfCondition(COMPLAINT, "gold_stage"))
        assert [each.condition.gold_stage for each in found.values()] == [1, 2]


class TestStarts:
    """A start that was not given is tried on both sides of every day at which a rule turns."""

    def test_without_a_term(self) -> None:
        """The day of the session and the one before it; the day of the birth, before which there is none."""
        made = case({KIND: "not_listed"}, date="2026-03-12", born="1984-05-02")
        assert starts(made) == ["2026-03-12", "2026-03-11", "1984-05-02"]

    def test_with_a_term(self) -> None:
        """The last start of which one and two terms are over, and the first of which they still run."""
        made = case({KIND: "osteoarthritis_hip_knee"}, date="2026-03-12", born="1984-05-02")
        assert starts(made) == [
            "2026-03-12", "2026-03-11", "2025-03-13", "2025-03-12", "2024-03-13", "2024-03-12", "1984-05-02",
        ]  # fmt: skip

    def test_of_a_term_that_ends_in_a_shorter_month(self) -> None:
        """Of 30 November three months are over on 28 February, as are those of 28 November."""
        days = starts(case({KIND: "whiplash"}, date="2026-02-28", born="1984-05-02"))
        assert {"2025-11-30", "2025-12-01"} <= set(days)
        assert "2025-11-28" not in days

    def test_with_a_date_of_the_law(self) -> None:
        """COPD: the earliest start of the decree, and the one that another page has."""
        days = starts(case({KIND: "copd"}, date="2019-06-01", born="1984-05-02"))
        assert {"2018-12-31", "2019-01-01", "2019-01-02"} <= set(days)
        later = starts(case({KIND: "copd"}, date="2026-03-12", born="1984-05-02"))
        assert {"2018-12-31", "2019-01-01", "2019-01-02", "2019-12-31", "2020-01-01", "2020-01-02"} <= set(later)

    def test_of_a_row_of_annex_1(self) -> None:
        """Whiplash: three months, nine with the triad, six as one list reads it; and the date of the rule of 2011."""
        days = set(starts(case({KIND: "whiplash"}, date="2026-03-12", born="1984-05-02")))
        for edge in ("2025-12-12", "2025-06-12", "2025-09-12", "2011-12-31"):
            day = date.fromisoformat(edge)
            assert {str(day), str(day + timedelta(days=1))} <= days

    def test_after_a_stay(self) -> None:
        """Where the term runs from the first treatment after a stay none is tried before it; else it ends nothing."""
        left = {f"conditions.{COMPLAINT}.discharged": "2025-09-01"}
        assert starts(case({KIND: "after_inpatient_stay", **left}, born="1984-05-02"))[-1] == "2025-09-01"
        assert starts(case({KIND: "whiplash", **left}, born="1984-05-02"))[-1] == "1984-05-02"

    def test_beside_another_start(self) -> None:
        """The start of another condition is an edge too, with the terms from it."""
        conditions = {COMPLAINT: {"kind": "osteoarthritis_hip_knee"}, "other": {"kind": "stroke"}}
        conditions["other"]["first_session"] = "2020-02-10"
        days = set(starts(case(conditions=conditions, condition=COMPLAINT)))
        assert {"2020-02-09", "2020-02-10", "2020-02-11", "2021-02-10", "2022-02-10", "2019-02-10"} <= days

    def test_of_another_condition(self) -> None:
        """The start of the other condition is tried when that is what is missing."""
        conditions = {COMPLAINT: {"kind": "stroke", "first_session": "2026-01-05"}, "other": {"kind": "stroke"}}
        days = starts(case(conditions=conditions, condition=COMPLAINT), "other")
        assert {"2026-01-04", "2026-01-05", "2026-01-06"} <= set(days)


class TestListNotRead:
    """A code on a list that was not read is tried as a session of each class that matters, and as not listed."""

    @staticmethod
    def found(**named: Any) -> dict[Any, Any]:
        made = case(performance="9999", **named)
        need = Need((), OnTheList("9999"))
        return {each.label: each.law.charging.performances["9999"] for each in worlds(made, law_of(made), need)}

    def test_listed_or_not(self) -> None:
        found = self.found()
        assert {each.place for each in found.values()} == {"practice"}
        assert [(label, each.code, each.in_force, each.kind, each.covers) for label, each in found.items()] == [
            ("listed as None", "9999", True, "session", None),
            ("not listed", "9999", False, "session", None),
        ]

    def test_in_each_class_that_a_package_pays(self) -> None:
        mixed = package(grant(covers=["physiotherapy", "manual_therapy", "exercise_therapy"]))
        assert list(self.found(packages=[mixed])) == [
            "listed as None",
            "listed as manual_therapy",
            "listed as physiotherapy",
            "not listed",
        ]

    def test_pelvic_for_incontinence(self) -> None:
        assert "listed as pelvic_physiotherapy" in self.found(kind="urinary_incontinence")

    def test_a_code_in_doubt_keeps_what_is_known_of_it(self) -> None:
        """Its class as well, whatever packages pay."""
        mixed = package(grant(covers=["physiotherapy", "manual_therapy", "exercise_therapy"]))
        made = case(performance="10041", packages=[mixed])
        found = worlds(made, law_of(made), Need((), OnTheList("10041")))
        listed = [each.law.charging.performances["10041"] for each in found]
        assert [each.in_force for each in listed] == [True, False]
        known = law_of(made).charging.performances["10041"]
        assert {(each.name, each.covers) for each in listed} == {(known.name, known.covers)}
        assert known.name == "session of conditional care, severe axial spondyloarthritis"


class TestPoints:
    """A point that nobody can tell is supposed either way, and nothing else of the case is another."""

    @pytest.mark.parametrize(
        "key",
        [
            OfLaw("annex_1.stroke"),
            Takes("p#/.", "g"),
            Pays("p", "g", contracted=False),
            Budget("p", "g", "l#.3"),
        ],
    )
    def test_either_way(self, key: NeedKey) -> None:
        made = case({KIND: "stroke"})
        found = answers(made, key)
        assert {label: each.supposed for label, each in found.items()} == {"True": {key: True}, "False": {key: False}}
        assert all(each == made for each in found.values())

    def test_one_beside_another(self) -> None:
        """What was supposed before stays."""
        first, second = OfLaw("annex_1.stroke"), Takes("p", "g")
        made = case({KIND: "stroke"}).supposing(first, value=True)
        assert answers(made, second)["False"].supposed == {first: True, second: False}


class TestRanges:
    """A range is split at the number from which a rule answers differently."""

    def used(self, low: int, high: int) -> Case:
        return case(used={"elsewhere": {"min": low, "max": high}, "left_last_year": {"p": 2}})

    @pytest.mark.parametrize(
        ("at", "expected"),
        [(5, [(2, 4), (5, 9)]), (2, [(2, 2), (3, 9)]), (99, [(2, 8), (9, 9)])],
    )
    def test_is_cut_in_two(self, at: int, expected: list[tuple[int, int]]) -> None:
        """Both parts hold something, wherever the rule turns."""
        found = answers(self.used(2, 9), Elsewhere("elsewhere"), at)
        assert list(found) == expected
        for (low, high), each in found.items():
            assert each.earlier.elsewhere() == Range(min=low, max=high)
            assert each.used is not None
            assert not isinstance(each.used, Unknown)
            assert each.used.left_last_year == {"p": 2}

    def test_the_other_ranges_stay(self) -> None:
        """What was given of another range is kept."""
        made = case(used={"elsewhere": {"min": 0, "max": 9}, "condition_elsewhere": {"min": 3, "max": 4}})
        for each in answers(made, Elsewhere("elsewhere"), 5).values():
            assert each.earlier.condition_elsewhere() == Range(min=3, max=4)

    @pytest.mark.parametrize("used", [ABSENT, {"left_last_year": {"other": 1}}])
    def test_what_was_left_last_year(self, used: Any) -> None:
        """One less than what is needed, or just that; what is known of another package is kept."""
        found = answers(case(used=used), LeftLastYear("p"), 3)
        kept = {} if used is ABSENT else {"other": 1}
        assert list(found) == ["2", "3"]
        for label, each in found.items():
            assert not isinstance(each.used, Unknown)
            assert each.used.left_last_year == {**kept, "p": int(label)}


class TestRunsThatCross:
    """Of a run that crosses a boundary, some sessions lie inside and the others outside."""

    def rows(self, found: Case) -> list[tuple[str, str, int]]:
        return [(str(row.date), str(row.last), row.sessions) for row in found.past.rows]

    def test_a_run_that_begins_before(self) -> None:
        """Ten sessions over New Year, the fourth of this year decides."""
        made = case(history=sessions(10, "2025-12-01", until="2026-01-31"))
        crossing = Within((0,), date(2026, 1, 1), date(2026, 3, 12))
        found = answers(made, crossing, 4)
        assert {label: self.rows(each) for label, each in found.items()} == {
            "0": [("2025-12-01", "2025-12-31", 10)],
            "3": [("2026-01-01", "2026-01-31", 3), ("2025-12-01", "2025-12-31", 7)],
            "4": [("2026-01-01", "2026-01-31", 4), ("2025-12-01", "2025-12-31", 6)],
            "10": [("2026-01-01", "2026-01-31", 10)],
        }

    def test_a_run_that_ends_after(self) -> None:
        """A run that goes on past the last day is cut there."""
        made = case(history=sessions(2, "2025-06-01", until="2026-01-31"))
        crossing = Within((0,), date(2025, 1, 1), date(2025, 12, 31))
        found = answers(made, crossing, 1)
        assert {label: self.rows(each) for label, each in found.items()} == {
            "0": [("2026-01-01", "2026-01-31", 2)],
            "1": [("2025-06-01", "2025-12-31", 1), ("2026-01-01", "2026-01-31", 1)],
            "2": [("2025-06-01", "2025-12-31", 2)],
        }

    def test_a_run_that_begins_on_the_first_day(self) -> None:
        """It crosses the last day only."""
        made = case(history=sessions(2, "2025-01-01", until="2026-01-31"))
        crossing = Within((0,), date(2025, 1, 1), date(2025, 12, 31))
        found = answers(made, crossing, 1)
        assert list(found) == ["0", "1", "2"]
        assert self.rows(found["1"]) == [("2025-01-01", "2025-12-31", 1), ("2026-01-01", "2026-01-31", 1)]

    def test_several_runs_are_filled_one_after_the_other(self) -> None:
        """The sessions inside are those of the first run, then of the next; other rows stay as they are."""
        history = [
            *sessions(2, "2025-12-01", until="2026-01-10"),
            *sessions(1, "2026-02-02"),
            *sessions(3, "2025-12-15", until="2026-01-20"),
        ]
        crossing = Within((0, 2), date(2026, 1, 1), date(2026, 3, 12))
        found = answers(case(history=history), crossing, 4)
        assert list(found) == ["0", "3", "3, the latest", "4", "4, the latest", "5"]
        inside = {
            label: [row.sessions for row in each.past.rows if row.date.year == 2026 and row.date.month == 1]
            for label, each in found.items()
        }
        assert inside == {"0": [], "3": [2, 1], "4": [2, 2], "5": [2, 3], "3, the latest": [3], "4, the latest": [1, 3]}
        assert all(any(str(row.date) == "2026-02-02" for row in each.past.rows) for each in found.values())


class TestWhoPaidThem:
    """Sessions whose payer is open were paid by the package that is asked about, or by another payer."""

    def payers(self, found: Case) -> list[tuple[Any, Any, int]]:
        return [(row.paid_by, row.package, row.sessions) for row in found.past.rows]

    def test_not_said_by_whom(self) -> None:
        """By the package, or not by it, whoever did."""
        made = case(packages=[package(line(), id="p#1")], history=sessions(3))
        found = answers(made, PaidByPackage("p#1", (0,)), 2)
        assert list(found) == ["0", "1", "2", "3"]
        assert self.payers(found["1"]) == [(PaidBy.PACKAGE, "p#1", 1), (NOT_GIVEN, NOT_GIVEN, 2)]
        assert self.payers(found["3"]) == [(PaidBy.PACKAGE, "p#1", 3)]
        rest = found["1"].past.rows[1]
        assert isinstance(rest, Entry)
        assert rest.not_by == {"p#1"}

    def test_of_several_rows_the_oldest_or_the_latest(self) -> None:
        """Some of them are the oldest or the latest, whatever the order in which they stand."""
        history = [*sessions(1, "2026-02-02"), *sessions(1, "2026-01-05"), *sessions(1, "2026-03-01")]
        found = answers(case(packages=[package(line(), id="p")], history=history), PaidByPackage("p", (0, 1, 2)), 2)
        rows = {label: [row for row in each.past.rows if row.package == "p"] for label, each in found.items()}
        paid = {label: sorted(str(row.date) for row in each) for label, each in rows.items()}
        assert paid == {
            "0": [],
            "1": ["2026-01-05"],
            "1, the latest": ["2026-03-01"],
            "2": ["2026-01-05", "2026-02-02"],
            "2, the latest": ["2026-02-02", "2026-03-01"],
            "3": ["2026-01-05", "2026-02-02", "2026-03-01"],
        }
        places = [row.place for row in found["0"].past.rows if isinstance(row, Entry)]
        assert places == [0, 1, 2]

    def test_of_rows_that_another_limit_tells_apart_those_of_one_kind(self) -> None:
        """A row that can only be this package's leaves another one to the next package: it is tried alone as well."""
        history = [*sessions(1), *sessions(1, "2026-02-02", package="p"), *sessions(1, "2026-03-01")]
        packages = [package(line(), id="p"), package(line(), id="q")]
        found = answers(case(packages=packages, history=history), PaidByPackage("p", (0, 1, 2)), 1)
        paid = [
            [str(row.date) for row in each.past.rows if row.package == "p" and row.paid_by is PaidBy.PACKAGE]
            for each in found.values()
        ]
        assert ["2026-02-02"] in paid

    def test_first_those_of_one_kind_then_of_the_other(self) -> None:
        """Each kind first, of the oldest on; the rows of another condition come in order of time with them."""
        history = [
            *sessions(1, "2026-03-01"),
            *sessions(1, "2026-02-02", package="p"),
            *sessions(1, "2026-01-05"),
        ]
        packages = [package(line(), id="p"), package(line(), id="q")]
        found = answers(case(packages=packages, history=history), PaidByPackage("p", (0, 1, 2)), 2)
        paid = {
            label: sorted(
                str(row.date) for row in each.past.rows if row.package == "p" and row.paid_by is PaidBy.PACKAGE
            )
            for label, each in found.items()
            if label.startswith("1")
        }
        assert paid == {"1": ["2026-01-05"], "1, the latest": ["2026-03-01"], "1, kind 2": ["2026-02-02"]}

    def test_of_one_kind_there_is_no_other_order(self) -> None:
        history = [*sessions(1, "2026-01-05"), *sessions(1, "2026-02-02")]
        found = answers(case(packages=[package(line(), id="p")], history=history), PaidByPackage("p", (0, 1)), 1)
        assert not [label for label in found if "kind" in str(label)]


class TestSince:
    """From which day somebody has a package."""

    def made(self, **grant: Any) -> Case:
        other = line("h", covers=["manual_therapy"])
        return case(packages=[package(line(**grant), other, id="p"), package(other, id="q")])

    def test_since_when(self) -> None:
        """For ever, or from today; of this package and no other."""
        made = self.made()
        found = answers(made, Since("p"))
        assert [each.packages[0].since for each in found.values()] == [date(1900, 1, 1), made.session.date]
        assert all(each.packages[1] == made.packages[1] for each in found.values())


def test_the_others_of_a_run_that_ends_with_the_span_lie_before_it() -> None:
    """Whatever those of a run do that goes on at both ends."""
    history = [*sessions(2, "2025-11-01", until="2026-03-31"), *sessions(2, "2025-12-01", until="2026-01-31")]
    found = answers(case(history=history), Within((0, 1), date(2026, 1, 1), date(2026, 1, 31)), 1)
    assert "0, the others after" in found
    for each in found.values():
        assert all(row.last <= date(2026, 1, 31) or row.date > date(2026, 1, 31) for row in each.past.rows)
        assert sum(row.sessions for row in each.past.rows if row.date > date(2026, 1, 31)) <= 2


def test_a_row_is_never_empty() -> None:
    """A row of no sessions is no row."""
    made = case(history=sessions(2, "2025-12-01", until="2026-01-31"))
    crossing = Within((0,), date(2026, 1, 1), date(2026, 3, 12))
    for each in answers(made, crossing, 1).values():
        assert all(isinstance(row, Row) and row.sessions > 0 for row in each.past.rows)


def test_a_run_that_goes_on_at_both_ends() -> None:
    """Its sessions outside the span lie before it or after it."""
    made = case(history=sessions(3, "2025-11-01", until="2026-03-31"))
    found = answers(made, Within((0,), date(2026, 1, 1), date(2026, 1, 31)), 2)
    rows = {label: each.past.rows for label, each in found.items()}
    days = {label: [(str(row.date), str(row.last), row.sessions) for row in each] for label, each in rows.items()}
    assert days["2"] == [("2026-01-01", "2026-01-31", 2), ("2025-11-01", "2025-12-31", 1)]
    assert days["2, the others after"] == [("2026-01-01", "2026-01-31", 2), ("2026-02-01", "2026-03-31", 1)]


class TestNumbersThatHangTogether:
    """A part is never more than the whole: who was paid 36 sessions of a condition has had 36 of it."""

    def test_what_a_limit_has_used_lies_within_what_there_was(self) -> None:
        key = PaidBefore("p", "g", "l", ("condition_elsewhere",))
        below, above = answers(case(history=ABSENT), key, 36).values()
        assert below.supposed[key] == Range(min=0, max=35)
        assert above.supposed[key] == Range(min=36, max=MOST)
        assert (below.earlier.condition_elsewhere().min, above.earlier.condition_elsewhere().min) == (0, 36)

    def test_a_limit_has_used_no_more_than_there_was(self) -> None:
        made = case(history=ABSENT, used={"condition_elsewhere": {"min": 0, "max": 40}})
        key = PaidBefore("p", "g", "l", ("condition_elsewhere",))
        found = answers(made, key, 36)
        assert [each.supposed[key] for each in found.values()] == [Range(min=0, max=35), Range(min=36, max=40)]

    def test_what_lies_in_the_term_lies_in_all_years(self) -> None:
        """And what is said of the term itself stays beside another range."""
        below, above = answers(case(history=ABSENT), Elsewhere("condition_elsewhere_in_term"), 9).values()
        assert (below.earlier.condition_elsewhere().min, above.earlier.condition_elsewhere().min) == (0, 9)
        for each in answers(above, Elsewhere("elsewhere"), 5).values():
            assert not isinstance(each.used, Unknown)
            assert each.used.condition_elsewhere_in_term == Range(min=9, max=MOST)

    def test_what_lies_in_this_year_lies_in_all_years(self) -> None:
        below, above = answers(case(history=ABSENT), Elsewhere("condition_elsewhere_this_year"), 9).values()
        assert (below.earlier.condition_elsewhere().min, above.earlier.condition_elsewhere().min) == (0, 9)
