from __future__ import annotations

from typing import Any

import pytest

from cases import ABSENT, articles, ask, asked, case, facts, law_of, line, months_of, sessions
from fysiodekking import decide, explain
from fysiodekking.model.decision import Finding
from fysiodekking.model.facts import Bound, Fact, Measure
from fysiodekking.model.needs import OfLaw
from fysiodekking.rules.basic.annex_1 import condition_is_on_annex_1_past_its_first_sessions as rule
from fysiodekking.rules.basic.annex_1 import one_of_the_first, row_applies
from fysiodekking.rules.ground_facts import care_facts

PAST = "met: annex-1-after-the-first-sessions"
FIRST = "refused: annex-1-first-sessions"
YOUNG = "met: annex-1-from-the-first"
OVER = "refused: term-over"


def annex(kind: str = "stroke", before: int = 20, **named: Any) -> Finding:
    """Ask about a condition of annex 1 with so many sessions behind it."""
    return ask(rule, kind=kind, **{"history": sessions(before, "2025-01-06"), **named})


class TestFirstTwenty:
    """From 18 the care does not comprise "de eerste twintig behandelingen" of the condition."""

    @pytest.mark.parametrize(("before", "expected"), [(0, FIRST), (19, FIRST), (20, PAST), (21, PAST)])
    def test_the_twenty_first_is_covered(self, before: int, expected: str) -> None:
        finding = annex(before=before)
        assert line(finding) == expected
        assert facts(finding)["sessions_before"] == (before, ">= 20")

    def test_refusal_and_cover_cite_the_paragraph_and_the_row(self) -> None:
        assert articles(annex(before=19)) == ["Bzv 2.6(2)"]
        assert {"Bzv 2.6(2)", "Bzv bijlage 1 1.a.1°"} == set(articles(annex(before=20)))

    @pytest.mark.parametrize("payer", ["basic", "package", "insured"])
    def test_whoever_paid_them(self, payer: str) -> None:
        assert line(annex(history=sessions(20, paid_by=payer))) == PAST

    def test_in_all_years(self) -> None:
        rows = [*sessions(10, "2019-05-01"), *sessions(10, "2025-12-31")]
        assert line(annex(history=rows)) == PAST

    def test_an_earlier_session_of_the_day_counts(self) -> None:
        assert line(annex(history=sessions(20, "2026-03-12"))) == PAST

    def test_a_later_row_does_not_count(self) -> None:
        assert line(annex(history=sessions(20, "2026-03-13"))) == FIRST

    def test_sessions_elsewhere_add_up(self) -> None:
        assert line(annex(before=15, used={"condition_elsewhere": {"min": 5, "max": 5}})) == PAST
        assert line(annex(before=15, used={"condition_elsewhere": {"min": 0, "max": 4}})) == FIRST

    def test_a_range_that_straddles(self) -> None:
        finding = annex(before=15, used={"condition_elsewhere": {"min": 4, "max": 5}})
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("used.condition_elsewhere",)
        assert facts(finding)["sessions_before"] == ("19-20", ">= 20")

    def test_a_range_whose_two_ends_agree(self) -> None:
        assert line(annex(before=15, used={"condition_elsewhere": {"min": 5, "max": 9}})) == PAST

    def test_use_not_given(self) -> None:
        finding = annex(history=ABSENT, first_session="2025-01-06")
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history",)
        assert facts(finding)["sessions_before"][0] == "0+"

    def test_a_run_that_may_reach_past_the_session(self) -> None:
        finding = annex(history=[{"date": "2026-03-01", "until": "2026-03-20", "sessions": 20}])
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("history[0].until",)

    @pytest.mark.parametrize("code", ["1003", "1900", "1950", "1960", "1970"])
    def test_what_is_no_treatment_takes_no_number(self, code: str) -> None:
        rows = [*sessions(19), *sessions(1, "2026-02-01", performance=code)]
        assert line(annex(history=rows)) == FIRST


class TestIntake:
    """The decree speaks of treatments: whether an intake is one is a reading (`intake_counts`)."""

    rows = (*sessions(19), *sessions(1, "2026-01-02", performance="1870"))

    @pytest.mark.parametrize(("reading", "expected"), [("yes", PAST), ("no", FIRST)])
    def test_as_the_insurer_reads_it(self, reading: str, expected: str) -> None:
        finding = annex(history=list(self.rows), intake_counts=reading)
        assert line(finding) == expected
        assert ("intake_counts", reading) in finding.readings

    def test_without_a_reading_it_is_unknown_where_it_matters(self) -> None:
        finding = annex(history=list(self.rows))
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("readings.intake_counts",)

    @pytest.mark.parametrize(("before", "expected"), [(18, FIRST), (20, PAST)])
    def test_without_a_reading_it_is_not_asked_where_it_does_not(self, before: int, expected: str) -> None:
        rows = [*sessions(before), *sessions(1, "2026-01-02", performance="1864")]
        assert line(annex(history=rows)) == expected


class TestUnder18:
    """Under 18 from the first session."""

    @pytest.mark.parametrize(
        ("born", "expected"), [("2008-03-13", YOUNG), ("2008-03-12", FIRST), ("2008-03-11", FIRST)]
    )
    def test_ends_on_the_birthday(self, born: str, expected: str) -> None:
        finding = annex(before=0, born=born)
        assert line(finding) == expected
        if expected == YOUNG:
            assert articles(finding) == ["Bzv 2.6(2)", "Bzv bijlage 1 1.a.1°"]
            assert facts(finding)["age"] == (17, 18)

    def test_use_is_not_asked(self) -> None:
        assert line(annex(history=ABSENT, born="2010-01-01")) == YOUNG


class TestSessionsBefore18:
    """Whether treatments before the 18th birthday fill the twenty is a reading (`sessions_before_18`)."""

    named: Any = {"born": "2008-01-05", "history": sessions(20, "2026-01-04")}

    @pytest.mark.parametrize(("reading", "expected"), [("count", PAST), ("do_not_count", FIRST)])
    def test_as_the_insurer_reads_it(self, reading: str, expected: str) -> None:
        finding = annex(**self.named, sessions_before_18=reading)
        assert line(finding) == expected
        assert finding.readings == (("sessions_before_18", reading),)

    def test_without_a_reading(self) -> None:
        finding = annex(**self.named)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("readings.sessions_before_18",)
        intakes = [*self.named["history"], *sessions(1, "2026-01-04", performance="1870")]
        counted = annex(born=self.named["born"], history=intakes, intake_counts="yes")
        assert counted.readings == (("intake_counts", "yes"),)

    @pytest.mark.parametrize("reading", ["count", "do_not_count", ABSENT])
    def test_on_the_birthday_they_count_in_every_reading(self, reading: object) -> None:
        finding = annex(born="2008-01-05", history=sessions(20, "2026-01-05"), sessions_before_18=reading)
        assert line(finding) == PAST
        assert finding.readings == ()

    def test_where_it_does_not_matter_it_is_not_asked(self) -> None:
        rows = [*sessions(3, "2026-01-04"), *sessions(20, "2026-01-05")]
        assert line(annex(born="2008-01-05", history=rows)) == PAST
        rows = [*sessions(3, "2026-01-04"), *sessions(16, "2026-01-05")]
        assert line(annex(born="2008-01-05", history=rows)) == FIRST


