from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import ABSENT, DAY, ask, case, law_of, line, sessions
from fysiodekking.model.facts import in_text
from fysiodekking.model.needs import Elsewhere, Need, Within, exactly
from fysiodekking.model.usage import MOST
from fysiodekking.model.vocabulary import Profession
from fysiodekking.rules.basic.annex_1 import condition_is_on_annex_1_past_its_first_sessions
from fysiodekking.rules.basic.supervised import supervised_exercise_for_osteoarthritis_of_hip_or_knee
from fysiodekking.rules.counting import ZERO, Count, Part, first_treatment, is_first_visit, kind_of, under_few_codes
from fysiodekking.rules.counting import sessions as counted
from fysiodekking.rules.performance_list import class_of_row, may_be_listed, professions_of
from packages import PAYS, USED_UP, YEAR, grant, ours, package, take

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


class TestCount:
    """A number or a range, in parts; a range whose two ends lead to the same answer decides."""

    @pytest.mark.parametrize(
        ("low", "high", "limit", "reaches"),
        [(20, 20, 20, True), (19, 19, 20, False), (20, 30, 20, True), (0, 19, 20, False), (0, 0, 0, True)],
    )
    def test_decides(self, low: int, high: int, limit: int, reaches: bool) -> None:
        assert Count((Part(low, high),)).reaches(limit) is reaches

    def test_a_part_without_a_name(self) -> None:
        """Nothing that anybody could give would make it exact."""
        assert Count((Part(0, 5),)).reaches(3) == Need((), None, 3)

    def test_zero(self) -> None:
        assert (ZERO.low, ZERO.high, ZERO.shown) == (0, 0, 0)

    def test_parts_add_up(self) -> None:
        total = Count((Part(1, 2),), (("a", "b"),)) + Count((Part(3, 3),))
        assert (total.low, total.high, total.readings) == (4, 5, (("a", "b"),))

    @pytest.mark.parametrize(
        ("low", "high", "shown"), [(3, 3, 3), (3, 5, "3-5"), (3, MOST, "3+"), (3, MOST - 1, f"3-{MOST - 1}")]
    )
    def test_shown(self, low: int, high: int, shown: int | str) -> None:
        assert in_text(Count((Part(low, high),)).shown) == shown

    def test_a_need_names_the_open_part_and_where_it_turns(self) -> None:
        need = Count((Part(15, 15), Part(0, 9, ("used.x",), Elsewhere("x")))).reaches(20)
        assert isinstance(need, Need)
        assert (need.names, need.key, need.at) == (("used.x",), Elsewhere("x"), 5)

    @pytest.mark.parametrize(
        ("parts", "limit", "at"),
        [
            ((Part(0, 3), Part(0, 9)), 10, 3),  # the first open part alone cannot reach it: its highest
            ((Part(2, 9), Part(0, 40)), 20, 9),
            ((Part(5, 9), Part(10, 11)), 20, 9),
            ((Part(5, 9), Part(14, 15)), 20, 6),
        ],
    )
    def test_the_turn_lies_within_the_part(self, parts: tuple[Part, ...], limit: int, at: int) -> None:
        need = Count(parts).reaches(limit)
        assert isinstance(need, Need)
        assert need.at == at


