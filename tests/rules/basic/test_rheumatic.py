from __future__ import annotations

import re
from typing import Any

import pytest

from cases import ABSENT, articles, ask, case, facts, law_of, line, sessions
from fysiodekking import decide
from fysiodekking.model.decision import Finding
from fysiodekking.model.vocabulary import ConditionKind
from fysiodekking.rules.basic.rheumatic import (
    exercise_for_severe_axial_spondyloarthritis,
    exercise_for_severe_rheumatoid_arthritis,
    study_care_for_severe_axial_spondyloarthritis,
    study_care_for_severe_rheumatoid_arthritis,
)

MET = "met: no-maximum"
RULES = {
    "rheumatoid_arthritis_severe": exercise_for_severe_rheumatoid_arthritis,
    "axial_spondyloarthritis_severe": exercise_for_severe_axial_spondyloarthritis,
}

STUDIES = {
    "rheumatoid_arthritis_severe": study_care_for_severe_rheumatoid_arthritis,
    "axial_spondyloarthritis_severe": study_care_for_severe_axial_spondyloarthritis,
}


def severe(kind: str, **named: Any) -> Finding:
    """Ask about a severe rheumatic condition."""
    return ask(RULES[kind], **{"kind": kind, "severe_limitations": True, **named})


@pytest.mark.parametrize("kind", list(RULES))
class TestSevere:
    """From 18, with severe functional limitations, long-term exercise therapy without a maximum (2.6(8))."""

    @pytest.mark.parametrize("before", [0, 300])
    def test_no_maximum(self, kind: str, before: int) -> None:
        finding = severe(kind, history=sessions(before))
        assert line(finding) == MET
        assert articles(finding) == ["Bzv 2.6(8)"]

    def test_use_is_not_asked(self, kind: str) -> None:
        assert line(severe(kind, history=ABSENT)) == MET

    def test_limitations(self, kind: str) -> None:
        refused = severe(kind, severe_limitations=False)
        assert line(refused) == "refused: limitations-not-severe"
        assert articles(refused) == ["Bzv 2.6(8)"]
        unknown = severe(kind, severe_limitations=ABSENT)
        assert line(unknown) == "unknown: limitations-not-given"
        assert unknown.missing == ("conditions.complaint.severe_limitations",)

    @pytest.mark.parametrize(("born", "expected"), [("2008-03-12", MET), ("2008-03-13", "refused: only-from-18")])
    def test_from_18(self, kind: str, born: str, expected: str) -> None:
        assert line(severe(kind, born=born)) == expected

    def test_both_therapists(self, kind: str) -> None:
        assert line(severe(kind, profession="exercise_therapist", performance="2000")) == MET
        assert line(severe(kind, profession="other")) == "refused: not-a-therapist"

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["exercise_therapy", "dry_needling"], MET),
            (["dry_needling"], "refused: not-exercise-therapy"),
            (ABSENT, "unknown: techniques-needed"),
        ],
    )
    def test_exercise_only(self, kind: str, techniques: object, expected: str) -> None:
        assert line(severe(kind, techniques=techniques)) == expected

    def test_policy(self, kind: str) -> None:
        assert line(severe(kind, requires_consent=[kind])) == "refused: policy-asks-consent"

    def test_another_condition(self, kind: str) -> None:
        other = next(each for each in RULES if each != kind)
        assert line(ask(RULES[kind], kind=other)) == "not_applicable: other-condition"