class TestSeveralConditions:
    """Each condition has its own twenty, unless the insurer reads it otherwise (`two_annex_conditions`)."""

    conditions: Any = {"one": {"kind": "stroke"}, "two": {"kind": "multiple_sclerosis"}}

    def both(self, first: int, second: int, **named: Any) -> Finding:
        rows = [*sessions(first, condition="one"), *sessions(second, condition="two")]
        return ask(rule, conditions=self.conditions, condition="one", history=rows, **named)

    def test_text(self) -> None:
        assert line(self.both(10, 10)) == FIRST
        assert line(self.both(20, 0)) == PAST
        assert self.both(20, 0).readings == (("two_annex_conditions", "separate_20"),)

    @pytest.mark.parametrize(("first", "second", "expected"), [(10, 10, PAST), (10, 9, FIRST)])
    def test_shared(self, first: int, second: int, expected: str) -> None:
        assert line(self.both(first, second, two_annex_conditions="shared_20")) == expected

    def test_an_ordinary_complaint_never_counts(self) -> None:
        conditions = {"one": {"kind": "stroke"}, "two": {"kind": "not_listed"}}
        rows = [*sessions(10, condition="one"), *sessions(10, condition="two")]
        named: Any = {"conditions": conditions, "condition": "one", "history": rows}
        finding = ask(rule, two_annex_conditions="shared_20", **named)
        assert line(finding) == FIRST
        assert finding.readings == ()


class TestNewEpisode:
    """A new condition key is a new count; for a row with a term a reading says otherwise."""

    def both(self, kind: str, **named: Any) -> Finding:
        conditions = {
            "left": {"kind": kind, "first_session": "2025-06-01"},
            "right": {"kind": kind, "first_session": "2026-01-05"},
        }
        rows = [*sessions(10, "2025-06-01", condition="left"), *sessions(10, condition="right")]
        return ask(rule, conditions=conditions, condition="right", history=rows, **named)

    def test_text(self) -> None:
        finding = self.both("frozen_shoulder")
        assert line(finding) == FIRST
        assert ("new_episode_time_limited", "new_count") in finding.readings

    def test_count_continues(self) -> None:
        assert line(self.both("frozen_shoulder", new_episode_time_limited="count_continues")) == PAST

    def test_a_row_without_a_term_is_not_asked(self) -> None:
        finding = self.both("stroke", new_episode_time_limited="count_continues")
        assert line(finding) == FIRST
        assert [key for key, _ in finding.readings] == ["two_annex_conditions"]


class TestKeptRuleOf2011:
    """Who had had twelve treatments of that condition by 31 December 2011 keeps the first twelve (art. IV)."""

    def kept(self, by_2011: int, after: int, last: str = "2011-12-31", **named: Any) -> Finding:
        rows = [*sessions(by_2011, last), *sessions(after, "2012-01-02")]
        made: Any = {"date": "2012-03-12", "first_session": min(last, "2012-01-02"), "history": rows}
        return annex(**{**made, **named})

    @pytest.mark.parametrize(
        ("by_2011", "after", "expected"), [(12, 0, PAST), (11, 1, FIRST), (11, 8, FIRST), (11, 9, PAST), (12, 7, PAST)]
    )
    def test_twelve_by_then(self, by_2011: int, after: int, expected: str) -> None:
        assert line(self.kept(by_2011, after)) == expected

    def test_on_the_first_day_of_2012_it_is_too_late(self) -> None:
        assert line(self.kept(12, 0, last="2012-01-01")) == FIRST

    def test_is_cited(self) -> None:
        finding = self.kept(12, 0)
        assert "Besluit zorgpakket 2012 IV" in articles(finding)
        assert facts(finding)["sessions_before"] == (12, ">= 12")
        dated = self.kept(12, 0, first_session="2011-12-01")
        twelve = Fact("sessions_before_2012", 12, Bound(">=", 12, Measure.SESSIONS))
        assert twelve in [fact for check in dated.checks for fact in check.beside]

    def test_goes_on_for_years(self) -> None:
        assert line(self.kept(12, 0, date="2026-03-12")) == PAST

    def test_a_first_session_after_2011_ends_the_question(self) -> None:
        assert line(self.kept(0, 19, first_session="2012-01-01", last="2012-01-01")) == FIRST

    def test_treatments_elsewhere_may_have_been_before(self) -> None:
        named: Any = {"used": {"condition_elsewhere": {"min": 0, "max": 12}}, "history": []}
        finding = self.kept(0, 0, first_session="2011-12-31", **named)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("used.condition_elsewhere",)

    @pytest.mark.parametrize(
        ("before", "elsewhere", "expected"),
        [
            (0, 11, FIRST),
            (0, 12, "unknown: use-not-known"),
            (0, 20, PAST),
            (12, 3, PAST),
            (4, 8, "unknown: use-not-known"),
        ],
    )
    def test_treatments_elsewhere_have_no_day(self, before: int, elsewhere: int, expected: str) -> None:
        used = {"condition_elsewhere": {"min": elsewhere, "max": elsewhere}}
        finding = self.kept(before, 0, first_session="2011-12-01", used=used)
        assert line(finding) == expected

    @pytest.mark.parametrize(
        ("ever", "this_year", "expected"),
        [((12, 12), (0, 0), PAST), ((15, 15), (3, 3), PAST), ((12, 12), (1, 1), FIRST), ((12, 14), (0, 0), PAST)],
    )
    def test_in_2012_those_of_this_year_were_not_before(
        self, ever: tuple[int, int], this_year: tuple[int, int], expected: str
    ) -> None:
        """All treatments elsewhere but those of 2012 were before it."""
        used = {
            name: dict(zip(("min", "max"), ends, strict=True))
            for name, ends in (("condition_elsewhere", ever), ("condition_elsewhere_this_year", this_year))
        }
        assert line(self.kept(0, 0, first_session="2011-06-01", used=used)) == expected

    @pytest.mark.parametrize(
        ("day", "missing"),
        [("2012-03-12", "used.condition_elsewhere_this_year"), ("2026-03-12", "used.condition_elsewhere")],
    )
    def test_an_exact_number_does_not_say_when_they_were(self, day: str, missing: str) -> None:
        """How many of this year would say it of last year; else the number itself says too little (contract 9.19)."""
        used = {"condition_elsewhere": {"min": 12, "max": 12}}
        assert self.kept(0, 0, date=day, first_session="2011-06-01", used=used).missing == (missing,)

    def test_treatments_elsewhere_whose_start_is_not_given(self) -> None:
        used = {"condition_elsewhere": {"min": 15, "max": 15}}
        finding = annex(date="2012-06-01", history=ABSENT, used=used)
        assert line(finding) == "unknown: use-not-known"
        assert finding.missing == ("conditions.complaint.first_session",)

    def test_the_answer_is_open_whichever_of_the_two_is_missing(self) -> None:
        named: Any = {"kind": "stroke", "date": "2026-03-12", "history": []}
        used = {"condition_elsewhere": {"min": 15, "max": 15}}
        dated = decide(case(**named, used=used, first_session="2011-12-01"))
        assert (dated.outcome, dated.missing) == ("undetermined", ("used.condition_elsewhere",))
        undated = decide(case(**named, used=used))
        assert undated.outcome == "undetermined"
        assert undated.missing[0] == "conditions.complaint.first_session"

    def test_treatments_elsewhere_are_not_asked_where_twenty_are_behind(self) -> None:
        named: Any = {"used": {"condition_elsewhere": {"min": 0, "max": 12}}, "first_session": "2011-12-31"}
        assert line(self.kept(0, 20, **named)) == PAST

    def test_rows_before_the_first_session_that_was_given(self) -> None:
        """What the history shows of that condition counts, also when another first day was given."""
        rows = sessions(12, "2011-12-31", condition="complaint")
        assert line(annex(date="2012-06-01", first_session="2012-01-02", history=rows)) == PAST