class TestRows:
    """Rows between two days, whoever paid them."""

    def count(self, *rows: dict[str, object], **named: object) -> Count:
        made = case(history=list(rows), **named)
        return counted(made.earlier, law_of(made), ("complaint",), FIRST, LAST)

    def test_rows_of_a_condition_or_of_the_only_one(self) -> None:
        assert self.count(*sessions(2), *sessions(3, condition="complaint")).shown == 5

    def test_rows_of_another_condition(self) -> None:
        made = case(
            conditions={"complaint": {"kind": "not_listed"}, "knee": {"kind": "not_listed"}},
            condition="complaint",
            history=[*sessions(2, condition="complaint"), *sessions(3, condition="knee")],
        )
        assert counted(made.earlier, law_of(made), ("complaint",), FIRST, LAST).shown == 2
        assert counted(made.earlier, law_of(made), ("complaint", "knee"), FIRST, LAST).shown == 5

    def test_several_runs_are_all_named(self) -> None:
        rows = [
            *sessions(2, "2025-12-30", until="2026-01-02"),
            *sessions(1, "2026-02-01"),
            *sessions(2, "2026-12-30", until="2027-01-02"),
            *sessions(4, "2026-03-01", until="2026-04-01"),
            *sessions(4, "2024-03-01", until="2024-04-01"),
        ]
        count = self.count(*rows)
        assert in_text(count.shown) == "5-9"
        assert [part.names for part in count.parts if part.names] == [("history[0].until", "history[2].until")]

    @pytest.mark.parametrize(
        ("first", "until", "shown"),
        [
            ("2026-12-31", "2027-01-02", "0-2"),
            ("2027-01-01", "2027-01-02", 0),
            ("2025-12-01", "2026-01-01", "0-2"),
            ("2025-12-01", "2025-12-31", 0),
            ("2026-01-01", "2026-12-31", 2),
        ],
    )
    def test_a_run_that_touches_an_end(self, first: str, until: str, shown: int | str) -> None:
        count = self.count(*sessions(2, first, until=until))
        assert in_text(count.shown) == shown
        assert [part.names for part in count.parts if part.names] == ([("history[0].until",)] if shown == "0-2" else [])

    def test_a_run_from_end_to_end_leaves_nothing_open(self) -> None:
        whole = sessions(2, "2026-01-01", until="2026-12-31")
        count = self.count(*whole, *sessions(2, "2025-12-31", until="2026-01-01"))
        assert [part.names for part in count.parts if part.names] == [("history[1].until",)]

    def test_an_intake_read_as_a_session(self) -> None:
        assert self.count(*sessions(2, performance="1870"), intake_counts="yes").shown == 2
        assert self.count(*sessions(2, performance="1870"), intake_counts="no").shown == 0
        assert in_text(self.count(*sessions(2, performance="1870")).shown) == "0-2"

    def test_intakes_that_different_people_paid(self) -> None:
        """Each counts, as the reading says."""
        rows = [{"date": "2026-01-05", "performance": "1870", "paid_by": payer} for payer in ("basic", "insured")]
        assert self.count(*rows, intake_counts="yes").shown == 2
        assert self.count(*rows, intake_counts="no").shown == 0

    def test_a_report_before_a_session(self) -> None:
        """What is no treatment is left out, and what stands after it counts."""
        rows = [{"date": "2026-01-05", "performance": "1960"}, {"date": "2026-01-06"}]
        assert self.count(*rows).shown == 1


class TestKinds:
    """What kind of line a code is; one that is not listed counts as a session."""

    law = law_of(case())

    @pytest.mark.parametrize(
        ("code", "kind", "first"),
        [("1000", "session", False), ("1870", "intake", True), ("1864", "screening", True), ("9999", "session", False)],
    )
    def test_kind(self, code: str, kind: str, first: bool) -> None:
        assert kind_of(self.law, code) == kind
        assert is_first_visit(self.law, code) is first