class TestQualified:
    """A page says that only a specially trained therapist is paid; the decree names professions."""

    @pytest.mark.parametrize("kind", RULES)
    @pytest.mark.parametrize(
        ("reading", "stated", "expected"),
        [
            ("yes", "qualified", MET),
            ("yes", [], "refused: policy-asks-qualification"),
            ("yes", ["0483"], "refused: policy-asks-qualification"),
            ("yes", ["0430"], "unknown: qualification-not-given"),
            ("yes", ABSENT, "unknown: qualification-not-given"),
            ("no", [], MET),
            (ABSENT, [], MET),
            (ABSENT, ABSENT, MET),
        ],
    )
    def test_only_where_it_is_read_so(self, kind: str, reading: Any, stated: Any, expected: str) -> None:
        own = {"rheumatoid_arthritis_severe": "0484", "axial_spondyloarthritis_severe": "0485"}[kind]
        given = [own] if stated == "qualified" else stated
        finding = severe(kind, specialisms=given, rheumatic_care_by_qualified_therapist=reading)
        assert line(finding) == expected
        told = facts(finding).get("provider.specialisms")
        if reading == "yes":
            assert law_of(case()).qualifications_asked[ConditionKind(kind)].citation in finding.citations
            assert (not finding.readings) is (stated == "qualified")
            assert told == (None if given is ABSENT else ", ".join(given), f"{own}, {kind.removesuffix('_severe')}")

    @pytest.mark.parametrize("kind", RULES)
    def test_the_decision_tells_what_it_hangs_on(self, kind: str) -> None:
        """Who has the qualification needs no reading; without it another reading gives another answer."""
        for given, expected in (([kind.removesuffix("_severe")], []), ([], [True])):
            decision = decide(case(kind=kind, severe_limitations=True, specialisms=given, big_registered=True))
            used = [use for use in decision.readings if use.key == "rheumatic_care_by_qualified_therapist"]
            assert [use.decisive for use in used] == expected


class TestDates:
    """Rheumatoid arthritis from 2025, axial spondyloarthritis from 2026."""

    @pytest.mark.parametrize(
        ("kind", "day", "expected"),
        [
            ("rheumatoid_arthritis_severe", "2024-12-31", "refused: ground-not-in-force"),
            ("rheumatoid_arthritis_severe", "2025-01-01", MET),
            ("axial_spondyloarthritis_severe", "2025-12-31", "refused: ground-not-in-force"),
            ("axial_spondyloarthritis_severe", "2026-01-01", MET),
        ],
    )
    def test_first_day(self, kind: str, day: str, expected: str) -> None:
        finding = severe(kind, date=day)
        assert line(finding) == expected
        assert articles(finding) == ["Bzv 2.6" if "refused" in expected else "Bzv 2.6(8)"]


class TestBefore2025:
    """The annex text has no rheumatoid arthritis in 2012 to 2024; one page says otherwise (`ra_2012_to_2024`)."""

    def before(self, treatments: int, **named: Any) -> Finding:
        made: Any = {"date": "2024-12-31", "history": sessions(treatments, "2024-01-08")}
        return severe("rheumatoid_arthritis_severe", **{**made, **named})

    def test_text(self) -> None:
        finding = self.before(20)
        assert line(finding) == "refused: ground-not-in-force"
        assert finding.readings == (("ra_2012_to_2024", "no"),)

    @pytest.mark.parametrize(
        ("treatments", "expected"),
        [(19, "refused: annex-1-first-sessions"), (20, "met: annex-1-after-the-first-sessions")],
    )
    def test_read_from_the_twenty_first(self, treatments: int, expected: str) -> None:
        finding = self.before(treatments, ra_2012_to_2024="from_21st")
        assert line(finding) == expected
        assert ("ra_2012_to_2024", "from_21st") in finding.readings
        assert facts(finding)["sessions_before"] == (treatments, ">= 20")

    def test_read_so_for_a_child_from_the_first(self) -> None:
        assert self.before(0, born="2010-01-01", ra_2012_to_2024="from_21st").verdict == "met"

    def test_read_so_by_both_therapists(self) -> None:
        named: Any = {"ra_2012_to_2024": "from_21st", "profession": "other"}
        assert line(self.before(20, **named)) == "refused: not-a-therapist"

    def test_from_2025_the_reading_is_not_asked(self) -> None:
        finding = self.before(0, date="2025-01-01", ra_2012_to_2024="no")
        assert line(finding) == MET
        assert [key for key, _ in finding.readings] == ["rheumatic_care_by_qualified_therapist"]

    def test_needling_alone_is_refused_as_all_care(self) -> None:
        assert line(self.before(20, techniques=["dry_needling"])) == "refused: ground-not-in-force"

    def test_read_so_the_paragraph_is_cited(self) -> None:
        """Also where no number is: for a child from the first."""
        finding = self.before(0, born="2010-01-01", ra_2012_to_2024="from_21st")
        assert articles(finding) == ["Bzv 2.6(2)"]