class TestTerms:
    """ "voor zover de daarbij aangegeven termijn niet is overschreden": before the day N months after its start."""

    @pytest.mark.parametrize(
        ("kind", "fact", "start", "last", "article"),
        [
            ("radicular_syndrome_motor_loss", "first_session", "2026-01-15", "2026-04-14", "2"),
            ("postpartum_pelvic_instability", "first_session", "2026-01-15", "2026-04-14", "2"),
            ("conservative_fracture", "conservative_treatment_ended", "2026-01-15", "2026-07-14", "3"),
            ("frozen_shoulder", "first_session", "2025-04-01", "2026-03-31", "4"),
            ("claudication_fontaine_3", "first_session", "2025-04-01", "2026-03-31", "4"),
            ("soft_tissue_tumours", "irradiation_ended", "2024-04-01", "2026-03-31", "7"),
        ],
    )
    def test_last_day_and_the_day_after(self, kind: str, fact: str, start: str, last: str, article: str) -> None:
        after = "2026-04-15" if last == "2026-04-14" else "2026-07-15" if last == "2026-07-14" else "2026-04-01"
        assert line(annex(kind, date=last, **{fact: start})) == PAST
        over = annex(kind, date=after, **{fact: start})
        assert line(over) == OVER
        assert articles(over) == [f"Bzv bijlage 1 {article}"]
        assert facts(over) == {f"conditions.complaint.{fact}": (start, f"< {after}")}
        assert line(annex(kind, before=0, born="2010-01-01", date=last, **{fact: start})) == YOUNG
        assert line(annex(kind, before=0, born="2010-01-01", date=after, **{fact: start})) == OVER

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            ("conservative_fracture", "conditions.complaint.conservative_treatment_ended"),
            ("soft_tissue_tumours", "readings.tumour_without_irradiation"),
        ],
    )
    def test_start_not_given(self, kind: str, name: str) -> None:
        """Of a tumour the reading settles it as the day does; then the reading is named (contract 9.19)."""
        finding = annex(kind)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == (name,)

    def test_first_session_not_given_without_a_history(self) -> None:
        finding = annex("frozen_shoulder", history=ABSENT, born="2010-01-01")
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_first_session_is_the_earliest_row_of_a_complete_history(self) -> None:
        rows = sessions(20, "2025-04-01")
        assert line(annex("frozen_shoulder", date="2026-03-31", history=rows)) == PAST
        assert line(annex("frozen_shoulder", date="2026-04-01", history=rows)) == OVER

    def test_first_session_is_this_one_when_there_was_none(self) -> None:
        assert line(annex("frozen_shoulder", before=0)) == FIRST

    def test_during_the_treatment_of_a_fracture_the_term_is_not_over(self) -> None:
        assert line(annex("conservative_fracture", conservative_treatment_ended="2026-03-13")) == PAST

    def test_a_row_without_a_term_has_none(self) -> None:
        assert line(annex("stroke", first_session="2001-01-01")) == PAST