class TestWhatAnOpenCountAsks:
    """A count that is open names the rows, and between which days they count."""

    def test_a_run_that_crosses(self) -> None:
        """Rows that lie inside are not named; what is asked is told apart by the numbers of the caller's rows."""
        made = case(history=[*sessions(3, "2026-02-02"), *sessions(9, "2025-12-01", until="2026-01-31")])
        count = counted(made.earlier, law_of(made), (made.condition_key,), FIRST, LAST)
        assert (count.low, count.high) == (3, 12)
        need = count.reaches(8)
        assert isinstance(need, Need)
        key = Within((1,), FIRST, LAST, frozenset({1}))
        assert exactly(need) == exactly(Need(("history[1].until",), key, 8))

    def test_intake_lines(self) -> None:
        """Whether they count is a reading, which is asked by its name."""
        made = case(history=[*sessions(3, "2026-02-02"), *sessions(2, "2026-02-01", performance="1870")])
        count = counted(made.earlier, law_of(made), (made.condition_key,), FIRST, LAST)
        assert (count.low, count.high) == (3, 5)
        assert count.reaches(4) == Need(("readings.intake_counts",), None, 1)

    def test_nothing_crosses(self) -> None:
        """A run that touches both ends is inside, and the count is one number."""
        made = case(history=sessions(9, "2026-01-01", until="2026-12-31"))
        count = counted(made.earlier, law_of(made), (made.condition_key,), FIRST, LAST)
        assert count == Count((Part(9, 9),))


class TestFirstTreatment:
    """The first row of a condition that is a treatment; an intake is one as it is read."""

    ROWS = (
        {"date": "2026-01-05", "performance": "1870"},
        {"date": "2026-01-12"},
        {"date": "2026-01-02", "performance": "1960"},
    )

    @pytest.mark.parametrize(("reading", "day"), [("yes", date(2026, 1, 5)), ("no", date(2026, 1, 12))])
    def test_as_it_is_read(self, reading: str, day: date) -> None:
        made = case(history=list(self.ROWS), intake_counts=reading)
        assert first_treatment(made.earlier, law_of(made), "complaint") == day

    def test_not_read(self) -> None:
        """The reading is asked where the day depends on it."""
        path = "readings.intake_counts"
        made = case(history=list(self.ROWS))
        assert first_treatment(made.earlier, law_of(made), "complaint") == Need((path,))
        later = case(history=list(self.ROWS[1:]))
        assert first_treatment(later.earlier, law_of(later), "complaint") == date(2026, 1, 12)

    def test_none(self) -> None:
        made = case(history=[self.ROWS[2]])
        assert first_treatment(made.earlier, law_of(made), "complaint") is None


INTAKE: dict[str, Any] = {"performance": "1870"}
USE: str = "unknown: use-not-known"
FEW: dict[str, Any] = {"elsewhere": {"min": 0, "max": 9}, "condition_elsewhere": {"min": 0, "max": 9}}
KNEE: dict[str, Any] = {"kind": "osteoarthritis_hip_knee", "first_session": "2026-01-05", "osteoarthritis_12": "once"}
CARRIED = grant(limits=[{**YEAR, "carry_over": 3}])
CONSENT = grant(consent_from=10)
ONE_A_DAY = grant(requires={"first_of_the_day": True})
AFTER = grant(requires={"not_after_maximum": [KNEE["kind"]]})
FIRST_TWENTY = grant(requires={"condition": "annex_1_first_twenty"})
DOUBT: dict[str, Any] = {"date": "2026-03-01", "until": "2026-03-20", "sessions": 2}