NUMBER = re.compile(r"\(from the twenty-first treatment\)|vanaf de eenentwintigste behandeling")
STUDY, EARLY, OUT = "met: study-care", "refused: study-first-sessions", "refused: not-in-study"
OPEN, ELSEWHERE = "unknown: study-not-given", "not_applicable: other-condition"


def in_study(kind: str, before: int = 20, **named: Any) -> Finding:
    """Ask about care inside the study in June 2024, with so many treatments behind it."""
    made: Any = {"kind": kind, "severe_limitations": True, "date": "2024-06-03", "in_study": True}
    return ask(STUDIES[kind], **{**made, "history": sessions(before, "2018-01-08"), **named})


@pytest.mark.parametrize("kind", list(STUDIES))
class TestStudy:
    """Rzv 2.2(1): long-term active physiotherapy "vanaf de eenentwintigste behandeling", inside the study."""

    @pytest.mark.parametrize(("before", "expected"), [(0, EARLY), (19, EARLY), (20, STUDY), (21, STUDY)])
    def test_from_the_twenty_first_treatment(self, kind: str, before: int, expected: str) -> None:
        finding = in_study(kind, before)
        assert line(finding) == expected
        assert finding.subject == kind.replace("_severe", "_in_study")
        assert {each.source for each in finding.citations} == {"Rzv"}
        assert any(NUMBER.fullmatch(each.quote) for each in finding.citations)
        assert facts(finding)["sessions_before"] == (before, ">= 20")
        assert len(facts(finding)) == 1 or expected == STUDY

    @pytest.mark.parametrize(
        ("reading", "expected"), [("yes", STUDY), ("no", EARLY), (ABSENT, "unknown: use-not-known")]
    )
    def test_whether_an_intake_was_one_of_them_is_told(self, kind: str, reading: object, expected: str) -> None:
        rows = [*sessions(19, "2018-01-08"), *sessions(1, "2018-01-05", performance="1870")]
        finding = in_study(kind, history=rows, intake_counts=reading)
        assert line(finding) == expected
        assert finding.readings == (() if reading is ABSENT else (("intake_counts", reading),))

    def test_how_many_there_were_may_be_missing(self, kind: str) -> None:
        rows = [*sessions(20, "2024-06-01", until="2024-06-30"), *sessions(1, "2018-01-05", performance="1870")]
        finding = in_study(kind, history=rows, intake_counts="no")
        assert (line(finding), finding.missing) == ("unknown: use-not-known", ("history[0].until",))
        assert finding.readings == (("intake_counts", "no"),)
        assert facts(finding) == {"sessions_before": ("0-20", ">= 20")}

    @pytest.mark.parametrize("taking_part", [False, ABSENT])
    def test_the_first_twenty_are_a_firm_no(self, kind: str, taking_part: object) -> None:
        assert line(in_study(kind, 19, in_study=taking_part)) == EARLY

    @pytest.mark.parametrize(
        ("day", "part", "ended", "expected", "missing"),
        [
            ("2023-07-31", True, ABSENT, STUDY, ""),
            ("2023-07-31", False, True, OUT, ""),
            ("2023-07-31", ABSENT, True, OPEN, "in_study"),
            ("2023-08-01", True, ABSENT, STUDY, ""),
            ("2023-08-01", False, True, STUDY, ""),
            ("2023-08-01", ABSENT, True, STUDY, ""),
            ("2023-08-01", False, False, OUT, ""),
            ("2023-08-01", False, ABSENT, OPEN, "study_ended"),
            ("2023-08-01", ABSENT, False, OPEN, "in_study"),
            ("2023-08-01", ABSENT, ABSENT, OPEN, "in_study"),
        ],
    )
    def test_taking_part_or_a_completed_study(
        self, kind: str, day: str, part: object, ended: object, expected: str, missing: str
    ) -> None:
        """Not needed once the study is completed, from 1 August 2023 (Stcrt. 2023, 20603)."""
        finding = in_study(kind, date=day, in_study=part, study_ended=ended)
        assert line(finding) == expected
        assert finding.missing == ((f"conditions.complaint.{missing}",) if missing else ())
        if expected == OUT:
            assert set(facts(finding).values()) == {(False, True)}
        if expected == STUDY:
            field = "in_study" if part is True else "study_ended"
            assert facts(finding)[f"conditions.complaint.{field}"] == (True, True)

    @pytest.mark.parametrize(("day", "expected"), [("2019-09-30", ELSEWHERE), ("2019-10-01", STUDY)])
    def test_first_day(self, kind: str, day: str, expected: str) -> None:
        assert line(in_study(kind, date=day)) == expected

    def test_what_the_words_ask(self, kind: str) -> None:
        """Active physiotherapy, for severe functional limitations."""
        assert line(in_study(kind, severe_limitations=False)) == "refused: limitations-not-severe"
        assert line(in_study(kind, severe_limitations=ABSENT)) == "unknown: limitations-not-given"
        assert line(in_study(kind, techniques=["massage"])) == "refused: not-exercise-therapy"
        named: Any = {"profession": "exercise_therapist", "performance": "2000"}
        assert line(in_study(kind, **named)) == "refused: not-physiotherapist-for-ground"
        assert line(in_study(kind, supervised_care_by_exercise_therapist="yes", **named)) == STUDY
        assert line(in_study(kind, profession="other")) == "refused: not-a-therapist"

    def test_no_age_is_named(self, kind: str) -> None:
        assert line(in_study(kind, born="2010-01-01")) == STUDY

    def test_use_not_given(self, kind: str) -> None:
        finding = in_study(kind, history=ABSENT)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)

    def test_policy(self, kind: str) -> None:
        own = kind.replace("_severe", "_in_study")
        assert line(in_study(kind, requires_consent=[own])) == "refused: policy-asks-consent"

    def test_another_condition(self, kind: str) -> None:
        assert line(ask(STUDIES[kind], kind="not_listed", date="2024-06-03")) == ELSEWHERE