class TestAfterAStay:
    """Annex 1, par. 5: twelve months "in aansluiting op de eerste behandeling na ontslag naar huis" (from 2021)."""

    def stay(self, **named: Any) -> Finding:
        return annex("after_inpatient_stay", **{"discharged": "2025-03-12", "first_session": "2025-03-18", **named})

    @pytest.mark.parametrize(("day", "expected"), [("2026-03-17", PAST), ("2026-03-18", OVER)])
    def test_twelve_months_from_the_first_treatment(self, day: str, expected: str) -> None:
        finding = self.stay(date=day)
        assert line(finding) == expected
        assert facts(finding)["conditions.complaint.first_session"] == ("2025-03-18", "< 2026-03-18")
        assert "Bzv bijlage 1 5" in articles(finding)
        assert finding.readings == (("start_after_discharge_within", "none"),)

    @pytest.mark.parametrize(
        ("day", "expected"), [("2021-01-01", YOUNG), ("2020-12-31", "unknown: term-not-established")]
    )
    def test_from_2021(self, day: str, expected: str) -> None:
        """Discharged a year before, treated since a month later: what the text of 2020 said was not read."""
        named: Any = {"discharged": "2019-12-31", "first_session": "2020-01-31", "born": "2010-01-01"}
        finding = self.stay(date=day, before=0, **named)
        assert line(finding) == expected
        assert finding.missing == ()

    @pytest.mark.parametrize(
        ("day", "left", "first", "expected"),
        [
            ("2019-10-31", "2018-10-31", "2018-12-01", OVER),
            ("2019-10-31", "2018-11-01", "2018-12-01", YOUNG),
            ("2019-11-01", "2018-10-31", "2018-12-01", "unknown: term-not-established"),
            ("2019-11-01", "2018-11-02", "2018-12-01", YOUNG),
            ("2019-11-01", "2018-10-01", "2018-11-01", OVER),
            ("2020-12-31", "2020-01-01", "2020-02-01", YOUNG),
            ("2020-12-31", "2019-12-01", "2019-12-31", OVER),
        ],
    )
    def test_in_2020_both_texts_are_tried(self, day: str, left: str, first: str, expected: str) -> None:
        """Between 2019-10-31 and 2021-01-01 the text changed: the doubt is told only where they differ."""
        finding = self.stay(date=day, discharged=left, first_session=first, before=0, born="2010-01-01")
        assert line(finding) == expected
        shown = {"conditions.complaint.discharged", "conditions.complaint.first_session"}
        assert shown <= set(facts(finding)) or "unknown" not in expected
        # which of two days ends it nobody knows, so neither is told as the end of so many months
        months = {months_of(fact) for fact in finding.facts if fact.name in shown}
        assert months == ({None} if "unknown" in expected else {12})
        # the older text is told where both say the same, and what was read of the later one
        assert "conditions.complaint.discharged" in facts(finding) or day < "2019-11-01"
        read = (("start_after_discharge_within", "none"),) if day >= "2019-11-01" and "unknown" not in expected else ()
        assert finding.readings == read

    @pytest.mark.parametrize(("older", "expected"), [(True, OVER), (False, YOUNG)])
    def test_in_2020_either_text_can_be_supposed(self, *, older: bool, expected: str) -> None:
        """The older one runs from the discharge, the later one from the first treatment after it, given or not."""
        named: Any = {"discharged": "2018-10-31", "history": sessions(1, "2018-12-01"), "born": "2010-01-01"}
        made = case(kind="after_inpatient_stay", date="2019-11-01", **named)
        made = made.supposing(OfLaw("annex_1.after_inpatient_stay.term"), older)
        assert line(asked(rule, made)) == expected

    @pytest.mark.parametrize(("stood", "expected"), [(True, PAST), (False, "refused: annex-row-not-in-force")])
    @pytest.mark.parametrize("kind", ["copd_fev", "copd_gold2"])
    def test_in_2013_a_row_of_copd_can_be_supposed(self, kind: str, expected: str, *, stood: bool) -> None:
        made = case(kind=kind, date="2013-06-03", history=sessions(20, "2013-01-07"))
        assert line(asked(rule, made.supposing(OfLaw(f"annex_1.{kind}"), stood))) == expected

    def test_the_doubt_leaves_a_whole_answer_open_without_a_fact_to_ask(self) -> None:
        named: Any = {"kind": "after_inpatient_stay", "discharged": "2019-05-01", "first_session": "2019-08-01"}
        doubtful = decide(case(date="2020-05-04", history=sessions(20, "2019-08-01"), **named))
        assert (doubtful.outcome, doubtful.missing) == ("undetermined", ())
        assert doubtful.reasons[0] == "term-not-established"
        assert decide(case(date="2020-04-30", history=sessions(20, "2019-08-01"), **named)).outcome == "covered"
        assert decide(case(date="2020-05-04", history=sessions(19, "2019-08-01"), **named)).outcome == "not_covered"

    def test_in_2020_a_treatment_before_the_stay_begins_no_term(self) -> None:
        """In either text the term runs from the discharge or from the first treatment after it."""
        rows = [*sessions(20, "2019-01-06"), *sessions(1, "2020-02-03")]
        named: Any = {"date": "2020-05-04", "discharged": "2020-02-01", "first_session": "2019-01-06"}
        assert line(self.stay(history=rows, **named)) == PAST

    def test_before_the_discharge_the_term_has_not_begun(self) -> None:
        finding = self.stay(discharged="2026-03-13", first_session=ABSENT)
        assert line(finding) == "refused: term-not-begun"
        assert facts(finding) == {"conditions.complaint.discharged": ("2026-03-13", "<= 2026-03-12")}
        assert line(self.stay(discharged="2026-03-12", first_session=ABSENT)) == PAST

    def test_nor_in_the_text_of_before_2020(self) -> None:
        finding = self.stay(date="2019-05-01", discharged="2019-05-02", first_session="2019-01-06")
        assert line(finding) == "refused: term-not-begun"
        assert facts(finding) == {"conditions.complaint.discharged": ("2019-05-02", "<= 2019-05-01")}

    def test_a_late_start_keeps_the_twelve_months(self) -> None:
        """How long after discharge the first treatment may come, the text does not say."""
        named: Any = {"discharged": "2023-01-01", "first_session": "2025-03-13"}
        assert line(self.stay(date="2026-03-12", **named)) == PAST
        assert line(self.stay(date="2026-03-13", **named)) == OVER

    @pytest.mark.parametrize(
        ("first", "expected"), [("2025-06-11", PAST), ("2025-06-12", "refused: started-too-long-after-discharge")]
    )
    def test_read_as_a_start_within_three_months(self, first: str, expected: str) -> None:
        finding = self.stay(first_session=first, start_after_discharge_within=3)
        assert line(finding) == expected
        assert finding.readings == (("start_after_discharge_within", "3"),)
        if "refused" in expected:
            assert facts(finding) == {"conditions.complaint.first_session": (first, "< 2025-06-12")}
            assert articles(finding) == ["DCSPH-lijst after a stay", "Bzv bijlage 1 5"]

    @pytest.mark.parametrize(
        ("first", "expected"), [("2025-04-01", PAST), ("2025-03-12", "unknown: term-start-not-given")]
    )
    def test_the_discharge_is_asked_only_where_it_can_matter(self, first: str, expected: str) -> None:
        """A treatment before the stay would only let the term end later."""
        finding = self.stay(discharged=ABSENT, first_session=first)
        assert line(finding) == expected
        assert any(each.quote.startswith("maximaal twaalf maanden") for each in finding.citations)
        assert finding.missing == (("conditions.complaint.discharged",) if "unknown" in expected else ())
        start = [fact for fact in finding.facts if fact.name == "conditions.complaint.first_session"]
        assert [months_of(fact) for fact in start] == ([12] if expected == PAST else [])

    def test_a_limit_needs_the_discharge(self) -> None:
        finding = self.stay(discharged=ABSENT, start_after_discharge_within=3)
        assert finding.missing == ("conditions.complaint.discharged",)

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([*sessions(20, "2025-01-06"), *sessions(3, "2025-03-13")], PAST),
            ([*sessions(20, "2025-01-06"), *sessions(3, "2025-03-12")], OVER),
            ([*sessions(20, "2025-01-06"), *sessions(3, "2025-02-01")], OVER),
            (sessions(20, "2025-01-06"), PAST),
        ],
    )
    def test_treatment_before_the_stay(self, rows: list[dict[str, Any]], expected: str) -> None:
        """The term runs from the first treatment after discharge: of the history, else from this one."""
        named: Any = {"discharged": "2025-02-01", "first_session": "2025-01-06"}
        assert line(self.stay(date="2026-03-12", history=rows, **named)) == expected
        assert line(self.stay(date="2026-03-12", history=rows, **{**named, "first_session": ABSENT})) == expected

    def test_treatment_before_the_stay_and_no_history(self) -> None:
        named: Any = {
            "discharged": "2025-02-01",
            "first_session": "2025-01-06",
            "history": ABSENT,
            "born": "2010-01-01",
        }
        assert line(self.stay(date="2026-01-31", **named)) == YOUNG
        finding = self.stay(date="2026-02-01", **named)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    @pytest.mark.parametrize(
        ("used", "asked"),
        [
            ({"elsewhere": {"min": 0, "max": 0}}, ("used.condition_elsewhere",)),
            ({"condition_elsewhere": {"min": 0, "max": 9}}, ("used.condition_elsewhere",)),
            ({"condition_elsewhere": {"min": 0, "max": 0}}, ()),
        ],
    )
    def test_treatment_before_the_stay_and_ranges_instead_of_a_history(
        self, used: dict[str, Any], asked: tuple[str, ...]
    ) -> None:
        """Beside a range it is the other range that was not given; none of this condition is none after the stay."""
        given: Any = {"discharged": "2025-02-01", "first_session": "2025-01-06", "history": ABSENT, "used": used}
        assert self.stay(date="2026-02-01", born="2010-01-01", **given).missing == asked

    def test_a_run_across_the_discharge_may_hold_the_first_treatment(self) -> None:
        rows = [{"date": "2025-01-06", "until": "2025-03-01", "sessions": 20}]
        named: Any = {"discharged": "2025-02-01", "first_session": "2025-01-06", "history": rows}
        assert line(self.stay(date="2026-01-31", **named)) == PAST
        assert self.stay(date="2026-02-01", **named).missing == ("history[0].until",)
        not_given = self.stay(date="2026-02-01", **{**named, "first_session": ABSENT})
        assert not_given.missing == ("conditions.complaint.first_session",)

    def test_every_run_across_the_discharge_is_asked(self) -> None:
        """Whichever stands first."""
        rows = [{"date": day, "until": "2025-03-01", "sessions": 12} for day in ("2025-01-06", "2025-01-13")]
        for history in (rows, rows[::-1]):
            named: Any = {"discharged": "2025-02-01", "first_session": "2025-01-06", "history": history}
            assert set(self.stay(date="2026-02-01", **named).missing) == {"history[0].until", "history[1].until"}

    @pytest.mark.parametrize(("left", "expected"), [("2025-03-12", OVER), ("2025-03-13", PAST)])
    def test_a_first_session_on_the_day_of_discharge_is_the_first_after_it(self, left: str, expected: str) -> None:
        """One of the day before is not, and then this session is."""
        rows = sessions(20, "2025-03-12" if expected == OVER else "2025-01-06")
        given: Any = {"discharged": left, "first_session": "2025-03-12", "history": sessions(20, "2025-01-06")}
        assert line(self.stay(date="2026-03-12", **given)) == expected
        assert line(self.stay(date="2026-03-12", **{**given, "first_session": ABSENT, "history": rows})) == expected

    @pytest.mark.parametrize(("condition", "expected"), [("stay", OVER), ("other", PAST)])
    def test_only_treatments_of_the_condition_begin_the_term(self, condition: str, expected: str) -> None:
        conditions = {
            "stay": {"kind": "after_inpatient_stay", "discharged": "2025-02-01", "first_session": "2025-01-06"},
            "other": {"kind": "not_listed"},
        }
        rows = [*sessions(20, "2025-01-06", condition="stay"), *sessions(1, "2025-02-03", condition=condition)]
        made: Any = {"conditions": conditions, "condition": "stay", "date": "2026-03-12", "history": rows}
        assert line(ask(rule, **made)) == expected

    def test_of_what_may_be_the_first_the_earliest_is_asked(self) -> None:
        """Sessions elsewhere may lie on the day of discharge, before an intake of which nobody said if it counts."""
        rows = [*sessions(20, "2025-01-06"), *sessions(1, "2025-02-03", performance="1870")]
        named: Any = {"date": "2026-02-03", "discharged": "2025-02-01", "first_session": "2025-01-06", "history": rows}
        assert self.stay(**named).missing == ("readings.intake_counts",)
        some: Any = {"used": {"condition_elsewhere": {"min": 0, "max": 3}}}
        assert self.stay(**named, **some).missing == ("used.condition_elsewhere",)
        run = {"date": "2025-01-20", "until": "2025-02-10", "sessions": 2}
        assert self.stay(**{**named, "history": [*rows, run]}, **some).missing == ("history[2].until",)

    @pytest.mark.parametrize(("reading", "expected"), [("yes", OVER), ("no", PAST)])
    def test_an_intake_after_discharge(self, reading: str, expected: str) -> None:
        rows = [*sessions(20, "2025-01-06"), *sessions(1, "2025-03-12", performance="1870")]
        named: Any = {"discharged": "2025-02-01", "first_session": "2025-01-06", "history": rows}
        assert line(self.stay(date="2026-03-12", intake_counts=reading, **named)) == expected
        finding = self.stay(date="2026-03-12", **named)
        assert finding.missing == ("readings.intake_counts",)

    @pytest.mark.parametrize(("day", "confidence"), [("2024-09-14", "P"), ("2024-09-15", "I")])
    def test_how_firm_it_is(self, day: str, confidence: str) -> None:
        finding = self.stay(date=day, discharged="2024-03-12", first_session="2024-03-18", born="2010-01-01")
        assert {each.confidence for each in finding.citations if each.source == "Bzv bijlage 1"} == {confidence}


