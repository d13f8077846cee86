"""The grounds of art. 2.6: their paragraphs, words and numbers, on both sides of every change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dated import FIRST, LAST, numbers_of, on, values
from fysiodekking.law import law_on
from fysiodekking.law.grounds import ClassB, Copd, CopdText, InStudy, NotInForce
from fysiodekking.model.vocabulary import THERAPISTS, Ground, Profession

STUDIES = (Ground.RHEUMATOID_ARTHRITIS_IN_STUDY, Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY)
TEMPORARY = (Ground.COVID_RECOVERY, *STUDIES)


class TestParagraphs:
    """Article 2.6 renumbers its paragraphs at every insertion: each is cited as numbered on the day."""

    @pytest.mark.parametrize(
        ("year", "paragraph"),
        [
            *((year, 4) for year in range(2012, 2017)),
            (2017, 5),
            (2018, 6),
            *((year, 7) for year in range(2019, 2024)),
            (2024, 8),
            (2025, 9),
            (2026, 9),
        ],
    )
    @pytest.mark.parametrize("day", ["01-01", "06-30", "07-01", "12-31"])
    def test_under_18_in_every_year(self, year: int, paragraph: int, day: str) -> None:
        cited = on(f"{year}-{day}").basic.grounds[Ground.UNDER_18].citation
        assert cited.article == f"2.6({paragraph})"

    @pytest.mark.parametrize(
        ("day", "read"),
        [
            ("2016-12-31", True),
            ("2017-01-01", False),
            ("2018-06-30", False),
            ("2018-07-01", True),
            ("2018-12-31", True),
            ("2019-01-01", False),
            ("2023-12-31", False),
            ("2024-01-01", True),
            ("2025-01-01", True),
        ],
    )
    def test_a_number_that_was_not_read_is_an_inference(self, day: str, read: bool) -> None:
        assert on(day).basic.grounds[Ground.UNDER_18].citation.confidence == ("P" if read else "I")

    @pytest.mark.parametrize(
        ("ground", "place", "since"),
        [
            (Ground.ANNEX_1, "Bzv 2.6(2)", None),
            (Ground.URINARY_INCONTINENCE, "Bzv 2.6(3)", None),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, "Bzv 2.6(4)", "2017-01-01"),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, "Bzv 2.6(5)", "2018-01-01"),
            (Ground.COPD, "Bzv 2.6(6)", "2019-01-01"),
            (Ground.FALL_RISK, "Bzv 2.6(7)", "2024-01-01"),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, "Bzv 2.6(8)", "2025-01-01"),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, "Bzv 2.6(8)", "2026-01-01"),
            (Ground.COVID_RECOVERY, "Rzv 2.2(2)", "2020-07-18"),
            (Ground.RHEUMATOID_ARTHRITIS_IN_STUDY, "Rzv 2.2(1)", "2019-10-01"),
            (Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY, "Rzv 2.2(1)(e)", "2019-10-01"),
        ],
    )
    def test_other_grounds_from_their_first_day(self, ground: Ground, place: str, since: str | None) -> None:
        first = date.fromisoformat(since or "2012-01-01")
        stands = law_on(first).basic.grounds[ground]
        assert stands.in_force
        assert f"{stands.citation.source} {stands.citation.article}" == place
        assert stands.citation.period.first == first
        if since:
            before = law_on(first - timedelta(days=1)).basic.grounds[ground]
            assert not before.in_force
            assert before.citation.article == "2.6"
            assert isinstance(before, NotInForce)

    @pytest.mark.parametrize("ground", [each for each in Ground if each not in TEMPORARY])
    def test_every_ground_of_the_decree_is_in_force_on_the_last_day(self, ground: Ground) -> None:
        stands = on(LAST).basic.grounds[ground]
        assert stands.in_force
        assert stands.citation.period.last is None

    def test_covid_recovery_ended_with_2024(self) -> None:
        assert on("2024-12-31").basic.grounds[Ground.COVID_RECOVERY].in_force
        ended = on("2025-01-01").basic.grounds[Ground.COVID_RECOVERY]
        assert isinstance(ended, NotInForce)

    @pytest.mark.parametrize(
        ("ground", "last", "confidence"),
        [
            (Ground.COVID_RECOVERY, "2024-12-31", "P"),
            (Ground.RHEUMATOID_ARTHRITIS_IN_STUDY, "2024-12-31", "I"),
            (Ground.AXIAL_SPONDYLOARTHRITIS_IN_STUDY, "2025-12-31", "P"),
        ],
    )
    def test_last_day_of_conditional_care(self, ground: Ground, last: str, confidence: str) -> None:
        ends = date.fromisoformat(last)
        stands = law_on(ends).basic.grounds[ground]
        assert stands.in_force
        assert (stands.citation.period.last, stands.citation.confidence) == (ends, confidence)
        assert not law_on(ends + timedelta(days=1)).basic.grounds[ground].in_force

    @pytest.mark.parametrize(("day", "confidence"), [("2023-07-31", "S"), ("2023-08-01", "P")])
    def test_how_firm_the_end_of_covid_care_is(self, day: str, confidence: str) -> None:
        """The end was moved to 1 January 2025 by Stcrt. 2023, 20603."""
        assert on(day).basic.grounds[Ground.COVID_RECOVERY].citation.confidence == confidence

    @pytest.mark.parametrize("ground", STUDIES)
    @pytest.mark.parametrize(
        ("day", "suffices", "article"),
        [
            ("2019-10-01", False, "2.2(1)"),
            ("2023-07-31", False, "2.2(1)"),
            ("2023-08-01", True, "2.2(6)"),
            ("2024-12-31", True, "2.2(6)"),
        ],
    )
    def test_when_a_completed_study_is_enough(self, ground: Ground, day: str, suffices: bool, article: str) -> None:
        word = on(day).basic.grounds[ground].in_unit(bool)["completed_study_suffices"]
        assert word.value is suffices
        assert word.citation.article.startswith(article)

    @pytest.mark.parametrize(("day", "article"), [("2025-04-23", "2.2(6)"), ("2025-04-24", "2.2(3)")])
    def test_the_paragraph_on_a_completed_study_moved(self, day: str, article: str) -> None:
        ground = on(day).basic.grounds.axial_spondyloarthritis_in_study
        assert isinstance(ground, InStudy)
        assert ground.completed_study_suffices.citation.article == article


class TestGroundWords:
    """Which profession the words name, and whether they give exercise therapy only."""

    @pytest.mark.parametrize(
        ("ground", "both", "exercise_only"),
        [
            (Ground.ANNEX_1, True, False),
            (Ground.URINARY_INCONTINENCE, False, False),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, False, True),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, False, True),
            (Ground.COPD, True, True),
            (Ground.FALL_RISK, True, True),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, True, True),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, True, True),
            (Ground.UNDER_18, True, False),
            (Ground.COVID_RECOVERY, True, False),
        ],
    )
    def test_professions_and_exercise(self, ground: Ground, both: bool, exercise_only: bool) -> None:
        stands = on("2026-03-12").basic.grounds[ground]
        assert stands.professions == (THERAPISTS if both else {Profession.PHYSIOTHERAPIST})
        assert stands.exercise_only is exercise_only


class TestNumbers:
    """Every number of article 2.6, from the day on which it holds."""

    @pytest.mark.parametrize(
        ("ground", "day", "numbers"),
        [
            (
                Ground.ANNEX_1,
                "2012-01-01",
                {"first_not_covered": 20, "kept_treatments": 12, "kept_first_not_covered": 12},
            ),
            (Ground.URINARY_INCONTINENCE, "2012-01-01", {"sessions": 9}),
            (Ground.PERIPHERAL_ARTERIAL_DISEASE_FONTAINE_2, "2017-01-01", {"sessions": 37, "months": 12}),
            (Ground.OSTEOARTHRITIS_HIP_KNEE, "2018-01-01", {"sessions": 12, "months": 12}),
            (
                Ground.COPD,
                "2019-01-01",
                {
                    "gold_stage": 2,
                    "months": 12,
                    "A_first_year": 5,
                    "A_later_year": 0,
                    "B_first_year": 27,
                    "B_later_year": 3,
                    "C_first_year": 70,
                    "C_later_year": 52,
                },
            ),
            (Ground.FALL_RISK, "2024-01-01", {"months": 12}),
            (Ground.RHEUMATOID_ARTHRITIS_SEVERE, "2025-01-01", {}),
            (Ground.AXIAL_SPONDYLOARTHRITIS_SEVERE, "2026-01-01", {}),
            (Ground.UNDER_18, "2012-01-01", {"first": 9, "second": 9}),
            (Ground.COVID_RECOVERY, "2020-07-18", {"sessions": 50, "months": 6}),
            (Ground.COVID_RECOVERY, "2024-12-31", {"sessions": 50, "months": 6}),
        ],
    )
    def test_on_the_first_day_of_the_ground(self, ground: Ground, day: str, numbers: dict[str, int]) -> None:
        assert values(numbers_of(on(day).basic.grounds[ground])) == numbers

    @pytest.mark.parametrize("ground", [each for each in Ground if each is not Ground.COVID_RECOVERY])
    def test_hold_to_the_last_day(self, ground: Ground) -> None:
        for number in numbers_of(on(LAST).basic.grounds[ground]).values():
            assert number.citation.period.last is None

    def test_dates(self) -> None:
        assert values(on("2026-03-12").basic.grounds.annex_1.in_unit(date)) == {"kept_by": date(2011, 12, 31)}
        copd = {"earliest_start": date(2019, 1, 1), "read_start": date(2020, 1, 1)}
        assert values(on("2019-01-01").basic.grounds.copd.in_unit(date)) == copd
        covid = {"earliest_start": date(2020, 7, 18), "latest_start": date(2024, 6, 30)}
        assert values(on("2020-07-18").basic.grounds.covid_recovery.in_unit(date)) == covid
        assert values(on("2024-12-31").basic.grounds.covid_recovery.in_unit(date)) == covid

    @pytest.mark.parametrize(
        ("day", "maxima", "class_b"),
        [
            ("2019-01-01", True, ClassB.ONE),
            ("2020-12-31", True, ClassB.ONE),
            ("2021-01-01", True, ClassB.DIVIDED),
            ("2024-12-31", True, ClassB.DIVIDED),
            ("2025-01-01", False, ClassB.DIVIDED),
            (LAST, False, ClassB.DIVIDED),
        ],
    )
    def test_how_firm_the_maxima_for_copd_were(self, day: date | str, maxima: bool, class_b: ClassB) -> None:
        ground = on(day).basic.grounds.copd
        assert isinstance(ground, Copd)
        text = CopdText.MAXIMA_FROM_18 if maxima else CopdText.ADULTS_WITHOUT_MAXIMUM
        assert (ground.text.value, ground.class_b.value) == (text, class_b)
        assert ground.text.citation.confidence == "P"
        assert ground.B_first_year.citation.confidence == ("P" if maxima else "S")

    @pytest.mark.parametrize(("day", "both"), [("2019-01-01", False), ("2024-12-31", False), ("2025-01-01", True)])
    def test_whom_paragraph_6_names(self, day: str, both: bool) -> None:
        """ "Fysiotherapie omvat tevens" until 2024, "fysiotherapie of oefentherapie" from 2025."""
        named = on(day).basic.grounds[Ground.COPD].professions
        assert named == (THERAPISTS if both else {Profession.PHYSIOTHERAPIST})

    def test_a_number_without_an_article_of_its_own_stands_in_the_paragraph_of_its_ground(self) -> None:
        annex = on("2026-03-12").basic.grounds.annex_1
        assert annex.first_not_covered.citation.article == "2.6(2)"
        assert annex.first_not_covered.citation.quote == "niet de eerste twintig behandelingen"
        kept = annex.kept_treatments.citation
        assert (kept.source, kept.article) == ("Besluit zorgpakket 2012", "IV")

    def test_a_number_is_cited_in_the_paragraph_as_numbered_on_the_day(self) -> None:
        first = [on(day).basic.grounds.under_18.first for day in ("2016-12-31", "2017-01-01")]
        assert [each.citation.article for each in first] == ["2.6(4)", "2.6(5)"]

    def test_adults_are_18(self) -> None:
        for day in (FIRST, LAST):
            assert on(day).basic.adult_age.value == 18
            assert on(day).insurance.deductible_age.value == 18

    def test_the_tests_of_article_2_1(self) -> None:
        basic = on("2026-03-12").basic
        assert [basic.science_and_practice.article, basic.reasonably_dependent.article] == ["2.1(2)", "2.1(3)"]