class TestLastDayOfTheStudies:
    """Rheumatoid arthritis to the end of 2024, axial spondyloarthritis until 1 January 2026."""

    @pytest.mark.parametrize(
        ("kind", "day", "expected"),
        [
            ("rheumatoid_arthritis_severe", "2024-12-31", STUDY),
            ("rheumatoid_arthritis_severe", "2025-01-01", ELSEWHERE),
            ("axial_spondyloarthritis_severe", "2025-12-31", STUDY),
            ("axial_spondyloarthritis_severe", "2026-01-01", ELSEWHERE),
        ],
    )
    def test_last_day(self, kind: str, day: str, expected: str) -> None:
        assert line(in_study(kind, date=day)) == expected


class TestWholeAnswers:
    """What it comes to, with the ground of the decree beside it."""

    @pytest.mark.parametrize(
        ("before", "named", "outcome", "missing", "reason"),
        [
            (24, {}, "undetermined", ("in_study", "study_ended"), "study-not-given"),
            (24, {"in_study": False}, "undetermined", ("study_ended",), "study-not-given"),
            (24, {"in_study": True}, "covered", (), "study-care"),
            (24, {"study_ended": True}, "covered", (), "study-care"),
            (24, {"in_study": False, "study_ended": False}, "not_covered", (), "not-in-study"),
            (19, {}, "not_covered", (), "study-first-sessions"),
        ],
    )
    def test_axial_spondyloarthritis_in_2025(
        self, before: int, named: dict[str, Any], outcome: str, missing: tuple[str, ...], reason: str
    ) -> None:
        made: Any = {"kind": "axial_spondyloarthritis_severe", "severe_limitations": True, "date": "2025-05-13"}
        decision = decide(case(history=sessions(before, "2024-09-03"), **made, **named))
        assert (decision.outcome, decision.reasons[0]) == (outcome, reason)
        assert decision.missing == tuple(f"conditions.complaint.{each}" for each in missing)

    @pytest.mark.parametrize(("reading", "outcome"), [(ABSENT, "undetermined"), ("from_21st", "covered")])
    def test_rheumatoid_arthritis_read_as_outside_the_study(self, reading: object, outcome: str) -> None:
        """Who reads the line of the patients' association so, asks no study."""
        made: Any = {"kind": "rheumatoid_arthritis_severe", "severe_limitations": True, "date": "2024-06-03"}
        decision = decide(case(history=sessions(20, "2024-01-08"), ra_2012_to_2024=reading, **made))
        assert decision.outcome == outcome