class TestDaySurgery:
    """ "opname in een ziekenhuis": whether day surgery is one, insurers read (`day_surgery_is_stay`)."""

    def stay(self, **named: Any) -> Finding:
        return annex("after_inpatient_stay", discharged="2026-01-05", first_session="2026-01-05", **named)

    @pytest.mark.parametrize(("reading", "expected"), [("yes", PAST), ("no", "refused: day-surgery-is-no-stay")])
    def test_as_the_insurer_reads_it(self, reading: str, expected: str) -> None:
        finding = self.stay(day_surgery=True, day_surgery_is_stay=reading)
        assert line(finding) == expected
        assert ("day_surgery_is_stay", reading) in finding.readings

    def test_without_a_reading(self) -> None:
        finding = self.stay(day_surgery=True)
        assert line(finding) == "unknown: reading-not-given"
        assert finding.missing == ("readings.day_surgery_is_stay",)

    @pytest.mark.parametrize("given", [False, ABSENT])
    @pytest.mark.parametrize("reading", ["no", ABSENT])
    def test_a_stay_with_a_night(self, given: object, reading: object) -> None:
        """Not given: the kind itself says that there was a stay."""
        assert line(self.stay(day_surgery=given, day_surgery_is_stay=reading)) == PAST

    def test_of_another_condition_it_is_not_asked(self) -> None:
        assert line(annex("stroke", day_surgery=True, day_surgery_is_stay="no")) == PAST


class TestLungFunctionIn2012:
    """Until the text of 2012-12-19: "indien sprake is van een FEV1/VC kleiner dan 60%"."""

    def copd(self, kind: str = "copd", **named: Any) -> Finding:
        return annex(kind, **{"date": "2012-12-19", "history": sessions(20, "2012-02-01"), **named})

    def test_the_kind_of_that_row(self) -> None:
        assert line(self.copd("copd_fev")) == PAST
        assert line(self.copd("copd_gold2")) == "refused: annex-row-not-in-force"

    @pytest.mark.parametrize(
        ("below", "expected"),
        [(True, PAST), (False, "refused: lung-function-too-good"), (ABSENT, "unknown: lung-function-not-given")],
    )
    def test_copd_without_more(self, below: object, expected: str) -> None:
        """A GOLD stage says nothing of FEV1/VC."""
        finding = self.copd(fev1_vc_below_60=below, gold_stage=3)
        assert line(finding) == expected
        path = "conditions.complaint.fev1_vc_below_60"
        assert finding.missing == ((path,) if "unknown" in expected else ())
        if "unknown" not in expected:
            assert {path: (below, True)}.items() <= facts(finding).items()

    @pytest.mark.parametrize("kind", ["copd_fev", "copd_gold2"])
    @pytest.mark.parametrize("day", ["2012-12-20", "2013-12-31"])
    def test_then_it_is_in_doubt(self, day: str, kind: str) -> None:
        finding = self.copd(kind, date=day, gold_stage=3, fev1_vc_below_60=True)
        assert line(finding) == "unknown: ground-date-not-established"

    @pytest.mark.parametrize("day", ["2012-12-20", "2013-12-31"])
    @pytest.mark.parametrize(
        ("below", "stage", "expected", "missing"),
        [
            (True, 2, PAST, ()),
            (True, 1, "unknown: ground-date-not-established", ()),
            (False, 2, "unknown: ground-date-not-established", ()),
            (False, 1, "refused: gold-stage-too-low", ()),
            (True, ABSENT, "unknown: ground-date-not-established", ("conditions.complaint.gold_stage",)),
            (ABSENT, 1, "unknown: ground-date-not-established", ("conditions.complaint.fev1_vc_below_60",)),
        ],
    )
    def test_then_only_where_the_two_texts_differ(
        self, day: str, below: Any, stage: Any, expected: str, missing: tuple[str, ...]
    ) -> None:
        """Either of the two texts may have stood there: what both say is certain."""
        named: Any = {"date": day, "gold_stage": stage, "fev1_vc_below_60": below}
        finding = self.copd(**named)
        assert line(finding) == expected
        if "unknown" in expected:
            assert facts(finding) == {"conditions.complaint.kind": ("copd", None)}
        made = case({"conditions.complaint.kind": "copd"}, history=sessions(20, "2012-03-05"), **named)
        assert decide(made).missing == missing

    def test_from_2014_the_gold_stage(self) -> None:
        assert line(self.copd(date="2014-01-01", gold_stage=2, fev1_vc_below_60=False)) == PAST
        assert line(self.copd(date="2014-01-01", gold_stage=1, fev1_vc_below_60=True)) == "refused: gold-stage-too-low"