@pytest.mark.parametrize("reading", ["yes", "no"])
class TestReadingOnIntakes:
    """Wherever earlier sessions are counted, the reading by which an intake among them counts or not is told."""

    @pytest.mark.parametrize(
        ("before", "expected", "used"),
        [(3, "met: within-maximum", {}), (4, USE, FEW), (12, "refused: maximum-reached", {})],
    )
    def test_by_a_maximum(self, reading: str, before: int, expected: str, used: dict[str, Any]) -> None:
        rows = [*sessions(before), *sessions(1, **INTAKE)]
        rule = supervised_exercise_for_osteoarthritis_of_hip_or_knee
        finding = ask(rule, **KNEE, history=rows, used=used, intake_counts=reading)
        assert line(finding) == expected
        assert ("intake_counts", reading) in finding.readings

    @pytest.mark.parametrize(
        ("before", "expected", "used"),
        [
            (3, "refused: annex-1-first-sessions", {}),
            (15, USE, FEW),
            (20, "met: annex-1-after-the-first-sessions", {}),
        ],
    )
    def test_by_the_first_twenty(self, reading: str, before: int, expected: str, used: dict[str, Any]) -> None:
        rows = [*sessions(before), *sessions(1, **INTAKE)]
        rule = condition_is_on_annex_1_past_its_first_sessions
        finding = ask(rule, kind="stroke", history=rows, used=used, intake_counts=reading)
        assert line(finding) == expected
        assert finding.readings == (("intake_counts", reading),)

    @pytest.mark.parametrize(
        ("terms", "before", "expected", "named"),
        [
            (grant(limits=[YEAR]), 3, PAYS, {}),
            (grant(limits=[YEAR]), 5, USE, {"used": FEW}),
            (grant(limits=[YEAR]), 9, USED_UP, {}),
            (CARRIED, 3, PAYS, {}),
            (CARRIED, 5, USE, {"used": FEW}),
            (CARRIED, 10, USE, {}),
            (CARRIED, 12, USED_UP, {}),
            (CONSENT, 3, PAYS, {}),
            (CONSENT, 9, PAYS, {"consent": True}),
            (CONSENT, 5, USE, {"used": FEW, "consent": False}),
            (CONSENT, 9, "unknown: consent-not-given", {"consent": ABSENT}),
            (CONSENT, 9, "refused: package-needs-consent", {"consent": False}),
            (AFTER, 3, PAYS, KNEE),
            (AFTER, 5, USE, {**KNEE, "used": FEW}),
            (AFTER, 12, "refused: package-not-after-maximum", KNEE),
            (FIRST_TWENTY, 3, PAYS, {"kind": "stroke"}),
            (FIRST_TWENTY, 15, USE, {"kind": "stroke", "used": FEW}),
            (FIRST_TWENTY, 20, "refused: package-condition", {"kind": "stroke"}),
        ],
    )
    def test_by_a_package(
        self, reading: str, terms: dict[str, Any], before: int, expected: str, named: dict[str, Any]
    ) -> None:
        finding = take(package(terms), history=[*ours(before), *ours(1, **INTAKE)], intake_counts=reading, **named)
        assert line(finding) == expected
        assert ("intake_counts", reading) in finding.readings

    @pytest.mark.parametrize(
        ("more", "expected"), [([], ""), ([DOUBT], USE), (sessions(1, DAY), "refused: package-one-a-day")]
    )
    def test_by_a_package_that_pays_one_a_day(self, reading: str, more: list[Any], expected: str) -> None:
        """An intake that day is the other treatment, or is none."""
        if reading == "yes":
            expected = "refused: package-one-a-day"
        finding = take(package(ONE_A_DAY), history=[*sessions(1, DAY, **INTAKE), *more], intake_counts=reading)
        assert line(finding) == (expected or PAYS)
        assert finding.readings == (("intake_counts", reading),)


class TestFewCodes:
    """Rows are counted under the first code that no rule tells from their own."""

    @pytest.mark.parametrize("profession", list(Profession))
    def test_nothing_that_a_rule_asks_is_another(self, profession: Profession) -> None:
        """Every code of the list, and some that stand on none: class, kind and whose code it is stay what they were."""
        law = law_of(case())
        codes = [*law.charging.performances, "9999", "4999", "DN01", "DN02"]
        made = case(profession=profession.value, history=[sessions(1, performance=code)[0] for code in codes])
        fewer = under_few_codes(made, law)
        for before, after in zip(made.past.rows, fewer.past.rows, strict=True):
            for said in (
                lambda row: class_of_row(made, law, row),
                lambda row: kind_of(law, row.performance),
                lambda row: professions_of(law, row.performance),
                lambda row: may_be_listed(law, row.performance),
            ):
                assert said(after) == said(before), before.performance
        assert len({row.performance for row in fewer.past.rows}) < len(codes) / 2