class TestWhiplash:
    """Three months, and at most six more while the triad is still present (annex 1, par. 6)."""

    def whiplash(self, date: str, **named: Any) -> Finding:
        return annex("whiplash", date=date, first_session="2025-09-01", **named)

    @pytest.mark.parametrize("triad", [True, False, ABSENT])
    def test_within_three_months_the_triad_is_not_asked(self, triad: object) -> None:
        assert line(self.whiplash("2025-11-30", triad=triad)) == PAST

    @pytest.mark.parametrize("date", ["2025-12-01", "2026-05-31"])
    def test_extension(self, date: str) -> None:
        with_triad = self.whiplash(date, triad=True)
        assert line(with_triad) == PAST
        assert with_triad.readings == (("whiplash_extension", "three_plus_six"),)
        without = self.whiplash(date, triad=False)
        assert line(without) == OVER
        assert articles(without) == ["Bzv bijlage 1 6"]
        absent = self.whiplash(date, triad=ABSENT)
        assert line(absent) == "unknown: triad-not-given"
        assert absent.missing == ("conditions.complaint.triad",)
        assert facts(absent) == {"conditions.complaint.first_session": ("2025-09-01", "< 2025-12-01")}

    @pytest.mark.parametrize("triad", [True, False, ABSENT])
    def test_after_nine_months_it_is_over(self, triad: object) -> None:
        finding = self.whiplash("2026-06-01", triad=triad)
        assert line(finding) == OVER
        assert facts(finding) == {"conditions.complaint.first_session": ("2025-09-01", "< 2026-06-01")}
        assert [months_of(fact) for fact in finding.facts] == [9]
        assert articles(finding) == ["Bzv bijlage 1 6"]

    @pytest.mark.parametrize(("date", "expected"), [("2026-02-28", PAST), ("2026-03-01", OVER)])
    def test_read_as_six_in_all(self, date: str, expected: str) -> None:
        finding = self.whiplash(date, triad=True, whiplash_extension="six_in_all")
        assert line(finding) == expected
        assert finding.readings == (("whiplash_extension", "six_in_all"),)
        if expected == OVER:
            assert articles(finding) == ["DCSPH-lijst whiplash", "Bzv bijlage 1 6"]


class TestTumourWithoutIrradiation:
    """ "maximaal twee jaren na bestraling" gives no start without irradiation (`tumour_without_irradiation`)."""

    def tumour(self, reading: object, **named: Any) -> Finding:
        return annex("soft_tissue_tumours", tumour_without_irradiation=reading, **named)

    def test_no_term(self) -> None:
        finding = self.tumour("no_term", first_session="2020-01-01")
        assert line(finding) == PAST
        assert finding.readings == (("tumour_without_irradiation", "no_term"),)

    def test_not_covered(self) -> None:
        finding = self.tumour("not_covered", first_session="2026-03-12")
        assert line(finding) == OVER
        assert finding.readings == (("tumour_without_irradiation", "not_covered"),)

    @pytest.mark.parametrize(("first", "expected"), [("2024-03-13", PAST), ("2024-03-12", OVER)])
    def test_two_years_from_treatment(self, first: str, expected: str) -> None:
        finding = self.tumour("two_years_from_treatment", first_session=first)
        assert line(finding) == expected
        assert finding.readings == (("tumour_without_irradiation", "two_years_from_treatment"),)

    @pytest.mark.parametrize(("first", "expected"), [("2024-03-13", PAST), ("2024-03-12", OVER)])
    def test_two_years_from_the_first_of_the_history(self, first: str, expected: str) -> None:
        """Not given, and the history is complete: treatment began with its first row."""
        assert line(self.tumour("two_years_from_treatment", history=sessions(20, first))) == expected

    def test_two_years_from_a_treatment_that_is_not_given(self) -> None:
        finding = self.tumour("two_years_from_treatment", history=ABSENT, born="2010-01-01")
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)

    def test_with_irradiation_the_reading_is_not_asked(self) -> None:
        finding = self.tumour("not_covered", irradiation_ended="2026-01-01")
        assert line(finding) == PAST
        assert finding.readings == ()


class TestAgeOfARow:
    """ "en hij jonger is dan 17/22 jaar": age is part of the condition, so it ends on the birthday."""

    @pytest.mark.parametrize(
        ("kind", "day_before", "birthday", "below"),
        [
            ("motor_developmental_delay", "2009-03-13", "2009-03-12", 17),
            ("juvenile_osteochondrosis", "2004-03-13", "2004-03-12", 22),
        ],
    )
    def test_both_sides_of_the_birthday(self, kind: str, day_before: str, birthday: str, below: int) -> None:
        young = annex(kind, born=day_before)
        assert young.verdict == "met"
        old = annex(kind, born=birthday)
        assert line(old) == "refused: age-limit-of-row"
        assert facts(old) == {"age": (below, f"< {below}")}
        assert old.readings == (("annex_age_end", "on_birthday"),)

    @pytest.mark.parametrize(
        ("first", "expected"), [("2026-03-11", YOUNG), ("2026-03-12", "refused: age-limit-of-row")]
    )
    def test_read_to_the_end_of_a_running_series(self, first: str, expected: str) -> None:
        named: Any = {"born": "2009-03-12", "date": "2026-06-01", "annex_age_end": "end_of_running_series"}
        finding = annex("motor_developmental_delay", first_session=first, **named)
        assert line(finding) == expected
        assert finding.readings == (("annex_age_end", "end_of_running_series"),)
        assert facts(finding)["age"] == (17, "< 17")

    def test_a_series_whose_start_is_not_given(self) -> None:
        named: Any = {"born": "2009-03-12", "annex_age_end": "end_of_running_series", "history": ABSENT}
        finding = annex("motor_developmental_delay", **named)
        assert line(finding) == "unknown: term-start-not-given"
        assert finding.missing == ("history",)
        assert facts(finding) == {"age": (17, "< 17")}


class TestNamedElsewhere:
    """A condition that is not on the list of the day can have been named by another part of the basic package.

    Stage 2 of Fontaine left the list for paragraph 4 in 2017 and COPD for paragraph 6 in 2019; paragraph 8 names
    rheumatoid arthritis from 2025 and axial spondyloarthritis from 2026.
    """

    COPD = ("copd",)
    PAD = ("peripheral_arterial_disease_fontaine_2", "claudication_fontaine_3")
    RA, AXIAL = ("rheumatoid_arthritis_severe",), ("axial_spondyloarthritis_severe",)

    @pytest.mark.parametrize(
        ("kind", "day", "named"),
        [
            ("copd_gold2", "2012-12-19", COPD),
            ("copd_gold2", "2019-01-01", COPD),
            ("copd_fev", "2014-01-01", COPD),
            ("copd_fev", "2026-03-12", COPD),
            ("claudication_fontaine_2_3", "2017-01-01", PAD),
            ("rheumatoid_arthritis_or_chronic_rheumatism", "2024-12-31", None),
            ("rheumatoid_arthritis_or_chronic_rheumatism", "2025-01-01", RA),
            ("ankylosing_spondylitis", "2025-12-31", None),
            ("ankylosing_spondylitis", "2026-01-01", AXIAL),
            ("after_cabg", "2026-03-12", None),
        ],
    )
    def test_both_sides(self, kind: str, day: str, named: tuple[str, ...] | None) -> None:
        finding = annex(kind, date=day, history=[])
        assert line(finding) == "refused: annex-row-not-in-force"
        (fact,) = (each for each in finding.facts if each.name == "conditions.complaint.kind")
        assert (fact.actual, fact.needed) == (kind, named)

    def test_the_answer_says_by_which_kind_to_ask_again(self) -> None:
        elsewhere, nowhere = (decide(case(kind=kind)) for kind in ("copd_gold2", "after_cabg"))
        assert "but the basic package did name COPD: if it is that" in " ".join(explain(elsewhere, "en").split())
        assert "maar het basispakket noemde wel COPD: is het dat" in " ".join(explain(elsewhere, "nl").split())
        assert "did name" not in explain(nowhere, "en")


class TestRowsThatCameAndWent:
    """The list of the day decides; where the day of a change is not established, it is unknown."""

    @pytest.mark.parametrize(
        "kind", ["ankylosing_spondylitis", "myocardial_infarction", "rheumatoid_arthritis_or_chronic_rheumatism"]
    )
    @pytest.mark.parametrize("day", ["2012-01-01", "2026-03-12"])
    def test_removed_with_2012(self, kind: str, day: str) -> None:
        finding = annex(kind, date=day, history=sessions(20, "2011-06-01"))
        assert line(finding) == "refused: annex-row-not-in-force"

    @pytest.mark.parametrize(
        ("kind", "day", "expected"),
        [
            ("claudication_fontaine_2_3", "2016-12-31", PAST),
            ("claudication_fontaine_2_3", "2017-01-01", "refused: annex-row-not-in-force"),
            ("claudication_fontaine_3", "2016-12-31", PAST),
            ("claudication_fontaine_3", "2017-01-01", PAST),
            ("peripheral_arterial_disease_fontaine_2", "2016-12-31", PAST),
            ("peripheral_arterial_disease_fontaine_2", "2017-01-01", "not_applicable: other-condition"),
        ],
    )
    def test_claudication(self, kind: str, day: str, expected: str) -> None:
        assert line(annex(kind, date=day, first_session="2016-06-01", history=sessions(20, "2016-06-01"))) == expected

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("2012-01-01", "claudicatio intermittens (vasculair) graad 2 of 3 Fontaine"),
            ("2016-12-31", "claudicatio intermittens (vasculair) graad 2 of 3 Fontaine"),
            ("2017-01-01", "perifeer arterieel vaatlijden in stadium 3 Fontaine"),
        ],
    )
    def test_stage_3_stood_there_throughout(self, day: str, words: str) -> None:
        """Until 2016 "graad 2 of 3 Fontaine": stage 3 is told in the words of the day, within the same term."""
        first = "2011-06-01" if day == "2012-01-01" else "2016-06-01"
        finding = annex("claudication_fontaine_3", date=day, first_session=first, history=sessions(20, first))
        assert line(finding) == PAST
        assert words in {citation.quote for citation in finding.citations}

    @pytest.mark.parametrize(
        ("first", "day", "expected"),
        [
            ("2016-01-01", "2016-12-31", PAST),
            ("2015-12-31", "2016-12-31", "refused: term-over"),
            ("2016-01-02", "2017-01-01", PAST),
            ("2016-01-01", "2017-01-01", "refused: term-over"),
        ],
    )
    def test_the_term_of_stage_3_goes_on_over_the_change(self, first: str, day: str, expected: str) -> None:
        named: Any = {"first_session": first, "history": sessions(20, first)}
        assert line(annex("claudication_fontaine_3", date=day, **named)) == expected

    @pytest.mark.parametrize(
        ("kind", "day", "expected"),
        [
            ("copd_fev", "2013-12-31", "unknown: ground-date-not-established"),
            ("copd_fev", "2014-01-01", "refused: annex-row-not-in-force"),
            ("copd_gold2", "2013-12-31", "unknown: ground-date-not-established"),
            ("copd_gold2", "2014-01-01", PAST),
            ("copd_gold2", "2018-12-31", PAST),
            ("copd_gold2", "2019-01-01", "refused: annex-row-not-in-force"),
            ("copd", "2018-12-31", PAST),
            ("copd", "2019-01-01", "not_applicable: other-condition"),
        ],
    )
    def test_copd(self, kind: str, day: str, expected: str) -> None:
        finding = annex(kind, date=day, gold_stage=2, history=sessions(20, "2012-01-02"))
        assert line(finding) == expected
        assert finding.missing == ()

    @pytest.mark.parametrize(
        ("stage", "expected"),
        [(1, "refused: gold-stage-too-low"), (2, PAST), (4, PAST), (ABSENT, "unknown: gold-stage-not-given")],
    )
    def test_gold_stage_before_2019(self, stage: object, expected: str) -> None:
        finding = annex("copd", date="2018-12-31", gold_stage=stage, history=sessions(20, "2018-01-02"))
        assert line(finding) == expected
        assert finding.missing == (("conditions.complaint.gold_stage",) if stage is ABSENT else ())

    def test_the_row_of_gold_stage_2_says_the_stage_itself(self) -> None:
        assert line(annex("copd_gold2", date="2018-12-31", history=sessions(20, "2018-01-02"))) == PAST


class TestNotListed:
    """A condition without a row is not annex 1."""

    def test_an_ordinary_complaint_of_an_adult(self) -> None:
        finding = annex("not_listed", before=30)
        assert line(finding) == "refused: not-on-annex-1"
        assert articles(finding) == ["Bzv 2.6(2)"]

    def test_of_a_child_is_for_another_paragraph(self) -> None:
        assert line(annex("not_listed", born="2008-03-13")) == "not_applicable: other-condition"
        assert line(annex("not_listed", born="2008-03-12")) == "refused: not-on-annex-1"

    @pytest.mark.parametrize("kind", ["urinary_incontinence", "osteoarthritis_hip_knee", "fall_risk", "covid_recovery"])
    def test_of_another_ground(self, kind: str) -> None:
        assert line(annex(kind)) == "not_applicable: other-condition"


class TestProfessionAndTechnique:
    """ "zorg zoals fysiotherapeuten en oefentherapeuten die plegen te bieden": both, and whatever the technique."""

    def test_both_therapists(self) -> None:
        assert line(annex(profession="exercise_therapist", performance="2000")) == PAST

    def test_nobody_else(self) -> None:
        assert line(annex(profession="acupuncturist")) == "refused: not-a-therapist"

    @pytest.mark.parametrize("kind", ["lymphoedema", "skin_scar_tissue"])
    def test_a_skin_therapist_by_reading(self, kind: str) -> None:
        """Two rows are treated by skin therapists as well (`skin_therapist_on_annex_1`), with the same twenty."""
        skin = {"profession": "skin_therapist", "performance": ABSENT, "kind": kind}
        assert line(annex(before=20, **skin)) == PAST
        assert line(annex(before=19, **skin)) == FIRST
        assert line(annex(before=0, born="2008-03-13", **skin)) == YOUNG
        assert line(annex(before=0, born="2008-03-12", **skin)) == FIRST
        assert line(annex(before=20, skin_therapist_on_annex_1="no", **skin)) == "refused: not-a-therapist"
        assert {"Bzv 2.6(2)", "NVH annex 1"} <= set(articles(annex(before=20, **skin)))

    @pytest.mark.parametrize(
        ("techniques", "expected"),
        [
            (["dry_needling"], "refused: not-a-therapist"),
            (["acupuncture"], "refused: not-a-therapist"),
            (["dry_needling", "acupuncture"], "refused: not-a-therapist"),
            (["massage", "dry_needling"], PAST),
            (["massage"], PAST),
            (ABSENT, PAST),
        ],
    )
    def test_needles_alone_are_no_care_of_a_skin_therapist(self, techniques: object, expected: str) -> None:
        skin = {"profession": "skin_therapist", "performance": ABSENT, "techniques": techniques}
        assert line(annex("lymphoedema", **skin)) == expected

    def test_a_skin_therapist_on_another_row(self) -> None:
        assert line(annex("soft_tissue_tumours", profession="skin_therapist")) == "refused: not-a-therapist"

    @pytest.mark.parametrize(
        ("techniques", "verdict"),
        [(["dry_needling"], "met_if"), (["dry_needling", "massage"], "met"), (["massage"], "met"), (ABSENT, "met")],
    )
    def test_needling_alone_is_met_on_condition(self, techniques: object, verdict: str) -> None:
        finding = annex(techniques=techniques)
        assert finding.verdict == verdict
        assert ({"Bzv 2.1(2)", "Bzv 2.1(3)"} <= set(articles(finding))) is (verdict == "met_if")

    def test_needling_alone_does_not_soften_a_refusal(self) -> None:
        assert line(annex(before=19, techniques=["dry_needling"])) == FIRST


class TestForOtherRules:
    """What paragraph 9 and the lines of a package ask of annex 1."""

    @pytest.mark.parametrize(
        ("kind", "verdict"),
        [("stroke", "met"), ("not_listed", "not_applicable"), ("copd", "not_applicable"), ("whiplash", "refused")],
    )
    def test_whether_it_serves_a_condition(self, kind: str, verdict: str) -> None:
        """COPD has a paragraph of its own; the term of a whiplash is over after nine months."""
        made = case(kind=kind, first_session="2025-06-01", history=[])
        assert row_applies(care_facts(made), law_of(made)).verdict == verdict

    @pytest.mark.parametrize(
        ("named", "expected"),
        [
            ({"history": sessions(19)}, "met: asked-and-fits"),
            ({"history": sessions(20)}, "refused: not-on-annex-1"),
            ({"kind": "not_listed"}, "refused: not-on-annex-1"),
            ({"kind": "copd"}, "refused: not-on-annex-1"),
            ({"born": "2010-01-01"}, "refused: not-on-annex-1"),
            ({"history": ABSENT}, "unknown: use-not-known"),
        ],
    )
    def test_whether_it_is_one_of_the_first(self, named: dict[str, Any], expected: str) -> None:
        made = case(**{"kind": "stroke", "first_session": "2026-01-05", **named})
        check = one_of_the_first(care_facts(made), law_of(made))
        assert f"{check.verdict}: {check.reason}" == expected
        assert check.citations or check.verdict == "met"


class TestPolicy:
    """A referral or consent is a condition of the policy, where it asks one (Zvw 14)."""

    @pytest.mark.parametrize(
        ("asks", "fact", "absent", "lacking"),
        [
            ("requires_referral", "referral", "referral-not-given", "policy-asks-referral"),
            ("requires_consent", "consent", "consent-not-given", "policy-asks-consent"),
        ],
    )
    def test_asked_for_this_ground(self, asks: str, fact: str, absent: str, lacking: str) -> None:
        assert line(annex(**{asks: ["annex_1"], fact: True})) == PAST
        refused = annex(**{asks: ["annex_1"], fact: False})
        assert line(refused) == f"refused: {lacking}"
        assert articles(refused) == ["Zvw 14(2)"]
        unknown = annex(**{asks: ["annex_1"], fact: ABSENT})
        assert line(unknown) == f"unknown: {absent}"
        assert unknown.missing == (f"session.{fact}",)

    @pytest.mark.parametrize(("asks", "fact"), [("requires_referral", "referral"), ("requires_consent", "consent")])
    def test_asked_for_another_ground(self, asks: str, fact: str) -> None:
        assert line(annex(**{asks: ["copd"], fact: False})) == PAST
        assert line(annex(**{fact: ABSENT})) == PAST

    def test_both_lacking_are_both_named(self) -> None:
        asks: Any = {"requires_referral": ["annex_1"], "requires_consent": ["annex_1"]}
        assert annex(**asks, referral=ABSENT, consent=ABSENT).missing == ("session.referral", "session.consent")

    def test_is_not_asked_of_a_session_that_is_refused_anyway(self) -> None:
        assert annex(before=19, requires_referral=["annex_1"], referral=False).reason == "annex-1-first-sessions"


class TestDecision:
    """What the finding comes to."""

    def test_refusal_stands_before_what_is_unknown(self) -> None:
        finding = annex("ankylosing_spondylitis", history=ABSENT)
        assert line(finding) == "refused: annex-row-not-in-force"
        assert finding.missing == ()

    def test_annex_and_unknown_row_in_2013(self) -> None:
        decision = decide(case(date="2013-06-01", kind="copd_gold2", history=sessions(20, "2012-01-02")))
        assert (decision.outcome, decision.missing) == ("undetermined", ())

    def test_law_of_the_day(self) -> None:
        made = case(kind="stroke")
        assert asked(rule, made).subject == "annex_1"
